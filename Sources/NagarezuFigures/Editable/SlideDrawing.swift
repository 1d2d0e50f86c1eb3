import NagarezuCore

/// One page of a figure as a slide: shapes of the program's own, glued connectors, words that stay words, tables.
struct SlideDrawing {
  let page: LaidOutScene.Page
  let language: Language
  let touches: Touches
  var out: SlideMarkup
  /// Shape: arrow → the numbers of the joints at its corners.
  var joints: [Int: [Int]] = [:]
  /// That of the whole page, or of the part that is being written.
  var style: DiagramStyle { out.style }

  private init(_ page: LaidOutScene.Page, style: DiagramStyle, language: Language) {
    self.page = page
    self.language = language
    touches = Touches(page)
    out = SlideMarkup(style: style, firstFree: Self.firstBox + page.boxes.count + page.frames.count)
  }

  /// The tree of shapes of the slide.
  static func shapes(
    of page: LaidOutScene.Page, style: DiagramStyle, language: Language
  ) -> String {
    var drawing = SlideDrawing(page, style: style, language: language)
    drawing.write()
    return drawing.out.xml.text
  }

  private mutating func write() {
    writeHead()
    for frame in page.frames.indices {
      emphasising(page.frames[frame].frame.emphasis) { $0.write(frame: frame) }
    }
    writeHalos()
    for arrow in page.arrowOrder {
      emphasising(page.arrows[arrow].arrow.emphasis) { $0.writeLine(arrow) }
    }
    for box in page.boxes.indices {
      emphasising(page.boxes[box].box.emphasis) { $0.write(box: box) }
    }
    for arrow in page.arrowOrder.map({ page.arrows[$0] }) {
      emphasising(arrow.arrow.emphasis) { $0.writeLabel(arrow) }
    }
    writeCrosses()
    for table in SlideTable.tables(of: page, style, language) { table.write(&out) }
  }

  /// Writes a part in the style of its emphasis, words included.
  private mutating func emphasising(
    _ emphasis: Scene.Emphasis?, _ body: (inout SlideDrawing) -> Void
  ) {
    let plain = out.style
    out.style = plain.emphasised(emphasis)
    body(&self)
    out.style = plain
  }

  /// The number of the first box; 1 is the slide itself.
  private static let firstBox = 2

  /// The number of the shape that an arrow touches.
  func id(_ end: Scene.End) -> Int {
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
    let legend = page.legend
    out.group(rect, name: EditableWords.legend[language]) { out in
      for entry in legend { Self.write(entry, &out) }
    }
  }

  private static func write(_ entry: LaidOutScene.LegendEntry, _ out: inout SlideMarkup) {
    let (name, style, (from, to)) = (entry.text.lines.joined(), out.style, entry.line)
    switch entry.sample {
    case .zone(let zone):
      let look = style.zone(zone)
      out.shape(
        .init(
          name: name, rect: entry.rect,
          form: zone == .person ? .preset("ellipse") : .preset("roundRect", radius: 3),
          fill: .color(look.fill),
          border: .init(
            color: look.stroke, width: 1.2, dash: zone == .person ? [] : look.dash)))
    case .site:
      out.shape(
        .init(
          name: name, rect: entry.rect, form: .preset("roundRect", radius: 2),
          fill: .color(style.site.fill),
          border: .init(color: style.site.stroke, width: 0.9, dash: style.site.dash)))
    case .line(let line):
      if entry.isNewReach { out.line(from: from, to: to, style.halo, hasHead: false, name: name) }
      out.line(from: from, to: to, style.marks.stroke(entry.change, style.line(line)), name: name)
    case .emphasis(let emphasis):
      out.line(from: from, to: to, style.emphasised(emphasis).line(.officeLAN), name: name)
    case .lock: write(lock: entry.lock, name: name, &out)
    case .code(let status):
      out.shape(
        .init(
          name: name, rect: entry.rect, form: .preset("roundRect", radius: 2),
          style.body(of: status)))
    }
    out.words(entry.text, name: name)
  }

  // MARK: - Frames and boxes

  private mutating func write(frame position: Int) {
    let frame = page.frames[position]
    let touched = touches.touches[.frame(position)] ?? []
    let isParty = frame.frame.kind == .party
    let size = Size(frame.rect.width, frame.rect.height)
    var shape = SlideMarkup.Shape(
      id: id(.frame(position)), name: frame.frame.name, rect: frame.rect,
      form: .outline(.rectangle(size, radius: isParty ? 8 : 4), touched),
      style.body(of: frame.frame), texts: frame.texts)
    shape.description = description(
      EditableWords.frame(frame.frame.kind), frame.frame.tabs, frame.frame.name,
      frame.frame.detail, frame.frame.mark)
    write(
      shape, tabs: frame.tabs, tabColor: style.look(of: frame.frame).stroke, hasCorner: isParty,
      mark: frame.mark, frame.codes, frame.lock)
  }

  private mutating func write(box position: Int) {
    let box = page.boxes[position]
    let size = Size(box.rect.width, box.rect.height)
    var shape = SlideMarkup.Shape(
      id: id(.box(position)), name: box.box.name, rect: box.rect,
      form: .outline(.box(box.box.shape, size), touches.touches[.box(position)] ?? []),
      style.body(of: box.box), texts: box.texts)
    shape.description = description(
      EditableWords.shape(box.box.shape), box.box.tabs, box.box.name, box.box.detail, box.box.mark)
    write(
      shape, tabs: box.tabs, tabColor: style.zone(box.box.zone).stroke,
      hasCorner: box.box.shape == .hands, mark: box.mark, box.codes, box.lock)
  }

  private func description(
    _ kind: Message, _ tabs: [String], _ name: String, _ detail: String?, _ mark: String?
  ) -> String {
    let words = tabs + [name] + [detail, mark].compactMap { $0 }
    return "\(kind[language]): \(words.joined(separator: " "))"
  }

  /// A shape; with its tabs, its mark and its codes, where it has some, as one group.
  private mutating func write(
    _ shape: SlideMarkup.Shape, tabs: [LaidOutScene.Text], tabColor: String, hasCorner: Bool,
    mark: LaidOutScene.Text?, _ codes: [LaidOutScene.CodeTag], _ lock: LaidOutScene.Lock?
  ) {
    guard !tabs.isEmpty || mark != nil || !codes.isEmpty || lock != nil else {
      out.shape(shape)
      return
    }
    let rect = codes.reduce(shape.rect) { $0.union($1.rect) }
    let lockName = FigureWords.encrypted[language]
    out.group(rect, name: shape.name) { out in
      out.shape(shape)
      for (position, tab) in tabs.enumerated() {
        let outline = ShapeOutline.tab(
          Size(tab.rect.width, tab.rect.height), isCorner: hasCorner && position == 0)
        out.shape(
          .init(
            name: tab.lines.joined(), rect: tab.rect, form: .outline(outline),
            fill: .color(tabColor), texts: [tab], mayOverflow: true))
      }
      if let mark { Self.write(mark: mark, &out) }
      for code in codes { Self.write(code, &out) }
      if let lock { Self.write(lock: lock, name: lockName, &out) }
    }
  }

  /// アクセス不可: a struck ring and the words.
  private static func write(mark: LaidOutScene.Text, _ out: inout SlideMarkup) {
    let radius = mark.rect.height * 0.3
    var words = mark
    words.rect.x += radius * 2 + 2
    words.rect.width -= radius * 2 + 2
    let name = mark.lines.joined()
    out.shape(
      .init(
        name: name, rect: mark.rect, form: .preset("roundRect", radius: mark.rect.height / 2),
        out.style.markBody))
    out.words(words, name: name)
    out.shape(
      .init(
        name: "×",
        rect: Rect(
          center: Point(mark.rect.x + radius + 4, mark.rect.center.y),
          size: Size(radius * 2, radius * 2)),
        form: .preset("noSmoking", radius: radius * 0.3), fill: .color(out.style.ink)))
  }

  // MARK: - Small marks

  static func write(_ code: LaidOutScene.CodeTag, _ out: inout SlideMarkup) {
    out.shape(
      .init(
        name: code.text.lines.joined(), rect: code.rect, form: .preset("roundRect", radius: 2),
        out.style.body(of: code.code.status), texts: [code.text], mayOverflow: true))
  }

  static func write(lock: LaidOutScene.Lock, name: String, _ out: inout SlideMarkup) {
    let (rect, color) = (lock.rect, out.style.color(of: lock))
    out.shape(
      .init(
        name: name, rect: rect, form: .outline(.padlock(Size(rect.width, rect.height))),
        fill: .color(color), border: .init(color: color, width: Padlock.stroke)))
    guard let (from, to) = lock.line else { return }
    out.line(
      from: from, to: to, .init(color: color, width: DiagramStyle.lockLine), hasHead: false,
      name: name)
  }

  static func write(_ badge: LaidOutScene.Badge, _ out: inout SlideMarkup) {
    let pill = badge.pill
    let isDisc = pill.width < pill.height * 1.05
    out.shape(
      .init(
        name: badge.text, rect: pill,
        form: isDisc ? .preset("ellipse") : .preset("roundRect", radius: pill.height / 2),
        out.style.body(of: badge), texts: [badge.words], mayOverflow: true))
  }
}
