import NagarezuCore

/// The words of views, lists behind the figure, and figures on several pages.
extension FigureWords {
  static func overview(_ title: String) -> Message {
    Message(ja: "\(title)（全体図）", en: "\(title) (overview)")
  }
  static func part(_ title: String, role: String, name: String) -> Message {
    Message(ja: "\(title)（\(role) \(name) の部分）", en: "\(title) (\(name), \(role.lowercased()))")
  }
  /// A part of a part: the arrows with some numbers.
  static func some(of name: String, _ numbers: String) -> Message {
    Message(ja: "\(name) \(numbers)", en: "\(name) \(numbers)")
  }
  static func items(_ title: String, _ names: String) -> Message {
    Message(ja: "\(title)（\(names)）", en: "\(title) (\(names))")
  }
  /// An item that is not there itself, known from one that is.
  static func inferred(_ name: String) -> Message {
    Message(ja: "\(name)（推知）", en: "\(name) (by inference)")
  }
  static func nowhere(_ days: String) -> Message {
    Message(ja: "どの流れにも載らない（\(days)）", en: "carried by no flow (\(days))")
  }
  static func days(_ day: Day?) -> Message {
    guard let day else { return Message(ja: "すべての日", en: "all days") }
    return Message(ja: JapaneseEra.written(day), en: "\(day)")
  }

  /// Numbers or names with a point between; past twelve they are counted.
  static func numbers(_ numbers: [String]) -> String {
    numbers.prefix(12).joined(separator: "・")
      + (numbers.count > 12 ? "・＋\(numbers.count - 12)" : "")
  }
  /// The same in running text: side by side where each is one sign.
  static func closeNumbers(_ list: [String]) -> String {
    let isClose = list.allSatisfy { $0.unicodeScalars.count == 1 }
    return isClose ? numbers(list).split(separator: "・").joined() : numbers(list)
  }
  static func within(_ numbers: String) -> Message {
    Message(ja: "内部：\(numbers)", en: "Within: \(numbers)")
  }
  static func site(_ name: String, mark: String?) -> Message {
    Message(
      ja: "設置：\(name)" + (mark.map { "（\($0)）" } ?? ""),
      en: "At \(name)" + (mark.map { " (\($0.lowercased()))" } ?? ""))
  }

  static func verdict(
    findings: Int, warnings: Int, waived: Int, gaps: Int, days: String
  ) -> Message {
    let ja =
      [findings == 0 ? "指摘なし" : "指摘\(findings)件"]
      + (warnings == 0 ? [] : ["警告\(warnings)件"]) + (waived == 0 ? [] : ["留保\(waived)件"])
      + (gaps == 0 ? [] : ["不明\(gaps)件"])
    let en =
      [findings == 0 ? "no findings" : "\(findings) findings"]
      + (warnings == 0 ? [] : ["\(warnings) warnings"]) + (waived == 0 ? [] : ["\(waived) waived"])
      + (gaps == 0 ? [] : ["\(gaps) gaps"])
    return Message(
      ja: "\(ja.joined(separator: "・"))（\(days)）", en: "\(en.joined(separator: ", ")) (\(days))")
  }
  static func waived(_ words: String, reason: String, owner: String, until: Day) -> Message {
    Message(
      ja: "\(words)（留保：\(reason)。\(owner)、\(JapaneseEra.written(until))まで）",
      en: "\(words) (waived: \(reason); \(owner), until \(until))")
  }
  static let findings = Message(ja: "指摘と不明", en: "Findings and gaps")
  static let glossary = Message(ja: "名称の説明", en: "Names explained")
  static func status(_ status: Scene.RuleCode.Status) -> Message {
    switch status {
    case .standing: Message(ja: "指摘", en: "Finding")
    case .warning: Message(ja: "警告", en: "Warning")
    case .waived: Message(ja: "留保", en: "Waived")
    case .gap: Message(ja: "不明", en: "Gap")
    }
  }
  /// What a part is, for those who listen: its name, what else is said of it, and how it changed.
  static func described(_ name: String, as words: String, change: Scene.Change?) -> Message {
    let (ja, en) = words.isEmpty ? ("", "") : ("：\(words)", ": \(words)")
    let marks: [Scene.Change: Message] = [
      .added: Message(ja: "【追加】", en: " [added]"), .removed: Message(ja: "【削除】", en: " [removed]"),
      .changed: Message(ja: "【変更】", en: " [changed]"),
    ]
    let mark = change.flatMap { marks[$0] } ?? Message(ja: "", en: "")
    return Message(ja: name + ja + mark.ja, en: name + en + mark.en)
  }
  static let encrypted = Message(ja: "暗号化", en: "Encrypted")
  static let lit = Message(ja: "項目が通る所", en: "Where the items go")
  static let faded = Message(ja: "そのほか", en: "The rest")

  /// A rule's code with what became of it, where that is not a plain finding.
  static func code(_ code: Scene.RuleCode) -> Message {
    switch code.status {
    case .standing, .warning, .gap: Message(ja: code.code, en: code.code)
    case .waived: Message(ja: "\(code.code) 留保", en: "\(code.code) waived")
    }
  }
  /// Parties of one role as one box, and arrows as one line, where an overview is too big.
  static func several(_ role: String, _ count: Int) -> Message {
    Message(ja: "\(role)（\(count)者）", en: "\(role) (\(count) parties)")
  }
  static func flows(_ count: Int) -> Message { Message(ja: "\(count)本", en: "\(count) flows") }
}
