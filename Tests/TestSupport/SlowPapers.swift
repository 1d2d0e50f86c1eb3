import NagarezuCore

/// C201 and C202: what is wrong with the papers themselves, whatever flows.
func slowPapers(_ tables: SlowModel) -> Set<String> {
  let approvals = tables.model.approvals
  var papers: Set<String> = []
  for approval in approvals where approval.kind == .subcontract {
    let parent = approval.parent.map { approvals[$0.position] }
    let hasConsent = approval.meeting != nil && approval.decided != nil
    if parent?.kind != .entrustment || !hasConsent || parent?.subcontracting == .forbidden {
      papers.insert("C201 \(approval.id)")
    }
    if let parent, isWider(approval, than: parent, tables) {
      papers.insert("C202 \(approval.id)")
    }
  }
  return papers
}

/// Whether a paper allows anything its parent does not: items, subjects, exposure or days (rule 26).
private func isWider(_ paper: Approval, than parent: Approval, _ tables: SlowModel) -> Bool {
  func items(_ approval: Approval) -> Set<Int> {
    let marks = approval.items.marks(in: tables.model)
    return approval.items == .unknown ? [] : Set(marks.indices.filter { marks[$0] })
  }
  return !items(paper).isSubset(of: items(parent))
    || !Set(paper.subjects.members).isSubset(of: parent.subjects.members)
    || paper.exposure > parent.exposure
    || isLonger(paper.period, than: parent.period)
}

/// Whether a period may reach beyond another: the one at its widest, the other at its narrowest, but the same
/// imprecise date means the same day. A period that cannot be read allows no day.
private func isLonger(_ period: Period?, than other: Period?) -> Bool {
  guard let period else { return false }
  guard let other else { return true }
  if let limit = other.start {
    guard let start = period.start else { return true }
    let isSame = start.earliest == limit.earliest && start.latest == limit.latest
    if !isSame && start.earliest < limit.latest { return true }
  }
  if let limit = other.end {
    guard let end = period.end else { return true }
    let isSame = end.earliest == limit.earliest && end.latest == limit.latest
    if !isSame && end.latest > limit.earliest { return true }
  }
  return false
}

/// What the model leaves open: rules 27 and 28.
func slowGaps(_ reach: SlowReach) -> Set<String> {
  let model = reach.tables.model
  var gaps: Set<String> = []
  for (index, flow) in model.flows.enumerated() {
    if flow.items == .unknown { gaps.insert("G-ITEMS flow \(index)") }
    if flow.isPeriodUnknown { gaps.insert("G-PERIOD flow \(index)") }
    if case .party(let to) = flow.to, model.parties[to.position].kind == .unnamed {
      gaps.insert("G-RECEIVER flow \(index)")
    }
    if hasUnknownSource(flow, reach) { gaps.insert("G-SOURCE flow \(index)") }
    let hands = [flow.from, flow.to].map { Set(reach.tables.hands[reach.tables.number(of: $0)]) }
    if flow.channel == nil && hands[0] != hands[1] { gaps.insert("G-CHANNEL flow \(index)") }
  }
  for (index, system) in model.systems.enumerated() {
    gaps.formUnion(gapsOfSystem(system, at: index, reach.tables))
  }
  for (index, group) in model.groups.enumerated() where group.note.isAssumed {
    gaps.insert("G-ASSUMED group \(index)")
  }
  for (index, approval) in model.approvals.enumerated() {
    if !approval.statesSubjects || approval.period == nil || approval.items == .unknown {
      gaps.insert("G-APPROVAL approval \(index)")
    }
  }
  return gaps
}

/// Rule 27.
private func hasUnknownSource(_ flow: Flow, _ reach: SlowReach) -> Bool {
  if case .all = flow.items {
    let index = reach.tables.model.flows.firstIndex {
      $0.number == flow.number && $0.from == flow.from && $0.to == flow.to
    }
    return reach.days.map { Day(number: $0) }.contains { day in
      flow.period.widest.contains(day)
        && index.map { reach.carried(by: Flow.ID($0), on: day).isEmpty } ?? false
    }
  }
  guard case .named(let items) = flow.items else { return false }
  if case .party(let giver) = flow.from,
    reach.tables.model.parties[giver.position].kind == .dataSubject
  {
    return false
  }
  return reach.days.map { Day(number: $0) }.contains { day in
    guard flow.period.widest.contains(day) else { return false }
    let there = reach.contents(of: flow.from, on: day)
    return items.contains { item in
      flow.subjects.members.contains { atom in
        !there.contains { $0.item == item.position && $0.atom == atom }
      }
    }
  }
}

private func gapsOfSystem(_ system: System, at index: Int, _ tables: SlowModel) -> Set<String> {
  let model = tables.model
  var gaps: Set<String> = []
  for (number, reader) in system.readers.enumerated() where reader.channel == nil {
    let party = reader.party.position
    if !tables.hands[index].contains(party) && !tables.isExempt(party) {
      gaps.insert("G-CHANNEL reader \(number) of system \(index)")
    }
  }
  if tables.hands[index].contains(where: { model.parties[$0].kind == .unnamed }) {
    gaps.insert("G-OPERATOR system \(index)")
  }
  let site = tables.outers[index].compactMap { model.systems[$0].site }.first
  if let site, model.sites[site.position].operators.isEmpty {
    gaps.insert("G-OPERATOR site \(site.position)")
  }
  return gaps
}
