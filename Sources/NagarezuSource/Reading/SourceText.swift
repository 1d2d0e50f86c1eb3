import NagarezuCore

/// A file's text by line and column, both from 1, columns in Unicode scalars.
struct SourceText {
  let file: String
  let scalars: [Unicode.Scalar]
  /// Shape: line, from 0 → where it begins in `scalars`. Never empty.
  private let starts: [Int]

  init(file: String, _ text: String) {
    self.file = file
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    self.starts = starts
  }

  func span(_ line: Int, _ column: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: column)
  }

  var lineCount: Int { starts.count }

  /// A line without its end; empty past the last one.
  func line(_ line: Int) -> ArraySlice<Unicode.Scalar> {
    guard starts.indices.contains(line - 1) else { return [] }
    let first = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : scalars.count
    if end > first, scalars[end - 1] == "\r" { end -= 1 }
    return scalars[first..<max(first, end)]
  }

  /// Where a place lies in `scalars`; the end of the text for a place past it.
  func offset(_ line: Int, _ column: Int) -> Int {
    guard starts.indices.contains(line - 1) else { return scalars.count }
    return min(starts[line - 1] + column - 1, scalars.count)
  }

  /// The scalar at a place; `nil` past the end.
  subscript(_ line: Int, _ column: Int) -> Unicode.Scalar? {
    let offset = offset(line, column)
    return offset < scalars.count ? scalars[offset] : nil
  }
}

extension Sequence<Unicode.Scalar> {
  /// The scalars as text.
  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: self)
    return String(text)
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Without spaces of any kind at its ends.
  var trimmed: Self { trimmed { $0.properties.isWhitespace } }

  /// Without letters that are loose at its ends.
  func trimmed(_ isLoose: (Unicode.Scalar) -> Bool) -> Self {
    var rest = drop(while: isLoose)
    while let last = rest.last, isLoose(last) { rest.removeLast() }
    return rest
  }
}

extension String {
  /// The text as it is shown in a message: what cannot be seen is written out (`<U+0007>`), and long texts are cut.
  var shown: String {
    let cut = unicodeScalars.prefix(80)
    let text = VisibleText.written(String(cut))
    return cut.endIndex == unicodeScalars.endIndex ? text : text + "…"
  }
}

extension Unicode.Scalar {
  /// A digit of half or full width.
  var isDigit: Bool { ("0"..."9").contains(self) || (0xFF10...0xFF19).contains(value) }

  /// Controls that no model may hold, but for the line feed, the tab and the carriage return; the byte order mark and the
  /// marks of annotations too.
  var isForbiddenControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0xFEFF, 0xFFF9...0xFFFB: true
    default: isControl
    }
  }
}
