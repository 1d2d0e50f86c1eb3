import NagarezuCore

/// One pass over the text of a file that is valid; `at` is always where the next sign is looked for.
struct FormReading {
  typealias NotTaken = Form.NotTaken

  let bytes: [UInt8]
  var at = 0
  /// From 1.
  var line = 1
  /// Where the line begins.
  var lineStart = 0
  /// The indentation of the line, or of what stands behind its dashes.
  var indent = 0
  /// Whether nothing follows, or the mark of the end.
  var isAtEnd = false
  /// What was passed on the way to the next sign, each with its indentation.
  var passed: [(above: Form.Above, indent: Int)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at a place; a line feed past the end.
  func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : .lineFeed }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  var notTaken: NotTaken { NotTaken(line: line) }

  // MARK: Lines

  mutating func form() throws(NotTaken) -> Form {
    var form = Form()
    advance()
    if !isAtEnd, indent == 0, stands(.dash) {
      form.head = takePassed()
      at += 3
      form.start = Form.Mark(remark: try goToNextLine())
    }
    form.head += takePassed()
    guard !isAtEnd, indent == 0 else { throw notTaken }
    let root = try mapping(at: 0)
    (form.pairs, form.tail) = root
    guard isAtEnd else { throw notTaken }
    form.tail += takePassed()
    if at < bytes.count {
      at += 3
      form.end = Form.Mark(remark: try goToNextLine())
      guard at >= bytes.count else { throw notTaken }
      form.rest = takePassed()
    }
    return form
  }

  /// Whether a sign stands here three times, and nothing but a remark behind it.
  func stands(_ sign: UInt8) -> Bool {
    byte(at) == sign && byte(at + 1) == sign && byte(at + 2) == sign
      && (byte(at + 3) == .space || byte(at + 3) == .lineFeed)
  }

  mutating func beginLine(at place: Int) {
    at = place
    lineStart = place
    line += 1
  }

  /// Leaves a line, of which only spaces and a remark may be left; gives the remark.
  mutating func goToNextLine() throws(NotTaken) -> String? {
    let remark = restOfLine()
    guard byte(at) == .lineFeed else { throw notTaken }
    beginLine(at: at + 1)
    advance()
    return remark
  }

  /// Passes spaces and a remark, which it gives.
  mutating func restOfLine() -> String? {
    let end = at
    while byte(at) == .space { at += 1 }
    guard byte(at) == .numberSign, at > end || at == lineStart else { return nil }
    let begin = at
    while byte(at) != .lineFeed { at += 1 }
    return trimmed(begin..<at)
  }

  /// A piece of a line without the spaces behind it.
  func trimmed(_ range: Range<Int>) -> String {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == .space { end -= 1 }
    return text(range.lowerBound..<end)
  }

  /// Goes to the first sign of the next line that holds any, remembering what is passed.
  mutating func advance() {
    while at < bytes.count {
      while byte(at) == .space { at += 1 }
      if byte(at) == .numberSign {
        let begin = at
        while byte(at) != .lineFeed { at += 1 }
        passed.append((.remark(trimmed(begin..<at)), begin - lineStart))
        beginLine(at: at + 1)
        continue
      }
      if byte(at) == .lineFeed {
        passed.append((.blank, 0))
        beginLine(at: at + 1)
        continue
      }
      indent = at - lineStart
      if indent == 0, stands(.dot) { isAtEnd = true }
      return
    }
    isAtEnd = true
  }

  /// All that was passed.
  mutating func takePassed() -> [Form.Above] {
    defer { passed = [] }
    return passed.map(\.above)
  }

  /// What was passed as far as it belongs to a block that ends here: remarks that are indented like it or deeper.
  private mutating func takePassed(from column: Int) -> [Form.Above] {
    var count = 0
    for (place, one) in passed.enumerated() {
      guard case .remark = one.above else { continue }
      guard one.indent >= column else { break }
      count = place + 1
    }
    defer { passed.removeFirst(count) }
    return passed.prefix(count).map(\.above)
  }

  // MARK: What is told by indentation

  /// A mapping whose keys stand at `column`, the first of them here.
  mutating func mapping(at column: Int) throws(NotTaken) -> ([Form.Pair], tail: [Form.Above]) {
    var pairs: [Form.Pair] = []
    repeat {
      var pair = Form.Pair(above: takePassed(), key: try key())
      try readValue(of: &pair, under: column)
      pairs.append(pair)
      guard isAtEnd || indent <= column else { throw notTaken }
    } while !isAtEnd && indent == column && !isDash
    return (pairs, takePassed(from: column))
  }

  /// Whether the line goes on with an entry of a list.
  private var isDash: Bool {
    byte(at) == .dash && (byte(at + 1) == .space || byte(at + 1) == .lineFeed)
  }

  private mutating func readValue(of pair: inout Form.Pair, under column: Int) throws(NotTaken) {
    let remark = restOfLine()
    guard byte(at) == .lineFeed else {
      (pair.value, pair.remark) = try inline(within: column)
      return
    }
    pair.remark = remark
    beginLine(at: at + 1)
    advance()
    guard !isAtEnd, indent > column || indent == column && isDash else { return }
    if isDash {
      let list = try list(at: indent, isWithin: indent == column)
      pair.value = .list(list.0, tail: list.tail)
    } else if beginsAKey {
      let map = try mapping(at: indent)
      pair.value = .map(map.0, tail: map.tail)
    } else {
      // The value stands alone below its key: it goes behind it, and the remarks above.
      pair.above += takePassed().filter { $0 != .blank }
      if let remark { pair.above.append(.remark(remark)) }
      (pair.value, pair.remark) = try inline(within: column)
    }
  }

  /// A list whose dashes stand at `column`, the first of them here; one that stands `isWithin` the keys of a mapping ends at the next.
  mutating func list(
    at column: Int, isWithin: Bool
  ) throws(NotTaken) -> ([Form.Entry], tail: [Form.Above]) {
    var entries: [Form.Entry] = []
    while !isAtEnd, indent == column, isDash {
      entries.append(try entry(above: takePassed(), at: column))
    }
    guard isAtEnd || indent < column || isWithin && indent == column else { throw notTaken }
    return (entries, takePassed(from: column + (isWithin ? 1 : 0)))
  }

  private mutating func entry(
    above: [Form.Above], at column: Int
  ) throws(NotTaken) -> Form.Entry {
    var entry = Form.Entry(above: above)
    at += 1
    let remark = restOfLine()
    if byte(at) == .lineFeed {
      beginLine(at: at + 1)
      advance()
      guard !isAtEnd, indent > column else {
        entry.remark = remark
        return entry
      }
      // What stands below its dash goes behind it, and the remarks above.
      entry.above += (remark.map { [.remark($0)] } ?? []) + takePassed().filter { $0 != .blank }
    } else {
      indent = at - lineStart
    }
    if isDash {
      let list = try list(at: indent, isWithin: false)
      entry.value = .list(list.0, tail: list.tail)
    } else if beginsAKey {
      let map = try mapping(at: indent)
      entry.value = .map(map.0, tail: map.tail)
    } else {
      (entry.value, entry.remark) = try inline(within: column)
    }
    return entry
  }

  /// Whether a key of a mapping stands here.
  private var beginsAKey: Bool {
    var probe = self
    return (try? probe.key()) != nil
  }

  /// A key, and its colon.
  private mutating func key() throws(NotTaken) -> String {
    let begin = at
    if byte(at).isQuote {
      let source = try quotedOnOneLine()
      while byte(at) == .space { at += 1 }
      guard byte(at) == .colon, byte(at + 1).endsAColon else { throw notTaken }
      at += 1
      return source
    }
    guard !byte(at).beginsNoText || [.dash, .colon].contains(byte(at)) else { throw notTaken }
    while byte(at) != .lineFeed {
      if byte(at) == .numberSign, bytes[at - 1] == .space { throw notTaken }
      if byte(at) == .colon, byte(at + 1).endsAColon {
        let source = trimmed(begin..<at)
        guard !source.isEmpty, source != "?" else { throw notTaken }
        at += 1
        return source
      }
      at += 1
    }
    throw notTaken
  }
}
