/// A day on the proleptic Gregorian calendar, without a time or a time zone.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; may be negative.
  public let number: Int32

  /// The day `number` days after 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// Before every day a model can name: the start of a period that is open there.
  public static let distantPast = Day(number: .min / 2)
  /// After every day a model can name: the end of a period that is open there.
  public static let distantFuture = Day(number: .max / 2)

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  /// The day after; the two distant days stay where they are.
  public var next: Day { isDistant ? self : Day(number: number + 1) }
  /// The day before; the two distant days stay where they are.
  public var previous: Day { isDistant ? self : Day(number: number - 1) }
  /// Whether this stands for an open end rather than for a day.
  public var isDistant: Bool { self == .distantPast || self == .distantFuture }
}

extension Day {
  /// The day of a calendar date; `nil` for one that does not exist, such as 2024-02-30, or a year outside 1…9999.
  ///
  /// - SeeAlso: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), `days_from_civil`.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// Year, month and day; meaningless for a distant day.
  public var date: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// 28 to 31.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// This day after so many years, months and days; the last day of the month where that day does not exist.
  ///
  /// Distant days stay where they are, and what goes past the year 9999 is the distant future.
  public func adding(years: Int, months: Int, days: Int) -> Day {
    guard !isDistant else { return self }
    let (year, month, day) = date
    let count = year * 12 + (month - 1) + years * 12 + months
    let (y, m) = (count / 12, count % 12 + 1)
    guard let moved = Day(year: y, month: m, day: min(day, Day.length(ofMonth: m, in: y))),
      days < 4_000_000
    else { return .distantFuture }
    let result = Day(number: moved.number + Int32(days))
    return result.date.year > 9999 ? .distantFuture : result
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601 (`2024-06-11`), or `…` for an open end.
  public var description: String {
    guard !isDistant else { return "…" }
    let (year, month, day) = date
    func digits(_ n: Int, _ width: Int) -> String {
      let text = String(n)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }
}
