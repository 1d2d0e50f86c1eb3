/// What some papers of one model cover together.
struct PaperCover {
  /// One period of a paper.
  private struct Entry {
    let paper: Approval.ID
    let sure: DayRange?
    /// Its imprecise ends, each with the days that it may mean and that lie in the period.
    let dates: [(date: DateToken, days: DayRange)]
    let items: Set<Item.ID>
    let exposure: Exposure
    let subjects: AtomSet
  }

  /// When something is covered: surely on some days, or on the day that an imprecise date means, one of these.
  enum Time: Hashable {
    case sure(DayRange)
    case date(DateToken, DayRange)

    var days: DayRange {
      switch self {
      case .sure(let days), .date(_, let days): days
      }
    }
  }

  /// Something that papers may be narrowed to.
  enum Asked<Thing: Hashable>: Hashable {
    case nothing
    case this(Thing)
    /// What is asked for in the other model is not in this one.
    case unknown
  }

  /// What papers may be asked for beside a cell.
  struct Circumstances: Hashable {
    /// `nil` for hands, and for a system that no paper can name.
    var place: System.ID?
    var purpose: Asked<Purpose.ID>
    /// The two nodes between which something passes.
    var ends: Asked<[Node]>
    /// Through whom it is led (経由); nothing for what goes there directly.
    var through: Asked<[Node]>
  }

  private let model: Model
  private let entries: [Entry]
  /// All they cover, ascending.
  let items: [Item.ID]

  init(_ model: Model, _ ids: [Approval.ID]) {
    self.model = model
    entries = ids.flatMap { id in
      let paper = model[id]
      let items = Set(model.covered(by: id))
      return paper.periods.map { period in
        Entry(
          paper: id, sure: period.narrowest,
          dates: period.tokens.compactMap { date in
            DayRange(date.earliest, date.latest)?.intersection(period.widest).map { (date, $0) }
          }, items: items, exposure: paper.exposure, subjects: paper.subjects)
      }
    }
    items = entries.reduce(into: Set()) { $0.formUnion($1.items) }.sorted()
  }

  /// The first days on which what they surely cover may change.
  var cuts: [Day] { entries.compactMap(\.sure).flatMap(\.turns) }

  /// The imprecise dates with which they are written.
  var dates: [Time] {
    entries.flatMap { $0.dates.map { Time.date($0.date, $0.days) } }.withoutRepeats
  }

  /// Whether any of them is for some systems alone.
  var areNarrowed: Bool { entries.contains { !model[$0.paper].systems.isEmpty } }

  var purposes: [Purpose.ID] { entries.flatMap { model[$0.paper].purposes }.withoutRepeats }

  /// The pairs of 両端 that they name.
  var ends: [[Node]] {
    entries.map { model[$0.paper].ends }.filter { $0.count == 2 }.withoutRepeats
  }

  /// Through whom they lead (経由).
  var through: [[Node]] {
    entries.map { model[$0.paper].through }.filter { !$0.isEmpty }.withoutRepeats
  }

  /// For each entry whether it speaks of some circumstances.
  func speaking(of asked: Circumstances) -> [Bool] {
    entries.map { entry in
      let paper = model[entry.paper]
      let hasPurpose =
        switch asked.purpose {
        case .nothing: true
        case .this(let purpose): paper.purposes.contains(purpose)
        case .unknown: false
        }
      let joins =
        switch asked.ends {
        case .nothing, .unknown: paper.ends.isEmpty
        case .this(let nodes): model.joins(entry.paper, nodes[0], nodes[1])
        }
      // What may go there directly may be led through others.
      let leads =
        switch asked.through {
        case .nothing, .unknown: paper.through.isEmpty
        case .this(let nodes): paper.through.isEmpty || Set(paper.through) == Set(nodes)
        }
      return hasPurpose && joins && leads
        && model.takesIn(entry.paper, asked.place.map { .system($0) })
    }
  }

  /// Whom those that speak cover of an item at a time; reading covers custody.
  func people(_ item: Item.ID, _ exposure: Exposure, _ time: Time, _ speaking: [Bool]) -> AtomSet {
    people(item, exposure, speaking) { entry in
      switch time {
      case .sure(let days): entry.sure?.contains(days.first) ?? false
      case .date(let date, let days): entry.dates.contains { $0 == (date, days) }
      }
    }
  }

  /// The same of whatever day a date means: by papers that agree with it, or that are sure of all its days.
  func wholly(_ item: Item.ID, _ exposure: Exposure, _ time: Time, _ speaking: [Bool]) -> AtomSet {
    guard case .date(let date, let days) = time else {
      return people(item, exposure, time, speaking)
    }
    let agreeing = people(item, exposure, speaking) { entry in
      entry.dates.contains { date.isAgreed(by: $0.date) }
    }
    let sure = days.cut(at: Set(cuts).sorted()).map {
      people(item, exposure, .sure($0), speaking)
    }
    return sure.dropFirst().reduce(sure.first ?? agreeing) { $0.intersection($1) }.union(agreeing)
  }

  private func people(
    _ item: Item.ID, _ exposure: Exposure, _ speaking: [Bool], where holds: (Entry) -> Bool
  ) -> AtomSet {
    zip(entries, speaking).reduce(model.population.nobody) { found, next in
      let (entry, speaks) = next
      guard speaks, entry.exposure >= exposure, entry.items.contains(item), holds(entry) else {
        return found
      }
      return found.union(entry.subjects)
    }
  }
}

extension DateToken {
  /// Whether a paper written with another agrees wherever one written with this does: it has the same end, and is for no one day
  /// where this is not.
  fileprivate func isAgreed(by other: DateToken) -> Bool {
    side == other.side && earliest == other.earliest && latest == other.latest
      && (isSomeDay || !other.isSomeDay)
  }
}
