/// The way an arrow takes in straight pieces, for programs that connect shapes by themselves.
struct DrawnWay: Hashable, Sendable {
  /// Its ends and, between them, its corners, rounded ones as if they were not. At least two.
  let points: [Point]
  /// Whether every piece is upright or level.
  let isSquare: Bool

  /// What lies this close, in points, is one line.
  private static let tolerance = 0.4

  /// Reads a way back from the Bézier points of a drawn line.
  init(_ curve: [Point]) {
    let line = Curve(curve)
    if line.isStraight {
      (points, isSquare) = ([line.start, line.end], false)
    } else if let pieces = Self.pieces(of: curve), pieces.count > 2 {
      (points, isSquare) = (pieces, true)
    } else {
      // Few pieces: each of their ends is one more thing to move by hand.
      (points, isSquare) = (line.samples(curve.count > 7 ? 3 : 5), false)
    }
  }

  /// The ends and corners of a line of upright and level pieces; `nil` where it is none.
  private static func pieces(of curve: [Point]) -> [Point]? {
    var points = [curve[0]]
    for first in stride(from: 0, to: curve.count - 3, by: 3) {
      let (start, end) = (curve[first], curve[first + 3])
      if !Curve(Array(curve[first...(first + 3)])).isStraight {
        // A rounded corner: along one axis at its start, along the other at its end.
        let (out, back) = (curve[first + 1] - start, end - curve[first + 2])
        if isLevel(out), isUpright(back) {
          points.append(Point(end.x, start.y))
        } else if isUpright(out), isLevel(back) {
          points.append(Point(start.x, end.y))
        } else {
          return nil
        }
      }
      points.append(end)
    }
    return simplified(points)
  }

  /// Pieces in the same direction joined; `nil` where one is neither upright nor level.
  private static func simplified(_ points: [Point]) -> [Point]? {
    var result: [Point] = []
    for point in points {
      if let last = result.last, last.distance(to: point) < tolerance { continue }
      if result.count > 1 {
        let (before, step) = (
          result[result.count - 1] - result[result.count - 2], point - result[result.count - 1]
        )
        if isLevel(before) == isLevel(step), before.dot(step) > 0 { result.removeLast() }
      }
      result.append(point)
    }
    for (a, b) in zip(result, result.dropFirst()) where !isLevel(b - a) && !isUpright(b - a) {
      return nil
    }
    return squared(result)
  }

  /// Corners that lie exactly on the lines before and after them.
  private static func squared(_ points: [Point]) -> [Point] {
    var points = points
    for index in 1..<max(1, points.count - 1) {
      if isLevel(points[index] - points[index - 1]) {
        points[index].y = points[index - 1].y
      } else {
        points[index].x = points[index - 1].x
      }
    }
    if points.count > 2, let end = points.last {
      let corner = points.count - 2
      if isLevel(end - points[corner]) {
        points[corner].y = end.y
      } else {
        points[corner].x = end.x
      }
    }
    return points
  }

  private static func isLevel(_ step: Point) -> Bool {
    abs(step.y) < tolerance && abs(step.x) >= abs(step.y)
  }
  private static func isUpright(_ step: Point) -> Bool {
    abs(step.x) < tolerance && abs(step.y) > abs(step.x)
  }
}
