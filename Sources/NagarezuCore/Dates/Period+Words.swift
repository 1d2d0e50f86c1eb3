extension Bound {
  /// The date as people write it: 令和6年6月11日, 令和6年5月, 令和6年度, 令和6年5月上旬; with 予定 where that was written.
  public var described: Message {
    let text = imprecise ?? exact
    return isPlanned ? Message(ja: text.ja + "（予定）", en: text.en + " (planned)") : text
  }

  private var exact: Message {
    if !isImprecise { return Message(ja: JapaneseEra.written(earliest), en: "\(earliest)") }
    return Message(
      ja: "\(JapaneseEra.written(earliest))から\(JapaneseEra.written(latest))までのある日",
      en: "some day from \(earliest) to \(latest)")
  }

  /// A month, a third of one, a calendar year or a 年度, where the span is just that.
  private var imprecise: Message? {
    guard isImprecise, !earliest.isDistant, !latest.isDistant else { return nil }
    let (first, last) = (earliest.date, latest.date)
    let written = JapaneseEra.written(earliest)
    guard let year = written.firstIndex(of: "年"), let month = written.firstIndex(of: "月") else {
      return nil
    }
    let iso = "\(earliest)"
    let (toYear, toMonth) = (String(written[...year]), String(written[...month]))
    let isoMonth = String(iso.prefix(7))
    if first.year == last.year, first.month == last.month {
      let end = Day.length(ofMonth: first.month, in: first.year)
      switch (first.day, last.day) {
      case (1, end): return Message(ja: toMonth, en: isoMonth)
      case (1, 10): return Message(ja: toMonth + "上旬", en: "early \(isoMonth)")
      case (11, 20): return Message(ja: toMonth + "中旬", en: "mid \(isoMonth)")
      case (21, end): return Message(ja: toMonth + "下旬", en: "late \(isoMonth)")
      default: return nil
      }
    }
    switch (first.month, first.day, last.month, last.day, last.year - first.year) {
    case (1, 1, 12, 31, 0): return Message(ja: toYear, en: String(iso.prefix(4)))
    case (4, 1, 3, 31, 1):
      return Message(ja: toYear + "度", en: "fiscal year \(iso.prefix(4))")
    default: return nil
    }
  }
}

extension Period {
  private var isImprecise: Bool { start?.isImprecise == true || end?.isImprecise == true }

  /// The period as people write it; an open end is said.
  public var described: Message {
    switch (start?.described, end?.described) {
    case (nil, nil): Message(ja: "期間の定めなし", en: "at any time")
    case (nil, let end?): Message(ja: "\(end.ja)まで", en: "until \(end.en)")
    case (let start?, nil): Message(ja: "\(start.ja)から", en: "from \(start.en)")
    case (let start?, let end?) where start == end && (isSomeDay || !isImprecise): start
    case (let start?, let end?):
      Message(ja: "\(start.ja)〜\(end.ja)", en: "\(start.en) to \(end.en)")
    }
  }
}

extension DayRange {
  /// The range as people write it: 和暦 with 〜, or ISO days with "to"; an open end is said.
  public var described: Message {
    switch (first.isDistant, last.isDistant) {
    case (true, true): Message(ja: "期間の定めなし", en: "at any time")
    case (true, false): Message(ja: "\(JapaneseEra.written(last))まで", en: "until \(last)")
    case (false, true): Message(ja: "\(JapaneseEra.written(first))から", en: "from \(first)")
    case (false, false) where first == last:
      Message(ja: JapaneseEra.written(first), en: "\(first)")
    case (false, false):
      Message(
        ja: "\(JapaneseEra.written(first))〜\(JapaneseEra.written(last))", en: "\(first) to \(last)")
    }
  }
}
