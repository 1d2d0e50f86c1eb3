import NagarezuCore
import NagarezuReports
import NagarezuText

/// The head of the page: its name, the verdict on the whole in words, and the switch of languages.
struct HeadPart {
  private let setting: PageSetting

  init(_ setting: PageSetting) { self.setting = setting }

  private var report: CheckReport { setting.content.report }

  var part: PageSetting.Part {
    (
      "page-head",
      .element(
        "header", ["id": "page-head"],
        [
          .element("div", ["class": "title"], [.element("h1", [name]), languages]), verdict,
        ] + problems)
    )
  }

  private var name: HTML {
    let businesses = setting.content.survey.businesses
    guard businesses.count == 1, let model = businesses.first?.model else {
      return .both(PageWords.businesses(businesses.count))
    }
    return .both(Message(ja: model.title, en: model.englishTitle ?? model.title))
  }

  private var languages: HTML {
    let buttons = [("ja", "日本語"), ("en", "English")].map { code, word in
      HTML.element(
        "button", ["type": "button", "data-language": code, "lang": code, "aria-pressed": "false"],
        words: word)
    }
    return .element(
      "div", ["class": "languages scripted", "role": "group", "aria-label": "日本語 / English"],
      buttons)
  }

  private var verdict: HTML {
    let conclusion = CheckConclusion(report)
    let sentence = Message(conclusion.words(in:))
    return .element(
      "div", ["id": "page-verdict", "class": "verdict \(report.conclusion.rawValue)"],
      [
        .element(
          "p", ["class": "sentence"],
          [
            .element(
              "span", ["class": "sign", "aria-hidden": "true"], words: report.conclusion.sign),
            .element("span", ["class": "words"], both: sentence),
          ]), .element("p", ["class": "asked"], both: asked),
      ])
  }

  /// The day, and what is not in the page.
  private var asked: Message {
    Message { language in
      let day = PageWords.day(setting.content.run.day)[language]
      return ([day] + setting.content.run.missing(in: language)).joined(
        separator: language == .ja ? "。" : ". ")
    }
  }

  /// What could not be read, with its line.
  private var problems: [HTML] {
    guard !report.problems.isEmpty else { return [] }
    let entries = report.problems.map { problem in
      HTML.element(
        "li",
        [
          .element("strong", words: problem.code), .text(" "), .both(problem.message),
          .excerpt(at: problem.span, report),
        ] + (problem.help.map { [.element("p", both: $0)] } ?? []))
    }
    return [
      .element(
        "section", ["id": "page-problems", "class": "problems"],
        [
          .element("h2", both: PageWords.problems(report.problems.count)),
          .element("ul", entries),
        ])
    ]
  }
}

extension CheckReport.Conclusion {
  /// A sign that tells them apart without colour.
  var sign: String {
    switch self {
    case .clean: "○"
    case .findings: "！"
    case .cannotSay, .notJudged: "？"
    case .unread: "×"
    }
  }
}

extension HTML {
  /// The place and the line of the file there, with a mark under it; the place alone where the line is not at hand.
  static func excerpt(at span: SourceSpan, _ report: CheckReport) -> HTML {
    let place = HTML.element("code", ["class": "place"], words: span.shown)
    guard let line = report.sourceLine(span) else {
      return .element("p", ["class": "source"], [place])
    }
    let excerpt = Excerpt(line: line, span: span, width: 100).text
    return .element(
      "figure", ["class": "source"],
      [
        .element("figcaption", [place]),
        .element("pre", ["tabindex": "0"], words: excerpt),
      ])
  }
}
