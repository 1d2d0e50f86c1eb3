/// The words a rule's message is made of, in both languages.
public struct FindingText: Sendable {
  let items: [String]
  let party: Message
  let system: String
  let channel: Message
  let subjects: [Message]
  let days: [DayRange]

  /// Names past the third are counted, not listed: a headline must fit a line.
  private func short(_ names: [String], _ separator: String, _ more: (Int) -> String) -> String {
    names.prefix(3).joined(separator: separator) + (names.count > 3 ? more(names.count - 3) : "")
  }

  var itemsJA: String { short(items.map { "「\($0)」" }, "", { "ほか\($0)項目" }) }
  var itemsEN: String { short(items.map { "'\($0)'" }, ", ", { " and \($0) more" }) }
  var partyJA: String { party.ja }
  var partyEN: String { party.en }
  var systemJA: String { "「\(system)」" }
  var systemEN: String { "'\(system)'" }
  var channelJA: String { channel.ja }
  var channelEN: String { channel.en }
  var subjectsJA: String { short(subjects.map { "「\($0.ja)」" }, "", { "ほか\($0)区分" }) }
  var subjectsEN: String { short(subjects.map { "'\($0.en)'" }, ", ", { " and \($0) more" }) }
  var daysJA: String { days.map { $0.described.ja }.joined(separator: "、") }
  var daysEN: String { days.map { $0.described.en }.joined(separator: ", ") }
  var isOne: Bool { items.count == 1 }
  var reachesEN: String { isOne ? "reaches" : "reach" }
  var tellsEN: String { isOne ? "tells" : "tell" }
  var leavesEN: String { isOne ? "leaves" : "leave" }
  var staysEN: String { isOne ? "stays" : "stay" }
  var isEN: String { isOne ? "is" : "are" }
  var thisEN: String { isOne ? "it" : "them" }
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

  /// The ranges joined where they touch or overlap, in order of days.
  public static func joined(_ ranges: some Sequence<DayRange>) -> [DayRange] {
    var result: [DayRange] = []
    for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let last = result.last, range.first <= last.last.next,
        let whole = DayRange(last.first, max(last.last, range.last))
      {
        result[result.count - 1] = whole
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension Model {
  /// A party's name as messages show it.
  public func shown(_ party: Party.ID) -> Message {
    switch self[party].kind {
    case .anyone: Message(ja: Party.anyoneName, en: "anyone on the open network")
    case .authority, .dataSubject, .other, .unnamed:
      Message(ja: "「\(self[party].name)」", en: "'\(self[party].name)'")
    }
  }
}
