/// Finds the cheapest way for one line over the raster: short, with few bends and crossings, round boxes and words.
///
/// - SeeAlso: P. Hart, N. Nilsson, B. Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths"
///   (1968); M. Wybrow, K. Marriott, P. Stuckey, "Orthogonal Connector Routing" (2009).
struct RouteSearch {
  /// What a way costs, in steps from cell to cell.
  enum Price {
    static let bend: Float = 7
    static let bendBesideBox: Float = 26
    static let crossing: Float = 9
    /// Two lines in one place cannot be told apart.
    static let overlap: Float = 70
    static let nearParallel: Float = 1.4
    static let nearPoint: Float = 5
    static let words: Float = 26
    static let alongBorder: Float = 4
    static let heading: Float = 14
  }

  private var best: [Float]
  private var cameFrom: [Int32]
  private var round: [Int32]
  private var isSettled: [Bool]
  /// Shape: state → the gate at which a line ends there, or −1.
  private var goals: [Int32]
  private var number: Int32 = 0
  private var queue = Buckets()

  /// A search over rasters of so many cells.
  init(cells: Int) {
    best = Array(repeating: 0, count: cells * 4)
    cameFrom = Array(repeating: -1, count: cells * 4)
    round = Array(repeating: 0, count: cells * 4)
    isSettled = Array(repeating: false, count: cells * 4)
    goals = Array(repeating: -1, count: cells * 4)
  }

  /// The cheapest line from one of the `starts` to one of the `ends`; `nil` where there is none.
  ///
  /// - Parameter strange: shape: cell → what a step costs more because the cell is in a frame that is not the line's.
  mutating func path(
    from starts: [Gate], to ends: [Gate], in grid: RouteGrid, strange: [Float]
  ) -> RoutePath? {
    guard !starts.isEmpty, !ends.isEmpty else { return nil }
    number += 1
    queue.clear()
    defer { for gate in ends { goals[gate.arrival] = -1 } }
    var (low, high) = ((x: Int.max, y: Int.max), (x: Int.min, y: Int.min))
    for (position, gate) in ends.enumerated() {
      let known = goals[gate.arrival]
      if known >= 0, ends[Int(known)].cost <= gate.cost { continue }
      goals[gate.arrival] = Int32(position)
      let (x, y) = (gate.cell % grid.width, gate.cell / grid.width)
      low = (min(low.x, x), min(low.y, y))
      high = (max(high.x, x), max(high.y, y))
    }
    func rest(_ cell: Int) -> Float {
      let (x, y) = (cell % grid.width, cell / grid.width)
      return Float(max(low.x - x, 0, x - high.x) + max(low.y - y, 0, y - high.y))
    }
    let endCosts = ends.map { $0.cost + price(ofStub: $0, grid, strange) }
    for gate in starts {
      let cost =
        gate.cost + price(ofStub: gate, grid, strange)
        + price(of: gate.cell, gate.heading, grid, strange)
      visit(Int32(gate.cell * 4 + gate.heading.rawValue), cost, from: -1, rest(gate.cell))
    }
    var found: (state: Int32, cost: Float, gate: Int)?
    while let entry = queue.pop() {
      let state = Int(entry)
      guard !isSettled[state] || round[state] != number else { continue }
      let (cell, heading) = (state / 4, Heading.all[state % 4])
      let cost = best[state]
      if let found, cost + rest(cell) >= found.cost { break }
      isSettled[state] = true
      let gate = Int(goals[state])
      if gate >= 0, cost + endCosts[gate] < found?.cost ?? .infinity {
        found = (entry, cost + endCosts[gate], gate)
      }
      for next in Heading.all where next != heading.opposite {
        guard let neighbour = grid.neighbour(of: cell, next), !grid.isBlocked[neighbour]
        else { continue }
        var total = cost + 1 + price(of: neighbour, next, grid, strange)
        if next != heading { total += turn(at: cell, from: heading, grid) }
        visit(Int32(neighbour * 4 + next.rawValue), total, from: entry, rest(neighbour))
      }
    }
    return found.map { path(to: $0.state, cost: $0.cost, starts: starts, end: ends[$0.gate]) }
  }

  private mutating func visit(
    _ state: Int32, _ cost: Float, from: Int32, _ rest: Float
  ) {
    let position = Int(state)
    guard round[position] != number || cost < best[position] else { return }
    round[position] = number
    best[position] = cost
    cameFrom[position] = from
    isSettled[position] = false
    queue.push(state, cost + rest)
  }

  /// What it costs to run through a cell one way, beyond the step itself.
  private func price(
    of cell: Int, _ heading: Heading, _ grid: RouteGrid, _ strange: [Float]
  ) -> Float {
    let (along, across) =
      heading.isLevel
      ? (grid.level[cell], grid.upright[cell]) : (grid.upright[cell], grid.level[cell])
    var price = strange[cell] + grid.toll[cell]
    if along > 0 { price += Float(along) * Price.overlap }
    if across > 0 { price += Float(across) * Price.crossing }
    if grid.words[cell] > 0 { price += Price.words }
    if heading.isLevel ? grid.hasLevelBorder[cell] : grid.hasUprightBorder[cell] {
      price += Price.alongBorder
    }
    let lines = heading.isLevel ? grid.level : grid.upright
    let step = heading.isLevel ? grid.width : 1
    // Points of arrows side by side want more room than lines.
    let near = grid.isBeside[cell] ? Price.nearPoint : Price.nearParallel
    if cell >= step, lines[cell - step] > 0 { price += near }
    if cell + step < lines.count, lines[cell + step] > 0 { price += near }
    return price
  }

  private func price(ofStub gate: Gate, _ grid: RouteGrid, _ strange: [Float]) -> Float {
    gate.stub.map { 1 + price(of: $0, gate.heading, grid, strange) } ?? 0
  }

  /// What it costs to turn in a cell; to turn on another line would join the two.
  private func turn(at cell: Int, from heading: Heading, _ grid: RouteGrid) -> Float {
    var price = Price.bend + (grid.isBeside[cell] ? Price.bendBesideBox : 0)
    let across = heading.isLevel ? grid.upright[cell] : grid.level[cell]
    if across > 0 { price += Float(across) * Price.overlap }
    return price
  }

  private func path(to state: Int32, cost: Float, starts: [Gate], end: Gate) -> RoutePath {
    var states: [Int] = []
    var next = state
    while next >= 0 {
      states.append(Int(next))
      next = cameFrom[Int(next)]
    }
    states.reverse()
    let steps = states.enumerated().map { position, state -> RoutePath.Step in
      let heading = Heading.all[state % 4]
      let leaving =
        position + 1 < states.count ? Heading.all[states[position + 1] % 4] : heading
      return .init(
        cell: state / 4, isLevel: heading.isLevel || leaving.isLevel,
        isUpright: !heading.isLevel || !leaving.isLevel)
    }
    let first = states[0]
    let start = starts.first { $0.cell * 4 + $0.heading.rawValue == first } ?? starts[0]
    return RoutePath(
      start: start, end: end,
      steps: [start.stubStep].compactMap { $0 } + steps
        + [end.stubStep].compactMap { $0 }, cost: cost)
  }
}

extension RouteSearch {
  /// What a known line costs as everything else lies now.
  func cost(of path: RoutePath, in grid: RouteGrid, strange: [Float]) -> Float {
    var cost = path.start.cost + path.end.cost
    var heading = path.start.heading
    for (position, step) in path.steps.enumerated() {
      if position > 0 {
        let next = Self.heading(from: path.steps[position - 1].cell, to: step.cell)
        cost += 1
        if next != heading { cost += turn(at: path.steps[position - 1].cell, from: heading, grid) }
        heading = next
      }
      cost += price(of: step.cell, heading, grid, strange)
    }
    return cost
  }

  private static func heading(from cell: Int, to next: Int) -> Heading {
    switch next - cell {
    case 1: .right
    case -1: .left
    case let step where step > 0: .down
    default: .up
    }
  }
}

/// A queue of states by cost, in buckets a quarter of a step wide: no way is ever worse by more than that.
private struct Buckets {
  private var buckets: [[Int32]] = []
  private var first = 0

  mutating func clear() {
    for position in buckets.indices { buckets[position].removeAll(keepingCapacity: true) }
    first = 0
  }

  mutating func push(_ state: Int32, _ cost: Float) {
    let position = Int(max(0, cost) * 4)
    while buckets.count <= position { buckets.append([]) }
    buckets[position].append(state)
    first = min(first, position)
  }

  mutating func pop() -> Int32? {
    while first < buckets.count {
      if let state = buckets[first].popLast() { return state }
      first += 1
    }
    return nil
  }
}
