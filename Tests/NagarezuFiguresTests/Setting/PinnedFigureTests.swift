import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// What the author of a model says under 図 is done in the figure, or said.
@Suite struct PinnedFigureTests {
  private static func text(_ figure: String, flows: String = "") -> String {
    """
    nagarezu: 1
    件名: 給付金
    実施機関: 甲市
    主体:
      甲市: {種別: 実施機関}
      総務課: {種別: 課, 所属: 甲市}
      福祉課: {種別: 課, 所属: 甲市}
      乙社: {種別: 企業, 別名: [乙]}
      丙社: {種別: 企業}
      住民: {種別: 本人}
    情報項目:
      氏名: {}
      住所: {}
    システム:
      台帳: {種別: 台帳, 運用: 総務課, 保有: [{項目: [氏名, 住所]}]}
      審査機: {種別: サーバ, 運用: 福祉課}
      端末: {種別: 端末, 運用: 福祉課}
      受託機: {種別: サーバ, 運用: 乙社}
      印刷機: {種別: サーバ, 運用: 丙社}
    流れ:
      - {番号: ①, から: 台帳, へ: 審査機, 項目: [氏名, 住所], 備考: 渡す。}
      - {番号: ②, から: 審査機, へ: 受託機, 経路: 閉域網, 項目: 氏名, 備考: 送る。}
      - {番号: ③, から: 受託機, へ: 印刷機, 経路: 紙, 項目: 氏名, 備考: 刷る。}
      - {番号: ④, から: 印刷機, へ: 住民, 経路: 郵送, 項目: 氏名, 備考: 届ける。}
      - {番号: ⑤, から: 住民, へ: 端末, 経路: 窓口, 項目: 住所, 備考: 出す。}
    \(flows)承認:
      - {識別名: 委託, 種別: 業務委託, 相手: 乙社, 項目: 氏名, 対象: 全員, 媒体: 閉域網, 期間: 2024-04-01〜}
      - {種別: 再委託, 相手: 丙社, 元の承認: 委託, 項目: 氏名, 対象: 全員, 媒体: 紙, 期間: 2024-04-01〜}
    \(figure)
    """
  }

  static func model(_ figure: String = "", flows: String = "") throws -> Model {
    try ModelLoader(files: MemoryFiles(["m.yaml": text(figure, flows: flows)])).load("m.yaml")
  }

  static func drawn(
    _ model: Model, view: FigureView = FigureView(), paper: Paper? = nil
  ) throws -> Figure {
    try Figure(model, view: view, layout: GridLayout(), paper: paper)
  }

  static func figure(_ hints: String) throws -> Figure {
    try drawn(model("図:\n" + hints))
  }

  /// Shape: name of a box → where it stands.
  static func places(_ figure: Figure) -> [String: Rect] {
    let boxes = figure.laidOut.pages.first?.boxes ?? []
    return Dictionary(boxes.map { ($0.box.name, $0.rect) }) { first, _ in first }
  }

  /// Shape: name of a box → its column, from 1.
  private static func columns(_ figure: Figure) -> [String: Int] {
    let places = places(figure)
    let middles = Set(places.values.map { Int($0.center.x.rounded()) }).sorted()
    return places.mapValues { (middles.firstIndex(of: Int($0.center.x.rounded())) ?? -1) + 1 }
  }

  // MARK: Pins

  @Test func aColumnIsKept() throws {
    let free = try Self.columns(Self.drawn(Self.model()))
    let pinned = try Self.columns(
      Self.figure("  固定:\n    - {もの: 住民, 列: 1}\n    - {もの: 乙, 列: 2}\n"))
    #expect(free["住民"] != 1)
    #expect(pinned["住民"] == 1 && pinned["受託機"] == 2)
  }

  @Test func aSideIsBesideTheRestOfTheAuthority() throws {
    let places = try Self.places(Self.figure("  固定: [{もの: 受託機, 側: 左}]\n"))
    let authority = ["台帳", "審査機", "端末"].compactMap { places[$0]?.x }
    let own = try #require(places["受託機"])
    #expect(authority.count == 3 && authority.allSatisfy { own.maxX < $0 })
  }

  @Test(arguments: [["端末", "審査機", "台帳"], ["台帳", "端末", "審査機"], ["審査機", "台帳", "端末"]])
  func rowsOfOneColumnAreKept(order: [String]) throws {
    let pins = order.enumerated().map { "    - {もの: \($1), 列: 1, 順: \($0 + 1)}\n" }
    let figure = try Self.figure("  固定:\n" + pins.joined())
    let places = Self.places(figure)
    // Sections have frames, and what stands in one stays together.
    let isSplit = order[1] == "台帳"
    let found = places.filter { order.contains($0.key) }.sorted { $0.value.y < $1.value.y }
    #expect((found.map(\.key) == order) != isSplit)
    #expect(figure.unmet.isEmpty != isSplit, "\(figure.unmet)")
    #expect(Self.columns(figure).filter { order.contains($0.key) }.allSatisfy { $0.value == 1 })
  }

  @Test(arguments: ["甲市, 乙社, 丙社, 住民", "住民, 丙社, 乙社, 甲市", "丙社, 甲市, 住民, 乙社"])
  func partiesInOneColumnStandInTheirOrder(order: String) throws {
    let things = ["台帳", "審査機", "端末", "受託機", "印刷機", "住民"]
    let pins = things.map { "    - {もの: \($0), 列: 1}\n" }.joined()
    let figure = try Self.drawn(
      Self.model("図:\n  紙: A3縦\n  主体の順: [\(order)]\n  固定:\n" + pins))
    let page = try #require(figure.laidOut.pages.first)
    func top(_ party: String) -> Double? {
      let names = ["甲市": "甲市", "乙社": "受託機", "丙社": "印刷機", "住民": "住民"]
      let name = names[party] ?? party
      return page.frames.first { $0.frame.name == name }?.rect.y
        ?? page.boxes.first { $0.box.name == name }?.rect.y
    }
    let tops = order.split(separator: ",").compactMap { top($0.filter { $0 != " " }) }
    #expect(tops.count == 4 && tops == tops.sorted(), "\(tops)")
  }

  @Test func whatCannotBeHadIsSaid() throws {
    let figure = try Self.figure(
      "  固定:\n    - {もの: 住民, 列: 40}\n    - {もの: 福祉課, 列: 1}\n    - {もの: なくなった, 列: 2}\n")
    #expect(figure.unmet.count == 1 && figure.unmet[0].ja.contains("列40"))
    #expect(try Self.drawn(Self.model()).unmet.isEmpty)
  }

  // MARK: Written back

  @Test func theFigureOfItsOwnPinsIsTheSame() throws {
    var model = try Self.model()
    let first = try Self.drawn(model)
    let pins = try #require(first.pins(in: model))
    #expect(pins.count == 6 && pins.allSatisfy { $0.column != nil && $0.row != nil })
    #expect(Set(pins.map { [$0.column, $0.row] }).count == pins.count)
    model.figure.pins = pins
    let second = try Self.drawn(model)
    #expect(second.pages == first.pages)
    #expect(second.unmet.isEmpty && second.pins(in: model) == pins)
  }

  @Test(arguments: [
    "台帳, へ: 印刷機", "端末, へ: 台帳", "住民, へ: 受託機", "印刷機, へ: 審査機", "受託機, へ: 台帳",
  ])
  func oneMoreArrowMovesNoPinnedBox(ends: String) throws {
    var model = try Self.model()
    let pins = try #require(try Self.drawn(model).pins(in: model))
    model = try Self.model(flows: "  - {番号: ⑥, から: \(ends), 経路: 紙, 項目: 氏名, 備考: 加わる。}\n")
    model.figure.pins = pins
    let after = try Self.drawn(model)
    #expect(after.laidOut.pages.first?.arrows.count == 6)
    // Which of two columns is higher may change; who stands in which and in what order does not.
    func columns(_ pins: [FigureHints.Pin]?) -> [[String]] {
      let pins = pins ?? []
      return Dictionary(grouping: pins) { $0.column ?? 0 }.sorted { $0.key < $1.key }
        .map { $0.value.sorted { ($0.row ?? 0) < ($1.row ?? 0) }.map(\.thing.name) }
    }
    #expect(columns(after.pins(in: model)) == columns(pins))
    #expect(columns(pins).count == 5)
  }

  // MARK: Views

  @Test func everyViewHasThePlacesOfTheWholeFigure() throws {
    let model = try Self.model()
    let whole = try Self.drawn(model)
    let item = try #require(model.itemIDs.first { model[$0].name == "住所" })
    let party = try #require(model.partyIDs.first { model[$0].name == "乙社" })
    let lit = FigureView(lit: [.init(name: "住所", items: [item])])
    let found = FigureView(verdict: Verdict(model))
    for view in [lit, found, FigureView(.party(party))] {
      let columns = Self.columns(whole)
      let own = Self.columns(try Self.drawn(model, view: view))
      #expect(own.count > 1)
      for (one, other) in own.keys.flatMap({ one in own.keys.map { (one, $0) } }) {
        #expect(
          ((own[one] ?? 0) < (own[other] ?? 0)) == ((columns[one] ?? 0) < (columns[other] ?? 0)))
      }
    }
  }

  // MARK: The rest of 図

  @Test func whatIsHiddenIsNotDrawnAndIsNamedInTheLegend() throws {
    let page = try #require(try Self.figure("  隠す: [丙社, 端末]\n").laidOut.pages.first)
    #expect(page.boxes.map(\.box.name).sorted() == ["住民", "受託機", "台帳", "審査機"])
    #expect(page.arrows.map(\.arrow.number) == ["①", "②"])
    #expect(page.texts.contains { $0.lines == ["※図に描いていないもの：丙社、端末"] })
    #expect(try Self.places(Self.drawn(Self.model())).count == 6)
  }

  @Test func aFigureWithEverythingHiddenIsRefused() throws {
    #expect(throws: FigureFault.allHidden) {
      try Self.figure("  隠す: [乙社, 丙社, 住民, 総務課, 福祉課]\n")
    }
  }

  @Test func theLegendStandsWhereItIsPut() throws {
    for (corner, isBelow, isLeft) in [
      ("右上", false, false), ("左上", false, true), ("右下", true, false), ("左下", true, true),
    ] {
      let page = try #require(try Self.figure("  凡例: \(corner)\n").laidOut.pages.first)
      let (first, last) = try (
        #require(page.legend.first?.rect),
        #require(page.legend.map(\.text.rect).max { $0.maxX < $1.maxX })
      )
      let boxes = page.boxes.map(\.rect)
      #expect(boxes.allSatisfy { isBelow ? $0.maxY < first.y : first.maxY < $0.y }, "\(corner)")
      #expect(
        isLeft ? first.x == page.margin : abs(last.maxX - page.size.width + page.margin) < 2,
        "\(corner)")
      let rows = page.rows.map(\.rect.y)
      #expect(
        rows.allSatisfy { row in page.legend.allSatisfy { row > $0.text.rect.maxY } }, "\(corner)")
    }
  }

  @Test(arguments: ["A4縦", "A3縦"], ["右上", "左下"])
  func anUprightSheetHoldsEverything(paper: String, corner: String) throws {
    let figure = try Self.figure("  紙: \(paper)\n  凡例: \(corner)\n  隠す: 端末\n")
    #expect(figure.unmet.isEmpty && figure.isWhole)
    for page in figure.laidOut.pages {
      #expect(page.size.height > page.size.width)
      let boxes = page.boxes.map(\.rect)
      let texts = page.texts.map(\.rect) + page.legend.map(\.text.rect)
      let all = boxes + texts + page.frames.map(\.rect) + page.rows.map(\.rect)
      for rect in all + page.arrows.map(\.label) {
        #expect(rect.x >= 0 && rect.maxX <= page.size.width, "\(rect)")
        #expect(rect.y >= 0 && rect.maxY <= page.size.height, "\(rect)")
      }
      for (place, box) in boxes.enumerated() {
        for other in boxes.dropFirst(place + 1) + texts { #expect(!box.intersects(other)) }
      }
    }
  }

  @Test func thingsAreCalledWhatTheAuthorCallsThem() throws {
    let figure = try Self.figure("  言い方: {乙: 受託者, 氏名: 名前, 台帳: 元の台帳}\n")
    let page = try #require(figure.laidOut.pages.first)
    #expect(page.boxes.contains { $0.box.name == "元の台帳" })
    #expect(page.frames.contains { $0.frame.name == "受託者" })
    #expect(page.arrows.contains { $0.arrow.items == "名前" })
    #expect(!page.arrows.contains { $0.arrow.items.contains("氏名") })
  }

  @Test func thePaperIsThatOfTheModelUnlessAnotherIsAskedFor() throws {
    let model = try Self.model("図: {紙: A4縦}\n")
    #expect(try Self.drawn(model).laidOut.pages.first?.size == Paper.a4Portrait.size)
    #expect(try Self.drawn(model, paper: .a3).laidOut.pages.first?.size == Paper.a3.size)
    #expect(Paper.a4Portrait.size == Size(595, 842))
    #expect(Set(Paper.allCases.map(\.size)).count == Paper.allCases.count)
  }
}
