/// Items that a party newly gets, or no longer, in one manner: a row of what changes in who gets what.
///
/// The rows of a comparison name just what its ``ReachChange``s name: each item of each of the people on each of the days once for a
/// party and an exposure, whatever paths it takes.
public struct ReachRow: Sendable {
  public let party: Party.ID
  /// The part of `party` that has it, where that is not `party` itself.
  public let through: Party.ID?
  public let exposure: Exposure
  public let novelty: ReachChange.Novelty
  /// Ascending, never empty.
  public let items: [Item.ID]
  public let atoms: AtomSet
  /// Whether these are all the people whose items the party then has.
  public let isOfAll: Bool
  /// Joined, in order of days.
  public let during: [DayRange]
  /// The flows and looks by which the items last come into the party's hands, in order; empty where they are born there.
  public let passages: [Passage]
}

extension ReachChanges {
  /// The changes by party, items in the author's order: what differs in node and path alone is one row.
  func rows(of changes: [ReachChange]) -> [ReachRow] {
    var order: [Manner] = []
    var items: [Manner: [Item.ID]] = [:]
    var entries: [Party.ID: [Entry]] = [:]
    for piece in pieces(of: changes) {
      let hands = piece.kind.through ?? piece.kind.party
      let known = entries[hands] ?? self.entries(of: hands)
      entries[hands] = known
      let manner = Manner(
        kind: piece.kind.withoutItem, atoms: piece.atoms, isOfAll: isOfAll(piece),
        during: piece.during, passages: passages(of: piece, to: hands, among: known))
      if items[manner] == nil { order.append(manner) }
      items[manner, default: []].append(piece.kind.item)
    }
    return order.map { manner in
      ReachRow(
        party: manner.kind.party, through: manner.kind.through, exposure: manner.kind.exposure,
        novelty: manner.kind.novelty, items: items[manner] ?? [], atoms: manner.atoms,
        isOfAll: manner.isOfAll, during: manner.during, passages: manner.passages)
    }
  }

  /// What all items of a row have in common.
  private struct Manner: Hashable {
    let kind: Piece.Kind
    let atoms: AtomSet
    let isOfAll: Bool
    let during: [DayRange]
    let passages: [Passage]
  }

  /// What a party gains of one item about people who have the same days in common.
  private struct Piece {
    struct Kind: Hashable {
      let party: Party.ID
      var item: Item.ID
      let exposure: Exposure
      let through: Party.ID?
      let novelty: ReachChange.Novelty

      /// The same of any item.
      var withoutItem: Kind {
        var kind = self
        kind.item = Item.ID(0)
        return kind
      }
    }

    let kind: Kind
    let atoms: AtomSet
    let during: [DayRange]
    /// Of the first of the changes that it was made from.
    let path: Path?
  }

  /// In the author's order of parties, then of items; reading first.
  private func pieces(of changes: [ReachChange]) -> [Piece] {
    struct Days {
      var path: Path?
      /// Shape: atom → days.
      var of: [Int: [DayRange]] = [:]
    }
    var found: [Piece.Kind: Days] = [:]
    var order: [Piece.Kind] = []
    for change in changes {
      for item in change.items {
        let kind = Piece.Kind(
          party: change.party, item: item, exposure: change.exposure, through: change.through,
          novelty: change.novelty)
        if found[kind] == nil { order.append(kind) }
        for atom in change.atoms.members {
          found[kind, default: Days(path: change.path)].of[atom, default: []] += change.during
        }
      }
    }
    let (parties, items) = (model.placesOfParties, model.placesOfItems)
    let sorted = order.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.party != second.party {
        return parties[first.party.position] < parties[second.party.position]
      }
      if first.item != second.item {
        return items[first.item.position] < items[second.item.position]
      }
      if first.exposure != second.exposure { return first.exposure > second.exposure }
      return a.offset < b.offset
    }.map(\.element)
    return sorted.flatMap { kind -> [Piece] in
      let days = found[kind] ?? Days()
      let groups = Dictionary(grouping: days.of.keys) { DayRange.joined(days.of[$0] ?? []) }
      return groups.map { during, atoms in
        Piece(
          kind: kind, atoms: AtomSet(count: model.population.count, atoms), during: during,
          path: days.path)
      }.sorted { ($0.atoms.first ?? 0) < ($1.atoms.first ?? 0) }
    }
  }

  /// Whether these are all the people whose item the party then has.
  private func isOfAll(_ piece: Piece) -> Bool {
    tally.ever(piece.kind.party.position, .custody).atoms(of: piece.kind.item, shape: reach.shape)
      .isSubset(of: piece.atoms)
  }

  // MARK: How it comes

  /// What one passage brings one party.
  private struct Entry {
    let passage: Passage
    let brought: [Exposed]
  }

  /// What comes into a party's hands by flows and looks, and what it gets by running a channel; only what came until the day that is
  /// looked at.
  private func entries(of party: Party.ID) -> [Entry] {
    model.passages.compactMap { passage in
      var brought: [Exposed] = []
      if reach.receivers(of: passage).contains(party) {
        brought += reach.entered(party, by: passage)
      }
      if let channel = model.channel(of: passage), model[channel].operators.contains(party) {
        brought += reach.overheard(by: party, on: passage)
      }
      if let day { brought.removeAll { $0.days.first > day } }
      return brought.isEmpty ? nil : Entry(passage: passage, brought: brought)
    }
  }

  /// The passages that bring an item. Where none does (the party runs the site, or made the item from others) the last one of a
  /// shortest path that crosses into its hands, or else the last.
  private func passages(
    of piece: Piece, to party: Party.ID, among entries: [Entry]
  ) -> [Passage] {
    let found = entries.filter { entry in
      entry.brought.contains { brought in
        // Of days alone, what came on other days is not what changed.
        let isThen =
          piece.kind.novelty != .days
          || piece.during.contains { $0.intersection(brought.days) != nil }
        return isThen
          && [brought.read, brought.custody].contains {
            !$0.atoms(of: piece.kind.item, shape: reach.shape).intersection(piece.atoms).isEmpty
          }
      }
    }
    guard found.isEmpty else { return found.map(\.passage) }
    let flows = piece.path?.flows ?? []
    let crossing = flows.last { reach.receivers(of: .flow($0)).contains(party) }
    return (crossing ?? flows.last).map { [.flow($0)] } ?? []
  }
}
