import Foundation
import TestSupport
import Testing

/// How a team that has findings today begins: waivers for all of them, and nothing that is new.
@Suite struct BeginningTests {
  /// A flow of an item that is not approved: a finding of its own.
  private static func flow(_ number: Int) -> String {
    "  - {番号: \(number), から: 台帳, へ: 委託機, 経路: 紙, 項目: 口座, 対象: 対象者, 期間: 令和6年4月1日〜令和12年3月31日}\n"
  }

  /// With so many findings; the section of the flows stands last, or the approvals.
  private static func model(_ count: Int) -> String {
    let clean = Sample.clean.replacing("〜令和7年3月31日", with: "〜令和12年3月31日")
      .replacing(", 備考: 名簿を渡す。", with: "")
    return clean.replacing(
      "承認:\n", with: (0..<count).map { flow($0 + 2) }.joined() + "承認:\n")
  }

  private static let words = [
    "--owner", "情報政策課長", "--reason", "導入前から: 届出の #3", "--until", "令和9年3月31日",
  ]

  @Test func twentySixFindingsAreAcceptedAndTheNextIsNot() throws {
    try inFolder { (program) throws in
      try program.git("init", "-q")
      try program.write(Self.model(20), to: "models/a.yaml")
      try program.write(
        Self.model(6).replacing("給付", with: "別の給付").replacing("\n承認:", with: "\n\n承認:"),
        to: "models/b.yaml")
      #expect(try program.run("check").output.contains("指摘26件"))
      let written = try program.run(["check", "--write-waivers"] + Self.words)
      #expect(written.remarks == "留保を26件書いた\n", "\(written.remarks)")
      try program.commit()
      for day in ["令和6年4月1日", "令和9年3月31日"] {
        let ending = try program.run("check", "--as-of", day)
        #expect(ending.code == 0 && ending.output.contains("留保26件"), "\(ending.output)")
      }
      // The first day after the last.
      let after = try program.run("check", "--as-of", "令和9年4月1日")
      #expect(after.code == 1 && after.output.contains("指摘26件"))
      // The next one.
      let text = try program.read("models/a.yaml")
      try program.write(
        text.replacing("承認:\n", with: Self.flow(27) + "承認:\n"), to: "models/a.yaml")
      let next = try program.run("check", "--as-of", "令和8年10月1日")
      #expect(next.code == 1 && next.output.contains("指摘1件"))
      #expect(next.output.contains("S101/業者/委託機/read/紙/27"))
      // Accepted below the others.
      let more = try program.run(["check", "--write-waivers"] + Self.words)
      #expect(more.remarks == "留保を1件書いた\n")
      #expect(try program.run("check", "--as-of", "令和8年10月1日").code == 0)
      #expect(try program.run("fmt", "models/a.yaml").code == 0)
      #expect(try program.read("models/a.yaml").components(separatedBy: "\n留保:\n").count == 2)
      // What is written the layout keeps.
      try program.write(text, to: "models/a.yaml")
      _ = try program.run("fmt", "models")
      _ = try program.run(["check", "--write-waivers"] + Self.words)
      #expect(try program.run("fmt", "--check").code == 0)
    }
  }

  /// In the language of the file's keys, and where `fmt` leaves it.
  @Test(arguments: ["ja", "en"]) func waiversGoWhereTheLayoutHasThem(language: String) throws {
    try inFolder { (program) throws in
      try program.write(Self.model(1), to: "m.yaml")
      #expect(try program.run("fmt", "m.yaml", "--keys", language).code == 0)
      #expect(
        try program.run(["check", "m.yaml", "--write-waivers"] + Self.words).code == 1)
      let first = try program.read("m.yaml")
      #expect(try program.run("fmt", "m.yaml", "--check").code == 0)
      #expect(first.contains(language == "ja" ? "\n\n留保:\n  - 指摘: " : "\n\nwaivers:\n  - id: "))
      let second = first.replacing("番号: 2", with: "番号: 3").replacing("no: 2", with: "no: 3")
      try program.write(second, to: "m.yaml")
      let ending = try program.run(["check", "m.yaml", "--write-waivers"] + Self.words)
      // The waiver of what went is a finding that no waiver accepts.
      #expect(ending.code == 2 && ending.remarks.contains("W101"))
      #expect(try program.read("m.yaml") == second)
    }
  }

  @Test func nothingIsWrittenWhereSomethingCannotBeAccepted() throws {
    try inFolder { (program) throws in
      let narrow = Self.model(1).replacing("  対象者: {}\n", with: "  対象者: {}\n  支援対象者: {属する: 対象者}\n")
        .replacing("項目: 口座, 対象: 対象者,", with: "項目: 口座, 対象: 対象者, 対象外: 支援対象者,")
      try program.write(Self.model(1).replacing("給付", with: "別の給付"), to: "models/a.yaml")
      try program.write(narrow, to: "models/b.yaml")
      let before = try program.read("models/a.yaml")
      let ending = try program.run(["check", "--write-waivers"] + Self.words)
      #expect(ending.code == 2)
      #expect(ending.remarks.contains("models/b.yaml:") && ending.remarks.contains("範囲の名だけでは言えない"))
      #expect(try program.read("models/a.yaml") == before)
      #expect(try program.read("models/b.yaml") == narrow)
    }
  }

  @Test(arguments: [
    ["--write-waivers", "--owner", "長"], ["--owner", "長", "--reason", "x", "--until", "令和9年3月31日"],
    ["--write-waivers", "--owner", "長", "--reason", "x", "--until", "いつか"],
  ])
  func whatIsSaidInPartIsWrongUse(words: [String]) throws {
    try inFolder { (program) throws in
      try program.write(Self.model(1), to: "models/a.yaml")
      #expect(try program.run(["check"] + words).code == 64)
      #expect(try program.read("models/a.yaml") == Self.model(1))
    }
  }

  /// A reason that says nothing is refused as in a model.
  @Test(arguments: ["検討中", "", "一\n二"]) func aReasonSaysSomething(reason: String) throws {
    try inFolder { (program) throws in
      try program.write(Self.model(1), to: "models/a.yaml")
      let ending = try program.run(
        "check", "--write-waivers", "--owner", "長", "--reason", reason, "--until", "令和9年3月31日")
      #expect(ending.code == (reason.contains("\n") ? 64 : 2), "\(ending.output)\(ending.remarks)")
      #expect(try program.read("models/a.yaml") == Self.model(1))
    }
  }
}
