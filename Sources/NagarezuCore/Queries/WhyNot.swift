/// What keeps an item from a party.
public struct WhyNot: Sendable {
  public let item: Item.ID
  public let party: Party.ID

  /// The question why `party` does not have, or cannot read, `item`.
  public init(_ item: Item.ID, _ party: Party.ID) {
    self.item = item
    self.party = party
  }

  /// What stops it, in order of flows; never empty.
  public func answer(_ reach: Reach) -> [Stop] {
    let model = reach.model
    let holders = Set(model.nodes.filter { holds($0, reach) })
    guard !holders.isEmpty else { return [.heldByNobody] }
    let goals = Set(
      model.nodes.filter { model.parties(at: .node($0)).contains { isPart($0, model) } })
    var stops = goals.intersection(holders).sorted().flatMap { stopsAtHome($0, reach) }
    let distances = distances(to: goals, model)
    let stopping = model.flowIDs.filter { flow in
      let to = model[flow].to
      return holders.contains(model[flow].from) && !holders.contains(to) && distances[to] != nil
    }
    // Those nearest to the party tell most; what is stopped far away would be stopped there again.
    let nearest = stopping.compactMap { distances[model[$0].to] }.min()
    stops += stopping.filter { distances[model[$0].to] == nearest }.map { stop($0, reach) }
    return stops.isEmpty ? [.noWay] : stops
  }

  private func isPart(_ other: Party.ID, _ model: Model) -> Bool {
    model.withAncestors(other).contains(party)
  }

  private func holds(_ node: Node, _ reach: Reach) -> Bool {
    reach.history(of: node).contains {
      !$0.contents.cells(shape: reach.shape).atoms(of: item, shape: reach.shape).isEmpty
    }
  }

  /// How many flows, whatever they carry, or steps out of an inner system lead from a node to a goal; nodes from which none
  /// do are left out.
  private func distances(to goals: Set<Node>, _ model: Model) -> [Node: Int] {
    var sources: [Node: [Node]] = [:]
    for flow in model.flows { sources[flow.to, default: []].append(flow.from) }
    for id in model.systemIDs {
      if let outer = model[id].outer { sources[.system(outer), default: []].append(.system(id)) }
    }
    var found = Dictionary(uniqueKeysWithValues: goals.map { ($0, 0) })
    var level = Array(goals)
    var distance = 0
    while !level.isEmpty {
      distance += 1
      var next: [Node] = []
      for source in level.flatMap({ sources[$0] ?? [] }) where found[source] == nil {
        found[source] = distance
        next.append(source)
      }
      level = next
    }
    return found
  }

  private func stopsAtHome(_ node: Node, _ reach: Reach) -> [Stop] {
    let model = reach.model
    let keys = model.keyIDs.filter { key in
      !model.holds(party, key)
        && reach.history(of: node).contains {
          !$0.contents.cells(key, shape: reach.shape).atoms(of: item, shape: reach.shape).isEmpty
        }
    }
    if !keys.isEmpty { return keys.map { .sealed(.node(node), $0) } }
    guard case .system(let id) = node else { return [] }
    return model[id].readers.contains { isPart($0.party, model) } ? [.notSelected(id)] : []
  }

  private func stop(_ id: Flow.ID, _ reach: Reach) -> Stop {
    let flow = reach.model[id]
    guard reach.model.resolved(flow.items).contains(item) else { return .notNamed(id) }
    if let turned = flow.renames[item] { return .turned(id, into: turned) }
    let people = reach.history(of: flow.from).reduce(into: reach.model.population.nobody) {
      $0 = $0.union($1.contents.cells(shape: reach.shape).atoms(of: item, shape: reach.shape))
    }
    return people.intersection(flow.subjects).isEmpty ? .otherPeople(id) : .otherDays(id)
  }
}
