import Foundation
import Testing

/// `check` over a folder of businesses that share a part.
@Suite struct JointCommandTests {
  private static let part = """
    ---
    nagarezu: 1
    主体: {連合会: {種別: 団体}}
    個人の範囲: {被保険者: {}}
    情報項目: {氏名: {}}
    システム: {共同処理: {運用: 連合会}}
    ...

    """

  private static func town(_ name: String, gives: String, takes: String, more: String = "")
    -> String
  {
    """
    ---
    nagarezu: 1
    件名: \(name)の事業
    実施機関: \(name)
    保有課: \(name)課
    取込: 部品.yaml
    \(more)主体: {\(name): {種別: 実施機関}, \(name)課: {所属: \(name)}, \(name)社: {種別: 企業}}
    システム:
      \(name)台帳: {運用: \(name)課, 保有: [{項目: \(gives), 対象: 被保険者}]}
      \(name)社機: {運用: \(name)社}
    流れ:
      - {番号: ①, から: \(name)台帳, へ: 共同処理, 経路: 専用線, 項目: \(gives), 対象: 被保険者}
      - {番号: ②, から: 共同処理, へ: \(name)社機, 経路: 専用線, 項目: \(takes), 対象: 被保険者}
    承認:
      - {種別: 法令, 相手: 連合会, 項目: \(gives), 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 外部結合, 相手: 連合会, 項目: \(gives), 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 業務委託, 相手: \(name)社, 項目: 氏名, 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}
    ...

    """.replacing("対象: 被保険者}\n  - {番号", with: "対象: 被保険者, 期間: 令和6年4月1日〜}\n  - {番号")
      .replacing("対象: 被保険者}\n承認", with: "対象: 被保険者, 期間: 令和6年4月1日〜}\n承認")
  }

  /// A folder with two towns of which one puts in what the other takes out.
  private func folder() throws -> Program {
    let program = try Program()
    try program.write("", to: ".nagarezu-root")
    try program.write(Self.part, to: "部品.yaml")
    try program.write(
      Self.town("甲市", gives: "[氏名, 病歴]", takes: "氏名", more: "情報項目: {病歴: {区分: 要配慮}}\n"),
      to: "甲.yaml")
    try program.write(Self.town("乙市", gives: "氏名", takes: "全て"), to: "乙.yaml")
    return program
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aFolderIsJudgedJointly() throws {
    let program = try folder()
    defer { program.remove() }
    let run = try program.run("check", ".", "--format", "json")
    #expect(run.code == 1, "\(run.remarks)")
    let report = try json(run.output)
    #expect(report["joint"] as? Bool == true)
    #expect((report["gaps"] as? [Any])?.isEmpty == true)
    let all = try #require(report["findings"] as? [[String: Any]])
    let joint = all.filter { $0["joint"] as? Bool == true }
    #expect(joint.map { $0["businesses"] as? [String] } == [["甲市の事業"]])
    #expect(joint.map { $0["items"] as? [String] } == [["病歴"]])
    #expect(joint.map { $0["model"] as? String } == ["乙.yaml"])
    let text = try program.run("check", ".")
    #expect(text.output.contains("（ほかの事業「甲市の事業」から）"))
    #expect(text.output.contains("共同処理（ほかの事業から） ─②"))
    let table = try program.run("table", "findings", ".", "--format", "csv")
    #expect(table.output.contains("/合同"))
  }

  @Test func itCanBeLeftOut() throws {
    let program = try folder()
    defer { program.remove() }
    let run = try program.run("check", ".", "--no-joint")
    #expect(run.code == 3 && run.output.contains("合わせては調べていません（--no-joint）"))
    let report = try json(program.run("check", ".", "--no-joint", "--format", "json").output)
    #expect(report["joint"] as? Bool == false)
    #expect(
      (report["findings"] as? [[String: Any]])?.contains { $0["joint"] as? Bool == true } == false)
    #expect(try program.run("check", ".", "--no-joint", "--drafts").code == 64)
  }

  /// One that is not in the run, or cannot be read, leaves the gap.
  @Test func oneThatIsMissingIsNamed() throws {
    let program = try folder()
    defer { program.remove() }
    let alone = try program.run("check", "乙.yaml")
    #expect(alone.code == 3 && alone.output.contains("「甲.yaml」は合わせて調べていない"))
    try program.write("---\n件名: {\n取込: 部品.yaml\n", to: "丙.yaml")
    let broken = try program.run("check", ".")
    #expect(broken.code == 2 && broken.output.contains("G-SHARED"))
    #expect(broken.output.contains("「丙.yaml」は合わせて調べていない"))
    #expect(broken.output.contains("/合同"))
  }

  /// What is known of an earlier state is known jointly too.
  @Test func againstTheSameStateNothingIsNew() throws {
    let program = try folder()
    defer { program.remove() }
    let run = try program.run("check", ".", "--against", ".", "--format", "json")
    #expect(run.code == 0, "\(run.remarks)")
  }
}
