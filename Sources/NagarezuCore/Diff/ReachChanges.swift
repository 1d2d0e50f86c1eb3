/// Finds what parties have in one model and did not have in another.
///
/// A party has an item of an atom with an exposure on a day, itself or through its parts. Reading covers keeping: who kept and now
/// reads has gained, who read and now keeps has not.
struct ReachChanges {
  /// A cell but for its days.
  private struct Cell: Hashable {
    let party: Int
    let item: Int
    let atom: Int
    let exposure: Exposure
  }

  let reach: Reach
  let tally: Tally
  let day: Day?
  /// Shape: cell → the days on which only this model has it.
  private var gained: [Cell: [DayRange]] = [:]
  /// What is new about each gained cell.
  private var novelties: [Cell: ReachChange.Novelty] = [:]
  var model: Model { reach.model }

  /// What `reach` has beyond `other`. `parties` and `items` say which positions of the other model are the same things.
  init(
    _ reach: Reach, _ tally: Tally, on day: Day?, beyond other: (model: Model, tally: Tally),
    parties: [Int: Int], items: [Int: Int], onOther otherDay: Day?
  ) {
    self.reach = reach
    self.tally = tally
    self.day = day
    let people = AtomMatching(from: reach.model, to: other.model)
    for party in reach.model.parties.indices {
      for item in tally.items(of: party) {
        for (atom, tenure) in tally.atoms(of: party, item) {
          let before = Self.before(
            atom, people, parties[party], items[item], other.tally, from: otherDay, to: day)
          for exposure in [Exposure.read, .custody] {
            let days = Self.days(tenure, exposure, beyond: before)
            guard !days.isEmpty else { continue }
            let cell = Cell(party: party, item: item, atom: atom, exposure: exposure)
            gained[cell] = days
            let had = items[item].flatMap { item in
              parties[party].map { other.tally.atoms(of: $0, item).values }
            }
            novelties[cell] = Self.novelty(exposure, before, of: had.map(Array.init) ?? [])
          }
        }
      }
    }
  }

  /// What the same party had of the same item about each of the atoms that are the same people; `nil` where there are none.
  private static func before(
    _ atom: Int, _ people: AtomMatching, _ party: Int?, _ item: Int?, _ tally: Tally,
    from: Day?, to: Day?
  ) -> [Tenure]? {
    guard let party, let item, let atoms = people[atom] else { return nil }
    let known = tally.atoms(of: party, item)
    return atoms.map { atom in
      let tenure = known[atom] ?? Tenure()
      guard let from, let to else { return tenure }
      // One day against another: what held then counts as held on the day that is asked for.
      func moved(_ ranges: [DayRange]) -> [DayRange] {
        ranges.contains { $0.contains(from) } ? [DayRange(on: to)] : []
      }
      return Tenure(read: moved(tenure.read), had: moved(tenure.had))
    }
  }

  /// `before` is what the party had of these people, `all` what it had of anybody.
  private static func novelty(
    _ exposure: Exposure, _ before: [Tenure]?, of all: [Tenure]
  ) -> ReachChange.Novelty {
    if let before, before.allSatisfy({ !$0[exposure].isEmpty }) { return .days }
    return all.contains { !$0[exposure].isEmpty } ? .people : .item
  }

  /// The days of a tenure with just one exposure on which some of those people did not have as much.
  private static func days(
    _ tenure: Tenure, _ exposure: Exposure, beyond before: [Tenure]?
  ) -> [DayRange] {
    let own =
      exposure == .read ? tenure.read : tenure.had.flatMap { $0.subtracting(tenure.read) }
    guard let before else { return own }
    return DayRange.joined(
      before.flatMap { then in own.flatMap { $0.subtracting(then[exposure]) } })
  }

  // MARK: Telling it

  /// Every gained cell once, by its shortest path: those outside the authority first, then by party; reading before keeping. What a
  /// party gains only through a part that gains it itself is told of the part.
  func told() -> [ReachChange] {
    guard !gained.isEmpty else { return [] }
    var rest = gained
    for (cell, days) in gained {
      for ancestor in model.withAncestors(Party.ID(cell.party)).dropFirst() {
        let above = Cell(
          party: ancestor.position, item: cell.item, atom: cell.atom, exposure: cell.exposure)
        rest[above] = rest[above]?.flatMap { $0.subtracting(days) }
      }
    }
    let sightings = Sightings(reach, on: nil)
    var changes: [ReachChange] = []
    for item in Set(rest.filter { !$0.value.isEmpty }.map(\.key.item)).sorted() {
      let ways = sightings.of(Item.ID(item)).sorted { a, b in
        (a.through == nil ? 0 : 1, a.path?.flows.count ?? 0, a.node.number)
          < (b.through == nil ? 0 : 1, b.path?.flows.count ?? 0, b.node.number)
      }
      for way in ways { changes += take(way, &rest) }
    }
    let places = model.placesOfParties
    return joined(changes).sorted { isBefore($0, $1, places) }
  }

  /// What a sighting shows of what is still to be told, which is told then.
  private func take(_ way: Sighting, _ rest: inout [Cell: [DayRange]]) -> [ReachChange] {
    struct Kind: Hashable {
      let days: [DayRange]
      let novelty: ReachChange.Novelty
    }
    var atomsOf: [Kind: [Int]] = [:]
    for atom in way.atoms.members {
      let cell = Cell(
        party: way.party.position, item: way.item.position, atom: atom, exposure: way.exposure)
      guard let open = rest[cell], !open.isEmpty else { continue }
      let shared = DayRange.joined(
        open.flatMap { one in way.during.compactMap { one.intersection($0) } })
      guard !shared.isEmpty else { continue }
      rest[cell] = open.flatMap { $0.subtracting(shared) }
      let kind = Kind(days: shared, novelty: novelties[cell] ?? .item)
      atomsOf[kind, default: []].append(atom)
    }
    return atomsOf.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map { kind, atoms in
      ReachChange(
        party: way.party, through: way.through, exposure: way.exposure, items: [way.item],
        atoms: AtomSet(count: model.population.count, atoms),
        // On one day against another, the whole stretch tells more than the day.
        during: day.map { day in way.during.filter { $0.contains(day) } } ?? kind.days,
        channels: way.channels, node: way.node, passage: way.passage,
        novelty: kind.novelty,
        path: path(of: way, atoms.first ?? 0, on: day ?? kind.days[0].first))
    }
  }

  private func path(of way: Sighting, _ atom: Int, on day: Day) -> Path? {
    switch way.passage {
    case .flow(let flow): return reach.path(over: flow, item: way.item, atom: atom, on: day)
    case .reader(let system, let index):
      return reach.path(
        to: .system(system), item: way.item, atom: atom, on: day,
        readableBy: model[system].readers[index].party)
    case .succession(let system, _):
      return reach.path(to: .system(system), item: way.item, atom: atom, on: day)
    case nil:
      return reach.path(
        of: way.through ?? way.party, at: way.node, item: way.item, atom: atom, on: day,
        way.exposure)
    }
  }

  /// Items with the same people, days and path become one change.
  private func joined(_ changes: [ReachChange]) -> [ReachChange] {
    struct Heading: Hashable {
      let party: Party.ID
      let through: Party.ID?
      let exposure: Exposure
      let atoms: AtomSet
      let during: [DayRange]
      let channels: [Channel.ID]
      let node: Node
      let passage: Passage?
      let novelty: ReachChange.Novelty
      let flows: [Flow.ID]
    }
    var order: [Heading] = []
    var found: [Heading: ReachChange] = [:]
    for change in changes {
      let heading = Heading(
        party: change.party, through: change.through, exposure: change.exposure,
        atoms: change.atoms, during: change.during, channels: change.channels, node: change.node,
        passage: change.passage, novelty: change.novelty,
        flows: change.path?.flows ?? [])
      if found[heading] == nil { order.append(heading) }
      found[heading, default: change].items += found[heading] == nil ? [] : change.items
    }
    return order.compactMap { heading -> ReachChange? in
      guard var change = found[heading] else { return nil }
      change.items = model.inAuthorsOrder(change.items)
      return change
    }
  }

  /// - Parameter places: of parties, in the author's order. The order of items stays out of it: the first change of a row lends it its path.
  private func isBefore(_ a: ReachChange, _ b: ReachChange, _ places: [Int]) -> Bool {
    let (first, second) = (model.standing(of: a.party), model.standing(of: b.party))
    if first != second { return first < second }
    if a.party != b.party { return places[a.party.position] < places[b.party.position] }
    if a.exposure != b.exposure { return a.exposure > b.exposure }
    if a.node != b.node { return a.node < b.node }
    return (a.items.min() ?? a.items[0], a.during[0].first)
      < (b.items.min() ?? b.items[0], b.during[0].first)
  }

  /// The gained cells as a set, for whoever holds them against something slower. Shape: party, item, atom, 1 for reading, day.
  func cells(within days: ClosedRange<Int32>) -> Set<[Int]> {
    var cells: Set<[Int]> = []
    for (cell, ranges) in gained {
      for number in days where ranges.contains(where: { $0.contains(Day(number: number)) }) {
        cells.insert([
          cell.party, cell.item, cell.atom, cell.exposure == .read ? 1 : 0, Int(number),
        ])
      }
    }
    return cells
  }
}

extension Node {
  /// Systems first, then parties; only for putting in order.
  fileprivate var number: Int {
    switch self {
    case .system(let id): id.position
    case .party(let id): Int(Int32.max) + id.position
    }
  }
}

extension Model {
  /// In what order changes are told of parties: 0 outsiders, 1 those of the authority, 2 the people themselves.
  public func standing(of party: Party.ID) -> Int {
    if self[party].kind == .dataSubject { return 2 }
    return isOfAuthority(party) ? 1 : 0
  }
}
