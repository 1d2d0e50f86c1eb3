import Synchronization

/// From which businesses of a group a cell comes that only the world of one has (`docs/adr/0015`, 6).
final class JointSources: Sendable {
  /// What is to be known of one world for that.
  struct Knowledge: Sendable {
    /// Shape: number of a node → the numbers of the items of which the world has more there than its model alone.
    private(set) var grown: [Int: Set<Int>] = [:]
    /// Shape: number of an item that is derived or renamed from others → its own and theirs.
    private(set) var made: [Int: [Int]] = [:]

    /// What a world says.
    init(_ world: JointWorld, _ reach: Reach, beyond alone: Reach, _ things: JointThings) {
      for (node, number) in things.nodes[world.member].enumerated() {
        guard let number else { continue }
        let place = reach.wiring.node(node)
        let items = reach.items(
          of: reach.standing(at: place, \.contents), beyond: alone.standing(at: place, \.contents),
          of: alone)
        if !items.isEmpty { grown[number] = Set(items.map { world.itemNumbers[$0] }) }
      }
      for item in 0..<reach.shape.items {
        let ancestors = reach.lineage.ancestors(of: item)
        guard ancestors.count > 1 else { continue }
        made[world.itemNumbers[item]] = ancestors.sorted().map { world.itemNumbers[$0] }
      }
    }

    func made(_ item: Int) -> [Int] { made[item] ?? [item] }
  }

  private let things: JointThings
  private let before: JointExchange
  /// Shape: member → what is known of its world; `nil` where that has nothing more.
  private let knowledge: [Knowledge?]
  /// Shape: member and number of an item → the members that it comes from.
  private let known = Mutex<[[Int]: [Int]]>([:])

  init(_ joint: JointReach, _ knowledge: [Knowledge?]) {
    things = joint.things
    before = joint.before
    self.knowledge = knowledge
  }

  /// The members from which a cell of an item comes that only the world of `member` has, in order.
  func of(_ item: Int, in member: Int) -> [Int] {
    if let found = known.withLock({ $0[[member, item]] }) { return found }
    let found = followed(item, in: member)
    known.withLock { $0[[member, item]] = found }
    return found
  }

  private func followed(_ item: Int, in member: Int) -> [Int] {
    var found: Set<Int> = []
    var seen: Set<[Int]> = []
    var open = (knowledge[member]?.made(item) ?? [item]).map { (member, $0) }
    while let (member, number) = open.popLast() {
      guard seen.insert([member, number]).inserted else { continue }
      for node in things.nodes[member].compactMap(\.self) {
        for (other, _) in things.members[node] where other != member {
          if has(number, at: node, other) { found.insert(other) }
          guard let there = knowledge[other], there.grown[node]?.contains(number) ?? false else {
            continue
          }
          for origin in there.made(number) { open.append((other, origin)) }
        }
      }
    }
    return found.sorted()
  }

  /// Whether a member alone has something of an item at a node.
  private func has(_ item: Int, at node: Int, _ member: Int) -> Bool {
    before.offers[member][node]?.contains { $0.table.has(item: item) } ?? false
  }
}
