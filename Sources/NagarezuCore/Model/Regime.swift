/// What a body requires of its own businesses, from when to when (制度; 0008.10).
///
/// It says nothing of a day outside ``period``, read at its narrowest, and what it does not say is read as strictly as without it.
public struct Regime: Named, Sendable {
  public typealias ID = Index<Regime>

  /// When a kind of approval is required.
  public struct Requirement: Hashable, Sendable {
    public var kind: Approval.Kind
    /// In order of days, read at their widest; empty for なし: never.
    public var periods: [Period]

    /// A kind that is required during `periods` and, while the 制度 lasts, at no other time.
    public init(_ kind: Approval.Kind, during periods: [Period]) {
      self.kind = kind
      self.periods = periods
    }
  }

  /// What counts as leave for a 再委託.
  public enum Consent: String, CaseIterable, Sendable {
    case meeting = "会議"
    case document = "文書と日"

    /// The word in English.
    var english: String {
      switch self {
      case .meeting: "meeting"
      case .document: "document"
      }
    }
  }

  public var name: String
  /// Whose businesses it is about.
  public var authority: Party.ID
  /// In order of kind, each kind once.
  public var requires: [Requirement]
  /// How often work may be handed on: 1 for a 再委託 alone; `nil` where it says nothing.
  public var subcontractDepth: Int?
  /// In order, never empty; `nil` where it says nothing, and then either counts.
  public var consentBy: [Consent]?
  /// The kinds of channels that nothing may pass over (C204), in order.
  public var forbiddenChannels: [Channel.Kind]
  /// Shape: word of the language → what this body calls it, in order of word.
  public var terms: [Term]
  /// When it is in force; open ends where nothing is written.
  public var period: Period
  public var basis: String?
  public var note: Annotation
  public var span: SourceSpan

  /// What a body calls something.
  public struct Term: Hashable, Sendable {
    public var word: String
    public var said: String

    /// One entry of 用語.
    public init(_ word: String, _ said: String) {
      self.word = word
      self.said = said
    }
  }

  /// A 制度 that stands at `span`.
  public init(
    name: String, authority: Party.ID, requires: [Requirement] = [], subcontractDepth: Int? = nil,
    consentBy: [Consent]? = nil, forbiddenChannels: [Channel.Kind] = [],
    terms: [Term] = [], period: Period = .always, basis: String? = nil,
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.authority = authority
    self.requires = requires
    self.subcontractDepth = subcontractDepth
    self.consentBy = consentBy
    self.forbiddenChannels = forbiddenChannels
    self.terms = terms
    self.period = period
    self.basis = basis
    self.note = note
    self.span = span
  }
}
