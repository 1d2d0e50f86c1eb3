import NagarezuCore
import NagarezuFigures
import NagarezuReports
import NagarezuSource
import TestSupport
import Testing

/// A figure that is compared says what the comparison says, no more and no less.
@Suite struct ChangeLawTests {
  /// What a row of the table, or a change, says of one item.
  private struct Said: Hashable {
    let isNew: Bool
    let party: String
    let item: String
  }

  private func said(
    _ changes: [ReachChange], of model: Model, isNew: Bool
  ) -> Set<Said> {
    Set(
      changes.flatMap { change in
        change.items.map { item in
          Said(
            isNew: isNew,
            party: model[change.party].name
              + (change.through.map { "（\(model[$0].name)を通じて）" } ?? "")
              + (change.exposure == .custody ? "（保管のみ）" : ""),
            item: model[item].name)
        }
      })
  }

  private func said(_ rows: [Scene.ReachRow], _ old: Model, _ new: Model) -> Set<Said> {
    Set(
      rows.flatMap { row in
        let model = row.change == .added ? new : old
        let names = (row.items.split(separator: "（").first.map(String.init) ?? "")
          .components(separatedBy: "、")
        return names.flatMap { name -> [String] in
          let group = model.groups.first { $0.name == name }
          return group.map { $0.items.map { model[$0].name } } ?? [name]
        }.map { Said(isNew: row.change == .added, party: row.party, item: $0) }
      })
  }

  private func scene(_ comparison: Comparison, _ form: Baseline.Form = .marked) -> Scene {
    Figure.scene(
      of: comparison.new, against: Baseline(comparison, name: "前回", form: form, showsReach: true))
  }

  @Test(arguments: Campaign.batches(8, each: 12))
  func theTableNamesJustWhatTheComparisonNames(seeds: Range<UInt64>) {
    var count = 0
    for seed in seeds {
      let pair = RandomPair(seed: seed)
      let comparison = Comparison(pair.old, pair.new)
      let expected = said(comparison.newlyReaching, of: pair.new, isNew: true)
        .union(said(comparison.noLongerReaching, of: pair.old, isNew: false))
      let scene = scene(comparison)
      #expect(
        said(scene.reachRows ?? [], pair.old, pair.new) == expected, "seed \(seed)")
      count += expected.count
      let list = RemarksMarkdown(scene).text
      #expect(list.contains("届く相手と項目に変更はない") == comparison.isSameReach, "seed \(seed)")
      #expect(
        scene.changeSentence?.contains("からの変更はない") == comparison.isEmpty, "seed \(seed)")
    }
    #expect(count > 0)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func nothingIsSaidToChangeWhereNothingDoes(seed: UInt64)
  {
    let model = RandomPair(seed: seed).old
    let scene = scene(Comparison(model, model))
    #expect(scene.changeSentence == "※前回からの変更はない")
    #expect(scene.reachRows?.isEmpty == true)
  }

  // MARK: By hand

  private static func text(_ last: String, _ system: String = "委託機") -> String {
    """
    nagarezu: 1
    件名: 給付
    実施機関: 区
    主体: {区: {種別: 実施機関}, 業者: {}}
    情報項目: {氏名: {}}
    システム:
      台帳: {運用: 区, 保有: [{項目: 氏名}]}
      \(system): {運用: 業者, 保存: \(last)}
    流れ:
      - {番号: ①, から: 台帳, へ: \(system), 経路: 紙, 項目: 氏名, 期間: 令和6年4月1日〜\(last), 備考: 渡す。}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 全員, 媒体: 紙, 期間: 令和6年4月1日〜\(last)}

    """
  }

  private func compare(_ old: String, _ new: String) throws -> Comparison {
    func model(_ text: String) throws -> Model {
      try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
    }
    return try Comparison(model(old), model(new))
  }

  @Test func moreDaysAloneAreInTheTableWithTheDaysAndHaveASentence() throws {
    let comparison = try compare(Self.text("令和7年3月31日"), Self.text("令和8年3月31日"))
    let scene = scene(comparison)
    #expect(scene.reachRows?.map(\.items) == ["氏名（令和7年4月1日〜令和8年3月31日）"])
    #expect(scene.reachRows?.map(\.passages) == ["①（紙）"])
    #expect(scene.arrows.allSatisfy { !$0.isNewReach && $0.change == nil })
    #expect(scene.changeSentence == "※前回から図の言葉は変わらない。届き方の変更は表に示す")
    let report = DiffReport(
      comparison, oldName: "a", newName: "b",
      custom: .init(isNewFirst: true, headings: ("新", "旧", nil), marksAbsence: true))
    #expect(DiffText().render(report, in: .ja).contains("期間: 令和7年4月1日〜令和8年3月31日"))
    #expect(DiffMarkdown().render(report, in: .en).contains("2025\\-04\\-01 to 2026\\-03\\-31"))
    #expect(try DiffJSON().render(report, in: .ja).contains("2026-03-31"))
    let table = ComparisonTable(report, language: .ja)
    #expect(table.markdown.contains("<u>令和6年4月1日〜令和8年3月31日</u>"))
  }

  @Test func aBasisThatChangedHasNoMarkAndIsNotCalledNoChange() throws {
    let old = Self.text("令和7年3月31日")
    let comparison = try compare(old, old.replacing("備考: 渡す。", with: "備考: 渡す。, 根拠: 契約"))
    #expect(scene(comparison).changeSentence == "※前回から変わったのは、図に印の付かないもの（期間、根拠など）だけ")
  }

  @Test func aSystemUnderAnotherNameIsRenamedInTheFigureToo() throws {
    let comparison = try compare(
      Self.text("令和7年3月31日"), Self.text("令和7年3月31日", "受託機"))
    #expect(comparison.others.map(\.manner) == [.renamed])
    let scene = scene(comparison)
    #expect(scene.arrows.map(\.change) == [nil])
    #expect(scene.boxes.first { $0.name == "受託機" }?.formerName == "委託機")
    #expect(scene.reachRows?.isEmpty == true)
  }

  @Test func aPartyThatIsSplitIsGoneInTheFigureToo() throws {
    let old = Self.text("令和7年3月31日").replacing("業者: {}", with: "業者: {別名: [旧一, 旧二]}")
    let new = Self.text("令和7年3月31日")
      .replacing("業者: {}", with: "乙社: {別名: [旧一]}, 丙社: {別名: [旧二]}")
      .replacing("運用: 業者", with: "運用: 丙社").replacing("相手: 業者", with: "相手: 丙社")
    let comparison = try compare(old, new)
    let scene = scene(comparison)
    #expect(scene.reachRows?.map(\.party) == ["丙社", "業者"])
    #expect(comparison.newlyReaching.map { comparison.new[$0.party].name } == ["丙社"])
    let marks = scene.boxes.compactMap(\.change) + scene.frames.compactMap(\.change)
    #expect(marks.contains(.added) && marks.contains(.removed))
  }
}
