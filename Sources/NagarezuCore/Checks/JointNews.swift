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
    nodes = Set(
      all.filter {
        !alone.has(\.contents, at: $0, of: world) || !alone.has(\.recorded, at: $0, of: world)
      })
    let sources = Set(all.filter { !alone.has(\.everything, at: $0, of: world) })
    flows = Set(
      world.model.flowIDs.filter { flow in
        sources.contains(world.model[flow].from)
          && world.carried(by: flow).contains { days, copies in
            alone.carries(less: copies, by: flow, on: days, of: world.shape)
          }
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
    let all = model.places.filter(isNew).flatMap { place -> [Party.ID] in
      guard case .passage(let passage) = place else { return model.parties(at: place) }
      return model.parties(at: place) + model.farHands(of: passage)
        + world.receivers(of: passage)
    }
    return Set(all.flatMap(model.withAncestors))
  }

  /// The systems in which something new may stand or arrive, with those around them.
  var systems: Set<System.ID> {
    let model = world.model
    let ends = model.places.filter(isNew).map { place -> Node in
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
  /// Whether at a node this has, day by day, just what another reach of the same people has that may know more items and keys.
  fileprivate func has(_ copies: (Segment) -> Copies, at node: Node, of other: Reach) -> Bool {
    let own = history(of: node)
    var place = 0
    return other.history(of: node).allSatisfy { there in
      while own[place].last < there.first { place += 1 }
      // Both go from the distant past to the distant future without a break.
      return own[place...].prefix { $0.first <= there.last }.allSatisfy { mine in
        var isSame = true
        copies(there).forEachItem(beyond: copies(mine), other.shape, shape) { _ in isSame = false }
        return isSame
      }
    }
  }
}

extension Reach {
  /// Whether on some of some days a flow carries less here than some copies of another reach of the same people.
  fileprivate func carries(
    less copies: Copies, by flow: Flow.ID, on days: DayRange, of shape: Shape
  ) -> Bool {
    let here = carried(by: flow)
    return days.cut(at: here.flatMap(\.days.turns).sorted()).contains { days in
      var isLess = false
      let there = here.first { $0.days.contains(days.first) }?.copies
      copies.forEachItem(beyond: there, shape, self.shape) { _ in isLess = true }
      return isLess
    }
  }
}

extension Copies {
  /// The items of which something is here and not among some other copies of the same people, of which fewer items and keys may be known;
  /// by position, more than once where there is more than one word or state of it.
  func forEachItem(
    beyond other: Copies?, _ shape: Shape, _ otherShape: Shape, _ found: (Int) -> Void
  ) {
    if let other, otherShape == shape {
      guard words != other.words else { return }
      for (index, word) in words.enumerated() where word & ~other.words[index] != 0 {
        found(index % shape.plane / shape.width)
      }
      return
    }
    for state in 0..<shape.states {
      for item in 0..<shape.items {
        let isKnown = state < otherShape.states && item < otherShape.items
        let there = isKnown ? other?.atoms(item: item, plane: state, shape: otherShape) : nil
        let here = atoms(item: item, plane: state, shape: shape)
        let isMore =
          there.map { there in zip(here, there).contains { $0 & ~$1 != 0 } }
          ?? here.contains { $0 != 0 }
        if isMore { found(item) }
      }
    }
  }
}
