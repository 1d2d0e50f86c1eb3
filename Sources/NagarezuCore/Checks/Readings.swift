/// What happens at one place over time, in one reading of the dates.
typealias Timeline = (Reach) -> [Exposed]

/// Cuts timelines along approvals. Keeps those that were asked last.
final class Readings {
  let base: Reach
  let ways: Ways
  private let narrowings: Narrowings
  /// The last one asked last.
  private var asked: [(key: Key, papers: Coverages)] = []

  /// What decides which approvals are held against something.
  enum Key: Hashable {
    /// Those of a party at a node, or of a carrier.
    case place(Party.ID, Node?)
    /// The joins with a party from a node into another, over a channel.
    case joins(Party.ID, [Node], Channel.ID)
  }

  init(_ base: Reach) {
    self.base = base
    ways = Ways(base)
    narrowings = Narrowings(base)
  }

  /// The approvals under a key; made where it was not among the last few.
  func coverages(_ key: Key, _ make: () -> [Coverage]) -> Coverages {
    if let place = asked.firstIndex(where: { $0.key == key }) {
      if place < asked.count - 1 { asked.append(asked.remove(at: place)) }
      return asked[asked.count - 1].papers
    }
    let papers = Coverages(make(), in: base)
    if asked.count >= 8 { asked.removeFirst() }
    asked.append((key, papers))
    return papers
  }

  /// The approvals that speak of what a party has at a node; of a carrier without one.
  func coverages(of party: Party.ID, at node: Node?) -> Coverages {
    coverages(.place(party, node)) {
      base.model.approvals(of: party, at: node).flatMap { Coverage.all(of: $0, in: base.model) }
    }
  }

  /// The slices of what happens at a place, in order of days, on the days of `window`; without what was `had` there besides, which is
  /// nevertheless not gone in any reading.
  func slices(
    of timeline: Timeline, at place: Place, against papers: Coverages, within window: DayRange,
    without had: [Exposed]? = nil
  ) -> [Slice] {
    let all = timeline(base)
    let judged = had.map(all.subtracting) ?? all
    guard !judged.isEmpty else { return [] }
    let dates = papers.tokens.filter(narrowings.isWritten)
    // Shape: date → step → what is there then.
    var known: [DateToken: [Int: [Exposed]]] = [:]
    /// What is there with a date read as one of its steps has it; `nil` where it moves nothing there.
    func pieces(with token: DateToken, in step: Int) -> [Exposed]? {
      if let there = known[token]?[step] { return there }
      guard let reach = narrowings.reach(narrowing: token, step: step, at: place) else {
        return nil
      }
      let there = timeline(reach)
      known[token, default: [:]][step] = there
      return there
    }
    func left(_ token: DateToken, _ day: Day) -> Cells? {
      let (step, asked) = narrowings.step(of: token, on: day)
      let there = pieces(with: token, in: step).map { $0.piece(on: asked) } ?? all.piece(on: day)
      return there.map { $0.read.union($0.custody) }
    }
    var cuts = Set(papers.cuts)
    for token in dates {
      if token.side == .end {
        cuts.formUnion(narrowings.days(of: token))
      } else {
        cuts.formUnion((pieces(with: token, in: 0) ?? []).flatMap(\.days.turns))
      }
    }
    let turns = cuts.sorted()
    return judged.flatMap { piece in
      (piece.days.intersection(window)?.cut(at: turns) ?? []).map {
        slice(piece, $0, papers, left)
      }
    }
  }

  /// - Parameter left: what is there on a day on which an approval does not hold for the sake of a date, if anything.
  private func slice(
    _ piece: Exposed, _ days: DayRange, _ papers: Coverages, _ left: (DateToken, Day) -> Cells?
  ) -> Slice {
    var exposed = piece
    exposed.days = days
    let agreeing = papers.agreeing(on: days.first).compactMap {
      coverage, dates -> (Coverage, Cells, Cells)? in
      let cells = coverage.cells(shape: base.shape)
      var read = cells.intersection(exposed.read)
      var custody = cells.intersection(exposed.custody)
      if !coverage.allows(.read) { read.subtract(read) }
      guard dates.allSatisfy(narrowings.isWritten) else { return nil }
      for date in dates {
        guard let there = left(date, days.first) else { continue }
        read.subtract(there)
        custody.subtract(there)
      }
      return read.isEmpty && custody.isEmpty ? nil : (coverage, read, custody)
    }
    return Slice(exposed, papers, agreeing)
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

  /// A timeline without what another has, which may know fewer items: to read what the other reads, to keep what it reads or keeps.
  fileprivate func subtracting(_ other: [Exposed]) -> [Exposed] {
    let cuts = other.flatMap(\.days.turns).sorted()
    return flatMap { piece in
      piece.days.cut(at: cuts).compactMap { days -> Exposed? in
        var left = piece
        left.days = days
        if let there = other.first(where: { $0.days.contains(days.first) }) {
          left.read.subtract(there.read)
          left.custody.subtract(there.all)
        }
        return left.isEmpty ? nil : left
      }
    }
  }
}
