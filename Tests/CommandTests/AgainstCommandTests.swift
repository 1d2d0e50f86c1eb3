import Foundation
import TestSupport
import Testing

/// `check --against` through the program, and waivers that are too wide.
@Suite struct AgainstCommandTests {
  /// Without its count of items: what grows is told by the comparison alone.
  private static let old = Sample.clean.replacingOccurrences(of: ", 項目数: 2", with: "")
  private static let new = old.replacingOccurrences(
    of: "相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: [住基情報, 口座]")

  @Test func onlyWhatIsNewFailsTheRun() throws {
    try inFolder { (program) throws in
      try program.write(Self.old, to: "old.yaml")
      try program.write(Self.new, to: "new.yaml")
      #expect(try program.run("check", "new.yaml").code == 0)
      let ending = try program.run("check", "new.yaml", "--against", "old.yaml")
      #expect(ending.code == 1)
      #expect(ending.output.contains("新しい指摘[P310]"))
      #expect(try program.run("check", "old.yaml", "--against", "new.yaml").code == 0)
      let json = try program.run(
        "check", "new.yaml", "--against", "old.yaml", "--format", "json"
      ).output
      #expect(try SchemaCheck("check").faults(in: json) == [])
      #expect(json.contains("\"against\""))
      let diff = try program.run("diff", "old.yaml", "new.yaml", "--format", "json").output
      #expect(try SchemaCheck("diff").faults(in: diff) == [])
      #expect(diff.contains("P310/業者"))
      #expect(try program.run("diff", "old.yaml", "new.yaml").output.contains("[P310]"))
    }
  }

  /// A report never takes the place of a file that was read, of the older side either.
  @Test func noReportIsWrittenOverTheOlderSide() throws {
    try inFolder { (program) throws in
      try program.write(Self.old, to: "o/old.yaml")
      try program.write(Self.new, to: "new.yaml")
      for side in ["o/old.yaml", "o"] {
        let ending = try program.run(
          "check", "new.yaml", "--against", side, "--report", "json=o/old.yaml")
        #expect(ending.code == 64, "\(side)")
        #expect(try program.read("o/old.yaml") == Self.old)
      }
    }
  }

  /// What is new here is not what goes by its name at the top of the repository.
  @Test func aNewFileIsNotThatOfTheSameNameAtTheTop() throws {
    try inFolder { (program) throws in
      try program.git("init", "-q")
      try program.write(Self.new, to: "m/a.yaml")
      try program.write("x", to: "s/x")
      try program.commit()
      try program.write(Self.new, to: "s/m/a.yaml")
      for path in ["m", "m/a.yaml"] {
        let ending = try program.shell("cd s && nagarezu check \(path) --against HEAD")
        #expect(ending.code == 2, "\(path): \(ending.output)")
      }
    }
  }

  @Test func anOldSideThatCannotBeReadIsNeverAllNew() throws {
    try inFolder { (program) throws in
      try program.write(Self.new, to: "new.yaml")
      try program.write("件名: こわれた", to: "broken.yaml")
      for old in ["missing.yaml", "HEAD", "HEAD:new.yaml", "broken.yaml"] {
        let ending = try program.run(
          "check", "new.yaml", "--against", old,
          environment: ["PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": "/"])
        #expect(ending.code == 2, "\(old)")
        #expect(!ending.output.contains("P310"))
      }
    }
  }

  @Test func aWaiverOfEverythingIsRefusedWithTheListToWrite() throws {
    let beyond = Self.old.replacingOccurrences(
      of: "相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: 氏名")
    try inFolder { (program) throws in
      try program.write(beyond, to: "m.yaml")
      let found = try program.run("check", "m.yaml").output
      let id = try #require(
        found.components(separatedBy: "\n").first { $0.contains("= id: S101") }
      )
      .components(separatedBy: "id: ")[1]
      func waive(_ parts: String) throws -> Program.Ending {
        let waiver =
          "留保:\n  - {指摘: \(id), \(parts), 責任者: 総務課長, 理由: 手続中, 期限: 令和9年3月31日}\n...\n"
        try program.write(
          beyond.replacingOccurrences(of: "\n...\n", with: "\n" + waiver), to: "w.yaml")
        return try program.run("check", "w.yaml")
      }
      for parts in ["項目: 全て, 対象: 対象者", "項目: 住所, 対象: 全員"] {
        let ending = try waive(parts)
        #expect(ending.code == 2)
        #expect(ending.output.contains("誤り[L422]"))
        #expect(ending.output.contains("項目: [住所] 対象: [対象者]"))
        #expect(ending.output.contains("指摘[S101]"))
      }
      #expect(try waive("項目: 住所, 対象: 対象者").code == 0)
      for parts in ["項目: 全て, 対象: 対象者", "項目: [すべて], 対象: [全員]", "items: all, 対象: everyone"] {
        #expect(try waive(parts).code == 2)
        let before = try program.read("w.yaml")
        #expect(
          try program.run("check", "w.yaml", "--write-waivers", "--as-of", "2024-05-01").code == 64)
        #expect(try program.read("w.yaml") == before)
        let ending = try program.run("check", "w.yaml", "--write-waivers")
        #expect(ending.code == 0, "\(ending.output)\(ending.remarks)")
        let after = try program.read("w.yaml")
        let pairs = zip(
          before.components(separatedBy: "\n"), after.components(separatedBy: "\n"))
        #expect(pairs.filter { $0 != $1 }.count == 1)
        #expect(after.contains("[住所]"))
        #expect(try program.run("check", "w.yaml").code == 0)
        #expect(try program.names().filter { $0.contains("tmp") } == [])
      }
      // An id that no finding has: nothing is written, and that is said.
      try program.write(
        try program.read("w.yaml").replacingOccurrences(of: "[住所]", with: "全て")
          .replacingOccurrences(of: "S101", with: "S102"), to: "w.yaml")
      let before = try program.read("w.yaml")
      let none = try program.run("check", "w.yaml", "--write-waivers")
      #expect(none.code == 2 && none.remarks.contains("w.yaml:"))
      #expect(try program.read("w.yaml") == before)
    }
  }

  @Test func aWaiverOfASharedPartIsUnmatchedOnlyWhereNoModelHasIt() throws {
    let beyond = Self.old.replacingOccurrences(
      of: "相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: 氏名"
    ).replacingOccurrences(of: "件名: ", with: "取込: part.yaml\n件名: ")
    let clean = Self.old.replacingOccurrences(
      of: "件名: ", with: "取込: part.yaml\n件名: 別の")
    try inFolder { (program) throws in
      try program.write(beyond, to: "a.yaml")
      try program.write(clean, to: "b.yaml")
      func part(_ item: String) -> String {
        "---\nnagarezu: 1\n留保:\n  - {指摘: S101/業者/委託機/read/紙/①, 項目: \(item), "
          + "対象: 対象者, 責任者: 長, 理由: 手続中, 期限: 令和9年3月31日}\n...\n"
      }
      try program.write(part("住所"), to: "part.yaml")
      let all = try program.run("check", ".")
      #expect(!all.output.contains("W101"), "\(all.output)")
      #expect(all.code == 0)
      #expect(try program.run("check", "b.yaml").code == 0)
      try program.write(part("氏名"), to: "part.yaml")
      let unmatched = try program.run("check", ".").output
      #expect(unmatched.components(separatedBy: "指摘[W101]").count == 2)
      #expect(unmatched.contains("「項目」が合わない"))
      #expect(!(try program.run("check", "a.yaml").output.contains("W101")))
    }
  }
}
