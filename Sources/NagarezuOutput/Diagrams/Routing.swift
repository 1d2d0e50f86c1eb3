/// Chooses a way for every arrow: straight where it is free, else an arc or the way the layout engine found.
///
/// A few sweeps over all arrows, each time taking the cheapest way as the others lie now.
struct Routing {
  private let drawing: Drawing
  /// Shape: arrow → the ways it may take; never empty.
  private var ways: [[Way]] = []
  /// Shape: arrow → position of the way taken.
  private var taken: [Int]
  private let obstacles: [Obstacle]

  private struct Way {
    var curve: Curve
    var line: Polyline
    /// What it costs by itself: length, detours, what it runs over.
    var cost: Double
  }

  private struct Obstacle {
    var rect: Rect
    var end: Scene.End?
    /// Cost of touching it and per point of line inside.
    var touch: Double
    var perPoint: Double
  }

  init(_ drawing: Drawing, suggested: [Curve?]) {
    self.drawing = drawing
    taken = Array(repeating: 0, count: suggested.count)
    var obstacles = drawing.boxes.enumerated().map {
      Obstacle(rect: $1.inset(by: -4), end: .box($0), touch: 200, perPoint: 20)
    }
    for frame in drawing.frames.indices {
      let heading = drawing.heading(of: frame)
      obstacles.append(Obstacle(rect: heading, end: nil, touch: 40, perPoint: 4))
      let isBox = drawing.scene.frames[frame].kind == .system
      obstacles.append(
        Obstacle(
          rect: drawing.frames[frame], end: .frame(frame), touch: isBox ? 60 : 14,
          perPoint: isBox ? 3 : 0.5))
    }
    self.obstacles = obstacles
    let shifts = Self.shifts(of: drawing)
    for arrow in suggested.indices {
      var curves = candidates(for: arrow, shift: shifts[arrow])
      if let curve = suggested[arrow] { curves.append(attached(curve, arrow)) }
      ways.append(curves.map { way($0, arrow) })
    }
  }

  /// The ways taken in the end, arrow by arrow.
  func curves() -> [Curve] {
    var routing = self
    let order = ways.indices.sorted {
      (ways[$0][0].line.length, $0) < (ways[$1][0].line.length, $1)
    }
    for arrow in order { routing.taken[arrow] = routing.cheapestAlone(arrow) }
    for _ in 0..<4 {
      let before = routing.taken
      for arrow in order { routing.taken[arrow] = routing.cheapest(arrow) }
      if routing.taken == before { break }
    }
    return routing.ways.indices.map { routing.ways[$0][routing.taken[$0]].curve }
  }

  private func cheapestAlone(_ arrow: Int) -> Int {
    ways[arrow].indices.min { ways[arrow][$0].cost < ways[arrow][$1].cost } ?? 0
  }

  private func cheapest(_ arrow: Int) -> Int {
    let costs = ways[arrow].map { way -> Double in
      var cost = way.cost
      for other in ways.indices where other != arrow {
        let line = ways[other][taken[other]].line
        cost += 24 * Double(way.line.crossings(with: line))
        cost += 1.5 * way.line.closeness(to: line, gap: 6)
        for end in [way.curve.start, way.curve.end] {
          for foreign in [line.points[0], line.points[line.points.count - 1]]
          where end.distance(to: foreign) < 11 { cost += 16 }
        }
      }
      return cost
    }
    return costs.indices.min { costs[$0] < costs[$1] } ?? 0
  }

  private func way(_ curve: Curve, _ arrow: Int) -> Way {
    let line = Polyline(curve.samples())
    let ends = drawing.scene.arrows[arrow]
    let around = Set(
      (drawing.scene.frames(around: ends.from) + drawing.scene.frames(around: ends.to))
        .map { Scene.End.frame($0) } + [ends.from, ends.to])
    var cost = line.length * 0.08
    for obstacle in obstacles {
      if let end = obstacle.end {
        if around.contains(end) { continue }
      }
      let inside = line.length(inside: obstacle.rect)
      if inside > 0.5 { cost += obstacle.touch + inside * obstacle.perPoint }
    }
    let beyond = line.points.filter { !drawing.region.inset(by: -2).contains($0) }.count
    cost += Double(beyond) * 60
    let direct = curve.start.distance(to: curve.end)
    if !curve.isStraight { cost += 5 + max(0, line.length / max(direct, 1) - 1) * 70 }
    if line.length < 14 { cost += 150 }
    return Way(curve: curve, line: line, cost: cost)
  }

  // MARK: - Candidates

  /// Shape: arrow → how far its line is moved aside so that arrows between the same two ends lie side by side.
  private static func shifts(of drawing: Drawing) -> [Double] {
    var groups: [Set<Scene.End>: [Int]] = [:]
    for (position, arrow) in drawing.scene.arrows.enumerated() {
      groups[[arrow.from, arrow.to], default: []].append(position)
    }
    var shifts = [Double](repeating: 0, count: drawing.scene.arrows.count)
    for members in groups.values where members.count > 1 {
      let tallest = members.map { drawing.labelSize(of: $0).height }.max() ?? 20
      let rects = [
        drawing.rect(of: drawing.scene.arrows[members[0]].from),
        drawing.rect(of: drawing.scene.arrows[members[0]].to),
      ]
      let room = (rects.map(\.height).min() ?? 30) - 12
      let gap = max(9, min(tallest + 5, room / Double(members.count - 1)))
      for (position, member) in members.enumerated() {
        let shift = (Double(position) - Double(members.count - 1) / 2) * gap
        // Aside means the same side for both directions.
        let arrow = drawing.scene.arrows[member]
        let isForward =
          drawing.rect(of: arrow.from).center.x <= drawing.rect(of: arrow.to).center.x
        shifts[member] = isForward ? shift : -shift
      }
    }
    return shifts
  }

  private func candidates(for arrow: Int, shift: Double) -> [Curve] {
    let ends = drawing.scene.arrows[arrow]
    let (a, b) = (drawing.rect(of: ends.from), drawing.rect(of: ends.to))
    if a.contains(b) || b.contains(a) { return [within(a, b)] }
    var (start, end) = (a.center, b.center)
    let rows = (max(a.y, b.y), min(a.maxY, b.maxY))
    let columns = (max(a.x, b.x), min(a.maxX, b.maxX))
    let isBeside = a.maxX < b.x || b.maxX < a.x
    var curves: [Curve] = []
    if isBeside && rows.1 - rows.0 > 12 {
      let y = (rows.0 + rows.1) / 2
      (start.y, end.y) = (y, y)
    } else if !isBeside && columns.1 - columns.0 > 16 {
      let x = (columns.0 + columns.1) / 2
      (start.x, end.x) = (x, x)
    }
    let aside = (end - start).unit.normal * shift
    curves.append(joined(start + aside, end + aside, ends))
    if shift != 0 { curves.append(joined(a.center + aside, b.center + aside, ends)) }
    let length = a.center.distance(to: b.center)
    for part in [0.1, -0.1, 0.2, -0.2, 0.32, -0.32] {
      curves.append(arc(a.center, b.center, bulge: length * part + shift, ends))
    }
    if isBeside { curves.append(swung(ends, a, b)) }
    curves += detours(arrow, a, b, ends)
    for y in [0.25, 0.75] where isBeside {
      // Off the middle of a side, for boxes that many arrows touch.
      let from = Point(a.center.x, a.y + a.height * y)
      let to = Point(b.center.x, b.y + b.height * y)
      curves.append(joined(from, b.center, ends))
      curves.append(joined(a.center, to, ends))
      curves.append(joined(from, to, ends))
    }
    return curves
  }

  /// An S that leaves and arrives level.
  private func swung(_ ends: Scene.Arrow, _ a: Rect, _ b: Rect) -> Curve {
    let isForward = a.x < b.x
    let start = Point(isForward ? a.maxX : a.x, a.center.y)
    let end = Point(isForward ? b.x : b.maxX, b.center.y)
    let reach = (end.x - start.x) * 0.5
    return Curve([start, start + Point(reach, 0), end - Point(reach, 0), end])
  }

  /// Ways above and below whatever stands between.
  private func detours(_ arrow: Int, _ a: Rect, _ b: Rect, _ ends: Scene.Arrow) -> [Curve] {
    let straight = Polyline([a.center, b.center])
    let blocking = obstacles.filter { obstacle in
      obstacle.end != ends.from && obstacle.end != ends.to && !obstacle.rect.contains(a)
        && !obstacle.rect.contains(b) && straight.length(inside: obstacle.rect) > 0.5
    }
    guard let first = blocking.first else { return [] }
    let wall = blocking.dropFirst().reduce(first.rect) { $0.union($1.rect) }
    let isAcross = abs(a.center.x - b.center.x) > abs(a.center.y - b.center.y)
    return [-1.0, 1].flatMap { side in
      [10.0, 22].map { gap in
        let way =
          isAcross
          ? Point(wall.center.x, side < 0 ? wall.y - gap : wall.maxY + gap)
          : Point(side < 0 ? wall.x - gap : wall.maxX + gap, wall.center.y)
        let reach = isAcross ? wall.width / 2 : wall.height / 2
        return through(way, isAcross: isAcross, reach: reach, a, b, ends)
      }
    }
  }

  /// A way that passes a place in the direction of the whole, level or upright.
  private func through(
    _ way: Point, isAcross: Bool, reach: Double, _ a: Rect, _ b: Rect, _ ends: Scene.Arrow
  ) -> Curve {
    let sign =
      isAcross ? (b.center.x >= a.center.x ? 1.0 : -1) : (b.center.y >= a.center.y ? 1.0 : -1)
    let along = isAcross ? Point(sign, 0) : Point(0, sign)
    let (start, end) = (a.center, b.center)
    let (before, after) = (way - along * reach, way + along * reach)
    let whole = Curve([
      start, start + (before - start) * 0.55, before - along * (reach * 0.2), way,
      after + along * (reach * 0.2), end + (after - end) * 0.55, end,
    ])
    let left = whole.leaving(drawing.rect(of: ends.from)).reversed
    return attached(left.leaving(drawing.rect(of: ends.to)).reversed, ends)
  }

  /// From a box to the border of the frame around it, or back.
  private func within(_ a: Rect, _ b: Rect) -> Curve {
    let (outer, inner) = a.contains(b) ? (a, b) : (b, a)
    let toLeft = inner.x - outer.x
    let toRight = outer.maxX - inner.maxX
    let y = inner.center.y
    let curve =
      toRight >= toLeft
      ? Curve(from: Point(inner.maxX, y), to: Point(outer.maxX, y))
      : Curve(from: Point(inner.x, y), to: Point(outer.x, y))
    return a.contains(b) ? curve.reversed : curve
  }

  private func joined(_ start: Point, _ end: Point, _ ends: Scene.Arrow) -> Curve {
    Curve(
      from: border(of: ends.from, from: start, to: end),
      to: border(of: ends.to, from: end, to: start))
  }

  private func arc(_ start: Point, _ end: Point, bulge: Double, _ ends: Scene.Arrow) -> Curve {
    let whole = Curve(from: start, to: end, bulge: bulge)
    let left = whole.leaving(drawing.rect(of: ends.from)).reversed
    return attached(left.leaving(drawing.rect(of: ends.to)).reversed, ends)
  }

  private func attached(_ curve: Curve, _ arrow: Int) -> Curve {
    let ends = drawing.scene.arrows[arrow]
    let left = curve.leaving(drawing.rect(of: ends.from)).reversed
    return attached(left.leaving(drawing.rect(of: ends.to)).reversed, ends)
  }

  /// Moves a curve's ends on to the borders of what it joins.
  private func attached(_ curve: Curve, _ ends: Scene.Arrow) -> Curve {
    var points = curve.points
    let last = points.count - 1
    let (a, b) = (drawing.rect(of: ends.from), drawing.rect(of: ends.to))
    let first = border(
      of: ends.from, from: clamped(points[0], a), to: points[0], towards: points[1])
    let final = border(
      of: ends.to, from: clamped(points[last], b), to: points[last], towards: points[last - 1])
    points[1] = points[1] + (first - points[0])
    points[last - 1] = points[last - 1] + (final - points[last])
    points[0] = first
    points[last] = final
    return Curve(points)
  }

  private func clamped(_ point: Point, _ rect: Rect) -> Point {
    Point(min(max(point.x, rect.x), rect.maxX), min(max(point.y, rect.y), rect.maxY))
  }

  private func border(of end: Scene.End, from inside: Point, to outside: Point, towards: Point)
    -> Point
  {
    guard isRound(end) else { return inside }
    return border(of: end, from: drawing.rect(of: end).center, to: inside)
  }

  /// Where a straight line from inside a box to a place outside leaves it.
  private func border(of end: Scene.End, from inside: Point, to outside: Point) -> Point {
    let rect = drawing.rect(of: end)
    guard isRound(end) else {
      guard let (_, exit) = rect.clip(from: inside, to: outside) else { return inside }
      return inside + (outside - inside) * min(1, exit)
    }
    let (rx, ry) = (rect.width / 2, rect.height / 2)
    let p = Point((inside.x - rect.center.x) / rx, (inside.y - rect.center.y) / ry)
    let d = Point((outside.x - inside.x) / rx, (outside.y - inside.y) / ry)
    let (a, b, c) = (d.dot(d), 2 * p.dot(d), p.dot(p) - 1)
    let root = b * b - 4 * a * c
    guard a > 1e-12, root > 0 else { return inside }
    return inside + (outside - inside) * ((-b + root.squareRoot()) / (2 * a))
  }

  private func isRound(_ end: Scene.End) -> Bool {
    guard case .box(let box) = end else { return false }
    return drawing.scene.boxes[box].shape == .person
  }
}
