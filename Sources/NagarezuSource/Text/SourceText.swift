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

extension String {
  /// The text as it is shown in a message: what cannot be seen is written out (`<U+0007>`), and long texts are cut.
  var shown: String {
    var result = ""
    for (count, scalar) in unicodeScalars.enumerated() {
      guard count < 80 else { return result + "…" }
      if scalar.isInvisible || scalar.isForbiddenControl || scalar.isDirectionControl
        || scalar.value < 0x20
      {
        result += scalar.code
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// `<U+0007>`.
  var code: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">"
  }

  /// Control characters but for the line feed, the tab and the carriage return; the line breaks that only YAML knows, and
  /// what is no character.
  var isForbiddenControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Characters that turn the direction of the text around them, so that a reader sees another order than the tool.
  ///
  /// - SeeAlso: Unicode Standard Annex #9; N. Boucher, R. Anderson, "Trojan Source" (2021).
  var isDirectionControl: Bool {
    switch value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    default: false
    }
  }

  /// Characters that take no room, so that two names look the same.
  var isInvisible: Bool {
    switch value {
    case 0x200B...0x200D, 0x2060...0x2064, 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
      0x3164, 0xFFA0:
      true
    default: false
    }
  }
}
