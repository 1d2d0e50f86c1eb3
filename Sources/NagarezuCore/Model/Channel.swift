/// How data travels.
public struct Channel: Named, Sendable {
  public typealias ID = Index<Channel>

  /// The kinds of the national form (全項目評価書 Ⅱ-3②) and what council papers add.
  public enum Kind: String, CaseIterable, Sendable {
    case leasedLine = "専用線"
    case closedNetwork = "閉域網"
    case lgwan = "LGWAN"
    case informationNetwork = "情報提供ネットワークシステム"
    case residentNetwork = "住民基本台帳ネットワークシステム"
    case officeLAN = "庁内LAN"
    case internet = "インターネット"
    case email = "電子メール"
    case recordingMedium = "電子記録媒体"
    case flashMemory = "フラッシュメモリ"
    case paper = "紙"
    case post = "郵送"
    case handDelivery = "手渡し"
    case counter = "窓口"
    case telephone = "電話"
    case fax = "ファクシミリ"

    /// Whether leaving the authority over it is a 結合 of computers (S108).
    public var isNetwork: Bool {
      switch self {
      case .leasedLine, .closedNetwork, .lgwan, .informationNetwork, .residentNetwork, .internet,
        .email:
        true
      case .officeLAN, .recordingMedium, .flashMemory, .paper, .post, .handDelivery, .counter,
        .telephone, .fax:
        false
      }
    }

    /// Whether anyone can listen unless it is encrypted.
    public var isOpen: Bool { self == .internet || self == .email }

    /// Whether an approval of 紙 covers it.
    public var countsAsPaper: Bool {
      switch self {
      case .paper, .post, .handDelivery, .counter: true
      default: false
      }
    }
  }

  public var name: String
  public var kind: Kind
  /// Who carries it; empty where nobody is named, and then nobody gets anything by carrying it. Where they change, whoever does on
  /// any day.
  public var operators: [Party.ID]
  /// Who carries it when, where that changes; else empty.
  public var assignments: [Assignment<Party.ID>]
  public var isEncrypted: Bool
  public var measures: [String]
  /// Whether the model declares it; `false` for a kind that a flow names directly.
  public var isDeclared: Bool
  /// What an English figure calls it; `nil` where the model gives no English name.
  public var englishName: String?
  public var note: Annotation
  public var span: SourceSpan

  /// A channel that stands at `span`.
  public init(
    name: String, kind: Kind, operators: [Party.ID] = [], assignments: [Assignment<Party.ID>] = [],
    isEncrypted: Bool = false, measures: [String] = [], isDeclared: Bool = true,
    englishName: String? = nil,
    note: Annotation = Annotation(),
    span: SourceSpan
  ) {
    self.name = name
    self.kind = kind
    self.operators = operators
    self.assignments = assignments
    self.isEncrypted = isEncrypted
    self.measures = measures
    self.isDeclared = isDeclared
    self.englishName = englishName
    self.note = note
    self.span = span
  }
}
