import NagarezuCore

/// The fields and groups of a model while it is put together.
struct ItemSection {
  /// Fields that are declared with keys, or with nothing.
  var fields: [Element] = []
  /// Fields that only a group names: name → the first place.
  var implied = NameMap<SourceSpan>()
  /// Shape: group → where, its keys if it has any, and its entries as names, in the order written.
  var groups = NameMap<Group>()
  /// Fields that a row puts in brackets behind a group declared elsewhere: they must be of that group.
  var claims: [(field: Written, group: String)] = []
  /// Shape: group → its fields, once they have been looked up.
  var expansions = NameMap<[String]>()

  struct Group {
    var span: SourceSpan
    /// The keys of a group that is written as a mapping.
    var fields: Fields?
    var entries: [String] = []
    /// The same, to find what stands twice.
    var names: Set<Name> = []
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
    if let sharedItems {
      itemSection = sharedItems.section
      tables[.item] = sharedItems.table
      openLists = sharedItems.openLists
      return
    }
    var rows: [(name: String, nodes: [YAMLNode])] = []
    for entry in sectionEntries(.items) {
      NameRule.check(entry.key, log: log)
      guard tables[.item].declare(entry.key, log: log) else { continue }
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
    let own = table(.item)
    let read = rows.map { name, nodes in
      (name: name, row: ItemRow(names(nodes), log: log) { own.place(of: $0) != nil })
    }
    let declared = Set(rows.map { Name($0.name) })
    // Groups first, so that a name means the same in whatever order the rows stand.
    for (_, row) in read { for piece in row.pieces { declareGroups(in: piece, declared) } }
    for (name, row) in read {
      for piece in row.pieces { add(piece, to: name, declared) }
      for opening in row.openings { leaveOpen(opening, about: name) }
    }
    mergeSynonyms()
  }

  /// `口座: 要配慮` would make 口座 a group of one field called 要配慮, and leave the mark out.
  private func refusesCategory(_ node: YAMLNode?) -> Bool {
    guard let node, case .text(let text, _) = node.content,
      Self.looksOfCategories.contains(LookAlike.folded(text))
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
        NameRule.check(alias, log: log)
        tables[.item].add(alias, for: element.name.text, log: log)
      }
    }
  }

  /// The nodes of a list that may be names of items; the others are said.
  func names(_ nodes: [YAMLNode]) -> [YAMLNode] {
    nodes.filter { node in
      if case .text(_, let isQuoted) = node.content, isQuoted || !node.isNull { return true }
      log.add(
        .wrongShape, at: node.span,
        ja: "ここには項目の名前を書いてください", en: "expected the name of an item")
      return false
    }
  }

  func leaveOpen(_ opening: Written, about: String) {
    openLists.insert(
      Model.OpenList(about: about, ending: opening.text, span: opening.span))
  }

  /// Whether a name that has no entry of its own is several names, which is said.
  func refusesSeveral(_ name: Written, in row: String) -> Bool {
    guard ListedName.isSeveral(name.text) else { return false }
    let (shown, right) = (name.text.shown, ListedName.row(row).shown)
    log.add(
      .otherSeparator, at: name.span,
      ja: "「\(shown)」はいくつかの項目の並びに見えます", en: "'\(shown)' looks like several items",
      help: Message(
        ja: "項目は「、」で区切り「\(right)」と書いてください。1つの項目の名前なら、「情報項目」に「\(shown): {}」と書いてください",
        en:
          "separate items with 、 as in '\(right)'; if it is the name of one, declare it under 'items' as '\(shown): {}'"
      ))
    tables[.item].refuse(name.text)
    return true
  }

  /// Whether what stands where one name belongs is several of them, which is said with the way out.
  func refusesSeveral(alone written: Written, help: Message) -> Bool {
    let text = written.text
    guard table(.item).name(for: text) == nil, text.contains("、") || ListedName.isSeveral(text)
    else { return false }
    log.add(
      .otherSeparator, at: written.span,
      ja: "「\(text.shown)」はいくつかの項目の並びに見えます", en: "'\(text.shown)' looks like several items",
      help: help)
    return true
  }

  /// Declares the groups that a row opens and nobody else declares (`住民情報（氏名、住所）`); one name alone in brackets belongs to the word
  /// before it (`電話番号（自宅）`).
  private func declareGroups(in piece: ItemRow.Piece, _ declared: Set<Name>) {
    guard table(.item).name(for: piece.text.text) == nil, let opened = piece.opened else { return }
    for inner in opened.inner { declareGroups(in: inner, declared) }
    let name = opened.name
    guard opened.inner.count > 1, !declared.contains(Name(name.text)),
      itemSection.groups[name.text] == nil, !refusesSeveral(name, in: piece.row)
    else { return }
    NameRule.check(name, log: log)
    tables[.item].declare(name, log: log)
    itemSection.groups[name.text] = ItemSection.Group(span: name.span)
  }

  /// Adds an entry to a group: a known name, some fields of a group (`住民情報（氏名、住所）`), or a field that is declared by standing
  /// there.
  private func add(_ piece: ItemRow.Piece, to group: String, _ declared: Set<Name>) {
    if let known = table(.item).name(for: piece.text.text) {
      enter(known, piece.text, in: group)
      return
    }
    guard let opened = piece.opened, !opened.inner.isEmpty,
      let name = groupName(opened.name.text)
    else {
      // What several names stand in brackets behind is a group, unless that has been refused.
      guard (piece.opened?.inner.count ?? 0) < 2,
        !refusesSeveral(piece.text, in: piece.row)
      else { return }
      declareField(piece.text)
      enter(piece.text.text, piece.text, in: group)
      return
    }
    for inner in opened.inner {
      add(inner, to: group, declared)
      // A group that only rows open is all that any of them opens; one declared elsewhere is what it says there.
      if declared.contains(Name(name)) {
        itemSection.claims.append((inner.text, name))
      } else {
        for entry in entries(inner) { gather(entry, in: name) }
      }
    }
  }

  private func groupName(_ word: String) -> String? {
    let name = table(.item).name(for: word) ?? word
    return itemSection.groups[name] == nil ? nil : name
  }

  /// The names that a piece enters.
  private func entries(_ piece: ItemRow.Piece) -> [String] {
    if let known = table(.item).name(for: piece.text.text) { return [known] }
    return piece.opened?.inner.flatMap(entries) ?? []
  }

  /// Enters a name, and says whether it was not there.
  @discardableResult private func gather(_ name: String, in group: String) -> Bool {
    guard itemSection.groups[group]?.names.insert(Name(name)).inserted == true else { return false }
    itemSection.groups[group]?.entries.append(name)
    return true
  }

  private func enter(_ name: String, _ word: Written, in group: String) {
    if !gather(name, in: group) { refuseDoubled(word) }
  }

  private func declareField(_ name: Written) {
    guard itemSection.implied[name.text] == nil else { return }
    NameRule.check(name, log: log)
    tables[.item].declare(name, log: log)
    itemSection.implied[name.text] = name.span
  }

  /// Lets each field with 同義 go under the other name; a circle is said.
  private func mergeSynonyms() {
    for element in itemSection.fields.sorted(by: { $0.name.text.precedesByBytes($1.name.text) }) {
      guard let target = element.fields.text(.sameAs) else { continue }
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
      tables[.item].merge(element.name, into: target.text)
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
