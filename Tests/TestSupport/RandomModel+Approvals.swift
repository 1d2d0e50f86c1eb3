import NagarezuCore

// MARK: - Approvals at random

extension RandomDraft {
  /// Up to six approvals that need not fit anything.
  mutating func approveAtRandom() {
    for _ in 0..<random.below(7) { model.approvals.append(someApproval()) }
  }

  /// An approval that need not fit anything.
  mutating func someApproval() -> Approval {
    let kind = random.pick(Approval.Kind.allCases) ?? .consent
    var target = Approval.Target.party(random.pick(operators) ?? model.authority)
    if kind == .processing, let system = random.pick(model.systemIDs) { target = .system(system) }
    var approval = blankApproval(kind, target)
    approval.items = someSelection(named: 70, unknown: 5)
    approval.subjects = someAtoms()
    if random.chance(8) {
      approval.subjects = model.population.nobody
      approval.statesSubjects = false
    }
    approval.exposure = random.chance(25) ? .custody : .read
    approval.periods = random.chance(92) ? [somePeriod()] : []
    if random.chance(20) { approval.periods.append(somePeriod()) }
    approval.channels = random.some(
      random.below(3), of: model.channels.indices.map { Channel.ID($0) })
    approval.media = random.some(random.below(3), of: model.channels.map(\.kind)).uniqued()
    if random.chance(15) { approval.media.append(.paper) }
    approval.media = approval.media.uniqued()
    narrow(&approval)
    approval.basis = random.chance(70) ? random.pick(Self.bases) : nil
    if random.chance(75) { approval.purposes = somePurposes() }
    return approval
  }

  /// Now and then for some systems alone, between two ends, or through somebody else.
  mutating func narrow(_ approval: inout Approval) {
    if approval.kind != .processing, random.chance(12) {
      approval.systems = random.some(random.within(1...2), of: model.systemIDs).sorted()
    }
    guard approval.kind == .connection else { return }
    if random.chance(25) { approval.ends = random.some(2, of: model.nodes) }
    if approval.ends.count < 2 { approval.ends = [] }
    guard random.chance(25) else { return }
    approval.through =
      random.chance(60)
      ? random.some(random.within(1...2), of: namedParties).map { .party($0) }
      : random.some(1, of: model.systemIDs).map { .system($0) }
  }

  /// In a quarter of the models, where it can be, an 外部結合 to one of the ends of a flow leads through somebody else.
  mutating func leadThroughOthers() {
    guard random.chance(25), let flow = random.pick(model.flows) else { return }
    let outside = (model.hands(of: flow.from) + model.hands(of: flow.to)).filter {
      !model.isOfAuthority($0)
    }
    guard let counterparty = random.pick(outside) else { return }
    var paper = blankApproval(.connection, .party(counterparty))
    paper.items = .named(someItems(atMost: 2))
    paper.subjects = someAtoms()
    paper.periods = [somePeriod()]
    paper.through = [.party(random.pick(namedParties) ?? model.authority)]
    model.approvals.append(paper)
  }

  /// Grounds of papers: some of them carry 特定個人情報.
  private static let bases = [
    "番号法第19条第8号", "番号法第30条第1項", "番号法第9条第2項", "個人情報保護法第69条第2項第1号",
  ]

  /// An approval of its kind with everything but a scope: parent, consent, what it says of a further 再委託.
  private mutating func blankApproval(
    _ kind: Approval.Kind, _ target: Approval.Target
  ) -> Approval {
    var approval = Approval(
      id: "a\(model.approvals.count)", kind: kind, target: target, items: .unknown,
      subjects: model.population.nobody, periods: [], span: Self.span)
    switch kind {
    case .subcontract:
      let parents = model.approvalIDs.filter {
        let kind = model.approvals[$0.position].kind
        return kind == .entrustment || kind == .subcontract
      }
      // Now and then several, and then often none of them takes in the whole.
      let count = random.chance(30) ? random.within(2...3) : 1
      approval.parents = random.chance(85) ? random.some(count, of: parents) : []
      approval.meeting = random.chance(70) ? "meeting" : nil
      approval.decided = random.chance(70) ? someDecision() : nil
      while random.chance(30), let party = random.pick(operators) {
        let giver = random.chance(60) ? model.authority : party
        approval.leaves.append(
          Approval.Leave(by: giver, on: random.chance(85) ? someDecision() : nil))
      }
    case .entrustment:
      approval.subcontracting = random.chance(50) ? nil : random.pick([.byConsent, .forbidden])
    case .provision, .otherPurpose, .statute, .consent, .connection, .processing: break
    }
    return approval
  }
}

// MARK: - Papers that stand on others

extension RandomDraft {
  /// A day that is mostly before anything begins, or is as vague as what begins then.
  fileprivate mutating func someDecision() -> Bound {
    random.chance(60) ? Bound(Day(number: 0)) : someBound(vague: 50)
  }
}

extension RandomDraft {
  /// Now and then contracts and 再委託 under one or several of them, to the third level; about as many as not fit their parents.
  mutating func approveChain() {
    guard random.chance(35) else { return }
    let first = model.approvals.count
    for _ in 0..<random.within(1...3) { model.approvals.append(link(.entrustment, under: [])) }
    var level = (first..<model.approvals.count).map { Approval.ID($0) }
    for _ in 0..<random.within(1...2) {
      let parents = random.some(random.within(1...level.count), of: level)
      model.approvals.append(link(.subcontract, under: parents))
      level = [Approval.ID(model.approvals.count - 1)] + (random.chance(30) ? [level[0]] : [])
    }
  }

  /// A paper with a scope of its own, or with one taken from its parents.
  private mutating func link(_ kind: Approval.Kind, under parents: [Approval.ID]) -> Approval {
    var paper = blankApproval(kind, .party(random.pick(operators) ?? model.authority))
    paper.parents = parents
    let above = parents.map { model.approvals[$0.position] }
    let items = Set(above.flatMap { model.resolved($0.items) }).sorted()
    let people = above.reduce(model.population.nobody) { $0.union($1.subjects) }.members
    let isInside = random.chance(75) && !items.isEmpty && !people.isEmpty
    paper.items =
      isInside
      ? .named(random.some(random.within(1...items.count), of: items))
      : .named(someItems(atMost: model.items.count))
    paper.subjects =
      isInside
      ? AtomSet(
        count: model.population.count, random.some(random.within(1...people.count), of: people))
      : someAtoms()
    let periods = above.flatMap(\.periods)
    paper.periods =
      random.chance(80) && !periods.isEmpty
      ? random.some(random.within(1...2), of: periods)
      : (0..<random.within(1...2)).map { _ in somePeriod() }
    paper.exposure = random.chance(50) ? .custody : .read
    if random.chance(30) {
      paper.systems =
        random.chance(60)
        ? Set(above.flatMap(\.systems)).sorted()
        : random.some(random.within(1...2), of: model.systemIDs).sorted()
    }
    paper.media = model.channels.map { $0.kind.countsAsPaper ? .paper : $0.kind }.uniqued()
    return paper
  }
}

// MARK: - Approvals of what is had

extension RandomDraft {
  /// Adds approvals until nothing is violated, or nothing more can be approved.
  ///
  /// An approval may prolong a keep, name a channel too few or bring S107 into play: hence the rounds. The first
  /// ones write vague dates where they can, later ones only what surely fits.
  mutating func approveWhatIsHad() {
    for round in 0..<5 {
      keepOwnBusinessWhereItMayBe()
      let cells = SlowJudge(model, days: RandomModel.days).cells.sorted { $0.order < $1.order }
      let groups = Dictionary(grouping: cells) { $0.approvalGroup }
      guard !groups.isEmpty else { return }
      for group in groups.keys.sorted() {
        guard let cells = groups[group], isApprovable(cells[0]) else { continue }
        approve(cells, isExact: round > 1 || random.chance(50))
      }
    }
  }

  private func isApprovable(_ cell: SlowCell) -> Bool {
    guard cell.party >= 0 else { return true }
    switch model.parties[cell.party].kind {
    case .unnamed, .anyone: return false
    case .authority, .dataSubject, .other: return true
    }
  }

  /// Adds an approval that covers `cells`, which are of one party (or one system) and one sort of rule; in two
  /// consecutive parts now and then.
  private mutating func approve(_ cells: [SlowCell], isExact: Bool) {
    guard let kind = someKind(covering: cells[0]) else { return }
    let days = cells.map(\.day)
    guard let first = days.min(), let last = days.max() else { return }
    var approval = blankApproval(kind.kind, kind.target)
    approval.items = .named(Set(cells.map(\.item)).sorted().map { Item.ID($0) })
    if random.chance(20) { approval.items = .all(except: []) }
    approval.subjects = AtomSet(count: model.population.count, cells.map(\.atom))
    if random.chance(20) { approval.subjects = model.population.everyone }
    approval.exposure = cells.map(\.exposure).max() ?? .read
    // Only for the systems at which they are, where they are at some.
    let systems = cells.compactMap { cell -> System.ID? in
      let words = cell.place.split(separator: " ")
      return words.first == "system" ? Int(words[1]).map { System.ID($0) } : nil
    }
    if kind.kind != .processing, !systems.isEmpty, random.chance(15) {
      approval.systems = Set(systems).sorted()
    }
    approval.basis = isExact ? Self.bases[0] : random.pick(Self.bases)
    for (index, channel) in model.channels.enumerated() {
      if random.chance(50) {
        approval.channels.append(Channel.ID(index))
      } else {
        approval.media.append(channel.kind.countsAsPaper ? .paper : channel.kind)
      }
    }
    approval.media = approval.media.uniqued()
    approval.purposes = model.purposes.indices.map { Purpose.ID($0) }
    var (start, end) = bounds(first, last, isExact: isExact)
    if !Period(start: start, end: end).isWellFormed {
      (start, end) = bounds(first, last, isExact: true)
    }
    approval.periods = [Period(start: start, end: end)]
    let middle = (max(first, 0) + min(last, Int32(Self.lastDay))) / 2
    guard random.chance(20), first < middle, middle < last else {
      model.approvals.append(approval)
      return
    }
    var early = Period(start: start, end: Bound(Day(number: middle)))
    if !early.isWellFormed { early = Period(end: end) }
    var late = Period(start: Bound(Day(number: middle + 1)), end: end)
    if !late.isWellFormed { late = Period(start: start) }
    // One paper of two periods, or two papers.
    if random.chance(50) {
      approval.periods = [early, late]
      model.approvals.append(approval)
      return
    }
    approval.periods = [early]
    model.approvals.append(approval)
    approval.id = "a\(model.approvals.count)"
    approval.periods = [late]
    model.approvals.append(approval)
  }

  /// The ends of a period of some days; open where the days simulated end.
  private mutating func bounds(
    _ first: Int32, _ last: Int32, isExact: Bool
  ) -> (start: Bound?, end: Bound?) {
    let days = RandomModel.days
    return (
      first == days.lowerBound ? nil : someBound(at: first, isExact: isExact),
      last == days.upperBound ? nil : someBound(at: last, isExact: isExact)
    )
  }

  /// A vague date that begins or ends on the day, where the model has one and it may be used.
  private mutating func someBound(at day: Int32, isExact: Bool) -> Bound {
    let fitting = vagueDates.filter { $0.earliest.number == day || $0.latest.number == day }
    if !isExact, let bound = random.pick(fitting) { return bound }
    return Bound(Day(number: day))
  }

  /// Which kind of paper covers a cell, and whom it names.
  private mutating func someKind(
    covering cell: SlowCell
  ) -> (kind: Approval.Kind, target: Approval.Target)? {
    if cell.rule == "S107" {
      guard let system = Int(cell.place.split(separator: " ")[1]) else { return nil }
      let chain = model.withOuter(System.ID(system))
      return random.pick(chain).map { (.processing, .system($0)) }
    }
    let named = model.withAncestors(Party.ID(cell.party))
    let counterparty = random.chance(75) ? named.first : random.pick(named)
    guard let counterparty else { return nil }
    if cell.rule == "S108" { return (.connection, .party(counterparty)) }
    // A section's own system may have a 電算処理 paper instead, but not for another purpose.
    let own = model.systemIDs.filter {
      model.systems[$0.position].operators.contains(Party.ID(cell.party))
    }
    if cell.rule != "S109", random.chance(20), model.isOfAuthority(Party.ID(cell.party)),
      let system = random.pick(own)
    {
      return (.processing, .system(system))
    }
    // Another purpose takes more than a contract.
    let kinds = Approval.Kind.allCases.filter {
      $0.coversParties && (cell.rule != "S109" || ($0 != .entrustment && $0 != .subcontract))
    }
    return random.pick(kinds).map { ($0, .party(counterparty)) }
  }
}

extension SlowCell {
  /// Cells of one group are approved by one paper.
  fileprivate var approvalGroup: String {
    switch rule {
    case "S107": "S107 \(place)"
    case "S108", "S109": "\(rule) \(party)"
    default: "S \(party)"
    }
  }

  /// Some order that is the same on every run; only the first of a group is looked at.
  fileprivate var order: (String, Int, Int, Int, Int32) { (place, party, item, atom, day) }
}

extension Array where Element: Hashable {
  /// Each element once, in its first place.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
