import NagarezuCore

extension ModelAssembly {
  func loadApprovals() -> [Approval] {
    var drafts: [(approval: Approval, fields: Fields, isNamed: Bool)] = []
    for fields in approvals {
      if let approval = approval(fields) { drafts.append((approval, fields, fields.has(.id))) }
    }
    giveIDs(&drafts)
    drafts.sort { $0.approval.id.precedesByBytes($1.approval.id) }
    let ids = Dictionary(
      drafts.enumerated().map { ($1.approval.id, $0) }, uniquingKeysWith: { first, _ in first })
    let links = drafts.map { parents($0.fields, ids) }
    refuseCircles(
      links, drafts.map { ($0.approval.id, $0.fields.place(.parent)) }, .parent, "元の承認")
    return zip(drafts, links).map { draft, parents in
      var approval = draft.approval
      approval.parents = parents.map { Approval.ID($0) }
      return approval
    }
  }

  private func approval(_ fields: Fields) -> Approval? {
    let id = fields.text(.id)
    let kind = fields.word(.kind, of: .approvalKind).flatMap(Approval.Kind.init(rawValue:))
    let target = target(fields, kind)
    let items = selection(fields) ?? .unknown
    if !fields.has(.items), fields.has(.except) {
      refuseAlone(.except, "除く", "項目", fields)
    }
    let count = itemCount(fields, items)
    let subjects = people(fields)
    if !fields.has(.subjects), fields.has(.excluding) {
      refuseAlone(.excluding, "対象外", "対象", fields)
    }
    let (channels, media) = channelsAndMedia(fields)
    let exposure = fields.choice(.exposure, of: .exposure, as: Exposure.self)
    let subcontracting = fields.word(.subcontract, of: .subcontract)
    let safeguards = safeguards(fields)
    let leaves = leaves(fields, kind)
    let purposes = purposes(fields)
    let (systems, ends, through) = narrowing(fields, kind)
    let approval = (
      periods: periods(fields), basis: fields.text(.basis)?.text,
      meeting: fields.statement(.meeting)?.text,
      decided: day(fields, .decided, mayBeUnknown: true), note: fields.annotation
    )
    guard let kind, let target else { return nil }
    return Approval(
      id: id?.text ?? "\(kind.rawValue)/\(target.name)",
      kind: kind, target: target.target, items: items, itemCount: count,
      namesGroup: namesGroup(fields, .items), subjects: subjects ?? nobody,
      exposure: exposure ?? .read, channels: channels, media: media,
      periods: approval.periods, basis: approval.basis, meeting: approval.meeting,
      decided: approval.decided,
      subcontracting: subcontracting.flatMap(Approval.Subcontracting.init(rawValue:)),
      leaves: leaves, safeguards: safeguards, purposes: purposes,
      systems: systems, ends: ends, through: through,
      statesSubjects: fields.has(.subjects), note: approval.note, span: fields.span)
  }

  /// What the paper counts. Only what is listed can be counted.
  private func itemCount(_ fields: Fields, _ items: ItemSelection) -> Int? {
    guard fields.has(.count) else { return nil }
    if !fields.has(.items) {
      refuseAlone(.count, "項目数", "項目", fields)
    } else if case .named = items {
      return fields.number(.count)
    } else {
      log.add(
        .keyOutOfPlace, at: fields.place(.count),
        ja: "項目が「全て」又は「不明」のときは「項目数」を書けません",
        en: "'count' cannot stand beside items that are all or unknown",
        help: Message(
          ja: "項目を並べるか、「項目数」を取り除いてください", en: "list the items, or remove the count"))
    }
    return nil
  }

  /// システム, 両端 and 経由, each where it may stand.
  private func narrowing(
    _ fields: Fields, _ kind: Approval.Kind?
  ) -> (systems: [System.ID], ends: [Node], through: [Node]) {
    if fields.has(.systems), kind == .processing {
      log.add(
        .keyOutOfPlace, at: fields.place(.systems),
        ja: "「システム」は種別が「電算処理」の承認には書けません", en: "a 電算処理 cannot have 'systems'",
        help: Message(ja: "「相手」にシステムを書いてください", en: "name the system as its counterparty ('to')"))
    }
    for (word, ja) in [(Word.ends, "両端"), (.through, "経由")] where fields.has(word) {
      if let kind, kind != .connection {
        log.add(
          .keyOutOfPlace, at: fields.place(word),
          ja: "「\(ja)」は種別が「外部結合」の承認だけに書けます", en: "only an 外部結合 can have '\(word.rawValue)'")
      }
    }
    let systems = names(fields, .systems, .system).map { System.ID(position($0, .system)) }
    let ends = nodes(fields, .ends)
    if fields.has(.ends), fields.texts(.ends).count != 2 {
      log.add(
        .wrongShape, at: fields.place(.ends),
        ja: "「両端」には2つの名前を書いてください", en: "'ends' takes two names",
        help: Message(ja: "「[給付管理システム, 相手のシステム]」のように書いてください", en: "write a list of two"))
    }
    return (Set(systems).sorted(), ends, nodes(fields, .through))
  }

  /// The nodes that stand under a key, in the order written, none twice.
  private func nodes(_ fields: Fields, _ word: Word) -> [Node] {
    var found: [Node] = []
    for written in fields.texts(word) {
      guard let node = node(written) else { continue }
      if found.contains(node) { refuseDoubled(written) } else { found.append(node) }
    }
    return found
  }

  /// Who allowed a 再委託, in the order written.
  private func leaves(_ fields: Fields, _ kind: Approval.Kind?) -> [Approval.Leave] {
    if fields.has(.consent), let kind, kind != .subcontract {
      log.add(
        .keyOutOfPlace, at: fields.place(.consent),
        ja: "「承諾」は種別が「再委託」の承認だけに書けます", en: "only a subcontract can have 'consent'")
    }
    return fields.inner(.consent, .consent).compactMap { one in
      let document = one.statement(.doc)?.text
      let day = day(one, .day, mayBeUnknown: true)
      guard let party = one.text(.by).flatMap({ name($0, .party) }) else { return nil }
      return Approval.Leave(
        by: Party.ID(position(party, .party)), document: document, on: day)
    }
  }

  private func refuseAlone(_ word: Word, _ ja: String, _ other: String, _ fields: Fields) {
    log.add(
      .keyOutOfPlace, at: fields.place(word),
      ja: "「\(other)」がないのに「\(ja)」があります", en: "'\(word.rawValue)' without what it takes from",
      help: Message(ja: "「\(other)」を書いてください", en: "write what it takes from"))
  }

  private func target(
    _ fields: Fields, _ kind: Approval.Kind?
  ) -> (target: Approval.Target, name: String)? {
    guard let written = fields.text(.to) else { return nil }
    if written.text == Party.anyoneName || Vocabulary.isEveryone(written.text)
      || Vocabulary.isUnknown(written.text)
    {
      log.add(
        .cannotBeApproved, at: written.span,
        ja: "「\(written.text.shown)」を相手とする承認は書けません",
        en: "'\(written.text.shown)' cannot be approved",
        help: Message(ja: "相手方を特定して書いてください", en: "name the counterparty"))
      return nil
    }
    if kind == .processing {
      return name(written, .system).map { (.system(System.ID(position($0, .system))), $0) }
    }
    guard kind != nil else {
      // Without a kind either may have been meant.
      _ = node(written)
      return nil
    }
    return name(written, .party).map { (.party(Party.ID(position($0, .party))), $0) }
  }

  /// 経路 and 媒体 are one list: declared channels on one side, kinds on the other.
  func channelsAndMedia(_ fields: Fields) -> ([Channel.ID], [Channel.Kind]) {
    var channels: Set<Channel.ID> = []
    var media: Set<Channel.Kind> = []
    for written in fields.texts(.via) + fields.texts(.media)
    where !Vocabulary.isUnknown(written.text) {
      let text = written.text
      if let name = table(.channel).name(for: text) {
        channels.insert(Channel.ID(position(name, .channel)))
      } else if let kind = Vocabulary.channelKind(text) {
        media.insert(kind)
      } else {
        refuseUnknownChannel(written)
      }
    }
    return (channels.sorted(), media.sorted { $0.rawValue.precedesByBytes($1.rawValue) })
  }

  /// Makes ids unique: those that are not written get the day on which the approval begins; if that is not enough, one
  /// must be written.
  private func giveIDs(_ drafts: inout [(approval: Approval, fields: Fields, isNamed: Bool)]) {
    var counts = Dictionary(drafts.map { ($0.approval.id, 1) }, uniquingKeysWith: +)
    for index in drafts.indices where !drafts[index].isNamed {
      let id = drafts[index].approval.id
      guard counts[id, default: 0] > 1, let start = drafts[index].approval.periods.first?.start
      else {
        continue
      }
      drafts[index].approval.id = "\(id)/\(start.earliest)"
    }
    counts = Dictionary(drafts.map { ($0.approval.id, 1) }, uniquingKeysWith: +)
    for draft in drafts where counts[draft.approval.id, default: 0] > 1 {
      log.add(
        .approvalNeedsID, at: draft.isNamed ? draft.fields.place(.id) : draft.fields.span,
        ja: "承認「\(draft.approval.id.shown)」がほかにもあり、区別できません",
        en: "another approval is called '\(draft.approval.id.shown)' too",
        help: Message(ja: "「識別名」を書いてください", en: "give it an 'id'"))
    }
  }

  /// The places of the papers under 元の承認 among those sorted by id, in order, none twice.
  private func parents(_ fields: Fields, _ ids: [String: Int]) -> [Int] {
    var seen: Set<Int> = []
    for written in fields.texts(.parent) {
      guard let parent = parent(written, ids) else { continue }
      if !seen.insert(parent).inserted { refuseDoubled(written) }
    }
    return seen.sorted()
  }

  private func parent(_ written: Written, _ ids: [String: Int]) -> Int? {
    if let position = ids[written.text] { return position }
    guard isWhole else { return nil }
    log.add(
      .unknownName, at: written.span,
      ja: "識別名が「\(written.text.shown)」の承認はありません",
      en: "no approval is called '\(written.text.shown)'",
      help: Suggestion.help(nearest(to: written.text, in: Array(ids.keys)))
        ?? Message(
          ja: "「種別/相手」の形、又は「識別名」で書いてください", en: "write its id, or kind/counterparty"))
    return nil
  }
}

// MARK: - Waivers

extension ModelAssembly {
  func loadWaivers() -> [Waiver] {
    waivers.compactMap { fields in
      let (items, isAll) = waivedItems(fields)
      // Where no class is declared there is nothing narrower to say than 全員.
      let isEveryone =
        !classes.isEmpty
        && fields.texts(.subjects).contains {
          Vocabulary.isEveryone($0.text)
        }
      let subjects = people(fields, excluding: false)
      let texts = (fields.text(.id), fields.statement(.owner), fields.statement(.reason))
      let until = day(fields, .until)
      guard let id = texts.0 else { return nil }
      refuseMissingParts(fields, of: id.text)
      guard let owner = texts.1, let reason = texts.2, let until else { return nil }
      return Waiver(
        finding: id.text, items: items, subjects: subjects, isOpen: isAll || isEveryone,
        owner: owner.text, reason: reason.text, until: until, span: fields.span)
    }
  }

  /// The items named; 全て is every item for now.
  private func waivedItems(_ fields: Fields) -> (items: [Item.ID]?, isAll: Bool) {
    guard let node = fields[.items] else { return (nil, false) }
    if let written = single(node), Vocabulary.isAll(written.text) {
      return ((0..<count(.item)).map { Item.ID($0) }, true)
    }
    return (itemIDs(fields, .items), false)
  }

  /// A waiver of a finding about data says which items and whose they are.
  private func refuseMissingParts(_ fields: Fields, of finding: String) {
    guard Rules.aboutData.contains(String(finding.prefix { $0 != "/" })) else { return }
    for word in [Word.items, .subjects] where !fields.has(word) { fields.refuseMissing(word) }
  }
}

// MARK: - Assumptions

extension ModelAssembly {
  /// Everything marked 仮, and files whose end is not marked; in order of place.
  func assumptions() -> [Model.Assumption] {
    var found: [Model.Assumption] = []
    func add(_ noun: Message, _ name: String, _ fields: Fields, _ span: SourceSpan) {
      if let one = assumption(noun, name, fields, span) { found.append(one) }
    }
    let named: [(Vocabulary.NameKind, [Element])] = [
      (.party, parties), (.site, sites), (.subjectClass, classes),
      (.system, systems), (.key, keys), (.channel, channels), (.purpose, purposes),
      (.regime, regimes),
    ]
    for (kind, elements) in named {
      for one in elements { add(kind.noun, one.name.text, one.fields, one.name.span) }
    }
    found += sharedItems?.assumptions ?? assumptionsOfItems()
    for fields in flows where fields.has(.assumed) {
      let ends = [fields.text(.from)?.text, fields.text(.to)?.text].compactMap(\.self)
      let name = (fields.text(.no)?.text ?? "") + " " + ends.joined(separator: "→")
      add(Message(ja: "流れ", en: "flow"), name, fields, fields.span)
    }
    for fields in approvals where fields.has(.assumed) {
      let name =
        fields.text(.id)?.text
        ?? [fields.text(.kind)?.text, fields.text(.to)?.text].compactMap(\.self).joined(
          separator: "/")
      add(Message(ja: "承認", en: "approval"), name, fields, fields.span)
    }
    for fields in rules where fields.word(.scope, of: .scope) == "全事業" {
      let name = fields.text(.name)?.text.shown ?? ""
      found.append(
        Model.Assumption(
          span: fields.span,
          message: Message(
            ja: "規則「\(name)」は、一緒に調べたモデルのほかの事業を見ていません",
            en: "rule '\(name)' saw no business but those of the same run")))
    }
    for part in parts where !part.hasEndMark {
      found.append(
        Model.Assumption(
          span: part.span,
          message: Message(
            ja: "ファイル「\(part.path.shown)」の終わりに印（「---」と「...」）がなく、途中で切れていても分かりません",
            en:
              "the end of '\(part.path.shown)' is not marked ('---' and '...'): it could be cut off unseen"
          )))
    }
    return found.sorted { ($0.span, $0.message.en) < ($1.span, $1.message.en) }
  }

  /// The fields and groups that are marked 仮.
  func assumptionsOfItems() -> [Model.Assumption] {
    let groups = itemSection.groups.compactMap { name, group in
      group.fields.map { Element(name: Written(text: name, span: group.span), fields: $0) }
    }
    return (itemSection.fields + groups).compactMap {
      assumption(Vocabulary.NameKind.item.noun, $0.name.text, $0.fields, $0.name.span)
    }
  }

  /// What is said of something that is marked 仮; `nil` where it is not.
  private func assumption(
    _ noun: Message, _ name: String, _ fields: Fields, _ span: SourceSpan
  ) -> Model.Assumption? {
    guard fields.flag(.assumed) else { return nil }
    return Model.Assumption(
      span: span,
      message: Message(
        ja: "\(noun.ja)「\(name.shown)」は仮定です", en: "\(noun.en) '\(name.shown)' is assumed"),
      thing: (noun, name.shown))
  }
}
