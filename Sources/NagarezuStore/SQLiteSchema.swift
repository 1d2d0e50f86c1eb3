import NagarezuText

/// Tables in the words of SQLite: strict types, keys, and what its two types cannot say as checks.
enum SQLiteSchema {
  /// A table that holds rows.
  ///
  /// A key of one whole number is the table's own number in SQLite. References are checked when all is written, as a row may refer to a
  /// later one.
  static func table(_ schema: TableSchema) -> String {
    let number = numberKey(of: schema)
    let columns = schema.columns.map { column in
      (column: column, text: definition(column, isKey: column.name == number))
    }
    return "CREATE TABLE \(SQLText.name(schema.name)) ( \(schema.remark)\n"
      + SQLText.body(columns: columns, rules: schema.keyRules(withKey: number == nil))
      + "\n) STRICT"
  }

  /// A table that is made of others.
  static func view(_ schema: TableSchema, _ selection: String) -> String {
    "CREATE VIEW \(SQLText.name(schema.name)) (\(SQLText.list(schema.columns.map(\.name)))) AS\n"
      + selection
  }

  /// An index for each reference whose columns begin neither the key nor the columns of a longer reference: what joins follow.
  static func indexes(_ schema: TableSchema) -> [String] {
    let wanted = schema.references.map(\.columns)
    return wanted.enumerated().filter { place, columns in
      !schema.primaryKey.starts(with: columns)
        && !wanted.enumerated().contains { other, longer in
          longer.starts(with: columns) && (longer.count > columns.count || other < place)
        }
    }.map { _, columns in
      let name = schema.name + "_by_" + columns.joined(separator: "_")
      return
        "CREATE INDEX \(SQLText.name(name)) ON \(SQLText.name(schema.name)) (\(SQLText.list(columns)))"
    }
  }

  /// A row; text is handed over as bytes where it holds a NUL, at which text would end.
  static func insertion(_ schema: TableSchema) -> String {
    let values = schema.columns.map { column in
      switch column.kind {
      case .text: "CAST(? AS TEXT)"
      case .number, .day, .flag: "?"
      }
    }
    return "INSERT INTO \(SQLText.name(schema.name)) VALUES (\(values.joined(separator: ", ")))"
  }

  private static func numberKey(of schema: TableSchema) -> String? {
    guard schema.primaryKey.count == 1, let key = schema.primaryKey.first,
      schema.columns.contains(where: { $0.name == key && $0.kind == .number })
    else { return nil }
    return key
  }

  private static func definition(_ column: TableColumn, isKey: Bool) -> String {
    let name = SQLText.name(column.name)
    let rules = (isKey ? " PRIMARY KEY" : "") + (column.isOptional ? "" : " NOT NULL")
    return switch column.kind {
    case .text: "\(name) TEXT\(rules)"
    case .number: "\(name) INTEGER\(rules)"
    case .day: "\(name) TEXT\(rules) CHECK (\(name) IS date(\(name)))"
    case .flag: "\(name) INTEGER\(rules) CHECK (\(name) IN (0, 1))"
    }
  }
}
