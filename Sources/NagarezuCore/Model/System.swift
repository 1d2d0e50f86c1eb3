/// A place where data is kept or worked on: server, database, terminal, cabinet, ledger.
public struct System: Named, ManyNamed, Sendable {
  public typealias ID = Index<System>

  /// What it is: the words of the national form and of council papers.
  public enum Kind: String, CaseIterable, Sendable {
    case server = "サーバ"
    case database = "データベース"
    case terminal = "端末"
    case program = "プログラム"
    case cabinet = "保管庫"
    case ledger = "台帳"
    /// What people or machines do, at no system of its own: 発送業務, 印刷.
    case work = "作業"
    case counter = "窓口"
    case other = "その他"
  }

  /// Somebody who can look into a system without operating it.
  public struct Reader: Hashable, Sendable {
    public var party: Party.ID
    /// How the reader gets in; `nil` where the model does not say.
    public var channel: Channel.ID?
    public var items: ItemSelection
    public var subjects: AtomSet
    /// In the order of names; empty where the model declares none.
    public var purposes: [Purpose.ID]
    /// When it may look.
    public var period: Period
    public var span: SourceSpan

    /// A reader of what `items` and `subjects` select.
    public init(
      party: Party.ID, channel: Channel.ID?, items: ItemSelection, subjects: AtomSet,
      purposes: [Purpose.ID] = [], period: Period = .always, span: SourceSpan
    ) {
      self.party = party
      self.channel = channel
      self.items = items
      self.subjects = subjects
      self.purposes = purposes
      self.period = period
      self.span = span
    }
  }

  /// Data that is born in a system.
  public struct Holding: Hashable, Sendable {
    /// Never empty.
    public var items: [Item.ID]
    public var subjects: AtomSet
    public var period: Period
    /// Whether the period is 不明: read as always, and a gap.
    public var isPeriodUnknown: Bool
    /// Whether it is the operators' own business (独自), not the authority's: judged at nobody while it is in no other hands
    /// (`docs/adr/0008`, 13).
    public var isOwnBusiness: Bool
    /// In the order of names; empty where the model declares none.
    public var purposes: [Purpose.ID]
    public var span: SourceSpan

    /// Data of `subjects` that the system has from itself during `period`.
    public init(
      items: [Item.ID], subjects: AtomSet, period: Period = .always, isPeriodUnknown: Bool = false,
      isOwnBusiness: Bool = false, purposes: [Purpose.ID] = [], span: SourceSpan
    ) {
      self.items = items
      self.subjects = subjects
      self.period = period
      self.isPeriodUnknown = isPeriodUnknown
      self.isOwnBusiness = isOwnBusiness
      self.purposes = purposes
      self.span = span
    }
  }

  /// Where a node holds all inputs for one atom, it holds the outputs.
  public struct Derivation: Hashable, Sendable {
    /// Never empty.
    public var inputs: [Item.ID]
    /// Never empty.
    public var outputs: [Item.ID]
    /// Why the outputs are no longer sensitive; `nil` where the mark passes on.
    public var declassified: String?
    public var span: SourceSpan

    /// A derivation of `outputs` from all of `inputs`.
    public init(
      inputs: [Item.ID], outputs: [Item.ID], declassified: String? = nil, span: SourceSpan
    ) {
      self.inputs = inputs
      self.outputs = outputs
      self.declassified = declassified
      self.span = span
    }
  }

  /// How long data stays.
  public enum Keep: Hashable, Sendable {
    /// Nothing said: for ever.
    case forever
    /// Until a day, that day included.
    case until(Bound)
    /// So long after it arrived, the last day included.
    case span(years: Int, months: Int, days: Int)
    /// 契約終了まで: until the last approval of the system's operators ends.
    case contractEnd
    /// 契約終了後5年: so long after that, the last day included.
    case afterContract(years: Int, months: Int, days: Int)

    /// Whether it depends on when the approvals of the operators end.
    public var followsContract: Bool {
      switch self {
      case .contractEnd, .afterContract: true
      case .forever, .until, .span: false
      }
    }
  }

  public var name: String
  /// `nil` where the model does not say.
  public var kind: Kind?
  /// Never empty: where the model names nobody, a party of kind ``Party/Kind/unnamed``. Where they change, whoever is one on any day.
  public var operators: [Party.ID]
  /// Who operates it when, where that changes; else empty.
  public var assignments: [Assignment<Party.ID>]
  /// Where it stands, as stated; see ``Model/site(of:)`` for what an inner system inherits. Where it moves, the last place.
  public var site: Site.ID?
  /// Where it stands when, where that changes; else empty.
  public var siteAssignments: [Assignment<Site.ID>]
  /// The system it is a part of.
  public var outer: System.ID?
  public var readers: [Reader]
  public var holdings: [Holding]
  public var derivations: [Derivation]
  /// The key under which everything here is sealed.
  public var sealedUnder: Key.ID?
  /// The safeguard that keeps the site's operator out; `nil` where nothing is stated.
  public var noAccess: String?
  public var keep: Keep
  /// Whether a 電算処理 paper would be missed (M405): `false` where the writer says 電算処理: 不要.
  public var needsProcessing: Bool
  public var aliases: [String]
  public var fullName: String?
  /// The pieces into which a figure may break its name (改行), in order; empty where the writer says none.
  public var breaks: [String]
  public var distinct: Distinct
  /// What an English figure calls it; `nil` where the model gives no English name.
  public var englishName: String?
  public var note: Annotation
  public var span: SourceSpan

  /// A system that stands at `span`.
  public init(
    name: String, kind: Kind? = nil, operators: [Party.ID],
    assignments: [Assignment<Party.ID>] = [],
    site: Site.ID? = nil, siteAssignments: [Assignment<Site.ID>] = [],
    outer: System.ID? = nil, readers: [Reader] = [], holdings: [Holding] = [],
    derivations: [Derivation] = [], sealedUnder: Key.ID? = nil, noAccess: String? = nil,
    keep: Keep = .forever, needsProcessing: Bool = true, aliases: [String] = [],
    fullName: String? = nil, breaks: [String] = [], distinct: Distinct = .unsaid,
    englishName: String? = nil, note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.distinct = distinct
    self.kind = kind
    self.operators = operators
    self.assignments = assignments
    self.site = site
    self.siteAssignments = siteAssignments
    self.outer = outer
    self.readers = readers
    self.holdings = holdings
    self.derivations = derivations
    self.sealedUnder = sealedUnder
    self.noAccess = noAccess
    self.keep = keep
    self.needsProcessing = needsProcessing
    self.aliases = aliases
    self.fullName = fullName
    self.breaks = breaks
    self.englishName = englishName
    self.note = note
    self.span = span
  }
}

/// What turns sealed data back into readable data, and who holds it.
public struct Key: Named, Sendable {
  public typealias ID = Index<Key>

  public var name: String
  /// The named holders and the operators of named systems; none twice. Where they change, whoever is one on any day.
  public var holders: [Party.ID]
  /// Who holds it when, where that changes; else empty.
  public var assignments: [Assignment<Party.ID>]
  public var note: Annotation
  public var span: SourceSpan

  /// A key that stands at `span`.
  public init(
    name: String, holders: [Party.ID], assignments: [Assignment<Party.ID>] = [],
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.holders = holders
    self.assignments = assignments
    self.note = note
    self.span = span
  }
}
