import NagarezuCore

extension ModelAssembly {
  /// Who operates each system on any day: never nobody.
  func loadOperators() -> [[Party.ID]] {
    zip(systems, operatorAssignments).map { element, assignments in
      guard statesOperator(element.fields) else { return [unnamedOperator(of: element)] }
      if changes(element.fields, .operator) { return everybody(assignments, element) }
      refuseDataSubjects(element.fields, .operator)
      return partyIDs(element.fields, .operator)
    }
  }

  /// Whoever is in some assignments, and the unnamed outsider if days may be left over.
  func everybody(_ assignments: [Assignment<Party.ID>], _ element: Element) -> [Party.ID] {
    let named = Set(assignments.map(\.holder)).sorted()
    return mayBeVacant(element.fields) ? named + [unnamedOperator(of: element)] : named
  }

  private func unnamedOperator(of element: Element) -> Party.ID {
    Party.ID(position(Party.unnamedOperator(of: element.name.text), .party))
  }

  func loadSystems() -> [System] {
    var links: [[Int]] = []
    let found = systems.enumerated().map { index, element -> System in
      let fields = element.fields
      let outer = fields.text(.inside).flatMap { name($0, .system) }
      let siteAssignments = siteAssignments(fields)
      links.append(outer.map { [position($0, .system)] } ?? [])
      return System(
        name: element.name.text,
        kind: fields.word(.kind, of: .systemKind).flatMap(System.Kind.init),
        operators: operators[index], assignments: operatorAssignments[index],
        site: site(fields, siteAssignments), siteAssignments: siteAssignments,
        outer: outer.map { System.ID(position($0, .system)) }, readers: readers(fields),
        holdings: holdings(fields), derivations: derivations(fields),
        sealedUnder: key(fields, .sealed),
        noAccess: noAccess(fields), keep: keep(fields),
        needsProcessing: fields.word(.processing, of: .processing) == nil, aliases: aliases(fields),
        fullName: fields.text(.name)?.text, distinct: distinct(fields, .system),
        englishName: fields.englishName,
        note: fields.annotation, span: element.name.span)
    }
    if !refuseCircles(links, systems, .inside, "内包先") {
      refuseDeep(links, systems, .inside, "内包先")
    }
    return found
  }

  /// Where a system stands; of one that moves, where it stands last.
  private func site(_ fields: Fields, _ assignments: [Assignment<Site.ID>]) -> Site.ID? {
    guard !changes(fields, .site) else {
      return assignments.max { $0.period.widest.last < $1.period.widest.last }?.holder
    }
    return fields.text(.site).flatMap { name($0, .site) }.map { Site.ID(position($0, .site)) }
  }

  func key(_ fields: Fields, _ word: Word) -> Key.ID? {
    fields.text(word).flatMap { name($0, .key) }.map { Key.ID(position($0, .key)) }
  }

  private func readers(_ fields: Fields) -> [System.Reader] {
    guard let node = fields[.readers], !fields.isBare(node, .readers) else { return [] }
    return fields.nodes(node).compactMap { node in
      guard case .text = node.content else {
        return reader(Fields(node, .reader, at: node.span, log: log))
      }
      guard let written = fields.text(of: node, for: .readers), let name = name(written, .party)
      else { return nil }
      return System.Reader(
        party: Party.ID(position(name, .party)), channel: nil, items: .all(except: []),
        subjects: population?.everyone ?? nobody, span: node.span)
    }.sorted(by: Self.precedes)
  }

  /// By who and how, so that the order of a list changes nothing.
  private static func precedes(_ a: System.Reader, _ b: System.Reader) -> Bool {
    func key(_ reader: System.Reader) -> [Int] {
      let items: [Int] =
        switch reader.items {
        case .named(let items): [0] + items.map(\.position)
        case .all(let except): [1] + except.map(\.position)
        case .unknown: [2]
        }
      return [reader.party.position, reader.channel?.position ?? -1] + reader.subjects.members
        + items + [-1] + reader.purposes.map(\.position)
        + [reader.period.widest.first, reader.period.widest.last].map { Int($0.number) }
    }
    return key(a).lexicographicallyPrecedes(key(b))
  }

  private func reader(_ fields: Fields) -> System.Reader? {
    let party = fields.text(.party).flatMap { name($0, .party) }
    let channel = channel(fields, .via)
    let items = selection(fields) ?? allButExcepted(fields)
    let subjects = peopleOrEveryone(fields)
    let purposes = purposes(fields)
    let period = statedPeriod(fields) ?? .always
    guard let party else { return nil }
    return System.Reader(
      party: Party.ID(position(party, .party)), channel: channel, items: items, subjects: subjects,
      purposes: purposes, period: period, span: fields.place(.party))
  }

  private func holdings(_ fields: Fields) -> [System.Holding] {
    inOrder(fields.inner(.holds, .holding)).map { fields in
      let period = period(fields)
      return System.Holding(
        items: itemIDs(fields, .items), subjects: peopleOrEveryone(fields),
        period: period?.period ?? .always, isPeriodUnknown: period?.isUnknown ?? false,
        isOwnBusiness: ownBusiness(fields), purposes: purposes(fields), span: fields.span)
    }
  }

  /// 独自, whose place is kept: whether it may be said is known once the approvals are read.
  private func ownBusiness(_ fields: Fields) -> Bool {
    guard fields.flag(.ownBusiness) else { return false }
    ownBusinessPlaces[fields.span] = fields.place(.ownBusiness)
    return true
  }

  /// In an order that no line decides.
  private func inOrder(_ entries: [Fields]) -> [Fields] {
    entries.map { ($0.contentOrder, $0) }.sorted { $0.0.precedesByBytes($1.0) }.map(\.1)
  }

  private func derivations(_ fields: Fields) -> [System.Derivation] {
    inOrder(fields.inner(.derives, .derivation)).map { fields in
      System.Derivation(
        inputs: itemIDs(fields, .from), outputs: itemIDs(fields, .to),
        declassified: fields.statement(.declassified)?.text, span: fields.span)
    }
  }

  /// The safeguard behind アクセス: 不可. One without the other is refused.
  private func noAccess(_ fields: Fields) -> String? {
    let access = fields.word(.access, of: .access)
    let safeguard = fields.statement(.safeguard)
    if access != nil, !fields.has(.safeguard) {
      log.add(
        .missingKey, at: fields.place(.access),
        ja: "「アクセス: 不可」には、それを確かにする「対策」が要ります",
        en: "'access: none' needs the safeguard that ensures it")
    }
    if !fields.has(.access), fields.has(.safeguard) {
      log.add(
        .keyOutOfPlace, at: fields.place(.safeguard),
        ja: "「対策」は「アクセス: 不可」とともに書きます", en: "a safeguard goes with 'access: none'")
    }
    return access == nil ? nil : safeguard?.text
  }
}

// MARK: - Keys and channels

extension ModelAssembly {
  func loadKeys() -> [Key] {
    keys.map { element in
      let assignments = holderAssignments(element.fields)
      guard assignments.isEmpty else {
        return Key(
          name: element.name.text, holders: Set(assignments.map(\.holder)).sorted(),
          assignments: assignments, note: element.fields.annotation, span: element.name.span)
      }
      var holders: Set<Party.ID> = []
      for written in element.fields.texts(.holders) {
        switch node(written) {
        case .party(let id): holders.insert(id)
        case .system(let id): holders.formUnion(operators[id.position])
        case nil: break
        }
      }
      return Key(
        name: element.name.text, holders: holders.sorted(), note: element.fields.annotation,
        span: element.name.span)
    }
  }

  /// The party or system that a word names.
  func node(_ written: Written) -> Node? {
    let text = NormalForm.of(written.text)
    if let name = table(.system).name(for: text) {
      return .system(System.ID(position(name, .system)))
    }
    if let name = table(.party).name(for: text) { return .party(Party.ID(position(name, .party))) }
    refuseUnknown(Written(text: text, span: written.span), [.system, .party])
    return nil
  }

  func loadChannels() -> [Channel] {
    let declared = channels.map { element -> Channel in
      let fields = element.fields
      let kind = fields.word(.kind, of: .channelKind).flatMap(Channel.Kind.init(rawValue:))
      checkKindName(element.name, kind)
      if !changes(fields, .operator) { refuseDataSubjects(fields, .operator) }
      let assignments = assignments(fields, .carrier)
      return channel(
        element.name, kind ?? .paper,
        operators: changes(fields, .operator)
          ? Set(assignments.map(\.holder)).sorted() : partyIDs(fields, .operator),
        assignments: assignments, isEncrypted: fields.flag(.encrypted),
        measures: fields.statements(.measures).map(\.text),
        isDeclared: true, englishName: fields.englishName, note: fields.annotation)
    }
    let named = directKinds.filter { table(.channel).places[$0.rawValue] == nil }.map { kind in
      channel(
        Written(text: kind.rawValue, span: directPlaces[kind] ?? parts[0].span), kind,
        operators: [],
        isEncrypted: false, measures: [], isDeclared: false, englishName: nil,
        note: Annotation())
    }
    return (declared + named).sorted { $0.name.precedesByBytes($1.name) }
  }

  /// A channel; on an open one that is not encrypted anyone can listen.
  private func channel(
    _ name: Written, _ kind: Channel.Kind, operators: [Party.ID],
    assignments: [Assignment<Party.ID>] = [], isEncrypted: Bool,
    measures: [String], isDeclared: Bool, englishName: String?, note: Annotation
  ) -> Channel {
    var (operators, assignments) = (operators, assignments)
    if kind.isOpen, !isEncrypted {
      let anyone = Party.ID(position(Party.anyoneName, .party))
      operators.append(anyone)
      if !assignments.isEmpty {
        assignments.append(Assignment(anyone, .always, span: name.span))
      }
    }
    return Channel(
      name: name.text, kind: kind, operators: operators.sorted(), assignments: assignments,
      isEncrypted: isEncrypted,
      measures: measures, isDeclared: isDeclared, englishName: englishName, note: note,
      span: name.span)
  }

  /// A channel named 紙 that is an e-mail would make every approval of 紙 say something else; so would one named as a
  /// kind is also spelled (VPN), or so that it looks like it.
  private func checkKindName(_ name: Written, _ kind: Channel.Kind?) {
    let folded = LookAlike.folded(name.text)
    guard let kind,
      let named = Vocabulary.words(.channelKind).first(where: { word in
        word.ja != kind.rawValue
          && ([word.ja, word.en] + word.others).contains { LookAlike.folded($0) == folded }
      })
    else { return }
    log.add(
      .channelKindClash, at: name.span,
      ja: "経路「\(name.text.shown)」の種別が「\(kind.rawValue)」です。「\(named.ja)」という種別と紛れます",
      en: "channel '\(name.text.shown)' bears the name of another kind than its own",
      help: Message(ja: "別の名前にしてください", en: "use another name"))
  }

  /// Finds the kinds that flows and readers name without declaring a channel.
  func collectDirectKinds() {
    var nodes = flows.compactMap { $0[.via] }
    for element in systems {
      for part in [element.fields[.readers], element.fields[.operator]].compactMap(\.self)
        .flatMap(\.entries)
      {
        guard case .map(let entries) = part.content else { continue }
        nodes += entries.filter { $0.key.text == "経路" || $0.key.text == "via" }.map(\.value)
      }
    }
    for node in nodes {
      guard case .text(let text, _) = node.content,
        table(.channel).name(for: NormalForm.of(text)) == nil,
        let kind = Vocabulary.channelKind(NormalForm.of(text))
      else { continue }
      directKinds.insert(kind)
      directPlaces[kind] = min(directPlaces[kind] ?? node.span, node.span)
    }
  }

  /// The channel under a key; `nil` where none is stated or it is 不明.
  func channel(_ fields: Fields, _ word: Word) -> Channel.ID? {
    guard let written = fields.text(word), !Vocabulary.isUnknown(written.text) else { return nil }
    let text = NormalForm.of(written.text)
    if let name = table(.channel).name(for: text) { return Channel.ID(position(name, .channel)) }
    if let kind = Vocabulary.channelKind(text) {
      return Channel.ID(position(kind.rawValue, .channel))
    }
    refuseUnknownChannel(Written(text: text, span: written.span))
    return nil
  }

  func refuseUnknownChannel(_ word: Written) {
    let kinds = Vocabulary.words(.channelKind)
    guard isWhole else { return }
    let nearest = nearest(
      to: word.text, in: table(.channel).words + kinds.flatMap { [$0.ja, $0.en] + $0.others })
    log.add(
      .unknownName, at: word.span,
      ja: "「\(word.text.shown)」は経路の名前でも種別でもありません",
      en: "'\(word.text.shown)' is neither a channel nor a kind of one",
      help: Suggestion.help(nearest)
        ?? Message(
          ja: "種別: \(kinds.map(\.ja).joined(separator: "、"))",
          en: "kinds: \(kinds.map(\.en).joined(separator: ", "))"))
  }
}
