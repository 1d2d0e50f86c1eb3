import NagarezuCore

/// A change of a file's text that leaves every other letter as it is.
package struct OutlineEdit: Hashable, Sendable {
  /// Where the words that go begin.
  package let start: SourceSpan
  /// Where they end; the same where words are only put in.
  package let end: SourceSpan
  package let words: String

  /// Words in the place of what stands from one place to another.
  package init(from start: SourceSpan, to end: SourceSpan, _ words: String) {
    self.init(start, to: end, words)
  }

  init(_ start: SourceSpan, to end: SourceSpan? = nil, _ words: String) {
    self.start = start
    self.end = end ?? start
    self.words = words
  }
}

extension FileOutline {
  /// Adds names to the list under a key of the mapping at a place, which is made where there is none; `nil` where what stands there
  /// is no list to which a name can be added.
  package func adding(
    _ names: [String], to word: Word, _ context: Vocabulary.Context, at span: SourceSpan
  ) -> [OutlineEdit]? {
    guard !names.isEmpty, let mapping = mapping(at: span) else { return nil }
    let written = names.map(\.writtenName)
    guard let node = mapping.entries.node(word, context) else {
      return entry(word, context, "[\(written.joined(separator: ", "))]", in: mapping.node).map {
        [$0]
      }
    }
    switch node.content {
    case .map: return nil
    case .text(let text, _):
      guard !node.isNull, !Vocabulary.isAll(text), !Vocabulary.isUnknown(text),
        !Vocabulary.isEveryone(text), node.isVerbatim
      else { return nil }
      return [
        OutlineEdit(node.span, "["),
        OutlineEdit(end(of: node), ", \(written.joined(separator: ", "))]"),
      ]
    case .list(let nodes):
      guard let last = nodes.last else {
        return [OutlineEdit(shifted(node.span, by: 1), written.joined(separator: ", "))]
      }
      let place = end(of: last)
      if text[node.span.line, node.span.column] == "[" {
        return [OutlineEdit(place, written.map { ", " + $0 }.joined())]
      }
      let margin = String(repeating: " ", count: node.span.column - 1)
      return [OutlineEdit(place, written.map { "\n\(margin)- \($0)" }.joined())]
    }
  }

  /// Puts a key into the mapping at a place, with a value as it is written; `nil` where the key stands there already.
  package func setting(
    _ word: Word, _ context: Vocabulary.Context, to value: String, at span: SourceSpan
  ) -> OutlineEdit? {
    guard let mapping = mapping(at: span), mapping.entries.node(word, context) == nil else {
      return nil
    }
    return entry(word, context, value, in: mapping.node)
  }

  /// Puts an element into a section of the file, at its end; the section is made where there is none.
  package func declaring(_ name: String, in section: Word, as value: String) -> OutlineEdit? {
    guard case .map(let entries) = root.content else { return nil }
    let line = "\(name.writtenName): \(value)"
    return inSection(section, entries, line) { entries, node in
      guard case .map(let inner) = node.content, let last = inner.last else { return nil }
      if text[node.span.line, node.span.column] == "{" {
        return OutlineEdit(end(of: last), ", " + line)
      }
      let margin = String(repeating: " ", count: node.span.column - 1)
      return OutlineEdit(end(of: last), "\n\(margin)\(line)")
    }
  }

  /// Puts an entry of some lines into a section that is a list, at its end; the section is made where there is none.
  package func listing(_ lines: [String], in section: Word) -> OutlineEdit? {
    guard case .map(let entries) = root.content, let first = lines.first else { return nil }
    func written(_ margin: String) -> String {
      ("- " + first) + lines.dropFirst().map { "\n\(margin)  \($0)" }.joined()
    }
    return inSection(section, entries, written("  ")) { _, node in
      guard case .list(let nodes) = node.content, let last = nodes.last,
        text[node.span.line, node.span.column] == "-"
      else { return nil }
      let margin = String(repeating: " ", count: node.span.column - 1)
      return OutlineEdit(end(of: last), "\n" + margin + written(margin))
    }
  }

  private func inSection(
    _ section: Word, _ entries: [YAMLNode.Entry], _ line: String,
    _ inner: ([YAMLNode.Entry], YAMLNode) -> OutlineEdit?
  ) -> OutlineEdit? {
    guard let node = entries.node(section, .file) else {
      guard let last = entries.last,
        let key = Vocabulary.keys(.file).first(where: { $0.word == section })
      else { return nil }
      let spelling = speaksEnglish(entries) ? key.en : key.ja
      return OutlineEdit(end(of: last), "\n\(spelling):\n  \(line)")
    }
    if node.isNull || node.isEmptyList {
      return OutlineEdit(node.span, to: end(of: node), "\n  \(line)")
    }
    return inner(entries, node)
  }

  /// Whether the keys of the file are English, as far as its first letters tell.
  package var speaksEnglish: Bool {
    guard case .map(let entries) = root.content else { return false }
    return speaksEnglish(entries)
  }

  private func speaksEnglish(_ entries: [YAMLNode.Entry]) -> Bool {
    let telling = entries.filter { $0.name.text != Word.nagarezu.rawValue }
    return !telling.isEmpty && telling.allSatisfy { NormalForm.isASCII($0.name.text) }
  }

  private func entry(
    _ word: Word, _ context: Vocabulary.Context, _ value: String, in node: YAMLNode
  ) -> OutlineEdit? {
    guard case .map(let entries) = node.content, let first = entries.first, let last = entries.last,
      let key = Vocabulary.keys(context).first(where: { $0.word == word })
    else { return nil }
    let written = "\(speaksEnglish ? key.en : key.ja): \(value)"
    if text[node.span.line, node.span.column] == "{" {
      return OutlineEdit(end(of: last), ", " + written)
    }
    let margin = String(repeating: " ", count: first.span.column - 1)
    return OutlineEdit(end(of: last), "\n\(margin)\(written)")
  }

  /// Flows and approvals on some lines that state no period and speak of two dates, with the period that these make.
  package func sentencesWithPeriods(
    from first: Int, to last: Int
  ) -> [(element: SourceSpan, context: Vocabulary.Context, period: String)] {
    entries.flatMap(\.children).compactMap { entry in
      guard case .element(let context) = entry.kind, context == .flow || context == .approval,
        entry.span.line <= last, first <= entry.lastLine,
        let mapping = mapping(at: entry.span), mapping.entries.node(.period, context) == nil
      else { return nil }
      let words: [Word] = [.note, .description, .basis, .meeting]
      let period = words.lazy.compactMap { mapping.entries.text($0, context) }
        .compactMap { DateWords.period(in: $0) }.first
      return period.map { (entry.span, context, $0) }
    }
  }

  // MARK: Places

  /// The mapping that begins at a place, or whose first key or name stands there.
  private func mapping(at span: SourceSpan) -> (node: YAMLNode, entries: [YAMLNode.Entry])? {
    var open = [root]
    while let node = open.popLast() {
      switch node.content {
      case .text: continue
      case .list(let nodes): open += nodes
      case .map(let entries):
        if node.span == span || entries.first?.span == span { return (node, entries) }
        if let named = entries.first(where: { $0.span == span }),
          case .map(let inner) = named.value.content
        {
          return (named.value, inner)
        }
        open += entries.map(\.value)
      }
    }
    return nil
  }

  func end(of entry: YAMLNode.Entry) -> SourceSpan {
    guard case .text(let written, _) = entry.value.content, written.isEmpty else {
      return end(of: entry.value)
    }
    // Behind the colon.
    return entry.value.span.line == entry.span.line ? entry.value.span : behindLine(entry.span)
  }

  /// Where a node ends: behind its last letter.
  func end(of node: YAMLNode) -> SourceSpan {
    switch node.content {
    case .text(let written, let isQuoted):
      if node.isVerbatim || isQuoted {
        let length = text.extent(at: node.span, of: written)
        if node.isVerbatim || !written.contains("\n") { return shifted(node.span, by: length) }
      }
      return behindBlock(node.span)
    case .list(let nodes):
      if text[node.span.line, node.span.column] == "[" { return closing(node.span) }
      return nodes.last.map { end(of: $0) } ?? node.span
    case .map(let entries):
      if text[node.span.line, node.span.column] == "{" { return closing(node.span) }
      return entries.last.map { end(of: $0) } ?? node.span
    }
  }

  /// Behind the bracket that closes the one at a place.
  private func closing(_ span: SourceSpan) -> SourceSpan {
    var (line, column) = (span.line, span.column)
    var depth = 0
    var quote: Unicode.Scalar?
    while line <= text.lineCount {
      for sign in text.line(line).dropFirst(column - 1) {
        column += 1
        if let open = quote {
          if sign == open { quote = nil }
        } else {
          switch sign {
          case "\"", "'": quote = sign
          case "[", "{": depth += 1
          case "]", "}":
            depth -= 1
            if depth == 0 { return text.span(line, column) }
          default: break
          }
        }
      }
      (line, column) = (line + 1, 1)
    }
    return behindLine(span)
  }

  private func behindLine(_ span: SourceSpan) -> SourceSpan {
    text.span(span.line, text.line(span.line).count + 1)
  }

  /// Behind a text of several lines: before the first that stands no further in than its own.
  private func behindBlock(_ span: SourceSpan) -> SourceSpan {
    let margin = text.line(span.line).prefix { $0 == " " || $0 == "-" }.count
    var last = span.line
    var line = span.line + 1
    while line <= text.lineCount {
      let letters = text.line(line)
      let indent = letters.prefix { $0 == " " }.count
      if indent == letters.count {
        line += 1
        continue
      }
      guard indent > margin else { break }
      last = line
      line += 1
    }
    return behindLine(text.span(last, 1))
  }

  private func shifted(_ span: SourceSpan, by scalars: Int) -> SourceSpan {
    text.span(span.line, span.column + scalars)
  }
}

extension YAMLNode {
  fileprivate var isEmptyList: Bool {
    switch content {
    case .list(let nodes): nodes.isEmpty
    case .map(let entries): entries.isEmpty
    case .text: false
    }
  }
}
