import NagarezuCore

/// A line of a file with a mark under a column, as compilers show it.
public struct Excerpt: Sendable {
  private let line: [Unicode.Scalar]
  private let span: SourceSpan
  private let width: Int?

  /// The excerpt of `line`, which stands at `span`, in `width` cells with its number; as many as fit most screens where none are given.
  public init(line: String, span: SourceSpan, width: Int? = nil) {
    self.init(scalars: Array(line.unicodeScalars), span: span, width: width)
  }

  /// The same of a line that was taken apart already.
  package init(scalars: [Unicode.Scalar], span: SourceSpan, width: Int? = nil) {
    line = scalars
    self.span = span
    self.width = width
  }

  /// Cells of a line that fit beside its number and the signs of what was cut.
  private var limit: Int {
    guard let width else { return 72 }
    return max(width - String(span.line).count - 4 - 2 * Self.width("…"), 20)
  }

  /// How many of them are shown before the mark where not all are.
  private var lead: Int { limit / 9 * 5 }

  /// Three lines, the last one marking the column; wide characters count as two cells, combining ones as none.
  ///
  /// What cannot be seen is written out, as everywhere. Of a long line that part is shown in which the marked place stands, and no
  /// more of it is looked at: a whole model may stand in one line.
  public var text: String {
    let number = String(span.line)
    let margin = String(repeating: " ", count: number.count)
    let mark = min(span.column - 1, line.count)
    let (start, end) = window(around: mark)
    let before = (start > 0 ? "…" : "") + line[start..<mark].map(Self.written).joined()
    let after = line[mark..<end].map(Self.written).joined() + (end < line.count ? "…" : "")
    return
      " \(margin) |\n \(number) | \(before)\(after)\n"
      + " \(margin) | \(String(repeating: " ", count: Self.width(before)))^\n"
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { line.isEmpty }

  private static func written(_ scalar: Unicode.Scalar) -> String {
    VisibleText.written(String(scalar))
  }

  /// Cells of the letter at a position, as it is written.
  private func cells(_ position: Int) -> Int { Self.width(Self.written(line[position])) }

  private var fits: Bool {
    var room = limit
    return line.indices.allSatisfy { position in
      room -= cells(position)
      return room >= 0
    }
  }

  /// The letters to show, as positions: all that fit, with the marked one among them. Neither end tears a mark from its letter.
  private func window(around mark: Int) -> (start: Int, end: Int) {
    guard !fits else { return (0, line.count) }
    var (start, end) = (mark, mark)
    var room = lead
    func takeBefore() {
      while start > 0, case let width = cells(start - 1), width <= room {
        start -= 1
        room -= width
      }
    }
    takeBefore()
    room += limit - lead
    while end < line.count, case let width = cells(end), width <= room {
      room -= width
      end += 1
    }
    // What room is left behind the mark is given to what stands before it.
    takeBefore()
    while start < mark, start > 0, cells(start) == 0 { start += 1 }
    return (start, end)
  }

  /// Cells a terminal gives a text.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + $1.cells }
  }
}
