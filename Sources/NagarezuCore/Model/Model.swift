/// One business (事業) with everything it includes: names resolved, periods read, nothing guessed.
///
/// Only the reader makes one, after its last event, so that no half-read file is ever judged (promise P1). Every list
/// is sorted by name (flows and approvals by what they say), so that shuffled files give the same model.
public struct Model: Sendable {
  public var title: String
  /// The title of an English figure; `nil` where the model gives none.
  public var englishTitle: String?
  /// 説明 of the business, then of each part that has one, in order of path.
  public var descriptions: [String]
  /// 出典: the papers it was written from; the model's own first, then those of its parts, in order of path.
  public var sources: [String]
  public var authority: Party.ID
  /// 保有課: the sections that hold the business, in order; exempt from S-rules.
  public var sections: [Party.ID]
  public var parties: [Party]
  public var sites: [Site]
  public var systems: [System]
  public var subjects: [SubjectClass]
  public var population: Population
  public var items: [Item]
  public var groups: [ItemGroup]
  public var keys: [Key]
  public var channels: [Channel]
  public var flows: [Flow]
  public var approvals: [Approval] { didSet { papers = ApprovalIndex(approvals) } }
  /// The same by what they are about.
  private(set) var papers: ApprovalIndex
  public var waivers: [Waiver]
  /// What data may be had for (目的), in order of name; a model that declares none is not judged for them.
  public var purposes: [Purpose]
  /// The project's own rules (規則), in order of name.
  public var rules: [ProjectRule]
  /// What bodies require of their businesses (制度), in order of name; those of another authority say nothing here.
  public var regimes: [Regime]
  /// How its figure is laid out (図).
  public var figure: FigureHints
  /// What the model stands on without a source: elements marked 仮, in order of place.
  public var assumptions: [Assumption]
  /// Lists of items that leave open what else there is (住所ほか), in order of place.
  public var openLists: [OpenList]
  /// Whether it says how things are, were, or are to be (状態).
  public var state: State
  /// The model of which this is a later version (版の元), by path; `nil` where it says none.
  public var supersedes: String?
  /// Of its parts, those that declare systems or people and that another business includes too, in order of path (`docs/adr/0008`, 20).
  public var sharedParts: [String]
  /// Shape: shared part → the files under the root, this one among them, that are models, or cannot be read and may be, and include it;
  /// in order of path.
  public var sharers: [String: [String]] = [:]
  /// What is told of it that it does not say itself; empty but where several are judged jointly (`docs/adr/0015`).
  public internal(set) var borrowed = Borrowed()
  /// The files it was read from, the model's own first, then in order of name.
  public var files: [String]
  /// Where the model itself begins.
  public var span: SourceSpan

  /// Something the source document does not say.
  public struct Assumption: Hashable, Sendable {
    public var span: SourceSpan
    public var message: Message
    /// What kind of thing is assumed, and its name; `nil` where it is about a file.
    public var thing: (kind: Message, name: String)? {
      kind.flatMap { kind in name.map { (kind, $0) } }
    }
    private let kind: Message?
    private let name: String?
    /// Whether it is about what other businesses put into a shared part.
    public let isOfSharing: Bool

    /// An assumption made at `span`.
    public init(
      span: SourceSpan, message: Message, thing: (kind: Message, name: String)? = nil,
      isOfSharing: Bool = false
    ) {
      self.isOfSharing = isOfSharing
      self.span = span
      self.message = message
      kind = thing?.kind
      name = thing?.name
    }
  }

  /// A list of items that ends in 等, ほか or the like: what it names is judged, and what else there is is not known.
  public struct OpenList: Hashable, Sendable {
    /// What the list belongs to, for the id of the gap: a group's name, a flow's number and ends.
    public var about: String
    /// Its last words, as written: 住所ほか.
    public var ending: String
    public var span: SourceSpan

    /// A list whose last words stand at `span`.
    public init(about: String, ending: String, span: SourceSpan) {
      self.about = about
      self.ending = ending
      self.span = span
    }
  }

  /// Whether a model says how things are, were, or are to be.
  public enum State: String, CaseIterable, Sendable {
    case current = "現行"
    case former = "変更前"
    case draft = "案"

    /// The word in English.
    public var english: String {
      switch self {
      case .current: "current"
      case .former: "former"
      case .draft: "draft"
      }
    }
  }

  /// A model whose indices all fit.
  public init(
    title: String, englishTitle: String? = nil, descriptions: [String] = [],
    sources: [String] = [], authority: Party.ID, sections: [Party.ID] = [],
    parties: [Party], sites: [Site],
    systems: [System], subjects: [SubjectClass], population: Population, items: [Item],
    groups: [ItemGroup], keys: [Key], channels: [Channel], flows: [Flow], approvals: [Approval],
    waivers: [Waiver] = [], purposes: [Purpose] = [], rules: [ProjectRule] = [],
    regimes: [Regime] = [], figure: FigureHints = FigureHints(),
    openLists: [OpenList] = [], assumptions: [Assumption] = [], state: State = .current,
    supersedes: String? = nil,
    sharedParts: [String] = [],
    files: [String], span: SourceSpan
  ) {
    self.title = title
    self.englishTitle = englishTitle
    self.descriptions = descriptions
    self.sources = sources
    self.authority = authority
    self.sections = sections
    self.parties = parties
    self.sites = sites
    self.systems = systems
    self.subjects = subjects
    self.population = population
    self.items = items
    self.groups = groups
    self.keys = keys
    self.channels = channels
    self.flows = flows
    self.approvals = approvals
    papers = ApprovalIndex(approvals)
    self.waivers = waivers
    self.purposes = purposes
    self.rules = rules
    self.regimes = regimes
    self.figure = figure
    self.openLists = openLists
    self.assumptions = assumptions
    self.state = state
    self.supersedes = supersedes
    self.sharedParts = sharedParts
    self.files = files
    self.span = span
  }

  public subscript(id: Party.ID) -> Party { parties[id.position] }
  public subscript(id: Site.ID) -> Site { sites[id.position] }
  public subscript(id: System.ID) -> System { systems[id.position] }
  public subscript(id: SubjectClass.ID) -> SubjectClass { subjects[id.position] }
  public subscript(id: Item.ID) -> Item {
    id.position < items.count ? items[id.position] : borrowed.items[id.position - items.count]
  }
  public subscript(id: Key.ID) -> Key {
    id.position < keys.count ? keys[id.position] : borrowed.keys[id.position - keys.count]
  }
  public subscript(id: Channel.ID) -> Channel { channels[id.position] }
  public subscript(id: Flow.ID) -> Flow { flows[id.position] }
  public subscript(id: Approval.ID) -> Approval {
    id.position < approvals.count
      ? approvals[id.position] : borrowed.approvals[id.position - approvals.count]
  }
  public subscript(id: Regime.ID) -> Regime { regimes[id.position] }
  public subscript(id: Waiver.ID) -> Waiver { waivers[id.position] }
}

extension Model {
  public var partyIDs: [Party.ID] { parties.indices.map { Party.ID($0) } }
  public var systemIDs: [System.ID] { systems.indices.map { System.ID($0) } }
  public var itemIDs: [Item.ID] { items.indices.map { Item.ID($0) } }
  public var flowIDs: [Flow.ID] { flows.indices.map { Flow.ID($0) } }
  public var approvalIDs: [Approval.ID] { approvals.indices.map { Approval.ID($0) } }
  public var waiverIDs: [Waiver.ID] { waivers.indices.map { Waiver.ID($0) } }
  public var keyIDs: [Key.ID] { keys.indices.map { Key.ID($0) } }

  /// The party and everything it is a part of, itself first.
  public func withAncestors(_ party: Party.ID) -> [Party.ID] {
    var chain = [party]
    while let last = chain.last, let parent = self[last].parent { chain.append(parent) }
    return chain
  }

  /// The party and everything that is a part of it, in order.
  func family(of party: Party.ID) -> [Party.ID] {
    partyIDs.filter { withAncestors($0).contains(party) }
  }

  /// The same for every party. Shape: party → its family.
  var families: [[Party.ID]] {
    var families: [[Party.ID]] = parties.map { _ in [] }
    for party in partyIDs {
      for one in withAncestors(party) { families[one.position].append(party) }
    }
    return families
  }

  /// Shape: system → it and every system inside it, in order.
  var insides: [[System.ID]] {
    var insides: [[System.ID]] = systems.map { _ in [] }
    for system in systemIDs {
      for one in withOuter(system) { insides[one.position].append(system) }
    }
    return insides
  }

  /// Whether the party is the authority or a part of it.
  public func isOfAuthority(_ party: Party.ID) -> Bool { withAncestors(party).contains(authority) }

  /// Whether what enters its hands has left the authority: the party is neither of that nor the people themselves.
  public func isOutsider(_ party: Party.ID) -> Bool {
    self[party].kind != .dataSubject && !isOfAuthority(party)
  }

  /// The system and every system around it, itself first.
  public func withOuter(_ system: System.ID) -> [System.ID] {
    var chain = [system]
    while let last = chain.last, let outer = self[last].outer { chain.append(outer) }
    return chain
  }

  /// Where a system stands: as stated, or where the system around it stands.
  public func site(of system: System.ID) -> Site.ID? {
    withOuter(system).lazy.compactMap { self[$0].site }.first
  }

  /// In whose hands a node is: a system's operators, or the party itself. Never empty.
  public func hands(of node: Node) -> [Party.ID] {
    switch node {
    case .system(let id): self[id].operators
    case .party(let id): [id]
    }
  }

  /// A node's name.
  public func name(of node: Node) -> String {
    switch node {
    case .system(let id): self[id].name
    case .party(let id): self[id].name
    }
  }

  /// Whether a party holds a key: it is a named holder, or a named holder is a part of it; or, outside the authority, a named holder
  /// is of the same legal person, whose parts keep no keys from each other (3).
  public func holds(_ party: Party.ID, _ key: Key.ID) -> Bool {
    self[key].holders.contains { holder in
      let chain = withAncestors(holder)
      return chain.contains(party)
        || (!isOfAuthority(party) && chain.last == withAncestors(party).last)
    }
  }

  /// A node and the systems around it, innermost first.
  func around(_ node: Node) -> [Node] {
    switch node {
    case .system(let id): withOuter(id).map { .system($0) }
    case .party: [node]
    }
  }

  /// Whether what is born at a node is `party`'s own although nothing says so: it operates the node and is of the authority
  /// (`docs/adr/0008`, 13).
  func isOwn(_ node: Node, of party: Party.ID) -> Bool {
    hands(of: node).contains(party) && isOfAuthority(party)
  }

  /// The items a selection speaks of, of all that there are: `unknown` is every item of the model.
  public func resolved(_ selection: ItemSelection) -> [Item.ID] {
    switch selection {
    case .named(let items): items
    case .all(let excepted): itemIDs.filter { !excepted.contains($0) }
    case .unknown: borrowed.claimed.map { Array(itemIDs.prefix($0)) } ?? itemIDs
    }
  }
}
