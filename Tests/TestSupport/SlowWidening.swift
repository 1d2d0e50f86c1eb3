import NagarezuCore

/// P310, read aloud (0008.9): which cells papers of a newer model cover that those of an older one did not, and that no later decision
/// came for. Both models have the same people, items, parties and systems.
public struct SlowWidening {
  /// One cell, of papers of one kind with one counterparty.
  public struct Cell: Hashable, Sendable {
    public var kind: Approval.Kind
    public var target: Approval.Target
    public var item: Int
    public var atom: Int
    public var day: Int32

    /// A cell of papers of `kind` with `target`.
    public init(kind: Approval.Kind, target: Approval.Target, item: Int, atom: Int, day: Int32) {
      self.kind = kind
      self.target = target
      self.item = item
      self.atom = atom
      self.day = day
    }
  }

  private let old: SlowModel
  private let new: SlowModel

  /// The comparison of two such models.
  public init(_ old: Model, _ new: Model) {
    self.old = SlowModel(old)
    self.new = SlowModel(new)
  }

  /// The cells that grew, on some days.
  public func cells(on days: ClosedRange<Int32>) -> Set<Cell> {
    var cells: Set<Cell> = []
    for paper in new.model.approvals {
      let olds = old.model.approvals.filter { $0.kind == paper.kind && $0.target == paper.target }
      if isLater(paper.decided, than: olds) { continue }
      let same = olds.filter { maySame($0.decided, paper.decided) }
      let later = new.model.approvals.filter {
        $0.kind == paper.kind && $0.target == paper.target && isLater($0.decided, than: olds)
      }
      for day in days {
        for item in new.model.items.indices {
          for atom in 0..<new.model.population.count {
            for exposure in [Exposure.read, .custody] {
              for place in [-1] + Array(0..<new.systemCount) {
                func covers(_ other: Approval, _ tables: SlowModel) -> Bool {
                  self.covers(other, tables, item, atom, exposure, day, place)
                }
                guard covers(paper, new), !same.contains(where: { covers($0, old) }),
                  !later.contains(where: { covers($0, new) })
                else { continue }
                cells.insert(
                  Cell(kind: paper.kind, target: paper.target, item: item, atom: atom, day: day))
              }
            }
          }
        }
      }
    }
    return cells
  }

  private func covers(
    _ paper: Approval, _ tables: SlowModel, _ item: Int, _ atom: Int, _ exposure: Exposure,
    _ day: Int32, _ place: Int
  ) -> Bool {
    guard paper.items != .unknown, paper.items.marks(in: tables.model)[item],
      paper.subjects.contains(atom), paper.exposure >= exposure, tables.takesIn(paper, place)
    else { return false }
    if tables.model.items[item].isSpecific, !carriesSpecific(paper) { return false }
    return paper.periods.contains { period in
      (period.start.map { $0.latest.number <= day } ?? true)
        && (period.end.map { day <= $0.earliest.number } ?? true)
    }
  }

  /// A day of decision that is surely after those of all older papers; without an older paper any day is. None is none.
  private func isLater(_ decided: Bound?, than olds: [Approval]) -> Bool {
    guard let decided else { return false }
    let before = olds.compactMap(\.decided)
    return before.isEmpty ? olds.isEmpty : before.allSatisfy { $0.latest < decided.earliest }
  }

  private func maySame(_ one: Bound?, _ other: Bound?) -> Bool {
    guard let one, let other else { return true }
    return one.earliest <= other.latest && other.earliest <= one.latest
  }
}
