import NagarezuCore

/// Replays a path step by step against the model alone and the slow engine's contents.
///
/// It shares nothing with the search that found the path but the model. Days outside those simulated are read as the
/// first or the last of them: the first stands for the distant past.
public enum Witness {
  /// What is wrong with `path` as evidence that a copy of `item` about `atom` is at `goal` on `day`; `nil` for nothing.
  ///
  /// `party`, if one is given, must be able to open that copy.
  public static func fault(
    of path: Path, to goal: Node, item: Item.ID, atom: Int, on day: Day,
    readableBy party: Party.ID? = nil,
    in model: Model, slow: SlowReach
  ) -> String? {
    var replay = Replay(model, slow, atom: atom)
    for (index, step) in path.steps.enumerated() {
      if let fault = replay.take(step) { return "step \(index) \(step): \(fault)" }
    }
    guard let last = replay.standing else { return "no steps" }
    guard last.node == goal, last.item == item else {
      return "ends with item \(last.item.position) at \(last.node)"
    }
    if let fault = replay.stay(until: day) { return "afterwards: \(fault)" }
    guard let party, let keys = replay.standing?.keys else { return nil }
    let today = replay.model(on: day)
    return keys.contains { $0.map { today.holds(party, $0) } ?? true }
      ? nil : "ends with a copy that the party cannot open"
  }
}

/// Where a path stands while it is replayed.
struct Replay {
  /// One copy, in one of several states: a named flow carries its claim and the sealed copy alike.
  struct Standing {
    var node: Node
    var item: Item.ID
    /// The keys it may be sealed under; `nil` among them for plain.
    var keys: Set<Key.ID?>
    var day: Day
    /// The day from which its stay counts; `nil` for what is there merely because an inner system has it (rule 10).
    var arrival: Day?
  }

  let model: Model
  let slow: SlowReach
  let atom: Int
  private(set) var standing: Standing?

  init(_ model: Model, _ slow: SlowReach, atom: Int) {
    self.model = model
    self.slow = slow
    self.atom = atom
  }

  /// Takes one step; says why it cannot be taken.
  mutating func take(_ step: Path.Step) -> String? {
    let day = clamped(step.day)
    switch step {
    case .held, .ofPerson, .claimed, .imported:
      if standing != nil { return "begins in the middle of the path" }
    case .carried, .derived, .unsealed, .surrounded:
      if standing == nil { return "nothing to go on from" }
      if let fault = stay(until: day) { return fault }
    }
    let fault =
      switch step {
      case .held(let system, let index, let item, _): hold(system, index, item, day)
      case .ofPerson(let party, let item, _): take(from: party, item, day)
      case .claimed(let flow, let item, _): claim(flow, item, day)
      case .carried(let flow, let item, _): carry(flow, item, day)
      case .derived(let system, let index, let input, let item, _):
        derive(system, index, input, item, day)
      case .unsealed(let node, let key, let item, _): unseal(node, key, item, day)
      case .surrounded(let outer, let inner, let item, _): surround(outer, inner, item, day)
      case .imported: "no model alone gets anything from another business"
      }
    return fault ?? isThere()
  }

  /// The model with everybody in the part they have on a day.
  func model(on day: Day) -> Model { slow.standing(on: clamped(day)) }

  /// Days outside those simulated, as the nearest of them.
  private func clamped(_ day: Day) -> Day {
    Day(number: min(max(day.number, slow.days.lowerBound), slow.days.upperBound))
  }

  /// Whether some state of a copy is in the slow engine's contents.
  func isAt(_ node: Node, _ item: Item.ID, _ keys: Set<Key.ID?>, _ day: Day) -> Bool {
    let there = slow.contents(of: node, on: day)
    return keys.contains {
      there.contains(SlowFact(item: item.position, atom: atom, key: $0?.position))
    }
  }

  private func isThere() -> String? {
    guard let here = standing else { return "nowhere" }
    return isAt(here.node, here.item, here.keys, here.day) ? nil : "is not in the contents"
  }

  // MARK: Time

  /// Lets the copy stay where it is until `day`; says why it cannot.
  mutating func stay(until day: Day) -> String? {
    let day = clamped(day)
    guard let here = standing else { return "nowhere" }
    guard here.day <= day else { return "goes back from day \(here.day.number) to \(day.number)" }
    guard here.day < day else { return nil }
    guard let arrival = here.arrival else { return "what an inner system has does not stay" }
    for number in (here.day.number + 1)...day.number {
      let today = Day(number: number)
      guard Self.keeps(here.node, until: today, from: arrival, in: model(on: today)) else {
        return "is not kept on day \(number)"
      }
      guard isAt(here.node, here.item, here.keys, Day(number: number)) else {
        return "is gone on day \(number)"
      }
    }
    standing?.day = day
    return nil
  }

  /// Whether a node still has on `day` what arrived on an earlier one (rule 10).
  static func keeps(_ node: Node, until day: Day, from arrival: Day, in model: Model) -> Bool {
    guard case .system(let id) = node else { return true }
    switch model[id].keep {
    case .forever: return true
    case .until(let bound): return day <= bound.latest
    case .span(let years, let months, let days):
      return day <= arrival.adding(years: years, months: months, days: days)
    case .contractEnd: return contractEnd(of: id, in: model).map { day <= $0 } ?? true
    case .afterContract(let years, let months, let days):
      let end = contractEnd(of: id, in: model)
      return end.map { day <= $0.adding(years: years, months: months, days: days) } ?? true
    }
  }

  /// 契約終了 of a system (rule 10); `nil` for never.
  private static func contractEnd(of id: System.ID, in model: Model) -> Day? {
    let family = Set(model[id].operators.flatMap { model.withAncestors($0) })
    var ends: [Day] = []
    for approval in model.approvals {
      guard case .party(let party) = approval.target, family.contains(party) else { continue }
      if approval.periods.isEmpty { return nil }
      for period in approval.periods {
        guard let end = period.end else { return nil }
        ends.append(end.latest)
      }
    }
    return ends.max()
  }

  // MARK: Beginnings

  private mutating func arrive(
    at node: Node, _ item: Item.ID, _ keys: Set<Key.ID?>, on day: Day, arrival: Day?
  ) {
    var keys = keys
    if case .system(let id) = node, let seal = model[id].sealedUnder { keys = [seal] }
    standing = Standing(node: node, item: item, keys: keys, day: day, arrival: arrival)
  }

  private mutating func hold(
    _ system: System.ID, _ index: Int, _ item: Item.ID, _ day: Day
  ) -> String? {
    guard model[system].holdings.indices.contains(index) else { return "no such holding" }
    let holding = model[system].holdings[index]
    guard holding.items.contains(item), holding.subjects.contains(atom) else {
      return "the holding is of something else"
    }
    guard holding.period.widest.contains(day) else { return "the holding is not of that day" }
    arrive(at: .system(system), item, [nil], on: day, arrival: day)
    return nil
  }

  private mutating func take(from party: Party.ID, _ item: Item.ID, _ day: Day) -> String? {
    guard model[party].kind == .dataSubject else { return "not a 本人" }
    let isNamed = model.flows.contains { flow in
      guard flow.from == .party(party), flow.subjects.contains(atom) else { return false }
      if case .all = flow.items { return false }
      return model.resolved(flow.items).contains(item) && flow.period.widest.contains(day)
    }
    guard isNamed else { return "no flow of that day names it" }
    arrive(at: .party(party), item, [nil], on: day, arrival: day)
    return nil
  }

  private mutating func claim(_ id: Flow.ID, _ item: Item.ID, _ day: Day) -> String? {
    let flow = model[id]
    if case .all = flow.items { return "a flow of whatever there is claims nothing" }
    if let fault = runs(flow, day) { return fault }
    if case .party(let party) = flow.from, model[party].kind == .dataSubject {
      return "a 本人 has what they hand over"
    }
    let there = slow.contents(of: flow.from, on: day)
    let named = model.resolved(flow.items).filter { arriving($0, by: flow) == item }
    let isClaim = named.contains { leaving in
      !there.contains { $0.item == leaving.position && $0.atom == atom }
        || isMerelyClaimed(leaving, at: flow.from, day)
    }
    guard isClaim else { return "the source holds it, or the flow does not name it" }
    arrive(at: flow.to, item, [flow.seal], on: day, arrival: day)
    return nil
  }

  /// Whether what is there comes back from a claim and from nowhere else: no way to it begins anywhere.
  private func isMerelyClaimed(_ item: Item.ID, at node: Node, _ day: Day) -> Bool {
    let costs = WitnessCost(model, slow, atom: atom, claimingWhatComesBack: false)
    return costs.flows(to: node, item: item, on: day.number, in: model) == nil
  }

  // MARK: Going on

  private func runs(_ flow: Flow, _ day: Day) -> String? {
    guard flow.period.widest.contains(day) else { return "the flow does not run" }
    return flow.subjects.contains(atom) ? nil : "the flow is about other people"
  }

  private func arriving(_ item: Item.ID, by flow: Flow) -> Item.ID? {
    switch flow.renames[item] {
    case .none: item
    case .some(let renamed): renamed
    }
  }

  private mutating func carry(_ id: Flow.ID, _ item: Item.ID, _ day: Day) -> String? {
    let flow = model[id]
    if let fault = runs(flow, day) { return fault }
    guard let here = standing, here.node == flow.from else { return "the flow begins elsewhere" }
    guard model.resolved(flow.items).contains(here.item), arriving(here.item, by: flow) == item
    else { return "the flow does not carry it" }
    var keys = here.keys
    if case .all = flow.items {} else { keys.insert(nil) }
    if let seal = flow.seal { keys = [seal] }
    arrive(at: flow.to, item, keys, on: day, arrival: day)
    return nil
  }

  private mutating func unseal(
    _ node: Node, _ key: Key.ID, _ item: Item.ID, _ day: Day
  ) -> String? {
    guard let here = standing, here.node == node, here.item == item else { return "elsewhere" }
    guard here.keys.contains(key) else { return "it is not sealed under that key" }
    guard isAt(node, item, [key], day) else { return "no sealed copy is in the contents" }
    let today = model(on: day)
    guard today.hands(of: node).contains(where: { today.holds($0, key) }) else {
      return "no hand there holds the key"
    }
    standing?.keys = [nil]
    return nil
  }

  private mutating func surround(
    _ outer: System.ID, _ inner: System.ID, _ item: Item.ID, _ day: Day
  ) -> String? {
    guard let here = standing, here.node == .system(inner), here.item == item,
      model[inner].outer == outer
    else { return "not inside" }
    arrive(at: .system(outer), item, here.keys, on: day, arrival: nil)
    return nil
  }

  private mutating func derive(
    _ system: System.ID, _ index: Int, _ input: Item.ID, _ item: Item.ID, _ day: Day
  ) -> String? {
    let node = Node.system(system)
    guard let here = standing, here.node == node, here.item == input else { return "elsewhere" }
    guard here.keys.contains(nil) else { return "a sealed copy derives nothing" }
    guard model[system].derivations.indices.contains(index) else { return "no such derivation" }
    let derivation = model[system].derivations[index]
    guard derivation.inputs.contains(input), derivation.outputs.contains(item) else {
      return "the derivation makes something else"
    }
    for other in derivation.inputs where !isAt(node, other, [nil], day) {
      return "item \(other.position) is not plain there"
    }
    // The latest arrival of the inputs; what an inner system has arrives on the day (rule 10).
    let arrivals = derivation.inputs.map { other in
      other == input ? here.arrival ?? day : arrival(of: other, at: system, day)
    }
    arrive(at: node, item, [nil], on: day, arrival: arrivals.max())
    return nil
  }

  private func arrival(of item: Item.ID, at system: System.ID, _ day: Day) -> Day {
    let fact = SlowFact(item: item.position, atom: atom)
    let model = model(on: day)
    let hands = model[system].operators
    let isInside = model.systemIDs.contains { inner in
      model[inner].outer == system
        && slow.contents(of: .system(inner), on: day).contains { copy in
          guard copy.item == item.position, copy.atom == atom else { return false }
          let key = model[system].sealedUnder ?? copy.key.map { Key.ID($0) }
          return key.map { key in hands.contains { model.holds($0, key) } } ?? true
        }
    }
    if isInside { return day }
    return slow[day].arrivals[system.position][fact].map { Day(number: $0) } ?? day
  }
}
