import NagarezuCore
import NagarezuText

/// What newly reaches somebody, or no longer does, in the words of the model that it is told of.
struct ReachEntries {
  let model: Model
  let words: DiffWords
  private let phrases: Phrases

  init(model: Model, words: DiffWords) {
    self.model = model
    self.words = words
    phrases = Phrases(model: model, language: words.language)
  }

  /// One change with its path and places.
  func entry(_ change: ReachChange) -> DiffEntry {
    var lines = [
      words.say("項目: ", "items: ") + words.list(change.items.map { model[$0].name }),
      words.say("対象: ", "subjects: ") + phrases.people(change.atoms),
      words.say("期間: ", "during: ") + phrases.days(change.during),
    ]
    if let path = change.path {
      lines.append(
        words.say("道すじ: ", "path: ") + phrases.path(path, endingWith: change.look))
    }
    for flow in change.path?.flows ?? [] {
      lines.append(
        words.say("場所: ", "at: ") + "\(words.place(model[flow].span))  \(model[flow].number)")
    }
    return DiffEntry(
      head: head(change.party, change.through, phrases.exposure(change.exposure)),
      lines: lines)
  }

  private func head(_ party: Party.ID, _ through: Party.ID?, _ exposure: String) -> String {
    let part = through.map {
      words.say("（\(phrases.party($0))を通じて）", " (through \(phrases.party($0)))")
    }
    return "\(phrases.party(party)): \(exposure)\(part ?? "")"
  }

  /// Rows put together by party and cause: one entry for what a party gets of the same people on the same days for the same reason.
  /// Those outside the authority first, then those to whom an item is new.
  func entries(of rows: [ReachRow], areGone: Bool) -> [DiffEntry] {
    struct Cause: Hashable {
      let party: Party.ID
      let through: Party.ID?
      let exposure: Exposure
      let novelty: ReachChange.Novelty
      let atoms: AtomSet
      let during: [DayRange]
    }
    var order: [Cause] = []
    var found: [Cause: [ReachRow]] = [:]
    for row in rows {
      let cause = Cause(
        party: row.party, through: row.through, exposure: row.exposure, novelty: row.novelty,
        atoms: row.atoms, during: row.during)
      if found[cause] == nil { order.append(cause) }
      found[cause, default: []].append(row)
    }
    let places = model.placesOfParties
    let best = Dictionary(rows.map { ($0.party, $0.novelty) }, uniquingKeysWith: max)
    return order.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      let (one, other) = (model.standing(of: first.party), model.standing(of: second.party))
      if one != other { return one < other }
      // Whoever gets something of which nothing came before comes first.
      let (new, newer) = (best[first.party] ?? .days, best[second.party] ?? .days)
      if new != newer { return new > newer }
      if first.party != second.party {
        return places[first.party.position] < places[second.party.position]
      }
      if first.novelty != second.novelty { return first.novelty > second.novelty }
      return a.offset < b.offset
    }.map { _, cause in together(found[cause] ?? [], areGone: areGone) }
  }

  private func reason(_ novelty: ReachChange.Novelty, areGone: Bool) -> String {
    switch (novelty, areGone) {
    case (.item, false): words.say("新しい項目", "new items")
    case (.people, false): words.say("対象が広がる", "more people")
    case (.days, false): words.say("期間が延びる", "more days")
    case (.item, true): words.say("項目がなくなる", "items that go")
    case (.people, true): words.say("対象が狭まる", "fewer people")
    case (.days, true): words.say("期間が縮まる", "fewer days")
    }
  }

  private func together(_ rows: [ReachRow], areGone: Bool) -> DiffEntry {
    guard let first = rows.first else { return DiffEntry(head: "", lines: []) }
    let reason = reason(first.novelty, areGone: areGone)
    let exposure = phrases.exposure(first.exposure)
    let names = model.names(of: model.inAuthorsOrder(rows.flatMap(\.items)))
    var seen: Set<String> = []
    let passages = rows.flatMap(\.passages).map(phrases.passage)
      .filter { seen.insert($0).inserted }
    let by =
      passages.isEmpty
      ? words.say("その場で生じる", "born there")
      : words.few(passages)
    return DiffEntry(
      head: head(
        first.party, first.through,
        words.say("\(exposure)（\(reason)）", "\(exposure) (\(reason))")),
      lines: [
        words.say("項目: ", "items: ") + words.few(names),
        words.say("対象: ", "subjects: ") + phrases.people(first.atoms),
        words.say("期間: ", "during: ") + phrases.days(first.during)
          + words.say("／流れ: ", "; flows: ") + by,
      ], count: rows.count, about: phrases.party(first.party))
  }
}

extension ReachChange {
  /// The look by which it is had; `nil` where it is not a reader's.
  var look: Passage? {
    if case .reader = passage { return passage }
    return nil
  }
}
