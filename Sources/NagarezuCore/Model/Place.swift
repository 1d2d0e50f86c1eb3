/// Where a party can have something.
public enum Place: Hashable, Comparable, Sendable {
  /// What stands at a node.
  case node(Node)
  /// What is on its way: a channel's operator gets what passes over it.
  case passage(Passage)

  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.node(let a), .node(let b)): a < b
    case (.passage(let a), .passage(let b)): a < b
    case (.node, .passage): true
    case (.passage, .node): false
    }
  }
}

extension Model {
  /// Every place where data can stand: the systems, then the parties.
  public var nodes: [Node] {
    systemIDs.map { Node.system($0) } + partyIDs.map { Node.party($0) }
  }

  /// Every place where something can be had, in order: the nodes, then the passages.
  public var places: [Place] {
    nodes.map { Place.node($0) } + passages.map { Place.passage($0) }
  }

  /// The node of a place; of what passes, the one where it begins.
  public func node(of place: Place) -> Node {
    switch place {
    case .node(let node): node
    case .passage(let passage): origin(of: passage)
    }
  }

  /// Where a node is declared.
  public func span(of node: Node) -> SourceSpan {
    switch node {
    case .system(let id): self[id].span
    case .party(let id): self[id].span
    }
  }

  /// The parties that have what is at a place by themselves: a node's operators or the party itself, its readers and its site's
  /// operators; of a passage the operators of its channel. In order, none twice.
  public func parties(at place: Place) -> [Party.ID] {
    var found: [Party.ID]
    switch place {
    case .node(let node):
      found = hands(of: node)
      if case .system(let id) = node {
        found += self[id].readers.map(\.party)
        found += everySite(of: id).flatMap { self[$0].operators }
      }
    case .passage(let passage):
      found = channel(of: passage).map { self[$0].operators } ?? []
    }
    return found.count < 2 ? found : Set(found).sorted()
  }

  /// Who runs the place where a system stands; as ``sites(of:)``.
  func hosts(of system: System.ID) -> [Party.ID] {
    sites(of: system).flatMap { self[$0].operators }
  }

  /// The place where a system stands, as stated or as the system around it; several only on a day on which it may be in either.
  func sites(of system: System.ID) -> [Site.ID] {
    for one in withOuter(system) {
      let sites = stated(one)
      if !sites.isEmpty { return sites }
    }
    return []
  }

  private func stated(_ system: System.ID) -> [Site.ID] {
    let moving = self[system].siteAssignments
    guard moving.isEmpty else { return Set(moving.map(\.holder)).sorted() }
    return self[system].site.map { [$0] } ?? []
  }

  /// The place where a system stands; where it or one around it moves, every place that may be.
  func everySite(of system: System.ID) -> [Site.ID] {
    let chain = withOuter(system)
    return chain.contains { !self[$0].siteAssignments.isEmpty }
      ? chain.flatMap { stated($0) } : sites(of: system)
  }
}
