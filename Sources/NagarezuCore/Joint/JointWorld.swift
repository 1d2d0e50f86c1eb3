/// A business with what it gets to know of the others of its group: its model, with their items and keys behind its own
/// (`docs/adr/0015`, 3).
struct JointWorld: Sendable {
  let model: Model
  /// Shape: position of an item → its number in the group.
  let itemNumbers: [Int]
  /// Shape: position of a key → its number in the group.
  let keyNumbers: [Int]
  private let itemPositions: [Int: Int]
  private let keyPositions: [Int: Int]
  let member: Int

  /// - Parameter strangers: what it takes in of items or keys that its model does not know.
  init(_ member: Int, of things: JointThings, knowing strangers: [JointTable.Row] = []) {
    self.member = member
    var model = things.models[member]
    let (items, keys) = (things.items, things.keys)
    var (newItems, newKeys): (Set<Int>, Set<Int>) = ([], [])
    for row in strangers {
      if items.positions[member][row.item] == nil { newItems.insert(row.item) }
      if row.state > 0, keys.positions[member][row.state - 1] == nil {
        newKeys.insert(row.state - 1)
      }
    }
    let (otherItems, otherKeys) = (newItems.sorted(), newKeys.sorted())
    itemNumbers = otherItems.isEmpty ? items.numbers[member] : items.numbers[member] + otherItems
    keyNumbers = otherKeys.isEmpty ? keys.numbers[member] : keys.numbers[member] + otherKeys
    itemPositions = Self.with(otherItems, behind: items.positions[member])
    keyPositions = Self.with(otherKeys, behind: keys.positions[member])
    model.borrowed.claimed = model.items.count
    model.items += otherItems.map { Self.read(items.said(of: $0).map(\.thing)) }
    model.keys += otherKeys.map { Self.read(keys.said(of: $0), in: member, things) }
    self.model = model
  }

  private static func with(_ others: [Int], behind own: [Int: Int]) -> [Int: Int] {
    var positions = own
    for (place, number) in others.enumerated() { positions[number] = own.count + place }
    return positions
  }

  /// An item of others: 特定個人情報 if any of them says so.
  private static func read(_ said: [Item]) -> Item {
    var item = said[0]
    item.isSpecific = said.contains(where: \.isSpecific)
    return item
  }

  /// A key of others: held here by those of its holders who are one with somebody here.
  private static func read(
    _ said: [(member: Int, thing: Key)], in member: Int, _ things: JointThings
  ) -> Key {
    var key = said[0].thing
    let holders = said.flatMap { other, key in
      key.holders.compactMap { things.party($0, of: other, in: member) }
    }
    key.holders = Set(holders).sorted()
    key.assignments = said.flatMap { other, key in
      key.assignments.compactMap { assignment in
        things.party(assignment.holder, of: other, in: member).map { holder in
          var read = assignment
          read.holder = holder
          return read
        }
      }
    }
    return key
  }

  /// The position of an item of the group.
  func item(_ number: Int) -> Item.ID? { itemPositions[number].map { Item.ID($0) } }

  /// What the world takes in at one node, ready for its wiring.
  func origins(of offers: [JointExchange.Offer], _ things: JointThings) -> [Wiring.Origin] {
    let shape = Shape(model)
    return offers.flatMap { origins(of: $0, shape, things) }
  }

  /// Whether something is taken in that is not there natively.
  func hasMore(
    _ taken: [JointExchange.Offer], than own: [JointExchange.Offer], _ people: JointPeople
  ) -> Bool {
    taken.contains { offer in
      guard let there = own.first(where: { $0.days.contains(offer.days.first) })?.table else {
        return true
      }
      return offer.table.rows.enumerated().contains { row, name in
        guard let place = there.place(of: name) else { return true }
        let mine = there.all(place)
        return !people.hold(mine, all: offer.table.all(row), in: member)
          || there.ordinary(place) != mine
      }
    }
  }

  private func origins(
    of offer: JointExchange.Offer, _ shape: Shape, _ things: JointThings
  ) -> [Wiring.Origin] {
    var ordinary = Copies()
    var own = Copies()
    // Rows that follow each other are mostly about the same people.
    var (last, image) = (offer.table.all(0), things.people.atoms(offer.table.all(0), in: member))
    for (row, name) in offer.table.rows.enumerated() {
      guard let item = itemPositions[name.item] else { continue }
      let plane = name.state == 0 ? 0 : (keyPositions[name.state - 1] ?? 0) + 1
      let (people, some) = (offer.table.all(row), offer.table.ordinary(row))
      if some != last { (last, image) = (some, things.people.atoms(some, in: member)) }
      ordinary.insert(image.words[...], item: item, plane: plane, shape: shape)
      guard some != people else { continue }
      own.insert(
        things.people.atoms(zip(people, some).map { $0 & ~$1 }, in: member).words[...], item: item,
        plane: plane, shape: shape)
    }
    return [(ordinary, false), (own, true)].filter { !$0.0.isEmpty }.map {
      Wiring.Origin(copies: $0, days: offer.days, isOwnBusiness: $1)
    }
  }
}
