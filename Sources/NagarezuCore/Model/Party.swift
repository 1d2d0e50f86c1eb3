/// A legal person, a section of one (課), or the people the data is about (本人).
public struct Party: Named, ManyNamed, Sendable {
  public typealias ID = Index<Party>

  /// What a party is in law, as far as the rules ask.
  public enum Kind: Sendable, Equatable {
    /// 実施機関: the authority whose business the model is.
    case authority
    /// 本人: the people themselves. Sees its own data and is never judged.
    case dataSubject
    /// Anybody else, a section of the authority included.
    case other
    /// Whoever operates a system for which the model names nobody, or receives a flow whose receiver is 不明.
    /// An outside party that no approval can name.
    case unnamed
    /// 不特定の者: anyone who listens on an open network. No approval can name it.
    case anyone
  }

  /// The words that a writer can choose for 種別.
  public enum Form: String, CaseIterable, Sendable {
    case authority = "実施機関"
    case dataSubject = "本人"
    case section = "課"
    case company = "企業"
    case association = "団体"
    case state = "国"
    case municipality = "自治体"
    case bank = "金融機関"
    case other = "その他"

    /// The word in English.
    public var english: String {
      switch self {
      case .authority: "authority"
      case .dataSubject: "data subject"
      case .section: "section"
      case .company: "company"
      case .association: "association"
      case .state: "state"
      case .municipality: "municipality"
      case .bank: "bank"
      case .other: "other"
      }
    }
  }

  public var name: String
  public var kind: Kind
  /// 種別 as written; `nil` where the writer says none. No rule asks for it beyond what is in ``kind``.
  public var form: Form?
  /// The party it is a part of: what a section sees, its parent sees.
  public var parent: Party.ID?
  /// The registered name, when it differs from `name`.
  public var fullName: String?
  /// The pieces into which a figure may break its name (改行), in order; empty where the writer says none.
  public var breaks: [String]
  public var aliases: [String]
  /// What an English figure calls it; `nil` where the model gives no English name.
  public var englishName: String?
  /// Certificates such as プライバシーマーク, as written.
  public var certificates: [String]
  public var location: String?
  public var distinct: Distinct
  /// Of a 本人: whose data is its own; `nil` where the model does not say, and then all is.
  public var subjects: AtomSet?
  public var note: Annotation
  public var span: SourceSpan

  /// A party that stands at `span`.
  public init(
    name: String, kind: Kind = .other, form: Form? = nil, parent: Party.ID? = nil,
    fullName: String? = nil, breaks: [String] = [],
    englishName: String? = nil, aliases: [String] = [], certificates: [String] = [],
    location: String? = nil, distinct: Distinct = .unsaid,
    subjects: AtomSet? = nil, note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.kind = kind
    self.form = form
    self.parent = parent
    self.fullName = fullName
    self.breaks = breaks
    self.aliases = aliases
    self.englishName = englishName
    self.certificates = certificates
    self.location = location
    self.distinct = distinct
    self.subjects = subjects
    self.note = note
    self.span = span
  }

  /// The name under which every open network's listeners are known.
  public static let anyoneName = "不特定の者"

  /// What whoever operates a system or site is called while the model names nobody.
  public static func unnamedOperator(of name: String) -> String { "運用者不明（\(name)）" }
}

extension Model {
  /// A party's name as messages show it.
  public func shown(_ party: Party.ID) -> Message {
    switch self[party].kind {
    case .anyone: Message(ja: Party.anyoneName, en: "anyone on the open network")
    case .authority, .dataSubject, .other, .unnamed:
      Message(ja: "「\(self[party].name)」", en: "'\(self[party].name)'")
    }
  }
}
