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
  /// The list of who has what.
  private let possessions: [Possession]
  /// The other model, as it is compared with.
  private let other: Other
  /// Shape: cell → the days on which only this model has it, joined, in order; never empty.
  private var gained: [Cell: [DayRange]] = [:]
  var model: Model { reach.model }

  /// What is compared with: another model's tally, and what there is the same as what here.
  struct Other {
    let tally: Tally
    let people: AtomMatching
    /// Shape: position of a party here → there; `nil` for one that is not there.
    let parties: [Int?]
    /// Shape: position of an item here → there; `nil` for one that is not there.
    let items: [Int?]
    /// Whether items and people stand in the same order on both sides.
    let isAlike: Bool

    init(
      _ tally: Tally, of model: Model, for own: Reach, _ parties: [Int: Int], _ items: [Int: Int]
    ) {
      self.tally = tally
      people = AtomMatching(from: own.model, to: model)
      self.parties = own.model.parties.indices.map { parties[$0] }
      self.items = own.model.items.indices.map { items[$0] }
      isAlike =
        tally.shape.plane == own.shape.plane && tally.shape.width == own.shape.width
        && people.isIdentity && self.items.enumerated().allSatisfy { $0 == $1 }
    }

    /// What of a row of ours is there too, when `there` is had: for each atom of ours whether all who may be meant have the item.
    fileprivate func row(_ item: Int, _ there: Cells, width: Int) -> [UInt64] {
      let none = [UInt64](repeating: 0, count: width)
      guard let item = items[item], !there.isEmpty else { return none }
      let own = tally.shape.width
      let words = there.words[item * own..<(item + 1) * own]
      guard !isAlike else { return Array(words) }
      return words.allSatisfy { $0 == 0 } ? none : people.surely(among: words, width: width)
    }
  }

  /// What `reach` has beyond `other`. `parties` and `items` say which positions of the other model are the same things.
  init(
    _ reach: Reach, _ possessions: [Possession], _ tally: Tally, on day: Day?,
    beyond other: (model: Model, tally: Tally), parties: [Int: Int], items: [Int: Int]
  ) {
    self.reach = reach
    self.possessions = possessions
    self.tally = tally
    self.day = day
    self.other = Other(other.tally, of: other.model, for: reach, parties, items)
    for party in reach.model.parties.indices { compare(party, with: self.other.parties[party]) }
  }

  /// Holds what a party has against what `partner` has in the other model, moment by moment.
  private mutating func compare(_ party: Int, with partner: Int?) {
    if let partner, day == nil, other.isAlike, tally.hasSame(party, as: other.tally, partner) {
      return
    }
    var theirs = partner.map(other.tally.moments) ?? []
    // One day against another: what held then counts as held on the day that is asked for.
    if let day { theirs = theirs.map { $0.on(DayRange(on: day)) } }
    let cuts = theirs.flatMap(\.days.turns)
    var next = 0
    for moment in tally.moments(of: party) {
      for days in moment.days.cut(at: cuts) {
        while next < theirs.count, theirs[next].days.last < days.first { next += 1 }
        let isThere = next < theirs.count && theirs[next].days.contains(days.first)
        gain(party, moment, on: days, beyond: isThere ? theirs[next] : nil)
      }
    }
  }

  /// Notes the cells that a party has on some days and `theirs` has not.
  private mutating func gain(
    _ party: Int, _ moment: Tally.Moment, on days: DayRange, beyond theirs: Tally.Moment?
  ) {
    guard !moment.had.isEmpty else { return }
    let width = reach.shape.width
    let reading = moment.read.words
    for item in other.items.indices {
      let row = item * width..<(item + 1) * width
      guard moment.had.words[row].contains(where: { $0 != 0 }) else { continue }
      let read = theirs.map { other.row(item, $0.read, width: width) }
      let had = theirs.map { other.row(item, $0.had, width: width) }
      for word in 0..<width {
        let reads = reading.isEmpty ? 0 : reading[row.lowerBound + word]
        let has = moment.had.words[row.lowerBound + word]
        note(party, item, word, .read, reads & ~(read?[word] ?? 0), on: days)
        note(party, item, word, .custody, has & ~reads & ~(had?[word] ?? 0), on: days)
      }
    }
  }

  private mutating func note(
    _ party: Int, _ item: Int, _ word: Int, _ exposure: Exposure, _ bits: UInt64, on days: DayRange
  ) {
    var rest = bits
    while rest != 0 {
      let atom = word * 64 + rest.trailingZeroBitCount
      rest &= rest - 1
      let cell = Cell(party: party, item: item, atom: atom, exposure: exposure)
      gained[cell, default: []].go(on: days)
    }
  }

  /// What is new about a gained cell: whether the party ever had as much of these people, or of anybody.
  private func novelty(of cell: Cell) -> ReachChange.Novelty {
    guard let party = other.parties[cell.party], let item = other.items[cell.item] else {
      return .item
    }
    let had = other.tally.ever(party, cell.exposure).atoms(
      of: Item.ID(item), shape: other.tally.shape)
    if let atoms = other.people[cell.atom], atoms.allSatisfy(had.contains) { return .days }
    return had.isEmpty ? .item : .people
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
    let sightings = Sightings(reach, possessions)
    var changes: [ReachChange] = []
    let open = Dictionary(grouping: rest.filter { !$0.value.isEmpty }.keys, by: \.item)
    for (item, cells) in open.sorted(by: { $0.key < $1.key }) {
      let untold = Set(cells.map { Holder(party: $0.party, exposure: $0.exposure) })
      let ways = sightings.of(Item.ID(item)) {
        untold.contains(Holder(party: $0.party.position, exposure: $0.exposure))
      }.sorted { a, b in
        (a.through == nil ? 0 : 1, a.path?.flows.count ?? 0, a.node.number)
          < (b.through == nil ? 0 : 1, b.path?.flows.count ?? 0, b.node.number)
      }
      for way in ways { changes += take(way, &rest) }
    }
    let places = model.placesOfParties
    return joined(changes).sorted { isBefore($0, $1, places) }
  }

  /// Somebody who has something, with one exposure.
  private struct Holder: Hashable {
    let party: Int
    let exposure: Exposure
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
      let kind = Kind(days: shared, novelty: novelty(of: cell))
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
    let party = way.through ?? way.party
    guard let passage = way.passage else {
      return reach.path(
        of: party, at: way.node, item: way.item, atom: atom, on: day, way.exposure)
    }
    return reach.path(
      over: passage, readBy: way.exposure == .read ? party : nil, item: way.item, atom: atom,
      on: day)
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

extension Tally.Moment {
  /// The same on other days.
  fileprivate func on(_ days: DayRange) -> Self { Self(days: days, read: read, had: had) }
}

extension [DayRange] {
  /// Adds days that come after all others.
  fileprivate mutating func go(on days: DayRange) {
    if let last, last.last.next == days.first, let joined = DayRange(last.first, days.last) {
      self[count - 1] = joined
    } else {
      append(days)
    }
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
