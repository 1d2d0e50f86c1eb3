/// One rule about what flows broken by one cause: cells of one item, before they are grouped for people.
public struct Violation: Sendable {
  public var rule: String
  /// `nil` for S107, which judges a system.
  public var party: Party.ID?
  /// Where: what a party has there, or what a system records; of a passage what a channel's operator gets or what enters
  /// somebody's hands.
  public var place: Place
  /// Whether it is about what enters hands by a passage, and not about who carries it.
  public var isEntry = false
  /// The paper that leads through somebody else, where this passes directly (経由).
  public var bypassed: Approval.ID?
  /// Of an entry, whether it is about what the place where it comes from has it for (S109).
  public var isUse = false
  /// The purposes that nothing allows (S109).
  public var purposes: [Purpose.ID] = []
  /// What brought it there: the last flow, or the reader's look; `nil` where it was born there.
  public var passage: Passage?
  public var item: Item.ID
  public var atoms: AtomSet
  public var exposure: Exposure
  public var days: DayRange
}
