import NagarezuCore

/// The words of the editable forms that are not the model's.
enum EditableWords {
  static let sentence = Message(ja: "説明", en: "Explanation")
  static let rule = Message(ja: "規則", en: "Rule")
  static let place = Message(ja: "場所", en: "Place")
  static let name = Message(ja: "名称", en: "Name")
  static let reach = Message(ja: "届く項目の変更", en: "Changes in what arrives")
  static let legend = Message(ja: "凡例", en: "Legend")

  static func page(_ number: Int) -> Message { Message(ja: "\(number)ページ", en: "Page \(number)") }

  /// What a shape stands for, said to those who cannot see it.
  static func shape(_ shape: Scene.Box.Shape) -> Message {
    switch shape {
    case .system: Message(ja: "システム", en: "System")
    case .store: Message(ja: "サーバ・データベース", en: "Server, database")
    case .terminal: Message(ja: "端末", en: "Terminal")
    case .sheet: Message(ja: "台帳・書庫", en: "Ledger, cabinet")
    case .work: Message(ja: "作業", en: "Work")
    case .hands: Message(ja: "取り扱う者", en: "Handled by")
    case .person: Message(ja: "本人", en: "Data subject")
    case .unknown: Message(ja: "不明", en: "Unknown")
    }
  }

  static func frame(_ kind: Scene.Frame.Kind) -> Message {
    switch kind {
    case .party: Message(ja: "主体", en: "Party")
    case .section: Message(ja: "課", en: "Section")
    case .site: FigureWords.site
    case .system: Message(ja: "システム", en: "System")
    }
  }
}

/// The font that a style names first, for formats that take one name.
struct FontName {
  let name: String

  init(_ style: DiagramStyle) {
    let first = style.fontFamily.split(separator: ",").first.map(String.init) ?? "sans-serif"
    name = first.filter { $0 != "\"" && $0 != "'" }.trimmingSpaces
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
