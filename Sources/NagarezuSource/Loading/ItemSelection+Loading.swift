import NagarezuCore

extension ModelAssembly {
  /// The selection under `items` but for what stands under `except`; `nil` where nothing is written.
  func selection(_ fields: Fields, _ word: Word = .items, except: Word? = .except) -> ItemSelection?
  {
    if except.map({ !fields.has($0) }) ?? true, let ids = idsOfOne(fields, word) {
      return .named(ids)
    }
    let before = log.count
    let excepted = except.map { items(fields, $0) } ?? []
    guard let node = fields[word], !fields.isBare(node, word) else { return nil }
    if let single = single(node) {
      if Vocabulary.isAll(single.text) { return all(but: excepted, at: fields.place(word)) }
      if Vocabulary.isUnknown(single.text) {
        if let except, fields.has(except) {
          log.add(
            .keyOutOfPlace, at: fields.place(except),
            ja: "項目が「不明」のときは「除く」を書けません", en: "nothing can be excepted from unknown items")
        }
        return .unknown
      }
    }
    let named = items(fields, word).filter { !excepted.contains($0) }
    if named.isEmpty, !excepted.isEmpty, log.count == before {
      refuseNothingLeft(at: fields.place(word))
    }
    refuseIfEmpty(named, fields.place(word))
    return .named(ids(named))
  }

  /// Where a reader says only what it does not see: everything else.
  func allButExcepted(_ fields: Fields) -> ItemSelection {
    all(but: items(fields, .except), at: fields.place(.except))
  }

  private func all(but excepted: [String], at span: SourceSpan) -> ItemSelection {
    if !excepted.isEmpty, excepted.count == count(.item) { refuseNothingLeft(at: span) }
    return .all(except: ids(excepted))
  }

  private func refuseNothingLeft(at span: SourceSpan) {
    log.add(
      .nothingLeft, at: span,
      ja: "「除く」を引くと項目が残りません", en: "no item is left after what is excepted")
  }

  /// A list of fields that must be named; never 全て nor 不明. Empty where nothing is written.
  func itemIDs(_ fields: Fields, _ word: Word) -> [Item.ID] {
    if let ids = idsOfOne(fields, word) { return ids }
    let found = items(fields, word)
    refuseIfEmpty(found, fields.place(word))
    return ids(found)
  }

  /// Should a list ever come out empty without a word, it must not pass for one that names nothing to judge.
  private func refuseIfEmpty(_ names: [String], _ span: SourceSpan) {
    guard names.isEmpty, isWhole, log.isEmpty, parts.allSatisfy(\.log.isEmpty) else { return }
    log.add(.emptyValue, at: span, ja: "項目が1つもありません", en: "no item is named here")
  }

  /// Whether a group is named as a whole under a key, so that it means what is added to the group as well.
  func namesGroup(_ fields: Fields, _ word: Word) -> Bool {
    guard let node = fields[word] else { return false }
    if let name = nameOfOne(node) { return itemSection.groups[name] != nil }
    let nodes: [YAMLNode] = if case .list(let nodes) = node.content { nodes } else { [node] }
    // What is wrong with a row is said where its items are read.
    return ItemRow(nodes, log: DiagnosticLog(), isName: isItem).pieces.contains(where: isGroup)
  }

  private func isGroup(_ piece: ItemRow.Piece) -> Bool {
    if let name = table(.item).name(for: piece.text.text) {
      return itemSection.groups[name] != nil
    }
    return piece.opened?.inner.contains(where: isGroup) ?? false
  }

  /// The fields of the one name that stands under a key; `nil` where more stands there, or nothing. What most lists are need not be taken
  /// apart, and is one list in memory however often it is named.
  private func idsOfOne(_ fields: Fields, _ word: Word) -> [Item.ID]? {
    guard let node = fields[word], let name = nameOfOne(node) else { return nil }
    if let known = idsOfNames[name] { return known }
    let found = ids(expanded(name))
    guard !found.isEmpty else { return nil }
    idsOfNames[name] = found
    return found
  }

  /// The declared name that is all of a list; `nil` where anything else stands there, or signs that a row is taken apart by.
  private func nameOfOne(_ node: YAMLNode) -> String? {
    switch node.content {
    case .text(let text, _):
      guard node.remark == nil, !node.isNull, !Vocabulary.isAll(text), !Vocabulary.isUnknown(text),
        text.unicodeScalars.allSatisfy(PlainText.isLetterOrDigit)
      else { return nil }
      return tables[.item].name(for: text)
    case .list(let nodes):
      // A list in a list is refused where its items are read.
      guard nodes.count == 1, case .text = nodes[0].content else { return nil }
      return nameOfOne(nodes[0])
    case .map: return nil
    }
  }

  private func ids(_ names: [String]) -> [Item.ID] { names.map { Item.ID(position($0, .item)) } }

  /// The one text that stands there, alone or as a list of one.
  func single(_ node: YAMLNode) -> Written? {
    switch node.content {
    case .text(let text, _): Written(text: text, span: node.span)
    case .list(let nodes) where nodes.count == 1: nodes.first.flatMap(single)
    case .list, .map: nil
    }
  }

  /// The fields under a key, groups opened, none twice, in the order written.
  private func items(_ fields: Fields, _ word: Word) -> [String] {
    guard let node = fields[word], !fields.isBare(node, word) else { return [] }
    var found: [String] = []
    var seen: Set<Name> = []
    var words: Set<Name> = []
    let nodes = names(fields.nodes(node)).filter { node in
      guard case .text(let text, _) = node.content else { return false }
      return !refusesOpenWord(text, node.span)
    }
    let row = ItemRow(nodes, log: log, isName: isItem)
    for piece in row.pieces {
      guard words.insert(Name(piece.text.text)).inserted else {
        refuseDoubled(piece.text)
        continue
      }
      for item in items(of: piece) where seen.insert(Name(item)).inserted { found.append(item) }
    }
    for opening in row.openings { leaveOpen(opening, about: label(of: fields, opening)) }
    return found
  }

  private func isItem(_ word: String) -> Bool { table(.item).name(for: word) != nil }

  /// What a list of items belongs to: a flow, a paper, or nothing that has a name.
  private func label(of fields: Fields, _ opening: Written) -> String {
    let words: [Word] =
      switch fields.context {
      case .flow: [.no, .from, .to]
      case .approval: [.id, .kind, .to]
      default: []
      }
    let texts = words.compactMap { word -> String? in
      guard let node = fields[word], case .text(let text, _) = node.content else { return nil }
      return text
    }
    return (texts + [opening.text]).joined(separator: ":")
  }

  /// 全て and 不明 stand alone, and not everywhere.
  private func refusesOpenWord(_ text: String, _ span: SourceSpan) -> Bool {
    guard Vocabulary.isAll(text) || Vocabulary.isUnknown(text) else { return false }
    log.add(
      .wrongShape, at: span,
      ja: "ここに「\(text)」は書けません。項目を並べてください", en: "'\(text)' cannot stand here: list the items")
    return true
  }

  /// The fields that a piece of a row means: a name, or a group with some of its fields in brackets.
  private func items(of piece: ItemRow.Piece) -> [String] {
    let table = table(.item)
    if let name = table.name(for: piece.text.text) { return expanded(name) }
    guard let opened = piece.opened else {
      if !refusesSeveral(piece.text, in: piece.row) { refuseUnknown(piece.text, [.item]) }
      return []
    }
    guard let group = table.name(for: opened.name.text) else {
      guard !refusesSeveral(opened.name, in: piece.row) else { return [] }
      refuseUnknown(opened.inner.isEmpty ? piece.text : opened.name, [.item])
      return []
    }
    guard itemSection.groups[group] != nil else {
      log.add(
        .wrongKindOfName, at: opened.name.span,
        ja: "「\(group.shown)」は項目のまとまりではないので、かっこで内訳を書けません",
        en: "'\(group.shown)' is no group, so nothing can stand in brackets behind it")
      return []
    }
    let all = Set(expanded(group).map(Name.init))
    return opened.inner.flatMap { inner in
      let found = items(of: inner)
      if let stranger = found.first(where: { !all.contains(Name($0)) }) {
        refuseStranger(stranger, to: group, inner.text.span)
      }
      return found
    }
  }
}
