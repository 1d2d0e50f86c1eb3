/// The reach with an imprecise date read as one day, for every date on which an approval can agree: a start as late as can be, and an end
/// the day before the one that is asked about (`docs/adr/0008`, 4). Between the days on which anything changes one reading does for all.
///
/// What a date can move lies downstream of what is written with it. Dates that move nothing in common are read together, so that a
/// model with a thousand dates is not swept a thousand times.
package final class Narrowings {
  private let base: Reach
  private var model: Model { base.model }
  private var nodes: Int { base.wiring.stations.count }
  /// Shape: date → where flows, holdings and contracts are written with it.
  private var written: [DateToken: Written] = [:]
  /// Whether operators and the like change: then any date may move anything.
  private let movesAll: Bool
  /// The dates that are read together.
  package private(set) lazy var groups = grouped()
  private lazy var groupOf: [DateToken: Int] = Dictionary(
    uniqueKeysWithValues: groups.enumerated().flatMap { group, tokens in
      tokens.map { ($0, group) }
    })
  /// Shape: group → what its dates may move.
  private var movers: [Int: [Int: DateToken]] = [:]
  /// Shape: date → the days, ascending, from each of which on until the next one reading does.
  private var steps: [DateToken: [Day]] = [:]
  /// Those asked for lately, the last one last.
  private var kept: [(key: Key, reach: Reach)] = []

  private struct Key: Hashable {
    let group: Int
    let step: Int
  }

  private struct Written {
    var nodes: [Int] = []
    var lines: [Int] = []
  }

  /// The dates of the model of a reach in which none is read at its narrowest.
  package init(_ base: Reach) {
    self.base = base
    movesAll = base.model.hasAssignments
    for token in model.assignmentPeriods.flatMap(\.agreeing) { written[token] = Written() }
    for (index, line) in base.wiring.lines.enumerated() {
      for token in model[line.flow].period.agreeing {
        written[token, default: Written()].lines.append(index)
      }
    }
    for id in model.systemIDs {
      var tokens = model[id].holdings.flatMap(\.period.agreeing)
      if model[id].keep.followsContract { tokens += contractDates(of: id) }
      for token in tokens { written[token, default: Written()].nodes.append(id.position) }
    }
  }

  private func contractDates(of id: System.ID) -> [DateToken] {
    model.papers(to: model[id].operators).filter { model.isOwn($0) }.flatMap { paper in
      model.approvals[paper.position].periods.flatMap(\.agreeing).filter { $0.side == .end }
    }
  }

  /// Whether anything that flows is written with a date: only then can an approval agree on it.
  func isWritten(_ token: DateToken) -> Bool { written[token] != nil }

  /// The reach with a date read as one of its steps has it, as far as a place goes; `nil` where nothing is otherwise there.
  package func reach(narrowing token: DateToken, step: Int = 0, at place: Place) -> Reach? {
    guard let group = groupOf[token] else { return nil }
    let mover = mover(of: group)
    guard movesAll || places(of: place).contains(where: { mover[$0] == token }) else { return nil }
    return reach(of: Key(group: group, step: step))
  }

  // MARK: Days that one reading does for

  /// Of a date that is an end, the days from each of which on, until the next, what stands anywhere on a day with the end read as the day
  /// before is the same; none of a start, which is read as late as can be on all days.
  package func days(of token: DateToken) -> [Day] {
    if let days = steps[token] { return days }
    var days: [Day] = []
    if token.side == .end {
      // What stands on a day stood the day before, or comes that day.
      let turns = turns(around: token)
      days = Set([token.earliest.next] + turns + turns.map(\.next))
        .filter { token.earliest < $0 && $0 <= token.latest }.sorted()
    }
    steps[token] = days
    return days
  }

  /// Which reading tells of a day on which an approval does not hold for the sake of a date, and on which day of it that is to be seen.
  func step(of token: DateToken, on day: Day) -> (step: Int, asked: Day) {
    let days = days(of: token)
    guard let step = days.lastIndex(where: { $0 <= day }) else { return (0, day) }
    return (step, days[step])
  }

  /// The days on which anything changes that a date moves, or from which that comes.
  private func turns(around token: DateToken) -> [Day] {
    let ends = contractEnds
    guard !movesAll else { return base.turns + ends }
    let moved = moved(by: token).filter { $0 < nodes }
    var days = Set(ends)
    var sources = moved
    for node in moved {
      let station = base.wiring.stations[node]
      for line in (station.arriving + station.leaving).map({ base.wiring.lines[$0] }) {
        days.formUnion(line.days.turns)
        sources.insert(line.from)
      }
      for origin in station.origins + station.imports { days.formUnion(origin.days.turns) }
      if case .until(let last) = station.keep { days.insert(last.next) }
      sources.formUnion(station.inner)
    }
    for node in sources {
      days.formUnion(base.history(of: base.wiring.node(node)).map(\.first))
    }
    return Array(days)
  }

  /// The days after the ends of contracts, and after what stays beyond them: which of them comes last depends on how dates are read.
  private lazy var contractEnds: [Day] = {
    let keeps = Set(model.systems.map(\.keep)).filter(\.followsContract)
    guard !keeps.isEmpty else { return [] }
    let ends = Set(model.approvals.flatMap(\.periods).compactMap { $0.end?.latest })
    return keeps.flatMap { keep in
      ends.map { end in
        guard case .afterContract(let years, let months, let days) = keep else { return end.next }
        return end.adding(years: years, months: months, days: days).next
      }
    }
  }()

  // MARK: What a date moves

  /// What the timeline of a place is made of: a node by its number, a line by its own behind those.
  private func places(of place: Place) -> [Int] {
    let origin = base.wiring.number(of: model.node(of: place))
    guard case .passage(.flow(let id)) = place, let line = base.wiring.lineOfFlow[id.position]
    else { return [origin] }
    return [origin, nodes + line]
  }

  /// All places that a date may move, in the same numbers.
  private func moved(by token: DateToken) -> Set<Int> {
    let (wiring, start) = (base.wiring, written[token] ?? Written())
    var found = Set(start.lines.map { nodes + $0 })
    var pending: [Int] = []
    func move(_ node: Int) { if found.insert(node).inserted { pending.append(node) } }
    for line in start.lines.map({ wiring.lines[$0] }) {
      move(line.to)
      // A 本人 has what it hands over while it does.
      if !wiring.stations[line.from].origins.isEmpty, line.from >= wiring.systems {
        move(line.from)
      }
    }
    start.nodes.forEach(move)
    while let node = pending.popLast() {
      for line in wiring.stations[node].leaving {
        found.insert(nodes + line)
        if wiring.lines[line].readsSource { move(wiring.lines[line].to) }
      }
      if let outer = wiring.stations[node].outer { move(outer) }
    }
    return found
  }

  // MARK: Dates that are read together

  /// How many groups a date is tried with: a chain of dates fits in none, and must not be held against all.
  private static let tried = 8

  private func grouped() -> [[DateToken]] {
    let asked = Set(model.approvals.flatMap { $0.periods.flatMap(\.tokens) })
      .filter { isWritten($0) }.sorted()
    guard !movesAll else { return asked.map { [$0] } }
    var groups: [[DateToken]] = []
    var taken: [Set<Int>] = []
    for token in asked {
      let moved = moved(by: token)
      let last = max(0, groups.count - Self.tried)
      if let group = groups.indices[last...].first(where: { taken[$0].isDisjoint(with: moved) }) {
        groups[group].append(token)
        taken[group].formUnion(moved)
      } else {
        groups.append([token])
        taken.append(moved)
        if groups.count > Self.tried { taken[groups.count - 1 - Self.tried] = [] }
      }
    }
    return groups
  }

  // MARK: What is kept

  /// How much may be kept at once, in places; a place takes about a kilobyte.
  private static let limit = 100_000

  private func reach(of key: Key) -> Reach {
    if let place = kept.firstIndex(where: { $0.key == key }) {
      let known = kept.remove(at: place)
      kept.append(known)
      return known.reach
    }
    var reading: DateReading = [:]
    for token in groups[key.group] {
      let days = days(of: token)
      let day = days.isEmpty ? token.latest : days[min(key.step, days.count - 1)]
      reading[token] = token.reading(before: day)
    }
    let reach = base.reading(reading)
    kept.append((key, reach))
    let places = nodes + base.wiring.lines.count
    if kept.count > max(4, Self.limit / max(1, places)) { kept.removeFirst() }
    return reach
  }

  /// Shape: place → the date of a group that may move it.
  private func mover(of group: Int) -> [Int: DateToken] {
    if let mover = movers[group] { return mover }
    var mover: [Int: DateToken] = [:]
    if !movesAll {
      for token in groups[group] { for place in moved(by: token) { mover[place] = token } }
    }
    movers[group] = mover
    return mover
  }
}
