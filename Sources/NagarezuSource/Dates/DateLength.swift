import NagarezuCore

/// A length of time as people write it: `1年間`, `6か月`, `1年6月`, `2週間`, `30日間`, `半年`, `5 years`.
struct DateLength {
  private(set) var years = 0
  private(set) var months = 0
  private(set) var days = 0
  /// Whether it is only a number and 年 or 日, which may be a year of an era or a day of a month as well.
  private(set) var isAmbiguous = false
  var isEmpty: Bool { (years, months, days) == (0, 0, 0) }

  /// Takes a length from the front; `nil` where there is none. With `bareMonths`, `1年6月` is one as laws write it; in a period it
  /// is a month of a year.
  init?(_ scan: inout DateScan, bareMonths: Bool = false) {
    var isAnything = false
    while let unit = Self.unit(&scan, isAnything, bareMonths) {
      let (ofYears, ofMonths) = (years + unit.length.years, months + unit.length.months)
      (years, months, days) = (ofYears, ofMonths, days + unit.length.days)
      isAmbiguous = !isAnything && unit.isAmbiguous
      isAnything = true
    }
    // `2024年` is a year, not a span of two thousand years.
    guard isAnything, years < 1000 else { return nil }
  }

  private typealias Unit = (length: (years: Int, months: Int, days: Int), isAmbiguous: Bool)

  private static func unit(
    _ scan: inout DateScan, _ isBehindAnother: Bool, _ bareMonths: Bool
  ) -> Unit? {
    var ahead = scan
    guard let unit = read(&ahead, isBehindAnother, bareMonths) else { return nil }
    scan = ahead
    return unit
  }

  private static func read(
    _ scan: inout DateScan, _ isBehindAnother: Bool, _ bareMonths: Bool
  ) -> Unit? {
    if isBehindAnother, scan.takes("半") { return ((0, 6, 0), false) }
    if scan.takesOne(of: ["半年間", "半年"]) { return ((0, 6, 0), false) }
    guard let number = scan.number() else { return nil }
    if scan.takesOne(of: ["年間", "か年", "カ年", "ヵ年", "ヶ年", "ケ年", "箇年", "years", "year"]) {
      _ = scan.takes("間")
      return ((number, 0, 0), false)
    }
    if scan.takes("年") { return ((number, 0, 0), true) }
    let months = [
      "か月", "ヶ月", "ヵ月", "カ月", "ケ月", "ｹ月", "ｶ月", "箇月", "個月", "月間", "months", "month",
    ]
    if scan.takesOne(of: months) || isBehindAnother && bareMonths && scan.takes("月") {
      _ = scan.takes("間")
      return ((0, number, 0), false)
    }
    if scan.takesOne(of: ["週間", "週", "weeks", "week"]) { return ((0, 0, number * 7), false) }
    if scan.takesOne(of: ["日間", "days", "day"]) { return ((0, 0, number), false) }
    if scan.takes("日") { return ((0, 0, number), true) }
    return nil
  }

  /// The last day of the length that begins with `start`: the day before the one that bears its number; the last of the
  /// month where none does.
  ///
  /// - SeeAlso: 民法143条.
  func lastDay(from start: Day) -> Day {
    guard years > 0 || months > 0 else { return start.adding(years: 0, months: 0, days: days - 1) }
    let moved = start.adding(years: years, months: months, days: 0)
    guard !start.isDistant, !moved.isDistant else { return .distantFuture }
    let end = moved.date.day == start.date.day ? moved.previous : moved
    return end.adding(years: 0, months: 0, days: days)
  }
}

/// How long data stays, as people write it: `5年`, `6か月`, `30日`, `1年6か月`, `永年`, `契約終了まで`, `契約終了後5年`.
struct KeepReading {
  let keep: System.Keep

  /// `nil` for a text that says no length; it may still be a date.
  init?(_ text: String) {
    if text == "untilContractEnd" {
      keep = .contractEnd
      return
    }
    var scan = DateScan(text)
    if scan.takesOne(of: ["永年", "永久", "無期限", "forever"]) {
      _ = scan.takesOne(of: ["に保存", "に保管", "保存", "保管"])
      guard scan.isAtEnd else { return nil }
      keep = .forever
    } else if Self.takesContract(&scan) {
      guard let found = Self.behindContract(&scan) else { return nil }
      keep = found
    } else {
      guard let length = DateLength(&scan, bareMonths: true) else { return nil }
      if scan.takesOne(of: ["afterthecontractends", "aftercontractend"]) {
        keep = .afterContract(years: length.years, months: length.months, days: length.days)
      } else {
        Self.takeStay(&scan)
        keep = .span(years: length.years, months: length.months, days: length.days)
      }
    }
    guard scan.isAtEnd else { return nil }
  }

  /// `契約`, `業務委託契約期間`, `委託期間`.
  private static func takesContract(_ scan: inout DateScan) -> Bool {
    var ahead = scan
    _ = ahead.takesOne(of: ["本", "当該"])
    _ = ahead.takes("業務")
    let isEntrusted = ahead.takes("委託")
    guard ahead.takes("契約") || isEntrusted else { return false }
    _ = ahead.takes("の")
    let isPeriod = ahead.takes("期間")
    _ = ahead.takes("の")
    if ahead.takesOne(of: ["終了", "満了", "完了"]) || isPeriod && ahead.startsWithStay {
      scan = ahead
      return true
    }
    return false
  }

  /// What stands behind `契約終了`: `まで`, `時`, `後5年`, `の日から5年間`.
  private static func behindContract(_ scan: inout DateScan) -> System.Keep? {
    _ = scan.takesOne(of: ["の日", "した日", "日", "の時", "時"])
    if scan.takesOne(of: ["後から", "後", "から", "より"]) {
      guard let length = DateLength(&scan, bareMonths: true) else { return nil }
      takeStay(&scan)
      return .afterContract(years: length.years, months: length.months, days: length.days)
    }
    _ = scan.takes("中")
    takeStay(&scan)
    return .contractEnd
  }

  private static func takeStay(_ scan: inout DateScan) {
    _ = scan.takesOne(of: ["までの間", "まで", "迄", "の間", "間"])
    _ = scan.takesOne(of: ["保存", "保管"])
  }
}

extension DateScan {
  /// Whether what stands here says that something stays for the length of a period named before.
  fileprivate var startsWithStay: Bool {
    var ahead = self
    return isAtEnd || ahead.takesOne(of: ["中", "まで", "の間"])
  }
}
