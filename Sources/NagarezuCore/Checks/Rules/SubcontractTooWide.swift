/// C202: a 再委託 is wider than the paper it stands on.
///
/// **What.** It names an item, people or days that its parent does not, or reading where the parent
/// may only keep. Of several parents, one must allow each item of each person on each day.
/// With システム on a parent, the 再委託 must be for those systems.
///
/// **何を。** 元の承認にない項目・対象・日があるか、元が保管だけなのに閲覧を認めています。元の承認が複数あるときは、
/// どの項目・対象・日の組も、そのうちの1つに収まっていなければなりません。
/// 元の承認に「システム」があれば、再委託もそのシステムに限ります。
///
/// **Why.** Nobody can hand on more than they were given.
///
/// **理由。** 受けた以上のものを、人に渡すことはできません。
///
/// **Example.** The 委託 ends on 31 October and the 再委託 on 29 November.
///
/// **例。** 委託は10月31日まで、再委託は11月29日までです。
///
/// **Cure.** Narrow the 再委託, or widen the 委託.
///
/// **直し方。** 再委託を狭めるか、委託を広げます。
///
/// - SeeAlso: 行政手続における特定の個人を識別するための番号の利用等に関する法律 第10条; read 2026-11-21.
struct SubcontractTooWide: ModelRule {
  static let heading = RuleHeading(
    "C202", ja: "元の委託より広い再委託", en: "subcontract wider than its parent")

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.filter { model[$0].kind == .subcontract }.compactMap { id in
      let parents = model[id].parents.map { model[$0] }
      guard !parents.isEmpty else { return nil }
      let beyond = beyond(id, facts)
      guard !beyond.isEmpty else { return nil }
      let reasons = reasons(id, parents, beyond, facts)
      let name = model[id].id
      let others = Message(
        ja: parents.map { "「\($0.id)」" }.joined(separator: "と"),
        en: parents.map { "'\($0.id)'" }.joined(separator: " and "))
      return .ofPaper(
        Self.self, id,
        Message(
          ja: "再委託「\(name)」が元の承認\(others.ja)より広い: "
            + reasons.map(\.ja).joined(separator: "、"),
          en: "subcontract '\(name)' is wider than \(others.en): "
            + reasons.map(\.en).joined(separator: "; ")),
        extent: extent(of: beyond, facts), in: model)
    }
  }

  /// Each cell with its days: the reasons do not say how far a period goes, and of a combination name the first.
  private func extent(
    of beyond: [(days: DayRange, cells: Cells)], _ facts: Facts
  ) -> Set<String> {
    Set(
      beyond.flatMap { days, cells in
        cells.rows(shape: facts.reach.shape).flatMap { item, people in
          facts.model.described(people).map {
            "\(facts.model[item].name)/\($0.ja)/\(days.described.ja)"
          }
        }
      })
  }

  /// What the paper names and no parent allows, over time: each cell at its widest must lie in one parent's (0008.11a).
  private func beyond(
    _ id: Approval.ID, _ facts: Facts
  ) -> [(days: DayRange, cells: Cells)] {
    let paper = facts.model[id]
    let (model, shape) = (facts.model, facts.reach.shape)
    let named = cells(of: paper, model, shape)
    // Reading takes in keeping, so a cell of the higher exposure speaks for both.
    let allowing = paper.parents.filter { model[$0].exposure >= paper.exposure }.map {
      (id: $0, cells: cells(of: model[$0], model, shape))
    }
    return allowingByPlace(id, allowing, model).flatMap { allowing in
      paper.periods.flatMap { beyond(named, $0, allowing) }
    }
  }

  /// Parents with what they allow: those of every place that the paper is for, none twice.
  private func allowingByPlace(
    _ id: Approval.ID, _ all: [(id: Approval.ID, cells: Cells)], _ model: Model
  ) -> [[(parent: Approval, cells: Cells)]] {
    var seen: Set<[Approval.ID]> = []
    return model.places(of: id).compactMap { place in
      let here = all.filter { model.takesIn($0.id, place) }
      return seen.insert(here.map(\.id)).inserted ? here.map { (model[$0.id], $0.cells) } : nil
    }
  }

  private func beyond(
    _ named: Cells, _ period: Period, _ allowing: [(parent: Approval, cells: Cells)]
  ) -> [(days: DayRange, cells: Cells)] {
    let allowed = allowing.flatMap { parent, cells in
      parent.periods.compactMap { $0.days(allowedTo: period) }.map { (days: $0, cells: cells) }
    }
    let cuts = allowed.flatMap(\.days.turns).sorted()
    return period.widest.cut(at: cuts).compactMap { days in
      let rest = allowed.filter { $0.days.contains(days.first) }
        .reduce(into: named) { $0.subtract($1.cells) }
      return rest.isEmpty ? nil : (days, rest)
    }
  }

  private func cells(of paper: Approval, _ model: Model, _ shape: Shape) -> Cells {
    Cells(shape: shape, items: items(of: paper, model), atoms: paper.subjects)
  }

  private func items(of paper: Approval, _ model: Model) -> [Item.ID] {
    if case .unknown = paper.items { return [] }
    return model.resolved(paper.items)
  }

  /// In what respects it is wider; where each by itself lies within some parent, what no one parent allows together.
  private func reasons(
    _ id: Approval.ID, _ parents: [Approval], _ beyond: [(days: DayRange, cells: Cells)],
    _ facts: Facts
  ) -> [Message] {
    let model = facts.model
    let paper = model[id]
    var reasons: [Message] = []
    let allowed = Set(parents.flatMap { items(of: $0, model) })
    let extra = items(of: paper, model).filter { !allowed.contains($0) }.map { model[$0].name }
    if !extra.isEmpty { reasons.append(Self.items(extra)) }
    let people = parents.reduce(paper.subjects) { $0.subtracting($1.subjects) }
    if !people.isEmpty { reasons.append(subjects(people, model)) }
    if parents.allSatisfy({ paper.exposure > $0.exposure }) {
      reasons.append(Message(ja: "取扱い（元は保管のみ）", en: "reading, where the parent may only keep"))
    }
    if isLonger(paper, than: parents) { reasons.append(Message(ja: "期間", en: "period")) }
    let elsewhere = model.places(of: id).filter { place in
      !paper.parents.contains { model.takesIn($0, place) }
    }
    if !elsewhere.isEmpty { reasons.append(systems(elsewhere.compactMap(\.self), model)) }
    return reasons.isEmpty ? [together(beyond, facts)] : reasons
  }

  private func systems(_ nodes: [Node], _ model: Model) -> Message {
    guard !nodes.isEmpty else {
      return Message(ja: "システム（元は限っている）", en: "any system, where the parent names some")
    }
    let names = nodes.map { model.name(of: $0) }
    return Message(
      ja: "システム " + names.joined(separator: "、"), en: "systems " + names.joined(separator: ", "))
  }

  private func isLonger(_ paper: Approval, than parents: [Approval]) -> Bool {
    paper.periods.contains { period in
      let allowed = parents.flatMap(\.periods).compactMap { $0.days(allowedTo: period) }
      return !period.widest.subtracting(allowed).isEmpty
    }
  }

  private static func items(_ names: [String]) -> Message {
    Message(
      ja: "情報項目 " + names.joined(separator: "、"), en: "items " + names.joined(separator: ", "))
  }

  private func subjects(_ people: AtomSet, _ model: Model) -> Message {
    let names = model.described(people)
    return Message(
      ja: "個人の範囲 " + names.map(\.ja).joined(separator: "、"),
      en: "subjects " + names.map(\.en).joined(separator: ", "))
  }

  /// A combination that stands in no single parent: the first in order of days, with its items and people.
  private func together(
    _ beyond: [(days: DayRange, cells: Cells)], _ facts: Facts
  ) -> Message {
    let (model, shape) = (facts.model, facts.reach.shape)
    guard let first = beyond.first else { return Message(ja: "", en: "") }
    let items = first.cells.items(shape: shape)
    let people = items.reduce(model.population.nobody) {
      $0.union(first.cells.atoms(of: $1, shape: shape))
    }
    let (names, whose) = (Self.items(items.map { model[$0].name }), subjects(people, model))
    let days = first.days.described
    return Message(
      ja: "1つの元の承認にはそろわない組合せ（\(names.ja)、\(whose.ja)、\(days.ja)）",
      en: "a combination that no one of them allows (\(names.en); \(whose.en); \(days.en))")
  }
}

extension Period {
  /// The days that a parent with this period surely allows to a period of a 再委託: the narrowest, but an end that both write with
  /// the same imprecise date is the same day (0008.4); `nil` where there is none.
  fileprivate func days(allowedTo period: Period) -> DayRange? {
    let first = start.map { Self.isSame($0, period.start) ? $0.earliest : $0.latest }
    let last = end.map { Self.isSame($0, period.end) ? $0.latest : $0.earliest }
    return DayRange(first ?? .distantPast, last ?? .distantFuture)
  }

  private static func isSame(_ a: Bound, _ b: Bound?) -> Bool {
    b.map { (a.earliest, a.latest) == ($0.earliest, $0.latest) } ?? false
  }
}
