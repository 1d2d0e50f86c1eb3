import NagarezuCore

/// What a collection of tables says of itself: what was checked and what came of it.
public struct Cover: Sendable {
  /// A line: what is said, and of what.
  public struct Line: Hashable, Sendable {
    public let label: Message
    public let text: String

    /// A line that says `text` of `label`.
    public init(_ label: Message, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  /// In order.
  public let lines: [Line]
  /// The businesses that were asked, and the files they were read from.
  public let tables: [Table]

  /// A cover with these lines above these tables.
  public init(_ lines: [Line], tables: [Table]) {
    self.lines = lines
    self.tables = tables
  }
}
