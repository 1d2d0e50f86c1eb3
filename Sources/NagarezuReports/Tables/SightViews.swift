import NagarezuCore

/// Who has what, the two ways round.
extension FactTable {
  private static let seen: [[FactColumn<SeenFact>]] =
    [
      [
        .text(
          "item", ("情報項目", "item"),
          ("項目", "the item"), \.item),
        .text(
          "party", ("主体", "party"),
          ("持つ主体（全ての事業を合わせた名前）", "who has it, as called over all businesses"), \.party),
        .business,
        .word(
          "exposure", ("取扱い", "exposure"), ("閲覧か保管か", "whether it reads or only keeps"),
          \.reach.sighting.exposure.described),
        .word("how", ("直接か推知か", "how"), ("直接か、推知か", "directly or by inference"), \.reach.how),
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.reach.model.people($0.reach.sighting.atoms)
        },
      ], FactColumn.days(("持つ期間", "on which it has it"), \.reach.days),
      [
        .text("place", ("所", "place"), ("ある所", "where")) {
          $0.reach.model.name(of: $0.reach.sighting.node)
        },
        .list("capacity", ("立場", "capacity"), ("なぜ持つか", "why it has it"), \.reach.capacity),
        .list(
          "channels", ("着いた経路", "channels"), ("最後に着いた経路", "the channels by which it last came"),
          \.reach.channels),
        .word("path", ("道すじ", "path"), ("最も短い道すじ", "a shortest path"), \.reach.path),
        .optionalText(
          "common_name", ("共通名", "common name"),
          ("項目をほかと並べるときの名前", "the name under which the item is listed together with others")
        ) {
          $0.model[$0.reach.sighting.item].commonName
        },
        .list("roles", ("立場（契約）", "roles"), ("委託先、再委託先など", "such as contractor or subcontractor")) {
          $0.model.roles(of: $0.reach.sighting.party).map(\.ja)
        },
        .text("model", ("モデル", "model"), ("モデルのファイル", "the model's file"), \.model.span.file),
      ],
    ]

  /// The rows of both, with the columns `heads` in front.
  private static func selection(_ heads: String) -> String {
    """
    SELECT \(heads), m.title AS business, r.exposure, r.how, r.subjects, r.first,
      r.last, r.place, r.capacity, r.channels, r.path,
      i.common_name, p.roles, r.model
    FROM reach r
    JOIN models m ON m.model = r.model
    JOIN items i ON i.model = r.model AND i.item = r.item
    JOIN business_parties p ON p.model = r.model AND p.party = r.party
    JOIN parties a ON a.party = p.known_as
    """
  }

  /// Who has each item.
  static let whoSees = FactTable(
    "who_sees", Message(ja: "項目ごとに、誰が持つか", en: "who has each item"),
    row: Message(ja: "項目を持つ主体と期間", en: "an item that a party has, and when"),
    view: selection("i.item AS item, p.known_as AS party") + "\nORDER BY i.item, a.number, r.reach",
    columns: seen,
    things: { survey in
      survey.seen.sorted { a, b in
        if a.item != b.item { return a.item.precedesByBytes(b.item) }
        return (a.rank, a.reach.number) < (b.rank, b.reach.number)
      }
    })

  /// What each party has.
  static let sees = FactTable(
    "sees", Message(ja: "主体ごとに、何を持つか", en: "what each party has"),
    row: Message(ja: "主体が持つ項目と期間", en: "what a party has, and when"),
    view: selection("p.known_as AS party, i.item AS item") + "\nORDER BY a.number, r.reach",
    columns: [[seen[0][1], seen[0][0]], Array(seen[0].dropFirst(2))] + seen.dropFirst(),
    things: { survey in
      survey.seen.sorted { ($0.rank, $0.reach.number) < ($1.rank, $1.reach.number) }
    })
}

/// A reach under the names that it has over all businesses.
struct SeenFact: OfBusiness {
  let reach: ReachFact
  let item: String
  let party: String
  /// The party's place in the table of parties.
  let rank: Int
  var model: Model { reach.model }

  /// How strongly it has it.
  var exposure: MatrixCell.Exposure {
    guard reach.sighting.manner == .direct else { return .inferred }
    return reach.sighting.exposure == .read ? .read : .custody
  }
}

extension Survey {
  /// Everything that anybody has, under the names over all businesses.
  var seen: [SeenFact] { once { everythingSeen } }

  private var everythingSeen: [SeenFact] {
    let ranks = Dictionary(uniqueKeysWithValues: parties.map { ($0.name, $0.number) })
    return reachRows.map { row in
      let item = row.model[row.sighting.item]
      let party = row.business.name(of: row.sighting.party)
      return SeenFact(
        reach: row, item: item.name, party: party, rank: ranks[party] ?? 0)
    }
  }
}
