import NagarezuCore

// MARK: - One party

extension SceneBuilder {
  /// Where a finding or gap is marked.
  enum Place: Hashable {
    case arrow(Int)
    case end(Scene.End)
  }

  /// Leaves what `party` and its parts operate, house or are, every arrow to or from that, and the other ends of those.
  /// Of a party that has no place of its own: the arrows over its channels.
  ///
  /// `places` says where each note of the scene's findings is marked, list for list.
  mutating func narrow(to party: Party.ID, _ places: [[Place]]) {
    func isOwn(_ other: Party.ID) -> Bool { model.withAncestors(other).contains(party) }
    let own = Set(
      boxes.filter { node, _ in
        var hands = model.hands(of: node)
        if case .system(let id) = node {
          hands += model.site(of: id).map { model[$0].operators } ?? []
        }
        return hands.contains(where: isOwn)
      }.map(\.value))
    let ownFrames = Set(
      systemFrames.filter { model[$0.key].operators.contains(where: isOwn) }.map(\.value))
    func touches(_ end: Scene.End) -> Bool {
      switch end {
      case .box(let box): own.contains(box)
      case .frame(let frame): ownFrames.contains(frame)
      }
    }
    var arrows = Set(
      scene.arrows.indices.filter { touches(scene.arrows[$0].from) || touches(scene.arrows[$0].to) }
    )
    if own.isEmpty {
      arrows = Set(
        scene.arrows.indices.filter { arrow in
          passages[arrow].contains { passage in
            model.channel(of: passage).map { model[$0].operators.contains(where: isOwn) } ?? false
          }
        })
    }
    let remarks = zip(scene.remarks, remarkArrows).filter { arrows.contains($1) }.map(\.0)
    let kept = Set(own)
    let shown = zip(scene.findings, places).filter { _, places in
      places.contains { place in
        switch place {
        case .arrow(let arrow): arrows.contains(arrow)
        case .end(let end): touches(end) || isAround(end, kept)
        }
      }
    }.map(\.0)
    let role = scene.role(of: anchorParty(of: party))
    scene = scene.keeping(boxes: own, arrows: arrows, remarks: remarks)
    scene.findings = shown
    scene.title = FigureWords.part(scene.title, role: role, name: fullName(of: party))[language]
  }

  private func isAround(_ end: Scene.End, _ boxes: Set<Int>) -> Bool {
    boxes.contains { scene.frames(around: .box($0)).map { .frame($0) }.contains(end) }
  }

  /// What stands for the legal person in the figure.
  private func anchorParty(of party: Party.ID) -> Scene.End {
    let root = root(of: party)
    if let frame = partyFrames[root] { return .frame(frame) }
    return boxes[.party(root)].map { .box($0) } ?? .box(0)
  }
}

// MARK: - Items

extension SceneBuilder {
  /// Lights every arrow over which one of the items, or something made from it, really travels, and what holds it;
  /// fades the rest. Labels of lit arrows name what of it travels there; remarks are those of lit arrows.
  ///
  /// - SeeAlso: design §3: what a flow names and what reaches it are two things.
  mutating func light(_ lit: [FigureView.Lit], on day: Day?) {
    let asked = Set(lit.flatMap(\.items))
    let derived = Set(asked.flatMap { reach.lineage.derived[$0.position] }).subtracting(asked)
    let all = asked.union(derived)
    var litArrows = Set<Int>()
    for arrow in scene.arrows.indices {
      let carried = Set(passages[arrow].flatMap { reach.items(over: $0, on: day) })
      guard !carried.isDisjoint(with: all) else {
        // Room for the labels that the figure is about.
        (scene.arrows[arrow].items, scene.arrows[arrow].briefItems) = ("", "")
        continue
      }
      litArrows.insert(arrow)
      let words = words(direct: carried.intersection(asked), made: carried.intersection(derived))
      (scene.arrows[arrow].items, scene.arrows[arrow].briefItems) = (words[0].words, words[1].words)
      (scene.arrows[arrow].hidesItems, scene.arrows[arrow].hidesInBrief) = (
        words[0].hides, words[1].hides
      )
      if words.contains(where: \.hides) { list(carried.intersection(all), of: arrow) }
    }
    var ends = Set(litArrows.flatMap { [scene.arrows[$0].from, scene.arrows[$0].to] })
    for (node, box) in boxes where !reach.items(at: node, on: day).isDisjoint(with: all) {
      ends.insert(.box(box))
    }
    for end in ends { ends.formUnion(scene.frames(around: end).map { .frame($0) }) }
    for arrow in scene.arrows.indices {
      scene.arrows[arrow].emphasis = litArrows.contains(arrow) ? .lit : .faded
    }
    for box in scene.boxes.indices {
      scene.boxes[box].emphasis = ends.contains(.box(box)) ? .lit : .faded
    }
    for frame in scene.frames.indices {
      scene.frames[frame].emphasis = ends.contains(.frame(frame)) ? .lit : .faded
    }
    scene.remarks = zip(scene.remarks, remarkArrows).filter { litArrows.contains($1) }.map(\.0)
    remarkArrows = remarkArrows.filter(litArrows.contains)
    let listed = Set(litArrows.flatMap { scene.arrows[$0].listed })
    scene.itemRows = scene.itemRows.filter { listed.contains($0.place) }
    let names = lit.map(shownName).joined(separator: FigureWords.comma[language])
    scene.title = FigureWords.items(scene.title, names)[language]
    let days = FigureWords.days(day)[language]
    if litArrows.isEmpty {
      say(FigureWords.nowhere(days)[language])
    } else if day != nil {
      say(days)
    }
  }

  /// A field by its own name, a group by the group's; in the language of the figure.
  private func shownName(_ lit: FigureView.Lit) -> String {
    if let group = written.groups.firstIndex(where: { $0.name == lit.name }) {
      return model.groups[group].name
    }
    return lit.items.count == 1 ? model[lit.items[0]].name : lit.name
  }

  /// All that fits, then the first alone.
  private func words(
    direct: Set<Item.ID>, made: Set<Item.ID>
  ) -> [(words: String, hides: Bool)] {
    let shown = direct.isEmpty ? made : direct
    let selection = [ItemSelection.named(shown.sorted())]
    return [2, 1].map { limit in
      var label = label(for: selection, atMost: limit)
      if direct.isEmpty { label.words = FigureWords.inferred(label.words)[language] }
      return label
    }
  }

  /// Names in the item list what an arrow's label cannot, where its flow does not name it: what all of a system's items are, or
  /// what is made of them.
  private mutating func list(_ items: Set<Item.ID>, of arrow: Int) {
    let named = Set(
      arrowFlows[arrow].flatMap { flow -> [Item.ID] in
        if case .named(let items) = flow.items { return items }
        return []
      })
    let others = model.inAuthorsOrder(items.subtracting(named)).map { model[$0].name }
    guard !others.isEmpty,
      let row = scene.itemRows.firstIndex(where: { scene.arrows[arrow].listed.contains($0.place) })
    else { return }
    scene.itemRows[row].items +=
      FigureWords.amongThem(others.joined(separator: comma))[language]
  }

  /// Puts words before the subtitle, where they are not cut off.
  mutating func say(_ words: String) {
    scene.subtitle = words + (language == .ja ? "　" : "; ") + scene.subtitle
  }
}

// MARK: - Names explained

extension SceneBuilder {
  /// 名称の説明: parties and systems of the figure that say what they are.
  mutating func explainNames() {
    let nodes = Set(boxes.keys).union(systemFrames.keys.map { .system($0) })
    var parties = Set<Party.ID>()
    for node in nodes {
      for party in model.hands(of: node) { parties.formUnion(model.withAncestors(party)) }
    }
    let entries =
      parties.sorted().map { (fullName(of: $0), model[$0].note.description) }
      + model.systemIDs.filter { nodes.contains(.system($0)) }.map {
        (model[$0].fullName ?? model[$0].name, model[$0].note.description)
      }
    scene.glossary = entries.compactMap { name, description in
      description.map { Scene.Note(ruleCode: nil, head: name, sentence: $0) }
    }
  }
}
