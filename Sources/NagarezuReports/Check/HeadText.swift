import NagarezuCore
import NagarezuText

/// What a check says to people of a model before and after what was found in it.
struct HeadText {
  private let head: ModelHead
  private let language: Language

  init(_ head: ModelHead, _ language: Language) {
    self.head = head
    self.language = language
  }

  /// All that is said of a model in which nothing was found.
  func whole(listing isListing: Bool) -> String {
    opening + notes + assumptions(areListed: isListing)
  }

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  private func quoted(_ name: String) -> String { say("「\(name)」", "'\(name)'") }

  private func list(_ names: [String]) -> String { names.joined(separator: say("、", ", ")) }

  /// Which model it is, and what was looked at.
  var opening: String {
    let day = head.day.map { say(JapaneseEra.written($0), "\($0)") } ?? say("すべての日", "all days")
    let file = SourceSpan(file: head.path, line: 1, column: 1).shownFile
    let (files, flows) = (head.files.count, head.flows)
    let counts = [
      ProblemText.counted(files, "file"), ProblemText.counted(flows, "flow"),
      ProblemText.counted(head.items, "item"), ProblemText.counted(head.approvals, "approval"),
    ]
    return say(
      "\(head.title)（\(file)）\n  調べたもの: ファイル\(files)、流れ\(flows)、情報項目\(head.items)、承認\(head.approvals)、\(day)\n",
      "\(head.title) (\(file))\n  checked: \(counts.joined(separator: ", ")), \(day)\n")
  }

  /// Whom the S-rules do not judge, so that nobody takes their silence for an examination, and what a 制度 states as not required, so that
  /// what was not asked is never taken for what was found in order.
  var notes: String {
    let names = list(head.exempt)
    let exempt = say(
      "  判定しない相手: \(names)（実施機関、保有課、本人）\n",
      "  not judged: \(names) (authority, its section, the people themselves)\n")
    return exempt + head.lifted.map(line).joined()
  }

  private func line(_ lifted: ModelHead.Lifted) -> String {
    let days = lifted.days.map { $0.described[language] }
    let name = quoted(lifted.regime)
    let kind = say(lifted.kind.rawValue, lifted.kind.english)
    return say(
      "  制度\(name)により求めない承認: \(kind)（\(days.joined(separator: "、"))）\n",
      "  not required by \(name): \(kind) (\(days.joined(separator: ", ")))\n")
  }

  /// On what the result stands: everything, or counted by kind; empty where it stands on nothing.
  func assumptions(areListed: Bool) -> String {
    guard !head.assumptions.isEmpty else { return "" }
    return "\n" + say("この結果は次の仮定に立つ", "this result stands on these assumptions") + "\n"
      + (areListed ? head.assumptions.map(line).joined() : grouped)
  }

  private func line(_ assumption: Model.Assumption) -> String {
    "  - \(assumption.message[language])\(language.bracketed(assumption.span.shown))\n"
  }

  /// One line for each kind of thing, in the order in which the kinds first stand.
  private var grouped: String {
    var kinds: [Message] = []
    var things: [Message: [Model.Assumption]] = [:]
    for assumption in head.assumptions {
      // What is about a file is told by itself.
      let kind = assumption.thing?.kind ?? assumption.message
      if things[kind] == nil { kinds.append(kind) }
      things[kind, default: []].append(assumption)
    }
    return kinds.map { kind in
      let all = things[kind] ?? []
      guard all.count > 1 else { return all.map(line).joined() }
      let names = all.compactMap { $0.thing?.name }
      let shown = names.prefix(3).map(quoted)
      let rest = names.count - shown.count
      let more = say("ほか\(rest)件（--verbose で全て）", " and \(rest) more (--verbose lists them)")
      return say(
        "  - \(kind.ja)\(names.count)件は仮定です: \(shown.joined())",
        "  - \(names.count) of kind \(kind.en) are assumed: \(shown.joined(separator: ", "))")
        + (rest > 0 ? more : "") + "\n"
    }.joined()
  }
}
