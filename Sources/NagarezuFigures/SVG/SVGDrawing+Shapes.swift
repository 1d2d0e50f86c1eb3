import NagarezuText

extension SVGDrawing {
  /// The outline of a kind of box, with what is inside it: the lid of a store, a fold, an inner border.
  func drawShape(
    _ shape: Scene.Box.Shape, _ r: Rect, _ whole: DiagramStyle.Body, _ svg: inout SVGWriter
  ) {
    let size = Size(r.width, r.height)
    let body = SVGWriter.attributes(whole)
    let outline = SVGWriter.attributes(.init(fill: nil, border: whole.border))
    let stroke = whole.border?.color ?? style.ink
    let n = XMLText.number
    switch shape {
    case .person:
      svg.ellipse(r, body)
    case .store:
      let (rx, ry) = (r.width / 2, Scene.Box.Shape.lid(size))
      svg.path(
        "M\(n(r.x)) \(n(r.y + ry))a\(n(rx)) \(n(ry)) 0 0 1 \(n(r.width)) 0V\(n(r.maxY - ry))"
          + "a\(n(rx)) \(n(ry)) 0 0 1 \(n(-r.width)) 0z", body)
      svg.path(
        "M\(n(r.x)) \(n(r.y + ry))a\(n(rx)) \(n(ry)) 0 0 0 \(n(r.width)) 0", outline)
    case .sheet:
      let fold = Scene.Box.Shape.fold(size)
      svg.path(
        "M\(n(r.x)) \(n(r.y))H\(n(r.maxX - fold))L\(n(r.maxX)) \(n(r.y + fold))V\(n(r.maxY))H\(n(r.x))z",
        body)
      svg.path(
        "M\(n(r.maxX - fold)) \(n(r.y))V\(n(r.y + fold))H\(n(r.maxX))",
        [("fill", "none"), ("stroke", stroke), ("stroke-width", "1")])
    case .work:
      // Its bounds, as every other outline begins with them: what reads a figure takes boxes by them.
      svg.rect(r, radius: 0, [("fill", "none")])
      svg.polygon(ShapeOutline.octagon(r), body)
    case .terminal:
      svg.rect(r, radius: 3, body)
      svg.rect(
        r.inset(by: Scene.Box.Shape.gap(size)), radius: 2,
        [("fill", "none"), ("stroke", stroke), ("stroke-width", "0.6")])
    case .hands, .unknown:
      svg.rect(r, radius: 9, body)
    case .system:
      svg.rect(r, radius: 2, body)
    }
  }
}
