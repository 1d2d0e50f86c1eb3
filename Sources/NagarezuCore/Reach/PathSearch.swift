/// Finds a shortest path: fewest flows, ties by the order of flows.
///
/// Breadth first over (node, state, item) for one atom, each with the days it is there; a second engine beside the bit
/// tables, so that what both say agrees or a test fails.
struct PathSearch {
  /// One way for a copy to be at a node.
  struct Label {
    let node: Int
    let plane: Int
    let item: Int
    /// The days on which it comes to be there.
    let arrival: DayRange
    /// Those and the days it stays.
    let days: DayRange
    /// Whether it is there merely because an inner system has it.
    let isInside: Bool
    let parent: Int?
    let reason: Reason

    /// Whether it is there merely because another business has it.
    var isImported: Bool { if case .imported = reason { true } else { false } }
  }

  enum Reason {
    case held(Int)
    case ofPerson
    case claimed(Flow.ID)
    case carried(Flow.ID)
    case derived(Int)
    case unsealed
    case surrounded
    /// Others have it there.
    case imported
  }

  struct Place: Hashable {
    let node: Int
    let plane: Int
    let item: Int
  }

  let reach: Reach
  let atom: Int
  let horizon: Day
  let relevant: Set<Int>
  /// Where set, only paths that begin with this item count; other inputs of a derivation need only be there.
  let beginning: Int?
  /// All that is looked at.
  let cone: PathCone
  var labels: [Label] = []
  /// Shape: place → its labels, in the order found.
  var found: [Place: [Int]] = [:]
  private var nextLevel: [Int] = []
  /// Paths that begin with a flow, and so are one flow long already.
  var claims: [(inout PathSearch) -> Void] = []
  var hasClaimedWhatComesBack = false

  /// A path to a copy of `item` at `node` on `day`, in one of `planes`; `nil` where there is none.
  static func path(
    in reach: Reach, to node: Node, item: Item.ID, atom: Int, planes: [Int], on day: Day,
    beginningWith first: Item.ID? = nil
  ) -> Path? {
    let goal = reach.wiring.number(of: node)
    var search = PathSearch(reach, to: goal, item: item, first, atom: atom, horizon: day)
    return search.run(to: goal, item: item.position, planes: planes)
  }

  private init(
    _ reach: Reach, to goal: Int, item: Item.ID, _ first: Item.ID?, atom: Int, horizon: Day
  ) {
    self.reach = reach
    self.atom = atom
    self.horizon = horizon
    let lineage = reach.lineage
    beginning = first?.position
    let ancestors = lineage.ancestors(of: item.position)
    relevant =
      first.map { first in
        ancestors.intersection(
          [first.position] + lineage.derived[first.position].map(\.position))
      } ?? ancestors
    cone = PathCone(
      to: goal, item: item.position, atom: atom, among: relevant, in: reach.wiring)
  }

  private mutating func run(to node: Int, item: Int, planes: [Int]) -> Path? {
    begin()
    while true {
      for plane in planes {
        let place = Place(node: node, plane: plane, item: item)
        let goal = found[place]?.first { labels[$0].days.contains(horizon) }
        if let goal { return path(endingAt: goal) }
      }
      if nextLevel.isEmpty && claims.isEmpty { claimWhatComesBack() }
      guard !nextLevel.isEmpty || !claims.isEmpty else { return nil }
      let level = nextLevel
      let begun = claims
      nextLevel = []
      claims = []
      for index in level { leave(index) }
      for claim in begun { claim(&self) }
    }
  }

  // MARK: How paths go on

  /// What leaves a place by flows, arriving one flow later.
  private mutating func leave(_ index: Int) {
    let label = labels[index]
    for position in cone.leaving[label.node] ?? [] {
      let line = reach.wiring.lines[position]
      guard !(label.isImported && line.isCommon),
        let days = label.days.intersection(line.days)
      else { continue }
      for arriving in line.carriage.arriving(of: label.item)
      where cone.contains(arriving, at: line.to) {
        // A named flow claims the item plain; sealed copies travel beside it in their state.
        let planes = line.isAll ? [label.plane] : Set([0, label.plane]).sorted()
        for plane in planes {
          add(
            node: line.to, plane: stored(line.seal ?? plane, at: line.to), item: arriving,
            arrival: days, parent: index, reason: .carried(line.flow))
        }
      }
    }
  }

  /// What follows at once from a new label: unsealing, deriving, surrounding.
  private mutating func settle(_ index: Int) {
    let label = labels[index]
    let station = reach.wiring.stations[label.node]
    if label.plane != 0, !label.isImported { unseal(index) }
    if label.plane == 0 {
      for (position, derivation) in station.derivations.enumerated()
      where derivation.inputs.contains(label.item) {
        derive(position, derivation, from: index)
      }
    }
    if let outer = station.outer, cone.contains(label.item, at: outer),
      !(label.isImported && station.isWithinCommon)
    {
      append(
        Label(
          node: outer, plane: stored(label.plane, at: outer), item: label.item,
          arrival: label.days, days: label.days, isInside: true, parent: index,
          reason: .surrounded))
    }
  }

  /// Opens a sealed copy while somebody there holds the key; what is opened stays as long as the copy, if that came there.
  private mutating func unseal(_ index: Int) {
    let label = labels[index]
    for (epoch, wiring) in zip(reach.epochs, reach.wirings)
    where wiring.stations[label.node].opened.contains(label.plane) {
      guard let days = label.days.intersection(epoch.days) else { continue }
      // It counts from the day on which the sealed copy last came while the key was there.
      let arrived = DayRange(label.arrival.first, min(label.arrival.last, days.last)) ?? days
      let last =
        label.isInside
        ? days.last : min(label.days.last, max(days.last, stay(of: arrived, at: label.node).last))
      guard let stay = DayRange(days.first, last) else { continue }
      append(
        Label(
          node: label.node, plane: 0, item: label.item, arrival: days, days: stay,
          isInside: label.isInside, parent: index, reason: .unsealed))
    }
  }

  private mutating func derive(
    _ position: Int, _ derivation: Wiring.Derivation, from index: Int
  ) {
    let label = labels[index]
    let node = label.node
    // Shape: the days on which the inputs so far are there together, and the last day what they make may stay.
    var together = [(days: label.days, last: lastDay(of: label), isNative: !label.isImported)]
    for input in derivation.inputs where input != label.item {
      let others = presence(of: input, at: node)
      together = together.flatMap { days, last, isNative in
        others.compactMap { other in
          days.intersection(other.days).map {
            ($0, max(last, other.last), isNative || other.isNative)
          }
        }
      }
    }
    for (days, last, isNative) in together where isNative {
      for output in derivation.outputs where cone.contains(output, at: node) {
        let stay = stay(of: days, at: node)
        let end: Day
        if reach.wiring.stations[node].isSpan {
          // An input that keeps arriving after another is gone makes nothing any more.
          end = max(days.last, min(last, stay.last))
        } else {
          end = stay.last
        }
        guard let whole = clipped(DayRange(days.first, end)) else { continue }
        append(
          Label(
            node: node, plane: stored(0, at: node), item: output, arrival: days, days: whole,
            isInside: false, parent: index, reason: .derived(position)))
      }
    }
  }

  /// When another input is there, and until when what is made of it may stay.
  private func presence(
    of input: Int, at node: Int
  ) -> [(days: DayRange, last: Day, isNative: Bool)] {
    guard !relevant.contains(input) else {
      return (found[Place(node: node, plane: 0, item: input)] ?? []).map {
        (labels[$0].days, lastDay(of: labels[$0]), !labels[$0].isImported)
      }
    }
    let item = Item.ID(input)
    return reach.history(of: reach.wiring.node(node)).compactMap { segment in
      let plain = segment.everything.cells(nil, shape: reach.shape)
      guard plain.atoms(of: item, shape: reach.shape).contains(atom) else { return nil }
      let native = segment.contents.cells(nil, shape: reach.shape)
      return (
        segment.days, segment.last, native.atoms(of: item, shape: reach.shape).contains(atom)
      )
    }
  }

  /// How long what is made of a label may stay where stays are spans: as long as the label itself, if it came there.
  private func lastDay(of label: Label) -> Day {
    label.isInside ? stay(of: label.days, at: label.node).last : label.days.last
  }

  // MARK: Labels

  func stored(_ plane: Int, at node: Int) -> Int {
    reach.wiring.stations[node].sealed ?? plane
  }

  /// The days on which something is there that arrives on `arrival` and stays.
  private func stay(of arrival: DayRange, at node: Int) -> DayRange {
    var last = arrival.last
    for (epoch, wiring) in zip(reach.epochs, reach.wirings) where epoch.days.last >= arrival.last {
      let end: Day =
        switch wiring.stations[node].keep {
        case .forever: .distantFuture
        case .until(let day): arrival.first <= day ? day : arrival.last
        case .span(let years, let months, let days):
          arrival.last.adding(years: years, months: months, days: days)
        }
      last = max(last, min(end, epoch.days.last))
      if end < epoch.days.last { break }
    }
    return DayRange(arrival.first, last) ?? arrival
  }

  func clipped(_ days: DayRange?) -> DayRange? {
    guard let days else { return nil }
    return DayRange(days.first, min(days.last, horizon))
  }

  private func label(
    node: Int, plane: Int, item: Int, arrival: DayRange, parent: Int?, reason: Reason
  ) -> Label? {
    guard let arrival = clipped(arrival), let days = clipped(stay(of: arrival, at: node)) else {
      return nil
    }
    return Label(
      node: node, plane: plane, item: item, arrival: arrival, days: days, isInside: false,
      parent: parent, reason: reason)
  }

  mutating func add(
    node: Int, plane: Int, item: Int, arrival: DayRange, parent: Int?, reason: Reason
  ) {
    let label = label(
      node: node, plane: plane, item: item, arrival: arrival, parent: parent, reason: reason)
    if let label { append(label) }
  }

  /// Keeps a label that is there on a day no earlier label is, and all that follows from it at once.
  mutating func append(_ label: Label) {
    let place = Place(node: label.node, plane: label.plane, item: label.item)
    let known = (found[place] ?? []).filter {
      labels[$0].isInside == label.isInside && labels[$0].isImported == label.isImported
    }
    guard !label.days.subtracting(known.map { labels[$0].days }).isEmpty else { return }
    labels.append(label)
    found[place, default: []].append(labels.count - 1)
    nextLevel.append(labels.count - 1)
    settle(labels.count - 1)
  }

  // MARK: The path

  private func path(endingAt goal: Int) -> Path {
    var steps: [Path.Step] = []
    var next: Int? = goal
    var day = horizon
    while let index = next {
      let label = labels[index]
      day = min(day, label.arrival.last)
      steps.append(step(of: label, on: day))
      next = label.parent
    }
    return Path(steps: steps.reversed())
  }

  private func step(of label: Label, on day: Day) -> Path.Step {
    let item = Item.ID(label.item)
    let parent = label.parent.map { labels[$0] }
    return switch label.reason {
    case .held(let index): .held(System.ID(label.node), index, item: item, on: day)
    case .ofPerson: .ofPerson(Party.ID(label.node - reach.wiring.systems), item: item, on: day)
    case .claimed(let flow): .claimed(by: flow, item: item, on: day)
    case .carried(let flow): .carried(by: flow, item: item, on: day)
    case .derived(let index):
      .derived(
        System.ID(label.node), index, from: Item.ID(parent?.item ?? label.item), item: item, on: day
      )
    case .unsealed:
      .unsealed(
        reach.wiring.node(label.node), Key.ID((parent?.plane ?? 1) - 1), item: item, on: day)
    case .surrounded:
      .surrounded(
        System.ID(label.node), inner: System.ID(parent?.node ?? label.node), item: item, on: day)
    case .imported: .imported(reach.wiring.node(label.node), item: item, on: day)
    }
  }
}
