/// Several models answered as one: which parties of theirs are one party (`docs/adr/0012`).
///
/// Parties of one name are one, and so are two of which one's name is an alias or the registered name of the other. Nobody who is not
/// named is anybody else: the unnamed stay with their model. Only listing joins them; reach does not.
public struct Portfolio: Sendable {
  /// A party of one of the models.
  public struct Member: Hashable, Sendable {
    /// Which model, in the order given.
    public let model: Int
    public let party: Party.ID
  }

  /// In the order given.
  public let models: [Model]
  /// Parties that are one, in the order in which the first of each stands; within one, in order of models.
  public let parties: [[Member]]
  /// Shape: model → its business, by the place of the first of its versions.
  public let businesses: [Int]
  /// Shape: place in ``parties`` → what it is called; none twice.
  private let names: [String]
  /// Shape: model → party → its place in ``parties``.
  private let places: [[Int]]

  /// What is one among some models.
  public init(_ models: [Model]) {
    self.models = models
    businesses = Version.businesses(models.map(\.version))
    let members = models.enumerated().flatMap { index, model in
      model.partyIDs.map { Member(model: index, party: $0) }
    }
    var sets = DisjointSets(count: members.count)
    var named: [String: Int] = [:]
    for (place, member) in members.enumerated() {
      let party = models[member.model][member.party]
      guard party.kind != .unnamed else { continue }
      if let other = named[party.name] {
        sets.join(place, other)
      } else {
        named[party.name] = place
      }
    }
    for (place, member) in members.enumerated() {
      let party = models[member.model][member.party]
      guard party.kind != .unnamed else { continue }
      for name in party.aliases + (party.fullName.map { [$0] } ?? []) {
        if let other = named[name] { sets.join(place, other) }
      }
    }
    var order: [Int: Int] = [:]
    var found: [[Member]] = []
    var places = models.map { Array(repeating: 0, count: $0.parties.count) }
    for (place, member) in members.enumerated() {
      let root = sets.root(of: place)
      let index = order[root] ?? found.count
      if order[root] == nil {
        order[root] = index
        found.append([])
      }
      found[index].append(member)
      places[member.model][member.party.position] = index
    }
    parties = found
    self.places = places
    var known: Set<String> = []
    names = found.map { members in
      let model = models[members[0].model]
      var name = model[members[0].party].name
      if !known.insert(name).inserted {
        name += "〔\(model.span.file)〕"
        known.insert(name)
      }
      return name
    }
  }

  /// The place in ``parties`` of a party of a model.
  public func place(of party: Party.ID, in model: Int) -> Int { places[model][party.position] }

  /// What a party is called: as the first model that has it does. Of the unnamed, who are as many as their models, all but the first say
  /// which model is theirs.
  public func name(at place: Int) -> String { names[place] }
}
