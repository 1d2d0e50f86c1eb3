import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// What a box says fits it, breaks between the words of the model, and stands where it has something to tell.
@Suite struct BoxWordsTests {
  private func model(_ text: String) throws -> Model {
    let head = """
      nagarezu: 1
      件名: 給付金
      実施機関: 甲市
      個人の範囲:
        住民: {}

      """
    return try ModelLoader(files: MemoryFiles(["m.yaml": head + text])).load("m.yaml")
  }

  private func page(_ text: String) throws -> LaidOutScene.Page {
    try #require(try Figure(model(text), layout: GridLayout()).laidOut.pages.first)
  }

  private static let registers = """
    主体:
      甲市: {種別: 実施機関}
      国: {種別: 国}
    情報項目:
      公金受取口座情報: {}
      振込口座情報: {}
      過去の給付金支給口座情報: {}
    システム:
      台帳: {種別: 台帳, 運用: 甲市, 保有: [{項目: [公金受取口座情報, 振込口座情報, 過去の給付金支給口座情報], 対象: 住民}]}
      公金受取口座等登録簿管理原簿: {種別: 作業, 運用: 国BREAKS}
    流れ:
      - {番号: ①, から: 台帳, へ: 公金受取口座等登録簿管理原簿, 経路: 閉域網, 項目: [公金受取口座情報], 対象: 住民, 備考: 渡す。}
    承認:
      - {種別: 法令, 相手: 国, 項目: [公金受取口座情報], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}

    """

  @Test func namesBreakBetweenTheWordsOfTheModel() throws {
    let page = try page(Self.registers.replacing("BREAKS", with: ""))
    let box = try #require(page.boxes.first { $0.box.name.hasPrefix("公金") })
    let lines = box.texts[0].lines
    #expect(lines.count > 1)
    #expect(!lines.contains { $0.hasSuffix("口") || $0.hasPrefix("座") }, "\(lines)")
  }

  @Test func namesBreakWhereTheWriterSaysSo() throws {
    let page = try page(
      Self.registers.replacing("BREAKS", with: ", 改行: [公金受取口, 座等登録簿, 管理原簿]"))
    let box = try #require(page.boxes.first { $0.box.name.hasPrefix("公金") })
    let ends = ["公金受取口", "座等登録簿", "公金受取口座等登録簿", "座等登録簿管理原簿", "管理原簿"]
    #expect(box.texts[0].lines.allSatisfy(ends.contains), "\(box.texts[0].lines)")
  }

  @Test func piecesThatAreNotTheNameAreRefused() throws {
    let text = Self.registers.replacing("BREAKS", with: ", 改行: [公金, 登録簿]")
    #expect(throws: (any Error).self) { try model(text) }
  }

  @Test func workHasAShapeOfItsOwn() throws {
    let page = try page(Self.registers.replacing("BREAKS", with: ""))
    let box = try #require(page.boxes.first { $0.box.name.hasPrefix("公金") })
    #expect(box.box.shape == .work)
  }

  /// F11: the right end of a role's tab stuck out over the rounded corner of its box.
  @Test func f11ATabIsNarrowerThanItsBox() throws {
    let page = try page(
      """
      主体:
        甲市: {種別: 実施機関}
        乙: {種別: 団体}
      情報項目:
        氏名: {}
      システム:
        台帳: {種別: 台帳, 運用: 甲市, 保有: [{項目: [氏名], 対象: 住民}]}
      流れ:
        - {番号: ①, から: 台帳, へ: 乙, 経路: 閉域網, 項目: [氏名], 対象: 住民, 備考: 渡す。}
      承認:
        - {種別: 外部結合, 相手: 乙, 項目: [氏名], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}
        - {種別: 外部提供, 相手: 乙, 項目: [氏名], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}

      """)
    let box = try #require(page.boxes.first { $0.box.name == "乙" })
    let tab = try #require(box.tabs.last)
    #expect(tab.rect.maxX <= box.rect.maxX - 8)
  }

  /// F12: what an overview says below a name was cut off after two lines.
  @Test func f12AnOverviewCutsNoWords() throws {
    let places = (1...6).map { "  共同運用センター第\($0)棟: {運用: 丙社}" }.joined(separator: "\n")
    let systems = (1...6).map {
      "  機器\($0): {種別: サーバ, 運用: 乙社, 場所: 共同運用センター第\($0)棟}"
    }.joined(separator: "\n")
    let flows = (1...6).map {
      "  - {番号: \"\($0)\", から: 台帳, へ: 機器\($0), 経路: 閉域網, 項目: [氏名], 対象: 住民, 備考: 渡す。}"
    }.joined(separator: "\n")
    let text = """
      主体:
        甲市: {種別: 実施機関}
        乙社: {}
        丙社: {}
      情報項目:
        氏名: {}
      場所:
      \(places)
      システム:
        台帳: {種別: 台帳, 運用: 甲市, 保有: [{項目: [氏名], 対象: 住民}]}
      \(systems)
      流れ:
      \(flows)
      承認:
        - {種別: 業務委託, 相手: 乙社, 項目: [氏名], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}

      """
    let figure = try Figure(model(text), view: FigureView(.overview), layout: GridLayout())
    let lines = figure.laidOut.pages.flatMap(\.boxes).flatMap(\.texts).flatMap(\.lines)
    #expect(lines.joined().contains("共同運用センター第6棟"))
    #expect(!lines.contains { $0.contains("…") })
  }

  /// F13: boxes that no arrow touches stood beside half of a party's arrows.
  @Test func f13PagesWithSomeArrowsOfAPartyShowNoIdleBoxes() throws {
    let idle = (1...5).map { "  予備\($0): {種別: サーバ, 運用: 乙社}" }.joined(separator: "\n")
    let flows = (1...60).map {
      "  - {番号: \"\($0)\", から: 台帳, へ: 処理\($0 % 3), 経路: 閉域網, 項目: [氏名], 対象: 住民, 備考: 渡す。}"
    }.joined(separator: "\n")
    let text = """
      主体:
        甲市: {種別: 実施機関}
        乙社: {}
      情報項目:
        氏名: {}
      システム:
        台帳: {種別: 台帳, 運用: 甲市, 保有: [{項目: [氏名], 対象: 住民}]}
        処理0: {種別: サーバ, 運用: 乙社}
        処理1: {種別: サーバ, 運用: 乙社}
        処理2: {種別: サーバ, 運用: 乙社}
      \(idle)
      流れ:
      \(flows)
      承認:
        - {種別: 業務委託, 相手: 乙社, 項目: [氏名], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}

      """
    let pages = try Figure(model(text), layout: GridLayout()).laidOut.pages.filter {
      !$0.boxes.isEmpty
    }
    #expect(pages.count > 2)
    for page in pages where !page.arrows.isEmpty {
      #expect(!page.boxes.contains { $0.box.name.hasPrefix("予備") })
    }
    #expect(pages.flatMap(\.boxes).contains { $0.box.name == "予備5" })
  }
}
