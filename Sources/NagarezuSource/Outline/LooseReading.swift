import NagarezuCore

/// What may stand at a place of a text that need not be YAML yet: told by indentation and brackets, line by line from the top.
package struct LooseReading {
  /// What may stand there.
  package enum Expected: Sendable {
    /// A key of such a mapping, but for those that stand in it.
    case key(Vocabulary.Context, but: Set<String>)
    /// What stands behind a key.
    case value(Vocabulary.Key, Vocabulary.Context)
    /// A field of a group.
    case member
    /// A name to be made up.
    case newName
    case nothing
  }

  package private(set) var expected = Expected.nothing
  /// The column, from 1 in scalars, at which the word begins that stands before the place.
  package private(set) var start = 1
  /// That word, as far as the place.
  package private(set) var begun = ""
  /// Whether the place is between brackets.
  package private(set) var isInRow = false
  /// Whether a key stands there that has its colon already.
  package private(set) var hasColon = false

  private struct Frame {
    var column: Int
    var isList: Bool
    var isFlow: Bool
    var keys: Set<String> = []
    /// The key whose value is read; `nil` where a key is to come.
    var current: String?
  }

  private var frames: [Frame] = []
  /// Lines that stand further in than this column belong to a text of several lines.
  private var textColumn: Int?
  private var token: [Unicode.Scalar] = []
  private var tokenColumn = 0

  /// Reads as far as a place, line and column from 1, the column in Unicode scalars.
  package init(_ lines: [[Unicode.Scalar]], line: Int, column: Int) {
    for text in lines.prefix(line - 1) { take(text[...], isLast: false) }
    let own = lines.indices.contains(line - 1) ? lines[line - 1] : []
    let place = min(column - 1, own.count)
    take(own[..<place], isLast: true)
    let rest = own[place...].drop { !" ,]}:#、（）()".unicodeScalars.contains($0) }
    hasColon = rest.first == ":"
    begun = token.text
    start = tokenColumn + 1
    isInRow = frames.last?.isFlow ?? false
    expected = resolved
    if case .key(let context, let keys) = expected {
      expected = .key(context, but: keys.union(keysBehind(lines, line, own[place...])))
    }
  }

  // MARK: Lines

  private mutating func take(_ line: ArraySlice<Unicode.Scalar>, isLast: Bool) {
    let line = line.last == "\r" ? line.dropLast() : line
    let indent = line.prefix { $0 == " " }.count
    let isBlank = indent == line.count
    if let column = textColumn {
      if isBlank && !isLast || indent > column && !isBlank { return setToken([], indent) }
      textColumn = nil
    }
    if frames.last?.isFlow == true {
      if isBlank { return setToken([], line.count) }
      let owner = frames.last { !$0.isFlow }?.column ?? 0
      let first = line[line.startIndex + indent]
      if indent > owner || first == "]" || first == "}" {
        return takeFlow(line, from: line.startIndex)
      }
      frames.removeAll(where: \.isFlow)
    }
    if isBlank {
      guard isLast else { return }
      settle(at: line.count)
      openMapping(at: line.count)
      return setToken([], line.count)
    }
    guard line[line.startIndex + indent] != "#" else { return setToken([], indent) }
    takeBlock(line, indent)
  }

  private mutating func setToken(_ letters: [Unicode.Scalar], _ column: Int) {
    token = letters
    tokenColumn = column
  }

  /// Leaves what does not reach to a line that begins at a column.
  private mutating func settle(at column: Int) {
    while let last = frames.last {
      let isOver =
        last.column > column || last.column == column && last.isList
      guard isOver || last.isFlow else { return }
      frames.removeLast()
    }
  }

  /// A mapping whose key is to stand at a column.
  private mutating func openMapping(at column: Int) {
    if let last = frames.last, !last.isList, last.column == column {
      frames[frames.count - 1].current = nil
    } else {
      frames.append(Frame(column: column, isList: false, isFlow: false))
    }
  }

  private mutating func takeBlock(_ line: ArraySlice<Unicode.Scalar>, _ indent: Int) {
    var place = line.startIndex + indent
    while place < line.endIndex, line[place] == "-",
      place + 1 == line.endIndex || line[place + 1] == " "
    {
      let column = place - line.startIndex
      settle(at: column)
      frames.append(Frame(column: column, isList: true, isFlow: false))
      place += 1
      while place < line.endIndex, line[place] == " " { place += 1 }
    }
    let column = place - line.startIndex
    settle(at: column)
    guard place < line.endIndex else { return setToken([], column) }
    guard !"[{".unicodeScalars.contains(line[place]) else { return takeFlow(line, from: place) }
    guard let colon = Self.colon(in: line, from: place) else {
      let isEntry = frames.last?.isList == true && (frames.last?.column ?? 0) < column
      if !isEntry { openMapping(at: column) }
      return takeText(line, from: place)
    }
    openMapping(at: column)
    let key = Self.unquoted(line[place..<colon])
    frames[frames.count - 1].current = key
    frames[frames.count - 1].keys.insert(key)
    var value = colon + 1
    while value < line.endIndex, line[value] == " " { value += 1 }
    guard value < line.endIndex else { return setToken([], value - line.startIndex) }
    switch line[value] {
    case "[", "{": takeFlow(line, from: value)
    case "|", ">":
      textColumn = column
      setToken([], value - line.startIndex)
    default: takeText(line, from: value)
    }
  }

  /// Keeps the last name of a row that stands plain.
  private mutating func takeText(_ line: ArraySlice<Unicode.Scalar>, from place: Int) {
    var start = place
    for index in line[place...].indices where "、（(".unicodeScalars.contains(line[index]) {
      start = index + 1
    }
    setToken(Array(line[start...]), start - line.startIndex)
  }

  private mutating func takeFlow(_ line: ArraySlice<Unicode.Scalar>, from place: Int) {
    var start = place
    var quote: Unicode.Scalar?
    var index = place
    while index < line.endIndex {
      let sign = line[index]
      if let open = quote {
        if sign == open { quote = nil }
        index += 1
        continue
      }
      switch sign {
      case "\"", "'": if line[start..<index].trimmed.isEmpty { quote = sign }
      case "[", "{":
        frames.append(Frame(column: index - line.startIndex, isList: sign == "[", isFlow: true))
        start = index + 1
      case "]", "}":
        if frames.last?.isFlow == true { frames.removeLast() }
        start = index + 1
        if frames.last?.isFlow != true { return setToken([], start - line.startIndex) }
      case ",":
        if frames.last?.isList == false { frames[frames.count - 1].current = nil }
        start = index + 1
      case "、", "（", "(": start = index + 1
      case ":" where index + 1 == line.endIndex || line[index + 1] == " ":
        if let last = frames.last, last.isFlow, !last.isList, last.current == nil {
          let key = Self.unquoted(line[start..<index])
          frames[frames.count - 1].current = key
          frames[frames.count - 1].keys.insert(key)
        }
        start = index + 1
      case "#" where index > line.startIndex && line[index - 1] == " ":
        return setToken([], line.count)
      default: break
      }
      index += 1
    }
    let letters = line[start...].drop { $0 == " " }
    setToken(Array(letters), letters.startIndex - line.startIndex)
  }

  private static func colon(in line: ArraySlice<Unicode.Scalar>, from place: Int) -> Int? {
    var quote: Unicode.Scalar?
    for index in line[place...].indices {
      let sign = line[index]
      if let open = quote {
        if sign == open { quote = nil }
      } else if index == place, sign == "\"" || sign == "'" {
        quote = sign
      } else if sign == ":", index + 1 == line.endIndex || line[index + 1] == " " {
        return index
      } else if sign == "#", line[index - 1 >= line.startIndex ? index - 1 : index] == " " {
        return nil
      }
    }
    return nil
  }

  private static func unquoted(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    NormalForm.of(letters.trimmed { $0 == " " || $0 == "\"" || $0 == "'" }.text)
  }

  /// Keys of the same mapping that stand behind the place.
  private func keysBehind(
    _ lines: [[Unicode.Scalar]], _ line: Int, _ rest: ArraySlice<Unicode.Scalar>
  ) -> Set<String> {
    guard let frame = frames.last else { return [] }
    if frame.isFlow {
      let inner = rest.prefix { $0 != "}" }.split(separator: ",").dropFirst()
      return Set(
        inner.compactMap { piece in
          piece.firstIndex(of: ":").map { Self.unquoted(piece[piece.startIndex..<$0]) }
        })
    }
    var found: Set<String> = []
    for text in lines.dropFirst(line) {
      let indent = text.prefix { $0 == " " }.count
      guard indent < text.count, text[indent] != "#" else { continue }
      guard indent >= frame.column, indent > frame.column || text[indent] != "-" else { break }
      if indent == frame.column, let colon = Self.colon(in: text[...], from: indent) {
        found.insert(Self.unquoted(text[indent..<colon]))
      }
    }
    return found
  }

  // MARK: Meaning

  private enum State {
    case mapping(Vocabulary.Context)
    case element(Vocabulary.Context)
    case value(Vocabulary.Key, Vocabulary.Context)
    case items
    case nothing
  }

  /// What the frames lead to, from the whole file inwards.
  private var resolved: Expected {
    var state = State.mapping(.file)
    for (index, frame) in frames.enumerated() {
      let isLast = index == frames.count - 1
      if frame.isList {
        if case .element(.item) = state { state = .items }
        continue
      }
      if case .value(let key, let context) = state { state = inner(key, context) }
      switch state {
      case .element(let context), .mapping(let context):
        if case .element = state, frame.current == nil, isLast, context == .item,
          frame.isFlow == false
        {
          return .key(context, but: frame.keys)
        }
        guard let current = frame.current else {
          return isLast ? .key(context, but: frame.keys) : .nothing
        }
        state = Vocabulary.key(current, in: context).map { .value($0, context) } ?? .nothing
      case .value(let key, _):
        switch key.value {
        case .elements(let inner):
          guard frame.current != nil else { return .newName }
          state = .element(inner)
        case .renames: state = .items
        default: return isLast && frame.current == nil ? expectation(of: state) : .nothing
        }
      case .items, .nothing: return .nothing
      }
    }
    return expectation(of: state)
  }

  /// A mapping under a key that takes some is read as one.
  private func inner(_ key: Vocabulary.Key, _ context: Vocabulary.Context) -> State {
    switch key.value {
    case .list(let inner), .oneOrMore(let inner), .mapping(let inner), .timed(_, let inner):
      .mapping(inner)
    default: .value(key, context)
    }
  }

  private func expectation(of state: State) -> Expected {
    switch state {
    case .mapping(let context): .key(context, but: [])
    case .value(let key, let context):
      switch key.value {
      case .list(let inner), .mapping(let inner): .key(inner, but: [])
      case .oneOrMore(let inner) where inner != .reader: .key(inner, but: [])
      default: .value(key, context)
      }
    case .items: .member
    case .element(.item): .member
    case .element, .nothing: .nothing
    }
  }
}
