/// A Japanese era, from its first day until the day before the next.
///
/// Our own table, because calendars of libraries take 平成31年5月1日 without a word.
/// - SeeAlso: 元号法（昭和54年法律第43号）; the first days as in the imperial edicts and 政令 that named the eras.
public enum JapaneseEra: String, CaseIterable, Sendable {
  case meiji = "明治"
  case taisho = "大正"
  case showa = "昭和"
  case heisei = "平成"
  case reiwa = "令和"

  /// The letter that stands for it in forms: R6.6.11.
  public var letter: Character {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  /// The Gregorian year of its first year.
  public var firstYear: Int { start.year }

  private var start: (year: Int, month: Int, day: Int) {
    switch self {
    case .meiji: (1868, 10, 23)
    case .taisho: (1912, 7, 30)
    case .showa: (1926, 12, 25)
    case .heisei: (1989, 1, 8)
    case .reiwa: (2019, 5, 1)
    }
  }

  /// Its first day, inclusive.
  public var firstDay: Day {
    Day(year: start.year, month: start.month, day: start.day) ?? .distantPast
  }

  /// The day before the next era; the distant future for the present one.
  public var lastDay: Day {
    guard let index = Self.allCases.firstIndex(of: self), index + 1 < Self.allCases.count else {
      return .distantFuture
    }
    return Self.allCases[index + 1].firstDay.previous
  }

  /// The era of a day; `nil` before 明治.
  public init?(containing day: Day) {
    guard let era = Self.allCases.last(where: { $0.firstDay <= day }) else { return nil }
    self = era
  }

  /// A day as a ward office writes it: 令和元年5月1日; ISO before 明治.
  public static func written(_ day: Day) -> String {
    guard let era = JapaneseEra(containing: day), !day.isDistant else { return day.description }
    let (year, month, dayOfMonth) = day.date
    let number = year - era.firstYear + 1
    return "\(era.rawValue)\(number == 1 ? "元" : String(number))年\(month)月\(dayOfMonth)日"
  }
}
