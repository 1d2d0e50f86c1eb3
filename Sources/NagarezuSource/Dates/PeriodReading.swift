import NagarezuCore

/// A period as people write it: two dates, one of them perhaps open, a date and a length, or one date for both ends.
struct PeriodReading {
  enum Fault: Error {
    /// Shape: the piece that is no date, and its offset in scalars.
    case date(String, Int, DayReading.Fault)
    /// Shape: the two days, and what may have been meant.
    case endBeforeStart(Day, Day, Message)
  }

  /// `nil` for 不明.
  let period: Period?

  init(_ text: String) throws(Fault) {
    guard !Vocabulary.isUnknown(text) else {
      period = nil
      return
    }
    let pieces = PeriodPieces(text)
    guard let end = pieces.end else {
      period = Period(on: try Self.read(pieces.start, after: nil).bound)
      return
    }
    let first = pieces.start.text.isEmpty ? nil : try Self.read(pieces.start, after: nil)
    if let first, let last = try Self.length(end, from: first) {
      period = Period(start: first.bound, end: last)
      return
    }
    if first != nil, Self.saysOpen(end.text) {
      period = Period(start: first?.bound, end: nil)
      return
    }
    let last = end.text.isEmpty ? nil : try Self.read(end, after: first)
    guard let one = first ?? last else { throw .date(text, 0, .unreadable(nil)) }
    if let start = first?.bound, let end = last?.bound, end.latest < start.earliest {
      throw .endBeforeStart(
        start.earliest, end.latest, DateHelp.later(than: one, pieces.start.text, last?.text ?? ""))
    }
    period = Period(start: first?.bound, end: last?.bound)
  }

  private static func read(
    _ piece: PeriodPieces.Piece, after earlier: DayReading?
  ) throws(Fault) -> DayReading {
    do {
      return try DayReading(piece.text, after: earlier)
    } catch {
      switch error {
      case .unreadable:
        let help = DateHelp.offer(for: piece.text, after: earlier)
        throw .date(piece.text, piece.offset, .unreadable(help))
      case .impossible(let message, let help):
        // `3月31日（月）` without its year: the day of the week may fit the next.
        let next = earlier.flatMap { DateHelp.next(piece.text, after: $0) }
        throw .date(piece.text, piece.offset, .impossible(message, next ?? help))
      }
    }
  }

  /// Whether an end says that there is none.
  private static func saysOpen(_ text: String) -> Bool {
    ["永年", "永久", "無期限", "期限なし", "期限の定めなし"].contains(text)
  }

  /// The end of a period that is written as a length: `1年間`, `起算して6か月`; `nil` where it is a date.
  ///
  /// A start that is not known to the day moves its end along with it.
  private static func length(
    _ piece: PeriodPieces.Piece, from start: DayReading
  ) throws(Fault) -> Bound? {
    var scan = DateScan(piece.text)
    let isPlanned = scan.takesMarks().isPlanned
    _ = scan.takesOne(of: ["起算して", "向こう", "の"])
    guard let length = DateLength(&scan), !length.isEmpty else { return nil }
    _ = scan.takesOne(of: ["とする", "の間", "間"])
    guard scan.isAtEnd else { return nil }
    if length.isAmbiguous {
      // `29日` is a day of the month, as ever. `7年` behind 令和6年 is the year or seven of them.
      guard length.days == 0 else { return nil }
      if let era = start.era, start.year < era.firstYear + length.years {
        let year = "\(era.rawValue)\(length.years)年"
        throw .date(
          piece.text, piece.offset,
          .unreadable(
            Message(
              ja: "「\(length.years)年間」か「\(year)」のどちらかを書いてください",
              en: "write '\(length.years)年間' for so many years, or '\(year)'")))
      }
    }
    let bound = start.bound
    return Bound(
      earliest: length.lastDay(from: bound.earliest), latest: length.lastDay(from: bound.latest),
      isPlanned: isPlanned || start.isPlanned)
  }
}
