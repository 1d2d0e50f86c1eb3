import NagarezuCore

extension RandomDraft {
  /// Writes everything but flows and approvals.
  mutating func writeThings() {
    writeSubjects()
    writeItems()
    writeParties()
    writeKeys()
    writeChannels()
    writeSites()
    writePurposes()
    writeSystems()
  }

  /// In a third of the models it is said what everything is for.
  private mutating func writePurposes() {
    guard random.chance(35) else { return }
    model.purposes = (0..<random.within(1...3)).map { Purpose(name: "m\($0)", span: Self.span) }
  }

  /// One purpose or two; none where the model declares none.
  mutating func somePurposes() -> [Purpose.ID] {
    guard !model.purposes.isEmpty else { return [] }
    return random.some(
      random.chance(80) ? 1 : 2, of: model.purposes.indices.map { Purpose.ID($0) })
  }

  private mutating func writeSubjects() {
    var classes: [SubjectClass] = []
    for number in 0..<random.within(0...3) {
      let within =
        random.chance(45)
        ? random.some(random.within(1...2), of: classes.indices.map { SubjectClass.ID($0) }) : []
      classes.append(
        SubjectClass(name: "c\(number)", within: within, span: Self.span))
    }
    for index in classes.indices where random.chance(40) {
      classes[index].isPartitioned = classes.contains { $0.within.contains(SubjectClass.ID(index)) }
    }
    // A class within two that exclude each other is nobody's: such a draw goes without classes.
    guard let population = try? Population(classes) else { return }
    model.subjects = classes
    model.population = population
  }

  private mutating func writeItems() {
    model.items = (0..<random.within(1...4)).map {
      Item(name: "i\($0)", isSpecific: random.chance(20), span: Self.span)
    }
    if random.chance(15) {
      model.groups = [
        ItemGroup(
          name: "g0", items: someItems(atMost: 2), note: Annotation(isAssumed: random.chance(40)),
          span: Self.span)
      ]
    }
  }

  /// The authority, its sections, companies and the people themselves, in any order of names.
  private mutating func writeParties() {
    let count = random.within(2...7)
    let order = random.shuffled(Array(0..<count))
    model.parties = (0..<count).map { Party(name: "p\($0)", span: Self.span) }
    let authority = order[0]
    model.parties[authority].kind = .authority
    model.authority = Party.ID(authority)
    var sections = [authority]
    var companies: [Int] = []
    for party in order.dropFirst() {
      switch random.below(10) {
      case 0..<4:
        model.parties[party].parent = random.pick(sections).map { Party.ID($0) }
        sections.append(party)
      case 4..<6: model.parties[party].kind = .dataSubject
      default:
        if random.chance(25) {
          model.parties[party].parent = random.pick(companies).map { Party.ID($0) }
        }
        companies.append(party)
      }
    }
    if random.chance(50) {
      let count = random.chance(25) ? 2 : 1
      let chosen = random.some(count, of: Array(sections.dropFirst())).map { Party.ID($0) }
      model.sections = chosen.sorted()
    }
  }

  private mutating func writeKeys() {
    model.keys = (0..<(random.chance(80) ? random.within(1...2) : 0)).map { number in
      let holders = random.some(random.below(3), of: operators)
      return Key(name: "k\(number)", holders: holders, span: Self.span)
    }
  }

  private mutating func writeChannels() {
    let kinds = Channel.Kind.allCases
    model.channels = (0..<random.within(1...4)).map { number in
      let kind = random.pick(kinds) ?? .paper
      let carriers = random.chance(40) ? random.some(random.within(1...2), of: operators) : []
      let isEncrypted = random.chance(40) || (isTame && kind.isOpen)
      return Channel(
        name: "h\(number)", kind: kind, operators: carriers, isEncrypted: isEncrypted,
        span: Self.span)
    }
    let open = model.channels.indices.filter {
      model.channels[$0].kind.isOpen && !model.channels[$0].isEncrypted
    }
    guard !open.isEmpty else { return }
    // Anyone stands last: its name is the only one that is not ASCII.
    model.parties.append(Party(name: Party.anyoneName, kind: .anyone, span: Self.span))
    let anyone = Party.ID(model.parties.count - 1)
    for channel in open { model.channels[channel].operators.append(anyone) }
  }

  private mutating func writeSites() {
    model.sites = (0..<random.below(3)).map { number in
      let hosts = random.chance(85) ? random.some(random.within(1...2), of: operators) : []
      return Site(name: "t\(number)", operators: hosts, span: Self.span)
    }
  }

  private mutating func writeSystems() {
    let count = random.within(2...6)
    let order = random.shuffled(Array(0..<count))
    model.systems = (0..<count).map { System(name: "s\($0)", operators: [], span: Self.span) }
    var spans = 0
    for (place, index) in order.enumerated() {
      var system = model.systems[index]
      system.operators = someOperators()
      if random.chance(65) { system.site = random.pick(model.sites.indices.map { Site.ID($0) }) }
      if random.chance(35) { system.outer = random.pick(order.prefix(place).map { System.ID($0) }) }
      system.sealedUnder = random.chance(30) ? random.pick(model.keyIDs) : nil
      system.noAccess = random.chance(20) ? "locked" : nil
      system.readers = (0..<random.below(3)).compactMap { _ in someReader() }
      system.holdings = (0..<random.below(3)).map { _ in someHolding(of: system.operators) }
      system.derivations = (0..<(random.chance(30) ? random.within(1...2) : 0)).map { _ in
        System.Derivation(
          inputs: someItems(atMost: 2), outputs: someItems(atMost: 1), span: Self.span)
      }
      // Two spans at the most, so that the days simulated see the end of what circles between them.
      system.keep = someKeep(mayBeSpan: spans < 2)
      if case .span = system.keep { spans += 1 }
      model.systems[index] = system
    }
  }

  /// Data born in a system; where somebody outside runs it, their own business now and then.
  mutating func someHolding(of operators: [Party.ID]) -> System.Holding {
    let isOutsiders = operators.contains { !model.isOfAuthority($0) }
    return System.Holding(
      items: someItems(atMost: 2), subjects: someAtoms(), period: somePeriod(),
      isOwnBusiness: isOutsiders && random.chance(60), purposes: somePurposes(), span: Self.span)
  }

  /// Takes 独自 away where the loader would refuse it.
  mutating func keepOwnBusinessWhereItMayBe() {
    for id in model.systemIDs {
      for index in model[id].holdings.indices
      where model.reasonAgainstOwnBusiness(of: model[id].holdings[index], in: id) != nil {
        model.systems[id.position].holdings[index].isOwnBusiness = false
      }
    }
  }

  private mutating func someOperators() -> [Party.ID] {
    if !isTame, random.chance(12) { return [addUnnamedParty()] }
    return random.some(random.chance(15) ? 2 : 1, of: operators)
  }

  mutating func someKeep(mayBeSpan: Bool) -> System.Keep {
    switch random.below(20) {
    case 0..<5: .until(someBound(vague: 60))
    case 5..<9 where mayBeSpan: .span(years: 0, months: 0, days: random.within(1...2))
    case 9..<12: .contractEnd
    case 12: .afterContract(years: 0, months: 0, days: 1)
    default: .forever
    }
  }

  /// Somebody who looks into a system.
  mutating func someReader() -> System.Reader? {
    guard let party = random.pick(namedParties) else { return nil }
    let channel =
      random.chance(isTame ? 85 : 65)
      ? random.pick(model.channels.indices.map { Channel.ID($0) }) : nil
    return System.Reader(
      party: party, channel: channel, items: someSelection(named: 40, unknown: 0),
      subjects: someAtoms(), purposes: somePurposes(), span: Self.span)
  }

  /// Adds a party nobody named; its name comes after all but 不特定の者.
  mutating func addUnnamedParty() -> Party.ID {
    let number = model.parties.count { $0.kind == .unnamed }
    let name = number < 10 ? "u0\(number)" : "u\(number)"
    let last = model.parties.count - 1
    let party = Party(name: name, kind: .unnamed, span: Self.span)
    guard model.parties[last].kind == .anyone else {
      model.parties.append(party)
      return Party.ID(last + 1)
    }
    model.parties.insert(party, at: last)
    for channel in model.channels.indices {
      model.channels[channel].operators = model.channels[channel].operators.map {
        $0.position == last ? Party.ID(last + 1) : $0
      }
    }
    return Party.ID(last)
  }
}
