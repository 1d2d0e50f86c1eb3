/// A smooth line: Bézier control points, one more than a multiple of three.
struct Curve: Hashable, Sendable {
  var points: [Point]

  /// A straight line.
  init(from a: Point, to b: Point) {
    points = [a, a + (b - a) * (1.0 / 3), a + (b - a) * (2.0 / 3), b]
  }

  init(_ points: [Point]) { self.points = points }

  /// Straight pieces from corner to corner, the corners rounded off.
  init(corners: [Point], radius: Double) {
    guard corners.count > 2, let last = corners.last else {
      points = Curve(from: corners.first ?? Point(0, 0), to: corners.last ?? Point(0, 0)).points
      return
    }
    var points = [corners[0]]
    func run(to end: Point) {
      points += Curve(from: points[points.count - 1], to: end).points.dropFirst()
    }
    for (position, corner) in corners.enumerated().dropFirst().dropLast() {
      let (before, after) = (corners[position - 1], corners[position + 1])
      let room = min(corner.distance(to: before), corner.distance(to: after)) / 2
      let (back, on) = ((before - corner).unit, (after - corner).unit)
      let turn = min(radius, room)
      run(to: corner + back * turn)
      // A quarter circle as a Bézier curve: its handles are 0.5523 of the radius long.
      let rest = turn * (1 - 0.5523)
      points += [corner + back * rest, corner + on * rest, corner + on * turn]
    }
    run(to: last)
    self.points = points
  }

  /// An arc whose middle lies `bulge` points to the left of the straight line (seen along it, y downwards).
  init(from a: Point, to b: Point, bulge: Double) {
    let push = (b - a).unit.normal * (bulge * 4 / 3)
    points = [a, a + (b - a) * 0.25 + push, a + (b - a) * 0.75 + push, b]
  }

  var start: Point { points[0] }
  var end: Point { points[points.count - 1] }
  var reversed: Curve { Curve(points.reversed()) }

  /// Places along the line, both ends included; two where it is straight.
  func samples(_ steps: Int = 10) -> [Point] {
    if isStraight { return [start, end] }
    var result = [start]
    for first in stride(from: 0, to: points.count - 1, by: 3) {
      for step in 1...steps {
        result.append(Self.point(points[first...(first + 3)], Double(step) / Double(steps)))
      }
    }
    return result
  }

  var isStraight: Bool {
    let along = (end - start).unit
    return points.allSatisfy { abs(along.cross($0 - start)) < 0.3 }
  }

  private static func point(_ p: ArraySlice<Point>, _ t: Double) -> Point {
    let (i, s) = (p.startIndex, 1 - t)
    return p[i] * (s * s * s) + p[i + 1] * (3 * s * s * t) + p[i + 2] * (3 * s * t * t)
      + p[i + 3] * (t * t * t)
  }

  /// The curve without what lies inside `rect` at its start; unchanged where it starts outside.
  func leaving(_ rect: Rect) -> Curve {
    guard rect.contains(start) else { return self }
    for first in stride(from: points.count - 4, through: 0, by: -3) {
      let piece = points[first...(first + 3)]
      guard rect.contains(points[first]), !rect.contains(points[first + 3]) else { continue }
      var (inside, outside) = (0.0, 1.0)
      for _ in 0..<30 {
        let middle = (inside + outside) / 2
        if rect.contains(Self.point(piece, middle)) { inside = middle } else { outside = middle }
      }
      return Curve(Self.tail(of: Array(piece), from: outside) + points[(first + 4)...])
    }
    return self
  }

  /// De Casteljau: the control points of the part of a segment after `t`.
  private static func tail(of p: [Point], from t: Double) -> [Point] {
    func mix(_ a: Point, _ b: Point) -> Point { a * (1 - t) + b * t }
    let (ab, bc, cd) = (mix(p[0], p[1]), mix(p[1], p[2]), mix(p[2], p[3]))
    let (abc, bcd) = (mix(ab, bc), mix(bc, cd))
    return [mix(abc, bcd), bcd, cd, p[3]]
  }
}

/// A line as straight pieces, with what is asked of it while arrows and labels look for their places.
struct Polyline: Sendable {
  let points: [Point]
  let bounds: Rect
  let length: Double
  /// Places along the line, ``step`` points apart, its ends left out.
  private var marks: [Point] = []

  private static let step = 10.0

  init(_ points: [Point]) {
    self.points = points
    var box = Rect(x: points[0].x, y: points[0].y, width: 0, height: 0)
    var length = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      box = box.union(Rect(x: b.x, y: b.y, width: 0, height: 0))
      length += a.distance(to: b)
    }
    bounds = box
    self.length = length
    var rest = Self.step
    for index in 1..<max(1, points.count) {
      let (a, b) = (points[index - 1], points[index])
      let long = a.distance(to: b)
      let along = (b - a).unit
      while rest < long {
        marks.append(a + along * rest)
        rest += Self.step
      }
      rest -= long
    }
  }

  var segments: Zip2Sequence<[Point], ArraySlice<Point>> { zip(points, points.dropFirst()) }

  /// Points of line inside `rect`.
  func length(inside rect: Rect) -> Double {
    guard bounds.inset(by: -0.01).intersects(rect) else { return 0 }
    var total = 0.0
    for index in 1..<points.count {
      let (a, b) = (points[index - 1], points[index])
      if max(a.x, b.x) < rect.x || min(a.x, b.x) > rect.maxX { continue }
      if max(a.y, b.y) < rect.y || min(a.y, b.y) > rect.maxY { continue }
      total += rect.length(ofLineFrom: a, to: b)
    }
    return total
  }

  /// The place and direction at a fraction of the length, from 0 to 1.
  func place(at fraction: Double) -> (point: Point, direction: Point) {
    var left = length * fraction
    for (a, b) in segments {
      let step = a.distance(to: b)
      if left <= step { return (a + (b - a).unit * left, (b - a).unit) }
      left -= step
    }
    let last = points.count - 1
    return (points[last], (points[last] - points[max(0, last - 1)]).unit)
  }

  /// How often two lines cross.
  func crossings(with other: Polyline) -> Int {
    guard bounds.inset(by: -0.01).intersects(other.bounds.inset(by: -0.01)) else { return 0 }
    var count = 0
    for i in 1..<points.count {
      let (a, b) = (points[i - 1], points[i])
      for j in 1..<other.points.count {
        let (c, d) = (other.points[j - 1], other.points[j])
        if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) { continue }
        if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { continue }
        let (r, s) = (b - a, d - c)
        let denominator = r.cross(s)
        guard abs(denominator) > 1e-9 else { continue }
        let t = (c - a).cross(s) / denominator
        let u = (c - a).cross(r) / denominator
        if t >= 0 && t < 1 && u >= 0 && u < 1 { count += 1 }
      }
    }
    return count
  }

  /// Points of this line that run closer than `gap` to the other one.
  func closeness(to other: Polyline, gap: Double) -> Double {
    let near = other.bounds.inset(by: -gap)
    guard bounds.inset(by: -gap).intersects(near) else { return 0 }
    let count = marks.reduce(0) {
      $0 + (near.contains($1) && other.isNear($1, gap: gap) ? 1 : 0)
    }
    return Double(count) * Self.step
  }

  private func isNear(_ point: Point, gap: Double) -> Bool {
    for index in 1..<points.count {
      let (a, b) = (points[index - 1], points[index])
      if point.x < min(a.x, b.x) - gap || point.x > max(a.x, b.x) + gap { continue }
      if point.y < min(a.y, b.y) - gap || point.y > max(a.y, b.y) + gap { continue }
      let along = b - a
      let square = along.dot(along)
      let t = square < 1e-9 ? 0 : max(0, min(1, (point - a).dot(along) / square))
      let off = point - (a + along * t)
      if off.dot(off) < gap * gap { return true }
    }
    return false
  }

  /// The distance of a place from the line.
  func distance(to point: Point) -> Double {
    segments.map { a, b -> Double in
      let along = b - a
      let t = along.length < 1e-9 ? 0 : max(0, min(1, (point - a).dot(along) / along.dot(along)))
      return point.distance(to: a + along * t)
    }.min() ?? point.distance(to: points[0])
  }
}
