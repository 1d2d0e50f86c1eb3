import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// What a view of a model shows, before it has a place.
@Suite struct ViewTests {
  /// 口座 goes to 乙社 and on to 丙社, where 旗 made from it arrives; ④ names 口座, but 庁内台帳 never has it.
  private static let text = """
    nagarezu: 1
    件名: 給付金
    英語の件名: Benefit
    実施機関: 甲市
    主体:
      甲市: {種別: 実施機関, 英名: Ko City}
      福祉課: {所属: 甲市}
      乙社: {名称: 株式会社乙, 英名: Otsu Ltd, 説明: 給付を審査する}
      丙社: {種別: 企業}
      住民: {種別: 本人}
    個人の範囲:
      住民: {}
    情報項目:
      住所録: {項目: [氏名, 住所], 英名: Address list}
      氏名: {英名: Name}
      口座: {英名: Account}
      旗: {}
    システム:
      台帳管理: {種別: データベース, 運用: 福祉課, 保有: [{項目: [住所録, 口座], 対象: 住民}]}
      庁内台帳: {種別: 台帳, 運用: 甲市, 保有: [{項目: 住所, 対象: 住民}]}
      審査: {種別: サーバ, 運用: 乙社, 説明: 審査の結果を持つ, 英名: Review, 生成: [{から: 口座, へ: 旗}]}
      記録: {種別: サーバ, 運用: 乙社}
    経路:
      専用: {種別: 専用線, 暗号化: true, 英名: Private line}
    流れ:
      - {番号: ①, から: 台帳管理, へ: 審査, 経路: 専用, 項目: [住所録, 口座], 対象: 住民, 備考: 渡す。}
      - {番号: ②, から: 審査, へ: 記録, 項目: 氏名, 対象: 住民, 備考: 残す。}
      - {番号: ③, から: 審査, へ: 丙社, 経路: 郵送, 項目: 旗, 対象: 住民, 備考: 知らせる。}
      - {番号: ④, から: 庁内台帳, へ: 丙社, 経路: 郵送, 項目: 全て, 対象: 住民, 備考: 送る。}
      - {番号: ⑤, から: 台帳管理, へ: 記録, 経路: 郵送, 項目: 住所, 対象: 住民, 双方向: true, 備考: 交わす。}
      - {番号: ⑥, から: 丙社, へ: 住民, 経路: 郵送, 項目: 住所, 対象: 住民, 備考: 送る。}
    承認:
      - {種別: 業務委託, 相手: 乙社, 項目: 住所録, 対象: 住民, 媒体: [専用, 紙], 期間: 〜2030-03-31}
      - {種別: 外部結合, 相手: 乙社, 項目: [住所録, 口座], 対象: 住民, 媒体: 専用, 期間: 〜2030-03-31}

    """

  private func model(_ more: String = "") throws -> Model {
    try ModelLoader(files: MemoryFiles(["m.yaml": Self.text + more])).load("m.yaml")
  }

  private func scene(
    _ view: (Model) throws -> FigureView, _ language: Language = .ja, _ more: String = ""
  ) throws -> Scene {
    let model = try model(more)
    return SceneBuilder.scene(of: model, view: try view(model), language: language)
  }

  private func party(_ name: String, in model: Model) throws -> Party.ID {
    try #require(model.partyIDs.first { model[$0].name == name })
  }

  private func asked(_ name: String, in model: Model) throws -> FigureView.Lit {
    let group = model.groups.first { $0.name == name }?.items
    let item = model.itemIDs.filter { model[$0].name == name }
    return FigureView.Lit(name: name, items: group ?? item)
  }

  private func words(_ end: Scene.End, in scene: Scene) -> String {
    switch end {
    case .box(let box): scene.boxes[box].name
    case .frame(let frame): scene.frames[frame].name
    }
  }

  // MARK: - One party

  @Test func aPartyStandsWithItsArrowsAndTheirOtherEndsAlone() throws {
    let scene = try scene { FigureView(.party(try party("乙社", in: $0))) }
    #expect(scene.arrows.map(\.number) == ["①", "②", "③", "⑤"])
    #expect(scene.boxes.map(\.name).sorted() == ["丙社", "台帳管理", "審査", "記録"].sorted())
    #expect(scene.frames.map(\.name).sorted() == ["株式会社乙", "甲市"].sorted())
    #expect(scene.remarks.map(\.number) == ["①", "②", "③", "⑤"])
    #expect(scene.title == "【給付金】の個人情報の流れ（委託先・結合の相手方 株式会社乙 の部分）")
    for arrow in scene.arrows {
      let names = [words(arrow.from, in: scene), words(arrow.to, in: scene)]
      #expect(names.contains("審査") || names.contains("記録"))
    }
  }

  @Test func aSectionIsAPartyToo() throws {
    let scene = try scene { FigureView(.party(try party("福祉課", in: $0))) }
    #expect(scene.arrows.map(\.number) == ["①", "⑤"])
  }

  // MARK: - Items

  @Test func whatIsLitIsWhatReallyTravelsAndWhatIsMadeOfIt() throws {
    let scene = try scene { FigureView(lit: [try asked("口座", in: $0)]) }
    let arrows = scene.arrows.filter { $0.emphasis == .lit }
    #expect(arrows.map(\.number) == ["①", "③"])
    #expect(arrows.map(\.items) == ["口座", "旗（推知）"])
    #expect(scene.arrows.count == 6)
    #expect(scene.arrows.filter { $0.emphasis == .faded }.count == 4)
    let boxes = scene.boxes.filter { $0.emphasis == .lit }.map(\.name).sorted()
    #expect(boxes == ["丙社", "台帳管理", "審査"].sorted())
    #expect(scene.remarks.map(\.number) == ["①", "③"])
    #expect(scene.title == "【給付金】の個人情報の流れ（口座）")
  }

  @Test func aGroupIsItsFieldsAndSeveralItemsAreLitTogether() throws {
    let scene = try scene {
      FigureView(lit: [try asked("住所録", in: $0), try asked("旗", in: $0)])
    }
    let lit = scene.arrows.filter { $0.emphasis == .lit }
    #expect(lit.map(\.number) == ["①", "②", "③", "④", "⑤", "⑥"])
    #expect(lit.map(\.items) == ["住所録", "氏名", "旗", "住所", "住所", "住所"])
    #expect(scene.title.hasSuffix("（住所録、旗）"))
  }

  @Test func aPartyAndAnItemGoTogether() throws {
    let scene = try scene {
      FigureView(.party(try party("丙社", in: $0)), lit: [try asked("口座", in: $0)])
    }
    #expect(scene.arrows.map(\.number) == ["③", "④", "⑥"])
    #expect(scene.arrows.map { $0.emphasis == .lit } == [true, false, false])
    #expect(scene.remarks.map(\.number) == ["③"])
  }

  // MARK: - Overview

  @Test func anOverviewHasABoxForEachPartyAndJoinsArrowsSideBySide() throws {
    let scene = try scene { _ in FigureView(.overview) }
    #expect(
      scene.boxes.map(\.name).sorted() == ["丙社", "住民", "台帳管理", "庁内台帳", "株式会社乙"].sorted())
    let arrows = scene.arrows.map {
      "\($0.number ?? "") \(words($0.from, in: scene))→\(words($0.to, in: scene)) \($0.channel ?? "") \($0.line)"
    }
    // The way back of ⑤ is an arrow of its own, as ① goes there too.
    #expect(
      arrows.sorted() == [
        "①・⑤ 台帳管理→株式会社乙 専用・郵送 mixed", "③ 株式会社乙→丙社 郵送 post", "④ 庁内台帳→丙社 郵送 post",
        "⑤ 株式会社乙→台帳管理 郵送 post", "⑥ 丙社→住民 郵送 post",
      ])
    #expect(scene.arrows.allSatisfy { $0.items.isEmpty })
    #expect(scene.boxes.first { $0.name == "株式会社乙" }?.detail == "内部：②")
    #expect(scene.remarks.count == 6)
  }

  // MARK: - Findings

  @Test func findingsAndGapsAreMarkedWhereTheyAreAndListed() throws {
    let scene = try scene { FigureView(verdict: Verdict($0)) }
    let first = try #require(scene.arrows.first { $0.number == "①" })
    #expect(first.ruleCodes.contains { $0.code == "S101" && $0.status == .standing })
    let open = try #require(scene.arrows.first { $0.number == "③" })
    #expect(open.ruleCodes.contains { $0.code == "S106" && $0.status == .standing })
    let note = try #require(scene.findings.first { $0.ruleCode?.code == "S101" })
    #expect(note.head == "① 台帳管理 → 審査")
    #expect(note.sentence.contains("口座"))
    let standing = try Verdict(model()).errors.count
    #expect(scene.subtitle.hasPrefix("指摘\(standing)件"))
    #expect(scene.subtitle.contains("（すべての日）"))
    let marked = Set(
      (scene.arrows.flatMap(\.ruleCodes) + scene.boxes.flatMap(\.ruleCodes)
        + scene.frames.flatMap(\.ruleCodes)).map(\.code))
    // M407 is about papers and M404 about the whole model: they stand nowhere in the figure.
    #expect(marked.union(["M404", "M407"]) == Set(scene.findings.compactMap { $0.ruleCode?.code }))
  }

  @Test func aWaivedFindingIsMarkedAsWaivedWithItsReason() throws {
    let id = try #require(try Verdict(model()).findings.first { $0.rule == "S101" }?.id)
    let waiver =
      "留保:\n  - {指摘: \(id), 項目: 口座, 対象: 住民, 責任者: 課長, 理由: 次の会議に出す, 期限: 2030-03-31}\n"
    let scene = try scene({ FigureView(verdict: Verdict($0)) }, .ja, waiver)
    let note = try #require(scene.findings.first { $0.ruleCode?.status == .waived })
    #expect(note.ruleCode?.code == "S101")
    #expect(note.sentence.contains("留保：次の会議に出す。課長、令和12年3月31日まで"))
    #expect(scene.subtitle.contains("留保"))
  }

  @Test func aPartyShowsItsOwnFindings() throws {
    let scene = try scene {
      FigureView(.party(try party("丙社", in: $0)), verdict: Verdict($0))
    }
    #expect(!scene.findings.isEmpty)
    #expect(!scene.findings.contains { $0.head.hasPrefix("①") })
  }

  // MARK: - Names

  @Test func theGlossaryExplainsWhatIsDrawn() throws {
    let scene = try scene { _ in FigureView(hasGlossary: true) }
    #expect(scene.glossary.map(\.head) == ["株式会社乙", "審査"])
    #expect(scene.glossary.map(\.sentence) == ["給付を審査する", "審査の結果を持つ"])
  }

  @Test func anEnglishFigureHasEnglishNamesWhereThereAreAny() throws {
    let scene = try scene({ FigureView(lit: [try asked("口座", in: $0)]) }, .en)
    #expect(scene.title == "Flow of personal information: Benefit (Account)")
    #expect(scene.frames.map(\.name).contains("Ko City"))
    #expect(scene.frames.map(\.name).contains("Otsu Ltd"))
    #expect(scene.boxes.map(\.name).contains("Review"))
    #expect(scene.boxes.map(\.name).contains("台帳管理"))
    let arrow = try #require(scene.arrows.first)
    #expect(arrow.items == "Account")
    #expect(arrow.channel == "Private line")
    #expect(arrow.isEncrypted)
    #expect(scene.arrows.first { $0.number == "⑥" }?.channel == "post")
  }

  @Test func aGroupGoesUnderItsEnglishName() throws {
    let arrow = try #require(try scene({ _ in FigureView() }, .en).arrows.first)
    #expect(arrow.items == "Address list, Account")
  }
}
