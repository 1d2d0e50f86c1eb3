/// The fewest hand-overs whose removal keeps an item from a party, or brings it back inside its scope.
///
/// Exact, whatever keys, derivations and stays do. More flows never take a reach away, so a set of hand-overs that suffices for
/// the reach must lose one of its own to end it: every answer hits all sufficient sets. Sufficient sets are shrunk one by one
/// from what the last proposal left standing, and the smallest set that hits all found so far is proposed next, until one ends it.
/// What is answered was tried. Of the scope one reading is not so simple: a channel's operator who loses sight of what it hands over
/// itself may be judged for carrying it (ADR 0001, 19), and there a smaller answer might be missed.
///
/// - SeeAlso: R. Reiter, "A Theory of Diagnosis from First Principles", Artificial Intelligence 32 (1987); the search by proposals
///   follows E. Moreno-Centeno, R. M. Karp, "The Implicit Hitting Set Approach", Operations Research 61 (2013).
public struct Cut: Sendable {
  /// What is to be reached by removing.
  public enum Goal: String, Sendable {
    /// The party has the item no more, neither to read nor to keep.
    case reach
    /// Whatever rule the party's having or receiving the item breaks is broken no more.
    case scope
  }

  /// Something that can be removed.
  public enum Element: Hashable, Comparable, Sendable {
    /// A whole flow, or a reader's look.
    case passage(Passage)
    /// One item of a flow or of a look.
    case field(Passage, Item.ID)

    public static func < (a: Element, b: Element) -> Bool {
      switch (a, b) {
      case (.passage(let a), .passage(let b)): a < b
      case (.field(let a, let i), .field(let b, let j)): (a, i) < (b, j)
      case (.passage, .field): true
      case (.field, .passage): false
      }
    }
  }

  /// What removing can do.
  public enum Answer: Hashable, Sendable {
    /// There is nothing to end.
    case nothingToEnd
    /// Nothing that is removed ends it: the party has it of its own.
    case impossible
    /// Sets of equal size, none smaller ends it; at most ``Cut/alternatives``, in order.
    case fewest([[Element]])
    /// More models than ``Cut/limit(for:)`` would have to be tried.
    case tooMuch
  }

  /// How many models are tried at most for one answer: 4,000 up to fifty flows and looks, then fewer with the square of their number, as
  /// each takes longer.
  public static func limit(for model: Model) -> Int {
    let size = max(1, model.passages.count)
    return min(4_000, max(10, 10_000_000 / (size * size)))
  }
  /// How many answers of the same size are given at most.
  public static let alternatives = 5

  public let item: Item.ID
  public let party: Party.ID
  public let day: Day?
  public let goal: Goal

  /// The question what to remove; with `day`, so that it holds on that day.
  public init(_ item: Item.ID, from party: Party.ID, goal: Goal, on day: Day? = nil) {
    self.item = item
    self.party = party
    self.goal = goal
    self.day = day
  }

  /// The goal that a reviewer means: back inside the scope where the party is beyond it, and else no reach at all.
  public static func goal(
    _ item: Item.ID, of party: Party.ID, in model: Model, on day: Day? = nil
  ) -> Goal {
    let scope = Cut(item, from: party, goal: .scope, on: day)
    return scope.remains(in: model) ? .scope : .reach
  }

  /// The fewest whole flows and looks.
  public func passages(in model: Model) -> Answer {
    answer(in: model, among: candidates(in: model).map { .passage($0) })
  }

  /// The fewest items of flows and looks.
  public func fields(in model: Model) -> Answer {
    let relevant = relevant(in: model)
    let elements = candidates(in: model).flatMap { passage -> [Element] in
      let carried = Set(model.resolved(model.selection(of: passage)))
      return relevant.filter(carried.contains).map { .field(passage, $0) }
    }
    return answer(in: model, among: elements)
  }

  /// Whether there is still something to end.
  public func remains(in model: Model) -> Bool {
    switch goal {
    case .reach: isReached(in: model)
    case .scope: isBeyondScope(in: model)
    }
  }

  private var window: DayRange { DayRange(on: day) }

  private func isReached(in model: Model) -> Bool {
    let reach = Reach(model)
    return reach.possessions(of: parts(in: model), during: window).contains { possession in
      possession.pieces.contains { !$0.all.atoms(of: item, shape: reach.shape).isEmpty }
    }
  }

  private func isBeyondScope(in model: Model) -> Bool {
    let facts = Facts(model, on: day)
    return Rules.reach.contains { rule in
      rule.check(facts).contains { $0.party == party && $0.item == item }
    }
  }
}

// MARK: - Where to search

extension Cut {
  /// The item, and those from which it can be made.
  private func relevant(in model: Model) -> [Item.ID] {
    let lineage = Lineage(model)
    return lineage.ancestors(of: item.position).sorted().map { Item.ID($0) }
  }

  private func parts(in model: Model) -> Set<Party.ID> {
    Set(model.family(of: party))
  }

  /// The flows and looks that can have to do with it: on some way to a place where the party has or overhears things, and of an
  /// item that matters. In order.
  private func candidates(in model: Model) -> [Passage] {
    let relevant = Set(relevant(in: model))
    let parts = parts(in: model)
    let ends = model.passages.filter { passage in
      if case .succession = passage { return false }
      if case .reader(let system, let index) = passage,
        parts.contains(model[system].readers[index].party)
      {
        return true
      }
      return !parts.isDisjoint(with: model.parties(at: .passage(passage)))
    }
    var reached = Set(
      model.nodes.filter { !parts.isDisjoint(with: model.parties(at: .node($0))) }
        + ends.map { model.origin(of: $0) })
    var found = Set(ends)
    var pending = Array(reached)
    func visit(_ node: Node) {
      if reached.insert(node).inserted { pending.append(node) }
    }
    while let node = pending.popLast() {
      for id in model.flowIDs where model[id].to == node || isHandedOver(model[id], node, model) {
        found.insert(.flow(id))
        visit(model[id].from)
      }
      for inner in model.systemIDs where node == model[inner].outer.map({ .system($0) }) {
        visit(.system(inner))
      }
    }
    return found.filter { passage in
      !relevant.isDisjoint(with: model.resolved(model.selection(of: passage)))
    }.sorted()
  }

  /// Whether a flow is what makes a 本人 have something at all.
  private func isHandedOver(_ flow: Flow, _ node: Node, _ model: Model) -> Bool {
    guard case .party(let party) = node else { return false }
    return flow.from == node && model[party].kind == .dataSubject
  }

  /// Flows and looks that probably suffice: those of the shortest way.
  private func likely(in model: Model) -> Set<Passage> {
    let ways = WhoSees(item, on: day).answer(Reach(model), of: party)
    guard let way = ways.first(where: { $0.manner == .direct }) else {
      return []
    }
    return Set((way.path?.flows ?? []).map { .flow($0) } + (way.passage.map { [$0] } ?? []))
  }
}

extension Cut.Element {
  fileprivate var passage: Passage {
    switch self {
    case .passage(let passage), .field(let passage, _): passage
    }
  }
}

// MARK: - The search

extension Cut {
  private func answer(in model: Model, among elements: [Element]) -> Answer {
    var trials = Trials(cut: self, model: model, all: Set(elements))
    guard trials.remains(with: trials.all) else { return .nothingToEnd }
    guard !trials.remains(with: []) else { return .impossible }
    var sufficient: [Set<Element>] = []
    while true {
      guard let size = Hitting.size(sufficient, atMost: elements.count) else { return .impossible }
      var found: [[Element]] = []
      var learnt: Set<Element>?
      // Every hitting set of that size in order, until one fails and teaches a further sufficient set.
      Hitting.visit(sufficient, size: size) { proposal in
        guard !trials.areUsedUp else { return false }
        let left = trials.all.subtracting(proposal)
        if trials.remains(with: left) {
          learnt = trials.shrunk(left)
          return false
        }
        found.append(proposal.sorted())
        return found.count < Self.alternatives
      }
      if trials.areUsedUp { return .tooMuch }
      guard let learnt else {
        return .fewest(found.sorted { $0.lexicographicallyPrecedes($1) })
      }
      sufficient.append(learnt)
    }
  }

  /// Tries models, counting them.
  private struct Trials {
    let cut: Cut
    let model: Model
    let all: Set<Element>
    private let limit: Int
    private var count = 0
    /// Shape: what is left → whether something remains to end.
    private var known: [Set<Element>: Bool] = [:]

    init(cut: Cut, model: Model, all: Set<Element>) {
      self.cut = cut
      self.model = model
      self.all = all
      limit = Cut.limit(for: model)
    }

    var areUsedUp: Bool { count >= limit }

    mutating func remains(with left: Set<Element>) -> Bool {
      if let known = known[left] { return known }
      count += 1
      let remains = cut.remains(in: model.without(all.subtracting(left)))
      known[left] = remains
      return remains
    }

    /// A smallest part of a sufficient set that suffices: no element of it can be spared.
    mutating func shrunk(_ set: Set<Element>) -> Set<Element> {
      let likely = cut.likely(in: model.without(all.subtracting(set)))
      let guess = set.filter { likely.contains($0.passage) }
      var kept = remains(with: guess) ? guess : set
      // Halves first: most flows of a model have nothing to do with the question.
      var size = max(1, kept.count / 2)
      while true {
        var rest = kept.sorted()[...]
        while !rest.isEmpty, !areUsedUp {
          let part = Set(rest.prefix(size))
          rest = rest.dropFirst(size)
          let without = kept.subtracting(part)
          if remains(with: without) { kept = without }
        }
        guard size > 1, !areUsedUp else { return kept }
        size = max(1, size / 2)
      }
    }
  }
}

/// Sets that have an element in common with each of some sets.
enum Hitting {
  /// The size of the smallest; `nil` past a limit, or where one of the sets is empty.
  static func size<Element: Comparable>(_ sets: [Set<Element>], atMost limit: Int) -> Int? {
    guard !sets.contains(where: \.isEmpty) else { return nil }
    return (0...limit).first { size in
      var isFound = false
      visit(sets, size: size) { _ in
        isFound = true
        return false
      }
      return isFound
    }
  }

  /// Visits hitting sets of at most `size` elements, each once, until told to stop; whether it came to the end.
  @discardableResult
  static func visit<Element: Comparable>(
    _ sets: [Set<Element>], size: Int, _ body: (Set<Element>) -> Bool
  ) -> Bool {
    var seen: Set<Set<Element>> = []
    func grow(_ chosen: Set<Element>) -> Bool {
      guard let open = sets.first(where: { $0.isDisjoint(with: chosen) }) else {
        return seen.insert(chosen).inserted ? body(chosen) : true
      }
      guard chosen.count < size else { return true }
      for element in open.sorted() {
        if !grow(chosen.union([element])) { return false }
      }
      return true
    }
    return grow([])
  }
}

extension Model {
  /// What a flow carries or a look sees.
  func selection(of passage: Passage) -> ItemSelection {
    switch passage {
    case .flow(let id): self[id].items
    case .reader(let system, let index): self[system].readers[index].items
    case .succession: .all(except: [])
    }
  }

  /// The model in which some hand-overs are of nobody, or of all but some items: every index stays.
  func without(_ elements: Set<Cut.Element>) -> Model {
    var model = self
    for element in elements {
      switch element {
      case .passage(.flow(let id)): model.flows[id.position].subjects = population.nobody
      case .passage(.reader(let system, let index)):
        model.systems[system.position].readers[index].subjects = population.nobody
      // A system that is taken over is taken over as it is.
      case .passage(.succession): break
      case .field(let passage, let item):
        let rest = model.without(item, in: model.selection(of: passage))
        switch passage {
        case .flow(let id): model.flows[id.position].items = rest
        case .reader(let system, let index):
          model.systems[system.position].readers[index].items = rest
        case .succession: break
        }
      }
    }
    return model
  }

  private func without(_ item: Item.ID, in selection: ItemSelection) -> ItemSelection {
    switch selection {
    case .named(let items): .named(items.filter { $0 != item })
    case .all(let excepted): .all(except: excepted + [item])
    case .unknown: .named(itemIDs.filter { $0 != item })
    }
  }
}
