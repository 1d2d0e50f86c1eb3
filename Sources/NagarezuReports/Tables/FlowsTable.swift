import NagarezuCore

extension FactTable {
  /// A hand-over each.
  static let flows = FactTable(
    "flows", Message(ja: "流れ", en: "flows"), row: Message(ja: "流れ1本", en: "a flow"),
    key: ["model", "flow"],
    references: [
      .toModel, .init(["model", "channel"], to: "channels"),
      .init(["model", "seal"], to: "keys", ["model", "key"]),
    ],
    columns: [
      [
        .model,
        .number(
          "flow", ("順", "flow"), ("書いた順（1から）", "its place in the order written, from 1"), \.number),
        .text("number", ("番号", "number"), ("書かれた番号", "its number, as written"), \.flow.number),
        .flag(
          "is_return", ("戻り", "return"),
          ("双方向の流れの戻りか", "whether it is the return of a flow in both directions"), \.flow.isReturn),
        .origin,
        .list(
          "origin_parties", ("送り元の主体", "from whom"), ("それを運用する主体", "in whose hands that is"),
          \.giving
        ),
        .target,
        .receiving,
        .flag(
          "crosses_hands", ("手を渡る", "crosses hands"),
          ("別の主体の手に入るか", "whether it enters somebody else's hands")
        ) {
          !$0.model.receivers(of: .flow($0.thing)).isEmpty
        },
        .flag(
          "leaves_authority", ("実施機関を出る", "leaves"),
          (
            "実施機関から、外の者（本人を除く）の手に入るか",
            "whether it leaves the authority for an outsider other than the data subject"
          )
        ) {
          $0.model.leavesAuthority($0.thing)
        },
        .items,
        .people,
        .channel,
        .way,
        .optionalText(
          "seal", ("封印の鍵", "seal"), ("運ぶものを封じる鍵", "the key under which what arrives is sealed")
        ) { entry in
          entry.flow.seal.map { entry.model[$0].name }
        },
        .period,
      ], FactColumn.runningDays,
      [
        .optionalText("basis", ("根拠", "basis"), ("書かれた根拠", "the ground stated"), \.flow.basis),
        .list("purposes", ("目的", "purposes"), ("書かれた目的", "the purposes stated")) { entry in
          entry.flow.purposes.map { entry.model[$0].name }
        },
        .optionalText(
          "remark", ("備考", "remark"), ("備考の文", "the sentence of the remarks"), \.flow.remark),
      ], FactColumn.place(\.flow.span),
    ], things: { $0.flows })

  /// A field on a flow.
  static let flowItems = FactTable(
    "flow_items", Message(ja: "流れの項目", en: "items of flows"),
    row: Message(ja: "流れで運ぶ項目1つ", en: "an item on a flow"),
    key: ["model", "flow", "item"], references: [.init(["model", "flow"], to: "flows"), .toItem],
    isForPeople: false,
    columns: [
      [
        .model, .number("flow", ("流れの順", "flow"), ("流れの順", "the flow's place"), \.thing.flow),
        .text("number", ("番号", "number"), ("流れの番号", "the flow's number, as written")) {
          $0.model[$0.thing.id].number
        },
        .text("item", ("情報項目", "item"), ("出る項目", "the item that leaves")) {
          $0.model[$0.thing.item].name
        },
        .optionalText(
          "arrives_as", ("着く項目", "arrives as"),
          ("着く項目（途中で落とせば空）", "the item that arrives; empty for one that is dropped")
        ) { entry in
          let renamed: Item.ID? =
            entry.model[entry.thing.id].renames[entry.thing.item] ?? entry.thing.item
          return renamed.map { entry.model[$0].name }
        },
      ]
    ],
    things: { $0.entries(\.model.carriedItems) })
}

extension Model {
  /// The items of all flows, each with the flow's place, from 1.
  fileprivate var carriedItems: [(id: Flow.ID, flow: Int, item: Item.ID)] {
    inAuthorsOrder(flowIDs).enumerated().flatMap { place, id in
      resolved(self[id].items).map { (id, place + 1, $0) }
    }
  }
}

/// The columns that every table of flows has.
extension FactColumn<Entry<Flow.ID>> {
  static var origin: Self {
    .text("origin", ("送り元", "from"), ("出る所", "where it begins")) {
      $0.model.name(of: $0.flow.from)
    }
  }

  static var target: Self {
    .text("target", ("送り先", "to"), ("入る所", "where it ends")) { $0.model.name(of: $0.flow.to) }
  }

  static var receiving: Self {
    .list(
      "target_parties", ("送り先の主体", "to whom"), ("それを運用する主体", "in whose hands that is"),
      \.receiving)
  }

  static var items: Self {
    .text("items", ("情報項目", "items"), ("運ぶ項目", "what it carries")) {
      $0.model.listed($0.flow.items)
    }
  }

  static var people: Self {
    .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
      $0.model.people($0.flow.subjects)
    }
  }

  static var channel: Self {
    .optionalText("channel", ("経路", "channel"), ("運ぶ経路", "how it travels")) { entry in
      entry.flow.channel.map { entry.model[$0].name }
    }
  }

  static var way: Self {
    .word(
      "way", ("手段", "way"), ("通信・媒体・紙など", "network, medium, post, telephone and the like"),
      \.way)
  }

  static var period: Self {
    .word("period", ("期間", "period"), ("書かれた期間", "when, as written"), \.period)
  }

  static var runningDays: [Self] {
    days(("流れる期間（広い読み方）", "on which it may run")) { $0.flow.period.widest }
  }
}

extension Survey {
  var flows: [Entry<Flow.ID>] { entries { $0.model.inAuthorsOrder($0.model.flowIDs) } }
}

extension Entry<Flow.ID> {
  var flow: Flow { model[thing] }

  /// In whose hands it begins.
  var giving: [String] { model.hands(of: flow.from).map { model[$0].name } }

  /// In whose hands it ends.
  var receiving: [String] { model.hands(of: flow.to).map { model[$0].name } }

  var way: Message { flow.channel.map { model[$0].kind.way } ?? .notStated }

  var period: Message { flow.isPeriodUnknown ? .unknown : flow.period.described }
}

extension Message {
  static let unknown = Message(ja: "不明", en: "unknown")
  static let notStated = Message(ja: "示されていない", en: "not stated")
}

extension Channel.Kind {
  /// How data travels over it, in a word.
  var way: Message {
    switch self {
    case .leasedLine, .closedNetwork, .lgwan, .informationNetwork, .residentNetwork, .officeLAN,
      .internet, .email:
      Message(ja: "通信", en: "network")
    case .recordingMedium, .flashMemory: Message(ja: "媒体", en: "medium")
    case .paper, .post, .handDelivery, .counter: Message(ja: "紙", en: "paper")
    case .telephone, .fax: Message(ja: "電話", en: "telephone")
    }
  }
}

extension Model {
  /// Whether a flow leaves the authority for an outsider other than the people themselves, as S108 asks.
  func leavesAuthority(_ flow: Flow.ID) -> Bool {
    hands(of: self[flow].from).contains(where: isOfAuthority)
      && receivers(of: .flow(flow)).contains(where: isOutsider)
  }

  /// What a selection speaks of, as people write it: 全て with what is taken out, 不明, or names.
  package func listed(_ selection: ItemSelection) -> String {
    switch selection {
    case .named(let items): return items.map { self[$0].name }.joined(separator: "、")
    case .unknown: return Message.unknown.ja
    case .all(let excepted):
      let names = excepted.map { self[$0].name }.joined(separator: "、")
      return names.isEmpty ? "全て" : "全て（\(names)を除く）"
    }
  }

  /// Whose data, in the language of models.
  package func people(_ atoms: AtomSet) -> String {
    described(atoms).map(\.ja).joined(separator: "、")
  }
}
