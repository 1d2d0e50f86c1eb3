/// A situation that must not be, found in the facts alone.
///
/// A rule's doc comment is its manual page: what, why, example, cure, source.
public protocol CheckRule: Sendable {
  static var heading: RuleHeading { get }
  /// Whether what it finds is about items and people, which a waiver must name then; else it is about papers, names or words.
  static var isAboutData: Bool { get }
}

/// What a rule is called, and how grave it is.
public struct RuleHeading: Sendable {
  /// As in design §4; a retired code is never used again.
  public var code: String
  /// The situation in a few words, so that "waive *item beyond scope*" reads as a sentence.
  public var title: Message
  /// Errors fail a run, warnings only with `--strict` (design §4). An observation may be graver or lighter than its rule.
  public var severity: Severity

  /// The heading of a rule, an error unless it says otherwise.
  public init(_ code: String, ja: String, en: String, severity: Severity = .error) {
    self.code = code
    title = Message(ja: ja, en: en)
    self.severity = severity
  }
}

extension CheckRule {
  public static var code: String { heading.code }
  public static var title: Message { heading.title }
  public static var severity: Severity { heading.severity }
  public static var isAboutData: Bool { false }
}

/// A rule about what flows: cells that a party has, that enter its hands or that a system records, without the paper for them. They are
/// grouped by cause, waived cell by cell, and judged by the slow engine too.
public protocol ReachRule: CheckRule {
  func check(_ facts: Facts) -> [Violation]
  /// What is wrong with one finding, as a sentence; most specific word first.
  func message(_ finding: FindingText) -> Message
}

extension ReachRule {
  public static var isAboutData: Bool { true }
}

/// A rule about how the model fits together: papers with papers, names with names, what is allowed with what is.
public protocol ModelRule: CheckRule {
  func check(_ facts: Facts) -> [Observation]
}

/// Every rule, in order of code. Written by hand; a test holds it to the files in `Rules/`.
public enum Rules {
  public static let reach: [any ReachRule] = [
    ItemBeyondScope(), SubjectsBeyondScope(), ChannelBeyondScope(), ReadableBeyondCustody(),
    OutsidePeriod(), WithoutApproval(), RecordedBeyondProcessing(), LeavesUnconnected(),
    OtherPurpose(), KeptAfterEnd(),
  ]

  public static let models: [any ModelRule] = [
    SubcontractWithoutConsent(), SubcontractTooWide(), OutsideJapan(), PapersDisagree(),
    SeveralNames(), BasisNotInForce(), SafeguardWithoutPair(),
    SafeguardToWrongOne(), ChannelWithoutSafeguard(), CountDisagrees(), NeverReached(),
    UnreadableAtEnd(),
    SensitiveByInference(), WithoutWords(), UnregisteredSystem(), UnusedDeclaration(),
    ApprovedByGroup(), PinCannotHold(), RuleMatchesNothing(), ForbiddenByRule(), DemandUnmet(),
    TogetherInOneHand(),
  ]

  /// All of them, in order of code.
  public static let all: [any CheckRule] =
    // One by one: of an array the language looks up at run time what each of them is.
    (reach.map { $0 as any CheckRule } + models.map { $0 as any CheckRule })
    .sorted { type(of: $0).code.precedesByBytes(type(of: $1).code) }

  /// The codes of the rules whose findings are about items and people.
  public static let aboutData: Set<String> = Set<String>(
    all.filter { type(of: $0).isAboutData }.map { type(of: $0).code } + [ApprovalWidened.code])

  /// Shape: code → title, of every rule and gap there is, waivers' own among them.
  public static let titles: [String: Message] = {
    var titles: [String: Message] = [:]
    for rule in all { titles[type(of: rule).code] = type(of: rule).title }
    titles[WaiverMatchesNothing.code] = WaiverMatchesNothing.title
    titles[ApprovalWidened.code] = ApprovalWidened.title
    titles[PartiesDisagree.code] = PartiesDisagree.title
    for kind in Gap.Kind.allCases { titles[kind.rawValue] = kind.title }
    return titles
  }()
}

extension ReachRule {
  /// The shortfalls filed under its code, unless it looks for something else.
  public func check(_ facts: Facts) -> [Violation] {
    facts.shortfalls.filter { $0.rule == Self.code }
  }
}

extension Facts {
  /// What a rule blames of what enters a party's hands by a passage: the `blamed` cells of each slice, held against `papers`, on the days
  /// on which papers of `kind` are required, if one is given; what is 独自 among it only `evenIfOwn`.
  func entries(
    _ rule: any ReachRule.Type, of party: Party.ID, by passage: Passage, against papers: Coverages,
    requiring kind: Approval.Kind? = nil, evenIfOwn: Bool, blamed: (Slice, Exposure) -> Cells
  ) -> [Violation] {
    let slices = (kind.map { days(requiring: $0) } ?? [window]).flatMap { days in
      readings.slices(
        of: { evenIfOwn ? $0.entered(party, by: passage) : $0.enteredOrdinary(party, by: passage) },
        at: .passage(passage), against: papers, within: days)
    }
    return slices.flatMap { slice in
      [Exposure.read, .custody].flatMap { exposure in
        blamed(slice, exposure).rows(shape: reach.shape).map { item, atoms in
          Violation(
            rule: rule.code, party: party, place: .passage(passage), isEntry: true,
            passage: passage, item: item, atoms: atoms, exposure: exposure,
            days: slice.exposed.days)
        }
      }
    }
  }
}
