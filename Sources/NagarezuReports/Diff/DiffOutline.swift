import NagarezuCore
import NagarezuText

/// What a comparison says, before anybody decided in which form it is written.
struct DiffOutline {
  let document: Document

  /// Lines that a section may take before it is put together and cut: together less than 150.
  private static let screens = (widened: 0, arriving: 48, ceasing: 24, approvals: 30, others: 30)
  /// The same where approvals grew without a decision.
  private static let screensBesideWidened = (
    widened: 20, arriving: 40, ceasing: 20, approvals: 25, others: 25
  )

  /// The page of a report, cut to fit once its lines are broken by `wrapping`.
  init(_ report: DiffReport, _ language: Language, _ wrapping: LineWrapping) {
    let words = DiffWords(language: language)
    let comparison = report.comparison
    let (old, new) = (comparison.old, comparison.new)
    let preface =
      [
        words.side(
          words.say("旧", "old"), old.title, report.oldName, report.revisions.old,
          comparison.days?.old),
        words.side(
          words.say("新", "new"), new.title, report.newName, report.revisions.new,
          comparison.days?.new),
      ] + (report.isVerbose ? ProjectRoots(language).lines(report.roots) : [])
    let builder = SectionBuilder(words: words, wrapping: wrapping, isVerbose: report.isVerbose)
    let reached = (
      ReachEntries(model: new, words: words), ReachEntries(model: old, words: words)
    )
    let phrases = Phrases(model: new, language: language)
    let screens = comparison.widened.isEmpty ? Self.screens : Self.screensBesideWidened
    let widened = comparison.widened.map { finding in
      DiffEntry(
        head: "[\(finding.rule)] \(finding.message[language])",
        lines: [phrases.place(finding.span)])
    }
    let grown =
      widened.isEmpty
      ? []
      : builder.section(
        words.say("議決なく広がった承認", "approvals that grew without a decision"),
        within: screens.widened, widened
      ) { widened }
    let sections = [
      builder.section(
        words.say("新たに届くもの", "newly reaches"), within: screens.arriving,
        comparison.newlyReaching.map(reached.0.entry)
      ) { reached.0.entries(of: comparison.arriving, areGone: false) },
      builder.section(
        words.say("届かなくなるもの", "no longer reaches"), within: screens.ceasing,
        comparison.noLongerReaching.map(reached.1.entry)
      ) { reached.1.entries(of: comparison.ceasing, areGone: true) },
      builder.section(
        words.say("承認の変更", "changed approvals"), within: screens.approvals,
        comparison.approvals.map(words.entry)
      ) { words.entries(of: comparison.approvals) },
      builder.section(
        words.say("そのほかの変更", "other changes"), within: screens.others,
        comparison.others.map(words.entry)
      ) { words.entries(of: comparison.others) },
    ]
    let conclusion = Document.Run(words.conclusion(of: comparison), .strong)
    document = Document(
      .plain(words.say("新旧の比較", "comparison")), language: language,
      blocks: [.list(Document.List(preface.map { Document.Entry(Document.Run($0)) }))]
        + grown + sections.flatMap { $0 } + [.paragraph([conclusion])])
  }
}

extension DiffWords {
  fileprivate func conclusion(of comparison: Comparison) -> String {
    if comparison.isEmpty { return say("結論: 違いはない", "conclusion: no difference") }
    let counts = [
      comparison.newlyReaching.count, comparison.noLongerReaching.count,
      comparison.approvals.count, comparison.others.count,
    ]
    return say(
      "結論: 新たに届くもの\(counts[0])件、届かなくなるもの\(counts[1])件、承認の変更\(counts[2])件、そのほかの変更\(counts[3])件",
      "conclusion: \(counts[0]) newly reaching, \(counts[1]) no longer, "
        + "\(counts[2]) changed approvals, \(counts[3]) other changes")
  }
}

/// Some lines about one thing.
struct DiffEntry {
  let head: String
  var lines: [String]
  /// How many changes it tells.
  var count = 1
  /// The party it is about, for saying whom a cut leaves out.
  var about: String?

  fileprivate var entry: Document.Entry {
    Document.Entry(Document.Run(head, .strong), lines: lines)
  }
}

/// Makes sections that fit: entry by entry where there is room, else put together and then cut.
struct SectionBuilder {
  let words: DiffWords
  let wrapping: LineWrapping
  let isVerbose: Bool

  func section(
    _ heading: String, within height: Int, _ whole: [DiffEntry], together: () -> [DiffEntry]
  ) -> [Document.Block] {
    [
      .heading(.plain(heading)),
      .list(
        Document.List(
          entries(within: height, whole, together: together), nothing: words.say("なし", "none"))),
    ]
  }

  private func entries(
    within height: Int, _ whole: [DiffEntry], together: () -> [DiffEntry]
  ) -> [Document.Entry] {
    let entries = whole.map(\.entry)
    if isVerbose || entries.reduce(0, { $0 + $1.height(wrapping) }) <= height { return entries }
    var shown: [Document.Entry] = []
    var room = height
    let fewer = together()
    for entry in fewer.map(\.entry) {
      // The first one always; a line is kept for what is left.
      guard shown.isEmpty || entry.height(wrapping) < room else { break }
      shown.append(entry)
      room -= entry.height(wrapping)
    }
    return shown + [Document.Entry(Document.Run(rest(Array(fewer.dropFirst(shown.count)))))]
  }

  /// How much was left out, and of whom.
  private func rest(_ left: [DiffEntry]) -> String {
    let rest = left.reduce(0) { $0 + $1.count }
    guard rest > 0 else {
      return words.say("（まとめて示した。1件ずつは --verbose）", "(put together; one by one with --verbose)")
    }
    return words.say("ほか\(rest)件", "\(rest) more") + whose(left.compactMap(\.about))
      + words.say("（--verbose で全て示す）", " (--verbose shows all)")
  }

  /// Everybody who is in what was left out.
  private func whose(_ names: [String]) -> String {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    return names.isEmpty ? "" : words.say(": ", ": ") + words.list(names)
  }
}
