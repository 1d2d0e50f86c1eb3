/// One field of personal data. Names that are `sameAs` another are gone after loading: this is the canonical one.
public struct Item: Named, Sendable {
  public typealias ID = Index<Item>

  /// Another entry of the model that is the same field (同義), with what is said of it there.
  public struct Synonym: Hashable, Sendable {
    public var name: String
    /// 区分, as written.
    public var category: String?
    public var englishName: String?
    public var note: Annotation

    /// A synonym under its own name.
    public init(
      name: String, category: String? = nil, englishName: String? = nil,
      note: Annotation = Annotation()
    ) {
      self.name = name
      self.category = category
      self.englishName = englishName
      self.note = note
    }
  }

  public var name: String
  /// Marked 要配慮 (個人情報保護法第2条第3項) by the writer; what follows by derivation is in ``Lineage``.
  public var isSensitive: Bool
  /// Of class 特定個人情報 (番号法第2条第8項): some kinds of approval cannot carry it (0008.6a).
  public var isSpecific: Bool
  /// 区分, as written.
  public var category: String?
  /// Other names of the same field, in order of bytes.
  public var aliases: [String]
  /// Entries that are this field, in order of name; their names are among ``aliases``.
  public var synonyms: [Synonym]
  /// The pieces into which a figure may break its name (改行), in order; empty where the writer says none.
  public var breaks: [String]
  public var distinct: Distinct
  /// The name under which it is listed together with others over several businesses (共通名); reach and approvals know nothing of it.
  public var commonName: String?
  /// What an English figure calls it; `nil` where the model gives no English name.
  public var englishName: String?
  public var note: Annotation
  public var span: SourceSpan

  /// A field that stands at `span`.
  public init(
    name: String, isSensitive: Bool = false, isSpecific: Bool = false, category: String? = nil,
    aliases: [String] = [],
    synonyms: [Synonym] = [], breaks: [String] = [], distinct: Distinct = .unsaid,
    commonName: String? = nil, englishName: String? = nil, note: Annotation = Annotation(),
    span: SourceSpan
  ) {
    self.name = name
    self.breaks = breaks
    self.distinct = distinct
    self.commonName = commonName
    self.isSensitive = isSensitive
    self.isSpecific = isSpecific
    self.category = category
    self.aliases = aliases
    self.synonyms = synonyms
    self.englishName = englishName
    self.note = note
    self.span = span
  }
}

/// A named list of items. Naming a group anywhere means its fields.
public struct ItemGroup: Named, Sendable {
  public var name: String
  /// In the order written, groups inside opened, none twice. Never empty.
  public var items: [Item.ID]
  /// 区分 as written; it is that of each of its fields that has none of its own.
  public var category: String?
  /// Other names of the group, in order of bytes.
  public var aliases: [String]
  /// The pieces into which a figure may break its name (改行), in order; empty where the writer says none.
  public var breaks: [String]
  public var distinct: Distinct
  /// What an English figure calls it; `nil` where the model gives no English name.
  public var englishName: String?
  public var note: Annotation
  public var span: SourceSpan

  /// A group that stands at `span`.
  public init(
    name: String, items: [Item.ID], category: String? = nil, aliases: [String] = [],
    breaks: [String] = [], distinct: Distinct = .unsaid, englishName: String? = nil,
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.items = items
    self.category = category
    self.aliases = aliases
    self.breaks = breaks
    self.distinct = distinct
    self.englishName = englishName
    self.note = note
    self.span = span
  }
}

/// Which items something speaks of.
public enum ItemSelection: Hashable, Sendable {
  /// These fields, in the order written, none twice, after anything excepted was taken out. Never empty.
  case named([Item.ID])
  /// Whatever there is, but for these.
  case all(except: [Item.ID])
  /// 不明: read as every item of the model, and a gap.
  case unknown
}
