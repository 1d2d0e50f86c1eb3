import NagarezuCore
import NagarezuText

/// The words in which a question about sightings and its answer differ: who has an item, what a party has.
struct SightingsWords<Subject: Sendable>: Sendable {
  /// As in `nagarezu/who/1`.
  let question: String
  /// The JSON key of what was asked for, and of the list.
  let keys: (asked: String, list: String)
  /// What each block is named after.
  let naming: SightingForm.Naming
  /// The headline of a model's part, without its title.
  let head: @Sendable (Subject, Phrases) -> String
  /// Where nothing is seen.
  let none: Message
}

extension SightingsWords<Item.ID> {
  static var who: Self {
    Self(
      question: "who", keys: ("item", "seenBy"), naming: .party,
      head: { item, phrases in
        phrases.say("「\(phrases.model[item].name)」を持つ者", "who has '\(phrases.model[item].name)'")
      }, none: Message(ja: "誰にも届かない", en: "nobody"))
  }
}

extension SightingsWords<Party.ID> {
  static var what: Self {
    Self(
      question: "what", keys: ("party", "sees"), naming: .item,
      head: { party, phrases in
        phrases.say("「\(phrases.party(party))」が持つもの", "what '\(phrases.party(party))' has")
      }, none: Message(ja: "何も届かない", en: "nothing"))
  }
}

/// Who has an item, or what a party has, for people.
public struct SightingsText<Subject: Sendable>: ReportFormat {
  public static var name: String { "text" }

  let words: SightingsWords<Subject>

  public func render(_ answer: SightingsAnswer<Subject>, in language: Language) -> String {
    let parts = answer.parts.map { part in
      let phrases = Phrases(model: part.model, language: language)
      let head = words.head(part.subject, phrases)
      let title = phrases.say("（\(part.model.title)）\n", " (\(part.model.title))\n")
      return head + title
        + (part.sightings.isEmpty
          ? "  \(words.none[language])\n" + phrases.outsideTime(answer.day)
          : SightingForm(model: part.model).text(part.sightings, naming: words.naming, phrases))
    }
    return ProblemText(language).closed(parts.joined(separator: "\n"), answer.problems)
  }
}

/// `nagarezu/who/1`, or `nagarezu/what/1`.
public struct SightingsJSON<Subject: Sendable>: ReportFormat {
  public static var name: String { "json" }

  let words: SightingsWords<Subject>

  public func render(_ answer: SightingsAnswer<Subject>, in language: Language) throws -> String {
    try JSONText.object([
      "schema": .string("nagarezu/\(words.question)/1"), words.keys.asked: .string(answer.asked),
      "asOf": .optional(answer.day?.description), "outsideTime": .bool(answer.isOutsideTime),
      words.keys.list: .array(
        answer.parts.flatMap { part in
          part.sightings.map { SightingForm(model: part.model).json($0) }
        }),
      "problems": SharedJSON.problems(answer.problems, in: language),
    ]).text()
  }
}

/// Who has an item, for people.
public typealias WhoText = SightingsText<Item.ID>
/// `nagarezu/who/1`.
public typealias WhoJSON = SightingsJSON<Item.ID>
/// What a party has, for people.
public typealias WhatText = SightingsText<Party.ID>
/// `nagarezu/what/1`.
public typealias WhatJSON = SightingsJSON<Party.ID>

extension WhoText { public init() { words = .who } }
extension WhoJSON { public init() { words = .who } }
extension WhatText { public init() { words = .what } }
extension WhatJSON { public init() { words = .what } }

/// How one sighting is written.
struct SightingForm {
  enum Naming { case party, item }

  let model: Model

  func json(_ sighting: Sighting) -> JSONText {
    let shared = SharedJSON(model: model)
    var object: [String: JSONText] = [
      "model": .string(model.span.file), "exposure": .string(sighting.exposure.rawValue),
      "subjects": shared.subjects(sighting.atoms), "during": shared.during(sighting.during),
      "channels": .strings(sighting.channels.map { model[$0].name }),
      "capacity": shared.capacity(sighting.capacities), "stop": shared.stop(sighting.stops),
      "system": .string(model.name(of: sighting.node)), "origin": shared.origin(sighting.path),
      "path": shared.path(sighting.path, endingWith: look(sighting)),
      "by": .optional(sighting.through.map { model[$0].name }),
      "party": .string(model[sighting.party].name), "item": .string(model[sighting.item].name),
    ]
    switch sighting.manner {
    case .direct:
      object["how"] = .string("direct")
      object["through"] = .null
    case .inferred(let item):
      object["how"] = .string("inferred")
      object["through"] = .string(model[item].name)
    }
    return .object(object)
  }

  /// A block per party or item and manner: people, days and the shortest way; further places are counted by name.
  func text(_ sightings: [Sighting], naming: Naming, _ phrases: Phrases) -> String {
    struct Heading: Hashable {
      let party: Party.ID
      let item: Item.ID
      let exposure: Exposure
      let manner: Sighting.Manner
    }
    var order: [Heading] = []
    var groups: [Heading: [Sighting]] = [:]
    for sighting in sightings {
      let heading = Heading(
        party: sighting.party, item: sighting.item, exposure: sighting.exposure,
        manner: sighting.manner)
      if groups[heading] == nil { order.append(heading) }
      groups[heading, default: []].append(sighting)
    }
    return order.compactMap { groups[$0] }.map { block($0, naming, phrases) }.joined()
  }

  private func block(_ group: [Sighting], _ naming: Naming, _ phrases: Phrases) -> String {
    // What a party has itself tells more than what it has through a part; then the shorter way.
    let sorted = group.sorted {
      ($0.through == nil ? 0 : 1, $0.path?.flows.count ?? 0)
        < ($1.through == nil ? 0 : 1, $1.path?.flows.count ?? 0)
    }
    guard let first = sorted.first else { return "" }
    let name =
      switch naming {
      case .party: phrases.party(first.party)
      case .item: model[first.item].name
      }
    var text = "  \(name): \(phrases.exposure(first.exposure))"
    if case .inferred(let item) = first.manner {
      text += phrases.say("（「\(model[item].name)」から推知）", " (inferred from '\(model[item].name)')")
    }
    text += phrases.capacity(Set(sorted.flatMap(\.capacities)).sorted())
    if let through = first.through {
      text += phrases.say("（\(phrases.party(through))を通じて）", " (through \(phrases.party(through)))")
    }
    text += "\n"
    for line in Set(
      sorted.map {
        "\(phrases.people($0.atoms))\(phrases.say("、", ", "))\(phrases.days($0.during))"
      }
    )
    .sorted(by: { $0.precedesByBytes($1) }) {
      text += "    \(line)\n"
    }
    if let path = first.path {
      text += "    \(phrases.path(path, endingWith: look(first)))\n"
    }
    let others = Set(sorted.map(\.node)).subtracting([first.node]).sorted()
      .map { model.name(of: $0) }
    if !others.isEmpty {
      text += phrases.say(
        "    ほかに: \(phrases.list(others))\n", "    also at: \(phrases.list(others))\n")
    }
    return text
  }

  private func look(_ sighting: Sighting) -> Passage? {
    if case .reader = sighting.passage { return sighting.passage }
    return nil
  }
}
