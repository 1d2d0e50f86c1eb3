/// The arrows of a slide: lines, numbers and words, halos, crosses.
extension SlideDrawing {
  /// An arrow as connectors from box to box, by way of a joint at each corner.
  mutating func writeLine(_ position: Int) {
    let arrow = page.arrows[position]
    guard arrow.curve.count >= 4 else { return }
    let words = words(of: arrow)
    var border = style.stroke(of: arrow.arrow)
    let pieces = pieces(of: position)
    // Round ends close the corners of a line without gaps.
    if pieces.count > 1, border.dash.isEmpty { border.hasRoundCaps = true }
    for (number, piece) in pieces.enumerated() {
      let isLast = number == pieces.count - 1
      if let joint = piece.end, !isLast, let corner = piece.points.last {
        writeJoint(joint, at: corner, name: words)
      }
      SlideConnector(
        points: piece.points, border: border, start: piece.start, end: piece.end,
        heads: (number == 0 && arrow.arrow.isTwoWay, isLast)
      ).write(out.newID(), name: words, description: isLast ? words : "", &out.xml)
    }
  }

  /// The wide pale lines under the arrows that bring something new, glued like these.
  mutating func writeHalos() {
    var halo = style.halo
    halo.hasRoundCaps = true
    for position in page.arrowOrder
    where page.arrows[position].arrow.isNewReach && page.arrows[position].curve.count >= 4 {
      for piece in pieces(of: position) {
        SlideConnector(points: piece.points, border: halo, start: piece.start, end: piece.end)
          .write(
            out.newID(), name: FigureWords.newReach[language], description: "", &out.xml)
      }
    }
  }

  /// A connector's way and what its ends are glued to.
  typealias Piece = (points: [Point], start: SlideConnector.Glue?, end: SlideConnector.Glue?)

  /// An arrow as one piece or, from corner to corner, as several.
  private mutating func pieces(of position: Int) -> [Piece] {
    let points = DrawnWay(page.arrows[position].curve).points
    let (from, to) = touches.ends[position]
    func glue(_ touch: Touches.Touch?) -> SlideConnector.Glue? {
      touch.map { (id($0.end), SlideGeometry.site(of: $0)) }
    }
    if SlideConnector.canFollow(points) { return [(points, glue(from), glue(to))] }
    let known = joints[position] ?? points.dropFirst().dropLast().map { _ in out.newID() }
    joints[position] = known
    let stops =
      [glue(from)] + known.map { ($0, SlideGeometry.site(of: Self.middle)) } + [glue(to)]
    return (0..<(points.count - 1)).map {
      (Array(points[$0...($0 + 1)]), stops[$0], stops[$0 + 1])
    }
  }

  private static let jointSize = Size(7, 7)
  /// The one place of a joint that takes connectors.
  private static let middle = Touches.Touch(
    end: .box(0), point: Point(jointSize.width / 2, jointSize.height / 2), side: .top, index: 0)

  /// A shape that is not seen but can be taken hold of.
  private mutating func writeJoint(_ joint: SlideConnector.Glue, at point: Point, name: String) {
    out.shape(
      .init(
        id: joint.shape, name: name, rect: Rect(center: point, size: Self.jointSize),
        form: .outline(.ellipse(Self.jointSize), [Self.middle]),
        fill: .color("#FFFFFF", opacity: 0)))
  }

  /// The marks of arrows that are gone.
  mutating func writeCrosses() {
    for center in page.crosses {
      out.shape(
        .init(
          name: "×", rect: Rect(center: center, size: Size(13, 13)),
          form: .preset("mathMultiply", radius: 13 * 0.1), fill: .color(style.marks.removedInk)))
    }
  }

  /// An arrow's whole words, though its label may be cut short.
  private func words(of arrow: LaidOutScene.Arrow) -> String {
    let parts = [arrow.arrow.number, arrow.arrow.items, arrow.arrow.channel.map { "（\($0)）" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  /// Number, words, lock and codes as one group.
  mutating func writeLabel(_ arrow: LaidOutScene.Arrow) {
    let name = words(of: arrow)
    let ground = SlideMarkup.Fill.color(
      style.ground(of: arrow), opacity: DiagramStyle.groundOpacity)
    let rects =
      [arrow.badge?.pill, arrow.lock?.rect].compactMap { $0 } + arrow.texts.map(\.rect)
      + arrow.codes.map(\.rect)
    guard let first = rects.first else { return }
    let lockName = FigureWords.encrypted[language]
    func write(_ out: inout SlideMarkup) {
      for text in arrow.texts {
        out.shape(
          .init(
            name: text.lines.joined(), rect: text.rect, form: .preset("rect"), fill: ground,
            texts: [text], mayOverflow: true))
      }
      if let badge = arrow.badge { Self.write(badge, &out) }
      if let lock = arrow.lock { Self.write(lock: lock, name: lockName, &out) }
      for code in arrow.codes { Self.write(code, &out) }
    }
    if rects.count == 1 { return write(&out) }
    out.group(rects.reduce(first) { $0.union($1) }, name: name, write)
  }
}
