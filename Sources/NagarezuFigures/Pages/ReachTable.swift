/// The tables of changed reach: what newly arrives at whom by which flow, and what arrives no
/// longer.
struct ReachTable {
  private let scene: Scene
  private let width: Double

  private static let size = 8.5
  private static let heading = 18.0
  /// Of the width: party, items, passages.
  private static let columns = [0.2, 0.55, 0.25]

  init(_ scene: Scene, width: Double) {
    self.scene = scene
    self.width = width
  }

  private struct Row {
    var blocks: [TextBlock]
    var isHeading: Bool
    var height: Double
  }

  private func row(_ words: [String], isHeading: Bool) -> Row {
    let blocks = zip(words, Self.columns).map {
      TextBlock($0, size: Self.size, width: width * $1 - 12, maxLines: 12)
    }
    return Row(
      blocks: blocks, isHeading: isHeading, height: max(15, (blocks.map(\.height).max() ?? 0) + 5))
  }

  /// Puts the tables below what stands on the last of `pages`, where that is a page of tables, and
  /// on new sheets.
  func add(to pages: inout [LaidOutScene.Page], sheet: () -> LaidOutScene.Page) {
    guard let rows = scene.reachRows else { return }
    var page = sheet()
    let bottom = page.size.height - page.margin
    var y = page.rule + 10
    if let last = pages.last, last.boxes.isEmpty {
      pages.removeLast()
      page = last
      y = (last.rows.map(\.rect.maxY).max() ?? y) + 14
    }
    func breakPage() {
      pages.append(page)
      page = sheet()
      y = page.rule + 10
    }
    for change in [Scene.Change.added, .removed] {
      let own = rows.filter { $0.change == change }
      guard !own.isEmpty else { continue }
      let head = row(
        [FigureWords.party, FigureWords.items, FigureWords.passages].map { $0[scene.language] },
        isHeading: true)
      let title = change == .added ? FigureWords.arriving : FigureWords.ceasing
      var isBegun = false
      for one in own {
        let next = row([one.party, one.items, one.passages], isHeading: false)
        let above = isBegun ? 0 : Self.heading + head.height
        if y + above + next.height > bottom {
          breakPage()
          isBegun = false
        }
        if !isBegun {
          page.texts.append(heading(title[scene.language], y: y, margin: page.margin))
          y += Self.heading
          place(head, on: &page, &y)
          isBegun = true
        }
        place(next, on: &page, &y)
      }
      y += 14
    }
    if rows.isEmpty {
      page.texts.append(
        heading(FigureWords.noReachChange[scene.language], y: y, margin: page.margin))
    }
    pages.append(page)
  }

  private func heading(_ words: String, y: Double, margin: Double) -> LaidOutScene.Text {
    LaidOutScene.Text(
      lines: [words], size: 9.5, rect: Rect(x: margin, y: y, width: width, height: 12),
      isBold: true)
  }

  private func place(_ row: Row, on page: inout LaidOutScene.Page, _ y: inout Double) {
    var x = page.margin
    for (block, share) in zip(row.blocks, Self.columns) {
      let rect = Rect(x: x, y: y, width: width * share, height: row.height)
      page.cells.append(
        .init(
          rect: rect,
          text: .init(
            lines: block.lines, size: Self.size,
            rect: Rect(
              x: x + 6, y: rect.center.y - block.height / 2, width: block.width,
              height: block.height), isBold: row.isHeading)))
      x += rect.width
    }
    y += row.height
  }
}
