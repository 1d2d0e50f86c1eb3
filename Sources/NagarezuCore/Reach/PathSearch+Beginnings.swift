/// Where paths begin: with what is born somewhere, what a 本人 hands over, and what a flow claims of a source not known to hold it.
extension PathSearch {
  mutating func begin() {
    for node in cone.nodes {
      switch reach.wiring.node(node) {
      case .system(let system): begin(system)
      case .party(let party):
        if reach.model[party].kind == .dataSubject { begin(handedOverAt: node) }
      }
    }
    for node in cone.nodes where !reach.wiring.stations[node].imports.isEmpty {
      begin(importedAt: node)
    }
    for line in claimable { begin(line) }
  }

  /// What other businesses have at a node that is one with theirs.
  private mutating func begin(importedAt node: Int) {
    let shape = reach.shape
    for one in reach.wiring.stations[node].imports {
      guard let days = clipped(one.days) else { continue }
      for plane in 0..<shape.states {
        for item in cone.items(at: node)
        where (beginning.map { $0 == item } ?? true)
          && AtomSet(words: Array(one.copies.atoms(item: item, plane: plane, shape: shape)))
            .contains(atom)
        {
          append(
            Label(
              node: node, plane: plane, item: item, arrival: days, days: days,
              isInside: true, parent: nil, reason: .imported))
        }
      }
    }
  }

  /// The named lines towards the goal, in order; not those of a 本人, who has what they hand over.
  private var claimable: [Wiring.Line] {
    cone.lines.map { reach.wiring.lines[$0] }.filter { !$0.isAll }
  }

  private mutating func begin(_ system: System.ID) {
    for (index, holding) in reach.model[system].holdings.enumerated()
    where holding.subjects.contains(atom) {
      guard let days = holding.period.widest(reach.reading) else { continue }
      for item in mattering(of: holding.items)
      where mayBegin(with: item.position, at: system.position) {
        add(
          node: system.position, plane: reach.wiring.stations[system.position].sealed ?? 0,
          item: item.position, arrival: days, parent: nil, reason: .held(index))
      }
    }
  }

  private mutating func begin(handedOverAt node: Int) {
    for line in reach.wiring.stations[node].leaving.map({ reach.wiring.lines[$0] })
    where !line.isAll && reach.model[line.flow].subjects.contains(atom) {
      for item in mattering(of: reach.model.resolved(reach.model[line.flow].items))
      where mayBegin(with: item.position, at: node) {
        add(
          node: node, plane: 0, item: item.position, arrival: line.days, parent: nil,
          reason: .ofPerson)
      }
    }
  }

  /// A line that names what its source is not known to hold.
  private mutating func begin(_ line: Wiring.Line) {
    let from = reach.model[line.flow].from
    if case .party(let party) = from, reach.model[party].kind == .dataSubject { return }
    for pair in mattering(on: line)
    where cone.contains(pair.arriving, at: line.to) && mayBegin(with: pair.leaving, at: line.from) {
      for segment in reach.history(of: from) {
        guard let days = segment.days.intersection(line.days),
          !segment.everything.hasCopy(of: pair.leaving, about: atom, shape: reach.shape)
        else { continue }
        claim(line, pair.arriving, on: days)
      }
    }
  }

  private mutating func claim(_ line: Wiring.Line, _ arriving: Int, on days: DayRange) {
    claims.append { search in
      search.add(
        node: line.to, plane: search.stored(line.seal ?? 0, at: line.to), item: arriving,
        arrival: days, parent: nil, reason: .claimed(line.flow))
    }
  }

  /// Claims of what the source holds only because it comes back from this or another such claim: no path begins elsewhere.
  mutating func claimWhatComesBack() {
    guard beginning == nil, !hasClaimedWhatComesBack else { return }
    hasClaimedWhatComesBack = true
    for line in claimable {
      for pair in mattering(on: line) where cone.contains(pair.arriving, at: line.to) {
        let known = (0..<reach.shape.states).flatMap { plane in
          (found[Place(node: line.from, plane: plane, item: pair.leaving)] ?? []).map {
            labels[$0].days
          }
        }
        for days in clipped(line.days)?.subtracting(known) ?? [] {
          claim(line, pair.arriving, on: days)
        }
      }
    }
  }

  /// Of some items those that can matter, in order: mostly one, which is made of nothing.
  private func mattering(of items: [Item.ID]) -> [Item.ID] {
    guard relevant.count == 1, let one = relevant.first.map({ Item.ID($0) }) else { return items }
    return items.contains(one) ? [one] : []
  }

  /// Of what a line carries the same.
  private func mattering(on line: Wiring.Line) -> [Carriage.Pair] {
    guard relevant.count == 1, let one = relevant.first, !line.carriage.hasRenames else {
      return line.carriage.pairs
    }
    return line.carriage.brings(one) ? [Carriage.Pair(leaving: one, arriving: one)] : []
  }

  private func mayBegin(with item: Int, at node: Int) -> Bool {
    cone.contains(item, at: node) && (beginning.map { $0 == item } ?? true)
  }
}
