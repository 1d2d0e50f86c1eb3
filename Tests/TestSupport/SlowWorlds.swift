import NagarezuCore

/// The worlds of businesses that are judged jointly: all together the least for which each has at its nodes what the others have there
/// (ADR 0015 rule 3).
struct SlowWorlds {
  let worlds: [SlowWorld]
  private let days: ClosedRange<Int32>
  /// Shape: world → world → how the first's things are the second's.
  private let ways: [[SlowWay]]

  /// Lets everything pass between the worlds of a group until nothing changes.
  init(_ group: [Model], days: ClosedRange<Int32>) {
    self.days = days
    let worlds = group.indices.map { SlowWorld($0, of: group, days: days) }
    self.worlds = worlds
    ways = worlds.indices.map { from in
      worlds.indices.map { to in
        SlowWay(worlds[from], worlds[to], SlowOneness(one: group[from], other: group[to]))
      }
    }
    // First what is there, then what that is: so nothing is ordinary because somebody once thought so.
    settle(\.there, marks: false) { way, there in way.all(there.contents) }
    for world in worlds {
      world.reach = SlowReach(world.model, days: days, imports: world.reach.imports)
    }
    settle(\.rooted) { way, there in way.all(there.rooted, of: there) }
    settle(\.ordinary) { way, there in way.all(there.ordinary, of: there) }
    SlowOrigins(worlds, ways, days).note()
  }

  /// Repeats all worlds, with what each tells the others, until nothing changes.
  private func settle(
    _ part: WritableKeyPath<SlowImportsOfDay, [Set<SlowFact>]>, marks: Bool = true,
    _ tell: (SlowWay, SlowDay) -> [Set<SlowFact>]
  ) {
    var isNew = true
    while isNew {
      isNew = false
      let known = worlds.map { world in world.reach.imports }
      let told = worlds.indices.map { imports(to: $0, known[$0], part, tell) }
      for (index, world) in worlds.enumerated() where told[index] != known[index] {
        world.reach = SlowReach(world.model, days: days, imports: told[index], marks: marks)
        isNew = true
      }
    }
  }

  private func imports(
    to index: Int, _ known: SlowImports?,
    _ part: WritableKeyPath<SlowImportsOfDay, [Set<SlowFact>]>,
    _ tell: (SlowWay, SlowDay) -> [Set<SlowFact>]
  ) -> SlowImports? {
    guard var imports = known else { return nil }
    for (place, number) in days.enumerated() {
      for other in worlds.indices where other != index {
        let told = tell(ways[other][index], worlds[other].reach[Day(number: number)])
        for slot in told.indices {
          imports.everyDay[place][keyPath: part][slot].formUnion(told[slot])
        }
      }
    }
    return imports
  }
}

/// How copies of one world are seen in another.
struct SlowWay {
  /// Shape: node of the one → the same of the other.
  let nodes: [Int?]
  /// Shape: item of the one → that of its name.
  let items: [Int]
  /// Shape: key of the one → the same of the other.
  let keys: [Int?]
  /// Shape: atom of the one → atoms of the other.
  let atoms: [[Int]]
  /// Shape: node of the other → the same of the one.
  private let back: [Int?]

  init(_ one: SlowWorld, _ other: SlowWorld, _ same: SlowOneness) {
    nodes = same.nodes
    items = one.model.items.map { item in
      other.model.items.firstIndex { $0.name == item.name } ?? -1
    }
    keys = SlowOneness(one: one.model, other: other.model).keys
    atoms = same.atoms
    let turned = SlowOneness(one: same.other, other: same.one)
    back = turned.nodes
  }

  /// Copies of the one, as they are in the other.
  func seen(_ facts: Set<SlowFact>) -> Set<SlowFact> {
    Set(
      facts.flatMap { fact in
        atoms[fact.atom].map { atom in
          SlowFact(item: items[fact.item], atom: atom, key: fact.key.flatMap { keys[$0] })
        }
      })
  }

  /// What stands at each node of the other because it stands there in the one.
  ///
  /// Shape: node of the other → copies.
  func all(_ standing: [Set<SlowFact>]) -> [Set<SlowFact>] {
    back.map { $0.map { seen(standing[$0]) } ?? [] }
  }

  /// The same of what is marked, as far as it stands there natively.
  func all(_ marked: [Set<SlowFact>], of day: SlowDay) -> [Set<SlowFact>] {
    all(zip(marked, day.contents).map { $0.intersection($1) })
  }
}
