import NagarezuCore

/// Answers to the reviewer's questions about some models, as text or JSON.
///
/// One value per question; each model that knows what was asked for adds its part.
public struct WhoAnswer: Sendable {
  public let item: String
  /// Shape: reach → the item in its model.
  public let parts: [(reach: Reach, item: Item.ID)]
  public let day: Day?

  /// Who sees `item`, in the models that have it.
  public init(item: String, parts: [(reach: Reach, item: Item.ID)], day: Day?) {
    self.item = item
    self.parts = parts
    self.day = day
  }

  /// `nagarezu/who/1`.
  public func json() throws -> String {
    try JSONText.object([
      "schema": .string("nagarezu/who/1"), "item": .string(item),
      "asOf": .optional(day?.description),
      "seenBy": .array(
        parts.flatMap { part in
          WhoSees(part.item, on: day).answer(part.reach).map { sighting in
            SightingForm(model: part.reach.model).json(sighting)
          }
        }),
    ]).text()
  }

  /// For people.
  public func text(in language: Language) -> String {
    parts.map { part in
      let form = SightingForm(model: part.reach.model)
      let phrases = Phrases(model: part.reach.model, language: language)
      let sightings = WhoSees(part.item, on: day).answer(part.reach)
      let head = phrases.say(
        "「\(part.reach.model[part.item].name)」を持つ者（\(part.reach.model.title)）",
        "who has '\(part.reach.model[part.item].name)' (\(part.reach.model.title))")
      let none = phrases.say("  誰にも届かない\n", "  nobody\n")
      return head + "\n"
        + (sightings.isEmpty ? none : form.text(sightings, naming: .party, phrases))
    }.joined(separator: "\n")
  }
}

/// What a party sees.
public struct WhatAnswer: Sendable {
  public let party: String
  /// Shape: reach → the party in its model.
  public let parts: [(reach: Reach, party: Party.ID)]
  public let day: Day?

  /// What `party` sees, in the models that have it.
  public init(party: String, parts: [(reach: Reach, party: Party.ID)], day: Day?) {
    self.party = party
    self.parts = parts
    self.day = day
  }

  /// `nagarezu/what/1`.
  public func json() throws -> String {
    try JSONText.object([
      "schema": .string("nagarezu/what/1"), "party": .string(party),
      "asOf": .optional(day?.description),
      "sees": .array(
        parts.flatMap { part in
          WhatIsSeen(by: part.party, on: day).answer(part.reach).map { sighting in
            SightingForm(model: part.reach.model).json(sighting)
          }
        }),
    ]).text()
  }

  /// For people.
  public func text(in language: Language) -> String {
    parts.map { part in
      let form = SightingForm(model: part.reach.model)
      let phrases = Phrases(model: part.reach.model, language: language)
      let sightings = WhatIsSeen(by: part.party, on: day).answer(part.reach)
      let name = phrases.party(part.party)
      let head = phrases.say(
        "「\(name)」が持つもの（\(part.reach.model.title)）",
        "what '\(name)' has (\(part.reach.model.title))")
      let none = phrases.say("  何も届かない\n", "  nothing\n")
      return head + "\n"
        + (sightings.isEmpty ? none : form.text(sightings, naming: .item, phrases))
    }.joined(separator: "\n")
  }
}

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
