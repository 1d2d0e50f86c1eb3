import NagarezuCore

extension Vocabulary {
  /// The tables of keys and words for the page of the language, in Markdown: one table for each place where keys stand,
  /// then the lists of words.
  public static func markdown() -> String {
    let tables = Context.allCases.map { table(of: ownKeys($0), under: $0.heading) }
    let common = table(of: element, under: Message(ja: "どの要素にも書けるキー", en: "any element"))
    let lists = WordList.allCases.map { list in
      section(
        list.heading, "| 語 | 英語の語 | 同じに読む書き方 |\n| --- | --- | --- |",
        words(list).map {
          "| \($0.ja) | `\($0.en)` | \(($0.others + $0.means).joined(separator: "、")) |"
        })
    }
    return ([tables[0], common] + tables.dropFirst() + lists).joined(separator: "\n\n") + "\n"
  }

  private static func table(of keys: [Key], under heading: Message) -> String {
    section(
      heading, "| キー | 英語のキー | 必須 | 値 | 内容 |\n| --- | --- | --- | --- | --- |", keys.map(row))
  }

  private static func section(_ heading: Message, _ head: String, _ rows: [String]) -> String {
    "### \(heading.ja)（\(heading.en)）\n\n" + ([head] + rows).joined(separator: "\n")
  }

  /// The keys of a context but for those of every element.
  private static func ownKeys(_ context: Context) -> [Key] {
    let common = Set(element.map(\.word))
    return context == .file ? keys(context) : keys(context).filter { !common.contains($0.word) }
  }

  private static func row(_ key: Key) -> String {
    "| \(key.ja) | `\(key.en)` | \(key.isRequired ? "○" : "") | \(key.value.label.ja) | \(key.doc.ja) <br>\(key.doc.en) |"
  }
}

extension Vocabulary.Context {
  /// What a mapping of this context describes: the keys under which it stands, behind what they are keys of.
  public var heading: Message {
    if self == .file { return Message(ja: "ファイル", en: "file") }
    let homes = Self.allCases.lazy.map {
      ($0, Vocabulary.keys($0).filter { $0.value.context == self })
    }
    let (home, keys) = homes.first { !$0.1.isEmpty } ?? (.file, [])
    let isOfAny = Vocabulary.element.contains { $0.value.context == self }
    return Message(
      ja: (home == .file || isOfAny ? "" : home.heading.ja + "の")
        + keys.map(\.ja).joined(separator: "・"),
      en: keys.map(\.en).joined(separator: ", "))
  }
}

extension Vocabulary.WordList {
  /// What the words are for.
  public var heading: Message {
    switch self {
    case .partyKind: Message(ja: "主体の種別", en: "kinds of parties")
    case .systemKind: Message(ja: "システムの種別", en: "kinds of systems")
    case .channelKind: Message(ja: "経路の種別", en: "kinds of channels")
    case .approvalKind: Message(ja: "承認の種別", en: "kinds of approvals")
    case .exposure: Message(ja: "取扱い", en: "exposure")
    case .subcontract: Message(ja: "再委託の扱い", en: "subcontract")
    case .access: Message(ja: "アクセス", en: "access")
    case .processing: Message(ja: "電算処理の要否", en: "processing")
    case .consentBy: Message(ja: "同意とみなすもの", en: "consentBy")
    case .state: Message(ja: "状態", en: "state")
    case .handover: Message(ja: "引渡し", en: "handover")
    case .paper: Message(ja: "図の用紙", en: "paper")
    case .side: Message(ja: "固定の側", en: "side")
    case .corner: Message(ja: "凡例の場所", en: "legend")
    case .severity: Message(ja: "規則の重さ", en: "severity")
    case .scope: Message(ja: "規則の範囲", en: "scope")
    case .abroad: Message(ja: "国外", en: "abroad")
    case .flag: Message(ja: "はい・いいえ", en: "flags")
    }
  }
}

extension Vocabulary.Value {
  /// What the mappings that stand behind a key describe; `nil` where none do.
  var context: Vocabulary.Context? {
    switch self {
    case .elements(let context), .list(let context), .oneOrMore(let context),
      .mapping(let context), .timed(_, let context):
      context
    case .version, .text, .texts, .flag, .number, .word, .words, .terms, .periodsOrNone, .name,
      .names, .distinct, .node, .channels, .channel, .items,
      .subjects, .period, .periods, .day, .keep, .paths, .renames, .approvals:
      nil
    }
  }

  /// What can be written, in a few words.
  public var label: Message {
    switch self {
    case .version: Message(ja: "`1`", en: "`1`")
    case .text: Message(ja: "文字", en: "text")
    case .texts: Message(ja: "文字、又はその一覧", en: "text or list of texts")
    case .flag: Message(ja: "はい・いいえ", en: "true or false")
    case .number: Message(ja: "数（数字だけ）", en: "whole number")
    case .word(let list): Message(ja: "「\(list.heading.ja)」の語", en: "one of \(list.heading.en)")
    case .words(let list):
      Message(ja: "「\(list.heading.ja)」の語、又はその一覧", en: "one of \(list.heading.en), or a list")
    case .terms: Message(ja: "「語: 呼び名」の組", en: "mapping of words")
    case .periodsOrNone:
      Message(ja: "期間、その一覧、又は「なし」", en: "period, list of periods, or `none`")
    case .name(let kind): Message(ja: "\(kind.noun.ja)の名前", en: "name of a \(kind.noun.en)")
    case .names(let kind):
      Message(ja: "\(kind.noun.ja)の名前、又はその一覧", en: "name of a \(kind.noun.en), or a list")
    case .timed(let kind, let context):
      context == .holder
        ? Message(
          ja: "主体・システムの名前、期間のある組、又はその一覧",
          en: "name of a party or system, mapping with a period, or a list")
        : Message(
          ja: "\(kind.noun.ja)の名前、期間のある組、又はその一覧",
          en: "name of a \(kind.noun.en), mapping with a period, or a list")
    case .distinct(let kind):
      Message(
        ja: "はい・いいえ、\(kind.noun.ja)の名前、又はその一覧", en: "true, name of a \(kind.noun.en), or a list")
    case .node(many: true):
      Message(ja: "主体・システムの名前、又はその一覧", en: "name of a party or system, or a list")
    case .node: Message(ja: "主体・システムの名前", en: "name of a party or system")
    case .channels: Message(ja: "経路の名前・種別、又はその一覧", en: "channels or kinds of them")
    case .channel: Message(ja: "経路の名前・種別", en: "a channel or a kind of one")
    case .items(open: true):
      Message(ja: "項目の一覧、貼り付けた行、「全て」、「不明」", en: "items, a pasted row, `all`, `unknown`")
    case .items: Message(ja: "項目の一覧、又は貼り付けた行", en: "items or a pasted row")
    case .subjects: Message(ja: "個人の範囲の名前、その一覧、「全員」", en: "classes or `everyone`")
    case .period: Message(ja: "期間", en: "period")
    case .periods: Message(ja: "期間、又はその一覧", en: "period or list of periods")
    case .day: Message(ja: "日付", en: "date")
    case .keep:
      Message(ja: "日付、「5年」「永年」など、「契約終了まで」「契約終了後5年」など", en: "date, span or `untilContractEnd`")
    case .paths: Message(ja: "ファイルの場所、又はその一覧", en: "path or list of paths")
    case .renames: Message(ja: "「もとの項目: 後の項目」の組", en: "mapping of items")
    case .approvals: Message(ja: "承認の識別名、又はその一覧", en: "id of an approval, or a list")
    case .elements: Message(ja: "「名前: 内容」の組", en: "names with their mappings")
    case .list: Message(ja: "「- 」で始まる一覧", en: "list")
    case .oneOrMore: Message(ja: "組、又はその一覧", en: "mapping or list of them")
    case .mapping: Message(ja: "「キー: 値」の組", en: "mapping")
    }
  }
}
