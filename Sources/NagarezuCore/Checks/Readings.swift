/// What happens at one place over time, in one reading of the dates.
typealias Timeline = (Reach) -> [Exposed]

/// Cuts timelines along approvals.
final class Readings {
  let base: Reach
  private let narrowings: Narrowings

  init(_ base: Reach) {
    self.base = base
    narrowings = Narrowings(base)
  }

  /// The slices of what happens at a place, in order of days, on the days of `window`.
  func slices(
    of timeline: Timeline, at place: Place, against coverages: [Coverage], within window: DayRange
  ) -> [Slice] {
    let pieces = timeline(base)
    guard !pieces.isEmpty else { return [] }
    var others: [DateToken: [Exposed]] = [:]
    for token in Set(coverages.flatMap { $0.period?.tokens ?? [] })
    where narrowings.isWritten(token) {
      others[token] = narrowings.reach(narrowing: token, at: place).map(timeline) ?? pieces
    }
    let cuts = Set(
      coverages.flatMap(\.boundaries)
        + others.values.flatMap { $0.flatMap(\.days.turns) }
    ).sorted()
    var holding = Holding(coverages)
    return pieces.flatMap { piece in
      guard let days = piece.days.intersection(window) else { return [Slice]() }
      return days.cut(at: cuts).map { slice(piece, $0, holding.coverages(on: $0.first), others) }
    }
  }

  private func slice(
    _ piece: Exposed, _ days: DayRange, _ coverages: [Coverage], _ others: [DateToken: [Exposed]]
  ) -> Slice {
    var exposed = piece
    exposed.days = days
    let covering = coverages.compactMap { coverage -> (Coverage, Cells, Cells)? in
      let fit = coverage.fit(on: days.first)
      if case .no = fit { return nil }
      var read = coverage.cells.intersection(exposed.read)
      var custody = coverage.cells.intersection(exposed.custody)
      if !coverage.allows(.read) { read.subtract(read) }
      if case .agreeing(let tokens) = fit {
        for token in tokens {
          guard let other = others[token] else { return nil }
          guard let there = other.piece(on: days.first) else { continue }
          let left = there.read.union(there.custody)
          read.subtract(left)
          custody.subtract(left)
        }
      }
      return read.isEmpty && custody.isEmpty ? nil : (coverage, read, custody)
    }
    return Slice(exposed: exposed, covering: covering)
  }
}

/// Of some coverages those that may hold on a day, asked day after day: a paper may have a hundred periods.
private struct Holding {
  /// Those with days, by their first.
  private var coming: ArraySlice<(days: DayRange, place: Int)>
  private var current: [(last: Day, place: Int)] = []
  private let all: [Coverage]

  init(_ all: [Coverage]) {
    self.all = all
    coming = all.enumerated().compactMap { place, coverage in
      coverage.period.map { ($0.widest, place) }
    }.sorted { ($0.days.first, $0.place) < ($1.days.first, $1.place) }[...]
  }

  /// In order. No day is before the one asked last.
  mutating func coverages(on day: Day) -> [Coverage] {
    var hasGrown = false
    while let next = coming.first, next.days.first <= day {
      current.append((next.days.last, next.place))
      coming.removeFirst()
      hasGrown = true
    }
    current.removeAll { $0.last < day }
    if hasGrown { current.sort { $0.place < $1.place } }
    return current.map { all[$0.place] }
  }
}

extension [Exposed] {
  /// The piece of a timeline, which is in order of days, that has a day.
  func piece(on day: Day) -> Exposed? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].days.last < day { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].days.contains(day) ? self[low] : nil
  }
}
