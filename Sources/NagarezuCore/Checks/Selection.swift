/// What a project's rule selects of a model.
struct Selection {
  let selector: ProjectRule.Selector
  private let facts: Facts
  private var model: Model { facts.model }
  /// The items and people it speaks of.
  private let wanted: Cells
  /// The nodes where it speaks of a place or an address that is so on some day; `nil` where it names none.
  private let nodesThere: Set<Node>?

  init(_ selector: ProjectRule.Selector, in facts: Facts) {
    self.selector = selector
    self.facts = facts
    let model = facts.model
    var items = Set(selector.items)
    if selector.isSensitive {
      items.formUnion(model.itemIDs.filter { facts.reach.lineage.isSensitive[$0.position] })
    } else if items.isEmpty {
      items = Set(model.itemIDs)
    }
    wanted = Cells(
      shape: facts.reach.shape, items: items.sorted(),
      atoms: selector.subjects ?? model.population.everyone)
    let epochs = facts.reach.epochs
    nodesThere =
      selector.sites.isEmpty && !selector.isAbroad
      ? nil
      : Set(
        model.nodes.filter { node in epochs.contains { selector.isThere(node, in: $0.model) } })
  }

  /// The cells among `cells` that it speaks of.
  func of(_ cells: Cells) -> Cells { cells.intersection(wanted) }

  /// The parties whose having is asked for: those named with their parts, or else everybody outside the authority but 本人.
  var parties: [Party.ID] {
    let parties = facts.selectable.parties(for: selector)
    return selector.parties.isEmpty ? parties.filter { model.isOutsider($0) } : parties
  }

  /// The systems it speaks of, in order.
  var systems: [System.ID] {
    facts.selectable.systems(for: selector).filter { takes(.system($0)) }
  }

  /// The passages it speaks of, in order; `anyKind` leaves the kinds of channels out of it.
  func passages(anyKind: Bool = false) -> some Sequence<Passage> {
    facts.selectable.passages(for: selector).lazy.filter { takes($0, anyKind: anyKind) }
  }

  private func isNamed(_ party: Party.ID) -> Bool {
    !Set(model.withAncestors(party)).isDisjoint(with: selector.parties)
  }

  // MARK: Whose part changes

  /// What of a system's contents it speaks of, over time: only while it stands where that is asked for.
  func standing(in system: System.ID) -> [(days: DayRange, cells: Cells)] {
    facts.standing(at: .system(system)).filter { takes(.system(system), on: $0.days.first) }
      .map { ($0.days, of($0.cells)) }
  }

  /// What of a passage's pieces it speaks of: only while those have a part in it that are asked for.
  func of(
    _ pieces: [(days: DayRange, cells: Cells)], over passage: Passage
  ) -> [(days: DayRange, cells: Cells)] {
    pieces.filter { takes(passage, on: $0.days.first) }.map { ($0.days, of($0.cells)) }
  }

  /// Whether it speaks of a node on some day.
  func takes(_ node: Node) -> Bool {
    isNamed(node) && nodesThere?.contains(node) ?? true
  }

  private func takes(_ node: Node, on day: Day) -> Bool {
    takes(node) && (nodesThere == nil || selector.isThere(node, in: facts.reach.model(on: day)))
  }

  /// Whether a node is among the systems that it names, or inside them.
  private func isNamed(_ node: Node) -> Bool {
    guard !selector.systems.isEmpty else { return true }
    guard case .system(let id) = node else { return false }
    return !Set(model.withOuter(id)).isDisjoint(with: selector.systems)
  }

  /// Whether it may speak of a passage on some day: rather too many, for each day is asked where something passes.
  private func takes(_ passage: Passage, anyKind: Bool) -> Bool {
    guard usesChannel(passage, anyKind: anyKind) else { return false }
    guard asksWho else { return true }
    let ends = [model.origin(of: passage), model.end(of: passage)]
    return (!selector.namesPlace || ends.contains { takes($0) })
      && facts.hands.mayHave(passage, selector)
  }

  /// Whether it depends on the day which passages it speaks of.
  private var asksWho: Bool {
    !selector.parties.isEmpty || selector.namesPlace || !selector.between.isEmpty
  }

  private func takes(_ passage: Passage, on day: Day) -> Bool {
    guard asksWho else { return true }
    let model = facts.reach.model(on: day)
    if selector.namesPlace {
      let ends = [model.origin(of: passage), model.end(of: passage)]
      guard ends.contains(where: { takes($0, on: day) }) else { return false }
    }
    let takers = model.takers(of: passage)
    if !selector.parties.isEmpty, !takers.contains(where: isNamed) { return false }
    guard let one = selector.between.first, let other = selector.between.last else { return true }
    let givers = facts.reach.givers(of: passage, on: day)
    func isOf(_ hands: [Party.ID], _ party: Party.ID) -> Bool {
      hands.contains { model.withAncestors($0).contains(party) }
    }
    return isOf(givers, one) && isOf(takers, other) || isOf(takers, one) && isOf(givers, other)
  }

  private func usesChannel(_ passage: Passage, anyKind: Bool) -> Bool {
    guard !selector.channels.isEmpty || (!selector.kinds.isEmpty && !anyKind) else { return true }
    return model.channel(of: passage).map {
      model[$0].isAmong(selector.channels, selector.kinds, id: $0)
    } ?? (anyKind && !selector.kinds.isEmpty)
  }
}

extension ProjectRule.Selector {
  /// Whether a system stands at a place that it names, and abroad where it asks for that, in a model of one day.
  fileprivate func isThere(_ node: Node, in model: Model) -> Bool {
    guard case .system(let id) = node else { return false }
    if !sites.isEmpty, !model.sites(of: id).contains(where: sites.contains) { return false }
    guard isAbroad else { return true }
    return model.address(of: id).map { Whereabouts($0.text).place != .japan } ?? false
  }
}

extension Channel {
  /// Whether a list of channels and kinds names it, as in an approval: 郵送, 窓口 and 手渡し count as 紙.
  func isAmong(_ channels: [Channel.ID], _ kinds: [Channel.Kind], id: Channel.ID) -> Bool {
    channels.contains(id) || kinds.contains(kind) || (kind.countsAsPaper && kinds.contains(.paper))
  }
}

extension ProjectRule {
  /// How a finding of the rule begins and ends.
  func said(_ ja: String, _ en: String) -> Message {
    let ground = basis.map { "、根拠: \($0)" } ?? ""
    let groundEN = basis.map { "; basis: \($0)" } ?? ""
    return Message(
      ja: "規則「\(name)」: \(ja)（理由: \(reason)\(ground)）",
      en: "rule '\(name)': \(en) (reason: \(reason)\(groundEN))")
  }

  var related: [Finding.Related] {
    [
      Finding.Related(
        span: span, message: Message(ja: "規則「\(name)」", en: "rule '\(name)'"))
    ]
  }
}
