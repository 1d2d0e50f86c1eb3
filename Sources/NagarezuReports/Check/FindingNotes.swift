import NagarezuCore
import NagarezuText

/// What is told of a finding below its sentence, for people: shape: label and words, in the order in which they should be read.
package struct FindingNotes {
  let phrases: Phrases

  /// The notes in the language of `phrases`.
  package init(phrases: Phrases) { self.phrases = phrases }

  var pathLabel: String { phrases.say("道すじ", "path") }

  /// The other places that must be looked at.
  package func related(_ finding: Finding) -> [(String, String)] {
    finding.related.map { related in
      let place = phrases.place(related.span)
      return (
        phrases.say("関係する箇所", "see also"),
        related.message[phrases.language] + phrases.language.bracketed(place)
      )
    }
  }

  /// The approval that comes nearest; none where the finding stands at it.
  func nearest(_ finding: Finding) -> [(String, String)] {
    guard let nearest = finding.nearest, phrases.model[nearest].span != finding.span else {
      return []
    }
    let paper = phrases.model[nearest]
    let place = phrases.place(paper.span)
    return [
      (
        phrases.say("最も近い承認", "nearest approval"),
        paper.id + phrases.language.bracketed(place) + someDay(of: paper)
      )
    ]
  }

  /// What a paper with a bare month or 年度 approves; empty for any other.
  private func someDay(of paper: Approval) -> String {
    let loose = paper.periods.filter(\.isSomeDay).map(\.widest)
    guard !loose.isEmpty else { return "" }
    let days = phrases.days(loose)
    return phrases.say(
      "。期間が1つの時期だけなので、\(days)のうちのどれか1日だけを認めるものと読む",
      "; its period is one bare date, read as some one day of \(days)")
  }

  /// What it is about: in one go where all of it is about the same people on the same days, and else row by row.
  package func cells(_ finding: Finding) -> [(String, String)] {
    func names(_ items: [Item.ID]) -> String { phrases.list(items.map { phrases.model[$0].name }) }
    let cells = finding.cells
    guard cells.count == 1, let cell = cells.first else {
      let label = phrases.say("項目／対象／期間", "items / subjects / during")
      return cells.map { cell in
        let parts = [names(cell.items), phrases.people(cell.atoms), phrases.days(cell.during)]
        return (label, parts.joined(separator: phrases.say("／", " / ")))
      }
    }
    return (cell.items.count > 1 ? [(phrases.say("項目", "items"), names(cell.items))] : []) + [
      (phrases.say("対象", "subjects"), phrases.people(cell.atoms)),
      (phrases.say("期間", "during"), phrases.days(cell.during)),
    ]
  }

  /// Why the party has it, each with its place.
  package func capacity(_ finding: Finding) -> [(String, String)] {
    guard !finding.capacities.isEmpty else { return [] }
    let words = finding.capacities.map { capacity in
      let place = phrases.place(phrases.model.span(of: capacity))
      return capacity.described[phrases.language] + phrases.language.bracketed(place)
    }
    return [(phrases.say("立場", "capacity"), phrases.list(words))]
  }
}
