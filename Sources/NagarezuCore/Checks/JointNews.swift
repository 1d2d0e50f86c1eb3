/// Where a world may have something that its model alone does not have: what is judged jointly stands there and nowhere else
/// (`docs/adr/0015`, 4). Rather too many places than too few.
struct JointNews: Sendable {
  /// What the model alone has.
  let alone: Reach
  private let world: Reach
  /// The nodes with other contents.
  private let nodes: Set<Node>
  /// The flows that carry something else of what is there merely as an import.
  private let flows: Set<Flow.ID>

  init(_ world: Reach, beside alone: Reach) {
    self.world = world
    self.alone = alone
    let all = world.model.nodes
    func hasMore(_ node: Node, _ copies: (Segment) -> Copies) -> Bool {
      let there = alone.standing(at: node, copies)
      return !world.items(of: world.standing(at: node, copies), beyond: there, of: alone).isEmpty
    }
    nodes = Set(all.filter { hasMore($0, \.contents) || hasMore($0, \.recorded) })
    let sources = Set(all.filter { hasMore($0, \.everything) })
    flows = Set(
      world.model.flowIDs.filter { flow in
        sources.contains(world.model[flow].from)
          && !world.items(
            of: world.carried(by: flow), beyond: alone.carried(by: flow), of: alone
          ).isEmpty
      })
  }

  /// Whether nothing is new anywhere.
  var isEmpty: Bool { nodes.isEmpty && flows.isEmpty }

  /// Whether something may be new at a place.
  func isNew(at place: Place) -> Bool {
    switch place {
    case .node(let node): nodes.contains(node)
    case .passage(let passage): isNew(on: passage)
    }
  }

  /// Whether a passage may carry something new.
  func isNew(on passage: Passage) -> Bool {
    let origin = world.model.origin(of: passage)
    if nodes.contains(origin) { return true }
    guard case .flow(let flow) = passage else { return false }
    return flows.contains(flow)
  }

  // MARK: Whom that may concern

  /// Everybody who may have something new, with what they are a part of.
  var parties: Set<Party.ID> {
    let model = world.model
    let all = model.places.filter { isNew(at: $0) }.flatMap { place -> [Party.ID] in
      guard case .passage(let passage) = place else { return model.parties(at: place) }
      // On the direct way past a 経由 paper the counterparty may be the one that it leaves.
      return model.parties(at: place) + model.hands(of: model.origin(of: passage))
        + model.farHands(of: passage) + world.receivers(of: passage)
    }
    return Set(all.flatMap { model.withAncestors($0) })
  }

  /// The systems in which something new may stand or arrive, with those around them.
  var systems: Set<System.ID> {
    let model = world.model
    let ends = model.places.filter { isNew(at: $0) }.map { place -> Node in
      switch place {
      case .node(let node): node
      case .passage(let passage): model.end(of: passage)
      }
    }
    return Set(
      ends.flatMap { node -> [System.ID] in
        guard case .system(let system) = node else { return [] }
        return model.withOuter(system)
      })
  }
}

extension Reach {
  /// Some copies over time, in order of days; on days between two there are none.
  typealias CopiesOverTime = [(days: DayRange, copies: Copies)]

  /// What stands at a node over time, as far as `copies` says of each segment.
  func standing(at node: Node, _ copies: (Segment) -> Copies) -> CopiesOverTime {
    history(of: node).map { ($0.days, copies($0)) }
  }

  /// The positions of the items of which something is here and, on one of the same days, not among what another reach has there: one of the
  /// same people, which may know fewer items and keys.
  func items(of here: CopiesOverTime, beyond there: CopiesOverTime, of other: Reach) -> Set<Int> {
    var items: Set<Int> = []
    var place = 0
    for (days, copies) in here {
      func compare(with known: Copies?) {
        copies.forEachItem(beyond: known, shape, other.shape) { items.insert($0) }
      }
      while place < there.count, there[place].days.last < days.first { place += 1 }
      let known = there[place...].prefix { $0.days.first <= days.last }
      for one in known { compare(with: one.copies) }
      if !days.subtracting(known.map(\.days)).isEmpty { compare(with: nil) }
    }
    return items
  }
}

extension Copies {
  /// The items of which something is here and not among some other copies of the same people, of which fewer items and keys may be known;
  /// by position, more than once where there is more than one word or state of it.
  func forEachItem(
    beyond other: Copies?, _ shape: Shape, _ otherShape: Shape, _ found: (Int) -> Void
  ) {
    if let other, otherShape == shape {
      for (_, words) in subtracting(other).planes {
        for (index, word) in words.enumerated() where word != 0 { found(index / shape.width) }
      }
      return
    }
    for (state, words) in planes {
      for item in 0..<shape.items {
        let isKnown = state < otherShape.states && item < otherShape.items
        let there = isKnown ? other?.atoms(item: item, plane: state, shape: otherShape) : nil
        let here = words[item * shape.width..<(item + 1) * shape.width]
        let isMore =
          there.map { there in zip(here, there).contains { $0 & ~$1 != 0 } }
          ?? here.contains { $0 != 0 }
        if isMore { found(item) }
      }
    }
  }
}
