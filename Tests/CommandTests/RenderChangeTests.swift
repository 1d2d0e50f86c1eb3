import Foundation
import TestSupport
import Testing

/// `render --against`, `--as-of`, `--pair` and `--reach`.
@Suite struct RenderChangeTests {
  /// Two models: the second also carries 口座.
  private func withModels(_ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "old.yaml")
      try program.write(Sample.leaking, to: "new.yaml")
      try body(program)
    }
  }

  @Test func oneFigureShowsWhatChanged() throws {
    try withModels { program in
      let ending = try program.run(
        "render", "new.yaml", "--against", "old.yaml", "--baseline", "前回の会議", "--reach", "-o",
        "f.svg")
      #expect(ending.code == 0, "\(ending.remarks)")
      let svg = try program.read("f.svg")
      for words in ["※前回の会議からの変更点は、赤太字下線部", "新たに届く：口座", "text-decoration"] {
        #expect(svg.contains(words), "\(words)")
      }
      #expect(try program.read("f-2.svg").contains("新たに届く項目"))
    }
  }

  @Test func aPairIsTwoFiguresInOneFile() throws {
    try withModels { program in
      let ending = try program.run(
        "render", "new.yaml", "--against", "old.yaml", "--pair", "-o", "f.svg")
      #expect(ending.code == 0, "\(ending.remarks)")
      #expect(try program.read("f.svg").contains("（現行）"))
      // Behind each figure stands its item list.
      #expect(try program.read("f-2.svg").contains("情報項目一覧"))
      let after = try program.read("f-3.svg")
      // Without a meeting in its papers the baseline is the earlier model by its title.
      #expect(after.contains("（変更後）") && after.contains("※変更前の「給付事業」からの変更点は、"))
    }
  }

  @Test(arguments: ["2024-03-31", "令和6年3月31日"]) func aDayIsABaseline(day: String) throws {
    try withModels { program in
      let ending = try program.run(
        "render", "new.yaml", "--as-of", "2024-04-01", "--against", day, "-o", "f.svg")
      #expect(ending.code == 0, "\(ending.remarks)")
      let svg = try program.read("f.svg")
      #expect(svg.contains("※令和6年3月31日からの変更点は") && svg.contains("令和6年4月1日現在"))
      // The model says nothing of that day: it is drawn, and the run says so.
      let before = try program.run("render", "new.yaml", "--as-of", day, "-o", "g.svg")
      #expect(before.code == 3 && before.remarks.contains("扱う期間"), "\(before.remarks)")
      #expect(try !program.read("g.svg").contains("委託機"))
    }
  }

  @Test(
    arguments: [
      (["--pair"], 64), (["--reach"], 64), (["--baseline", "前回"], 64),
      (["--against", "2024-03-31"], 64),
      (["--against", "2024-02-30", "--as-of", "2024-04-01"], 64),
      (["--as-of", "春"], 64), (["--against", "folder"], 64), (["--against", "missing.yaml"], 2),
    ] as [([String], Int32)])
  func whatCannotBeComparedWritesNothing(options: [String], code: Int32) throws {
    try withModels { program in
      try program.write(Sample.clean, to: "folder/a.yaml")
      try program.write(Sample.open, to: "folder/b.yaml")
      let names = try program.names()
      let ending = try program.run(["render", "new.yaml", "-o", "f.svg"] + options)
      #expect(ending.code == code)
      #expect(!ending.remarks.isEmpty)
      #expect(try program.names() == names)
    }
  }

  @Test func theBaselineIsNotOverwritten() throws {
    try withModels { program in
      try program.write(Sample.clean, to: "old.svg")
      // By a link, as a model's own name never ends like a figure's.
      try FileManager.default.createSymbolicLink(
        atPath: program.folder + "/f.svg", withDestinationPath: "old.yaml")
      let ending = try program.run("render", "new.yaml", "--against", "old.yaml", "-o", "f.svg")
      #expect(ending.code == 64)
      #expect(try program.read("old.yaml") == Sample.clean)
    }
  }
}
