import NagarezuCore

/// One page as cells.
struct DrawIOPage {
  let page: LaidOutScene.Page
  /// That of the whole page, or of the part that is being added.
  private var style: DiagramStyle
  let language: Language
  private let touches: Touches
  private var cells: [DrawIOCell] = []
  private var next = 0

  /// The layer on which everything lies.
  private static let layer = "1"

  init(_ page: LaidOutScene.Page, style: DiagramStyle, language: Language) {
    self.page = page
    self.style = style
    self.language = language
    touches = Touches(page)
  }

  mutating func write(_ xml: inout XMLMarkup) {
    collect()
    let n = XMLText.number
    let attributes = [
      ("dx", "0"), ("dy", "0"), ("grid", "0"), ("gridSize", "10"), ("guides", "1"),
      ("tooltips", "1"), ("connect", "1"), ("arrows", "1"), ("fold", "1"), ("page", "1"),
      ("pageScale", "1"), ("pageWidth", n(page.size.width)), ("pageHeight", n(page.size.height)),
      ("math", "0"), ("shadow", "0"),
    ]
    let cells = cells
    xml.element("mxGraphModel", attributes) { xml in
      xml.element("root") { xml in
        xml.element("mxCell", [("id", "0")])
        xml.element("mxCell", [("id", Self.layer), ("parent", "0")])
        for cell in cells { cell.write(&xml) }
      }
    }
  }

  private mutating func collect() {
    for text in page.texts { add(words: text, to: Self.layer, at: Point(0, 0)) }
    let rule = Rect(
      x: page.margin, y: page.rule, width: page.size.width - 2 * page.margin, height: 1)
    add(rule, [("shape", "line"), ("strokeColor", style.rule), ("strokeWidth", "1.2")])
    for entry in page.legend { add(entry) }
    for frame in page.frames.indices {
      emphasising(page.frames[frame].frame.emphasis) { $0.add(frame: frame) }
    }
    for box in page.boxes.indices {
      emphasising(page.boxes[box].box.emphasis) { $0.add(box: box) }
    }
    let order = page.arrowOrder
    for arrow in order where page.arrows[arrow].arrow.isNewReach { add(haloOf: arrow) }
    for arrow in order { emphasising(page.arrows[arrow].arrow.emphasis) { $0.add(arrow: arrow) } }
    for center in page.crosses {
      add(
        Rect(center: center, size: Size(8, 8)),
        [
          ("shape", "umlDestroy"), ("strokeColor", style.marks.removedInk), ("strokeWidth", "1.6"),
        ])
    }
    for row in page.rows { add(row) }
    for note in page.notes { add(note) }
    for cell in page.cells { add(cell) }
  }

  /// Adds a part in the style of its emphasis, words included.
  private mutating func emphasising(
    _ emphasis: Scene.Emphasis?, _ body: (inout DrawIOPage) -> Void
  ) {
    let plain = style
    style = plain.emphasised(emphasis)
    body(&self)
    style = plain
  }

  // MARK: - Legend and list

  private mutating func add(_ entry: LaidOutScene.LegendEntry) {
    switch entry.sample {
    case .zone(let zone):
      var look = style.zone(zone)
      if zone == .person { look.dash = [] }
      add(entry.rect, (zone == .person ? [("ellipse", "")] : Self.rounded) + Self.look(look, 1.2))
    case .site: add(entry.rect, Self.rounded + Self.look(style.site, 0.9))
    case .line(let line):
      if entry.isNewReach { add(sample: entry.line, style.halo, hasHead: false) }
      add(sample: entry.line, style.marks.stroke(entry.change, style.line(line)))
    case .emphasis(let emphasis):
      add(sample: entry.line, style.emphasised(emphasis).line(.officeLAN))
    case .lock: add(lock: entry.lock, to: Self.layer, at: Point(0, 0))
    case .code(let status): add(entry.rect, Self.rounded + Self.look(style.body(of: status)))
    }
    add(words: entry.text, to: Self.layer, at: Point(0, 0))
  }

  private mutating func add(
    sample ends: (from: Point, to: Point), _ stroke: DiagramStyle.Stroke, hasHead: Bool = true
  ) {
    var cell = DrawIOCell(id: newID(), parent: Self.layer)
    cell.style = Self.look(stroke) + Self.heads(start: false, end: hasHead)
    cell.kind = .edge(source: nil, target: nil, from: ends.from, to: ends.to, waypoints: [])
    cells.append(cell)
  }

  private mutating func add(_ row: LaidOutScene.Row) {
    let id = add(
      row.rect,
      Self.look(.init(fill: style.tint(of: row.change), border: style.tableBorder)))
    let corner = Point(row.rect.x, row.rect.y)
    add(row.badge, to: id, at: corner)
    for text in row.texts { add(words: text, to: id, at: corner) }
  }

  private mutating func add(_ note: LaidOutScene.Note) {
    let id = add(note.rect, Self.look(.init(fill: nil, border: style.tableBorder)))
    let corner = Point(note.rect.x, note.rect.y)
    if let code = note.code { add(code, to: id, at: corner) }
    for text in note.texts { add(words: text, to: id, at: corner) }
  }

  private mutating func add(_ cell: LaidOutScene.Cell) {
    let id = add(cell.rect, Self.look(.init(fill: nil, border: style.tableBorder)))
    add(words: cell.text, to: id, at: Point(cell.rect.x, cell.rect.y))
  }

  // MARK: - Frames and boxes

  private func id(_ end: Scene.End) -> String {
    switch end {
    case .box(let box): "box-\(box)"
    case .frame(let frame): "frame-\(frame)"
    }
  }

  /// The cell around something, and its top left corner.
  private func around(_ frame: Int?) -> (id: String, corner: Point) {
    guard let frame, page.frames.indices.contains(frame) else { return (Self.layer, Point(0, 0)) }
    let rect = page.frames[frame].rect
    return (id(.frame(frame)), Point(rect.x, rect.y))
  }

  private mutating func add(frame position: Int) {
    let frame = page.frames[position]
    let isParty = frame.frame.kind == .party
    let (parent, corner) = around(frame.frame.parent)
    var cell = DrawIOCell(id: id(.frame(position)), parent: parent)
    cell.kind = .vertex(frame.rect.moved(by: corner))
    cell.style =
      [("rounded", "1"), ("arcSize", isParty ? "16" : "8"), ("absoluteArcSize", "1")]
      + [("container", "1"), ("collapsible", "0"), ("dropTarget", "0")]
      + Self.look(style.body(of: frame.frame))
    fill(
      cell, frame.rect, frame.texts, tabs: frame.tabs,
      tabColor: style.look(of: frame.frame).stroke, mark: frame.mark, frame.codes)
  }

  private mutating func add(box position: Int) {
    let box = page.boxes[position]
    let (parent, corner) = around(box.box.frame)
    var cell = DrawIOCell(id: id(.box(position)), parent: parent)
    cell.kind = .vertex(box.rect.moved(by: corner))
    cell.style = shape(box.box.shape, box.rect) + Self.look(style.body(of: box.box))
    fill(
      cell, box.rect, box.texts, tabs: [box.tab].compactMap { $0 },
      tabColor: style.zone(box.box.zone).stroke, mark: box.mark, box.codes)
  }

  private func shape(_ shape: Scene.Box.Shape, _ rect: Rect) -> DrawIOCell.Style {
    switch shape {
    case .system: [("rounded", "1"), ("arcSize", "4"), ("absoluteArcSize", "1")]
    case .store:
      [
        ("shape", "cylinder3"), ("boundedLbl", "0"), ("backgroundOutline", "1"),
        ("size", XMLText.number(min(6.5, rect.height / 6))),
      ]
    case .terminal: [("shape", "ext"), ("double", "1"), ("rounded", "1"), ("arcSize", "4")]
    case .sheet:
      [("shape", "note"), ("size", "9"), ("backgroundOutline", "1")]
    case .hands, .unknown: [("rounded", "1"), ("arcSize", "18"), ("absoluteArcSize", "1")]
    case .person: [("ellipse", "")]
    }
  }

  /// Adds a cell with its name as its own words; everything else that is written on it lies on it.
  private mutating func fill(
    _ cell: DrawIOCell, _ rect: Rect, _ texts: [LaidOutScene.Text], tabs: [LaidOutScene.Text],
    tabColor: String, mark: LaidOutScene.Text?, _ codes: [LaidOutScene.CodeTag]
  ) {
    var cell = cell
    let corner = Point(rect.x, rect.y)
    let texts = texts.flatMap(\.looks)
    let name = texts.firstIndex { $0.change != .removed } ?? texts.indices.first
    if let name { cell.say(texts[name], in: rect, style) }
    cells.append(cell)
    for (position, text) in texts.enumerated() where position != name {
      add(words: text, to: cell.id, at: corner)
    }
    for tab in tabs {
      add(
        tab.rect, [("fillColor", tabColor), ("strokeColor", "none")], saying: tab, to: cell.id,
        at: corner)
    }
    if let mark {
      var words = mark
      words.lines = ["⊘ " + mark.lines.joined()]
      add(
        mark.rect, Self.pill + Self.look(style.markBody), saying: words, to: cell.id, at: corner)
    }
    for code in codes { add(code, to: cell.id, at: corner) }
  }

  // MARK: - Arrows

  private mutating func add(arrow position: Int) {
    let arrow = page.arrows[position]
    guard arrow.curve.count >= 4 else { return }
    var cell = DrawIOCell(id: "arrow-\(position)", parent: Self.layer)
    cell.style =
      Self.look(style.stroke(of: arrow.arrow))
      + Self.heads(start: arrow.arrow.isTwoWay, end: true)
    let line = tie(&cell, like: position)
    cells.append(cell)
    addLabel(of: arrow, to: cell.id, along: line)
  }

  /// The wide pale line under an arrow, tied to the same boxes.
  private mutating func add(haloOf position: Int) {
    guard page.arrows[position].curve.count >= 4 else { return }
    var cell = DrawIOCell(id: "halo-\(position)", parent: Self.layer)
    cell.style = Self.look(style.halo) + Self.heads(start: false, end: false)
    _ = tie(&cell, like: position)
    cells.append(cell)
  }

  /// Lets an edge take the way of an arrow, from box to box.
  private func tie(_ cell: inout DrawIOCell, like position: Int) -> Polyline {
    let curve = page.arrows[position].curve
    let (from, to) = touches.ends[position]
    for (name, touch) in [("exit", from), ("entry", to)] {
      if let touch { cell.style += anchor(name, touch) }
    }
    let way = DrawnWay(curve)
    let waypoints = Array(way.points.dropFirst().dropLast())
    if way.isSquare {
      cell.style += [
        ("edgeStyle", "orthogonalEdgeStyle"), ("rounded", "1"), ("arcSize", "10"),
      ]
    } else if !waypoints.isEmpty {
      cell.style.append(("curved", "1"))
    }
    cell.kind = .edge(
      source: from.map { id($0.end) }, target: to.map { id($0.end) }, from: curve[0],
      to: curve[curve.count - 1], waypoints: waypoints)
    return Polyline(way.points)
  }

  /// Where an arrow touches its box, as a share of the box.
  private func anchor(_ name: String, _ touch: Touches.Touch) -> DrawIOCell.Style {
    let rect: Rect =
      switch touch.end {
      case .box(let box): page.boxes[box].rect
      case .frame(let frame): page.frames[frame].rect
      }
    let share = { (part: Double, whole: Double) in
      let thousandths = whole > 0 ? Int((part / whole * 10_000).rounded()) : 0
      return Self.decimal(thousandths)
    }
    return [
      ("\(name)X", share(touch.point.x, rect.width)),
      ("\(name)Y", share(touch.point.y, rect.height)), ("\(name)Dx", "0"), ("\(name)Dy", "0"),
      ("\(name)Perimeter", "0"),
    ]
  }

  /// Ten-thousandths as a decimal fraction: two decimals would move an arrow on a wide frame.
  private static func decimal(_ value: Int) -> String {
    guard value > 0, value < 10_000 else { return value <= 0 ? "0" : "1" }
    let digits = String(value)
    return "0." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Number, words, lock and codes hang on the middle of their arrow, at the distance that the figure gives them.
  private mutating func addLabel(
    of arrow: LaidOutScene.Arrow, to edge: String, along line: Polyline
  ) {
    let rects =
      [arrow.badge?.rect, arrow.lock].compactMap { $0 } + arrow.texts.map(\.rect)
      + arrow.codes.map(\.rect)
    guard let first = rects.first else { return }
    let rect = rects.reduce(first) { $0.union($1) }
    let corner = Point(rect.x, rect.y)
    var cell = DrawIOCell(id: newID(), parent: edge)
    cell.kind = .label(rect, offset: corner - line.place(at: 0.5).point)
    cell.style = Self.look(.init(fill: nil, border: nil)) + [("connectable", "0"), ("html", "0")]
    cells.append(cell)
    let ground = [
      ("fillColor", style.ground(of: arrow)), ("strokeColor", "none"),
      ("fillOpacity", XMLText.number(DiagramStyle.groundOpacity * 100)),
    ]
    for text in arrow.texts.flatMap(\.looks) {
      add(text.rect, ground, saying: text, to: cell.id, at: corner)
    }
    if let badge = arrow.badge { add(badge, to: cell.id, at: corner) }
    if let lock = arrow.lock { add(lock: lock, to: cell.id, at: corner) }
    for code in arrow.codes { add(code, to: cell.id, at: corner) }
  }

  // MARK: - Small cells

  private mutating func newID() -> String {
    next += 1
    return "part-\(next)"
  }

  @discardableResult
  private mutating func add(_ rect: Rect, _ looks: DrawIOCell.Style) -> String {
    var cell = DrawIOCell(id: newID(), parent: Self.layer)
    cell.kind = .vertex(rect)
    cell.style = looks + [("html", "0")]
    cells.append(cell)
    return cell.id
  }

  /// A cell on another one, with words of its own.
  private mutating func add(
    _ rect: Rect, _ looks: DrawIOCell.Style, saying text: LaidOutScene.Text? = nil,
    to parent: String, at corner: Point
  ) {
    var cell = DrawIOCell(id: newID(), parent: parent)
    cell.kind = .vertex(rect.moved(by: corner))
    cell.style = looks + [("connectable", "0")]
    if let text { cell.say(text, in: rect, style) } else { cell.style.append(("html", "0")) }
    cells.append(cell)
  }

  private mutating func add(words text: LaidOutScene.Text, to parent: String, at corner: Point) {
    for text in text.looks {
      add(
        text.rect, [("text", ""), ("strokeColor", "none"), ("fillColor", "none")], saying: text,
        to: parent, at: corner)
    }
  }

  private mutating func add(_ badge: LaidOutScene.Badge, to parent: String, at corner: Point) {
    let isDisc = badge.pill.width < badge.pill.height * 1.05
    add(
      badge.pill, (isDisc ? [("ellipse", "")] : Self.pill) + Self.look(style.body(of: badge)),
      saying: badge.words, to: parent, at: corner)
  }

  private mutating func add(_ code: LaidOutScene.CodeTag, to parent: String, at corner: Point) {
    add(
      code.rect, Self.rounded + Self.look(style.body(of: code.code.status)), saying: code.text,
      to: parent, at: corner)
  }

  /// A padlock: its bow behind its body.
  private mutating func add(lock rect: Rect, to parent: String, at corner: Point) {
    let lock = Padlock(rect)
    let bow = Rect(
      x: lock.bow.x, y: lock.bow.y, width: lock.bow.width,
      height: lock.bow.height + lock.body.height / 2)
    let line = DiagramStyle.Stroke(color: style.faintInk, width: Padlock.stroke)
    add(bow, Self.pill + Self.look(.init(fill: nil, border: line)), to: parent, at: corner)
    add(
      lock.body, Self.rounded + Self.look(.init(fill: style.faintInk, border: nil)), to: parent,
      at: corner)
  }

  // MARK: - Looks

  private static let rounded = [("rounded", "1")]
  private static let pill = [("rounded", "1"), ("arcSize", "50")]

  private static func look(_ look: DiagramStyle.Look, _ width: Double) -> DrawIOCell.Style {
    self.look(
      .init(fill: look.fill, border: .init(color: look.stroke, width: width, dash: look.dash)))
  }

  private static func look(_ body: DiagramStyle.Body) -> DrawIOCell.Style {
    let fill = [("fillColor", body.fill ?? "none")]
    guard let border = body.border else { return fill + [("strokeColor", "none")] }
    return fill + look(border)
  }

  private static func look(_ line: DiagramStyle.Stroke) -> DrawIOCell.Style {
    [("strokeColor", line.color), ("strokeWidth", XMLText.number(line.width))]
      + DrawIOCell.dash(line.dash) + (line.hasRoundCaps ? [("lineCap", "round")] : [])
  }

  private static func heads(start: Bool, end: Bool) -> DrawIOCell.Style {
    let kinds = [("start", start), ("end", end)].flatMap { name, isThere in
      isThere
        ? [("\(name)Arrow", "block"), ("\(name)Fill", "1"), ("\(name)Size", "5")]
        : [("\(name)Arrow", "none")]
    }
    return kinds + [("html", "0")]
  }
}
