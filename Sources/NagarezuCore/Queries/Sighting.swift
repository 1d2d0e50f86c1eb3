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

/// Gathers sightings from the list of who has what.
struct Sightings {
  let reach: Reach
  /// What the parties asked about have, and what their parts have.
  private let possessions: [Possession]
  /// `nil` means everybody.
  private let party: Party.ID?
  private var model: Model { reach.model }
  /// Shape: party → its place in the author's order.
  private let places: [Int]

  /// What anybody has, or what `party` has by itself and through its parts.
  init(_ reach: Reach, of party: Party.ID? = nil, on day: Day?) {
    self.reach = reach
    self.party = party
    places = reach.model.placesOfParties
    let parts = party.map { Set(reach.model.family(of: $0)) }
    possessions = Array(reach.possessions(of: parts, during: DayRange(on: day)))
  }

  /// Every way in which one of the parties has `item` directly: one per party, place and exposure; ancestors after their parts. In
  /// the author's order of parties, reading before custody. Custody of what the same party reads elsewhere is left out.
  func of(_ item: Item.ID) -> [Sighting] {
    let own = possessions.flatMap { sightings(of: item, in: $0) }
    let all = (own + own.flatMap(inherited)).filter { party == nil || $0.party == party }
    let readers = Set(all.filter { $0.exposure == .read }.map(\.party))
    return all.filter {
      $0.exposure == .read || !readers.contains($0.party) || !isRead($0, in: all)
    }
    .sorted(by: isBefore)
  }

  /// By party in the author's order, reading before custody, the shorter way first.
  func isBefore(_ a: Sighting, _ b: Sighting) -> Bool {
    if a.party != b.party { return places[a.party.position] < places[b.party.position] }
    if a.exposure != b.exposure { return a.exposure > b.exposure }
    if a.item != b.item { return a.item < b.item }
    return (a.path?.flows.count ?? 0, a.node) < (b.path?.flows.count ?? 0, b.node)
  }

  /// Whether all of a custody is read by the same party somewhere.
  private func isRead(_ custody: Sighting, in all: [Sighting]) -> Bool {
    all.contains { read in
      read.party == custody.party && read.exposure == .read && read.item == custody.item
        && custody.atoms.isSubset(of: read.atoms)
        && custody.during.allSatisfy { days in
          read.during.contains { $0.first <= days.first && days.last <= $0.last }
        }
    }
  }

  /// One sighting per exposure, of people who have the same days.
  private func sightings(of item: Item.ID, in possession: Possession) -> [Sighting] {
    [Exposure.read, .custody].flatMap { exposure -> [Sighting] in
      var daysOf: [Int: [DayRange]] = [:]
      for piece in possession.pieces {
        for atom in piece[exposure].atoms(of: item, shape: reach.shape).members {
          daysOf[atom, default: []].append(piece.days)
        }
      }
      let groups = Dictionary(grouping: daysOf.keys) { DayRange.joined(daysOf[$0] ?? []) }
      return groups.sorted { ($0.value.min() ?? 0) < ($1.value.min() ?? 0) }.map { during, atoms in
        let people = AtomSet(count: model.population.count, atoms)
        return sighting(of: item, in: possession, exposure, people, during)
      }
    }
  }

  private func sighting(
    of item: Item.ID, in possession: Possession, _ exposure: Exposure, _ atoms: AtomSet,
    _ during: [DayRange]
  ) -> Sighting {
    let party = possession.party
    let cells = Cells(shape: reach.shape, items: [item], atoms: atoms)
    let passage: Passage?
    let channels: [Channel.ID]
    let path: Path?
    switch possession.place {
    case .node(let node):
      let today = reach.model(on: during.first?.first ?? .distantPast)
      let looks = exposure == .read ? today.looks(of: party, at: node, item, atoms) : []
      passage = looks.first
      channels = self.channels(to: node, item, atoms, during, looks)
      path = self.path(of: party, at: node, item, atoms, during, exposure)
    case .passage(let overheard):
      passage = overheard
      channels = model.channel(of: overheard).map { [$0] } ?? []
      path = self.path(over: overheard, item, atoms, during)
    }
    return Sighting(
      party: party, through: nil, item: item, exposure: exposure,
      capacities: reach.capacities(of: possession, item, atoms, exposure, during: during),
      stops: exposure == .read
        ? [] : reach.stops(of: party, at: possession.place, during.map { ($0, cells) }),
      manner: .direct, atoms: atoms,
      during: during, channels: channels, node: model.node(of: possession.place), passage: passage,
      path: path)
  }

  private func channels(
    to node: Node, _ item: Item.ID, _ atoms: AtomSet, _ during: [DayRange], _ looks: [Passage]
  ) -> [Channel.ID] {
    guard looks.isEmpty else { return Set(looks.compactMap { model.channel(of: $0) }).sorted() }
    let bringing = model.flowIDs.filter { id in
      model[id].to == node
        && reach.carried(by: id).contains { days, copies in
          during.contains { $0.intersection(days) != nil }
            && !copies.cells(shape: reach.shape).atoms(of: item, shape: reach.shape)
              .intersection(atoms).isEmpty
        }
    }
    return Set(bringing.compactMap { model[$0].channel }).sorted()
  }

  private func path(
    of party: Party.ID, at node: Node, _ item: Item.ID, _ atoms: AtomSet, _ during: [DayRange],
    _ exposure: Exposure
  ) -> Path? {
    guard let atom = atoms.members.first, let days = during.first else { return nil }
    return reach.path(of: party, at: node, item: item, atom: atom, on: days.first, exposure)
  }

  private func path(
    over passage: Passage, _ item: Item.ID, _ atoms: AtomSet, _ during: [DayRange]
  ) -> Path? {
    switch passage {
    case .flow(let flow):
      guard let atom = atoms.members.first, let days = during.first else { return nil }
      return reach.path(over: flow, item: item, atom: atom, on: days.first)
    case .reader(let system, let index):
      let reader = model[system].readers[index].party
      return path(of: reader, at: .system(system), item, atoms, during, .read)
    case .succession(let system, let index):
      let successor = model[system].assignments[index].holder
      return path(of: successor, at: .system(system), item, atoms, during, .custody)
    }
  }

  /// What a section sees, its parent sees (17).
  private func inherited(_ sighting: Sighting) -> [Sighting] {
    model.withAncestors(sighting.party).dropFirst().map { ancestor in
      var copy = sighting
      copy.party = ancestor
      copy.through = sighting.party
      return copy
    }
  }
}
