import NagarezuCore
import NagarezuText

/// A laid-out scene as SVG: text stays text, roles are classes, nothing is referred to outside.
struct SVGDrawing: Sendable {
  let laidOut: LaidOutScene
  let style: DiagramStyle
  let language: Language

  init(_ laidOut: LaidOutScene, style: DiagramStyle, language: Language) {
    self.laidOut = laidOut
    self.style = style
    self.language = language
  }

  /// One document a page; each id in them begins with `idPrefix` and, past the first page, the page's number.
  func pages(idPrefix: String) -> [String] {
    laidOut.pages.indices.map { page in
      self.page(page, idPrefix: idPrefix + (page == 0 ? "" : "p\(page + 1)-"))
    }
  }

  private func page(_ position: Int, idPrefix: String) -> String {
    let page = laidOut.pages[position]
    var svg = SVGWriter(style: style, idPrefix: idPrefix)
    svg.open(
      page.crop ?? Rect(x: 0, y: 0, width: page.size.width, height: page.size.height),
      scale: page.columnScale, number: position + 1, title: laidOut.title,
      description: laidOut.summary, language: language)
    let order = page.readingOrder
    if page.crop == nil {
      svg.line(
        Point(page.margin, page.rule), Point(page.size.width - page.margin, page.rule),
        [("stroke", style.rule), ("stroke-width", "1.2")])
      if let title = order.opening.first { draw(title, as: "title", &svg) }
    }
    for text in order.opening.dropFirst(page.crop == nil ? 1 : 0) { svg.text(text) }
    for entry in page.legend { draw(entry, &svg) }
    for frame in page.frames {
      emphasising(frame.frame.emphasis, &svg) { $0.draw(frame, &$1) }
    }
    let arrows = page.arrowOrder.map { page.arrows[$0] }
    for arrow in arrows where arrow.arrow.isNewReach { drawHalo(arrow, &svg) }
    for arrow in arrows {
      emphasising(arrow.arrow.emphasis, &svg) { $0.drawLine(arrow, page, &$1) }
    }
    for box in page.boxes { emphasising(box.box.emphasis, &svg) { $0.draw(box, &$1) } }
    // In the order of numbers: they lie over no other.
    let noted = Set(page.rows.compactMap(\.keys.first))
    for arrow in page.arrows {
      let note = arrow.arrow.keys.first { noted.contains($0) }
      svg.link(to: note.map { "note-\($0)" }) { svg in
        emphasising(arrow.arrow.emphasis, &svg) { $0.drawLabel(arrow, &$1) }
      }
    }
    drawCrosses(page, &svg)
    for part in order.tables {
      switch part {
      case .heading(let text): draw(text, as: "heading", &svg)
      case .words(let text): svg.text(text)
      case .head(let head): draw(head, &svg)
      case .row(let row): draw(row, &svg)
      case .note(let note): draw(note, &svg)
      case .cell(let cell): draw(cell, &svg)
      }
    }
    svg.close()
    return svg.result
  }

  private func draw(_ text: LaidOutScene.Text, as kind: String, _ svg: inout SVGWriter) {
    svg.openGroup(kind)
    svg.text(text)
    svg.closeGroup()
  }

  // MARK: - Frames and boxes

  private func draw(_ frame: LaidOutScene.Frame, _ svg: inout SVGWriter) {
    let look = style.look(of: frame.frame)
    let identity = frame.frame.identity
    svg.openGroup(
      "frame \(frame.frame.kind) \(frame.frame.zone)", id: "frame-\(identity.key)",
      data: data(of: identity), title: title(of: frame.frame))
    let isParty = frame.frame.kind == .party
    svg.rect(
      frame.rect, radius: isParty ? 8 : 4, SVGWriter.attributes(style.body(of: frame.frame)))
    for (position, tab) in frame.tabs.enumerated() {
      drawTab(tab, look, isCorner: position == 0 && isParty, &svg)
    }
    for text in frame.texts { svg.text(text) }
    if let lock = frame.lock { drawLock(lock, &svg) }
    if let mark = frame.mark { drawMark(mark, &svg) }
    for code in frame.codes { draw(code, &svg) }
    svg.closeGroup()
  }

  private func drawTab(
    _ tab: LaidOutScene.Text, _ look: DiagramStyle.Look, isCorner: Bool, _ svg: inout SVGWriter
  ) {
    let (r, a) = (tab.rect, isCorner ? 8.0 : 0)
    let n = XMLText.number
    let path =
      "M\(n(r.x)) \(n(r.y + a))\(a > 0 ? "a\(n(a)) \(n(a)) 0 0 1 \(n(a)) \(n(-a))" : "")H\(n(r.maxX))"
      + "V\(n(r.maxY - 4))a4 4 0 0 1 -4 4H\(n(r.x))z"
    svg.path(path, [("fill", look.stroke)])
    svg.text(tab)
  }

  /// アクセス不可: a struck ring and the words, so that it stands out without colour.
  private func drawMark(_ mark: LaidOutScene.Text, _ svg: inout SVGWriter) {
    svg.openGroup("no-access")
    svg.rect(
      mark.rect, radius: mark.rect.height / 2, SVGWriter.attributes(style.markBody))
    let radius = mark.rect.height * 0.3
    let center = Point(mark.rect.x + radius + 4, mark.rect.center.y)
    let stroke = [("fill", "none"), ("stroke", style.ink), ("stroke-width", "1")]
    svg.circle(center, radius, stroke)
    let d = radius * 0.7
    svg.line(center + Point(-d, -d), center + Point(d, d), stroke)
    var words = mark
    words.rect.x += radius * 2 + 2
    words.rect.width -= radius * 2 + 2
    svg.text(words)
    svg.closeGroup()
  }

  private func draw(_ box: LaidOutScene.Box, _ svg: inout SVGWriter) {
    let look = style.zone(box.box.ownZone)
    svg.openGroup(
      "box \(box.box.shape) \(box.box.zone)", id: "box-\(box.box.identity.key)",
      data: data(of: box.box.identity), title: title(of: box.box))
    drawShape(box.box.shape, box.rect, style.body(of: box.box), &svg)
    for (position, tab) in box.tabs.enumerated() {
      drawTab(tab, look, isCorner: position == 0 && box.box.shape == .hands, &svg)
    }
    for text in box.texts { svg.text(text) }
    if let lock = box.lock { drawLock(lock, &svg) }
    if let mark = box.mark { drawMark(mark, &svg) }
    for code in box.codes { draw(code, &svg) }
    svg.closeGroup()
  }

  // MARK: - Arrows

  private func drawLine(
    _ arrow: LaidOutScene.Arrow, _ page: LaidOutScene.Page, _ svg: inout SVGWriter
  ) {
    let stroke = style.stroke(of: arrow.arrow)
    svg.openGroup(
      "arrow \(arrow.arrow.line)", id: "arrow-\(arrow.arrow.key)",
      data: data(of: arrow.arrow, on: page), title: title(of: arrow.arrow, on: page))
    let head = ArrowHead(width: stroke.width)
    let end = head.attached(to: arrow.curve)
    var points = end.shaft
    var heads = [end.outline]
    if arrow.arrow.isTwoWay {
      let start = head.attached(to: points.reversed())
      points = start.shaft.reversed()
      heads.append(start.outline)
    }
    svg.curve(points, stroke)
    for outline in heads { svg.polygon(outline, [("fill", stroke.color)]) }
    svg.closeGroup()
  }

  private func drawLabel(_ arrow: LaidOutScene.Arrow, _ svg: inout SVGWriter) {
    svg.openGroup(
      "label", id: "label-\(arrow.arrow.key)", data: data(of: arrow.arrow.keys))
    if !arrow.texts.isEmpty {
      for text in arrow.texts {
        svg.rect(
          text.rect, radius: 2,
          [
            ("fill", style.ground(of: arrow)),
            ("fill-opacity", XMLText.number(DiagramStyle.groundOpacity)),
          ])
      }
    }
    if let badge = arrow.badge { drawBadge(badge, &svg) }
    for text in arrow.texts { svg.text(text) }
    if let lock = arrow.lock { drawLock(lock, &svg) }
    for code in arrow.codes { draw(code, &svg) }
    svg.closeGroup()
  }

  private func drawBadge(_ badge: LaidOutScene.Badge, _ svg: inout SVGWriter) {
    svg.rect(
      badge.pill, radius: badge.pill.height / 2, SVGWriter.attributes(style.body(of: badge)))
    for sign in badge.signs { svg.text(sign) }
  }

  // MARK: - Legend and table

  private func draw(_ entry: LaidOutScene.LegendEntry, _ svg: inout SVGWriter) {
    let r = entry.rect
    switch entry.sample {
    case .zone(.person):
      let look = style.zone(.person)
      svg.ellipse(r, [("fill", look.fill), ("stroke", look.stroke), ("stroke-width", "1.2")])
    case .zone(let zone):
      let look = style.zone(zone)
      svg.rect(
        r, radius: 3,
        [("fill", look.fill), ("stroke", look.stroke), ("stroke-width", "1.2")]
          + SVGWriter.dash(look.dash))
    case .site:
      svg.rect(
        r, radius: 2,
        [("fill", style.site.fill), ("stroke", style.site.stroke), ("stroke-width", "0.9")]
          + SVGWriter.dash(style.site.dash))
    case .shape(let shape): drawShape(shape, r, style.markBody, &svg)
    case .lock, .code, .emphasis: drawMarkSample(entry, &svg)
    case .line(let line):
      let stroke = style.marks.stroke(entry.change, style.line(line))
      let (a, b) = entry.line
      if entry.isNewReach { drawHalo(Curve(from: a, to: b).points, &svg) }
      let head = ArrowHead(width: stroke.width).attached(to: Curve(from: a, to: b).points)
      svg.curve(head.shaft, stroke)
      svg.polygon(head.outline, [("fill", stroke.color)])
    }
    svg.text(entry.text)
  }

  private func draw(_ head: LaidOutScene.RowHead, _ svg: inout SVGWriter) {
    svg.openGroup("remark-head")
    svg.rect(
      head.rect, radius: 0, SVGWriter.attributes(.init(fill: nil, border: style.tableBorder)))
    for text in head.texts { svg.text(text) }
    svg.closeGroup()
  }

  private func draw(_ row: LaidOutScene.Row, _ svg: inout SVGWriter) {
    svg.openGroup(
      "remark", id: row.keys.first.map { "note-\($0)" }, data: data(of: row.keys))
    svg.rect(
      row.rect, radius: 0,
      SVGWriter.attributes(.init(fill: style.tint(of: row.change), border: style.tableBorder)))
    drawBadge(row.badge, &svg)
    for text in row.texts { svg.text(text) }
    svg.closeGroup()
  }
}

/// The point of an arrow, drawn as a triangle of our own so that every viewer shows the same.
struct ArrowHead {
  private let length: Double
  private let half: Double

  init(width: Double) {
    length = 6.5 + width * 0.9
    half = 2.6 + width * 0.55
  }

  /// The triangle at the end of a curve, and the curve that ends at its base.
  func attached(to curve: [Point]) -> (outline: [Point], shaft: [Point]) {
    let last = curve.count - 1
    let tip = curve[last]
    let samples = Polyline(Curve(curve).samples())
    // The direction over the head's own length, so that it lies on the curve and not on its last bend.
    let back =
      samples.length > length ? samples.place(at: 1 - length / samples.length).point : curve[0]
    let along = (tip - back).unit
    let base = tip - along * length
    let outline = [tip, base + along.normal * half, base - along.normal * half]
    var shaft = curve
    let end = tip - along * (length * 0.85)
    shaft[last - 1] = shaft[last - 1] + (end - tip)
    shaft[last] = end
    return (outline, shaft)
  }
}
