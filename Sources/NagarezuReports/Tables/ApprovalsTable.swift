import NagarezuCore

extension FactTable {
  /// A paper each.
  static let approvals = FactTable(
    "approvals", Message(ja: "承認", en: "approvals"), row: Message(ja: "承認1つ", en: "an approval"),
    key: ["model", "approval"],
    references: [.toModel, .toParty, .init(["model", "system"], to: "systems")],
    columns: [
      [
        .model, .text("approval", ("識別名", "approval"), ("承認の識別名", "what it is called"), \.paper.id),
        .number(
          "number", ("順", "number"), ("書いた順（1から）", "its place in the order written, from 1"),
          \.number
        ),
        .word("kind", ("種別", "kind"), ("業務委託など", "such as entrustment"), \.kind),
        .optionalText(
          "party", ("相手", "counterparty"), ("相手の主体（電算処理のほか）", "whom it is about, but for 電算処理")
        ) { entry in
          if case .party(let party) = entry.paper.target { entry.model[party].name } else { nil }
        },
        .optionalText("system", ("対象のシステム", "system"), ("電算処理の対象", "what 電算処理 is about")) { entry in
          if case .system(let system) = entry.paper.target { entry.model[system].name } else { nil }
        },
        .list(
          "parents", ("元の承認", "parents"), ("再委託の元の承認", "the approvals of which a 再委託 is a part")
        ) { entry in
          entry.paper.parents.map { entry.model[$0].id }
        },
        .text(
          "chain", ("委託の連なり", "chain"), ("実施機関から相手まで", "from the authority to the counterparty"),
          \.chain),
        .optionalText("basis", ("根拠", "basis"), ("書かれた根拠", "the ground stated"), \.paper.basis),
        .optionalText(
          "meeting", ("会議", "meeting"), ("決めた会議", "the meeting that decided"), \.paper.meeting),
        .optionalWord(
          "decided", ("議決日", "decided"), ("決めた日（書かれたとおり）", "the day of decision, as written")
        ) {
          $0.paper.decided?.described
        },
        .word(
          "exposure", ("取扱い", "exposure"),
          ("閲覧か保管か", "whether reading is approved, or only keeping")
        ) {
          $0.paper.exposure.described
        },
        .text("items", ("情報項目", "items"), ("承認した項目", "the items it approves")) {
          $0.model.listed($0.paper.items)
        },
        .optionalNumber(
          "item_count", ("項目数", "item count"),
          ("文書の言う項目の数", "how many fields the document says it names"), \.paper.itemCount),
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.model.people($0.paper.subjects)
        },
        .list(
          "people", ("人数", "how many people"),
          ("範囲ごとに書かれた人数", "how many people, as stated for each class"), \.counts),
        .list("channels", ("経路・媒体", "channels"), ("認めた経路と媒体", "the channels and media it names")) {
          entry in
          entry.paper.channels.map { entry.model[$0].name } + entry.paper.media.map(\.rawValue)
        },
        .list("purposes", ("目的", "purposes"), ("認めた目的", "the purposes it names")) { entry in
          entry.paper.purposes.map { entry.model[$0].name }
        },
        .list("systems", ("限るシステム", "systems"), ("このシステムに限る", "the systems it is for alone")) {
          entry in
          entry.paper.systems.map { entry.model[$0].name }
        },
        .word("period", ("期間", "period"), ("書かれた期間", "when, as written"), \.period),
      ], FactColumn.days(("認める期間（狭い読み方）", "that it surely approves"), \.surely),
      [.ends],
      FactColumn.place(\.paper.span),
    ], things: { $0.approvals })

  /// A field of a paper.
  static let approvalItems = FactTable(
    "approval_items", Message(ja: "承認の項目", en: "items of approvals"),
    row: Message(ja: "承認した項目1つ", en: "an item that an approval names"),
    key: ["model", "approval", "item"],
    references: [.init(["model", "approval"], to: "approvals"), .toItem], isForPeople: false,
    columns: [
      [
        .model, .text("approval", ("承認", "approval"), ("承認の識別名", "the approval")) { $0.thing.id },
        .text("item", ("情報項目", "item"), ("項目", "the item")) { $0.model[$0.thing.item].name },
      ]
    ],
    things: { survey in
      survey.entries { business in
        let model = business.model
        return model.inAuthorsOrder(model.approvalIDs).flatMap {
          id -> [(id: String, item: Item.ID)] in
          guard model[id].items != .unknown else { return [] }
          return model.resolved(model[id].items).map { (model[id].id, $0) }
        }
      }
    })

  /// A row of a checklist.
  static let safeguards = FactTable(
    "safeguards", Message(ja: "対策", en: "safeguards"),
    row: Message(ja: "チェックリストの行1つ", en: "a row of a checklist"),
    key: ["model", "approval", "number"],
    references: [.init(["model", "approval"], to: "approvals")],
    columns: [
      [
        .model, .text("approval", ("承認", "approval"), ("承認の識別名", "the approval")) { $0.thing.id },
        .number("number", ("番号", "number"), ("表の何行目か（1から）", "which row, from 1")) { $0.thing.row },
        .word("side", ("誰が", "side"), ("行う側", "who is to do it")) {
          switch $0.thing.safeguard.side {
          case .authority: Message(ja: "実施機関", en: "authority")
          case .counterparty: Message(ja: "相手", en: "counterparty")
          }
        },
        .word("kind", ("種別", "kind"), ("運用上かシステム上か", "operation or system")) {
          switch $0.thing.safeguard.kind {
          case .operation: Message(ja: "運用上", en: "operation")
          case .system: Message(ja: "システム上", en: "system")
          }
        },
        .text("words", ("対策の文", "words"), ("書かれた文", "its own words")) { $0.thing.safeguard.text },
      ], FactColumn.place(\.thing.safeguard.span),
    ],
    things: { $0.entries(\.model.checklist) })
}

extension Model {
  /// The rows of all checklists, with the paper and the place there, from 1.
  fileprivate var checklist: [(id: String, row: Int, safeguard: Safeguard)] {
    inAuthorsOrder(approvalIDs).flatMap { id in
      self[id].safeguards.enumerated().map { (self[id].id, $0 + 1, $1) }
    }
  }
}

extension Survey {
  var approvals: [Entry<Approval.ID>] {
    entries { $0.model.inAuthorsOrder($0.model.approvalIDs) }
  }
}

extension Entry<Approval.ID> {
  var paper: Approval { model[thing] }

  /// From the authority to whom or what it is about, over the papers of which it is a part.
  var chain: String {
    var ends: [String] = []
    var paper = paper
    while true {
      switch paper.target {
      case .party(let party): ends.append(model[party].name)
      case .system(let system): ends.append(model[system].name)
      }
      guard let parent = paper.parents.first, ends.count <= model.approvals.count else { break }
      paper = model[parent]
    }
    return ([model[model.authority].name] + ends.reversed()).joined(separator: "→")
  }

  /// The classes of its people for which the model says how many.
  var counts: [String] {
    model.subjects.indices.filter { place in
      let atoms = model.population.atoms[place]
      return !atoms.isEmpty && atoms.isSubset(of: paper.subjects)
    }.compactMap { place in
      model.subjects[place].count.map { "\(model.subjects[place].name) \($0)" }
    }
  }

  var kind: Message { Message(ja: paper.kind.rawValue, en: paper.kind.english) }

  var period: Message {
    guard !paper.periods.isEmpty else { return .unknown }
    return Message(
      ja: paper.periods.map(\.described.ja).joined(separator: "、"),
      en: paper.periods.map(\.described.en).joined(separator: ", "))
  }

  /// How it ends: an empty last day says either that it does not or that nobody knows.
  var end: PaperEnd {
    guard let surely, paper.periods.allSatisfy({ $0.narrowest != nil }) else { return .unknown }
    return surely.last.isDistant ? .open : .day
  }

  /// From the first to the last day that it surely approves; `nil` where there is none.
  var surely: DayRange? {
    let sure = paper.periods.compactMap(\.narrowest)
    guard let first = sure.map(\.first).min(), let last = sure.map(\.last).max() else {
      return nil
    }
    return DayRange(first, last)
  }

  /// For sorting: an open end comes after every day.
  var lastOrOpen: Day { surely?.last ?? .distantFuture }
}

extension Exposure {
  /// The word for people.
  var described: Message {
    switch self {
    case .read: Message(ja: "閲覧", en: "reads")
    case .custody: Message(ja: "保管", en: "keeps only")
    }
  }
}

extension FactColumn<Entry<Approval.ID>> {
  /// How it ends, which an empty last day leaves open.
  static var ends: Self {
    .word(
      "ends", ("終わり", "end"),
      ("期日があるか、終わりがないか、分からないか", "whether it has a last day, no end, or is not known"),
      \.end.described)
  }
}

/// How an approval ends, the surest first.
enum PaperEnd: Int, Comparable {
  case day, open, unknown

  var described: Message {
    switch self {
    case .day: Message(ja: "期日", en: "day")
    case .open: Message(ja: "なし", en: "none")
    case .unknown: Message(ja: "不明", en: "unknown")
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
