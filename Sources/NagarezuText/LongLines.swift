import NagarezuCore

/// Excerpts of lines of which some are long and asked for again and again, as where a model stands in one line.
package struct LongLines {
  /// Shape: file and line → its letters; only of lines past ``least``.
  private var known: [Place: [Unicode.Scalar]] = [:]
  private var count = 0

  private struct Place: Hashable {
    let file: String
    let line: Int
  }

  /// Bytes from which on a line is kept, and letters that are kept at once.
  private static let (least, most) = (1_000, 16_000_000)

  private let width: Int?

  /// Excerpts of at most so many cells; as ``Excerpt`` has them where none are given.
  package init(width: Int? = nil) { self.width = width }

  /// The excerpt of `line`, which stands at `span`.
  package mutating func excerpt(_ line: String, at span: SourceSpan) -> Excerpt {
    guard line.utf8.count > Self.least else { return Excerpt(line: line, span: span, width: width) }
    let place = Place(file: span.file, line: span.line)
    if let scalars = known[place] { return Excerpt(scalars: scalars, span: span, width: width) }
    let scalars = Array(line.unicodeScalars)
    if count + scalars.count > Self.most { (known, count) = ([:], 0) }
    known[place] = scalars
    count += scalars.count
    return Excerpt(scalars: scalars, span: span, width: width)
  }
}
