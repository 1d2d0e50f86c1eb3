import Foundation
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import Testing

@Suite struct FigureTests {
  static let samples: [@Sendable () throws -> Model] = [
    SampleModels.benefit, SampleModels.dataCentre, SampleModels.healthCheck,
  ]

  @Test(arguments: 0..<3) func samplesAreDrawnWithoutAFault(sample: Int) throws {
    let figure = try Figure(Self.samples[sample](), layout: graphviz)
    #expect(faults(in: figure.laidOut) == [])
    #expect(figure.laidOut.pages[0].size == Paper.a4.size)
    #expect(figure.laidOut.pages[0].arrows.allSatisfy { !$0.texts.isEmpty })
  }

  @Test func everySampleIsWellFormedAndSaysWhatTheModelSays() throws {
    let model = try SampleModels.benefit()
    let figure = try Figure(model, layout: graphviz)
    let pages = figure.pages.map(SVGReading.init)
    #expect(pages.allSatisfy { $0.isWellFormed })
    #expect(
      figure.pages.allSatisfy { $0.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ") })
    let elements = pages.reduce(into: Set<String>()) { $0.formUnion($1.elements) }
    #expect(
      elements.isSubset(of: [
        "svg", "title", "desc", "g", "rect", "ellipse", "circle", "line", "path", "polygon", "text",
        "a",
      ]))
    let sizes = pages.flatMap { $0.sizes }
    #expect(sizes.allSatisfy { $0 >= 8 })
    // Sentences are broken into lines.
    let text = pages.map(\.text).joined().filter { !$0.isWhitespace }
    for words in ["【物価高騰対策臨時給付金給付事業】の個人情報の流れ", "委託先", "再委託先", "結合の相手方", "（備考）"] {
      #expect(text.contains(words))
    }
    for remark in model.flows.compactMap(\.remark) {
      #expect(text.contains(remark.filter { !$0.isWhitespace }), "\(remark)")
    }
  }

  @Test func flowsThatShareNumberAndEndsAreOneArrowAndBothWaysIsTwoHeaded() throws {
    var draft = ModelDraft("一本")
    draft.party("甲市", .authority)
    draft.party("乙社")
    draft.flow("①", "甲市", "乙社", nil, ["氏名"])
    draft.flow("①", "甲市", "乙社", nil, ["住所"])
    draft.flow("②", "甲市", "乙社", nil, ["回答"], isTwoWay: true)
    let arrows = try Figure(draft.model(), layout: graphviz).laidOut.pages[0].arrows.map(\.arrow)
    #expect(arrows.map(\.number) == ["①", "②"])
    #expect(arrows.map(\.isTwoWay) == [false, true])
    #expect(arrows[0].items == "氏名、住所")
  }

  @Test func aCustodianIsMarkedAndItsSiteNamesIt() throws {
    let page = try Figure(SampleModels.dataCentre(), layout: graphviz).laidOut.pages[0]
    let site = try #require(page.frames.first { $0.frame.name == "共同運用センター" })
    #expect(site.frame.mark == "アクセス不可")
    #expect(site.frame.detail == "運用：鉄道情報システム株式会社")
    #expect(site.frame.tabs == ["再委託先"])
  }

  @Test func theSameModelGivesTheSameBytes() throws {
    let model = try SampleModels.healthCheck()
    let (one, other) = try (Figure(model, layout: graphviz), Figure(model, layout: graphviz))
    #expect(one.pages == other.pages)
    let (pdf, again) = try (graphviz.pdf(pages: one.pages), graphviz.pdf(pages: other.pages))
    #expect(pdf == again)
    let (png, twice) = try (graphviz.png(pages: one.pages), graphviz.png(pages: other.pages))
    #expect(png == twice)
  }

  @Test func stylesDifferInLookAndNotInPlaces() throws {
    let model = try SampleModels.dataCentre()
    let colour = try Figure(model, style: .colour, layout: graphviz)
    let print = try Figure(model, style: .print, layout: graphviz)
    #expect(colour.pages != print.pages)
    #expect(colour.laidOut.pages[0].boxes.map(\.rect) == print.laidOut.pages[0].boxes.map(\.rect))
    // Grey only: every colour has three equal parts.
    for part in print.pages[0].split(separator: "#").dropFirst() {
      let digits = part.prefix(6)
      guard digits.allSatisfy(\.isHexDigit) else { continue }
      #expect(digits.prefix(2) == digits.suffix(2))
    }
  }

  @Test func linesDifferWithoutColour() {
    let looks = Scene.Line.allCases.map { line -> String in
      let stroke = DiagramStyle.print.line(line)
      return "\(stroke.dash) \(stroke.width) \(stroke.isDouble)"
    }
    #expect(Set(looks).count == looks.count)
  }

  @Test func aFigureOfTooManyArrowsIsRefused() throws {
    var draft = ModelDraft("多すぎる")
    draft.party("甲市", .authority)
    draft.party("乙社")
    for number in 0...400 { draft.flow("\(number)", "甲市", "乙社", nil, ["氏名"]) }
    let model = try draft.model()
    #expect(throws: FigureFault.tooLarge(boxes: 2, arrows: 401, limit: 400)) {
      try Figure(model, layout: graphviz)
    }
  }
}
