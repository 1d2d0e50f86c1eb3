import NagarezuCore

/// A model written by hand in a test, in names.
///
/// Names are declared first, and then spoken of; days are plain numbers. A system is the authority's own unless
/// ``operate(_:by:)`` says otherwise, and a name that was not declared is a mistake of the test.
public struct SmallModel {
  /// The model as it stands.
  public private(set) var model: Model
  private static let span = SourceSpan(file: "small.yaml", line: 1, column: 1)

  /// A model of the authority 区 and everything named here. Without `classes` all people are one atom.
  public init(
    parties: [String] = [], systems: [String] = [], items: [String] = ["氏名"],
    classes: [String] = [], keys: [String] = [], channels: [String: Channel.Kind] = [:],
    sites: [String] = []
  ) {
    func sorted(_ names: some Sequence<String>) -> [String] {
      names.sorted { $0.precedesByBytes($1) }
    }
    let span = Self.span
    let parties = sorted(["区"] + parties)
    guard let authority = parties.firstIndex(of: "区") else {
      preconditionFailure("区 was put in above")
    }
    let subjects = sorted(classes).map { SubjectClass(name: $0, span: span) }
    guard let population = try? Population(subjects) else {
      preconditionFailure("classes side by side can be cut")
    }
    model = Model(
      title: "small", authority: Party.ID(authority),
      parties: parties.map { Party(name: $0, span: span) },
      sites: sorted(sites).map { Site(name: $0, operators: [], span: span) },
      systems: sorted(systems).map {
        System(name: $0, operators: [Party.ID(authority)], span: span)
      },
      subjects: subjects, population: population,
      items: sorted(items).map { Item(name: $0, span: span) }, groups: [],
      keys: sorted(keys).map { Key(name: $0, holders: [], span: span) },
      channels: sorted(channels.keys).map {
        Channel(name: $0, kind: channels[$0] ?? .paper, span: span)
      },
      flows: [], approvals: [], files: ["small.yaml"], span: span)
    model.parties[authority].kind = .authority
  }

  // MARK: Names

  private func place<Thing: Named>(_ name: String, in things: [Thing]) -> Int {
    guard let place = things.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("\(name) was not declared")
    }
    return place
  }

  /// The party of a name.
  public func party(_ name: String) -> Party.ID { Party.ID(place(name, in: model.parties)) }
  /// The system of a name.
  public func system(_ name: String) -> System.ID { System.ID(place(name, in: model.systems)) }
  /// The item of a name.
  public func item(_ name: String) -> Item.ID { Item.ID(place(name, in: model.items)) }
  /// The key of a name.
  public func key(_ name: String) -> Key.ID { Key.ID(place(name, in: model.keys)) }
  /// The channel of a name.
  public func channel(_ name: String) -> Channel.ID { Channel.ID(place(name, in: model.channels)) }
  /// The system of a name, or else the party.
  public func node(_ name: String) -> Node {
    model.systems.contains { $0.name == name } ? .system(system(name)) : .party(party(name))
  }

  /// The atoms of the classes named; everyone where none is.
  public func atoms(_ classes: [String]) -> AtomSet {
    guard !classes.isEmpty else { return model.population.everyone }
    return classes.reduce(model.population.nobody) { atoms, name in
      atoms.union(model.population.atoms[place(name, in: model.subjects)])
    }
  }

  /// `nil` for all of the model's items, else those named.
  private func selection(_ items: [String]?, except: [String] = []) -> ItemSelection {
    guard let items else { return .all(except: except.map { item($0) }) }
    return .named(items.map { item($0) })
  }

  // MARK: Parties and places

  /// A party is of a kind.
  public mutating func make(_ name: String, _ kind: Party.Kind) {
    model.parties[party(name).position].kind = kind
  }

  /// A party is a part of another.
  public mutating func put(_ name: String, under parent: String) {
    model.parties[party(name).position].parent = party(parent)
  }

  /// Parties are the 保有課.
  public mutating func chargeWithBusiness(_ names: String...) {
    model.sections = names.map { party($0) }.sorted()
  }

  /// Parties operate a system.
  public mutating func operate(_ name: String, by parties: String...) {
    model.systems[system(name).position].operators = parties.map { party($0) }
  }

  /// A system is a part of another.
  public mutating func put(_ inner: String, inside outer: String) {
    model.systems[system(inner).position].outer = system(outer)
  }

  /// A system stands at a site that parties run.
  public mutating func stand(_ name: String, at site: String, runBy parties: String...) {
    let site = Site.ID(place(site, in: model.sites))
    model.systems[system(name).position].site = site
    model.sites[site.position].operators = parties.map { party($0) }
  }

  /// A system's site operator has no access to it.
  public mutating func shut(_ name: String) {
    model.systems[system(name).position].noAccess = "施錠"
  }

  /// Parties hold a key.
  public mutating func hold(key name: String, by parties: String...) {
    model.keys[key(name).position].holders = parties.map { party($0) }
  }

  /// Parties operate a channel, which may be encrypted.
  public mutating func operate(channel name: String, by parties: [String], encrypted: Bool = false)
  {
    model.channels[channel(name).position].operators = parties.map { party($0) }
    model.channels[channel(name).position].isEncrypted = encrypted
  }

  // MARK: Data

  /// Items are born in a system, of the classes named or of everyone, in a period; 独自 where `own`.
  public mutating func bear(
    _ items: [String], in name: String, of classes: [String] = [], _ period: Period = .always,
    own: Bool = false
  ) {
    model.systems[system(name).position].holdings.append(
      System.Holding(
        items: items.map { item($0) }, subjects: atoms(classes), period: period,
        isOwnBusiness: own, span: Self.span))
  }

  /// A system derives an item from others.
  public mutating func derive(_ output: String, from inputs: [String], in name: String) {
    model.systems[system(name).position].derivations.append(
      System.Derivation(
        inputs: inputs.map { item($0) }, outputs: [item(output)], span: Self.span))
  }

  /// A system seals what it holds.
  public mutating func seal(_ name: String, under seal: String) {
    model.systems[system(name).position].sealedUnder = key(seal)
  }

  /// A system keeps data so long.
  public mutating func keep(_ name: String, _ keep: System.Keep) {
    model.systems[system(name).position].keep = keep
  }

  /// A party looks into a system, at the items named or at all.
  public mutating func read(
    _ name: String, by reader: String, _ items: [String]? = nil, over channel: String? = nil
  ) {
    model.systems[system(name).position].readers.append(
      System.Reader(
        party: party(reader), channel: channel.map { self.channel($0) }, items: selection(items),
        subjects: model.population.everyone, span: Self.span))
  }

  /// A flow of the items named, or of all that is there but `except`.
  @discardableResult
  public mutating func flow(
    _ from: String, to: String, _ items: [String]?, except: [String] = [],
    of classes: [String] = [], over channel: String? = nil, as renames: [String: String?] = [:],
    seal: String? = nil, _ period: Period = .always
  ) -> Flow.ID {
    var flow = Flow(
      number: "\(model.flows.count + 1)", from: node(from), to: node(to),
      items: selection(items, except: except), subjects: atoms(classes),
      channel: channel.map { self.channel($0) }, seal: seal.map { key($0) }, period: period,
      span: Self.span)
    for (old, new) in renames { flow.renames.updateValue(new.map { item($0) }, forKey: item(old)) }
    model.flows.append(flow)
    return Flow.ID(model.flows.count - 1)
  }

  // MARK: Papers

  /// An approval; of a system where its kind is 電算処理. Items unstated are all items, classes unstated everyone.
  public mutating func approve(
    _ kind: Approval.Kind, _ target: String, _ items: [String]? = nil, of classes: [String] = [],
    for exposure: Exposure = .read, by media: [Channel.Kind] = [], over channels: [String] = [],
    during period: Period? = .always
  ) {
    model.approvals.append(
      Approval(
        id: "a\(model.approvals.count)", kind: kind,
        target: kind == .processing ? .system(system(target)) : .party(party(target)),
        items: selection(items), subjects: atoms(classes), exposure: exposure,
        channels: channels.map { channel($0) }, media: media, periods: period.map { [$0] } ?? [],
        span: Self.span))
  }

  /// Changes anything the words above do not reach.
  public mutating func change(_ change: (inout Model) -> Void) { change(&model) }
}

extension Period {
  /// From one day number to another, both included; `nil` for an open end.
  public static func days(_ first: Int32?, _ last: Int32?) -> Period {
    Period(
      start: first.map { Bound(Day(number: $0)) }, end: last.map { Bound(Day(number: $0)) })
  }
}

extension Bound {
  /// Some day from one number to another.
  public static func some(_ earliest: Int32, _ latest: Int32) -> Bound {
    Bound(earliest: Day(number: earliest), latest: Day(number: latest))
  }
}

extension SmallModel {
  /// The days a hand-written case is simulated on.
  public static let days: ClosedRange<Int32> = -1...20

  /// What is at a node on a day: `氏名` for plain, `氏名/鍵` for sealed under 鍵, for whichever atom.
  public func contents(_ name: String, on day: Int32) -> Set<String> {
    let reach = SlowReach(model, days: Self.days)
    return words(reach.contents(of: node(name), on: Day(number: day)))
  }

  /// Copies in words, as ``contents(_:on:)`` writes them.
  public func words(_ facts: Set<SlowFact>) -> Set<String> {
    Set(
      facts.map { fact in
        let item = model.items[fact.item].name
        return fact.key.map { "\(item)/\(model.keys[$0].name)" } ?? item
      })
  }

  /// What is violated on a day, each as `S106 会社 system 0 氏名 read`; of S107 without a party.
  public func violations(on day: Int32) -> Set<String> {
    Set(
      SlowJudge(model, days: Self.days).cells.filter { $0.day == day }.map { cell in
        let party = cell.party < 0 ? "" : "\(model.parties[cell.party].name) "
        let item = model.items[cell.item].name
        return "\(cell.rule) \(party)\(place(cell.place)) \(item) \(cell.exposure)"
      })
  }

  /// A place with names for numbers: `台帳` for `system 0`; flows and readers keep theirs.
  private func place(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard words.count == 2, let number = Int(words[1]) else { return text }
    switch words[0] {
    case "system": return model.systems[number].name
    case "party": return model.parties[number].name
    default: return text
    }
  }

  /// How a party sees an item on a day, wherever; `nil` for not at all.
  public func exposure(of itemName: String, to partyName: String, on day: Int32) -> Exposure? {
    SlowJudge(model, days: Self.days).seen(on: Day(number: day)).first {
      $0.party == party(partyName).position && $0.item == item(itemName).position
    }?.exposure
  }

  /// The gaps of the model.
  public var gaps: Set<String> { SlowJudge(model, days: Self.days).gaps }
  /// The papers that are at fault.
  public var papers: Set<String> { SlowJudge(model, days: Self.days).papers }
}
