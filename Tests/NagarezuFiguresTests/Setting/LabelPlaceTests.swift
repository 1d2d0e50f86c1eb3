import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// Numbers stand where the author puts them (札), and pages begin where the author says (改頁), or it is said why not.
@Suite struct LabelPlaceTests {
  private static func badge(_ number: String, _ figure: Figure) -> Point? {
    figure.laidOut.pages.first?.arrows.first { $0.arrow.shownNumber == number }?.badge?.rect.center
  }

  // MARK: 札

  @Test(arguments: ["①", "②", "③", "④", "⑤"])
  func aNumberStandsWhereItIsPut(number: String) throws {
    let free = try PinnedFigureTests.drawn(PinnedFigureTests.model())
    let arrow = try #require(
      free.laidOut.pages.first?.arrows.first { $0.arrow.number == number })
    let middle = try #require(Self.badge(number, free))
    // Some way along its own line, where the drawing by itself puts no number.
    let ends = [arrow.curve[0], arrow.curve[arrow.curve.count - 1]]
    let place =
      ends.map { Point($0.x * 0.55 + middle.x * 0.45, $0.y * 0.55 + middle.y * 0.45) }
      .max { $0.distanceSquared(to: middle) < $1.distanceSquared(to: middle) } ?? middle
    let put = try PinnedFigureTests.figure(
      "  札: [{番号: \(number), 横: \(Int(place.x)), 縦: \(Int(place.y))}]\n")
    let now = try #require(Self.badge(number, put))
    #expect(
      now.distanceSquared(to: place) < middle.distanceSquared(to: place),
      "\(middle) \(place) \(now)")
    #expect(put.unmet.isEmpty == (now.distanceSquared(to: place) <= 225), "\(put.unmet.map(\.ja))")
    #expect(faultsOfWords(put).isEmpty)
  }

  /// Numbers that lie over each other or over a box.
  private func faultsOfWords(_ figure: Figure) -> [String] {
    guard let page = figure.laidOut.pages.first else { return ["no page"] }
    let badges = page.arrows.compactMap { arrow in arrow.badge.map { ($0.text, $0.rect) } }
    return badges.enumerated().flatMap { position, one in
      badges.dropFirst(position + 1).filter { $0.1.intersects(one.1) }.map { one.0 + $0.0 }
        + page.boxes.filter { $0.rect.intersects(one.1) }.map { one.0 + $0.box.name }
    }
  }

  @Test func whatALabelCannotHaveIsSaid() throws {
    func unmet(_ labels: String, flows: String = "") throws -> [String] {
      try PinnedFigureTests.drawn(
        PinnedFigureTests.model("図:\n  札: [\(labels)]\n", flows: flows)
      ).unmet.map(\.ja)
    }
    #expect(try unmet("{番号: ⑨, 横: 100, 縦: 100}").map { $0.contains("描かれていない") } == [true])
    // The corner of the sheet, where no line is.
    let far = try unmet("{番号: ①, 横: 5, 縦: 590}")
    #expect(far.count == 1 && far[0].contains("①の線") == false && far[0].contains("① の線"))
    let two = "  - {番号: ①, から: 台帳, へ: 端末, 経路: 紙, 項目: 氏名, 備考: 刷る。}\n"
    #expect(try unmet("{番号: ①, 横: 100, 縦: 100}", flows: two).map { $0.contains("①-1") } == [true])
    let one = try unmet("{番号: ①-2, 横: 100, 縦: 100}", flows: two)
    #expect(one.allSatisfy { !$0.contains("描かれていない") && !$0.contains("本ある") })
    #expect(try unmet("").isEmpty)
  }

  /// Their figures are as wide as a disc, but their ring is no wider than that of ①.
  @Test func aRingedNumberStandsInADisc() throws {
    let numbers = ["⑳", "㉗", "㉟", "㊿"]
    let page = try #require(try Self.four("", numbers: numbers).laidOut.pages.first)
    let badges = page.arrows.compactMap(\.badge)
    #expect(Set(badges.map(\.number)) == Set(numbers))
    for badge in badges { #expect(badge.rect.width == badge.rect.height, "\(badge)") }
  }

  // MARK: 改頁

  /// Four bodies with an arrow each, which share a page where they do not fit the first.
  private static func four(
    _ hints: String, numbers: [String] = ["1", "2", "3", "4"]
  ) throws -> Figure {
    let names = ["乙市", "丙市", "丁市", "戊市"]
    let text = """
      nagarezu: 1
      件名: 照会
      実施機関: 甲市
      主体:
        甲市: {種別: 実施機関}
      \(names.map { "  \($0): {種別: 自治体}\n" }.joined())
      情報項目: {氏名: {}}
      システム:
        台帳: {種別: 台帳, 運用: 甲市, 保有: [{項目: 氏名}]}
      流れ:
      \(zip(numbers, names).map { "  - {番号: \"\($0)\", から: 台帳, へ: \($1), 経路: 紙, 項目: 氏名}\n" }.joined())
      承認:
      \(names.map { "  - {種別: 外部提供, 相手: \($0), 項目: 氏名, 対象: 全員, 媒体: 紙, 期間: 2024-04-01〜}\n" }.joined())
      \(hints)

      """
    let model = try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
    return try Figure(model, layout: GridLayout())
  }

  /// Shape: page → names of the bodies on it.
  private static func bodies(_ figure: Figure) -> [[String]] {
    figure.laidOut.pages.map { page in
      page.boxes.map(\.box.name).filter { $0.hasSuffix("市") && $0 != "甲市" }.sorted()
    }.filter { !$0.isEmpty }
  }

  @Test func aPageBeginsWithItsParty() throws {
    let whole = try Self.four("")
    #expect(!whole.isDivided && Self.bodies(whole) == [["丁市", "丙市", "乙市", "戊市"].sorted()])
    let divided = try Self.four("図: {改頁: 乙市}")
    #expect(divided.isDivided && divided.unmet.isEmpty)
    // No sheet is too small for it.
    #expect(divided.paperTooSmall == nil)
    let pages = Self.bodies(divided)
    #expect(pages.first?.count == 4)
    #expect(pages.dropFirst().map(Set.init) == [["丁市", "丙市"], ["乙市", "戊市"]], "\(pages)")
    let each = try Self.four("図: {改頁: [丙市, 乙市, 戊市]}")
    #expect(Self.bodies(each).dropFirst().map(\.count) == [1, 1, 1, 1])
  }

  @Test func everyArrowIsOnAPage() throws {
    let divided = try Self.four("図: {改頁: [丙市, 戊市]}")
    let numbers = divided.laidOut.pages.dropFirst().flatMap { $0.arrows.compactMap(\.arrow.number) }
    #expect(Set(numbers) == ["1", "2", "3", "4"])
  }

  @Test func aSectionHasNoPage() throws {
    let figure = try PinnedFigureTests.figure("  改頁: [乙社, 福祉課]\n")
    #expect(figure.isDivided && figure.unmet.count == 1)
    #expect(figure.unmet.first?.ja.contains("「福祉課」") == true)
  }

  @Test func pinsOfAFigureThatPageBreaksDivideAreSaidToBeOfAPage() throws {
    let figure = try PinnedFigureTests.figure("  固定: [{もの: 受託機, 列: 3}]\n  改頁: 乙社\n")
    #expect(figure.unmet.map(\.ja) == ["図の固定: 改頁で分けて描き、固定は頁ごとに当てた"])
  }

  @Test func labelsOfADividedFigureAreSaidToBeOfNoUse() throws {
    let figure = try PinnedFigureTests.figure(
      "  札: [{番号: ①, 横: 100, 縦: 100}]\n  改頁: 乙社\n")
    #expect(figure.unmet.map { $0.ja.hasPrefix("図の札: ") } == [true])
  }

  /// Its places are those of the picture as one.
  @Test func viewsOfADividedFigureKeepItsPlaces() throws {
    let model = try PinnedFigureTests.model("図: {改頁: 乙社}\n")
    let item = try #require(model.itemIDs.first { model[$0].name == "住所" })
    let view = FigureView(lit: [.init(name: "住所", items: [item])])
    let plain = try PinnedFigureTests.model()
    let own = PinnedFigureTests.places(try PinnedFigureTests.drawn(model, view: view))
    #expect(own.count > 1)
    #expect(own == PinnedFigureTests.places(try PinnedFigureTests.drawn(plain, view: view)))
  }
}

extension Point {
  fileprivate func distanceSquared(to other: Point) -> Double {
    (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
  }
}
