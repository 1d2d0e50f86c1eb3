import NagarezuCore

/// A line of a file with a mark under a column, as compilers show it.
public struct Excerpt: Sendable {
  package let line: String
  package let span: SourceSpan

  /// The excerpt of `line`, which stands at `span`.
  public init(line: String, span: SourceSpan) {
    self.line = line
    self.span = span
  }

  /// Scalars of a line that fit a screen.
  private static let limit = 120

  /// Three lines, the last one marking the column; wide characters count as two cells.
  ///
  /// What cannot be seen is written out, as everywhere. A long line is cut so that the marked place stays in view.
  public var text: String {
    let number = String(span.line)
    let margin = String(repeating: " ", count: number.count)
    let scalars = Array(line.unicodeScalars)
    let mark = min(span.column - 1, scalars.count)
    let start = mark < Self.limit ? 0 : mark - Self.limit / 2
    let end = min(scalars.count, start + Self.limit)
    let before = (start > 0 ? "…" : "") + Self.visible(scalars[start..<mark])
    let after = Self.visible(scalars[mark..<end]) + (end < scalars.count ? "…" : "")
    let cells = before.unicodeScalars.reduce(0) { $0 + Self.width($1) }
    return
      " \(margin) |\n \(number) | \(before)\(after)\n"
      + " \(margin) | \(String(repeating: " ", count: cells))^\n"
  }

  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return VisibleText.written(String(text))
  }

  /// Cells a terminal gives a text.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Cells a terminal gives a scalar, near enough for a mark: two for East Asian wide and full-width forms.
  ///
  /// - SeeAlso: Unicode Standard Annex #11, East Asian Width.
  package static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2460...0x24FF, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
