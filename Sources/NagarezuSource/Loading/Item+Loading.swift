import NagarezuCore

/// The fields and groups of a model while it is put together.
struct ItemSection {
  /// Fields that are declared with keys, or with nothing.
  var fields: [Element] = []
  /// Fields that only a group names: name → the first place.
  var implied: [String: SourceSpan] = [:]
  /// Shape: group → where, its keys if it has any, and its entries as names, in the order written.
  var groups: [String: Group] = [:]
  /// Fields that a row puts in brackets behind a group declared elsewhere: they must be of that group.
  var claims: [(field: Written, group: String)] = []
  /// Shape: group → its fields, once they have been looked up.
  var expansions: [String: [String]] = [:]

  struct Group {
    var span: SourceSpan
    /// The keys of a group that is written as a mapping.
    var fields: Fields?
    var entries: [String] = []
    /// The same, to find what stands twice.
    var names: Set<String> = []
  }

  var isEmpty: Bool { fields.isEmpty && implied.isEmpty }

  /// The names of all fields, those gone that are 同義 with another.
  func canonicalFields(_ table: NameTable) -> [String] {
    (fields.map(\.name.text) + implied.keys).filter { table.places[$0] != nil && groups[$0] == nil }
  }
}

extension ModelAssembly {
  /// Reads the names of fields and groups: first those of the section itself, then those that groups name.
  func declareItems() {
    var rows: [(name: String, nodes: [YAMLNode])] = []
    for entry in sectionEntries(.items) {
      NameRule.check(entry.key, log: log)
      guard tables[.item]?.declare(entry.key, log: log) == true else { continue }
      let name = entry.key.text
      switch entry.value.content {
      case .map:
        let fields = Fields(entry.value, .item, at: entry.key.span, log: log)
        guard let node = fields[.items] else {
          itemSection.fields.append(Element(name: entry.key, fields: fields))
          continue
        }
        itemSection.groups[name] = ItemSection.Group(span: entry.key.span, fields: fields)
        rows.append((name, fields.isBare(node, .items) ? [] : fields.nodes(node)))
      case .list(let nodes):
        guard !refusesCategory(nodes.count == 1 ? nodes[0] : nil) else { continue }
        itemSection.groups[name] = ItemSection.Group(span: entry.key.span)
        if nodes.isEmpty { root.refuseEmpty(entry.value.span) }
        rows.append((name, nodes))
      case .text where entry.value.isNull:
        let fields = Fields(entry.value, .item, at: entry.key.span, log: log)
        itemSection.fields.append(Element(name: entry.key, fields: fields))
      case .text:
        guard !refusesCategory(entry.value) else { continue }
        itemSection.groups[name] = ItemSection.Group(span: entry.key.span)
        rows.append((name, [entry.value]))
      }
    }
    addItemAliases()
    let declared = Set(rows.map(\.name))
    for (name, nodes) in rows { readGroup(name, nodes, declared) }
    mergeSynonyms()
  }

  /// `口座: 要配慮` would make 口座 a group of one field called 要配慮, and leave the mark out.
  private func refusesCategory(_ node: YAMLNode?) -> Bool {
    guard let node, case .text(let text, _) = node.content,
      ["要配慮", "要配慮個人情報", "特定個人情報", "sensitive"].contains(LookAlike.folded(text))
    else { return false }
    log.add(
      .wrongShape, at: node.span,
      ja: "「\(text.shown)」は区分の語で、項目の名前ではありません", en: "'\(text.shown)' is a class, not an item",
      help: Message(
        ja: "「{区分: \(text.shown)}」と書いてください", en: "write '{class: \(text.shown)}'"))
    return true
  }

  private func addItemAliases() {
    let groups = itemSection.groups.compactMap { name, group in
      group.fields.map { Element(name: Written(text: name, span: group.span), fields: $0) }
    }
    for element in itemSection.fields + groups.sorted(by: { $0.name.span < $1.name.span }) {
      for alias in element.fields.texts(.aliases) {
        let alias = Written(text: NormalForm.of(alias.text), span: alias.span)
        NameRule.check(alias, log: log)
        tables[.item]?.add(alias, for: element.name.text, log: log)
      }
    }
  }

  private func readGroup(_ name: String, _ nodes: [YAMLNode], _ declared: Set<String>) {
    for node in nodes {
      guard case .text(_, let isQuoted) = node.content, isQuoted || !node.isNull else {
        log.add(
          .wrongShape, at: node.span,
          ja: "ここには項目の名前を書いてください", en: "expected the name of an item")
        continue
      }
      for piece in ItemRow.pieces(node, log: log) { add(piece, to: name, declared) }
    }
  }

  /// Adds an entry to a group: a known name, some fields of a group declared elsewhere (`住民情報（氏名、住所）`), a group
  /// that is declared by standing there, or a field that is.
  private func add(_ piece: ItemRow.Piece, to group: String, _ declared: Set<String>) {
    if let known = table(.item).name(for: piece.text.text) {
      enter(known, piece.text, in: group)
      return
    }
    guard let opened = piece.opened, opened.inner.count > 1 else {
      declareField(piece.text)
      enter(piece.text.text, piece.text, in: group)
      return
    }
    guard !declared.contains(opened.name.text) else {
      for inner in opened.inner {
        add(inner, to: group, declared)
        itemSection.claims.append((inner.text, opened.name.text))
      }
      return
    }
    if itemSection.groups[opened.name.text] == nil {
      NameRule.check(opened.name, log: log)
      tables[.item]?.declare(opened.name, log: log)
      itemSection.groups[opened.name.text] = ItemSection.Group(span: opened.name.span)
    }
    for inner in opened.inner { add(inner, to: opened.name.text, declared) }
    enter(opened.name.text, opened.name, in: group)
  }

  private func enter(_ name: String, _ word: Written, in group: String) {
    if itemSection.groups[group]?.names.insert(name).inserted == true {
      itemSection.groups[group]?.entries.append(name)
    } else {
      refuseDoubled(word)
    }
  }

  private func declareField(_ name: Written) {
    guard itemSection.implied[name.text] == nil else { return }
    NameRule.check(name, log: log)
    tables[.item]?.declare(name, log: log)
    itemSection.implied[name.text] = name.span
  }

  /// Lets each field with 同義 go under the other name; a circle is said.
  private func mergeSynonyms() {
    for element in itemSection.fields.sorted(by: { $0.name.text.precedesByBytes($1.name.text) }) {
      guard let written = element.fields.text(.sameAs) else { continue }
      let target = Written(text: NormalForm.of(written.text), span: written.span)
      guard table(.item).place(of: target.text) != nil else {
        refuseUnknown(target, [.item])
        continue
      }
      guard itemSection.groups[target.text] == nil else {
        log.add(
          .wrongKindOfName, at: target.span,
          ja: "「\(target.text.shown)」は項目のまとまりです。「同義」には1つの項目を書きます",
          en: "'\(target.text.shown)' is a group; sameAs names one field")
        continue
      }
      guard table(.item).name(for: target.text) != element.name.text else {
        refuseCircle(element.name.text, Word.sameAs, "同義", target.span)
        continue
      }
      tables[.item]?.merge(element.name, into: target.text)
    }
  }

  func refuseCircle(_ name: String, _ word: Word, _ ja: String, _ span: SourceSpan) {
    log.add(
      .circle, at: span,
      ja: "「\(name.shown)」の「\(ja)」をたどると「\(name.shown)」に戻ります",
      en: "'\(word.rawValue)' of '\(name.shown)' leads back to '\(name.shown)'",
      help: Message(ja: "どれか1つの「\(ja)」を取り除いてください", en: "remove one link of the circle"))
  }
}

// MARK: - Building

extension ModelAssembly {
  func loadItems() -> (fields: [Item], groups: [ItemGroup]) {
    for claim in itemSection.claims { check(claim.field, isIn: claim.group) }
    var items = declaredFields()
    for (name, group) in itemSection.groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      guard let fields = group.fields else { continue }
      if fields.has(.sameAs) {
        log.add(
          .keyOutOfPlace, at: fields.place(.sameAs),
          ja: "「同義」はまとまりには書けません", en: "a group cannot have sameAs")
      }
      guard let category = category(fields) else { continue }
      for member in expanded(name) {
        items[member]?.take(category)
      }
    }
    let fields = items.values.sorted { $0.name.precedesByBytes($1.name) }
    return (fields, loadGroups())
  }

  private func check(_ field: Written, isIn group: String) {
    let name = table(.item).name(for: field.text) ?? field.text
    let found = itemSection.groups[name] == nil ? [name] : expanded(name)
    guard let stranger = found.first(where: { !expanded(group).contains($0) }) else { return }
    refuseStranger(stranger, to: group, field.span)
  }

  func refuseStranger(_ field: String, to group: String, _ span: SourceSpan) {
    log.add(
      .unknownName, at: span,
      ja: "「\(field.shown)」は「\(group.shown)」に含まれていません",
      en: "'\(field.shown)' is not in the group '\(group.shown)'")
  }

  /// Shape: canonical name → field.
  private func declaredFields() -> [String: Item] {
    var items: [String: Item] = [:]
    let table = table(.item)
    for (name, span) in itemSection.implied where table.places[name] != nil {
      items[name] = Item(name: name, span: span)
    }
    for element in itemSection.fields where table.places[element.name.text] != nil {
      let category = category(element.fields)
      items[element.name.text] = Item(
        name: element.name.text, englishName: element.fields.englishName,
        note: itemNote(element.fields), span: element.name.span)
      if let category { items[element.name.text]?.take(category) }
    }
    // What is said of a field that goes under another name holds of that one too.
    for element in itemSection.fields where table.places[element.name.text] == nil {
      guard let name = table.name(for: element.name.text) else { continue }
      if let category = category(element.fields) {
        items[name]?.take(category)
      }
      items[name]?.note.evidence += itemNote(element.fields).evidence
      items[name]?.synonyms.append(synonym(element))
    }
    for word in table.others.keys {
      if let name = table.name(for: word) { items[name]?.aliases.append(word) }
    }
    for name in items.keys {
      items[name]?.aliases.sort { $0.precedesByBytes($1) }
      items[name]?.synonyms.sort { $0.name.precedesByBytes($1.name) }
    }
    return items
  }

  private func synonym(_ element: Element) -> Item.Synonym {
    Item.Synonym(
      name: element.name.text, category: category(element.fields),
      englishName: element.fields.englishName, note: itemNote(element.fields))
  }

  private func category(_ fields: Fields) -> String? {
    let texts = fields.texts(.class).map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: "、")
  }

  private func itemNote(_ fields: Fields) -> Annotation {
    var note = fields.annotation
    note.evidence += fields.texts(.source).map {
      Annotation.Evidence(document: $0.text, row: nil, quote: nil)
    }
    return note
  }

  private func loadGroups() -> [ItemGroup] {
    itemSection.groups.sorted { $0.key.precedesByBytes($1.key) }.compactMap { name, group in
      let items = expanded(name)
      let note = group.fields.map(itemNote) ?? Annotation()
      guard !items.isEmpty else { return nil }
      return ItemGroup(
        name: name, items: items.map { Item.ID(position($0, .item)) },
        category: group.fields.flatMap(category), aliases: group.fields.map(aliases) ?? [],
        englishName: group.fields?.englishName, note: note, span: group.span)
    }
  }

  /// The fields of a group, groups within opened, none twice, in the order written. A circle is said once.
  func expanded(_ group: String) -> [String] {
    if let fields = itemSection.expansions[group] { return fields }
    let fields = expansion(group)
    itemSection.expansions[group] = fields
    return fields
  }

  private func expansion(_ group: String) -> [String] {
    var fields: [String] = []
    var seen: Set<String> = []
    var path: [String] = []
    func open(_ name: String) {
      guard let inner = itemSection.groups[name] else {
        let field = table(.item).name(for: name) ?? name
        if seen.insert(field).inserted { fields.append(field) }
        return
      }
      guard !path.contains(name) else {
        if name == path.min(by: { $0.precedesByBytes($1) }) {
          refuseCircle(name, .items, "項目", inner.span)
        }
        return
      }
      guard seen.insert(name).inserted else { return }
      guard path.count < Limits.depth else {
        log.add(
          .tooDeep, at: inner.span,
          ja: "まとまりの入れ子が\(Limits.depth)段を超えています",
          en: "groups nested more than \(Limits.depth) levels deep")
        return
      }
      path.append(name)
      for entry in inner.entries { open(entry) }
      path.removeLast()
    }
    open(group)
    return fields
  }
}

extension Item {
  /// Adds what is said of it elsewhere: a mark is never taken away, and its own category comes first.
  ///
  /// Any mention of 要配慮 or 特定個人情報 counts: what is said loosely is read against the writer.
  fileprivate mutating func take(_ category: String) {
    isSensitive =
      isSensitive || category.contains("要配慮") || category.lowercased().contains("sensitive")
    isSpecific = isSpecific || category.contains("特定個人情報")
    self.category = self.category ?? category
  }
}
