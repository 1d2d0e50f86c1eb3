import NagarezuCore
import NagarezuFigures
import NagarezuReports
import NagarezuText

/// In which ways parties have items: those that differ in the item alone are one.
struct WayFacts {
  private let page: BusinessPage
  private let model: Model

  init(_ page: BusinessPage) {
    self.page = page
    model = page.model
  }

  /// All of a way but the item.
  private struct Way: Hashable {
    let party: Party.ID
    let through: Party.ID?
    let exposure: Exposure
    let inferred: Item.ID?
    let node: Node
    let during: [DayRange]
    let people: Int
    let capacity: Int
    let stops: [Int]
    let path: Int
    let keys: [String]
  }

  func json(_ words: inout WordList, _ lists: inout ItemLists) -> JSONText {
    var order: [Way] = []
    var items: [Way: [Item.ID]] = [:]
    for sighting in page.business.sightings {
      let way = way(sighting, &words)
      if items[way] == nil { order.append(way) }
      items[way, default: []].append(sighting.item)
    }
    return .array(order.map { json($0, items[$0] ?? [], &words, &lists) })
  }

  private func way(_ sighting: Sighting, _ words: inout WordList) -> Way {
    let stops = sighting.stops.map { words.place(of: StopWords(model: model).message($0)) }
    var inferred: Item.ID?
    if case .inferred(let item) = sighting.manner { inferred = item }
    let last = sighting.passage.flatMap { model.figureKey(of: $0) }
    let flows = (sighting.path?.flows ?? []).map { model.figureKey(of: $0) }
    return Way(
      party: sighting.party, through: sighting.through, exposure: sighting.exposure,
      inferred: inferred, node: sighting.node, during: sighting.during,
      people: words.place(of: page.words { $0.people(sighting.atoms) }),
      capacity: words.place(
        of: page.words { phrases in
          phrases.list(sighting.capacities.map { $0.described[phrases.language] }.withoutRepeats)
        }), stops: stops, path: path(sighting, &words),
      keys: (flows + [last].compactMap(\.self)).withoutRepeats)
  }

  /// The path in words. What is made on the way is named, so that ways of other items stay apart.
  private func path(_ sighting: Sighting, _ words: inout WordList) -> Int {
    guard let path = sighting.path else { return words.place(of: "") }
    var look: Passage?
    if case .reader = sighting.passage { look = sighting.passage }
    return words.place(
      of: page.words { $0.path(path, endingWith: look, namesItems: path.isDerived) })
  }

  private func json(
    _ way: Way, _ items: [Item.ID], _ words: inout WordList, _ lists: inout ItemLists
  ) -> JSONText {
    .told([
      "p": .number(way.party.position), "h": way.through.map { .number($0.position) } ?? .null,
      "e": .number(way.inferred != nil ? 1 : way.exposure == .read ? 2 : 0),
      "v": way.inferred.map { .number($0.position) } ?? .null,
      "n": .string(model.figureKey(of: way.node)),
      "o": .number(words.place(of: model.name(of: way.node))), "d": .always(way.during),
      "t": .number(words.place(of: page.words { $0.days(way.during) })),
      "s": .number(way.people), "c": .number(way.capacity),
      "q": way.stops.isEmpty ? .null : .numbers(way.stops),
      "w": .number(way.path), "k": .strings(way.keys), "i": .number(lists.place(of: items)),
    ])
  }
}

/// What keeps items from parties that have nothing of them.
struct StopFacts {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  /// Shape: `reasons`, each a list of words; `of`: party → item → the place of its reasons, `-1` where it has it in some way.
  func json(_ words: inout WordList) -> JSONText {
    let (model, reach) = (page.model, page.business.reach)
    var had: Set<[Int]> = []
    for sighting in page.business.sightings {
      had.insert([sighting.party.position, sighting.item.position])
    }
    let stops = Workers.map(model.parties.count) { [had] party in
      model.itemIDs.map { item -> [Stop] in
        had.contains([party, item.position])
          ? [] : WhyNot(item, model.partyIDs[party]).answer(reach)
      }
    }
    var places: [[Stop]: Int] = [:]
    var reasons: [JSONText] = []
    let told = StopWords(model: model)
    let table = stops.map { row in
      JSONText.numbers(
        row.map { stops in
          guard !stops.isEmpty else { return -1 }
          if let known = places[stops] { return known }
          places[stops] = reasons.count
          reasons.append(.numbers(stops.map { words.place(of: told.message($0)) }))
          return reasons.count - 1
        })
    }
    return .object(["reasons": .array(reasons), "of": .array(table)])
  }
}
