import NagarezuCore

/// The check for people: each finding with its place in the file, its path and the approval that comes nearest.
public struct CheckText: CheckFormat {
  public static let name = "text"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) throws -> String {
    var cured: Set<String> = []
    return report.verdicts.map { model($0, report, language, &cured) }.joined(separator: "\n")
      + "\n" + conclusion(report, language) + "\n"
  }

  /// - Parameter cured: codes whose cure the run has said; each is said once.
  private func model(
    _ verdict: Verdict, _ report: CheckReport, _ language: Language, _ cured: inout Set<String>
  ) -> String {
    let phrases = Phrases(model: verdict.model, language: language)
    var text = head(verdict, phrases)
    if let reason = verdict.nothingChecked {
      text += phrases.say("  この日は\(reason.ja)\n", "  on this day: \(reason.en)\n")
    }
    text += exempt(phrases)
    for finding in verdict.errors {
      text += "\n" + self.finding(finding, phrases, report) + cure(finding.rule, phrases, &cured)
    }
    for gap in verdict.gaps {
      text +=
        "\n"
        + entry(
          "\(phrases.say("不明", "gap"))[\(gap.kind.rawValue)] \(gap.message[language])",
          gap.span, report, phrases, notes: []) + cure(gap.kind.rawValue, phrases, &cured)
    }
    for finding in verdict.warnings {
      text += "\n" + self.finding(finding, phrases, report) + cure(finding.rule, phrases, &cured)
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
      "  - \(assumption.message[phrases.language])\(phrases.say("（\(place)）", " (\(place))"))\n"
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
      Self.counted(files, "file"), Self.counted(flows, "flow"), Self.counted(items, "item"),
      Self.counted(papers, "approval"),
    ]
    return phrases.say(
      "\(model.title)（\(model.span.file)）\n  調べたもの: ファイル\(files)、流れ\(flows)、情報項目\(items)、承認\(papers)、\(day)\n",
      "\(model.title) (\(model.span.file))\n  checked: \(counts.joined(separator: ", ")), \(day)\n"
    )
  }

  /// Whom the S-rules do not judge, so that nobody takes their silence for an examination.
  private func exempt(_ phrases: Phrases) -> String {
    let model = phrases.model
    let people = model.parties.filter { $0.kind == .dataSubject }.map(\.name)
    let section = model.section.map { [model[$0].name] } ?? []
    let names = [model[model.authority].name] + section + people
    return phrases.say(
      "  判定しない相手: \(phrases.list(names))（実施機関、保有課、本人）\n",
      "  not judged: \(phrases.list(names)) (authority, its section, the people themselves)\n")
  }

  private func finding(_ finding: Finding, _ phrases: Phrases, _ report: CheckReport) -> String {
    var notes: [(String, String)] = []
    if finding.items.count > 1 {
      notes.append(
        (phrases.say("項目", "items"), phrases.list(finding.items.map { phrases.model[$0].name })))
    }
    if let atoms = finding.atoms {
      notes.append((phrases.say("対象", "subjects"), phrases.people(atoms)))
    }
    if !finding.during.isEmpty {
      notes.append((phrases.say("期間", "during"), phrases.days(finding.during)))
    }
    if let path = finding.path, !path.steps.isEmpty {
      notes.append((phrases.say("道すじ", "path"), phrases.path(path, endingWith: finding.passage)))
    }
    for related in finding.related {
      let place = phrases.place(related.span)
      notes.append(
        (
          phrases.say("関係する箇所", "see also"),
          related.message[phrases.language] + phrases.say("（\(place)）", " (\(place))")
        ))
    }
    if let nearest = finding.nearest, phrases.model[nearest].span != finding.span {
      let paper = phrases.model[nearest]
      let place = phrases.place(paper.span)
      notes.append(
        (
          phrases.say("最も近い承認", "nearest approval"),
          paper.id + phrases.say("（\(place)）", " (\(place))")
        ))
    }
    notes.append(("id", finding.id))
    let label =
      finding.severity == .error
      ? phrases.say("指摘", "finding") : phrases.say("警告", "warning")
    return entry(
      "\(label)[\(finding.rule)] \(finding.message[phrases.language])", finding.span, report,
      phrases, notes: notes)
  }

  /// A headline, its place, the line of the file with a mark under the column, and notes.
  private func entry(
    _ headline: String, _ span: SourceSpan, _ report: CheckReport, _ phrases: Phrases,
    notes: [(String, String)]
  ) -> String {
    var text = headline + "\n  --> \(phrases.place(span))\n"
    if let line = report.sourceLine(span) {
      text += Excerpt(line: line, span: span).text
    }
    for (name, value) in notes { text += note(name, value) }
    return text
  }

  private func note(_ name: String, _ value: String) -> String { "    = \(name): \(value)\n" }

  /// The last line of the first entry of each code: how to mend it, as its page says.
  private func cure(_ code: String, _ phrases: Phrases, _ cured: inout Set<String>) -> String {
    guard let cure = Rules.cure(of: code), cured.insert(code).inserted else { return "" }
    return note(phrases.say("直し方", "cure"), cure[phrases.language])
  }

  private func waived(_ finding: Finding, _ phrases: Phrases) -> String {
    guard let index = finding.waiver else { return "" }
    let waiver = phrases.model.waivers[index]
    let until = phrases.say(JapaneseEra.written(waiver.until), "\(waiver.until)")
    return "  [\(finding.rule)] \(finding.message[phrases.language])\n"
      + phrases.say(
        "    理由: \(waiver.reason)（\(waiver.owner)、\(until)まで）\n",
        "    reason: \(waiver.reason) (\(waiver.owner), until \(until))\n")
      + "    id: \(finding.id)\n"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func conclusion(_ report: CheckReport, _ language: Language) -> String {
    let findings = report.verdicts.reduce(0) { $0 + $1.errors.count }
    let warnings = report.verdicts.reduce(0) { $0 + $1.warnings.count }
    let waived = report.verdicts.reduce(0) { $0 + $1.findings.count } - findings - warnings
    let gaps = report.verdicts.reduce(0) { $0 + $1.gaps.count }
    let counts =
      language == .ja
      ? "指摘\(findings)件、\(warnings == 0 ? "" : "警告\(warnings)件、")不明\(gaps)件、留保\(waived)件"
      : [
        Self.counted(findings, "finding"), warnings == 0 ? nil : Self.counted(warnings, "warning"),
        Self.counted(gaps, "gap"), "\(waived) waived",
      ].compactMap(\.self).joined(separator: ", ")
    let verdict =
      switch report.outcome {
      case .clean: Message(ja: "承認の範囲に収まっています", en: "clean: within what was approved")
      case .findings where findings == 0:
        Message(
          ja: "警告が残っています（--strict により指摘として扱う）", en: "warnings remain (findings with --strict)")
      case .findings: Message(ja: "承認の範囲を超えています", en: "beyond what was approved")
      case .cannotSay where report.allowsGaps:
        Message(
          ja: "指摘はありませんが、不明が残っています（--allow-gaps により許容）",
          en: "no findings; gaps remain (allowed by --allow-gaps)")
      case .cannotSay:
        Message(ja: "不明が残っているので、範囲内とは言えません", en: "cannot say: gaps remain")
      }
    return language == .ja ? "結論: \(verdict.ja)（\(counts)）" : "verdict: \(verdict.en) (\(counts))"
  }
}
