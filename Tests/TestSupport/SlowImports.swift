import NagarezuCore

/// What the other businesses have at the nodes that a world shares with them, day by day: ADR 0015 rule 3.
struct SlowImports: Equatable {
  /// How many of the world's items, the first ones, its own model declares.
  let ownItems: Int
  /// Shape: flow → whether another business has it too.
  let isCommon: [Bool]
  let days: ClosedRange<Int32>
  /// Shape: one entry per day of `days`, in order.
  var everyDay: [SlowImportsOfDay]

  /// The imports of one day.
  subscript(day: Day) -> SlowImportsOfDay { everyDay[Int(day.number - days.lowerBound)] }
}

/// The imports of one day.
struct SlowImportsOfDay: Equatable {
  /// Shape: node → what stands there in other worlds.
  var there: [Set<SlowFact>]
  /// Shape: node → what of that goes back to a 独自 holding, perhaps among the rest.
  var rooted: [Set<SlowFact>]
  /// Shape: node → what of that is not 独自 there.
  var ordinary: [Set<SlowFact>]
  /// Shape: flow → what businesses that do not have the flow bring to where it begins.
  var brought: [Set<SlowFact>]

  /// A day on which nobody has anything.
  init(nodes: Int, flows: Int) {
    there = Array(repeating: [], count: nodes)
    rooted = there
    ordinary = there
    brought = Array(repeating: [], count: flows)
  }
}

/// ADR 0015 rule 4: what is a world's own and not merely another's.
extension SlowReach {
  /// Marks every copy that the world brings itself: what is born there, what its flows carry, and what follows from such a copy. A flow that
  /// other businesses have too brings only what it claims, and what is brought to where it begins by the world itself or by somebody who does not
  /// have the flow, and so does not judge it.
  func markOwn(
    _ today: inout SlowDay, kept: [Set<SlowFact>], born: [(node: Int, fact: SlowFact)]
  ) {
    guard let imports else {
      today.own = today.contents
      today.carriedOwn = today.carried
      return
    }
    let isCommon = imports.isCommon
    let others = imports[today.day]
    today.own = kept
    for (node, fact) in born { today.own[node].insert(fact) }
    var count = -1
    while count != today.own.map(\.count).reduce(0, +) {
      count = today.own.map(\.count).reduce(0, +)
      for (index, flow) in now.flows.enumerated() where runs(flow.period, on: today.day) {
        let source = today.own[flow.from].union(others.brought[index])
        today.carriedOwn[index] =
          isCommon[index] ? carried(by: flow, from: source) : today.carried[index]
        today.own[flow.to].formUnion(
          today.carriedOwn[index].map { now.stored($0, at: flow.to) })
      }
      today.own = following(today.own, in: today, countingOthersInnerSystems: false)
    }
  }
}
