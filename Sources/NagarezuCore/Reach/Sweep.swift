/// Runs a model through time: from event to event, the least fixpoint of design §3 on the days between.
///
/// Only what an event touches is computed again: the nodes whose flows begin or end, whose stays run out, and what
/// depends on those. Numbers in brackets are the readings of `docs/adr/0001`.
struct Sweep {
  /// What a node has on the days since its last change.
  struct State {
    /// Here by a flow, an origin, a derivation, or a stay (rules 4 to 8 and 10).
    var local: Copies
    /// Here because an inner system has it (9).
    var inside: Copies
    /// What other businesses have here, on the days on which they do; `nil` where nobody else has anything here.
    var imported: Copies?
    /// Of all that, what was brought (19). Kept only where a copy may be the operators' own.
    var brought: Copies
    /// Of all that, what goes back to a 独自 holding through the same hands alone, perhaps among other copies. Kept only where any may.
    var rooted: Copies
    /// Of all that, what is not 独自. Kept only where a copy may be.
    var ordinary: Copies
    /// Shape: bit of `local` → its arrival day, ``Sweep/now`` while it keeps arriving. Only where a stay is a span.
    var clocks: [Int: Int32] = [:]

    var contents: Copies { inside.isEmpty ? local : local.union(inside) }
  }

  /// What a node has yet to take in.
  private struct Pending {
    var lines: [Int] = []
    var takesAll = false
    var isQueued = false
  }

  /// How everything is wired on the day at hand.
  private(set) var wiring: Wiring
  var states: [State]
  /// Shape: node → its history so far, the last entry still running.
  private(set) var histories: [[Segment]]
  private(set) var isActive: [Bool]
  /// What was found at the end of each epoch but the last, in order.
  private(set) var leavings: [Leaving] = []
  /// The days on which anything was looked at, ascending: between two of them nothing changes anywhere.
  private(set) var turns: [Day] = []
  /// The epochs to come, each with its wiring, in order.
  private var upcoming: ArraySlice<(epoch: Epoch, wiring: Wiring)>
  private(set) var epoch: Epoch
  private(set) var previous: Epoch?
  private var queue = Heap<Turn>()
  /// Whose turn it is.
  private var turn = Turn()
  private var pending: [Pending]
  private var expiries = Heap<Expiry>()

  /// The arrival day of a copy that keeps arriving.
  static let now = Int32.max

  /// When a node takes in what is pending: what others depend on first. Within a cycle in rounds, in each of which every node
  /// comes once at most, so that what goes round is not carried on at every step.
  private struct Turn: Comparable {
    var rank = -1
    var round = 0
    var place = -1
    var node = -1
    static func < (a: Turn, b: Turn) -> Bool {
      (a.rank, a.round, a.place) < (b.rank, b.round, b.place)
    }
  }

  private struct Expiry: Comparable {
    let day: Day
    let node: Int
    static func < (a: Expiry, b: Expiry) -> Bool { (a.day, a.node) < (b.day, b.node) }
  }

  /// Runs through all epochs, of which there is at least one, in order.
  init(_ epochs: [(epoch: Epoch, wiring: Wiring)]) {
    (epoch, wiring) = epochs[0]
    upcoming = epochs.dropFirst()
    let empty = Copies()
    states = wiring.stations.map { _ in
      State(local: empty, inside: empty, brought: empty, rooted: empty, ordinary: empty)
    }
    histories = wiring.stations.map { _ in [] }
    isActive = wiring.lines.map { _ in false }
    pending = wiring.stations.map { _ in Pending() }
    run(Timetable(epochs).events)
  }

  private mutating func run(_ events: [Day: Timetable.Event]) {
    let days = events.keys.sorted()
    var next = 0
    var day = Day.distantPast
    while true {
      var event =
        days.indices.contains(next) && days[next] == day
        ? events[day] ?? Timetable.Event() : Timetable.Event()
      while let expiry = expiries.first, expiry.day <= day {
        event.nodes.insert(expiry.node)
        _ = expiries.pop()
      }
      step(to: day, event)
      while next < days.count, days[next] <= day { next += 1 }
      // The next day on which something begins, has ended, or runs out.
      let scheduled = next < days.count ? days[next] : nil
      guard let upcoming = [scheduled, expiries.first?.day].compactMap({ $0 }).min() else { return }
      day = upcoming
    }
  }

  // MARK: One event

  private mutating func step(to day: Day, _ event: Timetable.Event) {
    turns.append(day)
    for line in event.ended { isActive[line] = false }
    for line in event.starting { isActive[line] = true }
    let touched = event.nodes.union(event.ended.map { wiring.lines[$0].to })
    let isNewEpoch = upcoming.first?.epoch.days.first == day
    if isNewEpoch { leave(before: day) }
    var changed = isNewEpoch ? Set(states.indices) : shrinkable(from: touched, on: day)
    for node in changed.sorted() {
      settle(node, until: day.previous)
      fallBack(node, to: day)
      pending[node].takesAll = true
      enqueue(node)
    }
    if isNewEpoch { takeOver() }
    let held = heldOver(to: day)
    for line in event.starting { enqueue(wiring.lines[line].to, taking: line) }
    for node in touched.sorted() { enqueue(node) }
    while let next = queue.pop() {
      turn = next
      guard pull(turn.node, on: day) else { continue }
      changed.insert(turn.node)
      for line in wiring.stations[turn.node].leaving
      where isActive[line] && wiring.lines[line].readsSource {
        enqueue(wiring.lines[line].to, taking: line)
      }
      if let outer = wiring.stations[turn.node].outer { enqueue(outer) }
    }
    turn = Turn()
    changed.formUnion(markOwnBusiness(on: day, leaving: held))
    for node in changed.union(touched).sorted() {
      record(node, from: day)
      scheduleExpiry(of: node)
    }
  }

  /// Ends an epoch: keeps the arrival days of what stays for a span, and goes on with the next wiring.
  private mutating func leave(before day: Day) {
    leavings.append(Leaving(lastDay: day.previous, clocks: states.map(\.clocks)))
    guard let next = upcoming.popFirst() else { return }
    previous = epoch
    (epoch, wiring) = next
  }

  private mutating func enqueue(_ node: Int, taking line: Int? = nil) {
    if let line { pending[node].lines.append(line) }
    guard !pending[node].isQueued else { return }
    pending[node].isQueued = true
    let (rank, place) = (wiring.rank[node], wiring.place[node])
    let round = rank == turn.rank ? turn.round + (place <= turn.place ? 1 : 0) : 0
    queue.push(Turn(rank: rank, round: round, place: place, node: node))
  }

  /// The nodes that may lose something: those touched that do not keep for ever, and what depends on a loser.
  private func shrinkable(from nodes: Set<Int>, on day: Day) -> Set<Int> {
    var found: Set<Int> = []
    var pending: [Int] = []
    func lose(_ node: Int) {
      if found.insert(node).inserted { pending.append(node) }
    }
    for node in nodes where canForget(node, on: day) || !wiring.stations[node].imports.isEmpty {
      lose(node)
    }
    while let node = pending.popLast() {
      for line in wiring.stations[node].leaving
      where isActive[line] && wiring.lines[line].readsSource
        && canForget(wiring.lines[line].to, on: day)
      {
        lose(wiring.lines[line].to)
      }
      if let outer = wiring.stations[node].outer { lose(outer) }
    }
    return found
  }

  private func canForget(_ node: Int, on day: Day) -> Bool {
    switch wiring.stations[node].keep {
    case .forever: false
    case .until(let last): day > last
    case .span: true
    }
  }

  /// Turns "keeps arriving" into the last day of arrival.
  private mutating func settle(_ node: Int, until day: Day) {
    for (bit, clock) in states[node].clocks where clock == Self.now {
      states[node].clocks[bit] = day.number
    }
  }

  /// Leaves at a node only what stays there from the day before (10).
  private mutating func fallBack(_ node: Int, to day: Day) {
    let shape = wiring.shape
    states[node].inside = Copies()
    // Else what was there the day before could go round a cycle.
    if states[node].imported != nil { states[node].imported = Copies() }
    switch wiring.stations[node].keep {
    case .forever: break
    case .until(let last):
      if day > last { states[node].local = Copies() }
    case .span(let years, let months, let days):
      var gone = Copies()
      for (bit, clock) in states[node].clocks {
        let last = Day(number: clock).adding(years: years, months: months, days: days)
        guard last < day else { continue }
        states[node].clocks[bit] = nil
        gone.insert(bit: bit, shape: shape)
      }
      states[node].local = states[node].local.subtracting(gone)
    }
    states[node].brought.formIntersection(states[node].local)
    states[node].rooted.formIntersection(states[node].local)
    states[node].ordinary.formIntersection(states[node].local)
  }

  private mutating func scheduleExpiry(of node: Int) {
    guard case .span(let years, let months, let days) = wiring.stations[node].keep else { return }
    let clocks = Set(states[node].clocks.values)
    let ends = clocks.filter { $0 != Self.now }.map {
      Day(number: $0).adding(years: years, months: months, days: days)
    }
    guard let first = ends.min(), !first.isDistant else { return }
    expiries.push(Expiry(day: first.next, node: node))
  }

  // MARK: One node

  /// Takes in what is pending and closes the node under its own rules; says whether it grew.
  private mutating func pull(_ node: Int, on day: Day) -> Bool {
    let station = wiring.stations[node]
    let clocks = station.isSpan ? states[node].clocks : [:]
    let lines = pending[node].takesAll ? station.arriving : pending[node].lines
    pending[node] = Pending()
    var isGrown = takeImports(station, of: node, on: day)
    var arrived = Copies()
    for line in lines where isActive[line] { take(line, into: &arrived, at: node) }
    if station.mayOwn, states[node].brought.formUnion(arrived) { isGrown = true }
    for origin in station.origins where origin.days.contains(day) {
      arrived.formUnion(origin.copies)
    }
    if states[node].local.formUnion(arrived) { isGrown = true }
    if takeFromInner(station, of: node) { isGrown = true }
    if station.isSpan { stamp(arrived, at: node) }
    if close(node, station) { isGrown = true }
    if !station.mayOwn {
      let contents = states[node].contents
      if states[node].brought != contents {
        states[node].brought = contents
        isGrown = true
      }
    }
    return isGrown || station.isSpan && states[node].clocks != clocks
  }

  /// Adds what a line brings, as the node stores it. What is carried of two tables is what is carried of each.
  private func take(_ line: Int, into arrived: inout Copies, at node: Int) {
    let from = wiring.lines[line].from
    wiring.carry(by: line, from: states[from].local, into: &arrived, at: node)
    if !wiring.stations[from].inner.isEmpty {
      wiring.carry(by: line, from: states[from].inside, into: &arrived, at: node)
    }
    if let imported = states[from].imported, !wiring.lines[line].isCommon {
      wiring.carry(by: line, from: imported, into: &arrived, at: node)
    }
  }

  /// Puts what others have here on a day in the place of what they had; says whether it is otherwise.
  private mutating func takeImports(_ station: Wiring.Station, of node: Int, on day: Day) -> Bool {
    guard !station.imports.isEmpty else { return false }
    var there = Copies()
    for one in station.imports where one.days.contains(day) { there.formUnion(one.copies) }
    defer { states[node].imported = there }
    return states[node].imported != there
  }

  /// Takes in what inner systems have (9); says whether any was new.
  private mutating func takeFromInner(_ station: Wiring.Station, of node: Int) -> Bool {
    var isGrown = false
    for (inner, isOwned) in zip(station.inner, station.ownsInner) {
      var contents = states[inner].contents
      if let imported = states[inner].imported, !wiring.stations[inner].isWithinCommon {
        contents.formUnion(imported)
      }
      let held = wiring.stored(contents, at: node)
      if states[node].inside.formUnion(held) { isGrown = true }
      guard station.mayOwn else { continue }
      let brought = isOwned ? wiring.stored(states[inner].brought, at: node) : held
      if states[node].brought.formUnion(brought) { isGrown = true }
    }
    return isGrown
  }

  /// Marks copies as arriving today.
  private mutating func stamp(_ copies: Copies, at node: Int) {
    for bit in copies.bits(shape: wiring.shape) { states[node].clocks[bit] = Self.now }
  }

  /// Unseals and derives until nothing is new (7, 8); says whether any was new.
  private mutating func close(_ node: Int, _ station: Wiring.Station) -> Bool {
    var isGrown = false
    var isGrowing = !station.opened.isEmpty || !station.derivations.isEmpty
    while isGrowing {
      isGrowing = false
      for plane in station.opened {
        if states[node].local.copyPlane(plane, to: 0) { isGrowing = true }
        if states[node].inside.copyPlane(plane, to: 0) { isGrowing = true }
        if station.mayOwn,
          states[node].brought.copyPlane(plane, to: 0)
        {
          isGrowing = true
        }
        if station.isSpan, passClocks(from: plane, at: node) { isGrowing = true }
      }
      for derivation in station.making where derive(derivation, at: node, station) {
        isGrowing = true
      }
      if isGrowing { isGrown = true }
    }
    return isGrown
  }

  private mutating func derive(
    _ derivation: Wiring.Derivation, at node: Int, _ station: Wiring.Station
  ) -> Bool {
    let shape = wiring.shape
    var all = [UInt64](repeating: .max, count: shape.width)
    var anyBrought = [UInt64](repeating: 0, count: shape.width)
    var anyNative = [UInt64](repeating: 0, count: shape.width)
    let imported = states[node].imported
    for input in derivation.inputs {
      let local = states[node].local.atoms(item: input, plane: 0, shape: shape)
      let inside = states[node].inside.atoms(item: input, plane: 0, shape: shape)
      let brought = states[node].brought.atoms(item: input, plane: 0, shape: shape)
      let elsewhere = imported?.atoms(item: input, plane: 0, shape: shape)
      for w in 0..<shape.width {
        let native = local[local.startIndex + w] | inside[inside.startIndex + w]
        let other = elsewhere.map { $0[$0.startIndex + w] } ?? 0
        all[w] &= native | other
        anyNative[w] |= native
        anyBrought[w] |= brought[brought.startIndex + w] | other
      }
    }
    // What is made of imports alone is made in the worlds they come from.
    for w in 0..<shape.width { all[w] &= anyNative[w] }
    guard all.contains(where: { $0 != 0 }) else { return false }
    for w in 0..<shape.width { anyBrought[w] &= all[w] }
    var isGrown = false
    let plane = station.sealed ?? 0
    for output in derivation.outputs {
      if states[node].local.insert(all[...], item: output, plane: plane, shape: shape) {
        isGrown = true
      }
      if station.mayOwn,
        states[node].brought.insert(anyBrought[...], item: output, plane: plane, shape: shape)
      {
        isGrown = true
      }
    }
    if station.isSpan, deriveClocks(derivation, atoms: all, at: node, plane) {
      isGrown = true
    }
    return isGrown
  }

  // MARK: History

  /// Ends the node's last segment the day before, and begins a new one, where something is different.
  private mutating func record(_ node: Int, from day: Day) {
    let state = states[node]
    let fresh = Segment(
      first: day, last: .distantFuture, contents: state.contents, imported: state.imported,
      local: wiring.stations[node].inner.isEmpty ? nil : state.local,
      brought: wiring.stations[node].mayOwn ? state.brought : nil,
      ordinary: wiring.stations[node].mayBeOwnBusiness ? state.ordinary : nil,
      rooted: wiring.stations[node].mayBeOwnBusiness ? state.rooted : nil)
    if let current = histories[node].last {
      if current.hasSameCopies(as: fresh) { return }
      if current.first == day {
        histories[node].removeLast()
      } else {
        histories[node][histories[node].count - 1].last = day.previous
      }
    }
    histories[node].append(fresh)
  }
}
