import NagarezuCore

/// 0008.13: what is nobody's own business.
extension SlowReach {
  /// Marks every copy that goes back to a 独自 holding through the same hands alone: claims that support each other do not.
  func markRooted(_ today: inout SlowDay, kept: [Set<SlowFact>]) {
    today.rooted = kept
    for (index, system) in now.systems.enumerated() {
      for holding in system.born where holding.isOwn && runs(holding.period, on: today.day) {
        today.rooted[index].formUnion(holding.facts.map { now.stored($0, at: index) })
      }
    }
    var count = -1
    while count != today.rooted.map(\.count).reduce(0, +) {
      count = today.rooted.map(\.count).reduce(0, +)
      for flow in now.flows
      where runs(flow.period, on: today.day) && now.keepsHands(from: flow.from, to: flow.to) {
        let source = today.rooted[flow.from]
        var leaving = source.filter { flow.takes[$0.item] && flow.concerns[$0.atom] }
        if !flow.takesAll {
          leaving = leaving.filter { $0.key != nil || !flow.claims($0.item) }
            .union(leaving.filter { flow.claims($0.item) }.map(\.plain))
        }
        let carried = leaving.compactMap { afterwards($0, flow) }
        today.rooted[flow.to].formUnion(carried.map { now.stored($0, at: flow.to) })
      }
      for (index, system) in now.systems.enumerated() {
        for derived in derivations(at: index, in: today)
        where derived.inputs.allSatisfy(today.rooted[index].contains) {
          today.rooted[index].formUnion(derived.outputs)
        }
        if let outer = system.outer, now.keepsHands(from: index, to: outer) {
          today.rooted[outer].formUnion(
            today.rooted[index].map { now.stored($0, at: outer) })
        }
      }
      for node in today.rooted.indices {
        today.rooted[node].formUnion(now.opened(today.rooted[node], at: node).map(\.plain))
      }
    }
  }

  /// Marks every copy that is not 独自: once everything is known that is there on the day.
  func markOrdinary(_ today: inout SlowDay, kept: [Set<SlowFact>]) {
    today.ordinary = kept
    for (index, system) in now.systems.enumerated() {
      for holding in system.born where !holding.isOwn && runs(holding.period, on: today.day) {
        today.ordinary[index].formUnion(holding.facts.map { now.stored($0, at: index) })
      }
    }
    // What a 本人 gives is nobody's business of their own.
    for node in today.ordinary.indices.dropFirst(now.systemCount)
    where model.parties[node - now.systemCount].kind == .dataSubject {
      today.ordinary[node] = today.contents[node]
    }
    var count = -1
    while count != today.ordinary.map(\.count).reduce(0, +) {
      count = today.ordinary.map(\.count).reduce(0, +)
      for (index, flow) in now.flows.enumerated() where runs(flow.period, on: today.day) {
        let carried = carriedOrdinary(by: index, in: today)
        today.carriedOrdinary[index] = carried
        today.ordinary[flow.to].formUnion(carried.map { now.stored($0, at: flow.to) })
      }
      today.ordinary = following(
        today.ordinary, in: today, countingOthersInnerSystems: true)
    }
  }

  /// What of a running flow's is not 独自 at its far end: everything, where that is in other hands too; else what comes from a
  /// copy that is not, and what it claims to carry of a cell that does not go back to a 独自 holding, or that is there otherwise too.
  private func carriedOrdinary(by index: Int, in today: SlowDay) -> Set<SlowFact> {
    let flow = now.flows[index]
    let there = source(of: index, in: today)
    if !now.keepsHands(from: flow.from, to: flow.to) { return carried(by: flow, from: there) }
    let marked = today.ordinary[flow.from]
    let own = Set(today.rooted[flow.from].map(\.plain)).subtracting(marked.map(\.plain))
    var leaving = marked.filter { flow.takes[$0.item] && flow.concerns[$0.atom] }
    if !flow.takesAll {
      let claimed = isOfKnown ? flow.named.filter(Set(there.map(\.plain)).contains) : flow.named
      leaving = leaving.filter { $0.key != nil || !flow.claims($0.item) }
        .union(claimed.filter { !own.contains($0) })
    }
    return Set(leaving.compactMap { afterwards($0, flow) })
  }
}
