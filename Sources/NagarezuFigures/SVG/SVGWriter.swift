import NagarezuCore
import NagarezuText

/// Writes SVG elements. Attribute values are ours but for texts, which pass ``XMLText`` here.
struct SVGWriter {
  private(set) var result = ""
  /// Changes where a part of the figure is lit or faded.
  var style: DiagramStyle

  /// Before every id: what keeps those of several pages in one document apart.
  private let idPrefix: String
  private var ids: Set<String> = []

  typealias Attributes = [(String, String)]

  init(style: DiagramStyle, idPrefix: String = "") {
    self.style = style
    self.idPrefix = idPrefix
  }

  /// Begins a document that shows `view`, so many times as large as it is, as the page of a number from 1.
  mutating func open(
    _ view: Rect, scale: Double, number: Int, title: String, description: String,
    language: Language
  ) {
    let n = XMLText.number
    let (w, h) = (n(view.width * scale), n(view.height * scale))
    let (name, summary) = (id("title"), id("desc"))
    result += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    result += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(w)pt\" height=\"\(h)pt\""
    let corner = "\(n(view.x)) \(n(view.y))"
    result += " viewBox=\"\(corner) \(n(view.width)) \(n(view.height))\""
    result += " lang=\"\(language.rawValue)\""
    result += " xml:lang=\"\(language.rawValue)\" data-maker=\"nagarezu\""
    result += " data-page=\"\(number)\""
    // An image would hide its words from those who listen.
    result += " role=\"graphics-document\""
    result += " aria-labelledby=\"\(name)\" aria-describedby=\"\(summary)\""
    result += " font-family=\"\(XMLText.escaped(style.fontFamily))\">\n"
    result += "<title id=\"\(name)\">\(XMLText.escaped(title))</title>\n"
    result += "<desc id=\"\(summary)\">\(XMLText.escaped(description))</desc>\n"
    rect(view, radius: 0, [("fill", "#FFFFFF")])
  }

  mutating func close() { result += "</svg>\n" }

  /// An id that nothing else in the document has: `name` itself where it is free.
  private mutating func id(_ name: String) -> String {
    var (id, count) = (idPrefix + name, 1)
    while !ids.insert(id).inserted {
      count += 1
      id = "\(idPrefix)\(name)-\(count)"
    }
    return id
  }

  /// A group of a class of ours, never of a model's words.
  ///
  /// `id` is a name of letters, digits and hyphens; `data` may have any texts, and `title` is what a pointer at rest
  /// on the group shows.
  mutating func openGroup(
    _ name: String, id: String? = nil, data: Attributes = [], title: String? = nil
  ) {
    result += "<g"
    if let id { result += " id=\"\(self.id(id))\"" }
    result += " class=\"\(name)\""
    for (key, value) in data { result += " data-\(key)=\"\(XMLText.escaped(value))\"" }
    result += ">\n"
    if let title { result += "<title>\(XMLText.escaped(title))</title>\n" }
  }

  mutating func closeGroup() { result += "</g>\n" }

  /// A link to an element of this document by the name of its id; none where there is no such name.
  mutating func link(to name: String?, _ body: (inout SVGWriter) -> Void) {
    guard let name else { return body(&self) }
    result += "<a href=\"#\(idPrefix)\(name)\">\n"
    body(&self)
    result += "</a>\n"
  }

  mutating func element(_ name: String, _ attributes: Attributes) {
    result += "<\(name)"
    for (key, value) in attributes { result += " \(key)=\"\(value)\"" }
    result += "/>\n"
  }

  mutating func rect(_ rect: Rect, radius: Double, _ attributes: Attributes) {
    let n = XMLText.number
    var place = [
      ("x", n(rect.x)), ("y", n(rect.y)), ("width", n(rect.width)), ("height", n(rect.height)),
    ]
    if radius > 0 { place.append(("rx", n(radius))) }
    element("rect", place + attributes)
  }

  mutating func ellipse(_ rect: Rect, _ attributes: Attributes) {
    let n = XMLText.number
    element(
      "ellipse",
      [
        ("cx", n(rect.center.x)), ("cy", n(rect.center.y)), ("rx", n(rect.width / 2)),
        ("ry", n(rect.height / 2)),
      ] + attributes)
  }

  mutating func circle(_ center: Point, _ radius: Double, _ attributes: Attributes) {
    let n = XMLText.number
    element("circle", [("cx", n(center.x)), ("cy", n(center.y)), ("r", n(radius))] + attributes)
  }

  mutating func line(_ a: Point, _ b: Point, _ attributes: Attributes) {
    let n = XMLText.number
    element(
      "line", [("x1", n(a.x)), ("y1", n(a.y)), ("x2", n(b.x)), ("y2", n(b.y))] + attributes)
  }

  mutating func path(_ data: String, _ attributes: Attributes) {
    element("path", [("d", data)] + attributes)
  }

  mutating func polygon(_ points: [Point], _ attributes: Attributes) {
    let list = points.map { "\(XMLText.number($0.x)),\(XMLText.number($0.y))" }
    element("polygon", [("points", list.joined(separator: " "))] + attributes)
  }

  /// A line along Bézier points in a style's stroke.
  mutating func curve(_ points: [Point], _ stroke: DiagramStyle.Stroke) {
    func pair(_ point: Point) -> String { "\(XMLText.number(point.x)) \(XMLText.number(point.y))" }
    var data = "M" + pair(points[0])
    if Curve(points).isStraight {
      data += "L" + pair(points[points.count - 1])
    } else {
      for first in stride(from: 1, to: points.count, by: 3) {
        data += "C" + points[first..<(first + 3)].map(pair).joined(separator: " ")
      }
    }
    var attributes = [
      ("fill", "none"), ("stroke", stroke.color), ("stroke-width", XMLText.number(stroke.width)),
    ]
    attributes += Self.dash(stroke.dash)
    if stroke.hasRoundCaps { attributes.append(("stroke-linecap", "round")) }
    path(data, attributes)
    if stroke.isDouble {
      path(
        data,
        [
          ("fill", "none"), ("stroke", "#FFFFFF"),
          ("stroke-width", XMLText.number(stroke.width * 0.4)),
        ])
    }
  }

  static func dash(_ dash: [Double]) -> Attributes {
    dash.isEmpty
      ? [] : [("stroke-dasharray", dash.map(XMLText.number).joined(separator: " "))]
  }

  /// What fills a part and goes around it.
  static func attributes(_ body: DiagramStyle.Body) -> Attributes {
    guard let border = body.border else { return [("fill", body.fill ?? "none")] }
    return [
      ("fill", body.fill ?? "none"), ("stroke", border.color),
      ("stroke-width", XMLText.number(border.width)),
    ] + dash(border.dash)
  }

  /// Lines of text in their box, first baseline at the usual height of the font.
  mutating func text(_ text: LaidOutScene.Text) {
    let n = XMLText.number
    let x =
      switch text.anchor {
      case .start: text.rect.x
      case .middle: text.rect.center.x
      case .end: text.rect.maxX
      }
    let height = text.size * TextBlock.lineHeight
    let top = text.rect.center.y - height * Double(text.lines.count) / 2
    let common = [("x", n(x)), ("font-size", n(text.size))]
    var anchor: Attributes = []
    switch text.anchor {
    case .start: break
    case .middle: anchor.append(("text-anchor", "middle"))
    case .end: anchor.append(("text-anchor", "end"))
    }
    for (position, line) in text.lines.enumerated() where !line.isEmpty {
      // 0.88 of the type size above the baseline, 0.12 below, within a line 1.25 high.
      let baseline = top + height * Double(position) + height / 2 + text.size * 0.36
      result += "<text"
      let words = style.words(of: text, text.standing(of: position))
      let look = [("fill", words.color)] + anchor + Self.weight(words)
      let length = Self.length(line, size: text.size, isBold: words.isBold)
      for (key, value) in common + look + [("y", n(baseline))] + length {
        result += " \(key)=\"\(value)\""
      }
      result += ">\(XMLText.escaped(line))</text>\n"
    }
  }

  /// The width that the words have in their own font and keep in any other, so that they stay in their box.
  private static func length(_ line: String, size: Double, isBold: Bool) -> Attributes {
    guard let width = FontWidths.drawn(line, size: size, isBold: isBold), width > 0 else {
      return []
    }
    return [("textLength", XMLText.number(width)), ("lengthAdjust", "spacingAndGlyphs")]
  }

  private static func weight(_ words: DiagramStyle.WordLook) -> Attributes {
    (words.isBold ? [("font-weight", "bold")] : [])
      + (words.isStruck ? [("text-decoration", "line-through")] : [])
      + (words.isUnderlined ? [("text-decoration", "underline")] : [])
  }
}
