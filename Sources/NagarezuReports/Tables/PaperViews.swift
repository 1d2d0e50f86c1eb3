import NagarezuCore

extension FactTable {
  /// What leaves the authority.
  static let leaving = FactTable(
    "leaving", Message(ja: "実施機関から出る流れ", en: "what leaves the authority"),
    row: Message(
      ja: "実施機関の外（本人を除く）へ出る流れ1本", en: "a flow that leaves the authority for an outsider"),
    view: """
      SELECT m.title AS business, f.number, f.origin, f.target, f.target_parties, f.items, f.subjects, f.channel, f.way,
        f.period, f.first, f.last, f.model
      FROM flows f JOIN models m ON m.model = f.model
      WHERE f.leaves_authority = 1
      ORDER BY m.number, f.flow
      """,
    columns: [
      [
        .business,
        .text("number", ("番号", "number"), ("流れの番号", "the flow's number"), \.flow.number),
        .origin,
        .target,
        .receiving,
        .items,
        .people,
        .channel,
        .way,
        .period,
      ], FactColumn.runningDays,
      [
        .model
      ],
    ],
    things: { survey in survey.flows.filter { $0.model.leavesAuthority($0.thing) } })

  /// What no approval covers.
  static let uncovered = FactTable(
    "uncovered", Message(ja: "承認の範囲を超えるもの", en: "beyond what was approved"),
    row: Message(
      ja: "承認のない項目と期間1つ（留保したものを含む）", en: "an item that no approval covers, waived or not, and when"),
    view: """
      SELECT m.title AS business, p.known_as AS party, c.item, c.subjects, f.exposure, c.first, c.last, f.rule, f.place,
        f.waived, f.waived_until, f.nearest, f.id, f.model
      FROM finding_items c
      JOIN findings f ON f.finding = c.finding
      JOIN models m ON m.model = f.model
      LEFT JOIN business_parties p ON p.model = f.model AND p.party = f.party
      WHERE f.severity = '指摘'
      ORDER BY f.finding, c.number
      """,
    columns: [
      [
        .business,
        .optionalText("party", ("主体", "party"), ("誰の手元か", "who has it")) { cell in
          cell.row.finding.party.map { cell.row.business.name(of: $0) }
        },
        .text("item", ("情報項目", "item"), ("項目", "the item")) { $0.model[$0.item].name },
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.model.people($0.atoms)
        },
        .optionalWord("exposure", ("取扱い", "exposure"), ("閲覧か保管か", "whether it reads or only keeps"))
        {
          $0.row.finding.exposure?.described
        },
      ], FactColumn.days(("指摘の期間", "that it is about"), \.days),
      [
        .text("rule", ("規則", "rule"), ("規則の番号", "the rule's code"), \.row.finding.rule),
        .optionalText("place", ("所", "place"), ("ある所", "where")) { cell in
          cell.row.finding.node.map { cell.model.name(of: $0) }
        },
        .flag(
          "waived", ("留保", "waived"), ("留保されているか", "whether it is waived"), \.row.finding.isWaived),
        .day(
          "waived_until", ("留保の期限", "waived until"), ("留保の最終日", "the last day of the waiver"),
          \.row.waiver?.until),
        .optionalText(
          "nearest", ("最も近い承認", "nearest approval"), ("最も近い承認", "the approval that comes nearest")
        ) { cell in
          cell.row.finding.nearest.map { cell.model[$0].id }
        },
        .text("id", ("識別名", "id"), ("指摘の識別名", "the finding's id"), \.row.finding.id), .model,
      ],
    ],
    things: { survey in
      survey.findings.filter { $0.finding.severity == .error }.flatMap(\.cells)
    })

  /// What was approved and never happens.
  static let unused = FactTable(
    "unused", Message(ja: "承認したが届かないもの", en: "approved and never reached"),
    row: Message(ja: "届かないものがある承認1つ", en: "an approval of which something is never reached"),
    view: """
      SELECT m.title AS business, p.known_as AS party, f.message, f.file, f.line, f.id, f.model
      FROM findings f
      JOIN models m ON m.model = f.model
      LEFT JOIN business_parties p ON p.model = f.model AND p.party = f.party
      WHERE f.rule = 'M401'
      ORDER BY f.finding
      """,
    columns: [
      [
        .business,
        .optionalText("party", ("主体", "party"), ("承認の相手", "whom the approval is about")) { row in
          row.finding.party.map { row.business.name(of: $0) }
        },
        .word(
          "message", ("内容", "message"), ("何が届かないか", "what is never reached"), \.finding.message),
      ], FactColumn.place(\.finding.span),
      [
        .text("id", ("識別名", "id"), ("指摘の識別名", "the finding's id"), \.finding.id), .model,
      ],
    ],
    things: { survey in survey.findings.filter { $0.finding.rule == "M401" } })

  /// The approvals by their last day.
  static let ending = FactTable(
    "ending", Message(ja: "終わる順の承認", en: "approvals by last day"),
    row: Message(ja: "承認1つ", en: "an approval"),
    view: """
      SELECT a.last, a.ends, m.title AS business, a.approval, a.kind, p.known_as AS party, a.system, a.first, a.period, a.decided, a.model
      FROM approvals a
      JOIN models m ON m.model = a.model
      LEFT JOIN business_parties p ON p.model = a.model AND p.party = a.party
      ORDER BY a.last IS NULL, a.last, m.number, a.number
      """,
    columns: [
      [
        .day(
          "last", ("最終日", "last day"),
          ("確かに認める最終日（その日を含む）", "the last day that it surely approves, inclusive"), \.surely?.last),
        .ends,
        .business,
        .text("approval", ("識別名", "approval"), ("承認の識別名", "what it is called"), \.paper.id),
        .word("kind", ("種別", "kind"), ("業務委託など", "such as entrustment"), \.kind),
        .optionalText("party", ("相手", "counterparty"), ("相手の主体", "whom it is about")) { entry in
          if case .party(let party) = entry.paper.target {
            entry.business.name(of: party)
          } else {
            nil
          }
        },
        .optionalText("system", ("対象のシステム", "system"), ("電算処理の対象", "what 電算処理 is about")) { entry in
          if case .system(let system) = entry.paper.target { entry.model[system].name } else { nil }
        },
        .day(
          "first", ("初日", "first day"), ("確かに認める初日", "the first day that it surely approves"),
          \.surely?.first),
        .word("period", ("期間", "period"), ("書かれた期間", "when, as written"), \.period),
        .optionalWord("decided", ("議決日", "decided"), ("決めた日", "the day of decision")) {
          $0.paper.decided?.described
        },
        .model,
      ]
    ],
    things: { survey in
      survey.approvals.enumerated().sorted { a, b in
        let (x, y) = (a.element.lastOrOpen, b.element.lastOrOpen)
        return x != y ? x < y : a.offset < b.offset
      }.map(\.element)
    })
}
