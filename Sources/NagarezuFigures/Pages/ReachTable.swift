import NagarezuCore

/// The tables of changed reach: what newly arrives at whom by which flow, and what arrives no longer.
struct ReachTable {
  private let scene: Scene

  init(_ scene: Scene) { self.scene = scene }

  /// Puts the tables behind what stands on `pages`.
  func add(to pages: inout [LaidOutScene.Page], sheet: () -> LaidOutScene.Page) {
    guard let rows = scene.reachRows else { return }
    guard !rows.isEmpty else { return sayNone(on: &pages, sheet) }
    for change in [Scene.Change.added, .removed] {
      table(rows.filter { $0.change == change }, change).add(to: &pages, sheet: sheet)
    }
  }

  private func table(_ rows: [Scene.ReachRow], _ change: Scene.Change) -> CellTable {
    let title = change == .added ? FigureWords.arriving : FigureWords.ceasing
    let columns = [
      (FigureWords.party, 0.2), (FigureWords.items, 0.55), (FigureWords.passages, 0.25),
    ]
    return CellTable(
      kind: .reach, title: title[scene.language],
      columns: columns.map { ($0[scene.language], $1) },
      rows: rows.map { row in
        [row.party, row.items, row.passages].map { [CellTable.Entry(words: $0)] }
      }, breaks: scene.breaks)
  }

  private func sayNone(on pages: inout [LaidOutScene.Page], _ sheet: () -> LaidOutScene.Page) {
    var page = sheet()
    var y = page.rule + 10
    if let last = pages.last, last.boxes.isEmpty, let used = last.usedByTables,
      used + 14 + CellTable.heading <= last.size.height - last.margin
    {
      pages.removeLast()
      (page, y) = (last, used + 14)
    }
    page.texts.append(
      LaidOutScene.Text(
        lines: [FigureWords.noReachChange[scene.language]], size: 9.5,
        rect: Rect(x: page.margin, y: y, width: page.size.width - 2 * page.margin, height: 12),
        isBold: true))
    pages.append(page)
  }
}
