import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// The item list (別表) and the labels that lead to it: no item of a flow is hidden without its row.
@Suite struct ItemListTests {
  private static let whole = "項目: [住所録, 電話, 口座, 性別, 年齢], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜"

  private func model(
    _ flows: String, items: [String] = [], approval: String = whole
  ) throws -> Model {
    let text = """
      nagarezu: 1
      件名: 給付金
      実施機関: 甲市
      主体:
        甲市: {種別: 実施機関}
        乙社: {名称: 株式会社乙}
        丙社: {名称: 株式会社丙}
        住民: {種別: 本人}
      個人の範囲:
        住民: {}
        除外者: {属する: 住民}
      情報項目:
        住所録: [氏名, 住所]
        電話: {}
        口座: {}
        性別: {}
        年齢: {}
      \(items.map { "  \($0): {}" }.joined(separator: "\n"))
      システム:
        台帳: {種別: データベース, 運用: 甲市, 保有: [{項目: [住所録, 電話, 口座, 性別, 年齢], 対象: 住民}]}
        処理: {種別: サーバ, 運用: 乙社}
      流れ:
      \(flows)
      承認:
        - {種別: 業務委託, 相手: 乙社, 根拠: 要綱第3条, \(approval)}

      """
    return try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
  }

  private static let some =
    "  - {番号: ①, から: 台帳, へ: 処理, 経路: 閉域網, 項目: [電話, 口座, 性別, 年齢], 対象: 住民, 対象外: 除外者, 期間: 2024-04-01〜2025-03-31, 備考: 渡す。}\n"
    + "  - {番号: ②, から: 処理, へ: 台帳, 経路: 閉域網, 項目: [電話], 対象: 住民, 備考: 返す。}\n"

  @Test func aLabelThatLeavesItemsOutNamesTheRowThatHasThem() throws {
    let scene = SceneBuilder.scene(of: try model(Self.some))
    let arrow = scene.arrows[0]
    #expect(arrow.items == "電話、口座")
    #expect(arrow.hidesItems && arrow.listed == [1])
    #expect(Mermaid(scene).text.contains("① 電話、口座（別表1）"))
    #expect(!scene.arrows[1].hidesItems)
    #expect(!Mermaid(scene).text.contains("別表2"))
    let english = SceneBuilder.scene(of: try model(Self.some), language: .en)
    #expect(DOT(english).text.contains("(list 1)"))
  }

  @Test func aRowSaysAllOfAFlow() throws {
    let scene = SceneBuilder.scene(of: try model(Self.some))
    let row = scene.itemRows[0]
    #expect(row.items == "電話、口座、性別、年齢")
    #expect(row.route == "台帳 → 処理" && row.channel == "閉域網")
    #expect(row.people.contains("住民") && row.people.contains("除外者"))
    #expect(row.period == "令和6年4月1日〜令和7年3月31日")
    #expect(row.basis == "業務委託（要綱第3条）")
    #expect(scene.itemRows[1].basis == "承認を要しない")
  }

  /// What a row rests on is what covers it: not a paper for other days or items, and it says where nothing does.
  @Test(arguments: [
    ("項目: [住所録, 電話, 口座, 性別, 年齢], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜", "業務委託（要綱第3条）"),
    ("項目: [電話, 口座], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜", "業務委託（要綱第3条）。一部に承認なし"),
    ("項目: [住所録], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜", "承認なし"),
    ("項目: [電話, 口座, 性別, 年齢], 対象: 除外者, 媒体: [閉域網], 期間: 2024-04-01〜", "承認なし"),
    ("項目: [電話, 口座, 性別, 年齢], 対象: 住民, 媒体: [閉域網], 期間: 2030-04-01〜", "承認なし"),
  ])
  func aRowNamesTheApprovalsThatCoverIt(paper: String, basis: String) throws {
    let text = try model(Self.some, approval: paper)
    #expect(SceneBuilder.scene(of: text).itemRows[0].basis == basis)
  }

  @Test func aRowNamesTheApprovalOfItsLine() throws {
    let line = "\n  - {種別: 外部結合, 相手: 乙社, 項目: [電話], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}"
    let scene = SceneBuilder.scene(
      of: try model(Self.some, approval: Self.whole + "}" + line.dropLast()))
    #expect(scene.itemRows[0].basis == "業務委託（要綱第3条）。外部結合")
  }

  /// Rows speak of things as boxes do, and of items in the author's order.
  @Test func aRowSaysWhatTheFigureSays() throws {
    let flows = "  - {番号: ①, から: 台帳, へ: 丙社, 経路: 閉域網, 項目: [電話, 氏名, 住所], 対象: 住民, 備考: 渡す。}\n"
    let row = SceneBuilder.scene(of: try model(flows)).itemRows[0]
    #expect(row.items == "電話、住所録（氏名、住所）")
    #expect(row.route == "台帳 → 株式会社丙")
  }

  @Test func theListIsDrawnAndStandsInEveryForm() throws {
    let model = try model(Self.some)
    let laidOut = try Figure(model, layout: GridLayout()).laidOut
    let cells = laidOut.pages.flatMap(\.cells).filter { $0.table == .items }
    let words = cells.flatMap(\.texts).map { $0.lines.joined() }
    for word in ["別表", "電話、口座、性別、年齢", "閉域網", "業務委託（要綱第3条）"] {
      #expect(words.contains(word), "\(word)")
    }
    let markdown = RemarksMarkdown(SceneBuilder.scene(of: model)).text
    #expect(markdown.contains("## 別表　情報項目一覧"))
    #expect(markdown.contains("| 1 | ① | 台帳 → 処理 | 電話、口座、性別、年齢 | 閉域網 |"))
  }

  @Test func aFigureWhoseLabelsSayAllNeedsNoList() throws {
    let flows = "  - {番号: ①, から: 台帳, へ: 処理, 経路: 閉域網, 項目: [電話, 口座], 対象: 住民, 備考: 渡す。}\n"
    let laidOut = try Figure(model(flows), layout: GridLayout()).laidOut
    #expect(laidOut.pages.count == 1)
    #expect(laidOut.pages[0].cells.isEmpty)
  }

  @Test func aFlowWithANameIsCalledByIt() throws {
    let flows =
      "  - {番号: ①, 名称: 支給対象者データ, から: 台帳, へ: 処理, 経路: 閉域網, 項目: [住所録, 電話, 口座, 性別], 対象: 住民, 備考: 渡す。}\n"
    let model = try model(flows)
    let scene = SceneBuilder.scene(of: model)
    #expect(scene.arrows[0].items == "支給対象者データ")
    #expect(Mermaid(scene).text.contains("① 支給対象者データ<br/>"))
    #expect(DOT(scene).text.contains("支給対象者データ"))
    #expect(scene.itemRows[0].items == "支給対象者データ：住所録（氏名、住所）、電話、口座、性別")
    let pages = try Figure(model, layout: GridLayout()).laidOut.pages
    #expect(pages[0].arrows[0].texts.flatMap(\.lines).joined().contains("支給対象者データ"))
    #expect(pages.flatMap(\.cells).contains { $0.table == .items })
  }

  @Test func aRowWithManyItemsGoesOnAndNothingOfItIsCut() throws {
    let names = (1...700).map { "とても長い名前の項目その\($0)" }
    let flows =
      "  - {番号: ①, から: 台帳, へ: 処理, 経路: 閉域網, 項目: [\(names.joined(separator: ", "))], 対象: 住民, 備考: 渡す。}\n"
    let laidOut = try Figure(model(flows, items: names), layout: GridLayout()).laidOut
    let cells = laidOut.pages.flatMap(\.cells).filter { $0.table == .items }
    let head = try #require(cells.first { $0.texts.first?.lines == ["項目"] })
    // On each further page the column is headed again.
    let column = cells.filter {
      abs($0.rect.x - head.rect.x) < 0.1 && $0.texts.first?.lines != ["項目"]
    }
    let words = column.flatMap(\.texts).flatMap(\.lines).joined()
    #expect(names.allSatisfy { words.contains($0) })
    #expect(!words.contains("…"))
    for page in laidOut.pages {
      #expect(page.cells.allSatisfy { $0.rect.maxY <= page.size.height - page.margin + 0.1 })
    }
  }

  @Test func eachViewHasTheSameNumbersOfRows() throws {
    let model = try model(Self.some)
    let party = try #require(model.partyIDs.first { model[$0].name == "乙社" })
    let scene = SceneBuilder.scene(of: model, view: FigureView(.party(party)))
    #expect(scene.itemRows.map(\.place) == [1, 2])
    #expect(scene.arrows.map(\.listed) == [[1], [2]])
  }

  /// F1: an arrow whose words found no place had its number alone.
  @Test func f1NoArrowLosesItsWords() throws {
    let flows = (1...24).map { number in
      "  - {番号: \"\(number)\", から: 台帳, へ: 処理, 経路: 閉域網, 項目: [電話, 口座, 性別, 年齢], 対象: 住民, 備考: 渡す。}\n"
    }
    let pages = try Figure(model(flows.joined()), layout: GridLayout()).laidOut.pages
    let arrows = pages.flatMap(\.arrows).filter { !$0.arrow.items.isEmpty }
    #expect(arrows.count >= 24)
    #expect(arrows.allSatisfy { !$0.texts.isEmpty })
    #expect(pages.allSatisfy { PageQuality($0).mute.isEmpty })
  }

  /// F5: flows of one number stood in the order of the names of their ends.
  @Test func f5FlowsOfOneNumberStandAsTheyAreWritten() throws {
    let flows =
      "  - {番号: ⑨, から: 処理, へ: 台帳, 経路: 閉域網, 項目: [電話], 対象: 住民, 備考: 先。}\n"
      + "  - {番号: ⑨, から: 台帳, へ: 住民, 経路: 郵送, 項目: [電話], 対象: 住民, 備考: 後。}\n"
    let turned = flows.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
    for (text, expected) in [(flows, ["先。", "後。"]), (turned, ["後。", "先。"])] {
      let scene = SceneBuilder.scene(of: try model(text))
      #expect(scene.remarks.map(\.sentence) == expected)
      #expect(scene.arrows.map(\.listed) == [[1], [2]])
    }
  }
}
