import Foundation
import NagarezuCore
import NagarezuSheets
import NagarezuText
import TestSupport
import Testing

/// Spreadsheets in a folder of their own.
struct Sheets {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("nagarezu-sheets-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs a test with one of them.
  static func inFolder(_ body: (Sheets) throws -> Void) throws {
    let sheets = try Sheets()
    defer { sheets.remove() }
    try body(sheets)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  /// Writes tables and matrices and gives the file's bytes.
  @discardableResult
  func write(
    _ tables: [NagarezuText.Table], matrices: [Matrix] = [], to name: String = "a.xlsx",
    in language: Language = .ja
  ) throws -> Data {
    let workbook = Workbook(
      cover: Cover([], tables: []), matrices: matrices, tables: tables, in: language)
    try workbook.fill(path(name), folder: folder)
    return try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }

  /// Runs a script over the folder; it prints nothing where all is well.
  func expect(silent script: String, _ arguments: String...) throws {
    let ran = try run(try python(), ["-c", script, folder] + arguments)
    #expect(ran.code == 0 && ran.output.isEmpty, "\(ran.output.prefix(4_000))")
  }

  /// What a script prints as JSON.
  func value<Value: Decodable>(of script: String, as type: Value.Type) throws -> Value {
    let ran = try run(try python(), ["-c", script, folder])
    #expect(ran.code == 0, "\(ran.output)")
    return try JSONDecoder().decode(Value.self, from: Data(ran.output.utf8))
  }

  /// A table with a column for each kind.
  static func table(
    _ kinds: [TableColumn.Kind], _ rows: [NagarezuText.Table.Row], called title: String = "表"
  ) -> NagarezuText.Table {
    let columns = kinds.enumerated().map { place, kind in
      TableColumn(
        "c", Message(ja: "列\(place)", en: "column \(place)"), kind,
        Message(ja: "列", en: "a column"), isOptional: true)
    }
    return NagarezuText.Table(
      TableSchema(
        "t", Message(ja: title, en: title), row: Message(ja: "もの1つ", en: "a thing"),
        columns: columns), rows: rows)
  }
}
