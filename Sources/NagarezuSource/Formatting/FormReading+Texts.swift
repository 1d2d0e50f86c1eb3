import NagarezuCore

// MARK: - Values that begin behind a key or a dash

extension FormReading {
  /// A value and the rest of its line; of a text over several lines the others are indented deeper than `column`.
  mutating func inline(within column: Int) throws(NotTaken) -> (Form.Value, remark: String?) {
    switch byte(at) {
    case .openBracket, .openBrace:
      let row = try row()
      return (.row(row), try goToNextLine())
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try block(within: column)
    case .quotationMark, .apostrophe:
      let value = try quoted()
      return (value, try goToNextLine())
    default: return try plain(within: column)
    }
  }

  /// A plain text with the lines that go on with it.
  private mutating func plain(within column: Int) throws(NotTaken) -> (Form.Value, remark: String?)
  {
    var lines = [restOfText()]
    if let remark = restOfLine() {
      beginLine(at: at + 1)
      advance()
      return (Self.value(lines), remark)
    }
    while true {
      // Blank lines between are of the text; behind it they are not.
      var place = at
      var blanks: [String] = []
      var begin = at
      repeat {
        place += 1
        begin = place
        while byte(place) == .space, place < bytes.count { place += 1 }
        if byte(place) == .lineFeed, place < bytes.count { blanks.append("") }
      } while byte(place) == .lineFeed && place < bytes.count
      let isMark = begin == place && isMarkOfAFile(place)
      guard place < bytes.count, place - begin > column, byte(place) != .numberSign, !isMark else {
        break
      }
      line += blanks.count + 1
      (at, lineStart) = (place, begin)
      lines += blanks + [restOfText()]
      if let remark = restOfLine() {
        beginLine(at: at + 1)
        advance()
        return (Self.value(lines), remark)
      }
    }
    beginLine(at: at + 1)
    advance()
    return (Self.value(lines), nil)
  }

  private func isMarkOfAFile(_ place: Int) -> Bool {
    let signs = [byte(place), byte(place + 1), byte(place + 2)]
    return signs == [.dot, .dot, .dot] || signs == [.dash, .dash, .dash]
  }

  private static func value(_ lines: [String]) -> Form.Value {
    lines.count == 1 ? .text(lines[0]) : .texts(lines)
  }

  /// What of a plain text stands on this line.
  private mutating func restOfText() -> String {
    let begin = at
    while byte(at) != .lineFeed, !(byte(at) == .numberSign && bytes[at - 1] == .space) { at += 1 }
    var end = at
    while end > begin, bytes[end - 1] == .space { end -= 1 }
    at = end
    return text(begin..<end)
  }

  /// A text in quotation marks, over as many lines as it takes.
  private mutating func quoted() throws(NotTaken) -> Form.Value {
    var lines: [String] = []
    var begin = at
    let mark = byte(at)
    at += 1
    while true {
      guard at < bytes.count else { throw notTaken }
      if bytes[at] == mark {
        guard mark == .apostrophe, byte(at + 1) == mark else { break }
        at += 2
      } else if bytes[at] == .backslash, mark == .quotationMark {
        // An escaped end of a line keeps the spaces before it.
        guard byte(at + 1) != .lineFeed else { throw notTaken }
        at += 2
      } else if bytes[at] == .lineFeed {
        lines.append(trimmed(begin..<at))
        beginLine(at: at + 1)
        while byte(at) == .space { at += 1 }
        begin = at
      } else {
        at += 1
      }
    }
    at += 1
    lines.append(text(begin..<at))
    // A line that ends in a sign that is escaped may end in a space that is.
    guard lines.dropLast().allSatisfy({ !$0.hasSuffix("\\") }) else { throw notTaken }
    return Self.value(lines)
  }

  mutating func quotedOnOneLine() throws(NotTaken) -> String {
    guard case .text(let source) = try quoted() else { throw notTaken }
    return source
  }

  /// `|` or `>` and what stands below it, indented deeper than `column`.
  private mutating func block(within column: Int) throws(NotTaken) -> (Form.Value, remark: String?)
  {
    let begin = at
    while byte(at) != .lineFeed, byte(at) != .space { at += 1 }
    let header = text(begin..<at)
    // A number says by how much it is indented, which changes here.
    guard header.utf8.dropFirst().allSatisfy({ $0 == .dash || $0 == UInt8(ascii: "+") }) else {
      throw notTaken
    }
    let remark = restOfLine()
    guard byte(at) == .lineFeed else { throw notTaken }
    var lines: [Range<Int>] = []
    var inner: Int?
    beginLine(at: at + 1)
    while at < bytes.count {
      var place = at
      while byte(place) == .space, place < bytes.count { place += 1 }
      let isBlank = byte(place) == .lineFeed
      let width = place - at
      if !isBlank {
        guard width > column, inner.map({ width >= $0 }) ?? true else { break }
        inner = inner ?? width
      } else if width > inner ?? 0 {
        // Spaces that are of the text.
        throw notTaken
      }
      while byte(place) != .lineFeed { place += 1 }
      lines.append(at..<place)
      beginLine(at: place + 1)
    }
    // Blank lines at the end are of the text where all are kept, and of nothing else.
    if !header.contains("+") {
      while let last = lines.last, last.allSatisfy({ bytes[$0] == .space }) {
        lines.removeLast()
        passed.append((.blank, 0))
      }
    }
    guard let inner else { throw notTaken }
    advance()
    let body = lines.map { text(min($0.lowerBound + inner, $0.upperBound)..<$0.upperBound) }
    return (.block(header, body), remark)
  }
}

// MARK: - Rows between brackets

extension FormReading {
  /// `[one, two]` or `{key: one}`, over as many lines as it takes.
  mutating func row() throws(NotTaken) -> Form.Row {
    var row = Form.Row(isMap: byte(at) == .openBrace)
    let close: UInt8 = row.isMap ? .closeBrace : .closeBracket
    at += 1
    while true {
      let gap = try passGap()
      var (isBelow, above) = (gap.isBelow, gap.remarks)
      if gap.isRemarkBehind, !row.items.isEmpty, let remark = above.first {
        row.items[row.items.count - 1].remark = remark
        above.removeFirst()
        isBelow = true
      }
      if byte(at) == close {
        (row.closesBelow, row.tail) = (isBelow, above)
        at += 1
        return row
      }
      var item = try item(isInMap: row.isMap)
      (item.isBelow, item.above) = (isBelow || !above.isEmpty, above)
      let behind = try passGap()
      guard byte(at) == .comma || byte(at) == close else { throw notTaken }
      if byte(at) == .comma {
        guard behind.remarks.isEmpty else { throw notTaken }
        at += 1
      } else if !behind.remarks.isEmpty || behind.isBelow {
        var tail = behind.remarks
        if behind.isRemarkBehind, !tail.isEmpty { item.remark = tail.removeFirst() }
        row.items.append(item)
        (row.closesBelow, row.tail) = (true, tail)
        at += 1
        return row
      }
      row.items.append(item)
    }
  }

  /// Spaces, ends of lines and remarks between brackets: whether a line ended, and whether the first remark stands behind something.
  private mutating func passGap() throws(NotTaken) -> (
    isBelow: Bool, remarks: [String], isRemarkBehind: Bool
  ) {
    var (isBelow, remarks, isBehind): (Bool, [String], Bool) = (false, [], false)
    while true {
      guard at < bytes.count else { throw notTaken }
      if bytes[at] == .space {
        at += 1
      } else if bytes[at] == .lineFeed {
        isBelow = true
        beginLine(at: at + 1)
      } else if bytes[at] == .numberSign, bytes[at - 1] == .space || bytes[at - 1] == .lineFeed {
        if remarks.isEmpty { isBehind = !isBelow }
        let begin = at
        while byte(at) != .lineFeed { at += 1 }
        remarks.append(trimmed(begin..<at))
      } else {
        return (isBelow, remarks, isBehind)
      }
    }
  }

  private mutating func item(isInMap: Bool) throws(NotTaken) -> Form.Row.Item {
    let first = try word(isKey: true, isInMap: isInMap)
    let end = (at, line, lineStart)
    _ = try passGap()
    guard byte(at) == .colon else {
      (at, line, lineStart) = end
      if isInMap {
        guard case .text(let key) = first else { throw notTaken }
        return Form.Row.Item(key: key, value: nil)
      }
      return Form.Row.Item(value: first)
    }
    guard case .text(let key) = first else { throw notTaken }
    at += 1
    let gap = try passGap()
    guard gap.remarks.isEmpty else { throw notTaken }
    guard byte(at) != .comma, byte(at) != .closeBrace, byte(at) != .closeBracket else {
      return Form.Row.Item(key: key, value: .empty)
    }
    return Form.Row.Item(key: key, value: try word(isKey: false, isInMap: isInMap))
  }

  private mutating func word(isKey: Bool, isInMap: Bool) throws(NotTaken) -> Form.Value {
    switch byte(at) {
    case .openBracket, .openBrace: return .row(try row())
    case .quotationMark, .apostrophe:
      let value = try quoted()
      guard case .texts(let lines) = value else { return value }
      // Between brackets it goes on one line, as it is read.
      guard lines.allSatisfy({ !$0.isEmpty }) else { throw notTaken }
      return .text(lines.joined(separator: " "))
    default: return .text(try plain(isKey: isKey, isInMap: isInMap))
    }
  }

  /// A plain text between brackets; one that goes on in the next line goes on one, as it is read.
  private mutating func plain(isKey: Bool, isInMap: Bool) throws(NotTaken) -> String {
    var words: [String] = []
    while true {
      let begin = at
      while byte(at) != .lineFeed {
        let sign = bytes[at]
        if sign == .comma, !isKey, isInMap, isOfANumber(at) {
          at += 1
          continue
        }
        if [.comma, .openBracket, .closeBracket, .openBrace, .closeBrace].contains(sign) { break }
        if sign == .numberSign, at > 0, bytes[at - 1] == .space { break }
        let next = byte(at + 1)
        if sign == .colon, next.endsAColon || next.endsInARow { break }
        at += 1
      }
      let word = trimmed(begin..<at)
      if !word.isEmpty { words.append(word) }
      guard byte(at) == .lineFeed, at < bytes.count else { break }
      var place = at + 1
      while byte(place) == .space { place += 1 }
      // A blank line would be an end of a line in the text.
      guard byte(place) != .lineFeed else { throw notTaken }
      guard !byte(place).endsInARow, byte(place) != .numberSign, byte(place) != .colon else {
        break
      }
      beginLine(at: at + 1)
      at = place
    }
    guard !words.isEmpty else { throw notTaken }
    return words.joined(separator: " ")
  }

  /// Whether a comma stands between a digit and three: `{人数: 約50,000人}` is read as one value.
  private func isOfANumber(_ place: Int) -> Bool {
    func isDigit(_ place: Int) -> Bool { (0x30...0x39).contains(byte(place)) }
    return place > 0 && isDigit(place - 1) && (1...3).allSatisfy { isDigit(place + $0) }
      && !isDigit(place + 4)
  }
}
