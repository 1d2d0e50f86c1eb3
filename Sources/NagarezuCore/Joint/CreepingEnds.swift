/// What stays for some days longer with every round: members that hand something on in a ring, each keeping it for a while, would move its
/// end by that while a round, day by day to the end of time (`docs/adr/0015`, 9).
///
/// Only what goes round moves an end so often, and it goes on doing so as long as nothing changes in anybody's model: all ends that have
/// moved with it are set to the day before the next day on which anything does. The rounds after that make sure of it: what does not
/// stay falls back.
struct CreepingEnds {
  /// How often an end is moved before it is taken to creep.
  private static let patience = 16

  /// What is known of an end: that of a table which began on a day.
  private struct End {
    var moves = 0
    var first = Day.distantPast
    var table: JointTable
  }

  /// Shape: member → node → the last end that moved there.
  private var ends: [[Int: End]]

  init(of members: Int) { ends = Array(repeating: [:], count: members) }

  /// Whether any end creeps.
  private(set) var isSeen = false

  /// Looks at what a member has after a round in the place of what it had before.
  mutating func see(
    _ new: JointExchange.Offers, instead old: JointExchange.Offers, of member: Int
  ) {
    for (node, offers) in new {
      guard let before = old[node], let moved = Self.moved(offers, before) else { continue }
      let moves = (ends[member][node]?.moves ?? 0) + 1
      ends[member][node] = End(moves: moves, first: moved.days.first, table: moved.table)
      if moves >= Self.patience { isSeen = true }
    }
  }

  /// The last of some tables that began on the same day before and ended earlier; `nil` where none did.
  private static func moved(
    _ offers: [JointExchange.Offer], _ before: [JointExchange.Offer]
  ) -> JointExchange.Offer? {
    offers.last { one in
      before.contains {
        $0.days.first == one.days.first && $0.days.last < one.days.last && $0.table == one.table
      }
    }
  }

  /// What all have with the ends that creep set to the day before the next of `turns`, which ascend; then nothing creeps any more.
  mutating func carriedOn(_ exchange: JointExchange, turns: [Day]) -> JointExchange {
    var exchange = exchange
    for member in ends.indices {
      var offers = exchange.offers[member]
      for (node, end) in ends[member] where end.moves >= Self.patience / 2 {
        offers[node] = offers[node].map { Self.carriedOn($0, end, turns) }
      }
      _ = exchange.take(offers, of: member)
      ends[member] = [:]
    }
    isSeen = false
    return exchange
  }

  private static func carriedOn(
    _ offers: [JointExchange.Offer], _ end: End, _ turns: [Day]
  ) -> [JointExchange.Offer] {
    guard
      let place = offers.firstIndex(where: { $0.days.first == end.first && $0.table == end.table })
    else { return offers }
    let turn = turns.first { offers[place].days.last < $0 }
    guard let days = DayRange(end.first, turn?.previous ?? .distantFuture) else { return offers }
    let later = offers[(place + 1)...].compactMap { offer -> JointExchange.Offer? in
      guard let turn, let rest = DayRange(max(offer.days.first, turn), offer.days.last) else {
        return nil
      }
      return JointExchange.Offer(days: rest, table: offer.table)
    }
    return offers[..<place] + [JointExchange.Offer(days: days, table: end.table)] + later
  }
}
