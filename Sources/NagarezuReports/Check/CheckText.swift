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
      + report.verdicts.map { model($0, report, language, &said) }
      + unread(report, language) + AgainstText(language: language).blocks(report)
      + roots(report, language)
    // Whoever has read down to the end need not go up again.
    return (blocks + (hasEntries(report) ? [conclusion] : [])).joined(separator: "\n")
  }

  /// That businesses with a common part were not judged jointly, where that was asked for.
  private func notJoined(_ report: CheckReport, _ language: Language) -> String {
    let sharing = report.verdicts.count { !$0.model.sharedParts.isEmpty }
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

  private func model(
    _ verdict: Verdict, _ report: CheckReport, _ language: Language, _ said: inout Said
  ) -> String {
    said.paths = [:]
    let phrases = Phrases(model: verdict.model, language: language)
    var text = head(verdict, phrases)
    if let reason = verdict.nothingChecked {
      text +=
        verdict.day == nil
        ? phrases.say("  \(reason.ja)\n", "  \(reason.en)\n")
        : phrases.say("  この日は\(reason.ja)\n", "  on this day: \(reason.en)\n")
    }
    text += exempt(phrases) + lifted(verdict, phrases)
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
    let assumptions = verdict.model.assumptions
    if !assumptions.isEmpty {
      text += "\n" + phrases.say("この結果は次の仮定に立つ", "this result stands on these assumptions") + "\n"
      text +=
        report.listsAssumptions
        ? assumptions.map { line($0, phrases) }.joined() : grouped(assumptions, phrases)
    }
    return text
  }

  private func line(_ assumption: Model.Assumption, _ phrases: Phrases) -> String {
    let place = phrases.place(assumption.span)
    return
      "  - \(assumption.message[phrases.language])\(phrases.language.bracketed(place))\n"
  }

  /// One line for each kind of thing, in the order in which the kinds first stand.
  private func grouped(_ assumptions: [Model.Assumption], _ phrases: Phrases) -> String {
    var kinds: [Message] = []
    var things: [Message: [Model.Assumption]] = [:]
    for assumption in assumptions {
      // What is about a file is told by itself.
      let kind = assumption.thing?.kind ?? assumption.message
      if things[kind] == nil { kinds.append(kind) }
      things[kind, default: []].append(assumption)
    }
    return kinds.map { kind in
      let all = things[kind] ?? []
      guard all.count > 1 else { return all.map { line($0, phrases) }.joined() }
      let names = all.compactMap { $0.thing?.name }
      let shown = names.prefix(3).map(phrases.quoted)
      let rest = names.count - shown.count
      let more = phrases.say(
        "ほか\(rest)件（--verbose で全て）", " and \(rest) more (--verbose lists them)")
      return phrases.say(
        "  - \(kind.ja)\(names.count)件は仮定です: \(shown.joined())",
        "  - \(names.count) of kind \(kind.en) are assumed: \(shown.joined(separator: ", "))")
        + (rest > 0 ? more : "") + "\n"
    }.joined()
  }

  private func head(_ verdict: Verdict, _ phrases: Phrases) -> String {
    let model = verdict.model
    let day =
      verdict.day.map { phrases.say(JapaneseEra.written($0), "\($0)") }
      ?? phrases.say("すべての日", "all days")
    let (files, flows) = (model.files.count, model.flows.count)
    let (items, papers) = (model.items.count, model.approvals.count)
    let counts = [
      ProblemText.counted(files, "file"), ProblemText.counted(flows, "flow"),
      ProblemText.counted(items, "item"),
      ProblemText.counted(papers, "approval"),
    ]
    return phrases.say(
      "\(model.title)（\(model.span.shownFile)）\n  調べたもの: ファイル\(files)、流れ\(flows)、情報項目\(items)、承認\(papers)、\(day)\n",
      "\(model.title) (\(model.span.shownFile))\n  checked: \(counts.joined(separator: ", ")), \(day)\n"
    )
  }

  /// Whom the S-rules do not judge, so that nobody takes their silence for an examination.
  private func exempt(_ phrases: Phrases) -> String {
    let model = phrases.model
    let people = model.parties.filter { $0.kind == .dataSubject }.map(\.name)
    let sections = model.sections.map { model[$0].name }
    let names = [model[model.authority].name] + sections + people
    return phrases.say(
      "  判定しない相手: \(phrases.list(names))（実施機関、保有課、本人）\n",
      "  not judged: \(phrases.list(names)) (authority, its section, the people themselves)\n")
  }

  /// What a 制度 states as not required, so that what was not asked is never taken for what was found in order.
  private func lifted(_ verdict: Verdict, _ phrases: Phrases) -> String {
    let model = verdict.model
    return model.lifted(within: DayRange(on: verdict.day)).map { lifted in
      let days = lifted.days.map { $0.described[phrases.language] }
      let name = phrases.quoted(model[lifted.regime].name)
      let kind = phrases.say(lifted.kind.rawValue, lifted.kind.english)
      return phrases.say(
        "  制度\(name)により求めない承認: \(kind)（\(days.joined(separator: "、"))）\n",
        "  not required by \(name): \(kind) (\(days.joined(separator: ", ")))\n")
    }.joined()
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
