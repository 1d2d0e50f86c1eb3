import NagarezuCore
import NagarezuText

/// What is new, mended and known against an older side, for people.
struct AgainstText {
  let language: Language

  /// One block; none where nothing was asked for.
  func blocks(_ report: CheckReport) -> [String] {
    guard let comparison = report.comparison else { return [] }
    let (findings, gaps) = (comparison.against.findings, comparison.against.gaps)
    let name = VisibleText.written(comparison.oldName)
    let commit =
      comparison.commit.map { say("（git の \($0.prefix(12))）", " (git's \($0.prefix(12)))") } ?? ""
    var text = say("「\(name)」\(commit)と比べた結果\n", "compared with '\(name)'\(commit)\n")
    text += lines(say("新しい指摘", "new"), findings.new, .bad)
    text += lines(say("新しい不明", "new gap"), gaps.new, .open)
    text += lines(say("なくなった指摘", "mended"), findings.mended, .good)
    text += lines(say("なくなった不明", "mended gap"), gaps.mended, .good)
    let counts = [findings.new.count, gaps.new.count, findings.mended.count, findings.known.count]
    text += say(
      "  新しい指摘\(counts[0])件、新しい不明\(counts[1])件、なくなった指摘\(counts[2])件、前からある指摘\(counts[3])件、前からある不明\(gaps.known.count)件\n",
      "  \(ProblemText.counted(counts[0], "new finding")), \(ProblemText.counted(counts[1], "new gap")), \(counts[2]) mended, \(ProblemText.counted(counts[3], "known finding")), \(ProblemText.counted(gaps.known.count, "known gap"))\n"
    )
    if report.untouched > 0 {
      text += say(
        "  変更が触れず、新しいものもないモデル\(report.untouched)件は示していない（--changed-only）\n",
        "  not shown: \(ProblemText.counted(report.untouched, "model")) that the change does not touch and that have nothing new (--changed-only)\n"
      )
    }
    let unmatched = comparison.against.unmatched.map { VisibleText.written($0.span.file) }
    if !unmatched.isEmpty {
      text += say(
        "  前の版が見つからず、承認を比べていないモデル\(unmatched.count)件: \(unmatched.joined(separator: "、"))\n",
        "  no earlier version was found, and the approvals not compared, of \(ProblemText.counted(unmatched.count, "model")): \(unmatched.joined(separator: ", "))\n"
      )
    }
    return [text + verdict(report)]
  }

  private func verdict(_ report: CheckReport) -> String {
    switch report.compared {
    case .findings: say("  新しい指摘があるので、1で終わる\n", "  there are new findings: the run ends with 1\n")
    case .cannotSay:
      report.allowsGaps
        ? say("  新しい不明は許容した（--allow-gaps）\n", "  the new gaps are allowed (--allow-gaps)\n")
        : say("  新しい不明があるので、3で終わる\n", "  there are new gaps: the run ends with 3\n")
    case .clean:
      say(
        "  新しい指摘も不明もないので、0で終わる（前からあるものは残っている）\n",
        "  nothing is new: the run ends with 0, whatever was there before\n")
    case .unread, .notJudged, nil: ""
    }
  }

  private func lines(_ label: String, _ entries: [Against.Entry], _ tone: Ink.Tone) -> String {
    entries.map { entry in
      let severity =
        entry.finding.severity == .warning ? say("（警告）", " (warning)") : ""
      // A new warning stops nobody as a finding does.
      let isMild = entry.finding.severity == .warning && tone == .bad
      return line(
        label + severity, isMild ? .open : tone, entry.finding.rule,
        entry.finding.message[language], entry.finding.span,
        entry.finding.id)
    }.joined()
  }

  private func lines(_ label: String, _ gaps: [Against.Open], _ tone: Ink.Tone) -> String {
    gaps.map {
      line(label, tone, $0.gap.kind.rawValue, $0.gap.message[language], $0.gap.span, $0.gap.id)
    }.joined()
  }

  private func line(
    _ label: String, _ tone: Ink.Tone, _ code: String, _ message: String, _ span: SourceSpan,
    _ id: String
  ) -> String {
    "  " + Ink.paint("\(label)[\(code)]", tone) + " \(message)\n"
      + "    --> \(span.shownFile):\(span.line):\(span.column)  " + Ink.paint("id: \(id)", .faint)
      + "\n"
  }

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
}
