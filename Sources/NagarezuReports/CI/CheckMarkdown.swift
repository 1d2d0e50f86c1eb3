import NagarezuCore
import NagarezuText

/// The check as a page for whoever reviews a pull request (a job summary): the verdict, then what fails the run with its path and
/// nearest approval, then the rest, folded.
public struct CheckMarkdown: ReportFormat {
  public static let name = "markdown"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) -> String {
    func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    let remarks = Remarks(report).all
    func those(_ bearing: Remark.Bearing) -> [Remark] { remarks.filter { $0.bearing == bearing } }
    let verdict = MarkdownText.escaped(CheckConclusion(report).words(in: language))
    var text = "## \(mark(report)) \(verdict)\n" + compared(report, language)
    let failing = those(.fails)
    for remark in failing.prefix(Self.mostWhole) { text += whole(remark, language) }
    text += folded(
      say(
        "ほかの指摘・不明・誤り", "more findings, gaps and problems"
      ),
      Array(failing.dropFirst(Self.mostWhole)), language)
    text += folded(say("警告", "warnings"), those(.shown), language)
    text += folded(say("許容した不明", "gaps that were allowed"), those(.allowed), language)
    text += folded(say("前からあるもの", "known before"), those(.known), language)
    text += mended(report, language)
    text += folded(say("留保されている指摘", "waived findings"), those(.waived), language)
    return text
  }

  /// GitHub takes a summary of 1 MiB and no more. So many are told with all that is known of them, and so many lines stand in a folded table.
  private static let (mostWhole, mostLines) = (30, 200)

  private func mark(_ report: CheckReport) -> String {
    switch report.ending {
    case .clean: "✅"
    case .findings, .unread, .notJudged: "❌"
    case .cannotSay: "❔"
    }
  }

  private func compared(_ report: CheckReport, _ language: Language) -> String {
    guard let comparison = report.comparison else { return "" }
    let (findings, gaps) = (comparison.against.findings, comparison.against.gaps)
    let name = comparison.oldName
    let words = Message(
      ja:
        "「\(name)」と比べて、新しい指摘\(findings.new.count)件、新しい不明\(gaps.new.count)件、なくなった指摘\(findings.mended.count)件、前からある指摘\(findings.known.count)件、前からある不明\(gaps.known.count)件",
      en:
        "against '\(name)': \(findings.new.count) new, \(gaps.new.count) new gaps, \(findings.mended.count) mended, \(findings.known.count) known, \(gaps.known.count) known gaps"
    )
    return "\n" + MarkdownText.escaped(words[language]) + "\n"
  }

  private func whole(_ remark: Remark, _ language: Language) -> String {
    let label = "\(remark.label(in: language)) \(remark.message[language])"
    let notes =
      [(label: Message(ja: "場所", en: "place")[language], words: remark.span.shown)]
      + remark.notes(in: language)
    return "\n### \(MarkdownText.escaped(label))\n\n"
      + notes.map {
        "- **\(MarkdownText.escaped($0.label))** \(MarkdownText.escaped($0.words))\n"
      }.joined()
  }

  private func folded(_ heading: String, _ remarks: [Remark], _ language: Language) -> String {
    folded(
      heading,
      remarks.map {
        (
          $0.label(in: language), $0.span.shown, $0.message[language],
          $0.waiver.map { $0.reason + language.bracketed($0.owner) } ?? ""
        )
      }, language)
  }

  private func mended(_ report: CheckReport, _ language: Language) -> String {
    guard let against = report.comparison?.against else { return "" }
    let gone =
      against.findings.mended.map {
        ($0.finding.rule, $0.finding.span.shownFile, $0.finding.message[language], "")
      }
      + against.gaps.mended.map {
        ($0.gap.kind.rawValue, $0.gap.span.shownFile, $0.gap.message[language], "")
      }
    return folded(Message(ja: "なくなったもの", en: "mended")[language], gone, language)
  }

  private func folded(
    _ heading: String, _ rows: [(label: String, place: String, words: String, remark: String)],
    _ language: Language
  ) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = rows.prefix(Self.mostLines).map { row in
      let cells = [row.label, row.place, row.words + language.bracketed(row.remark)]
      return "| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |\n"
    }
    let rest = rows.count - lines.count
    let more = Message(ja: "ほか\(rest)件", en: "and \(rest) more")[language]
    return "\n<details><summary>\(heading)\(language.bracketed("\(rows.count)"))</summary>\n\n"
      + "| | | |\n| --- | --- | --- |\n" + lines.joined()
      + (rest > 0 ? "\n\(more)\n" : "") + "\n</details>\n"
  }
}
