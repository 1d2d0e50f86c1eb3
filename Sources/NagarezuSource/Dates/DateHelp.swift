import NagarezuCore

/// What a person may have meant by a text that is no date, in a form that is read.
enum DateHelp {
  /// An offer for a text that cannot be read; `nil` where nothing is to be said but how dates look.
  static func offer(for text: String, after earlier: DayReading?) -> Message? {
    let plain = text.unicodeScalars.filter { !$0.properties.isWhitespace }.text
    if earlier == nil, ["同", "翌", "年度", "当該年度"].contains(where: plain.hasPrefix) {
      return Message(
        ja: "「同」「翌」は期間の始まりの日付を指します。ここでは元号か西暦から書いてください",
        en: "同 and 翌 refer to the start of a period; write the year out here")
    }
    if earlier?.era == nil, plain.hasPrefix("同") {
      return Message(
        ja: "始まりに元号がないので「同」は読めません。元号か西暦から書いてください",
        en: "the start names no era for 同 to repeat; write the year out")
    }
    return event(plain) ?? repeated(plain) ?? unitless(plain) ?? withoutYear(plain, earlier)
      ?? digits(plain) ?? lengthAlone(plain) ?? loose(text, earlier)
  }

  private static func readable(_ text: String, after earlier: DayReading? = nil) -> Bool {
    (try? DayReading(text, after: earlier)) != nil
  }

  private static func asked(_ text: String) -> Message {
    Message(ja: "「\(text.shown)」ですか", en: "did you mean '\(text.shown)'?")
  }

  /// 契約の日から: the day of something, which must be looked up.
  private static func event(_ text: String) -> Message? {
    let words = ["契約", "締結", "委託", "議決", "承認", "公布", "施行", "稼働", "事業", "業務", "完了", "終了", "開始"]
    guard words.contains(where: text.contains) else { return nil }
    return Message(
      ja: "その日の日付を書いてください。まだ決まっていなければ「令和6年4月予定」のように、分かる所まで書けます",
      en: "write the date of that day; as far as it is known will do, as '2024-04' or '令和6年4月予定'")
  }

  /// 次年度以降も同様: a period without an end.
  private static func repeated(_ text: String) -> Message? {
    guard ["同様", "次年度", "毎年", "毎月", "随時", "当分", "継続", "自動更新"].contains(where: text.contains)
    else { return nil }
    return Message(
      ja: "続くものは「令和6年4月1日〜」のように、終わりを書かずに書いてください",
      en: "what goes on is written without an end, as '2024-04-01〜'")
  }

  /// 令和6: a year without its 年.
  private static func unitless(_ text: String) -> Message? {
    guard !text.contains("年"), readable(text + "年度") else { return nil }
    return Message(
      ja: "「\(text.shown)年度」か「\(text.shown)年」ですか",
      en: "did you mean '\(text.shown)年度' or '\(text.shown)年'?")
  }

  /// 6月11日, where no date before it says the year.
  private static func withoutYear(_ text: String, _ earlier: DayReading?) -> Message? {
    guard earlier == nil, text.contains("月"), !text.contains("年"), readable("令和6年" + text) else {
      return nil
    }
    return Message(
      ja: "何年かも書いてください（「令和6年\(text.shown)」のように）",
      en: "write the year too, as '令和6年\(text.shown)'")
  }

  /// 20240401, 24/4/1, and the number by which a spreadsheet keeps a day.
  private static func digits(_ text: String) -> Message? {
    if text.utf8.count == 8, let number = Int(text),
      let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    {
      return asked(day.description)
    }
    if text.utf8.count == 5, let serial = Int32(text), serial > 30_000 {
      let day = Day(number: serial - 25_569)
      return Message(
        ja: "表計算ソフトの日付の番号なら「\(day)」です", en: "as a spreadsheet's number it is '\(day)'")
    }
    let pieces = text.split { "-/.".contains($0) }
    guard (2...3).contains(pieces.count), pieces.allSatisfy({ Int($0) != nil }),
      readable("R" + text)
    else { return nil }
    return Message(
      ja: "年は「R\(text.shown)」のように元号を付けるか、西暦4桁で書いてください",
      en: "write the year with four digits, or with its era as 'R\(text.shown)'")
  }

  /// 1年間: a length that begins nowhere.
  private static func lengthAlone(_ text: String) -> Message? {
    var scan = DateScan(text)
    guard DateLength(&scan) != nil, scan.isAtEnd else { return nil }
    return Message(
      ja: "始まりの日も書いてください（「令和6年4月1日から\(text.shown)」のように）",
      en: "write when it begins too, as '令和6年4月1日から\(text.shown)'")
  }

  /// 令和7年3月頃, 令和6年4月1日午前9時: the front alone is a date.
  private static func loose(_ text: String, _ earlier: DayReading?) -> Message? {
    let letters = Array(text)
    guard (2...40).contains(letters.count) else { return nil }
    for count in 1...min(8, letters.count - 1) {
      let front = String(letters.dropLast(count))
      var scan = DateScan(front)
      guard scan.front(after: earlier) != nil || scan.isoDate() != nil else { continue }
      if readsPlainly(front, earlier) { return asked(front) }
    }
    return nil
  }

  private static func readsPlainly(_ text: String, _ earlier: DayReading?) -> Bool {
    guard let last = text.last, "年月日度旬末".contains(last) || last.isNumber else { return false }
    return readable(text, after: earlier)
  }

  /// The offer where an end is before its start.
  static func later(than start: DayReading, _ first: String, _ last: String) -> Message {
    next(last, after: start)
      ?? Message(
        ja: "年を確かめてください。始まりと終わりが逆なら「\(last.shown)〜\(first.shown)」です",
        en:
          "check the years; if the two are the wrong way round, write '\(last.shown)〜\(first.shown)'"
      )
  }

  /// The end of a period that leaves its year or month out, in the year or month that follows; `nil` where that is no date after
  /// the start either.
  static func next(_ text: String, after start: DayReading) -> Message? {
    let rest = text.hasPrefix("同年") ? String(text.dropFirst(2)) : text
    for front in ["翌年", "翌月"] {
      let written = front + rest
      guard let reading = try? DayReading(written, after: start),
        reading.bound.latest >= start.bound.earliest
      else { continue }
      return Message(
        ja: "「\(written.shown)」ですか",
        en: "did you mean '\(written.shown)', which is \(reading.bound.latest)?")
    }
    return nil
  }
}
