/// Where operators change (`docs/adr/0008`, 19).
extension Sweep {
  /// What is known at the end of an epoch of what whoever leaves then goes on having.
  struct Leaving: Sendable {
    let lastDay: Day
    /// Shape: node → bit of its own copies → the day it last arrived, ``Sweep/now`` for the last day itself. Only where a stay is a span.
    let clocks: [[Int: Int32]]
  }

  /// Marks what stays at systems that come into other hands: it is brought to an authority that had no part in them, and no longer 独自.
  mutating func takeOver() {
    guard let previous else { return }
    for id in epoch.model.systemIDs where !epoch.model[id].assignments.isEmpty {
      let node = id.position
      let successors = epoch.successors(of: id, after: previous)
      guard !successors.isEmpty else { continue }
      if successors.contains(where: epoch.model.isOfAuthority),
        !previous.model[id].operators.contains(where: epoch.model.isOfAuthority)
      {
        states[node].brought.formUnion(states[node].local)
      }
      states[node].rooted = Copies()
      states[node].ordinary.formUnion(states[node].local)
    }
  }
}

extension Epoch {
  /// Who takes a system over on the first day, after the epoch before: those who did not operate it then, unless all who did are parts of
  /// the same legal person. The first operators of all take nothing over.
  func successors(of id: System.ID, after earlier: Epoch) -> [Party.ID] {
    let before = earlier.model[id].operators
    let hasBegun = model[id].assignments.contains {
      $0.period.widest(reading).map { $0.first < days.first } ?? false
    }
    guard hasBegun else { return [] }
    return model[id].operators.filter { party in
      let person = model.withAncestors(party).last
      return !before.contains(party)
        && !before.allSatisfy { model.withAncestors($0).last == person }
    }
  }
}
