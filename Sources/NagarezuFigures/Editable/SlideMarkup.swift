import NagarezuText

/// Writes the parts of a slide: shapes with words, lines, fills.
///
/// - SeeAlso: ECMA-376-1:2016, 20.1 (DrawingML main), 19.3 (PresentationML).
struct SlideMarkup {
  var xml = XMLMarkup()
  /// Changes where a part of the figure is lit or faded.
  var style: DiagramStyle
  /// The next number of a shape that no arrow names.
  private var next: Int

  init(style: DiagramStyle, firstFree: Int) {
    self.style = style
    next = firstFree
  }

  mutating func newID() -> Int {
    defer { next += 1 }
    return next
  }

  /// 12,700 English metric units to the point.
  static func units(_ points: Double) -> Int { Int((points * 12_700).rounded()) }

  // MARK: - Looks

  /// A fill or none.
  enum Fill {
    case none
    case color(String, opacity: Double = 1)
  }

  private static func hex(_ color: String) -> String { String(color.drop { $0 == "#" }) }

  static func fill(_ fill: Fill, _ xml: inout XMLMarkup) {
    switch fill {
    case .none: xml.element("a:noFill")
    case .color(let color, let opacity):
      xml.element("a:solidFill") { xml in
        xml.element("a:srgbClr", [("val", hex(color))]) { xml in
          if opacity < 1 {
            xml.element("a:alpha", [("val", String(Int((opacity * 100_000).rounded())))])
          }
        }
      }
    }
  }

  /// A line; `heads` are the points of arrows at its start and end.
  static func border(
    _ border: DiagramStyle.Stroke?, heads: (start: Bool, end: Bool) = (false, false),
    name: String = "a:ln", _ xml: inout XMLMarkup
  ) {
    guard let border else {
      xml.element(name) { $0.element("a:noFill") }
      return
    }
    var attributes = [("w", String(units(border.width)))]
    if border.hasRoundCaps { attributes.append(("cap", "rnd")) }
    if border.isDouble { attributes.append(("cmpd", "dbl")) }
    xml.element(name, attributes) { xml in
      fill(.color(border.color), &xml)
      if !border.dash.isEmpty {
        xml.element("a:custDash") { xml in
          for first in stride(from: 0, to: border.dash.count - 1, by: 2) {
            // In thousandths of a percent of the line's width.
            let lengths = border.dash[first...(first + 1)].map {
              String(Int(($0 / border.width * 100_000).rounded()))
            }
            xml.element("a:ds", [("d", lengths[0]), ("sp", lengths[1])])
          }
        }
      }
      xml.element("a:round")
      if heads.start { xml.element("a:headEnd", [("type", "triangle")]) }
      if heads.end { xml.element("a:tailEnd", [("type", "triangle")]) }
    }
  }

  // MARK: - Places

  static func place(
    _ rect: Rect, turned: XMLMarkup.Attributes = [], name: String = "a:xfrm",
    _ xml: inout XMLMarkup
  ) {
    xml.element(name, turned) { xml in
      xml.element("a:off", [("x", String(units(rect.x))), ("y", String(units(rect.y)))])
      xml.element(
        "a:ext", [("cx", String(units(rect.width))), ("cy", String(units(rect.height)))])
    }
  }

  /// Shapes that move as one.
  mutating func group(_ rect: Rect, name: String, _ content: (inout SlideMarkup) -> Void) {
    let id = newID()
    var inner = self
    inner.xml = XMLMarkup()
    content(&inner)
    next = inner.next
    group(id, rect, name: name, holding: inner.xml.text)
  }

  /// The same of shapes that are written already.
  mutating func group(_ id: Int, _ rect: Rect, name: String, holding shapes: String) {
    let size = [("cx", String(Self.units(rect.width))), ("cy", String(Self.units(rect.height)))]
    let corner = [("x", String(Self.units(rect.x))), ("y", String(Self.units(rect.y)))]
    xml.element("p:grpSp") { xml in
      xml.element("p:nvGrpSpPr") { xml in
        Self.name(id, name, "", &xml)
        xml.element("p:cNvGrpSpPr")
        xml.element("p:nvPr")
      }
      xml.element("p:grpSpPr") { xml in
        xml.element("a:xfrm") { xml in
          xml.element("a:off", corner)
          xml.element("a:ext", size)
          xml.element("a:chOff", corner)
          xml.element("a:chExt", size)
        }
      }
      xml.append(shapes)
    }
  }

  static func name(_ id: Int, _ name: String, _ description: String, _ xml: inout XMLMarkup) {
    var attributes = [("id", String(id)), ("name", XMLText.escaped(name))]
    if !description.isEmpty { attributes.append(("descr", XMLText.escaped(description))) }
    xml.element("p:cNvPr", attributes)
  }

  // MARK: - Shapes

  /// How a shape is drawn.
  enum Form {
    /// One of the program's own.
    case preset(SlidePreset)
    /// An outline of ours.
    case outline(ShapeOutline)

    /// Where words stand in it, from its top left corner.
    func room(in size: Size) -> Rect {
      switch self {
      case .preset(let preset): preset.room(in: size)
      case .outline: Rect(x: 0, y: 0, width: size.width, height: size.height)
      }
    }
  }

  struct Shape {
    var id: Int?
    var name: String
    var description = ""
    var rect: Rect
    var form: Form
    var fill: Fill = .none
    var border: DiagramStyle.Stroke?
    var texts: [LaidOutScene.Text] = []
    var isTitle = false
    /// Words may stand wider than the shape rather than break anew.
    var mayOverflow = false

    init(
      id: Int? = nil, name: String, rect: Rect, form: Form, fill: Fill = .none,
      border: DiagramStyle.Stroke? = nil, texts: [LaidOutScene.Text] = [], isTitle: Bool = false,
      mayOverflow: Bool = false
    ) {
      (self.id, self.name, self.rect, self.form) = (id, name, rect, form)
      (self.fill, self.border, self.texts) = (fill, border, texts)
      (self.isTitle, self.mayOverflow) = (isTitle, mayOverflow)
    }

    init(
      id: Int? = nil, name: String, rect: Rect, form: Form, _ body: DiagramStyle.Body,
      texts: [LaidOutScene.Text] = [], mayOverflow: Bool = false
    ) {
      self.init(
        id: id, name: name, rect: rect, form: form, fill: body.fill.map { .color($0) } ?? .none,
        border: body.border, texts: texts, mayOverflow: mayOverflow)
    }
  }

  mutating func shape(_ shape: Shape) {
    let id = shape.id ?? newID()
    let size = Size(shape.rect.width, shape.rect.height)
    let writer = SlideText(style: style)
    xml.element("p:sp") { xml in
      xml.element("p:nvSpPr") { xml in
        Self.name(id, shape.name, shape.description, &xml)
        xml.element("p:cNvSpPr", Self.isTextBox(shape) ? [("txBox", "1")] : [])
        xml.element("p:nvPr") { if shape.isTitle { $0.element("p:ph", [("type", "title")]) } }
      }
      xml.element("p:spPr") { xml in
        Self.place(shape.rect, &xml)
        SlideGeometry(size: size).write(shape.form, &xml)
        Self.fill(shape.fill, &xml)
        Self.border(shape.border, &xml)
      }
      writer.body(
        shape.texts, in: shape.form.room(in: size).moved(to: shape.rect),
        mayOverflow: shape.mayOverflow, element: "p:txBody", &xml)
    }
  }

  private static func isTextBox(_ shape: Shape) -> Bool {
    guard case .none = shape.fill, shape.border == nil else { return false }
    return !shape.isTitle && !shape.texts.isEmpty
  }

  /// Words alone.
  mutating func words(_ text: LaidOutScene.Text, name: String) {
    shape(
      Shape(
        name: name, rect: text.rect, form: .preset(.rect), texts: [text], mayOverflow: true))
  }

  /// A line that connects nothing: a sample in the legend, a part of a halo.
  mutating func line(
    from a: Point, to b: Point, _ border: DiagramStyle.Stroke, hasHead: Bool = true, name: String
  ) {
    let id = newID()
    xml.element("p:sp") { xml in
      xml.element("p:nvSpPr") { xml in
        Self.name(id, name, "", &xml)
        xml.element("p:cNvSpPr")
        xml.element("p:nvPr")
      }
      xml.element("p:spPr") { xml in
        let flips = (b.x < a.x ? [("flipH", "1")] : []) + (b.y < a.y ? [("flipV", "1")] : [])
        Self.place(
          Rect(
            x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y)),
          turned: flips, &xml)
        xml.element("a:prstGeom", [("prst", "line")]) { $0.element("a:avLst") }
        Self.border(border, heads: (false, hasHead), &xml)
      }
    }
  }
}

extension Rect {
  /// A part of another rectangle, told from the corner of that, in its place.
  fileprivate func moved(to whole: Rect) -> Rect {
    Rect(x: whole.x + x, y: whole.y + y, width: width, height: height)
  }
}
