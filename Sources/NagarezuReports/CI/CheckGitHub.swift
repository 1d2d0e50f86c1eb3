import NagarezuCore
import NagarezuText

/// The check as workflow commands of GitHub Actions, which annotate the lines of a pull request.
///
/// GitHub shows ten annotations of a level in a step and drops the rest, so that of more the tenth counts those that are left out.
///
/// - SeeAlso: GitHub Docs, "Workflow commands for GitHub Actions".
public struct CheckGitHub: ReportFormat {
  public static let name = "github"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) -> String {
    let remarks = Remarks(report)
    var text = ""
    for level in Level.allCases {
      let those = remarks.all.filter { Level($0.bearing) == level }
      let room = Self.most - (level == .notice ? 1 : 0)
      let shown = those.count > room ? those.prefix(room - 1) : those[...]
      for remark in shown { text += command(level, remark, language) }
      let rest = those.count - shown.count
      if rest > 0 { text += command(level, rest: rest, language) }
    }
    let verdict = CheckConclusion(report).text(in: language) + compared(report, language)
    return text + "::notice::\(Self.escaped(verdict))\n"
  }

  private static let most = 10

  private enum Level: String, CaseIterable {
    case error, warning, notice

    /// `nil` for what is not told on a line.
    init?(_ bearing: Remark.Bearing) {
      switch bearing {
      case .fails: self = .error
      case .shown: self = .warning
      case .allowed: self = .notice
      // Nobody who changes something is bothered with what was there: it is counted.
      case .known, .waived: return nil
      }
    }
  }

  private func command(_ level: Level, _ remark: Remark, _ language: Language) -> String {
    let title = "\(remark.label(in: language)) \(remark.title(in: language))"
    let properties = [
      ("file", remark.span.shownFile), ("line", "\(remark.span.line)"),
      ("col", "\(remark.span.column)"), ("title", title),
    ]
    let lines =
      [remark.message[language]]
      + remark.notes(in: language).map { "\($0.label): \($0.words)" }
    let head = properties.map { name, value in "\(name)=\(Self.escaped(property: value))" }
    let body = lines.map { Self.escaped($0) }
    return "::\(level.rawValue) \(head.joined(separator: ","))::\(body.joined(separator: "%0A"))\n"
  }

  private func command(_ level: Level, rest: Int, _ language: Language) -> String {
    let words = Message(
      ja: "ほかに\(rest)件ある。全ては nagarezu check の出力にある",
      en: "and \(rest) more; the output of nagarezu check has them all")
    return "::\(level.rawValue)::\(words[language])\n"
  }

  private func compared(_ report: CheckReport, _ language: Language) -> String {
    guard let findings = report.comparison?.against.findings else { return "" }
    let (new, mended, known) = (findings.new.count, findings.mended.count, findings.known.count)
    let words = Message(
      ja: "新しい指摘\(new)件、なくなった指摘\(mended)件、前からある指摘\(known)件",
      en: "\(new) new, \(mended) mended, \(known) known")
    return language.bracketed(words[language])
  }

  /// A message: nothing in it ends the command.
  static func escaped(_ text: String) -> String {
    // First of all what cannot be seen, line ends among it, is written out as everywhere.
    VisibleText.written(text).replacing("%", with: "%25").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
  }

  /// A property: nothing in it ends that either.
  static func escaped(property text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
