/// What one party has in one model and not in the other: items with the same people, days and path.
public struct ReachChange: Sendable {
  /// What about it the other model does not have, the least first.
  public enum Novelty: Int, CaseIterable, Comparable, Sendable {
    /// The party has as much of the item of these people, on other days.
    case days
    /// The party has as much of the item, of others.
    case people
    /// The party has nothing of the item, or only in custody.
    case item

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public var party: Party.ID
  /// The part of `party` that has it, where that is not `party` itself.
  public var through: Party.ID?
  public var exposure: Exposure
  /// In the author's order, never empty.
  public var items: [Item.ID]
  public var atoms: AtomSet
  /// Joined, in order of days.
  public var during: [DayRange]
  public var channels: [Channel.ID]
  public var node: Node
  /// The look of a reader or the passage that is overheard.
  public var passage: Passage?
  public var novelty: Novelty
  /// Of one of the items.
  public var path: Path?
}
