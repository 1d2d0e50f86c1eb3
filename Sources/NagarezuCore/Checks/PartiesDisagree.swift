/// P307: a party that different businesses describe differently. Found among several models (``AmongBusinesses``), and not in one alone.
struct PartiesDisagree: ModelRule {
  static let heading = RuleHeading(
    "P307", ja: "事業によって違う主体", en: "party that businesses disagree on", severity: .warning)

  /// Nothing: one model does not disagree with itself.
  func check(_ facts: Facts) -> [Observation] { [] }

  /// Shape: place of a model → what is told of it. Of two that disagree, the later is told so. What one leaves unsaid disagrees with
  /// nothing; versions of one business may differ.
  static func observations(_ portfolio: Portfolio) -> [Int: [Observation]] {
    var found: [Int: [Observation]] = [:]
    for members in portfolio.parties where members.count > 1 {
      var stated = Trait.allCases.map { _ in FirstStated() }
      for member in members {
        let business = portfolio.businesses[member.model]
        var differences: [Difference] = []
        for (place, trait) in Trait.allCases.enumerated() {
          guard let own = trait.compared(member, portfolio) else { continue }
          if let other = stated[place].other(than: business),
            let difference = Difference(trait, own, of: member, other: other, portfolio)
          {
            differences.append(difference)
          }
          stated[place].add(member, own, of: business)
        }
        guard !differences.isEmpty else { continue }
        found[member.model, default: []].append(
          observation(member, differences, portfolio.models[member.model]))
      }
    }
    return found
  }

  private static func observation(
    _ member: Portfolio.Member, _ differences: [Difference], _ model: Model
  ) -> Observation {
    let party = model[member.party]
    let parts = differences.map(\.sentence)
    let sentence = Message(
      ja: "「\(party.name)」は、ほかの事業と違う: " + parts.map(\.ja).joined(separator: "、"),
      en: "'\(party.name)' differs from other businesses: "
        + parts.map(\.en).joined(separator: "; "))
    return Observation(
      Self.self, [party.name], party: member.party, at: party.span,
      related: differences.map(\.related).withoutRepeats
    ) { _ in sentence }
  }
}

extension PartiesDisagree {
  /// What two descriptions of one party may differ in.
  fileprivate enum Trait: CaseIterable {
    case form, fullName, parent, location

    var name: Message {
      switch self {
      case .form: Message(ja: "種別", en: "kind")
      case .fullName: Message(ja: "名称", en: "registered name")
      case .parent: Message(ja: "所属", en: "parent")
      case .location: Message(ja: "所在地", en: "address")
      }
    }

    /// What a description says, as people read it; `nil` where it says nothing.
    func said(of member: Portfolio.Member, _ portfolio: Portfolio) -> Message? {
      let model = portfolio.models[member.model]
      let party = model[member.party]
      switch self {
      // Whose business it is, is its authority: everywhere else it is a municipality or an office of the state.
      case .form:
        return party.kind == .authority
          ? nil : party.form.map { Message(ja: $0.rawValue, en: $0.english) }
      case .fullName: return party.fullName.map { Message(ja: $0, en: $0) }
      case .parent: return party.parent.map { Message(ja: model[$0].name, en: model[$0].name) }
      case .location: return party.location.map { Message(ja: $0, en: $0) }
      }
    }

    /// The same as it is compared: a parent by who it is, a text without its spaces.
    func compared(_ member: Portfolio.Member, _ portfolio: Portfolio) -> String? {
      if self == .parent {
        let parent = portfolio.models[member.model][member.party].parent
        return parent.map { String(portfolio.place(of: $0, in: member.model)) }
      }
      return said(of: member, portfolio)?.ja.filter { !$0.isWhitespace }
    }
  }

  /// Who stated a trait first, and who of another business did.
  fileprivate struct FirstStated {
    typealias One = (member: Portfolio.Member, compared: String, business: Int)
    private var first: One?
    private var second: One?

    mutating func add(_ member: Portfolio.Member, _ compared: String, of business: Int) {
      if first == nil {
        first = (member, compared, business)
      } else if second == nil, first?.business != business {
        second = (member, compared, business)
      }
    }

    /// The first that is not of a business.
    func other(than business: Int) -> One? { first?.business == business ? second : first }
  }

  /// One trait in which a description differs from the first other that states it.
  fileprivate struct Difference {
    let sentence: Message
    let related: Finding.Related

    /// `nil` where `member`, whose trait is compared as `own`, does not differ.
    init?(
      _ trait: Trait, _ own: String, of member: Portfolio.Member, other stated: FirstStated.One,
      _ portfolio: Portfolio
    ) {
      let other = stated.member
      guard stated.compared != own, let ours = trait.said(of: member, portfolio),
        let theirs = trait.said(of: other, portfolio)
      else { return nil }
      let model = portfolio.models[other.model]
      let name = trait.name
      sentence = Message(
        ja: "\(name.ja)は「\(ours.ja)」（事業「\(model.title)」では「\(theirs.ja)」）",
        en: "its \(name.en) is '\(ours.en)' ('\(theirs.en)' in '\(model.title)')")
      related = Finding.Related(model[other.party].span, of: model)
    }
  }
}
