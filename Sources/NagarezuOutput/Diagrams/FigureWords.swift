import NagarezuCore

/// The words of a figure that are not the model's.
enum FigureWords {
  static func title(_ name: String) -> Message {
    Message(ja: "【\(name)】の個人情報の流れ", en: "Flow of personal information: \(name)")
  }
  static func authority(_ name: String, section: String?) -> Message {
    Message(
      ja: "実施機関：\(name)" + (section.map { "　保有課：\($0)" } ?? ""),
      en: "Authority: \(name)" + (section.map { "; section: \($0)" } ?? ""))
  }

  static let contractor = Message(ja: "委託先", en: "Contractor")
  static let subcontractor = Message(ja: "再委託先", en: "Subcontractor")
  static let joined = Message(ja: "結合の相手方", en: "Connected body")
  static let receiver = Message(ja: "提供先", en: "Receiver")
  static let noAccess = Message(ja: "アクセス不可", en: "No access")
  static let sealed = Message(ja: "暗号化", en: "Sealed")
  static let view = Message(ja: "閲覧", en: "Views")
  static let remarks = Message(ja: "（備考）流れの説明", en: "Notes on the flows")
  static let allItems = Message(ja: "全項目", en: "All items")
  static let allButSome = Message(ja: "全項目（一部を除く）", en: "All items but some")
  static let unknownItems = Message(ja: "項目不明", en: "Items unknown")
  static func others(_ count: Int) -> Message {
    Message(ja: "ほか\(count)項目", en: " and \(count) more")
  }
  /// What stands between names.
  static let comma = Message(ja: "、", en: ", ")
  static func operated(by names: String) -> Message {
    Message(ja: "運用：\(names)", en: "Run by \(names)")
  }
  static func page(_ number: Int, of count: Int) -> Message {
    Message(ja: "\(number)／\(count)", en: "\(number)/\(count)")
  }
  static func sentence(items: String, channel: String?) -> Message {
    Message(
      ja: "\(items)" + (channel.map { "（\($0)）" } ?? ""),
      en: "\(items)" + (channel.map { " (\($0))" } ?? ""))
  }

  static func legend(_ zone: Scene.Zone) -> Message {
    switch zone {
    case .authority: Message(ja: "実施機関", en: "Authority")
    case .contractor: contractor
    case .subcontractor: subcontractor
    case .outside: Message(ja: "その他の機関", en: "Other body")
    case .person: Message(ja: "本人", en: "Data subject")
    }
  }
  static let site = Message(ja: "設置場所", en: "Site")

  static func legend(_ line: Scene.Line) -> Message {
    switch line {
    case .plain: Message(ja: "経路の記載なし", en: "Channel not stated")
    case .leasedLine: Message(ja: "専用線", en: "Leased line")
    case .closedNetwork: Message(ja: "閉域の通信網", en: "Closed network")
    case .officeLAN: Message(ja: "庁内LAN", en: "Office LAN")
    case .openNetwork: Message(ja: "インターネット・電子メール", en: "Internet, e-mail")
    case .medium: Message(ja: "電子記録媒体", en: "Recording medium")
    case .paper: Message(ja: "紙", en: "Paper")
    case .post: Message(ja: "郵送", en: "Post")
    case .hand: Message(ja: "手渡し・窓口", en: "By hand, counter")
    case .voice: Message(ja: "電話・ファクシミリ", en: "Telephone, fax")
    case .mixed: Message(ja: "複数の経路", en: "Several channels")
    case .view: view
    }
  }
}
