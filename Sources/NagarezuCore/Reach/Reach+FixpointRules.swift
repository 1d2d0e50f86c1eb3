extension Reach {
  /// The rules whose least fixpoint is what ``history(of:)`` says, cut into slices of days.
  ///
  /// What is not monotone is decided here and is in none of them: who operates what on which days, when a contract ends, and on which days
  /// a stay runs out, which shows in ``FixpointRules/slices``.
  public var rules: FixpointRules {
    let slices = DayRange.always.cut(at: turns)
    var rules = FixpointRules(
      slices: slices, everyone: model.population.everyone, stays: stays(over: slices))
    for line in wiring.lines { rules.add(line, in: wiring) }
    for node in wiring.stations.indices { rules.add(node, in: wiring) }
    for (epoch, wiring) in zip(epochs, wirings) {
      let days = rules.slices(of: epoch.days)
      for (node, station) in wiring.stations.enumerated() where !station.opened.isEmpty {
        rules.addLine(
          .open, node, node, during: days, in: wiring,
          seals: station.opened.map { .init(leaving: $0, arriving: 0) })
      }
    }
    return rules
  }

  /// Shape: node → for each slice the last to which what arrives in it stays.
  private func stays(over slices: [DayRange]) -> [[Int]] {
    let keeps = slices.map { wiring(on: $0.first).stations.map(\.keep) }
    return wiring.stations.indices.map { node in
      var untils = Array(slices.indices)
      var end = slices.count - 1
      for slice in slices.indices.reversed().dropFirst() {
        switch keeps[slice + 1][node] {
        case .forever: untils[slice] = untils[slice + 1]
        case .until(let last):
          if slices[slice + 1].first <= last { untils[slice] = untils[slice + 1] }
        case .span(let years, let months, let days):
          let last = slices[slice].last.adding(years: years, months: months, days: days)
          while end > slice, slices[end].first > last { end -= 1 }
          untils[slice] = max(slice, end)
        }
      }
      return untils
    }
  }
}

extension FixpointRules {
  /// The slices of some days; where such days begin and end a slice does.
  fileprivate func slices(of days: DayRange) -> ClosedRange<Int> {
    let first = slices.firstIndex { $0.last >= days.first } ?? 0
    let last = slices.lastIndex { $0.first <= days.last } ?? first
    return first...max(first, last)
  }

  private var always: ClosedRange<Int> { 0...(slices.count - 1) }

  /// A flow: what it is said to carry is there at its end, and so is what it carries of what its source holds.
  fileprivate mutating func add(_ line: Wiring.Line, in wiring: Wiring) {
    let days = slices(of: line.days)
    let people = AtomSet(words: line.subjects)
    func stored(_ seal: Int) -> Int { wiring.stations[line.to].sealed ?? line.seal ?? seal }
    let items = line.carriage.pairs
    if line.isClaim {
      origins.append(
        Origin(node: line.to, slices: days, items: items, people: people, seal: stored(0)))
    }
    let states = 0..<wiring.shape.states
    var seals: [Pair] = []
    if !line.isAll, !line.isClaim {
      seals += states.map { .init(leaving: $0, arriving: stored(0)) }
    }
    seals += states.dropFirst(line.isAll ? 0 : 1).map { .init(leaving: $0, arriving: stored($0)) }
    addLine(
      .flow, line.from, line.to, during: days, in: wiring, items: items, people: people,
      seals: seals)
  }

  /// What a node does by itself on all days.
  fileprivate mutating func add(_ node: Int, in wiring: Wiring) {
    let station = wiring.stations[node]
    for origin in station.origins { add(origin, at: node, shape: wiring.shape) }
    if let outer = station.outer {
      let sealed = wiring.stations[outer].sealed
      addLine(
        .inside, node, outer, during: always, in: wiring,
        seals: (0..<wiring.shape.states).map { .init(leaving: $0, arriving: sealed ?? $0) })
    }
    let seal = station.sealed ?? 0
    for derivation in station.derivations {
      let inputs = Set(derivation.inputs).sorted()
      if let input = inputs.first, inputs.count == 1 {
        addLine(
          .derive, node, node, during: always, in: wiring,
          items: derivation.outputs.map { .init(leaving: input, arriving: $0) },
          seals: [.init(leaving: 0, arriving: seal)])
      } else {
        makings.append(
          Making(node: node, inputs: inputs, outputs: derivation.outputs, seal: seal))
      }
    }
    if stays[node].enumerated().contains(where: { $0 < $1 }) {
      addLine(.stay, node, node, during: always, in: wiring)
    }
  }

  private mutating func add(_ origin: Wiring.Origin, at node: Int, shape: Shape) {
    for seal in 0..<shape.states {
      let key = seal == 0 ? nil : Key.ID(seal - 1)
      var items: [AtomSet: [Int]] = [:]
      for (item, atoms) in origin.copies.cells(key, shape: shape).rows(shape: shape) {
        items[atoms, default: []].append(item.position)
      }
      for (people, items) in items.sorted(by: { $0.value.lexicographicallyPrecedes($1.value) }) {
        origins.append(
          Origin(
            node: node, slices: slices(of: origin.days),
            items: items.map { .init(leaving: $0, arriving: $0) }, people: people, seal: seal))
      }
    }
  }

  /// A line; of all items, of all people, and whatever their seals, where nothing else is said. One that carries nothing is none.
  fileprivate mutating func addLine(
    _ kind: Line.Kind, _ source: Int, _ target: Int, during slices: ClosedRange<Int>,
    in wiring: Wiring, items: [Pair]? = nil, people: AtomSet? = nil, seals: [Pair]? = nil
  ) {
    func same(_ count: Int) -> [Pair] { (0..<count).map { .init(leaving: $0, arriving: $0) } }
    let line = Line(
      kind: kind, source: source, target: target, slices: slices,
      items: items ?? same(wiring.shape.items), people: people ?? everyone,
      seals: seals ?? same(wiring.shape.states))
    if !line.items.isEmpty, !line.people.isEmpty, !line.seals.isEmpty { lines.append(line) }
  }
}
