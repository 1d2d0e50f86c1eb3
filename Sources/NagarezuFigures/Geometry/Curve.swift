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

  var start: Point { points[0] }
  var end: Point { points[points.count - 1] }

  var isStraight: Bool {
    let along = (end - start).unit
    return points.allSatisfy { abs(along.cross($0 - start)) < 0.3 }
  }

  /// Places along the line, both ends included.
  func samples(_ steps: Int = 10) -> [Point] {
    var result = [start]
    for first in stride(from: 0, to: points.count - 1, by: 3) {
      for step in 1...steps {
        result.append(Self.point(points[first...(first + 3)], Double(step) / Double(steps)))
      }
    }
    return result
  }

  private static func point(_ p: ArraySlice<Point>, _ t: Double) -> Point {
    let (i, s) = (p.startIndex, 1 - t)
    return p[i] * (s * s * s) + p[i + 1] * (3 * s * s * t) + p[i + 2] * (3 * s * t * t)
      + p[i + 3] * (t * t * t)
  }
}

/// A line as straight pieces.
struct Polyline: Sendable {
  let points: [Point]
  let length: Double

  init(_ points: [Point]) {
    self.points = points
    length = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// The place and direction at a fraction of the length, from 0 to 1.
  func place(at fraction: Double) -> (point: Point, direction: Point) {
    var left = length * fraction
    for (a, b) in zip(points, points.dropFirst()) {
      let step = a.distance(to: b)
      if left <= step { return (a + (b - a).unit * left, (b - a).unit) }
      left -= step
    }
    let last = points.count - 1
    return (points[last], (points[last] - points[max(0, last - 1)]).unit)
  }
}
