import NagarezuCore

extension FactTable {
  /// A party over all businesses.
  static let parties = FactTable(
    "parties", Message(ja: "主体", en: "parties"),
    row: Message(ja: "全ての事業を合わせた主体1つ", en: "a party over all businesses"), key: ["party"],
    columns: [
      [
        .text("party", ("主体", "party"), ("呼び名", "what it is called"), \.name),
        .number(
          "number", ("順", "number"), ("書いた順（1から）", "its place in the order written, from 1"),
          \.number
        ),
        .list(
          "kinds", ("種別", "kinds"),
          ("種別（事業で違えば、並べる）", "what it is; all of them where businesses differ")
        ) { party in
          party.each { [$0[$1].form?.rawValue] }
        },
        .list("full_names", ("名称", "registered names"), ("登記などの名前", "its registered name")) {
          party in
          party.each { [$0[$1].fullName] }
        },
        .list("aliases", ("別名", "aliases"), ("ほかの呼び名", "other names for it")) { party in
          party.each { [$0[$1].name] + $0[$1].aliases }.filter { $0 != party.name }
        },
        .list("parents", ("所属", "part of"), ("属する主体", "what it is a part of")) { party in
          party.each { model, id in [model[id].parent.map { model[$0].name }] }
        },
        .list("locations", ("所在地", "addresses"), ("書かれた所在地", "its address as written")) { party in
          party.each { [$0[$1].location] }
        },
        .list("certificates", ("認証", "certificates"), ("プライバシーマークなど", "such as プライバシーマーク")) {
          party in
          party.each { $0[$1].certificates }
        },
        .number(
          "businesses", ("事業数", "businesses"), ("いくつの事業に出るか", "in how many businesses it stands")
        ) { party in Set(party.members.map(\.model)).count },
        .list("roles", ("立場", "roles"), ("委託先、再委託先など", "such as contractor or subcontractor")) {
          party in
          party.each { $0.roles(of: $1).map(\.ja) }
        },
      ]
    ], things: \.parties)

  /// A party as one business names it.
  static let businessParties = FactTable(
    "business_parties", Message(ja: "事業の主体", en: "parties of businesses"),
    row: Message(ja: "1つの事業での主体1つ", en: "a party in one business"), key: ["model", "party"],
    references: [
      .toModel, .init(["known_as"], to: "parties", ["party"]),
      .init(["model", "part_of"], to: "business_parties", ["model", "party"]),
    ],
    isForPeople: false,
    columns: [
      [
        .model,
        .text("party", ("主体", "party"), ("この事業での名前", "its name in this business")) {
          $0.model[$0.thing].name
        },
        .text(
          "known_as", ("全体での主体", "party over all"), ("全ての事業を合わせた主体", "the same over all businesses")
        ) {
          $0.business.name(of: $0.thing)
        },
        .optionalWord("kind", ("種別", "kind"), ("書かれた種別", "what it is, as written")) {
          $0.model[$0.thing].form?.described
        },
        .optionalText("part_of", ("所属", "part of"), ("属する主体", "what it is a part of")) { entry in
          entry.model[entry.thing].parent.map { entry.model[$0].name }
        },
        .optionalText("full_name", ("名称", "registered name"), ("登記などの名前", "its registered name")) {
          $0.model[$0.thing].fullName
        },
        .optionalText("location", ("所在地", "address"), ("書かれた所在地", "its address as written")) {
          $0.model[$0.thing].location
        },
        .list("roles", ("立場", "roles"), ("委託先、再委託先など", "such as contractor or subcontractor")) {
          entry in
          entry.model.roles(of: entry.thing).map(\.ja)
        },
        .flag(
          "of_authority", ("実施機関", "of the authority"),
          ("実施機関かその一部か", "whether it is the authority or a part of it")
        ) {
          $0.model.isOfAuthority($0.thing)
        },
        .flag(
          "is_judged", ("調べるか", "judged"),
          ("承認の範囲を調べる相手か", "whether it is held to approvals at all")
        ) {
          Facts.isJudged($0.thing, in: $0.model)
        },
      ], FactColumn.place { $0.model[$0.thing].span },
    ],
    things: { survey in survey.entries { $0.model.inAuthorsOrder($0.model.partyIDs) } })
}

/// A party over all businesses.
struct SurveyedParty {
  let models: [Model]
  /// Its place among all, from 1.
  let number: Int
  let name: String
  let members: [Portfolio.Member]

  /// What each business says, none twice; where a business says nothing, none.
  func each(_ said: (Model, Party.ID) -> [String?]) -> [String] {
    members.flatMap { said(models[$0.model], $0.party).compactMap(\.self) }
      .withoutRepeats
  }
}

extension Survey {
  /// The parties over all businesses, as the first business that has each orders them.
  var parties: [SurveyedParty] { once { partiesInOrder } }

  private var partiesInOrder: [SurveyedParty] {
    var order: [Int] = []
    var isListed = Array(repeating: false, count: portfolio.parties.count)
    for business in businesses {
      for party in business.model.inAuthorsOrder(business.model.partyIDs) {
        let place = portfolio.place(of: party, in: business.place)
        guard !isListed[place] else { continue }
        isListed[place] = true
        order.append(place)
      }
    }
    return order.enumerated().map { place, party in
      SurveyedParty(
        models: portfolio.models, number: place + 1, name: portfolio.name(at: party),
        members: portfolio.parties[party])
    }
  }
}

extension Party.Form {
  /// The word in each language.
  var described: Message { Message(ja: rawValue, en: english) }
}
