import NagarezuCore

/// Some people in words, which mean others in each model.
struct PeopleInWords {
  /// Names of classes that are in; everyone where none is.
  var classes: [String] = []
  /// The name of a class that is out, where that leaves somebody.
  var without: String?

  /// Who that is in a model.
  func people(in model: Model) -> AtomSet {
    func atoms(_ name: String) -> AtomSet {
      model.subjects.firstIndex { $0.name == name }.map { model.population.atoms[$0] }
        ?? model.population.nobody
    }
    var people = model.population.everyone
    if !classes.isEmpty {
      people = classes.reduce(model.population.nobody) { $0.union(atoms($1)) }
    }
    guard let without else { return people }
    let rest = people.subtracting(atoms(without))
    return rest.isEmpty ? people : rest
  }
}

/// A class in words.
struct ClassInWords {
  var name: String
  var within: [String]
  var isPartitioned = false
}

/// A part that several models include: its things at positions of its own, and whose data they are about in words.
struct PortfolioPart {
  let file: String
  var classes: [ClassInWords]
  /// With one atom; whoever a thing is about stands in the lists below.
  var model: Model
  var flowPeople: [PeopleInWords]
  var holdingPeople: [[PeopleInWords]]
  var readerPeople: [[PeopleInWords]]
  var partyPeople: [PeopleInWords?]
  var approvalPeople: [PeopleInWords]

  /// A part that stands at `file`; `mark` keeps its names from those of another part.
  static func write(file: String, _ mark: String, _ random: inout Random) -> PortfolioPart {
    let classes = someClasses(mark, &random)
    var draft = RandomDraft(seed: random.next(), isTame: true)
    draft.writePart(mark)
    draft.changeHands(seed: random.next())
    draft.writePartFlows(mark)
    func people() -> PeopleInWords {
      let names = classes.map(\.name)
      guard !names.isEmpty, random.chance(60) else { return PeopleInWords() }
      return PeopleInWords(
        classes: random.some(random.within(1...2), of: names),
        without: random.chance(20) ? random.pick(names) : nil)
    }
    var line = 1
    let model = draft.model.placed { _ in
      line += 1
      return SourceSpan(file: file, line: line, column: 3)
    }
    return PortfolioPart(
      file: file, classes: classes, model: model, flowPeople: model.flows.map { _ in people() },
      holdingPeople: model.systems.map { $0.holdings.map { _ in people() } },
      readerPeople: model.systems.map { $0.readers.map { _ in people() } },
      partyPeople: model.parties.map { _ in random.chance(40) ? people() : nil },
      approvalPeople: model.approvals.map { _ in people() })
  }

  /// None to three classes, side by side, one in another, or a whole and its parts.
  private static func someClasses(_ mark: String, _ random: inout Random) -> [ClassInWords] {
    var classes: [ClassInWords] = []
    for letter in random.some(random.below(4), of: ["a", "d", "g", "k"]) {
      let within =
        random.chance(50) ? random.some(1, of: classes.map(\.name)) : []
      classes.append(ClassInWords(name: "c\(letter)\(mark)", within: within))
    }
    for index in classes.indices where random.chance(40) {
      classes[index].isPartitioned = classes.contains { $0.within.contains(classes[index].name) }
    }
    return classes
  }
}

// MARK: - What stands in a part

extension RandomDraft {
  /// Everything of a part but its flows; the first party may be the authority.
  mutating func writePart(_ mark: String) {
    model.items = random.some(random.within(1...3), of: ["ia", "id", "ig", "ij"]).map {
      Item(name: $0 + mark, isSpecific: random.chance(15), span: Self.span)
    }
    model.parties = ["pb", "pe", "ph", "pm"].prefix(random.within(2...4)).map {
      Party(
        name: $0 + mark, fullName: random.chance(20) ? "名\($0)" : nil, span: Self.span)
    }
    if model.parties.count > 3 {
      if random.chance(50) {
        model.parties[3].kind = .dataSubject
      } else {
        model.parties[3].parent = Party.ID(random.within(0...2))
      }
    }
    if random.chance(25) {
      model.purposes = ["ma", "mc"].prefix(random.within(1...2)).map {
        Purpose(name: $0 + mark, span: Self.span)
      }
    }
    model.keys = (0..<random.below(3)).map { number in
      Key(
        name: "k\(number)\(mark)", holders: random.some(random.below(3), of: operators),
        span: Self.span)
    }
    model.channels = (0..<random.within(1...2)).map { number in
      someChannel(named: "h\(number * 3 + 1)\(mark)")
    }
    model.sites = (0..<random.below(2)).map { number in
      Site(
        name: "t\(number)\(mark)", operators: random.some(random.within(1...2), of: operators),
        span: Self.span)
    }
    for letter in random.some(random.within(1...3), of: ["sb", "se", "si"]) {
      addSystem(named: letter + mark, heldIn: 40)
    }
  }

  /// A channel of some kind, mostly without operators.
  mutating func someChannel(named name: String) -> Channel {
    let kind = random.pick(Channel.Kind.allCases) ?? .paper
    return Channel(
      name: name, kind: kind,
      operators: random.chance(35) ? random.some(random.within(1...2), of: operators) : [],
      isEncrypted: random.chance(40), span: Self.span)
  }

  /// A system with readers, derivations and so many holdings in a hundred.
  mutating func addSystem(named name: String, heldIn percent: Int) {
    var system = System(
      name: name, operators: random.some(random.chance(15) ? 2 : 1, of: operators),
      span: Self.span)
    if random.chance(50) { system.site = random.pick(model.sites.indices.map { Site.ID($0) }) }
    if random.chance(35) { system.outer = random.pick(model.systemIDs) }
    system.sealedUnder = random.chance(25) ? random.pick(model.keyIDs) : nil
    system.noAccess = random.chance(15) ? "施錠" : nil
    system.readers = (0..<random.below(3)).compactMap { _ in someReader() }
    for _ in 0..<2 where random.chance(percent) {
      system.holdings.append(someHolding(of: system.operators))
    }
    if random.chance(30) {
      system.derivations = [
        System.Derivation(
          inputs: someItems(atMost: 2), outputs: someItems(atMost: 1), span: Self.span)
      ]
    }
    system.keep = someKeep(mayBeSpan: true)
    model.systems.append(system)
  }

  /// None to three flows of a part, and seldom a paper.
  mutating func writePartFlows(_ mark: String) {
    for number in 0..<random.below(4) {
      guard var flow = someFlow(number: number) else { continue }
      flow.number = "\(number * 3 + 2)"
      flow.purposes = somePurposes()
      model.flows.append(flow)
    }
    if random.chance(20), let party = random.pick(operators) {
      var paper = Approval(
        id: "b0\(mark)", kind: random.pick([.statute, .provision, .connection]) ?? .statute,
        target: .party(party), items: .named(someItems(atMost: 2)),
        subjects: model.population.everyone, periods: [somePeriod()], span: Self.span)
      paper.media = model.channels.map { $0.kind.countsAsPaper ? .paper : $0.kind }.uniqued()
      model.approvals.append(paper)
    }
  }
}
