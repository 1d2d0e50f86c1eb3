import NagarezuCore
import NagarezuText

/// The rules and gaps there are, and the page of each.
public struct RuleList: Sendable {
  /// All of them.
  public init() {}

  private var codes: [String] { Rules.titles.keys.sorted { $0.precedesByBytes($1) } }

  /// One line each, in order of code: code, severity, title.
  public func text(in language: Language) -> String {
    Document.Grid(
      headings: [],
      rows: codes.map { code in
        [code, word(code)[language], Rules.titles[code]?[language] ?? ""].map { [.plain($0)] }
      }
    ).text
  }

  /// `{"schema": "nagarezu/rules/1", "rules": [{"code", "severity", "title": {"ja", "en"}}]}`, in order of code.
  public func json() throws -> String {
    try JSONText.object([
      "schema": .string("nagarezu/rules/1"),
      "rules": .array(
        codes.map { code in
          .object([
            "code": .string(code), "severity": .string(word(code).en),
            "title": .object([
              "ja": .string(Rules.titles[code]?.ja ?? ""),
              "en": .string(Rules.titles[code]?.en ?? ""),
            ]),
          ])
        }),
    ]).text()
  }

  /// The page of a code; `nil` for one that no rule and no gap has.
  public func page(of code: String, in language: Language) -> String? {
    guard let title = Rules.titles[code], let page = Rules.pages[code] else { return nil }
    let heading =
      language == .ja
      ? "\(code) \(title.ja)（\(word(code).ja)）" : "\(code) \(title.en) (\(word(code).en))"
    return heading + "\n\n" + page[language] + "\n"
  }

  /// What a run says of it: error, warning, or a gap.
  private func word(_ code: String) -> Message {
    if code.hasPrefix("G-") { return Message(ja: "不明", en: "gap") }
    let rule = Rules.all.first { type(of: $0).code == code }
    switch rule.map({ type(of: $0).severity }) ?? .error {
    case .error: return Message(ja: "指摘", en: "error")
    case .warning: return Message(ja: "警告", en: "warning")
    }
  }
}

/// The list of rules, a line each.
public struct RulesText: ReportFormat {
  public static let name = "text"

  public init() {}

  public func render(_ rules: RuleList, in language: Language) -> String {
    rules.text(in: language)
  }
}

/// `nagarezu/rules/1`, which holds both languages.
public struct RulesJSON: ReportFormat {
  public static let name = "json"

  public init() {}

  public func render(_ rules: RuleList, in language: Language) throws -> String {
    try rules.json()
  }
}
