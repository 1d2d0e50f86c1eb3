import Foundation
import GRDB
import NagarezuText

/// Tables as a database of SQLite: strict, with keys that are checked, and the same bytes from the same rows.
///
/// Days are ISO text, flags 0 or 1, open ends and what is not stated `NULL`; words stand in the language of models; text is composed
/// (NFC). Tables keep their order: a row's `rowid` is its place. The bytes depend on the rows and on the version of SQLite, not on the
/// clock or the machine.
/// - SeeAlso: https://www.sqlite.org/stricttables.html, https://www.sqlite.org/lang_vacuum.html#vacuuminto
public enum TableDatabase {
  /// Tells our databases from others: `Naga` in ASCII.
  public static let applicationID = 0x4E61_6761
  private static let pageSize = 4096

  /// The version of SQLite that runs, as `3.40.1`; `nil` where it does not.
  public static var libraryVersion: String? {
    try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
  }

  /// Writes tables, and the views that are made of them, to a file that is empty or not there.
  ///
  /// Tables are asked for one after the other, so that no two need be in memory at once. `version` is kept as `user_version`. A file
  /// that could not be finished is left to the caller.
  /// - Throws: ``StoreFault``: a folder that is full or must not be written to, or rows that contradict their schema.
  /// - Complexity: Linear in the number of values, with the logarithm that an index takes.
  public static func write(
    _ tables: some Sequence<NagarezuText.Table>, views: [TableSchema], version: Int, to path: String
  ) throws(StoreFault) {
    // A name that begins with `file:` would be read as an address.
    let file = path.hasPrefix("/") ? path : "./" + path
    do {
      let draft = try draft()
      try draft.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
        try db.inTransaction {
          for table in tables { try insert(table, into: db) }
          for schema in views {
            guard let view = schema.view else { continue }
            try db.execute(sql: SQLiteSchema.view(schema, view))
          }
          return .commit
        }
        // Page by page in order, without what is left over from writing: the same bytes every time.
        try db.execute(sql: "VACUUM INTO ?", arguments: [file])
      }
      try draft.close()
      try check(file)
    } catch {
      throw fault(error)
    }
  }

  /// A database without a name, which SQLite keeps in memory and, where that is too small, in a file of its own that goes with it.
  private static func draft() throws -> DatabaseQueue {
    var configuration = Configuration()
    // A row may refer to a later one; all are checked at the end.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA page_size = \(pageSize)")
      try db.execute(sql: "PRAGMA encoding = 'UTF-8'")
      // What is half done is thrown away with the draft.
      try db.execute(sql: "PRAGMA journal_mode = OFF")
      try db.execute(sql: "PRAGMA synchronous = OFF")
      try db.execute(sql: "PRAGMA cache_size = -65536")
    }
    return try DatabaseQueue(path: "", configuration: configuration)
  }

  private static func insert(_ table: NagarezuText.Table, into db: Database) throws {
    try db.execute(sql: SQLiteSchema.table(table.schema))
    let statement = try db.makeStatement(sql: SQLiteSchema.insertion(table.schema))
    for row in table.rows {
      statement.setUncheckedArguments(StatementArguments(row.map(\.inDatabase)))
      try statement.execute()
    }
    for index in SQLiteSchema.indexes(table.schema) { try db.execute(sql: index) }
  }

  /// Reads the finished file: whole, and every reference finds its row.
  private static func check(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let written = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? written.close() }
    try written.read { db in
      let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      if let first = dangling.first {
        throw StoreFault.inconsistent("foreign_key_check: \(dangling.count), \(first)")
      }
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      guard integrity == ["ok"] else {
        throw StoreFault.notWritten(integrity.joined(separator: ", "))
      }
    }
  }

  private static func fault(_ error: any Error) -> StoreFault {
    if let fault = error as? StoreFault { return fault }
    guard let error = error as? DatabaseError else { return .notWritten("\(error)") }
    let message = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR, .SQLITE_RANGE, .SQLITE_MISUSE:
      // SQLITE_ERROR is a statement that SQLite does not take, but for the file that VACUUM INTO finds in its place.
      return message.contains("output file")
        ? .notWritten(message)
        : .inconsistent(message + (error.sql.map { ": \($0)" } ?? ""))
    default: return .notWritten(message)
    }
  }
}

extension NagarezuText.Table.Value {
  /// As it is bound.
  fileprivate var inDatabase: DatabaseValue {
    switch self {
    case .null: .null
    case .number(let number): number.databaseValue
    case .flag(let isSet): (isSet ? 1 : 0).databaseValue
    case .day(let day): day.description.databaseValue
    case .text(let text): Self.bound(text)
    case .word(let word): Self.bound(word.ja)
    }
  }

  private static func bound(_ text: String) -> DatabaseValue {
    let composed = SQLText.composed(text)
    return composed.utf8.contains(0)
      ? Data(composed.utf8).databaseValue : composed.databaseValue
  }
}
