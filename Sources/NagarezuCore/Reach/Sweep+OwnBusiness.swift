extension Sweep {
  /// Marks on one day, once it is known what is where, which copies are 独自 (`docs/adr/0008`, 13); gives the nodes where that is
  /// otherwise now.
  ///
  /// Only afterwards, because what a flow claims is 独自 if a 独自 copy of it is at its source, which more copies may yet make true.
  /// `held` is what stays at each node of ``Wiring/ownBusiness`` from the day before: only its marks last, for a claim that was ordinary
  /// becomes 独自 on the day on which its source gets a 独自 copy, though nothing goes.
  mutating func markOwnBusiness(on day: Day, leaving held: [Copies]) -> Set<Int> {
    let before = wiring.ownBusiness.map { (states[$0].rooted, states[$0].ordinary) }
    for (node, held) in zip(wiring.ownBusiness, held) {
      states[node].rooted.formIntersection(held)
      states[node].ordinary.formIntersection(held)
    }
    grow(\.rooted, withAllInputs: true) { $0.rootedArrivals(at: $1, on: day) }
    grow(\.ordinary, withAllInputs: false) { $0.ordinaryArrivals(at: $1, on: day) }
    return Set(
      zip(wiring.ownBusiness, before).filter { node, marks in
        marks != (states[node].rooted, states[node].ordinary)
      }.map(\.0))
  }

  /// What stays at each node of ``Wiring/ownBusiness`` from the day before, asked when nothing has arrived on the day yet: of a node that
  /// keeps nothing any more what is there merely goes on arriving.
  func heldOver(to day: Day) -> [Copies] {
    wiring.ownBusiness.map { node in
      if case .until(let last) = wiring.stations[node].keep, day > last {
        return Copies()
      }
      return states[node].local
    }
  }

  /// Adds to a mark, at every node where 独自 copies may be, what arrives with it, what is unsealed from it, and what is derived where all
  /// inputs have it, or any, until nothing is new.
  private mutating func grow(
    _ mark: WritableKeyPath<State, Copies>, withAllInputs: Bool, arriving: (Sweep, Int) -> Copies
  ) {
    let (nodes, shape) = (wiring.ownBusiness, wiring.shape)
    var isGrowing = !nodes.isEmpty
    while isGrowing {
      isGrowing = false
      for node in nodes {
        let before = states[node][keyPath: mark]
        var marked = before.union(arriving(self, node))
        let contents = withAllInputs ? nil : states[node].contents
        marked.close(at: wiring.stations[node], within: contents, shape: shape)
        guard marked != before else { continue }
        states[node][keyPath: mark] = marked
        isGrowing = true
      }
    }
  }

  private func rootedArrivals(at node: Int, on day: Day) -> Copies {
    let station = wiring.stations[node]
    var arrived = Copies()
    for line in station.arriving where isActive[line] && wiring.lines[line].keepsHands {
      arrived.formUnion(
        wiring.stored(
          wiring.carriedKnown(by: line, from: states[wiring.lines[line].from].rooted), at: node))
    }
    for origin in station.origins + station.imports
    where origin.isOwnBusiness && origin.days.contains(day) {
      arrived.formUnion(origin.copies)
    }
    for (inner, isOwned) in zip(station.inner, station.ownsInner) where isOwned {
      arrived.formUnion(wiring.stored(states[inner].rooted, at: node))
    }
    return arrived
  }

  private func ordinaryArrivals(at node: Int, on day: Day) -> Copies {
    let station = wiring.stations[node]
    var arrived = Copies()
    for line in station.arriving where isActive[line] {
      let source = states[wiring.lines[line].from]
      let everything = source.imported.map(source.contents.union) ?? source.contents
      arrived.formUnion(
        wiring.stored(
          wiring.carriedOrdinary(
            by: line, from: wiring.lines[line].isCommon ? source.contents : everything,
            rooted: source.rooted, ordinary: source.ordinary),
          at: node))
    }
    for origin in station.origins + station.imports
    where !origin.isOwnBusiness && origin.days.contains(day) {
      arrived.formUnion(origin.copies)
    }
    for (inner, isOwned) in zip(station.inner, station.ownsInner) {
      let mayBeOwn = isOwned && wiring.stations[inner].mayBeOwnBusiness
      let held = mayBeOwn ? states[inner].ordinary : states[inner].contents
      arrived.formUnion(wiring.stored(held, at: node))
    }
    return arrived
  }
}

extension Copies {
  /// Adds what is unsealed and derived from these at a node: where any input is one of these, the others being in `contents`; without
  /// `contents`, where all are.
  fileprivate mutating func close(
    at station: Wiring.Station, within contents: Copies?, shape: Shape
  ) {
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for plane in station.opened where copyPlane(plane, to: 0) { isGrowing = true }
      for derivation in station.making {
        let atoms = (contents ?? self).derivable(by: derivation, withOneOf: self, shape: shape)
        for output in derivation.outputs
        where insert(atoms[...], item: output, plane: station.sealed ?? 0, shape: shape) {
          isGrowing = true
        }
      }
    }
  }

  /// The people of whom all inputs of a derivation are here plain, and one of them among `marked`.
  func derivable(
    by derivation: Wiring.Derivation, withOneOf marked: Copies, shape: Shape
  ) -> [UInt64] {
    var atoms = [UInt64](repeating: 0, count: shape.width)
    for input in derivation.inputs {
      for (w, bits) in marked.atoms(item: input, plane: 0, shape: shape).enumerated() {
        atoms[w] |= bits
      }
    }
    for input in derivation.inputs {
      for (w, bits) in self.atoms(item: input, plane: 0, shape: shape).enumerated() {
        atoms[w] &= bits
      }
    }
    return atoms
  }
}

extension Wiring {
  /// What of a line's is not 独自 at its far end: everything, where that is in other hands too; else what comes from an ordinary
  /// copy, and what is claimed of a cell that does not go back to a 独自 holding, or is there otherwise too.
  func carriedOrdinary(
    by index: Int, from source: Copies, rooted: Copies, ordinary: Copies
  ) -> Copies {
    guard lines[index].keepsHands, stations[lines[index].from].mayBeOwnBusiness else {
      return carried(by: index, from: source)
    }
    let own = rooted.cells(shape: shape).subtracting(ordinary.cells(shape: shape))
    return carried(by: index, from: ordinary, claimingNothingOf: own)
  }

  /// What a line carries of copies that it finds at its source, with none that it only claims.
  fileprivate func carriedKnown(by index: Int, from source: Copies) -> Copies {
    let there = source.cells(shape: shape)
    let rest = there.complement(shape: shape)
    return carried(by: index, from: source, claimingNothingOf: rest)
  }
}
