/// Something a model says, told field by field so that two models can be laid side by side.
public struct Thing: Sendable {
  /// In the order in which changes are listed.
  public enum Kind: String, CaseIterable, Sendable {
    case approval, model, party, site, system, subjects, item, group, key, channel, flow, waiver

    /// What it is called.
    public var noun: Message {
      switch self {
      case .approval: Message(ja: "承認", en: "approval")
      case .model: Message(ja: "事業", en: "business")
      case .party: Message(ja: "主体", en: "party")
      case .site: Message(ja: "場所", en: "site")
      case .system: Message(ja: "システム", en: "system")
      case .subjects: Message(ja: "個人の範囲", en: "subject class")
      case .item: Message(ja: "情報項目", en: "item")
      case .group: Message(ja: "項目のまとまり", en: "group of items")
      case .key: Message(ja: "鍵", en: "key")
      case .channel: Message(ja: "経路", en: "channel")
      case .flow: Message(ja: "流れ", en: "flow")
      case .waiver: Message(ja: "留保", en: "waiver")
      }
    }
  }

  /// One of the values of a field.
  public struct Value: Hashable, Sendable {
    /// What it is compared by: another name for the same thing makes no difference.
    let identity: String
    public let shown: Message
  }

  /// One field with its values, in the order written; empty where nothing is said.
  public struct Field: Sendable {
    public let label: Message
    public let values: [Value]
  }

  public let kind: Kind
  public let name: String
  /// Every field its kind has, in a fixed order.
  public let fields: [Field]
  public let span: SourceSpan

  /// All fields in one text, but for some; nothing else tells two contents apart.
  func content(without left: Set<String> = []) -> String {
    fields.filter { !left.contains($0.label.ja) }
      .map { field in
        field.label.ja + "\u{1}"
          + Set(field.values.map(\.identity)).sorted().joined(separator: "\u{2}")
      }
      .joined(separator: "\u{3}")
  }

  /// The values of one field as one text.
  func content(of label: String) -> String {
    fields.first { $0.label.ja == label }
      .map { Set($0.values.map(\.identity)).sorted().joined(separator: "\u{2}") } ?? ""
  }
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
    public let label: Message
    public let old: [Thing.Value]
    public let new: [Thing.Value]

    /// Values that are gone, in the order written.
    public var removed: [Thing.Value] {
      old.filter { one in !new.contains { $0.identity == one.identity } }
    }
    /// Values that came, in the order written.
    public var added: [Thing.Value] {
      new.filter { one in !old.contains { $0.identity == one.identity } }
    }
    /// The order in which values stand says nothing.
    public var isChanged: Bool { !removed.isEmpty || !added.isEmpty }
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
      guard let label = shape?.fields[index].label, !(was.isEmpty && now.isEmpty) else {
        return nil
      }
      return Field(label: label, old: was, new: now)
    }
  }

  /// The thing as it is now, or as it was.
  public var thing: Thing? { new ?? old }
}
