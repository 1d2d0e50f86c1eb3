import NagarezuText

/// Writes what a shape of a slide looks like: its outline and where connectors may be glued to it.
struct SlideGeometry {
  let size: Size

  func write(_ form: SlideMarkup.Form, _ xml: inout XMLMarkup) {
    switch form {
    case .preset(let name, let radius):
      xml.element("a:prstGeom", [("prst", name)]) { xml in
        xml.element("a:avLst") { xml in
          guard let radius else { return }
          let share = radius / max(0.01, min(size.width, size.height))
          let value = Int((min(0.5, share) * 100_000).rounded())
          xml.element("a:gd", [("name", "adj"), ("fmla", "val \(value)")])
        }
      }
    case .outline(let outline, let touches): write(outline, touches, &xml)
    }
  }

  /// The middles of the sides come first, as with the program's own rectangle, for the arrows people add.
  ///
  /// LibreOffice takes the first four places of any shape for those of a rectangle whatever they are.
  private func sites(_ touches: [Touches.Touch]) -> [(point: Point, side: Touches.Side)] {
    let (w, h) = (size.width, size.height)
    return [
      (Point(w / 2, 0), .top), (Point(0, h / 2), .left), (Point(w / 2, h), .bottom),
      (Point(w, h / 2), .right),
    ] + touches.map { ($0.point, $0.side) }
  }

  /// The position of a touch among the places of its shape.
  static func site(of touch: Touches.Touch) -> Int { touch.index + 4 }

  private func write(
    _ outline: ShapeOutline, _ touches: [Touches.Touch], _ xml: inout XMLMarkup
  ) {
    let (w, h) = (SlideMarkup.units(size.width), SlideMarkup.units(size.height))
    let sites = sites(touches)
    xml.element("a:custGeom") { xml in
      xml.element("a:avLst")
      // As shares of width and height, so that they stay on the outline of a shape that is made larger.
      xml.element("a:gdLst") { xml in
        for (position, site) in sites.enumerated() {
          let (x, y) = (SlideMarkup.units(site.point.x), SlideMarkup.units(site.point.y))
          xml.element(
            "a:gd", [("name", "x\(position)"), ("fmla", "*/ \(x) w \(max(1, w))")])
          xml.element(
            "a:gd", [("name", "y\(position)"), ("fmla", "*/ \(y) h \(max(1, h))")])
        }
      }
      xml.element("a:ahLst")
      xml.element("a:cxnLst") { xml in
        for (position, site) in sites.enumerated() {
          xml.element("a:cxn", [("ang", Self.angle(site.side))]) { xml in
            xml.element("a:pos", [("x", "x\(position)"), ("y", "y\(position)")])
          }
        }
      }
      xml.element("a:rect", [("l", "l"), ("t", "t"), ("r", "r"), ("b", "b")])
      xml.element("a:pathLst") { xml in
        path(
          outline.body,
          [("w", String(w)), ("h", String(h))] + (outline.hasBorder ? [] : [("stroke", "0")]), &xml)
        if !outline.details.isEmpty {
          path(
            outline.details, [("w", String(w)), ("h", String(h)), ("fill", "none")], &xml)
        }
      }
    }
  }

  /// The direction in which a connector leaves, in sixty-thousandths of a degree clockwise from the right.
  private static func angle(_ side: Touches.Side) -> String {
    switch side {
    case .right: "0"
    case .bottom: "5400000"
    case .left: "10800000"
    case .top: "16200000"
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

  static func point(_ point: Point, _ xml: inout XMLMarkup) {
    xml.element(
      "a:pt",
      [("x", String(SlideMarkup.units(point.x))), ("y", String(SlideMarkup.units(point.y)))])
  }
}
