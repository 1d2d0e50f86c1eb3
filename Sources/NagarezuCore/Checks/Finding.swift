/// A rule broken, with its path: what people read, waive and count.
public struct Finding: Sendable {
  /// Some of what a finding is about: one item, the people and the days.
  public struct Part: Hashable, Sendable {
    public var item: Item.ID
    public var atoms: AtomSet
    public var days: DayRange
  }

  /// Another place that must be looked at to judge the finding, and what stands there.
  public struct Related: Hashable, Sendable {
    public var span: SourceSpan
    public var message: Message
  }

  /// Made of rule, party, system, exposure, channel and last flow; never of items, lines or days, so that waivers and history
  /// outlive an edit.
  public private(set) var id: String
  public let rule: String
  public let severity: Severity
  public let party: Party.ID?
  /// Where the party has it, or whose hands it enters; `nil` for what a channel's operator gets and for papers.
  public let node: Node?
  public let exposure: Exposure?
  public let channel: Channel.ID?
  public let passage: Passage?
  /// What the violations have in common that makes its evidence; `nil` for observations, which bring their own.
  let scene: Scene?
  public let approval: Approval.ID?
  /// Exactly what it is about, in order of item, then days. Empty for findings about papers.
  public private(set) var parts: [Part]
  /// In words, all that a finding about papers is about; empty where its message says all.
  let extent: Set<String>
  /// The waiver that accepts it; `nil` where it stands.
  public internal(set) var waiver: Waiver.ID?
  /// What goes with its parts: its path and the like.
  private(set) var evidence: Evidence
  public let span: SourceSpan
  /// In the order in which they should be read; empty for most.
  public private(set) var related: [Related]
  /// How its sentence is made of what it is about.
  private(set) var wording: @Sendable (FindingText) -> Message
  /// What is wrong, as a sentence; never empty.
  public private(set) var message: Message

  /// Where what is judged was found, so that the evidence can be looked for again when a waiver has taken some parts away.
  struct Scene: Sendable {
    let place: Place
    /// Whether it is about what enters hands by a passage, and not about who carries it.
    let isEntry: Bool
    /// Whether it is about what it is used for, seen from where it comes from (S109).
    let isUse: Bool
    /// The paper that leads through somebody else, where it is about what passes directly (S103).
    let bypassed: Approval.ID?
  }

  /// What supports a finding.
  struct Evidence: Sendable {
    var path: Path?
    var nearest: Approval.ID?
    var capacities: [Capacity] = []
    var stops: [Stop] = []
  }

  /// The way of the first part; `nil` for papers.
  public var path: Path? { evidence.path }
  /// The approval that comes nearest to covering the first part.
  public var nearest: Approval.ID? { evidence.nearest }
  /// In what capacities the party has it (design §10.12), in order; empty for what no party has: papers, what a system records.
  public var capacities: [Capacity] { evidence.capacities }
  /// What keeps the party from reading what it has in custody; empty for what it reads.
  public var stops: [Stop] { evidence.stops }

  /// Of what only several businesses together have: the titles of those from which it comes (`docs/adr/0015`); `nil` for anything else.
  public private(set) var businesses: [String]?

  public var isWaived: Bool { waiver != nil }
  /// The items, each once, in the author's order.
  public private(set) var items: [Item.ID]
  /// All the people of all parts; `nil` where there is none.
  public var atoms: AtomSet? {
    guard let first = parts.first else { return nil }
    return parts.reduce(first.atoms) { $0.union($1.atoms) }
  }
  /// All days of all parts, joined, in order.
  public var during: [DayRange] { DayRange.joined(parts.map(\.days)) }
  /// Exactly what it is about, in rows as few as equal people and days allow; see ``Cell``.
  public var cells: [Cell] { Cell.rows(of: parts, in: items) }
}

extension Finding {
  /// A finding under the code and the severity of its rule: the one place where that is read. It is as grave as the gravest of
  /// `severities`, among which `nil` is as grave as the rule.
  init(
    _ rule: any CheckRule.Type, _ about: [String?], severities: [Severity?] = [], in model: Model,
    party: Party.ID? = nil, node: Node? = nil, exposure: Exposure? = nil,
    channel: Channel.ID? = nil, passage: Passage? = nil, scene: Scene? = nil,
    approval: Approval.ID? = nil, parts: [Part] = [], extent: Set<String> = [],
    evidence: Evidence = Evidence(),
    at span: SourceSpan, related: [Related] = [],
    wording: @escaping @Sendable (FindingText) -> Message
  ) {
    id = Grouping.id([rule.code] + about)
    self.rule = rule.code
    severity = severities.map { $0 ?? rule.severity }.max() ?? rule.severity
    self.party = party
    self.node = node
    self.exposure = exposure
    self.channel = channel
    self.passage = passage
    self.scene = scene
    self.approval = approval
    self.parts = parts
    self.extent = extent
    items = model.items(of: parts)
    self.evidence = evidence
    self.span = span
    self.related = related
    self.wording = wording
    message = wording(FindingText(party, node, channel, parts, in: model))
  }

  /// The end of the id of what only several businesses together have.
  static let jointMark = "合同"

  /// Whether an id is of such a finding, and not of one whose flow is called so: what several have alone is said of flows and of what
  /// stands, whose ids have six names.
  static func isOfJoint(_ id: String) -> Bool {
    id.hasSuffix("/" + jointMark) && id.split(separator: "/").count == 7
  }

  /// Makes it one of those that only several businesses together have, which come from some of them.
  mutating func tellJointly(from businesses: [String], related places: [Related]) {
    id += "/" + Self.jointMark
    self.businesses = businesses
    related += places.withoutRepeats
    let shown = businesses.prefix(3)
    let rest = businesses.count - shown.count
    let source = Message(
      ja: "（ほかの事業" + shown.map { "「\($0)」" }.joined()
        + (rest > 0 ? "ほか\(rest)件" : "") + "から）",
      en: " (from other businesses: " + shown.map { "'\($0)'" }.joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : "") + ")")
    let plain = wording
    wording = { text in
      let said = plain(text)
      return Message(ja: said.ja + source.ja, en: said.en + source.en)
    }
    message = Message(ja: message.ja + source.ja, en: message.en + source.en)
  }

  /// The same finding about some of its parts, with evidence and words that fit them.
  func about(_ parts: [Part], _ evidence: Evidence, in model: Model) -> Finding {
    var part = self
    part.parts = parts
    part.items = model.items(of: parts)
    part.evidence = evidence
    part.message = wording(FindingText(party, node, channel, parts, in: model))
    return part
  }
}
