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

/// Gathers sightings from a reach.
struct Sightings {
  private let reach: Reach
  private let window: DayRange
  private var model: Model { reach.model }

  init(_ reach: Reach, on day: Day?) {
    self.reach = reach
    window = day.flatMap { DayRange($0, $0) } ?? .always
  }

  /// Every way in which anybody has `item` directly: one per party, place and exposure; ancestors after their parts. In
  /// order of party, reading before custody. Custody of what the same party reads elsewhere is left out.
  func of(_ item: Item.ID) -> [Sighting] {
    let own = nodes.flatMap { at($0, item) } + model.passages.flatMap { on($0, item) }
    let all = own + own.flatMap(inherited)
    let readers = Set(all.filter { $0.exposure == .read }.map(\.party))
    return all.filter {
      $0.exposure == .read || !readers.contains($0.party) || !isRead($0, in: all)
    }
    .sorted(by: Self.order)
  }

  private var nodes: [Node] {
    model.systemIDs.map { .system($0) } + model.partyIDs.map { .party($0) }
  }

  static func order(_ a: Sighting, _ b: Sighting) -> Bool {
    if a.party != b.party { return a.party < b.party }
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

  private func at(_ node: Node, _ item: Item.ID) -> [Sighting] {
    model.partiesPresent(at: node).flatMap { party in
      sightings(of: item, in: reach.had(by: party, at: node)) { exposure, atoms, during in
        let looks = exposure == .read ? model.looks(of: party, at: node, item, atoms) : []
        return Sighting(
          party: party, through: nil, item: item, exposure: exposure, manner: .direct,
          atoms: atoms, during: during, channels: channels(to: node, item, atoms, during, looks),
          node: node, passage: looks.first,
          path: path(to: node, item, atoms, during, exposure == .read ? party : nil))
      }
    }
  }

  private func on(_ passage: Passage, _ item: Item.ID) -> [Sighting] {
    guard let channel = model.channel(of: passage) else { return [] }
    return model[channel].operators.flatMap { party in
      sightings(of: item, in: reach.overheard(by: party, on: passage)) { exposure, atoms, during in
        Sighting(
          party: party, through: nil, item: item, exposure: exposure, manner: .direct,
          atoms: atoms, during: during, channels: [channel], node: model.origin(of: passage),
          passage: passage, path: path(over: passage, item, atoms, during))
      }
    }
  }

  /// One sighting per exposure, of all the people and days of a timeline.
  private func sightings(
    of item: Item.ID, in timeline: [Exposed],
    make: (Exposure, AtomSet, [DayRange]) -> Sighting
  ) -> [Sighting] {
    [Exposure.read, .custody].flatMap { exposure -> [Sighting] in
      // People who have the same days are told together.
      var daysOf: [Int: [DayRange]] = [:]
      for piece in timeline {
        guard let days = piece.days.intersection(window) else { continue }
        for atom in piece[exposure].atoms(of: item, shape: reach.shape).members {
          daysOf[atom, default: []].append(days)
        }
      }
      let groups = Dictionary(grouping: daysOf.keys) { DayRange.joined(daysOf[$0] ?? []) }
      return groups.sorted { ($0.value.min() ?? 0) < ($1.value.min() ?? 0) }.map { during, atoms in
        make(exposure, AtomSet(count: model.population.count, atoms), during)
      }
    }
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
    to node: Node, _ item: Item.ID, _ atoms: AtomSet, _ during: [DayRange], _ reader: Party.ID?
  ) -> Path? {
    guard let atom = atoms.members.first, let days = during.first else { return nil }
    return reach.path(to: node, item: item, atom: atom, on: days.first, readableBy: reader)
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
      return path(to: .system(system), item, atoms, during, reader)
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
