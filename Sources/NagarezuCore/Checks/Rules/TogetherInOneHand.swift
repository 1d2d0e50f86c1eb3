/// X503: items that a rule of the project keeps apart are together in one hand.
///
/// **What.** A 規則 with 禁止: {併有: […]}; one party, with its parts, has something of each list about
/// the same person on the same day. Reading and custody both count, unless 取扱い narrows it; without
/// 主体 everybody outside the authority is asked. With 範囲: 全事業 a run over several models also looks at them
/// together: what one business and another hand to one party on the same day, whoever it is about, parties and items
/// being one by name; such a finding names the businesses.
///
/// **何を。** 「禁止: {併有: […]}」の規則があり、1つの主体（その一部を含む）が、同じ人について同じ日に、
/// 並べたもののどれをも持っています。閲覧も保管も数えます（「取扱い」で絞れます）。主体を書かなければ、
/// 実施機関の外の全ての者を調べます。「範囲: 全事業」のときは、複数のモデルを一緒に調べると、事業をまたいで
/// 同じ日にそろうものも、どの事業のものかを挙げて示します（主体と項目は名前で同じものとみなし、誰の分かは問いません）。
///
/// **Why.** Two harmless lists may be a harmful one together.
///
/// **理由。** 別々なら差し支えない一覧も、そろうと人が分かり、害になることがあります。
///
/// **Example.** A company keeps the names from spring and gets the diagnoses in autumn.
///
/// **例。** 春に渡した氏名を消さないうちに、秋に診断名を同じ会社へ渡します。
///
/// **Cure.** End the stay of one (保存) before the other comes, or give them to two hands.
///
/// **直し方。** 一方の「保存」をもう一方が届く前に終えるか、別の者に渡します。
///
/// - SeeAlso: the rule's own 根拠; house rule otherwise.
struct TogetherInOneHand: ModelRule {
  static let heading = RuleHeading("X503", ja: "一つの手にそろう", en: "together in one hand")
  static let isAboutData = true

  func check(_ facts: Facts) -> [Observation] {
    let families = facts.model.families
    return facts.model.rules.flatMap { rule -> [Observation] in
      guard case .apart(let lists, let selector) = rule.content else { return [] }
      let selection = Selection(selector, in: facts)
      let asked = selection.parties
      let isAsked = Set(asked)
      // Parts before what they are part of: who has all of it about somebody already is named, not those above.
      var told: [Party.ID: [Together]] = [:]
      var found: [Party.ID: Observation] = [:]
      for party in asked.sorted(by: { depth($0, facts) > depth($1, facts) }) {
        let family = families[party.position].filter(isAsked.contains)
        let known = family.flatMap { told[$0] ?? [] }
        let (together, one) = observed(rule, lists, selection, party, family, known, facts)
        told[party] = together
        found[party] = one
      }
      return found.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// About whom somebody has something of each list, on some days.
  private typealias Together = (days: DayRange, people: AtomSet)

  private func depth(_ party: Party.ID, _ facts: Facts) -> Int {
    facts.model.withAncestors(party).count
  }

  /// What is together in a party's hand, and what is told of it: what is not `known` of one of its parts.
  private func observed(
    _ rule: ProjectRule, _ lists: [[Item.ID]], _ selection: Selection, _ party: Party.ID,
    _ family: [Party.ID], _ known: [Together], _ facts: Facts
  ) -> (together: [Together], told: Observation?) {
    let (model, shape) = (facts.model, facts.reach.shape)
    let possessions = family.flatMap { facts.possessions(of: $0) }.filter { possession in
      if case .node(let node) = possession.place { selection.takes(node) } else { true }
    }
    let had = possessions.flatMap { $0.judged(selection.selector.exposure) }.map {
      ($0.days, selection.of($0.cells))
    }
    let cuts = Set((had.map(\.0) + known.map(\.days)).flatMap(\.turns)).sorted()
    var together: [Together] = []
    let pieces = facts.window.cut(at: cuts).map { days -> (days: DayRange, cells: Cells) in
      let there = had.filter { $0.0.contains(days.first) }
        .reduce(into: Cells()) { $0.formUnion($1.1) }
      var people = model.population.everyone
      for list in lists {
        people = people.intersection(
          list.reduce(model.population.nobody) {
            $0.union(there.atoms(of: $1, shape: shape))
          })
      }
      if !people.isEmpty { together.append((days, people)) }
      for one in known where one.days.contains(days.first) {
        people = people.subtracting(one.people)
      }
      let wanted = Cells(shape: shape, items: lists.flatMap(\.self), atoms: people)
      return (days, there.intersection(wanted))
    }
    let parts = facts.parts(pieces)
    guard !parts.isEmpty else { return (together, nil) }
    let shown = model.shown(party)
    let told = Observation(
      Self.self, [rule.name, model[party].name], severity: rule.severity, party: party,
      parts: parts,
      capacities: Set(possessions.flatMap { facts.capacities(of: $0, pieces) }).sorted(),
      at: model[party].span, related: rule.related
    ) { text in
      rule.said(
        "\(shown.ja)に、同じ人の\(text.itemsJA)がそろう（\(text.daysJA)）",
        "\(shown.en) has \(text.itemsEN) about the same people together (\(text.daysEN))")
    }
    return (together, told)
  }
}
