import NagarezuCore

extension FactTable {
  /// The contractors over all businesses.
  static let contractors = FactTable(
    "contractors", Message(ja: "委託先と再委託先", en: "contractors"),
    row: Message(
      ja: "委託先又は再委託先1つ（全ての事業を合わせて）", en: "a contractor or subcontractor, over all businesses"),
    view: """
      SELECT p.party,
        (SELECT count(DISTINCT a.model) FROM approvals a JOIN business_parties b ON b.model = a.model AND b.party = a.party
          WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託')) AS businesses,
        (SELECT group_concat(title, '、') FROM (SELECT DISTINCT m.number, m.title FROM approvals a
          JOIN business_parties b ON b.model = a.model AND b.party = a.party JOIN models m ON m.model = a.model
          WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託') ORDER BY m.number)) AS titles,
        (SELECT group_concat(chain, '、') FROM (SELECT a.chain, min(m.number * 100000 + a.number) AS place FROM approvals a
          JOIN business_parties b ON b.model = a.model AND b.party = a.party JOIN models m ON m.model = a.model
          WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託') GROUP BY a.chain ORDER BY place)) AS chains,
        (SELECT group_concat(people, '、') FROM (SELECT a.people, min(m.number * 100000 + a.number) AS place FROM approvals a
          JOIN business_parties b ON b.model = a.model AND b.party = a.party JOIN models m ON m.model = a.model
          WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託') AND a.people IS NOT NULL
          GROUP BY a.people ORDER BY place)) AS people,
        (SELECT count(DISTINCT i.item) FROM reach r JOIN business_parties b ON b.model = r.model AND b.party = r.party
          JOIN items i ON i.model = r.model AND i.item = r.item WHERE b.known_as = p.party) AS items,
        (SELECT group_concat(item, '、') FROM (SELECT i.item AS item, min(r.reach) AS place FROM reach r
          JOIN business_parties b ON b.model = r.model AND b.party = r.party
          JOIN items i ON i.model = r.model AND i.item = r.item
          WHERE b.known_as = p.party AND i.is_sensitive = 1 GROUP BY i.item ORDER BY place)) AS sensitive_items,
        (SELECT CASE WHEN sum(a.last IS NULL) > 0 THEN NULL ELSE max(a.last) END FROM approvals a
          JOIN business_parties b ON b.model = a.model AND b.party = a.party
          WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託')) AS last,
        (SELECT CASE WHEN sum(a.ends = '不明') > 0 THEN '不明' WHEN sum(a.ends = 'なし') > 0 THEN 'なし' ELSE '期日' END FROM approvals a
          JOIN business_parties b ON b.model = a.model AND b.party = a.party
          WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託')) AS ends
      FROM parties p
      WHERE EXISTS (SELECT 1 FROM approvals a JOIN business_parties b ON b.model = a.model AND b.party = a.party
        WHERE b.known_as = p.party AND a.kind IN ('業務委託', '再委託'))
      ORDER BY p.number
      """,
    columns: [
      [
        .text("party", ("主体", "party"), ("委託先又は再委託先", "the contractor"), \.party.name),
        .number(
          "businesses", ("事業数", "businesses"), ("受けている事業の数", "how many businesses it works for"),
          \.businesses.count),
        .list("titles", ("事業", "which"), ("その件名", "their titles"), \.businesses),
        .list(
          "chains", ("誰から", "from whom"), ("実施機関からの連なり", "the chains from the authority"), \.chains),
        .list(
          "people", ("人数", "how many people"),
          ("承認にある範囲の、書かれた人数", "how many people, as stated for the classes of its approvals"),
          \.people
        ),
        .number("items", ("持つ項目", "items"), ("持つ項目の数", "how many items it has"), \.items.count),
        .list(
          "sensitive_items", ("要配慮の項目", "sensitive items"),
          (
            "そのうち要配慮のもの（元から受け継ぐものも）",
            "those of them that are sensitive, by themselves or by what they are made from"
          ), \.sensitive),
        .day(
          "last", ("最終日", "last day"),
          (
            "最も遅く終わる承認の最終日（終わりのない、又は分からない承認があれば空）",
            "the last day of the approval that ends last; empty where one has no end, or none that is known"
          ), \.last),
        .word(
          "ends", ("終わり", "end"),
          (
            "どの承認にも期日があるか、終わりのないものがあるか、分からないものがあるか",
            "whether all have a last day, one has no end, or one is not known"
          )
        ) { ($0.papers.map(\.end).max() ?? .unknown).described },
      ]
    ],
    things: \.contractors)
}

/// A contractor with what it does and has.
struct ContractorFact {
  let party: SurveyedParty
  let papers: [Entry<Approval.ID>]
  /// In order of reach, none twice.
  let items: [String]
  let sensitive: [String]

  var businesses: [String] {
    var known: Set<Int> = []
    return papers.filter { known.insert($0.business.place).inserted }.map(\.model.title)
  }
  var chains: [String] { papers.map(\.chain).withoutRepeats }
  var people: [String] {
    papers.map { $0.counts.joined(separator: "、") }.filter { !$0.isEmpty }.withoutRepeats
  }
  var last: Day? {
    let ends = papers.map { $0.surely?.last }
    return ends.contains { $0?.isDistant ?? true } ? nil : ends.compactMap(\.self).max()
  }
}

extension Survey {
  fileprivate var contractors: [ContractorFact] {
    let papers = Dictionary(
      grouping: approvals.filter { [.entrustment, .subcontract].contains($0.paper.kind) }
    ) { entry -> String in
      if case .party(let party) = entry.paper.target { entry.business.name(of: party) } else { "" }
    }
    let had = Dictionary(grouping: seen, by: \.party)
    return parties.compactMap { party in
      guard let own = papers[party.name] else { return nil }
      let all = had[party.name] ?? []
      return ContractorFact(
        party: party, papers: own, items: all.map(\.item).withoutRepeats,
        sensitive: all.filter(\.reach.isSensitive).map(\.item).withoutRepeats)
    }
  }
}
