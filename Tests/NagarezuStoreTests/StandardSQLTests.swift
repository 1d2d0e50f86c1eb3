import Foundation
import GRDB
import NagarezuCore
import NagarezuReports
import NagarezuStore
import NagarezuText
import TestSupport
import Testing

/// The schema for any database, taken by two that are not alike.
@Suite struct StandardSQLTests {
  private static let schemas = FactTables.all.map(\.schema)
  private static let text = StandardSQL.schema(of: schemas)

  @Test func aTableIsWrittenWithItsTypesAndKeys() {
    let schema = TableSchema(
      "flow", Message(ja: "流れ", en: "flows"), row: Message(ja: "流れ1本", en: "a flow"),
      columns: [
        column("number", .number), column("first", .day, isOptional: true),
        column("crosses", .flag),
        column("item"),
      ], primaryKey: ["number"], references: [.init(["item"], to: "items")])
    #expect(
      StandardSQL.schema(of: [schema]) == """
        -- 流れ: 1行は、流れ1本
        CREATE TABLE "flow" (
          "number" INTEGER NOT NULL, -- number: 意味
          "first" DATE, -- first: 意味
          "crosses" BOOLEAN NOT NULL, -- crosses: 意味
          "item" VARCHAR NOT NULL, -- item: 意味
          PRIMARY KEY ("number"),
          FOREIGN KEY ("item") REFERENCES "items" ("item")
        );

        """)
  }

  @Test func sqliteTakesItWithEveryColumnAndReference() throws {
    let queue = try DatabaseQueue()
    try queue.write { (db) throws in
      try db.execute(sql: Self.text)
      for schema in Self.schemas {
        #expect(try db.columns(in: schema.name).map(\.name) == schema.columns.map(\.name))
        #expect(try db.foreignKeys(on: schema.name).count == schema.references.count)
        if !schema.primaryKey.isEmpty {
          #expect(try db.primaryKey(schema.name).columns == schema.primaryKey)
        }
      }
    }
  }

  @Test func duckDBTakesItWithEveryColumn() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("nagarezu-schema-\(UUID().uuidString).sql")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.text.utf8).write(to: file)
    let script = """
      import duckdb, sys
      duck = duckdb.connect()
      duck.execute(open(sys.argv[1], encoding='utf-8').read())
      for row in duck.execute(
          'SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns ORDER BY table_name, ordinal_position').fetchall():
          print(*row, sep='|')
      """
    let ending = try run(try python(), ["-c", script, file.path])
    #expect(ending.code == 0, "\(ending.output)")
    let types: [TableColumn.Kind: String] = [
      .text: "VARCHAR", .number: "INTEGER", .day: "DATE", .flag: "BOOLEAN",
    ]
    let wanted = Self.schemas.sorted { $0.name < $1.name }.flatMap { schema in
      schema.columns.map {
        "\(schema.name)|\($0.name)|\(types[$0.kind] ?? "")|\($0.isOptional ? "YES" : "NO")"
      }
    }
    #expect(ending.output.split(separator: "\n").map(String.init) == wanted)
  }
}
