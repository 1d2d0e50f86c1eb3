import NagarezuCore
import NagarezuText

/// One page of a figure as a slide: shapes of the program's own, glued connectors, words that stay words, tables.
struct SlideDrawing {
  let page: LaidOutScene.Page
  let language: Language
  var out: SlideMarkup
  /// Shape: arrow → where each of its ends is glued; `nil` for an end that touches nothing on the page.
  let ports: [(from: SlidePort?, to: SlidePort?)]
  /// Shape: arrow → its pieces, where they were asked for.
  var knownPieces: [Int: [Piece]] = [:]

  /// A connector's way, what its ends are glued to, and the joint behind it: two small shapes that touch where one connector ends
  /// and the next begins, so that no gap shows.
  struct Piece {
    var points: [Point]
    var start: SlideConnector.Glue?
    var end: SlideConnector.Glue?
    var joint: [SlidePort] = []
  }

  /// That of the whole page, or of the part that is being written.
  var style: DiagramStyle { out.style }

  private init(_ page: LaidOutScene.Page, style: DiagramStyle, language: Language) {
    self.page = page
    self.language = language
    var out = SlideMarkup(
      style: style, firstFree: Self.firstBox + page.boxes.count + page.frames.count)
    let touches = Touches(page).ends
    var ports: [(from: SlidePort?, to: SlidePort?)] = []
    for (arrow, (from, to)) in zip(page.arrows, touches) {
      let points = arrow.curve.count < 4 ? [] : DrawnWay(arrow.curve).points
      func port(_ touch: Touches.Touch?, _ points: [Point]) -> SlidePort? {
        guard touch != nil, points.count > 1 else { return nil }
        return SlidePort(
          id: out.newID(), point: points[0],
          side: SlidePort.side(from: points[0], towards: points[1]),
          depth: Self.portDepth)
      }
      ports.append((port(from, points), port(to, points.reversed())))
    }
    (self.ports, self.out) = (ports, out)
  }

  private static let portDepth = 2.0

  /// The tree of shapes of the slide.
  static func shapes(
    of page: LaidOutScene.Page, style: DiagramStyle, language: Language
  ) -> String {
    var drawing = SlideDrawing(page, style: style, language: language)
    drawing.writeHead()
    drawing.writeContent(of: nil)
    for table in SlideTable.tables(of: page, style, language) { table.write(&drawing.out) }
    return drawing.out.xml.text
  }

  /// What stands in a frame, or on the slide itself: frames and boxes, arrows between them, labels.
  private mutating func writeContent(of frame: Int?) {
    for inner in page.frames.indices where page.frames[inner].frame.parent == frame {
      let name = page.frames[inner].frame.name
      inGroup(bounds(of: inner), name: name) { drawing in
        drawing.emphasising(drawing.page.frames[inner].frame.emphasis) { $0.write(frame: inner) }
        drawing.writeContent(of: inner)
      }
    }
    for box in page.boxes.indices where page.boxes[box].box.frame == frame {
      emphasising(page.boxes[box].box.emphasis) { $0.write(box: box) }
    }
    let arrows = page.arrowOrder.filter { home(of: $0) == frame }
    for arrow in arrows { writeHalo(arrow) }
    for arrow in arrows {
      emphasising(page.arrows[arrow].arrow.emphasis) { $0.writeLine(arrow) }
    }
    for arrow in arrows {
      emphasising(page.arrows[arrow].arrow.emphasis) { $0.writeLabel(arrow) }
    }
  }

  /// Writes shapes that move as one.
  private mutating func inGroup(
    _ rect: Rect, name: String, _ content: (inout SlideDrawing) -> Void
  ) {
    let id = out.newID()
    var inner = self
    inner.out.xml = XMLMarkup()
    content(&inner)
    let shapes = inner.out.xml.text
    inner.out.xml = out.xml
    self = inner
    out.group(id, rect, name: name, holding: shapes)
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

  /// The number of a box or frame.
  private func id(_ end: Scene.End) -> Int {
    switch end {
    case .box(let box): Self.firstBox + box
    case .frame(let frame): Self.firstBox + page.boxes.count + frame
    }
  }

  // MARK: - What is in what

  /// The frames around something, innermost first, itself among them.
  private func frames(around end: Scene.End) -> [Int] {
    var next: Int? =
      switch end {
      case .box(let box): page.boxes.indices.contains(box) ? page.boxes[box].box.frame : nil
      case .frame(let frame): page.frames.indices.contains(frame) ? frame : nil
      }
    var frames: [Int] = []
    while let frame = next {
      frames.append(frame)
      next = page.frames[frame].frame.parent
    }
    return frames
  }

  /// The innermost frame that holds both ends of an arrow: it takes the arrow along.
  private func home(of arrow: Int) -> Int? {
    let others = frames(around: page.arrows[arrow].arrow.to)
    return frames(around: page.arrows[arrow].arrow.from).first { others.contains($0) }
  }

  /// The ground of a frame with all that moves along.
  private func bounds(of frame: Int) -> Rect {
    var rect = page.frames[frame].rect
    for (position, box) in page.boxes.enumerated()
    where frames(around: .box(position)).contains(frame) {
      rect = box.codes.reduce(rect.union(box.rect)) { $0.union($1.rect) }
    }
    for (position, arrow) in page.arrows.enumerated() {
      guard let home = home(of: position), frames(around: .frame(home)).contains(frame) else {
        continue
      }
      for point in arrow.curve { rect = rect.union(Rect(center: point, size: Size(0, 0))) }
      if arrow.badge != nil || !arrow.texts.isEmpty { rect = rect.union(arrow.label) }
    }
    return rect
  }

  // MARK: - Title and legend

  private mutating func writeHead() {
    for (position, text) in page.texts.enumerated() {
      let words = text.lines.joined(separator: " ")
      if position == 0 { writeTitle(text, name: words) } else { out.words(text, name: words) }
    }
    out.shape(
      .init(
        name: "―",
        rect: Rect(
          x: page.margin, y: page.rule, width: page.size.width - 2 * page.margin, height: 0),
        form: .preset(.line), border: .init(color: style.rule, width: 1.2)))
    guard let first = page.legend.first else { return }
    var rect = first.rect
    for entry in page.legend { rect = rect.union(entry.rect).union(entry.text.rect) }
    let legend = page.legend
    out.group(rect, name: EditableWords.legend[language]) { out in
      for entry in legend { Self.write(entry, &out) }
    }
  }

  /// The title, with the room that the sheet leaves it: longer words need no wider box.
  private mutating func writeTitle(_ text: LaidOutScene.Text, name: String) {
    let beside = page.texts.dropFirst().filter {
      $0.rect.y < page.rule && $0.rect.x > text.rect.maxX
    }
    let right = beside.map(\.rect.x).min().map { $0 - 12 } ?? page.size.width - page.margin
    var rect = text.rect
    rect.width = max(rect.width, right - rect.x)
    out.shape(
      .init(
        name: name, rect: rect, form: .preset(.rect), texts: [text], isTitle: true,
        mayOverflow: true))
  }

  private static func write(_ entry: LaidOutScene.LegendEntry, _ out: inout SlideMarkup) {
    let (name, style, (from, to)) = (entry.text.lines.joined(), out.style, entry.line)
    switch entry.sample {
    case .zone(let zone):
      let look = style.zone(zone)
      out.shape(
        .init(
          name: name, rect: entry.rect,
          form: zone == .person ? .preset(.ellipse) : .preset(.roundRect(3)),
          fill: .color(look.fill),
          border: .init(
            color: look.stroke, width: 1.2, dash: zone == .person ? [] : look.dash)))
    case .site:
      out.shape(
        .init(
          name: name, rect: entry.rect, form: .preset(.roundRect(2)),
          fill: .color(style.site.fill),
          border: .init(color: style.site.stroke, width: 0.9, dash: style.site.dash)))
    case .shape(let shape):
      let size = Size(entry.rect.width, entry.rect.height)
      out.shape(
        .init(
          name: name, rect: entry.rect, form: .preset(preset(shape, size)), style.markBody))
      writeDetail(of: shape, entry.rect, name: name, style.markBody, &out)
    case .line(let line):
      if entry.isNewReach { out.line(from: from, to: to, style.halo, hasHead: false, name: name) }
      out.line(from: from, to: to, style.marks.stroke(entry.change, style.line(line)), name: name)
    case .emphasis(let emphasis):
      out.line(from: from, to: to, style.emphasised(emphasis).line(.officeLAN), name: name)
    case .lock: write(lock: entry.lock, name: name, &out)
    case .code(let status):
      out.shape(
        .init(
          name: name, rect: entry.rect, form: .preset(.roundRect(2)),
          style.body(of: status)))
    }
    out.words(entry.text, name: name)
  }

  // MARK: - Frames and boxes

  private mutating func write(frame position: Int) {
    let frame = page.frames[position]
    let isParty = frame.frame.kind == .party
    var shape = SlideMarkup.Shape(
      id: id(.frame(position)), name: frame.frame.name, rect: frame.rect,
      form: .preset(.roundRect(isParty ? 8 : 4)), style.body(of: frame.frame), texts: frame.texts)
    shape.description = description(
      EditableWords.frame(frame.frame.kind), frame.frame.tabs, frame.frame.name,
      frame.frame.detail, frame.frame.mark)
    // Its group is that of all that stands in it.
    out.shape(shape)
    let color = style.look(of: frame.frame).stroke
    writePorts(of: .frame(position), name: frame.frame.name)
    write(
      frame.tabs, color, hasCorner: isParty, frame.mark, frame.codes, frame.lock)
  }

  private mutating func write(box position: Int) {
    let box = page.boxes[position]
    let body = style.body(of: box.box)
    let size = Size(box.rect.width, box.rect.height)
    var shape = SlideMarkup.Shape(
      id: id(.box(position)), name: box.box.name, rect: box.rect,
      form: .preset(Self.preset(box.box.shape, size)), body, texts: box.texts,
      mayOverflow: box.box.shape == .person)
    shape.description = description(
      FigureWords.shape(box.box.shape), box.box.tabs, box.box.name, box.box.detail, box.box.mark)
    let rect = box.codes.reduce(box.rect) { $0.union($1.rect) }
    let color = style.zone(box.box.ownZone).stroke
    inGroup(rect, name: box.box.name) { drawing in
      drawing.out.shape(shape)
      Self.writeDetail(
        of: box.box.shape, box.rect, name: box.box.name, body, &drawing.out)
      drawing.writePorts(of: .box(position), name: box.box.name)
      drawing.write(
        box.tabs, color, hasCorner: box.box.shape == .hands, box.mark, box.codes, box.lock)
    }
  }

  private static func preset(_ shape: Scene.Box.Shape, _ size: Size) -> SlidePreset {
    switch shape {
    case .system: .roundRect(2)
    case .terminal: .roundRect(3)
    case .hands, .unknown: .roundRect(9)
    case .person: .ellipse
    case .store: .can(Scene.Box.Shape.lid(size))
    case .sheet: .snip1Rect(Scene.Box.Shape.fold(size))
    case .work: .octagon(Scene.Box.Shape.cut(size))
    }
  }

  /// What a kind of box has inside its outline: an inner frame, a fold.
  private static func writeDetail(
    of shape: Scene.Box.Shape, _ place: Rect, name: String, _ body: DiagramStyle.Body,
    _ out: inout SlideMarkup
  ) {
    guard var border = body.border else { return }
    let size = Size(place.width, place.height)
    switch shape {
    case .terminal:
      border.width = 0.6
      out.shape(
        .init(
          name: name, rect: place.inset(by: Scene.Box.Shape.gap(size)),
          form: .preset(.roundRect(2)), border: border))
    case .sheet:
      border.width = 1
      let fold = Scene.Box.Shape.fold(size)
      let rect = Rect(x: place.maxX - fold, y: place.y, width: fold, height: fold)
      out.shape(
        .init(
          name: name, rect: rect, form: .preset(.rightTriangle),
          fill: body.fill.map { .color($0) } ?? .none, border: border))
    case .system, .store, .work, .hands, .unknown, .person: break
    }
  }

  /// The places where arrows touch something.
  private mutating func writePorts(of end: Scene.End, name: String) {
    for (arrow, (from, to)) in zip(page.arrows, ports) {
      if arrow.arrow.from == end, let from { from.write(name: name, &out) }
      if arrow.arrow.to == end, let to { to.write(name: name, &out) }
    }
  }

  private func description(
    _ kind: Message, _ tabs: [String], _ name: String, _ detail: String?, _ mark: String?
  ) -> String {
    let words = tabs + [name] + [detail, mark].compactMap { $0 }
    return "\(kind[language]): \(words.joined(separator: " "))"
  }

  /// Tabs, mark, codes and lock of something.
  private mutating func write(
    _ tabs: [LaidOutScene.Text], _ color: String, hasCorner: Bool, _ mark: LaidOutScene.Text?,
    _ codes: [LaidOutScene.CodeTag], _ lock: LaidOutScene.Lock?
  ) {
    for (position, tab) in tabs.enumerated() {
      out.shape(
        .init(
          name: tab.lines.joined(), rect: tab.rect,
          form: .preset(hasCorner && position == 0 ? .round2DiagRect(6) : .rect),
          fill: .color(color), texts: [tab], mayOverflow: true))
    }
    if let mark { Self.write(mark: mark, &out) }
    for code in codes { Self.write(code, &out) }
    if let lock { Self.write(lock: lock, name: FigureWords.encrypted[language], &out) }
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
        name: name, rect: mark.rect, form: .preset(.roundRect(mark.rect.height / 2)),
        out.style.markBody))
    out.words(words, name: name)
    out.shape(
      .init(
        name: "×",
        rect: Rect(
          center: Point(mark.rect.x + radius + 4, mark.rect.center.y),
          size: Size(radius * 2, radius * 2)),
        form: .preset(.noSmoking(radius * 0.3)), fill: .color(out.style.ink)))
  }

  // MARK: - Small marks

  static func write(_ code: LaidOutScene.CodeTag, _ out: inout SlideMarkup) {
    out.shape(
      .init(
        name: code.text.lines.joined(), rect: code.rect, form: .preset(.roundRect(2)),
        out.style.body(of: code.code.status), texts: [code.text], mayOverflow: true))
  }

  static func write(lock: LaidOutScene.Lock, name: String, _ out: inout SlideMarkup) {
    let (rect, color) = (lock.rect, out.style.color(of: lock))
    out.shape(
      .init(
        name: name, rect: rect,
        form: .outline(ShapeOutline(padlock: Size(rect.width, rect.height))),
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
        form: isDisc ? .preset(.ellipse) : .preset(.roundRect(pill.height / 2)),
        out.style.body(of: badge), texts: [badge.figures], mayOverflow: true))
  }
}
