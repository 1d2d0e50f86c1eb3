import NagarezuCore

/// What the 制度 of a model's own authority say: 0008.10, day by day.
struct SlowRegimes {
  private let own: [Regime]

  init(_ model: Model) { own = model.regimes.filter { $0.authority == model.authority } }

  /// Whether a kind of approval is required on a day. Only 電算処理 and 外部結合 can be stated as not required.
  func requires(_ kind: Approval.Kind, on day: Day) -> Bool {
    guard kind == .processing || kind == .connection else { return true }
    for regime in own {
      let entries = regime.requires.filter { $0.kind == kind }.flatMap(\.periods)
      if entries.contains(where: { Self.mayHold($0, on: day) }) { return true }
    }
    return !own.contains { regime in
      regime.requires.contains { $0.kind == kind } && Self.surelyHolds(regime.period, on: day)
    }
  }

  /// The 制度 in force on the first day of a 再委託, at the earliest; all of them where it has none.
  func inForce(for paper: Approval) -> [Regime] {
    let starts = paper.periods.map { $0.start?.earliest ?? .distantPast }
    guard let first = starts.min(), first != .distantPast else { return own }
    return own.filter { Self.surelyHolds($0.period, on: first) }
  }

  private static func mayHold(_ period: Period, on day: Day) -> Bool {
    (period.start.map { $0.earliest <= day } ?? true)
      && (period.end.map { day <= $0.latest } ?? true)
  }

  private static func surelyHolds(_ period: Period, on day: Day) -> Bool {
    (period.start.map { $0.latest <= day } ?? true)
      && (period.end.map { day <= $0.earliest } ?? true)
  }
}
