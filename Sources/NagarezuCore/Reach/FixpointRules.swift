/// The least fixpoint of design §3 as rules for rows, so that others can work it out too: ``Reach/rules`` gives those of a model.
///
/// A row says that a copy of an item about some people stands at a node, in one state, during one slice of days, and how long it stays
/// there by itself. All rules but one take a single row each, whatever else there is; a ``Making`` of several items takes several.
/// Numbers are positions from 0: of nodes (systems, then parties), items, cells of people and slices; a seal is 0 for plain or one more
/// than the position of the key.
public struct FixpointRules: Sendable {
  /// Shape: slice → its days, in order and without a break; on all days of one nothing changes.
  public let slices: [DayRange]
  /// All cells of people.
  public let everyone: AtomSet
  public internal(set) var origins: [Origin] = []
  public internal(set) var lines: [Line] = []
  public internal(set) var makings: [Making] = []
  /// Shape: node → for each slice the last slice to which what arrives in it stays by itself, at least itself.
  public internal(set) var stays: [[Int]]

  /// One row.
  public struct Row: Hashable, Sendable {
    public var slice: Int
    public var node: Int
    public var item: Int
    public var people: Int
    public var seal: Int
    /// The last slice to which it stays by itself; `nil` for what is here merely because an inner system has it.
    public var until: Int?
  }

  /// One thing that becomes another: an item on a flow, or a seal.
  public struct Pair: Hashable, Sendable {
    public let leaving: Int
    public let arriving: Int
  }

  /// Rows that are there whatever else is: holdings, what a 本人 gives, and what flows are said to carry.
  public struct Origin: Sendable {
    public let node: Int
    public let slices: ClosedRange<Int>
    /// What arrives is there.
    public let items: [Pair]
    public let people: AtomSet
    public let seal: Int
  }

  /// What makes one row of another.
  public struct Line: Sendable {
    /// What it does, which says how long the new row stays.
    public enum Kind: String, Sendable {
      /// Carries to another node, where what arrives stays as the node keeps.
      case flow
      /// Stands in an outer system too, for as long as in the inner one.
      case inside
      /// Opens a seal; stays as the sealed copy does.
      case open
      /// Makes an item of one other; stays as that does.
      case derive
      /// Stays where it is, to the next slice.
      case stay
    }

    public let kind: Kind
    public let source: Int
    public let target: Int
    public let slices: ClosedRange<Int>
    public let items: [Pair]
    public let people: AtomSet
    public let seals: [Pair]
  }

  /// Items that are made where several others stand plain about the same people; they stay as the input that stays longest.
  public struct Making: Sendable {
    public let node: Int
    /// At least two, none twice.
    public let inputs: [Int]
    public let outputs: [Int]
    public let seal: Int
  }
}
