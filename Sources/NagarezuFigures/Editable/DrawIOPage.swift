import NagarezuCore
import NagarezuText

/// One page as cells.
struct DrawIOPage {
  let page: LaidOutScene.Page
  /// That of the whole page, or of the part that is being added.
  private(set) var style: DiagramStyle
  let language: Language
  let touches: Touches
  var cells: [DrawIOCell] = []
  private var next = 0

  /// The layer on which everything lies.
  static let layer = "1"

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
    for head in page.rowHeads { add(head) }
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
    case .shape(let shape):
      add(entry.rect, self.shape(shape, entry.rect) + Self.look(style.markBody))
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

  private mutating func add(_ head: LaidOutScene.RowHead) {
    let id = add(head.rect, Self.look(.init(fill: nil, border: style.tableBorder)))
    for text in head.texts { add(words: text, to: id, at: Point(head.rect.x, head.rect.y)) }
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
    for text in cell.texts { add(words: text, to: id, at: Point(cell.rect.x, cell.rect.y)) }
  }

  // MARK: - Small cells

  mutating func newID() -> String {
    next += 1
    return "part-\(next)"
  }

  @discardableResult
  mutating func add(_ rect: Rect, _ looks: DrawIOCell.Style) -> String {
    var cell = DrawIOCell(id: newID(), parent: Self.layer)
    cell.kind = .vertex(rect)
    cell.style = looks + [("html", "0")]
    cells.append(cell)
    return cell.id
  }

  /// A cell on another one, with words of its own.
  mutating func add(
    _ rect: Rect, _ looks: DrawIOCell.Style, saying text: LaidOutScene.Text? = nil,
    to parent: String, at corner: Point
  ) {
    var cell = DrawIOCell(id: newID(), parent: parent)
    cell.kind = .vertex(rect.moved(by: corner))
    cell.style = looks + [("connectable", "0")]
    if let text { cell.say(text, in: rect, style) } else { cell.style.append(("html", "0")) }
    cells.append(cell)
  }

  mutating func add(words text: LaidOutScene.Text, to parent: String, at corner: Point) {
    for text in text.looks {
      add(
        text.rect, [("text", ""), ("strokeColor", "none"), ("fillColor", "none")], saying: text,
        to: parent, at: corner)
    }
  }

  mutating func add(_ badge: LaidOutScene.Badge, to parent: String, at corner: Point) {
    let isDisc = badge.pill.width < badge.pill.height * 1.05
    add(
      badge.pill, (isDisc ? [("ellipse", "")] : Self.pill) + Self.look(style.body(of: badge)),
      saying: badge.figures, to: parent, at: corner)
  }

  mutating func add(_ code: LaidOutScene.CodeTag, to parent: String, at corner: Point) {
    add(
      code.rect, Self.rounded + Self.look(style.body(of: code.code.status)), saying: code.text,
      to: parent, at: corner)
  }

  /// A padlock: its bow behind its body, and the line of its mark.
  mutating func add(lock place: LaidOutScene.Lock, to parent: String, at corner: Point) {
    let lock = Padlock(place.rect)
    let color = style.color(of: place)
    let bow = Rect(
      x: lock.bow.x, y: lock.bow.y, width: lock.bow.width,
      height: lock.bow.height + lock.body.height / 2)
    let line = DiagramStyle.Stroke(color: color, width: Padlock.stroke)
    add(bow, Self.pill + Self.look(.init(fill: nil, border: line)), to: parent, at: corner)
    add(
      lock.body, Self.rounded + Self.look(.init(fill: color, border: nil)), to: parent, at: corner)
    if let (from, to) = place.line {
      let rect = Rect(x: from.x, y: from.y - 1, width: to.x - from.x, height: 2)
      let line = DiagramStyle.Stroke(color: color, width: DiagramStyle.lockLine)
      add(
        rect, [("shape", "line")] + Self.look(.init(fill: nil, border: line)), to: parent,
        at: corner)
    }
  }
}
