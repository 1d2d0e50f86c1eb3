import Foundation
import TestSupport
import Testing

/// Warnings through the command: shown, no failure, unless the run is strict.
@Suite struct WarningTests {
  /// One M401: 口座 is approved and never handed over.
  private static let warned = Sample.clean.replacingOccurrences(
    of: "相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: [住基情報, 口座]"
  ).replacingOccurrences(of: "項目数: 2", with: "項目数: 3")

  @Test func aWarningIsShownAndDoesNotFailTheRun() throws {
    try inFolder(with: Self.warned) { (program) throws in
      let ending = try program.run("check")
      #expect(ending.code == 0)
      #expect(ending.output.contains("警告[M401]"))
      #expect(ending.output.contains("指摘0件、警告1件、不明0件"))
      #expect(
        try program.run("check", "--lang", "en").output.contains("0 findings, 1 warning, 0 gaps"))
    }
  }

  @Test func aStrictRunTakesItForAFinding() throws {
    try inFolder(with: Self.warned) { (program) throws in
      let ending = try program.run("check", "--strict")
      #expect(ending.code == 1)
      #expect(ending.output.contains("--strict"))
      #expect(!ending.output.contains("収まっています"))
      let json = try program.run("check", "--strict", "--format", "json")
      #expect(json.code == 1)
      #expect(json.output.contains("\"verdict\" : \"findings\""))
      #expect(try program.run("check", "--strict", "--allow-gaps").code == 1)
    }
  }

  @Test func theReportSaysHowGraveAFindingIs() throws {
    try inFolder(with: Self.warned) { (program) throws in
      let json = try program.run("check", "--format", "json").output
      #expect(json.contains("\"severity\" : \"warning\""))
      #expect(!json.contains("\"severity\" : \"error\""))
      #expect(json.contains("\"verdict\" : \"clean\""))
    }
  }

  @Test func aWarningCanBeWaived() throws {
    try inFolder { (program) throws in
      let waiver = """
        留保:
          - {指摘: M401/業者/-/-/-/業務委託%2F業者, 責任者: 総務課長, 理由: 次回の会議で外す, 期限: 令和7年3月31日}
        ...
        """
      try program.write(
        Self.warned.replacingOccurrences(of: "\n...\n", with: "\n" + waiver + "\n"),
        to: "models/m.yaml")
      let ending = try program.run("check", "--strict")
      #expect(ending.code == 0, "\(ending.output)\(ending.remarks)")
    }
  }

  @Test func assumptionsOfOneKindAreCountedUnlessAllAreAskedFor() throws {
    try inFolder { (program) throws in
      let parties = (1...5).map { "  会社\($0): {種別: 企業, 仮: はい}\n" }.joined()
      try program.write(
        Sample.clean.replacingOccurrences(of: "個人の範囲:", with: parties + "個人の範囲:"),
        to: "models/m.yaml")
      let short = try program.run("check").output
      #expect(short.contains("主体5件は仮定です: 「会社1」「会社2」「会社3」ほか2件"))
      #expect(!short.contains("「会社4」は仮定です"))
      #expect(try program.run("check", "--verbose").output.contains("主体「会社4」は仮定です"))
      #expect(try program.run("check", "--format", "json").output.contains("会社4"))
    }
  }

  // MARK: A project's own rules

  /// A model with a rule against paper between the authority and a party.
  private static func ruled(_ party: String) -> String {
    String(Sample.clean.dropLast(4))
      + "規則:\n  - {名称: 紙で渡さない, 禁止: {間: [区, \(party)], 経路: 紙}, 理由: 会議の条件}\n...\n"
  }

  @Test func aRuleOfTheProjectIsToldByItsName() throws {
    try inFolder(with: Self.ruled("業者")) { (program) throws in
      let ending = try program.run("check")
      #expect(ending.code == 1, "\(ending.remarks)")
      #expect(ending.output.contains("指摘[X501] 規則「紙で渡さない」"))
      #expect(ending.output.contains("会議の条件"))
    }
  }

  @Test func aRuleWithAMisspeltNameIsNeverPassedOver() throws {
    try inFolder(with: Self.ruled("業社")) { (program) throws in
      let ending = try program.run("check")
      #expect(ending.code == 2)
      #expect(ending.output.contains("「業者」ですか"))
    }
  }

  // MARK: The list and the manual

  @Test func everyRuleIsListedAndExplained() throws {
    try inFolder { (program) throws in
      let list = try program.run("rules")
      #expect(list.code == 0)
      let codes = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
      #expect(codes.count > 30)
      #expect(codes.contains("S101") && codes.contains("G-SOURCE") && codes.contains("X503"))
      #expect(list.output.contains("M401        警告  承認したが届かない"))
      #expect(try program.run("rules", "--format", "json").output.contains("\"nagarezu/rules/1\""))
      for code in ["M401", "g-source", "x503"] {
        let page = try program.run("explain", code)
        #expect(page.code == 0)
        #expect(page.output.contains("直し方"))
        #expect(
          try program.run("explain", code, "--lang", "en").output.hasPrefix(code.uppercased()))
      }
    }
  }

  @Test func aCodeThatIsNoneIsWrongUse() throws {
    try inFolder { (program) throws in
      let ending = try program.run("explain", "S110")
      #expect(ending.code == 64)
      #expect(ending.output.isEmpty)
      #expect(ending.remarks.contains("ですか"))
    }
  }
}
