import Foundation
import NagarezuCore
import NagarezuText
import TestSupport
import Testing

/// Rows as a spreadsheet and Python's `csv` read them.
@Suite struct CSVTests {
  private func table(_ rows: [Table.Row]) -> NagarezuText.Table {
    let columns = (rows.first ?? []).indices.map { place in
      TableColumn(
        "c", Message(ja: "列\(place)", en: "column \(place)"), .text, Message(ja: "列", en: "column"),
        isOptional: true)
    }
    let words = Message(ja: "表", en: "table")
    return NagarezuText.Table(TableSchema("t", words, row: words, columns: columns), rows: rows)
  }

  private func cells(_ texts: String...) -> CSV { table([texts.map { .text($0) }]).csv(in: .ja) }

  /// What Python's reader makes of bytes: JSON of rows.
  private func read(_ bytes: [UInt8], as codec: String) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("rows-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let script = """
      import sys, csv, json
      with open(sys.argv[1], newline="", encoding=sys.argv[2], errors="strict") as f:
          print(json.dumps(list(csv.reader(f, strict=True))))
      """
    let ran = try run(try python(), ["-c", script, file.path, codec])
    #expect(ran.code == 0, "\(ran.output)")
    return try JSONDecoder().decode([[String]].self, from: Data(ran.output.utf8))
  }

  @Test(
    arguments: zip(TableEncoding.allCases, ["utf-8", "utf-8-sig", "cp932"]))
  func whatIsWrittenIsReadBack(encoding: TableEncoding, codec: String) throws {
    let texts = [
      "氏名", "～", "a,b", "\"", "\"\"x\"", "1行目\n2行目", " 前 ", "", "高橋①㈱髙﨑", "a;b", "\\",
    ]
    let csv = table([texts.map { .text($0) }, texts.map { _ in .null }]).csv(in: .ja)
    let rows = try read(encoding.bytes(of: csv), as: codec)
    #expect(rows == csv.rows)
    #expect(rows[1] == texts && rows.count == 3)
  }

  @Test func oneEmptyCellIsARow() throws {
    let csv = table([[.null], [.text("x")], [.null]]).csv(in: .ja)
    #expect(try read(Array(csv.text.utf8), as: "utf-8").map(\.count) == [1, 1, 1, 1])
  }

  @Test func linesEndInCRAndLFAndTheMarkStandsInFrontOnlyWhereAskedFor() throws {
    let csv = cells("a", "b\nc")
    #expect(Array(csv.text.utf8) == Array("列0,列1\r\na,\"b\nc\"\r\n".utf8))
    #expect(try TableEncoding.utf8.bytes(of: csv) == Array(csv.text.utf8))
    #expect(try TableEncoding.utf8BOM.bytes(of: csv) == [0xEF, 0xBB, 0xBF] + Array(csv.text.utf8))
  }

  @Test(arguments: [
    "=1+1", "+81", "-1", "@x", "＝1", "＋1", "－1", "＠x", "−1", " =1", "\u{3000}=1", "\n=1", "=",
    "- x",
    "\u{00A0}+1", "\n",
  ])
  func whatWouldBeAFormulaStandsBehindAnApostrophe(text: String) {
    #expect(cells(text).rows[1] == ["'" + text])
  }

  @Test(arguments: ["\t=1", "\r=1"]) func aTabInFrontIsWrittenOutToo(text: String) {
    let cell = cells(text).rows[1][0]
    #expect(cell.hasPrefix("'<U+00") && cell.hasSuffix("=1"))
  }

  @Test(arguments: ["1+1", "a=1", "氏名-1", "'=1", "①", "・x", "ー", "〜", "\"=1\""])
  func whatIsNoneStandsAsItIs(text: String) { #expect(cells(text).rows[1] == [text]) }

  @Test func numbersAndDaysStayWhatTheyAre() throws {
    let day = try #require(Day(year: 2024, month: 4, day: 1))
    let row: NagarezuText.Table.Row = [
      .number(-5), .number(12), .day(day), .flag(true), .flag(false), .null,
      .word(Message(ja: "閲覧", en: "reads")),
    ]
    let table = table([row])
    #expect(table.csv(in: .ja).rows[1] == ["-5", "12", "2024-04-01", "はい", "", "", "閲覧"])
    #expect(table.csv(in: .en).rows[1] == ["-5", "12", "2024-04-01", "yes", "", "", "reads"])
  }

  @Test func whatCannotBeSeenIsWrittenOut() {
    #expect(cells("a\u{202E}b\u{0}").rows[1] == ["a<U+202E>b<U+0000>"])
  }

  /// The whole plane against Python's table: the same bytes, or none. Characters that stand twice in the page are IBM's, as Windows
  /// writes them; Python writes NEC's copies of them.
  @Test func codePage932IsMicrosofts() throws {
    let script = """
      import json
      table = {}
      for n in list(range(0x80, 0xD800)) + list(range(0xE000, 0x10000)) + [0x20BB7, 0x1F600]:
          try:
              data = chr(n).encode("cp932")
          except UnicodeEncodeError:
              continue
          if data.decode("cp932") == chr(n):
              table[n] = data.hex()
      print(json.dumps(table))
      """
    let ran = try run(try python(), ["-c", script])
    let table = try JSONDecoder().decode([String: String].self, from: Data(ran.output.utf8))
    #expect(table.count > 9_000)
    let twins: [UInt32: UInt32] = [
      0x301C: 0xFF5E, 0x2014: 0x2015, 0x2212: 0xFF0D, 0x2016: 0x2225, 0xA2: 0xFFE0, 0xA3: 0xFFE1,
      0xAC: 0xFFE2,
    ]
    // Four of the page's single bytes stand for nothing; Python gives them numbers for private use.
    let scalars =
      (UInt32(0x80)...0xF8EF).compactMap(Unicode.Scalar.init)
      + (UInt32(0xF900)...0xFFFD).compactMap(Unicode.Scalar.init)
    func expected(_ scalar: Unicode.Scalar) -> String? {
      table[String(twins[scalar.value] ?? scalar.value)]
    }
    let held = scalars.filter { !$0.isUnsafe && expected($0) != nil }
    let csv = self.table(held.map { [.text("x\($0)")] }).csv(in: .ja)
    let lines = try TableEncoding.cp932.bytes(of: csv).split(separator: 0x0A).dropFirst()
    #expect(lines.count == held.count && held.count > 9_000)
    for (scalar, line) in zip(held, lines) {
      // Behind the x, and the apostrophe where there is one; before the CR.
      let hex = line.drop { $0 != 0x78 }.dropFirst().dropLast()
        .map { String(format: "%02x", $0) }.joined()
      let wanted = expected(scalar) ?? ""
      let isTwice = wanted.hasPrefix("ed") || wanted.hasPrefix("ee")
      let isRight = isTwice ? ["fa", "fb", "fc", "81"].contains(hex.prefix(2)) : hex == wanted
      if !isRight { Issue.record("\(scalar.code): \(hex), not \(wanted)") }
    }
    let step = ProcessInfo.processInfo.environment["CAMPAIGN"] == "whole" ? 1 : 101
    let others = scalars.filter { !$0.isUnsafe && expected($0) == nil }
    for place in stride(from: 0, to: others.count, by: step) {
      #expect(throws: TableEncoding.Fault.cannotHold(others[place], row: 2, column: "列0")) {
        try TableEncoding.cp932.bytes(of: cells("x\(others[place])"))
      }
    }
  }

  @Test func whatCodePage932HasNotIsNamedWithItsPlace() {
    let csv = table([[.text("a"), .text("b")], [.text("c"), .text("𠮷野")]]).csv(in: .ja)
    #expect(throws: TableEncoding.Fault.cannotHold("𠮷", row: 3, column: "列1")) {
      try TableEncoding.cp932.bytes(of: csv)
    }
    #expect(throws: TableEncoding.Fault.cannotHold("¥", row: 2, column: "列0")) {
      try TableEncoding.cp932.bytes(of: cells("¥"))
    }
  }
}
