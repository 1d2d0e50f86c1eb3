import Foundation
import TestSupport
import Testing

/// A folder under git with twelve models, some with findings of old, and what a change to them comes to.
@Suite struct ChangeTests {
  /// Models 01 to 08 are clean, 09 to 11 have a finding each, 12 has a gap; 01 to 03 include the part.
  private static func model(_ number: Int) -> String {
    let base = number < 9 ? Sample.clean : number < 12 ? Sample.leaking : Sample.open
    let titled = base.replacing("件名: 給付事業", with: "件名: 事業\(number)")
    guard number < 4 else { return titled }
    return titled.replacing("保有課: 総務課\n", with: "保有課: 総務課\n取込: part.yaml\n")
      .replacing("  業者: {種別: 企業, 別名: [株式会社業者]}\n", with: "")
      .replacing("  委託機: {運用: 業者, 保存: 契約終了まで}\n", with: "")
  }

  private static let part = """
    ---
    nagarezu: 1
    主体:
      業者: {種別: 企業}
    システム:
      委託機: {運用: 業者, 保存: 契約終了まで}
    ...

    """

  private static func name(_ number: Int) -> String { "m/\(number < 10 ? "0" : "")\(number).yaml" }

  private func inRepository(_ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      try program.git("init", "-q")
      for number in 1...12 { try program.write(Self.model(number), to: Self.name(number)) }
      try program.write(Self.part, to: "m/part.yaml")
      try program.commit()
      try body(program)
    }
  }

  /// Adds 口座 to the flow of model 05.
  private func addField(_ program: Program) throws {
    let text = try program.read("m/05.yaml")
    try program.write(
      text.replacing("経路: 紙, 項目: 住基情報,", with: "経路: 紙, 項目: [住基情報, 口座],"), to: "m/05.yaml")
  }

  private static let reports = ["sarif", "junit", "github", "gitlab", "markdown"]

  private func check(_ program: Program, _ words: String...) throws -> Program.Ending {
    try program.run(
      ["check", "m", "--against", "HEAD~1"] + words
        + Self.reports.flatMap { ["--report", "\($0)=\($0).out"] },
      environment: ["PATH": "/usr/bin:/bin", "LANG": "ja_JP.UTF-8"])
  }

  @Test func oneFieldInOneFlowIsAnnotatedAtItsLineInEveryFormat() throws {
    try inRepository { (program) throws in
      try addField(program)
      try program.commit()
      let line =
        try #require(
          try program.read("m/05.yaml").components(separatedBy: "\n")
            .firstIndex { $0.contains("番号: ①") }) + 1
      let ending = try check(program)
      #expect(ending.code == 1)
      #expect(ending.output.contains("新しい指摘1件、新しい不明0件、なくなった指摘0件、前からある指摘3件、前からある不明1件"))
      let github = try program.read("github.out").split(separator: "\n")
      #expect(github.filter { $0.hasPrefix("::error") }.count == 1)
      #expect(github[0].hasPrefix("::error file=m/05.yaml,line=\(line),col=5,title=指摘[S101]"))
      #expect(github.count == 2 && github[1].contains("新しい指摘1件、なくなった指摘0件、前からある指摘3件"))
      let junit = try program.read("junit.out")
      #expect(junit.contains("failures=\"1\" errors=\"0\" skipped=\"4\">"))
      #expect(junit.contains("file=\"m/05.yaml\" line=\"\(line)\"><failure "))
      let gitlab = try json(program, "gitlab.out") as? [[String: Any]] ?? []
      #expect(gitlab.count { $0["severity"] as? String == "critical" } == 1)
      #expect(gitlab.count { $0["severity"] as? String == "info" } == 4)
      let markdown = try program.read("markdown.out")
      #expect(markdown.components(separatedBy: "\n### ").count == 2)
      #expect(markdown.contains("- **場所** m/05\\.yaml\\:\(line)\\:5\n"))
      let states = try sarif(program)
      #expect(states.filter { $0.value == "new" }.count == 1)
      #expect(states.filter { $0.value == "unchanged" }.count == states.count - 1)
    }
  }

  @Test func movedFilesAndAddedLinesChangeNothing() throws {
    try inRepository { (program) throws in
      _ = try program.run(["check", "m"] + ["--report", "sarif=sarif.out"])
      let before = try sarif(program)
      try program.git("mv", "m/09.yaml", "m/90.yaml")
      for number in [1, 10, 12] {
        let text = try program.read(Self.name(number))
        try program.write(
          text.replacing("流れ:\n", with: "# 注\n\n流れ:\n"), to: Self.name(number))
      }
      try FileManager.default.createDirectory(
        atPath: program.folder + "/m/inner", withIntermediateDirectories: true)
      try program.git("mv", "m/11.yaml", "m/inner/11.yaml")
      try program.commit()
      for words in [[], ["--changed-only"]] {
        let ending = try program.run(
          ["check", "m", "--against", "HEAD~1", "--report", "sarif=sarif.out"] + words)
        #expect(ending.code == 0, "\(ending.output)")
        #expect(ending.output.contains("新しい指摘0件、新しい不明0件、なくなった指摘0件、前からある指摘3件"))
        if words.isEmpty { #expect(try sarif(program).keys.sorted() == before.keys.sorted()) }
      }
    }
  }

  @Test func aPartThatChangedJudgesAnewWhatIncludesIt() throws {
    try inRepository { (program) throws in
      try program.write(
        Self.part.replacing("運用: 業者,", with: "運用: 業者, 閲覧: [{主体: 別の者, 経路: 紙}],")
          .replacing("業者: {種別: 企業}\n", with: "業者: {種別: 企業}\n  別の者: {種別: 企業}\n"),
        to: "m/part.yaml")
      try program.commit()
      let ending = try check(program, "--changed-only")
      #expect(ending.code == 1)
      for number in 1...12 {
        let isTold = ending.output.contains("\n事業\(number)（m/")
        #expect(isTold == (number < 4), "\(number)")
      }
      #expect(ending.output.contains("新しい指摘3件"))
      #expect(ending.output.contains("モデル9件は示していない"))
      // Of one model that was asked for, by a part that was not.
      let one = try program.run("check", "m/02.yaml", "--against", "HEAD~1", "--changed-only")
      #expect(one.code == 1)
    }
  }

  @Test func aBrokenModelIsAnnotatedAndHidesNoOther() throws {
    try inRepository { (program) throws in
      try addField(program)
      try program.write(
        Self.model(9).replacing("相手: 業者", with: "相手: 業社"), to: "m/09.yaml")
      try program.commit()
      let ending = try check(program)
      #expect(ending.code == 2)
      // What it was is neither mended nor known.
      #expect(ending.output.contains("新しい指摘1件、新しい不明0件、なくなった指摘0件、前からある指摘2件"))
      for report in Self.reports {
        let text = try program.read("\(report).out")
        #expect(text.contains("S101") && text.contains("L401"), "\(report)")
        #expect(report == "markdown" || text.contains("m/09.yaml"), "\(report)")
      }
    }
  }

  @Test func whatTheChangeDoesNotTouchIsNotTold() throws {
    try inRepository { (program) throws in
      try program.write("件名: こわれた\n", to: "m/99.yaml")
      try program.commit()
      try program.write(
        Self.model(4).replacing("流れ:\n", with: "# 注\n流れ:\n"), to: "m/04.yaml")
      try program.commit()
      // A model that was broken before and still is stops nobody who did not touch it.
      let ending = try check(program, "--changed-only")
      #expect(ending.code == 0, "\(ending.output)\(ending.remarks)")
      #expect(ending.output.contains("事業4（m/04.yaml）"))
      #expect(!ending.output.contains("99.yaml"))
      #expect(try check(program).code == 2)
      try program.write("何もしない", to: "README.txt")
      try program.commit()
      let none = try check(program, "--changed-only")
      #expect(none.code == 0)
      #expect(none.output.contains("変更が触れたモデルはありません"))
      #expect(try program.read("github.out").hasPrefix("::notice::"))
      for words in [["--changed-only"], ["--changed-only", "--against", "m/01.yaml"]] {
        #expect(try program.run(["check", "m/02.yaml"] + words).code == 64)
      }
    }
  }

  @Test func aShallowCloneNamesTheCure() throws {
    try inRepository { (program) throws in
      try program.git("clone", "-q", "--depth", "1", "file://" + program.folder, "shallow")
      let shallow = Program(in: program.folder + "/shallow")
      for words in [[], ["--changed-only"]] {
        let ending = try shallow.run(
          ["check", "m", "--against", "HEAD~1"] + words, environment: ["PATH": "/usr/bin:/bin"])
        #expect(ending.code == 2)
        #expect(ending.remarks.contains("fetch-depth: 0"))
      }
    }
  }

  /// A waiver of a part that fits nothing any more is said of the run, and is new there too.
  @Test func aWaiverOfAPartThatFitsNothingAnyMoreIsNew() throws {
    try inRepository { (program) throws in
      let waived = Self.part.replacing(
        "...\n",
        with: "留保:\n  - {指摘: S101/業者/委託機/read/紙/①, 項目: 口座, 対象: 対象者, 責任者: 長, 理由: 手続中, "
          + "期限: 令和9年3月31日}\n...\n")
      let open = Self.model(1).replacing("経路: 紙, 項目: 住基情報,", with: "経路: 紙, 項目: [住基情報, 口座],")
      for number in 4...12 { try program.git("rm", "-q", Self.name(number)) }
      try program.write(open, to: "m/01.yaml")
      try program.write(waived, to: "m/part.yaml")
      try program.commit()
      try program.write(Self.model(1), to: "m/01.yaml")
      try program.commit()
      let ending = try check(program)
      #expect(ending.code == 1, "\(ending.output)")
      #expect(ending.output.contains("新しい指摘[W101]"))
      #expect(ending.output.components(separatedBy: "指摘[W101]").count == 3)
      try program.write("何もしない", to: "README.txt")
      try program.commit()
      let known = try check(program)
      #expect(known.code == 0 && known.output.contains("前からある指摘1件"), "\(known.output)")
    }
  }

  // MARK: Reading

  private func json(_ program: Program, _ name: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try program.read(name).utf8))
  }

  /// Shape: fingerprint → baseline state, empty where there is none.
  private func sarif(_ program: Program) throws -> [String: String] {
    let log = try json(program, "sarif.out") as? [String: Any]
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let pairs = results.map { result in
      (
        (result["partialFingerprints"] as? [String: String])?["nagarezu/v1"] ?? "",
        result["baselineState"] as? String ?? ""
      )
    }
    return Dictionary(pairs, uniquingKeysWith: { _, _ in "twice" })
  }
}
