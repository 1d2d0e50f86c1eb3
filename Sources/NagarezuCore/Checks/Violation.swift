/// One rule broken by one cause: cells of one item, before they are grouped for people.
public struct Violation: Sendable {
  public var rule: String
  /// `nil` for S107, which judges a system.
  public var party: Party.ID?
  /// Where: what a party has there, or what a system records; of a passage what enters somebody's hands, or what a channel's
  /// operator gets.
  public var place: Place
  /// What brought it there: the last flow, or the reader's look; `nil` where it was born there.
  public var passage: Passage?
  public var item: Item.ID
  public var atoms: AtomSet
  public var exposure: Exposure
  public var days: DayRange
}

/// A rule broken by a paper, whatever flows.
public struct PaperViolation: Sendable {
  public var rule: String
  public var approval: Approval.ID
  public var reason: Message
}
