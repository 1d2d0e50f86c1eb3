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

  /// What a paper may be asked for beside a cell: the purpose, and between which two nodes; `nil` where it is not asked.
  private struct Aspect {
    var purpose: Purpose.ID?
    var ends: [Node]?
    /// Through whom it is led; `nil` for what goes there directly.
    var through: [Node]?
  }

  /// The cells that grew, on some days.
  public func cells(on days: ClosedRange<Int32>) -> Set<Cell> {
    var cells: Set<Cell> = []
    for paper in new.model.approvals {
      var olds = old.model.approvals.filter { $0.kind == paper.kind && $0.target == paper.target }
      if olds.isEmpty { olds = underAnotherHeading(paper) }
      if isLater(paper.decided, than: olds) { continue }
      // What was said of a part was not said of the whole.
      let same = olds.filter {
        maySame($0.decided, paper.decided) && isWithin(paper.target, $0.target)
      }
      let later = new.model.approvals.filter {
        $0.kind == paper.kind && $0.target == paper.target && isLater($0.decided, than: olds)
      }
      for aspect in aspects(paper) {
        for item in new.model.items.indices {
          for atom in 0..<new.model.population.count {
            for exposure in [Exposure.read, .custody] {
              for place in [-1] + Array(0..<new.systemCount) {
                func speaks(_ other: Approval, _ tables: SlowModel) -> Bool {
                  self.speaks(other, tables, item, atom, exposure, place, aspect)
                }
                guard speaks(paper, new) else { continue }
                let others =
                  same.filter { speaks($0, old) } + later.filter { speaks($0, new) }
                for day in grown(paper.periods, others.flatMap(\.periods), on: days) {
                  cells.insert(
                    Cell(kind: paper.kind, target: paper.target, item: item, atom: atom, day: day))
                }
              }
            }
          }
        }
      }
    }
    return cells
  }

  /// The papers of one day of a heading of which none is left: of another kind with the same party, or of the kind with a part of it or
  /// what it is a part of. Where it had none of this kind, it may have been these.
  private func underAnotherHeading(_ paper: Approval) -> [Approval] {
    old.model.approvals.filter { other in
      let isKin =
        other.kind == paper.kind
        && (isWithin(paper.target, other.target) || isWithin(other.target, paper.target))
      return (other.target == paper.target || isKin)
        && other.decided != nil && paper.decided != nil && maySame(other.decided, paper.decided)
        && !new.model.approvals.contains { $0.kind == other.kind && $0.target == other.target }
    }
  }

  private func isWithin(_ one: Approval.Target, _ other: Approval.Target) -> Bool {
    switch (one, other) {
    case (.party(let one), .party(let other)): new.chains[one.position].contains(other.position)
    case (.system(let one), .system(let other)): new.outers[one.position].contains(other.position)
    default: false
    }
  }

  private func aspects(_ paper: Approval) -> [Aspect] {
    let purposes = old.model.purposes.isEmpty ? [] : paper.purposes
    let ends = (old.model.approvals + new.model.approvals).map(\.ends).filter { $0.count == 2 }
    return ([nil] + purposes.map { $0 }).flatMap { purpose in
      ([nil] + ends.map { $0 }).flatMap { ends in
        ([nil] + (paper.through.isEmpty ? [] : [paper.through])).map {
          Aspect(purpose: purpose, ends: ends, through: $0)
        }
      }
    }
  }

  /// The days on which periods reach further than others: those that are sure in one of them and in none of the others, and for each
  /// imprecise date all days that it may mean, unless others agree with the same date, or cover all of these days.
  private func grown(
    _ periods: [Period], _ others: [Period], on days: ClosedRange<Int32>
  ) -> Set<Int32> {
    func isSure(_ day: Int32, _ some: [Period]) -> Bool {
      some.contains { period in
        (period.start.map { $0.latest.number <= day } ?? true)
          && (period.end.map { day <= $0.earliest.number } ?? true)
      }
    }
    var found = Set(days.filter { isSure($0, periods) && !isSure($0, others) })
    for period in periods {
      for (isStart, bound) in [(true, period.start), (false, period.end)] {
        guard let bound, bound.isImprecise else { continue }
        let span = (bound.earliest.number...bound.latest.number).filter {
          $0 >= period.widest.first.number && $0 <= period.widest.last.number
        }
        let agrees = others.contains { other in
          (isStart ? other.start : other.end).map {
            $0.earliest == bound.earliest && $0.latest == bound.latest
          } == true && (period.isSomeDay || !other.isSomeDay)
        }
        if !agrees, !span.allSatisfy({ isSure($0, others) }) {
          found.formUnion(span.filter(days.contains))
        }
      }
    }
    return found
  }

  private func speaks(
    _ paper: Approval, _ tables: SlowModel, _ item: Int, _ atom: Int, _ exposure: Exposure,
    _ place: Int, _ aspect: Aspect
  ) -> Bool {
    guard paper.items != .unknown, paper.items.marks(in: tables.model)[item],
      paper.subjects.contains(atom), paper.exposure >= exposure, tables.takesIn(paper, place),
      paper.through.isEmpty || aspect.through.map({ Set($0) == Set(paper.through) }) == true
    else { return false }
    if tables.model.items[item].isSpecific, !carriesSpecific(paper) { return false }
    if let purpose = aspect.purpose, !paper.purposes.contains(purpose) { return false }
    guard let ends = aspect.ends else { return paper.ends.isEmpty }
    return tables.joins(
      paper, from: tables.number(of: ends[0]), to: tables.number(of: ends[1]))
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
