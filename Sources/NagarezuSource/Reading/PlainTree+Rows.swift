import NagarezuCore

// MARK: - What stands on a line, and rows between brackets

extension PlainReading {
  /// Where a text stands.
  enum Surroundings: Equatable {
    /// On a line of its own but for a dash, or behind a key.
    case line(isBehindKey: Bool)
    /// Between `[` and `]`.
    case row
    /// Between `{` and `}`, where YAML takes the comma of a number for the end of it (``YAMLTree``).
    case pairs
  }

  /// A text, or what stands between brackets.
  mutating func word(depth: Int, _ around: Surroundings) throws(NotPlain) -> YAMLNode {
    guard depth <= Limits.depth else { throw NotPlain() }
    switch byte(at) {
    case .openBracket: return try row(depth: depth)
    case .openBrace: return try pairs(depth: depth)
    case .quotationMark, .apostrophe: return try quoted()
    default: return try plain(around)
    }
  }

  /// In bytes; a longer one is no key to the library.
  private static let longestKey = 900

  /// The key that ends at a colon, which is passed.
  mutating func key(to colon: Int) throws(NotPlain) -> (name: Name, span: SourceSpan) {
    guard colon > at, colon - at < Self.longestKey, bytes[colon - 1] != .space else {
      throw NotPlain()
    }
    for place in at..<colon where opensAQuote(place) { throw NotPlain() }
    let name = text(at..<colon)
    guard !name.hasBytes(of: "<<") else { throw NotPlain() }
    let span = span(at)
    at = colon + 1
    return (Name(name), span)
  }

  /// `[one, two]`, over as many lines as it takes.
  private mutating func row(depth: Int) throws(NotPlain) -> YAMLNode {
    let place = span(at)
    var nodes: [YAMLNode] = []
    at += 1
    try passSpace()
    while byte(at) != .closeBracket {
      nodes.append(try word(depth: depth + 1, .row))
      try passSpace()
      guard try passComma(or: .closeBracket) else { break }
    }
    at += 1
    return YAMLNode(content: .list(nodes), span: place, isVerbatim: false)
  }

  /// `{key: one, other: two}`, likewise.
  private mutating func pairs(depth: Int) throws(NotPlain) -> YAMLNode {
    let place = span(at)
    var entries: [YAMLNode.Entry] = []
    let before = joinedNumbers
    at += 1
    try passSpace()
    while byte(at) != .closeBrace {
      guard beginsPlain() else { throw NotPlain() }
      var colon = at
      while byte(colon) != .colon {
        guard byte(colon) != .lineFeed, !bytes[colon].endsInARow, !opensARemark(colon)
        else { throw NotPlain() }
        colon += 1
      }
      guard byte(colon + 1).endsAColon else { throw NotPlain() }
      let key = try key(to: colon)
      try passSpace()
      entries.append(YAMLNode.Entry(key, value: try word(depth: depth + 1, .pairs)))
      try passSpace()
      guard try passComma(or: .closeBrace) else { break }
    }
    at += 1
    guard !entries.repeatsAName else { throw NotPlain() }
    if joinedNumbers > before {
      // To the library what stands behind the comma of a number is a key: of several some may be the same.
      let begins = entries.contains { $0.name.text.utf8.first?.isDigit ?? false }
      guard joinedNumbers == before + 1, !begins else { throw NotPlain() }
    }
    return YAMLNode(content: .map(entries), span: place, isVerbatim: false)
  }

  /// Whether another entry follows.
  private mutating func passComma(or close: UInt8) throws(NotPlain) -> Bool {
    if byte(at) == close { return false }
    guard byte(at) == .comma else { throw NotPlain() }
    at += 1
    try passSpace()
    guard byte(at) != close else { throw NotPlain() }
    return true
  }

  /// Spaces and ends of lines between brackets.
  private mutating func passSpace() throws(NotPlain) {
    while byte(at) == .space || byte(at) == .lineFeed {
      guard at < bytes.count else { throw NotPlain() }
      let isEnd = bytes[at] == .lineFeed
      at += 1
      guard isEnd else { continue }
      line += 1
      beginLine(at: at)
      // A mark of the file, or a directive.
      guard ![.dash, .dot, .percent].contains(byte(at)) else { throw NotPlain() }
    }
  }

  /// A text in quotation marks, in which nothing stands for anything else.
  private mutating func quoted() throws(NotPlain) -> YAMLNode {
    let place = span(at)
    let mark = bytes[at]
    let begin = at + 1
    at = begin
    while byte(at) != mark {
      guard byte(at) != .lineFeed, bytes[at] != .backslash else { throw NotPlain() }
      at += 1
    }
    guard byte(at + 1) != mark else { throw NotPlain() }
    let text = try short(begin..<at)
    at += 1
    return YAMLNode(content: .text(text, isQuoted: true), span: place, isVerbatim: false)
  }

  /// A text as it stands.
  private mutating func plain(_ around: Surroundings) throws(NotPlain) -> YAMLNode {
    // Only at the beginning of a line is a sign typed for a dash.
    guard beginsPlain(orWith: around == .line(isBehindKey: false) ? [] : SlipScan.bullets) else {
      throw NotPlain()
    }
    let isInRow = around == .row || around == .pairs
    let place = span(at)
    let begin = at
    // Where what the library takes for a key begins.
    var joint = at
    while byte(at) != .lineFeed {
      let sign = bytes[at]
      if isInRow, sign.endsInARow {
        guard around == .pairs, isThousandsComma(at, from: begin) else { break }
        joinedNumbers += 1
        joint = at + 1
      }
      if opensARemark(at) {
        guard !isInRow else { throw NotPlain() }
        break
      }
      guard sign != .colon || !isInRow && !byte(at + 1).endsAColon, !opensAQuote(at)
      else { throw NotPlain() }
      at += 1
    }
    guard joint == begin || at - joint < Self.longestKey else { throw NotPlain() }
    var end = at
    while bytes[end - 1] == .space { end -= 1 }
    at = end
    return YAMLNode(
      content: .text(try short(begin..<end), isQuoted: false), span: place, isVerbatim: true)
  }

  /// Whether a comma stands in a number: between a digit and three.
  private func isThousandsComma(_ place: Int, from begin: Int) -> Bool {
    byte(place) == .comma && place > begin && bytes[place - 1].isDigit
      && (1...3).allSatisfy { byte(place + $0).isDigit } && !byte(place + 4).isDigit
  }

  private func short(_ range: Range<Int>) throws(NotPlain) -> String {
    guard range.count <= Limits.scalarBytes else { throw NotPlain() }
    return text(range)
  }

  private func opensARemark(_ place: Int) -> Bool {
    bytes[place] == .numberSign && bytes[place - 1] == .space
  }

  /// Whether a quotation mark stands where one might open.
  private func opensAQuote(_ place: Int) -> Bool {
    bytes[place].isQuote && bytes[place - 1] == .space
  }

  /// Whether a text may begin here: with no sign of YAML's, and none that is typed for a dash but for `allowed`.
  func beginsPlain(orWith allowed: Set<Unicode.Scalar> = []) -> Bool {
    let first = byte(at)
    guard first >= 0x80 else { return !first.beginsNoText }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    if length == 3, PlainText.isLetter(PlainText.value(first, byte(at + 1), byte(at + 2))) {
      return true
    }
    guard let sign = text(at..<min(at + length, bytes.count)).unicodeScalars.first else {
      return false
    }
    return sign != "\u{3000}" && (!SlipScan.bullets.contains(sign) || allowed.contains(sign))
  }
}

extension YAMLNode.Entry {
  /// An entry of a key that was read with its place.
  init(_ key: (name: Name, span: SourceSpan), value: YAMLNode) {
    self.init(name: key.name, span: key.span, value: value)
  }
}

extension [YAMLNode.Entry] {
  /// Whether a key stands twice.
  var repeatsAName: Bool {
    guard count > 12 else {
      return indices.contains { index in
        self[..<index].contains { $0.name == self[index].name }
      }
    }
    return Set(map(\.name)).count < count
  }
}
