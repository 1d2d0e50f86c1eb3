import NagarezuCore

/// Small models that are valid, varied and the same for the same seed on every machine.
public enum RandomModel {
  /// Every written day lies in `0..<11`. The day before stands for the distant past, and by the last day what
  /// stays for a span is gone.
  public static let days: ClosedRange<Int32> = -1...19

  /// What a model is made to show.
  public enum Mood: Sendable {
    /// Its approvals were written from what is had, so nothing is violated.
    case tidy
    /// Tidy but for one thing.
    case nearMiss
    /// Approvals at random.
    case wild
  }

  /// The mood that a seed stands for: eight in twenty are tidy, nine nearly so.
  public static func mood(of seed: UInt64) -> Mood {
    var random = Random(seed: seed ^ 0x6D6F_6F64)
    switch random.below(20) {
    case 0..<8: return .tidy
    case 8..<17: return .nearMiss
    default: return .wild
    }
  }

  /// The model of a seed.
  public static func make(seed: UInt64) -> Model {
    let mood = mood(of: seed)
    var draft = RandomDraft(seed: seed, isTame: mood != .wild)
    draft.writeThings()
    draft.writeFlows()
    draft.changeHands(seed: seed)
    draft.approveChain()
    draft.writeRegimes()
    draft.leadThroughOthers()
    switch mood {
    case .tidy: draft.approveWhatIsHad()
    case .nearMiss:
      draft.approveWhatIsHad()
      draft.damage()
    case .wild: draft.approveAtRandom()
    }
    draft.keepOwnBusinessWhereItMayBe()
    draft.shareSomeSystems()
    return draft.model
  }
}

extension RandomDraft {
  /// In a fifth of the models some systems stand in a part that another business includes too.
  fileprivate mutating func shareSomeSystems() {
    guard random.chance(20) else { return }
    model.sharedParts = ["part.yaml"]
    for index in model.systems.indices where random.chance(50) {
      model.systems[index].span = SourceSpan(file: "part.yaml", line: index + 1, column: 3)
    }
  }
}

/// A random model while it is being written.
struct RandomDraft {
  var random: Random
  var model: Model
  /// Whether nothing is left open that no approval could ever cover.
  let isTame: Bool
  /// The imprecise dates of this model; few, so that flows and approvals share them.
  let vagueDates: [Bound]
  static let lastDay = 10

  /// An empty model with its random numbers.
  init(seed: UInt64, isTame: Bool) {
    var random = Random(seed: seed)
    vagueDates = (0..<2).map { _ in
      let first = random.below(Self.lastDay - 3)
      return Bound(
        earliest: Day(number: Int32(first)),
        latest: Day(number: Int32(first + random.within(1...4))))
    }
    self.random = random
    self.isTame = isTame
    model = Self.empty
  }

  /// Goes on writing a model that is there already.
  init(continuing model: Model, seed: UInt64) {
    self.init(seed: seed, isTame: true)
    self.model = model
  }

  static let span = SourceSpan(file: "random.yaml", line: 1, column: 1)

  private static var empty: Model {
    Model(
      title: "random", authority: Party.ID(0), parties: [], sites: [], systems: [],
      subjects: [], population: nobodyKnown, items: [], groups: [], keys: [], channels: [],
      flows: [], approvals: [], files: ["random.yaml"], span: span)
  }

  /// The population without classes: one atom, everybody.
  static var nobodyKnown: Population {
    guard let population = try? Population([]) else {
      preconditionFailure("a population without classes can always be cut")
    }
    return population
  }

  // MARK: Small choices

  /// Everyone, or some atoms; never nobody.
  mutating func someAtoms() -> AtomSet {
    let all = model.population.everyone.members
    guard all.count > 1, random.chance(55) else { return model.population.everyone }
    return AtomSet(
      count: model.population.count, random.some(random.within(1...all.count), of: all))
  }

  /// Some items, at least one.
  mutating func someItems(atMost limit: Int) -> [Item.ID] {
    random.shuffled(random.some(random.within(1...max(1, limit)), of: model.itemIDs))
  }

  /// A selection: named, all but some, now and then unknown.
  mutating func someSelection(named percent: Int, unknown: Int) -> ItemSelection {
    if random.chance(unknown) { return .unknown }
    if random.chance(percent) { return .named(someItems(atMost: model.items.count)) }
    let excepted = random.chance(30) ? random.some(1, of: model.itemIDs) : []
    return .all(except: excepted)
  }

  /// A day, sometimes not quite known.
  mutating func someBound(vague percent: Int) -> Bound {
    if random.chance(percent), let bound = random.pick(vagueDates) { return bound }
    return Bound(Day(number: Int32(random.within(0...Self.lastDay))))
  }

  /// A period whose end is not before its start, however its dates are read.
  mutating func somePeriod() -> Period {
    if random.chance(25) { return .always }
    let start = random.chance(70) ? someBound(vague: 30) : nil
    let end = random.chance(70) ? someBound(vague: 40) : nil
    let period = Period(start: start, end: end)
    if period.isWellFormed { return period }
    let turned = Period(start: end, end: start)
    return turned.isWellFormed ? turned : Period(start: start)
  }

  /// Parties a writer could name: neither unnamed nor anyone.
  var namedParties: [Party.ID] {
    model.partyIDs.filter {
      let kind = model.parties[$0.position].kind
      return kind != .unnamed && kind != .anyone
    }
  }

  /// Parties that could operate something.
  var operators: [Party.ID] {
    namedParties.filter { model.parties[$0.position].kind != .dataSubject }
  }
}

extension Period {
  /// Whether the loader would take it: the end is not before the start in any reading of both at the same side.
  var isWellFormed: Bool {
    guard let start, let end else { return true }
    return start.earliest <= end.earliest && start.latest <= end.latest
  }
}
