import NagarezuCore
import NagarezuText

/// The check for people: each finding with its place in the file, its path and the approval that comes nearest.
public struct CheckText: ReportFormat {
  public static let name = "text"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) throws -> String {
    let conclusion = CheckConclusion(report).painted(in: language) + "\n"
    let summary = conclusion + CheckSummary(language: language).text(report)
    switch report.detail {
    case .verdict: return report.ending == .clean ? "" : conclusion
    case .summary: return ([summary] + unread(report, language)).joined(separator: "\n")
    case .all: break
    }
    var said = Said(lines: LongLines(width: report.width))
    let blocks =
      [summary + notJoined(report, language)]
      + report.entries.map { entry($0, report, language, &said) }
      + unread(report, language) + AgainstText(language: language).blocks(report)
      + roots(report, language)
    // Whoever has read down to the end need not go up again.
    return (blocks + (hasEntries(report) ? [conclusion] : [])).joined(separator: "\n")
  }

  /// That businesses with a common part were not judged jointly, where that was asked for.
  private func notJoined(_ report: CheckReport, _ language: Language) -> String {
    let sharing = report.entries.count { $0.head.sharesParts }
    guard !report.isJoint, sharing > 0 else { return "" }
    let note = Message(
      ja: "部品を共にする事業\(sharing)件を、合わせては調べていません（--no-joint）",
      en:
        "\(sharing) business\(sharing == 1 ? "" : "es") with a common part: not judged jointly (--no-joint)"
    )
    return note[language] + "\n"
  }

  private func hasEntries(_ report: CheckReport) -> Bool {
    report.conclusion == .unread || report.conclusion == .notJudged || report.comparison != nil
      || report.verdicts.contains { !$0.findings.isEmpty || !$0.gaps.isEmpty }
  }

  /// Which folders are the projects of what was read, where all is listed.
  private func roots(_ report: CheckReport, _ language: Language) -> [String] {
    guard report.listsAssumptions else { return [] }
    let lines = ProjectRoots(language).lines(report.roots)
    return lines.isEmpty ? [] : [lines.map { $0 + "\n" }.joined()]
  }

  /// What could not be read: which files, and every problem; no block where there is none.
  private func unread(_ report: CheckReport, _ language: Language) -> [String] {
    guard !report.problems.isEmpty else { return [] }
    let names = report.unread.map {
      "  \(SourceSpan(file: $0.path, line: 1, column: 1).shownFile)\n"
    }.joined()
    let heads = Message(
      ja: "読めないので、調べていないモデル", en: "models that cannot be read and were not judged")
    let problems = ProblemText(language).text(
      report.problems, width: report.width, line: report.sourceLine)
    return (names.isEmpty ? [] : ["\(heads[language])\n\(names)"]) + [problems]
  }

  /// What the run has said and need not say again.
  private struct Said {
    /// The codes whose cure was said.
    var cured: Set<String> = []
    /// Shape: long path of the model at hand → the first finding that said it.
    var paths: [Way: String] = [:]
    var lines: LongLines

    struct Way: Hashable {
      let path: Path
      let passage: Passage?
    }
  }

  private func entry(
    _ entry: CheckReport.Entry, _ report: CheckReport, _ language: Language, _ said: inout Said
  ) -> String {
    switch entry {
    case .judged(let verdict): model(verdict, report, language, &said)
    case .plain(let head): HeadText(head, language).whole(listing: report.listsAssumptions)
    }
  }

  private func model(
    _ verdict: Verdict, _ report: CheckReport, _ language: Language, _ said: inout Said
  ) -> String {
    said.paths = [:]
    let phrases = Phrases(model: verdict.model, language: language)
    let head = HeadText(ModelHead(verdict), language)
    var text = head.opening
    if let reason = verdict.nothingChecked {
      text +=
        verdict.day == nil
        ? phrases.say("  \(reason.ja)\n", "  \(reason.en)\n")
        : phrases.say("  この日は\(reason.ja)\n", "  on this day: \(reason.en)\n")
    }
    text += head.notes
    for finding in verdict.errors {
      text += "\n" + self.finding(finding, phrases, report, &said)
    }
    for gap in verdict.gaps {
      text +=
        "\n"
        + entry(
          Ink.paint("\(phrases.say("不明", "gap"))[\(gap.kind.rawValue)]", .open)
            + " \(gap.message[language])",
          gap.span, report, &said, notes: []) + cure(gap.kind.rawValue, phrases, &said.cured)
    }
    for finding in verdict.warnings {
      text += "\n" + self.finding(finding, phrases, report, &said)
    }
    let waived = verdict.findings.filter(\.isWaived)
    if !waived.isEmpty {
      text += "\n" + phrases.say("留保されている指摘", "waived findings") + "\n"
      for finding in waived { text += self.waived(finding, phrases) }
    }
    return text + head.assumptions(areListed: report.listsAssumptions)
  }

  private func finding(
    _ finding: Finding, _ phrases: Phrases, _ report: CheckReport, _ said: inout Said
  ) -> String {
    let told = FindingNotes(phrases: phrases)
    var notes = told.cells(finding) + told.capacity(finding)
    if let path = finding.path, !path.steps.isEmpty {
      notes.append((told.pathLabel, self.path(path, of: finding, phrases, &said.paths)))
    }
    notes += told.related(finding) + told.nearest(finding)
    let (label, tone): (String, Ink.Tone) =
      finding.severity == .error
      ? (phrases.say("指摘", "finding"), .bad) : (phrases.say("警告", "warning"), .open)
    return entry(
      Ink.paint("\(label)[\(finding.rule)]", tone) + " \(finding.message[phrases.language])",
      finding.span, report, &said, notes: notes) + id(finding)
      + cure(finding.rule, phrases, &said.cured)
  }

  /// Steps past which a path is said once and then referred to, and past which its middle is left out.
  private static let (longPath, longestPath) = (12, 40)

  private func path(
    _ path: Path, of finding: Finding, _ phrases: Phrases, _ known: inout [Said.Way: String]
  ) -> String {
    if path.steps.count > Self.longPath {
      let way = Said.Way(path: path, passage: finding.passage)
      if let first = known[way] { return phrases.say("\(first) と同じ", "as of \(first)") }
      known[way] = finding.id
    }
    return phrases.path(path, endingWith: finding.passage, most: Self.longestPath)
  }

  /// A headline, its place, the line of the file with a mark under the column, and notes.
  private func entry(
    _ headline: String, _ span: SourceSpan, _ report: CheckReport, _ said: inout Said,
    notes: [(String, String)]
  ) -> String {
    let excerpt = report.sourceLine(span).map { said.lines.excerpt($0, at: span) }
    var text = ProblemText.headed(headline, span, excerpt: excerpt)
    for (name, value) in notes { text += note(name, value) }
    return text
  }

  private func id(_ finding: Finding) -> String {
    Ink.paint("    = id: \(finding.id)", .faint) + "\n"
  }

  private func note(_ name: String, _ value: String) -> String { "    = \(name): \(value)\n" }

  /// The last line of the first entry of each code: how to mend it, as its page says.
  private func cure(_ code: String, _ phrases: Phrases, _ cured: inout Set<String>) -> String {
    guard let cure = Rules.cure(of: code), cured.insert(code).inserted else { return "" }
    return note(phrases.say("直し方", "cure"), cure[phrases.language])
  }

  private func waived(_ finding: Finding, _ phrases: Phrases) -> String {
    guard let waiver = finding.waiver.map({ phrases.model[$0] }) else { return "" }
    let until = phrases.say(JapaneseEra.written(waiver.until), "\(waiver.until)")
    return "  [\(finding.rule)] \(finding.message[phrases.language])\n"
      + phrases.say(
        "    理由: \(waiver.reason)（\(waiver.owner)、\(until)まで）\n",
        "    reason: \(waiver.reason) (\(waiver.owner), until \(until))\n")
      + Ink.paint("    id: \(finding.id)", .faint) + "\n"
  }
}
