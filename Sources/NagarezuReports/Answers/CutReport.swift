import NagarezuCore
import NagarezuText

/// What to remove, as one block of an answer to why.
struct CutReport {
  private let answer: CutAnswer
  private var model: Model { answer.model }

  init(_ answer: CutAnswer) { self.answer = answer }

  /// For people, as a block of an answer.
  func text(in language: Language) -> String {
    let phrases = Phrases(model: model, language: language)
    let aim =
      switch answer.goal {
      case .reach: phrases.say("届かなくするには", "so that it no longer reaches")
      case .scope:
        phrases.say("承認の範囲に戻すには（留保した分も戻す）", "so that it is back in scope (what is waived, too)")
      }
    guard answer.passages != .nothingToEnd else {
      return phrases.say("  取り除くもの: なし（届いていない）\n", "  to remove: nothing (it does not reach)\n")
    }
    return "  \(aim)\n"
      + block(phrases.say("流れ・閲覧ごと", "whole flows or readers"), answer.passages, phrases)
      + block(phrases.say("項目だけ", "single items"), answer.fields, phrases)
  }

  private func block(_ head: String, _ answer: Cut.Answer, _ phrases: Phrases) -> String {
    switch answer {
    case .nothingToEnd:
      return ""
    case .impossible:
      return phrases.say(
        "    \(head): できない。流れを全て取り除いても、自ら持つ\n",
        "    \(head): cannot be done; it has it of its own\n")
    case .tooMuch:
      return phrases.say(
        "    \(head): \(Cut.limit(for: model))通りを調べても決まらない\n",
        "    \(head): not settled after trying \(Cut.limit(for: model)) models\n")
    case .fewest(let sets):
      let first = sets.first ?? []
      var text = phrases.say(
        "    \(head): \(first.count)つ\n", "    \(head): \(first.count)\n")
      for (index, set) in sets.enumerated() {
        if index > 0 { text += phrases.say("    又は\n", "    or\n") }
        for element in set { text += "      - \(words(element, phrases))\n" }
      }
      if sets.count == Cut.alternatives {
        text += phrases.say("    （ほかにもありうる）\n", "    (there may be more)\n")
      }
      return text
    }
  }

  private func words(_ element: Cut.Element, _ phrases: Phrases) -> String {
    let (passage, item) = Self.parts(element)
    let way =
      switch passage {
      case .flow(let id):
        phrases.say(
          "流れ\(model[id].number)（\(model.name(of: model[id].from))→\(model.name(of: model[id].to))）",
          "flow \(model[id].number) (\(model.name(of: model[id].from)) to \(model.name(of: model[id].to)))"
        )
      case .reader(let system, let index):
        phrases.say(
          "「\(phrases.party(model[system].readers[index].party))」による「\(model[system].name)」の閲覧",
          "reader '\(phrases.party(model[system].readers[index].party))' of '\(model[system].name)'"
        )
      case .succession: phrases.passage(passage)
      }
    let field = item.map {
      phrases.say("の「\(model[$0].name)」", ": '\(model[$0].name)'")
    }
    let place = phrases.place(model.span(of: passage))
    return "\(way)\(field ?? "")\(phrases.language.bracketed(place))"
  }

  private static func parts(_ element: Cut.Element) -> (Passage, Item.ID?) {
    switch element {
    case .passage(let passage): (passage, nil)
    case .field(let passage, let item): (passage, item)
    }
  }

  /// One element of `cut` in `nagarezu/why/1`.
  var json: JSONText {
    .object([
      "model": .string(model.span.file), "item": .string(model[answer.item].name),
      "party": .string(model[answer.party].name), "goal": .string(answer.goal.rawValue),
      "flows": json(answer.passages), "fields": json(answer.fields),
    ])
  }

  private func json(_ answer: Cut.Answer) -> JSONText {
    let outcome: String
    var sets: [[Cut.Element]] = []
    switch answer {
    case .nothingToEnd: outcome = "nothing-to-end"
    case .impossible: outcome = "impossible"
    case .tooMuch: outcome = "too-much"
    case .fewest(let found):
      outcome = "fewest"
      sets = found
    }
    return .object([
      "outcome": .string(outcome), "sets": .array(sets.map { .array($0.map(json)) }),
    ])
  }

  private func json(_ element: Cut.Element) -> JSONText {
    let (passage, item) = Self.parts(element)
    return .object(
      SharedJSON(model: model).ends(of: passage)
        .merging(["item": .optional(item.map { model[$0].name })]) { old, _ in old })
  }
}
