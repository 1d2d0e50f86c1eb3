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
  /// Whether it is a bare month, year or 年度: one day of it, and nothing says which (`docs/adr/0008`, 4). 令和6年6月〜令和6年6月 is none:
  /// it may be several.
  public let isSomeDay: Bool

  /// A period; `nil` for an end that is open.
  public init(start: Bound? = nil, end: Bound? = nil) {
    self.start = start
    self.end = end
    isSomeDay = false
  }

  /// One date for both ends: a day, or some day of a month, a year or a 年度.
  public init(on date: Bound) {
    start = date
    end = date
    isSomeDay = date.isImprecise
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

  /// The imprecise ends, as what an approval written with them agrees on.
  public var tokens: [DateToken] { tokens(ofSomeDay: isSomeDay) }

  /// The approvals' dates with which this, as the period of what happens, agrees: a bare date is both ends.
  var agreeing: [DateToken] { isSomeDay ? tokens + tokens(ofSomeDay: false) : tokens }

  private func tokens(ofSomeDay: Bool) -> [DateToken] {
    var tokens: [DateToken] = []
    if let start, start.isImprecise {
      tokens.append(DateToken(side: .start, of: start, isSomeDay: ofSomeDay))
    }
    if let end, end.isImprecise {
      tokens.append(DateToken(side: .end, of: end, isSomeDay: ofSomeDay))
    }
    return tokens
  }
}

/// An imprecise date at one side of an approval's period. What happens on a date written alike is on the same day
/// (design §3, Time; `docs/adr/0008`, 4).
public struct DateToken: Hashable, Comparable, Sendable {
  /// Which end of a period the date stands at.
  public enum Side: Int, Sendable { case start, end }

  public let side: Side
  public let earliest: Day
  public let latest: Day
  /// Whether the approval is for that one day: then only a bare date agrees with it.
  public let isSomeDay: Bool

  /// The token of an imprecise bound.
  public init(side: Side, of bound: Bound, isSomeDay: Bool = false) {
    self.side = side
    earliest = bound.earliest
    latest = bound.latest
    self.isSomeDay = isSomeDay
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.earliest, a.latest, a.side.rawValue, a.isSomeDay ? 1 : 0)
      < (b.earliest, b.latest, b.side.rawValue, b.isSomeDay ? 1 : 0)
  }

  /// The day as which it is read where an approval written with it does not cover `day` for its sake: a start as late as can be, and an
  /// end the day before, which of all such readings leaves most on `day`.
  func reading(before day: Day) -> Day { side == .start ? latest : max(earliest, day.previous) }
}

/// Imprecise dates that are read as one day; all others are read at their widest. Shape: date → that day.
package typealias DateReading = [DateToken: Day]

extension Period {
  /// The widest reading but for ends that `reading` reads as one day; `nil` where no day is left.
  package func widest(_ reading: DateReading) -> DayRange? {
    guard !reading.isEmpty else { return widest }
    return DayRange(
      start.map { day(of: $0, at: .start, reading) ?? $0.earliest } ?? .distantPast,
      lastDay(reading) ?? .distantFuture)
  }

  /// The last day on which it may hold; `nil` for an open end.
  package func lastDay(_ reading: DateReading) -> Day? {
    end.map { day(of: $0, at: .end, reading) ?? $0.latest }
  }

  /// Whether it may hold on `day`.
  func mayHold(on day: Day, _ reading: DateReading) -> Bool {
    widest(reading)?.contains(day) ?? false
  }

  private func day(of bound: Bound, at side: DateToken.Side, _ reading: DateReading) -> Day? {
    guard bound.isImprecise, !reading.isEmpty else { return nil }
    if let day = reading[DateToken(side: side, of: bound)] { return day }
    return isSomeDay ? reading[DateToken(side: side, of: bound, isSomeDay: true)] : nil
  }
}
