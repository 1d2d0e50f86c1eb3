/// What a paper narrows itself to: システム, 両端 and 経由 (`docs/adr/0008`, 11).
extension Model {
  /// Whether a paper is for what is at a node; without システム it is for any place, with it for no hands and nothing of a carrier's.
  func takesIn(_ id: Approval.ID, _ node: Node?) -> Bool {
    let systems = approvals[id.position].systems
    if systems.isEmpty { return true }
    guard case .system(let place)? = node else { return false }
    return systems.contains { named in
      withOuter(place).contains(named)
        || (withOuter(named).contains(place)
          && isOperatedAlike(named, place))
    }
  }

  /// Whether two systems have the same operators on every day.
  private func isOperatedAlike(_ one: System.ID, _ other: System.ID) -> Bool {
    guard !(self[one].assignments + self[other].assignments).isEmpty else {
      return Set(self[one].operators) == Set(self[other].operators)
    }
    func operators(_ id: System.ID, _ day: Day) -> [Party.ID] {
      self[id].assignments.isEmpty
        ? self[id].operators.sorted() : self[id].assignments.holders(on: day)
    }
    let cuts = (self[one].assignments + self[other].assignments).map(\.period.widest)
      .flatMap(\.turns)
    return DayRange.always.cut(at: Set(cuts).sorted()).allSatisfy { days in
      let there = operators(one, days.first)
      return !there.isEmpty && there == operators(other, days.first)
    }
  }

  /// The places that a paper is for: each system that it takes in, or `nil` for any place at all.
  func places(of id: Approval.ID) -> [Node?] {
    if self[id].systems.isEmpty { return [nil] }
    return systemIDs.map { .system($0) }.filter { takesIn(id, $0) }
  }

  /// The papers of a party that are for other systems than a node's alone, in order.
  func approvalsElsewhere(of party: Party.ID, than node: Node?) -> [Approval.ID] {
    papers(to: party).filter { approvals[$0.position].kind.coversParties && !takesIn($0, node) }
  }

  /// The 外部結合 papers with `party` or what it is a part of that are for a passage, in order: none that lead through somebody else.
  func connections(with party: Party.ID, for passage: Passage) -> [Approval.ID] {
    connections(with: party).filter { isFor(passage, $0) }
  }

  private func isFor(_ passage: Passage, _ id: Approval.ID) -> Bool {
    self[id].through.isEmpty && takesIn(id, end(of: passage)) && joins(id, passage)
  }

  /// Whether a passage runs, either way, between the two ends that a paper names, or what is inside them.
  private func joins(_ id: Approval.ID, _ passage: Passage) -> Bool {
    joins(id, origin(of: passage), far(of: passage))
  }

  /// The same of two nodes.
  func joins(_ id: Approval.ID, _ from: Node, _ to: Node) -> Bool {
    let ends = self[id].ends
    guard ends.count == 2 else { return true }
    func isWithin(_ node: Node, _ end: Node) -> Bool { around(node).contains(end) }
    return isWithin(from, ends[0]) && isWithin(to, ends[1])
      || isWithin(from, ends[1]) && isWithin(to, ends[0])
  }

  /// Where a passage leads: the node a flow enters, who reads, or the new operator.
  func far(of passage: Passage) -> Node {
    switch passage {
    case .flow(let id): self[id].to
    case .reader(let system, let index): .party(self[system].readers[index].party)
    case .succession(let system, let index): .party(self[system].assignments[index].holder)
    }
  }

  /// The flows that pass by what a paper leads through: between a node of the authority and one of the counterparty or its part, of which
  /// none is the last hop; each with the counterparty's node.
  func flowsPassing(by id: Approval.ID) -> [(flow: Flow.ID, node: Node)] {
    let paper = self[id]
    guard !paper.through.isEmpty, case .party(let target) = paper.target,
      !isOfAuthority(target), self[target].kind != .dataSubject
    else { return [] }
    func isCounterparty(_ node: Node) -> Bool {
      hands(of: node).contains { withAncestors($0).contains(target) }
        && !paper.through.contains { hop in
          if case .party(let between) = hop { hands(of: node).contains(between) } else { false }
        }
    }
    func isBetween(_ node: Node) -> Bool {
      paper.through.contains { hop in
        if case .system = hop { around(node).contains(hop) } else { false }
      }
    }
    func isAuthoritys(_ node: Node) -> Bool { hands(of: node).contains { isOfAuthority($0) } }
    return flowIDs.compactMap { flow in
      let (from, to) = (self[flow].from, self[flow].to)
      if isBetween(from) || isBetween(to) { return nil }
      if isAuthoritys(from), isCounterparty(to) { return (flow, to) }
      return isAuthoritys(to) && isCounterparty(from) ? (flow, from) : nil
    }
  }

  /// The 外部結合 papers that approve the direct way to the very counterparty of another, in order.
  func directConnections(besides id: Approval.ID, for passage: Passage) -> [Approval.ID] {
    papers[self[id].target].filter {
      approvals[$0.position].kind == .connection && isFor(passage, $0)
    }
  }
}

extension Reach {
  /// The flows that pass by what a paper leads through on any day, each with the counterparty's nodes.
  func flowsPassing(by id: Approval.ID) -> [(flow: Flow.ID, node: Node)] {
    // Papers of other businesses lead no way here (`docs/adr/0015`, 5).
    guard model.isOwn(id) else { return [] }
    var found: [(flow: Flow.ID, node: Node)] = []
    for epoch in epochs {
      for one in epoch.model.flowsPassing(by: id) where !found.contains(where: { $0 == one }) {
        found.append(one)
      }
    }
    return found.sorted { $0 < $1 }
  }

  /// What a flow carries as it is at a node of `party` or a part of it while it passes by what a paper leads through, in order of days:
  /// what any of them who operates the node reads.
  func passing(
    _ flow: Flow.ID, at node: Node, of party: Party.ID, by paper: Approval.ID
  ) -> [Exposed] {
    let direct = epochs.filter { epoch in
      epoch.model.flowsPassing(by: paper).contains { $0 == (flow, node) }
    }.map(\.days)
    return carried(by: flow).filter { piece in
      direct.contains { $0.contains(piece.days.first) }
    }.map { days, copies in
      let model = model(on: days.first)
      let readers = model.hands(of: node).filter { model.withAncestors($0).contains(party) }
      let kept = stored(copies, at: node)
      let read = readers.reduce(into: Cells()) {
        $0.formUnion(readable(kept, by: $1, on: days.first))
      }
      let all = kept.cells(shape: shape)
      return Exposed(days: days, read: read, custody: all.subtracting(read))
    }.filter { !$0.isEmpty }
  }

  /// The same of whatever papers to `party` the flow passes by, at whichever of its ends.
  func passing(_ flow: Flow.ID, of party: Party.ID) -> [Exposed] {
    model.papers[.party(party)].flatMap { paper in
      flowsPassing(by: paper).filter { $0.flow == flow }.flatMap {
        passing(flow, at: $0.node, of: party, by: paper)
      }
    }
  }
}
