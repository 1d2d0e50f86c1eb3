import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSheets
import NagarezuText
import TestSupport
import Testing

/// What a spreadsheet keeps, whatever stands in it.
@Suite struct WorkbookTests {
  /// Words that a spreadsheet could take for more than words.
  private static let words =
    [
      "=1+1", "=cmd|' /C calc'!A0", "+81", "-1", "@SUM(A1)", "＝1+1", " =1", "{=1}", "'=1",
      "http://example.jp/", "https://example.jp/?a=b&c=\"d\"", "mailto:a@example.jp", "ftp://a.jp",
      "internal:'表'!A1", "external:c:\\a.xlsx", "file:///etc/passwd", "_x003D_1+1", "_x000D_",
      "<b>&amp;</b>", "]]>", "1行目\n2行目", " 前後 ", "a\tb", "\u{202E}gnp.exe", "\u{0}", "\u{7}", "𠮷野家",
      "👨‍👩‍👧", "0123", "1e5", "2024-04-01", "TRUE", "#N/A", "%s%n", "&P", "\r\n=1",
    ] + unsafe + [UInt32(0xFFFE), 0xFDD0].compactMap(Unicode.Scalar.init).map { "\($0)" }

  private static let unsafe: [String] = {
    let all = (UInt32(1)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init).filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar.isUnsafe && category != .unassigned && category != .privateUse
    }
    return stride(from: 0, to: all.count, by: 200).map { start in
      "x" + String(String.UnicodeScalarView(all.dropFirst(start).prefix(200)))
    }
  }()

  private static let cellScript = """
    import json, sys, openpyxl
    sheet = openpyxl.load_workbook(sys.argv[1] + "/a.xlsx").worksheets[1]
    print(json.dumps([[c.value, c.data_type, c.hyperlink.target if c.hyperlink else None]
                      for row in sheet.iter_rows(min_row=2) for c in row]))
    """

  @Test func noWordIsAFormulaOrALink() throws {
    try Sheets.inFolder { sheets in
      #expect(Self.unsafe.count > 1)
      try sheets.write([Sheets.table([.text], Self.words.map { [.text($0)] })])
      let cells = try sheets.value(of: Self.cellScript, as: [[String?]].self)
      #expect(cells.count == Self.words.count)
      for (cell, word) in zip(cells, Self.words) {
        #expect(cell[0] == VisibleText.written(word, keeping: ["\n"]))
        #expect(cell[1] == "s" && cell[2] == nil, "\(word): \(cell)")
      }
      let unzip = try tool("unzip", package: "unzip")
      let sheet = try run(unzip, ["-p", sheets.path("a.xlsx"), "xl/worksheets/sheet2.xml"]).output
      #expect(sheet.contains("<row") && !sheet.contains("<f>") && !sheet.contains("<hyperlink"))
    }
  }

  @Test func hostileNamesOfAMatrixAreWords() throws {
    try Sheets.inFolder { sheets in
      let names = Self.words.map { Matrix.Heading($0, in: $0) }
      let words = Message(ja: "主体", en: "party")
      let matrix = Matrix(
        Message(ja: "=1+1", en: "=1+1"), rows: names, columns: names, kinds: (words, words),
        cells: names.map { _ in names.map { .text($0.name) } }, signs: [])
      try sheets.write([], matrices: [matrix])
      try sheets.expect(
        silent: """
          import sys, openpyxl
          for sheet in openpyxl.load_workbook(sys.argv[1] + "/a.xlsx").worksheets[1:]:
              for row in sheet.iter_rows():
                  for c in row:
                      if c.data_type == "f" or c.hyperlink: print(c.coordinate, c.value)
          """)
    }
  }

  private static let days = [
    (1868, 1, 1), (1900, 2, 28), (1900, 3, 1), (1912, 7, 30), (1926, 12, 25), (1989, 1, 7),
    (1989, 1, 8), (1989, 12, 31), (1990, 1, 1), (2019, 4, 30), (2019, 5, 1), (2019, 12, 31),
    (2020, 1, 1), (2024, 2, 29), (9999, 12, 31),
  ]

  @Test func daysAreDaysAndNumbersAreNumbers() throws {
    let days = try Self.days.map { try #require(Day(year: $0.0, month: $0.1, day: $0.2)) }
    try Sheets.inFolder { sheets in
      try sheets.write([
        Sheets.table(
          [.day, .number], days.enumerated().map { [.day($1), .number($0 * 1_000_003 - 7)] })
      ])
      let cells = try sheets.value(
        of: """
          import datetime, json, sys, openpyxl
          sheet = openpyxl.load_workbook(sys.argv[1] + "/a.xlsx").worksheets[1]
          print(json.dumps([[day.value.date().isoformat() if day.is_date else "text " + day.value, str(number.value),
                             type(number.value).__name__] for day, number in sheet.iter_rows(min_row=2)]))
          """, as: [[String]].self)
      for (place, (cell, day)) in zip(cells, days).enumerated() {
        // Spreadsheets do not agree on the days before March 1900.
        let isEarly = place < 2
        #expect(
          cell == [
            isEarly ? "text " + JapaneseEra.written(day) : day.description,
            String(place * 1_000_003 - 7), "int",
          ])
      }
      #expect(cells.count == days.count)
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let survey = Survey([try RealCase.vouchers.model()])
    try Sheets.inFolder { sheets in
      let tables = FactTables.views.map { $0.table(of: survey) }
      let matrix = survey.matrix(MatrixQuery())
      let first = try sheets.write(tables, matrices: [matrix], to: "a.xlsx")
      let second = try sheets.write(tables, matrices: [matrix], to: "b.xlsx")
      #expect(first == second)
      #expect(try sheets.write(tables, matrices: [matrix], to: "c.xlsx", in: .en) != first)
      let left = try FileManager.default.contentsOfDirectory(atPath: sheets.folder)
      #expect(left.sorted() == ["a.xlsx", "b.xlsx", "c.xlsx"])
    }
  }

  @Test func whatASheetCannotHoldIsRefusedByName() throws {
    try Sheets.inFolder { sheets in
      let fits = String(repeating: "𠮷", count: 16_383) + "a"
      try sheets.write([Sheets.table([.number, .text], [[.number(1), .text(fits)]])])
      let cell = try sheets.value(of: Self.cellScript, as: [[AnyValue]].self)
      #expect(cell.last?.first?.text == fits)
      #expect(
        throws: Workbook.Fault.textTooLong(sheet: "長い", row: 3, column: "列1")
      ) {
        try sheets.write([
          Sheets.table(
            [.number, .text], [[.null, .null], [.number(1), .text(fits + "a")]], called: "長い")
        ])
      }
      let rows = Array(repeating: [NagarezuText.Table.Value.null], count: 1_048_576)
      #expect(throws: Workbook.Fault.tooLarge(sheet: "表", rows: 1_048_576, columns: 1)) {
        try sheets.write([Sheets.table([.number], rows)])
      }
    }
  }

  private struct AnyValue: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }

  @Test func aFileThatCannotBeWrittenIsAFault() throws {
    try Sheets.inFolder { sheets in
      let workbook = Workbook(cover: Cover([], tables: []), matrices: [], tables: [], in: .ja)
      #expect(throws: Workbook.Fault.self) {
        try workbook.fill(sheets.path("no/a.xlsx"), folder: sheets.path("no"))
      }
    }
  }

  @Test func sheetsHaveNamesOfTheirOwnThatTheFormTakes() throws {
    try Sheets.inFolder { sheets in
      let titles = [
        "a", "A", "a", "[x]:*?/\\", "'引用'", String(repeating: "長", count: 40),
        String(repeating: "長", count: 41), "", "History", "𠮷" + String(repeating: "𠮷", count: 20),
        "a\nb",
        "この表について",
      ]
      try sheets.write(titles.map { Sheets.table([.text], [], called: $0) })
      let names = try sheets.value(
        of: """
          import json, sys, openpyxl
          print(json.dumps(openpyxl.load_workbook(sys.argv[1] + "/a.xlsx").sheetnames))
          """, as: [String].self)
      #expect(names.count == titles.count + 1)
      #expect(Set(names.map { $0.lowercased() }).count == names.count)
      for name in names {
        #expect(!name.isEmpty && name.utf16.count <= 31 && name != "History")
        #expect(!name.contains { "[]:*?/\\'\n".contains($0) }, "\(name)")
      }
      #expect(names[4] == "［x］：＊？／＼")
    }
  }

  @Test func aPartyLeadsToItsRows() throws {
    let survey = Survey([try RealCase.vouchers.model()])
    try Sheets.inFolder { sheets in
      let tables = ["parties", "sees", "contractors"].compactMap(FactTables.named)
        .map { $0.table(of: survey) }
      try sheets.write(tables, matrices: [survey.matrix(MatrixQuery())])
      try sheets.expect(
        silent: """
          import sys, openpyxl
          from openpyxl.utils.cell import coordinate_from_string
          book = openpyxl.load_workbook(sys.argv[1] + "/a.xlsx")
          links = 0
          for sheet in book.worksheets[1:]:
              for row in sheet.iter_rows():
                  for c in row:
                      if not c.hyperlink: continue
                      links += 1
                      name, place = c.hyperlink.location.rsplit("!", 1)
                      there = book[name.strip("'")]
                      if there[place].value != c.value: print(c.value, there[place].value)
          for c in book.worksheets[0]["A"]:
              if c.hyperlink and c.hyperlink.location != f"'{c.value}'!A1": print(c.value, c.hyperlink.location)
              links += bool(c.hyperlink)
          if links < 12: print(links)
          """)
    }
  }
}
