/// The days from one to another, both included. Never empty.
public struct DayRange: Hashable, Sendable {
  public let first: Day
  public let last: Day

  /// The days from `first` to `last`, inclusive; `nil` where `last` is before `first`.
  public init?(_ first: Day, _ last: Day) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// One day alone, or all days where none is given: what a question for `day` looks at.
  public init(on day: Day?) {
    first = day ?? .distantPast
    last = day ?? .distantFuture
  }

  /// All days.
  public static let always = DayRange(on: nil)

  /// Whether `day` lies in the range.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// The days in both; `nil` where there is none.
  public func intersection(_ other: DayRange) -> DayRange? {
    DayRange(max(first, other.first), min(last, other.last))
  }
}

/// One end of a period as a person wrote it: a day, or a span in which the day lies.
///
/// `令和6年5月` is some day from 1 to 31 May 2024; `令和6年6月11日` is one day and `earliest == latest`.
public struct Bound: Hashable, Sendable {
  public let earliest: Day
  public let latest: Day
  /// Whether the writer marked it 予定 (planned).
  public let isPlanned: Bool

  /// A bound that lies between two days, both included.
  public init(earliest: Day, latest: Day, isPlanned: Bool = false) {
    self.earliest = earliest
    self.latest = max(earliest, latest)
    self.isPlanned = isPlanned
  }

  /// A bound known to the day.
  public init(_ day: Day) { self.init(earliest: day, latest: day) }

  /// Whether the day itself is not known.
  public var isImprecise: Bool { earliest != latest }
}

/// When something holds, as written; an absent end is open.
///
/// What the text does not settle is read twice: ``widest`` for what happens, ``narrowest`` for what is allowed.
public struct Period: Hashable, Sendable {
  public var start: Bound?
  public var end: Bound?

  /// A period; `nil` for an end that is open.
  public init(start: Bound? = nil, end: Bound? = nil) {
    self.start = start
    self.end = end
  }

  /// A period from one day to another, both included and known.
  public init(_ first: Day, _ last: Day) {
    self.init(start: Bound(first), end: Bound(last))
  }

  /// All days: what an unstated period of a flow means.
  public static let always = Period()

  /// Every day on which it may hold.
  public var widest: DayRange {
    // The loader refuses a period whose end is before its start, so the range is never empty.
    DayRange(start?.earliest ?? .distantPast, end?.latest ?? .distantFuture) ?? .always
  }

  /// Every day on which it surely holds; `nil` where no day is sure (`令和6年5月` as a whole period).
  public var narrowest: DayRange? {
    DayRange(start?.latest ?? .distantPast, end?.earliest ?? .distantFuture)
  }

  /// Whether it is a bare month, year or 年度: one day of it, and nothing says which (`docs/adr/0008`, 4).
  public var isSomeDay: Bool { start != nil && start == end && start?.isImprecise == true }

  /// The imprecise ends, as tokens: equal for periods written with the same imprecise date.
  public var tokens: [DateToken] {
    var tokens: [DateToken] = []
    if let start, start.isImprecise { tokens.append(DateToken(side: .start, of: start)) }
    if let end, end.isImprecise { tokens.append(DateToken(side: .end, of: end)) }
    return tokens
  }
}

/// An imprecise date at one side of a period. A flow and an approval that share one agree on the day it means
/// (design §3, Time).
public struct DateToken: Hashable, Comparable, Sendable {
  /// Which end of a period the date stands at.
  public enum Side: Int, Sendable { case start, end }

  public let side: Side
  public let earliest: Day
  public let latest: Day

  /// The token of an imprecise bound.
  public init(side: Side, of bound: Bound) {
    self.side = side
    earliest = bound.earliest
    latest = bound.latest
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.earliest, a.latest, a.side.rawValue) < (b.earliest, b.latest, b.side.rawValue)
  }
}

extension Period {
  /// The widest reading but for ends written with `token`, which are read at their narrowest.
  ///
  /// `nil` where no day is left. With `token == nil` this is ``widest``.
  public func widest(narrowing token: DateToken?) -> DayRange? {
    widest(narrowing: token.map { [$0] } ?? [])
  }

  /// The same with ends written with any of `tokens` read at their narrowest.
  func widest(narrowing tokens: Set<DateToken>) -> DayRange? {
    guard !tokens.isEmpty else { return widest }
    var first = start?.earliest ?? .distantPast
    var last = end?.latest ?? .distantFuture
    if let start, tokens.contains(DateToken(side: .start, of: start)) { first = start.latest }
    if let end, tokens.contains(DateToken(side: .end, of: end)) { last = end.earliest }
    return DayRange(first, last)
  }

  /// Whether it may hold on `day`, ends written with any of `tokens` read at their narrowest.
  func mayHold(on day: Day, narrowing tokens: Set<DateToken>) -> Bool {
    widest(narrowing: tokens)?.contains(day) ?? false
  }
}
