import NagarezuText

/// Writes words as a slide holds them: they stay words, in lines broken where the figure broke them.
struct SlideText {
  let style: DiagramStyle
  let font: String

  /// The words of a shape, each text a paragraph, in the place that the figure gave them.
  func body(
    _ texts: [LaidOutScene.Text], in rect: Rect, mayOverflow: Bool, element: String,
    _ xml: inout XMLMarkup
  ) {
    xml.element(element) { xml in
      var attributes = [
        ("wrap", mayOverflow ? "none" : "square"), ("rtlCol", "0"), ("anchor", "ctr"),
      ]
      let left = texts.filter { $0.anchor == .start }.map { $0.rect.x - rect.x }.min() ?? 0
      let right = texts.filter { $0.anchor == .end }.map { rect.maxX - $0.rect.maxX }.min() ?? 0
      let top = (texts.map(\.rect.y).min() ?? rect.y) - rect.y
      let bottom = rect.maxY - (texts.map(\.rect.maxY).max() ?? rect.maxY)
      for (name, inset) in [("lIns", left), ("tIns", top), ("rIns", right), ("bIns", bottom)] {
        attributes.append((name, String(SlideMarkup.units(max(0, inset)))))
      }
      xml.element("a:bodyPr", attributes) { $0.element("a:noAutofit") }
      xml.element("a:lstStyle")
      paragraphs(texts, &xml)
    }
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
        let look = style.words(of: text, isFormer: position < text.formerLines)
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
      for script in ["latin", "ea", "cs"] {
        // A Japanese sans-serif, so that a machine without the font finds another one of its kind.
        var attributes = [("typeface", XMLText.escaped(font))]
        if script == "ea" { attributes += [("pitchFamily", "50"), ("charset", "-128")] }
        xml.element("a:\(script)", attributes)
      }
    }
  }
}
