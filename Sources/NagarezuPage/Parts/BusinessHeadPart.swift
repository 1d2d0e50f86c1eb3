import NagarezuCore
import NagarezuReports
import NagarezuText

/// What is said of a business before anything else: the verdict on it, what was checked, whom nobody judged, and what it assumes.
struct BusinessHeadPart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  private var model: Model { page.model }
  private var report: CheckReport { CheckReport([page.verdict]) }

  var part: PageSetting.Part {
    let name = page.id("head")
    let title = HTML.element(
      "h2", ["id": name + "-title"],
      [.both(Message(ja: model.title, en: model.englishTitle ?? model.title))])
    let verdict = HTML.element(
      "p", ["class": "verdict \(report.conclusion.rawValue)"],
      [
        .element("span", ["class": "sign", "aria-hidden": "true"], words: report.conclusion.sign),
        .both(Message(CheckConclusion(report).words(in:))),
      ])
    // With one business the head of the page has said both.
    let head = page.number == nil ? [] : [title, verdict]
    return (
      name,
      .element(
        "section",
        attributes: [
          ("id", name), ("class", "business-head"),
          ("data-business", String(page.business.place + 1)),
          page.number == nil
            ? ("aria-label", model.title) : ("aria-labelledby", name + "-title"),
        ], head + [.terms(rows)] + assumptions)
    )
  }

  private var rows: [(term: HTML, said: HTML)] {
    let names =
      [model[model.authority].name] + model.sections.map { model[$0].name }
      + model.parties.filter { $0.kind == .dataSubject }.map(\.name)
    let rows: [(Message, Message)] = [
      (PageWords.file, Message(ja: model.span.shownFile, en: model.span.shownFile)),
      (PageWords.state, Message(ja: model.state.rawValue, en: model.state.english)),
      (PageWords.checked, PageWords.counts(model)),
      (PageWords.notJudged, Message { page.phrases($0).list(names) }),
    ]
    return rows.map { (.both($0), .both($1)) } + nothingChecked
  }

  private var nothingChecked: [(term: HTML, said: HTML)] {
    guard let reason = page.verdict.nothingChecked else { return [] }
    return [(.both(PageWords.reason), .both(reason))]
  }

  private var assumptions: [HTML] {
    let all = model.assumptions
    guard !all.isEmpty else { return [] }
    return [
      .element(
        "details", ["class": "assumptions"],
        [
          .element("summary", both: PageWords.assumptions(all.count)),
          .element(
            "ul",
            all.map { one in
              .element(
                "li",
                [
                  .both(one.message), .text(" "),
                  .element("code", ["class": "place"], words: one.span.shown),
                ])
            }),
        ])
    ]
  }
}
