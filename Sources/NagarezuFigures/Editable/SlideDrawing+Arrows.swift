/// The arrows of a slide: lines, numbers and words, halos, crosses.
extension SlideDrawing {
  /// An arrow as connectors from box to box, by way of joints.
  mutating func writeLine(_ position: Int) {
    let arrow = page.arrows[position]
    guard arrow.curve.count >= 4 else { return }
    let words = words(of: arrow)
    var border = style.stroke(of: arrow.arrow)
    let pieces = pieces(of: position)
    // Round ends close the corners of a line without gaps.
    if border.dash.isEmpty { border.hasRoundCaps = true }
    for (number, piece) in pieces.enumerated() {
      let isLast = number == pieces.count - 1
      if !isLast { write(joint: piece.joint, name: words) }
      SlideConnector(
        points: piece.points, border: border, start: piece.start, end: piece.end,
        heads: (number == 0 && arrow.arrow.isTwoWay, isLast)
      ).write(out.newID(), name: words, description: isLast ? words : "", &out.xml)
    }
  }

  /// The wide pale line under an arrow that brings something new, glued like this.
  mutating func writeHalo(_ position: Int) {
    let arrow = page.arrows[position]
    guard arrow.arrow.isNewReach, arrow.curve.count >= 4 else { return }
    var halo = style.halo
    halo.hasRoundCaps = true
    for piece in pieces(of: position) {
      SlideConnector(points: piece.points, border: halo, start: piece.start, end: piece.end)
        .write(out.newID(), name: FigureWords.newReach[language], description: "", &out.xml)
    }
  }

  private mutating func pieces(of position: Int) -> [Piece] {
    if let known = knownPieces[position] { return known }
    let (from, to) = ports[position]
    var pieces = SlideWay(DrawnWay(page.arrows[position].curve)).pieces.map { Piece(points: $0) }
    pieces[0].start = from?.glue
    pieces[pieces.count - 1].end = to?.glue
    for number in 0..<(pieces.count - 1) {
      let points = pieces[number].points
      let (last, corner) = (points[points.count - 1], points[points.count - 2])
      let back = SlidePort.side(from: last, towards: corner)
      let ahead = SlidePort.side(from: last, towards: pieces[number + 1].points[1])
      let joint = [back, ahead].map {
        SlidePort(id: out.newID(), point: last, side: $0, depth: Self.jointDepth)
      }
      pieces[number].joint = joint
      (pieces[number].end, pieces[number + 1].start) = (joint[0].glue, joint[1].glue)
    }
    knownPieces[position] = pieces
    return pieces
  }

  private static let jointDepth = 5.0

  /// A joint is not seen but can be taken hold of.
  private mutating func write(joint: [SlidePort], name: String) {
    guard let rect = joint.first.map({ joint.reduce($0.rect) { $0.union($1.rect) } }) else {
      return
    }
    out.group(rect, name: name) { out in
      for port in joint { port.write(name: name, &out) }
    }
  }

  /// The mark of an arrow that is gone.
  private mutating func writeCross(_ arrow: Int) {
    guard let center = page.cross(on: arrow) else { return }
    out.shape(
      .init(
        name: "×", rect: Rect(center: center, size: Size(13, 13)),
        form: .preset(.mathMultiply(13 * 0.1)), fill: .color(style.marks.removedInk)))
  }

  /// An arrow's whole words, though its label may be cut short.
  private func words(of arrow: LaidOutScene.Arrow) -> String {
    let parts = [arrow.arrow.number, arrow.arrow.items, arrow.arrow.channel.map { "（\($0)）" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  /// Number, words, lock and codes as one group; the × of an arrow that is gone above them.
  mutating func writeLabel(_ position: Int) {
    defer { writeCross(position) }
    let arrow = page.arrows[position]
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
            name: text.lines.joined(), rect: text.rect, form: .preset(.rect), fill: ground,
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
