import NagarezuCore

/// What a date, a period or a time to keep says, for whoever points at it.
package enum DateWords {
  /// The days that it means, in the western calendar and in that of Japan; `nil` for what is not read as a date.
  package static func meaning(of text: String) -> Message? {
    guard let period = try? PeriodReading(text).period else { return nil }
    let ends = [period.start, period.end].compactMap(\.self)
    let western = period.start == period.end ? ends.first?.described.en ?? "" : period.described.en
    var notes: [Message] = []
    for bound in Set(ends).sorted(by: { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) })
    where bound.isImprecise {
      notes.append(
        Message(
          ja: "日までは定まらない: \(bound.earliest)〜\(bound.latest)のある日",
          en: "not known to the day: some day from \(bound.earliest) to \(bound.latest)"))
    }
    if ends.contains(where: \.isPlanned) { notes.append(Message(ja: "予定", en: "planned")) }
    let isWritten = text == period.described.ja
    return Message(
      ja: ([western] + (isWritten ? [] : [period.described.ja]) + notes.map(\.ja)).joined(
        separator: "\n"),
      en: ([western, period.described.ja] + notes.map(\.en)).joined(separator: "\n"))
  }

  /// The period that two dates in a sentence make: `令和6年6月11日から同年11月29日まで` in the middle of a remark; `nil` where there is
  /// no such piece, or it is no period of two known ends.
  package static func period(in sentence: String) -> String? {
    let letters = Array(sentence)
    let marks = letters.indices.filter { "0123456789０１２３４５６７８９令平昭大明".contains(letters[$0]) }
    guard letters.count <= 400 else { return nil }
    for start in marks where start == 0 || !letters[start - 1].isNumber {
      let rest = letters[start...]
      let ends = rest.indices.filter { "日月度末で".contains(letters[$0]) }.prefix(40)
      for end in ends.reversed() {
        let piece = String(letters[start...end])
        guard let period = try? PeriodReading(piece).period, let first = period.start,
          let last = period.end, first != last
        else { continue }
        return "\(first.described.ja)〜\(last.described.ja)"
      }
    }
    return nil
  }
}
