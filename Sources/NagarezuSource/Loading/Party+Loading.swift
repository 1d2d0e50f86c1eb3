import NagarezuCore

extension ModelAssembly {
  /// Whether a system says who operates it.
  func statesOperator(_ fields: Fields) -> Bool {
    guard let node = fields[.operator] else { return false }
    if case .text(let text, _) = node.content { return !Vocabulary.isUnknown(text) }
    return true
  }

  /// The systems and sites of which on some day nobody is named who operates them.
  var elementsLeftToNobody: [Element] {
    systems.filter { !statesOperator($0.fields) || mayBeVacant($0.fields) }
      + sites.filter { mayBeVacant($0.fields) }
  }

  /// Gives a name to each receiver that the model leaves open: one for each such flow.
  func nameTheUnnamed() {
    var taken: Set<String> = []
    for (index, fields) in flows.enumerated() {
      guard let node = fields[.to], case .text(let text, _) = node.content,
        Vocabulary.isUnknown(text)
      else { continue }
      var number = "?"
      if let node = fields[.no], case .text(let text, _) = node.content { number = text }
      var name = "受け手不明（\(number)）"
      var count = 1
      while !taken.insert(name).inserted {
        count += 1
        name = "受け手不明（\(number)、\(count)）"
      }
      unknownReceivers[index] = Written(text: name, span: node.span)
    }
  }

  func loadParties() -> [Party] {
    var found = declaredParties()
    found.append(Party(name: Party.anyoneName, kind: .anyone, span: parts[0].span))
    for element in elementsLeftToNobody {
      found.append(
        Party(
          name: Party.unnamedOperator(of: element.name.text), kind: .unnamed,
          span: element.name.span))
    }
    for receiver in unknownReceivers.values {
      found.append(Party(name: receiver.text, kind: .unnamed, span: receiver.span))
    }
    return found.sorted { $0.name.precedesByBytes($1.name) }
  }

  private func declaredParties() -> [Party] {
    let authority = root.text(.authority).flatMap { table(.party).name(for: $0.text) }
    let order = partyOrder
    var links: [[Int]] = []
    let parties = parties.map { element -> Party in
      let fields = element.fields
      let form = partyForm(fields)
      let parent = fields.text(.partOf).flatMap { name($0, .party) }
      links.append(parent.flatMap { order[$0] }.map { [$0] } ?? [])
      let subjects = fields.has(.subjects) ? subjects(of: fields, form) : nil
      let isAuthority = element.name.text == authority
      if isAuthority, let form, form != .authority {
        log.add(
          .wrongKindOfName, at: fields.place(.kind),
          ja: "「\(element.name.text.shown)」は実施機関ですが、種別が「\(form.rawValue)」です",
          en: "'\(element.name.text.shown)' is the authority, but its kind is another")
      }
      return Party(
        name: element.name.text,
        kind: isAuthority ? .authority : form == .dataSubject ? .dataSubject : .other,
        form: form,
        parent: parent.map { Party.ID(position($0, .party)) }, fullName: fields.text(.name)?.text,
        breaks: breaks(fields, of: element.name.text), englishName: fields.englishName,
        aliases: aliases(fields),
        certificates: fields.texts(.certified).map(\.text),
        location: fields.text(.location)?.text, distinct: distinct(fields, .party),
        subjects: subjects, note: fields.annotation,
        span: element.name.span)
    }
    if !refuseCircles(links, self.parties, .partOf, "所属") {
      refuseDeep(links, self.parties, .partOf, "所属")
      if let authority { refuseOtherPersons(in: authority, links) }
    }
    return parties
  }

  /// What a party is said to be; `nil` where nothing is said.
  func partyForm(_ fields: Fields) -> Party.Form? {
    fields.word(.kind, of: .partyKind).flatMap(Party.Form.init(rawValue:))
  }

  func aliases(_ fields: Fields) -> [String] {
    fields.texts(.aliases).map(\.text).sorted { $0.precedesByBytes($1) }
  }

  /// The people that a 本人 is.
  private func subjects(of fields: Fields, _ form: Party.Form?) -> AtomSet? {
    guard form == .dataSubject else {
      log.add(
        .keyOutOfPlace, at: fields.place(.subjects),
        ja: "「対象」は種別が「本人」の主体だけに書けます", en: "only a party of kind dataSubject can have subjects")
      return nil
    }
    return people(fields, excluding: false)
  }

  /// The authority and the sections of the model, these in order; `nil` where the authority is not known.
  func loadAuthority() -> (authority: Party.ID, sections: [Party.ID])? {
    guard let written = root.text(.authority) else {
      if !root.has(.authority) { root.refuseMissing(.authority) }
      return nil
    }
    let sections = root.texts(.section).compactMap { section in
      name(section, .party).map { (section, $0) }
    }
    guard let authority = name(written, .party) else { return nil }
    var seen: Set<String> = []
    for (word, name) in sections where !seen.insert(name).inserted { refuseDoubled(word) }
    for (word, name) in sections where !isPart(name, of: authority) {
      log.add(
        .outsideAuthority, at: word.span,
        ja: "保有課「\(word.text.shown)」が実施機関「\(authority.shown)」に属していません",
        en: "section '\(word.text.shown)' is no part of the authority '\(authority.shown)'",
        help: Message(
          ja: "主体「\(word.text.shown)」に「所属: \(authority)」と書いてください",
          en: "give the party 'partOf: \(authority)'"))
    }
    return (
      Party.ID(position(authority, .party)),
      seen.map { Party.ID(position($0, .party)) }.sorted()
    )
  }

  /// Shape: name → position in `parties`.
  private var partyOrder: [String: Int] {
    Dictionary(uniqueKeysWithValues: parties.enumerated().map { ($1.name.text, $0) })
  }

  func isPart(_ name: String, of other: String) -> Bool {
    let order = partyOrder
    var name = name
    for _ in 0...parties.count {
      if name == other { return true }
      guard let index = order[name], let written = parties[index].fields.text(.partOf),
        let parent = table(.party).name(for: written.text)
      else { return false }
      name = parent
    }
    return false
  }

  /// The parties under a key, in order of position; 不明 is nobody.
  func partyIDs(_ fields: Fields, _ word: Word) -> [Party.ID] {
    if let node = fields[word], case .text(let text, _) = node.content, Vocabulary.isUnknown(text) {
      return []
    }
    return names(fields, word, .party).map { Party.ID(position($0, .party)) }.sorted()
  }
}

// MARK: - Sites

extension ModelAssembly {
  func loadSites() -> [Site] {
    sites.map { element in
      let assignments = assignments(element.fields, .siteOperator)
      if !changes(element.fields, .operator) { refuseDataSubjects(element.fields, .operator) }
      return Site(
        name: element.name.text,
        operators: changes(element.fields, .operator)
          ? everybody(assignments, element) : partyIDs(element.fields, .operator),
        assignments: assignments, location: element.fields.text(.location)?.text,
        aliases: aliases(element.fields),
        englishName: element.fields.englishName, note: element.fields.annotation,
        span: element.name.span)
    }
  }
}
