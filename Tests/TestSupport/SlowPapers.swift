import NagarezuCore

/// C201 and C202: what is wrong with the papers themselves, whatever flows.
func slowPapers(_ tables: SlowModel) -> Set<String> {
  let approvals = tables.model.approvals
  var papers: Set<String> = []
  for approval in approvals where approval.kind == .subcontract {
    let parents = approval.parents.map { approvals[$0.position] }
    // 0008.11a: each parent is asked.
    let isFaulty = parents.contains {
      ![.entrustment, .subcontract].contains($0.kind) || $0.subcontracting == .forbidden
    }
    // 0008.10b: a 再委託 is the second level, and so on.
    let level = level(of: approval, in: approvals, [])
    let isTooDeep = SlowRegimes(tables.model).inForce(for: approval).contains { regime in
      regime.subcontractDepth.map { level >= $0 + 2 } ?? false
    }
    if isTooDeep || parents.isEmpty || isFaulty || !hasLeaveAtEachLevel(approval, tables, []) {
      papers.insert("C201 \(approval.id)")
    }
    if !parents.isEmpty, isWider(approval, than: parents, tables) {
      papers.insert("C202 \(approval.id)")
    }
  }
  return papers
}

/// 0008.10a and b: whether somebody of the authority, or a meeting, had surely allowed a 再委託 and all those above it by their first
/// days.
private func hasLeaveAtEachLevel(
  _ paper: Approval, _ tables: SlowModel, _ below: Set<String>
) -> Bool {
  guard paper.kind == .subcontract, !below.contains(paper.id) else { return true }
  var days: [Bound] = []
  let forms = SlowRegimes(tables.model).inForce(for: paper).compactMap(\.consentBy)
  if forms.allSatisfy({ $0.contains(.document) }) {
    days += paper.leaves.filter { tables.isOfAuthority($0.party.position) }.compactMap(\.day)
  }
  if paper.meeting != nil, let decided = paper.decided,
    forms.allSatisfy({ $0.contains(.meeting) })
  {
    days.append(decided)
  }
  var starts: [(earliest: Day, latest: Day)] = []
  for period in paper.periods {
    starts.append(
      (period.start?.earliest ?? .distantPast, period.start?.latest ?? .distantPast))
  }
  let first = starts.sorted { $0 < $1 }.first
  let isAllowed = days.contains { day in
    guard let first, first.earliest != .distantPast else { return true }
    return day.latest <= first.earliest
      || day.earliest == first.earliest && day.latest == first.latest
  }
  return isAllowed
    && paper.parents.allSatisfy {
      hasLeaveAtEachLevel(tables.model.approvals[$0.position], tables, below.union([paper.id]))
    }
}

/// 1 for what the authority gives out itself, and one more for each paper below it.
private func level(of paper: Approval, in papers: [Approval], _ below: Set<String>) -> Int {
  guard paper.kind == .subcontract, !below.contains(paper.id) else { return 1 }
  let levels = paper.parents.map {
    level(of: papers[$0.position], in: papers, below.union([paper.id]))
  }
  return (levels.max() ?? 1) + 1
}

/// Rule 26 and 0008.11a: whether some cell of the paper, an item of a person on a day of one of its periods at its widest, lies in
/// no single parent.
private func isWider(_ paper: Approval, than parents: [Approval], _ tables: SlowModel) -> Bool {
  // 0008.11: in every place that the paper is for; one without システム is for any place at all (-1).
  let places =
    paper.systems.isEmpty ? [-1] : (0..<tables.systemCount).filter { tables.takesIn(paper, $0) }
  return places.contains { place in
    isWider(paper, than: parents.filter { tables.takesIn($0, place) }, tables, among: parents)
  }
}

/// The same of one place, of whose papers it is asked.
private func isWider(
  _ paper: Approval, than parents: [Approval], _ tables: SlowModel, among all: [Approval]
) -> Bool {
  func items(_ approval: Approval) -> Set<Int> {
    let marks = approval.items.marks(in: tables.model)
    return approval.items == .unknown ? [] : Set(marks.indices.filter { marks[$0] })
  }
  let allowing = parents.filter { $0.exposure >= paper.exposure }
  let allowed = allowing.map { (items: items($0), people: Set($0.subjects.members)) }
  for period in paper.periods {
    for day in turns(of: [paper] + all) where isWithin(period, day) {
      let open = allowing.indices.filter { index in
        allowing[index].periods.contains { allows($0, day, of: period) }
      }
      for item in items(paper) {
        for atom in paper.subjects.members {
          let isAllowed = open.contains {
            allowed[$0].items.contains(item) && allowed[$0].people.contains(atom)
          }
          if !isAllowed { return true }
        }
      }
    }
  }
  return false
}

/// Days among which there is one of every stretch on which nothing changes in these papers.
private func turns(of papers: [Approval]) -> Set<Day> {
  var days: Set<Day> = [.distantPast, .distantFuture]
  for bound in papers.flatMap(\.periods).flatMap({ [$0.start, $0.end] }).compactMap({ $0 }) {
    for day in [bound.earliest, bound.latest] { days.formUnion([day.previous, day, day.next]) }
  }
  return days
}

/// Whether a day may be one of a period.
private func isWithin(_ period: Period, _ day: Day) -> Bool {
  (period.start.map { $0.earliest <= day } ?? true) && (period.end.map { day <= $0.latest } ?? true)
}

/// Whether a parent's period surely takes in a day of a 再委託's, the same imprecise date at the same end being the same day.
private func allows(_ parent: Period, _ day: Day, of period: Period) -> Bool {
  func isSame(_ one: Bound, _ other: Bound?) -> Bool {
    other.map { one.earliest == $0.earliest && one.latest == $0.latest } ?? false
  }
  if let start = parent.start, day < start.latest, !isSame(start, period.start) { return false }
  if let end = parent.end, end.earliest < day, !isSame(end, period.end) { return false }
  return true
}

/// What the model leaves open: 0008.2 and rule 28.
func slowGaps(_ reach: SlowReach) -> Set<String> {
  let model = reach.tables.model
  let known = SlowReach(model, days: reach.days, knownOnly: true)
  var gaps: Set<String> = []
  for (index, flow) in model.flows.enumerated() {
    if flow.items == .unknown { gaps.insert("G-ITEMS flow \(index)") }
    if flow.isPeriodUnknown { gaps.insert("G-PERIOD flow \(index)") }
    if case .party(let to) = flow.to, model.parties[to.position].kind == .unnamed {
      gaps.insert("G-RECEIVER flow \(index)")
    }
    if leavesShared(reach.tables.flows[index], reach.tables) {
      gaps.insert("G-SHARED flow \(index)")
    }
    if isSourceUnknown(of: index, known) { gaps.insert("G-SOURCE flow \(index)") }
    let entersHands = reach.days.map { Day(number: $0) }.contains { day in
      flow.period.widest.contains(day)
        && SlowHad(reach: reach, on: day).entersHands(reach.tables.flows[index])
    }
    if flow.channel == nil && entersHands {
      gaps.insert("G-CHANNEL flow \(index)")
    }
  }
  for (index, system) in model.systems.enumerated() {
    gaps.formUnion(gapsOfSystem(system, at: index, reach))
  }
  for (index, group) in model.groups.enumerated() where group.note.isAssumed {
    gaps.insert("G-ASSUMED group \(index)")
  }
  for (index, approval) in model.approvals.enumerated() {
    if !approval.statesSubjects || approval.periods.isEmpty || approval.items == .unknown {
      gaps.insert("G-APPROVAL approval \(index)")
    }
  }
  return gaps
}

/// 0008.20: whether a flow of everything leaves a system that several businesses share.
private func leavesShared(_ flow: SlowFlow, _ tables: SlowModel) -> Bool {
  guard flow.takesAll, flow.from < tables.systemCount else { return false }
  for (shared, system) in tables.model.systems.enumerated() {
    guard tables.model.sharedParts.contains(system.span.file) else { continue }
    let isNear =
      tables.outers[flow.from].contains(shared) || tables.outers[shared].contains(flow.from)
    let staysWithin = flow.to < tables.systemCount && tables.outers[flow.to].contains(shared)
    if isNear, !staysWithin { return true }
  }
  return false
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

private func gapsOfSystem(_ system: System, at index: Int, _ reach: SlowReach) -> Set<String> {
  let model = reach.model
  var gaps: Set<String> = []
  func isUnnamed(_ party: Int) -> Bool { model.parties[party].kind == .unnamed }
  for number in reach.days {
    let day = Day(number: number)
    let tables = reach.tables(on: day)
    for (number, reader) in system.readers.enumerated() where reader.channel == nil {
      let party = reader.party.position
      if !tables.hands[index].contains(party) && !tables.isExempt(party) {
        gaps.insert("G-CHANNEL reader \(number) of system \(index)")
      }
    }
    // Of operators that change, the days on which nothing is there do not count (0008.19).
    let holds = !reach[day].contents[index].isEmpty
    if tables.hands[index].contains(where: isUnnamed), holds || system.assignments.isEmpty {
      gaps.insert("G-OPERATOR system \(index)")
    }
    for (site, party) in tables.hosts[index]
    where isUnnamed(party) && holds && !model.sites[site].assignments.isEmpty {
      gaps.insert("G-OPERATOR site \(site)")
    }
  }
  for place in reach.tables.outers[index] {
    // Of a site that nobody is ever said to run it does not matter when a system stands there.
    let sites =
      model.systems[place].siteAssignments.map(\.holder)
      + (model.systems[place].site.map { [$0] } ?? [])
    for site in sites
    where model.sites[site.position].operators.isEmpty
      && model.sites[site.position].assignments.isEmpty
    {
      gaps.insert("G-OPERATOR site \(site.position)")
    }
    if !sites.isEmpty, model.systems[place].siteAssignments.isEmpty { break }
  }
  return gaps
}
