import NagarezuCore

/// A date as people write it, to the precision they wrote it with.
///
/// `2024-06-11`, `2024/6/11`, `2024年6月11日`, `令和6年6月11日`, `R6.6.11`, full-width and Chinese digits, `元年`, `月末日`,
/// `上旬` `中旬` `下旬`, a month, a year, a 年度; each may end in `予定`.
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
    case unreadable
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
  /// As written, for messages.
  var text: String

  /// Reads a date. What it leaves out at the front (`11月29日`, `同年11月`) is taken from `earlier`, the start of a period.
  init(_ written: String, after earlier: DayReading? = nil) throws(Fault) {
    text = written
    var scan = DateScan(written)
    isPlanned = scan.takesPlanned()
    if let iso = scan.isoDate() {
      (era, year, month) = (iso.era, iso.year, iso.month)
      precision = iso.day.map(Precision.day) ?? .month
    } else {
      guard let front = scan.front(after: earlier) else { throw .unreadable }
      (era, year) = (front.era, front.year)
      if scan.takes("年度"), front.isWritten {
        (month, precision) = (4, .fiscalYear)
      } else if front.isWritten, scan.takes("年"), scan.isAtEnd {
        (month, precision) = (1, .year)
      } else if let rest = scan.monthAndDay(after: front.isWritten ? nil : earlier) {
        (month, precision) = (rest.month, rest.precision)
      } else {
        throw .unreadable
      }
    }
    guard scan.isAtEnd else { throw .unreadable }
    guard (1...9999).contains(year) else { throw .unreadable }
    guard (1...12).contains(month) else {
      throw .impossible(
        Message(ja: "\(month)月はありません", en: "there is no month \(month)"), nil)
    }
    try checkDay()
    try checkEra()
  }

  /// Its first and last possible day.
  var bound: Bound {
    let (first, last) = days
    let start = era.map { max(first, $0.firstDay) } ?? first
    let end = era.map { min(last, $0.lastDay) } ?? last
    // A 年度 runs on through a change of era: 平成31年度 ended on 31 March 2020, and so did 令和元年度.
    if precision == .fiscalYear {
      return Bound(earliest: first, latest: last, isPlanned: isPlanned)
    }
    return Bound(earliest: start, latest: end, isPlanned: isPlanned)
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
    let isWithin =
      precision == .fiscalYear
      ? year >= era.firstYear && first <= era.lastDay
      : first <= era.lastDay && last >= era.firstDay
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
}
