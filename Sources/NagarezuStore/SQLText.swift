import Foundation
import NagarezuText

/// Names and words as SQL writes them.
enum SQLText {
  /// A name in quotes: some of ours are words of SQL, such as `number` or `first`.
  static func name(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// Names in quotes, separated by commas.
  static func list(_ names: [String]) -> String { names.map(name).joined(separator: ", ") }

  /// A remark to the end of the line; a line break in it would end it early.
  static func remark(_ text: String) -> String {
    "-- " + text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Text composed (NFC), so that what looks the same is the same.
  static func composed(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isComposed) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// ASCII, kana and the common ideographs, which NFC leaves alone whatever stands beside them: most text is of these alone, and the
  /// library is slow.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x7F, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF: true
    default: false
    }
  }

  /// The lines of a table between its brackets, each column with its heading and meaning behind it.
  static func body(columns: [(column: TableColumn, text: String)], rules: [String]) -> String {
    let last = columns.count + rules.count - 1
    let lines =
      columns.enumerated().map { place, one in
        "  " + one.text + (place == last ? " " : ", ")
          + remark("\(one.column.heading.ja): \(one.column.meaning.ja)")
      }
      + rules.enumerated().map { place, rule in
        "  " + rule + (columns.count + place == last ? "" : ",")
      }
    return lines.joined(separator: "\n")
  }
}

extension TableSchema {
  /// `PRIMARY KEY` and `FOREIGN KEY` rules, the key's own unless `withKey` is false.
  func keyRules(withKey: Bool = true) -> [String] {
    let key = "PRIMARY KEY (\(SQLText.list(primaryKey)))"
    return (withKey && !primaryKey.isEmpty ? [key] : [])
      + references.map {
        "FOREIGN KEY (\(SQLText.list($0.columns))) REFERENCES \(SQLText.name($0.table)) (\(SQLText.list($0.keys)))"
      }
  }

  /// What it is, for people who read the schema.
  var remark: String { SQLText.remark("\(title.ja): 1行は、\(row.ja)") }
}
