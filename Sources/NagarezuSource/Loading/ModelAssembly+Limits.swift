import NagarezuCore

// How much one model may hold: refused before anything is done that takes more than a step for each thing.
extension ModelAssembly {
  /// Says of what there is more than is read.
  func checkCounts() {
    // Shape: section, its noun, how many there are, how many are read.
    let counts: [(Word, Message, Int, Int)] = [
      (.parties, Vocabulary.NameKind.party.noun, parties.count, Limits.parties),
      (
        .subjects, Vocabulary.NameKind.subjectClass.noun, classes.count, Limits.subjectClasses
      ),
      (
        .items, Vocabulary.NameKind.item.noun,
        itemSection.fields.count + itemSection.implied.count, Limits.items
      ),
      (.systems, Vocabulary.NameKind.system.noun, systems.count, Limits.systems),
      (.keys, Vocabulary.NameKind.key.noun, keys.count, Limits.keys),
      (
        .flows, Message(ja: "流れ", en: "flow"),
        flows.count + flows.filter { $0.has(.bothWays) }.count, Limits.flows
      ),
      (.approvals, Message(ja: "承認", en: "approval"), approvals.count, Limits.approvals),
      (.rules, Message(ja: "規則", en: "rule"), rules.count, Limits.rules),
    ]
    for (word, noun, count, limit) in counts where count > limit {
      isTooMuch = true
      log.add(
        .tooMany, at: root.place(word),
        ja: "\(noun.ja)が\(count)件あります（上限\(limit)件）",
        en: "\(count) of \(word.rawValue); the limit is \(limit)")
    }
  }

  /// Says where operators, key holders, sites or readers change on more than ``Limits/changes`` days: each is a model of its own to follow.
  func refuseManyChanges(in model: Model) {
    let count = model.daysOfChange
    guard count > Limits.changes else { return }
    log.add(
      .tooMany, at: root.place(.systems),
      ja: "運用・保持者・場所・閲覧の替わる日が\(count)日あります（上限\(Limits.changes)日）",
      en:
        "operators, holders, sites or readers change on \(count) days; the limit is \(Limits.changes)"
    )
  }

  /// Says where following a link leads through more than ``Limits/nesting`` elements. There must be no circle.
  func refuseDeep(_ links: [[Int]], _ elements: [Element], _ word: Word, _ ja: String) {
    for start in links.indices {
      var count = 0
      var next = links[start].first
      while let one = next, count <= Limits.nesting {
        count += 1
        next = links[one].first
      }
      // Whoever lies deeper still is not to blame.
      guard count == Limits.nesting + 1, next == nil else { continue }
      let element = elements[start]
      log.add(
        .tooDeep, at: element.fields.place(word),
        ja: "「\(element.name.text.shown)」の「\(ja)」が\(Limits.nesting)段を超えています",
        en: "'\(word.rawValue)' of '\(element.name.text.shown)' is nested more than"
          + " \(Limits.nesting) deep")
    }
  }
}
