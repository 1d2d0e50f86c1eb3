import NagarezuCore

extension Table {
  /// Columns under each other for a terminal of `width` cells. What does not fit beside each other stands in panels, each beginning
  /// with the first column again; nothing is broken or cut.
  package func text(in language: Language, width: Int) -> String {
    guard !rows.isEmpty else { return "" }
    return grid(in: language).panels(width: width).map(\.text).joined(separator: "\n")
  }
}

extension Document.Grid {
  /// The same in parts of at most `width` cells, each with the first column; one that does not fit beside it stands there all the same.
  fileprivate func panels(width: Int) -> [Document.Grid] {
    let widths = headings.indices.map { column in
      let cells = rows.map { row in
        row[column].map { line in Excerpt.width(line.map { VisibleText.written($0.text) }.joined())
        }
        .max() ?? 0
      }
      return max(Excerpt.width(headings[column]), cells.max() ?? 0) + 2
    }
    guard widths.reduce(0, +) - 2 > width, headings.count > 1 else { return [self] }
    let lead = widths[0]
    var panels: [[Int]] = []
    var panel: [Int] = []
    var room = width + 2 - lead
    for column in 1..<headings.count {
      if !panel.isEmpty, widths[column] > room {
        panels.append(panel)
        panel = []
        room = width + 2 - lead
      }
      panel.append(column)
      room -= widths[column]
    }
    panels.append(panel)
    return panels.map { panel in
      let columns = [0] + panel
      return Document.Grid(
        headings: columns.map { headings[$0] }, rows: rows.map { row in columns.map { row[$0] } })
    }
  }
}
