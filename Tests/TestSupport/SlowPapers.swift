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

/// What the model leaves open: 0008.2 and rule 28.
func slowGaps(_ reach: SlowReach) -> Set<String> {
  let model = reach.tables.model
  let had = SlowHad(reach: reach)
  let known = SlowReach(model, days: reach.days, knownOnly: true)
  var gaps: Set<String> = []
  for (index, flow) in model.flows.enumerated() {
    if flow.items == .unknown { gaps.insert("G-ITEMS flow \(index)") }
    if flow.isPeriodUnknown { gaps.insert("G-PERIOD flow \(index)") }
    if case .party(let to) = flow.to, model.parties[to.position].kind == .unnamed {
      gaps.insert("G-RECEIVER flow \(index)")
    }
    if isSourceUnknown(of: index, known) { gaps.insert("G-SOURCE flow \(index)") }
    if flow.channel == nil && had.entersHands(reach.tables.flows[index]) {
      gaps.insert("G-CHANNEL flow \(index)")
    }
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

/// 0008.2: whether on some day of it the source, as far as is known, lacks something that the flow names, or everything.
private func isSourceUnknown(of index: Int, _ known: SlowReach) -> Bool {
  let flow = known.tables.flows[index]
  let model = known.tables.model
  if model.flows[index].items == .unknown { return false }
  let giver = flow.from - known.tables.systemCount
  if !flow.takesAll, giver >= 0, model.parties[giver].kind == .dataSubject { return false }
  for number in known.days {
    let day = Day(number: number)
    guard flow.period.widest.contains(day) else { continue }
    if flow.takesAll {
      if known[day].carried[index].isEmpty { return true }
      continue
    }
    let there = Set(known[day].contents[flow.from].map(\.plain))
    if !there.isSuperset(of: flow.named) { return true }
  }
  return false
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
