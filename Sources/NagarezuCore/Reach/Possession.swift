/// What one party has at one place by itself: one entry of the list of who has what, which checks, queries and comparisons read.
///
/// Ancestors are not in it: what a section has, its parent has (17), is for an answer to add.
public struct Possession: Hashable, Sendable {
  public let party: Party.ID
  public let place: Place
  /// In order of days, on each of which nothing changes there; days with nothing are left out. Never empty.
  public let pieces: [Exposed]
}

extension Possession {
  /// The same cut down to some days; `nil` where nothing is had on them.
  func during(_ window: DayRange) -> Possession? {
    let inside = window == .always ? pieces : pieces.compactMap { $0.during(window) }
    return inside.isEmpty ? nil : Possession(party: party, place: place, pieces: inside)
  }

  /// The people about whom it has `item` with `exposure`, on any of its days.
  func atoms(of item: Item.ID, _ exposure: Exposure, in reach: Reach) -> AtomSet {
    pieces.reduce(reach.model.population.nobody) {
      $0.union($1[exposure].atoms(of: item, shape: reach.shape))
    }
  }
}

extension Exposed {
  /// The same on those of its days that lie in `window`; `nil` where none do.
  func during(_ window: DayRange) -> Exposed? {
    guard let days = days.intersection(window) else { return nil }
    return Exposed(days: days, read: read, custody: custody)
  }
}

extension Reach {
  /// Who has what: everything that any party has by itself (12 to 16), on any day.
  ///
  /// In order of place (systems, parties, flows, looks), then of party. Each is made when it is asked for, so that who looks for
  /// one thing need not pay for all; whoever goes through the list twice keeps an array of it.
  public var possessions: some Sequence<Possession> { possessions(during: .always) }

  /// The part of the list that some parties have on some days, in the same order; `parties` unstated means all of them.
  public func possessions(
    of parties: Set<Party.ID>? = nil, during window: DayRange = .always
  ) -> some Sequence<Possession> {
    model.places.lazy.flatMap { place in
      self.model.parties(at: place).lazy.filter { parties?.contains($0) ?? true }
        .compactMap { self.possession(of: $0, at: place)?.during(window) }
    }
  }

  /// What `party` has at `place`; `nil` where it has nothing there on any day.
  func possession(of party: Party.ID, at place: Place) -> Possession? {
    let pieces = had(by: party, at: place)
    return pieces.isEmpty ? nil : Possession(party: party, place: place, pieces: pieces)
  }

  /// What `party` has at a place over time, in order of days; days with nothing are left out.
  func had(by party: Party.ID, at place: Place) -> [Exposed] {
    switch place {
    case .node(let node): had(by: party, at: node)
    case .passage(let passage): overheard(by: party, on: passage)
    }
  }
}
