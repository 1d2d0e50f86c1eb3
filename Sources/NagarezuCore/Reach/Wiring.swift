/// A model turned into integers and bit masks: what the sweep reads instead of names.
///
/// Nodes are numbered systems first, then parties.
struct Wiring: Sendable {
  /// One flow.
  struct Line: Sendable {
    let flow: Flow.ID
    let from: Int
    let to: Int
    let carriage: Carriage
    let subjects: [UInt64]
    /// Whether it carries only what the source holds (`items: all`).
    let isAll: Bool
    /// Whether naming an item is a claim that it travels, whatever the source holds (6).
    var isClaim: Bool
    /// The plane what travels is sealed into; `nil` where it keeps its state.
    let seal: Int?
    let days: DayRange
    /// Whether what it carries, or whose business that is, depends on what the source holds.
    var readsSource: Bool
    /// Whether the businesses from which imports come have it too: then it carries these in their worlds, and not here.
    let isCommon: Bool
    /// Whether it brings what it carries into no other hands: its end is operated by operators of its source.
    let keepsHands: Bool
  }

  /// One `holds` of a system, or what a flow from a 本人 names.
  struct Origin: Sendable {
    let copies: Copies
    let days: DayRange
    /// Whether it is the operators' own business (独自).
    var isOwnBusiness = false
  }

  struct Derivation: Sendable {
    let inputs: [Int]
    let outputs: [Int]
  }

  enum Keep: Sendable {
    case forever
    case until(Day)
    case span(years: Int, months: Int, days: Int)
  }

  struct Station: Sendable {
    /// The plane everything here is sealed into.
    var sealed: Int?
    /// Planes whose key an operator holds.
    var opened: [Int] = []
    var keep: Keep = .forever
    var origins: [Origin] = []
    /// What others have here, if the node is one with one of theirs.
    var imports: [Origin] = []
    /// Whether the businesses from which imports come have the system around it too.
    var isWithinCommon = false
    var derivations: [Derivation] = []
    /// The same in an order in which one pass makes all: see ``Wiring/inMakingOrder(_:)``.
    var making: [Derivation] = []
    var outer: Int?
    var inner: [Int] = []
    /// Whether what an inner system has of its own is somebody else's to an operator of this one.
    var ownsInner: [Bool] = []
    var arriving: [Int] = []
    var leaving: [Int] = []
    /// Whether some copy here may be of the operators' own making, so that what was brought is kept apart.
    var mayOwn = false
    /// Whether some copy here may be 独自, so that ordinary copies are kept apart.
    var mayBeOwnBusiness = false
    /// Whether somebody outside the authority is among the operators: what is born here is then judged as if brought.
    var isOutsiders = false

    /// Whether what comes here stays for a span from the day on which it last came.
    var isSpan: Bool { if case .span = keep { true } else { false } }
  }

  let shape: Shape
  let systems: Int
  var lines: [Line] = []
  var stations: [Station]
  /// Shape: position of a flow → its line; `nil` where it runs on no day.
  var lineOfFlow: [Int?]
  /// Shape: line of a flow of 不明 → the line that carries what only other businesses declare.
  private var lineOfBorrowed: [Int: Int] = [:]
  /// The nodes where a copy may be 独自, in order.
  var ownBusiness: [Int] = []
  /// Shape: node → its place in an order in which what depends comes later; equal within a cycle.
  var rank: [Int] = []
  /// Shape: node → its place in an order in which what depends comes later, but for what closes a cycle; none equal.
  var place: [Int] = []

  /// The lines of a flow: none where it runs on no day, and two where it also carries what only other businesses declare.
  func lines(of flow: Flow.ID) -> [Int] {
    guard let line = lineOfFlow[flow.position] else { return [] }
    return [line] + (lineOfBorrowed[line].map { [$0] } ?? [])
  }

  func number(of node: Node) -> Int {
    switch node {
    case .system(let id): id.position
    case .party(let id): systems + id.position
    }
  }

  func node(_ number: Int) -> Node {
    number < systems ? .system(System.ID(number)) : .party(Party.ID(number - systems))
  }

  /// The wiring of `model`, with dates as `reading` has them.
  init(_ model: Model, _ reading: DateReading, imports: Imports? = nil) {
    shape = Shape(model)
    systems = model.systems.count
    stations = Array(repeating: Station(), count: systems + model.parties.count)
    lineOfFlow = model.flows.map { _ in nil }
    for id in model.systemIDs { wire(id, in: model, reading) }
    for id in model.partyIDs {
      stations[systems + id.position].opened = openedPlanes([id], in: model)
    }
    var carriages: [ItemSelection: Carriage] = [:]
    for id in model.flowIDs {
      wire(id, in: model, reading, imports, &carriages)
    }
    for (node, origins) in imports?.arriving ?? [:] { stations[node].imports = origins }
    for node in imports?.withinCommon ?? [] { stations[node].isWithinCommon = true }
    // Inner systems come after theirs in no particular order, so what may be owned is passed outwards afterwards.
    for id in model.systemIDs where stations[id.position].mayOwn {
      for outer in model.withOuter(id) { stations[outer.position].mayOwn = true }
    }
    markOwnBusiness()
    putInOrder()
  }

  /// The same where flows carry nothing but what their source is known to hold (`docs/adr/0008`, 2).
  var claimingNothing: Wiring {
    var wiring = self
    for line in lines.indices {
      wiring.lines[line].isClaim = false
      wiring.lines[line].readsSource = true
    }
    wiring.putInOrder()
    return wiring
  }

  /// Finds where a 独自 copy can get without coming into other hands (`docs/adr/0008`, 13).
  private mutating func markOwnBusiness() {
    var pending = stations.indices.filter { node in
      (stations[node].origins + stations[node].imports).contains(where: \.isOwnBusiness)
    }
    while let node = pending.popLast() {
      guard !stations[node].mayBeOwnBusiness else { continue }
      stations[node].mayBeOwnBusiness = true
      for line in stations[node].leaving where lines[line].keepsHands {
        lines[line].readsSource = true
        pending.append(lines[line].to)
      }
      if let outer = stations[node].outer,
        let place = stations[outer].inner.firstIndex(of: node), stations[outer].ownsInner[place]
      {
        pending.append(outer)
      }
    }
    ownBusiness = stations.indices.filter { stations[$0].mayBeOwnBusiness }
  }

  private mutating func wire(_ id: System.ID, in model: Model, _ reading: DateReading) {
    let system = model[id]
    let node = id.position
    stations[node].sealed = system.sealedUnder.map { $0.position + 1 }
    stations[node].opened = openedPlanes(system.operators, in: model)
    stations[node].keep = keep(of: id, in: model, reading)
    stations[node].derivations = system.derivations.map {
      Derivation(inputs: $0.inputs.map(\.position), outputs: $0.outputs.map(\.position))
    }
    stations[node].making = Self.inMakingOrder(stations[node].derivations)
    for holding in system.holdings {
      guard let days = holding.period.widest(reading) else { continue }
      var copies = Copies()
      for item in holding.items {
        copies.insert(
          holding.subjects.words[...], item: item.position, plane: stations[node].sealed ?? 0,
          shape: shape)
      }
      stations[node].origins.append(
        Origin(copies: copies, days: days, isOwnBusiness: holding.isOwnBusiness))
      stations[node].mayOwn = true
    }
    stations[node].isOutsiders = system.operators.contains { !model.isOfAuthority($0) }
    if let outer = system.outer {
      stations[node].outer = outer.position
      stations[outer.position].inner.append(node)
      stations[outer.position].ownsInner.append(
        model[outer].operators.allSatisfy(system.operators.contains))
    }
  }

  private mutating func wire(
    _ id: Flow.ID, in model: Model, _ reading: DateReading, _ imports: Imports?,
    _ carriages: inout [ItemSelection: Carriage]
  ) {
    let flow = model[id]
    guard let days = flow.period.widest(reading) else { return }
    let isAll = if case .all = flow.items { true } else { false }
    let carriage = Carriage(of: flow, in: model, &carriages)
    let (from, to) = (number(of: flow.from), number(of: flow.to))
    let givers = model.hands(of: flow.from)
    let keepsHands = model.hands(of: flow.to).allSatisfy { givers.contains($0) }
    let isCommon = imports?.commonFlows.contains(id) ?? false
    func add(_ carriage: Carriage, isAll: Bool) {
      stations[to].arriving.append(lines.count)
      stations[from].leaving.append(lines.count)
      lines.append(
        Line(
          flow: id, from: from, to: to, carriage: carriage, subjects: flow.subjects.words,
          isAll: isAll,
          isClaim: !isAll, seal: flow.seal.map { $0.position + 1 }, days: days,
          readsSource: isAll || shape.states > 1,
          isCommon: isCommon, keepsHands: keepsHands))
    }
    let index = lines.count
    lineOfFlow[id.position] = index
    add(carriage, isAll: isAll)
    if case .unknown = flow.items, let own = model.borrowed.claimed, own < model.items.count {
      // What the model does not know it cannot claim: of that the flow carries what is there.
      lineOfBorrowed[index] = lines.count
      let others = (own..<model.items.count).map { Carriage.Pair(leaving: $0, arriving: $0) }
      add(Carriage(others, items: model.items.count), isAll: true)
    }
    if case .party(let party) = flow.from, model[party].kind == .dataSubject, !isAll {
      var copies = Copies()
      for item in model.resolved(flow.items) {
        copies.insert(flow.subjects.words[...], item: item.position, plane: 0, shape: shape)
      }
      stations[from].origins.append(Origin(copies: copies, days: days))
    }
  }

  private func openedPlanes(_ hands: [Party.ID], in model: Model) -> [Int] {
    model.keyIDs.filter { key in hands.contains { model.holds($0, key) } }
      .map { $0.position + 1 }
  }

  private func keep(of id: System.ID, in model: Model, _ reading: DateReading) -> Keep {
    switch model[id].keep {
    case .forever: .forever
    // No paper's date: it agrees with none (`docs/adr/0008`, 4).
    case .until(let bound): .until(bound.latest)
    case .span(let years, let months, let days): .span(years: years, months: months, days: days)
    case .contractEnd:
      model.contractEnd(of: id, reading).map { .until($0) } ?? .forever
    case .afterContract(let years, let months, let days):
      model.contractEnd(of: id, reading)
        .map { .until($0.adding(years: years, months: months, days: days)) } ?? .forever
    }
  }
}

extension Wiring {
  /// The nodes where what stays does so until a day, each with that day.
  var datedStays: [(node: Int, last: Day)] {
    stations.indices.compactMap { node in
      guard case .until(let last) = stations[node].keep, !last.isDistant else { return nil }
      return (node, last)
    }
  }

  /// The wirings of all epochs, in each of which marked is what may be so in any.
  static func aligned(_ wirings: [Wiring]) -> [Wiring] {
    guard wirings.count > 1 else { return wirings }
    let own = Set(wirings.flatMap(\.ownBusiness))
    let reading = Set(
      wirings.flatMap { wiring in wiring.lines.indices.filter { wiring.lines[$0].readsSource } })
    return wirings.map { wiring in
      var aligned = wiring
      for node in own { aligned.stations[node].mayBeOwnBusiness = true }
      for line in reading { aligned.lines[line].readsSource = true }
      aligned.ownBusiness = own.sorted()
      aligned.putInOrder()
      return aligned
    }
  }
}

extension Model {
  /// 契約終了: the latest end of any period of the approvals of a system's operators; `nil` where one is open, has no readable
  /// period, or there is none.
  func contractEnd(of system: System.ID, _ reading: DateReading = [:]) -> Day? {
    contractEnd(of: self[system].operators, reading)
  }

  /// The same of some parties.
  func contractEnd(of operators: [Party.ID], _ reading: DateReading) -> Day? {
    let ends = papers(to: operators).filter { isOwn($0) }.flatMap { id -> [Day] in
      let periods = approvals[id.position].periods
      guard !periods.isEmpty else { return [.distantFuture] }
      return periods.map { $0.lastDay(reading) ?? .distantFuture }
    }
    guard let last = ends.max(), last != .distantFuture else { return nil }
    return last
  }
}

extension Wiring {
  /// Finds the strongly connected components of "what here depends on what there", in topological order, and within each an order in
  /// which most of what depends comes later: the reverse of that in which a search is done with the nodes.
  ///
  /// - SeeAlso: R. E. Tarjan, "Depth-First Search and Linear Graph Algorithms", SIAM J. Comput. 1 (1972). Without
  ///   recursion: a chain of 50,000 flows must not exhaust the stack.
  private mutating func putInOrder() {
    let next = stations.map { station in
      station.leaving.filter { lines[$0].readsSource }.map { lines[$0].to }
        + (station.outer.map { [$0] } ?? [])
    }
    var order = [Int](repeating: -1, count: stations.count)
    var low = order
    var component = order
    var stack: [Int] = []
    var visited = 0
    var components = 0
    var done: [Int] = []
    for root in stations.indices where order[root] < 0 {
      var calls: [(node: Int, edge: Int)] = [(root, 0)]
      while let (node, edge) = calls.last {
        if edge == 0 {
          order[node] = visited
          low[node] = visited
          visited += 1
          stack.append(node)
        }
        if edge < next[node].count {
          calls[calls.count - 1].edge += 1
          let target = next[node][edge]
          if order[target] < 0 {
            calls.append((target, 0))
          } else if component[target] < 0 {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        calls.removeLast()
        done.append(node)
        if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = stack.popLast() {
          component[member] = components
          if member == node { break }
        }
        components += 1
      }
    }
    // Tarjan closes what depends first.
    rank = component.map { components - 1 - $0 }
    place = component
    for (count, node) in done.enumerated() { place[node] = done.count - 1 - count }
  }
}
