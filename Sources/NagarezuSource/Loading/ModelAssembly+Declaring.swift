import NagarezuCore

extension ModelAssembly {
  /// Reads every name of every file, so that order does not matter to anything that uses one.
  func declareNames() {
    parties = elements(.parties, .party, .party)
    sites = elements(.sites, .site, .site)
    declareClasses()
    systems = elements(.systems, .system, .system)
    keys = elements(.keys, .key, .key)
    channels = elements(.channels, .channel, .channel)
    regimes = elements(.regimes, .regime, .regime)
    purposes = elements(.purposes, .purpose, .purpose)
    declareItems()
    flows = entries(.flows, .flow)
    approvals = entries(.approvals, .approval)
    waivers = entries(.waivers, .waiver)
    rules = entries(.rules, .rule)
    checkCounts()
    guard !isTooMuch else { return }
    for (kind, elements) in [
      (Vocabulary.NameKind.party, parties), (.site, sites), (.system, systems),
    ] {
      for element in elements { addAliases(of: element, kind) }
    }
    collectDirectKinds()
    checkTwoKinds()
    let shared: Set<Vocabulary.NameKind> = Set(
      (sharedItems == nil ? [] : [.item]) + (sharedClasses == nil ? [] : [.subjectClass]))
    checkLookAlikes(among: Vocabulary.NameKind.allCases.filter { !shared.contains($0) })
    checkNamesOfParties()
    if sharedItems == nil { checkCategories() }
  }

  /// Reads the names of the classes.
  func declareClasses() {
    if let sharedClasses {
      classes = sharedClasses.elements
      tables[.subjectClass] = sharedClasses.table
      population = sharedClasses.population
    } else {
      classes = elements(.subjects, .subjectClass, .subjectClass)
    }
  }

  /// The elements of a section in all files, sorted by name; of two with one name the first by place.
  private func elements(
    _ section: Word, _ context: Vocabulary.Context, _ kind: Vocabulary.NameKind
  ) -> [Element] {
    var found: [Element] = []
    for entry in sectionEntries(section) {
      NameRule.check(entry.key, log: log)
      // Whoever uses the name that was meant is not to blame; nothing goes by it.
      if let meant = NameRule.meant(entry.key.text) {
        tables[kind].refuse(meant)
        continue
      }
      let fields = Fields(entry.value, context, at: entry.key.span, log: log)
      if tables[kind].declare(entry.key, log: log) {
        found.append(Element(name: entry.key, fields: fields))
      }
    }
    // Numbers are moved about, not elements: each is many words long.
    return found.indices.sorted { found[$0].name.text.precedesByBytes(found[$1].name.text) }
      .map { found[$0] }
  }

  /// The entries of a section of named things, file by file. A key that stands twice is said.
  func sectionEntries(_ section: Word) -> [YAMLNode.Entry] {
    parts.flatMap { part -> [YAMLNode.Entry] in
      guard let fields = part.fields, let node = fields[section] else { return [] }
      guard !fields.isBare(node, section) else { return [] }
      guard case .map(let entries) = node.content else {
        log.add(
          .wrongShape, at: node.span,
          ja: "「名前: 内容」の組で書いてください", en: "expected names, each with its mapping")
        return []
      }
      return Self.withoutDoubles(entries, log)
    }
  }

  /// The entries but for those whose key stood before, which is said.
  static func withoutDoubles(
    _ entries: [YAMLNode.Entry], _ log: DiagnosticLog
  ) -> [YAMLNode.Entry] {
    guard entries.repeatsAName else { return entries }
    var seen = NameMap<SourceSpan>()
    return entries.filter { entry in
      guard let first = seen[entry.name] else {
        seen[entry.name] = entry.span
        return true
      }
      log.add(
        .duplicateKey, at: entry.key.span,
        ja: "キー「\(entry.key.text.shown)」は\(first.line)行目にもあります",
        en: "key '\(entry.key.text.shown)' stands on line \(first.line) already")
      return false
    }
  }

  /// The entries of a list in all files, in an order that only their content decides.
  private func entries(_ section: Word, _ context: Vocabulary.Context) -> [Fields] {
    var found: [(order: String, fields: Fields)] = []
    for part in parts {
      guard let fields = part.fields, let node = fields[section], !fields.isBare(node, section)
      else { continue }
      guard case .list(let nodes) = node.content else {
        log.add(
          .wrongShape, at: node.span,
          ja: "「- 」で始まる一覧で書いてください", en: "expected a list")
        continue
      }
      for node in nodes {
        let fields = Fields(node, context, at: node.span, log: log)
        found.append((fields.contentOrder, fields))
      }
    }
    return found.sorted { $0.order.precedesByBytes($1.order) }.map(\.fields)
  }

  private func addAliases(of element: Element, _ kind: Vocabulary.NameKind) {
    for alias in element.fields.texts(.aliases) {
      NameRule.check(alias, log: log)
      tables[kind].add(alias, for: element.name.text, log: log)
    }
  }

  /// A flow's end is a party or a system: one name must not be both.
  private func checkTwoKinds() {
    for word in table(.system).words {
      guard let one = table(.system).place(of: word), let other = table(.party).place(of: word)
      else { continue }
      let (first, second) = one < other ? (one, other) : (other, one)
      log.add(
        .nameOfTwoKinds, at: second,
        ja: "「\(word.shown)」は\(first.place(from: second).ja)にもあり、主体とシステムの両方の名前になっています",
        en:
          "'\(word.shown)' names a party and a system; the other stands at \(first.place(from: second).en)",
        help: Message(ja: "どちらかの名前を変えてください", en: "rename one of them"))
    }
  }
}

extension Fields {
  /// The content as one text, whatever the order of its keys: what stands first in a list must not depend on its line.
  var contentOrder: String {
    var order = ""
    for key in Vocabulary.keys(context) {
      guard let node = self[key.word] else { continue }
      if !order.isEmpty { order += "\u{2}" }
      order += key.en
      order += "\u{1}"
      Self.add(node, to: &order)
    }
    return order
  }

  private static func add(_ node: YAMLNode, to order: inout String) {
    switch node.content {
    case .text(let text, _): order += text
    case .list(let nodes):
      order += "["
      for (index, node) in nodes.enumerated() {
        if index > 0 { order += "\u{3}" }
        add(node, to: &order)
      }
      order += "]"
    case .map(let entries):
      let texts = entries.map { entry in
        var text = entry.key.text + "\u{4}"
        add(entry.value, to: &text)
        return text
      }
      order += "{"
      order += texts.sorted { $0.precedesByBytes($1) }.joined(separator: "\u{3}")
      order += "}"
    }
  }
}
