import NagarezuCore
import NagarezuText

/// What was found in a few lines, at the head of a check: of each model whose fault it is, by rule and by what brings it there.
struct CheckSummary {
  let language: Language

  /// Indented lines; none where nothing was found.
  func text(_ report: CheckReport) -> String {
    let isOne = report.entries.count == 1
    return report.verdicts.map { verdict in
      let lines = lines(verdict)
      guard !lines.isEmpty else { return "" }
      let file = verdict.model.span.shownFile
      let head = isOne ? "" : "  \(verdict.model.title)\(language.bracketed(file))\n"
      return head + lines.map { "\(isOne ? "  " : "    ")\($0)\n" }.joined()
    }.joined()
  }

  private func lines(_ verdict: Verdict) -> [String] {
    let phrases = Phrases(model: verdict.model, language: language)
    var order: [String] = []
    var found: [String: [(code: String, cause: String?)]] = [:]
    func add(_ whose: String, _ code: String, _ cause: String?) {
      if found[whose] == nil { order.append(whose) }
      found[whose, default: []].append((code, cause))
    }
    for finding in verdict.errors {
      let party = finding.party.map(phrases.party)
      add(
        party ?? phrases.say("承認・システム", "approvals and systems"), finding.rule,
        finding.passage.map { cause($0, phrases) })
    }
    for gap in verdict.gaps { add(phrases.say("不明", "gaps"), gap.kind.rawValue, nil) }
    return order.map { "\($0): \(listed(found[$0] ?? [], phrases))" }
  }

  /// A flow by its number, anything else in words.
  private func cause(_ passage: Passage, _ phrases: Phrases) -> String {
    if case .flow(let id) = passage { return phrases.model[id].number }
    return phrases.passage(passage)
  }

  /// `S101（①、③）、S105 2件`: each code once, with its causes, or how often it stands where it has none.
  private func listed(_ all: [(code: String, cause: String?)], _ phrases: Phrases) -> String {
    return phrases.list(
      all.map(\.code).withoutRepeats.map { code in
        let those = all.filter { $0.code == code }
        let causes = those.compactMap(\.cause).withoutRepeats
        if !causes.isEmpty {
          let shown = phrases.list(Array(causes.prefix(8))) + (causes.count > 8 ? "…" : "")
          return code + language.bracketed(shown)
        }
        return those.count == 1
          ? code : code + phrases.say(" \(those.count)件", " × \(those.count)")
      })
  }
}
