import NagarezuCore
import NagarezuReports
import NagarezuText

/// A business, and what the page shows of it.
struct BusinessPage {
  let business: Survey.Business
  let content: PageContent
  let language: Language
  /// `nil` where it is the only one on the page, and addresses need not name it.
  let number: Int?
  /// What is known of this business alone: its tables are made of it.
  let survey: Survey

  var model: Model { business.model }
  var verdict: Verdict { business.verdict }
  var figure: PageFigure {
    content.figures.indices.contains(business.place)
      ? content.figures[business.place] : PageFigure(pages: [])
  }

  init(
    _ business: Survey.Business, of content: PageContent, _ language: Language, isAlone: Bool
  ) {
    self.business = business
    self.content = content
    self.language = language
    number = isAlone ? nil : business.place + 1
    let verdict = business.verdict
    survey = isAlone ? content.survey : Survey([business.model], on: content.run.day) { [verdict] }
  }

  /// The id of its part of that name.
  func id(_ part: String) -> String { "b\(business.place + 1)-\(part)" }

  func address(_ pairs: KeyValuePairs<String, String>) -> Address { Address(of: number, pairs) }

  func phrases(_ language: Language) -> Phrases { Phrases(model: model, language: language) }

  /// Words about it in both languages.
  func words(_ say: (Phrases) -> String) -> Message { Message { say(phrases($0)) } }

  /// A section of the page with a heading, which the views show and hide.
  func section(_ view: PageView, _ content: [HTML]) -> PageSetting.Part {
    let name = id(view.rawValue)
    return (
      name,
      .element(
        "section",
        attributes: [
          ("id", name), ("class", "view"), ("data-view", view.rawValue),
          ("data-business", String(business.place + 1)), ("aria-labelledby", name + "-title"),
          ("tabindex", "-1"),
        ],
        [.element(number == nil ? "h2" : "h3", ["id": name + "-title"], both: view.title)] + content
      )
    )
  }

  /// Its parts, in order.
  var parts: [PageSetting.Part] {
    [
      BusinessHeadPart(self).part, FigurePart(self).part, FindingsPart(self).part,
      MatrixPart(self).part, AskPart(self).part, PapersPart(self).part, TablesPart(self).part,
    ]
  }
}

/// The views of a business, as addresses name them.
enum PageView: String, CaseIterable {
  case figure, findings, matrix, ask, papers, tables

  var title: Message {
    switch self {
    case .figure: Message(ja: "図", en: "Figure")
    case .findings: Message(ja: "指摘と不明", en: "Findings and gaps")
    case .matrix: Message(ja: "主体と項目", en: "Parties and items")
    case .ask: Message(ja: "聞く", en: "Ask")
    case .papers: Message(ja: "承認と暦", en: "Approvals and dates")
    case .tables: Message(ja: "流れの表", en: "Flows")
    }
  }
}
