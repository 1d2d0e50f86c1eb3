import NagarezuCore
import NagarezuText

/// The figure as `render` draws it, the controls that bring it to life, and the place for the card of what is picked.
struct FigurePart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  var part: PageSetting.Part {
    if let fault = page.figure.fault {
      return page.section(.figure, [.element("p", ["class": "fault"], both: fault)])
    }
    let after = sheets(page.figure.pages, side: "after")
    let before = sheets(page.figure.before, side: "before")
    return page.section(
      .figure,
      [
        tools,
        .element(
          "div", ["class": "stage"],
          [
            .element("div", ["class": "leaves"], before + after),
            .element(
              "aside",
              [
                "class": "card scripted", "id": page.id("card"), "aria-live": "polite",
                "tabindex": "-1", "aria-label": PageWords.card[page.language],
                "data-label-ja": PageWords.card.ja, "data-label-en": PageWords.card.en,
              ], []),
          ]),
      ])
  }

  /// What a script fills and listens to.
  private var tools: HTML {
    func choice(_ name: String, _ label: Message) -> HTML {
      .element(
        "label", ["class": "choice"],
        [.both(label), .element("select", ["data-choice": name], [])])
    }
    func button(_ name: String, _ sign: String, _ label: Message) -> HTML {
      .element(
        "button",
        [
          "type": "button", "data-zoom": name, "aria-label": label[page.language],
          "data-label-ja": label.ja, "data-label-en": label.en,
        ], words: sign)
    }
    let sides =
      page.figure.before.isEmpty
      ? []
      : [
        HTML.element(
          "div", ["class": "sides", "role": "group"],
          [("before", PageWords.before), ("after", PageWords.after)].map { name, label in
            .element(
              "button", ["type": "button", "data-side": name, "aria-pressed": "false"], both: label)
          })
      ]
    return .element(
      "div", ["class": "tools scripted"],
      [
        choice("item", PageWords.item), choice("party", PageWords.party),
        choice("finding", PageWords.finding),
      ] + sides + [
        .element(
          "div", ["class": "zoom", "role": "group"],
          [
            button("in", "＋", PageWords.zoomIn), button("out", "－", PageWords.zoomOut),
            button("fit", "⤢", PageWords.fit),
          ]), days,
      ])
  }

  private var days: HTML {
    .element(
      "div", ["class": "days"],
      [
        .element(
          "label",
          [
            .both(PageWords.day),
            .element(
              "input", ["type": "range", "data-days": "", "min": "0", "max": "0", "value": "0"], []),
          ]), .element("output", ["class": "day"], []),
        .element("ul", ["class": "events"], []),
      ])
  }

  private func sheets(_ pages: [String], side: String) -> [HTML] {
    pages.enumerated().map { place, svg in
      .element(
        "div",
        ["class": "leaf", "data-side": side, "data-sheet": String(place + 1)],
        [.verbatim(Self.inline(svg))])
    }
  }

  /// An SVG document without the line that only stands before a file.
  private static func inline(_ svg: String) -> String {
    guard svg.hasPrefix("<?xml"), let end = svg.firstRange(of: "?>\n") else { return svg }
    return String(svg[end.upperBound...])
  }
}
