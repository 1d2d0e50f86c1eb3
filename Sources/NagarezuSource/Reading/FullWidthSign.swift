import NagarezuCore

/// A sign of the full-width keyboard that looks like one YAML needs.
struct FullWidthSign {
  let wide: Unicode.Scalar
  let narrow: Character
  let name: String
  var noteJa = ""
  var noteEn = ""

  static let all: [FullWidthSign] = [
    FullWidthSign(
      wide: "：", narrow: ":", name: "a colon", noteJa: "（あとに半角の空白を1つ）",
      noteEn: ", with a space after it"),
    FullWidthSign(
      wide: "，", narrow: ",", name: "a comma", noteJa: "（あとに半角の空白を1つ）",
      noteEn: ", with a space after it"),
    FullWidthSign(wide: "｛", narrow: "{", name: "a brace"),
    FullWidthSign(wide: "｝", narrow: "}", name: "a brace"),
    FullWidthSign(wide: "［", narrow: "[", name: "a bracket"),
    FullWidthSign(wide: "］", narrow: "]", name: "a bracket"),
    FullWidthSign(wide: "＂", narrow: "\"", name: "a quotation mark"),
    FullWidthSign(wide: "“", narrow: "\"", name: "a quotation mark"),
    FullWidthSign(wide: "”", narrow: "\"", name: "a quotation mark"),
    FullWidthSign(wide: "＃", narrow: "#", name: "a number sign"),
    FullWidthSign(wide: "\u{3000}", narrow: " ", name: "a space"),
  ]

  /// The way out where it stands in a name that is looked up: what is offered is read as several names, or as the one without it.
  func help(inName text: String, isItem: Bool) -> Message {
    let pieces = text.split(separator: Character(wide)).map { $0.filter { !$0.isWhitespace } }
      .filter { !$0.isEmpty }
    switch wide {
    case "，":
      let row = isItem ? pieces.joined(separator: "、") : "[\(pieces.joined(separator: ", "))]"
      return Message(ja: "「\(row.shown)」と書いてください", en: "write '\(row.shown)'")
    case "“", "”", "＂", "\u{3000}":
      let plain = text.filter { !"“”＂".contains($0) && !$0.isWhitespace }
      return Message(ja: "「\(plain.shown)」ですか", en: "did you mean '\(plain.shown)'?")
    default:
      return Message(
        ja: "半角の「\(narrow)」に直してください\(noteJa)", en: "write \(name) in ASCII\(noteEn)")
    }
  }

  /// Whether sentences hold it too.
  var standsInSentences: Bool { "，“”＂＃".unicodeScalars.contains(wide) }

  /// The sign that a scalar is; all of them lie past ASCII and outside kana and kanji.
  private static func sign(_ scalar: Unicode.Scalar) -> FullWidthSign? {
    switch scalar.value {
    case 0x201C...0x201D, 0x3000, 0xFF01...0xFF5E: all.first { $0.wide == scalar }
    default: nil
    }
  }

  /// The first such sign of a line that stands in code: before any ASCII `: `, any `#` and any quotation mark.
  /// Shape: column from 1, and the sign. The space counts only at the beginning of a line or after a `:`.
  static func first(in line: ArraySlice<Unicode.Scalar>) -> (Int, FullWidthSign)? {
    let scalars = Array(line)
    var isAtBeginning = true
    for (index, scalar) in scalars.enumerated() {
      if scalar == "#" || scalar == "\"" || scalar == "'" { return nil }
      if let sign = sign(scalar) {
        let followsColon = index > 0 && scalars[index - 1] == ":"
        if scalar != "\u{3000}" || isAtBeginning || followsColon { return (index + 1, sign) }
      }
      if scalar != " ", scalar != "-" { isAtBeginning = false }
    }
    return nil
  }

  /// The first such sign of a name, and where it stands.
  static func first(inName name: Written) -> (SourceSpan, FullWidthSign)? {
    guard let (offset, sign) = first(inName: name.text) else { return nil }
    var span = name.span
    span.column += offset
    return (span, sign)
  }

  /// The first such sign anywhere in a short text; of spaces those at its ends and after a colon.
  /// Shape: offset from 0, and the sign.
  static func first(inName name: String) -> (Int, FullWidthSign)? {
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard let sign = sign(scalar) else { continue }
      let isAtEnd = index == 0 || index == scalars.count - 1
      if scalar != "\u{3000}" || isAtEnd || scalars[index - 1] == ":" { return (index, sign) }
    }
    return nil
  }
}
