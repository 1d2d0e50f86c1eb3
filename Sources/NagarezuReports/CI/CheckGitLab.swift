import NagarezuCore
import NagarezuText

/// The check as GitLab's Code Quality report.
///
/// What is waived is not in it; what was there before (`--against`) is there as `info`. GitLab itself marks what is new by fingerprints.
///
/// - SeeAlso: GitLab Docs, "Code Quality", section "Code Quality report format".
public struct CheckGitLab: ReportFormat {
  public static let name = "gitlab"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) throws -> String {
    let remarks = Remarks(report).all.filter { $0.bearing != .waived }
    return try JSONText.array(remarks.map { entry($0, language) }).text()
  }

  private func entry(_ remark: Remark, _ language: Language) -> JSONText {
    .object([
      "check_name": .string(remark.code),
      "description": .string("\(remark.label(in: language)) \(remark.message[language])"),
      "content": .object([
        "body": .string(
          remark.notes(in: language).map { "\($0.label): \($0.words)" }.joined(separator: "\n"))
      ]),
      "fingerprint": .string(remark.fingerprint),
      "severity": .string(severity(of: remark)),
      "location": .object([
        "path": .string(remark.span.shownFile),
        "lines": .object(["begin": .number(remark.span.line)]),
      ]),
    ])
  }

  private func severity(of remark: Remark) -> String {
    switch (remark.bearing, remark.kind) {
    case (.fails, .problem), (.fails, .idle): "blocker"
    case (.fails, .finding): "critical"
    case (.fails, .gap): "major"
    case (.shown, _): "minor"
    case (.allowed, _), (.known, _), (.waived, _): "info"
    }
  }
}
