import NagarezuText

/// Writes the outline of a shape.
struct SlideGeometry {
  let size: Size

  func write(_ form: SlideMarkup.Form, _ xml: inout XMLMarkup) {
    switch form {
    case .preset(let preset):
      xml.element("a:prstGeom", [("prst", preset.name)]) { xml in
        xml.element("a:avLst") { xml in
          for (name, value) in preset.adjustments(of: size) {
            xml.element("a:gd", [("name", name), ("fmla", "val \(value)")])
          }
        }
      }
    case .outline(let outline): write(outline, &xml)
    }
  }

  private func write(_ outline: ShapeOutline, _ xml: inout XMLMarkup) {
    let (w, h) = (SlideMarkup.units(size.width), SlideMarkup.units(size.height))
    xml.element("a:custGeom") { xml in
      for name in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] { xml.element(name) }
      xml.element("a:rect", [("l", "l"), ("t", "t"), ("r", "r"), ("b", "b")])
      xml.element("a:pathLst") { xml in
        path(outline.body, [("w", String(w)), ("h", String(h)), ("stroke", "0")], &xml)
        path(outline.details, [("w", String(w)), ("h", String(h)), ("fill", "none")], &xml)
      }
    }
  }

  private func path(
    _ steps: [ShapeOutline.Step], _ attributes: XMLMarkup.Attributes, _ xml: inout XMLMarkup
  ) {
    xml.element("a:path", attributes) { xml in
      for step in steps {
        switch step {
        case .move(let point): xml.element("a:moveTo") { Self.point(point, &$0) }
        case .line(let point): xml.element("a:lnTo") { Self.point(point, &$0) }
        case .arc(let radii, let from, let sweep):
          xml.element(
            "a:arcTo",
            [
              ("wR", String(SlideMarkup.units(radii.width))),
              ("hR", String(SlideMarkup.units(radii.height))),
              ("stAng", String(Int(from * 60_000))), ("swAng", String(Int(sweep * 60_000))),
            ])
        case .close: xml.element("a:close")
        }
      }
    }
  }

  private static func point(_ point: Point, _ xml: inout XMLMarkup) {
    xml.element(
      "a:pt",
      [("x", String(SlideMarkup.units(point.x))), ("y", String(SlideMarkup.units(point.y)))])
  }
}
