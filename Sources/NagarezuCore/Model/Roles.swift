extension Model {
  /// What a party is in this business: the authority, a section that holds it, the people themselves, and what approvals make of it; in
  /// that order, none twice.
  public func roles(of party: Party.ID) -> [Message] {
    var roles: [Message] = []
    if party == authority { roles.append(Message(ja: "実施機関", en: "authority")) }
    if sections.contains(party) { roles.append(Message(ja: "保有課", en: "holding section")) }
    if self[party].kind == .dataSubject {
      roles.append(Message(ja: "本人", en: "data subject"))
    }
    let kinds = papers[.party(party)].map { approvals[$0.position].kind }
    return roles
      + Approval.Kind.allCases.filter(kinds.contains).compactMap { $0.role }
  }
}

extension Approval.Kind {
  /// What it makes of its counterparty; `nil` for 電算処理, which is about a system.
  var role: Message? {
    switch self {
    case .entrustment: Message(ja: "委託先", en: "contractor")
    case .subcontract: Message(ja: "再委託先", en: "subcontractor")
    case .provision: Message(ja: "提供先", en: "recipient")
    case .otherPurpose: Message(ja: "目的外利用", en: "user for another purpose")
    case .statute: Message(ja: "法令による相手", en: "counterparty by statute")
    case .consent: Message(ja: "同意による相手", en: "counterparty by consent")
    case .connection: Message(ja: "外部結合の相手", en: "connected party")
    case .processing: nil
    }
  }
}
