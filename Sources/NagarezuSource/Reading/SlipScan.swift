import NagarezuCore

/// What is known of the keys of models where a file is not read yet.
struct KnownKeys {
  /// Whether a word is a key.
  let spellsAKey: (String) -> Bool
  /// Whether sentences stand behind a key.
  let isText: (String) -> Bool
  /// Whether names may stand behind a key, or behind the name of a group.
  let takesNames: (String) -> Bool
}

/// Slips of the keyboard that YAML takes for something else, found line by line before it is read: its own complaint would be of
/// another line, or there would be none.
///
/// Quoted texts, block texts and what stands between brackets are left to YAML.
struct SlipScan {
  private let text: SourceText
  private let log: DiagnosticLog
  private let keys: KnownKeys
  /// The sign that closes a quoted text that goes on over lines.
  private var quote: Unicode.Scalar?
  /// How many brackets are open.
  private var depth = 0
  /// The indentation of the line whose block text is being passed over.
  private var blockIndent: Int?
  /// Whether the line before began with a sign that is no dash.
  private var isBulleted = false
  /// The line before that held anything, without its dash and its remark.
  private var last = Line()

  /// A line as it is looked at.
  private struct Line {
    var number = 0
    /// Column of the first sign, from 0.
    var indent = 0
    /// What stands behind the indentation and the dashes of lists.
    var words: ArraySlice<Unicode.Scalar> = []
    var hasDash = false
    /// What stands before its colon, if that is the whole line.
    var openKey: String? { words.last == ":" ? words.dropLast().text : nil }
  }

  /// Says what it finds in a text.
  static func report(in text: SourceText, knowing keys: KnownKeys, to log: DiagnosticLog) {
    var scan = SlipScan(text: text, log: log, keys: keys)
    for number in 1...text.lineCount { scan.look(at: number) }
  }

  private init(text: SourceText, log: DiagnosticLog, keys: KnownKeys) {
    self.text = text
    self.log = log
    self.keys = keys
  }

  private mutating func look(at number: Int) {
    let scalars = text.line(number)
    let body = scalars.drop { $0 == " " }
    let indent = body.startIndex - scalars.startIndex
    if let blockIndent {
      guard !body.isEmpty, indent <= blockIndent else { return }
      self.blockIndent = nil
    }
    guard !body.isEmpty, body.first != "#" || quote != nil else { return }
    var line = Line(number: number, indent: indent, words: body)
    let isBeginning = quote == nil && depth == 0
    while isBeginning, line.words.starts(with: "- ".unicodeScalars) {
      line.words = line.words.dropFirst(2).drop { $0 == " " }
      line.hasDash = true
    }
    line.words = passOver(line.words, indent)
    guard isBeginning, !line.words.isEmpty else { return }
    check(line)
    last = line
  }

  /// Goes over the signs of a line for what goes on behind its end.
  /// Shape: the signs before its remark.
  private mutating func passOver(
    _ words: ArraySlice<Unicode.Scalar>, _ indent: Int
  ) -> ArraySlice<Unicode.Scalar> {
    var previous: Unicode.Scalar = " "
    var isEscaped = false
    var end = words.endIndex
    for (index, scalar) in zip(words.indices, words) {
      defer { previous = scalar }
      if let open = quote {
        // '' within '…' is the sign itself.
        let isDoubled = open == "'" && words[(index + 1)...].first == open
        if scalar == open, !isEscaped, !isDoubled { quote = nil }
        isEscaped = !isEscaped && (open == "\"" ? scalar == "\\" : scalar == open && isDoubled)
        continue
      }
      let beginsToken = previous == " " || depth > 0 && ",[{:".unicodeScalars.contains(previous)
      switch scalar {
      case "#" where previous == " ":
        end = index
      case "\"" where beginsToken, "'" where beginsToken:
        quote = scalar
      case "[" where beginsToken || depth > 0, "{" where beginsToken || depth > 0:
        depth += 1
      case "]" where depth > 0, "}" where depth > 0:
        depth -= 1
      default: break
      }
      if end == index { break }
    }
    var code = words[..<end]
    while code.last == " " { code.removeLast() }
    if depth == 0, quote == nil, Self.opensBlock(code) { blockIndent = indent }
    return code
  }

  /// Whether a line ends with the sign of a text that stands below it: `備考: |`, `- >-`.
  private static func opensBlock(_ code: ArraySlice<Unicode.Scalar>) -> Bool {
    var front = code
    while let sign = front.last, "+-123456789".unicodeScalars.contains(sign) { front.removeLast() }
    guard front.last == "|" || front.last == ">" else { return false }
    front.removeLast()
    return front.isEmpty || front.last == " "
  }
}

// MARK: - What is looked for

extension SlipScan {
  private mutating func check(_ line: Line) {
    let wasBulleted = isBulleted
    isBulleted = false
    if refusesWideIndent(line) { return }
    if refusesBullet(line, wasBulleted) { return }
    if refusesJoinedColon(line.words, line.number) { return }
    refuseColumn(under: line)
  }

  /// Columns count from 1; `words` is a part of the line.
  private func span(_ words: ArraySlice<Unicode.Scalar>, _ number: Int) -> SourceSpan {
    text.span(number, words.startIndex - text.offset(number, 1) + 1)
  }

  /// The key that a line begins with, whichever colon follows it.
  private static func key(_ words: ArraySlice<Unicode.Scalar>) -> String? {
    words.firstIndex { $0 == ":" || $0 == "：" }.map { words[..<$0].text }
  }

  private func beginsWithKey(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    Self.key(words).map(keys.spellsAKey) ?? false
  }

  /// Full-width spaces before a key or a dash.
  private func refusesWideIndent(_ line: Line) -> Bool {
    guard line.words.first == "\u{3000}" else { return false }
    let rest = line.words.drop { $0 == "\u{3000}" || $0 == " " }
    let isCode =
      rest.starts(with: "- ".unicodeScalars) || beginsWithKey(rest)
      || rest.text.contains(": ") || rest.last == ":"
    guard isCode else { return false }
    log.add(
      .fullWidthSign, at: span(line.words, line.number),
      ja: "字下げに全角の空白<U+3000>があります",
      en: "full-width space <U+3000> before the words of a line",
      help: Message(
        ja: "半角の空白に直し、同じ段の行と字下げをそろえてください",
        en: "write plain spaces, as many as before the other lines of its level"))
    return true
  }

  /// Signs that are typed for the dash of a list; what looks like a dash and what is a dot.
  static let bullets = Set("－ー―—–‐‑‒−─━ｰ・･·•●◦▪■◆∙‧".unicodeScalars)

  /// `・氏名`, `－ 番号: ①`, `-氏名`, where a list may stand.
  private mutating func refusesBullet(_ line: Line, _ wasBulleted: Bool) -> Bool {
    guard let sign = line.words.first else { return false }
    let isBullet = Self.bullets.contains(sign)
    let rest = line.words.dropFirst().drop { $0 == " " || $0 == "\u{3000}" }
    guard isBullet || sign == "-", let next = rest.first, next != "-" else { return false }
    let isInList =
      last.openKey.map { !keys.isText($0) }
      ?? (last.hasDash && !last.words.text.contains(": "))
    guard wasBulleted || beginsWithKey(rest) || isInList && last.number > 0 else {
      return false
    }
    isBulleted = true
    log.add(
      .syntax, at: span(line.words, line.number),
      ja: isBullet ? "「\(sign)」は一覧の印になりません" : "一覧の印「-」のあとに空白がありません",
      en: isBullet ? "\(sign) is not the dash of a list" : "no space behind the dash of a list",
      help: Message(
        ja: "行の頭を「- 」（半角のハイフンと半角の空白）にしてください",
        en: "begin the line with '- ', an ASCII hyphen and a space"))
    return true
  }

  /// `番号:①`: a colon without a space makes no key. Of a name that is not known as a key it is sure only before a bracket or a
  /// quotation mark.
  private func refusesJoinedColon(_ words: ArraySlice<Unicode.Scalar>, _ number: Int) -> Bool {
    guard let colon = words.firstIndex(of: ":"), colon > words.startIndex,
      let next = words[(colon + 1)...].first, next != " "
    else { return false }
    let key = words[..<colon]
    guard !key.contains(where: { " \"'[{".unicodeScalars.contains($0) }) else { return false }
    let isWide = next == "\u{3000}"
    let value = words[(colon + 1)...].drop { $0 == " " || $0 == "\u{3000}" }
    let opens = value.first.map { "[{\"'".unicodeScalars.contains($0) } ?? false
    guard keys.spellsAKey(key.text) || opens else { return false }
    if isWide {
      log.add(
        .fullWidthSign, at: text.span(number, colon - text.offset(number, 1) + 2),
        ja: "「\(key.text.shown):」のあとに全角の空白があります",
        en: "full-width space behind '\(key.text.shown):'",
        help: Message(ja: "半角の空白に直してください", en: "write a plain space"))
      return true
    }
    let rest = words[(colon + 1)...].text
    log.add(
      .syntax, at: text.span(number, colon - text.offset(number, 1) + 1),
      ja: "「\(key.text.shown):」のあとに空白がありません", en: "no space behind '\(key.text.shown):'",
      help: Message(
        ja: "「\(key.text.shown): \(rest.shown)」のように、「:」のあとに半角の空白を1つ入れてください",
        en: "put a space behind the colon: '\(key.text.shown): \(rest.shown)'"))
    return true
  }

  /// Names one below the other, as a column of a table is pasted: YAML reads them as one text.
  private func refuseColumn(under line: Line) {
    guard let colon = line.words.firstIndex(of: ":") else { return }
    let key = line.words[..<colon].text
    let first = line.words[(colon + 1)...].drop { $0 == " " }
    guard line.words.last == ":" || first.first.map(Self.beginsPlain) == true,
      !key.isEmpty, line.indent > 0, keys.takesNames(key)
    else { return }
    var names = first.isEmpty ? [] : [first]
    var number = line.number + 1
    var below: Int?
    while number <= text.lineCount {
      let scalars = text.line(number)
      let words = scalars.drop { $0 == " " }
      guard words.startIndex - scalars.startIndex > line.indent, Self.isPlainName(words) else {
        break
      }
      below = below ?? number
      names.append(words)
      number += 1
    }
    guard names.count > 1, let below, number > text.lineCount || !Self.goesOn(text.line(number)),
      names.allSatisfy(Self.isPlainName)
    else { return }
    let row = names.map { name in
      var name = name
      while name.last == " " { name.removeLast() }
      return name.text
    }
    log.add(
      .syntax, at: span(text.line(below).drop { $0 == " " }, below),
      ja: "行を分けた名前は、つながった1つの値として読まれます",
      en: "names on lines of their own are read as one text",
      help: Message(
        ja:
          "各行の頭に「- 」を付けるか、「[\(row.prefix(3).joined(separator: ", "))\(row.count > 3 ? ", …" : "")]」のように書いてください",
        en:
          "begin each line with '- ', or write '[\(row.prefix(3).joined(separator: ", "))\(row.count > 3 ? ", …" : "")]'"
      ))
  }

  private static func beginsPlain(_ scalar: Unicode.Scalar) -> Bool {
    !"[{\"'|>&*!%@`#".unicodeScalars.contains(scalar)
  }

  /// Whether a line may be a name alone: no key, no list, no row, no sentence.
  private static func isPlainName(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = words.first, beginsPlain(first), !words.starts(with: "- ".unicodeScalars),
      words.count <= Limits.nameScalars, first != "-", !bullets.contains(first)
    else { return false }
    return !words.contains { "、，,。：:（(".unicodeScalars.contains($0) }
  }

  /// Whether what follows the names belongs to them still: a row or a sentence is no column.
  private static func goesOn(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.contains { "、。".unicodeScalars.contains($0) } && !line.contains(":")
  }
}
