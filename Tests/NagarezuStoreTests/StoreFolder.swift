import Foundation
import GRDB
import NagarezuCore
import NagarezuStore
import NagarezuText

/// A database written from tables and read again.
struct Written {
  let path: String
  let queue: DatabaseQueue

  func rows(_ sql: String) throws -> [[String?]] {
    try queue.read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map { value in
          switch value.storage {
          case .null: nil
          case .int64(let number): String(number)
          case .double(let number): String(number)
          case .string(let text): text
          case .blob(let data): String(decoding: data, as: UTF8.self)
          }
        }
      }
    }
  }

  /// As many bytes as the file has.
  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}

/// Runs a test on a database of some tables, in a folder that is gone afterwards.
func written<Result>(
  _ tables: some Sequence<NagarezuText.Table>, views: [TableSchema] = [],
  _ body: (Written) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("nagarezu-store-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent("t.sqlite").path
  try TableDatabase.write(tables, views: views, version: 7, to: path)
  var configuration = Configuration()
  configuration.readonly = true
  let queue = try DatabaseQueue(path: path, configuration: configuration)
  defer { try? queue.close() }
  return try body(Written(path: path, queue: queue))
}

/// A column for tests.
func column(
  _ name: String, _ kind: TableColumn.Kind = .text, isOptional: Bool = false
) -> TableColumn {
  TableColumn(
    name, Message(ja: name, en: name), kind, Message(ja: "意味", en: "meaning"),
    isOptional: isOptional)
}

/// A table for tests.
func table(
  _ name: String, _ columns: [TableColumn], key: [String],
  references: [TableSchema.Reference] = [], rows: [NagarezuText.Table.Row]
) -> NagarezuText.Table {
  NagarezuText.Table(
    TableSchema(
      name, Message(ja: "表", en: "table"), row: Message(ja: "行", en: "a row"), columns: columns,
      primaryKey: key, references: references), rows: rows)
}
