import NagarezuCore
import NagarezuText

/// How the other side counts the letters of a line.
package enum PositionEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  func width(_ scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: UTF8.width(scalar)
    case .utf16: UTF16.width(scalar)
    case .utf32: 1
    }
  }
}

/// A text, and where its lines are: for editors, which count from 0, and for reports, which count from 1 in scalars.
package struct OpenText {
  package private(set) var scalars: [Unicode.Scalar]
  /// Shape: line, from 0 → where it begins. Lines end at a line feed.
  private var starts: [Int] = [0]
  /// The same for editors, to whom a carriage return alone ends a line too; `nil` where there is none alone.
  private var editorStarts: [Int]?

  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    findLines()
  }

  private mutating func findLines() {
    starts = [0]
    var hasLoneReturn = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n" { starts.append(index + 1) }
      if scalar == "\r", index + 1 == scalars.count || scalars[index + 1] != "\n" {
        hasLoneReturn = true
      }
    }
    editorStarts = nil
    guard hasLoneReturn else { return }
    var found = [0]
    for (index, scalar) in scalars.enumerated() {
      let isAlone =
        scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")
      if scalar == "\n" || isAlone { found.append(index + 1) }
    }
    editorStarts = found
  }

  package var string: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  var bytes: [UInt8] { Array(string.utf8) }

  var lineCount: Int { starts.count }

  /// Its lines without their line feeds.
  var lines: [[Unicode.Scalar]] {
    starts.indices.map { line in
      let end = line + 1 < starts.count ? starts[line + 1] - 1 : scalars.count
      return Array(scalars[starts[line]..<end])
    }
  }

  // MARK: Places

  /// Where a place of a report lies, in scalars; the nearest there is for one outside the text.
  func offset(_ span: SourceSpan) -> Int {
    guard span.line >= 1, span.line <= starts.count else {
      return span.line < 1 ? 0 : scalars.count
    }
    let end = span.line < starts.count ? starts[span.line] - 1 : scalars.count
    return min(starts[span.line - 1] + max(0, span.column - 1), max(starts[span.line - 1], end))
  }

  /// The place of a report: line and column, from 1.
  func place(at offset: Int) -> (line: Int, column: Int) {
    let line = Self.line(of: offset, in: starts)
    return (line + 1, offset - starts[line] + 1)
  }

  private static func line(of offset: Int, in starts: [Int]) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Where a position of an editor lies; the end of its line for one past it.
  package func offset(_ position: JSONText, _ encoding: PositionEncoding) -> Int? {
    guard let line = position["line"].number, let character = position["character"].number,
      line >= 0, character >= 0
    else { return nil }
    let starts = editorStarts ?? starts
    guard line < starts.count else { return scalars.count }
    let end = line + 1 < starts.count ? starts[line + 1] : scalars.count
    var (offset, left) = (starts[line], character)
    while offset < end, scalars[offset] != "\n", scalars[offset] != "\r" {
      left -= encoding.width(scalars[offset])
      guard left >= 0 else { break }
      offset += 1
    }
    return offset
  }

  /// The position of an editor.
  package func position(at offset: Int, _ encoding: PositionEncoding) -> JSONText {
    let offset = min(max(0, offset), scalars.count)
    let starts = editorStarts ?? starts
    let line = Self.line(of: offset, in: starts)
    let character = scalars[starts[line]..<offset].reduce(0) { $0 + encoding.width($1) }
    return .object(["line": .number(line), "character": .number(character)])
  }

  package func range(_ first: Int, _ last: Int, _ encoding: PositionEncoding) -> JSONText {
    .object([
      "start": position(at: first, encoding), "end": position(at: max(first, last), encoding),
    ])
  }

  /// How far what stands at a place goes: a name or a word, up to what separates it from the next.
  func end(ofWordAt offset: Int) -> Int {
    guard offset < scalars.count else { return scalars.count }
    if scalars[offset] == "\"" || scalars[offset] == "'" {
      let quote = scalars[offset]
      var index = offset + 1
      while index < scalars.count, scalars[index] != "\n" {
        if scalars[index] == quote { return index + 1 }
        index += 1
      }
    }
    var index = offset
    while index < scalars.count {
      let scalar = scalars[index]
      let isSpaced = index + 1 >= scalars.count || scalars[index + 1].properties.isWhitespace
      if scalar == "\n" || scalar == "\r" || ",]}、".unicodeScalars.contains(scalar)
        || scalar == ":" && isSpaced || scalar == "#" && index > offset && scalars[index - 1] == " "
      {
        break
      }
      index += 1
    }
    while index > offset + 1, scalars[index - 1] == " " { index -= 1 }
    return max(index, min(offset + 1, scalars.count))
  }

  // MARK: Changes

  /// The change that makes it another text: from the first line that differs to the last, so that the cursor stays elsewhere.
  package func edit(to text: String, _ encoding: PositionEncoding) -> JSONText {
    let other = Array(text.unicodeScalars)
    var first = zip(scalars, other).prefix { $0 == $1 }.count
    while first > 0, scalars[first - 1] != "\n" { first -= 1 }
    var same = zip(scalars[first...].reversed(), other[first...].reversed())
      .prefix { $0 == $1 }.count
    while same > 0, same < scalars.count - first, scalars[scalars.count - same - 1] != "\n" {
      same -= 1
    }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: other[first..<other.count - same])
    return .object([
      "range": range(first, scalars.count - same, encoding), "newText": .string(String(words)),
    ])
  }

  /// Puts other words in the place of a range, both ends in scalars.
  mutating func replace(_ range: Range<Int>, with words: String) {
    scalars.replaceSubrange(range, with: words.unicodeScalars)
    findLines()
  }

  /// Takes a change as an editor says it: a range and its words, or the whole text.
  package mutating func take(_ change: JSONText, _ encoding: PositionEncoding) {
    guard let words = change["text"].text else { return }
    let range = change["range"]
    guard !range.isNull else {
      self = OpenText(words)
      return
    }
    guard let first = offset(range["start"], encoding), let last = offset(range["end"], encoding)
    else { return }
    replace(min(first, last)..<max(first, last), with: words)
  }
}
