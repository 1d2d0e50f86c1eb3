import NagarezuCore
import Synchronization

/// Parts of sentences that several reports share.
package struct Phrases {
  package let model: Model
  package let language: Language
  private let known = KnownPeople()

  /// Words for people, which many lines of an answer say alike and which take long to find.
  private final class KnownPeople: Sendable {
    let words = Mutex<[AtomSet: String]>([:])
  }

  /// Sentences about `model` in one language.
  package init(model: Model, language: Language) {
    self.model = model
    self.language = language
  }

  package func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  package func quoted(_ name: String) -> String { say("「\(name)」", "'\(name)'") }

  package func list(_ names: [String]) -> String { names.joined(separator: say("、", ", ")) }

  package func party(_ id: Party.ID) -> String {
    model[id].kind == .anyone ? say(Party.anyoneName, "anyone on the open network") : model[id].name
  }

  package func exposure(_ exposure: Exposure) -> String {
    switch exposure {
    case .read: say("閲覧", "reads")
    case .custody: say("保管のみ", "keeps only")
    }
  }

  /// Why a party has something, in brackets; each kind of capacity once.
  package func capacity(_ capacities: [Capacity]) -> String {
    let words = capacities.map(\.described).withoutRepeats
    return say(
      "（立場: \(list(words.map(\.ja)))）", " (as \(list(words.map(\.en))))")
  }

  package func days(_ ranges: [DayRange]) -> String { list(ranges.map { $0.described[language] }) }

  /// What must be said of an empty answer about a day that the model says nothing about; empty for any other.
  package func outsideTime(_ day: Day?) -> String {
    guard model.isOutside(day), let time = model.time else { return "" }
    let days = time.described[language]
    return say(
      "  この日はモデルの扱う期間（\(days)）の外なので、届かないとは言えない\n",
      "  this day is outside what the model speaks of (\(days)); it cannot say that nothing reaches\n"
    )
  }

  package func people(_ atoms: AtomSet) -> String {
    if let words = known.words.withLock({ $0[atoms] }) { return words }
    let words = list(model.described(atoms).map { $0[language] })
    known.words.withLock { $0[atoms] = words }
    return words
  }

  /// Where the papers say so: the paper, its row and its own words.
  package func evidence(_ one: Annotation.Evidence) -> String {
    let words = [one.document, one.row, one.quote.map(quoted)].compactMap(\.self)
      .joined(separator: " ")
    let implied = one.isImplied ? say("（読み取れるだけ）", " (implied)") : ""
    return say("証拠: ", "evidence: ") + words + implied
  }

  package func place(_ span: SourceSpan) -> String { span.shown }

  package func channel(_ id: Channel.ID?) -> String { id.map { model[$0].name } ?? "" }

  /// A flow by its number and channel, or a look.
  package func passage(_ passage: Passage) -> String {
    let channel = bracketed(channel(model.channel(of: passage)))
    switch passage {
    case .flow(let id): return model[id].number + channel
    case .reader(let system, _):
      return say("\(model[system].name)の閲覧", "reads \(model[system].name)") + channel
    case .succession(let system, _):
      return say("\(model[system].name)の引継ぎ", "takes over \(model[system].name)") + channel
    }
  }

  /// A path in one line: where it begins, then each flow with its channel, and what happens to the item between.
  /// Without the item's name where it stands for several items at once. Of a path past `most` steps both ends are said.
  package func path(
    _ path: Path, endingWith passage: Passage? = nil, namesItems: Bool = true, most: Int = .max
  ) -> String {
    var text = ""
    let left = path.steps.count - most
    for step in left > 0 ? path.steps.prefix(most / 2) : path.steps[...] {
      text += part(of: step, isFirst: text.isEmpty, namesItems: namesItems)
    }
    if left > 0 {
      text += say(" …（間の\(left)段は略す。JSON には全てある）", " … (\(left) steps left out; JSON has them all)")
      for step in path.steps.suffix(most - most / 2) {
        text += part(of: step, isFirst: false, namesItems: namesItems)
      }
    }
    guard let passage, let look = look(passage) else { return text }
    if text.isEmpty { text = model.name(of: model.origin(of: passage)) }
    return text + look
  }

  /// What a path ends with that no flow brings: a reader's look, or a take-over; `nil` for a flow.
  package func look(_ passage: Passage) -> String? {
    let (word, party): (String, Party.ID)
    switch passage {
    case .reader(let system, let index):
      (word, party) = (say("閲覧", "look"), model[system].readers[index].party)
    case .succession(let system, let index):
      (word, party) = (say("引継ぎ", "take-over"), model[system].assignments[index].holder)
    case .flow: return nil
    }
    let channel = bracketed(channel(model.channel(of: passage)))
    return " ─\(word)\(channel)→ \(self.party(party))"
  }

  private func bracketed(_ text: String) -> String { language.bracketed(text) }

  /// One step of a path, with where it starts if it is the first.
  package func part(of step: Path.Step, isFirst: Bool, namesItems: Bool) -> String {
    switch step {
    case .held(let system, _, _, _) where !namesItems:
      return model[system].name + bracketed(say("保有", "held there"))
    case .held(let system, _, let item, _):
      return
        "\(model[system].name)\(bracketed(say("\(model[item].name)を保有", "holds \(model[item].name)")))"
    case .ofPerson(let party, _, _): return self.party(party)
    case .claimed(let flow, _, _), .carried(let flow, _, _):
      let hop = model[flow]
      let start = isFirst ? model.name(of: hop.from) : ""
      return "\(start) ─\(hop.number)\(bracketed(channel(hop.channel)))→ \(model.name(of: hop.to))"
    case .derived(_, _, let from, let item, _):
      return bracketed(
        say(
          "\(model[from].name)から\(model[item].name)を生成",
          "\(model[item].name) made from \(model[from].name)"))
    case .unsealed(let node, let key, _, _):
      let holders = model.hands(of: node).filter { model.holds($0, key) }.map(party)
      return bracketed(
        say(
          "鍵「\(model[key].name)」は\(list(holders))が持つ",
          "key '\(model[key].name)' is held by \(list(holders))"))
    case .surrounded(let outer, _, _, _): return " ⊂ \(model[outer].name)"
    case .imported(let node, _, _):
      return model.name(of: node) + bracketed(say("ほかの事業から", "from another business"))
    }
  }
}
