import NagarezuCore

/// A row of items as papers write it: `住民基本台帳情報（住民番号、世帯番号）、点字利用者情報`.
struct ItemRow {
  /// One entry: a name, perhaps with names in brackets behind it.
  struct Piece {
    var text: Written
    /// The name before the brackets and the row within; `nil` without brackets.
    var opened: (name: Written, inner: [Piece])?
  }

  /// The row split on 、 outside brackets. Empty pieces and unbalanced brackets are said.
  static func pieces(_ node: YAMLNode, log: DiagnosticLog) -> [Piece] {
    guard case .text(let text, _) = node.content else { return [] }
    if let remark = node.remark, (text + remark.text).contains("、") {
      log.add(
        .remarkBehindNames, at: remark.span,
        ja: "「#」から後は読まれません。名前の並びの後に注釈は書けません",
        en: "what stands behind # is not read: no remark behind a row of names",
        help: Message(
          ja: "項目ならば「#」を取り除き、注釈ならば別の行に書いてください",
          en: "remove the # if they are items, or give the remark a line of its own"))
    }
    return pieces(Array(text.unicodeScalars), 0, node, log)
  }

  private static func pieces(
    _ scalars: [Unicode.Scalar], _ offset: Int, _ node: YAMLNode, _ log: DiagnosticLog
  ) -> [Piece] {
    var depth = 0
    var start = 0
    var ranges: [Range<Int>] = []
    for (index, scalar) in scalars.enumerated() {
      if isOpening(scalar) { depth += 1 }
      if isClosing(scalar) { depth -= 1 }
      if depth < 0 || depth > 4 { break }
      if scalar == "、", depth == 0 {
        ranges.append(start..<index)
        start = index + 1
      }
    }
    guard depth == 0 else {
      log.add(
        .wrongShape, at: span(of: node, offset),
        ja: "かっこの数が合いません", en: "brackets do not match")
      return []
    }
    ranges.append(start..<scalars.count)
    return ranges.compactMap { piece(scalars, trimmed($0, scalars), offset, node, log) }
  }

  private static func piece(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ offset: Int, _ node: YAMLNode,
    _ log: DiagnosticLog
  ) -> Piece? {
    guard !range.isEmpty else {
      log.add(
        .emptyValue, at: span(of: node, offset + range.lowerBound),
        ja: "「、」の前後に項目がありません", en: "no item beside 、")
      return nil
    }
    func written(_ range: Range<Int>) -> Written {
      Written(
        text: NormalForm.of(scalars[range].text),
        span: span(of: node, offset + range.lowerBound))
    }
    var piece = Piece(text: written(range))
    guard let opening = opening(of: range, scalars), opening > range.lowerBound else {
      return piece
    }
    let inner = Array(scalars[opening + 1..<range.upperBound - 1])
    guard inner.contains(where: { $0 != "、" && !$0.properties.isWhitespace }) else {
      log.add(
        .emptyValue, at: span(of: node, offset + opening),
        ja: "かっこの中に項目がありません", en: "no item between the brackets",
        help: Message(
          ja: "内訳の項目を書くか、かっこを取り除いてください", en: "name the items, or remove the brackets"))
      return nil
    }
    piece.opened = (
      written(trimmed(range.lowerBound..<opening, scalars)),
      pieces(inner, offset + opening + 1, node, log)
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

  private static func trimmed(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int> {
    var range = range
    while let first = range.first, scalars[first].properties.isWhitespace {
      range = range.dropFirst()
    }
    while let last = range.last, scalars[last].properties.isWhitespace { range = range.dropLast() }
    return range
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
