/// M401: approved but never reached.
///
/// **What.** An approval names an item that the counterparty never has (of 電算処理: that the system
/// never records; of 外部結合: that no line carries), for any of the people and days of the approval;
/// or a whole class of people whose data never gets there. Asked over all days only.
///
/// **何を。** 承認した項目が、承認の対象と期間のどこでも相手に届きません（電算処理では記録されず、
/// 外部結合では回線を通りません）。又は、承認した個人の範囲の誰の分も届きません。
/// `--as-of` を付けたときは調べません。
///
/// **Why.** No more than the purpose needs may be held or handed over; an approval in reserve is
/// used one day.
///
/// **理由。** 個人情報は、目的に必要な最小限でなければなりません。使わない承認は、いつか使われます。
///
/// **Example.** The 業務委託 lists 公金受取口座情報, and no flow brings it to the contractor.
///
/// **例。** 業務委託に公金受取口座情報がありますが、委託先に届く流れがありません。
///
/// **Cure.** Take it out of the paper, or write the flow that is missing from the model.
///
/// **直し方。** 承認から外します。実際には渡しているなら、流れを書きます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第61条（保有の制限）・第66条.
struct NeverReached: ModelRule {
  static let heading = RuleHeading(
    "M401", ja: "承認したが届かない", en: "approved but never reached", severity: .warning)

  /// What decides where to look for what a paper approves.
  private struct Asked: Hashable {
    let target: Approval.Target
    let isConnection: Bool

    init(_ paper: Approval) {
      target = paper.target
      isConnection = paper.kind == .connection
    }
  }

  func check(_ facts: Facts) -> [Observation] {
    // One day cannot tell what happens on another.
    guard facts.window == .always else { return [] }
    // Shape: who or what, and for which kind of paper → what there is. Many papers are to one party.
    var known: [Asked: [(days: DayRange, cells: Cells)]] = [:]
    let subjects = Subjects(facts)
    return facts.model.approvalIDs.compactMap { id in
      let asked = Asked(facts.model[id])
      let pieces = known[asked] ?? subjects.pieces(under: id)
      known[asked] = pieces
      return observation(id, pieces, facts)
    }
  }

  private func observation(
    _ id: Approval.ID, _ pieces: [(days: DayRange, cells: Cells)], _ facts: Facts
  ) -> Observation? {
    let (model, shape) = (facts.model, facts.reach.shape)
    let paper = model[id]
    guard !paper.periods.isEmpty, case .named(let items) = paper.items, !paper.subjects.isEmpty
    else { return nil }
    let there = pieces.filter { paper.mayHold(during: $0.days) }
      .reduce(into: Cells()) { $0.formUnion($1.cells) }
    let people = items.map { there.atoms(of: $0, shape: shape).intersection(paper.subjects) }
    let missing = zip(items, people).filter { $1.isEmpty }.map(\.0).sorted()
    let reached = people.reduce(model.population.nobody) { $0.union($1) }
    let classes = missing.count == items.count ? [] : unreached(paper, reached, model)
    guard !missing.isEmpty || !classes.isEmpty else { return nil }
    let party: Party.ID? = if case .party(let party) = paper.target { party } else { nil }
    let (listed, names) = (model.listed(missing), classes.map { model[$0].name })
    let isWhole = missing.count == items.count
    return Observation(
      Self.self, [party.map { model[$0].name }, nil, nil, nil, paper.id], party: party,
      approval: id, at: paper.span
    ) { _ in
      var ja: [String] = []
      var en: [String] = []
      if isWhole {
        ja.append("項目のどれも届かない")
        en.append("none of its items ever gets there")
      } else if !missing.isEmpty {
        ja.append("\(listed.ja)が届かない")
        en.append("\(listed.en) never \(missing.count == 1 ? "gets" : "get") there")
      }
      if !names.isEmpty {
        ja.append("\(names.map { "「\($0)」" }.joined())の分が届かない")
        en.append("nothing about \(names.map { "'\($0)'" }.joined(separator: ", ")) gets there")
      }
      return Message(
        ja: "承認「\(paper.id)」が認めるもののうち、\(ja.joined(separator: "、"))",
        en: "of what '\(paper.id)' approves, \(en.joined(separator: "; "))")
    }
  }

  /// The classes it names of which nobody's data gets there; none that lies within another of them.
  private func unreached(_ paper: Approval, _ reached: AtomSet, _ model: Model) -> [SubjectClass.ID]
  {
    let all = model.subjects.indices.filter { index in
      let people = model.population.atoms[index]
      return people.isSubset(of: paper.subjects) && people.intersection(reached).isEmpty
    }
    return all.filter { index in
      !all.contains { other in
        other != index
          && model.population.atoms[index].isSubset(of: model.population.atoms[other])
          && (model.population.atoms[index] != model.population.atoms[other] || other < index)
      }
    }.map { SubjectClass.ID($0) }
  }
}

/// What approvals could be about: the families of parties, the insides of systems and the lines of hands, found once for all papers.
private struct Subjects {
  private let facts: Facts
  private let families: [[Party.ID]]
  private let insides: [[System.ID]]
  private let lines: NetworkLines

  init(_ facts: Facts) {
    self.facts = facts
    families = facts.model.families
    insides = facts.model.insides
    lines = NetworkLines(facts.model)
  }

  /// What there is of all that an approval could be about, over time.
  func pieces(under id: Approval.ID) -> [(days: DayRange, cells: Cells)] {
    let reach = facts.reach
    var there = Pieces()
    switch (facts.model[id].kind, facts.model[id].target) {
    case (_, .system(let system)):
      for inside in insides[system.position] {
        for piece in reach.recorded(in: inside) { there.add(piece.all, on: piece.days) }
      }
    case (.connection, .party(let party)):
      // A join may go by way of a contractor: every line into or out of these hands counts.
      for passage in lines.crossing(families[party.position]) {
        for (days, cells) in reach.passing(on: passage) { there.add(cells, on: days) }
      }
    case (_, .party(let party)):
      for member in families[party.position] {
        for possession in facts.possessions(of: member) {
          for piece in possession.pieces { there.add(piece.all, on: piece.days) }
        }
      }
    }
    return there.all
  }
}

/// Pieces over time, those of the same days as one: most of what a party has it has on the days of one contract, at thousands of places.
private struct Pieces {
  private(set) var all: [(days: DayRange, cells: Cells)] = []
  private var places: [DayRange: Int] = [:]

  mutating func add(_ cells: Cells, on days: DayRange) {
    if let place = places[days] {
      all[place].cells.formUnion(cells)
    } else {
      places[days] = all.count
      all.append((days, cells))
    }
  }
}
