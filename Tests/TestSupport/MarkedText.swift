/// Text with marks such as `⟦1⟧` taken out, and where each stood: a test shows a file as a person would write it, with
/// a mark where it is wrong.
public struct MarkedText: Sendable {
  /// Without the marks.
  public private(set) var text = ""
  /// Shape: mark → line and column, both from 1, columns in Unicode scalars.
  public private(set) var places: [Int: (line: Int, column: Int)] = [:]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var (line, column) = (1, 1)
    var scalars = String.UnicodeScalarView()
    var rest = marked.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "⟦", let end = rest.firstIndex(of: "⟧"), let mark = Int(String(rest[..<end])) {
        places[mark] = (line, column)
        rest = rest[rest.index(after: end)...]
      } else {
        scalars.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    text = String(scalars)
  }
}
