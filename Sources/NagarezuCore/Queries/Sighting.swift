/// One way in which a party has one item: the reach of design §2, with its path.
public struct Sighting: Sendable {
  public enum Manner: Hashable, Sendable {
    case direct
    /// Through an item made from the one that was asked for.
    case inferred(through: Item.ID)
  }

  public var party: Party.ID
  /// The part of `party` that has it, where that is not `party` itself.
  public var through: Party.ID?
  public var item: Item.ID
  public var exposure: Exposure
  /// Why it has it with that exposure: what it operates, reads, houses, carries or has in hand, and the keys that open it. In
  /// order, never empty; where it has it through a part, that part's.
  public var capacities: [Capacity]
  /// What keeps it from reading what it has in custody; empty for what it reads.
  public var stops: [Stop]
  public var manner: Manner
  public var atoms: AtomSet
  /// Joined, in order of days.
  public var during: [DayRange]
  /// The channels by which it last came, in order; empty for what was born there.
  public var channels: [Channel.ID]
  /// Where it is had; for a channel's operator, where the passage begins.
  public var node: Node
  /// The look of a reader or the passage that is overheard; `nil` for whoever operates or houses the node.
  public var passage: Passage?
  public var path: Path?
}

extension Sighting {
  /// What is left of it without the people and days of some others: one for people who have the same days left.
  func less(_ others: [Sighting]) -> [Sighting] {
    let taken = others.filter { !$0.atoms.intersection(atoms).isEmpty }
    guard !taken.isEmpty else { return [self] }
    let left = Dictionary(grouping: atoms.members) { atom in
      let days = taken.filter { $0.atoms.contains(atom) }.flatMap(\.during)
      return during.flatMap { $0.subtracting(days) }
    }
    return left.filter { !$0.key.isEmpty }
      .sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
      .map { days, members in
        var rest = self
        rest.during = days
        rest.atoms = AtomSet(count: atoms.words.count * 64, members)
        return rest
      }
  }
}

/// Gathers sightings from the list of who has what. What several items need of one place is worked out once.
final class Sightings {
  let reach: Reach
  /// What the parties asked about have, and what their parts have.
  private let possessions: [Possession]
  /// `nil` means everybody.
  private let party: Party.ID?
  private var model: Model { reach.model }
  /// Shape: party → its place in the author's order.
  private let places: [Int]
  /// Shape: position in ``possessions`` → as ``Reach/shares(of:at:)``.
  private lazy var shares: [[(days: DayRange, shares: [Share])]?] = possessions.map { _ in nil }
  /// Shape: node → the channels of the flows into it, with what each brings.
  private var arrivals:
    [Node: [(channel: Channel.ID, brought: [(days: DayRange, copies: Copies)])]] =
      [:]

  /// What anybody has, or what `party` has by itself and through its parts.
  convenience init(_ reach: Reach, of party: Party.ID? = nil, on day: Day?) {
    let parts = party.map { Set(reach.model.family(of: $0)) }
    self.init(
      reach, Array(reach.possessions(of: parts, during: DayRange(on: day))), of: party)
  }

  /// The same of a list that is at hand.
  init(_ reach: Reach, _ possessions: [Possession], of party: Party.ID? = nil) {
    self.reach = reach
    self.possessions = possessions
    self.party = party
    places = reach.model.placesOfParties
  }

  /// Every way in which one of the parties has `item` directly: one per party, place and exposure; ancestors after their parts. In
  /// the author's order of parties, reading before custody. Custody of what the same party reads elsewhere is left out.
  ///
  /// With `isWanted`, of those only the ones that it takes; neither path nor capacities are known to it.
  func of(_ item: Item.ID, where isWanted: (Sighting) -> Bool = { _ in true }) -> [Sighting] {
    var own = possessions.indices.flatMap { found(item, in: $0) }
    for place in own.indices { own[place].origin = place }
    let all = (own + own.flatMap(inherited)).filter { party == nil || $0.sighting.party == party }
    let readers = Set(all.filter { $0.sighting.exposure == .read }.map(\.sighting.party))
    let wanted = all.filter { isWanted($0.sighting) }.filter { one in
      one.sighting.exposure == .read || !readers.contains(one.sighting.party)
        || !isRead(one.sighting, in: all)
    }
    var known: [Int: Sighting] = [:]
    return wanted.map { one in
      var sighting = known[one.origin] ?? completed(own[one.origin])
      known[one.origin] = sighting
      (sighting.party, sighting.through) = (one.sighting.party, one.sighting.through)
      return sighting
    }.sorted(by: isBefore)
  }

  /// By party in the author's order, reading before custody, the shorter way first.
  func isBefore(_ a: Sighting, _ b: Sighting) -> Bool {
    if a.party != b.party { return places[a.party.position] < places[b.party.position] }
    if a.exposure != b.exposure { return a.exposure > b.exposure }
    if a.item != b.item { return a.item < b.item }
    return (a.path?.flows.count ?? 0, a.node) < (b.path?.flows.count ?? 0, b.node)
  }

  /// Whether all of a custody is read by the same party somewhere.
  private func isRead(_ custody: Sighting, in all: [Found]) -> Bool {
    all.contains { one in
      let read = one.sighting
      return read.party == custody.party && read.exposure == .read
        && custody.atoms.isSubset(of: read.atoms)
        && custody.during.allSatisfy { days in
          read.during.contains { $0.first <= days.first && days.last <= $0.last }
        }
    }
  }

  /// A sighting of which only is known who has what when.
  private struct Found {
    var sighting: Sighting
    let possession: Int
    /// The place, among all found of an item, of what its party has by itself.
    var origin = 0
  }

  /// One sighting per exposure, of people who have the same days.
  private func found(_ item: Item.ID, in place: Int) -> [Found] {
    let possession = possessions[place]
    return [Exposure.read, .custody].flatMap { exposure -> [Found] in
      var groups = PeopleByDays()
      for piece in possession.pieces where piece[exposure].has(item, shape: reach.shape) {
        groups.add(piece[exposure].atoms(of: item, shape: reach.shape), on: piece.days)
      }
      return groups.joined.map { people, during in
        Found(
          sighting: Sighting(
            party: possession.party, through: nil, item: item, exposure: exposure, capacities: [],
            stops: [], manner: .direct, atoms: people, during: during, channels: [],
            node: model.node(of: possession.place), passage: nil, path: nil), possession: place)
      }
    }
  }

  /// The same with how it comes and why.
  private func completed(_ found: Found) -> Sighting {
    var sighting = found.sighting
    let possession = possessions[found.possession]
    let (item, atoms, during) = (sighting.item, sighting.atoms, sighting.during)
    switch possession.place {
    case .node(let node):
      let today = reach.model(on: during.first?.first ?? .distantPast)
      let looks =
        sighting.exposure == .read ? today.looks(of: possession.party, at: node, item, atoms) : []
      sighting.passage = looks.first
      sighting.channels = channels(to: node, item, atoms, during, looks)
      sighting.path = path(of: possession.party, at: node, item, atoms, during, sighting.exposure)
    case .passage(let overheard):
      sighting.passage = overheard
      sighting.channels = model.channel(of: overheard).map { [$0] } ?? []
      sighting.path = path(
        of: possession.party, over: overheard, item, atoms, during, sighting.exposure)
    }
    let there = shares[found.possession] ?? reach.shares(of: possession.party, at: possession.place)
    shares[found.possession] = there
    sighting.capacities = reach.capacities(
      there, possession.party, item, atoms, sighting.exposure, during: during)
    if sighting.exposure == .custody {
      sighting.stops = reach.stops(
        of: possession.party, at: possession.place, item, atoms, during: during)
    }
    return sighting
  }

  private func channels(
    to node: Node, _ item: Item.ID, _ atoms: AtomSet, _ during: [DayRange], _ looks: [Passage]
  ) -> [Channel.ID] {
    guard looks.isEmpty else { return Set(looks.compactMap { model.channel(of: $0) }).sorted() }
    let bringing = arrivals(at: node).filter { _, brought in
      brought.contains { days, copies in
        during.contains { $0.intersection(days) != nil }
          && copies.hasCopy(of: item, aboutAnyOf: atoms, shape: reach.shape)
      }
    }
    return Set(bringing.map(\.channel)).sorted()
  }

  private func arrivals(
    at node: Node
  ) -> [(channel: Channel.ID, brought: [(days: DayRange, copies: Copies)])] {
    if let known = arrivals[node] { return known }
    let found = Set(reach.flows(into: node)).sorted().compactMap { flow in
      model[flow].channel.map { ($0, reach.carried(by: flow)) }
    }
    arrivals[node] = found
    return found
  }

  private func path(
    of party: Party.ID, at node: Node, _ item: Item.ID, _ atoms: AtomSet, _ during: [DayRange],
    _ exposure: Exposure
  ) -> Path? {
    guard let atom = atoms.first, let days = during.first else { return nil }
    return reach.path(of: party, at: node, item: item, atom: atom, on: days.first, exposure)
  }

  private func path(
    of party: Party.ID, over passage: Passage, _ item: Item.ID, _ atoms: AtomSet,
    _ during: [DayRange], _ exposure: Exposure
  ) -> Path? {
    guard let atom = atoms.first, let days = during.first else { return nil }
    return reach.path(
      over: passage, readBy: exposure == .read ? party : nil, item: item, atom: atom,
      on: days.first)
  }

  /// What a section sees, its parent sees (17).
  private func inherited(_ found: Found) -> [Found] {
    model.withAncestors(found.sighting.party).dropFirst().map { ancestor in
      var copy = found
      copy.sighting.party = ancestor
      copy.sighting.through = found.sighting.party
      return copy
    }
  }
}

/// People put together by the days on which they have something in common.
private struct PeopleByDays {
  /// Disjoint, none empty.
  private var groups: [(people: AtomSet, days: [DayRange])] = []

  /// Adds days that come after all that were added.
  mutating func add(_ people: AtomSet, on days: DayRange) {
    var left = people
    for index in groups.indices {
      let both = groups[index].people.intersection(left)
      guard !both.isEmpty else { continue }
      left = left.subtracting(both)
      let rest = groups[index].people.subtracting(both)
      if !rest.isEmpty { groups.append((rest, groups[index].days)) }
      groups[index] = (both, groups[index].days + [days])
    }
    if !left.isEmpty { groups.append((left, [days])) }
  }

  /// Each with its days joined, none of the same days as another, in order of the first of the people.
  var joined: [(people: AtomSet, during: [DayRange])] {
    var found: [(people: AtomSet, during: [DayRange])] = []
    for group in groups {
      let during = DayRange.joined(group.days)
      if let same = found.firstIndex(where: { $0.during == during }) {
        found[same].people = found[same].people.union(group.people)
      } else {
        found.append((group.people, during))
      }
    }
    guard found.count > 1 else { return found }
    return found.sorted { ($0.people.members.first ?? 0) < ($1.people.members.first ?? 0) }
  }
}
