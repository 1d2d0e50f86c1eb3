/// The reach with an imprecise date read at its narrowest, for every date on which an approval can agree.
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
  /// Those asked for lately, the last one last.
  private var kept: [(group: Int, reading: Narrowed)] = []

  private struct Written {
    var nodes: [Int] = []
    var lines: [Int] = []
  }

  /// The dates of the model of a reach in which none is read at its narrowest.
  package init(_ base: Reach) {
    self.base = base
    movesAll = base.model.hasAssignments
    for token in model.assignmentPeriods.flatMap(\.tokens) { written[token] = Written() }
    for (index, line) in base.wiring.lines.enumerated() {
      for token in model[line.flow].period.tokens {
        written[token, default: Written()].lines.append(index)
      }
    }
    for id in model.systemIDs {
      var tokens = model[id].holdings.flatMap(\.period.tokens)
      if model[id].keep.followsContract { tokens += contractDates(of: id) }
      for token in tokens { written[token, default: Written()].nodes.append(id.position) }
    }
  }

  private func contractDates(of id: System.ID) -> [DateToken] {
    model.papers(to: model[id].operators).filter { model.isOwn($0) }.flatMap { paper in
      model.approvals[paper.position].periods.flatMap(\.tokens).filter { $0.side == .end }
    }
  }

  /// Whether anything that flows is written with a date: only then can an approval agree on it.
  func isWritten(_ token: DateToken) -> Bool { written[token] != nil }

  /// The reach with a date read at its narrowest, as far as a place goes; `nil` where nothing is otherwise there.
  package func reach(narrowing token: DateToken, at place: Place) -> Reach? {
    guard let group = groupOf[token] else { return nil }
    let reading = reading(of: group)
    guard movesAll || places(of: place).contains(where: { reading.mover[$0] == token }) else {
      return nil
    }
    return reading.reach
  }

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

  private func reading(of group: Int) -> Narrowed {
    if let place = kept.firstIndex(where: { $0.group == group }) {
      let known = kept.remove(at: place)
      kept.append(known)
      return known.reading
    }
    var mover: [Int: DateToken] = [:]
    if !movesAll {
      for token in groups[group] { for place in moved(by: token) { mover[place] = token } }
    }
    let reading = Narrowed(base, groups[group], mover)
    kept.append((group, reading))
    let places = nodes + base.wiring.lines.count
    if kept.count > max(4, Self.limit / max(1, places)) { kept.removeFirst() }
    return reading
  }
}

/// Some dates read at their narrowest together.
private final class Narrowed {
  /// Shape: place → the date that may move it.
  let mover: [Int: DateToken]
  private let base: Reach
  private let tokens: [DateToken]
  /// Made when first asked for.
  private(set) lazy var reach = base.narrowing(Set(tokens))

  init(_ base: Reach, _ tokens: [DateToken], _ mover: [Int: DateToken]) {
    self.base = base
    self.tokens = tokens
    self.mover = mover
  }
}
