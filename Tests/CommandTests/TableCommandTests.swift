import Foundation
import TestSupport
import Testing

/// Rows and matrices, as a reviewer asks for them.
@Suite struct TableCommandTests {
  private func ask(_ words: String..., expect: (Program.Ending) throws -> Void) throws {
    try expect(try Program(in: Shinjuku.root).run(words))
  }

  @Test func withoutANameTheTablesAreListed() throws {
    try ask("table") { ending in
      #expect(ending.code == 0)
      #expect(ending.output.contains("\nwho_sees ") && ending.output.contains("\ncalendar "))
    }
  }

  @Test func aConditionSelectsRows() throws {
    try ask(
      "table", "ending", "models/shinjuku/kyufukin.yaml", "--where", "last=令和6年度", "--columns",
      "approval"
    ) { ending in
      #expect(ending.code == 0)
      #expect(
        ending.output == "識別名\n外部結合/広済堂ネクスト\n業務委託/広済堂ネクスト\n再委託/イムラ封筒\n")
    }
  }

  @Test(arguments: ["last<令和6年11月30日", "last before 2024-11-30", "最終日＜2024年11月30日"])
  func aDayCanBeWrittenInManyWays(condition: String) throws {
    try ask(
      "table", "ending", "models/shinjuku/kyufukin.yaml", "--where", condition, "--columns",
      "approval"
    ) { ending in
      #expect(ending.output.contains("再委託/イムラ封筒"), "\(ending.remarks)")
    }
  }

  @Test func aPartyIsFoundByAnotherNameOfIt() throws {
    try ask("table", "sees", "models", "--where", "party=広済堂ネクスト", "--format", "json") { ending in
      #expect(ending.code == 0)
      #expect(ending.output.contains("\"party\" : \"広済堂ネクスト\""))
    }
  }

  @Test(arguments: [
    (["table", "flow"], "「flows」ですか"), (["table", "models/a.yaml"], "表の名前を先に書く"),
    (["table", "flows", "--where", "nummer=1"], "「number」ですか"),
    (["table", "flows", "--where", "last<あした"], "日付として読めない"),
    (["table", "flows", "--where", "番号"], "条件でない"),
    (["table", "flows", "--where", "line=x"], "数でない"),
    (["table", "flows", "--where", "is_return=たぶん"], "はい か いいえ"),
    (["table", "flows", "--columns", "first,x"], "「x」という列はない"),
    (["table", "flows", "--during", "いつか"], "--during"),
    (["matrix", "--rows", "item"], "行と列が同じ"), (["matrix", "--only", "x"], "--only「x」が読めない"),
    (["matrix", "--only", "party=だれか"], "どのモデルにもない"),
  ])
  func whatCannotBeAskedIsRefusedWithTheWayOut(words: [String], said: String) throws {
    let ending = try Program(in: Shinjuku.root).run(words)
    #expect(ending.code == 64)
    #expect(ending.remarks.contains(said), "\(ending.remarks)")
    #expect(ending.output.isEmpty)
  }

  @Test func whereNothingFitsALineSaysSo() throws {
    try ask("table", "flows", "models", "--where", "channel=専用せん") { ending in
      #expect(ending.code == 0)
      #expect(ending.remarks.hasPrefix("nagarezu: 条件に合う行がない"))
    }
  }

  @Test func whatCannotBeReadIsNotInTheRowsAndSaid() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      try program.write("件名: [", to: "models/b.yaml")
      let ending = try program.run("table", "flows", "models")
      #expect(ending.code == 2)
      #expect(ending.output.contains("台帳") && ending.output.contains("models/b.yaml"))
    }
  }

  @Test func aDayOutsideTheModelsTimeIsNoAnswer() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.yaml")
      #expect(try program.run("table", "reach", "m.yaml", "--as-of", "1990-01-01").code == 3)
      #expect(try program.run("matrix", "m.yaml", "--as-of", "1990-01-01").code == 3)
    }
  }

  @Test func aModelInWhichNothingIsCheckedIsNotCalledClean() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.yaml")
      let words = ["table", "models", "m.yaml", "--columns", "verdict"]
      #expect(try program.run(words).output.contains("範囲内"))
      let idle = try program.run(words + ["--as-of", "1990-01-01"])
      #expect(idle.output.contains("調べていない") && !idle.output.contains("範囲内"))
    }
  }

  @Test func everyTableIsWrittenInEveryFormatAndLanguage() throws {
    let list = try Program(in: Shinjuku.root).run("table").output
    let names = list.split(separator: "\n").compactMap {
      $0.firstMatch(of: #/^([a-z_]+) /#)?.output.1
    }
    #expect(names.count > 30)
    for name in names {
      for format in ["text", "md", "html", "json", "csv"] {
        let ending = try Program(in: Shinjuku.root).run(
          "table", String(name), "models/sumida", "--format", format, "--lang", "en")
        #expect(ending.code == 0, "\(name) \(format): \(ending.remarks)")
      }
    }
  }

  @Test func aMatrixSaysHowEachPartyHasEachItem() throws {
    try inFolder { (program) throws in
      try program.write(Sample.leaking, to: "m.yaml")
      let ending = try program.run("matrix", "m.yaml", "--cell", "verdict")
      #expect(ending.code == 0)
      #expect(ending.output.contains("超") && ending.output.contains("超 承認を超える"))
      let plain = try program.run("matrix", "m.yaml", "--only", "party=業者").output
      #expect(plain.contains("業者") && !plain.contains("総務課"))
    }
  }
}
