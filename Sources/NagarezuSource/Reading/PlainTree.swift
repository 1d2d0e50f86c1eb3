import NagarezuCore

/// A file in plain YAML, read in one pass over its bytes: keys and dashes by indentation, rows between brackets, words on one line.
///
/// Nothing is ever refused here. What is not surely plain, or would have to be refused, is read the long way (``TextCheck``,
/// ``YAMLTree``): this one is shorter and gives the same. Most of the time to read a model went into its letters, each looked at ten times.
struct PlainTree {
  /// The text is to be read the long way.
  struct NotPlain: Error {}

  /// The whole file as one mapping.
  let root: YAMLNode
  /// As ``TextCheck/hasEndMark``.
  let hasEndMark: Bool

  /// `nil` for a text that is to be read the long way.
  init?(_ bytes: [UInt8], file: String) {
    guard PlainText.holds(bytes) else { return nil }
    var reading = PlainReading(bytes, file: file)
    do throws(NotPlain) {
      root = try reading.document()
    } catch {
      return nil
    }
    hasEndMark = reading.hasEndMark
  }
}

/// One pass over a file; `at` is always where the next sign is looked for.
struct PlainReading {
  let bytes: [UInt8]
  let file: String
  var at = 0
  /// From 1.
  var line = 1
  private(set) var hasEndMark = false
  /// How many numbers with a comma stood between braces so far.
  var joinedNumbers = 0

  /// Where the line begins.
  private var lineStart = 0
  /// The indentation of the line, or of what stands behind its dashes.
  private var indent = 0
  /// Whether nothing follows.
  private var isAtEnd = false
  /// The byte up to which the columns of the line are counted, and how many there are.
  private var counted = (at: 0, columns: 0)

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The byte at a place; a line feed past the end.
  func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : .lineFeed }

  /// The place of a byte of this line. Bytes are asked for in order.
  mutating func span(_ place: Int) -> SourceSpan {
    while counted.at < place {
      if bytes[counted.at] & 0xC0 != 0x80 { counted.columns += 1 }
      counted.at += 1
    }
    return SourceSpan(file: file, line: line, column: counted.columns + 1)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

// MARK: - Lines

extension PlainReading {
  typealias NotPlain = PlainTree.NotPlain

  /// The mapping that the file is, between `---` and `...` where they stand.
  mutating func document() throws(NotPlain) -> YAMLNode {
    try advance()
    let isMarked = !isAtEnd && indent == 0 && stands(.dash)
    if isMarked {
      guard byte(at + 3) == .lineFeed else { throw NotPlain() }
      at += 3
      try goToNextLine()
    }
    guard !isAtEnd, indent == 0 else { throw NotPlain() }
    let root = try mapping(at: 0, depth: 1)
    guard isAtEnd else { throw NotPlain() }
    let isClosed = at < bytes.count
    guard isClosed || !isMarked && bytes.last == .lineFeed else { throw NotPlain() }
    hasEndMark = isMarked
    return root
  }

  /// Whether a sign stands here three times.
  private func stands(_ sign: UInt8) -> Bool {
    byte(at) == sign && byte(at + 1) == sign && byte(at + 2) == sign
  }

  mutating func beginLine(at place: Int) {
    at = place
    lineStart = place
    counted = (place, 0)
  }

  /// Leaves a line, of which only spaces and a remark may be left; gives the remark.
  @discardableResult
  mutating func goToNextLine() throws(NotPlain) -> Written? {
    let end = at
    while byte(at) == .space { at += 1 }
    var remark: Written?
    if byte(at) == .numberSign, at > end {
      let place = span(at)
      let begin = at
      while byte(at) != .lineFeed { at += 1 }
      remark = Written(text: text(begin..<at), span: place)
    }
    guard byte(at) == .lineFeed else { throw NotPlain() }
    line += 1
    beginLine(at: at + 1)
    try advance()
    return remark
  }

  /// Goes to the first sign of the next line that holds any.
  private mutating func advance() throws(NotPlain) {
    while at < bytes.count {
      while byte(at) == .space { at += 1 }
      if byte(at) == .numberSign {
        while byte(at) != .lineFeed { at += 1 }
      }
      if byte(at) == .lineFeed {
        line += 1
        beginLine(at: at + 1)
        continue
      }
      indent = at - lineStart
      if indent == 0, stands(.dot) { try end() }
      return
    }
    isAtEnd = true
  }

  /// Nothing stands behind `...`, not even a remark.
  private mutating func end() throws(NotPlain) {
    let rest = bytes[(at + 3)...]
    guard byte(at + 3) == .lineFeed, rest.allSatisfy({ $0 == .lineFeed || $0 == .space })
    else { throw NotPlain() }
    isAtEnd = true
  }
}

// MARK: - What is told by indentation

extension PlainReading {
  /// A mapping whose keys stand at `column`, the first of them here.
  private mutating func mapping(at column: Int, depth: Int) throws(NotPlain) -> YAMLNode {
    guard depth < Limits.depth else { throw NotPlain() }
    let place = span(at)
    var entries: [YAMLNode.Entry] = []
    repeat {
      guard beginsPlain(), let colon = try colon() else { throw NotPlain() }
      let key = try key(to: colon)
      entries.append(YAMLNode.Entry(key, value: try value(under: column, depth: depth + 1)))
      guard isAtEnd || indent <= column else { throw NotPlain() }
    } while !isAtEnd && indent == column
    guard !entries.repeatsAName else { throw NotPlain() }
    return YAMLNode(content: .map(entries), span: place, isVerbatim: false)
  }

  /// What stands behind the colon of a key at `column`: on its line, or below it.
  private mutating func value(under column: Int, depth: Int) throws(NotPlain) -> YAMLNode {
    let place = at
    var first = at
    while byte(first) == .space { first += 1 }
    guard byte(first) == .lineFeed || byte(first) == .numberSign && first > place else {
      at = first
      return try inline(depth: depth, isBehindKey: true)
    }
    let span = span(place)
    let remark = try goToNextLine()
    if !isAtEnd, indent > column {
      return byte(at) == .dash
        ? try list(at: indent, depth: depth, isWithin: false)
        : try mapping(at: indent, depth: depth)
    }
    if !isAtEnd, indent == column, byte(at) == .dash {
      return try list(at: column, depth: depth, isWithin: true)
    }
    return YAMLNode(
      content: .text("", isQuoted: false), span: span, isVerbatim: true, remark: remark)
  }

  /// A list whose dashes stand at `column`, the first of them here; one that stands `isWithin` the keys of a mapping ends at the next.
  private mutating func list(
    at column: Int, depth: Int, isWithin: Bool
  ) throws(NotPlain) -> YAMLNode {
    guard depth < Limits.depth else { throw NotPlain() }
    let place = span(at)
    var nodes: [YAMLNode] = []
    while !isAtEnd, indent == column, !isWithin || byte(at) == .dash {
      guard byte(at) == .dash, byte(at + 1) == .space else { throw NotPlain() }
      at += 1
      while byte(at) == .space { at += 1 }
      nodes.append(try entry(depth: depth + 1))
    }
    guard isAtEnd || indent <= column else { throw NotPlain() }
    return YAMLNode(content: .list(nodes), span: place, isVerbatim: false)
  }

  /// What stands behind a dash: a mapping that begins there, or a value.
  private mutating func entry(depth: Int) throws(NotPlain) -> YAMLNode {
    guard beginsPlain(), try colon() != nil else {
      return try inline(depth: depth, isBehindKey: false)
    }
    indent = at - lineStart
    return try mapping(at: indent, depth: depth)
  }

  /// A value and the rest of its line.
  private mutating func inline(depth: Int, isBehindKey: Bool) throws(NotPlain) -> YAMLNode {
    let node = try word(depth: depth, .line(isBehindKey: isBehindKey))
    guard let remark = try goToNextLine(), node.isVerbatim else { return node }
    return YAMLNode(content: node.content, span: node.span, isVerbatim: true, remark: remark)
  }

  /// Where the colon stands that makes a key of the plain text that begins here; `nil` where its line has none.
  private func colon() throws(NotPlain) -> Int? {
    var place = at
    while byte(place) != .lineFeed {
      let sign = bytes[place]
      if sign == .colon {
        // One without a space behind it is a slip, perhaps.
        guard byte(place + 1).endsAColon else { throw NotPlain() }
        return place
      }
      if sign == .numberSign, bytes[place - 1] == .space { return nil }
      place += 1
    }
    return nil
  }
}
