/// The outline of a padlock, which no program has as a shape of its own: strokes from the top left corner of its box, in points.
struct ShapeOutline {
  enum Step {
    case move(Point)
    case line(Point)
    /// Along an ellipse, from an angle over another, in degrees clockwise from the right.
    case arc(radii: Size, from: Double, sweep: Double)
    case close
  }

  /// Strokes that are filled.
  let body: [Step]
  /// Strokes that are only drawn.
  let details: [Step]

  /// A padlock that fills `size`: its bow is all that is drawn with a line.
  init(padlock size: Size) {
    let lock = Padlock(Rect(x: 0, y: 0, width: size.width, height: size.height))
    let round = Size(lock.bow.width / 2, lock.bow.width / 2)
    body = Self.rectangle(lock.body, 0.8)
    details = [
      .move(Point(lock.bow.x, lock.bow.maxY)),
      .line(Point(lock.bow.x, lock.bow.y + round.height)),
      .arc(radii: round, from: 180, sweep: 180), .line(Point(lock.bow.maxX, lock.bow.maxY)),
    ]
  }

  /// A rectangle without its corners, clockwise from the upper left.
  static func octagon(_ rect: Rect) -> [Point] {
    let (cut, r) = (Scene.Box.Shape.cut(Size(rect.width, rect.height)), rect)
    return [
      Point(r.x, r.y + cut), Point(r.x + cut, r.y), Point(r.maxX - cut, r.y),
      Point(r.maxX, r.y + cut), Point(r.maxX, r.maxY - cut), Point(r.maxX - cut, r.maxY),
      Point(r.x + cut, r.maxY), Point(r.x, r.maxY - cut),
    ]
  }

  private static func rectangle(_ rect: Rect, _ radius: Double) -> [Step] {
    let r = min(radius, rect.width / 2, rect.height / 2)
    let round = Size(r, r)
    return [
      .move(Point(rect.x, rect.y + r)), .arc(radii: round, from: 180, sweep: 90),
      .line(Point(rect.maxX - r, rect.y)), .arc(radii: round, from: 270, sweep: 90),
      .line(Point(rect.maxX, rect.maxY - r)), .arc(radii: round, from: 0, sweep: 90),
      .line(Point(rect.x + r, rect.maxY)), .arc(radii: round, from: 90, sweep: 90), .close,
    ]
  }
}
