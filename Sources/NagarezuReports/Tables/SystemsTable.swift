import NagarezuCore

extension FactTable {
  /// A site each.
  static let sites = FactTable(
    "sites", Message(ja: "場所", en: "sites"), row: Message(ja: "場所1つ", en: "a site"),
    key: ["model", "site"], references: [.toModel],
    columns: [
      [
        .model, .text("site", ("場所", "site"), ("名前", "its name")) { $0.thing.name },
        .list("operators", ("運用者", "operators"), ("場所を管理する主体", "who runs the place")) { entry in
          entry.thing.operators.map { entry.model[$0].name }
        },
        .optionalText("location", ("所在地", "location"), ("国又は住所", "country or address, as written"))
        {
          $0.thing.location
        },
      ], FactColumn.place(\.thing.span),
    ],
    things: { survey in survey.entries { $0.model.sites.inOrderOfPlace(\.span) } })

  /// A system each.
  static let systems = FactTable(
    "systems", Message(ja: "システム", en: "systems"), row: Message(ja: "システム1つ", en: "a system"),
    key: ["model", "system"],
    references: [
      .toModel, .init(["model", "site"], to: "sites"),
      .init(["model", "inside"], to: "systems", ["model", "system"]),
      .init(["model", "sealed_under"], to: "keys", ["model", "key"]),
    ],
    columns: [
      [
        .model, .text("system", ("システム", "system"), ("名前", "its name")) { $0.model[$0.thing].name },
        .optionalText("kind", ("種別", "kind"), ("サーバ、台帳など", "such as サーバ or 台帳")) {
          $0.model[$0.thing].kind?.rawValue
        },
        .list(
          "operators", ("運用者", "operators"), ("運用する主体（時期による全て）", "who operates it, at any time")
        ) { entry in
          entry.model[entry.thing].operators.map { entry.model[$0].name }
        },
        .optionalText("site", ("場所", "site"), ("置いてある場所", "where it stands")) { entry in
          entry.model.site(of: entry.thing).map { entry.model[$0].name }
        },
        .optionalText("inside", ("内包する側", "inside"), ("外側のシステム", "the system that it is a part of"))
        {
          entry in
          entry.model[entry.thing].outer.map { entry.model[$0].name }
        },
        .optionalText(
          "sealed_under", ("封印の鍵", "sealed under"),
          ("中のものを封じる鍵", "the key under which what is in it is sealed")
        ) { entry in
          entry.model[entry.thing].sealedUnder.map { entry.model[$0].name }
        },
        .optionalText(
          "no_access", ("アクセス不可", "no access"),
          ("場所の管理者を入れない対策", "the safeguard that keeps the site's operator out")
        ) {
          $0.model[$0.thing].noAccess
        },
        .word("keep", ("保存", "kept"), ("どれだけ保存するか", "how long what comes stays")) {
          $0.model[$0.thing].keep.described
        },
        .day(
          "keep_until", ("保存の期限", "kept until"),
          ("日で決めた保存の最終日（最も遅い読み方）", "the last day, where it is a day, read at its latest")
        ) {
          if case .until(let bound) = $0.model[$0.thing].keep { bound.latest } else { nil }
        },
        .number(
          "same_name", ("同名", "same name"),
          ("同じ名前のシステムがある、ほかの事業の数", "how many other businesses have a system of that name")
        ) {
          $0.others
        },
      ], FactColumn.place { $0.model[$0.thing].span },
    ],
    things: { survey -> [SurveyedSystem] in
      var counts: [String: Int] = [:]
      for business in survey.businesses {
        for system in business.model.systems { counts[system.name, default: 0] += 1 }
      }
      return survey.businesses.flatMap { business in
        business.model.inAuthorsOrder(business.model.systemIDs).map {
          SurveyedSystem(
            model: business.model, thing: $0, others: (counts[business.model[$0].name] ?? 1) - 1)
        }
      }
    })

  /// Who operates, houses or carries what, and who holds which key, when.
  static let operators = FactTable(
    "operators", Message(ja: "運用者と保持者", en: "operators and holders"),
    row: Message(ja: "誰かが何かを受け持つ期間1つ", en: "a time during which somebody runs or holds something"),
    key: ["model", "kind", "thing", "party", "number"],
    references: [.toModel, .toParty],
    isForPeople: false,
    columns: [
      [
        .model,
        .word("kind", ("種類", "kind"), ("システム・場所・経路・鍵", "system, site, channel or key"), \.kind),
        .text("thing", ("もの", "thing"), ("その名前", "its name"), \.name),
        .text("party", ("主体", "party"), ("受け持つ主体", "who runs or holds it")) {
          $0.model[$0.party].name
        },
        .number(
          "number", ("番号", "number"), ("同じ主体の何番目の期間か（1から）", "which of that party's times, from 1"),
          \.number),
      ], FactColumn.days(("受け持つ期間", "on which it does")) { $0.days },
      [
        .optionalText("channel", ("経路", "channel"), ("引き継いだ経路", "how it was taken over")) { entry in
          entry.channel.map { entry.model[$0].name }
        },
        .optionalWord(
          "handover", ("引渡し", "handover"),
          ("終わりに中のものをどうしたか", "what became of what was there at the end")
        ) {
          $0.handover.map { Message(ja: $0.rawValue, en: $0.english) }
        },
      ],
    ], things: { $0.businesses.flatMap { $0.model.charges } })

  /// A channel each.
  static let channels = FactTable(
    "channels", Message(ja: "経路", en: "channels"), row: Message(ja: "経路1つ", en: "a channel"),
    key: ["model", "channel"], references: [.toModel],
    columns: [
      [
        .model, .text("channel", ("経路", "channel"), ("名前", "its name")) { $0.thing.name },
        .text("kind", ("種別", "kind"), ("専用線、紙など", "such as 専用線 or 紙")) { $0.thing.kind.rawValue },
        .flag("is_network", ("通信", "network"), ("コンピュータの結合になる種別か", "whether it joins computers")) {
          $0.thing.kind.isNetwork
        },
        .list("operators", ("運営者", "operators"), ("運ぶ主体", "who carries it")) { entry in
          entry.thing.operators.map { entry.model[$0].name }
        },
        .flag(
          "is_encrypted", ("暗号化", "encrypted"),
          ("運ぶ者に読めないか", "whether who carries it cannot read it")
        ) {
          $0.thing.isEncrypted
        },
        .list(
          "measures", ("対策", "measures"), ("書かれた対策", "the safeguards stated"), \.thing.measures),
        .flag(
          "is_declared", ("宣言", "declared"),
          (
            "経路として書いてあるか（流れが種別を直に挙げただけでないか）",
            "whether the model declares it, and not merely names its kind in a flow"
          )
        ) {
          $0.thing.isDeclared
        },
      ], FactColumn.place(\.thing.span),
    ],
    things: { survey in survey.entries { $0.model.channels.inOrderOfPlace(\.span) } })

  /// A key each.
  static let keys = FactTable(
    "keys", Message(ja: "鍵", en: "keys"), row: Message(ja: "鍵1つ", en: "a key"),
    key: ["model", "key"], references: [.toModel],
    columns: [
      [
        .model, .text("key", ("鍵", "key"), ("名前", "its name")) { $0.thing.name },
        .list(
          "holders", ("保持者", "holders"), ("開けられる主体（時期による全て）", "who can open with it, at any time")
        ) { entry in
          entry.thing.holders.map { entry.model[$0].name }
        },
      ], FactColumn.place(\.thing.span),
    ],
    things: { survey in survey.entries { $0.model.keys.inOrderOfPlace(\.span) } })
}

struct SurveyedSystem: OfBusiness {
  let model: Model
  let thing: System.ID
  /// How many other businesses have a system of that name.
  let others: Int
}

/// Somebody's part in a thing over some days.
struct Charge: OfBusiness {
  let model: Model
  let kind: Message
  let name: String
  let party: Party.ID
  var number = 1
  var days: DayRange?
  var channel: Channel.ID?
  var handover: Handover?
}

extension Model {
  /// Everybody's part in systems, sites, channels and keys.
  fileprivate var charges: [Charge] {
    inAuthorsOrder(systemIDs).flatMap { id in
      charges(
        Message(ja: "システム", en: "system"), self[id].name, self[id].operators,
        self[id].assignments)
    }
      + sites.inOrderOfPlace(\.span).flatMap {
        charges(Message(ja: "場所", en: "site"), $0.name, $0.operators, $0.assignments)
      }
      + channels.inOrderOfPlace(\.span).flatMap {
        charges(Message(ja: "経路", en: "channel"), $0.name, $0.operators, $0.assignments)
      }
      + keys.inOrderOfPlace(\.span).flatMap {
        charges(Message(ja: "鍵", en: "key"), $0.name, $0.holders, $0.assignments)
      }
  }

  private func charges(
    _ kind: Message, _ name: String, _ holders: [Party.ID], _ changes: [Assignment<Party.ID>]
  ) -> [Charge] {
    guard !changes.isEmpty else {
      return holders.map { Charge(model: self, kind: kind, name: name, party: $0) }
    }
    var counts: [Party.ID: Int] = [:]
    return changes.map { change in
      counts[change.holder, default: 0] += 1
      return Charge(
        model: self, kind: kind, name: name, party: change.holder,
        number: counts[change.holder] ?? 1, days: change.period.widest, channel: change.channel,
        handover: change.handover)
    }
  }
}
