/// Writes one piece of an arrow: a straight connector glued at both ends.
///
/// LibreOffice 7.4 finds a way of its own for every other kind of connector, whatever the file says, across boxes and
/// words; of a straight one all programs keep both ends. Corners are joints of their own, see ``SlideDrawing``.
struct SlideConnector {
  /// A shape's number and the position of the place where it is touched.
  typealias Glue = (shape: Int, site: Int)

  let from: Point
  let to: Point
  let border: SlideMarkup.Border
  let start: Glue?
  let end: Glue?
  /// Whether there is a point at the start and at the end.
  let heads: (start: Bool, end: Bool)

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
        let rect = Rect(
          x: min(from.x, to.x), y: min(from.y, to.y), width: abs(to.x - from.x),
          height: abs(to.y - from.y))
        let flips =
          (to.x < from.x ? [("flipH", "1")] : []) + (to.y < from.y ? [("flipV", "1")] : [])
        SlideMarkup.place(rect, turned: flips, &xml)
        xml.element("a:prstGeom", [("prst", "line")]) { $0.element("a:avLst") }
        SlideMarkup.border(border, heads: heads, &xml)
      }
    }
  }
}
