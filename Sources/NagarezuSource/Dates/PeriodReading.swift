import NagarezuCore

/// A period as people write it: `A〜B`, `AからBまで`, `A/B` in ISO 8601, an open end, or one date for both ends.
struct PeriodReading {
  enum Fault: Error {
    /// Shape: the piece that is no date, and its offset in scalars.
    case date(String, Int, DayReading.Fault)
    case endBeforeStart(Day, Day)
  }

  /// `nil` for 不明.
  let period: Period?

  init(_ text: String) throws(Fault) {
    guard !Vocabulary.isUnknown(text) else {
      period = nil
      return
    }
    let pieces = Self.pieces(text)
    guard let end = pieces.end else {
      let bound = try Self.read(pieces.start, after: nil).bound
      period = Period(start: bound, end: bound)
      return
    }
    let first = pieces.start.text.isEmpty ? nil : try Self.read(pieces.start, after: nil)
    let last = end.text.isEmpty ? nil : try Self.read(end, after: first)
    guard first != nil || last != nil else { throw .date(text, 0, .unreadable) }
    if let start = first?.bound, let end = last?.bound, end.latest < start.earliest {
      throw .endBeforeStart(start.earliest, end.latest)
    }
    period = Period(start: first?.bound, end: last?.bound)
  }

  private typealias Piece = (text: String, offset: Int)

  private static func read(
    _ piece: Piece, after earlier: DayReading?
  ) throws(Fault) -> DayReading {
    do {
      return try DayReading(piece.text, after: earlier)
    } catch {
      throw .date(piece.text, piece.offset, error)
    }
  }

  /// The two ends as text; no end where one date is the whole period.
  private static func pieces(_ text: String) -> (start: Piece, end: Piece?) {
    let scalars = Array(text.unicodeScalars)
    func piece(_ range: Range<Int>) -> Piece {
      var range = range
      while let first = range.first, scalars[first].properties.isWhitespace {
        range = range.dropFirst()
      }
      while let last = range.last, scalars[last].properties.isWhitespace {
        range = range.dropLast()
      }
      return (scalars[range].text, range.lowerBound)
    }
    func split(_ range: Range<Int>, _ endsBefore: Int? = nil) -> (Piece, Piece?) {
      let until = trimmingEnding(["まで", "迄"], of: scalars, in: range.upperBound..<scalars.count)
      return (piece(0..<range.lowerBound), piece(range.upperBound..<until))
    }
    for sign in separators(for: text) {
      if let range = range(of: sign, in: scalars) { return split(range) }
    }
    for ending in ["以降", "以後"] where text.hasSuffix(ending) {
      return (piece(0..<scalars.count - 2), ("", scalars.count))
    }
    let until = trimmingEnding(["まで", "迄", "以前"], of: scalars, in: 0..<scalars.count)
    if until < scalars.count { return (("", 0), piece(0..<until)) }
    return (piece(0..<scalars.count), nil)
  }

  /// A hyphen stands between two dates only where it cannot stand in one, and a slash only between ISO dates.
  private static func separators(for text: String) -> [String] {
    var signs = ["〜", "～", "~", "から", "より", "―", "—", "–"]
    if text.contains("年") { signs += ["－", "-", "−"] }
    if text.contains("/"), text.contains("-"), !text.contains("年") { signs.append("/") }
    return signs
  }

  private static func range(of sign: String, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    let sign = Array(sign.unicodeScalars)
    guard scalars.count >= sign.count else { return nil }
    for start in 0...(scalars.count - sign.count)
    where scalars[start..<start + sign.count].elementsEqual(sign) {
      return start..<start + sign.count
    }
    return nil
  }

  private static func trimmingEnding(
    _ endings: [String], of scalars: [Unicode.Scalar], in range: Range<Int>
  ) -> Int {
    for ending in endings {
      let ending = Array(ending.unicodeScalars)
      if range.count >= ending.count,
        scalars[..<range.upperBound].suffix(ending.count).elementsEqual(ending)
      {
        return range.upperBound - ending.count
      }
    }
    return range.upperBound
  }
}

/// How long data stays, as people write it: a day, `5年`, `6か月`, `30日`, `1年6か月`, or `契約終了まで`.
struct KeepReading {
  let keep: System.Keep

  /// `nil` for a text that is neither a span nor 契約終了まで; it may still be a date.
  init?(_ text: String) {
    if text == "契約終了まで" || text == "untilContractEnd" {
      keep = .contractEnd
      return
    }
    var scan = DateScan(text)
    var (years, months, days) = (0, 0, 0)
    var isAnything = false
    while !scan.isAtEnd {
      guard let number = scan.number() else { return nil }
      if scan.takes("年") {
        _ = scan.takes("間")
        years += number
      } else if ["か月", "ヶ月", "ヵ月", "カ月", "ケ月", "箇月", "個月"].contains(where: { scan.takes($0) }) {
        _ = scan.takes("間")
        months += number
      } else if scan.takes("日") {
        _ = scan.takes("間")
        days += number
      } else {
        return nil
      }
      isAnything = true
    }
    // `2024年` is a year, not a span of two thousand years.
    guard isAnything, years < 1000 else { return nil }
    keep = .span(years: years, months: months, days: days)
  }
}
