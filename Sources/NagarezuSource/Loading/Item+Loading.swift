import NagarezuCore

extension ModelAssembly {
  func loadItems() -> (fields: [Item], groups: [ItemGroup]) {
    for claim in itemSection.claims { check(claim.field, isIn: claim.group) }
    var items = declaredFields()
    for (name, group) in itemSection.groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      guard let fields = group.fields else { continue }
      for (word, ja) in [(Word.sameAs, "同義"), (.commonName, "共通名")] where fields.has(word) {
        log.add(
          .keyOutOfPlace, at: fields.place(word),
          ja: "「\(ja)」はまとまりには書けません", en: "a group cannot have \(word.rawValue)")
      }
      guard let category = category(fields) else { continue }
      for member in expanded(name) {
        items[member]?.take(category)
      }
    }
    let fields = items.map(\.value).sorted { $0.name.precedesByBytes($1.name) }
    return (fields, loadGroups())
  }

  private func check(_ field: Written, isIn group: String) {
    let name = table(.item).name(for: field.text) ?? field.text
    let found = itemSection.groups[name] == nil ? [name] : expanded(name)
    guard let stranger = found.first(where: { !expanded(group).contains($0) }) else { return }
    let whole = "\(group)（\(stranger)）".shown
    refuseStranger(
      stranger, to: group, field.span,
      help: Message(
        ja: "「\(whole)」が1つの項目の名前なら、「情報項目」に「\(whole): {}」と書いてください",
        en: "if '\(whole)' is the name of one item, declare it under 'items' as '\(whole): {}'"))
  }

  func refuseStranger(
    _ field: String, to group: String, _ span: SourceSpan, help: Message? = nil
  ) {
    log.add(
      .unknownName, at: span,
      ja: "「\(field.shown)」は「\(group.shown)」に含まれていません",
      en: "'\(field.shown)' is not in the group '\(group.shown)'", help: help)
  }

  /// Shape: canonical name → field.
  private func declaredFields() -> NameMap<Item> {
    var items = NameMap<Item>()
    let table = table(.item)
    for (name, span) in itemSection.implied where table.places[name] != nil {
      items[name] = Item(name: name, span: span)
    }
    for element in itemSection.fields where table.places[element.name.text] != nil {
      let category = category(element.fields)
      items[element.name.text] = Item(
        name: element.name.text, breaks: breaks(element.fields, of: element.name.text),
        distinct: distinct(element.fields, .item),
        commonName: commonName(element.fields),
        englishName: element.fields.englishName, note: itemNote(element.fields),
        span: element.name.span)
      if let category { items[element.name.text]?.take(category) }
    }
    // What is said of a field that goes under another name holds of that one too.
    for element in itemSection.fields where table.places[element.name.text] == nil {
      guard let name = table.name(for: element.name.text) else { continue }
      refuseBreaks(of: element)
      if let category = category(element.fields) {
        items[name]?.take(category)
      }
      let common = commonName(element.fields)
      if items[name]?.commonName == nil { items[name]?.commonName = common }
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

  /// 共通名, as names are compared.
  private func commonName(_ fields: Fields) -> String? {
    guard let name = fields.statement(.commonName) else { return nil }
    NameRule.check(name, log: log)
    return name.text
  }

  private func synonym(_ element: Element) -> Item.Synonym {
    Item.Synonym(
      name: element.name.text, category: category(element.fields),
      englishName: element.fields.englishName, note: itemNote(element.fields))
  }

  func category(_ fields: Fields) -> String? {
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
        breaks: group.fields.map { breaks($0, of: name) } ?? [],
        distinct: group.fields.map { distinct($0, .item) } ?? .unsaid,
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
    var seen: Set<Name> = []
    var path: [String] = []
    func open(_ name: String) {
      guard let inner = itemSection.groups[name] else {
        let field = table(.item).name(for: name) ?? name
        if seen.insert(Name(field)).inserted { fields.append(field) }
        return
      }
      guard !path.contains(name) else {
        if name == path.min(by: { $0.precedesByBytes($1) }) {
          refuseCircle(name, .items, "項目", inner.span)
        }
        return
      }
      guard seen.insert(Name(name)).inserted else { return }
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
