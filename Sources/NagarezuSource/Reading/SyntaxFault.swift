import NagarezuCore

/// A text that is no YAML: what the library found, and what a person can do about it.
struct SyntaxFault {
  /// The library's words.
  var problem: String
  var place: SourceSpan
  /// What was being read, in the library's words, and where that began.
  var context: String?
  var beginning: SourceSpan?

  func report(in text: SourceText, to log: DiagnosticLog) {
    let span = bestPlace
    guard !problem.contains("undefined alias") else {
      log.add(.alias, at: place, YAMLTree.aliasMessage)
      return
    }
    if let (place, sign) = fullWidthSign(in: text) {
      log.add(
        .fullWidthSign, at: place,
        ja: "全角の「\(sign.wide)」があるため読み取れません",
        en: "full-width \(sign.wide) where YAML needs \(sign.name)",
        help: Message(
          ja: "半角の「\(sign.narrow)」に直してください\(sign.noteJa)",
          en: "write \(sign.name) in ASCII\(sign.noteEn)"))
      return
    }
    let (message, help) = words
    log.add(.syntax, at: span, message, help: help)
  }

  /// A key without its colon and a text without its end are found far below: the place is where they began.
  private var bestPlace: SourceSpan {
    guard let beginning else { return place }
    let isAboutBeginning =
      problem.contains("could not find expected ':'")
      || problem.contains("unexpected end of stream")
      || problem.contains("unexpected document indicator")
    // A bracket that is missed only on a later line was most likely forgotten on its own.
    let isOpenBracket = problem.contains("did not find expected ','") && beginning.line < place.line
    return isAboutBeginning || isOpenBracket ? beginning : place
  }

  private var words: (Message, Message?) {
    for (part, message, help) in Self.known where problem.contains(part) { return (message, help) }
    if problem.isEmpty {
      return (Message(ja: "YAMLとして読み取れません", en: "not readable as YAML"), nil)
    }
    return (
      Message(ja: "YAMLとして読み取れません（\(problem.shown)）", en: "not YAML: \(problem.shown)"), nil
    )
  }

  private static let known: [(String, Message, Message?)] = [
    (
      "could not find expected ':'",
      Message(ja: "キーのあとに半角の「:」がありません", en: "key without a colon"),
      Message(ja: "「キー: 値」の形で書いてください", en: "write 'key: value'")
    ),
    (
      "mapping values are not allowed",
      Message(ja: "ここに「:」は書けません", en: "unexpected colon"),
      Message(
        ja: "字下げを確かめ、「: 」を含む文字は \"…\" で囲んでください",
        en: "check the indentation, and put a text that holds ': ' in \"…\"")
    ),
    (
      "did not find expected key",
      Message(ja: "字下げが前の行とそろっていません", en: "indentation differs from the lines before"),
      Message(ja: "同じ段のキーは同じ桁から書いてください", en: "begin keys of one level in one column")
    ),
    (
      "did not find expected '-'",
      Message(ja: "「- 」で始まる行がここに必要です", en: "expected a line that begins with '- '"),
      Message(ja: "一覧の各行の字下げをそろえてください", en: "align the entries of the list")
    ),
    (
      "did not find expected ',' or ']'",
      Message(ja: "「[」が「]」で閉じていません", en: "'[' without its ']'"),
      Message(ja: "値の間は半角の「,」で区切ってください", en: "separate values with ',' in ASCII")
    ),
    (
      "did not find expected ',' or '}'",
      Message(ja: "「{」が「}」で閉じていません", en: "'{' without its '}'"),
      Message(ja: "値の間は半角の「,」で区切ってください", en: "separate values with ',' in ASCII")
    ),
    (
      "unexpected end of stream",
      Message(ja: "引用符が閉じていません", en: "quotation mark without its end"), nil
    ),
    (
      "unexpected document indicator",
      Message(ja: "引用符が閉じていません", en: "quotation mark without its end"), nil
    ),
    (
      "cannot start any token",
      Message(ja: "値をこの文字で始めることはできません", en: "a value cannot begin with this character"),
      Message(ja: "\"…\" で囲んでください", en: "put it in \"…\"")
    ),
    (
      "sequence entries are not allowed",
      Message(ja: "ここに「- 」は書けません", en: "unexpected '- '"),
      Message(ja: "一覧はキーの次の行から書いてください", en: "begin the list on the line after its key")
    ),
    (
      "mapping keys are not allowed",
      Message(ja: "ここに「? 」は書けません", en: "unexpected '? '"), nil
    ),
    (
      "escape character",
      Message(ja: "\"…\" の中の「\\」の使い方が正しくありません", en: "unknown escape in \"…\""),
      Message(ja: "「\\」をそのまま書くときは '…' で囲んでください", en: "use '…' for a plain backslash")
    ),
    (
      "nesting level",
      Message(ja: "入れ子が\(Limits.depth)段を超えています", en: "nested too deep"), nil
    ),
  ]

  /// A full-width sign on the lines in question that stands where an ASCII one belongs.
  private func fullWidthSign(in text: SourceText) -> (SourceSpan, FullWidthSign)? {
    let first = min(beginning?.line ?? place.line, place.line)
    for line in max(1, first - 1)...max(place.line, first) {
      if let (column, sign) = FullWidthSign.first(in: text.line(line)) {
        return (text.span(line, column), sign)
      }
    }
    return nil
  }
}

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
    FullWidthSign(wide: "，", narrow: ",", name: "a comma"),
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
