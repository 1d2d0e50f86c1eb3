/// What brings copies to a node on a day, as opposed to what merely stays there (22).
final class Arrivals {
  private let reach: Reach
  private let node: Node
  /// The last day asked, and what is brought then: often both exposures and several pieces are asked.
  private var last: (day: Day, copies: Copies)?

  init(_ reach: Reach, at node: Node) {
    self.reach = reach
    self.node = node
  }

  /// The days before which what is brought may change, ascending.
  private(set) lazy var boundaries: [Day] = {
    var days: Set<Day> = []
    for place in [node] + reach.inside(node) {
      for segment in reach.history(of: place) { days.insert(segment.first) }
      for flow in reach.flows(into: place) {
        for (range, _) in reach.carried(by: flow) {
          days.insert(range.first)
          days.insert(range.last.next)
        }
      }
      for origin in reach.epochs.flatMap({ origins(in: place, on: $0.days.first) }) {
        days.insert(origin.days.first)
        days.insert(origin.days.last.next)
      }
    }
    return days.sorted()
  }()

  /// The copies that a flow brings to the node on `day`, or that are born there and judged as if brought (`docs/adr/0008`, 13), those
  /// unsealed or derived from them, and those so brought to an inner system.
  func brought(on day: Day) -> Copies {
    if let last, last.day == day { return last.copies }
    let copies = brought(to: node, on: day)
    last = (day, copies)
    return copies
  }

  private func brought(to node: Node, on day: Day) -> Copies {
    var copies = Copies()
    for flow in reach.flows(into: node) {
      guard let carried = reach.carried(by: flow, on: day) else { continue }
      copies.formUnion(reach.stored(carried, at: node))
    }
    for origin in origins(in: node, on: day) where origin.days.contains(day) {
      copies.formUnion(origin.copies)
    }
    for inner in reach.wiring.stations[reach.wiring.number(of: node)].inner {
      copies.formUnion(reach.stored(brought(to: reach.wiring.node(inner), on: day), at: node))
    }
    close(&copies, at: node, on: day)
    return copies
  }

  private func close(_ copies: inout Copies, at node: Node, on day: Day) {
    let station = reach.wiring(on: day).stations[reach.wiring.number(of: node)]
    let contents = reach.segment(of: node, on: day).everything
    let shape = reach.shape
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for plane in station.opened where copies.copyPlane(plane, to: 0) {
        isGrowing = true
      }
      for derivation in station.making {
        let atoms = contents.derivable(by: derivation, withOneOf: copies, shape: shape)
        for output in derivation.outputs
        where copies.insert(atoms[...], item: output, plane: station.sealed ?? 0, shape: shape) {
          isGrowing = true
        }
      }
    }
  }

  /// What is born where somebody outside the authority operates, and is not 独自.
  private func origins(in node: Node, on day: Day) -> [Wiring.Origin] {
    let station = reach.wiring(on: day).stations[reach.wiring.number(of: node)]
    return station.isOutsiders ? station.origins.filter { !$0.isOwnBusiness } : []
  }
}

/// Which passage is to blame for cells that a party has at a node.
struct Causes {
  private let ways: Ways
  private var reach: Reach { ways.reach }
  let party: Party.ID
  let node: Node
  /// What brings copies there.
  let arrivals: Arrivals
  /// What each flow into the node carries over time, in order of flows.
  private let bringing: [(flow: Flow.ID, days: DayRange, cells: Cells)]
  private var model: Model { reach.model }

  /// Whether a look may be the cause: not of what is recorded, whoever reads it there.
  private let mayBeLook: Bool

  init(_ ways: Ways, _ party: Party.ID, _ node: Node, mayBeLook: Bool = true) {
    self.mayBeLook = mayBeLook
    self.ways = ways
    self.party = party
    self.node = node
    let reach = ways.reach
    arrivals = Arrivals(reach, at: node)
    bringing = reach.flows(into: node).sorted().withoutRepeats
      .flatMap { flow in
        // What is 独自 brought nothing that is judged.
        (reach.ordinary(on: .flow(flow)) ?? reach.passing(on: .flow(flow)))
          .map { (flow, $0.days, $0.cells) }
      }
  }

  typealias Cause = (passage: Passage?, atoms: AtomSet, days: DayRange)

  /// One entry per flow that carries the item there on those days; what none carries is the last flow's of its path.
  func of(
    _ item: Item.ID, _ atoms: AtomSet, _ exposure: Exposure, _ days: DayRange
  ) -> [Cause] {
    if mayBeLook, isMerelyReader(on: days.first) {
      let today = reach.model(on: days.first)
      return today.looks(of: party, at: node, item, atoms).map { look in
        guard case .reader(let id, let index) = look else { return (look, atoms, days) }
        return (look, atoms.intersection(model[id].readers[index].subjects), days)
      }
    }
    var causes: [Cause] = []
    var rest: [(DayRange, AtomSet)] = [(days, atoms)]
    for (flow, range, cells) in bringing {
      guard let shared = range.intersection(days) else { continue }
      let carried = cells.atoms(of: item, shape: reach.shape).intersection(atoms)
      guard !carried.isEmpty else { continue }
      causes.append((.flow(flow), carried, shared))
      rest = rest.flatMap { subtract(shared, carried, from: $0) }
    }
    return causes
      + rest.map { days, atoms in
        let last = atoms.first.flatMap {
          ways.lastFlow(to: party, at: node, item, about: $0, on: days.first, exposure)
        }
        return (last.map { .flow($0) }, atoms, days)
      }
  }

  /// Whether the party is there as a reader on a day and in no other way, not even as one who left.
  private func isMerelyReader(on day: Day) -> Bool {
    let model = reach.model(on: day)
    guard case .system(let id) = node, !model[id].operators.contains(party),
      !reach.remains(of: party, at: node).contains(where: { $0.days.contains(day) })
    else { return false }
    return !model.hosts(of: id).contains(party) && model[id].readers.contains { $0.party == party }
  }

  private func subtract(
    _ days: DayRange, _ atoms: AtomSet, from whole: (DayRange, AtomSet)
  ) -> [(DayRange, AtomSet)] {
    guard let shared = whole.0.intersection(days) else { return [whole] }
    let left = whole.1.subtracting(atoms)
    return whole.0.subtracting([shared]).map { ($0, whole.1) }
      + (left.isEmpty ? [] : [(shared, left)])
  }
}
