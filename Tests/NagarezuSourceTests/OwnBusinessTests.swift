import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// 独自 (0008.13): where it may be said, and what finding offers it.
@Suite struct OwnBusinessTests {
  private static func text(_ operation: String, _ holding: String, _ approval: String) -> String {
    """
    nagarezu: 1
    件名: 給付
    実施機関: 区
    保有課: 総務課
    主体: {区: {種別: 実施機関}, 総務課: {所属: 区}, 親会社: {}, 業者: {所属: 親会社}, 他社: {}}
    個人の範囲: {人: {分割: はい}, 対象者: {属する: 人}, 顧客: {属する: 人}}
    情報項目: {氏名: {}, 住所: {}}
    システム:
      台帳: {運用: 総務課, 保有: [{項目: 氏名, 対象: 対象者}]}
      大機: {運用: 業者}
      業者機: {\(operation)内包先: 大機, 保有: [{項目: 氏名, 対象: 顧客\(holding)}]}
      他社機: {運用: 他社}
    流れ:
      - {番号: ①, から: 台帳, へ: 他社機, 経路: 紙, 項目: 氏名, 対象: 対象者}
    承認:
      - {種別: 外部提供, 相手: 他社, 項目: 氏名, 対象: 対象者, 媒体: 紙, 期間: 令和6年4月1日〜}
      \(approval)

    """
  }

  private static func load(_ text: String) -> (model: Model?, codes: [String]) {
    let found = outcome(of: text)
    return (found.model, found.diagnostics.map(\.code))
  }

  @Test(arguments: [
    "", "- {種別: 業務委託, 相手: 業者, 項目: 住所, 対象: 顧客, 期間: 令和6年度}",
    "- {種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 対象者, 期間: 令和6年度}",
    "- {種別: 外部提供, 相手: 業者, 項目: 氏名, 対象: 顧客, 期間: 令和6年度}",
    "- {種別: 電算処理, 相手: 他社機, 項目: 氏名, 対象: 顧客, 期間: 令和6年度}",
  ])
  func itMayBeSaidBesidePapersOfOtherThings(approval: String) {
    let found = Self.load(Self.text("運用: 業者, ", ", 独自: はい", approval))
    #expect(found.codes == [])
    #expect(found.model?.systems.flatMap(\.holdings).map(\.isOwnBusiness) == [false, true])
  }

  @Test(arguments: [
    "- {種別: 業務委託, 相手: 業者, 項目: 全て, 対象: 顧客, 期間: 令和6年度}",
    "- {種別: 再委託, 相手: 親会社, 項目: 氏名, 対象: 全員}",
    "- {種別: 電算処理, 相手: 業者機, 項目: 住所, 対象: 対象者, 期間: 令和6年度}",
    "- {種別: 電算処理, 相手: 大機, 項目: 住所, 対象: 対象者, 期間: 令和6年度}",
  ])
  func aContractOfTheSameOrAProcessingPaperRefusesIt(approval: String) {
    #expect(Self.load(Self.text("運用: 業者, ", ", 独自: はい", approval)).codes == ["L420"])
  }

  @Test(arguments: ["運用: 総務課, ", ""])
  func itIsRefusedOfTheAuthorityAloneAndOfNobody(operation: String) {
    #expect(Self.load(Self.text(operation, ", 独自: はい", "")).codes == ["L420"])
  }

  @Test func whatIsBornWithSomebodyOutsideOffersIt() throws {
    let model = try #require(Self.load(Self.text("運用: 業者, ", "", "")).model)
    let found = Verdict(model).findings.filter { $0.rule == "S106" }
    #expect(found.map { $0.message.ja.contains("独自: はい") } == [false, true])
    #expect(found.map { $0.message.en.contains("ownBusiness: true") } == [false, true])
  }
}
