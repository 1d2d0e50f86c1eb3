import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What shows only where several businesses are judged together (`docs/adr/0013`).
@Suite struct AmongBusinessesTests {
  private static let rule =
    "規則:\n  - {名称: 別々に, 範囲: 全事業, 禁止: {併有: [氏名, 病歴]}, 理由: 名寄せを防ぐため}\n"

  /// A clean business that hands one item to a party.
  private static func business(
    _ title: String, _ item: String, to party: String = "業者: {種別: 企業}", rules: String = "",
    items: String = "", state: String = "", days: String = "令和6年4月1日〜令和7年3月31日"
  ) -> String {
    let name = String(party.prefix { $0 != ":" })
    return """
      ---
      nagarezu: 1
      件名: \(title)
      \(state)実施機関: 区
      保有課: 総務課
      主体:
        区: {種別: 実施機関}
        総務課: {所属: 区}
        \(party)
      個人の範囲:
        対象者: {}
      情報項目:
        氏名: {}
        病歴: {}
      \(items)システム:
        台帳: {運用: 総務課, 保有: [{項目: \(item), 対象: 対象者}]}
        委託機: {運用: \(name), 保存: 契約終了まで}
      流れ:
        - {番号: ①, から: 台帳, へ: 委託機, 経路: 紙, 項目: \(item), 対象: 対象者, 期間: \(days)}
      承認:
        - {種別: 業務委託, 相手: \(name), 項目: \(item), 対象: 対象者, 媒体: 紙, 期間: \(days)}
      \(rules)...

      """
  }

  private func models(_ texts: [String]) throws -> [Model] {
    try texts.enumerated().map { place, text in
      let path = "m\(place).yaml"
      return try ModelLoader(files: MemoryFiles([path: text])).load(path)
    }
  }

  /// Shape: model → the ids of what stands of it among the others.
  private func found(_ texts: [String], on day: Day? = nil) throws -> [[String]] {
    let models = try models(texts)
    let codes: Set = ["P307", "X503"]
    return AmongBusinesses.verdicts(models, on: day).map { verdict in
      verdict.standing.filter { codes.contains($0.rule) }.map(\.id)
    }
  }

  // MARK: P307

  @Test(arguments: [
    ("業者: {種別: 企業}", "業者: {種別: 団体}", true),
    ("業者: {名称: 株式会社 業者}", "業者: {名称: 有限会社業者}", true),
    ("業者: {名称: 株式会社 業者}", "業者: {名称: 株式会社業者}", false),
    ("業者: {所在地: 大阪市}", "業者: {所在地: 東京都}", true),
    ("業者: {所在地: 大阪市}", "業者: {種別: 企業}", false),
    ("業者: {種別: 企業}", "受託者: {種別: 国, 別名: 業者}", true),
    ("業者: {種別: 企業}", "他社: {種別: 国}", false),
  ]) func partiesThatAreOneMustAgree(first: String, second: String, isTold: Bool) throws {
    let texts = [
      Self.business("甲", "氏名", to: first), Self.business("乙", "氏名", to: second),
    ]
    let name = String(second.prefix { $0 != ":" })
    #expect(try found(texts) == [[], isTold ? ["P307/\(name)"] : []])
  }

  @Test func thoseOfAnotherBusinessAreAskedInTheirOrder() throws {
    let texts = [("甲", "企業"), ("乙", "団体"), ("甲", "国"), ("丙", "企業"), ("丁", "国")].map {
      Self.business($0, "氏名", to: "業者: {種別: \($1)}")
    }
    let told = AmongBusinesses.verdicts(try models(texts)).map { verdict in
      verdict.standing.first { $0.rule == "P307" }?.message.ja ?? ""
    }
    // 丙 says what 甲, the first, does; the second 甲 is asked against 乙.
    let named = [nil, "事業「甲」では「企業」", "事業「乙」では「団体」", nil, "事業「甲」では「企業」"]
    for (message, name) in zip(told, named) {
      #expect(name.map(message.contains) ?? message.isEmpty, "\(message)")
    }
  }

  @Test func versionsOfOneBusinessMayDiffer() throws {
    let texts = ["企業", "団体"].map { Self.business("甲", "氏名", to: "業者: {種別: \($0)}") }
    #expect(try found(texts) == [[], []])
    let linked = [
      Self.business("甲", "氏名", to: "業者: {種別: 企業}"),
      Self.business("新しい甲", "氏名", to: "業者: {種別: 団体}", state: "版の元: m0.yaml\n"),
    ]
    let files = MemoryFiles(["m0.yaml": linked[0], "m1.yaml": linked[1]])
    let models = try ["m0.yaml", "m1.yaml"].map { try ModelLoader(files: files).load($0) }
    #expect(
      AmongBusinesses.verdicts(models).allSatisfy { $0.standing.allSatisfy { $0.rule != "P307" } })
  }

  // MARK: X503 over all businesses

  @Test func whatComesFromTwoBusinessesIsFoundWhereTheRuleIs() throws {
    let texts = [
      Self.business("甲", "氏名"), Self.business("乙", "病歴", rules: Self.rule),
    ]
    #expect(try found(texts) == [[], ["X503/別々に/業者/全事業"]])
    #expect(try found([texts[0]]) == [[]])
    #expect(try found([texts[1]]) == [[]])
    let finding = try #require(
      AmongBusinesses.verdicts(try models(texts))[1].errors.first { $0.rule == "X503" })
    #expect(finding.message.ja.contains("「氏名」（事業「甲」）と「病歴」（事業「乙」）がそろう"))
    #expect(finding.related.contains { $0.span.file == "m0.yaml" })
    // Without the scope each business is asked alone.
    let alone = Self.rule.replacingOccurrences(of: "範囲: 全事業, ", with: "")
    #expect(try found([texts[0], Self.business("乙", "病歴", rules: alone)]) == [[], []])
  }

  @Test func onlyTheDaysInCommonCount() throws {
    let early = Self.business("甲", "氏名", days: "令和5年4月1日〜令和6年3月31日")
    let late = Self.business("乙", "病歴", rules: Self.rule)
    #expect(try found([early, late]) == [[], []])
    let both = [Self.business("甲", "氏名"), late]
    #expect(try found(both, on: Day(year: 2024, month: 5, day: 1)).last?.isEmpty == false)
    #expect(try found(both, on: Day(year: 2026, month: 5, day: 1)) == [[], []])
  }

  @Test func anItemListedUnderTheNameCountsAsIt() throws {
    let named = Self.business("甲", "受診者氏名", items: "  受診者氏名: {共通名: 氏名}\n")
    let other = Self.business("乙", "病歴", rules: Self.rule)
    #expect(try found([named, other])[1] == ["X503/別々に/業者/全事業"])
    let unlike = Self.business("甲", "受診者氏名", items: "  受診者氏名: {}\n")
    #expect(try found([unlike, other]) == [[], []])
  }

  @Test func ofTheVersionsOfABusinessTheCurrentOneIsAsked() throws {
    let other = Self.business("乙", "病歴", rules: Self.rule)
    let former = Self.business("甲", "氏名", state: "状態: 変更前\n")
    #expect(try found([former, Self.business("甲", "病歴"), other])[2] == [])
    #expect(try found([former, other])[1] == ["X503/別々に/業者/全事業"])
  }

  @Test func aWaiverOfItIsAsked() throws {
    let waiver =
      "留保:\n  - {指摘: X503/別々に/業者/全事業, 項目: 病歴, 対象: 対象者, 責任者: 課長, 理由: 分けて保管する, 期限: 令和7年3月31日}\n"
    let waived = Self.business("乙", "病歴", rules: Self.rule + waiver)
    #expect(try found([Self.business("甲", "氏名"), waived]) == [[], []])
    // Nobody can say of one model that nothing is there to be waived; of two one can.
    let one = Verdict(try models([waived])[0])
    #expect(one.errors.isEmpty, "\(one.errors.map(\.id))")
    let two = AmongBusinesses.verdicts(try models([Self.business("甲", "病歴"), waived]))
    #expect(two[1].errors.map(\.rule) == ["W101"])
  }

  @Test func whatIsFoundAmongThemIsNewAgainstAnEarlierState() throws {
    let now = try models([Self.business("甲", "氏名"), Self.business("乙", "病歴", rules: Self.rule)])
    let then = try models([Self.business("甲", "病歴"), Self.business("乙", "病歴", rules: Self.rule)])
    #expect(Against(now, since: then).findings.new.map(\.finding.rule).contains("X503"))
    #expect(Against(now, since: now).findings.new.isEmpty)
    #expect(Against(then, since: now).findings.mended.map(\.finding.rule).contains("X503"))
  }

  @Test(arguments: [
    "禁止: {項目: 氏名, 主体: 業者}", "禁止: {併有: [氏名, 病歴], 対象: 対象者}",
    "禁止: {併有: [氏名, 病歴], システム: 台帳}",
  ]) func onlyWhatIsOneOverBusinessesCanBeAsked(content: String) throws {
    let rule = "規則:\n  - {名称: 別々に, 範囲: 全事業, \(content), 理由: 試す}\n"
    let text = Self.business("甲", "氏名", rules: rule)
    let reading = ModelLoader(files: MemoryFiles(["m.yaml": text])).read(["m.yaml"])
    #expect(reading.problems.map(\.code) == ["L310"])
  }

  @Test func theRuleLeavesAnAssumption() throws {
    let model = try models([Self.business("甲", "氏名", rules: Self.rule)])[0]
    #expect(model.assumptions.contains { $0.message.ja.contains("ほかの事業を見ていません") })
  }

  /// Items are one by any of their names on either side: the rule's business may be the one that calls it otherwise.
  @Test(arguments: [
    ("病歴: {共通名: 既往}", "診断: {共通名: 既往}"), ("病歴: {別名: 診断}", "診断: {}"),
    ("病歴: {同義: 診断}\n  診断: {}", "診断: {}"), ("病歴: {}", "診断: {別名: 病歴}"),
  ])
  func itemsAreOneByAnyOfTheirNames(here: String, there: String) throws {
    let rules = Self.rule
    let one = Self.business("甲", "氏名", rules: rules).replacing("  病歴: {}", with: "  \(here)")
    let other = Self.business("乙", "診断").replacing("  病歴: {}", with: "  \(there)")
    let verdicts = AmongBusinesses.verdicts(try models([one, other]))
    #expect(verdicts.flatMap(\.findings).contains { $0.rule == "X503" })
  }
}
