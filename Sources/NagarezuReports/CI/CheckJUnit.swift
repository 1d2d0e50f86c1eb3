import NagarezuCore
import NagarezuText

/// The check as JUnit's XML, which every CI shows: a rule is a suite, a finding a failure, a rule without findings a pass, a gap an
/// error, what cannot be read an error, and what is waived or was there before is skipped with the reason.
///
/// A test fails exactly where the run does not end with 0.
public struct CheckJUnit: ReportFormat {
  public static let name = "junit"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) -> String {
    let remarks = Remarks(report).all
    // A rule that judged nothing has not passed.
    let passed =
      report.judged == .unread || report.judged == .notJudged ? [] : Rules.titles.keys.sorted()
    let codes = Set(passed).union(remarks.map(\.code))
      .sorted { $0.precedesByBytes($1) }
    let suites = codes.map { code in
      Suite(code, remarks.filter { $0.code == code }, report, language)
    }
    var markup = XMLMarkup()
    markup.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let name = escaped("nagarezu check: " + CheckConclusion(report).words(in: language))
    markup.element("testsuites", [("name", name)] + counts(suites.flatMap(\.cases))) { markup in
      for suite in suites { suite.write(&markup) }
      markup.append("\n")
    }
    return markup.text + "\n"
  }

  /// The tests of one code.
  private struct Suite {
    let name: String
    let cases: [Case]

    init(_ code: String, _ remarks: [Remark], _ report: CheckReport, _ language: Language) {
      let title = remarks.first?.title(in: language) ?? Rules.titles[code]?[language] ?? code
      name = "\(code) \(title)"
      cases =
        remarks.isEmpty
        ? [Case(code, language)] : remarks.map { Case($0, report, language) }
    }

    func write(_ markup: inout XMLMarkup) {
      markup.append("\n  ")
      markup.element("testsuite", [("name", escaped(name))] + counts(cases)) { markup in
        for test in cases { test.write(&markup) }
        markup.append("\n  ")
      }
    }
  }

  /// One test.
  fileprivate struct Case {
    /// The element that says how it ended; `nil` for a pass.
    let ending: String?
    private let attributes: XMLMarkup.Attributes
    private let message: String
    private let lines: [String]
    private let type: String

    /// The test of a rule that found nothing.
    init(_ code: String, _ language: Language) {
      ending = nil
      let name = language == .ja ? "指摘なし" : "nothing found"
      attributes = [("classname", code), ("name", escaped(name))]
      (message, lines, type) = ("", [], code)
    }

    init(_ remark: Remark, _ report: CheckReport, _ language: Language) {
      let file = remark.span.shownFile
      attributes = [
        ("classname", escaped(file)),
        ("name", escaped(remark.id.isEmpty ? remark.label(in: language) : remark.id)),
        ("file", escaped(file)), ("line", "\(remark.span.line)"),
      ]
      type = remark.code
      let said = "\(remark.label(in: language)) \(remark.message[language])"
      lines =
        [said, "--> \(remark.span.shown)"]
        + remark.notes(in: language).map { "\($0.label): \($0.words)" }
      switch (remark.bearing, remark.kind) {
      case (.fails, .finding): (ending, message) = ("failure", said)
      case (.fails, _): (ending, message) = ("error", said)
      case (.shown, _): (ending, message) = (nil, said)
      case (.allowed, _): (ending, message) = ("skipped", "--allow-gaps")
      case (.known, _):
        let old = report.comparison?.oldName ?? ""
        ending = "skipped"
        message = language == .ja ? "「\(old)」にもある" : "also in '\(old)'"
      case (.waived, _):
        ending = "skipped"
        message = remark.waiver.map { "\($0.reason)" + language.bracketed($0.owner) } ?? ""
      }
    }

    func write(_ markup: inout XMLMarkup) {
      markup.append("\n    ")
      markup.element("testcase", attributes) { markup in
        let body = lines.map(escaped).joined(separator: "\n")
        switch ending {
        case "skipped"?: markup.element("skipped", [("message", escaped(message))])
        case let ending?:
          markup.element(ending, [("message", escaped(message)), ("type", escaped(type))]) {
            $0.append(body)
          }
        case nil where !lines.isEmpty: markup.element("system-out", []) { $0.append(body) }
        case nil: break
        }
      }
    }
  }
}

/// The text, however long, as the content of an element or of a quoted attribute.
private func escaped(_ text: String) -> String { XMLText.inPieces(text, XMLText.escaped) }

private func counts(_ cases: [CheckJUnit.Case]) -> XMLMarkup.Attributes {
  func count(_ ending: String) -> String { "\(cases.count { $0.ending == ending })" }
  return [
    ("tests", "\(cases.count)"), ("failures", count("failure")), ("errors", count("error")),
    ("skipped", count("skipped")),
  ]
}
