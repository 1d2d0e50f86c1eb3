/// The order in which people wrote things down (design §10.14): by file, line and column. Only what is listed follows it; which path is
/// shown, ids and exit codes never do. What stands in one place, as what nobody declared does, keeps the order of its indices.
extension Model {
  public func inAuthorsOrder(_ parties: some Sequence<Party.ID>) -> [Party.ID] {
    parties.sorted().inOrderOfPlace { self[$0].span }
  }

  public func inAuthorsOrder(_ items: some Sequence<Item.ID>) -> [Item.ID] {
    items.sorted().inOrderOfPlace { self[$0].span }
  }

  public func inAuthorsOrder(_ systems: some Sequence<System.ID>) -> [System.ID] {
    systems.sorted().inOrderOfPlace { self[$0].span }
  }

  public func inAuthorsOrder(_ flows: some Sequence<Flow.ID>) -> [Flow.ID] {
    flows.sorted().inOrderOfPlace { self[$0].span }
  }

  public func inAuthorsOrder(_ approvals: some Sequence<Approval.ID>) -> [Approval.ID] {
    approvals.sorted().inOrderOfPlace { self[$0].span }
  }

  /// Shape: party → its place among all in that order, for what sorts by it often.
  public var placesOfParties: [Int] { Self.places(inAuthorsOrder(partyIDs).map(\.position)) }

  /// Shape: item → its place among all in that order.
  public var placesOfItems: [Int] { Self.places(inAuthorsOrder(itemIDs).map(\.position)) }

  private static func places(_ positions: [Int]) -> [Int] {
    var places = positions
    for (place, position) in positions.enumerated() { places[position] = place }
    return places
  }
}

extension Array {
  /// In the order in which they are written; what stands in one place keeps its order.
  public func inOrderOfPlace(_ span: (Element) -> SourceSpan) -> [Element] {
    enumerated().map { (place: span($1), offset: $0, it: $1) }
      .sorted { $0.place != $1.place ? $0.place < $1.place : $0.offset < $1.offset }
      .map(\.it)
  }
}
