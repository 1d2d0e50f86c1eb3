import NagarezuCore

/// Codes of rules in rows, as they stand beside a label or in a box; sizes in points at scale 1.
struct CodeRows: Sendable {
  /// Shape: row → codes with their words and widths.
  private var rows: [[(code: Scene.RuleCode, words: String, width: Double)]] = []
  private(set) var size = Size(0, 0)

  static let rowHeight = 14.0
  private static let gap = 3.0
  private static let typeSize = Measures.TypeSize.detail

  /// Rows at most `width` points wide, unless one code alone is wider; `nil` where there are no codes.
  init?(_ codes: [Scene.RuleCode], width: Double, language: Language) {
    guard !codes.isEmpty else { return nil }
    var used = 0.0
    for code in codes {
      let words = FigureWords.code(code)[language]
      let needed = TextBlock.width(words, size: Self.typeSize) + 9
      if rows.isEmpty || used + Self.gap + needed > width {
        rows.append([])
        used = -Self.gap
      }
      used += Self.gap + needed
      rows[rows.count - 1].append((code, words, needed))
      size.width = max(size.width, used)
    }
    size.height = Double(rows.count) * Self.rowHeight
  }

  /// A code in its place.
  struct Placed {
    let code: Scene.RuleCode
    let words: String
    let rect: Rect
    /// In points.
    let typeSize: Double
  }

  /// The codes in their places, from the top left corner given; centred on `width` where it is given.
  func placed(x: Double, y: Double, scale: Double, in width: Double? = nil) -> [Placed] {
    var placed: [Placed] = []
    for (number, row) in rows.enumerated() {
      let total = row.reduce(-Self.gap) { $0 + $1.width + Self.gap } * scale
      var left = x + (width.map { ($0 - total) / 2 } ?? 0)
      let top = y + Double(number) * Self.rowHeight * scale
      for one in row {
        let rect = Rect(
          x: left, y: top + 0.5 * scale, width: one.width * scale,
          height: (Self.rowHeight - 1.5) * scale)
        placed.append(
          Placed(
            code: one.code, words: one.words, rect: rect, typeSize: Self.typeSize * scale))
        left += (one.width + Self.gap) * scale
      }
    }
    return placed
  }
}
