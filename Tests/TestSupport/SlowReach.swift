import NagarezuCore

/// What is where, day by day: ADR 0001 rules 1 to 11 and 19, read aloud.
///
/// Nothing exists before the first day simulated, so that day stands for the distant past.
public struct SlowReach {
  let tables: SlowModel
  let days: ClosedRange<Int32>
  /// Imprecise dates that are read as one day; all others at their widest.
  let reading: DateReading
  /// Whether a claim carries only what its source is known to hold: the second fixpoint of 0008.2.
  let isOfKnown: Bool
  /// What other businesses have at its nodes; `nil` for a model alone (0015.3).
  let imports: SlowImports?
  /// The tables of the day that is simulated.
  var now: SlowModel
  /// Shape: one entry per day of `days`, in order.
  private var everyDay: [SlowModel] = []
  /// Shape: one entry per day of `days`, in order.
  private var history: [SlowDay] = []

  /// Simulates every day of `days`, dates at their widest. With `knownOnly` naming an item is no claim that it travels.
  public init(_ model: Model, days: ClosedRange<Int32>, knownOnly: Bool = false) {
    self.init(model, days: days, knownOnly: knownOnly, imports: nil)
  }

  /// The same with some dates read as one day.
  package init(_ model: Model, days: ClosedRange<Int32>, reading: DateReading) {
    self.init(model, days: days, reading: reading, imports: nil)
  }

  /// The same of a world among others, with what these have at its nodes; without `marks` only what is where, and not whose.
  init(
    _ model: Model, days: ClosedRange<Int32>, reading: DateReading = [:], knownOnly: Bool = false,
    imports: SlowImports?, marks: Bool = true
  ) {
    tables = SlowModel(model, ownItems: imports?.ownItems)
    self.days = days
    self.reading = reading
    self.imports = imports
    isOfKnown = knownOnly
    now = tables
    let changes = slowChanges(model)
    for number in days {
      let day = Day(number: number)
      if changes {
        now = SlowModel(
          slowStanding(model, on: day, reading), ownItems: imports?.ownItems)
      }
      everyDay.append(now)
      history.append(dayAfter(history.last, day, marks: marks))
    }
  }

  /// The tables with everybody in the part they have on a day.
  func tables(on day: Day) -> SlowModel { everyDay[Int(day.number - days.lowerBound)] }

  /// The copies at a node.
  public func contents(of node: Node, on day: Day) -> Set<SlowFact> {
    self[day].contents[tables.number(of: node)]
  }

  /// The copies in a system that are there not merely by rule 9.
  public func local(in system: System.ID, on day: Day) -> Set<SlowFact> {
    self[day].local[system.position]
  }

  /// The copies at a node that somebody brought there (rule 19).
  public func brought(to node: Node, on day: Day) -> Set<SlowFact> {
    self[day].brought[tables.number(of: node)]
  }

  /// What a flow carries, before it is stored; empty when it does not run.
  public func carried(by flow: Flow.ID, on day: Day) -> Set<SlowFact> {
    self[day].carried[flow.position]
  }

  /// One simulated day. Asking for a day that was not simulated is a mistake of the test.
  subscript(day: Day) -> SlowDay { history[Int(day.number - days.lowerBound)] }

  var model: Model { tables.model }

  func runs(_ period: Period, on day: Day) -> Bool {
    period.widest(reading)?.contains(day) ?? false
  }

  private func dayAfter(_ yesterday: SlowDay?, _ day: Day, marks: Bool) -> SlowDay {
    var today = SlowDay(day, nodes: now.nodeCount, flows: model.flows.count)
    let staying = now.hands.indices.map { node in
      yesterday?.arrivals[node].filter { keeps(node, until: day, whatArrived: $0.value) } ?? [:]
    }
    for node in staying.indices {
      for fact in staying[node].keys { _ = today.place(fact, at: node) }
    }
    let born = origins(on: day)
    for (node, fact) in born { _ = today.place(fact, at: node) }
    let others = imports?[day]
    while spread(&today) {}
    dateArrivals(&today, staying: staying, born: born)
    if !marks { return today }

    func kept(_ marked: [Set<SlowFact>]?) -> [Set<SlowFact>] {
      staying.indices.map { node in
        Set(staying[node].keys.filter { marked?[node].contains($0) ?? false })
      }
    }
    // What stays at a system that somebody takes over has come into other hands (0008.19).
    var (rooted, ordinary) = (kept(yesterday?.rooted), kept(yesterday?.ordinary))
    let taken = (0..<now.systemCount).map { system in
      yesterday == nil ? [] : successors(of: system, on: day)
    }
    for system in taken.indices where !taken[system].isEmpty {
      rooted[system] = []
      ordinary[system] = Set(staying[system].keys)
    }
    for node in staying.indices {
      rooted[node].formUnion(others?.rooted[node] ?? [])
      ordinary[node].formUnion(others?.ordinary[node] ?? [])
    }
    markRooted(&today, kept: rooted)
    markOrdinary(&today, kept: ordinary)

    var carriedIn = Array(repeating: Set<SlowFact>(), count: now.nodeCount)
    for (index, flow) in now.flows.enumerated() {
      carriedIn[flow.to].formUnion(today.carried[index].map { now.stored($0, at: flow.to) })
    }
    var arrived = carriedIn
    for (node, fact) in origins(on: day, ofOthersAlone: true) { arrived[node].insert(fact) }
    today.fresh = following(arrived, in: today, countingOthersInnerSystems: false)
    for node in carriedIn.indices {
      let kept = staying[node].keys.filter { yesterday?.brought[node].contains($0) ?? false }
      carriedIn[node].formUnion(kept)
      // An authority that had no part in it before gets what it did not make.
      if node < now.systemCount, taken[node].contains(where: now.isOfAuthority),
        !tables(on: Day(number: day.number - 1)).hands[node].contains(where: now.isOfAuthority)
      {
        carriedIn[node].formUnion(staying[node].keys)
      }
    }
    today.brought = following(
      carriedIn, and: others?.there, in: today, countingOthersInnerSystems: true)
    return today
  }
}

// MARK: - Rules 5 to 9: what is there on the day

extension SlowReach {
  /// Rule 5: what is born at a node on the day, as stored there. With `ofOthersAlone` only what is judged at somebody outside as
  /// if it had been brought (0008.13): not 独自, on a system that somebody outside operates.
  private func origins(
    on day: Day, ofOthersAlone: Bool = false
  ) -> [(node: Int, fact: SlowFact)] {
    var born: [(node: Int, fact: SlowFact)] = []
    for (index, system) in now.systems.enumerated() {
      for holding in system.born where runs(holding.period, on: day) {
        if ofOthersAlone && (holding.isOwn || !now.isOutsiders(index)) { continue }
        for fact in holding.facts { born.append((index, now.stored(fact, at: index))) }
      }
    }
    if ofOthersAlone { return born }
    for flow in now.flows where !flow.takesAll && runs(flow.period, on: day) {
      let giver = flow.from - now.systemCount
      guard giver >= 0, model.parties[giver].kind == .dataSubject else { continue }
      for fact in flow.named { born.append((flow.from, fact)) }
    }
    return born
  }

  /// Applies rules 6 to 9 once; says whether anything was new.
  private func spread(_ today: inout SlowDay) -> Bool {
    var isNew = false
    for (index, flow) in now.flows.enumerated() where runs(flow.period, on: today.day) {
      let carried = carried(by: flow, from: source(of: index, in: today))
      today.carried[index] = carried
      for fact in carried where today.place(now.stored(fact, at: flow.to), at: flow.to) {
        isNew = true
      }
    }
    for node in today.contents.indices {
      for sealed in now.opened(today.contents[node], at: node) {
        if today.local[node].contains(sealed) {
          if today.place(sealed.plain, at: node) { isNew = true }
        } else if today.contents[node].insert(sealed.plain).inserted {
          isNew = true
        }
      }
    }
    for (index, system) in now.systems.enumerated() {
      for derived in derivations(at: index, in: today) {
        for output in derived.outputs where today.place(output, at: index) { isNew = true }
      }
      guard let outer = system.outer else { continue }
      for fact in goingOut(of: index, in: today) {
        if today.contents[outer].insert(now.stored(fact, at: outer)).inserted { isNew = true }
      }
    }
    return isNew
  }

  /// What a flow finds where it begins: what others have there too, unless all of them have the flow themselves (0015.3).
  func source(of flow: Int, in today: SlowDay) -> Set<SlowFact> {
    let there = today.contents[now.flows[flow].from]
    guard let imports, !imports.isCommon[flow] else { return there }
    return there.union(imports[today.day].there[now.flows[flow].from])
  }

  /// What a system around gets from one inside: what others have inside too, unless all of them have the one around themselves (0015.3).
  private func goingOut(of inner: Int, in today: SlowDay) -> Set<SlowFact> {
    guard let imports, !imports.isWithinCommon[inner] else { return today.contents[inner] }
    return today.contents[inner].union(imports[today.day].there[inner])
  }

  /// Rule 6: what a running flow carries out of `source`.
  func carried(by flow: SlowFlow, from source: Set<SlowFact>) -> Set<SlowFact> {
    let there = source.filter { flow.takes[$0.item] && flow.concerns[$0.atom] }
    var leaving = there
    if !flow.takesAll {
      // Plain whatever the source holds: naming is a claim that they travel.
      let claimed = isOfKnown ? there.map(\.plain) : flow.named
      leaving = there.filter { $0.key != nil || !flow.claims($0.item) }.union(claimed)
    }
    return Set(leaving.compactMap { afterwards($0, flow) })
  }

  /// A copy as a flow hands it over: renamed, and sealed if the flow seals; `nil` where it is dropped.
  func afterwards(_ fact: SlowFact, _ flow: SlowFlow) -> SlowFact? {
    flow.becomes[fact.item].map {
      SlowFact(item: $0, atom: fact.atom, key: flow.seal ?? fact.key)
    }
  }

  /// Rule 8: for each derivation and atom whose inputs are all plain there, the inputs and the outputs as stored.
  func derivations(
    at system: Int, in today: SlowDay
  ) -> [(inputs: [SlowFact], outputs: [SlowFact])] {
    var found: [(inputs: [SlowFact], outputs: [SlowFact])] = []
    // Of imports alone nothing is derived here (0015.3).
    let native = today.contents[system]
    let there = native.union(imports?[today.day].there[system] ?? [])
    for derivation in now.systems[system].derivations {
      for atom in 0..<model.population.count {
        let inputs = derivation.inputs.map { SlowFact(item: $0, atom: atom) }
        guard inputs.allSatisfy(there.contains), inputs.contains(where: native.contains) else {
          continue
        }
        let outputs = derivation.outputs.map { SlowFact(item: $0, atom: atom) }
        found.append((inputs, outputs.map { now.stored($0, at: system) }))
      }
    }
    return found
  }

  /// Rules 19 and 22: what follows from the marked copies by unsealing, deriving (any input) and going outwards.
  ///
  /// With `countingOthersInnerSystems` everything out of an inner system that is not operated by all of the outer's
  /// hands is marked too.
  ///
  /// What others have at a node (`imported`) makes what is derived of it marked, and is not marked itself.
  func following(
    _ marked: [Set<SlowFact>], and imported: [Set<SlowFact>]? = nil, in today: SlowDay,
    countingOthersInnerSystems: Bool
  ) -> [Set<SlowFact>] {
    var marked = marked
    var isNew = true
    while isNew {
      isNew = false
      for node in marked.indices {
        for sealed in now.opened(marked[node], at: node)
        where marked[node].insert(sealed.plain).inserted { isNew = true }
      }
      for (index, system) in now.systems.enumerated() {
        for derived in derivations(at: index, in: today)
        where derived.inputs.contains(where: {
          marked[index].contains($0) || imported?[index].contains($0) ?? false
        }) {
          for output in derived.outputs where marked[index].insert(output).inserted {
            isNew = true
          }
        }
        guard let outer = system.outer else { continue }
        let isOthers = !now.hands[outer].allSatisfy(now.hands[index].contains)
        let going =
          countingOthersInnerSystems && isOthers
          ? goingOut(of: index, in: today) : marked[index]
        for fact in going where marked[outer].insert(now.stored(fact, at: outer)).inserted {
          isNew = true
        }
      }
    }
    return marked
  }
}

// MARK: - Rule 10: what stays

extension SlowReach {
  /// Gives every local copy its arrival day: the latest of all that rule 10 names.
  private func dateArrivals(
    _ today: inout SlowDay, staying: [[SlowFact: Int32]], born: [(node: Int, fact: SlowFact)]
  ) {
    let number = today.day.number
    today.arrivals = staying
    for (node, fact) in born { today.arrivals[node][fact] = number }
    for (index, flow) in now.flows.enumerated() {
      for fact in today.carried[index] {
        today.arrivals[flow.to][now.stored(fact, at: flow.to)] = number
      }
    }
    var isNew = true
    while isNew {
      isNew = false
      func date(_ fact: SlowFact, at node: Int, _ arrival: Int32) {
        guard arrival > today.arrivals[node][fact] ?? .min else { return }
        today.arrivals[node][fact] = arrival
        isNew = true
      }
      for node in today.local.indices {
        for sealed in now.opened(today.local[node], at: node) {
          if let arrival = today.arrivals[node][sealed] { date(sealed.plain, at: node, arrival) }
        }
      }
      for system in now.systems.indices {
        for derived in derivations(at: system, in: today) {
          // An input that an inner system has arrives on the day, whether or not it is there otherwise too.
          let inside = insideNow(system, today)
          let days = derived.inputs.map { input in
            inside.contains(input) ? number : today.arrivals[system][input]
          }
          guard !days.contains(nil), let latest = days.compactMap({ $0 }).max() else { continue }
          for output in derived.outputs { date(output, at: system, latest) }
        }
      }
    }
  }

  /// What a system has on the day because systems inside it or other businesses have it, and what that unseals to.
  private func insideNow(_ system: Int, _ today: SlowDay) -> Set<SlowFact> {
    var inside: Set<SlowFact> = []
    for (inner, other) in now.systems.enumerated() where other.outer == system {
      let going = goingOut(of: inner, in: today)
      inside.formUnion(going.map { now.stored($0, at: system) })
    }
    for sealed in now.opened(inside, at: system) { inside.insert(sealed.plain) }
    return inside.union(imports?[today.day].there[system] ?? [])
  }

  /// Whether a node still has on `day` what arrived on an earlier one.
  private func keeps(_ node: Int, until day: Day, whatArrived arrival: Int32) -> Bool {
    guard node < now.systemCount else { return true }
    switch now.systems[node].keep {
    case .forever: return true
    // It is no paper's date and agrees with none (0008.4).
    case .until(let bound): return day <= bound.latest
    case .span(let years, let months, let days):
      return day <= Day(number: arrival).adding(years: years, months: months, days: days)
    case .contractEnd:
      return contractEnd(of: Set(now.hands[node].flatMap { now.chains[$0] })).map { day <= $0 }
        ?? true
    case .afterContract(let years, let months, let days):
      return contractEnd(of: Set(now.hands[node].flatMap { now.chains[$0] }))
        .map { day <= $0.adding(years: years, months: months, days: days) }
        ?? true
    }
  }

  /// The last day of 契約終了まで for some operators with what they are parts of; `nil` for ever. A keep until the end of a contract is a
  /// keep written with the contract's date, so it narrows with that.
  func contractEnd(of operators: Set<Int>) -> Day? {
    var latest: Day?
    for approval in model.approvals {
      guard case .party(let party) = approval.target, operators.contains(party.position)
      else { continue }
      if approval.periods.isEmpty { return nil }
      for period in approval.periods {
        guard let end = period.lastDay(reading) else { return nil }
        latest = max(latest ?? end, end)
      }
    }
    return latest
  }
}
