import NagarezuCore

/// A line of a file with a mark under a column, as compilers show it.
public struct Excerpt: Sendable {
  let line: String
  let span: SourceSpan

  /// The excerpt of `line`, which stands at `span`.
  public init(line: String, span: SourceSpan) {
    self.line = line
    self.span = span
  }

  /// Three lines, the last one marking the column; wide characters count as two cells.
  public var text: String {
    let number = String(span.line)
    let margin = String(repeating: " ", count: number.count)
    let shown = Self.visible(line, limit: 120)
    let before = line.unicodeScalars.prefix(span.column - 1)
    let cells = before.reduce(0) { $0 + Self.width($1) }
    return
      " \(margin) |\n \(number) | \(shown)\n \(margin) | \(String(repeating: " ", count: cells))^\n"
  }

  /// The line without control characters, cut where it would run off the screen.
  static func visible(_ line: String, limit: Int) -> String {
    var result = ""
    for scalar in line.unicodeScalars.prefix(limit) {
      result.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    return line.unicodeScalars.count > limit ? result + "…" : result
  }

  /// Cells a terminal gives a scalar, near enough for a mark: two for East Asian wide and full-width forms.
  ///
  /// - SeeAlso: Unicode Standard Annex #11, East Asian Width.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2460...0x24FF, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
