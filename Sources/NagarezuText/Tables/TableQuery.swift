import NagarezuCore

/// Which rows and columns of a table are wanted, and in which order.
public struct TableQuery: Sendable {
  /// What one column must say.
  public struct Condition: Sendable {
    public enum Test: Sendable {
      /// Says just one of these words.
      case says([String])
      /// Holds this text somewhere.
      case holds(String)
      /// Is a number that lies in the range.
      case lies(ClosedRange<Int>)
      /// Is a day of the range; open ends are the distant past and future.
      case isIn(DayRange)
      case isSet(Bool)
      /// Says nothing.
      case isEmpty
    }

    /// The column's place.
    public let column: Int
    public let test: Test
    /// Whether it must not be so.
    public let isNot: Bool

    /// A condition on the column at a place.
    public init(column: Int, _ test: Test, isNot: Bool = false) {
      self.column = column
      self.test = test
      self.isNot = isNot
    }
  }

  /// All must hold.
  public var conditions: [Condition]
  /// The days of which any must lie within a row's first and last day; `nil` for all. It selects nothing from tables without days.
  public var during: DayRange?
  /// The columns to show, by place; empty for all. Rows that are alike in them are shown once.
  public var columns: [Int]
  /// The columns to sort by, by place, the first of them first; empty for the table's own order.
  public var order: [(column: Int, isDescending: Bool)]

  /// A query of everything, unless something is given.
  public init(
    conditions: [Condition] = [], during: DayRange? = nil, columns: [Int] = [],
    order: [(column: Int, isDescending: Bool)] = []
  ) {
    self.conditions = conditions
    self.during = during
    self.columns = columns
    self.order = order
  }

  /// What of a table it selects. Rows that sort alike keep their order.
  public func applied(to table: Table) -> Table {
    var rows = table.rows.filter { row in
      conditions.allSatisfy { $0.holds(in: row) } && isInTime(row, table.schema)
    }
    if !order.isEmpty {
      rows = rows.enumerated().sorted { a, b in
        for (column, isDescending) in order {
          let (x, y) = (a.element[column], b.element[column])
          if x.precedes(y) { return !isDescending }
          if y.precedes(x) { return isDescending }
        }
        return a.offset < b.offset
      }.map(\.element)
    }
    guard !columns.isEmpty else { return Table(table.schema, rows: rows) }
    return Table(
      table.schema.showing(columns),
      rows: rows.map { row in columns.map { row[$0] } }.withoutRepeats)
  }

  private func isInTime(_ row: Table.Row, _ schema: TableSchema) -> Bool {
    guard let during else { return true }
    let names = schema.columns.map(\.name)
    if let first = names.firstIndex(of: "first"), let last = names.firstIndex(of: "last") {
      return row[first].day ?? .distantPast <= during.last
        && during.first <= row[last].day ?? .distantFuture
    }
    guard let day = names.firstIndex(of: "on_day") else { return true }
    return row[day].day.map(during.contains) ?? true
  }
}

extension TableQuery.Condition {
  fileprivate func holds(in row: Table.Row) -> Bool { isNot != isMet(row[column]) }

  private func isMet(_ value: Table.Value) -> Bool {
    switch test {
    case .says(let words): return words.contains { value.says($0) }
    case .holds(let text): return value.texts.contains { $0.contains(text) }
    case .lies(let range):
      if case .number(let number) = value { return range.contains(number) }
      return false
    case .isIn(let days): return value.day.map(days.contains) ?? false
    case .isSet(let isSet): return value == .flag(isSet)
    case .isEmpty: return value == .null
    }
  }
}

extension Table.Value {
  fileprivate var day: Day? { if case .day(let day) = self { day } else { nil } }

  /// What it says, in either language.
  package var texts: [String] {
    switch self {
    case .null, .flag: []
    case .text(let text): [text]
    case .word(let word): [word.ja, word.en]
    case .number(let number): [String(number)]
    case .day(let day): [day.description, JapaneseEra.written(day)]
    }
  }

  /// Whether it is `word`, or a list in which that stands.
  fileprivate func says(_ word: String) -> Bool {
    texts.contains { $0 == word || $0.split(separator: "、").contains { $0 == word } }
  }

  /// Numbers by size, days by time, texts by bytes; nothing comes last.
  fileprivate func precedes(_ other: Self) -> Bool {
    switch (self, other) {
    case (.null, _): false
    case (_, .null): true
    case (.number(let a), .number(let b)): a < b
    case (.day(let a), .day(let b)): a < b
    case (.flag(let a), .flag(let b)): a && !b
    default: (stored ?? "").precedesByBytes(other.stored ?? "")
    }
  }
}

extension TableSchema {
  /// The same with these columns alone, by place; it names no rows any more.
  fileprivate func showing(_ places: [Int]) -> TableSchema {
    TableSchema(
      name, title, row: row, columns: places.map { columns[$0] }, isForPeople: isForPeople)
  }
}
