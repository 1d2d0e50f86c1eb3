import NagarezuCore
import NagarezuText

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
    svg.openGroup("rule-code \(code.code.status)")
    svg.rect(code.rect, radius: 2, SVGWriter.attributes(style.body(of: code.code.status)))
    svg.text(code.text)
    svg.closeGroup()
  }

  /// A padlock as high as its rectangle, with the line of its mark.
  func drawLock(_ lock: LaidOutScene.Lock, _ svg: inout SVGWriter) {
    let n = XMLText.number
    let color = style.color(of: lock)
    let padlock = Padlock(lock.rect)
    let (body, bow) = (padlock.body, padlock.bow)
    let radius = bow.width / 2
    svg.openGroup("lock")
    svg.path(
      "M\(n(bow.x)) \(n(body.y))V\(n(bow.y + radius))"
        + "a\(n(radius)) \(n(radius)) 0 0 1 \(n(radius * 2)) 0V\(n(body.y))",
      [("fill", "none"), ("stroke", color), ("stroke-width", XMLText.number(Padlock.stroke))])
    svg.rect(body, radius: 0.8, [("fill", color)])
    if let (from, to) = lock.line {
      svg.line(
        from, to, [("stroke", color), ("stroke-width", XMLText.number(DiagramStyle.lockLine))])
    }
    svg.closeGroup()
  }

  /// The samples of the legend that are no line and no border.
  func drawMarkSample(_ entry: LaidOutScene.LegendEntry, _ svg: inout SVGWriter) {
    let r = entry.rect
    switch entry.sample {
    case .zone, .site, .shape, .line: break
    case .lock:
      drawLock(entry.lock, &svg)
    case .emphasis(let emphasis):
      let stroke = style.emphasised(emphasis).line(.officeLAN)
      let head = ArrowHead(width: stroke.width).attached(
        to: Curve(from: entry.line.from, to: entry.line.to).points)
      svg.curve(head.shaft, stroke)
      svg.polygon(head.outline, [("fill", stroke.color)])
    case .code(let status):
      svg.rect(r, radius: 2, SVGWriter.attributes(style.body(of: status)))
    }
  }

  /// A line of a list behind the figure.
  func draw(_ note: LaidOutScene.Note, _ svg: inout SVGWriter) {
    svg.openGroup("note")
    svg.rect(
      note.rect, radius: 0, SVGWriter.attributes(.init(fill: nil, border: style.tableBorder)))
    if let code = note.code { draw(code, &svg) }
    for text in note.texts { svg.text(text) }
    svg.closeGroup()
  }
}
