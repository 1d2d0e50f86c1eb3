import NagarezuCore

/// 情報項目一覧（別表）: a row for each flow with all its items, how, of whom, when and on what ground.
struct ItemTable {
  private let scene: Scene

  init(_ scene: Scene) { self.scene = scene }

  /// Whether the labels on some pages leave anything of the list unsaid.
  func isNeeded(beside pages: [LaidOutScene.Page]) -> Bool {
    let told = pages.flatMap(\.arrows).filter { drawn in
      drawn.extent == .full || drawn.extent == .brief && drawn.arrow.briefItems == drawn.arrow.items
    }.map(\.arrow)
    return scene.itemRows.contains { row in
      !told.contains {
        $0.listed == [row.place] && !$0.hidesItems && $0.items == row.items
          && $0.itemChange?.hides != true
      }
    }
  }

  /// Puts the table behind what stands on `pages`.
  func add(to pages: inout [LaidOutScene.Page], sheet: () -> LaidOutScene.Page) {
    CellTable(
      kind: .items, title: FigureWords.itemList[scene.language],
      columns: zip(Scene.ItemRow.heads(scene.language), Self.shares).map { ($0, $1) },
      rows: scene.itemRows.map { row in
        row.cells.enumerated().map { column, words in
          entries(words, of: row, hasNote: column == Scene.ItemRow.itemsColumn)
        }
      }, breaks: scene.breaks
    ).add(to: &pages, sheet: sheet)
  }

  /// Of the width: place, number, flow, items, channel, people, period, basis.
  private static let shares = [0.038, 0.042, 0.175, 0.31, 0.08, 0.112, 0.118, 0.125]

  private func entries(
    _ words: String, of row: Scene.ItemRow, hasNote: Bool
  ) -> [CellTable.Entry] {
    let change = row.change == .changed ? nil : row.change
    let note = hasNote ? row.changeNote : nil
    return [CellTable.Entry(words: words, isBold: change == .added, change: change)]
      + (note.map { [CellTable.Entry(words: $0, isBold: true, change: .changed)] } ?? [])
  }
}

extension Scene.ItemRow {
  /// What the columns are called, in the order of ``cells``.
  static func heads(_ language: Language) -> [String] {
    [
      FigureWords.listPlace, FigureWords.number, FigureWords.route, FigureWords.items,
      FigureWords.channel, FigureWords.people, FigureWords.period, FigureWords.basis,
    ].map { $0[language] }
  }

  /// The column that says what changed as well.
  static let itemsColumn = 3

  /// Place in the list, number, flow, items, channel, people, period, basis.
  var cells: [String] {
    [String(place), number, route, items, channel, people, period, basis]
  }
}
