import Foundation
import GRDB
import NagarezuCore
import NagarezuStore
import NagarezuText
import Testing

/// Any tables, written and read again.
@Suite struct TableDatabaseTests {
  private static let hostile = [
    "'; DROP TABLE words; --", "\"", "' OR 1=1 --", "a\u{0}b", "\u{0}", "", "  ", "\\", "%_", "?1",
    "改\n行", "\u{1F468}\u{200D}\u{1F469}", "\u{202E}abc", "NULL", "0x1F", "1e5", "髙", "葛󠄀",
  ]

  @Test func hostileWordsSurviveAsText() throws {
    let words = table(
      "words", [column("number", .number), column("word")], key: ["number"],
      rows: Self.hostile.enumerated().map { [.number($0), .text($1)] })
    try written([words]) { (written) throws in
      let found = try written.rows("SELECT CAST(word AS BLOB) FROM words ORDER BY number")
      #expect(found.map { $0[0] ?? "" } == Self.hostile)
      #expect(try written.rows("SELECT DISTINCT typeof(word) FROM words") == [["text"]])
    }
  }

  @Test func hostileNamesOfColumnsAreNames() throws {
    let odd = table(
      "order", [column("select"), column("a\"b", isOptional: true)], key: ["select"],
      rows: [[.text("x"), .null]])
    try written([odd]) { (written) throws in
      #expect(try written.rows("SELECT * FROM \"order\"") == [["x", nil]])
    }
  }

  @Test func textIsComposed() throws {
    let words = table(
      "words", [column("word")], key: ["word"], rows: [[.text("か\u{3099}")], [.text("e\u{301}")]])
    try written([words]) { (written) throws in
      let found = try written.rows("SELECT hex(word) FROM words").map { $0[0] }
      #expect(found == ["E3818C", "C3A9"])
    }
  }

  @Test func daysFlagsAndOpenEndsAreStoredAsTheSchemaSays() throws {
    let day = try #require(Day(year: 2024, month: 2, day: 29))
    let values = table(
      "v",
      [
        column("n", .number), column("d", .day, isOptional: true), column("f", .flag),
        column("w", .text, isOptional: true),
      ], key: ["n"],
      rows: [
        [.number(1), .day(day), .flag(true), .word(Message(ja: "語", en: "word"))],
        [.number(2), .end(.distantFuture), .flag(false), .null],
      ])
    try written([values]) { (written) throws in
      #expect(
        try written.rows("SELECT * FROM v") == [
          ["1", "2024-02-29", "1", "語"], ["2", nil, "0", nil],
        ])
      let types = try written.rows("SELECT typeof(n), typeof(d), typeof(f) FROM v")
      #expect(types == [["integer", "text", "integer"], ["integer", "null", "integer"]])
    }
  }

  @Test func theFileSaysWhatItIs() throws {
    let one = table("t", [column("a")], key: ["a"], rows: [])
    try written([one]) { (written) throws in
      #expect(try written.rows("PRAGMA application_id") == [["1315006305"]])
      #expect(try written.rows("PRAGMA user_version") == [["7"]])
      #expect(try written.rows("PRAGMA page_size") == [["4096"]])
      #expect(try written.rows("PRAGMA journal_mode") == [["delete"]])
      #expect(try written.rows("SELECT strict FROM pragma_table_list('t')") == [["1"]])
    }
  }

  @Test func referencesAreDeclaredAndRowsMayReferToLaterOnes() throws {
    let tree = table(
      "tree", [column("name"), column("inside", isOptional: true)], key: ["name"],
      references: [.init(["inside"], to: "tree", ["name"])],
      rows: [[.text("a"), .text("b")], [.text("b"), .null]])
    try written([tree]) { (written) throws in
      let keys = try written.rows(
        "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list('tree')")
      #expect(keys == [["tree", "inside", "name"]])
      #expect(
        try written.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'tree_by%'")
          == [["tree_by_inside"]])
      #expect(try written.rows("SELECT name FROM tree ORDER BY rowid") == [["a"], ["b"]])
    }
  }

  /// What contradicts its schema is refused.
  private func refused(_ tables: NagarezuText.Table...) -> Bool {
    do {
      try written(tables) { (_) throws in }
      return false
    } catch StoreFault.inconsistent {
      return true
    } catch {
      return false
    }
  }

  @Test func rowsThatContradictTheirSchemaAreRefused() {
    let lost = table(
      "tree", [column("name"), column("inside", isOptional: true)], key: ["name"],
      references: [.init(["inside"], to: "tree", ["name"])], rows: [[.text("a"), .text("c")]])
    #expect(refused(lost), "a reference that finds nothing")
    #expect(
      refused(table("t", [column("a")], key: ["a"], rows: [[.text("x")], [.text("x")]])),
      "a key that stands twice")
    #expect(refused(table("t", [column("a")], key: ["a"], rows: [[.null]])), "nothing in a key")
    #expect(
      refused(table("t", [column("a", .number)], key: ["a"], rows: [[.text("x")]])),
      "text for a number")
    #expect(
      refused(table("t", [column("a", .flag)], key: ["a"], rows: [[.number(2)]])), "no flag")
    #expect(
      refused(table("t", [column("a", .day)], key: ["a"], rows: [[.text("2024-13-01")]])),
      "no day of the calendar")
    #expect(!refused(table("t", [column("a")], key: ["a"], rows: [[.text("x")]])))
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    func bytes() throws -> Data {
      let rows = (1...3000).map {
        [Table.Value.number($0), .text(String(repeating: "あ", count: $0))]
      }
      let big = table("t", [column("n", .number), column("word")], key: ["n"], rows: rows)
      return try written([big]) { try $0.bytes() }
    }
    let first = try bytes()
    #expect(first.count > 4_000_000, "more than is kept in memory at once")
    #expect(try bytes() == first)
    #expect(first.range(of: Data("nagarezu-store".utf8)) == nil, "no path of the machine")
  }

  @Test func aPlaceThatCannotBeWrittenToIsSaid() throws {
    let one = table("t", [column("a")], key: ["a"], rows: [[.text("x")]])
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: StoreFault.self) {
      try TableDatabase.write(
        [one], views: [], version: 1, to: folder + "/nagarezu-none-\(UUID().uuidString)/t.sqlite")
    }
    let taken = folder + "/nagarezu-taken-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: taken) }
    try Data("taken".utf8).write(to: URL(fileURLWithPath: taken))
    do throws(StoreFault) {
      try TableDatabase.write([one], views: [], version: 1, to: taken)
      Issue.record("written over a file")
    } catch {
      guard case .notWritten = error else { throw error }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: taken)) == Data("taken".utf8))
  }
}
