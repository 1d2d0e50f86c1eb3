import NagarezuText

/// Tables in the words of the SQL standard, for any database that takes CSV files.
public enum StandardSQL {
  /// `CREATE TABLE` for each, with keys where they have one: a table stands behind those it refers to.
  ///
  /// Types are `VARCHAR`, `INTEGER`, `DATE` and `BOOLEAN`. What is a view elsewhere is a table without a key here, as its rows are
  /// given. Names are quoted.
  /// - SeeAlso: ISO/IEC 9075-2:2023, 11.3.
  public static func schema(of tables: [TableSchema]) -> String {
    tables.map(table).joined(separator: "\n")
  }

  private static func table(_ schema: TableSchema) -> String {
    let columns = schema.columns.map { column in
      let isRequired = !column.isOptional
      return (
        column: column,
        text: "\(SQLText.name(column.name)) \(type(column.kind))" + (isRequired ? " NOT NULL" : "")
      )
    }
    return schema.remark + "\nCREATE TABLE \(SQLText.name(schema.name)) (\n"
      + SQLText.body(columns: columns, rules: schema.keyRules()) + "\n);\n"
  }

  private static func type(_ kind: TableColumn.Kind) -> String {
    switch kind {
    case .text: "VARCHAR"
    case .number: "INTEGER"
    case .day: "DATE"
    case .flag: "BOOLEAN"
    }
  }
}
