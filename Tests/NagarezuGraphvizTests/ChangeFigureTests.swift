import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import TestSupport
import Testing

/// Figures that are compared with a baseline.
@Suite struct ChangeFigureTests {
  private static func figure(
    _ new: Model, against old: Model, form: Baseline.Form = .marked, reach: Bool = false,
    style: DiagramStyle = .colour
  ) throws -> Figure {
    let baseline = Baseline(Comparison(old, new), name: "前回", form: form, showsReach: reach)
    return try Figure(new, against: baseline, style: style, layout: graphviz)
  }

  /// Every mark of a page: who or what, and how.
  private func marks(on page: LaidOutScene.Page) -> [String: Scene.Change] {
    var marks: [String: Scene.Change] = [:]
    for frame in page.frames { marks["枠 \(frame.frame.name)"] = frame.frame.change }
    for box in page.boxes { marks["箱 \(box.box.name)"] = box.box.change }
    for arrow in page.arrows {
      guard let change = arrow.arrow.change else { continue }
      marks["\(arrow.arrow.number ?? "閲覧") \(arrow.arrow.briefItems)"] = change
    }
    return marks
  }

  private func changedRows(_ figure: Figure) -> [LaidOutScene.Row] {
    figure.laidOut.pages.flatMap(\.rows).filter { $0.change != nil }
  }

  // MARK: - One figure

  @Test func aModelAgainstItselfIsThePlainFigureWithASentence() throws {
    let model = try Shinjuku.model()
    let plain = try Figure(model, layout: graphviz)
    let compared = try Self.figure(model, against: model, reach: true)
    let (page, other) = (compared.laidOut.pages[0], plain.laidOut.pages[0])
    #expect(compared.pages[0].contains("※前回からの変更はない"))
    #expect(marks(on: page).isEmpty && page.frames.allSatisfy { $0.frame.change == nil })
    // The sentence takes a line of the sheet: all stands as it stood, if not as far apart.
    func order(_ page: LaidOutScene.Page, by place: KeyPath<Rect, Double>) -> [String] {
      let columns = Dictionary(grouping: page.boxes) { $0.rect[keyPath: place].rounded() }
      return columns.sorted { $0.key < $1.key }.flatMap { $0.value.map(\.box.name).sorted() }
    }
    #expect(order(page, by: \.center.x) == order(other, by: \.center.x))
    #expect(page.arrows.map(\.arrow.items) == other.arrows.map(\.arrow.items))
    let pages = compared.pages.map { SVGReading($0).text }
    #expect(pages.last?.contains("届く相手と項目に変更はない") == true)
  }

  /// An edit and the marks that it leaves on a figure of what it made, and of what it was made
  /// from.
  static let edits: [(TextEdit, forth: [String: Scene.Change], back: [String: Scene.Change])] = [
    (
      Shinjuku.subcontractOnwards,
      ["⑯ 再委託の情報項目": .added, "箱 折込作業場": .added],
      ["⑯ 再委託の情報項目": .removed, "箱 折込作業場": .removed]
    ),
    (Shinjuku.renameCallCentre, ["箱 問合せセンター": .changed], ["箱 コールセンター": .changed]),
    (
      Shinjuku.handOverPrintData, ["⑦ 再委託の情報項目": .changed], ["⑦ 再委託の情報項目": .changed]
    ),
    (Shinjuku.addInnerSystem, ["箱 応対記録": .added], ["箱 応対記録": .removed]),
    (Shinjuku.rewordRemark, [:], [:]),
    (Shinjuku.renumberTransfer, [:], [:]),
  ]

  @Test(arguments: edits.indices) func nothingIsMarkedButWhatDiffers(edit: Int) throws {
    let (edit, forth, back) = Self.edits[edit]
    let (plain, edited) = try (Shinjuku.model(), Shinjuku.model(edit))
    let pages = try [
      Self.figure(edited, against: plain), Self.figure(plain, against: edited),
    ]
    #expect(marks(on: pages[0].laidOut.pages[0]) == forth)
    #expect(marks(on: pages[1].laidOut.pages[0]) == back)
    #expect(pages.flatMap(\.pages).allSatisfy { SVGReading($0).isWellFormed })
  }

  @Test func aRowTellsWhatItsSentenceDoesNot() throws {
    let figure = try Self.figure(
      Shinjuku.model(Shinjuku.addPublicAccount), against: Shinjuku.model())
    let rows = changedRows(figure)
    #expect(rows.map(\.change) == [.changed])
    let texts = try #require(rows.first?.texts)
    #expect(texts.map(\.change) == [nil, nil, nil, nil, .changed])
    #expect(texts[4].lines.joined() == "項目の追加：公金受取口座情報")
    let arrow = try #require(figure.laidOut.pages[0].arrows.first { $0.arrow.change != nil })
    let change = try #require(arrow.arrow.itemChange)
    #expect(change.added == "公金受取口座情報" && change.kept == "連携用データ" && change.removed.isEmpty)
    #expect(arrow.badge?.change == .changed)
    #expect(figure.laidOut.pages[0].arrows.filter { $0.badge?.change != nil }.count == 1)
  }

  @Test func otherPeopleAreToldInTheRow() throws {
    let figure = try Self.figure(Shinjuku.model(Shinjuku.forgetExcluded), against: Shinjuku.model())
    #expect(marks(on: figure.laidOut.pages[0]).isEmpty)
    let note = changedRows(figure).first?.texts.last?.lines.joined()
    #expect(note == "対象の変更：支給対象者（委託しない対象者を除く）→支給対象者")
  }

  @Test func otherWordsStandBelowTheStruckOnes() throws {
    let figure = try Self.figure(Shinjuku.model(Shinjuku.rewordRemark), against: Shinjuku.model())
    let sentence = try #require(changedRows(figure).first?.texts[3])
    let former = sentence.lines.prefix(sentence.formerLines)
    #expect(former.joined() == "封入封緘した確認書を委託先へ納める。")
    #expect(sentence.lines.dropFirst(former.count).joined() == "確認書を納める。")
    #expect(sentence.change == .changed && sentence.isBold)
    let svg = figure.pages.joined()
    #expect(svg.contains("line-through\" y"))
    let renamed = try Self.figure(
      Shinjuku.model(Shinjuku.renameCallCentre), against: Shinjuku.model())
    let box = try #require(renamed.laidOut.pages[0].boxes.first { $0.box.change != nil })
    #expect(box.texts[0].lines == ["コールセンター", "問合せセンター"] && box.texts[0].formerLines == 1)
  }

  @Test func anotherNumberMarksTheNumberAlone() throws {
    let figure = try Self.figure(
      Shinjuku.model(Shinjuku.renumberTransfer), against: Shinjuku.model())
    let marked = figure.laidOut.pages[0].arrows.filter { $0.badge?.change != nil }
    #expect(marked.map(\.arrow.number) == ["⑯"])
    #expect(marked.allSatisfy { $0.texts.allSatisfy { $0.change == nil } })
  }

  @Test func theSentenceNamesTheBaselineAndTheMarksThatOccur() throws {
    let (plain, more) = try (Shinjuku.model(), Shinjuku.model(Shinjuku.subcontractOnwards))
    func sentence(_ figure: Figure) -> String? {
      figure.laidOut.pages[0].texts.flatMap(\.lines).first { $0.hasPrefix("※") }
    }
    #expect(try sentence(Self.figure(more, against: plain)) == "※前回からの変更点は、赤太字下線部")
    #expect(try sentence(Self.figure(plain, against: more)) == "※前回からの変更点は、削除は取消線")
    #expect(
      try sentence(Self.figure(more, against: plain, style: .print)) == "※前回からの変更点は、太字下線部")
    #expect(
      Baseline.name(of: plain, on: nil, .ja) == "令和6年度第2回新宿区個人情報保護管理運営会議")
    #expect(
      Baseline.name(of: plain, on: Day(year: 2024, month: 6, day: 11), .ja) == "令和6年6月11日")
  }

  @Test func thePrintedMarksNeedNoColour() throws {
    let figure = try Self.figure(
      Shinjuku.model(Shinjuku.addPublicAccount, Shinjuku.rewordRemark), against: Shinjuku.model(),
      reach: true, style: .print)
    let svg = figure.pages.joined()
    for part in svg.split(separator: "#").dropFirst() {
      let digits = part.prefix(6)
      guard digits.count == 6, digits.allSatisfy(\.isHexDigit) else { continue }
      #expect(digits.prefix(2) == digits.suffix(2))
    }
    for mark in ["text-decoration=\"underline\"", "text-decoration=\"line-through\"", "new-reach"] {
      #expect(svg.contains(mark))
    }
  }

  // MARK: - A pair

  @Test func bothSidesOfAPairShareOneLayout() throws {
    let (old, new) = try (
      Shinjuku.model(Shinjuku.subcontractOnwards, Shinjuku.handOverPrintData),
      Shinjuku.model(Shinjuku.addInnerSystem)
    )
    let laidOut = try Self.figure(new, against: old, form: .pair).laidOut
    let pages = laidOut.pages
    let titles = pages.map { $0.texts[0].lines.joined() }
    let earlier = laidOut.earlierPages
    #expect(earlier > 0 && earlier < pages.count)
    #expect(titles.map { $0.hasSuffix("（現行）") } == pages.indices.map { $0 < earlier })
    #expect(titles.map { $0.hasSuffix("（変更後）") } == pages.indices.map { $0 >= earlier })
    let (before, after) = (pages[0], pages[earlier])
    let boxes = Dictionary(uniqueKeysWithValues: before.boxes.map { ($0.box.name, $0.rect) })
    let shared = after.boxes.filter { boxes[$0.box.name] != nil }
    #expect(shared.count > 10)
    #expect(shared.allSatisfy { boxes[$0.box.name] == $0.rect })
    let frames = Dictionary(uniqueKeysWithValues: before.frames.map { ($0.frame.name, $0.rect) })
    #expect(after.frames.allSatisfy { frames[$0.frame.name] ?? $0.rect == $0.rect })
    let curves = Set(before.arrows.map { "\($0.curve)" })
    #expect(after.arrows.count > 20 && before.arrows.count == after.arrows.count + 1)
    #expect(after.arrows.allSatisfy { curves.contains("\($0.curve)") })

    #expect(marks(on: before) == ["⑯ 再委託の情報項目": .removed, "箱 折込作業場": .removed])
    #expect(marks(on: after) == ["⑦ 再委託の情報項目": .changed, "箱 応対記録": .added])
    #expect(before.arrows.contains { $0.arrow.channel == "手交媒体" && $0.arrow.number == "⑦" })
    #expect(!before.boxes.contains { $0.box.name == "応対記録" })
    #expect(!after.boxes.contains { $0.box.name == "折込作業場" })
  }

  @Test func aSideOfAPairHasItsOwnWordsAndRows() throws {
    let figure = try Self.figure(
      Shinjuku.model(Shinjuku.renameCallCentre, Shinjuku.rewordRemark), against: Shinjuku.model(),
      form: .pair)
    let text = figure.pages.map { SVGReading($0).text.filter { !$0.isWhitespace } }
    let earlier = figure.laidOut.earlierPages
    #expect(text[0].contains("コールセンター") && !text[0].contains("問合せセンター"))
    #expect(text[1].contains("封入封緘した確認書を委託先へ納める。"))
    #expect(text[earlier].contains("問合せセンター") && !text[earlier].contains("コールセンター"))
    #expect(text[earlier + 1].contains("確認書を納める。") && !text[earlier + 1].contains("納める。確"))
    #expect(!figure.pages.joined().contains("line-through"))
  }

  // MARK: - Two days

  @Test func oneModelIsDrawnAndComparedOnTwoDays() throws {
    let model = try Shinjuku.model()
    let (may, june) = (Day(year: 2024, month: 5, day: 10), Day(year: 2024, month: 6, day: 20))
    let early = try Figure(model, on: may, layout: graphviz)
    #expect(Set(early.laidOut.pages[0].arrows.compactMap(\.arrow.number)) == ["①", "⑤", "⑥"])
    #expect(SVGReading(early.pages[0]).text.contains("令和6年5月10日現在"))
    let days = try (old: #require(may), new: #require(june))
    let baseline = Baseline(
      Comparison(model, model, on: days), name: Baseline.name(of: model, on: may, .ja))
    let figure = try Figure(model, on: june, against: baseline, layout: graphviz)
    let page = figure.laidOut.pages[0]
    let plain = page.arrows.filter { $0.arrow.change == nil }.compactMap(\.arrow.number)
    #expect(Set(plain) == ["①", "⑤", "⑥"])
    #expect(page.arrows.allSatisfy { $0.arrow.change != .removed })
    #expect(page.boxes.contains { $0.box.name == "コールセンター" && $0.box.change == .added })
    #expect(SVGReading(figure.pages[0]).text.contains("※令和6年5月10日からの変更点は、赤太字下線部"))
  }
}
