import NagarezuCore

extension Vocabulary {
  /// Keys whose value is one of a few words.
  public enum WordList: String, CaseIterable, Sendable {
    case partyKind, systemKind, channelKind, approvalKind, exposure, subcontract, access,
      processing, severity, scope, abroad, consentBy, state, handover, paper, side, corner, flag
  }

  /// One word of a list: its spelling in each language, and others that are read as it.
  public struct ListedWord: Sendable {
    /// The Japanese spelling.
    public let ja: String
    /// The English spelling.
    public let en: String
    /// Natural spellings read as this word; the formatter writes ``ja`` or ``en``.
    public let others: [String]
    /// Spellings that say how something travels and not over which line: read as this word, the least safe it may be. A channel of
    /// another kind may bear such a name.
    public let means: [String]

    init(_ ja: String, _ en: String, _ others: [String] = [], means: [String] = []) {
      self.ja = ja
      self.en = en
      self.others = others
      self.means = means
    }

    /// Every spelling that is read.
    public var spellings: [String] { [ja, en] + others + means }
  }

  /// The words of a list, in the order in which they are offered.
  public static func words(_ list: WordList) -> [ListedWord] {
    switch list {
    case .partyKind: partyKinds
    case .systemKind: systemKinds
    case .channelKind: channelKinds
    case .approvalKind: approvalKinds
    case .exposure: [ListedWord("閲覧", "read"), ListedWord("保管", "custody")]
    case .subcontract: [ListedWord("禁止", "forbidden"), ListedWord("承諾制", "byConsent")]
    case .access: [ListedWord("不可", "none")]
    case .processing: [ListedWord("不要", "notNeeded")]
    case .severity: [ListedWord("指摘", "error"), ListedWord("警告", "warning")]
    case .scope: [ListedWord("この事業", "business"), ListedWord("全事業", "portfolio")]
    case .abroad: [ListedWord("国外", "abroad", ["海外"])]
    case .consentBy: [ListedWord("会議", "meeting"), ListedWord("文書と日", "document")]
    case .state:
      [ListedWord("現行", "current"), ListedWord("変更前", "former"), ListedWord("案", "draft")]
    case .paper:
      FigureHints.Paper.allCases.map { ListedWord($0.rawValue, $0.english) }
    case .side: FigureHints.Side.allCases.map { ListedWord($0.rawValue, $0.english) }
    case .corner: FigureHints.Corner.allCases.map { ListedWord($0.rawValue, $0.english) }
    case .handover: Handover.allCases.map { ListedWord($0.rawValue, $0.english) }
    case .flag:
      [
        ListedWord("はい", "true", ["yes", "有", "あり", "する", "○"]),
        ListedWord("いいえ", "false", ["no", "無", "なし", "しない"]),
      ]
    }
  }

  /// はい or いいえ, by their English spellings.
  enum Flag: String {
    case yes = "true"
    case no = "false"
  }

  /// The Japanese spelling of a word in any of its spellings; `nil` for a word that is not in the list.
  static func canonical(_ text: String, in list: WordList) -> String? { listed(text, in: list)?.ja }

  /// A word in any of its spellings; `nil` for one that is not in the list.
  static func listed(_ text: String, in list: WordList) -> ListedWord? {
    table[list]?[Name(text)]
  }

  /// Shape: list → spelling → word.
  private static let table: [WordList: [Name: ListedWord]] = {
    var table: [WordList: [Name: ListedWord]] = [:]
    for list in WordList.allCases {
      for word in words(list) {
        for spelling in word.spellings {
          table[list, default: [:]][Name(spelling)] = word
        }
      }
    }
    return table
  }()

  /// The kind of party a word stands for.
  static func partyForm(_ text: String) -> Party.Form? {
    canonical(text, in: .partyKind).flatMap(Party.Form.init(rawValue:))
  }

  /// The kind of channel a word stands for.
  static func channelKind(_ text: String) -> Channel.Kind? {
    canonical(text, in: .channelKind).flatMap(Channel.Kind.init(rawValue:))
  }

  private static let partyKinds = [
    ListedWord("実施機関", "authority"), ListedWord("本人", "dataSubject"),
    ListedWord("課", "section", ["部", "係", "室", "部署"]),
    ListedWord("企業", "company", ["会社", "事業者"]), ListedWord("団体", "association", ["法人"]),
    ListedWord("国", "state", ["国の機関"]), ListedWord("自治体", "municipality", ["地方公共団体"]),
    ListedWord("金融機関", "bank"), ListedWord("その他", "other"),
  ]

  private static let approvalKinds = [
    ListedWord("業務委託", "entrustment", ["委託"]), ListedWord("再委託", "subcontract"),
    ListedWord("外部提供", "provision", ["提供"]), ListedWord("目的外利用", "otherPurpose"),
    ListedWord("法令", "statute"), ListedWord("同意", "consent", ["本人同意"]),
    ListedWord("外部結合", "connection", ["結合"]), ListedWord("電算処理", "processing"),
  ]
}
