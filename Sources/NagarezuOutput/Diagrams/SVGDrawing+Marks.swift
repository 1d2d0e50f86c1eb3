import NagarezuCore

/// What views add to a figure: lit and faded parts, codes of rules, locks, and lists behind it.
extension SVGDrawing {
  /// Draws a part in the style of its emphasis, words included.
  func emphasising(
    _ emphasis: Scene.Emphasis?, _ svg: inout SVGWriter,
    _ body: (SVGDrawing, inout SVGWriter) -> Void
  ) {
    guard emphasis != nil else { return body(self, &svg) }
    svg.style = style.emphasised(emphasis)
    body(SVGDrawing(laidOut, style: svg.style, language: language), &svg)
    svg.style = style
  }

  /// A code in a border that tells without colour whether it stands, is waived, or is not known.
  func draw(_ code: LaidOutScene.CodeTag, _ svg: inout SVGWriter) {
    let look = style.ruleCode(code.code.status)
    svg.openGroup("rule-code \(code.code.status)")
    svg.rect(
      code.rect, radius: 2,
      [
        ("fill", look.fill), ("stroke", look.stroke),
        ("stroke-width", code.code.status == .standing ? "1.4" : "0.9"),
      ] + SVGWriter.dash(look.dash))
    svg.text(code.text)
    svg.closeGroup()
  }

  /// Where a lock says that nobody on the way can read it: under the number, beside the words of the channel. `nil`
  /// where nothing is locked, and where these words have no line of their own.
  func lock(of arrow: LaidOutScene.Arrow) -> Rect? {
    guard arrow.arrow.isLocked, arrow.arrow.channel != nil, let badge = arrow.badge?.rect,
      let channel = arrow.texts.last, arrow.texts.count > 1
    else { return nil }
    let line = channel.size * TextBlock.lineHeight
    let size = Size(channel.size * 0.72, channel.size * 0.95)
    let y = max(channel.rect.y + line / 2, badge.maxY + 0.5 + size.height / 2)
    guard channel.rect.y + line > badge.maxY + size.height / 2 else { return nil }
    return Rect(center: Point(badge.center.x, y), size: size)
  }

  /// A padlock as high as its rectangle.
  func drawLock(_ rect: Rect, color: String, _ svg: inout SVGWriter) {
    let n = XMLText.number
    let body = Rect(
      x: rect.x, y: rect.y + rect.height * 0.45, width: rect.width, height: rect.height * 0.5)
    let (inset, radius) = (rect.width * 0.2, rect.width * 0.3)
    svg.openGroup("lock")
    svg.path(
      "M\(n(rect.x + inset)) \(n(body.y))V\(n(rect.y + radius + 0.5))"
        + "a\(n(radius)) \(n(radius)) 0 0 1 \(n(radius * 2)) 0V\(n(body.y))",
      [("fill", "none"), ("stroke", color), ("stroke-width", "1.1")])
    svg.rect(body, radius: 0.8, [("fill", color)])
    svg.closeGroup()
  }

  /// The samples of the legend that are no line and no border.
  func drawMarkSample(_ entry: LaidOutScene.LegendEntry, _ svg: inout SVGWriter) {
    let r = entry.rect
    switch entry.sample {
    case .zone, .site, .line: break
    case .lock:
      drawLock(
        Rect(x: r.maxX - 8, y: r.y, width: 7, height: r.height), color: style.faintInk, &svg)
    case .emphasis(let emphasis):
      let stroke = style.emphasised(emphasis).line(.officeLAN)
      let head = ArrowHead(width: stroke.width).attached(
        to: Curve(from: Point(r.x - 4, r.center.y), to: Point(r.maxX + 2, r.center.y)).points)
      svg.curve(head.shaft, stroke)
      svg.polygon(head.outline, [("fill", stroke.color)])
    case .code(let status):
      let look = style.ruleCode(status)
      svg.rect(
        r, radius: 2,
        [
          ("fill", look.fill), ("stroke", look.stroke),
          ("stroke-width", status == .standing ? "1.4" : "0.9"),
        ] + SVGWriter.dash(look.dash))
    }
  }

  /// A line of a list behind the figure.
  func draw(_ note: LaidOutScene.Note, _ svg: inout SVGWriter) {
    svg.openGroup("note")
    svg.rect(
      note.rect, radius: 0,
      [("fill", "none"), ("stroke", style.tableRule), ("stroke-width", "0.7")])
    if let code = note.code { draw(code, &svg) }
    for text in note.texts { svg.text(text) }
    svg.closeGroup()
  }
}
