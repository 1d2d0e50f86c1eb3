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
  func span(of node: Node) -> SourceSpan {
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
        found += site(of: id).map { self[$0].operators } ?? []
      }
    case .passage(let passage):
      found = channel(of: passage).map { self[$0].operators } ?? []
    }
    return Set(found).sorted()
  }
}
