import NagarezuCore

/// The words of a figure that are not the model's.
enum FigureWords {
  static func title(_ name: String) -> Message {
    Message(ja: "【\(name)】の個人情報の流れ", en: "Flow of personal information: \(name)")
  }
  static func authority(_ name: String, sections: [String]) -> Message {
    let (ja, en) = (sections.joined(separator: "、"), sections.joined(separator: ", "))
    return Message(
      ja: "実施機関：\(name)" + (sections.isEmpty ? "" : "　保有課：\(ja)"),
      en: "Authority: \(name)"
        + (sections.isEmpty ? "" : "; \(sections.count == 1 ? "section" : "sections"): \(en)"))
  }

  static let contractor = Message(ja: "委託先", en: "Contractor")
  static let subcontractor = Message(ja: "再委託先", en: "Subcontractor")
  static let joined = Message(ja: "結合の相手方", en: "Connected body")
  static let receiver = Message(ja: "提供先", en: "Receiver")
  static let noAccess = Message(ja: "アクセス不可", en: "No access")
  static let sealed = Message(ja: "暗号化", en: "Sealed")
  static let visiting = Message(ja: "庁内で作業", en: "Works on site")
  static let view = Message(ja: "閲覧", en: "Views")
  static let remarks = Message(ja: "（備考）流れの説明", en: "Notes on the flows")
  static let allItems = Message(ja: "全項目", en: "All items")
  static let allButSome = Message(ja: "全項目（一部を除く）", en: "All items but some")
  static let unknownItems = Message(ja: "項目不明", en: "Items unknown")
  /// Rows of the item list, as a label names them.
  static func listed(_ places: [Int]) -> Message {
    let numbers = places.map(String.init).joined(separator: "・")
    return Message(ja: "別表\(numbers)", en: "list \(numbers)")
  }
  /// The same behind words that do not say all.
  static func seeList(_ places: [Int]) -> Message {
    Message(ja: "（\(listed(places).ja)）", en: " (\(listed(places).en))")
  }
  static let itemList = Message(ja: "別表　情報項目一覧", en: "List of items")
  static let listPlace = Message(ja: "別表", en: "List")
  static let number = Message(ja: "番号", en: "No.")
  static let route = Message(ja: "流れ", en: "Flow")
  static let channel = Message(ja: "経路", en: "Channel")
  static let people = Message(ja: "対象", en: "People")
  static let sentenceHead = Message(ja: "説明", en: "Explanation")
  static let period = Message(ja: "期間", en: "Period")
  static let basis = Message(ja: "根拠（承認）", en: "Basis (approval)")
  static let nothing = Message(ja: "－", en: "–")
  static let needsNoApproval = Message(ja: "承認を要しない", en: "needs no approval")
  static let unapproved = Message(ja: "承認なし", en: "no approval")
  static let partlyUnapproved = Message(ja: "一部に承認なし", en: "not all of it approved")
  static func allBut(_ names: String) -> Message {
    Message(ja: "全て（\(names)を除く）", en: "all but \(names)")
  }
  /// What a flow is called, before its items.
  static func called(_ name: String) -> Message { Message(ja: "\(name)：", en: "\(name): ") }
  static func group(_ name: String, _ items: String) -> Message {
    Message(ja: "\(name)（\(items)）", en: "\(name) (\(items))")
  }
  static func paper(_ kind: String, ground: String?) -> Message {
    Message(
      ja: kind + (ground.map { "（\($0)）" } ?? ""), en: kind + (ground.map { " (\($0))" } ?? ""))
  }
  static let unknownPeriod = Message(ja: "不明", en: "unknown")
  static let everything = Message(ja: "全て", en: "all")
  /// Items that a view of items names on an arrow whose flow does not name them.
  static func amongThem(_ names: String) -> Message {
    Message(ja: "（うち、この図の項目：\(names)）", en: " (of these, in this figure: \(names))")
  }
  static func otherParties(_ count: Int) -> Message {
    Message(ja: "ほか\(count)者", en: " and \(count) more")
  }
  static func otherThings(_ count: Int) -> Message {
    Message(ja: "ほか\(count)件", en: " and \(count) more")
  }
  static func otherChannels(_ count: Int) -> Message {
    Message(ja: "ほか\(count)経路", en: " and \(count) more")
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

  // MARK: Changes

  static let space = Message(ja: "　", en: "  ")
  static let semicolon = Message(ja: "。", en: "; ")
  static let addedOrChanged = Message(ja: "追加・変更", en: "Added, changed")
  static let removed = Message(ja: "削除", en: "Removed")
  static let newReach = Message(ja: "新たに届く流れ", en: "Brings something new")
  static let current = Message(ja: "（現行）", en: " (as it is)")
  static let changed = Message(ja: "（変更後）", en: " (after the change)")
  static func former(_ title: String) -> Message {
    Message(ja: "変更前の「\(title)」", en: "the earlier '\(title)'")
  }
  static func asOf(_ day: Day) -> Message {
    Message(ja: "\(JapaneseEra.written(day))現在", en: "As of \(day)")
  }
  static func from(_ day: Day) -> Message {
    Message(ja: JapaneseEra.written(day), en: "\(day)")
  }
  /// What 図 leaves out.
  static func hidden(_ names: String) -> Message {
    Message(ja: "※図に描いていないもの：\(names)", en: "* Not drawn: \(names)")
  }
  /// A few names, then what `rest` says of those that are left.
  static func few(
    _ names: [String], _ language: Language, atMost limit: Int = 6, rest: (Int) -> Message
  ) -> String {
    let shown = names.prefix(limit).joined(separator: comma[language])
    return names.count > limit ? shown + rest(names.count - limit)[language] : shown
  }
  /// Items that a table behind the figure names.
  static func seeTable(_ count: Int) -> Message {
    Message(ja: "ほか\(count)項目（表）", en: " and \(count) more (table)")
  }
  /// A word as it stands within a sentence.
  private static func inner(_ word: String) -> String {
    word.prefix(1).lowercased() + word.dropFirst()
  }
  static func added(_ what: Message, _ names: String) -> Message {
    Message(ja: "\(what.ja)の追加：\(names)", en: "\(inner(what.en)) added: \(names)")
  }
  static func removed(_ what: Message, _ names: String) -> Message {
    Message(ja: "\(what.ja)の削除：\(names)", en: "\(inner(what.en)) removed: \(names)")
  }
  static func changed(_ what: Message, _ names: String) -> Message {
    Message(ja: "\(what.ja)の変更：\(names)", en: "\(inner(what.en)) changed: \(names)")
  }
  /// `nil` where nothing is stated.
  static func changed(_ what: Message, from before: String?, to after: String?) -> Message {
    Message(
      ja: "\(what.ja)の変更：\(before ?? "記載なし")→\(after ?? "記載なし")",
      en: "\(inner(what.en)): \(before ?? "not stated") → \(after ?? "not stated")")
  }
  static let readers = Message(ja: "閲覧者", en: "Readers")
  static let seal = Message(ja: "封印", en: "Seal")
  static let keyHolders = Message(ja: "鍵の保持者", en: "Key holders")
  /// Of a party or, where a name is given, of that one among several.
  static func certificates(of name: String?) -> Message {
    Message(
      ja: (name.map { "\($0)の" } ?? "") + "認証",
      en: "certificates" + (name.map { " of \($0)" } ?? ""))
  }
  /// The channel is encrypted now, or no longer.
  static func otherEncryption(isNow: Bool) -> Message {
    isNow
      ? Message(ja: "暗号化の追加", en: "now encrypted")
      : Message(ja: "暗号化の終了", en: "no longer encrypted")
  }
  /// The sentence under the title; `isRed` where marks have a colour of their own.
  static func changes(
    from baseline: String, isRed: Bool, hasMarked: Bool, hasRemoved: Bool
  ) -> Message {
    let marked = Message(
      ja: "\(isRed ? "赤" : "")太字下線部", en: "\(isRed ? "red, " : "")bold and underlined")
    let parts = [
      hasMarked ? marked : nil,
      hasRemoved ? Message(ja: "削除は取消線", en: "struck through where removed") : nil,
    ].compactMap { $0 }
    return Message(
      ja: "※\(baseline)からの変更点は、" + parts.map(\.ja).joined(separator: "、"),
      en: "* Changes since \(baseline): " + parts.map(\.en).joined(separator: "; "))
  }
  /// Only where the two models say the same.
  static func noChanges(from baseline: String) -> Message {
    Message(ja: "※\(baseline)からの変更はない", en: "* No changes since \(baseline)")
  }
  /// Where something differs and no mark shows it.
  static func unmarkedChanges(from baseline: String) -> Message {
    Message(
      ja: "※\(baseline)から変わったのは、図に印の付かないもの（期間、根拠など）だけ",
      en: "* What changed since \(baseline) has no mark in a figure (periods, legal bases and such)"
    )
  }
  /// Where the other figure of a pair has all the marks.
  static func removals(from baseline: String) -> Message {
    Message(
      ja: "※\(baseline)からなくなったものは、現行の図に取消線で示す",
      en: "* What is gone since \(baseline) is struck through in the figure before the change")
  }
  /// Where only the table of changed reach tells.
  static func changedReach(from baseline: String) -> Message {
    Message(
      ja: "※\(baseline)から図の言葉は変わらない。届き方の変更は表に示す",
      en: "* No word of this figure changed since \(baseline); the table tells what else arrives")
  }
  static let goes = Message(ja: "※取消線は、変更後になくなるもの", en: "* Struck through: gone after the change")
  static func arrives(_ items: String, exposure: Exposure) -> Message {
    switch exposure {
    case .read: Message(ja: "新たに届く：\(items)", en: "new here: \(items)")
    case .custody: Message(ja: "新たに保管：\(items)", en: "newly kept: \(items)")
    }
  }
  static let arriving = Message(ja: "新たに届く項目", en: "Items that newly arrive")
  static let ceasing = Message(ja: "届かなくなる項目", en: "Items that no longer arrive")
  static let noReachChange = Message(ja: "届く相手と項目に変更はない", en: "Nothing changes in who gets what")
  static let party = Message(ja: "相手", en: "Party")
  static let items = Message(ja: "項目", en: "Items")
  static let passages = Message(ja: "どの流れで", en: "By which flow")
  static let bornThere = Message(ja: "流れによらない（その場で生じる）", en: "By none: it is born there")
  static let keptOnly = Message(ja: "（保管のみ）", en: " (keeps only)")

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

  /// What a shape stands for.
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

  static func legend(_ line: Scene.Line) -> Message {
    switch line {
    case .plain: Message(ja: "内部の処理", en: "Internal, no channel")
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
