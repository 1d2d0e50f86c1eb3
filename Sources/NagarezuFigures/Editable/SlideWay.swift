/// The way of an arrow in pieces that every program draws where they are: each turns one corner, or two halfway.
struct SlideWay {
  /// Shape: piece → its points, from where the one before ends; two of them, or three, or four. Never empty.
  let pieces: [[Point]]

  /// So far, in points, a middle piece may lie from halfway.
  private static let tolerance = 2.0

  init(_ way: DrawnWay) {
    let points = way.points
    guard way.isSquare else {
      pieces = zip(points, points.dropFirst()).map { [$0, $1] }
      return
    }
    if points.count == 2 || Self.bendsHalfway(points) {
      pieces = [points]
      return
    }
    // Between two corners there is a joint, in the middle.
    var stops = [points[0]]
    for (a, b) in zip(points.dropFirst(), points.dropFirst(2).dropLast()) {
      stops.append(Point((a.x + b.x) / 2, (a.y + b.y) / 2))
    }
    stops.append(points[points.count - 1])
    pieces = (0..<(stops.count - 1)).flatMap { number -> [[Point]] in
      let (from, corner, to) = (stops[number], points[number + 1], stops[number + 1])
      // LibreOffice 7.4 gives an elbow that goes up a second corner.
      return to.y < from.y ? [[from, corner], [corner, to]] : [[from, corner, to]]
    }
  }

  private static func bendsHalfway(_ points: [Point]) -> Bool {
    guard points.count == 4 else { return false }
    let (from, to) = (points[0], points[3])
    let isLevel = points[1].y == from.y && points[2].y == to.y && points[1].x == points[2].x
    let isUpright = points[1].x == from.x && points[2].x == to.x && points[1].y == points[2].y
    let half = Point((from.x + to.x) / 2, (from.y + to.y) / 2)
    return isLevel && abs(points[1].x - half.x) < tolerance && from.x != to.x
      || isUpright && abs(points[1].y - half.y) < tolerance && from.y != to.y
  }
}
