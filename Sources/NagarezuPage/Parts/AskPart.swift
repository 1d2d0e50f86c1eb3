import NagarezuCore
import NagarezuText

/// Where a reader asks: a script answers from the facts of the page.
struct AskPart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  var part: PageSetting.Part {
    let name = page.id("question")
    return page.section(
      .ask,
      [
        .element("p", ["class": "unscripted"], both: PageWords.needsScript),
        .element(
          "div", ["class": "ask scripted"],
          [
            .element("label", ["for": name], both: PageWords.question),
            .element(
              "input",
              [
                "type": "search", "id": name, "data-question": "", "autocomplete": "off",
                "aria-describedby": name + "-help",
              ], []),
            .element("p", ["id": name + "-help", "class": "hint"], both: PageWords.examples),
            .element("div", ["class": "answers"], []),
          ]),
      ])
  }
}
