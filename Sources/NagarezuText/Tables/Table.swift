import NagarezuCore

/// Rows of facts under named columns: what a spreadsheet, a database and a reviewer ask for.
///
/// It knows no format; each renderer writes any table.
public struct Table: Sendable {
  public let schema: TableSchema
  /// Shape: row → a value for each column, in the order of ``TableSchema/columns``. In a stated order, that of the author where there
  /// is one.
  public var rows: [Row]

  public typealias Row = [Value]

  /// A table whose rows all have a value for each column.
  public init(_ schema: TableSchema, rows: [Row]) {
    self.schema = schema
    self.rows = rows
  }

  /// What stands in one place of a row.
  public enum Value: Hashable, Sendable {
    /// Nothing: not stated, or open.
    case null
    /// As the model says it.
    case text(String)
    /// A word of ours, which stands in the model's language in what programs read.
    case word(Message)
    case number(Int)
    case day(Day)
    case flag(Bool)
  }
}

/// What a table is, whatever stands in it.
public struct TableSchema: Sendable {
  /// As SQL and the command line name it: letters a to z and `_`.
  public let name: String
  public let title: Message
  /// What one row is, in a few words.
  public let row: Message
  public let columns: [TableColumn]
  /// The columns that name a row, none of them ever empty; empty for a view.
  public let primaryKey: [String]
  public let references: [Reference]
  /// How SQL makes it of other tables; `nil` for one that is stored.
  public let view: String?
  /// Whether people read it: one that merely joins others has no sheet.
  public let isForPeople: Bool

  /// Columns that name a row of another table, or of this.
  public struct Reference: Hashable, Sendable {
    public let columns: [String]
    public let table: String
    /// The columns there, as many.
    public let keys: [String]

    /// A reference whose columns have the same names there, unless `keys` says otherwise.
    public init(_ columns: [String], to table: String, _ keys: [String]? = nil) {
      self.columns = columns
      self.table = table
      self.keys = keys ?? columns
    }
  }

  /// A table of these columns.
  public init(
    _ name: String, _ title: Message, row: Message, columns: [TableColumn],
    primaryKey: [String] = [], references: [Reference] = [], view: String? = nil,
    isForPeople: Bool = true
  ) {
    self.name = name
    self.title = title
    self.row = row
    self.columns = columns
    self.primaryKey = primaryKey
    self.references = references
    self.view = view
    self.isForPeople = isForPeople
  }
}

/// One column of a table.
public struct TableColumn: Sendable {
  /// What kind of values stand in it.
  public enum Kind: String, Sendable {
    case text, number, day, flag

    /// The word in each language.
    public var word: Message {
      switch self {
      case .text: Message(ja: "文字", en: "text")
      case .number: Message(ja: "数", en: "number")
      case .day: Message(ja: "日", en: "day")
      case .flag: Message(ja: "はい・いいえ", en: "yes or no")
      }
    }
  }

  /// As SQL and the command line name it: letters a to z and `_`.
  public let name: String
  public let heading: Message
  public let kind: Kind
  /// What it means, with its unit where it has one: a line.
  public let meaning: Message
  /// Whether a row may say nothing here.
  public let isOptional: Bool

  /// A column whose values are all of `kind`, or nothing where it is optional.
  public init(
    _ name: String, _ heading: Message, _ kind: Kind, _ meaning: Message, isOptional: Bool = false
  ) {
    self.name = name
    self.heading = heading
    self.kind = kind
    self.meaning = meaning
    self.isOptional = isOptional
  }
}

extension Table.Value {
  /// A text, or nothing.
  public static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .null }

  /// A day, or nothing where the end is open.
  public static func end(_ day: Day) -> Self { day.isDistant ? .null : .day(day) }

  /// As programs read it: a word in the language of models.
  public var stored: String? {
    switch self {
    case .null: nil
    case .text(let text): text
    case .word(let word): word.ja
    case .number(let number): String(number)
    case .day(let day): day.description
    case .flag(let isSet): isSet ? "1" : "0"
    }
  }
}
