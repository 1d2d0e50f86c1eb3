import NagarezuText

/// A cell of a draw.io page.
struct DrawIOCell {
  typealias Style = [(String, String)]

  enum Kind {
    /// At a place within its parent.
    case vertex(Rect)
    case edge(source: String?, target: String?, from: Point, to: Point, waypoints: [Point])
    /// On the middle of the edge that is its parent, moved by `offset`; only the size of the rectangle counts.
    case label(Rect, offset: Point)
  }

  let id: String
  let parent: String
  var kind = Kind.vertex(Rect(x: 0, y: 0, width: 0, height: 0))
  /// Names and values in order; a name alone, such as `ellipse`, has an empty value.
  var style: Style = []
  /// What stands in it; plain text, already escaped, lines parted by `&#10;`.
  private var value = ""

  init(id: String, parent: String) {
    self.id = id
    self.parent = parent
  }

  /// Gives the cell words of its own, at their place within its rectangle.
  mutating func say(_ text: LaidOutScene.Text, in rect: Rect, _ look: DiagramStyle) {
    value = text.lines.map(XMLText.escaped).joined(separator: "&#10;")
    let words = look.words(of: text)
    let face = (words.isBold ? 1 : 0) + (words.isUnderlined ? 4 : 0) + (words.isStruck ? 8 : 0)
    let n = XMLText.number
    style += [
      ("html", "0"), ("fontFamily", FontName(look).name), ("fontSize", n(text.size)),
      ("fontColor", words.color), ("fontStyle", String(face)),
      ("verticalAlign", "top"), ("spacing", "0"),
      // Whole points, as draw.io reads them; its first line stands one higher than the figure's.
      ("spacingTop", Self.whole(text.rect.y - rect.y + 1)),
    ]
    switch text.anchor {
    case .start: style += [("align", "left"), ("spacingLeft", Self.whole(text.rect.x - rect.x))]
    case .middle: style.append(("align", "center"))
    case .end:
      style += [("align", "right"), ("spacingRight", Self.whole(rect.maxX - text.rect.maxX))]
    }
  }

  private static func whole(_ points: Double) -> String { String(Int(points.rounded())) }

  static func dash(_ dash: [Double]) -> Style {
    guard !dash.isEmpty else { return [] }
    let pattern = dash.map(XMLText.number).joined(separator: " ")
    // In points: otherwise a multiple of the width.
    return [("dashed", "1"), ("dashPattern", pattern), ("fixDash", "1")]
  }

  func write(_ xml: inout XMLMarkup) {
    let looks = style.map { $0.1.isEmpty ? $0.0 : "\($0.0)=\($0.1)" }.joined(separator: ";")
    var attributes = [("id", id), ("value", value), ("style", looks + ";"), ("parent", parent)]
    switch kind {
    case .vertex(let rect):
      attributes.append(("vertex", "1"))
      xml.element("mxCell", attributes) { xml in
        xml.element(
          "mxGeometry", Self.corner(rect) + Self.size(rect) + [("as", "geometry")])
      }
    case .label(let rect, let offset):
      attributes += [("vertex", "1"), ("connectable", "0")]
      xml.element("mxCell", attributes) { xml in
        let geometry = Self.size(rect) + [("relative", "1"), ("as", "geometry")]
        xml.element("mxGeometry", geometry) { Self.point(offset, [("as", "offset")], &$0) }
      }
    case .edge(let source, let target, let from, let to, let waypoints):
      attributes.append(("edge", "1"))
      if let source { attributes.append(("source", source)) }
      if let target { attributes.append(("target", target)) }
      xml.element("mxCell", attributes) { xml in
        xml.element("mxGeometry", [("relative", "1"), ("as", "geometry")]) { xml in
          Self.point(from, [("as", "sourcePoint")], &xml)
          Self.point(to, [("as", "targetPoint")], &xml)
          guard !waypoints.isEmpty else { return }
          xml.element("Array", [("as", "points")]) { xml in
            for point in waypoints { Self.point(point, [], &xml) }
          }
        }
      }
    }
  }

  private static func corner(_ rect: Rect) -> Style {
    [("x", XMLText.number(rect.x)), ("y", XMLText.number(rect.y))]
  }

  private static func size(_ rect: Rect) -> Style {
    [("width", XMLText.number(rect.width)), ("height", XMLText.number(rect.height))]
  }

  private static func point(_ point: Point, _ attributes: Style, _ xml: inout XMLMarkup) {
    xml.element(
      "mxPoint", [("x", XMLText.number(point.x)), ("y", XMLText.number(point.y))] + attributes)
  }
}

extension Rect {
  /// The same rectangle seen from `corner`.
  func moved(by corner: Point) -> Rect {
    Rect(x: x - corner.x, y: y - corner.y, width: width, height: height)
  }
}

extension LaidOutScene.Text {
  /// A text for each look that its lines have: those of the baseline, those of today, then those that stayed.
  var looks: [LaidOutScene.Text] {
    guard formerLines + keptLines > 0 else { return [self] }
    let height = size * TextBlock.lineHeight
    let top = rect.center.y - height * Double(lines.count) / 2
    func part(_ range: Range<Int>) -> LaidOutScene.Text {
      var part = self
      part.lines = Array(lines[range])
      (part.formerLines, part.keptLines) = (0, 0)
      part.rect.y = top + height * Double(range.lowerBound)
      part.rect.height = height * Double(range.count)
      return part
    }
    var former = part(0..<formerLines)
    (former.change, former.isBold) = (.removed, false)
    var today = part(formerLines..<lines.count - keptLines)
    if change == .removed { today.isBold = false }
    var kept = part(lines.count - keptLines..<lines.count)
    (kept.change, kept.isBold) = (nil, false)
    return [former, today, kept].filter { !$0.lines.isEmpty }
  }
}
