import Foundation
import TestSupport
import Testing

/// Tables and matrices as rows for a spreadsheet.
@Suite struct CSVCommandTests {
  private func bytes(_ program: Program, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: program.folder + "/" + name)))
  }

  @Test func aSpreadsheetOpensItByDefault() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let words = ["table", "flows", "--format", "csv", "--columns", "number,first,channel"]
      let shown = try program.run(words)
      #expect(shown.code == 0 && shown.remarks.isEmpty)
      let lines = "番号,初日,経路\r\n①,2024-04-01,紙\r\n"
      #expect(Array(shown.output.utf8) == [0xEF, 0xBB, 0xBF] + Array(lines.utf8))
      let plain = try program.run(words + ["--encoding", "utf8"])
      #expect(Array(plain.output.utf8) == Array(lines.utf8))
      #expect(try program.run(words + ["--encoding", "cp932", "-o", "a.csv"]).code == 0)
      #expect(
        try bytes(program, "a.csv").prefix(5) == [0x94, 0xD4, 0x8D, 0x86, 0x2C])
    }
  }

  @Test func aCharacterThatTheEncodingHasNotIsNamedAndTheOlderFileStays() throws {
    try inFolder(with: Sample.clean.replacingOccurrences(of: "業者", with: "𠮷野家")) {
      (program) throws in
      try program.write("old\n", to: "a.csv")
      let words = ["table", "parties", "--format", "csv", "--encoding", "cp932", "-o", "a.csv"]
      let ending = try program.run(words)
      #expect(ending.code == 74)
      #expect(ending.remarks.contains("「𠮷」<U+20BB7>"), "\(ending.remarks)")
      #expect(ending.remarks.contains("5行目、列「主体」"), "\(ending.remarks)")
      #expect(try program.read("a.csv") == "old\n")
      #expect(try program.names() == ["a.csv", "models"])
    }
  }

  @Test func aMatrixIsTheGridInWords() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let words = ["matrix", "--format", "csv", "--encoding", "utf8", "--only", "party=業者"]
      #expect(
        try program.run(words).output
          == "主体,住基情報／氏名,住基情報／住所,口座,合計\r\n業者,直接に閲覧,直接に閲覧,直接に閲覧,3\r\n合計,1,1,1,\r\n")
      let days = try program.run(words + ["--cell", "until"]).output
      #expect(days.contains("\r\n業者,2025-03-31,2025-03-31,2025-03-31,3\r\n"))
      #expect(try program.run(["matrix", "--format", "csv", "--encoding", "cp932"]).code == 0)
    }
  }

  @Test(arguments: [["table", "flows"], ["matrix"], ["table", "flows", "--format", "json"]])
  func anEncodingIsForRowsAlone(words: [String]) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(words + ["--encoding", "utf8"])
      #expect(ending.code == 64 && ending.remarks.contains("--format csv"))
      #expect(try program.run(words + ["--encoding", "sjis"]).code == 64)
    }
  }

  @Test func whatIsNotInTheRowsIsSaidBesideThem() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("件名: [", to: "models/b.yaml")
      try program.write(
        Sample.clean.replacingOccurrences(of: "件名: 給付事業", with: "件名: 次の事業\n状態: 案"),
        to: "models/c.yaml")
      let ending = try program.run("table", "flows", "--format", "csv")
      #expect(ending.code == 2)
      #expect(!ending.output.contains("読めなかった"))
      #expect(ending.remarks.contains("読めなかったもの（答えに入っていない）: models/b.yaml"))
      #expect(ending.remarks.contains("入れていない: 次の事業"), "\(ending.remarks)")
    }
  }
}
