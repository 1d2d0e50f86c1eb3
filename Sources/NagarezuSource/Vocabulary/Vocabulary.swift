import NagarezuCore

/// The keys and values of the model language, in both spellings: one table for the reader, the page, the formatter
/// and the schema.
public enum Vocabulary {
  /// What a mapping describes, and so which keys it may have.
  public enum Context: String, CaseIterable, Sendable {
    case file, party, site, subjectClass, item, system, reader, holding, derivation, key, channel
    case purpose, flow, approval, consent, safeguards, waiver, rule, selector, demand, evidence
    case regime, requirement
    case systemOperator, siteOperator, carrier, holder, placement
    case figure, pin, labelPlace
  }

  /// What stands behind a key.
  public enum Value: Hashable, Sendable {
    /// The number of the language: 1.
    case version
    /// A text, shown as written.
    case text
    /// One text or several.
    case texts
    /// はい or いいえ.
    case flag
    /// A whole number in digits, half or full width.
    case number
    /// One of a few words; see ``Vocabulary/words(_:)``.
    case word(WordList)
    /// One of them or several.
    case words(WordList)
    /// A word → what it is called instead.
    case terms
    /// Periods, or なし.
    case periodsOrNone
    /// The name of a declared thing.
    case name(NameKind)
    /// One name or several.
    case names(NameKind)
    /// One name or several, or mappings that also say when.
    case timed(NameKind, Context)
    /// はい, or names of other things.
    case distinct(NameKind)
    /// Names of parties or systems: one, or several where `many`.
    case node(many: Bool)
    /// Names of declared channels, or kinds of channels.
    case channels
    /// One such.
    case channel
    /// A list of items or a pasted row; 全て and 不明 where `open`.
    case items(open: Bool)
    /// Names of classes, or 全員.
    case subjects
    case period
    /// One period or several.
    case periods
    case day
    /// A day, a span or 契約終了まで.
    case keep
    /// Paths of files.
    case paths
    /// Item that leaves → item that arrives, or 削除.
    case renames
    /// The ids of other approvals: one or several.
    case approvals
    /// Name → mapping.
    case elements(Context)
    /// A list of mappings.
    case list(Context)
    /// A mapping, or a list of them.
    case oneOrMore(Context)
    /// One mapping.
    case mapping(Context)
  }

  /// Kinds of things that have names.
  public enum NameKind: String, CaseIterable, Sendable {
    case party, site, subjectClass, item, system, key, channel, purpose, regime
  }

  /// One key of a context.
  public struct Key: Sendable {
    /// What the key says, whatever its spelling.
    public let word: Word
    /// The Japanese spelling; the only one beside ``en``.
    public let ja: String
    /// What stands behind it.
    public let value: Value
    /// Whether every such mapping must have it.
    public let isRequired: Bool
    /// One line for the page and for completions.
    public let doc: Message

    /// The English spelling.
    public var en: String { word.rawValue }
  }

  /// The keys a mapping may have, in the order in which the formatter writes them.
  public static func keys(_ context: Context) -> [Key] { table(context).keys }

  private static func listed(_ context: Context) -> [Key] {
    switch context {
    case .file: file
    case .party: party + element
    case .site: site + element
    case .subjectClass: subjectClass + element
    case .item: item + element
    case .system: system + element
    case .reader: reader
    case .holding: holding
    case .derivation: derivation
    case .key: key + element
    case .channel: channel + element
    case .purpose: purpose + element
    case .flow: flow + element
    case .approval: approval + element
    case .consent: consent
    case .safeguards: safeguards
    case .waiver: waiver
    case .rule: rule
    case .selector: selector
    case .demand: demand
    case .evidence: evidence
    case .regime: regime + element
    case .requirement: requirement
    case .systemOperator: [assigned, assignedVia, assignedPeriod, handover]
    case .siteOperator: [assigned, assignedPeriod, handover]
    case .carrier: [assigned, assignedPeriod]
    case .holder: [holder, assignedPeriod]
    case .placement: [placed, assignedPeriod, handover]
    case .figure: figure
    case .pin: pin
    case .labelPlace: labelPlace
    }
  }

  /// The key of a context that is spelled so, in either language.
  static func key(_ spelling: String, in context: Context) -> Key? {
    table(context).key(Name(spelling))
  }

  /// What is looked up of a context for every mapping of a file.
  final class KeyTable: Sendable {
    let context: Context
    let keys: [Key]
    /// The words of those that every such mapping must have.
    let required: [Word]
    /// Shape: spelling → position in `keys`.
    private let positions: [Name: Int]

    fileprivate init(_ context: Context) {
      self.context = context
      keys = listed(context)
      required = keys.filter(\.isRequired).map(\.word)
      var positions: [Name: Int] = [:]
      for (position, key) in keys.enumerated() {
        positions[Name(key.ja)] = position
        positions[Name(key.en)] = position
      }
      self.positions = positions
    }

    func key(_ spelling: Name) -> Key? { positions[spelling].map { keys[$0] } }
  }

  /// The keys of a context.
  static func table(_ context: Context) -> KeyTable { tables[context] ?? KeyTable(context) }

  private static let tables = Dictionary(
    uniqueKeysWithValues: Context.allCases.map { ($0, KeyTable($0)) })

  /// Whether any context has a key that is spelled so.
  static func spellsAKey(_ word: String) -> Bool { !keys(spelled: word).isEmpty }

  /// The keys of all contexts that are spelled so.
  private static func keys(spelled word: String) -> [Key] {
    let name = Name(word)
    return tables.values.compactMap { $0.key(name) }
  }

  /// What the reading of a text needs of all this.
  static var knownKeys: KnownKeys {
    KnownKeys(spellsAKey: spellsAKey, isText: isTextKey, takesNames: isNamesKey)
  }

  /// Whether a word is a key behind which sentences stand, wherever it is one.
  static func isTextKey(_ word: String) -> Bool {
    let keys = keys(spelled: word)
    return !keys.isEmpty && keys.allSatisfy { $0.value == .text }
  }

  /// Whether names may stand behind a word: behind a key that takes some, or behind the name of a group.
  static func isNamesKey(_ word: String) -> Bool {
    let keys = keys(spelled: word)
    return keys.isEmpty
      || keys.contains { key in
        switch key.value {
        case .name, .names, .node, .channel, .channels, .items, .subjects: true
        default: key.word == .aliases
        }
      }
  }

  /// Names that mean something of their own and so cannot be given to a thing.
  static let reservedNames: Set<String> = [
    Party.anyoneName, "全員", "全て", "すべて", "全部", "不明", "未定", "削除", "everyone", "anyone", "all",
    "unknown", "drop", "none", "なし", "該当なし", "null",
  ]

  /// Also what the program itself calls whoever is not named.
  static func isReserved(_ name: String) -> Bool {
    reservedNames.contains(name) || name.hasPrefix("運用者不明（") || name.hasPrefix("受け手不明（")
  }

  static func isUnknown(_ text: String) -> Bool {
    text == "不明" || text == "未定" || text == "unknown"
  }
  /// なし, as a period of what is never required.
  static func isNever(_ text: String) -> Bool { text == "なし" || text == "none" }
  static func isAll(_ text: String) -> Bool { text == "全て" || text == "すべて" || text == "all" }
  static func isEveryone(_ text: String) -> Bool { text == "全員" || text == "everyone" }
  static func isDrop(_ text: String) -> Bool { text == "削除" || text == "drop" }
}
