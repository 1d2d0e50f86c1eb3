/// One agenda paper (件名) or legal ground.
public struct Approval: Sendable {
  public typealias ID = Index<Approval>

  public enum Kind: String, CaseIterable, Sendable {
    case entrustment = "業務委託"
    case subcontract = "再委託"
    case provision = "外部提供"
    case otherPurpose = "目的外利用"
    case statute = "法令"
    case consent = "同意"
    /// Covers S108 only.
    case connection = "外部結合"
    /// Covers S107, and the authority's own section that operates the system.
    case processing = "電算処理"

    /// The word in English.
    var english: String {
      switch self {
      case .entrustment: "entrustment"
      case .subcontract: "subcontract"
      case .provision: "provision"
      case .otherPurpose: "other purpose"
      case .statute: "statute"
      case .consent: "consent"
      case .connection: "connection"
      case .processing: "processing"
      }
    }

    /// Whether it covers what its counterparty has and what enters its hands.
    public var coversParties: Bool {
      switch self {
      case .entrustment, .subcontract, .provision, .otherPurpose, .statute, .consent: true
      case .connection, .processing: false
      }
    }
  }

  /// Whom or what it is about.
  public enum Target: Hashable, Sendable {
    case party(Party.ID)
    /// Of 電算処理 only.
    case system(System.ID)
  }

  /// What a paper says about a further 再委託.
  public enum Subcontracting: String, Sendable {
    case forbidden = "禁止"
    case byConsent = "承諾制"

    /// The word in English.
    var english: String {
      switch self {
      case .forbidden: "forbidden"
      case .byConsent: "by consent"
      }
    }
  }

  /// What it is called in findings and by `parent`; unique in the model.
  public var id: String
  public var kind: Kind
  public var target: Target
  /// The paper of which this 再委託 is a part.
  public var parent: Approval.ID?
  /// `unknown` covers nothing.
  public var items: ItemSelection
  /// After what is excluded was taken out; empty where the writer said nothing, and then it covers no one.
  public var subjects: AtomSet
  /// ``Exposure/read`` covers custody too.
  public var exposure: Exposure
  /// `via` and `media` together: the channels named, and the kinds named.
  public var channels: [Channel.ID]
  public var media: [Channel.Kind]
  /// `nil` where it is not stated or 不明: covers no day.
  public var period: Period?
  public var basis: String?
  public var meeting: String?
  public var decided: Bound?
  public var subcontracting: Subcontracting?
  /// The rows of its checklist, in the order written; empty where it has none.
  public var safeguards: [Safeguard]
  /// The purposes it names, in the order of names; what it does not name it does not allow.
  public var purposes: [Purpose.ID]
  /// Whether the writer named subjects at all.
  public var statesSubjects: Bool
  public var note: Annotation
  public var span: SourceSpan

  /// An approval that stands at `span`.
  public init(
    id: String, kind: Kind, target: Target, parent: Approval.ID? = nil, items: ItemSelection,
    subjects: AtomSet, exposure: Exposure = .read, channels: [Channel.ID] = [],
    media: [Channel.Kind] = [], period: Period?, basis: String? = nil, meeting: String? = nil,
    decided: Bound? = nil, subcontracting: Subcontracting? = nil,
    safeguards: [Safeguard] = [], purposes: [Purpose.ID] = [], statesSubjects: Bool = true,
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.id = id
    self.kind = kind
    self.target = target
    self.parent = parent
    self.items = items
    self.subjects = subjects
    self.exposure = exposure
    self.channels = channels
    self.media = media
    self.period = period
    self.basis = basis
    self.meeting = meeting
    self.decided = decided
    self.subcontracting = subcontracting
    self.safeguards = safeguards
    self.purposes = purposes
    self.statesSubjects = statesSubjects
    self.note = note
    self.span = span
  }
}

/// How a party has an item (取扱い).
public enum Exposure: String, Comparable, Sendable {
  /// 保管: holds it but cannot read it.
  case custody
  /// 閲覧: can see it.
  case read

  public static func < (a: Self, b: Self) -> Bool { a == .custody && b == .read }
}

/// A finding accepted by a named owner for a reason until a day.
public struct Waiver: Sendable {
  public typealias ID = Index<Waiver>

  /// The finding's id.
  public var finding: String
  /// `nil` where none is named: accepts a finding that has no items (C201).
  public var items: [Item.ID]?
  /// `nil` where none is named: accepts a finding that has no subjects (C201).
  public var subjects: AtomSet?
  public var owner: String
  public var reason: String
  /// 期限 as written.
  public var limit: Bound
  public var span: SourceSpan

  /// A waiver that stands at `span`.
  public init(
    finding: String, items: [Item.ID]?, subjects: AtomSet?, owner: String, reason: String,
    until limit: Bound, span: SourceSpan
  ) {
    self.finding = finding
    self.items = items
    self.subjects = subjects
    self.owner = owner
    self.reason = reason
    self.limit = limit
    self.span = span
  }

  /// The last reach day it accepts: an imprecise one is read at its earliest.
  public var until: Day { limit.earliest }
}
