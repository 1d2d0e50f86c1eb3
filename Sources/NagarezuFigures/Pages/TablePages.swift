import NagarezuCore

/// The pages of a figure, with the tables and lists that follow the picture.
struct TablePages {
  let scene: Scene
  let paper: Paper
  var pages: [LaidOutScene.Page] = []

  private var margin: Double { Sheet.margin }
  private var width: Double { paper.size.width - 2 * margin }
  private var bottom: Double { paper.size.height - margin }

  init(_ scene: Scene, paper: Paper) {
    self.scene = scene
    self.paper = paper
  }

  /// A new sheet with the scene's title, and where its content begins.
  private func sheet() -> (page: LaidOutScene.Page, top: Double) {
    let page = LaidOutScene.Page(blank: scene, on: paper)
    return (page, page.rule + 10)
  }

  /// The （備考）table on sheets of its own.
  mutating func appendRemarks() {
    let remarks = Remarks(scene, width: width)
    var next = 0
    while next < remarks.count {
      var (page, top) = sheet()
      let range = remarks.fit(from: next, height: bottom - top - Remarks.heading)
      remarks.place(range, x: margin, y: top, on: &page)
      pages.append(page)
      next = range.upperBound
    }
  }

  /// What newly arrives at whom, and what no longer.
  mutating func appendReach() {
    let blank = sheet().page
    ReachTable(scene).add(to: &pages) { blank }
  }

  /// The item list, where the labels do not say all that is in it.
  mutating func appendItems() {
    let table = ItemTable(scene)
    guard table.isNeeded(beside: pages) else { return }
    let blank = sheet().page
    table.add(to: &pages) { blank }
  }

  /// What a check found, then what names mean: below the table of remarks where there is room.
  mutating func appendNotes() {
    let lists = [(FigureWords.findings, scene.findings), (FigureWords.glossary, scene.glossary)]
    for (heading, notes) in lists where !notes.isEmpty {
      append(NoteList(notes, heading: heading[scene.language], width: width, scene))
    }
  }

  private mutating func append(_ list: NoteList) {
    var next = 0
    while next < list.count {
      let room = roomBelow(for: list.height(of: next))
      var (page, top) = room ?? sheet()
      let range = list.fit(from: next, height: bottom - top)
      list.place(range, x: margin, y: top, on: &page)
      if room != nil { pages[pages.count - 1] = page } else { pages.append(page) }
      next = range.upperBound
    }
  }

  /// The last page and where it is free, if it holds tables only and a row fits.
  private func roomBelow(for height: Double) -> (page: LaidOutScene.Page, top: Double)? {
    guard let page = pages.last, page.boxes.isEmpty else { return nil }
    let top = (page.usedByTables ?? page.rule) + 14
    return top + height <= bottom ? (page, top) : nil
  }

  /// The pages with their numbers at the foot, where there are several.
  var numbered: [LaidOutScene.Page] {
    guard pages.count > 1 else { return pages }
    return pages.enumerated().map { position, page in
      var page = page
      let words = FigureWords.page(position + 1, of: pages.count)[scene.language]
      page.texts.append(
        .init(
          lines: [words], size: 8.5,
          rect: Rect(
            x: page.size.width / 2 - 30, y: page.size.height - margin + 6, width: 60, height: 11),
          anchor: .middle, ink: .faint))
      return page
    }
  }
}

/// A list of notes, one below the other, as wide as the page: code, place or name, sentence.
struct NoteList {
  private struct Row {
    var note: Scene.Note
    var codes: CodeRows?
    var head: TextBlock
    var sentence: TextBlock
    var height: Double
  }

  private let rows: [Row]
  private let heading: String
  private let width: Double
  private let codeWidth: Double
  private let headWidth: Double

  private static let headingHeight = 18.0
  private static let size = 8.5

  init(_ notes: [Scene.Note], heading: String, width: Double, _ scene: Scene) {
    self.heading = heading
    self.width = width
    let codes = notes.map {
      CodeRows($0.ruleCode.map { [$0] } ?? [], width: 200, language: scene.language)
    }
    let codeWidth = codes.compactMap { $0?.size.width }.max().map { $0 + 12 } ?? 0
    let headWidth = width * (codeWidth > 0 ? 0.27 : 0.24)
    (self.codeWidth, self.headWidth) = (codeWidth, headWidth)
    rows = zip(notes, codes).map { note, codes in
      let head = TextBlock(
        note.head, size: Self.size, width: headWidth - 10, maxLines: 4, at: scene.breaks)
      let sentence = TextBlock(
        note.sentence, size: Self.size, width: width - codeWidth - headWidth - 12,
        maxLines: 12, at: scene.breaks)
      return Row(
        note: note, codes: codes, head: head, sentence: sentence,
        height: max(17, head.height + 6, sentence.height + 6))
    }
  }

  var count: Int { rows.count }

  /// The height of one row with the heading above it.
  func height(of row: Int) -> Double { Self.headingHeight + rows[row].height }

  /// The rows that fit below the heading from `first`, at least one.
  func fit(from first: Int, height: Double) -> Range<Int> {
    var (end, used) = (first, Self.headingHeight)
    while end < rows.count, end == first || used + rows[end].height <= height {
      used += rows[end].height
      end += 1
    }
    return first..<end
  }

  /// Puts rows on a page, under a heading at `y`.
  func place(_ range: Range<Int>, x: Double, y: Double, on page: inout LaidOutScene.Page) {
    page.texts.append(
      .init(
        lines: [heading], size: 9.5, rect: Rect(x: x, y: y, width: width, height: 12),
        isBold: true))
    var top = y + Self.headingHeight
    for row in rows[range] {
      let rect = Rect(x: x, y: top, width: width, height: row.height)
      let code = row.codes?.laidOut(
        x: x + 6, y: rect.center.y - CodeRows.rowHeight / 2, scale: 1
      ).first
      func text(_ block: TextBlock, at left: Double, isBold: Bool = false) -> LaidOutScene.Text {
        .init(
          lines: block.lines, size: block.size,
          rect: Rect(
            x: left, y: rect.center.y - block.height / 2, width: block.width, height: block.height),
          isBold: isBold)
      }
      page.notes.append(
        .init(
          rect: rect, code: code,
          texts: [
            text(row.head, at: x + codeWidth + 6, isBold: code == nil),
            text(row.sentence, at: x + codeWidth + headWidth + 6),
          ]))
      top += row.height
    }
  }
}
