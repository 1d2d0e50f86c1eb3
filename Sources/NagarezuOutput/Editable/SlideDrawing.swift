import NagarezuCore

/// One page of a figure as a slide: shapes of the program's own, glued connectors, words that stay words, a table.
struct SlideDrawing {
  let page: LaidOutScene.Page
  let style: DiagramStyle
  let language: Language
  private let touches: Touches
  private var out: SlideMarkup

  init(_ page: LaidOutScene.Page, style: DiagramStyle, language: Language) {
    self.page = page
    self.style = style
    self.language = language
    touches = Touches(page)
    out = SlideMarkup(style: style, firstFree: Self.firstBox + page.boxes.count + page.frames.count)
  }

  /// The tree of shapes of the slide.
  static func shapes(
    of page: LaidOutScene.Page, style: DiagramStyle, language: Language
  ) -> String {
    var drawing = SlideDrawing(page, style: style, language: language)
    return drawing.shapes()
  }

  private mutating func shapes() -> String {
    writeHead()
    for frame in page.frames.indices { write(frame: frame) }
    for arrow in page.arrows.indices { writeLine(arrow) }
    for box in page.boxes.indices { write(box: box) }
    for arrow in page.arrows { writeLabel(arrow) }
    for table in RemarkTable.tables(of: page.rows) {
      table.write(&out, title: FigureWords.remarks[language])
    }
    return out.xml.text
  }

  /// The number of the first box; 1 is the slide itself.
  private static let firstBox = 2

  /// The number of the shape that an arrow touches.
  private func id(_ end: Scene.End) -> Int {
    switch end {
    case .box(let box): Self.firstBox + box
    case .frame(let frame): Self.firstBox + page.boxes.count + frame
    }
  }

  // MARK: - Title and legend

  private mutating func writeHead() {
    for (position, text) in page.texts.enumerated() {
      let words = text.lines.joined(separator: " ")
      out.words(text, name: words, isTitle: position == 0)
    }
    out.shape(
      .init(
        name: "―",
        rect: Rect(
          x: page.margin, y: page.rule, width: page.size.width - 2 * page.margin, height: 0),
        form: .preset("line"), border: .init(color: style.rule, width: 1.2)))
    guard let first = page.legend.first else { return }
    var rect = first.rect
    for entry in page.legend { rect = rect.union(entry.rect).union(entry.text.rect) }
    let (legend, style) = (page.legend, style)
    out.group(rect, name: EditableWords.legend[language]) { out in
      for entry in legend { Self.write(entry, style, &out) }
    }
  }

  private static func write(
    _ entry: LaidOutScene.LegendEntry, _ style: DiagramStyle, _ out: inout SlideMarkup
  ) {
    let name = entry.text.lines.joined()
    switch entry.sample {
    case .zone(let zone):
      let look = style.zone(zone)
      out.shape(
        .init(
          name: name, rect: entry.rect,
          form: zone == .person ? .preset("ellipse") : .preset("roundRect", radius: 3),
          fill: .color(look.fill),
          border: .init(color: look.stroke, width: 1.2, dash: look.dash)))
    case .site:
      out.shape(
        .init(
          name: name, rect: entry.rect, form: .preset("roundRect", radius: 2),
          fill: .color(style.site.fill),
          border: .init(color: style.site.stroke, width: 0.9, dash: style.site.dash)))
    case .line(let line):
      let (a, b) = (
        Point(entry.rect.x - 4, entry.rect.center.y),
        Point(entry.rect.maxX + 2, entry.rect.center.y)
      )
      out.line(from: a, to: b, border(style.line(line)), name: name)
    case .lock, .code, .emphasis: break
    }
    out.words(entry.text, name: name)
  }

  private static func border(_ stroke: DiagramStyle.Stroke) -> SlideMarkup.Border {
    SlideMarkup.Border(
      color: stroke.color, width: stroke.width, dash: stroke.dash, isDouble: stroke.isDouble,
      hasRoundCaps: stroke.hasRoundCaps)
  }

  // MARK: - Frames and boxes

  private mutating func write(frame position: Int) {
    let frame = page.frames[position]
    let look = frame.frame.kind == .site ? style.site : style.zone(frame.frame.zone)
    let (isParty, isSystem) = (frame.frame.kind == .party, frame.frame.kind == .system)
    let touched = touches.touches[.frame(position)] ?? []
    let radius = isParty ? 8.0 : 4.0
    let size = Size(frame.rect.width, frame.rect.height)
    let body = SlideMarkup.Shape(
      id: id(.frame(position)), name: frame.frame.name,
      description: description(
        EditableWords.frame(frame.frame.kind), frame.frame.tabs, frame.frame.name,
        frame.frame.detail, frame.frame.mark),
      rect: frame.rect, form: .outline(.rectangle(size, radius: radius), touched),
      fill: isParty ? .color(look.fill) : (isSystem ? .color("#FFFFFF") : .none),
      border: border(look, isParty ? 1.5 : (isSystem ? 1.1 : 0.9), frame.frame.change),
      texts: [])
    write(
      body, frame.texts, tabs: frame.tabs, hasCorner: isParty, mark: frame.mark, look: look)
  }

  private mutating func write(box position: Int) {
    let box = page.boxes[position]
    let look = style.zone(box.box.zone)
    let isOutline = box.box.frame == nil && box.box.zone != .authority
    var line = border(look, 1.3, box.box.change)
    if box.box.change != .removed {
      switch box.box.shape {
      case .unknown: line.dash = [2, 2]
      case .hands: line.dash = box.box.frame == nil ? look.dash : []
      case .system, .store, .terminal, .sheet, .person: line.dash = []
      }
    }
    let body = SlideMarkup.Shape(
      id: id(.box(position)), name: box.box.name,
      description: description(
        EditableWords.shape(box.box.shape), box.box.tabs, box.box.name, box.box.detail,
        box.box.mark),
      rect: box.rect,
      form: .outline(
        .box(box.box.shape, Size(box.rect.width, box.rect.height)),
        touches.touches[.box(position)] ?? []),
      fill: .color(isOutline ? look.fill : "#FFFFFF"), border: line)
    write(
      body, box.texts, tabs: [box.tab].compactMap { $0 }, hasCorner: box.box.shape == .hands,
      mark: box.mark, look: look)
  }

  /// A border in the colour of what is new, or faint and dashed for what is gone.
  private func border(
    _ look: DiagramStyle.Look, _ width: Double, _ change: Scene.Change?
  ) -> SlideMarkup.Border {
    switch change {
    case .added: .init(color: style.marks.ink, width: max(width, 1.9), dash: look.dash)
    case .removed: .init(color: style.faintInk, width: width, dash: [4, 3])
    case .changed, nil: .init(color: look.stroke, width: width, dash: look.dash)
    }
  }

  private func description(
    _ kind: Message, _ tabs: [String], _ name: String, _ detail: String?, _ mark: String?
  ) -> String {
    let words = tabs + [name] + [detail, mark].compactMap { $0 }
    return "\(kind[language]): \(words.joined(separator: " "))"
  }

  /// A shape with its words; with its tabs and its mark, where it has some, as one group.
  private mutating func write(
    _ shape: SlideMarkup.Shape, _ texts: [LaidOutScene.Text], tabs: [LaidOutScene.Text],
    hasCorner: Bool, mark: LaidOutScene.Text?, look: DiagramStyle.Look
  ) {
    var shape = shape
    shape.texts = texts
    guard !tabs.isEmpty || mark != nil else {
      out.shape(shape)
      return
    }
    let style = style
    out.group(shape.rect, name: shape.name) { out in
      out.shape(shape)
      for (position, tab) in tabs.enumerated() {
        let outline = ShapeOutline.tab(
          Size(tab.rect.width, tab.rect.height), isCorner: hasCorner && position == 0)
        out.shape(
          .init(
            name: tab.lines.joined(), rect: tab.rect, form: .outline(outline),
            fill: .color(look.stroke), texts: [tab], mayOverflow: true))
      }
      if let mark { Self.write(mark: mark, style, &out) }
    }
  }

  /// アクセス不可: a struck ring and the words.
  private static func write(
    mark: LaidOutScene.Text, _ style: DiagramStyle, _ out: inout SlideMarkup
  ) {
    let radius = mark.rect.height * 0.3
    var words = mark
    words.rect.x += radius * 2 + 2
    words.rect.width -= radius * 2 + 2
    let name = mark.lines.joined()
    out.shape(
      .init(
        name: name, rect: mark.rect, form: .preset("roundRect", radius: mark.rect.height / 2),
        fill: .color("#FFFFFF"), border: .init(color: style.ink, width: 0.8)))
    out.words(words, name: name)
    out.shape(
      .init(
        name: "×",
        rect: Rect(
          center: Point(mark.rect.x + radius + 4, mark.rect.center.y),
          size: Size(radius * 2, radius * 2)),
        form: .preset("noSmoking", radius: radius * 0.3), fill: .color(style.ink)))
  }

  // MARK: - Arrows

  /// An arrow as straight connectors from box to box, by way of a joint at each corner.
  private mutating func writeLine(_ position: Int) {
    let arrow = page.arrows[position]
    guard arrow.curve.count >= 4 else { return }
    let (from, to) = touches.ends[position]
    var border = Self.border(style.line(arrow.arrow.line))
    switch arrow.arrow.change {
    case .added: (border.color, border.width) = (style.marks.ink, max(border.width, 1.9))
    case .removed: border.color = style.faintInk
    case .changed, nil: break
    }
    let (words, points) = (Self.words(of: arrow), DrawnWay(arrow.curve).points)
    // Round ends close the corners of a line without gaps.
    if points.count > 2, border.dash.isEmpty { border.hasRoundCaps = true }
    let joints = points.dropFirst().dropLast().map { writeJoint(at: $0, name: words) }
    let stops =
      [from.map { (id($0.end), SlideGeometry.site(of: $0)) }] + joints
      + [to.map { (id($0.end), SlideGeometry.site(of: $0)) }]
    for piece in 0..<(points.count - 1) {
      let isLast = piece == points.count - 2
      let connector = SlideConnector(
        from: points[piece], to: points[piece + 1], border: border, start: stops[piece],
        end: stops[piece + 1], heads: (piece == 0 && arrow.arrow.isTwoWay, isLast))
      connector.write(out.newID(), name: words, description: isLast ? words : "", &out.xml)
    }
    if arrow.arrow.change == .removed { writeCross(on: arrow) }
  }

  /// A shape that is not seen but can be taken hold of, with one place for connectors, in its middle.
  private mutating func writeJoint(at point: Point, name: String) -> SlideConnector.Glue? {
    let (id, size) = (out.newID(), Size(7, 7))
    let middle = Touches.Touch(
      end: .box(0), point: Point(size.width / 2, size.height / 2), side: .top, index: 0)
    out.shape(
      .init(
        id: id, name: name, rect: Rect(center: point, size: size),
        form: .outline(.ellipse(size), [middle]), fill: .color("#FFFFFF", opacity: 0)))
    return (id, SlideGeometry.site(of: middle))
  }

  /// The mark of an arrow that is gone.
  private mutating func writeCross(on arrow: LaidOutScene.Arrow) {
    let middle = Polyline(DrawnWay(arrow.curve).points).place(at: 0.5).point
    out.shape(
      .init(
        name: "×", rect: Rect(center: middle, size: Size(12, 12)),
        form: .preset("mathMultiply"), fill: .color(style.ink)))
  }

  /// An arrow's whole words, though its label may be cut short.
  private static func words(of arrow: LaidOutScene.Arrow) -> String {
    let parts = [arrow.arrow.number, arrow.arrow.items, arrow.arrow.channel.map { "（\($0)）" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  private mutating func writeLabel(_ arrow: LaidOutScene.Arrow) {
    let (style, words) = (style, Self.words(of: arrow))
    let fill = arrow.ground.map { style.zone($0).fill } ?? "#FFFFFF"
    let color =
      switch arrow.arrow.change {
      case .added: style.marks.ink
      case .removed: style.faintInk
      case .changed, nil: style.badge
      }
    guard !arrow.texts.isEmpty else {
      if let badge = arrow.badge { Self.write(badge, color, &out) }
      return
    }
    let ground = SlideMarkup.Shape(
      name: words, rect: arrow.label, form: .preset("rect"), fill: .color(fill, opacity: 0.94),
      texts: arrow.texts, mayOverflow: true)
    guard let badge = arrow.badge else {
      out.shape(ground)
      return
    }
    out.group(arrow.label.union(badge.rect), name: words) { out in
      out.shape(ground)
      Self.write(badge, color, &out)
    }
  }

  private static func write(
    _ badge: LaidOutScene.Badge, _ color: String, _ out: inout SlideMarkup
  ) {
    let isDisc = badge.rect.width < badge.rect.height * 1.05
    out.shape(
      .init(
        name: badge.text, rect: badge.rect,
        form: isDisc ? .preset("ellipse") : .preset("roundRect", radius: badge.rect.height / 2),
        fill: .color(color), texts: [badge.words(in: badge.rect)], mayOverflow: true))
  }
}

extension LaidOutScene.Badge {
  /// The number, white and in the middle.
  func words(in rect: Rect) -> LaidOutScene.Text {
    let height = size * TextBlock.lineHeight
    return LaidOutScene.Text(
      lines: [text], size: size,
      rect: Rect(x: rect.x, y: rect.center.y - height / 2, width: rect.width, height: height),
      anchor: .middle, isBold: true, ink: .white)
  }
}

extension SlideMarkup {
  /// A line with a point that connects nothing: a sample in the legend.
  mutating func line(from a: Point, to b: Point, _ border: Border, name: String) {
    let id = newID()
    xml.element("p:sp") { xml in
      xml.element("p:nvSpPr") { xml in
        Self.name(id, name, "", &xml)
        xml.element("p:cNvSpPr")
        xml.element("p:nvPr")
      }
      xml.element("p:spPr") { xml in
        Self.place(
          Rect(x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y), &xml)
        xml.element("a:prstGeom", [("prst", "line")]) { $0.element("a:avLst") }
        Self.border(border, heads: (false, true), &xml)
      }
    }
  }
}
