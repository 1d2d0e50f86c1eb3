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
  /// Shape: cell → its place in its row, and its row.
  private let cellPlaces: [(x: Int32, y: Int32)]
  /// The cells in which lines end lie between these, both included.
  private var (low, high) = ((x: Int32(0), y: Int32(0)), (x: Int32(0), y: Int32(0)))
  private var number: Int32 = 0
  private let width: Int
  /// The cells that a line runs straight on after a bend: shorter pieces are jogs.
  private var leastRun = 3
  private var queue = Buckets()

  /// A search over rasters of so many cells, `width` in a row.
  init(cells: Int, width: Int) {
    self.width = width
    states = Array(repeating: State(), count: cells * 4)
    cellPlaces = (0..<cells).map { (Int32($0 % width), Int32($0 / width)) }
  }

  /// The cheapest line from one of the `starts` to one of the `ends`; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - field: the raster as the line sees it.
  ///   - leastRun: the cells that a line runs straight on after a bend.
  ///   - limit: what a line may cost that is worth knowing.
  mutating func path(
    from starts: [Gate], to ends: [Gate], in field: Field, leastRun: Int = 3,
    below limit: Float = .infinity
  ) -> RoutePath? {
    self.leastRun = leastRun
    guard !starts.isEmpty, !ends.isEmpty else { return nil }
    number += 1
    queue.clear()
    aim(at: ends)
    defer { for gate in ends { states[gate.arrival].goal = -1 } }
    for gate in starts {
      let cost =
        gate.cost + price(ofStub: gate, field)
        + field.price(of: gate.cell, isLevel: gate.heading.isLevel)
      _ = states.withUnsafeMutableBufferPointer {
        Self.visit(gate.cell, gate.heading.rawValue, cost, from: -1, number, $0)
      }
      let least =
        cost + Target(low: low, high: high).rest(cellPlaces[gate.cell], gate.heading.rawValue)
      queue.push(Int32(gate.cell * 4 + gate.heading.rawValue), in: Buckets.bucket(least))
    }
    let endCosts = ends.map { $0.cost + price(ofStub: $0, field) }
    return search(endCosts, field, below: limit).map { found in
      path(found, starts: starts, end: ends[found.gate])
    }
  }

  /// Enters the goals and where they lie.
  private mutating func aim(at ends: [Gate]) {
    (low, high) = ((.max, .max), (.min, .min))
    for (position, gate) in ends.enumerated() {
      let known = states[gate.arrival].goal
      if known >= 0, ends[Int(known)].cost <= gate.cost { continue }
      states[gate.arrival].goal = Int32(position)
      let (x, y) = cellPlaces[gate.cell]
      low = (min(low.x, x), min(low.y, y))
      high = (max(high.x, x), max(high.y, y))
    }
  }

  /// Where the cells lie in which a line may end.
  private struct Target {
    let low: (x: Int32, y: Int32)
    let high: (x: Int32, y: Int32)

    /// What the rest of the way from a cell costs at least: its steps, and the bends without which it cannot arrive.
    @inline(__always) func rest(_ cell: (x: Int32, y: Int32), _ heading: Int) -> Float {
      let right = max(0, low.x - cell.x) - max(0, cell.x - high.x)
      let down = max(0, low.y - cell.y) - max(0, cell.y - high.y)
      // How far the goal lies ahead, and to the side, of who goes this way.
      let (ahead, aside) =
        switch heading {
        case 0: (right, down)
        case 1: (down, right)
        case 2: (-right, down)
        default: (-down, right)
        }
      let bends: Float = ahead < 0 ? 2 : (aside != 0 ? 1 : 0)
      return Float(abs(ahead) + abs(aside)) + bends * RouteGrid.Price.bend
    }
  }

  /// The last state before the end, the cell in which the line ends, what it costs, and the end.
  private typealias Found = (state: Int32, last: Int, cost: Float, gate: Int)

  /// Goes on from the cheapest state until no other way can be cheaper.
  ///
  /// After a bend a line runs straight on for at least ``leastRun`` cells, unless it has arrived.
  private mutating func search(
    _ endCosts: [Float], _ field: Field, below limit: Float
  ) -> Found? {
    // Taken out for the while, so that no access need be checked.
    var owned: [State] = []
    swap(&owned, &states)
    var queue = Buckets()
    swap(&queue, &self.queue)
    defer {
      swap(&owned, &states)
      swap(&queue, &self.queue)
    }
    let target = Target(low: low, high: high)
    return owned.withUnsafeMutableBufferPointer { states in
      cellPlaces.withUnsafeBufferPointer { cells in
        endCosts.withUnsafeBufferPointer { ends in
          field.withPlaces { places in
            Self.search(
              Ground(places: places, cells: cells, width: width, endCosts: ends),
              target, leastRun, number, states, &queue, below: limit)
          }
        }
      }
    }
  }

  /// What a search looks at and does not change.
  private struct Ground {
    let places: Field.Places
    /// As ``RouteSearch/cellPlaces``.
    let cells: UnsafeBufferPointer<(x: Int32, y: Int32)>
    let width: Int
    let endCosts: UnsafeBufferPointer<Float>
  }

  private static func search(
    _ ground: Ground, _ target: Target, _ leastRun: Int, _ number: Int32,
    _ states: UnsafeMutableBufferPointer<State>, _ queue: inout Buckets, below most: Float
  ) -> Found? {
    var found: Found?
    var limit = most
    // What lies behind the bucket of the limit would never be taken up.
    var last = Buckets.bucket(most)
    let (places, cells, endCosts) = (ground.places, ground.cells, ground.endCosts)
    // Shape: heading's number → the step to the next cell.
    let steps = (1, ground.width, -1, -ground.width)
    while let entry = queue.pop() {
      let position = Int(entry)
      let state = states[position]
      guard state.settled != number else { continue }
      let (cell, heading) = (position >> 2, position & 3)
      let cost = state.cost
      if cost + target.rest(cells[cell], heading) >= limit { break }
      states[position].settled = number
      let gate = Int(state.goal)
      if gate >= 0, cost + endCosts[gate] < limit {
        limit = cost + endCosts[gate]
        last = Buckets.bucket(limit)
        found = (entry, cell, limit, gate)
      }
      let turn = places.prices[cell].turn(isLevel: heading & 1 == 0)
      for next in 0..<4 where next != heading ^ 2 {
        var (place, total) = (cell, next == heading ? cost : cost + turn)
        let run = next == heading ? 1 : leastRun
        let step = next == 0 ? steps.0 : next == 1 ? steps.1 : next == 2 ? steps.2 : steps.3
        let (isLevel, exit) = (next & 1 == 0, UInt8(1) << UInt8(next))
        var done = 0
        while done < run, places.exits[place] & exit != 0 {
          place += step
          let extra = places.price(of: place, isLevel: isLevel)
          guard extra < Field.wall else { break }
          total += 1 + extra
          done += 1
          let gate = Int(states[place * 4 + next].goal)
          if done < run, gate >= 0, total + endCosts[gate] < limit {
            limit = total + endCosts[gate]
            last = Buckets.bucket(limit)
            found = (entry, place, limit, gate)
          }
        }
        guard done == run else { continue }
        let bucket = Buckets.bucket(total + target.rest(cells[place], next))
        guard bucket <= last, visit(place, next, total, from: entry, number, states)
        else { continue }
        queue.push(Int32(place * 4 + next), in: bucket)
      }
    }
    return found
  }

  /// Enters a way to a state; whether it is the cheapest known.
  @inline(__always) @discardableResult private static func visit(
    _ cell: Int, _ heading: Int, _ cost: Float, from: Int32, _ number: Int32,
    _ states: UnsafeMutableBufferPointer<State>
  ) -> Bool {
    let position = cell * 4 + heading
    let state = states[position]
    guard state.visited != number || cost < state.cost else { return false }
    states[position] = State(
      cost: cost, cameFrom: from, visited: number, settled: 0, goal: state.goal)
    return true
  }

  private func price(ofStub gate: Gate, _ field: Field) -> Float {
    gate.stub.map { 1 + field.price(of: $0, isLevel: gate.heading.isLevel) } ?? 0
  }

  private func path(_ found: Found, starts: [Gate], end: Gate) -> RoutePath {
    var states: [Int] = []
    var next = found.state
    while next >= 0 {
      states.append(Int(next))
      next = self.states[Int(next)].cameFrom
    }
    states.reverse()
    let first = states[0]
    // All cells between the states: from each, a line goes straight to the next.
    var cells = [first / 4]
    for stop in states.dropFirst().map({ $0 / 4 }) + [found.last] {
      guard let last = cells.last, last != stop else { continue }
      let isLevel = abs(stop - last) < width
      let step = (stop > last ? 1 : -1) * (isLevel ? 1 : width)
      cells += stride(from: last + step, through: stop, by: step)
    }
    let start = starts.first { $0.cell * 4 + $0.heading.rawValue == first } ?? starts[0]
    let before = Heading.all[first % 4].isLevel
    let after = end.heading.isLevel
    let steps = cells.indices.map { position -> RoutePath.Step in
      let isLevelBefore =
        position == 0 ? before : abs(cells[position] - cells[position - 1]) < width
      let isLevelAfter =
        position == cells.count - 1 ? after : abs(cells[position + 1] - cells[position]) < width
      return .init(
        cell: cells[position], isLevel: isLevelBefore || isLevelAfter,
        isUpright: !isLevelBefore || !isLevelAfter)
    }
    return RoutePath(
      start: start, end: end,
      steps: [start.stubStep].compactMap { $0 } + steps
        + [end.stubStep].compactMap { $0 }, cost: found.cost)
  }
}

extension RouteSearch {
  /// What a known line costs as everything else lies now.
  func cost(of path: RoutePath, in field: Field) -> Float {
    let grid = field.grid
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
      cost += field.price(of: step.cell, isLevel: heading.isLevel)
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
