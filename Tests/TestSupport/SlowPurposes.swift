import NagarezuCore

/// For what a node has what it has: 0008.15, read aloud.
struct SlowPurposes {
  private let reach: SlowReach
  private var tables: SlowModel { reach.tables }
  private var model: Model { reach.tables.model }

  init(_ reach: SlowReach) { self.reach = reach }

  /// Whether a holding at a node or in a system inside it, or a flow into it besides one, is for a purpose: of an item or what that can be
  /// made from, about an atom, and begun by a day. `start` is that of the flow or the reader that asks, which agrees with the same imprecise date.
  func isLent(
    _ purpose: Purpose.ID, at node: Int, _ key: SlowKey, by day: Day, start: Bound?,
    besides flow: Int?
  ) -> Bool {
    let family = slowSources(model)[key.item].union([key.item])
    func hasBegun(_ other: Bound?) -> Bool {
      guard let other else { return true }
      let isSame = other.earliest == start?.earliest && other.latest == start?.latest
      return other.latest <= day || (isSame && other.earliest <= day)
    }
    for (index, system) in model.systems.enumerated() where tables.outers[index].contains(node) {
      for holding in system.holdings where holding.purposes.contains(purpose) {
        let isOfItem = holding.items.contains { family.contains($0.position) }
        if isOfItem, holding.subjects.contains(key.atom), hasBegun(holding.period.start) {
          return true
        }
      }
    }
    for (index, other) in model.flows.enumerated() where tables.flows[index].to == node {
      guard other.purposes.contains(purpose), index != flow, !isWayBack(index, of: flow),
        hasBegun(other.period.start)
      else { continue }
      for number in reach.days.lowerBound...day.number {
        let carried = reach[Day(number: number)].carried[index]
        if carried.contains(where: { family.contains($0.item) && $0.atom == key.atom }) {
          return true
        }
      }
    }
    return false
  }

  /// Whether two flows are one that was written both ways: it does not vouch for itself.
  private func isWayBack(_ one: Int, of other: Int?) -> Bool {
    guard let other else { return false }
    let (a, b) = (model.flows[one], model.flows[other])
    return a.number == b.number && a.isReturn != b.isReturn && a.from == b.to && a.to == b.from
  }
}
