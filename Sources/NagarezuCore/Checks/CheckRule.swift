/// A situation that must not be, found in the facts alone.
///
/// A rule's doc comment is its manual page: what, why, example, cure, source.
public protocol CheckRule: Sendable {
  /// As in design §4; a retired code is never used again.
  static var code: String { get }
  /// The situation in a few words, so that "waive *item beyond scope*" reads as a sentence.
  static var title: Message { get }
  /// Errors fail a run, warnings only with `--strict` (design §4). An observation may be graver or lighter than its rule.
  static var severity: Severity { get }
  /// Whether what it finds is about items and people, which a waiver must name then; else it is about papers, names or words.
  static var isAboutData: Bool { get }
}

extension CheckRule {
  public static var severity: Severity { .error }
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
    KeptAfterEnd(),
  ]

  public static let models: [any ModelRule] = [
    SubcontractWithoutConsent(), SubcontractTooWide(), OutsideJapan(), PapersDisagree(),
    SeveralNames(), BasisNotInForce(), SafeguardWithoutPair(),
    SafeguardToWrongOne(), ChannelWithoutSafeguard(), CountDisagrees(), NeverReached(),
    UnreadableAtEnd(),
    SensitiveByInference(), WithoutWords(), UnregisteredSystem(), UnusedDeclaration(),
    ApprovedByGroup(), RuleMatchesNothing(), ForbiddenByRule(), DemandUnmet(), TogetherInOneHand(),
  ]

  /// All of them, in order of code.
  public static let all: [any CheckRule] = (reach as [any CheckRule] + models)
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
    for kind in Gap.Kind.allCases { titles[kind.rawValue] = kind.title }
    return titles
  }()
}

extension Facts {
  /// The shortfalls of which one rule speaks.
  func shortfalls(of rule: any ReachRule.Type) -> [Violation] {
    shortfalls.filter { $0.rule == rule.code }
  }
}
