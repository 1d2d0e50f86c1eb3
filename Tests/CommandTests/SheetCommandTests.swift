import Foundation
import TestSupport
import Testing

/// Spreadsheets as somebody asks for them.
@Suite struct SheetCommandTests {
  private static let script = """
    import sys, openpyxl
    book = openpyxl.load_workbook(sys.argv[1])
    for sheet in book:
        print("sheet", sheet.title)
        for row in sheet.iter_rows(values_only=True):
            print("|".join("" if cell is None else str(cell) for cell in row))
    """

  /// What a reader of spreadsheets finds: names of sheets, then their rows.
  private func read(_ name: String, _ program: Program) throws -> String {
    let ran = try run(try python(), ["-c", Self.script, program.folder + "/" + name])
    #expect(ran.code == 0, "\(ran.output)")
    return ran.output
  }

  @Test func aTableHasACoverThatSaysWhatWasAskedForAndWhatCameOfIt() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let ending = try program.run(
        "table", "flows", "--where", "number=①", "--columns", "number,first", "--format", "xlsx",
        "-o", "out/a.xlsx")
      #expect(ending.code == 74, "there is no such folder")
      try program.write("", to: "out/x")
      let again = try program.run(
        "table", "flows", "--where", "number=①", "--columns", "number,first", "--format", "xlsx",
        "-o", "out/a.xlsx")
      #expect(again.code == 0 && again.output.isEmpty && again.remarks.isEmpty, "\(again.remarks)")
      #expect(try program.names(in: "out") == ["a.xlsx", "x"])
      let text = try read("out/a.xlsx", program)
      #expect(text.contains("結論|承認の範囲を超えています（指摘1件"), "\(text)")
      #expect(text.contains("条件|--where number=①"))
      #expect(text.contains("給付事業|m.yaml|現行|範囲を超える|1|"), "\(text)")
      #expect(text.contains("sheet 流れ\n番号|初日\n①|2024-04-01 00:00:00\n"))
    }
  }

  @Test func aMatrixHasItsSumsAndItsLegend() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let ending = try program.run("matrix", "--format", "xlsx", "-o", "a.xlsx", "--lang", "ja")
      #expect(ending.code == 0, "\(ending.remarks)")
      let text = try read("a.xlsx", program)
      #expect(text.contains("\n|住基情報||||\n") || text.contains("\n|住基情報|||\n"), "\(text)")
      #expect(text.contains("業者|●|●|●|3\n") && text.contains("直接に閲覧|●|"), "\(text)")
    }
  }

  @Test func theWholeListIsOneFileTheSameTwice() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      for (name, zone) in [("a", "Asia/Tokyo"), ("b", "UTC")] {
        let ending = try program.run(
          "export", "-o", "\(name).xlsx", environment: ["TZ": zone, "NAGAREZU_LANG": "ja"])
        #expect(
          ending.code == 0 && ending.remarks.hasSuffix("\(name).xlsx に書いた\n"), "\(ending.remarks)")
      }
      let files = try ["a", "b"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(program.folder)/\($0).xlsx"))
      }
      #expect(files[0] == files[1])
      let text = try read("a.xlsx", program)
      let names = text.matches(of: /sheet (.+)\n/).map { String($0.output.1) }
      #expect(names.count > 25 && names.first == "この表について")
      #expect(names.contains("流れ"))
      #expect(!names.contains("流れの項目"), "tables that merely join others have no sheet")
      for name in names.dropFirst() { #expect(text.contains("\n\(name)|")) }
      #expect(try program.names() == ["a.xlsx", "b.xlsx", "models"])
    }
  }

  @Test func whatCannotBeReadIsSaidOnTheCover() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("件名: [", to: "models/b.yaml")
      #expect(try program.run("export", "-o", "a.xlsx").code == 2)
      let text = try read("a.xlsx", program)
      #expect(text.contains("結論|読めないものがあるので、全体については言えません"))
      #expect(text.contains("読めなかったもの（答えに入っていない）: models/b.yaml"))
    }
  }

  @Test func aDayOfWhichNoModelSpeaksIsNotCalledClean() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("export", "-o", "a.xlsx", "--as-of", "1990-01-01").code == 3)
      let text = try read("a.xlsx", program)
      #expect(text.contains("判断できない") && !text.contains("範囲に収まっています"), "\(text)")
    }
  }

  @Test(arguments: [
    (["export", "-o", "a.ods"], "xlsx"), (["export", "-o", "a"], "xlsx"),
    (["table", "flows", "--format", "xlsx"], "-o"), (["matrix", "--format", "xlsx"], "-o"),
    (["export", "-o", ""], "xlsx"), (["export", "-o", "models/m.yaml"], "xlsx"),
    (["table", "flows", "--format", "xlsx", "-o", "models/m.yaml"], "models/m.yaml"),
  ])
  func whatCannotBeWrittenIsRefusedWithTheWayOut(words: [String], said: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(words)
      #expect(ending.code == 64 && ending.remarks.contains(said), "\(ending.remarks)")
      #expect(try program.names() == ["models"])
      #expect(try program.read("models/m.yaml") == Sample.clean)
    }
  }

  @Test func anOlderFileStaysWhereNothingCanBeWrittenAndTheLibraryIsNotHeard() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("old\n", to: "a.xlsx")
      let lost = try program.run("export", "-o", "missing/a.xlsx")
      #expect(lost.code == 74)
      #expect(!lost.remarks.contains("ERROR"), "\(lost.remarks)")
      try program.write("", to: "b.xlsx/x")
      let folder = try program.run("export", "-o", "b.xlsx")
      #expect(folder.code == 74 && !folder.remarks.contains("ERROR"), "\(folder.remarks)")
      #expect(try program.read("a.xlsx") == "old\n")
      #expect(try program.names() == ["a.xlsx", "b.xlsx", "models"])
    }
  }
}
