import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import Testing

/// Figures that are too big for one sheet.
@Suite struct SplittingTests {
  /// A city with so many contractors: nine arrows each, and two of its own.
  private func model(contractors: Int) throws -> Model {
    var draft = ModelDraft("大規模事業")
    draft.party("甲市", .authority)
    draft.party("福祉課", partOf: "甲市")
    draft.party("税務課", partOf: "甲市")
    draft.party("住民", .dataSubject)
    draft.system("基幹台帳", "データベース", by: ["福祉課"])
    draft.system("税台帳", "データベース", by: ["税務課"])
    for kind in [Channel.Kind.leasedLine, .post, .recordingMedium] {
      draft.channel(kind.rawValue, kind)
    }
    var number = 0
    func flow(_ from: String, _ to: String, _ channel: Channel.Kind) {
      number += 1
      draft.flow("\(number)", from, to, channel.rawValue, ["氏名", "住所"], "\(from)から\(to)へ渡す。")
    }
    for one in 0..<contractors {
      draft.party("会社\(one)")
      draft.approvals.append((.entrustment, "会社\(one)", .read))
      for name in ["受付", "審査", "通知"] { draft.system("\(name)\(one)", "サーバ", by: ["会社\(one)"]) }
      flow("基幹台帳", "受付\(one)", .leasedLine)
      flow("受付\(one)", "審査\(one)", .leasedLine)
      flow("審査\(one)", "通知\(one)", .leasedLine)
      flow("通知\(one)", "住民", .post)
      flow("住民", "受付\(one)", .post)
      flow("審査\(one)", "基幹台帳", .leasedLine)
      flow("税台帳", "審査\(one)", .recordingMedium)
      flow("通知\(one)", "税台帳", .recordingMedium)
      flow("福祉課", "審査\(one)", .leasedLine)
    }
    flow("基幹台帳", "税台帳", .leasedLine)
    flow("税台帳", "福祉課", .leasedLine)
    return try draft.model()
  }

  private func names(_ page: LaidOutScene.Page) -> Set<String> {
    Set(page.arrows.compactMap(\.arrow.number))
  }

  @Test func aBigFigureIsAnOverviewAndPartsThatHoldEveryArrow() throws {
    let model = try model(contractors: 5)
    let figure = try Figure(model, layout: graphviz)
    let pages = figure.laidOut.pages
    #expect(pages.allSatisfy { $0.size == Paper.a4.size })
    let drawn = pages.filter { !$0.boxes.isEmpty }
    let tables = pages.drop { !$0.boxes.isEmpty }
    #expect(drawn.count == 7)
    #expect(drawn.first?.texts.first?.lines.joined().hasSuffix("（全体図）") == true)
    #expect(
      drawn.dropFirst(2).first?.texts.first?.lines.joined().hasSuffix("（委託先 会社0 の部分）") == true)
    let parts = drawn.dropFirst().reduce(into: Set<String>()) { $0.formUnion(names($1)) }
    #expect(parts == Set(model.flows.map(\.number)))
    // The table once, behind all pictures, each row once.
    #expect(drawn.allSatisfy { $0.rows.isEmpty })
    #expect(tables.flatMap(\.rows).count == model.flows.count)
    for (number, page) in pages.enumerated() {
      #expect(page.texts.contains { $0.lines == ["\(number + 1)／\(pages.count)"] })
    }
    let sizes = figure.pages.flatMap { SVGReading($0).sizes }
    #expect(sizes.allSatisfy { $0 >= 8 })
  }

  /// Its boxes stood in three columns at most, so that from fifty on no sheet was high enough.
  @Test func anAuthorityOfManyBoxesIsDrawn() throws {
    var draft = ModelDraft("多くの機器")
    draft.party("甲市", .authority)
    draft.party("乙社")
    draft.approvals.append((.entrustment, "乙社", .read))
    draft.channel("専用線", .leasedLine)
    for one in 0..<60 { draft.system("機器\(one)", "サーバ", by: ["甲市"]) }
    for one in 1..<60 {
      draft.flow("\(one)", "機器\((one * 7) % max(1, one))", "機器\(one)", "専用線", ["氏名"], "渡す。")
    }
    for one in 0..<8 { draft.flow("\(60 + one)", "機器\(one * 7)", "乙社", "専用線", ["氏名"], "渡す。") }
    let pages = try Figure(draft.model(), layout: graphviz).laidOut.pages.filter {
      !$0.boxes.isEmpty
    }
    let overview = try #require(pages.first)
    #expect(overview.boxes.count == 61)
    #expect(overview.size.width <= Paper.a2.size.width)
    let parts = pages.dropFirst().reduce(into: Set<String>()) { $0.formUnion(names($1)) }
    #expect(parts == Set((1...67).map { "\($0)" }))
  }

  @Test func aPartOfOnePartyThatIsTooBigIsDividedFurther() throws {
    var draft = ModelDraft("一社")
    draft.party("甲市", .authority)
    draft.party("乙社")
    draft.approvals.append((.entrustment, "乙社", .read))
    for one in 0..<4 { draft.party("相手\(one)") }
    draft.channel("郵送", .post)
    for one in 0..<4 {
      for two in 0..<12 {
        draft.flow("\(one * 12 + two + 1)", "乙社", "相手\(one)", "郵送", ["氏名"], "送る。")
      }
    }
    draft.flow("49", "甲市", "乙社", "郵送", ["氏名"], "送る。")
    let pages = try Figure(draft.model(), layout: graphviz).laidOut.pages
      .filter { !$0.boxes.isEmpty }
    #expect(pages.count > 2)
    let parts = pages.dropFirst().reduce(into: Set<String>()) { $0.formUnion(names($1)) }
    #expect(parts == Set((1...49).map { "\($0)" }))
    #expect(pages.dropFirst().allSatisfy { $0.arrows.count <= 40 })
    // One arrow each way for each of those it deals with.
    #expect(pages.first?.arrows.count == 5)
  }

  /// Four contractors of four machines, each written to by the city; and so many bodies that a machine writes to.
  private func machines(bodies: Int) throws -> Model {
    var draft = ModelDraft("多数の機器")
    draft.party("甲市", .authority)
    draft.channel("閉域網", .closedNetwork)
    for one in 0..<6 { draft.system("台帳\(one)", "データベース", by: ["甲市"]) }
    var number = 0
    func flow(_ from: String, _ to: String) {
      number += 1
      draft.flow("\(number)", from, to, "閉域網", ["氏名"], "渡す。")
    }
    for party in 0..<4 {
      draft.party("会社\(party)")
      draft.approvals.append((.entrustment, "会社\(party)", .read))
      for machine in 0..<4 {
        draft.system("機器\(party)\(machine)", "サーバ", by: ["会社\(party)"])
        flow("台帳\((party * 4 + machine) % 6)", "機器\(party)\(machine)")
      }
    }
    for body in 0..<bodies {
      draft.party("機関\(body)")
      flow("台帳\(body % 6)", "機関\(body)")
    }
    return try draft.model()
  }

  @Test func boxesAreDealtOutOverColumnsBeforeAFigureIsDivided() throws {
    let pages = try Figure(machines(bodies: 5), layout: graphviz, paper: .a3).laidOut.pages
    let drawn = pages.filter { !$0.boxes.isEmpty }
    #expect(drawn.map(\.boxes.count) == [27])
    #expect(drawn[0].size == Paper.a3.size)
    let onBothSides = try Figure(machines(bodies: 7), layout: graphviz).laidOut.pages
    #expect(onBothSides.filter { !$0.boxes.isEmpty }.map(\.boxes.count) == [29])
    #expect(onBothSides[0].size == Paper.a4.size)
  }

  @Test func partiesWithFewArrowsShareAPage() throws {
    let model = try machines(bodies: 26)
    let pages = try Figure(model, layout: graphviz).laidOut.pages.filter { !$0.boxes.isEmpty }
    let titles = pages.compactMap { $0.texts.first?.lines.joined() }
    // Three companies with four arrows each, the fourth, and bodies by twelve.
    #expect(
      titles.contains { $0.hasSuffix("（委託先 会社0・会社1・会社2 の部分）") }, "\(titles)")
    #expect(titles.contains { $0.hasSuffix("（委託先 会社3 の部分）") }, "\(titles)")
    #expect(pages.dropFirst().map(\.arrows.count) == [12, 4, 12, 12, 2])
    #expect(Set(pages.dropFirst().flatMap(names)) == Set(model.flows.map(\.number)))
  }

  @Test func aFigureThatFitsIsNotDivided() throws {
    let pages = try Figure(model(contractors: 1), layout: graphviz).laidOut.pages
    #expect(pages.filter { !$0.boxes.isEmpty }.count == 1)
  }

  @Test func anEnglishFigureHasTheColumnsAndOrderOfTheJapaneseOne() throws {
    var model = try SampleModels.benefit()
    model.systems[0].englishName = "A name that is a good deal longer than what it stands for"
    for index in model.parties.indices { model.parties[index].englishName = "Party \(index)" }
    let pages = try [Language.ja, .en].map {
      try Figure(model, layout: graphviz, language: $0).laidOut.pages[0]
    }
    for (one, box) in pages[0].boxes.enumerated() {
      for (two, other) in pages[0].boxes.enumerated() where one < two {
        let (a, b) = (pages[1].boxes[one].rect, pages[1].boxes[two].rect)
        let isRight = box.rect.maxX < other.rect.x
        let isBelow =
          box.rect.maxY < other.rect.y && abs(box.rect.center.x - other.rect.center.x) < 1
        if isRight { #expect(a.center.x < b.center.x, "\(box.box.name), \(other.box.name)") }
        if isBelow { #expect(a.center.y < b.center.y, "\(box.box.name), \(other.box.name)") }
      }
    }
  }

  @Test func codesOfRulesHaveRoomOfTheirOwn() throws {
    var draft = ModelDraft("指摘")
    draft.party("甲市", .authority)
    draft.party("乙社")
    draft.party("丙社")
    draft.flow("①", "甲市", "乙社", nil, ["氏名"])
    draft.flow("②", "乙社", "丙社", nil, ["氏名"])
    let model = try draft.model()
    let figure = try Figure(
      model, view: FigureView(verdict: Verdict(model), hasGlossary: true), layout: graphviz)
    let page = figure.laidOut.pages[0]
    let codes = page.arrows.flatMap { arrow in arrow.codes.map { (arrow, $0) } }
    #expect(!codes.isEmpty)
    for (arrow, code) in codes {
      #expect(arrow.label.inset(by: -0.7).contains(code.rect))
      #expect(page.boxes.allSatisfy { !$0.rect.intersects(code.rect) })
    }
    let notes = figure.laidOut.pages.flatMap(\.notes)
    #expect(
      notes.compactMap(\.code).count == Verdict(model).findings.count + Verdict(model).gaps.count)
    #expect(figure.pages.allSatisfy { SVGReading($0).isWellFormed })
  }
}
