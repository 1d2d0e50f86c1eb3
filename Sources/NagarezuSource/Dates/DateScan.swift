import NagarezuCore

/// A date's text, taken piece by piece from the front.
struct DateScan {
  private var rest: [Character]

  /// The text without spaces, its signs in the one form that is read.
  init(_ text: String) {
    rest = text.unicodeScalars.filter { !$0.properties.isWhitespace }.flatMap(Self.plain)
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Digits, letters and brackets in ASCII, hyphens as one, 〇 as one; ㋿ and ㈪ written out.
  private static func plain(_ scalar: Unicode.Scalar) -> [Character] {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0).map { [Character($0)] } ?? []
    case 0x2010...0x2012, 0x2212: ["-"]
    case 0x25CB, 0x25EF, 0x96F6: ["〇"]
    case 0x3008, 0x300C, 0x3010, 0x3014: ["("]
    case 0x3009, 0x300D, 0x3011, 0x3015: [")"]
    case 0x32FF: Array("令和")
    case 0x337B: Array("平成")
    case 0x337C: Array("昭和")
    case 0x337D: Array("大正")
    case 0x337E: Array("明治")
    case 0x322A...0x3230: ["(", Array("月火水木金土日")[Int(scalar.value - 0x322A)], ")"]
    case 0x328A...0x3290: ["(", Array("月火水木金土日")[Int(scalar.value - 0x328A)], ")"]
    default: [Character(scalar)]
    }
  }

  /// Takes a word from the front, if it stands there.
  mutating func takes(_ word: String) -> Bool {
    guard rest.starts(with: word) else { return false }
    rest.removeFirst(word.count)
    return true
  }

  /// Takes the first of some words that stands at the front; `false` where none does.
  mutating func takesOne(of words: [String]) -> Bool { words.contains { takes($0) } }

  /// Takes the first of some words that stands at the end; `nil` where none does.
  mutating func takesEnding(_ endings: [String]) -> String? {
    for ending in endings
    where rest.count > ending.count && rest.suffix(ending.count) == Array(ending)[...] {
      rest.removeLast(ending.count)
      return ending
    }
    return nil
  }

  /// Takes 予定, 付け and a day of the week from the end, in any order. Shape: whether it is planned, and the day of the week,
  /// 0 for Sunday.
  mutating func takesMarks() -> (isPlanned: Bool, weekday: Int?) {
    var (isPlanned, weekday): (Bool, Int?) = (false, nil)
    while true {
      if takesEnding(["(予定)", "予定", "(planned)"]) != nil {
        isPlanned = true
      } else if takesEnding(["付け", "付"]) == nil {
        guard weekday == nil, let found = takesWeekday() else { return (isPlanned, weekday) }
        weekday = found
      }
    }
  }

  /// `(月)`, `(月曜日)`, `(月・祝)`, `月曜日`, `(Mon)`, `Monday`.
  private mutating func takesWeekday() -> Int? {
    let start: Int?
    switch rest.last {
    case ")"?: start = rest.lastIndex(of: "(")
    case "曜"?: start = rest.count - 2
    case "日"? where rest.suffix(2).first == "曜": start = rest.count - 3
    case let last? where last.isASCII && last.isLetter:
      start = rest.lastIndex { !($0.isASCII && $0.isLetter) }.map { $0 + 1 }
    default: start = nil
    }
    guard let start, start > 0,
      let found = Self.weekday(rest[start...].filter { !"()".contains($0) })
    else { return nil }
    rest.removeSubrange(start...)
    return found
  }

  private static func weekday(_ letters: [Character]) -> Int? {
    var word = String(letters)
    for holiday in ["・祝日", "・休日", "、祝日", "・祝", "・休", "、祝", "祝"] where word.hasSuffix(holiday) {
      word.removeLast(holiday.count)
      break
    }
    return weekdays.firstIndex { names in
      [names.ja, names.ja + "曜", names.ja + "曜日", names.en, String(names.en.prefix(3))]
        .contains(word)
    }
  }

  /// From Sunday on.
  static let weekdays: [(ja: String, en: String)] = [
    ("日", "Sunday"), ("月", "Monday"), ("火", "Tuesday"), ("水", "Wednesday"), ("木", "Thursday"),
    ("金", "Friday"), ("土", "Saturday"),
  ]

  /// Takes a number in digits or in Chinese (十二), or 元 for the first year.
  mutating func number(allowsFirst: Bool = false) -> Int? {
    if allowsFirst, takes("元") { return 1 }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count <= 4 {
      rest.removeFirst(digits.count)
      return Int(String(digits))
    }
    let chinese = rest.prefix { "〇一二三四五六七八九十".contains($0) }
    guard !chinese.isEmpty, chinese.count <= 4, let value = Self.value(chinese) else { return nil }
    rest.removeFirst(chinese.count)
    return value
  }

  /// `二〇二四`, `六`, `十`, `二十三`.
  private static func value(_ digits: ArraySlice<Character>) -> Int? {
    let values: [Character: Int] = [
      "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    guard let ten = digits.firstIndex(of: "十") else {
      return digits.reduce(Int?.some(0)) { total, digit in
        values[digit].flatMap { value in total.map { $0 * 10 + value } }
      }
    }
    let tens = digits[..<ten]
    let ones = digits[(ten + 1)...]
    guard tens.count <= 1, ones.count <= 1, !ones.contains("十") else { return nil }
    return (tens.first.flatMap { values[$0] } ?? 1) * 10 + (ones.first.flatMap { values[$0] } ?? 0)
  }

  /// Takes `令和`, or before a number `R`, `r`, `令`.
  private mutating func takesEra() -> JapaneseEra? {
    for era in JapaneseEra.allCases {
      if takes(era.rawValue) { return era }
      for short in [String(era.letter), era.letter.lowercased(), String(era.rawValue.prefix(1))] {
        var ahead = self
        guard ahead.takes(short), ahead.startsWithNumber else { continue }
        self = ahead
        return era
      }
    }
    return nil
  }

  private var startsWithNumber: Bool {
    guard let first = rest.first else { return false }
    return first.isASCII && first.isNumber || "元〇一二三四五六七八九十".contains(first)
  }

  /// Takes `2024-06-11`, `2024/6/11`, `2024.6.11`, `R6.6.11`, `令和6.6.11`, or the same without its day.
  mutating func isoDate() -> (era: JapaneseEra?, year: Int, month: Int, day: Int?)? {
    var ahead = self
    let era = ahead.takesEra()
    guard let number = ahead.number(allowsFirst: era != nil), let sign = ahead.separator(),
      let month = ahead.number()
    else { return nil }
    guard era != nil || number >= 1000 else { return nil }
    var day: Int?
    if !ahead.isAtEnd {
      guard ahead.takes(String(sign)), let found = ahead.number() else { return nil }
      day = found
    }
    guard ahead.isAtEnd else { return nil }
    self = ahead
    return (era, era.map { $0.firstYear + number - 1 } ?? number, month, day)
  }

  private mutating func separator() -> Character? {
    guard let sign = rest.first, "-/.".contains(sign) else { return nil }
    rest.removeFirst()
    return sign
  }

  /// The year at the front of a date.
  struct Front {
    var era: JapaneseEra?
    /// Gregorian.
    var year: Int
    /// Whether a year was written; `false` where a month or a day comes at once.
    var isWritten = true
    /// Whether 年度 was taken with it.
    var isFiscal = false
  }

  /// Takes `令和6`, `2024`, `同7` (of the same era), `同年`, `翌年`, `翌々年`, `同年度`, `翌年度`, `年度` (of the date before) or
  /// `FY2024`; nothing where a month or day comes at once. The 年 or 年度 behind a number stays.
  mutating func front(after earlier: DayReading?) -> Front? {
    if takesOne(of: ["FY", "fiscalyear"]) {
      return number().map { Front(era: nil, year: $0, isFiscal: true) }
    }
    if let era = takesEra() {
      guard let number = number(allowsFirst: true), number >= 1 else { return nil }
      return Front(era: era, year: era.firstYear + number - 1)
    }
    if let earlier, let front = front(relativeTo: earlier) { return front }
    var ahead = self
    if let number = ahead.number(), ahead.rest.first == "年" {
      // A year without an era is of the era of the date before, if it cannot be Gregorian.
      if number < 1000, let era = earlier?.era {
        self = ahead
        return Front(era: era, year: era.firstYear + number - 1)
      }
      guard number >= 1000 else { return nil }
      self = ahead
      return Front(era: nil, year: number)
    }
    return earlier.map { Front(era: nil, year: $0.year, isWritten: false) }
  }

  /// The era may have changed meanwhile where a year is counted from the one before; the year is what was meant.
  private mutating func front(relativeTo earlier: DayReading) -> Front? {
    let words: [(String, years: Int)] = [
      ("同年度", 0), ("当該年度", 0), ("当年度", 0), ("翌々年度", 2), ("翌年度", 1), ("年度", 0),
    ]
    for (word, years) in words where takes(word) {
      return Front(era: nil, year: earlier.fiscalYear + years, isFiscal: true)
    }
    for (word, years) in [("同年", 0), ("翌々年", 2), ("翌年", 1)] {
      guard rest.starts(with: word) else { continue }
      rest.removeFirst(word.count - 1)
      return Front(era: nil, year: earlier.year + years)
    }
    var ahead = self
    if ahead.takes("同"), let era = earlier.era, let number = ahead.number(), number >= 1,
      ahead.rest.first == "年"
    {
      self = ahead
      return Front(era: era, year: era.firstYear + number - 1)
    }
    return nil
  }

  /// A month and what of it: a day, a part, or nothing more.
  struct MonthAndDay {
    var month: Int
    var precision: DayReading.Precision
    /// 1 where 翌月 leads into the next year.
    var years = 0
  }

  /// Takes `6月11日`, `6月末日`, `6月下旬`, `6月`, and after an earlier date `29日`, `同月29日`, `翌月末`, `同日`.
  mutating func monthAndDay(after earlier: DayReading?) -> MonthAndDay? {
    if let earlier {
      if case .day = earlier.precision, takes("同日") {
        return MonthAndDay(month: earlier.month, precision: earlier.precision)
      }
      for (word, months) in [("同月", 0), ("翌々月", 2), ("翌月", 1)] where takes(word) {
        let count = earlier.month - 1 + months
        return (isAtEnd ? .month : day()).map {
          MonthAndDay(month: count % 12 + 1, precision: $0, years: count / 12)
        }
      }
    }
    guard let number = number() else { return nil }
    if takes("月") {
      var ahead = self
      if ahead.isAtEnd || ahead.takesOne(of: ["中", "内"]) && ahead.isAtEnd {
        self = ahead
        return MonthAndDay(month: number, precision: .month)
      }
      return day().map { MonthAndDay(month: number, precision: $0) }
    }
    guard let earlier, takes("日") else { return nil }
    return MonthAndDay(month: earlier.month, precision: .day(number))
  }

  private mutating func day() -> DayReading.Precision? {
    _ = takes("の")
    if takesOne(of: ["末日", "末"]) { return .lastDay }
    if takesOne(of: ["上旬", "初旬"]) { return .early }
    if takes("中旬") { return .middle }
    if takes("下旬") { return .late }
    if takes("初日") { return .day(1) }
    guard let number = number(), takes("日") else { return nil }
    return .day(number)
  }
}
