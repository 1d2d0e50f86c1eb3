import NagarezuCore

/// What newly reaches whom, laid over a figure: the arrows that bring it, notes where it arrives,
/// and the table.
///
/// The set is the engine's (``ReachDifference``); the figure only shows it. An arrow whose own words
/// are as they were is shown too where something new comes over it.
struct ReachOverlay {
  /// Shape: arrow of the whole, ascending.
  private let arrows: [Int]
  /// Shape: box or frame of the whole → what newly arrives there.
  private var notes: [Scene.End: String] = [:]
  private let rows: [Scene.ReachRow]

  init(_ whole: SceneComparison, _ model: Model, on day: Day?, _ comparison: Baseline) {
    let change = ReachDifference(
      from: Reach(comparison.old), on: comparison.day, to: Reach(model), on: day)
    let language = whole.new.scene.language
    let (new, old) = (
      ReachWords(model: model, language: language),
      ReachWords(model: comparison.old, language: language)
    )
    rows =
      change.arriving.map { new.row($0, .added) } + change.ceasing.map { old.row($0, .removed) }
    let builder = whole.new.builder
    var arrows = Set<Int>()
    var names: [Scene.End: [Exposure: [String]]] = [:]
    for one in change.arriving {
      for passage in one.passages {
        if let arrow = builder.arrow(of: passage, in: model),
          let place = whole.arrows.firstIndex(where: { $0.new == arrow })
        {
          arrows.insert(place)
        }
        // Whoever runs the channel or the site gets it too, but not at the end of the arrow.
        guard model.receivers(of: passage).contains(one.party),
          let end = builder.entry(of: passage, in: model)
        else { continue }
        let place = whole.end(end, of: whole.new)
        let known = names[place]?[one.exposure] ?? []
        names[place, default: [:]][one.exposure, default: []] +=
          new.names(one.items).filter { !known.contains($0) }
      }
    }
    self.arrows = arrows.sorted()
    for (place, kinds) in names {
      notes[place] = [Exposure.read, .custody].compactMap { exposure in
        kinds[exposure].map {
          FigureWords.arrives(FigureWords.few($0, language, atMost: 2), exposure: exposure)[
            language]
        }
      }.joined(separator: FigureWords.semicolon[language])
    }
  }

  /// Marks a scene of the whole.
  func mark(_ scene: inout Scene) {
    for arrow in arrows { scene.arrows[arrow].isNewReach = true }
    for (place, note) in notes {
      switch place {
      case .box(let box): scene.boxes[box].arrivals = note
      case .frame(let frame): scene.frames[frame].arrivals = note
      }
    }
    scene.reachRows = rows
  }
}

/// Changed reach in the words of one model.
private struct ReachWords {
  let model: Model
  let language: Language

  /// Groups that are there as a whole, then what is left.
  func names(_ items: [Item.ID]) -> [String] {
    var left = items
    var names: [String] = []
    let groups = model.groups.filter { $0.items.count > 1 }
      .sorted { ($1.items.count, $0.name) < ($0.items.count, $1.name) }
    for group in groups where group.items.allSatisfy(left.contains) {
      names.append(group.name)
      left.removeAll(where: group.items.contains)
    }
    return names + left.map { model[$0].name }
  }

  func row(_ one: ReachDifference.Difference, _ change: Scene.Change) -> Scene.ReachRow {
    let comma = Message(ja: "、", en: ", ")[language]
    let phrases = Phrases(model: model, language: language)
    let people = one.people.map { phrases.people($0) }
    let bracketed = people.map { phrases.say("（\($0)）", " (\($0))") } ?? ""
    let ways = one.passages.map(way)
    var seen = Set<String>()
    return Scene.ReachRow(
      change: change,
      party: phrases.party(one.party)
        + (one.exposure == .custody ? FigureWords.keptOnly[language] : ""),
      items: names(one.items).joined(separator: comma) + bracketed,
      ways: ways.isEmpty
        ? FigureWords.bornThere[language]
        : ways.filter { seen.insert($0).inserted }.joined(separator: comma))
  }

  private func way(_ passage: Passage) -> String {
    let channel = model.channel(of: passage).map { model[$0].name }
    let brackets = channel.map { Message(ja: "（\($0)）", en: " (\($0))")[language] } ?? ""
    switch passage {
    case .flow(let id): return model[id].number + brackets
    case .reader(let system, _):
      return FigureWords.look(at: model[system].name)[language] + brackets
    }
  }
}

extension SceneBuilder {
  /// The arrow that stands for a passage of `model`, of which the figure may show one day; `nil`
  /// where none is drawn.
  fileprivate func arrow(of passage: Passage, in model: Model) -> Int? {
    switch passage {
    case .flow(let id):
      let flow = model[id]
      return arrowFlows.firstIndex { flows in
        flows.contains {
          $0.number == flow.number && $0.from == flow.from && $0.to == flow.to
            && $0.span == flow.span
        }
      }
    case .reader(let system, let index):
      guard let from = end(of: .system(system)),
        let to = boxes[.party(model[system].readers[index].party)]
      else { return nil }
      return scene.arrows.firstIndex {
        $0.number == nil && $0.from == from && $0.to == .box(to)
      }
    }
  }

  /// Where in the figure a passage comes in; `nil` where that is not drawn.
  fileprivate func entry(of passage: Passage, in model: Model) -> Scene.End? {
    switch passage {
    case .flow(let id): end(of: model[id].to)
    case .reader(let system, let index):
      boxes[.party(model[system].readers[index].party)].map { .box($0) }
    }
  }
}
