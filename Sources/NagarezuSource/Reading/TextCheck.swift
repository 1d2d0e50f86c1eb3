import NagarezuCore

/// What is refused before a file is read as YAML, and whether its end is marked.
struct TextCheck {
  /// Whether the file begins with `---` and ends with `...`, so that a cut-off one is told from a whole one.
  let hasEndMark: Bool

  /// Checks a text. `nil` where the file is not worth parsing, which the log then says.
  init?(_ text: SourceText, knowing keys: KnownKeys, log: DiagnosticLog) {
    let before = log.count
    Self.checkCharacters(text, log)
    hasEndMark = Self.checkMarks(text, log)
    Self.checkCost(text, log)
    if log.count == before { SlipScan.report(in: text, knowing: keys, to: log) }
    guard log.count == before else { return nil }
  }

  private static func checkCharacters(_ text: SourceText, _ log: DiagnosticLog) {
    var found = 0
    for line in 1...text.lineCount {
      let content = text.line(line)
      let end = text.offset(line + 1, 1)
      let isRemark = content.first { $0 != " " } == "#"
      var hasTab = false
      for offset in content.startIndex..<end where found <= Limits.diagnosticsPerFile {
        let scalar = text.scalars[offset]
        // One tab stands for all of a row that was pasted from a table.
        if scalar == "\t", hasTab { continue }
        hasTab = hasTab || scalar == "\t"
        // Of several side by side the first is enough.
        if offset > content.startIndex, scalar == text.scalars[offset - 1] { continue }
        let next = text.scalars.dropFirst(offset + 1).first
        guard
          let refusal = scalar == "\t"
            ? tab(in: content, at: offset) : refusal(of: scalar, before: next, isRemark)
        else { continue }
        found += 1
        log.add(
          refusal.code, at: text.span(line, offset - content.startIndex + 1), refusal.message,
          help: refusal.help)
      }
    }
  }

  typealias Refusal = (code: LoadCode, message: Message, help: Message)

  private static func tab(in line: ArraySlice<Unicode.Scalar>, at offset: Int) -> Refusal {
    let isIndent = line[..<offset].allSatisfy { $0 == " " }
    return (
      .tab, Message(ja: "タブがあります", en: "tab character"),
      isIndent
        ? Message(ja: "字下げは半角の空白に直してください", en: "indent with spaces")
        : Message(
          ja: "表から貼り付けた名前の並びなら「、」で区切り、そうでなければ半角の空白に直してください",
          en: "write 、 between the cells of a row that was pasted from a table, or else a space")
    )
  }

  /// Why a character is refused, whether it stands there itself or is written as an escape; `nil` for one that may stand.
  static func refusal(
    of scalar: Unicode.Scalar, before next: Unicode.Scalar?, _ isRemark: Bool = false
  ) -> Refusal? {
    let remove = Message(ja: "この文字を消してください", en: "remove it")
    if scalar == "\t" { return (.tab, Message(ja: "タブがあります", en: "tab character"), remove) }
    if scalar.isDirectionControl {
      return (
        .directionControl,
        Message(
          ja: "文字の向きを変える見えない文字\(scalar.code)があります",
          en: "character \(scalar.code) that changes the direction of text"), remove
      )
    }
    if scalar.isForbiddenControl || (scalar == "\r" && next != "\n") {
      return (
        .controlCharacter,
        Message(ja: "制御文字\(scalar.code)があります", en: "control character \(scalar.code)"), remove
      )
    }
    // Nothing is read of a remark, so nothing in it can pass for something else.
    guard !isRemark else { return nil }
    if scalar.isInvisible {
      return (
        .invisibleCharacter,
        Message(ja: "見えない文字\(scalar.code)があります", en: "invisible character \(scalar.code)"), remove
      )
    }
    if scalar.isOddSpace {
      return (
        .invisibleCharacter,
        Message(
          ja: "半角の空白に見える文字\(scalar.code)があります", en: "\(scalar.code) looks like a space and is none"),
        Message(ja: "半角の空白に直してください", en: "write a plain space")
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
    if endLine == nil, text.scalars.last != "\n" {
      // Marked at its end, a file is whole whatever its last line ends with.
      let line = text.lineCount
      log.add(
        .noFinalNewline, at: text.span(line, text.line(line).count + 1),
        ja: "最後の行が改行で終わっていません。ファイルが途中で切れている可能性があります",
        en: "no line feed at the end: the file may have been cut off",
        help: Message(
          ja: "全体があることを確かめ、最後に改行を入れてください", en: "make sure it is whole and end it with a line feed"))
    } else if beginsMarked, endLine == nil {
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

extension Unicode.Scalar {
  /// Spaces that are neither the one of the keyboard nor the full-width one, but look like them.
  fileprivate var isOddSpace: Bool {
    properties.generalCategory == .spaceSeparator && self != " " && self != "\u{3000}"
  }
}
