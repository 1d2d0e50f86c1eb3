import Synchronization

/// What members make of what they take in: made once for all that number items and keys alike and cut people alike, as the
/// municipalities of a nation that include one catalogue do.
final class JointImages: Sendable {
  /// What some members make of what stands at one node.
  struct Image: Sendable {
    /// Ready for the wiring of a world that knows no more than its model; empty where there are strangers.
    let origins: [Wiring.Origin]
    /// The rows of items or keys that their models do not know.
    let strangers: [JointTable.Row]
  }

  private struct Key: Hashable {
    let layout: Int
    let node: Int
  }

  private let things: JointThings
  /// Shape: member → which members it is like.
  private let layouts: [Int]
  private let known = Mutex<[Key: (offers: [JointExchange.Offer], image: Image)]>([:])

  init(_ things: JointThings) {
    struct Layout: Hashable {
      let items: [Int]
      let keys: [Int]
      let people: [AtomSet]
    }
    self.things = things
    var known: [Layout: Int] = [:]
    layouts = things.models.indices.map { member in
      let layout = Layout(
        items: things.items.numbers[member], keys: things.keys.numbers[member],
        people: things.people.images[member])
      let number = known[layout] ?? known.count
      known[layout] = number
      return number
    }
  }

  /// What a member makes of what stands at a node of the group.
  func image(
    of offers: [JointExchange.Offer], at node: Int, in member: Int
  ) -> Image {
    let key = Key(layout: layouts[member], node: node)
    let last = known.withLock { $0[key] }
    if let last, last.offers == offers { return last.image }
    let image = made(offers, member)
    known.withLock { $0[key] = (offers, image) }
    return image
  }

  private func made(_ offers: [JointExchange.Offer], _ member: Int) -> Image {
    let (items, keys) = (things.items.positions[member], things.keys.positions[member])
    let strangers = offers.flatMap(\.table.rows).filter { row in
      items[row.item] == nil || row.state > 0 && keys[row.state - 1] == nil
    }
    guard strangers.isEmpty else { return Image(origins: [], strangers: strangers) }
    let native = JointWorld(member, of: things)
    return Image(origins: native.origins(of: offers, things), strangers: [])
  }
}
