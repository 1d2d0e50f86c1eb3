import NagarezuCore
import NagarezuFigures
import NagarezuSource
import TestSupport
import Testing

/// Where somebody stands who only looks: outside, in the authority's frame for a time, or as a section of it.
@Suite struct VisitorTests {
  private static func scene(
    reader: String, flows: String = "", approval: String = "業務委託, 相手: 業者"
  ) throws -> Scene {
    let text = """
      nagarezu: 1
      件名: 抽出
      実施機関: 区
      主体:
        区: {種別: 実施機関}
        年金課: {所属: 区}
        税務課: {所属: 区}
        業者: {種別: 企業}
      情報項目: {氏名: {}}
      経路:
        サーバ操作: {種別: 電子記録媒体, 対策: 区職員が立会う}
        回線: {種別: 専用線}
      システム:
        台帳: {運用: 年金課, 保有: [{項目: 氏名}], 閲覧: [\(reader)]}
        抽出データ: {運用: 年金課}
      流れ:
        - {番号: ①, から: 台帳, へ: 抽出データ, 経路: サーバ操作, 項目: 氏名}
        - {番号: ②, から: 抽出データ, へ: 台帳, 経路: 回線, 項目: 氏名}
      \(flows)
      承認:
        - {種別: \(approval), 項目: 氏名, 対象: 全員, 媒体: 電子記録媒体, 期間: 令和6年4月1日〜}

      """
    return SceneBuilder.scene(
      of: try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml"))
  }

  private func box(_ name: String, _ scene: Scene) throws -> Scene.Box {
    try #require(scene.boxes.first { $0.name == name })
  }

  private func frame(around box: Scene.Box, _ scene: Scene) -> String? {
    box.frame.map { scene.frames[$0].name }
  }

  @Test(arguments: ["{主体: 業者, 経路: サーバ操作}", "{主体: 業者, 経路: 庁内LAN}"])
  func aContractorThatWorksOnSiteStandsInTheAuthoritysFrame(reader: String) throws {
    let scene = try Self.scene(reader: reader)
    let visitor = try box("業者", scene)
    #expect(frame(around: visitor, scene) == "区")
    #expect(visitor.guest == .contractor)
    #expect(visitor.detail == "（庁内で作業）")
    #expect(visitor.tabs == ["委託先"])
    #expect(scene.arrows.filter { $0.number == nil }.count == 1)
  }

  /// What nobody wrote is not claimed, and whoever takes something along is no visitor.
  @Test(arguments: [
    ("業者", ""), ("{主体: 業者, 経路: 回線}", ""),
    (
      "{主体: 業者, 経路: サーバ操作}",
      "  - {番号: ③, から: 抽出データ, へ: 業者, 経路: サーバ操作, 項目: 氏名}"
    ),
  ])
  func othersStandOutside(reader: String, flows: String) throws {
    let scene = try Self.scene(reader: reader, flows: flows)
    let other = try box("業者", scene)
    #expect(other.frame == nil && other.guest == nil)
  }

  @Test func aSectionThatLooksForAnotherPurposeIsDrawnWithItsLook() throws {
    let scene = try Self.scene(reader: "{主体: 税務課, 経路: 庁内LAN}", approval: "目的外利用, 相手: 税務課")
    let section = try box("税務課", scene)
    #expect(frame(around: section, scene) == "区")
    let look = try #require(scene.arrows.first { $0.number == nil })
    #expect(look.line == .view && look.channel == "庁内LAN")
    // For its own purpose a section of the same authority looks without an arrow.
    let plain = try Self.scene(reader: "{主体: 税務課, 経路: 庁内LAN}")
    #expect(plain.arrows.allSatisfy { $0.number != nil })
  }

  @Test func theRealCaseHasItsContractorInside() throws {
    let model = try ModelLoader(files: DiskFiles(root: Shinjuku.root))
      .load("models/shinjuku/taino-seiri.yaml")
    let scene = SceneBuilder.scene(of: model)
    let visitor = try box("株式会社 シンク", scene)
    #expect(frame(around: visitor, scene) == "新宿区")
  }

  @Test func aPlaceHasTheColourAndRoleOfWhoeverRunsItAndASealedStoreALock() throws {
    let model = try ModelLoader(files: DiskFiles(root: Shinjuku.root))
      .load("models/shinjuku/kaigo-shogai/r2-5gatsu.yaml")
    let figure = try Figure(model, layout: GridLayout())
    let page = figure.laidOut.pages[0]
    let place = try #require(page.frames.first { $0.frame.name == "共同運用センター" })
    #expect(place.tabs.map { $0.lines.joined() } == ["再委託先"])
    #expect(place.frame.host == .subcontractor)
    let svg = figure.pages[0]
    #expect(svg.contains("再委託先") && svg.contains("class=\"lock\""))
    let store = try #require(page.boxes.first { $0.box.name == "本番データ（変更後）" })
    let lock = try #require(store.lock)
    #expect(store.rect.contains(lock.rect))
    #expect(page.boxes.first { $0.box.name == "介護保険の台帳" }?.lock == nil)
  }
}
