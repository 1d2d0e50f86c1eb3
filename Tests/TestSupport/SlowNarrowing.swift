import NagarezuCore

/// システム, 両端 and 経由 of papers: 0008.11, read aloud.
extension SlowModel {
  /// Whether a paper is for what is at a node (-1: what a carrier gets): without システム any place is.
  func takesIn(_ paper: Approval, _ node: Int) -> Bool {
    if paper.systems.isEmpty { return true }
    guard node >= 0, node < systemCount else { return false }
    for named in paper.systems.map(\.position) {
      // The system itself and those inside it.
      if outers[node].contains(named) { return true }
      // A system of the same operators around it.
      if outers[named].contains(node), areOperatedAlike(node, named) { return true }
    }
    return false
  }

  /// Whether a passage runs between the two ends of a paper, either way; a paper without 両端 joins any two.
  func joins(_ paper: Approval, from: Int, to: Int) -> Bool {
    guard paper.ends.count == 2 else { return true }
    let (a, b) = (number(of: paper.ends[0]), number(of: paper.ends[1]))
    return isWithin(from, a) && isWithin(to, b) || isWithin(from, b) && isWithin(to, a)
  }

  private func isWithin(_ node: Int, _ end: Int) -> Bool {
    node == end || (node < systemCount && outers[node].contains(end))
  }

  /// The counterparty's end of a flow that passes by what a paper leads through; `nil` where it does not.
  func directEnd(of flow: SlowFlow, by paper: Approval) -> Int? {
    guard paper.kind == .connection, !paper.through.isEmpty, case .party(let id) = paper.target,
      !isOfAuthority(id.position), model.parties[id.position].kind != .dataSubject
    else { return nil }
    let counterparty = id.position
    for hop in paper.through {
      guard case .system(let system) = hop else { continue }
      // A flow to or from what stands between is the way itself.
      if isWithin(flow.from, system.position) || isWithin(flow.to, system.position) { return nil }
    }
    func isAuthoritys(_ node: Int) -> Bool { hands[node].contains(where: isOfAuthority) }
    func isCounterpartys(_ node: Int) -> Bool {
      guard hands[node].contains(where: { chains[$0].contains(counterparty) }) else { return false }
      return !paper.through.contains { hop in
        if case .party(let between) = hop { hands[node].contains(between.position) } else { false }
      }
    }
    if isAuthoritys(flow.from), isCounterpartys(flow.to) { return flow.to }
    if isAuthoritys(flow.to), isCounterpartys(flow.from) { return flow.from }
    return nil
  }
}

extension SlowJudge {
  /// 0008.11: what passes directly on a day of a paper with 経由 is S103, unless an 外部結合 to the very counterparty covers it and names the
  /// channel.
  func ruleOfBypass(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, by index: Int
  ) -> String? {
    let flow = tables.flows[index]
    let today = reach.tables(on: day)
    let leading = model.approvals.filter { paper in
      paper.target == .party(Party.ID(key.party)) && today.directEnd(of: flow, by: paper) != nil
        && paper.periods.contains { period in
          (period.start.map { $0.earliest <= day } ?? true)
            && (period.end.map { day <= $0.latest } ?? true)
        }
    }
    if leading.isEmpty { return nil }
    guard let channel = flow.channel else { return "S103" }
    let isApproved = scope.papers.contains { paper in
      let approval = scope.tables.model.approvals[paper.index]
      return approval.kind == .connection && approval.target == .party(Party.ID(key.party))
        && approval.through.isEmpty && tables.takesIn(approval, flow.to)
        && tables.joins(approval, from: flow.from, to: flow.to) && names(paper, channel)
        && scope.covers(paper, key, exposure, day, evenIfOwn: true, on: reach)
    }
    return isApproved ? nil : "S103"
  }
}
