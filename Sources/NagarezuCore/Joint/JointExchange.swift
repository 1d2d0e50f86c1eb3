/// What the members of a group have at the nodes that are one in several of them, day by day, in numbers that all share; and what each
/// takes in of it (`docs/adr/0015`, 3).
struct JointExchange {
  let things: JointThings
  /// Shape: member → node of the group → what it has there natively, in order of days.
  private(set) var offers: [[Int: [Offer]]]

  /// What stands at one node over some days.
  struct Offer: Equatable {
    var days: DayRange
    var rows: [Row: Row.People]
  }

  /// One item in one state.
  struct Row: Hashable {
    /// 0 for plain, or one more than the number of a key.
    let state: Int
    let item: Int

    /// Whose it is, as words of signatures: everybody of whom there is a copy, and those of whom there is one that is not 独自.
    struct People: Equatable {
      var all: [UInt64]
      var ordinary: [UInt64]
    }
  }

  init(_ things: JointThings) {
    self.things = things
    offers = things.models.map { _ in [:] }
  }

  private var words: Int { (things.people.count + 63) / 64 }

  /// Takes what a member has in its world in the place of what it had; says whether that is otherwise.
  mutating func offer(_ reach: Reach, of member: Int, _ world: JointWorld) -> Bool {
    var found: [Int: [Offer]] = [:]
    for (node, number) in things.nodes[member].enumerated() {
      guard let number else { continue }
      let offers = reach.history(of: reach.wiring.node(node)).compactMap { segment -> Offer? in
        let rows = rows(of: segment, reach.shape, member, world)
        return rows.isEmpty ? nil : Offer(days: segment.days, rows: rows)
      }
      if !offers.isEmpty { found[number] = offers }
    }
    defer { offers[member] = found }
    return found != offers[member]
  }

  private func rows(
    of segment: Segment, _ shape: Shape, _ member: Int, _ world: JointWorld
  ) -> [Row: Row.People] {
    guard !segment.contents.isEmpty else { return [:] }
    var rows: [Row: Row.People] = [:]
    for state in 0..<shape.states {
      let key = state == 0 ? nil : Key.ID(state - 1)
      let ordinary = segment.ordinary?.cells(key, shape: shape)
      for (item, atoms) in segment.contents.cells(key, shape: shape).rows(shape: shape) {
        let row = Row(
          state: state == 0 ? 0 : world.keyNumbers[state - 1] + 1,
          item: world.itemNumbers[item.position])
        let people = signatures(of: atoms, member)
        rows[row] = Row.People(
          all: people,
          ordinary: ordinary.map {
            signatures(of: $0.atoms(of: item, shape: shape).intersection(atoms), member)
          } ?? people)
      }
    }
    return rows
  }

  private func signatures(of atoms: AtomSet, _ member: Int) -> [UInt64] {
    var found = [UInt64](repeating: 0, count: words)
    for atom in atoms.members {
      let signature = things.people.signatures[member][atom]
      found[signature >> 6] |= 1 << UInt64(signature & 63)
    }
    return found
  }

  // MARK: What a member takes in

  /// What the others have, by node of the group: so many times as tells what is left when any one of them is taken away.
  struct Pool {
    struct Entry: Equatable {
      var once: Row.People
      var twice: Row.People
    }
    fileprivate var slices: [Int: [(days: DayRange, rows: [Row: Entry])]] = [:]
  }

  /// What all members have together.
  var pool: Pool {
    var pool = Pool()
    for number in things.members.indices {
      let all = offers.compactMap { $0[number] }.flatMap(\.self)
      guard !all.isEmpty else { continue }
      let cuts = Set(all.flatMap(\.days.turns)).sorted()
      pool.slices[number] = DayRange.always.cut(at: cuts).compactMap { days in
        var rows: [Row: Pool.Entry] = [:]
        for offer in all where offer.days.contains(days.first) {
          for (row, people) in offer.rows { add(people, to: &rows[row]) }
        }
        return rows.isEmpty ? nil : (days, rows)
      }
    }
    return pool
  }

  private func add(_ people: Row.People, to entry: inout Pool.Entry?) {
    guard var sum = entry else {
      let none = [UInt64](repeating: 0, count: words)
      entry = Pool.Entry(once: people, twice: Row.People(all: none, ordinary: none))
      return
    }
    for word in 0..<words {
      sum.twice.all[word] |= sum.once.all[word] & people.all[word]
      sum.once.all[word] |= people.all[word]
      sum.twice.ordinary[word] |= sum.once.ordinary[word] & people.ordinary[word]
      sum.once.ordinary[word] |= people.ordinary[word]
    }
    entry = sum
  }

  /// What a member takes in at one of its nodes that is one with others', in order of days.
  func taken(from pool: Pool, at number: Int, by member: Int) -> [Offer] {
    guard let slices = pool.slices[number] else { return [] }
    let own = offers[member][number] ?? []
    return slices.flatMap { days, rows in
      days.cut(at: Set(own.flatMap(\.days.turns)).sorted()).compactMap { days in
        let given = own.first { $0.days.contains(days.first) }
        var left: [Row: Row.People] = [:]
        for (row, entry) in rows {
          var people = entry.once
          if let mine = given?.rows[row] {
            for word in 0..<words {
              people.all[word] &= ~mine.all[word] | entry.twice.all[word]
              people.ordinary[word] &= ~mine.ordinary[word] | entry.twice.ordinary[word]
            }
          }
          if people.all.contains(where: { $0 != 0 }) { left[row] = people }
        }
        return left.isEmpty ? nil : Offer(days: days, rows: left)
      }
    }
  }
}
