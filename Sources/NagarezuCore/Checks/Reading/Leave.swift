/// Whether a 再委託 was allowed by whoever gave the work out first (0008.10a).
enum Leave {
  case given
  /// The only records of it are of days after the 再委託 began, or that may lie after it; the first of them.
  case late(Bound)
  /// Somebody outside the authority gave it, and nobody else.
  case byAnother(Party.ID)
  /// None with a day that can be read.
  case none
}

extension Model {
  /// What is recorded of leave for a 再委託: by the authority or a part of it, or by a meeting with its day, which is the authority's.
  func leave(for id: Approval.ID) -> Leave {
    let paper = self[id]
    // What counts is what every 制度 in force takes: without one, either.
    let forms = regimes(for: paper).reduce(Set(Regime.Consent.allCases)) {
      $0.intersection($1.consentBy ?? Regime.Consent.allCases)
    }
    let meeting = paper.meeting == nil || !forms.contains(.meeting) ? nil : paper.decided
    let leaves = forms.contains(.document) ? paper.leaves : []
    let days = leaves.filter { isOfAuthority($0.party) }.map(\.day) + [meeting]
    let start = paper.firstDay
    let readable = days.compactMap(\.self)
    if readable.contains(where: { $0.isInTime(for: start) }) { return .given }
    if let late = readable.min(by: { $0.latest < $1.latest }) { return .late(late) }
    return paper.leaves.first { !isOfAuthority($0.party) }.map { .byAnother($0.party) } ?? .none
  }

  /// How deep in a chain of contracts a paper stands: 1 for what the authority gives out itself, 2 for a 再委託, and one more for each
  /// further 再委託, by its deepest parent (0008.10b).
  func level(of id: Approval.ID) -> Int {
    // The reader refuses circles; a model that was put together otherwise must not hang this.
    func level(_ id: Approval.ID, _ above: Set<Approval.ID>) -> Int {
      guard self[id].kind == .subcontract, !above.contains(id) else { return 1 }
      return 1 + (self[id].parents.map { level($0, above.union([id])) }.max() ?? 1)
    }
    return level(id, [])
  }

  /// The 再委託 papers on which a paper stands, at every level, in order.
  func subcontracts(above id: Approval.ID) -> [Approval.ID] {
    var found: Set<Approval.ID> = []
    var next = self[id].parents
    while let one = next.popLast() {
      guard self[one].kind == .subcontract, found.insert(one).inserted else { continue }
      next += self[one].parents
    }
    return found.subtracting([id]).sorted()
  }
}

extension Approval {
  /// When its first period begins, as written; `nil` where none begins on a day.
  var firstDay: Bound? {
    periods.min {
      ($0.widest.first, $0.start?.latest ?? .distantPast)
        < ($1.widest.first, $1.start?.latest ?? .distantPast)
    }?.start
  }
}

extension Bound {
  /// Whether leave of this day, at the latest, is there when a 再委託 begins, at the earliest; the same imprecise date is the same day.
  fileprivate func isInTime(for start: Bound?) -> Bool {
    guard let start else { return true }
    return latest <= start.earliest || (earliest, latest) == (start.earliest, start.latest)
  }
}
