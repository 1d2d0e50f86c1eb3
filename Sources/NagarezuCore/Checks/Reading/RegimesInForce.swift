/// A kind of approval that a 制度 states as not required, and when: what a run must list (0008.10).
public struct Lifted: Sendable {
  public var regime: Regime.ID
  public var kind: Approval.Kind
  /// In order; never empty.
  public var days: [DayRange]
}

extension Approval.Kind {
  /// Whether a 制度 may state it as not required; of every other kind that is refused by the reader.
  public var canBeLifted: Bool {
    switch self {
    case .processing, .connection: true
    case .entrustment, .subcontract, .provision, .otherPurpose, .statute, .consent: false
    }
  }
}

extension Model {
  /// The 制度 that are about this business: those of its authority.
  var ownRegimes: [Regime.ID] {
    regimes.indices.map { Regime.ID($0) }.filter { regimes[$0.position].authority == authority }
  }

  /// What its 制度 state as not required on days of `window`, in order of 制度 and kind.
  public func lifted(within window: DayRange = .always) -> [Lifted] {
    ownRegimes.flatMap { id in
      Approval.Kind.allCases.filter(\.canBeLifted).compactMap { kind in
        let days = daysLifted(kind, by: id).compactMap { $0.intersection(window) }
        return days.isEmpty ? nil : Lifted(regime: id, kind: kind, days: days)
      }
    }
  }

  /// The days of a 制度, at its narrowest, but those of its entries of the kind, at their widest; empty where it does not name the kind.
  private func daysLifted(_ kind: Approval.Kind, by id: Regime.ID) -> [DayRange] {
    let regime = regimes[id.position]
    let entries = regime.requires.filter { $0.kind == kind }
    guard kind.canBeLifted, !entries.isEmpty, let days = regime.period.narrowest else { return [] }
    return days.subtracting(entries.flatMap(\.periods).map(\.widest))
  }

  /// The days on which a kind of approval is required, in order. What one 制度 names as required no other lifts.
  func daysRequired(_ kind: Approval.Kind) -> [DayRange] {
    let required = ownRegimes.flatMap { regimes[$0.position].requires }
      .filter { $0.kind == kind }.flatMap(\.periods).map(\.widest)
    let lifted = ownRegimes.flatMap { daysLifted(kind, by: $0) }
      .flatMap { $0.subtracting(required) }
    return DayRange.always.subtracting(lifted)
  }

  /// Whether there may be a day on which two papers are in force and both are required.
  func mayBind(_ one: Approval, _ other: Approval) -> Bool {
    let required = [one.kind, other.kind].map(daysRequired)
    return one.periods.contains { period in
      other.periods.compactMap { period.widest.intersection($0.widest) }.contains { days in
        required[0].compactMap { days.intersection($0) }.contains { days in
          required[1].contains { days.intersection($0) != nil }
        }
      }
    }
  }

  /// The 制度 that a 再委託 is read by: those in force on its first day, at the earliest; without one, all (0008.10).
  func regimes(for paper: Approval) -> [Regime] {
    let own = ownRegimes.map { regimes[$0.position] }
    guard let day = paper.firstDay?.earliest else { return own }
    return own.filter { $0.period.narrowest?.contains(day) ?? false }
  }
}

extension Facts {
  /// The days that are judged and on which a kind of approval is required, in order.
  func days(requiring kind: Approval.Kind) -> [DayRange] { required[kind] ?? [window] }
}
