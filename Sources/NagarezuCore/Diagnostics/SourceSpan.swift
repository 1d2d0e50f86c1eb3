/// A place in a file that a person wrote.
///
/// Lines and columns start at 1; a column counts Unicode scalars, neither bytes nor cells.
public struct SourceSpan: Hashable, Comparable, Sendable {
  /// As the reader of the file names it: as seen from the root of its project, `/` between folders.
  public var file: String
  public var line: Int
  public var column: Int

  /// A place; `line` and `column` from 1.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (a: Self, b: Self) -> Bool {
    if a.file != b.file { return a.file.precedesByBytes(b.file) }
    return (a.line, a.column) < (b.line, b.column)
  }
}
