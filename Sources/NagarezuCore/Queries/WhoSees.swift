/// Which parties see an item, how, when and by which path.
public struct WhoSees: Sendable {
  public let item: Item.ID
  public let day: Day?

  /// The question for all days, or for `day` alone.
  public init(_ item: Item.ID, on day: Day? = nil) {
    self.item = item
    self.day = day
  }

  /// Those who have the item, then those who know it by inference because they read something made from it, about the people
  /// and on the days that they do not read it itself (`docs/adr/0008`, 3). In the author's order of parties.
  public func answer(_ reach: Reach) -> [Sighting] {
    let sightings = Sightings(reach, on: day)
    return answer(sightings) { sightings.of($0) }
  }

  /// The same of one party alone.
  func answer(_ reach: Reach, of party: Party.ID) -> [Sighting] {
    let sightings = Sightings(reach, of: party, on: day)
    return answer(sightings) { sightings.of($0) }
  }

  /// Everything that anybody has: the answers of all items, one after the other in the author's order.
  static func everything(_ reach: Reach, on day: Day?) -> [Sighting] {
    let model = reach.model
    return answers(
      for: model.inAuthorsOrder(model.itemIDs), reach, Sightings(reach, on: day), on: day)
  }

  /// The answers of all items in some order, from what is seen.
  fileprivate static func answers(
    for items: [Item.ID], _ reach: Reach, _ sightings: Sightings, on day: Day?
  ) -> [Sighting] {
    // An item is looked at for itself and for everything it is made from.
    let found = reach.model.itemIDs.map { sightings.of($0) }
    return items.flatMap { item in
      WhoSees(item, on: day).answer(sightings) { found[$0.position] }
    }
  }

  /// - Parameter known: the sightings of an item, looked for or at hand.
  private func answer(_ sightings: Sightings, _ known: (Item.ID) -> [Sighting]) -> [Sighting] {
    let reach = sightings.reach
    let direct = known(item)
    let read = Dictionary(grouping: direct.filter { $0.exposure == .read }, by: \.party)
    let inferred = reach.lineage.derived[item.position].flatMap { made in
      known(made).filter { $0.exposure == .read }.flatMap { whole in
        whole.less(read[whole.party, default: []]).map {
          var copy = $0
          copy.item = item
          copy.manner = .inferred(through: made)
          copy.path =
            path(of: copy, made: made, in: reach, from: item)
            ?? path(of: copy, made: made, in: reach)
          return copy
        }
      }
    }
    return direct + inferred.sorted(by: sightings.isBefore)
  }
}

extension WhoSees {
  /// The way of what gives the item away, made from `first` if that is given; `nil` where it is never made from it.
  private func path(
    of sighting: Sighting, made: Item.ID, in reach: Reach, from first: Item.ID? = nil
  ) -> Path? {
    guard let atom = sighting.atoms.first, let days = sighting.during.first else {
      return nil
    }
    let party = sighting.through ?? sighting.party
    guard let passage = sighting.passage else {
      return reach.path(
        of: party, at: sighting.node, item: made, atom: atom, on: days.first, .read, from: first)
    }
    return reach.path(
      over: passage, readBy: party, item: made, atom: atom, on: days.first, from: first)
  }
}

/// What a party sees.
public struct WhatIsSeen: Sendable {
  public let party: Party.ID
  public let day: Day?

  /// The question for all days, or for `day` alone.
  public init(by party: Party.ID, on day: Day? = nil) {
    self.party = party
    self.day = day
  }

  /// Every item the party has, directly or by inference. In the author's order of items.
  public func answer(_ reach: Reach) -> [Sighting] {
    let sightings = Sightings(reach, of: party, on: day)
    let items = reach.model.inAuthorsOrder(reach.model.itemIDs)
    return WhoSees.answers(for: items, reach, sightings, on: day)
  }
}
