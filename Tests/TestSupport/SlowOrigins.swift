import NagarezuCore

/// From which businesses what others have of an item comes: ADR 0015 rule 6.
struct SlowOrigins {
  private let worlds: [SlowWorld]
  private let ways: [[SlowWay]]
  private let days: ClosedRange<Int32>

  init(_ worlds: [SlowWorld], _ ways: [[SlowWay]], _ days: ClosedRange<Int32>) {
    self.worlds = worlds
    self.ways = ways
    self.days = days
  }

  /// Tells each world the origins of its imports.
  func note() {
    var origins = worlds.map { world in world.model.items.map { _ in Set<Int>() } }
    let sources = worlds.map { slowSources($0.model) }
    let heard = worlds.indices.map { from in
      worlds.indices.map { to in from == to ? [] : told(from, to) }
    }
    var isNew = true
    while isNew {
      let before = origins
      for to in worlds.indices {
        for from in worlds.indices where from != to {
          for one in heard[from][to] {
            let item = ways[from][to].items[one.item]
            if one.isHadAlone { origins[to][item].insert(from) }
            guard one.isMore else { continue }
            for source in sources[from][one.item].union([one.item]) {
              origins[to][item].formUnion(origins[from][source])
            }
          }
        }
      }
      isNew = before != origins
    }
    for (world, found) in zip(worlds, origins) { world.imported = found }
  }

  /// What one world tells another: an item at a joined node, whether the model alone has it there, and whether the world has more of it there.
  private func told(
    _ from: Int, _ to: Int
  ) -> [(item: Int, isHadAlone: Bool, isMore: Bool)] {
    let world = worlds[from]
    var found: [(item: Int, isHadAlone: Bool, isMore: Bool)] = []
    for (node, same) in ways[from][to].nodes.enumerated() where same != nil {
      for item in world.model.items.indices {
        var (isHad, isHadAlone, isMore) = (false, false, false)
        for day in days.map({ Day(number: $0) }) {
          let joint = world.reach[day].contents[node].filter { $0.item == item }
          let alone = world.alone[day].contents[node].filter { $0.item == item }
          if !ways[from][to].seen(joint).isEmpty { isHad = true }
          if !alone.isEmpty { isHadAlone = true }
          if joint != alone { isMore = true }
        }
        if isHad { found.append((item, isHadAlone, isMore)) }
      }
    }
    return found
  }
}
