import NagarezuCore

/// One pass over a file's nodes, by the vocabulary.
struct OutlineReading {
  typealias What = FileOutline.What
  typealias Entry = FileOutline.Entry

  let text: SourceText
  var marks: [FileOutline.Mark] = []
  var entries: [Entry] = []
  var folds: [ClosedRange<Int>] = []

  init(_ text: SourceText) { self.text = text }

  mutating func takeFile(_ root: YAMLNode) {
    guard case .map(let found) = root.content else { return }
    let last = lastWrittenLine(before: text.lineCount + 1)
    for (index, entry) in found.enumerated() {
      guard let key = takeKey(entry, .file) else { continue }
      let end = self.last(of: found, index, last)
      fold(entry.span.line, end)
      let children = take(entry.value, key, .file, end)
      entries.append(
        Entry(
          kind: .section, name: entry.key.text, detail: key.en, span: entry.span,
          length: length(entry), lastLine: end, children: children))
    }
  }

  // MARK: Lines

  /// The last line of an entry: that before the next one, blank lines, remarks and the mark of the end left out.
  private func last(of entries: [YAMLNode.Entry], _ index: Int, _ limit: Int) -> Int {
    last(entries[index].span, entries.dropFirst(index + 1).first?.span, limit)
  }

  private func last(_ own: SourceSpan, _ next: SourceSpan?, _ limit: Int) -> Int {
    guard let next else { return max(own.line, limit) }
    return next.line <= own.line ? own.line : max(own.line, lastWrittenLine(before: next.line))
  }

  private func lastWrittenLine(before line: Int) -> Int {
    var last = line - 1
    while last > 1 {
      let letters = text.line(last)
      if let first = letters.first(where: { $0 != " " }), first != "#",
        !letters.elementsEqual("...".unicodeScalars)
      {
        break
      }
      last -= 1
    }
    return max(1, last)
  }

  private mutating func fold(_ first: Int, _ last: Int) {
    if last > first { folds.append(first...last) }
  }

  // MARK: Marks

  private mutating func takeKey(
    _ entry: YAMLNode.Entry, _ context: Vocabulary.Context
  ) -> Vocabulary.Key? {
    guard let key = Vocabulary.table(context).key(entry.name) else { return nil }
    marks.append(
      FileOutline.Mark(
        what: .key(key, context), span: entry.span, length: length(entry), isEditable: false))
    return key
  }

  /// How much room a key takes, quotation marks included.
  func length(_ entry: YAMLNode.Entry) -> Int { text.extent(at: entry.span, of: entry.name.text) }

  private mutating func mark(_ what: What, _ node: YAMLNode) {
    guard case .text(let written, _) = node.content, !written.isEmpty else { return }
    let length = text.extent(at: node.span, of: written)
    marks.append(
      FileOutline.Mark(
        what: what, span: node.span, length: length,
        isEditable: text.stands(written, at: node.span)))
  }

  private mutating func markName(
    _ node: YAMLNode, _ kinds: [Vocabulary.NameKind], _ role: FileOutline.Role = .uses
  ) {
    guard case .text(let written, _) = node.content, !node.isNull else { return }
    let name = NormalForm.of(written)
    guard role != .uses || !Vocabulary.isUnknown(name) else { return }
    mark(.name(name, kinds, role), node)
  }

  // MARK: Values

  /// What stands under a key; gives the elements in it.
  private mutating func take(
    _ node: YAMLNode, _ key: Vocabulary.Key, _ context: Vocabulary.Context, _ last: Int
  ) -> [Entry] {
    switch key.value {
    case .elements(let inner): return elements(node, inner, last)
    case .list(let inner), .oneOrMore(let inner), .mapping(let inner):
      return list(node, inner, last)
    case .timed(let kind, let inner):
      for node in node.alone {
        if case .map = node.content {
          _ = list(node, inner, last)
        } else {
          markName(node, inner == .holder ? [.party, .system] : [kind])
        }
      }
    case .items: items(node)
    case .renames: renames(node)
    default: for node in node.alone { leaf(node, key, context) }
    }
    return []
  }

  /// One text under a key that takes no mapping.
  private mutating func leaf(
    _ node: YAMLNode, _ key: Vocabulary.Key, _ context: Vocabulary.Context
  ) {
    guard case .text(let written, _) = node.content, !node.isNull else { return }
    switch key.value {
    case .name(let kind), .names(let kind): markName(node, [kind])
    case .distinct(let kind):
      if Vocabulary.listed(written, in: .flag) == nil { markName(node, [kind]) }
    case .node: markName(node, [.party, .system])
    case .channel, .channels: markName(node, [.channel])
    case .subjects: if !Vocabulary.isEveryone(written) { markName(node, [.subjectClass]) }
    case .word(let list), .words(let list): mark(.word(written, list), node)
    case .flag: mark(.word(written, .flag), node)
    case .period, .periods, .periodsOrNone, .day, .keep: mark(.date(written), node)
    case .paths: mark(.path(ModelPath.target(written, from: text.file)), node)
    case .approvals: mark(.approval(NormalForm.of(written)), node)
    case .text where key.word == .supersedes:
      mark(.path(ModelPath.target(written, from: text.file)), node)
    case .text where key.word == .no: mark(.number(written), node)
    case .text where key.word == .id:
      mark(context == .waiver ? .finding(written) : .approval(NormalForm.of(written)), node)
    case .texts where key.word == .together: markName(node, [.item])
    default: break
    }
  }

  /// A list of items: names, and rows of them.
  private mutating func items(_ node: YAMLNode) {
    if case .map = node.content { return }
    for node in node.alone {
      guard case .text(let written, _) = node.content, !node.isNull, !Vocabulary.isAll(written)
      else { continue }
      let row = ItemRow([node], log: DiagnosticLog()) { _ in false }
      for piece in row.pieces { take(piece, in: node, isWhole: row.pieces.count == 1) }
    }
  }

  private mutating func take(_ piece: ItemRow.Piece, in node: YAMLNode, isWhole: Bool) {
    guard let opened = piece.opened, !opened.inner.isEmpty else {
      markPiece(piece.text, node, isWhole)
      return
    }
    markPiece(opened.name, node, false)
    for inner in opened.inner { take(inner, in: node, isWhole: false) }
  }

  private mutating func markPiece(_ name: Written, _ node: YAMLNode, _ isWhole: Bool) {
    guard !isWhole || node.isVerbatim else {
      markName(node, [.item])
      return
    }
    guard !Vocabulary.isUnknown(name.text) else { return }
    marks.append(
      FileOutline.Mark(
        what: .name(name.text, [.item], .uses), span: name.span,
        length: name.text.unicodeScalars.count,
        isEditable: node.isVerbatim && text.stands(name.text, at: name.span)))
  }

  private mutating func renames(_ node: YAMLNode) {
    guard case .map(let found) = node.content else { return }
    for entry in found {
      markKey(entry, .name(entry.name.text, [.item], .uses))
      if case .text(let written, _) = entry.value.content, !Vocabulary.isDrop(written) {
        markName(entry.value, [.item])
      }
    }
  }

  private mutating func markKey(_ entry: YAMLNode.Entry, _ what: What) {
    marks.append(
      FileOutline.Mark(
        what: what, span: entry.span, length: length(entry),
        isEditable: text.stands(entry.name.text, at: entry.span)))
  }

  // MARK: Elements

  /// The elements of a section: names, each with its mapping; of items also rows.
  private mutating func elements(
    _ node: YAMLNode, _ context: Vocabulary.Context, _ limit: Int
  ) -> [Entry] {
    guard case .map(let found) = node.content, let kind = context.kind else { return [] }
    return found.enumerated().map { index, entry in
      markKey(entry, .name(entry.name.text, [kind], .declares))
      let end = last(of: found, index, limit)
      fold(entry.span.line, end)
      var detail = ""
      if case .map(let inner) = entry.value.content {
        take(inner, context, of: entry.name.text, end)
        detail = inner.text([.name, .kind, .operator, .partOf, .within], context) ?? ""
      } else if context == .item {
        items(entry.value)
      }
      return Entry(
        kind: .element(context), name: entry.name.text, detail: detail, span: entry.span,
        length: length(entry), lastLine: end, children: [])
    }
  }

  /// Mappings in a list, or one alone; a bare text among readers is a party.
  private mutating func list(
    _ node: YAMLNode, _ context: Vocabulary.Context, _ limit: Int
  ) -> [Entry] {
    let nodes = node.alone
    return nodes.enumerated().compactMap { index, one in
      guard case .map(let inner) = one.content else {
        if context == .reader { markName(one, [.party]) }
        return nil
      }
      let end = last(one.span, nodes.dropFirst(index + 1).first?.span, limit)
      if nodes.count > 1 || context == .flow || context == .approval { fold(one.span.line, end) }
      take(inner, context, of: nil, end)
      guard let name = inner.title(context) else { return nil }
      return Entry(
        kind: .element(context), name: name,
        detail: inner.text([.note, .basis, .reason], context) ?? "",
        span: one.span, length: inner.first.map(length) ?? 1, lastLine: end, children: [])
    }
  }

  /// The keys of one mapping; `name` is that of its element, for which 別名 stand.
  private mutating func take(
    _ entries: [YAMLNode.Entry], _ context: Vocabulary.Context, of name: String?, _ limit: Int
  ) {
    for (index, entry) in entries.enumerated() {
      guard let key = takeKey(entry, context) else { continue }
      let end = last(of: entries, index, limit)
      if index > 0 { fold(entry.span.line, end) }
      if key.word == .aliases, let name, let kind = context.kind {
        for node in entry.value.alone { markName(node, [kind], .stands(for: name)) }
      } else {
        _ = take(entry.value, key, context, end)
      }
    }
  }
}

extension Vocabulary.Context {
  /// What the elements that it describes are the names of; `nil` for what has no name of its own.
  package var kind: Vocabulary.NameKind? {
    switch self {
    case .party: .party
    case .site: .site
    case .subjectClass: .subjectClass
    case .item: .item
    case .system: .system
    case .key: .key
    case .channel: .channel
    case .purpose: .purpose
    case .regime: .regime
    default: nil
    }
  }
}

extension YAMLNode {
  /// The entries of a list, or what stands alone.
  var alone: [YAMLNode] { if case .list(let nodes) = content { nodes } else { [self] } }
}

extension [YAMLNode.Entry] {
  /// The first text under one of some keys.
  fileprivate func text(_ words: [Word], _ context: Vocabulary.Context) -> String? {
    for word in words {
      if let text = text(word, context), !text.isEmpty { return text }
    }
    return nil
  }

  func text(_ word: Word, _ context: Vocabulary.Context) -> String? {
    guard let node = node(word, context), case .text(let text, _) = node.content else { return nil }
    return text
  }

  /// What stands under a key, in either spelling.
  func node(_ word: Word, _ context: Vocabulary.Context) -> YAMLNode? {
    first { Vocabulary.table(context).key($0.name)?.word == word }?.value
  }

  /// What an entry of a list is called in a list of symbols; `nil` for what is not listed there.
  fileprivate func title(_ context: Vocabulary.Context) -> String? {
    switch context {
    case .flow:
      let ends = [text(.from, .flow), text(.to, .flow)].map { $0 ?? "?" }
      return "\(text(.no, .flow) ?? "?") \(ends[0]) → \(ends[1])"
    case .approval:
      if let id = text(.id, .approval) { return NormalForm.of(id) }
      let kind = text(.kind, .approval) ?? "?"
      let word = Vocabulary.canonical(kind, in: .approvalKind) ?? kind
      return NormalForm.of("\(word)/\(text(.to, .approval) ?? "?")")
    case .waiver: return text(.id, .waiver)
    case .rule: return text(.name, .rule)
    default: return nil
    }
  }
}

extension SourceText {
  /// How many scalars a text takes at a place, quotation marks included: up to the end of its line.
  func extent(at span: SourceSpan, of written: String) -> Int {
    let rest = line(span.line).dropFirst(span.column - 1)
    guard let first = rest.first else { return 0 }
    if first == "\"" || first == "'" {
      var index = rest.startIndex + 1
      while index < rest.endIndex {
        if first == "\"", rest[index] == "\\" {
          index += 1
        } else if rest[index] == first {
          guard first == "'", index + 1 < rest.endIndex, rest[index + 1] == "'" else {
            return index + 1 - rest.startIndex
          }
          index += 1
        }
        index += 1
      }
      return rest.count
    }
    let count = written.unicodeScalars.count
    return rest.starts(with: written.unicodeScalars) ? count : min(count, rest.trimmed.count)
  }

  /// Whether a text stands at a place letter by letter, plain or between quotation marks.
  func stands(_ written: String, at span: SourceSpan) -> Bool {
    let rest = line(span.line).dropFirst(span.column - 1)
    if rest.starts(with: written.unicodeScalars) { return true }
    guard let first = rest.first, first == "\"" || first == "'" else { return false }
    let inner = rest.dropFirst()
    return inner.starts(with: written.unicodeScalars)
      && inner.dropFirst(written.unicodeScalars.count).first == first
  }
}
