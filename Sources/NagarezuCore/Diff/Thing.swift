/// Something a model says, told field by field so that two models can be laid side by side.
public struct Thing: Sendable {
  /// In the order in which changes are listed.
  public enum Kind: String, CaseIterable, Sendable {
    case approval, regime, model, party, site, system, subjects, item, group, key, channel
    case purpose, flow, rule
    case waiver

    /// What it is called.
    public var noun: Message {
      switch self {
      case .approval: Message(ja: "承認", en: "approval")
      case .regime: Message(ja: "制度", en: "regime")
      case .model: Message(ja: "事業", en: "business")
      case .party: Message(ja: "主体", en: "party")
      case .site: Message(ja: "場所", en: "site")
      case .system: Message(ja: "システム", en: "system")
      case .subjects: Message(ja: "個人の範囲", en: "subject class")
      case .item: Message(ja: "情報項目", en: "item")
      case .group: Message(ja: "項目のまとまり", en: "group of items")
      case .key: Message(ja: "鍵", en: "key")
      case .channel: Message(ja: "経路", en: "channel")
      case .purpose: Message(ja: "目的", en: "purpose")
      case .flow: Message(ja: "流れ", en: "flow")
      case .rule: Message(ja: "規則", en: "rule")
      case .waiver: Message(ja: "留保", en: "waiver")
      }
    }

    /// What several are called.
    public var nouns: Message {
      let en =
        switch self {
        case .model: "businesses"
        case .party: "parties"
        case .subjects: "subject classes"
        case .group: "groups of items"
        case .approval, .regime, .site, .system, .item, .key, .channel, .purpose, .flow, .rule,
          .waiver:
          noun.en + "s"
        }
      return Message(ja: noun.ja, en: en)
    }
  }

  /// What a value is compared by: never by how it is shown.
  indirect enum Content: Hashable, Sendable {
    /// A text as written, or a word of the language in its Japanese spelling.
    case text(String)
    /// A thing, by the name that it is compared under (see ``Matching/identity(_:_:)``).
    case thing(Kind, String)
    case period(Period)
    case bound(Bound)
    case keep(System.Keep)
    /// Several fields that make one value, such as a reader with what it may see.
    case fields([Key: Bag])
  }

  /// Contents and how often each occurs: lists are compared without their order.
  typealias Bag = [Content: Int]

  /// One of the values of a field.
  public struct Value: Hashable, Sendable {
    let content: Content
    public let shown: Message
  }

  /// One field with its values, in the order written; empty where nothing is said.
  public struct Field: Sendable {
    public let key: Key
    public let values: [Value]

    var bag: Bag { Bag(values.map { ($0.content, 1) }, uniquingKeysWith: +) }

    /// Whether two lists say the same: the order in which values stand says nothing, how often one stands does.
    static func sayTheSame(_ some: [Value], _ others: [Value]) -> Bool {
      guard some.count == others.count else { return false }
      return zip(some, others).allSatisfy { $0.content == $1.content }
        || Field(key: .items, values: some).bag == Field(key: .items, values: others).bag
    }
  }

  /// What some fields say, as far as it can be compared.
  struct Said: Hashable {
    private let fields: [Field]
    /// Taken once: things are looked for among many.
    private let digest: Int

    fileprivate init(_ fields: [Field]) {
      self.fields = fields
      var hasher = Hasher()
      for field in fields {
        hasher.combine(field.key)
        // In whatever order they stand.
        hasher.combine(field.values.reduce(0) { $0 &+ $1.content.hashValue })
      }
      digest = hasher.finalize()
    }

    func hash(into hasher: inout Hasher) { hasher.combine(digest) }

    static func == (a: Self, b: Self) -> Bool {
      a.digest == b.digest && a.fields.count == b.fields.count
        && zip(a.fields, b.fields).allSatisfy {
          $0.key == $1.key && Field.sayTheSame($0.values, $1.values)
        }
    }
  }

  public let kind: Kind
  /// What it is called in the model.
  public let name: String
  /// What it is called in a sentence: its name, but of a flow its number and ends.
  public let title: Message
  /// Every field its kind has, in a fixed order.
  public let fields: [Field]
  public let span: SourceSpan

  /// A thing that is called by its name in sentences too, unless it has a title.
  init(kind: Kind, name: String, title: Message? = nil, fields: [Field], span: SourceSpan) {
    self.kind = kind
    self.name = name
    self.title = title ?? Message(ja: name, en: name)
    self.fields = fields
    self.span = span
  }

  /// All that it says, but for some fields.
  func content(without left: Set<Key> = []) -> Said {
    Said(left.isEmpty ? fields : fields.filter { !left.contains($0.key) })
  }

  /// What some fields say.
  func content(of keys: Set<Key>) -> Said { Said(fields.filter { keys.contains($0.key) }) }
}

/// What became of one thing.
public struct Change: Sendable {
  public enum Manner: String, Sendable {
    case added, removed, changed
    /// The same under another name, with or without other changes.
    case renamed
  }

  /// One field of both models.
  public struct Field: Sendable {
    public let key: Thing.Key
    public let old: [Thing.Value]
    public let new: [Thing.Value]

    /// What it is called.
    public var label: Message { key.label }
    /// Values that are gone, in the order written.
    public var removed: [Thing.Value] { Self.beyond(old, new) }
    /// Values that came, in the order written.
    public var added: [Thing.Value] { Self.beyond(new, old) }
    /// The order in which values stand says nothing; how often one stands does.
    public var isChanged: Bool { !Thing.Field.sayTheSame(old, new) }

    private static func beyond(_ some: [Thing.Value], _ others: [Thing.Value]) -> [Thing.Value] {
      var left = Thing.Field(key: .items, values: others).bag
      return some.filter { value in
        guard let count = left[value.content], count > 0 else { return true }
        left[value.content] = count - 1
        return false
      }
    }
  }

  public let kind: Thing.Kind
  /// `nil` where it was added.
  public let old: Thing?
  /// `nil` where it was removed.
  public let new: Thing?

  public var manner: Manner {
    guard let old else { return .added }
    guard let new else { return .removed }
    // A flow's name is made of what its fields say already.
    return kind == .flow || old.name == new.name ? .changed : .renamed
  }

  /// Every field that says something in either model, in order.
  public var fields: [Field] {
    let shape = new ?? old
    return (shape?.fields ?? []).indices.compactMap { index in
      let (was, now) = (old?.fields[index].values ?? [], new?.fields[index].values ?? [])
      guard let key = shape?.fields[index].key, !(was.isEmpty && now.isEmpty) else { return nil }
      return Field(key: key, old: was, new: now)
    }
  }

  /// Whether no more differs than how the model supports what it says: evidence and 仮.
  public var isOfSupportAlone: Bool {
    manner == .changed && fields.filter(\.isChanged).allSatisfy(\.key.isSupport)
  }

  /// The thing as it is now, or as it was.
  public var thing: Thing? { new ?? old }
}
