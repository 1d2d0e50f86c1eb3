import NagarezuText

/// Writes an arrow, or a piece of one, as a connector glued at both ends: straight, with one corner, or with two halfway.
///
/// LibreOffice 7.4 finds a way of its own for an elbow connector, whatever its adjust values are: its middle piece lies halfway
/// between the ends. One that has a single corner, or two just there, is the same in all programs; see ``SlideWay``.
///
/// - SeeAlso: ECMA-376-1:2016, 20.1.9.18 and presetShapeDefinitions.xml (`bentConnector2`, `bentConnector3`).
struct SlideConnector {
  /// A shape's number and the position of the place where it is touched.
  typealias Glue = (shape: Int, site: Int)

  /// From end to end, by way of two corners at most.
  let points: [Point]
  let border: DiagramStyle.Stroke
  var start: Glue?
  var end: Glue?
  /// Whether there is a point at the start and at the end.
  var heads = (start: false, end: false)

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
    xml.element("a:prstGeom", [("prst", "straightConnector1")]) { $0.element("a:avLst") }
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
    xml.element("a:prstGeom", [("prst", "bentConnector\(points.count - 1)")]) { xml in
      xml.element("a:avLst") { xml in
        guard points.count == 4 else { return }
        let share =
          isTurned ? (points[1].y - from.y) / step.y : (points[1].x - from.x) / step.x
        let value = Int((share * 100_000).rounded())
        xml.element("a:gd", [("name", "adj1"), ("fmla", "val \(value)")])
      }
    }
  }
}
