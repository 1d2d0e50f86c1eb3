import NagarezuCore

/// What is where on one day. Every list goes from node number to copies.
struct SlowDay {
  let day: Day
  /// Everything that is there, but for what is there merely because another business has it (0015.3).
  var contents: [Set<SlowFact>]
  /// What is there not merely because an inner system has it (rule 10).
  var local: [Set<SlowFact>]
  /// Shape: node → local copy → its arrival day; an entry for every local copy.
  var arrivals: [[SlowFact: Int32]]
  /// What has come there from a 独自 holding without coming into other hands, perhaps among the rest (0008.13).
  var rooted: [Set<SlowFact>]
  /// What is not 独自 there (0008.13).
  var ordinary: [Set<SlowFact>]
  /// What somebody brought there (rule 19).
  var brought: [Set<SlowFact>]
  /// What somebody brought there on this very day (rule 22).
  var fresh: [Set<SlowFact>]
  /// Shape: flow → what it carries, before storing; empty when it does not run.
  var carried: [Set<SlowFact>]
  /// Shape: flow → what of that is not 独自 where it arrives (0008.13).
  var carriedOrdinary: [Set<SlowFact>]

  /// A day on which nothing is anywhere.
  init(_ day: Day, nodes: Int, flows: Int) {
    self.day = day
    contents = Array(repeating: [], count: nodes)
    local = contents
    arrivals = Array(repeating: [:], count: nodes)
    rooted = contents
    ordinary = contents
    brought = contents
    fresh = contents
    carried = Array(repeating: [], count: flows)
    carriedOrdinary = carried
  }

  /// Puts a copy at a node as its own; says whether that was news.
  mutating func place(_ fact: SlowFact, at node: Int) -> Bool {
    let isNew = contents[node].insert(fact).inserted
    return local[node].insert(fact).inserted || isNew
  }
}
