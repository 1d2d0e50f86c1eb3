/// The approvals that are held against one place, or against many alike: what they cover together is found once for all days between
/// two of their ends.
final class Coverages {
  /// In order of approvals, then of periods.
  let all: [Coverage]
  /// The days on which what they say changes, ascending.
  let cuts: [Day]
  /// The imprecise dates with which they are written.
  let tokens: Set<DateToken>
  private let reach: Reach
  private let shape: Shape
  /// Those with days, by their first.
  private let dated: [(days: DayRange, place: Int)]
  /// Shape: middle of a part of `dated`, in halves → the latest day of the part.
  private let latest: [Day]
  private var known: [Asked: Cells] = [:]
  private lazy var purposes = Dictionary(
    grouping: all.indices.flatMap { place in
      reach.model.approvals[all[place].approval.position].purposes.map {
        (purpose: $0, place: place)
      }
    }, by: \.purpose)

  private struct Asked: Hashable {
    let interval: Int
    let exposure: Exposure
    let filter: CoverageFilter?
    let hasEnded: Bool
  }

  init(_ all: [Coverage], in reach: Reach) {
    self.all = all
    self.reach = reach
    shape = reach.shape
    cuts = Set(all.flatMap(\.boundaries)).sorted()
    tokens = Set(all.flatMap { $0.period?.tokens ?? [] })
    let dated = all.enumerated().compactMap { place, coverage in
      coverage.period.map { (days: $0.widest, place: place) }
    }.sorted { ($0.days.first, $0.place) < ($1.days.first, $1.place) }
    self.dated = dated
    var latest = dated.map(\.days.last)
    @discardableResult
    func fill(_ part: Range<Int>) -> Day {
      guard !part.isEmpty else { return .distantPast }
      let middle = (part.lowerBound + part.upperBound) / 2
      let halves = max(fill(part.lowerBound..<middle), fill(middle + 1..<part.upperBound))
      latest[middle] = max(latest[middle], halves)
      return latest[middle]
    }
    fill(dated.indices)
    self.latest = latest
  }

  convenience init(_ papers: [Approval.ID], exposure: Exposure? = nil, in reach: Reach) {
    self.init(
      papers.flatMap { Coverage.all(of: $0, in: reach.model, exposure: exposure) }, in: reach)
  }

  // MARK: On one day

  /// Those that may hold on a day, in order.
  private func holding(on day: Day) -> [Coverage] {
    var found: [Int] = []
    func search(_ part: Range<Int>) {
      guard !part.isEmpty else { return }
      let middle = (part.lowerBound + part.upperBound) / 2
      guard latest[middle] >= day else { return }
      search(part.lowerBound..<middle)
      guard dated[middle].days.first <= day else { return }
      if dated[middle].days.last >= day { found.append(dated[middle].place) }
      search(middle + 1..<part.upperBound)
    }
    search(dated.indices)
    return found.sorted().map { all[$0] }
  }

  /// Those that hold on a day only where the cell is gone when dates are read at their narrowest, each with those dates.
  func agreeing(on day: Day) -> [(coverage: Coverage, dates: [DateToken])] {
    guard !tokens.isEmpty else { return [] }
    return holding(on: day).compactMap { coverage in
      guard case .agreeing(let dates) = coverage.fit(on: day) else { return nil }
      return (coverage, dates)
    }
  }

  /// The cells that some surely cover on a day with an exposure.
  func surely(_ exposure: Exposure, on day: Day, by filter: CoverageFilter?) -> Cells {
    // Purposes are many, and few approvals name the same.
    if case .purpose(let purpose)? = filter {
      return cells(of: (purposes[purpose] ?? []).map { all[$0.place] }, exposure, on: day)
    }
    return remembered(exposure, day, filter) {
      let holding = holding(on: day)
      return cells(
        of: filter.map { filter in holding.filter { takes($0, filter) } } ?? holding, exposure,
        on: day)
    }
  }

  private func cells(of some: [Coverage], _ exposure: Exposure, on day: Day) -> Cells {
    var cells = Cells()
    for coverage in some where surely(coverage, covers: exposure, on: day) {
      cells.insert(coverage.items, coverage.subjects, shape: shape)
    }
    return cells
  }

  private func surely(_ coverage: Coverage, covers exposure: Exposure, on day: Day) -> Bool {
    guard coverage.allows(exposure), case .yes = coverage.fit(on: day) else { return false }
    return true
  }

  /// Those that surely cover something with an exposure on a day, in order.
  func sure(_ exposure: Exposure, on day: Day) -> [Coverage] {
    holding(on: day).filter { surely($0, covers: exposure, on: day) }
  }

  func takes(_ coverage: Coverage, _ filter: CoverageFilter) -> Bool {
    switch filter {
    case .channel(let channel): coverage.names(channel, in: reach.model)
    case .purpose(let purpose):
      reach.model.approvals[coverage.approval.position].purposes.contains(purpose)
    }
  }

  /// The cells that some have covered with an exposure, which surely do so no more on a day.
  func ended(_ exposure: Exposure, before day: Day) -> Cells {
    remembered(exposure, day, nil, hasEnded: true) {
      union(all.filter { $0.allows(exposure) && $0.hasEnded(before: day) })
    }
  }

  // MARK: On any day

  /// The items they name, about everyone.
  private(set) lazy var items = all.reduce(into: Cells()) {
    $0.insert($1.items, reach.model.population.everyone, shape: shape)
  }
  /// What they cover, whatever the exposure.
  private(set) lazy var cells = union(all)
  private lazy var read = union(all.filter { $0.allows(.read) })

  /// What they cover with an exposure.
  func cells(_ exposure: Exposure) -> Cells { exposure == .read ? read : cells }

  private func union(_ some: [Coverage]) -> Cells {
    some.reduce(into: Cells()) { $0.insert($1.items, $1.subjects, shape: shape) }
  }

  // MARK: What is remembered

  /// How many words of tables are remembered.
  private static let limit = 1 << 20

  private func remembered(
    _ exposure: Exposure, _ day: Day, _ filter: CoverageFilter?, hasEnded: Bool = false,
    _ make: () -> Cells
  ) -> Cells {
    let asked = Asked(
      interval: cuts.count(before: day), exposure: exposure, filter: filter, hasEnded: hasEnded)
    if let cells = known[asked] { return cells }
    let cells = make()
    if known.count * max(1, shape.plane) > Self.limit { known = [:] }
    known[asked] = cells
    return cells
  }
}

extension [Day] {
  /// How many of these, which ascend, are not after a day.
  fileprivate func count(before day: Day) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
