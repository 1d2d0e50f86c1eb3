import NagarezuCore

extension ModelAssembly {
  /// The project's own rules, in order of name. `items` are those of the model: a 区分 must be that of one.
  func loadRules(_ items: [Item]) -> [ProjectRule] {
    var seen: [String: SourceSpan] = [:]
    return rules.compactMap { fields -> ProjectRule? in
      let name = fields.statement(.name)
      let reason = fields.statement(.reason)
      let basis = fields.text(.basis)?.text
      let severity = fields.choice(.severity, of: .severity, as: Severity.self)
      let description = fields.text(.description)?.text
      let content = content(fields, items)
      let isOfAll = fields.word(.scope, of: .scope) == "全事業"
      if isOfAll, let content { refuseUnlessApart(content, fields) }
      guard let name, let reason, let content else { return nil }
      let text = name.text
      if let first = seen[text] {
        log.add(
          .declaredTwice, at: name.span,
          ja: "規則「\(text.shown)」は\(first.place(from: name.span).ja)でも定めています",
          en: "rule '\(text.shown)' is declared at \(first.place(from: name.span).en) already")
      }
      seen[text] = name.span
      return ProjectRule(
        name: text, content: content, reason: reason.text, basis: basis,
        description: description,
        severity: severity ?? .error, isOfAllBusinesses: isOfAll,
        isOwn: fields.span.file == parts[0].path, span: fields.span)
    }.sorted { $0.name.precedesByBytes($1.name) }
  }

  /// Over all businesses parties and items are one by their names; systems, people and channels are not.
  private func refuseUnlessApart(_ content: ProjectRule.Content, _ fields: Fields) {
    if case .apart(_, let selector) = content {
      var rest = selector
      (rest.parties, rest.exposure) = ([], nil)
      guard rest != ProjectRule.Selector() else { return }
    }
    log.add(
      .keyOutOfPlace, at: fields.place(.scope),
      ja: "「範囲: 全事業」は、「禁止」の「併有」に「主体」と「取扱い」だけを添えた規則に書けます",
      en:
        "scope 'portfolio' goes with 'forbid' and 'together', narrowed by 'party' and 'exposure' alone",
      help: Message(
        ja: "ほかのものを添えるなら「範囲」を取り除き、事業ごとの規則にしてください",
        en: "remove 'scope' to make it a rule of each business alone"))
  }

  private func content(_ fields: Fields, _ items: [Item]) -> ProjectRule.Content? {
    if fields.has(.forbid), fields.has(.require) {
      refuse(
        .require, "1つの規則に「禁止」と「必須」の両方は書けません", "one rule cannot both forbid and require", fields)
      return nil
    }
    if fields.has(.forbid) {
      if fields.has(.when) {
        refuse(.when, "「場合」は「必須」とともに書きます", "'when' goes with 'require'", fields)
      }
      return forbidden(fields, items)
    }
    guard fields.has(.require) else {
      log.add(
        .missingKey, at: fields.span,
        ja: "「禁止」か「必須」が要ります", en: "a rule needs 'forbid' or 'require'")
      return nil
    }
    if !fields.has(.when) { fields.refuseMissing(.when) }
    let selector = fields.one(.when, .selector).flatMap { inner -> ProjectRule.Selector? in
      if inner.has(.together) {
        refuse(.together, "「併有」は「禁止」に書きます", "'together' goes with 'forbid'", inner)
      }
      if inner.has(.exposure) {
        refuse(.exposure, "「取扱い」は「禁止」に書きます", "'exposure' goes with 'forbid'", inner)
      }
      return readSelector(inner, items)
    }
    let demand = fields.one(.require, .demand).flatMap(readDemand)
    guard let selector, let demand else { return nil }
    return .require(demand, of: selector)
  }

  private func forbidden(_ fields: Fields, _ items: [Item]) -> ProjectRule.Content? {
    guard let inner = fields.one(.forbid, .selector), let selector = readSelector(inner, items)
    else {
      return nil
    }
    if selector.isOfPassages, inner.has(.exposure) {
      refuse(
        .exposure, "「間」「経路」のある規則に「取扱い」は書けません",
        "'exposure' cannot stand beside 'between' or 'via'", inner)
    }
    guard inner.has(.together) else { return .forbid(selector) }
    if selector.isOfPassages {
      refuse(
        .together, "「間」「経路」のある規則に「併有」は書けません",
        "'together' cannot stand beside 'between' or 'via'", inner)
    }
    if inner.has(.items) || inner.has(.class) {
      refuse(
        .together, "「併有」のほかに「項目」「区分」は書けません", "'together' stands without 'items' and 'class'", inner)
    }
    let lists = inner.texts(.together).compactMap(fieldsOf)
    guard lists.count > 1 else {
      refuse(.together, "「併有」には、項目かまとまりを2つ以上書いてください", "'together' needs two items or groups", inner)
      return nil
    }
    return .apart(lists, selector)
  }

  /// The fields of an item or a group.
  private func fieldsOf(_ written: Written) -> [Item.ID]? {
    let names = ListedName.row(written.text).split(separator: "、").joined(separator: ", ").shown
    let help = Message(
      ja: "並べて「[\(names)]」と書いてください。いくつかを1つのものとして扱うには、まとまりにしてその名前を書きます",
      en: "list them as '[\(names)]'; to take several as one, make them a group and name it")
    guard !refusesSeveral(alone: written, help: help), let name = name(written, .item) else {
      return nil
    }
    return expanded(name).map { Item.ID(position($0, .item)) }
  }

  private func readSelector(_ fields: Fields, _ items: [Item]) -> ProjectRule.Selector? {
    guard Vocabulary.keys(.selector).contains(where: { fields.has($0.word) }) else {
      log.add(
        .emptyValue, at: fields.span,
        ja: "何についての規則かを書いてください", en: "say what the rule speaks of")
      return nil
    }
    var selector = ProjectRule.Selector()
    selector.parties = names(fields, .party, .party).map { Party.ID(position($0, .party)) }
    selector.between = names(fields, .between, .party).map { Party.ID(position($0, .party)) }
    if fields.has(.between), selector.between.count != 2 {
      refuse(.between, "「間」には主体を2つ書いてください", "'between' needs two parties", fields)
    }
    selector.systems = names(fields, .system, .system).map { System.ID(position($0, .system)) }
    selector.sites = names(fields, .site, .site).map { Site.ID(position($0, .site)) }
    selector.isAbroad = fields.word(.location, of: .abroad) != nil
    if fields.has(.items) { selector.items = itemIDs(fields, .items) }
    for written in fields.texts(.class) { take(written, items, into: &selector) }
    selector.subjects = people(fields)
    if !fields.has(.subjects), fields.has(.excluding) {
      selector.subjects = peopleOrEveryone(fields)
    }
    (selector.channels, selector.kinds) = channelsAndMedia(fields)
    selector.exposure = fields.choice(.exposure, of: .exposure, as: Exposure.self)
    return selector
  }

  private func take(
    _ written: Written, _ items: [Item], into selector: inout ProjectRule.Selector
  ) {
    let found = membersOf(class: written.text, items)
    guard !found.isEmpty else {
      log.add(
        .matchesNothing, at: written.span,
        ja: "区分「\(written.text.shown)」の項目がありません",
        en: "no item is of class '\(written.text.shown)'")
      return
    }
    selector.items += found.map { Item.ID($0) }
    if found.contains(where: { items[$0].isSensitive }), written.text.contains("要配慮") {
      selector.isSensitive = true
    }
  }

  /// The positions of the items that are of a class by what is said of them, of an entry that goes under their name (同義), or of a group
  /// that they are in; ascending.
  private func membersOf(class text: String, _ items: [Item]) -> [Int] {
    func isOf(_ category: String?) -> Bool { category?.contains(text) ?? false }
    var found = Set(
      items.indices.filter { place in
        isOf(items[place].category) || items[place].synonyms.contains { isOf($0.category) }
      })
    for (name, group) in itemSection.groups where isOf(group.fields.flatMap(category)) {
      found.formUnion(expanded(name).map { position($0, .item) })
    }
    return found.sorted()
  }

  private func readDemand(_ fields: Fields) -> ProjectRule.Demand? {
    var demand = ProjectRule.Demand()
    (demand.channels, demand.kinds) = channelsAndMedia(fields)
    demand.needsSeal = fields.flag(.seal)
    demand.needsEncryption = fields.flag(.encrypted)
    for (word, isAsked) in [(Word.seal, demand.needsSeal), (.encrypted, demand.needsEncryption)]
    where fields.has(word) && !isAsked {
      refuse(word, "「いいえ」は何も求めません", "'false' demands nothing", fields)
    }
    if demand == ProjectRule.Demand() {
      log.add(
        .emptyValue, at: fields.span,
        ja: "何を求めるかを書いてください", en: "say what the rule demands")
      return nil
    }
    return demand
  }

  private func refuse(_ word: Word, _ ja: String, _ en: String, _ fields: Fields) {
    log.add(.keyOutOfPlace, at: fields.place(word), ja: ja, en: en)
  }
}

extension Fields {
  /// The mapping under a key.
  func one(_ word: Word, _ context: Vocabulary.Context) -> Fields? {
    guard let node = self[word], !isBare(node, word) else { return nil }
    return Fields(node, context, at: node.span, log: log)
  }
}

// MARK: - What nothing uses

extension ModelAssembly {
  /// A channel that is declared and used nowhere is most often a misspelling: flows that name the kind then go without its operator, unseen.
  func refuseUnusedChannels(
    _ channels: [Channel], _ flows: [Flow], _ systems: [System], _ approvals: [Approval],
    _ rules: [ProjectRule]
  ) {
    guard isWhole, log.isEmpty, parts.allSatisfy(\.log.isEmpty) else { return }
    var used = Set(
      flows.compactMap(\.channel)
        + systems.flatMap {
          $0.readers.compactMap(\.channel) + $0.assignments.compactMap(\.channel)
        })
    used.formUnion(approvals.flatMap(\.channels))
    for rule in rules {
      switch rule.content {
      case .forbid(let selector), .apart(_, let selector): used.formUnion(selector.channels)
      case .require(let demand, let selector):
        used.formUnion(selector.channels + demand.channels)
      }
    }
    for (index, channel) in channels.enumerated()
    where channel.isDeclared && channel.span.file == parts[0].path
      && !used.contains(Channel.ID(index))
    {
      let direct = directPlaces[channel.kind]
      log.add(
        .unusedChannel, at: channel.span,
        ja: "経路「\(channel.name.shown)」は、どの流れ・閲覧・承認でも使われていません",
        en: "channel '\(channel.name.shown)' is used by no flow, reader or approval",
        help: direct.map {
          Message(
            ja:
              "\($0.place(from: channel.span).ja)は種別の「\(channel.kind.rawValue)」を指しています。この経路のことなら、名前を合わせてください",
            en:
              "\($0.place(from: channel.span).en) names the kind; if this channel is meant, write its name"
          )
        } ?? Message(ja: "使うか、取り除いてください", en: "use it or remove it"))
    }
  }
}
