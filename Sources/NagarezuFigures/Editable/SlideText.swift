import NagarezuText

/// Writes words as a slide holds them: they stay words, in lines broken where the figure broke them.
struct SlideText {
  let style: DiagramStyle

  /// The words of a shape, each text a paragraph, in the place that the figure gave them; `room` is that in which the program
  /// sets words of such a shape.
  func body(
    _ texts: [LaidOutScene.Text], in room: Rect, mayOverflow: Bool, element: String,
    _ xml: inout XMLMarkup
  ) {
    xml.element(element) { xml in
      var attributes = [
        ("wrap", mayOverflow ? "none" : "square"), ("rtlCol", "0"), ("anchor", "ctr"),
      ]
      for (name, inset) in Self.insets(texts, in: room) {
        attributes.append((name, String(SlideMarkup.units(max(0, inset)))))
      }
      xml.element("a:bodyPr", attributes) { $0.element("a:noAutofit") }
      xml.element("a:lstStyle")
      paragraphs(texts, &xml)
    }
  }

  /// Words stand in the middle of what the insets leave, or from the left or right end of it. The height is left as free as that
  /// allows: another font needs more of it.
  private static func insets(
    _ texts: [LaidOutScene.Text], in room: Rect
  ) -> [(name: String, points: Double)] {
    guard let first = texts.first else { return [] }
    let words = texts.reduce(first.rect) { $0.union($1.rect) }
    let (down, right) = (
      2 * words.center.y - room.y - room.maxY, 2 * words.center.x - room.x - room.maxX
    )
    let sides =
      switch first.anchor {
      case .start: (words.x - room.x, 0.0)
      case .middle: (right, -right)
      case .end: (0.0, room.maxX - words.maxX)
      }
    return [("lIns", sides.0), ("tIns", down), ("rIns", sides.1), ("bIns", -down)]
  }

  func paragraphs(_ texts: [LaidOutScene.Text], _ xml: inout XMLMarkup) {
    guard !texts.isEmpty else {
      xml.element("a:p") { $0.element("a:endParaRPr", [("lang", "ja-JP")]) }
      return
    }
    for text in texts { paragraph(text, &xml) }
  }

  private func paragraph(_ text: LaidOutScene.Text, _ xml: inout XMLMarkup) {
    xml.element("a:p") { xml in
      let side =
        switch text.anchor {
        case .start: "l"
        case .middle: "ctr"
        case .end: "r"
        }
      xml.element("a:pPr", [("algn", side)]) { xml in
        // In points, not in shares of the font's own height: another font keeps the lines where they are.
        xml.element("a:lnSpc") { xml in
          let height = text.size * TextBlock.lineHeight
          xml.element("a:spcPts", [("val", String(Int((height * 100).rounded())))])
        }
      }
      for (position, line) in text.lines.enumerated() {
        let look = style.words(of: text, text.standing(of: position))
        if position > 0 { xml.element("a:br") { properties(text.size, look, &$0) } }
        xml.element("a:r") { xml in
          properties(text.size, look, &xml)
          xml.element("a:t", words: line)
        }
      }
    }
  }

  private func properties(
    _ size: Double, _ look: DiagramStyle.WordLook, _ xml: inout XMLMarkup
  ) {
    var attributes = [
      ("lang", "ja-JP"), ("altLang", "en-US"), ("sz", String(Int((size * 100).rounded()))),
      ("b", look.isBold ? "1" : "0"),
    ]
    if look.isUnderlined { attributes.append(("u", "sng")) }
    if look.isStruck { attributes.append(("strike", "sngStrike")) }
    xml.element("a:rPr", attributes) { xml in
      SlideMarkup.fill(.color(look.color), &xml)
      // Those of the theme: whoever changes them there changes them on every slide.
      xml.element("a:latin", [("typeface", "+mn-lt")])
      xml.element("a:ea", [("typeface", "+mn-ea")])
    }
  }
}
