import NagarezuCore

/// A figure as a draw.io file: a cell per box inside its frame's cell, at the figure's places, one diagram a page.
///
/// Words are plain (`html=0`): draw.io reads nothing in them as markup.
///
/// - SeeAlso: draw.io, "mxfile.xsd"; mxGraph, "mxConstants" (names of styles).
public struct DrawIO: Sendable {
  /// The whole file.
  public let text: String

  /// The file of a laid-out figure.
  public init(_ laidOut: LaidOutScene, style: DiagramStyle = .colour, language: Language = .ja) {
    var xml = XMLMarkup()
    xml.element("mxfile", [("host", "nagarezu"), ("type", "device")]) { xml in
      for (position, page) in laidOut.pages.enumerated() {
        let name = EditableWords.page(position + 1)[language]
        xml.element("diagram", [("id", "page-\(position + 1)"), ("name", name)]) { xml in
          var drawing = DrawIOPage(page, style: style, language: language)
          drawing.write(&xml)
        }
      }
    }
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.text + "\n"
  }
}

/// One page as cells.
struct DrawIOPage {
  let page: LaidOutScene.Page
  let style: DiagramStyle
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
    for frame in page.frames.indices { add(frame: frame) }
    for box in page.boxes.indices { add(box: box) }
    for arrow in page.arrows.indices { add(arrow: arrow) }
    for row in page.rows { add(row) }
  }

  // MARK: - Legend and list

  private mutating func add(_ entry: LaidOutScene.LegendEntry) {
    switch entry.sample {
    case .zone(let zone):
      add(
        entry.rect,
        (zone == .person ? [("ellipse", "")] : [("rounded", "1")])
          + look(style.zone(zone), width: 1.2, isFilled: true))
    case .site: add(entry.rect, [("rounded", "1")] + look(style.site, width: 0.9, isFilled: true))
    case .line(let line):
      var cell = DrawIOCell(id: newID(), parent: Self.layer)
      cell.style = stroke(style.line(line)) + [("endArrow", "block"), ("endFill", "1")]
      cell.kind = .edge(
        source: nil, target: nil, from: Point(entry.rect.x - 4, entry.rect.center.y),
        to: Point(entry.rect.maxX + 2, entry.rect.center.y), waypoints: [])
      cells.append(cell)
    case .lock, .code, .emphasis: break
    }
    add(words: entry.text, to: Self.layer, at: Point(0, 0))
  }

  private mutating func add(_ row: LaidOutScene.Row) {
    let id = add(
      row.rect, [("fillColor", "none"), ("strokeColor", style.tableRule), ("strokeWidth", "0.7")])
    let corner = Point(row.rect.x, row.rect.y)
    add(row.badge, style.badge, to: id, at: corner)
    for text in row.texts { add(words: text, to: id, at: corner) }
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
    let look = frame.frame.kind == .site ? style.site : style.zone(frame.frame.zone)
    let (isParty, isSystem) = (frame.frame.kind == .party, frame.frame.kind == .system)
    let (parent, corner) = around(frame.frame.parent)
    var cell = DrawIOCell(id: id(.frame(position)), parent: parent)
    cell.kind = .vertex(frame.rect.moved(by: corner))
    cell.style =
      [("rounded", "1"), ("arcSize", isParty ? "16" : "8"), ("absoluteArcSize", "1")]
      + [("container", "1"), ("collapsible", "0"), ("dropTarget", "0")]
      + self.look(
        look, width: isParty ? 1.5 : (isSystem ? 1.1 : 0.9), isFilled: isParty,
        frame.frame.change)
      + (isSystem ? [("fillColor", "#FFFFFF")] : [])
    fill(cell, frame.rect, frame.texts, tabs: frame.tabs, mark: frame.mark, tabColor: look.stroke)
  }

  private mutating func add(box position: Int) {
    let box = page.boxes[position]
    let look = style.zone(box.box.zone)
    let (parent, corner) = around(box.box.frame)
    var cell = DrawIOCell(id: id(.box(position)), parent: parent)
    cell.kind = .vertex(box.rect.moved(by: corner))
    let isOutline = box.box.frame == nil && box.box.zone != .authority
    var body = look
    body.fill = isOutline ? look.fill : "#FFFFFF"
    switch box.box.shape {
    case .unknown: body.dash = [2, 2]
    case .hands: body.dash = box.box.frame == nil ? look.dash : []
    case .system, .store, .terminal, .sheet, .person: body.dash = []
    }
    cell.style =
      shape(box.box.shape, box.rect)
      + self.look(body, width: 1.3, isFilled: true, box.box.change)
    fill(
      cell, box.rect, box.texts, tabs: [box.tab].compactMap { $0 }, mark: box.mark,
      tabColor: look.stroke)
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

  private func look(
    _ look: DiagramStyle.Look, width: Double, isFilled: Bool, _ change: Scene.Change? = nil
  ) -> DrawIOCell.Style {
    var (color, width, dash) = (look.stroke, width, look.dash)
    switch change {
    case .added: (color, width) = (style.marks.ink, max(width, 1.9))
    case .removed: (color, dash) = (style.faintInk, [4, 3])
    case .changed, nil: break
    }
    return [
      ("fillColor", isFilled ? look.fill : "none"), ("strokeColor", color),
      ("strokeWidth", XMLText.number(width)),
    ] + DrawIOCell.dash(dash)
  }

  /// Adds a cell with its name as its own words; everything else that is written on it lies on it.
  private mutating func fill(
    _ cell: DrawIOCell, _ rect: Rect, _ texts: [LaidOutScene.Text], tabs: [LaidOutScene.Text],
    mark: LaidOutScene.Text?, tabColor: String
  ) {
    var cell = cell
    let corner = Point(rect.x, rect.y)
    let name = texts.firstIndex { $0.change != .removed }
    if let name { cell.say(texts[name], in: rect, style) }
    cells.append(cell)
    for (position, text) in texts.enumerated() where position != name {
      add(words: text, to: cell.id, at: corner)
    }
    for tab in tabs {
      var one = DrawIOCell(id: newID(), parent: cell.id)
      one.kind = .vertex(tab.rect.moved(by: corner))
      one.style = [("fillColor", tabColor), ("strokeColor", "none"), ("connectable", "0")]
      one.say(tab, in: tab.rect, style)
      cells.append(one)
    }
    if let mark {
      var one = DrawIOCell(id: newID(), parent: cell.id)
      one.kind = .vertex(mark.rect.moved(by: corner))
      one.style = [
        ("rounded", "1"), ("arcSize", "50"), ("fillColor", "#FFFFFF"), ("strokeColor", style.ink),
        ("strokeWidth", "0.8"), ("connectable", "0"),
      ]
      var words = mark
      words.lines = ["⊘ " + mark.lines.joined()]
      one.say(words, in: mark.rect, style)
      cells.append(one)
    }
  }

  // MARK: - Arrows

  private mutating func add(arrow position: Int) {
    let arrow = page.arrows[position]
    guard let first = arrow.curve.first, let last = arrow.curve.last, arrow.curve.count >= 4 else {
      return
    }
    let (from, to) = touches.ends[position]
    var cell = DrawIOCell(id: "arrow-\(position)", parent: Self.layer)
    var line = style.line(arrow.arrow.line)
    switch arrow.arrow.change {
    case .added: (line.color, line.width) = (style.marks.ink, max(line.width, 1.9))
    case .removed: line.color = style.faintInk
    case .changed, nil: break
    }
    cell.style = stroke(line) + [("endArrow", "block"), ("endFill", "1"), ("html", "0")]
    if arrow.arrow.isTwoWay { cell.style += [("startArrow", "block"), ("startFill", "1")] }
    for (name, touch) in [("exit", from), ("entry", to)] {
      if let touch { cell.style += anchor(name, touch) }
    }
    let way = DrawnWay(arrow.curve)
    let waypoints = Array(way.points.dropFirst().dropLast())
    if way.isSquare {
      cell.style += [
        ("edgeStyle", "orthogonalEdgeStyle"), ("rounded", "1"), ("arcSize", "10"),
      ]
    } else if !waypoints.isEmpty {
      cell.style.append(("curved", "1"))
    }
    cell.kind = .edge(
      source: from.map { id($0.end) }, target: to.map { id($0.end) }, from: first, to: last,
      waypoints: waypoints)
    cells.append(cell)
    addLabel(of: arrow, to: cell.id, along: Polyline(way.points))
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

  /// Number and words hang on the middle of their arrow, at the distance that the figure gives them.
  private mutating func addLabel(
    of arrow: LaidOutScene.Arrow, to edge: String, along line: Polyline
  ) {
    guard arrow.badge != nil || !arrow.texts.isEmpty else { return }
    let rect = arrow.badge.map { arrow.label.union($0.rect) } ?? arrow.label
    let corner = Point(rect.x, rect.y)
    var cell = DrawIOCell(id: newID(), parent: edge)
    cell.kind = .label(rect, offset: corner - line.place(at: 0.5).point)
    let fill = arrow.ground.map { style.zone($0).fill } ?? "#FFFFFF"
    cell.style = [
      ("strokeColor", "none"), ("fillColor", arrow.texts.isEmpty ? "none" : fill),
      ("fillOpacity", "94"), ("connectable", "0"), ("html", "0"),
    ]
    cells.append(cell)
    let color =
      switch arrow.arrow.change {
      case .added: style.marks.ink
      case .removed: style.faintInk
      case .changed, nil: style.badge
      }
    if let badge = arrow.badge { add(badge, color, to: cell.id, at: corner) }
    for text in arrow.texts { add(words: text, to: cell.id, at: corner) }
  }

  private func stroke(_ line: DiagramStyle.Stroke) -> DrawIOCell.Style {
    [
      ("strokeColor", line.color), ("strokeWidth", XMLText.number(line.width)),
      ("endSize", "5"), ("startSize", "5"),
    ] + DrawIOCell.dash(line.dash) + (line.hasRoundCaps ? [("lineCap", "round")] : [])
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

  private mutating func add(words text: LaidOutScene.Text, to parent: String, at corner: Point) {
    var cell = DrawIOCell(id: newID(), parent: parent)
    cell.kind = .vertex(text.rect.moved(by: corner))
    cell.style = [
      ("text", ""), ("strokeColor", "none"), ("fillColor", "none"), ("connectable", "0"),
    ]
    cell.say(text, in: text.rect, style)
    cells.append(cell)
  }

  private mutating func add(
    _ badge: LaidOutScene.Badge, _ color: String, to parent: String, at corner: Point
  ) {
    var cell = DrawIOCell(id: newID(), parent: parent)
    cell.kind = .vertex(badge.rect.moved(by: corner))
    let isDisc = badge.rect.width < badge.rect.height * 1.05
    cell.style =
      (isDisc ? [("ellipse", "")] : [("rounded", "1"), ("arcSize", "50")])
      + [("fillColor", color), ("strokeColor", "none"), ("connectable", "0")]
    cell.say(badge.words(in: badge.rect), in: badge.rect, style)
    cells.append(cell)
  }
}
