/// What a comparison adds to a figure: halos, crosses, tables of changed reach.
extension SVGDrawing {
  /// A wide pale line under an arrow that brings something new.
  func drawHalo(_ arrow: LaidOutScene.Arrow, _ svg: inout SVGWriter) {
    drawHalo(arrow.curve, data: data(of: arrow.arrow.keys), &svg)
  }

  /// The same where it is none of the picture's, such as a sample.
  func drawHalo(_ curve: [Point], data: SVGWriter.Attributes = [], _ svg: inout SVGWriter) {
    svg.openGroup("new-reach", data: data)
    svg.curve(curve, style.halo)
    svg.closeGroup()
  }

  /// A small × on each removed arrow.
  func drawCrosses(_ page: LaidOutScene.Page, _ svg: inout SVGWriter) {
    for center in page.crosses {
      svg.openGroup("removed")
      for side in [1.0, -1.0] {
        svg.line(
          center + Point(-4, -4 * side), center + Point(4, 4 * side),
          [("stroke", style.marks.removedInk), ("stroke-width", "1.6")])
      }
      svg.closeGroup()
    }
  }

  func draw(_ cell: LaidOutScene.Cell, _ svg: inout SVGWriter) {
    svg.rect(
      cell.rect, radius: 0, SVGWriter.attributes(.init(fill: nil, border: style.tableBorder)))
    svg.text(cell.text)
  }
}
