/// Which items tell something about which others: derivations of systems and renamings of flows, followed to the end.
public struct Lineage: Sendable {
  /// Shape: item → the items made from it, directly or by way of others; ascending, itself never in it.
  public let derived: Derived
  /// Shape: item → whether it or something it was made from is 要配慮, and no step took the mark away.
  public let isSensitive: [Bool]
  /// Shape: item → what it is made from in one step.
  private let origins: [[Int]]

  /// What is made from each item, followed when it is asked: a row of n items made from each other has n² such pairs.
  public struct Derived: Sendable {
    /// Shape: item → what is made from it in one step.
    fileprivate let next: [[Int]]

    public subscript(item: Int) -> [Item.ID] {
      next[item].isEmpty
        ? []
        : Lineage.reachable(from: [item], by: next).subtracting([item]).sorted().map { Item.ID($0) }
    }
  }

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
    derived = Derived(next: edges.map(Array.init))
    var origins = [[Int]](repeating: [], count: model.items.count)
    for (item, made) in edges.enumerated() { for other in made { origins[other].append(item) } }
    self.origins = origins
    let marked = model.items.indices.filter { model.items[$0].isSensitive }
    let bearing = Self.reachable(from: marked, by: passing.map(Array.init))
    isSensitive = model.items.indices.map(bearing.contains)
  }

  /// Whether an item is made from others or others from it.
  func isRelated(_ item: Int) -> Bool { !origins[item].isEmpty || !derived.next[item].isEmpty }

  /// The items that an item is made from, directly or by way of others, and itself.
  func ancestors(of item: Int) -> Set<Int> {
    origins[item].isEmpty ? [item] : Self.reachable(from: [item], by: origins)
  }

  private static func reachable(from starts: [Int], by edges: [[Int]]) -> Set<Int> {
    var found = Set(starts)
    var pending = starts
    while let item = pending.popLast() {
      for next in edges[item] where found.insert(next).inserted { pending.append(next) }
    }
    return found
  }
}
