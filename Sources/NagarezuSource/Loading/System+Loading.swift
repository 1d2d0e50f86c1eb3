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
        fullName: fields.text(.name)?.text, breaks: breaks(fields, of: element.name.text),
        distinct: distinct(fields, .system), englishName: fields.englishName,
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

// MARK: - Keys

extension ModelAssembly {
  func loadKeys() -> [Key] {
    keys.map { element in
      let all = holderAssignments(element.fields)
      return Key(
        name: element.name.text, holders: Set(all.map(\.holder)).sorted(),
        assignments: all.allSatisfy { $0.period == .always } ? [] : all,
        note: element.fields.annotation, span: element.name.span)
    }
  }

  /// The party or system that a word names.
  func node(_ written: Written) -> Node? {
    let text = written.text
    if let name = table(.system).name(for: text) {
      return .system(System.ID(position(name, .system)))
    }
    if let name = table(.party).name(for: text) { return .party(Party.ID(position(name, .party))) }
    refuseUnknown(written, [.system, .party])
    return nil
  }
}
