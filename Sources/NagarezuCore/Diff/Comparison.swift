/// Two models, or one on two days, laid side by side: the one answer of `diff`, of the 新旧対照表 and of figures that are compared.
public struct Comparison: Sendable {
  public let old: Model
  public let new: Model
  /// The day on which each is looked at; `nil` for all days, compared day by day.
  public let days: (old: Day, new: Day)?
  /// Which things of the two models are the same.
  public let matching: Matching
  /// What newly reaches somebody; names are the new model's.
  public let newlyReaching: [ReachChange]
  /// What no longer does; names are the old model's.
  public let noLongerReaching: [ReachChange]
  /// P310: papers that cover more without a later decision; names are the new model's; whatever the days, as it is about papers.
  public let widened: [Finding]
  /// Papers that were added, removed or changed, in order of id.
  public let approvals: [Change]
  /// Everything else, in the order of ``Thing/Kind``, then of name.
  public let others: [Change]

  private let gained: ReachChanges
  private let lost: ReachChanges

  /// Compares two models on all days, or the old one on one day with the new one on another.
  public init(_ old: Model, _ new: Model, on days: (old: Day, new: Day)? = nil) {
    let matching = Matching(old, new)
    let (before, after) = (Reach(old), Reach(new))
    // Of one day against another, the whole stretches are kept: what is shown is when it began.
    let (olds, news) = (Array(before.possessions), Array(after.possessions))
    let (then, now) = (Tally(before, olds, on: days?.old), Tally(after, news, on: days?.new))
    self.old = old
    self.new = new
    self.days = days
    self.matching = matching
    gained = ReachChanges(
      after, news, now, on: days?.new, beyond: (old, then), parties: matching.parties.oldOf,
      items: matching.items.oldOf)
    lost = ReachChanges(
      before, olds, then, on: days?.old, beyond: (new, now), parties: matching.parties.newOf,
      items: matching.items.newOf)
    newlyReaching = gained.told()
    noLongerReaching = lost.told()
    widened = Widening(since: old).findings(in: new)
    let all = ThingChanges(matching, on: days).all
    approvals = all.filter { $0.kind == .approval }
    others = all.filter { $0.kind != .approval }
  }

  /// Whether nobody gets more than before, and nobody less.
  public var isSameReach: Bool { newlyReaching.isEmpty && noLongerReaching.isEmpty }

  /// Whether nothing differs, in reach or in words.
  public var isEmpty: Bool { isSameReach && approvals.isEmpty && others.isEmpty }

  /// ``newlyReaching`` by party and by how it comes; names are the new model's.
  ///
  /// - Complexity: each call looks for the passages anew.
  public var arriving: [ReachRow] { gained.rows(of: newlyReaching) }

  /// ``noLongerReaching`` by party and by how it came; names are the old model's.
  ///
  /// - Complexity: as ``arriving``.
  public var ceasing: [ReachRow] { lost.rows(of: noLongerReaching) }

  /// Cells that are new and cells that are gone, day by day, for tests. Shape: party, item, atom (each of its own model), 1 for
  /// reading, day.
  package func cells(within days: ClosedRange<Int32>) -> (new: Set<[Int]>, gone: Set<[Int]>) {
    (gained.cells(within: days), lost.cells(within: days))
  }
}
