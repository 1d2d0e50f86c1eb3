import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What a rule of the project speaks of: the parts that everybody has on the day, and every class that an item is of.
@Suite struct RuleDayTests {
  private static let base = """
    nagarezu: 1
    件名: 試し
    実施機関: 区
    保有課: 総務課
    主体:
      区: {種別: 実施機関}
      総務課: {所属: 区}
      業者: {種別: 企業}
      受付部: {所属: 業者}
      審査部: {所属: 業者}
    個人の範囲:
      全: {分割: はい}
      甲: {属する: 全}
      乙: {属する: 全}
    情報項目:
      氏名: {}
      口座: {区分: 要配慮}
      税額: {}
      税: {項目: [口座, 税額], 区分: 税情報}
      納税額: {同義: 税額, 区分: 税の額}
    場所:
      い: {運用: 業者, 所在地: 東京都}
      ろ: {運用: 業者, 所在地: シンガポール}
    経路:
      暗号便: {種別: 電子メール, 暗号化: はい}
    システム:
      台帳: {運用: 総務課, 保有: [{項目: [氏名, 口座, 税額], 対象: 全員}]}
      委託機: {運用: 業者, 保存: 契約終了まで}
      受付機: {運用: 受付部, 保存: 契約終了まで}
      審査機: {運用: 審査部, 保存: 契約終了まで}
      箱: {運用: 業者, 保存: 契約終了まで}
      中: {運用: 総務課, 内包先: 箱, 保存: 令和7年3月31日}
    流れ:
      - {番号: ①, から: 台帳, へ: 委託機, 経路: 紙, 項目: [口座], 対象: 全員, 期間: 令和6年8月5日〜令和6年8月20日}
      - {番号: ②, から: 台帳, へ: 受付機, 経路: 紙, 項目: [氏名, 口座], 対象: 甲, 期間: 令和6年4月1日〜令和7年3月31日}
      - {番号: ③, から: 台帳, へ: 受付機, 経路: 紙, 項目: [氏名], 対象: 乙, 期間: 令和6年4月1日〜令和7年3月31日}
      - {番号: ④, から: 台帳, へ: 審査機, 経路: 紙, 項目: [口座], 対象: 乙, 期間: 令和6年4月1日〜令和7年3月31日}
      - {番号: ⑤, から: 台帳, へ: 中, 経路: 暗号便, 項目: [氏名], 対象: 全員, 期間: 令和6年4月1日〜令和7年3月31日}
      - {番号: ⑥, から: 台帳, へ: 委託機, 経路: 郵送, 項目: [税額], 対象: 全員, 期間: 令和6年8月5日〜令和6年8月20日}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: [氏名, 口座, 税額], 対象: 全員, 媒体: [紙, 電子メール], 期間: 令和6年4月1日〜令和7年3月31日}
      - {種別: 外部結合, 相手: 業者, 項目: [氏名], 対象: 全員, 経路: 暗号便, 期間: 令和6年4月1日〜令和7年3月31日}
    ...

    """

  /// What is found under a code: the parties or systems, and the days from the first to the last.
  private func found(
    _ code: String, _ edits: [(String, String)] = [], rule: String = "", more: String = ""
  ) throws -> [Finding] {
    var text = edits.reduce(Self.base) { $0.replacing($1.0, with: $1.1) }
    let rules = rule.isEmpty ? "" : "規則:\n  - {名称: 条件, \(rule), 理由: 会議の条件}\n"
    text = text.replacing("...\n", with: rules + more + "...\n")
    let model = try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
    return Verdict(model).findings.filter { $0.rule == code }
  }

  private static let machine = "委託機: {運用: 業者"

  /// Of several places in which a system may be, one abroad is enough, whatever they are called.
  @Test(arguments: ["い", "ろ"]) func aPlaceAbroadIsSeenBesideAnother(first: String) throws {
    let swap =
      first == "い" ? [] : [("い: {運用", "仮: {運用"), ("ろ: {運用", "い: {運用"), ("仮: {運用", "ろ: {運用")]
    let (home, abroad) = first == "い" ? ("い", "ろ") : ("ろ", "い")
    for sites in [
      "[{場所: \(home)}, {場所: \(abroad), 期間: 令和6年8月1日〜令和6年8月31日}]",
      "[{場所: \(home), 期間: 〜令和6年8月}, {場所: \(abroad), 期間: 令和6年8月〜}]",
    ] {
      let edits = swap + [(Self.machine, "委託機: {場所: \(sites), 運用: 業者")]
      #expect(try found("C204", edits).map { $0.node.map { _ in true } } == [true], "\(sites)")
      #expect(try found("X501", edits, rule: "禁止: {所在地: 国外}").count == 1, "\(sites)")
    }
    #expect(try found("C204", [(Self.machine, "委託機: {場所: い, 運用: 業者")]).isEmpty)
  }

  /// A rule about a place is about the days on which the system stands there.
  @Test(arguments: [
    ("[{場所: い, 期間: 〜令和6年8月10日}, {場所: ろ, 期間: 令和6年8月11日〜}]", true),
    ("[{場所: ろ, 期間: 〜令和6年8月10日}, {場所: い, 期間: 令和6年8月11日〜}]", true),
    ("[{場所: ろ, 期間: 〜令和6年7月31日}, {場所: い, 期間: 令和6年8月1日〜}]", false),
  ])
  func aRuleAboutAPlaceIsAboutTheDaysThere(sites: String, isFound: Bool) throws {
    let edits = [(Self.machine, "委託機: {場所: \(sites), 運用: 業者")]
    for rule in ["禁止: {所在地: 国外}", "禁止: {場所: ろ}"] {
      let findings = try found("X501", edits, rule: rule)
      #expect(findings.isEmpty == !isFound, "\(rule)")
      #expect(findings.flatMap(\.during).allSatisfy { $0 != .always }, "\(rule)")
    }
  }

  /// Who receives is who has a part in the passage while it goes on, and whoever operates a system around its end.
  @Test func aRuleAboutAPartySeesWhoReceivesOnTheDay() throws {
    for rule in ["禁止: {主体: 業者, 経路: 電子メール}", "禁止: {間: [区, 業者], 経路: 電子メール}"] {
      #expect(try found("X501", rule: rule).count == 1, "\(rule)")
    }
    let left = [
      (Self.machine, "委託機: {運用: [{主体: 業者, 期間: 〜令和6年7月31日, 引渡し: 消去済}, {主体: 総務課, 期間: 令和6年8月1日〜}]"),
      ("経路: 紙, 項目: [口座], 対象: 全員", "経路: 手渡し, 項目: [口座], 対象: 全員"),
    ]
    #expect(try found("X501", left, rule: "禁止: {主体: 業者, 経路: 手渡し}").isEmpty)
    #expect(try found("X501", Array(left.suffix(1)), rule: "禁止: {主体: 業者, 経路: 手渡し}").count == 1)
  }

  /// An item is of every class that is said of it, of a group that it is in, and of an entry that goes under its name.
  @Test(arguments: [("税情報", ["口座", "税額"]), ("要配慮", ["口座"]), ("税の額", ["税額"])])
  func anItemIsOfEveryClass(category: String, items: [String]) throws {
    let findings = try found("X501", rule: "禁止: {主体: 業者, 区分: \(category)}")
    let model = try ModelLoader(
      files: MemoryFiles(["m.yaml": Self.base])
    ).load("m.yaml")
    #expect(Set(findings.flatMap(\.items).map { model[$0].name }) == Set(items))
    #expect(Set(Lookup.items("区分=\(category)", in: model).map { model[$0].name }) == Set(items))
  }

  /// What one part has about some people hides nothing that the whole has about others.
  @Test func thePartsDoNotHideTheWhole() throws {
    let rule = "禁止: {併有: [氏名, 口座]}"
    let all = try found("X503", rule: rule)
    #expect(all.map(\.id) == ["X503/条件/受付部", "X503/条件/業者"])
    let waiver =
      "留保:\n  - {指摘: X503/条件/受付部, 項目: [氏名, 口座], 対象: 甲, 責任者: 課長, 理由: 経過措置, 期限: 令和7年3月31日}\n"
    #expect(try found("X503", rule: rule, more: waiver).filter { !$0.isWaived }.count == 1)
  }

  /// 郵送 and what is handed over are 紙 to whoever forbids that.
  @Test func aRegimeThatForbidsPaperForbidsMail() throws {
    let regime = "制度:\n  区の制度: {実施機関: 区, 禁止経路: 紙, 根拠: 要綱}\n"
    let channels = try found("C204", more: regime).map(\.id)
    #expect(channels.contains { $0.hasSuffix("/郵送") }, "\(channels)")
  }
}
