import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import Testing

/// A figure for a text that has its own title, margins and tables.
@Suite struct CropTests {
  private static func small() throws -> Model {
    var draft = ModelDraft("小さい図")
    draft.party("甲市", .authority)
    draft.party("乙社")
    draft.party("本人", .dataSubject)
    draft.channel("郵送", .post)
    draft.flow("①", "甲市", "乙社", "郵送", ["氏名"], "備考である。")
    draft.flow("②", "乙社", "本人", "郵送", ["住所"])
    draft.approvals = [(.entrustment, "乙社", .read)]
    return try draft.model()
  }

  @Test func itIsThePictureAndItsLegendWithinTheWidthOfAText() throws {
    let figure = try Figure(Self.small(), layout: graphviz, isCropped: true)
    let page = try #require(figure.laidOut.pages.first)
    let crop = try #require(page.crop)
    #expect(figure.pages.count == 1 && crop.width <= 170 * 72 / 25.4)
    #expect(figure.laidOut.leastTypeInAColumn >= 8)
    let reading = SVGReading(figure.pages[0])
    #expect(reading.root["viewBox"]?.hasPrefix("0 0 ") == false)
    #expect(reading.groups["title"] == nil && reading.groups["remark"] == nil)
    // The title is still there for those who listen, and the legend for all.
    #expect(reading.titles.first == figure.laidOut.title)
    #expect(reading.words.contains("郵送"))
    let drawn =
      page.boxes.map(\.rect) + page.frames.map(\.rect) + page.arrows.map(\.label)
      + page.legend.map(\.text.rect)
    #expect(drawn.allSatisfy { crop.contains($0) })
    for point in page.arrows.flatMap(\.curve) {
      #expect(crop.contains(Rect(center: point, size: Size(0, 0))))
    }
  }

  /// A figure that needs a page on its side is made as small as the text is wide, and says so.
  @Test func aWideFigureSaysHowSmallItsTypeBecomes() throws {
    var draft = ModelDraft("広い図")
    draft.party("甲市", .authority)
    for number in 1...9 {
      draft.party("長い名前の委託先の会社その\(number)")
      draft.flow("\(number)", "甲市", "長い名前の委託先の会社その\(number)", nil, ["氏名", "住所"])
      draft.approvals.append((.entrustment, "長い名前の委託先の会社その\(number)", .read))
      draft.flow("\(number + 20)", "長い名前の委託先の会社その\(number)", "受け取る機関の長い名前", nil, ["氏名"])
    }
    draft.party("受け取る機関の長い名前")
    let figure = try Figure(draft.model(), layout: graphviz, isCropped: true)
    for page in figure.laidOut.pages {
      let crop = try #require(page.crop)
      guard crop.width > 170 * 72 / 25.4 else { continue }
      #expect(figure.laidOut.leastTypeInAColumn < 8)
    }
    for page in figure.pages {
      let width = SVGReading(page).root["width"].flatMap { Double($0.dropLast(2)) }
      #expect(try #require(width) <= 170 * 72 / 25.4 + 0.01)
    }
  }
}
