import NagarezuCore
import TestSupport
import Testing

@Suite struct DayTests {
  /// Counts day by day, as a person with a wall calendar would.
  @Test func everyDayFrom1868To2100GoesThereAndBack() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = try #require(Day(year: 1868, month: 1, day: 1)).number
    var wrong: [String] = []
    for year in 1868...2100 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for month in 1...12 {
        for day in 1...(month == 2 && isLeap ? 29 : lengths[month - 1]) {
          if Day(year: year, month: month, day: day)?.number != number
            || Day(number: number).date != (year, month, day)
          {
            wrong.append("\(year)-\(month)-\(day)")
          }
          number += 1
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func theCountBeginsIn1970() {
    #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(Day(year: 2000, month: 3, day: 1)?.number == 11_017)
    #expect(Day(year: 1969, month: 12, day: 31)?.number == -1)
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1),
    (2024, 0, 1), (2024, 1, 0), (0, 1, 1), (10_000, 1, 1),
  ])
  func aDayThatDoesNotExistIsNone(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (1, 1, 1), (9999, 12, 31)])
  func aDayThatExistsIsFound(year: Int, month: Int, day: Int) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(found.date == (year, month, day))
  }

  @Test(arguments: [
    ("2024-01-31", 0, 1, 0, "2024-02-29"), ("2023-01-31", 0, 1, 0, "2023-02-28"),
    ("2024-02-29", 1, 0, 0, "2025-02-28"), ("2024-02-29", 4, 0, 0, "2028-02-29"),
    ("2024-10-31", 0, 13, 0, "2025-11-30"), ("2024-12-31", 0, 0, 1, "2025-01-01"),
    ("2024-01-31", 0, 1, 1, "2024-03-01"), ("2024-11-30", 0, 2, 0, "2025-01-30"),
  ])
  func monthsAreAddedBeforeDaysAndEndWithTheMonth(
    start: String, years: Int, months: Int, days: Int, end: String
  ) throws {
    let moved = try day(start).adding(years: years, months: months, days: days)
    #expect(moved.description == end)
  }

  @Test func whatGoesPastTheYear9999IsTheDistantFuture() throws {
    let late = try day("9999-12-31")
    #expect(late.adding(years: 1, months: 0, days: 0) == .distantFuture)
    #expect(late.adding(years: 0, months: 0, days: 1) == .distantFuture)
    #expect(late.adding(years: 0, months: 0, days: 5_000_000) == .distantFuture)
    #expect(late.adding(years: 0, months: 0, days: 0) == late)
  }

  @Test func distantDaysStayWhereTheyAre() {
    for day in [Day.distantPast, .distantFuture] {
      #expect(day.next == day)
      #expect(day.previous == day)
      #expect(day.adding(years: 3, months: 2, days: 1) == day)
      #expect(day.description == "…")
    }
    #expect(Day(number: 4).next == Day(number: 5))
    #expect(Day(number: 4).previous == Day(number: 3))
  }

  @Test func aDayIsWrittenAsISO8601() throws {
    #expect(try day("2024-06-11").description == "2024-06-11")
    #expect(Day(year: 33, month: 4, day: 5)?.description == "0033-04-05")
  }

  private func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 3)
    return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
  }
}

@Suite struct DayRangeTests {
  private func range(_ first: Int32, _ last: Int32) throws -> DayRange {
    try #require(DayRange(Day(number: first), Day(number: last)))
  }

  @Test func aRangeThatEndsBeforeItBeginsIsNone() {
    #expect(DayRange(Day(number: 5), Day(number: 4)) == nil)
    #expect(DayRange(Day(number: 5), Day(number: 5)) != nil)
  }

  @Test func rangesThatTouchOrOverlapAreJoined() throws {
    let joined = DayRange.joined([
      try range(8, 9), try range(1, 3), try range(4, 5), try range(2, 2), try range(11, 12),
    ])
    #expect(joined == [try range(1, 5), try range(8, 9), try range(11, 12)])
    #expect(DayRange.joined([DayRange]()).isEmpty)
  }

  @Test func openEndsJoinWithoutOverflow() throws {
    let past = try #require(DayRange(.distantPast, Day(number: 3)))
    let future = try #require(DayRange(Day(number: 4), .distantFuture))
    #expect(DayRange.joined([future, past]) == [.always])
    #expect(DayRange.joined([.always, future, past]) == [.always])
  }

  /// Against a set of days, one by one.
  @Test(arguments: UInt64(0)..<300)
  func joiningKeepsTheDays(seed: UInt64) throws {
    var numbers = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> Int32 {
      numbers = numbers &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32((numbers >> 33) % bound)
    }
    let ranges = try (0..<Int(next(6))).map { _ in
      let first = next(20)
      return try range(first, first + next(6))
    }
    let joined = DayRange.joined(ranges)
    for number in Int32(-1)...30 {
      let day = Day(number: number)
      #expect(joined.contains { $0.contains(day) } == ranges.contains { $0.contains(day) })
    }
    for (a, b) in zip(joined, joined.dropFirst()) { #expect(a.last.next < b.first) }
  }

  @Test func theIntersectionIsTheDaysInBoth() throws {
    #expect(try range(1, 5).intersection(try range(4, 9)) == range(4, 5))
    #expect(try range(1, 3).intersection(try range(4, 9)) == nil)
    #expect(try range(1, 3).intersection(.always) == range(1, 3))
  }

  /// Ranges are cut where an approval begins and ends: seen from outside, in the days of what is violated.
  @Test(arguments: [
    (Int32?(3), Int32?(5), [-1...2, 6...20]), (nil, 5, [6...20]), (3, nil, [-1...2]),
    (nil, nil, []), (8, 8, [-1...7, 9...20]),
  ])
  func anApprovalCutsItsDaysOutOfWhatIsViolated(
    first: Int32?, last: Int32?, left: [ClosedRange<Int32>]
  ) {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"])
    small.flow("台帳", to: "会社", ["氏名"])
    small.approve(.consent, "会社", during: .days(first, last))
    let days = Verdict(small.model).violations.filter { $0.rule == "S105" || $0.rule == "C203" }
      .map(\.days)
    let violated = (Int32(-1)...20).filter { number in
      days.contains { $0.contains(Day(number: number)) }
    }
    #expect(violated == left.flatMap { Array($0) })
  }
}
