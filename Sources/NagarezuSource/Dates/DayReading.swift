import NagarezuCore

/// A date as people write it, to the precision they wrote it with.
///
/// `2024-06-11`, `2024/6/11`, `2024年6月11日`, `令和6年6月11日`, `R6.6.11`, full-width and Chinese digits, `元年`, `月末日`,
/// `上旬` `中旬` `下旬`, a month, a year, a 年度, its `末` and `当初`; each may end in its day of the week, `付け` and `予定`.
struct DayReading {
  /// What is left out at the end of a date, or said loosely.
  enum Precision: Equatable {
    case fiscalYear, year, month
    case early, middle, late
    case lastDay
    case day(Int)
  }

  /// Why a text is no date.
  enum Fault: Error, Equatable {
    /// Shape: what to write, where there is more to say than how dates look.
    case unreadable(Message?)
    /// Shape: what is wrong, and what may have been meant.
    case impossible(Message, Message?)
  }

  var era: JapaneseEra?
  /// Gregorian.
  var year: Int
  /// 1 to 12; 4 for a 年度.
  var month: Int
  var precision: Precision
  var isPlanned: Bool
  /// Whether the era was written with a 年度, which runs on through a change of era.
  private var isFiscal = false
  /// As written, for messages.
  var text: String

  /// The 年度 in which it lies.
  var fiscalYear: Int { month < 4 ? year - 1 : year }

  /// Reads a date. What it leaves out at the front (`11月29日`, `同年11月`, `同7年`) is taken from `earlier`, the start of a
  /// period.
  init(_ written: String, after earlier: DayReading? = nil) throws(Fault) {
    text = written
    var scan = DateScan(written)
    let marks = scan.takesMarks()
    isPlanned = marks.isPlanned
    if let iso = scan.isoDate() {
      (era, year, month) = (iso.era, iso.year, iso.month)
      precision = iso.day.map(Precision.day) ?? .month
    } else {
      guard let front = scan.front(after: earlier) else { throw .unreadable(nil) }
      (era, year, month, precision) = (front.era, front.year, 1, .year)
      if front.isWritten, front.isFiscal || scan.takes("年度") {
        takeFiscal(&scan)
      } else if front.isWritten, scan.takes("年"), Self.takesYearOnly(&scan) {
        precision = .year
      } else if front.isWritten, scan.takesOne(of: ["末日", "末"]) {
        (month, precision) = (12, .lastDay)
      } else if let rest = scan.monthAndDay(after: front.isWritten ? nil : earlier) {
        (year, month, precision) = (year + rest.years, rest.month, rest.precision)
      } else {
        throw .unreadable(nil)
      }
    }
    guard scan.isAtEnd, (1...9999).contains(year) else { throw .unreadable(nil) }
    guard (1...12).contains(month) else {
      throw .impossible(
        Message(ja: "\(month)月はありません", en: "there is no month \(month)"), nil)
    }
    try checkDay()
    try checkEra()
    if let weekday = marks.weekday { try check(weekday) }
  }

  /// What stands behind 年度: nothing, 中, 末 or 当初.
  private mutating func takeFiscal(_ scan: inout DateScan) {
    isFiscal = true
    (month, precision) = (4, .fiscalYear)
    _ = scan.takes("の")
    if scan.takesOne(of: ["末日", "末"]) {
      (year, month, precision) = (year + 1, 3, .lastDay)
    } else if scan.takesOne(of: ["当初", "初日", "初め", "始め", "はじめ"]) {
      precision = .day(1)
    } else {
      _ = scan.takesOne(of: ["中", "内"])
    }
  }

  private static func takesYearOnly(_ scan: inout DateScan) -> Bool {
    var ahead = scan
    _ = ahead.takesOne(of: ["中", "内"])
    guard ahead.isAtEnd else { return false }
    scan = ahead
    return true
  }

  /// Its first and last possible day.
  var bound: Bound {
    let (first, last) = days
    // A 年度 runs on through a change of era: 平成31年度 ended on 31 March 2020, and so did 令和元年度.
    guard !isFiscal, let era else {
      return Bound(earliest: first, latest: last, isPlanned: isPlanned)
    }
    return Bound(
      earliest: max(first, era.firstDay), latest: min(last, era.lastDay), isPlanned: isPlanned)
  }

  private var days: (Day, Day) {
    let length = Day.length(ofMonth: month, in: year)
    switch precision {
    case .fiscalYear: return (day(4, 1), day(3, 31, yearsLater: 1))
    case .year: return (day(1, 1), day(12, 31))
    case .month: return (day(month, 1), day(month, length))
    case .early: return (day(month, 1), day(month, 10))
    case .middle: return (day(month, 11), day(month, 20))
    case .late: return (day(month, 21), day(month, length))
    case .lastDay: return (day(month, length), day(month, length))
    case .day(let number): return (day(month, number), day(month, number))
    }
  }

  private func day(_ month: Int, _ day: Int, yearsLater: Int = 0) -> Day {
    Day(year: year + yearsLater, month: month, day: day) ?? .distantFuture
  }
}

// MARK: - What is not on the calendar

extension DayReading {
  private func checkDay() throws(Fault) {
    guard case .day(let number) = precision else { return }
    let length = Day.length(ofMonth: month, in: year)
    guard !(1...length).contains(number) else { return }
    let last = day(month, length)
    throw .impossible(
      Message(
        ja: "「\(text.shown)」という日はありません（\(month)月は\(length)日まで）",
        en: "\(text.shown) does not exist: the month has \(length) days"),
      Message(
        ja: "\(era == nil ? last.description : JapaneseEra.written(last))（\(month)月\(length)日）ですか",
        en: "did you mean \(last)?"))
  }

  private func checkEra() throws(Fault) {
    guard let era else { return }
    let (first, last) = days
    // 平成31年度末 and 令和元年度当初 lie in other eras than their 年度 is called by.
    let fiscal = (
      Day(year: fiscalYear, month: 4, day: 1) ?? first,
      Day(year: fiscalYear + 1, month: 3, day: 31) ?? last
    )
    let (begin, end) = isFiscal ? fiscal : (first, last)
    let isWithin =
      begin <= era.lastDay && end >= era.firstDay && (!isFiscal || fiscalYear >= era.firstYear)
    guard !isWithin else { return }
    let other = JapaneseEra.written(first)
    let isLate = first > era.lastDay
    throw .impossible(
      Message(
        ja: isLate
          ? "「\(text.shown)」はありません（\(era.rawValue)は\(JapaneseEra.written(era.lastDay))まで）"
          : "「\(text.shown)」はありません（\(era.rawValue)は\(JapaneseEra.written(era.firstDay))から）",
        en: isLate
          ? "\(text.shown) is after \(era.rawValue) ended on \(era.lastDay)"
          : "\(text.shown) is before \(era.rawValue) began on \(era.firstDay)"),
      Message(ja: "\(other)ですか", en: "did you mean \(other)?"))
  }

  /// A day of the week is a second statement of the day: one that differs means that one of the two is wrong.
  private func check(_ weekday: Int) throws(Fault) {
    let (first, last) = days
    let written = DateScan.weekdays[weekday]
    guard first == last else {
      throw .impossible(
        Message(
          ja: "「\(text.shown)」は1日に定まらないので、曜日は書けません",
          en: "\(text.shown) is no single day, so it has no day of the week"),
        Message(ja: "曜日を取り除いてください", en: "remove the day of the week"))
    }
    guard first.weekday != weekday else { return }
    let right = DateScan.weekdays[first.weekday]
    let day = era == nil ? first.description : JapaneseEra.written(first)
    throw .impossible(
      Message(
        ja: "「\(text.shown)」の曜日が合いません（\(JapaneseEra.written(first))は\(right.ja)曜日）",
        en: "\(text.shown): \(first) is a \(right.en), not a \(written.en)"),
      Message(
        ja: "日付と曜日のどちらが正しいかを確かめ、日付が正しければ「\(day)（\(right.ja)）」と書いてください",
        en: "check which of the two is right; for that day write '\(first) (\(right.en.prefix(3)))'"
      ))
  }
}

extension Day {
  /// 0 for Sunday to 6 for Saturday.
  fileprivate var weekday: Int { ((Int(number) + 4) % 7 + 7) % 7 }
}
