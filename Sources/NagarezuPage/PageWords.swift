import NagarezuCore
import NagarezuText

/// The words of the page that are not a model's.
enum PageWords {
  static let page = Message(ja: "個人情報の流れ", en: "The flow of personal data")
  static let skip = Message(ja: "本文へ", en: "Skip to the content")
  static let views = Message(ja: "見る所", en: "Views")
  static let all = Message(ja: "全ての事業", en: "All businesses")
  static let business = Message(ja: "事業", en: "Business")
  static let verdict = Message(ja: "結論", en: "Verdict")
  static let state = Message(ja: "状態", en: "State")
  static let file = Message(ja: "モデル", en: "Model")
  static let checked = Message(ja: "調べたもの", en: "Checked")
  static let notJudged = Message(ja: "判定しない相手", en: "Not judged")
  static let reason = Message(ja: "理由", en: "Reason")
  static let owner = Message(ja: "責任者", en: "Owner")
  static let until = Message(ja: "期限", en: "Until")
  static let hint = Message(
    ja: "矢印や箱に触れるか Tab で移ると、その内容が出ます。ドラッグで動かし、Ctrl を押してホイールを回すと拡大します。",
    en:
      "Point at an arrow or a box, or move there with Tab, to read about it. Drag to move; turn the wheel with Ctrl to zoom."
  )
  static let card = Message(ja: "選んだもの", en: "What is picked")
  static let item = Message(ja: "情報項目", en: "Item")
  static let party = Message(ja: "主体", en: "Party")
  static let system = Message(ja: "システム", en: "System")
  static let finding = Message(ja: "指摘", en: "Finding")
  static let people = Message(ja: "個人の範囲", en: "People")
  static let period = Message(ja: "期間", en: "Period")
  static let unknown = Message(ja: "不明", en: "unknown")
  static let exposure = Message(ja: "取扱い", en: "Exposure")
  static let channel = Message(ja: "経路", en: "Channel")
  static let meeting = Message(ja: "会議", en: "Meeting")
  static let basis = Message(ja: "根拠", en: "Basis")
  static let reaches = Message(ja: "このうち届くもの", en: "Of these, reached")
  static let path = Message(ja: "道すじ", en: "Path")
  static let nearest = Message(ja: "最も近い承認", en: "Nearest approval")
  static let found = Message(ja: "この指摘", en: "This finding")
  static let cure = Message(ja: "直し方: ", en: "Cure: ")
  static let before = Message(ja: "変更前", en: "Before")
  static let after = Message(ja: "変更後", en: "After")
  static let zoomIn = Message(ja: "拡大する", en: "Zoom in")
  static let zoomOut = Message(ja: "縮小する", en: "Zoom out")
  static let fit = Message(ja: "全体を表示する", en: "Fit")
  static let day = Message(ja: "日", en: "Day")
  static let filter = Message(ja: "この言葉のあるものだけ", en: "Only what has these words")
  static let nothing = Message(ja: "ありません", en: "None")
  static let nothingFound = Message(ja: "指摘も不明もありません。", en: "No findings and no gaps.")
  static let inFigure = Message(ja: "図で見る", en: "Show in the figure")
  static let rules = Message(ja: "規則の説明", en: "The rules")
  static let sensitive = Message(ja: "要配慮の項目を持つ者", en: "Who has sensitive items")
  static let needsScript = Message(
    ja: "聞くにはスクリプトが要ります。同じ答えは、表「主体と項目」と nagarezu who・what・why にあります。",
    en:
      "Asking needs a script. The table of parties and items, and nagarezu who, what and why, say the same."
  )
  static let question = Message(
    ja: "項目、主体、システムの名前（よみ、別名でも）", en: "An item, a party or a system, by any of its names")
  static let examples = Message(
    ja: "例: 「口座」。項目なら誰が持つか、主体なら何を持つかを答えます。「口座 本人」のように項目と主体を書くと、なぜ届くか、なぜ届かないかを答えます。",
    en:
      "An item is answered by who has it, a party by what it has. An item and a party together ask why it reaches, or why not."
  )

  static func businesses(_ count: Int) -> Message {
    Message(
      ja: "個人情報の流れ（事業\(count)件）",
      en: "The flow of personal data (\(count) business\(count == 1 ? "" : "es"))")
  }

  static func problems(_ count: Int) -> Message {
    Message(ja: "読めないもの\(count)件", en: "Could not be read: \(count)")
  }

  static func assumptions(_ count: Int) -> Message {
    Message(
      ja: "この結果が立つ仮定（\(count)件）", en: "Assumptions that this stands on (\(count))")
  }

  static func day(_ day: Day?) -> Message {
    guard let day else { return Message(ja: "全ての日について", en: "On all days") }
    let written = Message { Table.Value.day(day).shown(in: $0) }
    return Message(ja: "\(written.ja)について", en: "On \(written.en)")
  }

  static func madeBy(_ program: String) -> Message {
    Message(
      ja: "\(program) が作ったページです。通信をせず、このファイルだけで読めます。",
      en: "Made by \(program). It asks the network for nothing and reads by itself.")
  }

  static func counts(_ model: Model) -> Message {
    let (files, flows) = (model.files.count, model.flows.count)
    let (items, papers) = (model.items.count, model.approvals.count)
    func counted(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    return Message(
      ja: "ファイル\(files)、流れ\(flows)、情報項目\(items)、承認\(papers)",
      en: [
        counted(files, "file"), counted(flows, "flow"), counted(items, "item"),
        counted(papers, "approval"),
      ].joined(separator: ", "))
  }

  /// When a paper approves, as written.
  static func period(of paper: Approval) -> Message {
    guard !paper.periods.isEmpty else { return unknown }
    return Message(
      ja: paper.periods.map(\.described.ja).joined(separator: "、"),
      en: paper.periods.map(\.described.en).joined(separator: ", "))
  }

  /// What scripts say. Shape: their name → words.
  static let scripted: [String: Message] = [
    "allDays": Message(ja: "全ての日", en: "All days"),
    "allItems": Message(ja: "全ての項目", en: "All items"),
    "allParties": Message(ja: "全ての主体", en: "All parties"),
    "noFinding": Message(ja: "指摘を選ぶ", en: "Pick a finding"),
    "number": Message(ja: "番号", en: "Number"),
    "items": item, "people": people, "period": period, "channel": channel, "path": path,
    "exposure": exposure, "basis": basis,
    "cover": Message(ja: "覆う承認", en: "Covered by"),
    "noPaper": Message(ja: "覆う承認がない", en: "no approval"),
    "inPart": Message(ja: "（一部だけ）", en: " (only in part)"),
    "remark": Message(ja: "備考", en: "Note"),
    "source": Message(ja: "書いてある所", en: "Source"),
    "reads": Message(ja: "閲覧", en: "reads"),
    "infers": Message(ja: "推知", en: "by inference"),
    "keeps": Message(ja: "保管のみ", en: "keeps only"),
    "hint": hint, "capacity": Message(ja: "立場", en: "As"),
    "place": Message(ja: "所", en: "Where"),
    "who": Message(ja: "を持つ者", en: ": who has it"),
    "what": Message(ja: "が持つもの", en: ": what it has"),
    "stands": Message(ja: "にあるもの", en: ": what stands there"),
    "nobody": Message(ja: "誰にも届かない", en: "nobody"),
    "nothing": Message(ja: "何も届かない", en: "nothing"),
    "notReached": Message(ja: "届かない。止めているもの:", en: "does not reach. What stops it:"),
    "notRead": Message(
      ja: "そのものは閲覧できない。止めているもの:", en: "cannot read it itself. What stops it:"),
    "unknownName": Message(ja: "この名前のものはない", en: "nothing has this name"),
    "clear": Message(ja: "選ぶのをやめる", en: "Clear"),
    "lit": Message(ja: "通る所", en: "Where it goes"),
    "begins": Message(ja: "この日から", en: "From this day"),
    "ends": Message(ja: "前の日まで", en: "Until the day before"),
    "gained": Message(ja: "この日から持つ", en: "has from this day"),
    "lost": Message(ja: "前の日まで持っていた", en: "had until the day before"),
    "inFigure": inFigure,
    "inList": Message(ja: "指摘の一覧で見る", en: "Show in the list"),
    "shown": Message(ja: "件を表示", en: " shown"),
    "others": Message(ja: "ほか", en: "others"),
  ]
}
