extension FixpointRules {
  /// The least fixpoint, a row at a time, and how many times makings of several items had to be looked at anew after everything else was
  /// at rest. Plain and slow: what it costs is what a query of the same rules costs.
  public func fixpoint() -> (rows: Set<Row>, rounds: Int) {
    let leaving = Dictionary(grouping: lines, by: \.source)
    let making = Set(makings.map(\.node))
    var rows: Set<Row> = []
    var rounds = 0
    var pending = origins.flatMap(rows(of:))
    while true {
      while let row = pending.popLast() {
        guard rows.insert(row).inserted else { continue }
        for line in leaving[row.node, default: []] { pending += self.rows(of: line, from: row) }
      }
      let here = Dictionary(grouping: rows.filter { making.contains($0.node) }, by: \.node)
      pending = makings.flatMap { self.rows(of: $0, from: here[$0.node, default: []]) }
        .filter { !rows.contains($0) }
      if pending.isEmpty { return (rows, rounds) }
      rounds += 1
    }
  }

  private func rows(of origin: Origin) -> [Row] {
    origin.slices.flatMap { slice in
      origin.items.flatMap { item in
        origin.people.members.map { people in
          Row(
            slice: slice, node: origin.node, item: item.arriving, people: people, seal: origin.seal,
            until: stays[origin.node][slice])
        }
      }
    }
  }

  private func rows(of line: Line, from row: Row) -> [Row] {
    guard line.slices.contains(row.slice), line.people.contains(row.people) else { return [] }
    var new = row
    new.node = line.target
    let arriving = stays[line.target][row.slice]
    switch line.kind {
    case .flow: new.until = arriving
    case .inside: new.until = nil
    case .open: break
    case .derive: new.until = row.until ?? arriving
    case .stay:
      guard let until = row.until, row.slice < until else { return [] }
      new.slice += 1
    }
    return line.items.filter { $0.leaving == row.item }.flatMap { item in
      line.seals.filter { $0.leaving == row.seal }.map { seal in
        new.item = item.arriving
        new.seal = seal.arriving
        return new
      }
    }
  }

  private func rows(of making: Making, from rows: [Row]) -> [Row] {
    struct Place: Hashable { let slice, people: Int }
    var found: [Place: (inputs: Set<Int>, until: Int)] = [:]
    for row in rows where row.seal == 0 && making.inputs.contains(row.item) {
      let place = Place(slice: row.slice, people: row.people)
      var here = found[place] ?? ([], row.slice)
      here.inputs.insert(row.item)
      here.until = max(here.until, row.until ?? stays[row.node][row.slice])
      found[place] = here
    }
    return found.filter { $0.value.inputs.count == making.inputs.count }.flatMap { place, here in
      making.outputs.map {
        Row(
          slice: place.slice, node: making.node, item: $0, people: place.people,
          seal: making.seal, until: here.until)
      }
    }
  }
}
