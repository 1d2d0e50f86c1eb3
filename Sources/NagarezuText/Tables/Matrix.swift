import NagarezuCore

/// Two kinds of things held against each other: a sign for each pair, with sums.
///
/// It knows no format, and signs are letters: nothing is told by colour alone.
public struct Matrix: Sendable {
  /// What stands before a row or a column of sums.
  package static let sum = Message(ja: "合計", en: "sum")

  /// A row or a column.
  public struct Heading: Hashable, Sendable {
    public let name: String
    /// What it stands under together with its neighbours, such as a group of items; `nil` where it stands alone.
    public let group: String?

    /// A heading, of a group perhaps.
    public init(_ name: String, in group: String? = nil) {
      self.name = name
      self.group = group
    }
  }

  /// A sign, and what it says.
  public struct Sign: Hashable, Sendable {
    public let letter: String
    public let meaning: Message
    /// How dark a cell with it is filled where cells are filled, from 0 to 3.
    public let weight: Int

    /// A sign for a cell.
    public init(_ letter: String, _ meaning: Message, weight: Int) {
      self.letter = letter
      self.meaning = meaning
      self.weight = weight
    }
  }

  public let title: Message
  /// What stands in the rows, and what in the columns: 主体 and 情報項目.
  public let kinds: (rows: Message, columns: Message)
  public let rows: [Heading]
  public let columns: [Heading]
  /// Shape: row → column → what stands there; `nil` for nothing.
  public let cells: [[Table.Value?]]
  /// The signs that cells may have, for the legend; empty where cells hold days.
  public let signs: [Sign]

  /// A matrix with a cell for each row and column.
  public init(
    _ title: Message, rows: [Heading], columns: [Heading],
    kinds: (rows: Message, columns: Message), cells: [[Table.Value?]], signs: [Sign]
  ) {
    self.title = title
    self.rows = rows
    self.columns = columns
    self.kinds = kinds
    self.cells = cells
    self.signs = signs
  }

  /// How many cells of a row hold something.
  public func sum(ofRow row: Int) -> Int { cells[row].count { $0 != nil } }

  /// How many cells of a column hold something.
  public func sum(ofColumn column: Int) -> Int { cells.count { $0[column] != nil } }
}
