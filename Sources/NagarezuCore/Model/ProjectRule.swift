/// A rule that the project made for itself (規則).
public struct ProjectRule: Named, Sendable {
  /// Which possessions, flows and looks a rule speaks of. What is empty or `nil` selects nothing away.
  public struct Selector: Hashable, Sendable {
    /// Who has or receives it; their parts are meant too.
    public var parties: [Party.ID] = []
    /// Empty, or the two between whom it passes, either way.
    public var between: [Party.ID] = []
    /// Their inner systems are meant too.
    public var systems: [System.ID] = []
    public var sites: [Site.ID] = []
    /// Only what stands at an address that is not one in Japan.
    public var isAbroad = false
    public var items: [Item.ID] = []
    /// Also everything 要配慮, by declaration or by derivation.
    public var isSensitive = false
    public var subjects: AtomSet?
    public var channels: [Channel.ID] = []
    public var kinds: [Channel.Kind] = []
    public var exposure: Exposure?

    /// A selector that selects everything.
    public init() {}

    /// Whether it speaks of what passes rather than of what stands somewhere.
    public var isOfPassages: Bool { !between.isEmpty || !channels.isEmpty || !kinds.isEmpty }
    var namesPlace: Bool { !systems.isEmpty || !sites.isEmpty || isAbroad }
  }

  /// What must be so for all that passes and is selected.
  public struct Demand: Hashable, Sendable {
    /// With `kinds` one list: what may be used. Both empty where any may.
    public var channels: [Channel.ID] = []
    public var kinds: [Channel.Kind] = []
    public var needsSeal = false
    public var needsEncryption = false

    /// A demand that everything meets.
    public init() {}
  }

  public enum Content: Hashable, Sendable {
    /// Nothing that is selected may be.
    case forbid(Selector)
    /// Never an item of each of these lists about one person on one day in one hand.
    case apart([[Item.ID]], Selector)
    case require(Demand, of: Selector)
  }

  /// The selector of what it speaks of.
  var selector: Selector {
    switch content {
    case .forbid(let selector), .apart(_, let selector), .require(_, of: let selector): selector
    }
  }

  public var name: String
  public var content: Content
  public var reason: String
  public var basis: String?
  /// What the rule is, in the writer's words (説明).
  public var description: String?
  public var severity: Severity
  /// Whether it is asked of all businesses of a run together (範囲: 全事業), and not of each alone only.
  public var isOfAllBusinesses: Bool
  /// Whether it stands in the model's own file, so that it must have something to say here.
  public var isOwn: Bool
  public var span: SourceSpan

  /// A rule that stands at `span`.
  public init(
    name: String, content: Content, reason: String, basis: String? = nil,
    description: String? = nil, severity: Severity = .error,
    isOfAllBusinesses: Bool = false, isOwn: Bool = true, span: SourceSpan
  ) {
    self.name = name
    self.content = content
    self.reason = reason
    self.basis = basis
    self.description = description
    self.severity = severity
    self.isOfAllBusinesses = isOfAllBusinesses
    self.isOwn = isOwn
    self.span = span
  }
}
