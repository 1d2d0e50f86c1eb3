import Foundation
import TestSupport
import Testing

/// `render` with a view, through the command.
@Suite struct ViewTests {
  /// The words of a figure drawn with some options; its line breaks are gone.
  private func words(
    _ program: Program, _ options: String..., model: String = "models/m.yaml"
  ) throws -> String {
    let ending = try program.run(["render", model, "-o", "f.svg"] + options)
    #expect(ending.code == 0, "\(ending.remarks)")
    return try program.read("f.svg")
  }

  @Test func aPartyAnItemAnOverviewAndTheFindingsOfTheRealCaseAreDrawn() throws {
    try inFolder { (program) throws in
      try program.write(try Shinjuku.text(), to: "models/m.yaml")
      let party = try words(program, "--view", "party=株式会社イムラ封筒")
      #expect(party.contains("再委託先 株式会社イムラ封筒"))
      #expect(!party.contains("金融機関"))
      let item = try words(program, "--view", "item=生活保護費支給口座情報", "--style", "high-contrast")
      #expect(item.contains("口座フラグ（推知）"))
      #expect(item.contains(">そのほか<"))
      let overview = try words(program, "--view", "overview")
      #expect(overview.contains("（全体図）"))
      #expect(overview.contains(">1・15<"))
      let findings = try words(
        program, "--view", "findings", "--stamp", "第2版 2024-05-20", "--glossary")
      #expect(findings.contains("指摘なし"))
      #expect(findings.contains("留保2件（すべての日）"))
      #expect(findings.contains(">S105 留保<"))
      #expect(findings.contains("第2版 2024-05-20"))
      let pages = try program.names().filter { $0.hasPrefix("f") }.map { try program.read($0) }
      #expect(pages.joined().contains("名称の説明"))
    }
  }

  @Test func aFindingIsDrawnWithItsCode() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let text = try words(
        program, "--view", "findings", "--style", "print", "--as-of", "2024-06-01")
      #expect(text.contains(">S101<"))
      #expect(text.contains("指摘1件"))
      #expect(text.contains("令和6年6月1日"))
    }
  }

  @Test func aModelWithoutFindingsSaysSoInEnglishToo() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try words(program, "--view", "findings").contains("指摘なし（すべての日）"))
      #expect(
        try words(program, "--view", "findings", "--lang", "en").contains("no findings (all days)"))
    }
  }

  @Test func englishNamesAreShownAndUnderstood() throws {
    let named = Sample.clean.replacingOccurrences(
      of: "種別: 企業,", with: "種別: 企業, 英名: Vendor Inc,")
    try inFolder(with: named) { (program) throws in
      #expect(
        try words(program, "--lang", "en", "--view", "party=Vendor Inc").contains("Vendor Inc"))
      #expect(try !words(program).contains("Vendor Inc"))
    }
  }

  @Test func aBigModelBecomesSeveralPages() throws {
    var flows = ""
    for number in 1...45 {
      flows +=
        "  - {番号: \"\(number)\", から: 台帳, へ: 委託機, 経路: 紙, 項目: 住基情報, 対象: 対象者, 期間: 令和6年4月1日〜令和7年3月31日}\n"
    }
    let big = Sample.clean.replacingOccurrences(of: "承認:\n", with: flows + "承認:\n")
    try inFolder(with: big) { (program) throws in
      #expect(try words(program).contains("（全体図）"))
      #expect(try program.names().contains("f-3.svg"))
      #expect(try program.read("f-2.svg").contains("の部分）"))
    }
  }

  @Test(arguments: [
    (["--view", "party=業社"], "「業者」ですか"), (["--view", "item=住基情法"], "「住基情報」ですか"),
    (["--view", "overview", "--view", "party=業者"], "一緒に使えない"),
    (["--view", "overview", "--view", "item=口座"], "一緒に使えない"),
    (["--view", "overview", "--view", "findings"], "一緒に使えない"),
    (["--view", "findings", "--view", "item=口座"], "一緒に使えない"),
    (["--view", "findings", "--as-of", "2024-02-30"], "--as-of"), (["--stamp", " "], "--stamp"),
    (["--view", "party=不特定の者"], "描かれていない"), (["--view", "parts"], "--view"),
  ])
  func whatMakesNoViewIsWrongUse(options: [String], words: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(["render", "models/m.yaml", "-o", "f.svg"] + options)
      #expect(ending.code == 64)
      #expect(ending.remarks.contains(words), "\(ending.remarks)")
      #expect(try program.names() == ["models"])
    }
  }
}
