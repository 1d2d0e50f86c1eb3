import NagarezuCore
import NagarezuText

/// How wide columns are, in cells: one for a half-width letter, two for a full-width one.
struct Widths {
  /// Points between the margins of A4 landscape.
  static let page = 785.0
  /// Points of a cell, and around what stands in a column.
  static let (cell, padding) = (Styles.size / 2, 8.0)
  /// The least that a sheet fitted to the page may be shrunk to: letters of 10 points become 6.
  static let leastScale = 0.6
  /// What we aim for, as long as no cell takes more than so many lines.
  private static let (goodScale, goodLines) = (0.75, 4)
  /// What a column of text may take at most, and what it keeps when others need room.
  private static let (widest, narrowest) = (60, 8)

  /// In order of columns.
  let cells: [Int]

  /// The columns of a table, long texts wrapped so that the page holds them all in letters that can be read.
  init(_ table: Table, in language: Language) {
    let columns = table.schema.columns
    // A heading may wrap, but leaves room for the button of the filter; a column that says nothing is as narrow as that.
    let natural = columns.map { min(Excerpt.width($0.heading[language]), 6) + 2 }
      .enumerated().map { place, heading in
        table.rows.reduce(heading) { max($0, Self.width(of: $1[place].shown(in: language))) }
      }
    let least = columns.indices.map { place in
      columns[place].kind == .text ? min(natural[place], Self.narrowest) : natural[place]
    }
    func filled(_ scale: Double) -> [Int] {
      Self.filled(least, upTo: natural.map { min($0, Self.widest) }, natural, Self.page / scale)
    }
    func lines(_ cells: [Int]) -> Int { zip(natural, cells).map(Self.lines).max() ?? 1 }
    let good = filled(Self.goodScale)
    cells = lines(good) <= Self.goodLines ? good : filled(Self.leastScale + 0.01)
  }

  /// Columns that were widened, always the one with the most lines, until there is no room.
  private static func filled(
    _ least: [Int], upTo most: [Int], _ natural: [Int], _ room: Double
  ) -> [Int] {
    var cells = least
    var used = points(cells)
    while used + cell <= room {
      let growing = cells.indices.filter { cells[$0] < most[$0] }
      guard
        let place = growing.max(by: {
          lines(natural[$0], cells[$0]) < lines(natural[$1], cells[$1])
        })
      else { break }
      cells[place] += 1
      used += cell
    }
    return cells
  }

  /// Lines of a text of so many cells in a column of so many. A line breaks before a full-width letter that does not fit.
  private static func lines(_ width: Int, _ cells: Int) -> Int {
    width <= cells ? 1 : (width + cells - 2) / max(1, cells - 1)
  }

  /// Points that a row needs for some texts, one a column, each wrapped where its column ends; at most what the form allows.
  func height(of texts: [String]) -> Double {
    let lines = zip(texts, cells).map { text, cells in
      CellText.visible(text).split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(0) { $0 + Self.lines(Excerpt.width(String($1)), cells) }
    }
    return min(409, 12.5 * Double(lines.max() ?? 1) + 3)
  }

  /// Points that columns take together.
  static func points(_ cells: [Int]) -> Double {
    cells.reduce(0) { $0 + Double($1) * cell + padding }
  }

  /// A column's width as the form counts it, in digits of its standard letter (7 pixels, and 5 around them; 4 pixels are 3 points).
  static func digits(_ cells: Int) -> Double {
    max(1, ((Double(cells) * cell + padding) / 0.75 - 5) / 7)
  }

  /// Cells of the longest line of a text.
  static func width(of text: String) -> Int {
    CellText.visible(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { Excerpt.width(String($0)) }.max() ?? 0
  }
}
