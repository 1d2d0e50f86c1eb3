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
    public var english: String {
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

  /// That a 再委託 was allowed (承諾).
  public struct Leave: Hashable, Sendable {
    /// Who gave it; it counts from the authority and its parts alone (0008.10a).
    public var party: Party.ID
    /// The document that says so; `nil` where none is named.
    public var document: String?
    /// When; `nil` where that is 不明, and then it does not count.
    public var day: Bound?

    /// Leave that a party gave.
    public init(by party: Party.ID, document: String? = nil, on day: Bound?) {
      self.party = party
      self.document = document
      self.day = day
    }
  }

  /// What it is called in findings and by `parent`; unique in the model.
  public var id: String
  public var kind: Kind
  public var target: Target
  /// The papers of which this 再委託 is a part, in order (0008.11a); empty where none is named.
  public var parents: [Approval.ID]
  /// `unknown` covers nothing.
  public var items: ItemSelection
  /// How many different fields the paper says it names (項目数); `nil` where it does not say.
  public var itemCount: Int?
  /// Whether a group is named as a whole, so that what is added to it is approved as well.
  public var namesGroup: Bool
  /// After what is excluded was taken out; empty where the writer said nothing, and then it covers no one.
  public var subjects: AtomSet
  /// ``Exposure/read`` covers custody too.
  public var exposure: Exposure
  /// `via` and `media` together: the channels named, and the kinds named.
  public var channels: [Channel.ID]
  public var media: [Channel.Kind]
  /// In order of days; it covers a day that any of them covers (0008.11b). Empty where none is stated or 不明: covers no day.
  public var periods: [Period]
  public var basis: String?
  public var meeting: String?
  public var decided: Bound?
  public var subcontracting: Subcontracting?
  /// Of a 再委託: who allowed it, in the order written; a meeting with its day allows it too.
  public var leaves: [Leave]
  /// The rows of its checklist, in the order written; empty where it has none.
  public var safeguards: [Safeguard]
  /// The purposes it names, in the order of names; what it does not name it does not allow.
  public var purposes: [Purpose.ID]
  /// The systems it is for, those inside them included (システム; 0008.11), in order; empty where it is for any place.
  public var systems: [System.ID]
  /// Of an 外部結合: the two nodes that it joins, in no order (両端); empty where it joins any.
  public var ends: [Node]
  /// Of an 外部結合: what stands between the authority and the counterparty, in order (経由); empty where nothing has to.
  public var through: [Node]
  /// Whether the writer named subjects at all.
  public var statesSubjects: Bool
  public var note: Annotation
  public var span: SourceSpan

  /// An approval that stands at `span`.
  public init(
    id: String, kind: Kind, target: Target, parents: [Approval.ID] = [],
    items: ItemSelection, itemCount: Int? = nil, namesGroup: Bool = false,
    subjects: AtomSet, exposure: Exposure = .read, channels: [Channel.ID] = [],
    media: [Channel.Kind] = [], periods: [Period], basis: String? = nil, meeting: String? = nil,
    decided: Bound? = nil, subcontracting: Subcontracting? = nil, leaves: [Leave] = [],
    safeguards: [Safeguard] = [], purposes: [Purpose.ID] = [], systems: [System.ID] = [],
    ends: [Node] = [], through: [Node] = [], statesSubjects: Bool = true,
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.id = id
    self.kind = kind
    self.target = target
    self.parents = parents
    self.items = items
    self.itemCount = itemCount
    self.namesGroup = namesGroup
    self.subjects = subjects
    self.exposure = exposure
    self.channels = channels
    self.media = media
    self.periods = periods
    self.basis = basis
    self.meeting = meeting
    self.decided = decided
    self.subcontracting = subcontracting
    self.leaves = leaves
    self.safeguards = safeguards
    self.purposes = purposes
    self.systems = systems
    self.ends = ends
    self.through = through
    self.statesSubjects = statesSubjects
    self.note = note
    self.span = span
  }
}

extension Approval {
  /// Whether it may be in force on any of these days: its periods at their widest.
  func mayHold(during days: DayRange) -> Bool {
    periods.contains { $0.widest.intersection(days) != nil }
  }

  /// Whether there may be a day on which both it and another paper are in force.
  func mayHold(with other: Approval) -> Bool {
    periods.contains { other.mayHold(during: $0.widest) }
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
  /// Whether 全て or 全員 is written, for `check --write-waivers` to replace: it accepts nothing until then.
  public var isOpen: Bool
  public var owner: String
  public var reason: String
  /// 期限 as written.
  public var limit: Bound
  public var span: SourceSpan

  /// A waiver that stands at `span`.
  public init(
    finding: String, items: [Item.ID]?, subjects: AtomSet?, isOpen: Bool = false, owner: String,
    reason: String, until limit: Bound, span: SourceSpan
  ) {
    self.finding = finding
    self.items = items
    self.subjects = subjects
    self.isOpen = isOpen
    self.owner = owner
    self.reason = reason
    self.limit = limit
    self.span = span
  }

  /// The last reach day it accepts: an imprecise one is read at its earliest.
  public var until: Day { limit.earliest }
}
