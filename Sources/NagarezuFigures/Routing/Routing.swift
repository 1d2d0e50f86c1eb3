/// Draws every arrow as level and upright lines with rounded corners, and finds its label a place, one arrow after the
/// other; then takes each up again as long as the whole gets better.
///
/// - SeeAlso: L. McMurchie, C. Ebeling, "PathFinder: A Negotiation-Based Performance-Driven Router" (1995).
struct Routing {
  private let scene: Scene
  private let scale: Double
  private let gates: Gates
  /// Shape: arrow → where its line may leave and where it may arrive.
  private let openings: [(starts: [Gate], goals: [Gate])]
  private let surroundings: LabelSurroundings
  private let forms: [LabelForms]
  /// Shape: arrow → form → block → its size on the page.
  private let sizes: [[[Size]]]
  /// Shape: arrow → frames of others that are neither around it nor one of its ends.
  private let strange: [[Rect]]
  /// Shape: arrow → cell → as ``Field/ground``.
  private let grounds: [[Float]]
  private var grid: RouteGrid
  private var search: RouteSearch
  /// Shape: arrow → how far apart its ends are, in points.
  private let spans: [Double]
  /// Shape: arrow → whether its ends lie neither side by side nor one above the other, so that no straight line joins them.
  private let bends: [Bool]
  /// The arrows in the order in which they are laid: the short ones first.
  private let order: [Int]
  var routes: [Route]

  /// A label that costs more than this covers something.
  static let trouble = 100.0
  /// What a line costs that goes straight on, through everything.
  private static let straight = 3000.0
  /// What a step through a wall costs where nothing else is left.
  private static let trespass: Float = 80
  /// What short pieces in a line cost.
  private static let jogs: Float = 40
  /// No label costs less.
  private static let leastLabel = -2.0

  init(
    _ scene: Scene, _ forms: [LabelForms], scale: Double, boxes: [Rect], frames: [Rect],
    headings: [Rect], region: Rect
  ) {
    self.scene = scene
    self.scale = scale
    let grid = RouteGrid(region, boxes: boxes, frames: frames, headings: headings)
    self.grid = grid
    let gates = Gates(scene: scene, boxes: boxes, frames: frames, grid: grid)
    self.gates = gates
    let grounds = RouteGrounds(scene, frames: frames, headings: headings, grid: grid).all
    self.grounds = grounds
    openings = zip(scene.arrows, grounds).map { arrow, ground in
      (
        starts: gates.gates(of: arrow.from, towards: arrow.to, on: ground),
        goals: gates.gates(of: arrow.to, towards: arrow.from, on: ground)
      )
    }
    search = RouteSearch(cells: grid.width * grid.height, width: grid.width)
    // The number of a line along the edge reaches a little beyond it.
    surroundings = LabelSurroundings(
      region: region.inset(by: -4), walls: boxes.map { $0.inset(by: -1) } + headings,
      frames: frames)
    self.forms = forms
    sizes = forms.map { $0.sizes(at: scale) }
    strange = scene.arrows.map { arrow in
      var known = Set(scene.frames(around: arrow.from) + scene.frames(around: arrow.to))
      for case .frame(let frame) in [arrow.from, arrow.to] { known.insert(frame) }
      return frames.indices.filter { !known.contains($0) && scene.frames[$0].kind != .site }
        .map { frames[$0] }
    }
    spans = scene.arrows.map { arrow in
      let (a, b) = (gates.rect(of: arrow.from), gates.rect(of: arrow.to))
      return max(0, b.x - a.maxX, a.x - b.maxX) + max(0, b.y - a.maxY, a.y - b.maxY)
    }
    bends = scene.arrows.map { arrow in
      let (a, b) = (gates.rect(of: arrow.from), gates.rect(of: arrow.to))
      let gap = RouteGrid.pitch
      return (a.maxX + gap < b.x || b.maxX + gap < a.x)
        && (a.maxY + gap < b.y || b.maxY + gap < a.y)
    }
    let spans = spans
    order = scene.arrows.indices.sorted { (spans[$0], $0) < (spans[$1], $1) }
    routes = scene.arrows.map { _ in Route() }
  }

  /// The arrows with their labels, in the order of the scene, after taking each up again `rounds` times at most, and those that
  /// cross together `passes` times at most.
  mutating func solve(rounds: Int, untangling passes: Int) -> [Route] {
    for arrow in order {
      routes[arrow] = best(arrow) ?? straight(arrow)
      lay(arrow)
    }
    // Shape: arrow → how much had changed when it was taken up last; where nothing has since, nothing comes of it.
    var (changes, seen) = (0, [Int](repeating: -1, count: routes.count))
    for _ in 0..<rounds {
      var isBetter = false
      for arrow in order where seen[arrow] != changes {
        let before = routes[arrow].rects
        take(arrow)
        let old = again(routes[arrow], arrow)
        if let new = best(arrow, below: old.cost - 0.5, known: old) {
          routes[arrow] = new
          isBetter = true
          changes += 1
        } else {
          routes[arrow] = old
          if before != old.rects { changes += 1 }
        }
        seen[arrow] = changes
        lay(arrow)
      }
      if !isBetter { break }
    }
    untangle(passes: passes)
    for arrow in order { appraise(arrow) }
    return routes
  }

  /// What is wrong with all arrows, each laid once; `nil` where that is not below `limit`.
  ///
  /// An arrow never costs less for those that are laid after it, so that a bad picture need not be finished.
  mutating func draughtCost(below limit: Double) -> (cost: Double, crossings: Int)? {
    var least = order.reduce(0) { $0 + leastCost(of: $1) }
    for arrow in order {
      least -= leastCost(of: arrow)
      guard let route = best(arrow, below: limit - least) else { return nil }
      routes[arrow] = route
      lay(arrow)
      least += route.cost
    }
    for arrow in order { appraise(arrow) }
    let cost = routes.reduce(0) { $0 + $1.cost }
    return cost < limit ? (cost, crossings) : nil
  }

  /// Finds out what an arrow costs as all others lie now; only its label may move.
  private mutating func appraise(_ arrow: Int) {
    take(arrow)
    routes[arrow] = again(routes[arrow], arrow)
    lay(arrow)
  }

  /// What an arrow costs wherever others lie: the steps from end to end, less those next to a border, and the bend without which it cannot
  /// arrive.
  private func leastCost(of arrow: Int) -> Double {
    max(0, spans[arrow] / RouteGrid.pitch - 4) + Self.leastLabel
      + (bends[arrow] ? Double(RouteGrid.Price.bend) : 0)
  }

  /// Enters an arrow's line and label.
  mutating func lay(_ arrow: Int) { mark(arrow, isAdded: true) }
  /// Takes an arrow's line and label away.
  mutating func take(_ arrow: Int) { mark(arrow, isAdded: false) }

  private mutating func mark(_ arrow: Int, isAdded: Bool) {
    if let path = routes[arrow].path {
      grid.mark(path, scene.arrows[arrow].line, isAdded: isAdded)
    }
    for rect in routes[arrow].rects { grid.mark(rect, isAdded: isAdded) }
  }

  // MARK: - One arrow

  /// The cheapest line with its label; where words find no good place, lines that leave or arrive on another side.
  /// `nil` where none costs less than `limit`.
  ///
  /// - Parameter known: what is known of the line that it has, as everything else lies now.
  mutating func best(
    _ arrow: Int, below limit: Double = .infinity, known: Route? = nil
  ) -> Route? {
    // What the line alone may cost; infinite where a straight one may be better.
    let bound = limit < Self.straight ? Float(limit - Self.leastLabel) : .infinity
    let (starts, goals) = openings[arrow]
    let field = grid.field(of: scene.arrows[arrow].line, ground: grounds[arrow])
    var path = search.path(from: starts, to: goals, in: field, below: bound)
    if path == nil {
      // Where there is no room to run straight on, a jog is better than no line.
      path = search.path(from: starts, to: goals, in: field, leastRun: 1, below: bound - Self.jogs)
      path?.cost += Self.jogs
    }
    guard let path else {
      let forced = bound < .infinity ? nil : forced(arrow)
      return forced.flatMap { $0.cost < limit ? $0 : nil }
    }
    // No more need be known of a label than that it is a trouble, where the line is too dear with it.
    let first = route(path, arrow, below: limit, atLeast: Self.trouble + 1, known: known)
    if let label = first?.label?.cost ?? (first == nil ? nil : 0), label <= Self.trouble {
      return first.flatMap { $0.cost < limit ? $0 : nil }
    }
    var best = first.flatMap { $0.cost < limit ? $0 : nil }
    let ways: [(Heading?, Heading?)] = [
      (path.start.heading, nil), (nil, path.end.heading), (path.start.heading, path.end.heading),
    ]
    for (notFrom, notTo) in ways {
      let most = best?.cost ?? limit
      guard
        let other = search.path(
          from: starts.filter { $0.heading != notFrom }, to: goals.filter { $0.heading != notTo },
          in: field, below: Float(most - Self.leastLabel)),
        let route = route(other, arrow, below: most, known: known), route.cost < most
      else { continue }
      best = route
    }
    return best
  }

  /// A line with its label; `nil` where the two cost no less than `limit`, and the label no less than `least`.
  private func route(
    _ path: RoutePath, _ arrow: Int, below limit: Double, atLeast least: Double = 0, known: Route?
  ) -> Route? {
    let corners = path.corners(in: grid)
    var route: Route
    if var known, known.corners == corners {
      known.cost = Double(path.cost) + (known.label?.cost ?? 0)
      route = known
    } else {
      let most = max(limit - Double(path.cost), least)
      guard let found = labelled(arrow, along: corners, cost: Double(path.cost), below: most)
      else { return nil }
      route = found
    }
    route.path = path
    return route
  }

  /// A line with its label, whatever they cost.
  private func whole(_ path: RoutePath, _ arrow: Int) -> Route {
    var route = labelled(arrow, along: path.corners(in: grid), cost: Double(path.cost))
    route.path = path
    return route
  }

  /// The same line as everything else lies now.
  mutating func again(_ route: Route, _ arrow: Int) -> Route {
    guard var path = route.path else { return straight(arrow) }
    path.cost = search.cost(
      of: path, in: grid.field(of: scene.arrows[arrow].line, ground: grounds[arrow]))
    if path.cost >= Field.wall { path.cost = Float(Self.straight) + Float(path.steps.count) }
    return whole(path, arrow)
  }

  /// The last resort but one, where frames stand so close that no way is left between them: a line through as little
  /// of them as can be.
  private mutating func forced(_ arrow: Int) -> Route {
    let ground = grounds[arrow].map { min($0, Self.trespass) }
    let ends = scene.arrows[arrow]
    let starts = gates.gates(of: ends.from, towards: ends.to, on: ground)
    let goals = gates.gates(of: ends.to, towards: ends.from, on: ground)
    let field = grid.field(of: ends.line, ground: ground)
    guard var path = search.path(from: starts, to: goals, in: field, leastRun: 1) else {
      return straight(arrow)
    }
    path.cost = Float(Self.straight) + Float(path.steps.count)
    return whole(path, arrow)
  }

  /// The last resort where boxes stand so close that no way is left.
  private func straight(_ arrow: Int) -> Route {
    let ends = scene.arrows[arrow]
    let (a, b) = (gates.rect(of: ends.from), gates.rect(of: ends.to))
    let start = a.clip(from: a.center, to: b.center).map {
      a.center + (b.center - a.center) * $0.end
    }
    let end = b.clip(from: b.center, to: a.center).map { b.center + (a.center - b.center) * $0.end }
    let corners = [start ?? a.center, end ?? b.center]
    return labelled(arrow, along: corners, cost: Self.straight)
  }

  /// A line that costs `cost` with its label in the best place.
  private func labelled(_ arrow: Int, along corners: [Point], cost: Double) -> Route {
    labelled(arrow, along: corners, cost: cost, below: .infinity)
      ?? Route(corners: corners, cost: cost)
  }

  /// As above; `nil` where no label costs less than `limit`.
  private func labelled(
    _ arrow: Int, along corners: [Point], cost: Double, below limit: Double
  ) -> Route? {
    let heads = heads(of: arrow, along: corners)
    var around = surroundings
    around.strange = strange[arrow]
    around.heads = heads
    for other in routes.indices where other != arrow {
      around.heads += routes[other].heads
      around.labels += routes[other].rects
    }
    let label = LabelPlacing(
      forms: forms[arrow], sizes: sizes[arrow], scale: scale, corners: corners, grid: grid,
      surroundings: around,
      wanted: scene.arrows[arrow].shownNumber.flatMap { scene.labelPlaces[$0] }
    ).best(below: limit)
    guard label != nil || limit == .infinity else { return nil }
    return Route(
      label: label, corners: corners, heads: heads, cost: cost + (label?.cost ?? 0),
      rects: label?.rects ?? [])
  }

  /// The places of an arrow's points, as large as the widest line has them.
  private func heads(of arrow: Int, along corners: [Point]) -> [Rect] {
    func head(_ tip: Point, from before: Point) -> Rect {
      Rect(center: tip + (before - tip).unit * 4.5, size: Size(9, 9)).inset(by: 0.5)
    }
    let last = corners.count - 1
    let end = head(corners[last], from: corners[last - 1])
    return scene.arrows[arrow].isTwoWay ? [head(corners[0], from: corners[1]), end] : [end]
  }
}
