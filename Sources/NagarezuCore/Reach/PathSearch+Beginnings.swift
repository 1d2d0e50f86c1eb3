/// Where paths begin: with what is born somewhere, what a 本人 hands over, and what a flow claims of a source not known to hold it.
extension PathSearch {
  mutating func begin() {
    for node in ways.keys.sorted() {
      switch reach.wiring.node(node) {
      case .system(let system): begin(system)
      case .party(let party):
        if reach.model[party].kind == .dataSubject { begin(handedOverAt: node) }
      }
    }
    for line in claimable { begin(line) }
  }

  /// The named lines towards the goal that carry something about the atom, in order; not those of a 本人, who has what they hand
  /// over.
  private var claimable: [Wiring.Line] {
    Set(ways.values.flatMap(\.self)).sorted().map { reach.wiring.lines[$0] }.filter { line in
      !line.isAll && reach.model[line.flow].subjects.contains(atom)
    }
  }

  private mutating func begin(_ system: System.ID) {
    for (index, holding) in reach.model[system].holdings.enumerated()
    where holding.subjects.contains(atom) {
      guard let days = holding.period.widest(narrowing: reach.narrowed) else { continue }
      for item in holding.items where mayBegin(with: item.position) {
        add(
          node: system.position, plane: reach.wiring.stations[system.position].sealed ?? 0,
          item: item.position, arrival: days, parent: nil, reason: .held(index))
      }
    }
  }

  private mutating func begin(handedOverAt node: Int) {
    for line in reach.wiring.stations[node].leaving.map({ reach.wiring.lines[$0] })
    where !line.isAll && reach.model[line.flow].subjects.contains(atom) {
      for item in reach.model.resolved(reach.model[line.flow].items)
      where mayBegin(with: item.position) {
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
    for (leaving, arriving) in line.items
    where relevant.contains(arriving) && mayBegin(with: leaving) {
      for segment in reach.history(of: from) {
        guard let days = segment.days.intersection(line.days),
          !segment.contents.cells(shape: reach.shape).atoms(
            of: Item.ID(leaving), shape: reach.shape
          )
          .contains(atom)
        else { continue }
        claim(line, arriving, on: days)
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
      for (leaving, arriving) in line.items where relevant.contains(arriving) {
        let known = found.filter { $0.key.node == line.from && $0.key.item == leaving }
          .flatMap { $0.value.map { labels[$0].days } }
        for days in clipped(line.days)?.subtracting(known) ?? [] { claim(line, arriving, on: days) }
      }
    }
  }

  private func mayBegin(with item: Int) -> Bool {
    relevant.contains(item) && (beginning.map { $0 == item } ?? true)
  }
}
