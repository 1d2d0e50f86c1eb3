/// By which flows things came to where they merely stay, found once for all items that are alike.
///
/// A company that keeps a thousand fields after its contract keeps most of them for one reason, and looking for a way is dear.
final class Ways {
  let reach: Reach
  private lazy var kinds = KindsOfItems(reach.model, reach.lineage)
  private var known: [Asked: Flow.ID?] = [:]

  private struct Asked: Hashable {
    let party: Party.ID
    let node: Node
    let kind: Int
    let atom: Int
    let day: Day
    let exposure: Exposure
  }

  init(_ reach: Reach) { self.reach = reach }

  /// The last flow of a shortest way to what a party has at a node; `nil` where it was born there or there is no way.
  func lastFlow(
    to party: Party.ID, at node: Node, _ item: Item.ID, about atom: Int, on day: Day,
    _ exposure: Exposure
  ) -> Flow.ID? {
    // What others have tells items of a world apart.
    let kind = reach.imports == nil ? kinds[item] : item.position
    let asked = Asked(
      party: party, node: node, kind: kind, atom: atom, day: day, exposure: exposure)
    if let flow = known[asked] { return flow }
    let path = reach.path(of: party, at: node, item: item, atom: atom, on: day, exposure)
    let flow = path?.flows.last
    known[asked] = .some(flow)
    return flow
  }
}

/// Which items are alike to everything in a model that moves them: they stand in the same holdings, flows and looks, and are made of
/// nothing. Exchanged for each other, two of a kind leave the model as it is, and so have the same ways.
package struct KindsOfItems {
  /// Shape: item → its kind.
  private var kinds: [Int]
  private var count = 1

  package init(_ model: Model, _ lineage: Lineage) {
    kinds = model.items.map { _ in 0 }
    var related = Set(model.items.indices.filter(lineage.isRelated))
    for flow in model.flows { related.formUnion(flow.renames.keys.map(\.position)) }
    for item in related { split([Item.ID(item)]) }
    let lists = Set(
      model.flows.map(\.items) + model.systems.flatMap { $0.readers.map(\.items) }
        + model.systems.flatMap { $0.holdings.map { .named($0.items) } })
    for list in lists {
      switch list {
      case .named(let items): split(Set(items))
      case .all(let excepted): split(Set(excepted))
      case .unknown: break
      }
    }
  }

  package subscript(item: Item.ID) -> Int { kinds[item.position] }

  /// Sets the items of each kind that are in a list apart from those that are not.
  private mutating func split(_ items: Set<Item.ID>) {
    var apart: [Int: Int] = [:]
    for item in items {
      let kind = kinds[item.position]
      if apart[kind] == nil {
        apart[kind] = count
        count += 1
      }
      kinds[item.position] = apart[kind] ?? kind
    }
  }
}
