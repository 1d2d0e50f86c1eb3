/// P310: finds the papers of a newer model that cover more than the older one's did, without a later 議決日 (0008.9).
///
/// Of each kind and counterparty the cells (item, people, exposure, day; dates at their narrowest) of the papers of one 議決日 are
/// held against those that had it before. A missing 議決日 counts as any, and one that may be the same as the same. What a paper
/// decided after all of the older ones covers is decided. Where the older one has no paper of the kind to the counterparty, those are
/// held against that may stand under another name there, ``PaperComparing/renamed(_:to:)``.
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
    /// The older papers that may have been these under another name; empty where it is clear which were.
    var renamed: [Approval.ID] = []
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
      ) { [old] text in
        let before = growth.renamed.map { old[$0].id }
        return Message(
          ja:
            "\(names.map { "「\($0)」" }.joined())が、後の議決日がないのに、\(text.itemsJA)について前の版\(before.isEmpty ? "" : "の" + before.map { "「\($0)」" }.joined())より広くなった",
          en:
            "\(names.map { "'\($0)'" }.joined(separator: ", ")) \(names.count == 1 ? "covers" : "cover") more of \(text.itemsEN) than \(before.isEmpty ? "" : before.map { "'\($0)'" }.joined(separator: ", ") + " did ")before, and no later day of decision came with it"
        )
      }
    }
  }

  /// What grew, in order of papers.
  func growths(in model: Model) -> [Growth] {
    let comparing = PaperComparing(old, model)
    let after = Dictionary(grouping: model.approvalIDs) {
      Heading(kind: model[$0].kind, target: model[$0].target)
    }
    return after.flatMap { heading, papers -> [Growth] in
      let counterparts = comparing.formerPapers(of: heading.kind, to: heading.target)
      guard counterparts.contains(where: { !$0.isEmpty }) else {
        return newcomers(papers, comparing)
      }
      let olds = Array(Set(counterparts.joined())).sorted()
      let later = papers.filter { isLater(model[$0].decided, than: olds) }
      return byDecision(papers.filter { !later.contains($0) }, model).compactMap { group in
        let parts = counterparts.flatMap { olds in
          let same = olds.filter { maySame(old[$0].decided, model[group[0]].decided) }
          return WidenedCells(comparing, now: group, decided: later, then: same).parts
        }
        return parts.isEmpty
          ? nil : Growth(papers: group, parts: Finding.Part.joined(parts))
      }
    }.sorted { $0.papers[0] < $1.papers[0] }
  }

  /// What grew of papers of a kind and a counterparty of which the older model has none: without a 議決日 all, and with one what goes
  /// beyond those that may be the same papers under another name.
  private func newcomers(_ papers: [Approval.ID], _ comparing: PaperComparing) -> [Growth] {
    let model = comparing.new
    return byDecision(papers, model).compactMap { group in
      let decided = model[group[0]].decided
      let before =
        decided == nil
        ? []
        : comparing.renamed(model[group[0]].kind, to: model[group[0]].target).filter {
          old[$0].decided != nil && maySame(old[$0].decided, decided)
        }
      guard decided == nil || !before.isEmpty else { return nil }
      let later = papers.filter { isLater(model[$0].decided, than: before) }
      let then = before.filter { comparing.tookIn(model[group[0]].target, $0) }
      let parts = WidenedCells(comparing, now: group, decided: later, then: then).parts
      return parts.isEmpty
        ? nil : Growth(papers: group, parts: Finding.Part.joined(parts), renamed: before)
    }
  }

  /// Papers of one 議決日 together.
  private func byDecision(_ papers: [Approval.ID], _ model: Model) -> [[Approval.ID]] {
    Array(
      Dictionary(grouping: papers) { model[$0].decided.map { [$0.earliest, $0.latest] } }.values)
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
}
