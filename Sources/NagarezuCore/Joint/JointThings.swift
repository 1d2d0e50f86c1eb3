/// What is one thing among the models of a group (`docs/adr/0015`, 2), by numbers that all of them share.
///
/// Members are numbered as they stand in the group, nodes of a member as ``Wiring`` numbers them.
struct JointThings: Sendable {
  let models: [Model]
  /// Shape: member → node → its number among the nodes of the group; `nil` for a node that no other member has.
  let nodes: [[Int?]]
  /// Shape: number of a node → the members that have it, each with its own number of it, in order of members.
  let members: [[(member: Int, node: Int)]]
  /// Shape: member → party → its number among all parties of the group.
  let parties: [[Int]]
  /// Shape: member → number of a node → the node there.
  private let nodeThere: [[Int: Int]]
  /// Shape: member → number of a party → the party there.
  private let partyThere: [[Int: Party.ID]]
  /// Shape: member → its flows that every member has that has the node where they begin.
  let commonFlows: [Set<Flow.ID>]
  /// Shape: member → its systems of which every member that has them has the one around them too.
  let withinCommon: [Set<Int>]
  let items: Named<Item>
  let keys: Named<Key>
  /// Shape: member → channel → its number; equal for what stands in one file.
  let channels: Named<Channel>
  let people: JointPeople
  let papers: Papers

  /// The papers of all members, by what they are about.
  struct Papers: Sendable {
    /// A paper of one member.
    struct One: Hashable, Comparable, Sendable {
      let member: Int
      let paper: Approval.ID

      static func < (a: One, b: One) -> Bool { (a.member, a.paper) < (b.member, b.paper) }
    }

    private var byParty: [Int: [One]] = [:]
    private var bySystem: [Int: [One]] = [:]

    init(_ models: [Model], _ parties: [[Int]], _ nodes: [[Int?]]) {
      for (member, model) in models.enumerated() {
        for paper in model.approvalIDs {
          switch model[paper].target {
          case .party(let party):
            byParty[parties[member][party.position], default: []]
              .append(One(member: member, paper: paper))
          case .system(let system):
            guard let number = nodes[member][system.position] else { continue }
            bySystem[number, default: []].append(One(member: member, paper: paper))
          }
        }
      }
    }

    /// Those to some parties or about some systems, in order of members, then as they stand.
    func of(parties: Set<Int>, systems: Set<Int>) -> [One] {
      (parties.flatMap { byParty[$0] ?? [] } + systems.flatMap { bySystem[$0] ?? [] }).sorted()
    }
  }

  /// Things that have numbers in a group by some name.
  struct Named<One: Sendable>: Sendable {
    /// Shape: member → position there → number.
    private(set) var numbers: [[Int]] = []
    /// Shape: member → number → position there.
    private(set) var positions: [[Int: Int]] = []
    /// Shape: member → position → what it says there.
    private let things: [[One]]
    /// Shape: number → the members that have it, in order.
    private var members: [[Int]] = []

    init(_ things: [[One]], by name: (One) -> String) {
      self.things = things
      var known: [String: Int] = [:]
      var last: [String] = []
      for said in things {
        let names = said.map(name)
        // Members that include one list of things share one table of them.
        if let own = numbers.last, let places = positions.last, names == last {
          numbers.append(own)
          positions.append(places)
        } else {
          let own = names.map { name -> Int in
            let number = known[name] ?? known.count
            known[name] = number
            return number
          }
          members += [[Int]](repeating: [], count: known.count - members.count)
          numbers.append(own)
          positions.append(
            Dictionary(own.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 }))
          last = names
        }
        let member = numbers.count - 1
        for number in numbers[member] { members[number].append(member) }
      }
    }

    /// The members that have a thing, each with what it says, in order.
    func said(of number: Int) -> [(member: Int, thing: One)] {
      members[number].compactMap { member in
        positions[member][number].map { (member, things[member][$0]) }
      }
    }
  }

  init(_ models: [Model]) {
    self.models = models
    items = Named(models.map(\.items)) { $0.name }
    keys = Named(models.map(\.keys)) { "\($0.span.file)\n\($0.name)" }
    channels = Named(models.map(\.channels)) { "\($0.span.file)\n\($0.name)" }
    people = JointPeople(models)
    parties = Self.parties(of: models)
    partyThere = parties.map { numbers in
      Dictionary(
        numbers.enumerated().map { ($1, Party.ID($0)) }, uniquingKeysWith: { one, _ in one })
    }
    (nodes, members) = Self.nodes(of: models, parties)
    papers = Papers(models, parties, nodes)
    commonFlows = Self.commonFlows(models, nodes, members)
    withinCommon = Self.withinCommon(models, nodes, members)
    nodeThere = nodes.map { numbers in
      Dictionary(
        numbers.enumerated().compactMap { node, number in number.map { ($0, node) } },
        uniquingKeysWith: { one, _ in one })
    }
  }

  /// Shape: member → party → its number. Parties are one that stand in one file under one name, or have one name and one 名称; of the
  /// unnamed those that operate one shared system.
  private static func parties(of models: [Model]) -> [[Int]] {
    let sizes = models.map(\.parties.count)
    let starts = sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    var sets = DisjointSets(count: starts[models.count])
    var first: [String: Int] = [:]
    for (member, model) in models.enumerated() {
      let shared = Set(model.sharedParts)
      var unnamed: [Party.ID: [String]] = [:]
      for system in model.systems where shared.contains(system.span.file) {
        for party in system.operators where model[party].kind == .unnamed {
          unnamed[party, default: []].append("運用 \(system.span.file)\n\(system.name)")
        }
      }
      for id in model.partyIDs {
        let party = model[id]
        let names =
          party.kind == .unnamed
          ? unnamed[id] ?? []
          : [
            "所在 \(party.span.file)\n\(party.name)",
            "名称 \(party.name)\n\(party.fullName ?? "")",
          ]
        for name in names {
          let place = starts[member] + id.position
          if let other = first[name] { sets.join(place, other) } else { first[name] = place }
        }
      }
    }
    return models.indices.map { member in
      (0..<sizes[member]).map { sets.root(of: starts[member] + $0) }
    }
  }

  private static func nodes(
    of models: [Model], _ parties: [[Int]]
  ) -> ([[Int?]], [[(member: Int, node: Int)]]) {
    var found: [String: [(member: Int, node: Int)]] = [:]
    for (member, model) in models.enumerated() {
      let shared = Set(model.sharedParts)
      for (position, system) in model.systems.enumerated()
      where shared.contains(system.span.file) {
        found["\(system.span.file)\n\(system.name)", default: []].append((member, position))
      }
      for position in model.parties.indices {
        found["\(parties[member][position])", default: []]
          .append((member, model.systems.count + position))
      }
    }
    let joined = found.values.filter { Set($0.map(\.member)).count > 1 }
      .sorted { ($0[0].member, $0[0].node) < ($1[0].member, $1[0].node) }
    var nodes = models.map { [Int?](repeating: nil, count: $0.systems.count + $0.parties.count) }
    for (number, members) in joined.enumerated() {
      for one in members { nodes[one.member][one.node] = number }
    }
    return (nodes, joined)
  }

  /// A flow of a part, as all members know it.
  private struct CommonFlow: Hashable {
    let span: SourceSpan
    let isReturn: Bool
    let number: String
    let from: Int
    let to: Int
  }

  private static func commonFlows(
    _ models: [Model], _ nodes: [[Int?]], _ members: [[(member: Int, node: Int)]]
  ) -> [Set<Flow.ID>] {
    func number(_ node: Node, _ member: Int) -> Int? {
      switch node {
      case .system(let id): nodes[member][id.position]
      case .party(let id): nodes[member][models[member].systems.count + id.position]
      }
    }
    var found: [CommonFlow: [(member: Int, flow: Flow.ID)]] = [:]
    for (member, model) in models.enumerated() {
      for id in model.flowIDs where model[id].span.file != model.span.file {
        let flow = model[id]
        guard let from = number(flow.from, member), let to = number(flow.to, member) else {
          continue
        }
        let common = CommonFlow(
          span: flow.span, isReturn: flow.isReturn, number: flow.number, from: from, to: to)
        found[common, default: []].append((member, id))
      }
    }
    var common: [Set<Flow.ID>] = models.map { _ in [] }
    for (flow, places) in found {
      let having = Set(places.map(\.member))
      guard members[flow.from].allSatisfy({ having.contains($0.member) }) else { continue }
      for (member, id) in places { common[member].insert(id) }
    }
    return common
  }

  private static func withinCommon(
    _ models: [Model], _ nodes: [[Int?]], _ members: [[(member: Int, node: Int)]]
  ) -> [Set<Int>] {
    var within: [Set<Int>] = models.map { _ in [] }
    for places in members {
      let around = places.map { member, node in
        node < models[member].systems.count
          ? models[member].systems[node].outer.flatMap { nodes[member][$0.position] } : nil
      }
      guard let first = around.first, first != nil, around.allSatisfy({ $0 == first }) else {
        continue
      }
      for (member, node) in places { within[member].insert(node) }
    }
    return within
  }

  /// The node of one member that is one with a node of another; `nil` where there is none.
  func node(_ node: Int, of member: Int, in other: Int) -> Int? {
    nodes[member][node].flatMap { nodeThere[other][$0] }
  }

  /// The party of one member that is one with a party of another; `nil` where there is none.
  func party(_ party: Party.ID, of member: Int, in other: Int) -> Party.ID? {
    partyThere[other][parties[member][party.position]]
  }
}
