/// A rule broken, with its path: what people read, waive and count.
public struct Finding: Sendable {
  /// Some of what a finding is about: one item, the people and the days.
  public struct Cell: Hashable, Sendable {
    public var item: Item.ID
    public var atoms: AtomSet
    public var days: DayRange
  }

  /// Another place that must be looked at to judge the finding, and what stands there.
  public struct Related: Hashable, Sendable {
    public var span: SourceSpan
    public var message: Message
  }

  /// Made of rule, party, system, exposure, channel and last flow; never of items, lines or days, so that waivers and history
  /// outlive an edit.
  public var id: String
  public var rule: String
  public var severity: Severity
  public var party: Party.ID?
  /// Where the party has it, or whose hands it enters; `nil` for what a channel's operator gets and for papers.
  public var node: Node?
  public var exposure: Exposure?
  public var channel: Channel.ID?
  public var passage: Passage?
  /// Where its cells are; `nil` for findings that have none.
  var place: Place?
  public var approval: Approval.ID?
  /// In order of item, then days. Empty for findings about papers.
  public var cells: [Cell]
  /// The waiver that accepts it; `nil` where it stands.
  public var waiver: Int?
  /// The way of the first cell; `nil` for papers.
  public var path: Path?
  public var nearest: Approval.ID?
  public var span: SourceSpan
  public var message: Message
  /// In the order in which they should be read; empty for most.
  public var related: [Related] = []
  /// How an observation's sentence is made; `nil` for what flows and for papers.
  var wording: (@Sendable (FindingText) -> Message)?

  public var isWaived: Bool { waiver != nil }
  /// The items, each once, in order.
  public var items: [Item.ID] { Set(cells.map(\.item)).sorted() }
  /// All the people of all cells; `nil` where there is no cell.
  public var atoms: AtomSet? {
    guard let first = cells.first else { return nil }
    return cells.reduce(first.atoms) { $0.union($1.atoms) }
  }
  /// All days of all cells, joined, in order.
  public var during: [DayRange] { DayRange.joined(cells.map(\.days)) }
}
