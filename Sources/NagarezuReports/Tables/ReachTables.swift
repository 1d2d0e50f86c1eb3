import NagarezuCore
import NagarezuText

extension FactTable {
  /// What somebody has: the list that who and what answer from.
  static let reach = FactTable(
    "reach", Message(ja: "到達", en: "reach"),
    row: Message(
      ja: "誰かが1つの項目を1つの所で持つ、続いた期間1つ",
      en: "an unbroken time during which somebody has an item in one place"),
    key: ["reach"], references: [.toModel, .toParty, .toItem],
    columns: [
      [
        .number("reach", ("番号", "reach"), ("通し番号（1から）", "a running number, from 1"), \.number),
        .model,
        .text("party", ("主体", "party"), ("持つ主体（この事業での名前）", "who has it, as this business calls it"))
        {
          $0.model[$0.sighting.party].name
        },
        .optionalText(
          "by_party", ("持つ部分", "through"), ("その一部を通じて持つとき、その部分", "the part through which it has it")
        ) { row in
          row.sighting.through.map { row.model[$0].name }
        },
        .text("item", ("情報項目", "item"), ("項目", "the item")) { $0.model[$0.sighting.item].name },
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.model.people($0.sighting.atoms)
        },
        .word(
          "exposure", ("取扱い", "exposure"), ("閲覧か保管か", "whether it reads or only keeps"),
          \.sighting.exposure.described),
        .word("how", ("直接か推知か", "how"), ("直接か、推知か", "directly or by inference"), \.how),
        .optionalText(
          "inferred_from", ("推知の元", "inferred from"),
          ("何を読んで推知するか", "what it reads that gives it away")
        ) { row in
          if case .inferred(let item) = row.sighting.manner { row.model[item].name } else { nil }
        },
        .text(
          "place", ("所", "place"),
          ("ある所（経路を運ぶ者では、出た所）", "where it is; of a channel's operator, where it set out")
        ) {
          $0.model.name(of: $0.sighting.node)
        },
        .list(
          "channels", ("着いた経路", "channels"), ("最後に着いた経路", "the channels by which it last came"),
          \.channels),
        .list(
          "capacity", ("立場", "capacity"),
          ("なぜ持つか（運用、閲覧など）", "why it has it, such as operator or reader"), \.capacity),
        .list(
          "stop", ("読めない理由", "stopped by"),
          ("保管だけのとき、何が読ませないか", "of what it only keeps, what keeps it from reading")
        ) { row in
          row.sighting.stops.map(\.described.ja).withoutRepeats
        },
      ], FactColumn.days(("持つ期間", "on which it has it")) { $0.days },
      [
        .number("hop_count", ("区間の数", "hops"), ("道すじの流れの数", "how many flows the path has")) {
          $0.sighting.path?.flows.count ?? 0
        },
        .word("path", ("道すじ", "path"), ("最も短い道すじ", "a shortest path"), \.path),
      ],
    ], things: \.reachRows)

  /// A step of a path.
  static let hops = FactTable(
    "hops", Message(ja: "道すじの一歩", en: "hops"),
    row: Message(ja: "道すじの一歩", en: "a step of a path"),
    key: ["reach", "hop"],
    references: [
      .init(["reach"], to: "reach"), .toModel, .init(["model", "flow"], to: "flows"), .toItem,
    ],
    isForPeople: false,
    columns: [
      [
        .number("reach", ("到達", "reach"), ("到達の番号", "the reach it is the path of"), \.reach),
        .number("hop", ("順", "hop"), ("何歩目か（1から）", "which step, from 1"), \.hop), .model,
        .word("kind", ("種類", "kind"), ("生まれる、流れなど", "such as held, flow or derived"), \.kind),
        .optionalNumber("flow", ("流れの順", "flow"), ("流れなら、その順", "of a flow, its place"), \.flow),
        .text("place", ("所", "place"), ("その後にある所", "where it then is"), \.place),
        .text("item", ("情報項目", "item"), ("その後の項目", "the item that it then is")) {
          $0.model[$0.item].name
        },
        .day("on_day", ("日", "day"), ("その日", "the day on which it happens"), \.day),
      ], FactColumn.place(\.span),
    ], things: { $0.reachRows.flatMap(\.hops) })
}

/// Somebody has an item in one place during unbroken days.
struct ReachFact: OfBusiness {
  let business: Survey.Business
  let sighting: Sighting
  let days: DayRange
  let number: Int
  var model: Model { business.model }

  var how: Message {
    sighting.manner == .direct
      ? Message(ja: "直接", en: "directly") : Message(ja: "推知", en: "by inference")
  }

  var channels: [String] { sighting.channels.map { model[$0].name } }

  var capacity: [String] { sighting.capacities.map(\.described.ja).withoutRepeats }

  /// Whether the item is 要配慮, by itself or by what it is made from.
  var isSensitive: Bool { business.reach.lineage.isSensitive[sighting.item.position] }

  var path: Message {
    guard let path = sighting.path else { return Message(ja: "", en: "") }
    func text(_ language: Language) -> String {
      Phrases(model: model, language: language).path(path, endingWith: look, namesItems: true)
    }
    return Message(ja: text(.ja), en: text(.en))
  }

  fileprivate var look: Passage? {
    if case .reader = sighting.passage { sighting.passage } else { nil }
  }
}

extension Survey {
  /// What everybody has, business by business, in the author's order of items.
  var reachRows: [ReachFact] { once { everyReach } }

  private var everyReach: [ReachFact] {
    var number = 0
    return businesses.flatMap { business in
      business.sightings.flatMap { sighting in
        sighting.during.map { days in
          number += 1
          return ReachFact(business: business, sighting: sighting, days: days, number: number)
        }
      }
    }
  }
}

/// One step of the path of a reach.
struct HopFact: OfBusiness {
  let model: Model
  let reach: Int
  let hop: Int
  let kind: Message
  var flow: Int?
  let place: String
  let item: Item.ID
  let day: Day
  let span: SourceSpan
}

extension ReachFact {
  fileprivate var hops: [HopFact] {
    let steps = (sighting.path?.steps ?? []).enumerated().map { hop($1, $0 + 1) }
    guard let look, let last = steps.last else { return steps }
    return steps + [
      HopFact(
        model: model, reach: number, hop: steps.count + 1, kind: Message(ja: "閲覧", en: "look"),
        place: model.endName(of: look), item: last.item, day: last.day, span: model.span(of: look))
    ]
  }

  private func hop(_ step: Path.Step, _ place: Int) -> HopFact {
    func fact(
      _ kind: Message, flow: Flow.ID? = nil, at node: Node, _ item: Item.ID, _ day: Day,
      _ span: SourceSpan
    ) -> HopFact {
      HopFact(
        model: model, reach: number, hop: place, kind: kind,
        flow: flow.map { business.place(of: $0) }, place: model.name(of: node), item: item,
        day: day, span: span)
    }
    switch step {
    case .held(let system, let index, let item, let day):
      return fact(
        Message(ja: "保有", en: "held"), at: .system(system), item, day,
        model[system].holdings[index].span)
    case .ofPerson(let party, let item, let day):
      return fact(
        Message(ja: "本人から", en: "from the person"), at: .party(party), item, day,
        model[party].span)
    case .claimed(let flow, let item, let day):
      return fact(
        Message(ja: "流れが述べる", en: "stated by a flow"), flow: flow, at: model[flow].to, item, day,
        model[flow].span)
    case .carried(let flow, let item, let day):
      return fact(
        Message(ja: "流れ", en: "flow"), flow: flow, at: model[flow].to, item, day,
        model[flow].span)
    case .derived(let system, let index, _, let item, let day):
      return fact(
        Message(ja: "作成", en: "derived"), at: .system(system), item, day,
        model[system].derivations[index].span)
    case .unsealed(let node, let key, let item, let day):
      return fact(Message(ja: "開封", en: "unsealed"), at: node, item, day, model[key].span)
    case .surrounded(let system, _, let item, let day):
      return fact(
        Message(ja: "内側にある", en: "inside"), at: .system(system), item, day,
        model[system].span)
    case .imported(let node, let item, let day):
      return fact(
        Message(ja: "ほかの事業から", en: "from another business"), at: node, item, day,
        model.span(of: node))
    }
  }
}
