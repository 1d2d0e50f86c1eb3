import NagarezuCore
import NagarezuReports
import NagarezuText

/// The page of every rule that something was found by, as `explain` prints it.
struct RulesPart {
  private let codes: [String]

  init(_ pages: [BusinessPage]) {
    codes = Set(
      pages.flatMap { page in
        page.verdict.findings.map(\.rule) + page.verdict.gaps.map(\.kind.rawValue)
      }
    ).sorted { $0.precedesByBytes($1) }
  }

  var part: PageSetting.Part {
    let entries = codes.map { code in
      HTML.element(
        "details", ["id": "rule=\(code)", "class": "rule"],
        [.element("summary", both: title(code))] + paragraphs(code))
    }
    return (
      "page-rules",
      .element(
        "section", ["id": "page-rules", "class": "rules", "aria-labelledby": "page-rules-title"],
        codes.isEmpty
          ? [] : [.element("h2", ["id": "page-rules-title"], both: PageWords.rules)] + entries)
    )
  }

  /// Shape: language → the paragraphs of the page.
  private func lines(_ code: String, _ language: Language) -> [Substring] {
    (RuleList().page(of: code, in: language) ?? code).split(separator: "\n")
  }

  private func title(_ code: String) -> Message { Message { String(lines(code, $0).first ?? "") } }

  private func paragraphs(_ code: String) -> [HTML] {
    [Language.ja, .en].map { language in
      .element(
        "div", ["lang": language.rawValue],
        lines(code, language).dropFirst().map { .element("p", words: String($0)) })
    }
  }
}
