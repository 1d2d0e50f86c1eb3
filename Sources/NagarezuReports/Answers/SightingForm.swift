import NagarezuCore
import NagarezuText

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

  /// A block per party or item and manner: people, days and the shortest way; further places each with people and days of their own.
  func text(_ sightings: [Sighting], naming: Naming, _ phrases: Phrases) -> String {
    let groups = groups(sightings)
    switch naming {
    case .party:
      return groups.map { block($0, phrases.party($0[0].party), phrases, indent: "  ") }.joined()
    case .item: return folded(groups, phrases)
    }
  }

  /// Items that are had in the very same way in one block, those of a whole group under its name.
  private func folded(_ groups: [[Sighting]], _ phrases: Phrases) -> String {
    var order: [String] = []
    var alike: [String: [[Sighting]]] = [:]
    for group in groups {
      // What is made on the way is told of each item by itself.
      let isMade = group.contains { $0.manner != .direct || ($0.path?.isDerived ?? false) }
      let body =
        (isMade ? "\(group[0].item.position)" : "")
        + block(group, "", phrases, indent: "  ", namesItems: false)
      if alike[body] == nil { order.append(body) }
      alike[body, default: []].append(group)
    }
    return order.map { body in
      let groups = alike[body] ?? []
      guard groups.count > 1 else {
        return groups.map { block($0, model[$0[0].item].name, phrases, indent: "  ") }.joined()
      }
      let names = phrases.list(model.names(of: groups.map { $0[0].item }))
      return block(groups[0], names, phrases, indent: "  ", namesItems: false)
    }.joined()
  }

  /// The same for an answer over several models: each block under a title and with the name it belongs to, in order.
  func blocks(
    _ sightings: [Sighting], _ phrases: Phrases, name: (Sighting) -> String, title: String
  ) -> [(name: String, block: String)] {
    groups(sightings).map { (name($0[0]), block($0, title, phrases, indent: "    ")) }
  }

  /// Sightings of one party, item, exposure and manner together, none of them empty.
  private func groups(_ sightings: [Sighting]) -> [[Sighting]] {
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
    return order.compactMap { groups[$0] }
  }

  private func block(
    _ group: [Sighting], _ name: String, _ phrases: Phrases, indent: String,
    namesItems: Bool = true
  ) -> String {
    // What a party has itself tells more than what it has through a part; then the shorter way.
    let sorted = group.sorted {
      ($0.through == nil ? 0 : 1, $0.path?.flows.count ?? 0)
        < ($1.through == nil ? 0 : 1, $1.path?.flows.count ?? 0)
    }
    guard let first = sorted.first else { return "" }
    var text = "\(indent)\(name): \(phrases.exposure(first.exposure))"
    if case .inferred(let item) = first.manner {
      text += phrases.say("（「\(model[item].name)」から推知）", " (inferred from '\(model[item].name)')")
    }
    text += phrases.capacity(Set(sorted.flatMap(\.capacities)).sorted())
    if let through = first.through {
      text += phrases.say("（\(phrases.party(through))を通じて）", " (through \(phrases.party(through)))")
    }
    text += "\n"
    for line in lines(sorted.filter { $0.node == first.node }, phrases) {
      text += "\(indent)  \(line)\n"
    }
    if let path = first.path {
      text += "\(indent)  \(phrases.path(path, endingWith: look(first), namesItems: namesItems))\n"
    }
    let others = Dictionary(grouping: sorted.filter { $0.node != first.node }, by: \.node)
    for (node, sightings) in others.sorted(by: { $0.key < $1.key }) {
      let name = phrases.quoted(model.name(of: node))
      for line in lines(sightings, phrases) {
        text += phrases.say(
          "\(indent)  ほかに\(name): \(line)\n", "\(indent)  also at \(name): \(line)\n")
      }
    }
    return text
  }

  /// Whose data, and when, at one place; in order, none twice.
  private func lines(_ sightings: [Sighting], _ phrases: Phrases) -> [String] {
    Set(
      sightings.map {
        "\(phrases.people($0.atoms))\(phrases.say("、", ", "))\(phrases.days($0.during))"
      }
    ).sorted { $0.precedesByBytes($1) }
  }

  private func look(_ sighting: Sighting) -> Passage? {
    if case .reader = sighting.passage { return sighting.passage }
    return nil
  }
}
