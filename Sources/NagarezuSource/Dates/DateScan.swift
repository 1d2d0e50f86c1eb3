import NagarezuCore

/// A date's text, taken piece by piece from the front.
struct DateScan {
  private var rest: [Character]

  /// The text without spaces, its digits in ASCII.
  init(_ text: String) {
    rest = text.compactMap { character in
      if character.isWhitespace { return nil }
      if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        (0xFF01...0xFF5E).contains(scalar.value),
        let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        return Character(ascii)
      }
      return character
    }
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes a word from the front, if it stands there.
  mutating func takes(_ word: String) -> Bool {
    guard rest.starts(with: word) else { return false }
    rest.removeFirst(word.count)
    return true
  }

  /// Takes 予定 from the end, if it stands there.
  mutating func takesPlanned() -> Bool {
    for ending in ["(予定)", "（予定）", "予定", "(planned)"]
    where rest.suffix(ending.count) == Array(ending)[...] {
      rest.removeLast(ending.count)
      return true
    }
    return false
  }

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

  /// Takes `2024-06-11`, `2024/6/11`, `2024.6.11`, `R6.6.11`, or the same without its day.
  mutating func isoDate() -> (era: JapaneseEra?, year: Int, month: Int, day: Int?)? {
    var ahead = self
    var era: JapaneseEra?
    if let letter = rest.first,
      let found = JapaneseEra.allCases.first(where: { $0.letter == letter })
    {
      era = found
      ahead.rest.removeFirst()
    }
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

  /// Takes `令和6`, `2024`, `同` (of the same year) or `翌`; nothing where a month or day comes at once. The 年 stays.
  /// `isWritten` tells whether a year was written.
  mutating func front(
    after earlier: DayReading?
  ) -> (era: JapaneseEra?, year: Int, isWritten: Bool)? {
    for era in JapaneseEra.allCases {
      guard takes(era.rawValue) || takes(String(era.letter)) else { continue }
      guard let number = number(allowsFirst: true), number >= 1 else { return nil }
      return (era, era.firstYear + number - 1, true)
    }
    if let earlier, rest.starts(with: "同年") || rest.starts(with: "翌年") {
      let isNext = rest.first == "翌"
      rest.removeFirst()
      // The era may have changed meanwhile; the year is what was meant.
      return (nil, earlier.year + (isNext ? 1 : 0), true)
    }
    var ahead = self
    if let number = ahead.number(), ahead.rest.first == "年" {
      // A year without an era is of the era of the date before, if it cannot be Gregorian.
      if number < 1000, let era = earlier?.era {
        self = ahead
        return (era, era.firstYear + number - 1, true)
      }
      guard number >= 1000 else { return nil }
      self = ahead
      return (nil, number, true)
    }
    return earlier.map { (nil, $0.year, false) }
  }

  /// Takes `6月11日`, `6月末日`, `6月下旬`, `6月`, and after an earlier date `29日`, `同月29日`.
  mutating func monthAndDay(
    after earlier: DayReading?
  ) -> (month: Int, precision: DayReading.Precision)? {
    if let earlier, takes("同月") { return day().map { (earlier.month, $0) } }
    guard let number = number() else { return nil }
    if takes("月") {
      if isAtEnd { return (number, .month) }
      return day().map { (number, $0) }
    }
    guard let earlier, takes("日") else { return nil }
    return (earlier.month, .day(number))
  }

  private mutating func day() -> DayReading.Precision? {
    if takes("末日") || takes("末") { return .lastDay }
    if takes("上旬") { return .early }
    if takes("中旬") { return .middle }
    if takes("下旬") { return .late }
    guard let number = number(), takes("日") else { return nil }
    return .day(number)
  }
}
