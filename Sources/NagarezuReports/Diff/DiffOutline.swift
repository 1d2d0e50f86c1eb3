import NagarezuCore
import NagarezuText

/// What a comparison says, as headings, entries and lines: what text and Markdown have in common.
struct DiffOutline {
  struct Entry {
    let head: [String]
    let lines: [[String]]

    /// How many lines of text it takes.
    var height: Int { head.count + lines.reduce(0) { $0 + $1.count } }
  }

  struct Section {
    let heading: String
    let entries: [Entry]
    /// What stands below them: how much was left out, if anything.
    let rest: String?
  }

  private let title: String
  private let preface: [String]
  private let sections: [Section]
  private let nothing: String
  private let conclusion: String
  private let wrapping: LineWrapping

  /// Lines that a section may take before it is put together and cut: together less than 150.
  private static let screens = (arriving: 48, ceasing: 24, approvals: 30, others: 30)

  init(
    _ report: DiffReport, _ language: Language, written: @escaping (String) -> String
  ) {
    let words = DiffWords(language: language)
    let comparison = report.comparison
    let (old, new) = (comparison.old, comparison.new)
    let wrapping = LineWrapping(written: written)
    self.wrapping = wrapping
    title = words.say("新旧の比較", "comparison")
    preface = [
      words.side(words.say("旧", "old"), old.title, report.oldName, comparison.days?.old),
      words.side(words.say("新", "new"), new.title, report.newName, comparison.days?.new),
    ]
    let builder = SectionBuilder(words: words, wrapping: wrapping, isVerbose: report.isVerbose)
    let reached = (
      ReachEntries(model: new, words: words), ReachEntries(model: old, words: words)
    )
    let phrases = Phrases(model: new, language: language)
    let widened = comparison.widened.map { finding in
      Entry(
        head: wrapping.lines("[\(finding.rule)] \(finding.message[language])", indent: 4),
        lines: [wrapping.lines(phrases.place(finding.span), indent: 6)])
    }
    let grown =
      widened.isEmpty
      ? []
      : [
        Section(
          heading: words.say("議決なく広がった承認", "approvals that grew without a decision"),
          entries: widened, rest: nil)
      ]
    sections =
      grown + [
        builder.section(
          words.say("新たに届くもの", "newly reaches"), within: Self.screens.arriving,
          comparison.newlyReaching.map(reached.0.entry)
        ) { reached.0.entries(of: comparison.arriving, areGone: false) },
        builder.section(
          words.say("届かなくなるもの", "no longer reaches"), within: Self.screens.ceasing,
          comparison.noLongerReaching.map(reached.1.entry)
        ) { reached.1.entries(of: comparison.ceasing, areGone: true) },
        builder.section(
          words.say("承認の変更", "changed approvals"), within: Self.screens.approvals,
          comparison.approvals.map(words.entry)
        ) { words.entries(of: comparison.approvals) },
        builder.section(
          words.say("そのほかの変更", "other changes"), within: Self.screens.others,
          comparison.others.map(words.entry)
        ) { words.entries(of: comparison.others) },
      ]
    nothing = words.say("なし", "none")
    let counts = [
      comparison.newlyReaching.count, comparison.noLongerReaching.count,
      comparison.approvals.count, comparison.others.count,
    ]
    conclusion =
      comparison.isEmpty
      ? words.say("結論: 違いはない", "conclusion: no difference")
      : words.say(
        "結論: 新たに届くもの\(counts[0])件、届かなくなるもの\(counts[1])件、承認の変更\(counts[2])件、そのほかの変更\(counts[3])件",
        "conclusion: \(counts[0]) newly reaching, \(counts[1]) no longer, "
          + "\(counts[2]) changed approvals, \(counts[3]) other changes")
  }

  var text: String {
    var text = title + "\n"
    for line in preface { text += wrapped(line, "  ", "    ") }
    for section in sections {
      text += "\n\(section.heading)\n"
      if section.entries.isEmpty { text += "  \(nothing)\n" }
      for entry in section.entries {
        text += hung(entry.head, "  ", "    ")
        for line in entry.lines { text += hung(line, "    ", "      ") }
      }
      if let rest = section.rest { text += wrapped(rest, "  ", "    ") }
    }
    return text + "\n" + wrapped(conclusion, "", "  ")
  }

  var markdown: String {
    func escaped(_ lines: [String]) -> [String] { lines.map(MarkdownText.escaped) }
    func broken(_ line: String) -> [String] { escaped(wrapping.lines(line, indent: 6)) }
    var text = "# \(MarkdownText.escaped(title))\n\n"
    for line in preface { text += hung(broken(line), "- ", "  ") }
    for section in sections {
      text += "\n## \(MarkdownText.escaped(section.heading))\n\n"
      if section.entries.isEmpty { text += "\(MarkdownText.escaped(nothing))\n" }
      for entry in section.entries {
        text += hung(escaped(entry.head).map { "**\($0)**" }, "- ", "  ")
        for line in entry.lines { text += hung(escaped(line), "  - ", "    ") }
      }
      if let rest = section.rest { text += hung(broken(rest), "- ", "  ") }
    }
    return text + "\n" + hung(broken(conclusion).map { "**\($0)**" }, "", "")
  }

  private func wrapped(_ text: String, _ first: String, _ others: String) -> String {
    hung(wrapping.lines(text, indent: others.count), first, others)
  }

  private func hung(_ lines: [String], _ first: String, _ others: String) -> String {
    lines.enumerated().map { ($0.offset == 0 ? first : others) + $0.element + "\n" }.joined()
  }
}

/// Some lines about one thing, before they are broken.
struct DiffEntry {
  let head: String
  var lines: [String]
  /// How many changes it tells.
  var count = 1
  /// The party it is about, for saying whom a cut leaves out.
  var about: String?
}

/// Makes sections that fit: entry by entry where there is room, else put together and then cut.
struct SectionBuilder {
  let words: DiffWords
  let wrapping: LineWrapping
  let isVerbose: Bool

  func section(
    _ heading: String, within height: Int, _ whole: [DiffEntry], together: () -> [DiffEntry]
  ) -> DiffOutline.Section {
    let entries = whole.map(broken)
    if isVerbose || entries.reduce(0, { $0 + $1.height }) <= height {
      return DiffOutline.Section(heading: heading, entries: entries, rest: nil)
    }
    var shown: [DiffOutline.Entry] = []
    var room = height
    let fewer = together()
    for entry in fewer {
      let next = broken(entry)
      // The first one always; a line is kept for what is left.
      guard shown.isEmpty || next.height < room else { break }
      shown.append(next)
      room -= next.height
    }
    let left = fewer.dropFirst(shown.count)
    let rest = left.reduce(0) { $0 + $1.count }
    return DiffOutline.Section(
      heading: heading, entries: shown,
      rest: rest == 0
        ? words.say("（まとめて示した。1件ずつは --verbose）", "(put together; one by one with --verbose)")
        : words.say("ほか\(rest)件", "\(rest) more") + whose(left.compactMap(\.about))
          + words.say("（--verbose で全て示す）", " (--verbose shows all)"))
  }

  /// Everybody who is in what was left out.
  private func whose(_ names: [String]) -> String {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    return names.isEmpty ? "" : words.say(": ", ": ") + words.list(names)
  }

  private func broken(_ entry: DiffEntry) -> DiffOutline.Entry {
    DiffOutline.Entry(
      head: wrapping.lines(entry.head, indent: 6),
      lines: entry.lines.map { wrapping.lines($0, indent: 8) })
  }
}
