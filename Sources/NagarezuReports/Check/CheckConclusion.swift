import NagarezuCore
import NagarezuText

/// The last line of a check: what is said of the whole, with the counts.
package struct CheckConclusion {
  private let report: CheckReport

  /// The conclusion of a check.
  package init(_ report: CheckReport) { self.report = report }

  private var findings: Int { report.verdicts.reduce(0) { $0 + $1.errors.count } }
  private var warnings: Int { judgedWarnings + report.warningsBefore }
  private var judgedWarnings: Int { report.verdicts.reduce(0) { $0 + $1.warnings.count } }
  private var gaps: Int { report.verdicts.reduce(0) { $0 + $1.gaps.count } }
  private var waived: Int {
    report.verdicts.reduce(0) { $0 + $1.findings.count } - findings - judgedWarnings
  }

  func text(in language: Language) -> String {
    (language == .ja ? "結論: " : "verdict: ") + words(in: language)
  }

  /// The same in its colour: findings are bad even beside what is unread, and nothing is good but what is within scope.
  func painted(in language: Language) -> String {
    let tone: Ink.Tone =
      switch (report.judged, report.conclusion) {
      case (.findings, _): .bad
      case (.clean, .clean): .good
      default: .open
      }
    return Ink.paint(text(in: language), tone)
  }

  /// The same without the word before it.
  package func words(in language: Language) -> String {
    let judged = words(of: report.judged)
    let counts = counts[language]
    let unread = unread[language]
    return switch (language, report.conclusion == .unread, report.entries.isEmpty) {
    case (.ja, false, _): "\(judged.ja)（\(counts)）"
    case (.en, false, _): "\(judged.en) (\(counts))"
    case (.ja, true, true): "読めないものがあり、何も調べていません（\(unread)）"
    case (.en, true, true): "unread; nothing was judged (\(unread))"
    case (.ja, true, false):
      "読めないものがあるので、全体については言えません（\(unread)）。読めたモデルは、\(judged.ja)（\(counts)）"
    case (.en, true, false):
      "unread: nothing can be said of the whole (\(unread)); of what was read: \(judged.en) (\(counts))"
    }
  }

  private var counts: Message {
    let shown = warnings == 0 ? "" : "警告\(warnings)件、"
    let parts = [
      ProblemText.counted(findings, "finding"),
      warnings == 0 ? nil : ProblemText.counted(warnings, "warning"),
      ProblemText.counted(gaps, "gap"), "\(waived) waived",
    ]
    return Message(
      ja: "指摘\(findings)件、\(shown)不明\(gaps)件、留保\(waived)件",
      en: parts.compactMap(\.self).joined(separator: ", "))
  }

  private var unread: Message {
    let (models, problems) = (report.unread.count, report.problems.count)
    return Message(
      ja: models == 0 ? "誤り\(problems)件" : "読めないモデル\(models)件、誤り\(problems)件",
      en: (models == 0 ? "" : ProblemText.counted(models, "unread model") + ", ")
        + ProblemText.counted(problems, "problem"))
  }

  private func words(of conclusion: CheckReport.Conclusion) -> Message {
    switch conclusion {
    case .clean where report.entries.isEmpty:
      Message(ja: "変更が触れたモデルはありません", en: "no model is touched by the change")
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
    case .notJudged: notJudged
    case .unread: Message(ja: "何も調べていません", en: "nothing was judged")
    }
  }

  /// What was wanting for a judgement, and what is said of the models that had it.
  private var notJudged: Message {
    let idle = report.verdicts.filter { report.conclusion(of: $0) == .notJudged }
    guard idle.count < report.entries.count else {
      let reason = idle.first?.nothingChecked ?? Message(ja: "調べるものがない", en: "nothing to check")
      return Message(ja: "\(reason.ja)ので、判断できません", en: "not judged: \(reason.en)")
    }
    let rest = words(of: report.worst)
    return Message(
      ja: "調べるもののないモデルが\(idle.count)件あるので、全体については言えません。ほかのモデルは、\(rest.ja)",
      en:
        "not judged: \(ProblemText.counted(idle.count, "model")) with nothing to check; of the others: \(rest.en)"
    )
  }
}
