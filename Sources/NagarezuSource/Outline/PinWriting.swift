import NagarezuCore

/// The edits that give a file its pins, in the layout that its 図 has.
struct PinWriting {
  typealias Pin = FigureEdit.Pin
  typealias Fault = FigureEdit.Fault

  private let outline: FileOutline
  private var text: SourceText { outline.text }
  /// Of `text.scalars`; none reaches into another.
  private var edits: [(range: Range<Int>, words: String)] = []
  private let newline: String
  private let isEnglish: Bool

  init(_ outline: FileOutline) {
    self.outline = outline
    isEnglish = outline.speaksEnglish
    let scalars = outline.text.scalars
    let first = scalars.firstIndex(of: "\n") ?? 0
    newline = first > 0 && scalars[first - 1] == "\r" ? "\r\n" : "\n"
  }

  /// The text with all edits made.
  var edited: String {
    var scalars = text.scalars
    // Of two at one place the one that takes something away stands first.
    let order = edits.enumerated().sorted { a, b in
      (a.element.range.lowerBound, a.element.range.upperBound, a.offset)
        > (b.element.range.lowerBound, b.element.range.upperBound, b.offset)
    }
    for (_, edit) in order { scalars.replaceSubrange(edit.range, with: edit.words.unicodeScalars) }
    return scalars.text
  }

  mutating func write(_ pins: [Pin], naming canonical: (String) -> String) throws(Fault) {
    guard case .map(let entries) = outline.root.content else { return }
    guard let figure = entries.entry(.figure, .file) else {
      if !pins.isEmpty { try addFigure(pins, to: entries) }
      return
    }
    guard case .map(let inner) = figure.value.content, !inner.isEmpty else {
      if !pins.isEmpty { try fill(figure, with: pins) }
      return
    }
    guard let own = inner.entry(.pins, .figure) else {
      if !pins.isEmpty { try addPins(pins, to: figure.value, inner) }
      return
    }
    guard case .list(let nodes) = own.value.content, !nodes.isEmpty else {
      if !pins.isEmpty { try fill(own, with: pins, in: figure.value) }
      return
    }
    try change(own, nodes, to: pins, naming: canonical)
  }

  // MARK: Words

  private func spelling(_ word: Word, _ context: Vocabulary.Context) -> String {
    let key = Vocabulary.keys(context).first { $0.word == word }
    return (isEnglish ? key?.en : key?.ja) ?? word.rawValue
  }

  /// Keys and values of a pin, in the order of the vocabulary, without the thing.
  private func values(_ pin: Pin) -> [(Word, String)] {
    var values: [(Word, String)] = []
    if let column = pin.column { values.append((.column, "\(column)")) }
    if let row = pin.row { values.append((.row, "\(row)")) }
    if let side = pin.side { values.append((.side, isEnglish ? side.english : side.rawValue)) }
    return values
  }

  /// A pin between braces; `thing` as it is to stand there.
  private func words(_ pin: Pin, naming thing: String? = nil) -> String {
    let all = [(Word.thing, thing ?? pin.thing.writtenName)] + values(pin)
    return "{\(all.map { "\(spelling($0.0, .pin)): \($0.1)" }.joined(separator: ", "))}"
  }

  private func row(_ pins: [Pin]) -> String {
    "[\(pins.map { words($0) }.joined(separator: ", "))]"
  }

  // MARK: Places

  private func offset(_ span: SourceSpan) -> Int { text.offset(span.line, span.column) }

  private func isOpened(_ node: YAMLNode, by sign: Unicode.Scalar) -> Bool {
    text[node.span.line, node.span.column] == sign
  }

  private func margin(_ span: SourceSpan) -> String {
    String(repeating: " ", count: span.column - 1)
  }

  private mutating func replace(_ range: Range<Int>, _ words: String) {
    edits.append((range, words))
  }

  /// Puts whole lines behind a line; the last line of a file may want its end.
  private mutating func add(_ lines: [String], behindLine line: Int) {
    let place = text.offset(line + 1, 1)
    let isOpenEnd = place == text.scalars.count && text.scalars.last != "\n"
    let words = lines.joined(separator: newline)
    replace(place..<place, isOpenEnd ? newline + words : words + newline)
  }

  private func fault(_ span: SourceSpan, _ ja: String, _ en: String) -> Fault {
    Fault(span: span, message: Message(ja: ja, en: en))
  }

  /// Refuses to take a remark away.
  private func refuseRemark(in range: Range<Int>, at span: SourceSpan) throws(Fault) {
    guard text.scalars[range].contains("#") else { return }
    throw fault(
      span, "固定の中に注があるので、書き換えない。注を行の上に移すか、手で直す",
      "a remark stands inside a pin, and nothing is changed; move it above, or edit the pin yourself"
    )
  }

  // MARK: Where nothing stands yet

  private mutating func addFigure(_ pins: [Pin], to entries: [YAMLNode.Entry]) throws(Fault) {
    let figure = spelling(.figure, .file)
    let own = spelling(.pins, .figure)
    if isOpened(outline.root, by: "{") {
      guard let last = entries.last else { return }
      let place = offset(outline.end(of: last))
      replace(place..<place, ", \(figure): {\(own): \(row(pins))}")
      return
    }
    var line = text.lineCount
    while line > 1, isLoose(line) { line -= 1 }
    let blank = line > 1 && text.line(line).isEmpty ? [] : [""]
    add(
      blank + ["\(figure):", "  \(own):"] + pins.map { "    - \(words($0))" }, behindLine: line)
  }

  /// Whether what is added at the end of a file stands before a line: an empty one, or the mark of the end.
  private func isLoose(_ line: Int) -> Bool {
    let letters = text.line(line)
    return letters.allSatisfy { $0 == " " } || letters.elementsEqual("...".unicodeScalars)
  }

  /// Pins into a figure that says nothing yet.
  private mutating func fill(_ figure: YAMLNode.Entry, with pins: [Pin]) throws(Fault) {
    let own = spelling(.pins, .figure)
    guard isOpened(outline.root, by: "{") || isOpened(figure.value, by: "{") else {
      take(figure.value)
      add(
        ["  \(own):"] + pins.map { "    - \(words($0))" }, behindLine: figure.span.line)
      return
    }
    replace(range(of: figure.value), "{\(own): \(row(pins))}")
  }

  /// Takes away what stands for nothing: `~`, `[]`, and the space before it.
  private mutating func take(_ node: YAMLNode) {
    var range = range(of: node)
    guard !range.isEmpty else { return }
    while text.scalars[range.lowerBound - 1] == " " {
      range = range.lowerBound - 1..<range.upperBound
    }
    replace(range, "")
  }

  private func range(of node: YAMLNode) -> Range<Int> {
    let start = offset(node.span)
    if node.isNull, case .text(let words, _) = node.content {
      return start..<start + words.unicodeScalars.count
    }
    if case .map(let entries) = node.content, entries.isEmpty { return brackets(from: start) }
    if case .list(let nodes) = node.content, nodes.isEmpty { return brackets(from: start) }
    return start..<max(start, offset(outline.end(of: node)))
  }

  /// From an opening bracket to the one that ends it, nothing but space between.
  private func brackets(from start: Int) -> Range<Int> {
    let end = text.scalars[start...].firstIndex { $0 == "}" || $0 == "]" } ?? start
    return start..<end + 1
  }

  private mutating func addPins(
    _ pins: [Pin], to figure: YAMLNode, _ inner: [YAMLNode.Entry]
  ) throws(Fault) {
    let own = spelling(.pins, .figure)
    guard let last = inner.last, let first = inner.first else { return }
    let end = outline.end(of: last)
    if isOpened(figure, by: "{") {
      replace(offset(end)..<offset(end), ", \(own): \(row(pins))")
      return
    }
    let margin = margin(first.span)
    add(
      ["\(margin)\(own):"] + pins.map { "\(margin)  - \(words($0))" }, behindLine: end.line)
  }

  /// Pins under a key that has none.
  private mutating func fill(
    _ own: YAMLNode.Entry, with pins: [Pin], in figure: YAMLNode
  ) throws(Fault) {
    if isOpened(figure, by: "{") {
      let isBare = range(of: own.value).isEmpty
      replace(range(of: own.value), (isBare ? " " : "") + row(pins))
      return
    }
    guard own.value.isNull || isOpened(own.value, by: "[") else {
      throw fault(
        own.value.span, "「固定」を、「- 」で始まる一覧に書き直す", "write the pins as a list with dashes")
    }
    take(own.value)
    let margin = margin(own.span)
    add(pins.map { "\(margin)  - \(words($0))" }, behindLine: own.span.line)
  }

  // MARK: Where pins stand

  private mutating func change(
    _ own: YAMLNode.Entry, _ nodes: [YAMLNode], to pins: [Pin], naming canonical: (String) -> String
  ) throws(Fault) {
    var left = pins
    var gone: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard case .map(let entries) = node.content, let name = entries.text(.thing, .pin) else {
        throw fault(node.span, "この固定に「もの」がない", "this pin names nothing")
      }
      guard let place = left.firstIndex(where: { canonical($0.thing) == canonical(name) }) else {
        gone.append(index)
        continue
      }
      try change(node, entries, to: left.remove(at: place))
    }
    if isOpened(own.value, by: "[") {
      try changeRow(own, nodes, without: Set(gone), adding: left)
    } else {
      try changeLines(own, nodes, without: Set(gone), adding: left)
    }
  }

  /// Gives one pin its place: other values where it has the same keys, else it is written anew under its own name.
  private mutating func change(
    _ node: YAMLNode, _ entries: [YAMLNode.Entry], to pin: Pin
  ) throws(Fault) {
    let values = values(pin)
    let keys = entries.compactMap { Vocabulary.table(.pin).key($0.name)?.word }
    guard Set(keys) == Set([.thing] + values.map(\.0)), keys.count == entries.count else {
      let range = range(of: node)
      try refuseRemark(in: range, at: node.span)
      guard let name = entries.entry(.thing, .pin) else { return }
      replace(range, words(pin, naming: text.scalars[self.range(of: name.value)].text))
      return
    }
    for (word, value) in values {
      guard let node = entries.entry(word, .pin)?.value, case .text(let old, _) = node.content,
        !isSame(old, value, word)
      else { continue }
      let start = offset(node.span)
      replace(start..<start + text.extent(at: node.span, of: old), value)
    }
  }

  private func isSame(_ old: String, _ new: String, _ word: Word) -> Bool {
    guard word != .side else {
      return Vocabulary.canonical(old, in: .side) == Vocabulary.canonical(new, in: .side)
    }
    let digits = old.unicodeScalars.map { scalar -> Unicode.Scalar in
      (0xFF10...0xFF19).contains(scalar.value)
        ? Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)) : scalar
    }
    return Int(digits.text) == Int(new)
  }

  /// Pins between brackets.
  private mutating func changeRow(
    _ own: YAMLNode.Entry, _ nodes: [YAMLNode], without gone: Set<Int>, adding new: [Pin]
  ) throws(Fault) {
    let whole = range(of: own.value)
    if gone.count == nodes.count {
      try refuseRemark(in: whole, at: own.value.span)
      replace(whole, row(new))
      return
    }
    let ranges = nodes.map { range(of: $0) }
    var kept = nodes.indices.filter { !gone.contains($0) }
    for index in gone.sorted() {
      let range =
        index < (kept.last ?? 0)
        ? ranges[index].lowerBound..<ranges[index + 1].lowerBound
        : ranges[index - 1].upperBound..<ranges[index].upperBound
      try refuseRemark(in: range, at: nodes[index].span)
      replace(range, "")
    }
    guard !new.isEmpty, let last = kept.popLast() else { return }
    let place =
      gone.contains(nodes.count - 1) ? ranges[nodes.count - 1].upperBound : ranges[last].upperBound
    replace(place..<place, new.map { ", " + words($0) }.joined())
  }

  /// Pins on lines with dashes.
  private mutating func changeLines(
    _ own: YAMLNode.Entry, _ nodes: [YAMLNode], without gone: Set<Int>, adding new: [Pin]
  ) throws(Fault) {
    let margin = margin(own.value.span)
    let ends = nodes.map { outline.end(of: $0).line }
    for index in gone.sorted() {
      let line = nodes[index].span.line
      let before = text.line(line).prefix(nodes[index].span.column - 1)
      guard before.trimmed.elementsEqual("-".unicodeScalars) else {
        throw fault(
          nodes[index].span, "この固定を取り除けない。手で取り除く",
          "this pin cannot be taken out; remove it yourself")
      }
      replace(text.offset(line, 1)..<text.offset(ends[index] + 1, 1), "")
    }
    if gone.count == nodes.count, new.isEmpty {
      let colon = text.scalars[offset(own.span)...].firstIndex(of: ":") ?? offset(own.span)
      replace(colon + 1..<colon + 1, " []")
    }
    guard !new.isEmpty else { return }
    add(new.map { "\(margin)- \(words($0))" }, behindLine: ends.max() ?? own.span.line)
  }
}

extension [YAMLNode.Entry] {
  /// The entry under a key, in either spelling.
  fileprivate func entry(_ word: Word, _ context: Vocabulary.Context) -> YAMLNode.Entry? {
    first { Vocabulary.table(context).key($0.name)?.word == word }
  }
}
