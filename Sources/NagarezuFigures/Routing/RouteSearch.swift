/// Finds the cheapest way for one line over the raster: short, with few bends and crossings, round boxes and words.
///
/// - SeeAlso: P. Hart, N. Nilsson, B. Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths"
///   (1968); M. Wybrow, K. Marriott, P. Stuckey, "Orthogonal Connector Routing" (2009).
struct RouteSearch {
  /// The cheapest known way to a cell with a heading.
  private struct State {
    var cost: Float = 0
    /// The state before it; −1 at a start.
    var cameFrom: Int32 = -1
    /// The number of the search that has been here last.
    var visited: Int32 = 0
    /// The number of the search that has gone on from here last.
    var settled: Int32 = 0
    /// The gate at which a line ends here, or −1.
    var goal: Int32 = -1
  }

  /// Shape: cell × 4 + heading → state.
  private var states: [State]
  /// Shape: cell → the steps that the rest of the way takes at least.
  private var rest: [Float]
  private var number: Int32 = 0
  private var queue = Buckets()

  /// A search over rasters of so many cells.
  init(cells: Int) {
    states = Array(repeating: State(), count: cells * 4)
    rest = Array(repeating: 0, count: cells)
  }

  /// The cheapest line from one of the `starts` to one of the `ends`; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - strange: shape: cell → what a step costs more because the cell is in a frame that is not the line's.
  ///   - limit: what a line may cost that is worth knowing.
  mutating func path(
    from starts: [Gate], to ends: [Gate], in grid: RouteGrid, strange: [Float],
    below limit: Float = .infinity
  ) -> RoutePath? {
    guard !starts.isEmpty, !ends.isEmpty else { return nil }
    number += 1
    queue.clear()
    aim(at: ends, in: grid)
    defer { for gate in ends { states[gate.arrival].goal = -1 } }
    for gate in starts {
      let cost =
        gate.cost + price(ofStub: gate, grid, strange)
        + price(of: gate.cell, gate.heading, grid, strange)
      visit(gate.cell, gate.heading.rawValue, cost, from: -1)
    }
    let endCosts = ends.map { $0.cost + price(ofStub: $0, grid, strange) }
    return search(endCosts, grid, strange, below: limit).map { found in
      path(to: found.state, cost: found.cost, starts: starts, end: ends[found.gate])
    }
  }

  /// Enters the goals and how far every cell is from them.
  private mutating func aim(at ends: [Gate], in grid: RouteGrid) {
    var (low, high) = ((x: Int.max, y: Int.max), (x: Int.min, y: Int.min))
    for (position, gate) in ends.enumerated() {
      let known = states[gate.arrival].goal
      if known >= 0, ends[Int(known)].cost <= gate.cost { continue }
      states[gate.arrival].goal = Int32(position)
      let (x, y) = (gate.cell % grid.width, gate.cell / grid.width)
      low = (min(low.x, x), min(low.y, y))
      high = (max(high.x, x), max(high.y, y))
    }
    for y in 0..<grid.height {
      let steps = max(low.y - y, 0, y - high.y)
      for x in 0..<grid.width {
        rest[y * grid.width + x] = Float(steps + max(low.x - x, 0, x - high.x))
      }
    }
  }

  /// Goes on from the cheapest state until no other way can be cheaper.
  private mutating func search(
    _ endCosts: [Float], _ grid: RouteGrid, _ strange: [Float], below limit: Float
  ) -> (state: Int32, cost: Float, gate: Int)? {
    var found: (state: Int32, cost: Float, gate: Int)?
    var limit = limit
    // Shape: heading's number → the step to the next cell.
    let steps = [1, grid.width, -1, -grid.width]
    while let entry = queue.pop() {
      let position = Int(entry)
      let state = states[position]
      guard state.settled != number else { continue }
      let (cell, heading) = (position / 4, position % 4)
      let cost = state.cost
      if cost + rest[cell] >= limit { break }
      states[position].settled = number
      let gate = Int(state.goal)
      if gate >= 0, cost + endCosts[gate] < limit {
        limit = cost + endCosts[gate]
        found = (entry, limit, gate)
      }
      let turn = grid.prices[cell].turn(isLevel: heading % 2 == 0)
      let exits = grid.exits[cell]
      for next in 0..<4 where exits & 1 << UInt8(next) != 0 && next != (heading + 2) % 4 {
        let neighbour = cell + steps[next]
        let step = 1 + strange[neighbour] + grid.prices[neighbour].step(isLevel: next % 2 == 0)
        visit(neighbour, next, cost + step + (next == heading ? 0 : turn), from: entry)
      }
    }
    return found
  }

  private mutating func visit(_ cell: Int, _ heading: Int, _ cost: Float, from: Int32) {
    let position = cell * 4 + heading
    let state = states[position]
    guard state.visited != number || cost < state.cost else { return }
    states[position] = State(
      cost: cost, cameFrom: from, visited: number, settled: 0, goal: state.goal)
    queue.push(Int32(position), cost + rest[cell])
  }

  /// What it costs to run through a cell one way, beyond the step itself.
  private func price(
    of cell: Int, _ heading: Heading, _ grid: RouteGrid, _ strange: [Float]
  ) -> Float {
    strange[cell] + grid.prices[cell].step(isLevel: heading.isLevel)
  }

  private func price(ofStub gate: Gate, _ grid: RouteGrid, _ strange: [Float]) -> Float {
    gate.stub.map { 1 + price(of: $0, gate.heading, grid, strange) } ?? 0
  }

  private func path(to state: Int32, cost: Float, starts: [Gate], end: Gate) -> RoutePath {
    var way: [Int] = []
    var next = state
    while next >= 0 {
      way.append(Int(next))
      next = states[Int(next)].cameFrom
    }
    way.reverse()
    let steps = way.enumerated().map { position, state -> RoutePath.Step in
      let heading = Heading.all[state % 4]
      let leaving =
        position + 1 < way.count ? Heading.all[way[position + 1] % 4] : heading
      return .init(
        cell: state / 4, isLevel: heading.isLevel || leaving.isLevel,
        isUpright: !heading.isLevel || !leaving.isLevel)
    }
    let first = way[0]
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
        if next != heading {
          cost += grid.prices[path.steps[position - 1].cell].turn(isLevel: heading.isLevel)
        }
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
  private struct Entry {
    var state: Int32
    /// The entry put into the same bucket before it, or −1.
    var next: Int32
  }

  private var entries: [Entry] = []
  /// Shape: bucket → the entry put in last, or −1.
  private var heads: [Int32] = []
  private var first = 0

  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    first = 0
  }

  mutating func push(_ state: Int32, _ cost: Float) {
    let bucket = Int(max(0, cost) * 4)
    while heads.count <= bucket { heads.append(-1) }
    entries.append(Entry(state: state, next: heads[bucket]))
    heads[bucket] = Int32(entries.count - 1)
    first = min(first, bucket)
  }

  mutating func pop() -> Int32? {
    while first < heads.count {
      let head = Int(heads[first])
      if head >= 0 {
        heads[first] = entries[head].next
        return entries[head].state
      }
      first += 1
    }
    return nil
  }
}
