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

extension Model {
  /// Names for a headline: the first three, then how many more.
  func listed(_ items: [Item.ID]) -> Message {
    let text = FindingText(
      items: items.map { self[$0].name }, party: Message(ja: "", en: ""), system: "",
      channel: Message(ja: "", en: ""), subjects: [], days: [])
    return Message(ja: text.itemsJA, en: text.itemsEN)
  }
}
