import NagarezuCore

/// One mapping of a model file, its keys known and its values still to be read.
struct Fields {
  /// Whoever reads it says what is wrong with it.
  let log: DiagnosticLog
  /// Held in one place, for it is handed about more than it is looked at.
  private let mapping: Mapping

  /// Reads the keys of a mapping; nothing written is an empty one. What is unknown, missing, doubled or refused is
  /// said.
  init(_ node: YAMLNode, _ context: Vocabulary.Context, at span: SourceSpan, log: DiagnosticLog) {
    self.init(log, Mapping(node, Vocabulary.table(context), span))
    guard !node.isNull else {
      checkRequired()
      return
    }
    guard case .map = node.content else {
      log.add(
        .wrongShape, at: node.span,
        ja: "「キー: 値」の組で書いてください", en: "expected a mapping of keys and values")
      return
    }
    mapping.positions.reserveCapacity(mapping.entries.count)
    for position in mapping.entries.indices { take(mapping.entries[position], at: position) }
    checkRequired()
  }

  private init(_ log: DiagnosticLog, _ mapping: Mapping) {
    self.log = log
    self.mapping = mapping
  }

  private final class Mapping {
    let span: SourceSpan
    /// What the mapping may hold.
    let table: Vocabulary.KeyTable
    /// What it holds, as written.
    let entries: [YAMLNode.Entry]
    /// The keys that are read, each with its position in `entries`. A mapping has few: looking through them is faster than a hash.
    var positions: [(word: Word, position: Int)] = []
    /// Keys that were meant by others, which was said.
    var meant: Set<Word> = []

    init(_ node: YAMLNode, _ table: Vocabulary.KeyTable, _ span: SourceSpan) {
      self.span = span
      self.table = table
      if case .map(let entries) = node.content { self.entries = entries } else { entries = [] }
    }
  }

  /// Where the element begins: its name, or its first key.
  var span: SourceSpan { mapping.span }

  var context: Vocabulary.Context { mapping.table.context }

  /// The same keys, of which whatever is found is said elsewhere.
  func saying(to log: DiagnosticLog) -> Fields { Fields(log, mapping) }

  subscript(_ word: Word) -> YAMLNode? { position(word).map { mapping.entries[$0].value } }

  /// Where a key stands; the element's own place where it does not.
  func place(_ word: Word) -> SourceSpan {
    position(word).map { mapping.entries[$0].span } ?? span
  }

  func has(_ word: Word) -> Bool { position(word) != nil }

  private func position(_ word: Word) -> Int? {
    for one in mapping.positions where one.word == word { return one.position }
    return nil
  }

  private func take(_ entry: YAMLNode.Entry, at position: Int) {
    guard let key = mapping.table.key(entry.name) else {
      refuseUnknown(entry.key)
      return
    }
    if let first = self.position(key.word).map({ mapping.entries[$0].key }) {
      log.add(
        .duplicateKey, at: entry.key.span,
        ja: "キー「\(entry.key.text)」は\(first.span.line)行目にもあります",
        en: "key '\(entry.key.text)' stands on line \(first.span.line) already",
        help: key.ja == key.en
          ? nil
          : Message(
            ja: "「\(key.ja)」と「\(key.en)」は同じキーです", en: "'\(key.ja)' and '\(key.en)' are one key"))
      return
    }
    mapping.positions.append((key.word, position))
  }

  private func refuseUnknown(_ key: Written) {
    if let (span, sign) = FullWidthSign.first(inName: key) {
      log.add(
        .fullWidthSign, at: span,
        ja: "全角の「\(sign.wide)」は区切りになりません", en: "full-width \(sign.wide) separates nothing",
        help: Message(
          ja: "半角の「\(sign.narrow)」に直してください\(sign.noteJa)",
          en: "write \(sign.name) in ASCII\(sign.noteEn)"))
      return
    }
    if let colon = key.text.unicodeScalars.firstIndex(of: ":"),
      let meant = Vocabulary.key(String(key.text[..<colon]), in: context)
    {
      // Between brackets `番号:①` is a key of its own, without a value.
      let value = String(key.text[key.text.index(after: colon)...])
      mapping.meant.insert(meant.word)
      log.add(
        .syntax, at: key.span,
        ja: "「\(String(key.text[...colon]).shown)」のあとに空白がありません",
        en: "no space behind '\(String(key.text[...colon]).shown)'",
        help: Message(
          ja: "「\(meant.ja): \(value.shown)」のように、「:」のあとに半角の空白を1つ入れてください",
          en: "put a space behind the colon: '\(String(key.text[...colon]).shown) \(value.shown)'"))
      return
    }
    let keys = Vocabulary.keys(context).filter { !has($0.word) }
    if let guess = Vocabulary.guess(key.text, in: context),
      let meant = keys.first(where: { $0.word == guess.word })
    {
      let value = guess.value.map { ": \($0)" } ?? ""
      mapping.meant.insert(meant.word)
      log.add(
        .unknownKey, at: key.span,
        ja: "「\(key.text.shown)」というキーはありません", en: "unknown key '\(key.text.shown)'",
        help: Message(
          ja: "「\(meant.ja)\(value)」ですか",
          // Whoever writes Japanese keys is offered one, in whatever language the message is.
          en: "did you mean '\(NormalForm.isASCII(key.text) ? meant.en : meant.ja)\(value)'?"))
      return
    }
    // Looking costs time for each key: of very many only those are helped that are shown.
    let nearest =
      log.count < Limits.diagnosticsPerFile
      ? Suggestion.nearest(to: key.text, in: keys.flatMap { [$0.ja, $0.en] }) : nil
    log.add(
      .unknownKey, at: key.span,
      ja: "「\(key.text.shown)」というキーはありません", en: "unknown key '\(key.text.shown)'",
      help: Suggestion.help(nearest)
        ?? Message(
          ja: "使えるキー: \(keys.map(\.ja).joined(separator: "、"))",
          en: "keys here: \(keys.map(\.en).joined(separator: ", "))"))
  }

  private func checkRequired() {
    for word in mapping.table.required where !has(word) && !mapping.meant.contains(word) {
      refuseMissing(word)
    }
  }

  /// Says that a key is missing.
  func refuseMissing(_ word: Word) {
    guard let key = Vocabulary.keys(context).first(where: { $0.word == word }) else { return }
    log.add(
      .missingKey, at: span,
      ja: "「\(key.ja)」がありません", en: "'\(key.en)' is missing",
      help: Message(
        ja: "「\(key.ja): …」を加えてください。\(key.doc.ja)", en: "add '\(key.en): …'. \(key.doc.en)"))
  }
}

// MARK: - Texts

extension Fields {
  /// One text, as written; `nil` where there is none or it is refused.
  func text(_ word: Word) -> Written? {
    guard let node = self[word] else { return nil }
    return text(of: node, for: word)
  }

  /// One text that must say something: blank, 不明, なし and the like stand for what was never settled.
  func statement(_ word: Word) -> Written? { text(word).flatMap { statement($0, word) } }

  /// One such text or several; empty where there is none.
  func statements(_ word: Word) -> [Written] { texts(word).compactMap { statement($0, word) } }

  private func statement(_ written: Written, _ word: Word) -> Written? {
    guard !Vocabulary.saysNothing(written.text, of: word) else {
      let isRequired = Vocabulary.keys(context).contains { $0.word == word && $0.isRequired }
      log.add(
        .emptyValue, at: written.span,
        ja: "「\(written.text.shown)」では何も述べたことになりません", en: "'\(written.text.shown)' says nothing",
        help: isRequired || word == .title
          ? Message(ja: "具体的に書いてください", en: "say what it is")
          : Message(
            ja: "具体的に書くか、決まっていなければキーごと取り除いてください",
            en: "say what it is, or remove the key where it is not settled"))
      return nil
    }
    return written
  }

  /// One text or several; empty where there is none.
  func texts(_ word: Word) -> [Written] {
    guard let node = self[word] else { return [] }
    return nodes(node).compactMap { text(of: $0, for: word) }
  }

  /// The entries of a list, or what stands alone.
  func nodes(_ node: YAMLNode) -> [YAMLNode] {
    guard case .list(let nodes) = node.content else { return [node] }
    if nodes.isEmpty { refuseEmpty(node.span) }
    return nodes
  }

  func refuseEmpty(_ span: SourceSpan) {
    log.add(
      .emptyValue, at: span,
      ja: "値がありません", en: "nothing is written here",
      help: Message(ja: "値を書くか、キーごと取り除いてください", en: "write a value or remove the key"))
  }

  /// A node as a text of at most ``Limits/labelScalars``.
  func text(of node: YAMLNode, for word: Word) -> Written? {
    guard case .text(let text, let isQuoted) = node.content else {
      log.add(
        .wrongShape, at: node.span,
        ja: "ここには文字を書いてください", en: "expected a text", help: helpForMany(node, word))
      return nil
    }
    guard !text.isEmpty, isQuoted || !node.isNull else {
      refuseEmpty(node.isNull && text.isEmpty ? place(word) : node.span)
      return nil
    }
    // A text has no more scalars than bytes.
    guard text.utf8.count <= Limits.labelScalars || text.unicodeScalars.count <= Limits.labelScalars
    else {
      log.add(
        .textTooLong, at: node.span,
        ja: "\(text.unicodeScalars.count)文字あります（上限\(Limits.labelScalars)文字）",
        en: "\(text.unicodeScalars.count) characters; the limit is \(Limits.labelScalars)")
      return nil
    }
    return Written(text: text, span: node.span)
  }

  /// What to do where a list stands and one value is wanted.
  private func helpForMany(_ node: YAMLNode, _ word: Word) -> Message? {
    guard case .list(let nodes) = node.content, !nodes.isEmpty else { return nil }
    if nodes.count == 1 {
      return Message(
        ja: "一覧にせず、そのまま書いてください", en: "write it as it is, without a list")
    }
    guard context == .flow, word == .from || word == .to else {
      return Message(ja: "1つだけ書いてください", en: "write one only")
    }
    return Message(
      ja: "1つずつの流れに分け、同じ番号を付けて書いてください", en: "write one flow for each, all with the same number")
  }
}

// MARK: - Inner mappings

extension Fields {
  /// The mappings under a key: one, or a list of them.
  func inner(_ word: Word, _ context: Vocabulary.Context) -> [Fields] {
    guard let node = self[word], !isBare(node, word) else { return [] }
    return nodes(node).map { Fields($0, context, at: $0.span, log: log) }
  }

  /// Whether nothing is written under a key that wants something, which is then said.
  func isBare(_ node: YAMLNode, _ word: Word) -> Bool {
    guard node.isNull else { return false }
    refuseEmpty(place(word))
    return true
  }

  /// The name for English figures.
  var englishName: String? { statement(.englishName)?.text }

  /// Description, evidence and the mark 仮, which every element may have.
  var annotation: Annotation {
    let evidence = inner(.evidence, .evidence).compactMap { fields -> Annotation.Evidence? in
      let texts = [fields.text(.doc), fields.text(.row), fields.text(.quote)]
      guard texts.contains(where: { $0 != nil }) else {
        log.add(
          .missingKey, at: fields.span,
          ja: "証拠には「文書」「行」「引用」のいずれかが要ります",
          en: "evidence needs one of doc, row and quote")
        return nil
      }
      return Annotation.Evidence(
        document: texts[0]?.text, row: texts[1]?.text, quote: texts[2]?.text,
        isImplied: fields.flag(.implied))
    }
    return Annotation(
      description: text(.description)?.text, evidence: evidence, isAssumed: flag(.assumed))
  }
}
