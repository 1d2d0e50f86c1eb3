import NagarezuCore
import TestSupport
import Testing

/// What must hold whatever a model says: the laws of design §3 and ADR 0001.
@Suite struct LawsTests {
  static let batches = Campaign.batches(of: 200)
  static let days = RandomModel.days

  /// Runs a law on the seeds of a batch and reports the first seed that breaks it.
  private func hold(_ seeds: Range<UInt64>, _ law: (UInt64, Model) -> String?) {
    for seed in seeds {
      guard let fault = law(seed, RandomModel.make(seed: seed)) else { continue }
      Issue.record("seed \(seed): \(fault)")
      return
    }
  }

  /// Shape: what is at the nodes of `model`, in order of node, then day.
  private func contents(_ reach: Reach, of nodes: [Node]) -> [Set<SlowFact>] {
    nodes.flatMap { node in
      Self.days.map { FastAnswers.contents(reach, of: node, on: Day(number: $0)) }
    }
  }

  private func someDay(_ seed: UInt64) -> Day {
    var random = Random(seed: seed ^ 0x6461_7973)
    return Day(number: Int32(random.within(-1...19)))
  }

  // MARK: More of something

  @Test(arguments: batches, [RandomModel.Addition.flow, .reader, .keyHolder, .longerPeriod])
  func addingRemovesNoReach(seeds: Range<UInt64>, addition: RandomModel.Addition) {
    hold(seeds) { seed, model in
      guard let larger = RandomModel.adding(addition, to: model, seed: seed) else { return nil }
      let (before, after) = (Reach(model), Reach(larger))
      let nodes = model.nodes
      for (old, new) in zip(contents(before, of: nodes), contents(after, of: nodes))
      where !old.isSubset(of: new) {
        return "lost \(old.subtracting(new))"
      }
      let day = someDay(seed)
      let seen = FastAnswers.seen(after, on: day)
      for one in FastAnswers.seen(before, on: day) where !seen.contains(one) {
        var read = one
        read.exposure = .read
        if !seen.contains(read) { return "on day \(day.number) no longer seen: \(one)" }
      }
      return nil
    }
  }

  /// A cell that no paper covers stays one, whatever the rule that speaks of it; two exceptions of the record: a flow that brings a purpose
  /// lends it (0008.15), and one that gives a claim of 独自 data its source ends it (0008.13).
  @Test(arguments: batches, [RandomModel.Addition.flow, .reader, .keyHolder, .longerPeriod])
  func addingRemovesNoFinding(seeds: Range<UInt64>, addition: RandomModel.Addition) {
    hold(seeds) { seed, model in
      let isOwn = model.systems.contains { $0.holdings.contains(where: \.isOwnBusiness) }
      guard !isOwn, let larger = RandomModel.adding(addition, to: model, seed: seed) else {
        return nil
      }
      func broken(_ model: Model) -> Set<BrokenCell> {
        Set(
          BrokenCell.all(Verdict(model), days: Self.days).filter { $0.rule != "S109" }.map { cell in
            var cell = cell
            if !["S107", "S108"].contains(cell.rule) { cell.rule = "uncovered" }
            return cell
          })
      }
      let after = broken(larger)
      // What a carrier gets and has where the flow begins is judged there instead (ADR 0001, 18).
      let anywhere = Set(
        after.map { [$0.party?.position ?? -1, $0.item.position, $0.atom, Int($0.day)] })
      let lost = broken(model).filter { cell in
        var read = cell
        read.exposure = .read
        if after.contains(cell) || after.contains(read) { return false }
        guard case .passage = cell.place, cell.rule == "uncovered" else { return true }
        return !anywhere.contains(
          [cell.party?.position ?? -1, cell.item.position, cell.atom, Int(cell.day)])
      }
      return lost.isEmpty ? nil : "no longer found: \(Array(lost.prefix(2)))"
    }
  }

  /// The law is about what no approval covers, whatever the rule (ADR 0001, Laws): S103 and S109 speak of what is covered too.
  @Test(arguments: batches)
  func addingAnApprovalUncoversNothing(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      guard let larger = RandomModel.adding(.approval, to: model, seed: seed),
        !prolongsStay(larger)
      else { return nil }
      let fresh = uncovered(larger).subtracting(uncovered(model))
      return fresh.isEmpty ? nil : "uncovered anew: \(fresh.prefix(3))"
    }
  }

  /// Whether the last approval holds back a 契約終了まで in some reading of its dates.
  private func prolongsStay(_ model: Model) -> Bool {
    guard let last = model.approvals.last, case .party(let party) = last.target else {
      return false
    }
    return model.systems.contains { system in
      system.keep.followsContract
        && system.operators.contains { model.withAncestors($0).contains(party) }
    }
  }

  private func uncovered(_ model: Model) -> Set<BrokenCell> {
    let cells = BrokenCell.all(Verdict(model), days: Self.days)
    return Set(
      cells.filter { !["S103", "S107", "S109"].contains($0.rule) }.map { cell in
        var cell = cell
        if cell.rule != "S108" { cell.rule = "uncovered" }
        return cell
      })
  }

  // MARK: The same thing said otherwise

  @Test(arguments: batches)
  func otherNamesChangeNothing(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      difference(model, Rewriting.renaming(model, seed: seed))
    }
  }

  @Test(arguments: batches)
  func anotherOrderChangesNothing(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      difference(model, Rewriting.shuffling(model, seed: seed, movesFlows: true))
    }
  }

  /// Flows keep their order here: it settles ties between ways of equal length, and the loader sorts it.
  @Test(arguments: batches)
  func anotherOrderGivesTheSameFindings(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      let shuffled = Rewriting.shuffling(model, seed: seed, movesFlows: false).rewritten
      let (before, after) = (Verdict(model), Verdict(shuffled))
      guard before.findings.map(\.id) == after.findings.map(\.id) else {
        let ids = Set(before.findings.map(\.id)).symmetricDifference(after.findings.map(\.id))
        return "other findings: \(ids.sorted())"
      }
      return Set(before.gaps.map(\.id)) == Set(after.gaps.map(\.id)) ? nil : "other gaps"
    }
  }

  private func difference(_ model: Model, _ other: Rewriting) -> String? {
    let (before, after) = (Verdict(model), Verdict(other.rewritten))
    let nodes = model.nodes
    let moved = contents(before.reach, of: nodes).map { Set($0.map(other.fact)) }
    guard moved == contents(after.reach, of: nodes.map(other.node)) else { return "other contents" }
    let broken = Set(BrokenCell.all(before, days: Self.days).map(other.broken))
    let found = BrokenCell.all(after, days: Self.days)
    guard broken == found else {
      return "other violations: \(broken.symmetricDifference(found).prefix(3))"
    }
    guard before.gaps.map(\.kind.rawValue).sorted() == after.gaps.map(\.kind.rawValue).sorted()
    else {
      return "other gaps"
    }
    return before.outcome == after.outcome ? nil : "other outcome"
  }

  /// Holds for every flow, named or not: the place between is operated by exactly the receiving hands, keeps nothing past
  /// the day and hands on whatever arrives, so it adds neither hands, nor days, nor copies.
  @Test(arguments: batches)
  func aFlowCutInTwoKeepsItsEnds(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      var random = Random(seed: seed)
      guard let cut = random.pick(Array(model.flows.indices)) else { return nil }
      var longer = model
      let between = Node.system(System.ID(model.systems.count))
      let end = model.flows[cut].to
      var stop = System(
        name: "間", operators: model.hands(of: end), keep: .span(years: 0, months: 0, days: 0),
        span: model.span)
      // In the same hands on each day: somebody else's could open what is sealed.
      if case .system(let end) = end { stop.assignments = model[end].assignments }
      longer.systems.append(stop)
      var rest = model.flows[cut]
      longer.flows[cut].to = between
      rest.from = between
      rest.items = .all(except: [])
      rest.renames = [:]
      rest.seal = nil
      rest.channel = nil
      longer.flows.append(rest)
      let nodes = model.nodes
      let (before, after) = (Reach(model), Reach(longer))
      return contents(before, of: nodes) == contents(after, of: nodes)
        ? nil : "flow \(cut) cut in two changes contents"
    }
  }

  // MARK: Days

  @Test(arguments: batches)
  func aDayKnowsNothingOfLaterDays(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      let day = someDay(seed)
      let (whole, cut) = (Reach(model), Reach(Self.model(model, cutDownTo: day)))
      for node in model.nodes {
        let (one, other) = (
          FastAnswers.contents(whole, of: node, on: day),
          FastAnswers.contents(cut, of: node, on: day)
        )
        guard one == other else {
          return "contents of \(model.name(of: node)) on day \(day.number): "
            + "\(one.symmetricDifference(other))"
        }
      }
      return FastAnswers.seen(whole, on: day) == FastAnswers.seen(cut, on: day)
        ? nil : "others see on day \(day.number)"
    }
  }

  @Test(arguments: batches)
  func theVerdictOnADayIsThatDayOfTheWholeVerdict(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      let whole = BrokenCell.all(Verdict(model), days: Self.days)
      for number in [someDay(seed).number, someDay(seed &+ 1).number] {
        let one = BrokenCell.all(Verdict(model, on: Day(number: number)), days: Self.days)
        guard one == whole.filter({ $0.day == number }) else { return "differs on day \(number)" }
      }
      return nil
    }
  }

  /// Ends flows and holdings on `day`, and drops what begins later. Approvals stay as they are: 契約終了まで asks when they
  /// end, not whether that day has come.
  private static func model(_ model: Model, cutDownTo day: Day) -> Model {
    func cut(_ period: Period) -> Period? {
      guard period.widest.first <= day else { return nil }
      return period.widest.last > day ? Period(start: period.start, end: Bound(day)) : period
    }
    var cutDown = model
    cutDown.flows = model.flows.compactMap { flow in
      guard let period = cut(flow.period) else { return nil }
      var flow = flow
      flow.period = period
      return flow
    }
    for index in model.systems.indices {
      cutDown.systems[index].holdings = model.systems[index].holdings.compactMap { holding in
        guard let period = cut(holding.period) else { return nil }
        var holding = holding
        holding.period = period
        return holding
      }
    }
    return cutDown
  }

  // MARK: Verdicts

  /// What is left of a model without flows, items or papers of the day may be clean, and then says why that means nothing.
  @Test(arguments: batches)
  func aCleanVerdictHasCheckedSomething(seeds: Range<UInt64>) {
    hold(seeds) { seed, model in
      var random = Random(seed: seed)
      var less = model
      switch random.below(4) {
      case 0: less.flows = []
      case 1: less.approvals = []
      case 2: for index in less.approvals.indices { less.approvals[index].periods = [] }
      default: for index in less.flows.indices { less.flows[index].period = .days(3, 4) }
      }
      let day = random.chance(50) ? Day(number: 5) : nil
      let verdict = Verdict(less, on: day)
      guard verdict.outcome == .clean, !verdict.findings.contains(where: \.isWaived),
        verdict.nothingChecked == nil
      else { return nil }
      if let day {
        let isIdle = !less.flows.contains { $0.period.widest.contains(day) }
        let isHad = SlowJudge(less, days: RandomModel.days).standings(on: day).contains {
          Facts.isJudged(Party.ID($0.party), in: less)
        }
        return isIdle && !isHad ? "clean on a day with nothing on it" : nil
      }
      return less.flows.isEmpty || less.items.isEmpty || less.approvals.isEmpty
        ? "clean without anything to check" : nil
    }
  }

  @Test(arguments: batches)
  func everyFindingHasAWayUnlessItIsAboutPapers(seeds: Range<UInt64>) {
    hold(seeds) { _, model in
      let verdict = Verdict(model)
      let bare = verdict.findings.first { $0.path == nil && !$0.parts.isEmpty }
      if let bare { return "no way: \(bare.id)" }
      return verdict.violations.isEmpty || verdict.outcome == .findings
        ? nil : "violated, not found"
    }
  }

  @Test(arguments: batches)
  func idsDoNotKnowLines(seeds: Range<UInt64>) {
    hold(seeds) { _, model in
      let moved = Self.model(model, movedBy: 1000)
      let (before, after) = (Verdict(model), Verdict(moved))
      // Lines may order what stands in the same rank.
      guard before.findings.map(\.id).sorted() == after.findings.map(\.id).sorted() else {
        return "other findings"
      }
      guard before.gaps.map(\.id).sorted() == after.gaps.map(\.id).sorted() else {
        return "other gaps"
      }
      let lines = after.findings.map(\.span.line) + after.gaps.map(\.span.line)
      return lines.allSatisfy { $0 > 1000 } ? nil : "a place was not moved"
    }
  }

  /// The same model, so many lines further down, every element on a line of its own.
  private static func model(_ model: Model, movedBy lines: Int) -> Model {
    var moved = model
    var line = lines
    func place(_ file: String = "moved.yaml") -> SourceSpan {
      line += 1
      return SourceSpan(file: file, line: line, column: 3)
    }
    moved.span = place()
    for index in moved.parties.indices { moved.parties[index].span = place() }
    for index in moved.sites.indices { moved.sites[index].span = place() }
    for index in moved.groups.indices { moved.groups[index].span = place() }
    for index in moved.items.indices { moved.items[index].span = place() }
    for index in moved.keys.indices { moved.keys[index].span = place() }
    for index in moved.systems.indices {
      // What stands in a shared part still does.
      let file = model.systems[index].span.file
      moved.systems[index].span = model.sharedParts.contains(file) ? place(file) : place()
      for reader in moved.systems[index].readers.indices {
        moved.systems[index].readers[reader].span = place()
      }
      for one in moved.systems[index].assignments.indices {
        moved.systems[index].assignments[one].span = place()
      }
    }
    for index in moved.flows.indices { moved.flows[index].span = place() }
    for index in moved.approvals.indices { moved.approvals[index].span = place() }
    return moved
  }
}
