import NagarezuCore
import NagarezuText

/// A table with rules around its cells: headed, as wide as the page, broken over pages between rows and, where one is higher than
/// many lines, within it. Nothing in it is ever cut off.
struct CellTable {
  /// What stands in a cell, a paragraph below the other.
  struct Entry {
    var words: String
    var isBold = false
    var change: Scene.Change?
  }

  let kind: LaidOutScene.Cell.Table
  let title: String
  /// Shape: column → what it is called and its part of the width.
  let columns: [(head: String, share: Double)]
  /// Shape: row → column → paragraphs.
  let rows: [[[Entry]]]
  let breaks: WordBreaks

  static let size = 8.5
  static let heading = 18.0
  private static let padding = 6.0
  /// Lines past which a row goes on in another.
  private static let most = 24

  /// Lines of one paragraph.
  private struct Piece {
    var lines: [String]
    var entry: Entry
    var width: Double { lines.map { TextBlock.width($0, size: CellTable.size) }.max() ?? 0 }
    var height: Double { Double(lines.count) * CellTable.size * TextBlock.lineHeight }
  }

  /// Shape: column → paragraphs.
  private struct Row {
    var cells: [[Piece]]
    var height: Double {
      max(15, (cells.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0) + 5)
    }
  }

  /// Puts the table below what stands on the last of `pages`, where that is a page of tables, and on new sheets.
  func add(to pages: inout [LaidOutScene.Page], sheet: () -> LaidOutScene.Page) {
    guard !rows.isEmpty else { return }
    var page = sheet()
    let width = page.size.width - 2 * page.margin
    let bottom = page.size.height - page.margin
    var y = page.rule + 10
    let head = broken(columns.map { [Entry(words: $0.head, isBold: true)] }, width)[0]
    let all = rows.flatMap { broken($0, width) }
    if let last = pages.last, last.boxes.isEmpty, let used = last.usedByTables,
      used + 14 + Self.heading + head.height + all[0].height <= bottom
    {
      pages.removeLast()
      (page, y) = (last, used + 14)
    }
    var isBegun = false
    for row in all {
      if isBegun, y + row.height > bottom {
        pages.append(page)
        (page, y, isBegun) = (sheet(), page.rule + 10, false)
      }
      if !isBegun {
        page.texts.append(
          LaidOutScene.Text(
            lines: [title], size: 9.5, rect: Rect(x: page.margin, y: y, width: width, height: 12),
            isBold: true))
        y += Self.heading
        place(head, on: &page, &y, width)
        isBegun = true
      }
      place(row, on: &page, &y, width)
    }
    pages.append(page)
  }

  /// A row in as many as it needs.
  private func broken(_ row: [[Entry]], _ width: Double) -> [Row] {
    var left = zip(row, columns).map { entries, column in
      entries.map { entry -> Piece in
        let room = width * column.share - 2 * Self.padding
        let lines = Self.parts(of: entry.words).flatMap {
          TextBlock($0, size: Self.size, width: room, maxLines: .max, at: breaks).lines
        }
        return Piece(lines: lines, entry: entry)
      }
    }
    var found: [Row] = []
    repeat {
      let parts = left.map { Self.split($0) }
      found.append(Row(cells: parts.map(\.0)))
      left = parts.map(\.1)
    } while left.contains { !$0.isEmpty }
    return found
  }

  /// Words in parts that no form cuts off, each ended after a comma where it has one.
  private static func parts(of words: String) -> [String] {
    var parts: [String] = []
    var rest = words.unicodeScalars[...]
    while rest.count > XMLText.limit {
      let head = rest.prefix(XMLText.limit)
      let end = head.lastIndex { $0 == "、" || $0 == "," }.map { head.index(after: $0) }
      parts.append(String(head[..<(end ?? head.endIndex)]))
      rest = rest[(end ?? head.endIndex)...]
    }
    return parts + [String(rest)]
  }

  /// The first lines of a cell, and the rest.
  private static func split(_ pieces: [Piece]) -> ([Piece], [Piece]) {
    var (first, rest, room) = ([Piece](), [Piece](), most)
    for piece in pieces {
      let taken = min(room, piece.lines.count)
      room -= taken
      if taken > 0 { first.append(Piece(lines: Array(piece.lines[..<taken]), entry: piece.entry)) }
      if taken < piece.lines.count {
        rest.append(Piece(lines: Array(piece.lines[taken...]), entry: piece.entry))
      }
    }
    return (first, rest)
  }

  private func place(
    _ row: Row, on page: inout LaidOutScene.Page, _ y: inout Double, _ width: Double
  ) {
    var x = page.margin
    for (pieces, column) in zip(row.cells, columns) {
      let rect = Rect(x: x, y: y, width: width * column.share, height: row.height)
      var top = rect.center.y - pieces.reduce(0) { $0 + $1.height } / 2
      let texts = pieces.map { piece in
        defer { top += piece.height }
        return LaidOutScene.Text(
          lines: piece.lines, size: Self.size,
          rect: Rect(x: x + Self.padding, y: top, width: piece.width, height: piece.height),
          isBold: piece.entry.isBold, change: piece.entry.change)
      }
      page.cells.append(LaidOutScene.Cell(rect: rect, texts: texts, table: kind))
      x += rect.width
    }
    y += row.height
  }
}

extension LaidOutScene.Page {
  /// Where the lowest of its tables ends; `nil` where it has none.
  var usedByTables: Double? {
    (rows.map(\.rect.maxY) + notes.map(\.rect.maxY) + cells.map(\.rect.maxY)).max()
  }
}
