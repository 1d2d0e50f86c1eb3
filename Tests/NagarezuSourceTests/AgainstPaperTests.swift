import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What is new of findings that have no cells, and of whose model a model is the later state.
@Suite struct AgainstPaperTests {
  private static let base = """
    nagarezu: 1
    件名: 給付
    実施機関: 区
    主体: {区: {種別: 実施機関}, 業者: {種別: 企業}, 印刷社: {種別: 企業}}
    情報項目: {氏名: {}, 住所: {}, 口座: {}, 宛名: [氏名, 住所]}
    システム:
      台帳: {運用: 区, 保有: {項目: [氏名, 住所, 口座]}}
      機: {運用: 業者, 保存: 契約終了まで}
    流れ:
      - {番号: ①, から: 台帳, へ: 機, 経路: 紙, 項目: 氏名, 期間: 令和6年6月1日〜令和6年7月1日}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 全員, 媒体: 紙, 期間: 令和6年6月1日〜令和6年7月1日}
      - {種別: 再委託, 相手: 印刷社, 元の承認: 業務委託/業者, 会議: 第1回, 議決日: 令和6年3月1日, 項目: [氏名, 住所], 対象: 全員, 期間: 令和6年6月1日〜令和6年7月1日}
      - {種別: 外部提供, 相手: 印刷社, 根拠: 住民基本台帳法第12条, 項目: [宛名, 口座], 項目数: 2, 対象: 全員, 期間: 令和6年6月1日〜令和6年7月1日}
    ...

    """

  private func model(_ edits: [(String, String)] = [], file: String = "m.yaml") throws -> Model {
    let text = edits.reduce(Self.base) { $0.replacing($1.0, with: $1.1) }
    return try ModelLoader(files: MemoryFiles([file: text])).load(file)
  }

  private static let subcontracted = "議決日: 令和6年3月1日, 項目: [氏名, 住所], 対象: 全員, 期間: 令和6年6月1日〜令和6年7月1日"

  /// A later 議決日 lets a paper grow, but it must still lie within the parent; and a count is what was decided.
  @Test(arguments: [
    ("C202", "[氏名, 住所]", "[氏名, 住所, 口座]"), ("C202", "令和6年7月1日", "令和6年7月2日"),
    ("P309", "[氏名, 住所]", "[氏名, 住所]"),
  ])
  func aPaperThatGrewIsNew(rule: String, from: String, to: String) throws {
    let old = try model()
    let edit =
      rule == "C202"
      ? (
        Self.subcontracted,
        Self.subcontracted.replacing(from, with: to).replacing("3月1日", with: "3月20日")
      )
      : ("宛名: [氏名, 住所]}", "宛名: [氏名, 住所, 病歴]}")
    let new = try model([edit])
    let against = Against([new], since: [old])
    #expect(against.findings.new.contains { $0.finding.rule == rule })
    #expect(!against.findings.mended.contains { $0.finding.rule == rule })
    #expect(Against([old], since: [old]).findings.new.isEmpty)
    let moved = try model([("流れ:\n", "\n\n流れ:\n")])
    #expect(Against([moved], since: [old]).findings.new.isEmpty)
  }

  /// A 再委託 without its ground for another reason is another finding.
  @Test func anotherReasonIsNew() throws {
    let open = ("会議: 第1回, 議決日: 令和6年3月1日, ", "")
    let old = try model([open])
    let new = try model([open, ("相手: 業者, 項目: 氏名", "相手: 業者, 再委託: 禁止, 項目: 氏名")])
    #expect(old.approvals.count == new.approvals.count)
    #expect(Against([new], since: [old]).findings.new.contains { $0.finding.rule == "C201" })
  }

  /// What one authority has left open is nothing that another may do, in whatever file and under whatever title.
  @Test(arguments: ["m.yaml", "n.yaml"]) func anotherAuthorityIsAnotherModel(file: String) throws {
    let old = try model()
    let other = try model([("区", "市")], file: file)
    let against = Against([other], since: [old])
    #expect(against.findings.known.isEmpty && !against.findings.new.isEmpty)
    let renamed = try model(
      [("区: {種別: 実施機関}", "新区: {種別: 実施機関, 別名: 区}"), ("機関: 区", "機関: 新区")], file: file)
    #expect(Against([renamed], since: [old]).findings.new.isEmpty)
  }

  /// A waiver of what has no days is over on a day after its last.
  @Test func aWaiverOfAPaperEnds() throws {
    let waiver =
      "留保:\n  - {指摘: C202/印刷社/-/-/-/再委託%2F印刷社, 責任者: 課長, 理由: 付議する, 期限: 令和6年6月30日}\n...\n"
    let waived = try model([("...\n", waiver)])
    func stands(_ day: Day?) -> Bool {
      Verdict(waived, on: day).findings.contains { $0.rule == "C202" && !$0.isWaived }
    }
    #expect(!stands(nil) && !stands(Day(year: 2024, month: 6, day: 30)))
    #expect(stands(Day(year: 2024, month: 7, day: 1)))
  }

  /// A flow may be called what joint findings are marked with.
  @Test(arguments: [("S101/業者/機/read/紙/合同", false), ("S101/業者/機/read/紙/①/合同", true)])
  func aFlowCalledJointIsNotJoint(id: String, isJoint: Bool) throws {
    let waiver = "留保:\n  - {指摘: \(id), 項目: 氏名, 対象: 全員, 責任者: 課長, 理由: 付議する, 期限: 令和6年6月30日}\n...\n"
    let verdict = Verdict(try model([("番号: ①", "番号: 合同"), ("...\n", waiver)]))
    #expect(verdict.findings.contains { $0.rule == "W101" } == !isJoint)
  }
}
