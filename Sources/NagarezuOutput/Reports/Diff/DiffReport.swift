import NagarezuCore

/// A comparison and what its two sides are called.
public struct DiffReport: Sendable {
  public let comparison: Comparison
  /// The old model's file, with its revision where it has one.
  public let oldName: String
  /// The new model's.
  public let newName: String

  /// A report of `comparison`.
  public init(_ comparison: Comparison, oldName: String, newName: String) {
    self.comparison = comparison
    self.oldName = oldName
    self.newName = newName
  }

  /// For people.
  public func text(in language: Language) -> String { DiffOutline(self, language).text }

  /// For a pull request.
  public func markdown(in language: Language) -> String { DiffOutline(self, language).markdown }
}

/// What a comparison says, as headings, entries and lines: what text and Markdown have in common.
struct DiffOutline {
  struct Entry {
    let head: String
    let lines: [String]
  }

  struct Section {
    let heading: String
    let entries: [Entry]
  }

  let title: String
  let preface: [String]
  let sections: [Section]
  let nothing: String
  let conclusion: String

  init(_ report: DiffReport, _ language: Language) {
    let words = DiffWords(language: language)
    let comparison = report.comparison
    let (old, new) = (comparison.old, comparison.new)
    title = words.say("新旧の比較", "comparison")
    preface = [
      words.side(words.say("旧", "old"), old.title, report.oldName, comparison.days?.old),
      words.side(words.say("新", "new"), new.title, report.newName, comparison.days?.new),
    ]
    func reach(_ changes: [ReachChange], _ model: Model) -> [Entry] {
      let phrases = Phrases(model: model, language: language)
      return changes.map { words.entry($0, phrases) }
    }
    sections = [
      Section(
        heading: words.say("新たに届くもの", "newly reaches"),
        entries: reach(comparison.newlyReaching, new)),
      Section(
        heading: words.say("届かなくなるもの", "no longer reaches"),
        entries: reach(comparison.noLongerReaching, old)),
      Section(
        heading: words.say("承認の変更", "changed approvals"),
        entries: comparison.approvals.map(words.entry)),
      Section(
        heading: words.say("そのほかの変更", "other changes"),
        entries: comparison.others.map(words.entry)),
    ]
    nothing = words.say("なし", "none")
    let counts = sections.map(\.entries.count)
    conclusion =
      comparison.isEmpty
      ? words.say("結論: 違いはない", "conclusion: no difference")
      : words.say(
        "結論: 新たに届くもの\(counts[0])件、届かなくなるもの\(counts[1])件、承認の変更\(counts[2])件、そのほかの変更\(counts[3])件",
        "conclusion: \(counts[0]) newly reaching, \(counts[1]) no longer, "
          + "\(counts[2]) changed approvals, \(counts[3]) other changes")
  }

  var text: String {
    var text = title + "\n" + preface.map { "  \($0)\n" }.joined()
    for section in sections {
      text += "\n\(section.heading)\n"
      if section.entries.isEmpty { text += "  \(nothing)\n" }
      for entry in section.entries {
        text += "  \(entry.head)\n" + entry.lines.map { "    \($0)\n" }.joined()
      }
    }
    return text + "\n" + conclusion + "\n"
  }

  var markdown: String {
    func line(_ text: String) -> String { MarkdownText.escaped(text) }
    var text = "# \(line(title))\n\n" + preface.map { "- \(line($0))\n" }.joined()
    for section in sections {
      text += "\n## \(line(section.heading))\n\n"
      if section.entries.isEmpty { text += "\(line(nothing))\n" }
      for entry in section.entries {
        text += "- **\(line(entry.head))**\n" + entry.lines.map { "  - \(line($0))\n" }.joined()
      }
    }
    return text + "\n**\(line(conclusion))**\n"
  }
}

/// Parts of sentences about changes.
struct DiffWords {
  let language: Language

  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }

  func side(_ word: String, _ title: String, _ file: String, _ day: Day?) -> String {
    let when = day.map { say("、\(JapaneseEra.written($0))", ", \($0)") } ?? ""
    return say("\(word): \(title)（\(file)）\(when)", "\(word): \(title) (\(file))\(when)")
  }

  func entry(_ change: ReachChange, _ phrases: Phrases) -> DiffOutline.Entry {
    let model = phrases.model
    var head = "\(phrases.party(change.party)): \(phrases.exposure(change.exposure))"
    if let part = change.through {
      head += say("（\(phrases.party(part))を通じて）", " (through \(phrases.party(part)))")
    }
    var lines = [
      say("項目: ", "items: ") + list(change.items.map { model[$0].name }),
      say("対象: ", "subjects: ") + phrases.people(change.atoms),
      say("期間: ", "when: ") + phrases.days(change.during),
    ]
    if let path = change.path {
      lines.append(say("道すじ: ", "way: ") + phrases.path(path, endingWith: change.look))
    }
    for flow in change.path?.flows ?? [] {
      lines.append(
        say("場所: ", "at: ") + "\(phrases.place(model[flow].span))  \(model[flow].number)")
    }
    return DiffOutline.Entry(head: head, lines: lines)
  }

  func entry(_ change: Change) -> DiffOutline.Entry {
    let place = change.thing.map { "\($0.span.file):\($0.span.line):\($0.span.column)" } ?? ""
    let head = say(
      "\(noun(change)) \(manner(change.manner)): \(name(change))（\(place)）",
      "\(noun(change)) \(manner(change.manner)): \(name(change)) (\(place))")
    // A paper that came or went is told whole; of other things the name will do.
    let isWhole = change.kind == .approval || change.manner == .changed || change.manner == .renamed
    let lines = isWhole ? change.fields.filter(\.isChanged).map { line($0, of: change) } : []
    return DiffOutline.Entry(head: head, lines: lines)
  }

  private func noun(_ change: Change) -> String { change.kind.noun[language] }

  private func name(_ change: Change) -> String {
    if change.manner == .renamed, let old = change.old, let new = change.new {
      return "\(old.name) → \(new.name)"
    }
    return change.thing?.name ?? ""
  }

  func manner(_ manner: Change.Manner) -> String {
    switch manner {
    case .added: say("追加", "added")
    case .removed: say("削除", "removed")
    case .changed: say("変更", "changed")
    case .renamed: say("改称", "renamed")
    }
  }

  private func line(_ field: Change.Field, of change: Change) -> String {
    func all(_ values: [Thing.Value]) -> String { list(values.map { $0.shown[language] }) }
    let label = field.label[language]
    if change.new == nil { return "\(label): \(all(field.old))" }
    if field.old.isEmpty { return "\(label): \(all(field.new))" }
    if field.new.isEmpty { return "\(label): \(all(field.old)) → \(say("（なし）", "(none)"))" }
    guard field.old.count > 1 || field.new.count > 1 else {
      return "\(label): \(all(field.old)) → \(all(field.new))"
    }
    let parts = [
      field.added.isEmpty ? nil : say("追加 ", "added ") + all(field.added),
      field.removed.isEmpty ? nil : say("削除 ", "removed ") + all(field.removed),
    ]
    return "\(label): " + parts.compactMap(\.self).joined(separator: say("／", "; "))
  }
}

extension ReachChange {
  /// The look by which it is had; `nil` where it is not a reader's.
  var look: Passage? {
    if case .reader = passage { return passage }
    return nil
  }
}
