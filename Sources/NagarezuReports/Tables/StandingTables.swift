import NagarezuCore

/// What stands in systems by itself, who may look into them, what is made there, and what is sealed.
extension FactTable {
  /// A field born in a system.
  static let holdings = FactTable(
    "holdings", Message(ja: "保有", en: "holdings"),
    row: Message(ja: "システムが元から持つ項目1つ", en: "an item that a system has from itself"),
    key: ["model", "system", "holding", "item"],
    references: [.init(["model", "system"], to: "systems"), .toItem],
    columns: [
      [
        .model,
        .text("system", ("システム", "system"), ("持つシステム", "which has it")) {
          $0.model[$0.thing.system].name
        },
        .number(
          "holding", ("順", "holding"), ("そのシステムの何番目の保有か（1から）", "which holding there, from 1"),
          \.thing.place),
        .text("item", ("情報項目", "item"), ("項目", "the item")) { $0.model[$0.thing.item].name },
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.model.people($0.thing.holding.subjects)
        },
        .flag(
          "own_business", ("独自", "own business"),
          ("運用者自身の業務のものか", "whether it is the operators' own business"),
          \.thing.holding.isOwnBusiness
        ),
        .list("purposes", ("目的", "purposes"), ("書かれた目的", "the purposes stated")) { entry in
          entry.thing.holding.purposes.map { entry.model[$0].name }
        },
        .word("period", ("期間", "period"), ("書かれた期間", "when, as written")) {
          $0.thing.holding.isPeriodUnknown ? .unknown : $0.thing.holding.period.described
        },
      ],
      FactColumn.days(("持つ期間（広い読み方）", "on which it may be there")) {
        $0.thing.holding.period.widest
      }, FactColumn.place(\.thing.holding.span),
    ],
    things: { survey in
      survey.entries { business in
        business.model.parts(\.holdings).flatMap { one in
          one.part.items.map { (system: one.system, place: one.place, holding: one.part, item: $0) }
        }
      }
    })

  /// A reader each.
  static let readers = FactTable(
    "readers", Message(ja: "閲覧", en: "readers"),
    row: Message(ja: "システムを見る主体1つ", en: "a party that can read what a system holds"),
    key: ["model", "system", "reader"],
    references: [
      .init(["model", "system"], to: "systems"), .toParty,
      .init(["model", "channel"], to: "channels"),
    ],
    columns: [
      [
        .model,
        .text("system", ("システム", "system"), ("見られるシステム", "the system that it reads")) {
          $0.model[$0.thing.system].name
        },
        .number(
          "reader", ("順", "reader"), ("そのシステムの何番目の閲覧か（1から）", "which reader there, from 1"),
          \.thing.place),
        .text("party", ("主体", "party"), ("見る主体", "who reads")) {
          $0.model[$0.thing.part.party].name
        },
        .optionalText("channel", ("経路", "channel"), ("見る経路", "how it gets in")) { entry in
          entry.thing.part.channel.map { entry.model[$0].name }
        },
        .text("items", ("情報項目", "items"), ("見られる項目", "what it may see")) {
          $0.model.listed($0.thing.part.items)
        },
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.model.people($0.thing.part.subjects)
        },
        .list("purposes", ("目的", "purposes"), ("書かれた目的", "the purposes stated")) { entry in
          entry.thing.part.purposes.map { entry.model[$0].name }
        },
      ], FactColumn.days(("見る期間（広い読み方）", "on which it may read")) { $0.thing.part.period.widest },
      FactColumn.place(\.thing.part.span),
    ],
    things: { survey in survey.entries { $0.model.parts(\.readers) } })

  /// A derivation each.
  static let derivations = FactTable(
    "derivations", Message(ja: "作成", en: "derivations"),
    row: Message(ja: "項目から項目を作ること1つ", en: "a making of items from others"),
    key: ["model", "system", "derivation"],
    references: [.init(["model", "system"], to: "systems")],
    columns: [
      [
        .model,
        .text("system", ("システム", "system"), ("作る所", "where")) { $0.model[$0.thing.system].name },
        .number(
          "derivation", ("順", "derivation"), ("そのシステムの何番目か（1から）", "which one there, from 1"),
          \.thing.place),
        .text("inputs", ("元", "from"), ("元になる項目の全て", "all the items that it takes")) {
          $0.names(\.inputs)
        },
        .text("outputs", ("結果", "to"), ("できる項目", "the items that it makes")) {
          $0.names(\.outputs)
        },
        .optionalText(
          "declassified", ("要配慮でなくなる理由", "declassified"),
          ("結果が要配慮でない理由", "why what it makes is no longer sensitive"), \.thing.part.declassified),
      ], FactColumn.place(\.thing.part.span),
    ],
    things: { survey in survey.entries { $0.model.parts(\.derivations) } })

  /// What is sealed under which key.
  static let seals = FactTable(
    "seals", Message(ja: "封印", en: "seals"),
    row: Message(ja: "封じられるもの1つ", en: "something that is sealed"),
    key: ["model", "kind", "thing", "key"], references: [.init(["model", "key"], to: "keys")],
    isForPeople: false,
    columns: [
      [
        .model, .word("kind", ("種類", "kind"), ("流れかシステムか", "flow or system"), \.thing.kind),
        .text(
          "thing", ("もの", "thing"), ("流れの順、又はシステムの名前", "the flow's place, or the system's name"),
          \.thing.name),
        .text("key", ("鍵", "key"), ("開ける鍵", "the key that opens it")) {
          $0.model[$0.thing.key].name
        },
      ]
    ],
    things: { survey in survey.entries { $0.model.seals } })
}

extension Model {
  /// The parts that systems have of a kind, with their places from 1.
  fileprivate func parts<Part>(
    _ list: KeyPath<System, [Part]>
  ) -> [(system: System.ID, place: Int, part: Part)] {
    inAuthorsOrder(systemIDs).flatMap { system in
      self[system][keyPath: list].enumerated().map { (system, $0 + 1, $1) }
    }
  }

  fileprivate var seals: [(kind: Message, name: String, key: Key.ID)] {
    let flows = inAuthorsOrder(flowIDs).enumerated().compactMap { place, id in
      self[id].seal.map { (Message(ja: "流れ", en: "flow"), String(place + 1), $0) }
    }
    let systems = inAuthorsOrder(systemIDs).compactMap { id in
      self[id].sealedUnder.map { (Message(ja: "システム", en: "system"), self[id].name, $0) }
    }
    return flows + systems
  }
}

extension Entry where Thing == (system: System.ID, place: Int, part: System.Derivation) {
  fileprivate func names(_ list: KeyPath<System.Derivation, [Item.ID]>) -> String {
    thing.part[keyPath: list].map { model[$0].name }.joined(separator: "、")
  }
}
