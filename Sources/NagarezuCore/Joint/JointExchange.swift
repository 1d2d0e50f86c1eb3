/// What the members of a group have at the nodes that are one in several of them, day by day, in numbers that all share; and what each
/// takes in of it (`docs/adr/0015`, 3).
struct JointExchange: Sendable {
  /// What stands at one node over some days.
  struct Offer: Equatable, Sendable {
    var days: DayRange
    var table: JointTable
  }

  /// Shape: number of a node → what stands there, in order of days.
  typealias Offers = [Int: [Offer]]

  private let things: JointThings
  /// Shape: member → what it has there natively.
  private(set) var offers: [Offers]

  init(_ things: JointThings, _ offers: [Offers]) {
    self.things = things
    self.offers = offers
  }

  /// Takes what a member has in its world in the place of what it had; says whether that is otherwise.
  mutating func take(_ new: Offers, of member: Int) -> Bool {
    defer { offers[member] = new }
    return new != offers[member]
  }

  // MARK: What a member takes in

  /// What all have together at the nodes of the group, over days on which that does not change.
  struct Pool: Sendable {
    fileprivate var slices: [Int: [(days: DayRange, sum: JointTable.Sum)]] = [:]
  }

  /// What all members have together.
  var pool: Pool {
    var pool = Pool()
    let made = Workers.map(things.members.count) { number in
      let all = offers.compactMap { $0[number] }.flatMap(\.self)
      let cuts = Set(all.flatMap(\.days.turns)).sorted()
      return all.isEmpty
        ? []
        : DayRange.always.cut(at: cuts).compactMap { days -> (DayRange, JointTable.Sum)? in
          let tables = all.filter { $0.days.contains(days.first) }.map(\.table)
          return tables.isEmpty ? nil : (days, JointTable.Sum(tables, width: things.people.width))
        }
    }
    for (number, slices) in made.enumerated() where !slices.isEmpty {
      pool.slices[number] = slices.map { (days: $0, sum: $1) }
    }
    return pool
  }

  /// What a member takes in at one of its nodes that is one with others', in order of days.
  func taken(from pool: Pool, at number: Int, by member: Int) -> [Offer] {
    guard let slices = pool.slices[number] else { return [] }
    let own = offers[member][number] ?? []
    let cuts = Set(own.flatMap(\.days.turns)).sorted()
    return slices.flatMap { days, sum in
      days.cut(at: cuts).compactMap { days in
        let left = sum.without(own.first { $0.days.contains(days.first) }?.table)
        return left.isEmpty ? nil : Offer(days: days, table: left)
      }
    }
  }

  /// Shape: node → what a member takes in there.
  func taken(from pool: Pool, by member: Int) -> Offers {
    var taken: Offers = [:]
    for (node, number) in things.nodes[member].enumerated() {
      guard let number else { continue }
      let offers = self.taken(from: pool, at: number, by: member)
      if !offers.isEmpty { taken[node] = offers }
    }
    return taken
  }
}

extension JointWorld {
  /// What stands natively in this world at the nodes that are one with others'.
  func offers(_ reach: Reach, _ things: JointThings) -> JointExchange.Offers {
    var found: JointExchange.Offers = [:]
    for (node, number) in things.nodes[member].enumerated() {
      guard let number else { continue }
      let offers = reach.history(of: reach.wiring.node(node)).compactMap {
        segment -> JointExchange.Offer? in
        let table = table(of: segment, reach.shape, things.people)
        return table.isEmpty ? nil : JointExchange.Offer(days: segment.days, table: table)
      }
      if !offers.isEmpty { found[number] = offers }
    }
    return found
  }

  private func table(of segment: Segment, _ shape: Shape, _ people: JointPeople) -> JointTable {
    var found: [(row: JointTable.Row, all: [UInt64], ordinary: [UInt64])] = []
    guard !segment.contents.isEmpty else { return JointTable(width: people.width) }
    for (state, words) in segment.contents.planes {
      for item in 0..<shape.items {
        let atoms = words[item * shape.width..<(item + 1) * shape.width]
        guard atoms.contains(where: { $0 != 0 }) else { continue }
        let all = people.signatures(of: atoms, member)
        let ordinary = segment.ordinary.map { some in
          people.signatures(
            of: zip(some.atoms(item: item, plane: state, shape: shape), atoms).map(&), member)
        }
        found.append(
          (
            JointTable.Row(
              state: state == 0 ? 0 : keyNumbers[state - 1] + 1, item: itemNumbers[item]),
            all, ordinary ?? all
          ))
      }
    }
    return JointTable(width: people.width, found)
  }
}
