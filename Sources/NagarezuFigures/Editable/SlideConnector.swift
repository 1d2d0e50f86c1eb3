import NagarezuText

/// Writes an arrow, or a piece of one, as a connector glued at both ends.
///
/// LibreOffice 7.4 finds a way of its own for a bent connector, whatever its corners are in the file, through boxes and
/// words: its middle piece lies halfway between the ends. Only arrows that are drawn so are bent connectors here; others
/// are chains of straight ones, which all programs draw where they are. See ``SlideDrawing``.
///
/// - SeeAlso: ECMA-376-1:2016, 20.1.9.18 and presetShapeDefinitions.xml (`bentConnector3`).
struct SlideConnector {
  /// A shape's number and the position of the place where it is touched.
  typealias Glue = (shape: Int, site: Int)

  /// From end to end, by way of two corners or none.
  let points: [Point]
  let border: DiagramStyle.Stroke
  var start: Glue?
  var end: Glue?
  /// Whether there is a point at the start and at the end.
  var heads = (start: false, end: false)

  /// So far, in points, a middle piece may lie from halfway.
  private static let tolerance = 2.0

  /// Whether one connector with these corners looks the same in all programs.
  static func canFollow(_ points: [Point]) -> Bool {
    guard points.count == 4 else { return points.count == 2 }
    let (from, to) = (points[0], points[3])
    let isLevel = points[1].y == from.y && points[2].y == to.y && points[1].x == points[2].x
    let isUpright = points[1].x == from.x && points[2].x == to.x && points[1].y == points[2].y
    let half = Point((from.x + to.x) / 2, (from.y + to.y) / 2)
    return isLevel && abs(points[1].x - half.x) < tolerance
      || isUpright && abs(points[1].y - half.y) < tolerance
  }

  func write(_ id: Int, name: String, description: String, _ xml: inout XMLMarkup) {
    xml.element("p:cxnSp") { xml in
      xml.element("p:nvCxnSpPr") { xml in
        SlideMarkup.name(id, name, description, &xml)
        xml.element("p:cNvCxnSpPr") { xml in
          for (element, glue) in [("a:stCxn", start), ("a:endCxn", end)] {
            guard let glue else { continue }
            xml.element(element, [("id", String(glue.shape)), ("idx", String(glue.site))])
          }
        }
        xml.element("p:nvPr")
      }
      xml.element("p:spPr") { xml in
        if points.count > 2 { bent(&xml) } else { straight(&xml) }
        SlideMarkup.border(border, heads: heads, &xml)
      }
    }
  }

  private func straight(_ xml: inout XMLMarkup) {
    let (from, to) = (points[0], points[points.count - 1])
    let rect = Rect(
      x: min(from.x, to.x), y: min(from.y, to.y), width: abs(to.x - from.x),
      height: abs(to.y - from.y))
    let flips = (to.x < from.x ? [("flipH", "1")] : []) + (to.y < from.y ? [("flipV", "1")] : [])
    SlideMarkup.place(rect, turned: flips, &xml)
    xml.element("a:prstGeom", [("prst", "line")]) { $0.element("a:avLst") }
  }

  /// The program's own connector leaves level from the top left corner and ends at the bottom right one; turned by a
  /// right angle and flipped it does what the arrow does.
  private func bent(_ xml: inout XMLMarkup) {
    let (from, to) = (points[0], points[points.count - 1])
    let step = to - from
    let isTurned = points[1].x == from.x
    let size = Size(abs(isTurned ? step.y : step.x), abs(isTurned ? step.x : step.y))
    let flips = isTurned ? (step.y < 0, step.x > 0) : (step.x < 0, step.y < 0)
    var turned: XMLMarkup.Attributes = isTurned ? [("rot", "5400000")] : []
    if flips.0 { turned.append(("flipH", "1")) }
    if flips.1 { turned.append(("flipV", "1")) }
    let center = Point((from.x + to.x) / 2, (from.y + to.y) / 2)
    SlideMarkup.place(Rect(center: center, size: size), turned: turned, &xml)
    let share =
      isTurned ? (points[1].y - from.y) / step.y : (points[1].x - from.x) / step.x
    xml.element("a:prstGeom", [("prst", "bentConnector3")]) { xml in
      xml.element("a:avLst") { xml in
        let value = Int((share * 100_000).rounded())
        xml.element("a:gd", [("name", "adj1"), ("fmla", "val \(value)")])
      }
    }
  }
}
