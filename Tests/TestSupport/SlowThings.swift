import NagarezuCore

/// A flow in positions.
struct SlowFlow {
  /// Node numbers.
  let from: Int
  let to: Int
  /// Whether it carries whatever is there (`items: all`) instead of what it names.
  let takesAll: Bool
  /// How many of the items, the first ones, are the model's own: a 不明 flow claims no others (0015.3).
  let ownItems: Int
  /// Shape: item → whether the flow takes it.
  let takes: [Bool]
  /// Shape: atom → whether the flow takes it.
  let concerns: [Bool]
  /// Shape: item → what it is at the far end; `nil` for one that is dropped.
  let becomes: [Int?]
  let seal: Int?
  let channel: Int?
  let period: Period

  /// A flow of `model`.
  init(_ flow: Flow, in model: Model, ownItems: Int) {
    self.ownItems = ownItems
    from = SlowModel.number(of: flow.from, in: model)
    to = SlowModel.number(of: flow.to, in: model)
    if case .all = flow.items { takesAll = true } else { takesAll = false }
    takes = flow.items.marks(in: model)
    concerns = flow.subjects.marks(in: model)
    becomes = model.items.indices.map { item in
      guard let renamed = flow.renames[Item.ID(item)] else { return item }
      return renamed?.position
    }
    seal = flow.seal?.position
    channel = flow.channel?.position
    period = flow.period
  }

  /// Whether it says that an item travels, whatever its source has; else it carries each copy as it is there.
  func claims(_ item: Int) -> Bool { !takesAll && takes[item] && item < ownItems }

  /// What it names, plain; of `items: all` everything it would take.
  var named: [SlowFact] {
    takes.indices.filter { takes[$0] && $0 < ownItems }.flatMap { item in
      concerns.indices.filter { concerns[$0] }.map { SlowFact(item: item, atom: $0) }
    }
  }
}

/// A system in positions.
struct SlowSystem {
  let outer: Int?
  let seal: Int?
  let isShut: Bool
  let keep: System.Keep
  /// What is born in it, plain, and when, and whether that is its operators' own business (独自).
  let born: [(facts: [SlowFact], period: Period, isOwn: Bool)]
  /// Shape: derivation → items that go in, items that come out.
  let derivations: [(inputs: [Int], outputs: [Int])]
  let readers: [SlowReader]

  /// A system of `model`.
  init(_ system: System, in model: Model) {
    outer = system.outer?.position
    seal = system.sealedUnder?.position
    isShut = system.noAccess != nil
    keep = system.keep
    born = system.holdings.map { holding in
      let facts = holding.items.flatMap { item in
        holding.subjects.members.map { SlowFact(item: item.position, atom: $0) }
      }
      return (facts, holding.period, holding.isOwnBusiness)
    }
    derivations = system.derivations.map {
      ($0.inputs.map(\.position), $0.outputs.map(\.position))
    }
    readers = system.readers.map { reader in
      SlowReader(
        party: reader.party.position, channel: reader.channel?.position,
        takes: reader.items.marks(in: model), concerns: reader.subjects.marks(in: model))
    }
  }
}

/// A reader in positions.
struct SlowReader {
  let party: Int
  let channel: Int?
  /// Shape: item → whether the selection takes it.
  let takes: [Bool]
  /// Shape: atom → whether the selection takes it.
  let concerns: [Bool]
}

/// A channel in positions.
struct SlowChannel {
  let operators: [Int]
  let isEncrypted: Bool
}

/// Shape: item → the others from which it can be derived or renamed anywhere in the model, by any number of steps.
func slowSources(_ model: Model) -> [Set<Int>] {
  var sources: [Set<Int>] = model.items.map { _ in [] }
  for derivation in model.systems.flatMap(\.derivations) {
    for output in derivation.outputs {
      sources[output.position].formUnion(derivation.inputs.map(\.position))
    }
  }
  for renames in model.flows.map(\.renames) {
    for case (let from, let to?) in renames { sources[to.position].insert(from.position) }
  }
  for _ in model.items {
    for item in sources.indices {
      sources[item] = sources[item].reduce(into: sources[item]) { $0.formUnion(sources[$1]) }
    }
  }
  for item in sources.indices { sources[item].remove(item) }
  return sources
}

extension ItemSelection {
  /// Shape: item → whether the selection speaks of it; `unknown` is every item (rule 11).
  func marks(in model: Model) -> [Bool] {
    model.items.indices.map { item in
      switch self {
      case .named(let items): items.contains(Item.ID(item))
      case .all(let excepted): !excepted.contains(Item.ID(item))
      case .unknown: true
      }
    }
  }
}

extension AtomSet {
  /// Shape: atom → whether it is in the set.
  func marks(in model: Model) -> [Bool] { (0..<model.population.count).map { contains($0) } }
}
