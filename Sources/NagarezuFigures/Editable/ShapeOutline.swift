/// The outline of a shape: strokes from the top left corner of its box, in points.
struct ShapeOutline {
  enum Step {
    case move(Point)
    case line(Point)
    /// Along an ellipse, from an angle over another, in degrees clockwise from the right.
    case arc(radii: Size, from: Double, sweep: Double)
    case close
  }

  /// Strokes that are filled.
  var body: [Step]
  /// Strokes that are only drawn: a lid, a fold, an inner frame.
  var details: [Step] = []
  /// Whether the border runs around the body too, not along the details alone.
  var hasBorder = true

  static func rectangle(_ size: Size, radius: Double = 0) -> ShapeOutline {
    ShapeOutline(body: rectangle(Rect(x: 0, y: 0, width: size.width, height: size.height), radius))
  }

  static func ellipse(_ size: Size) -> ShapeOutline {
    let radii = Size(size.width / 2, size.height / 2)
    return ShapeOutline(body: [
      .move(Point(0, radii.height)), .arc(radii: radii, from: 180, sweep: 180),
      .arc(radii: radii, from: 0, sweep: 180), .close,
    ])
  }

  /// A tab at a corner: rounded where the frame is, and at the lower right.
  static func tab(_ size: Size, isCorner: Bool) -> ShapeOutline {
    let (w, h, a, b) = (size.width, size.height, isCorner ? 8.0 : 0, 4.0)
    var body: [Step] = [.move(Point(0, a))]
    if isCorner { body.append(.arc(radii: Size(a, a), from: 180, sweep: 90)) }
    body += [
      .line(Point(w, 0)), .line(Point(w, h - b)), .arc(radii: Size(b, b), from: 0, sweep: 90),
      .line(Point(0, h)), .close,
    ]
    return ShapeOutline(body: body)
  }

  /// A padlock that fills `size`: its bow is all that is drawn with a line.
  static func padlock(_ size: Size) -> ShapeOutline {
    let lock = Padlock(Rect(x: 0, y: 0, width: size.width, height: size.height))
    let round = Size(lock.bow.width / 2, lock.bow.width / 2)
    return ShapeOutline(
      body: rectangle(lock.body, 0.8),
      details: [
        .move(Point(lock.bow.x, lock.bow.maxY)),
        .line(Point(lock.bow.x, lock.bow.y + round.height)),
        .arc(radii: round, from: 180, sweep: 180), .line(Point(lock.bow.maxX, lock.bow.maxY)),
      ], hasBorder: false)
  }

  /// The outline of a kind of box, as the figure draws it.
  static func box(_ shape: Scene.Box.Shape, _ size: Size) -> ShapeOutline {
    let (w, h) = (size.width, size.height)
    switch shape {
    case .system: return rectangle(size, radius: 2)
    case .hands, .unknown: return rectangle(size, radius: 9)
    case .person: return ellipse(size)
    case .terminal:
      var outline = rectangle(size, radius: 3)
      outline.details = rectangle(
        Rect(x: 2.6, y: 2.6, width: w - 5.2, height: h - 5.2), 2)
      return outline
    case .store:
      let lid = Size(w / 2, min(6.5, h / 6))
      return ShapeOutline(
        body: [
          .move(Point(0, lid.height)), .arc(radii: lid, from: 180, sweep: 180),
          .line(Point(w, h - lid.height)), .arc(radii: lid, from: 0, sweep: 180), .close,
        ],
        details: [.move(Point(0, lid.height)), .arc(radii: lid, from: 180, sweep: -180)])
    case .work:
      let corners = octagon(Rect(x: 0, y: 0, width: w, height: h))
      return ShapeOutline(
        body: [.move(corners[0])] + corners.dropFirst().map { .line($0) } + [.close])
    case .sheet:
      let fold = 9.0
      return ShapeOutline(
        body: [
          .move(Point(0, 0)), .line(Point(w - fold, 0)), .line(Point(w, fold)), .line(Point(w, h)),
          .line(Point(0, h)), .close,
        ],
        details: [
          .move(Point(w - fold, 0)), .line(Point(w - fold, fold)), .line(Point(w, fold)),
        ])
    }
  }

  /// A rectangle without its corners, clockwise from the upper left.
  static func octagon(_ rect: Rect) -> [Point] {
    let (cut, r) = (min(8, rect.height / 3), rect)
    return [
      Point(r.x, r.y + cut), Point(r.x + cut, r.y), Point(r.maxX - cut, r.y),
      Point(r.maxX, r.y + cut), Point(r.maxX, r.maxY - cut), Point(r.maxX - cut, r.maxY),
      Point(r.x + cut, r.maxY), Point(r.x, r.maxY - cut),
    ]
  }

  private static func rectangle(_ rect: Rect, _ radius: Double) -> [Step] {
    let r = min(radius, rect.width / 2, rect.height / 2)
    guard r > 0 else {
      return [
        .move(Point(rect.x, rect.y)), .line(Point(rect.maxX, rect.y)),
        .line(Point(rect.maxX, rect.maxY)), .line(Point(rect.x, rect.maxY)), .close,
      ]
    }
    let round = Size(r, r)
    return [
      .move(Point(rect.x, rect.y + r)), .arc(radii: round, from: 180, sweep: 90),
      .line(Point(rect.maxX - r, rect.y)), .arc(radii: round, from: 270, sweep: 90),
      .line(Point(rect.maxX, rect.maxY - r)), .arc(radii: round, from: 0, sweep: 90),
      .line(Point(rect.x + r, rect.maxY)), .arc(radii: round, from: 90, sweep: 90), .close,
    ]
  }
}
