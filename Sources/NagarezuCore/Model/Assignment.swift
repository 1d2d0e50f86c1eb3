/// Who has a part in something, or where it stands, over some days: an operator, a key's holder, a site with 期間 (design §10.19).
public struct Assignment<Holder: Hashable & Sendable>: Hashable, Sendable {
  public var holder: Holder
  public var period: Period
  /// Of an operator of a system: how what the system holds comes to it on its first day; `nil` where the model does not say.
  public var channel: Channel.ID?
  /// Of an operator or site: what becomes of the copies there at the end; `nil` where they stay.
  public var handover: Handover?
  public var span: SourceSpan

  /// A part that `holder` has during `period`.
  public init(
    _ holder: Holder, _ period: Period, channel: Channel.ID? = nil, handover: Handover? = nil,
    span: SourceSpan
  ) {
    self.holder = holder
    self.period = period
    self.channel = channel
    self.handover = handover
    self.span = span
  }
}

/// What becomes of an operator's copies when its time is over (引渡し).
public enum Handover: String, CaseIterable, Sendable {
  case erased = "消去済"
  case returned = "返還済"

  /// The word in English.
  public var english: String {
    switch self {
    case .erased: "erased"
    case .returned: "returned"
    }
  }
}

extension Array {
  /// The holders of those assignments that have `day` when dates written with any of `tokens` are read at their narrowest; in order, none twice.
  func holders<Holder>(on day: Day, _ reading: DateReading = [:]) -> [Holder]
  where Element == Assignment<Holder>, Holder: Comparable {
    let present = filter { $0.period.mayHold(on: day, reading) }
    return Set(present.map(\.holder)).sorted()
  }
}
