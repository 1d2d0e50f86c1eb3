import NagarezuCore

/// What is refused before a file is read as YAML, and whether its end is marked.
struct TextCheck {
  /// Whether the file begins with `---` and ends with `...`, so that a cut-off one is told from a whole one.
  let hasEndMark: Bool

  /// Checks a text. `nil` where the file is not worth parsing, which the log then says.
  init?(_ text: SourceText, log: DiagnosticLog) {
    let before = log.count
    Self.checkCharacters(text, log)
    hasEndMark = Self.checkMarks(text, log)
    Self.checkCost(text, log)
    guard log.count == before else { return nil }
  }

  private static func checkCharacters(_ text: SourceText, _ log: DiagnosticLog) {
    var line = 1
    var column = 1
    var found = 0
    for (index, scalar) in text.scalars.enumerated() {
      if found <= Limits.diagnosticsPerFile,
        let (code, message, help) = refusal(
          of: scalar, before: text.scalars.dropFirst(index + 1).first)
      {
        found += 1
        log.add(code, at: text.span(line, column), message, help: help)
      }
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
  }

  /// Why a character is refused, whether it stands there itself or is written as an escape; `nil` for one that may stand.
  static func refusal(
    of scalar: Unicode.Scalar, before next: Unicode.Scalar?
  ) -> (LoadCode, Message, Message?)? {
    if scalar == "\t" {
      return (
        .tab, Message(ja: "タブがあります", en: "tab character"),
        Message(ja: "半角の空白に直してください", en: "use spaces")
      )
    }
    if scalar.isDirectionControl {
      return (
        .directionControl,
        Message(
          ja: "文字の向きを変える見えない文字\(scalar.code)があります",
          en: "character \(scalar.code) that changes the direction of text"),
        Message(ja: "この文字を消してください", en: "remove it")
      )
    }
    if scalar.isForbiddenControl || (scalar == "\r" && next != "\n") {
      return (
        .controlCharacter,
        Message(ja: "制御文字\(scalar.code)があります", en: "control character \(scalar.code)"),
        Message(ja: "この文字を消してください", en: "remove it")
      )
    }
    return nil
  }

  /// Document marks and directives; whether the end is marked.
  private static func checkMarks(_ text: SourceText, _ log: DiagnosticLog) -> Bool {
    var first: Int?
    var beginsMarked = false
    var endLine: Int?
    for line in 1...text.lineCount {
      let content = text.line(line)
      guard let scalar = content.first(where: { $0 != " " }) else { continue }
      if let endLine {
        log.add(
          .documentMark, at: text.span(line, 1),
          ja: "\(endLine)行目の「...」のあとに続きがあります", en: "text after '...' on line \(endLine)",
          help: Message(ja: "「...」はファイルの最後の行に書いてください", en: "'...' must be the last line"))
        break
      }
      if scalar == "#" { continue }
      if content.first == "%" {
        log.add(
          .directive, at: text.span(line, 1),
          ja: "「%」で始まる指示は使えません", en: "directives (%) are not accepted")
        continue
      }
      if isMark("---", content) {
        if first == nil, content.count == 3 {
          beginsMarked = true
        } else {
          log.add(
            .documentMark, at: text.span(line, 1),
            ja: "「---」はファイルの最初の行に、それだけで書いてください",
            en: "'---' may only stand alone on the first line",
            help: Message(ja: "1つのファイルには1つの文書だけを書きます", en: "a file holds one document"))
        }
      }
      if isMark("...", content) {
        endLine = line
        if content.count > 3 {
          log.add(
            .documentMark, at: text.span(line, 1),
            ja: "「...」の行にはほかの文字を書けません", en: "'...' must stand alone on its line")
        }
      }
      first = first ?? line
    }
    if beginsMarked, endLine == nil {
      log.add(
        .cutOff, at: text.span(max(1, text.lineCount - 1), 1),
        ja: "「---」で始まるファイルの最後に「...」がありません。途中で切れている可能性があります",
        en: "no '...' at the end of a file that begins with '---': it may have been cut off",
        help: Message(
          ja: "全体があることを確かめ、最後の行に「...」を書いてください",
          en: "make sure it is whole and end it with a line '...'"))
    }
    return beginsMarked && endLine != nil
  }

  private static func isMark(_ mark: String, _ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.starts(with: mark.unicodeScalars)
      && (line.count == 3 || line.dropFirst(3).first == " ")
  }

  /// Refuses what would cost the library time out of all proportion: nesting past reason, and aliases of aliases, which
  /// it would follow while comparing keys. It looks at signs only, not at quotation marks, and so never lets one pass.
  private static func checkCost(_ text: SourceText, _ log: DiagnosticLog) {
    var open = 0
    var anchors = 0
    var firstAnchor: SourceSpan?
    var aliases = 0
    var indents: [Int] = []
    for line in 1...text.lineCount {
      let scalars = Array(text.line(line))
      var previous: Unicode.Scalar = " "
      // The columns at which levels begin: the first sign of the line, and each sign after "- ".
      var beginsLevel = true
      for (index, scalar) in scalars.enumerated() {
        if beginsLevel, scalar != " " {
          while let last = indents.last, last > index { indents.removeLast() }
          if indents.last != index { indents.append(index) }
          beginsLevel = "-?".unicodeScalars.contains(scalar)
        }
        let startsToken = " [{,:-?".unicodeScalars.contains(previous)
        switch scalar {
        case "[", "{": open += 1
        case "]", "}": open = max(0, open - 1)
        case "&" where startsToken:
          anchors += 1
          firstAnchor = firstAnchor ?? text.span(line, index + 1)
        case "*" where startsToken: aliases += 1
        default: break
        }
        previous = scalar
        if open + indents.count > 500 {
          log.add(
            .tooDeep, at: text.span(line, index + 1),
            ja: "入れ子が\(Limits.depth)段を超えています",
            en: "nested more than \(Limits.depth) levels deep")
          return
        }
      }
    }
    if let firstAnchor, aliases > 16 {
      log.add(
        .anchor, at: firstAnchor,
        ja: "アンカー（&）とエイリアス（*）は使えません（「*」が\(aliases)か所）",
        en: "anchors (&) and aliases (*) are not accepted (\(aliases) places with *)")
    }
  }
}
