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
    let places = places(now, decided, then, matching)
    for days in DayRange.always.cut(at: cuts) {
      for item in now.items {
        var wider = matching.new.population.nobody
        for (place, exposure) in places.flatMap({ [($0, Exposure.read), ($0, .custody)] }) {
          let own = now.people(item, exposure, days.first, place.now)
          guard !own.isEmpty else { continue }
          let before =
            matching.items.oldOf[item.position].map {
              people.surely(among: then.people(Item.ID($0), exposure, days.first, place.then))
            } ?? matching.new.population.nobody
          let excused = decided.people(item, exposure, days.first, place.decided)
          wider = wider.union(own.subtracting(before).subtracting(excused))
        }
        if !wider.isEmpty { parts.append(Finding.Part(item: item, atoms: wider, days: days)) }
      }
    }
    return Finding.Part.joined(parts)
  }

  /// Which papers speak of a place: for each whether it does.
  private struct Speaking: Hashable {
    let now: [Bool]
    let decided: [Bool]
    let then: [Bool]
  }

  /// The places of which not all papers speak alike, each by those that do: where none is narrowed to systems, one speaks for all.
  private func places(
    _ now: Papers, _ decided: Papers, _ then: Papers, _ matching: Matching
  ) -> Set<Speaking> {
    let isNarrowed = now.areNarrowed || then.areNarrowed || decided.areNarrowed
    let places: [System.ID?] = isNarrowed ? [nil] + matching.new.systemIDs.map { $0 } : [nil]
    return Set(
      places.map { place in
        // A system that was not there is like any place that no paper named.
        let formerly = place.flatMap { matching.systems.oldOf[$0.position] }.map { System.ID($0) }
        return Speaking(
          now: now.speaking(of: place), decided: decided.speaking(of: place),
          then: then.speaking(of: formerly))
      })
  }
}

/// What some papers of one model cover together.
private struct Papers {
  /// One period of a paper.
  private struct Entry {
    let paper: Approval.ID
    /// Read at their narrowest.
    let days: DayRange
    let items: Set<Item.ID>
    let exposure: Exposure
    let subjects: AtomSet
  }

  private let model: Model
  private let entries: [Entry]
  private let nobody: AtomSet
  /// All they cover, ascending.
  let items: [Item.ID]

  init(_ model: Model, _ ids: [Approval.ID]) {
    self.model = model
    nobody = model.population.nobody
    entries = ids.flatMap { id in
      let paper = model[id]
      let items = Set(model.covered(by: id))
      return paper.periods.compactMap(\.narrowest).map {
        Entry(
          paper: id, days: $0, items: items, exposure: paper.exposure, subjects: paper.subjects)
      }
    }
    items = entries.reduce(into: Set()) { $0.formUnion($1.items) }.sorted()
  }

  /// The first days on which what they cover may change.
  var cuts: [Day] { entries.flatMap(\.days.turns) }

  /// Whether any of them is for some systems alone.
  var areNarrowed: Bool { entries.contains { !model[$0.paper].systems.isEmpty } }

  /// For each period whether its paper speaks of a system, or of hands (`nil`).
  func speaking(of place: System.ID?) -> [Bool] {
    entries.map { model.takesIn($0.paper, place.map { .system($0) }) }
  }

  /// Whom those that speak cover of an item on a day; reading covers custody.
  func people(_ item: Item.ID, _ exposure: Exposure, _ day: Day, _ speaking: [Bool]) -> AtomSet {
    var found: AtomSet?
    for (one, speaks) in zip(entries, speaking)
    where speaks && one.days.contains(day) && one.exposure >= exposure && one.items.contains(item) {
      found = found.map { $0.union(one.subjects) } ?? one.subjects
    }
    return found ?? nobody
  }
}
