/// What the project's rules select from, by what they name, so that a thousand rules do not go through all there is a thousand times.
struct Selectable {
  private let model: Model
  private let passages: [Passage]
  /// Shape: node → the passages that begin or end there, in order.
  private var touching: [Node: [Passage]] = [:]
  private var using: [Channel.ID: [Passage]] = [:]
  private let families: [[Party.ID]]
  private let insides: [[System.ID]]

  init(_ model: Model) {
    self.model = model
    passages = model.passages
    families = model.families
    insides = model.insides
    for passage in passages {
      let ends = [model.origin(of: passage), model.end(of: passage)]
      for node in Set(ends) { touching[node, default: []].append(passage) }
      if let channel = model.channel(of: passage) { using[channel, default: []].append(passage) }
    }
  }

  /// The passages among which all are that a selector can take, in order.
  func passages(for selector: ProjectRule.Selector) -> [Passage] {
    if !selector.systems.isEmpty {
      let found = systems(for: selector).map { touching[.system($0)] ?? [] }
      return found.count == 1 ? found[0] : Set(found.joined()).sorted()
    }
    guard selector.kinds.isEmpty, !selector.channels.isEmpty else { return passages }
    return Set(selector.channels.flatMap { using[$0] ?? [] }).sorted()
  }

  /// The systems among which all are that a selector can take, in order.
  func systems(for selector: ProjectRule.Selector) -> [System.ID] {
    selector.systems.isEmpty
      ? model.systemIDs : Set(selector.systems.flatMap { insides[$0.position] }).sorted()
  }

  /// The parties that a selector names, with their parts, in order; all of them where it names none.
  func parties(for selector: ProjectRule.Selector) -> [Party.ID] {
    selector.parties.isEmpty
      ? model.partyIDs : Set(selector.parties.flatMap { families[$0.position] }).sorted()
  }
}

/// Who may have a part in each passage on some day, with whatever they are a part of.
struct PassageHands {
  private var givers: [Passage: Set<Party.ID>] = [:]
  private var takers: [Passage: Set<Party.ID>] = [:]

  init(_ reach: Reach) {
    let model = reach.model
    func withWholes(_ parties: Set<Party.ID>) -> Set<Party.ID> {
      Set(parties.flatMap { model.withAncestors($0) })
    }
    for passage in model.passages {
      var (giving, taking): (Set<Party.ID>, Set<Party.ID>) = ([], [])
      for epoch in reach.epochs {
        giving.formUnion(reach.givers(of: passage, on: epoch.days.first))
        taking.formUnion(epoch.model.takers(of: passage))
      }
      givers[passage] = withWholes(giving)
      takers[passage] = withWholes(taking)
    }
  }

  /// Whether the parties that a selector asks for may have the part in a passage that it asks for.
  func mayHave(_ passage: Passage, _ selector: ProjectRule.Selector) -> Bool {
    let (giving, taking) = (givers[passage] ?? [], takers[passage] ?? [])
    if !selector.parties.isEmpty, taking.isDisjoint(with: selector.parties) { return false }
    guard let one = selector.between.first, let other = selector.between.last else { return true }
    return giving.contains(one) && taking.contains(other)
      || taking.contains(one) && giving.contains(other)
  }
}
