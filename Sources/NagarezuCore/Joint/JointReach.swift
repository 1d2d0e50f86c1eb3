/// The worlds of a group: what stands where in each of its businesses when all of them are there (`docs/adr/0015`, 3).
struct JointReach {
  let things: JointThings
  private(set) var worlds: [JointWorld]
  /// Shape: member → what is in its model alone.
  let alone: [Reach]
  /// Shape: member → what is in its world; `nil` where that is what its model alone has.
  private(set) var reaches: [Reach?]
  private let before: JointExchange
  private var exchange: JointExchange

  /// - Parameter alone: what each model has by itself, in order of members.
  init(_ models: [Model], alone: [Reach]) {
    things = JointThings(models)
    self.alone = alone
    let things = things
    worlds = models.indices.map { JointWorld($0, of: things) }
    reaches = models.map { _ in nil }
    var exchange = JointExchange(things)
    for member in models.indices { _ = exchange.offer(alone[member], of: member, worlds[member]) }
    before = exchange
    self.exchange = exchange
    settle()
  }

  /// Takes in and passes on until nothing is new.
  private mutating func settle() {
    var known: [[Int: [JointExchange.Offer]]?] = worlds.map { _ in nil }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      let pool = exchange.pool
      var grown = exchange
      for member in worlds.indices {
        let taken = taken(from: pool, by: member)
        guard taken != known[member] else { continue }
        known[member] = taken
        let isNew = taken.contains { node, offers in
          let own = things.nodes[member][node].flatMap { exchange.offers[member][$0] } ?? []
          return worlds[member].hasMore(offers, than: own, things)
        }
        guard isNew || reaches[member] != nil else { continue }
        let world = JointWorld(member, of: things, taking: taken.values.flatMap(\.self))
        let reach = Reach(world.model, imports: world.imports(taken, things))
        worlds[member] = world
        reaches[member] = reach
        if grown.offer(reach, of: member, world) { isGrowing = true }
      }
      exchange = grown
    }
  }

  /// Shape: node → what a member takes in there.
  private func taken(
    from pool: JointExchange.Pool, by member: Int
  ) -> [Int: [JointExchange.Offer]] {
    var taken: [Int: [JointExchange.Offer]] = [:]
    for (node, number) in things.nodes[member].enumerated() {
      guard let number else { continue }
      let offers = exchange.taken(from: pool, at: number, by: member)
      if !offers.isEmpty { taken[node] = offers }
    }
    return taken
  }

  // MARK: Where things come from

  /// The members from which a cell of an item comes that only the world of `member` has (6), in order.
  func sources(of item: Item.ID, in member: Int) -> [Int] {
    var found: Set<Int> = []
    var seen: Set<[Int]> = []
    var open = made(item, in: member).map { (member, $0) }
    while let (member, number) = open.popLast() {
      guard seen.insert([member, number]).inserted else { continue }
      for node in things.nodes[member].compactMap(\.self) {
        for (other, _) in things.members[node] where other != member {
          if has(number, at: node, other, before) { found.insert(other) }
          guard reaches[other] != nil, hasMore(number, at: node, other) else { continue }
          for origin in made(worlds[other].item(number), in: other) { open.append((other, origin)) }
        }
      }
    }
    return found.sorted()
  }

  /// The numbers of an item and of what it is derived or renamed from.
  private func made(_ item: Item.ID?, in member: Int) -> [Int] {
    let reach = reaches[member] ?? alone[member]
    guard let item, item.position < reach.shape.items else { return [] }
    return reach.lineage.ancestors(of: item.position).sorted().map {
      worlds[member].itemNumbers[$0]
    }
  }

  private func has(
    _ item: Int, at node: Int, _ member: Int, _ exchange: JointExchange
  ) -> Bool {
    exchange.offers[member][node]?.contains { $0.rows.keys.contains { $0.item == item } } ?? false
  }

  /// Whether a world has more copies of an item at a node than its model alone.
  private func hasMore(_ number: Int, at node: Int, _ member: Int) -> Bool {
    guard let world = reaches[member], let item = worlds[member].item(number),
      let place = things.members[node].first(where: { $0.member == member })?.node
    else { return false }
    let alone = alone[member]
    let isOwn = item.position < alone.model.items.count
    let known = isOwn ? alone.history(of: alone.wiring.node(place)) : []
    let cuts = known.flatMap(\.days.turns).sorted()
    return world.history(of: world.wiring.node(place)).contains { segment in
      segment.days.cut(at: cuts).contains { days in
        let there = known.first { $0.days.contains(days.first) }
        return (0..<world.shape.states).contains { state in
          let key = state == 0 ? nil : Key.ID(state - 1)
          let atoms = segment.contents.cells(key, shape: world.shape)
            .atoms(of: item, shape: world.shape)
          guard state < alone.shape.states, let there else { return !atoms.isEmpty }
          return !atoms.isSubset(
            of: there.contents.cells(key, shape: alone.shape).atoms(of: item, shape: alone.shape))
        }
      }
    }
  }
}
