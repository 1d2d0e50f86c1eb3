import NagarezuCore

/// A row of items as papers write it: `住民基本台帳情報（住民番号、世帯番号）、点字利用者情報`.
struct ItemRow {
  /// One entry: a name, perhaps with names in brackets behind it.
  struct Piece {
    var text: Written
    /// The whole row, as written.
    var row: String
    /// The name before the brackets and the row within; `nil` without brackets.
    var opened: (name: Written, inner: [Piece])?
  }

  /// The entries of a list, row by row.
  let pieces: [Piece]
  /// Where a row leaves open what else there is (生年月日等, ほか), with the words that say so.
  let openings: [Written]

  /// Reads a list: of each node its row, split on 、 outside brackets. Empty pieces and unbalanced brackets are said.
  ///
  /// - Parameter isName: whether a word is a name of its own, and so leaves nothing open though it ends in 等.
  init(_ nodes: [YAMLNode], log: DiagnosticLog, isName: @escaping (String) -> Bool) {
    var reading = Reading(log: log, isName: isName)
    pieces = nodes.enumerated().flatMap { index, node in
      reading.pieces(node, isEnd: index == nodes.count - 1)
    }
    openings = reading.openings
  }
}

/// One pass over a list.
private struct Reading {
  typealias Piece = ItemRow.Piece

  let log: DiagnosticLog
  let isName: (String) -> Bool
  var openings: [Written] = []
  /// The whole row, as written.
  private var row = ""

  init(log: DiagnosticLog, isName: @escaping (String) -> Bool) {
    self.log = log
    self.isName = isName
  }

  mutating func pieces(_ node: YAMLNode, isEnd: Bool) -> [Piece] {
    guard case .text(let text, _) = node.content else { return [] }
    row = text
    if let remark = node.remark, (text + remark.text).contains("、") {
      log.add(
        .remarkBehindNames, at: remark.span,
        ja: "「#」から後は読まれません。名前の並びの後に注釈は書けません",
        en: "what stands behind # is not read: no remark behind a row of names",
        help: Message(
          ja: "項目ならば「#」を取り除き、注釈ならば別の行に書いてください",
          en: "remove the # if they are items, or give the remark a line of its own"))
    }
    return pieces(Array(text.unicodeScalars), 0, node, isEnd: isEnd)
  }

  private mutating func pieces(
    _ scalars: [Unicode.Scalar], _ offset: Int, _ node: YAMLNode, isEnd: Bool
  ) -> [Piece] {
    var depth = 0
    var start = 0
    var ranges: [Range<Int>] = []
    for (index, scalar) in scalars.enumerated() {
      if Self.isOpening(scalar) { depth += 1 }
      // 1)氏名: the numeral of a list opens no bracket.
      if Self.isClosing(scalar), depth > 0 || !scalars[start..<index].isNumeral { depth -= 1 }
      if depth < 0 || depth > 4 { break }
      if scalar == "、", depth == 0 {
        ranges.append(start..<index)
        start = index + 1
      }
    }
    guard depth == 0 else {
      log.add(
        .wrongShape, at: Self.span(of: node, offset),
        ja: "かっこの数が合いません", en: "brackets do not match")
      return []
    }
    ranges.append(start..<scalars.count)
    return ranges.compactMap { range -> Piece? in
      let part = scalars[range].trimmed.indices
      let isLast = isEnd && range == ranges.last
      guard let closed = closed(part, scalars, offset, node, isLast: isLast) else {
        return piece(scalars, part, offset, node)
      }
      return closed.isEmpty ? nil : piece(scalars, closed, offset, node)
    }
  }

  /// A part of a row without the words that leave the list open, wherever it stands (氏名等、住所), which are noted; `nil` for one that
  /// does not. Nothing but such words is a part that says so only as the last.
  private mutating func closed(
    _ range: Range<Int>, _ scalars: [Unicode.Scalar], _ offset: Int, _ node: YAMLNode,
    isLast: Bool
  ) -> Range<Int>? {
    guard let length = OpenEnding.length(of: scalars[range]) else { return nil }
    let text = NormalForm.of(scalars[range].text)
    guard !isName(text) else { return nil }
    let rest = scalars[range].dropLast(length).trimmed.indices
    guard isLast || !rest.isEmpty else { return nil }
    openings.append(
      Written(text: text, span: Self.span(of: node, offset + range.lowerBound)))
    return rest
  }

  private mutating func piece(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ offset: Int, _ node: YAMLNode
  ) -> Piece? {
    guard !range.isEmpty else {
      log.add(
        .emptyValue, at: Self.span(of: node, offset + range.lowerBound),
        ja: "「、」の前後に項目がありません", en: "no item beside 、")
      return nil
    }
    func written(_ range: Range<Int>) -> Written {
      // Most rows are one name: their letters need not be put together again.
      let isWhole = offset == 0 && range == scalars.indices
      return Written(
        text: NormalForm.of(isWhole ? row : scalars[range].text),
        span: Self.span(of: node, offset + range.lowerBound))
    }
    var piece = Piece(text: written(range), row: row)
    guard let opening = Self.opening(of: range, scalars), opening > range.lowerBound else {
      return piece
    }
    let inner = Array(scalars[opening + 1..<range.upperBound - 1])
    guard inner.contains(where: { $0 != "、" && !$0.properties.isWhitespace }) else {
      log.add(
        .emptyValue, at: Self.span(of: node, offset + opening),
        ja: "かっこの中に項目がありません", en: "no item between the brackets",
        help: Message(
          ja: "内訳の項目を書くか、かっこを取り除いてください", en: "name the items, or remove the brackets"))
      return nil
    }
    piece.opened = (
      written(scalars[range.lowerBound..<opening].trimmed.indices),
      pieces(inner, offset + opening + 1, node, isEnd: true)
    )
    return piece
  }

  /// Where the bracket opens that closes at the end of a range; `nil` where none closes there.
  private static func opening(of range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Int? {
    guard isClosing(scalars[range.upperBound - 1]) else { return nil }
    var depth = 0
    for index in range.reversed() {
      if isClosing(scalars[index]) { depth += 1 }
      if isOpening(scalars[index]) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The place of a piece where the text stands as written; else that of the whole text.
  private static func span(of node: YAMLNode, _ offset: Int) -> SourceSpan {
    var span = node.span
    if node.isVerbatim { span.column += offset }
    return span
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool { scalar == "（" || scalar == "(" }
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar == "）" || scalar == ")" }
}

extension ArraySlice<Unicode.Scalar> {
  /// A digit or two and no more.
  fileprivate var isNumeral: Bool { (1...2).contains(count) && allSatisfy(\.isDigit) }
}

/// The words with which a list leaves open what else there is.
private enum OpenEnding {
  private static let endings = [
    "等々", "等の情報", "などの情報", "等の項目", "などの項目", "等を含む", "などを含む", "等", "など", "ほか", "他", "…", "‥", "...",
    "・・・", "ナド", "ホカ",
    "etc.", "etc", "and others",
  ].map { Array($0.unicodeScalars) }
  /// Words that end in one of these letters and leave nothing open.
  private static let words = [
    "親等", "均等", "同等", "平等", "対等", "高等", "中等", "初等", "勲等", "優等", "一等", "二等", "三等", "特等", "自他", "排他",
  ].map { Array($0.unicodeScalars) }
  private static let beginnings = ["その他", "そのほか", "其の他"].map { Array($0.unicodeScalars) }

  /// What may close a part, as it does a sentence.
  private static let stops = Set("。.．｡".unicodeScalars)
  /// The letters that an ending ends in, in any width: what ends in another is a name, as nearly all parts are.
  private static let lastLetters = Set(endings.compactMap(\.last)).union(stops)
    .union("ﾞｶｃｓ".unicodeScalars)
  private static let firstLetters = Set(beginnings.compactMap(\.first))
  /// How many letters an ending may have in half width.
  private static let longest = 2 * (endings.map(\.count).max() ?? 0)

  /// How many letters at the end of a part of a list say so, in any width and with a full stop behind; `nil` where none do.
  static func length(of part: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let first = part.first, let last = part.last,
      lastLetters.contains(last) || firstLetters.contains(first)
    else { return nil }
    if let length = lengthAsWritten(part) { return length }
    let closed = part.reversed().prefix { stops.contains($0) }.count
    let text = part.dropLast(closed)
    guard closed > 0 || text.suffix(longest).contains(where: isOfOtherWidth) else { return nil }
    return (1...longest).first { count in
      let wide = Array(NormalForm.ofAnyWidth(text.suffix(count).text).unicodeScalars)
      return count <= text.count && lengthAsWritten(wide[...]) == wide.count
    }.map { $0 + closed }
  }

  private static func isOfOtherWidth(_ scalar: Unicode.Scalar) -> Bool {
    (0xFF01...0xFF9F).contains(scalar.value)
  }

  private static func lengthAsWritten(_ part: ArraySlice<Unicode.Scalar>) -> Int? {
    if beginnings.contains(where: { part.starts(with: $0) }) {
      // What stands in brackets behind it says what is meant, if it says anything.
      let inner = part.drop { $0 != "（" && $0 != "(" }
      return inner.isEmpty || inner.contains(where: \.properties.isAlphabetic) ? part.count : nil
    }
    var rest = part
    while !words.contains(where: { rest.suffix($0.count).elementsEqual($0) }),
      let ending = endings.first(where: { rest.suffix($0.count).elementsEqual($0) })
    {
      rest = rest.dropLast(ending.count)
      while rest.last?.properties.isWhitespace == true { rest = rest.dropLast() }
    }
    return rest.count == part.count ? nil : part.count - rest.count
  }
}
