import NagarezuCore

/// Rows for a spreadsheet, the headings first.
///
/// - SeeAlso: RFC 4180.
public struct CSV: Sendable {
  /// Shape: row → a cell for each column; the first row holds the headings.
  public let rows: [[String]]

  /// All rows, each closed by CR and LF.
  public var text: String { rows.indices.map(line).joined() }

  /// A row with its end. Cells with a comma, a quote or a line end stand in quotes; so does one that is alone and empty, which would
  /// be no row.
  func line(_ row: Int) -> String {
    let cells = rows[row]
    guard cells != [""] else { return "\"\"\r\n" }
    return cells.map(Self.field).joined(separator: ",") + "\r\n"
  }

  private static let quoted: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]

  static func field(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: quoted.contains) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// A text so that no spreadsheet takes it for a formula: an apostrophe before one that begins with `=`, `+`, `-`, `@`, a tab or a line
  /// end, in full width or behind spaces too. What cannot be seen is written out, as everywhere.
  ///
  /// - SeeAlso: OWASP, "CSV Injection".
  static func plain(_ text: String) -> String {
    let written = VisibleText.written(text, keeping: ["\n"])
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace || breaks.contains($0) }
    return first.map { starts.contains($0) || breaks.contains($0) } == true
      ? "'" + written : written
  }

  private static let breaks: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
  private static let starts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "\u{2212}",
  ]
}

extension Table {
  /// Its rows for a spreadsheet: headings and words in a language, days as ISO text, numbers as they are.
  public func csv(in language: Language) -> CSV {
    CSV(
      rows: [schema.columns.map { CSV.plain($0.heading[language]) }]
        + rows.map { row in row.map { $0.csv(in: language) } })
  }
}

extension Table {
  /// Its rows for a database: the columns' names first, and values as databases store them. Nothing is an empty field, and an empty text
  /// stands in quotes. No text is changed.
  ///
  /// - SeeAlso: RFC 4180.
  public var storedCSV: String {
    let head = schema.columns.map(\.name).joined(separator: ",") + "\r\n"
    return rows.reduce(into: head) { text, row in
      text += row.map(\.storedField).joined(separator: ",") + "\r\n"
    }
  }
}

extension Table.Value {
  fileprivate var storedField: String {
    switch self {
    case .flag(let isSet): isSet ? "true" : "false"
    default: stored.map { $0.isEmpty ? "\"\"" : CSV.field($0) } ?? ""
    }
  }
}

extension Matrix {
  /// The grid with its sums: groups before the names of their columns, and words in place of signs, which need no legend.
  public func csv(in language: Language) -> CSV {
    let sum = Matrix.sum[language]
    let headings = columns.map { column in
      CSV.plain(column.group.map { "\($0)／\(column.name)" } ?? column.name)
    }
    let body = rows.indices.map { row in
      [CSV.plain(rows[row].name)] + cells[row].map { word($0)?.csv(in: language) ?? "" }
        + [String(self.sum(ofRow: row))]
    }
    let sums = columns.indices.map { String(self.sum(ofColumn: $0)) }
    return CSV(
      rows: [[kinds.rows[language]] + headings + [sum]] + body + [[sum] + sums + [""]])
  }

  /// A cell with the meaning of its sign.
  private func word(_ value: Table.Value?) -> Table.Value? {
    guard case .text(let letter) = value else { return value }
    return signs.first { $0.letter == letter }.map { .word($0.meaning) } ?? value
  }
}

extension Table.Value {
  fileprivate func csv(in language: Language) -> String {
    switch self {
    case .number, .day: stored ?? ""
    case .null, .text, .word, .flag: CSV.plain(shown(in: language))
    }
  }
}
