/// The words a rule's message is made of, in both languages.
public struct FindingText: Sendable {
  let items: [String]
  let party: Message
  let system: String
  let channel: Message
  let subjects: [Message]
  let days: [DayRange]
  /// The purposes that nothing allows; empty but for S109.
  var purposes: [String] = []
  /// Whether it is about what it is used for, seen from where it comes from (S109).
  var isUse = false
  /// For which systems alone the party has papers, as what follows 「この相手への承認は」 and its name; `nil` where it has none elsewhere.
  let elsewhere: Message?
  /// What a paper leads through and this does not; `nil` but where it passes directly.
  var bypassed: Message?
  /// Whether 独自 on a holding would answer it.
  let mayBeOwnBusiness: Bool

  /// The words of what a finding is about.
  init(
    _ party: Party.ID?, _ node: Node?, _ channel: Channel.ID?, _ parts: [Finding.Part],
    in model: Model
  ) {
    let nothing = Message(ja: "", en: "")
    items = model.items(of: parts).map { model[$0].name }
    self.party = party.map { model.shown($0) } ?? nothing
    system = node.map { model.name(of: $0) } ?? ""
    self.channel = channel.map { Message(ja: model[$0].name, en: model[$0].name) } ?? nothing
    let people = parts.first.map { first in parts.reduce(first.atoms) { $0.union($1.atoms) } }
    subjects = people.map { model.described($0) } ?? []
    days = DayRange.joined(parts.map(\.days))
    elsewhere = party.flatMap {
      Self.elsewhere(model.approvalsElsewhere(of: $0, than: node), model)
    }
    mayBeOwnBusiness =
      party.flatMap { party in
        node.map { model.mayBeOwnBusiness(parts, of: party, at: $0) }
      } ?? false
  }

  private static func elsewhere(_ papers: [Approval.ID], _ model: Model) -> Message? {
    guard !papers.isEmpty else { return nil }
    let names = papers.map { model[$0].id }
    let systems = Set(papers.flatMap { model[$0].systems }).sorted().map { model[$0].name }
    return Message(
      ja:
        "ほかのシステムのものだけ（\(short(names.map { "「\($0)」" }, "", { "ほか\($0)件" }))は\(short(systems.map { "「\($0)」" }, "", { "ほか\($0)件" }))の承認）",
      en:
        "whose approvals are for other systems only (\(short(names.map { "'\($0)'" }, ", ", { " and \($0) more" })) for \(short(systems.map { "'\($0)'" }, ", ", { " and \($0) more" })))"
    )
  }

  /// What a rule says of what a party has, and what answers it where it was born with that party.
  func had(_ message: Message) -> Message {
    guard mayBeOwnBusiness else { return message }
    return Message(
      ja: message.ja + "。委託によらない、この主体自身の業務の情報なら、保有に「独自: はい」と書く",
      en: message.en
        + "; if it is its own business and not the authority's, write 'ownBusiness: true' on the holding"
    )
  }

  /// Names past the third are counted, not listed: a headline must fit a line.
  private static func short(
    _ names: [String], _ separator: String, _ more: (Int) -> String
  ) -> String {
    names.prefix(3).joined(separator: separator) + (names.count > 3 ? more(names.count - 3) : "")
  }

  /// Names of items for a headline: the first three, then how many more.
  static func listed(_ items: [String]) -> Message {
    Message(
      ja: short(items.map { "「\($0)」" }, "", { "ほか\($0)項目" }),
      en: short(items.map { "'\($0)'" }, ", ", { " and \($0) more" }))
  }

  var itemsJA: String { Self.listed(items).ja }
  var itemsEN: String { Self.listed(items).en }
  var partyJA: String { party.ja }
  var partyEN: String { party.en }
  var systemJA: String { "「\(system)」" }
  var systemEN: String { "'\(system)'" }
  var channelJA: String { channel.ja }
  var channelEN: String { channel.en }
  var subjectsJA: String { Self.short(subjects.map { "「\($0.ja)」" }, "", { "ほか\($0)区分" }) }
  var subjectsEN: String { Self.short(subjects.map { "'\($0.en)'" }, ", ", { " and \($0) more" }) }
  var daysJA: String { days.map { $0.described.ja }.joined(separator: "、") }
  var daysEN: String { days.map { $0.described.en }.joined(separator: ", ") }
  var purposesJA: String { Self.short(purposes.map { "「\($0)」" }, "", { "ほか\($0)件" }) }
  var purposesEN: String { Self.listed(purposes).en }
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
    FindingText.listed(inAuthorsOrder(items).map { self[$0].name })
  }
}
