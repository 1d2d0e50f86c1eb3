/// P310: finds the papers of a newer model that cover more than the older one's did, without a later 議決日 (0008.9).
///
/// Of each kind and counterparty the cells (item, people, exposure, day; dates at their narrowest) of the papers of one 議決日 are
/// held against those that had it before. A missing 議決日 counts as any, and one that may be the same as the same. What a paper
/// decided after all of the older ones covers is decided.
public struct Widening: ModelRule {
  public static let heading = ApprovalWidened.heading
  public static let isAboutData = ApprovalWidened.isAboutData

  private let old: Model

  /// The rule that compares with `old`.
  public init(since old: Model) { self.old = old }

  /// Whom papers speak of, and of what kind they are; in the newer model's terms.
  private struct Heading: Hashable {
    let kind: Approval.Kind
    let target: Approval.Target
  }

  /// What the papers of one heading and one 議決日 cover beyond the older ones.
  struct Growth {
    let papers: [Approval.ID]
    let parts: [Finding.Part]
  }

  public func check(_ facts: Facts) -> [Observation] { observations(facts.model) }

  /// The findings of a newer model, in order of id.
  func findings(in model: Model) -> [Finding] {
    Dictionary(grouping: observations(model)) { Grouping.id([Self.code] + $0.about) }.values
      .compactMap { $0.first?.finding(with: Array($0.dropFirst()), in: model) }
      .sorted { $0.id.precedesByBytes($1.id) }
  }

  private func observations(_ model: Model) -> [Observation] {
    growths(in: model).map { growth in
      let papers = growth.papers.map { model[$0] }
      let names = papers.map(\.id)
      let party: Party.ID? =
        if case .party(let id) = papers[0].target { id } else { nil }
      let node: Node? = if case .system(let id) = papers[0].target { .system(id) } else { nil }
      return Observation(
        Self.self,
        [
          party.map { model[$0].name }, node.map { model.name(of: $0) }, nil, nil,
          papers[0].kind.rawValue,
        ], party: party, node: node, approval: growth.papers[0], parts: growth.parts,
        at: papers[0].span,
        related: papers.dropFirst().map {
          Finding.Related(span: $0.span, message: Message(ja: $0.id, en: $0.id))
        }
      ) { text in
        Message(
          ja:
            "\(names.map { "「\($0)」" }.joined())が、後の議決日がないのに、\(text.itemsJA)について前の版より広くなった",
          en:
            "\(names.map { "'\($0)'" }.joined(separator: ", ")) \(names.count == 1 ? "covers" : "cover") more of \(text.itemsEN) than before, and no later day of decision came with it"
        )
      }
    }
  }

  /// What grew, in order of papers.
  func growths(in model: Model) -> [Growth] {
    let matching = Matching(old, model)
    let people = CommonPeople(old, model)
    let before = Dictionary(grouping: old.approvalIDs) { heading(of: $0, matching) }
    let after = Dictionary(grouping: model.approvalIDs) {
      Heading(kind: model[$0].kind, target: model[$0].target)
    }
    return after.flatMap { heading, papers -> [Growth] in
      let olds = before[heading] ?? []
      let later = papers.filter { isLater(model[$0].decided, than: olds) }
      let rest = Dictionary(grouping: papers.filter { !later.contains($0) }) {
        model[$0].decided.map { [$0.earliest, $0.latest] }
      }
      return rest.values.compactMap { group in
        let same = olds.filter { maySame(old[$0].decided, model[group[0]].decided) }
        let parts = grown(group, later, same, matching, people)
        return parts.isEmpty ? nil : Growth(papers: group, parts: parts)
      }
    }.sorted { $0.papers[0] < $1.papers[0] }
  }

  private func heading(of id: Approval.ID, _ matching: Matching) -> Heading? {
    let target: Approval.Target? =
      switch old[id].target {
      case .party(let id): matching.parties.newOf[id.position].map { .party(Party.ID($0)) }
      case .system(let id): matching.systems.newOf[id.position].map { .system(System.ID($0)) }
      }
    return target.map { Heading(kind: old[id].kind, target: $0) }
  }

  /// Whether a day of decision is surely after those of all older papers. Without an older paper any stated day is; none never is.
  private func isLater(_ decided: Bound?, than olds: [Approval.ID]) -> Bool {
    guard let decided else { return false }
    let days = olds.compactMap { old[$0].decided }
    guard !days.isEmpty else { return olds.isEmpty }
    return days.allSatisfy { $0.latest < decided.earliest }
  }

  private func maySame(_ one: Bound?, _ other: Bound?) -> Bool {
    guard let one, let other else { return true }
    return one.earliest <= other.latest && other.earliest <= one.latest
  }

  /// What some papers cover and neither the older ones nor those of a later decision.
  private func grown(
    _ papers: [Approval.ID], _ later: [Approval.ID], _ olds: [Approval.ID], _ matching: Matching,
    _ people: CommonPeople
  ) -> [Finding.Part] {
    let now = Papers(matching.new, papers)
    let decided = Papers(matching.new, later)
    let then = Papers(matching.old, olds)
    let cuts = Set(now.cuts + decided.cuts + then.cuts).sorted()
    var parts: [Finding.Part] = []
    // Where no paper is narrowed to systems, one place speaks for all.
    let places: [System.ID?] =
      now.areNarrowed || then.areNarrowed || decided.areNarrowed
      ? [nil] + matching.new.systemIDs.map { $0 } : [nil]
    for days in DayRange.always.cut(at: cuts) {
      for item in now.items {
        var wider = matching.new.population.nobody
        for (place, exposure) in places.flatMap({ [($0, Exposure.read), ($0, .custody)] }) {
          let own = now.people(item, exposure, days.first, place)
          guard !own.isEmpty else { continue }
          // A system that was not there is like any place that no paper named.
          let formerly = place.flatMap { matching.systems.oldOf[$0.position] }.map { System.ID($0) }
          let before =
            matching.items.oldOf[item.position].map {
              people.surely(among: then.people(Item.ID($0), exposure, days.first, formerly))
            } ?? matching.new.population.nobody
          let excused = decided.people(item, exposure, days.first, place)
          wider = wider.union(own.subtracting(before).subtracting(excused))
        }
        if !wider.isEmpty { parts.append(Finding.Part(item: item, atoms: wider, days: days)) }
      }
    }
    return Finding.Part.joined(parts)
  }
}

/// What some papers of one model cover together.
private struct Papers {
  private let model: Model
  /// Shape: each period, read at its narrowest, with its paper and what that covers.
  private let papers: [(days: DayRange, paper: Approval.ID, items: Set<Item.ID>)]

  init(_ model: Model, _ ids: [Approval.ID]) {
    self.model = model
    papers = ids.flatMap { id in
      let items = Set(model.covered(by: id))
      return model[id].periods.compactMap { period in
        period.narrowest.map { ($0, id, items) }
      }
    }
  }

  /// The first days on which what they cover may change.
  var cuts: [Day] { papers.flatMap(\.days.turns) }

  var items: [Item.ID] { papers.reduce(into: Set()) { $0.formUnion($1.items) }.sorted() }

  /// Whether any of them is for some systems alone.
  var areNarrowed: Bool { papers.contains { !model[$0.paper].systems.isEmpty } }

  /// Whom they cover of an item on a day at a system, or in hands; reading covers custody.
  func people(
    _ item: Item.ID, _ exposure: Exposure, _ day: Day, _ place: System.ID?
  ) -> AtomSet {
    papers.reduce(model.population.nobody) { found, one in
      guard one.days.contains(day), one.items.contains(item),
        model[one.paper].exposure >= exposure,
        model.takesIn(one.paper, place.map { .system($0) })
      else { return found }
      return found.union(model[one.paper].subjects)
    }
  }
}
