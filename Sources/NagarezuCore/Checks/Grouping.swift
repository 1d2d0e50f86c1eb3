/// Turns violations into findings: one per cause, each with its id, its path and its words.
struct Grouping {
  private let facts: Facts
  private var model: Model { facts.model }

  init(_ facts: Facts) { self.facts = facts }

  /// What makes two violations one finding. The same parts make its id.
  private struct Cause: Hashable {
    let rule: String
    let party: Party.ID?
    let node: Node?
    let exposure: Exposure
    let channel: Channel.ID?
    let last: String
  }

  /// The findings that violations of one rule make, in order of id.
  func findings(_ rule: any ReachRule, _ violations: [Violation]) -> [Finding] {
    let groups = Dictionary(grouping: violations, by: cause(of:))
    return groups.map { finding(rule, $0, $1) }.sorted { $0.id.precedesByBytes($1.id) }
  }

  /// The findings of a rule about papers, in order of id.
  func findings(_ rule: any PaperRule) -> [Finding] {
    rule.check(model).map { violation in
      let paper = model[violation.approval]
      let party: Party.ID? = if case .party(let id) = paper.target { id } else { nil }
      return Finding(
        id: Self.id([violation.rule, party.map { model[$0].name }, nil, nil, nil, paper.id]),
        rule: violation.rule, severity: .error, party: party, node: nil, exposure: nil,
        channel: nil, passage: nil, place: nil, approval: violation.approval, cells: [],
        waiver: nil, path: nil, nearest: paper.parent, span: paper.span, message: violation.reason)
    }.sorted { $0.id.precedesByBytes($1.id) }
  }

  private func cause(of violation: Violation) -> Cause {
    let channel = violation.passage.flatMap { model.channel(of: $0) }
    return Cause(
      rule: violation.rule, party: violation.party, node: node(of: violation),
      exposure: violation.exposure, channel: channel,
      last: violation.passage.map(name(of:)) ?? "")
  }

  /// Where the party has it or whose hands it enters; `nil` for what the operator of a channel gets.
  private func node(of violation: Violation) -> Node? {
    switch violation.place {
    case .node(let node): return node
    case .passage(let passage):
      guard let party = violation.party, model.receivers(of: passage).contains(party) else {
        return nil
      }
      return model.end(of: passage)
    }
  }

  /// A flow's number, or who looks at what.
  private func name(of passage: Passage) -> String {
    switch passage {
    case .flow(let id):
      model[id].number + (model[id].isReturn ? "（戻り）" : "")
    case .reader(let system, let index):
      "閲覧:\(model[model[system].readers[index].party].name)@\(model[system].name)"
    }
  }

  /// Parts joined by `/`, a part that is missing written `-`; a `/` within a name becomes `%2F`, and a `%` becomes `%25`, so
  /// that ids stay apart.
  static func id(_ parts: [String?]) -> String {
    parts.map { part in
      guard let part, !part.isEmpty else { return "-" }
      return part.map { $0 == "%" ? "%25" : $0 == "/" ? "%2F" : String($0) }.joined()
    }.joined(separator: "/")
  }

  private func finding(_ rule: any ReachRule, _ cause: Cause, _ all: [Violation]) -> Finding {
    let passage = all.compactMap(\.passage).min()
    let finding = Finding(
      id: Self.id([
        cause.rule, cause.party.map { model[$0].name }, cause.node.map { model.name(of: $0) },
        cause.exposure.rawValue, cause.channel.map { model[$0].name }, cause.last,
      ]),
      rule: cause.rule, severity: .error, party: cause.party, node: cause.node,
      exposure: cause.exposure, channel: cause.channel, passage: passage, place: all.first?.place,
      approval: nil, cells: [], waiver: nil, path: nil, nearest: nil,
      span: span(cause, passage), message: Message(ja: "", en: ""))
    return self.finding(finding, about: Self.cells(all), rule)
  }

  /// The same finding about these cells: with their path, their nearest approval and their words.
  func finding(_ finding: Finding, about cells: [Finding.Cell], _ rule: any ReachRule) -> Finding {
    var result = finding
    result.cells = cells
    result.path = path(of: result)
    result.nearest = nearest(to: result)
    result.message = rule.message(text(of: result))
    return result
  }

  /// One cell per item and people, days joined, in order.
  static func cells(_ violations: [Violation]) -> [Finding.Cell] {
    struct Row: Hashable {
      let item: Item.ID
      let atoms: AtomSet
    }
    let rows = Dictionary(grouping: violations) { Row(item: $0.item, atoms: $0.atoms) }
    return rows.flatMap { row, violations in
      DayRange.joined(violations.map(\.days)).map {
        Finding.Cell(item: row.item, atoms: row.atoms, days: $0)
      }
    }.sorted(by: precedes)
  }

  /// The cells in order, those of one item and the same people joined.
  static func sorted(_ cells: [Finding.Cell]) -> [Finding.Cell] {
    let rows = Dictionary(grouping: cells) {
      Finding.Cell(item: $0.item, atoms: $0.atoms, days: .always)
    }
    return rows.flatMap { row, cells in
      DayRange.joined(cells.map(\.days)).map {
        Finding.Cell(item: row.item, atoms: row.atoms, days: $0)
      }
    }.sorted(by: precedes)
  }

  private static func precedes(_ a: Finding.Cell, _ b: Finding.Cell) -> Bool {
    (a.item, a.days.first, a.atoms.members.first ?? 0, a.days.last)
      < (b.item, b.days.first, b.atoms.members.first ?? 0, b.days.last)
  }

  func text(of finding: Finding) -> FindingText {
    FindingText(
      items: finding.items.map { model[$0].name },
      party: finding.party.map { model.shown($0) } ?? Message(ja: "", en: ""),
      system: finding.node.map { model.name(of: $0) } ?? "",
      channel: finding.channel.map { Message(ja: model[$0].name, en: model[$0].name) }
        ?? Message(ja: "", en: ""),
      subjects: finding.atoms.map { model.described($0) } ?? [], days: finding.during)
  }

  // MARK: Evidence

  private func path(of finding: Finding) -> Path? {
    guard let cell = finding.cells.first, let atom = cell.atoms.members.first else { return nil }
    let day = cell.days.first
    switch finding.place {
    case .passage(.flow(let flow)):
      // Flows that share a number and both ends are one cause: the first of them that carries the cell.
      return model.flowIDs.lazy.filter { isOneCause($0, flow) }.compactMap {
        facts.reach.path(over: $0, item: cell.item, atom: atom, on: day)
      }.first
    case .passage(.reader(let system, let index)):
      return facts.reach.path(
        to: .system(system), item: cell.item, atom: atom, on: day,
        readableBy: model[system].readers[index].party)
    case .node(let node):
      return facts.reach.path(
        to: node, item: cell.item, atom: atom, on: day,
        readableBy: finding.exposure == .read ? finding.party : nil)
    case nil: return nil
    }
  }

  private func isOneCause(_ a: Flow.ID, _ b: Flow.ID) -> Bool {
    name(of: .flow(a)) == name(of: .flow(b)) && model[a].channel == model[b].channel
      && model[a].from == model[b].from && model[a].to == model[b].to
  }

  private func span(_ cause: Cause, _ passage: Passage?) -> SourceSpan {
    switch passage {
    case .flow(let id): return model[id].span
    case .reader(let system, let index): return model[system].readers[index].span
    case nil:
      switch cause.node {
      case .system(let id): return model[id].span
      case .party(let id): return model[id].span
      case nil: return model.span
      }
    }
  }

  /// The approval that comes nearest to covering the first cell: the one that fits most of item, people, exposure and day.
  private func nearest(to finding: Finding) -> Approval.ID? {
    guard let cell = finding.cells.first, let exposure = finding.exposure else { return nil }
    let candidates: [Approval.ID]
    switch (finding.rule, finding.party, finding.node) {
    case (RecordedBeyondProcessing.code, _, .system(let id)?):
      candidates = model.processing(of: id)
    case (LeavesUnconnected.code, let party?, _): candidates = model.connections(with: party)
    case (_, let party?, _): candidates = model.approvals(of: party, at: finding.node)
    case (_, nil, _): candidates = []
    }
    func fit(_ id: Approval.ID) -> Int {
      let coverage = Coverage(id, in: model, shape: facts.reach.shape)
      let people = coverage.cells.atoms(of: cell.item, shape: facts.reach.shape)
      let hasItem = !people.isEmpty
      let hasPeople = cell.atoms.isSubset(of: people)
      let hasDay = coverage.period?.narrowest?.contains(cell.days.first) ?? false
      return [hasItem, hasItem && hasPeople, coverage.allows(exposure), hasDay]
        .reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
    }
    return candidates.max { (fit($0), $1) < (fit($1), $0) }
  }
}

extension Reach {
  /// A shortest way that ends with `flow` on `day`, made from `first` if that is given; `nil` where the flow does not carry
  /// that then.
  public func path(
    over flow: Flow.ID, item: Item.ID, atom: Int, on day: Day, from first: Item.ID? = nil
  ) -> Path? {
    let isCarried = carried(by: flow).contains { days, copies in
      days.contains(day) && copies.cells(shape: shape).atoms(of: item, shape: shape).contains(atom)
    }
    guard isCarried else { return nil }
    // What it may have been before the flow renamed it.
    let leaving = model.resolved(model[flow].items).filter {
      model[flow].renames[$0, default: $0] == item
    }
    let ways = leaving.compactMap {
      path(to: model[flow].from, item: $0, atom: atom, on: day, from: first)
    }
    guard var way = ways.min(by: { $0.flows.count < $1.flows.count }) else {
      return first == nil ? Path(steps: [.claimed(by: flow, item: item, on: day)]) : nil
    }
    way.steps.append(.carried(by: flow, item: item, on: day))
    return way
  }
}
