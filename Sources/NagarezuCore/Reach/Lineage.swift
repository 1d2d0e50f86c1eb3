/// Which items tell something about which others: derivations of systems and renamings of flows, followed to the end.
public struct Lineage: Sendable {
  /// Shape: item → the items made from it, directly or by way of others; ascending, itself never in it.
  public let derived: [[Item.ID]]
  /// Shape: item → whether it or something it was made from is 要配慮, and no step took the mark away.
  public let isSensitive: [Bool]

  /// The lineage that a model declares.
  public init(_ model: Model) {
    var edges = [Set<Int>](repeating: [], count: model.items.count)
    var passing = edges
    for system in model.systems {
      for derivation in system.derivations {
        for input in derivation.inputs {
          edges[input.position].formUnion(derivation.outputs.map(\.position))
          guard derivation.declassified == nil else { continue }
          passing[input.position].formUnion(derivation.outputs.map(\.position))
        }
      }
    }
    for flow in model.flows {
      for case (let old, .some(let new)) in flow.renames {
        edges[old.position].insert(new.position)
        passing[old.position].insert(new.position)
      }
    }
    derived = model.items.indices.map { item in
      Self.reachable(from: item, by: edges).subtracting([item]).sorted().map { Item.ID($0) }
    }
    var marks = model.items.map(\.isSensitive)
    for item in model.items.indices where model.items[item].isSensitive {
      for other in Self.reachable(from: item, by: passing) { marks[other] = true }
    }
    isSensitive = marks
  }

  private static func reachable(from start: Int, by edges: [Set<Int>]) -> Set<Int> {
    var found: Set<Int> = [start]
    var pending = [start]
    while let item = pending.popLast() {
      for next in edges[item] where found.insert(next).inserted { pending.append(next) }
    }
    return found
  }
}
