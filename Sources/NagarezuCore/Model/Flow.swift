/// Where data can be: in a system, or in the hands of a party.
public enum Node: Hashable, Comparable, Sendable {
  case system(System.ID)
  case party(Party.ID)

  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.system(let a), .system(let b)): a < b
    case (.party(let a), .party(let b)): a < b
    case (.system, .party): true
    case (.party, .system): false
    }
  }
}

/// One numbered hand-over of personal data.
public struct Flow: Sendable {
  public typealias ID = Index<Flow>

  /// As written: `①`, `6-②`. Several flows may share one.
  public var number: String
  /// What the figure writes beside its arrow instead of items (名称); `nil` where the writer says none.
  public var name: String?
  public var from: Node
  public var to: Node
  public var items: ItemSelection
  /// After what is excluded was taken out; everyone where the writer said nothing.
  public var subjects: AtomSet
  /// `nil` within one party's hands, or where the model does not say.
  public var channel: Channel.ID?
  /// The key under which what arrives is sealed.
  public var seal: Key.ID?
  /// Shape: item that leaves → item that arrives, or `nil` for one that is dropped on the way.
  public var renames: [Item.ID: Item.ID?]
  public var period: Period
  /// Whether the period is 不明: read as always, and a gap.
  public var isPeriodUnknown: Bool
  /// Whether this is the way back of a flow written with `bothWays`.
  public var isReturn: Bool
  public var basis: String?
  /// The sentence of the （備考）table.
  public var remark: String?
  /// In the order of names; empty where none is stated.
  public var purposes: [Purpose.ID]
  public var note: Annotation
  public var span: SourceSpan

  /// A flow that stands at `span`.
  public init(
    number: String, name: String? = nil, from: Node, to: Node, items: ItemSelection,
    subjects: AtomSet,
    channel: Channel.ID? = nil, seal: Key.ID? = nil, renames: [Item.ID: Item.ID?] = [:],
    period: Period = .always, isPeriodUnknown: Bool = false, isReturn: Bool = false,
    basis: String? = nil, remark: String? = nil, purposes: [Purpose.ID] = [],
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.number = number
    self.name = name
    self.from = from
    self.to = to
    self.items = items
    self.subjects = subjects
    self.channel = channel
    self.seal = seal
    self.renames = renames
    self.period = period
    self.isPeriodUnknown = isPeriodUnknown
    self.isReturn = isReturn
    self.basis = basis
    self.remark = remark
    self.purposes = purposes
    self.note = note
    self.span = span
  }
}
