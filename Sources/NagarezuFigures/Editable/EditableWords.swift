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
