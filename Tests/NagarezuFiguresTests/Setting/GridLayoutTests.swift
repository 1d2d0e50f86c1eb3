import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// Columns side by side, everything in a column one under the other: enough to draw without Graphviz.
struct GridLayout: LayoutEngine {
  func places(for graphs: [LayoutGraph]) throws(FigureFault) -> [[Point]] {
    graphs.map { graph in
      var filled: [Int: Double] = [:]
      return graph.nodes.map { node -> Point in
        let y = filled[node.column, default: 0]
        filled[node.column] = y + node.size.height + graph.nodeGap
        return Point(Double(node.column) * 200, y)
      }
    }
  }
}

@Suite struct GridLayoutTests {
  private let model = """
    nagarezu: 1
    件名: 給付金
    実施機関: 甲市
    主体:
      甲市: {種別: 実施機関}
      乙社: {名称: 株式会社乙}
      住民: {種別: 本人}
    個人の範囲:
      住民: {}
    情報項目:
      住所録: [氏名, 住所]
    システム:
      台帳管理: {種別: データベース, 運用: 甲市, 保有: [{項目: [住所録], 対象: 住民}]}
    流れ:
      - {番号: ①, から: 台帳管理, へ: 乙社, 経路: 閉域網, 項目: [住所録], 対象: 住民, 備考: 渡す。}
      - {番号: ②, から: 乙社, へ: 住民, 経路: 郵送, 項目: [住所録], 対象: 住民, 備考: 送る。}
    承認:
      - {種別: 業務委託, 相手: 乙社, 項目: [住所録], 対象: 住民, 媒体: [閉域網], 期間: 2024-04-01〜}

    """

  private func figure(style: DiagramStyle = .colour) throws -> Figure {
    let loader = ModelLoader(files: MemoryFiles(["m.yaml": model]))
    return try Figure(loader.load("m.yaml"), style: style, layout: GridLayout())
  }

  @Test func aFigureNeedsNoGraphviz() throws {
    let page = try #require(try figure().laidOut.pages.first)
    #expect(page.boxes.map(\.box.name).sorted() == ["住民", "台帳管理", "株式会社乙"])
    #expect(page.arrows.map { $0.arrow.number } == ["①", "②"])
    #expect(page.arrows.map(\.arrow.items) == ["住所録", "住所録"])
    #expect(page.arrows.map(\.arrow.line) == [.closedNetwork, .post])
  }

  @Test func theRoleComesFromTheApproval() throws {
    let page = try #require(try figure().laidOut.pages.first)
    let contractor = try #require(page.boxes.first { $0.box.name == "株式会社乙" })
    #expect(contractor.box.tabs == ["委託先"])
    #expect(contractor.box.zone == .contractor)
  }

  @Test func theAuthorityStandsLeftOfTheContractorAndThePeopleAtTheRight() throws {
    let page = try #require(try figure().laidOut.pages.first)
    let x = Dictionary(uniqueKeysWithValues: page.boxes.map { ($0.box.name, $0.rect.x) })
    let places = try ["台帳管理", "株式会社乙", "住民"].map { try #require(x[$0]) }
    #expect(places == places.sorted())
  }

  @Test func theLegendShowsWhatIsUsedAndNothingElse() throws {
    let legend = try #require(try figure().laidOut.pages.first).legend.flatMap(\.text.lines)
    #expect(legend == ["実施機関", "委託先", "本人", "サーバ・データベース", "閉域の通信網", "郵送"])
  }

  @Test func theTableHasARowForEachArrow() throws {
    let rows = try figure().laidOut.pages.flatMap(\.rows)
    #expect(rows.map(\.badge.text) == ["1", "2"])
    #expect(rows.flatMap { $0.texts.flatMap(\.lines) }.contains("渡す。"))
  }
}
