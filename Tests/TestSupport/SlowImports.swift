import NagarezuCore

/// What the other businesses have at the nodes that a world shares with them, day by day: ADR 0015 rule 3.
struct SlowImports: Equatable {
  /// How many of the world's items, the first ones, its own model declares.
  let ownItems: Int
  /// Shape: flow → whether every business that has the node where it begins has it too.
  let isCommon: [Bool]
  /// Shape: system → whether every business that has it has the system around it too.
  let isWithinCommon: [Bool]
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

  /// A day on which nobody has anything.
  init(nodes: Int) {
    there = Array(repeating: [], count: nodes)
    rooted = there
    ordinary = there
  }
}
