import NagarezuCore

/// How many flows the shortest way to each copy takes, worked out day by day over every copy there could be.
///
/// Slow on purpose: for one atom, every (node, item, state, arrival day) with its number of flows, relaxed until nothing
/// gets shorter. Claims count one flow, what is born somewhere none, a derivation as much as its farthest input.
public struct WitnessCost {
  /// One way to be at a place.
  private struct Copy: Hashable {
    var node: Node
    var item: Item.ID
    var key: Key.ID?
    /// `nil` for what is there merely because an inner system has it.
    var arrival: Int32?
  }

  /// Shape: day → copy → flows of its shortest way.
  private var costs: [Int32: [Copy: Int]] = [:]

  /// The costs of everything about `atom`, on the days of `slow`; without `claimingWhatComesBack` a claim counts only where
  /// its source does not hold the item, not where the source holds it through that very claim.
  public init(
    _ model: Model, _ slow: SlowReach, atom: Int, claimingWhatComesBack: Bool = true
  ) {
    var yesterday: [Copy: Int] = [:]
    for number in slow.days {
      let day = Day(number: number)
      var today = Today(
        model: slow.tables(on: day).model, slow: slow, atom: atom, day: day)
      today.begin(after: yesterday)
      while today.relax() {}
      if claimingWhatComesBack {
        today.claimWhatComesBack()
        while today.relax() {}
      }
      costs[number] = today.costs
      yesterday = today.costs
    }
  }

  /// The flows of a shortest way to a copy of `item` at `node`, of one that `party` can open if one is given; `nil`
  /// where there is none.
  public func flows(
    to node: Node, item: Item.ID, on day: Int32, readableBy party: Party.ID? = nil, in model: Model
  ) -> Int? {
    let copies = costs[day, default: [:]].filter { copy, _ in
      guard copy.node == node, copy.item == item else { return false }
      guard let party, let key = copy.key else { return true }
      return model.holds(party, key)
    }
    return copies.values.min()
  }

  /// One day.
  private struct Today {
    let model: Model
    let slow: SlowReach
    let atom: Int
    let day: Day
    var costs: [Copy: Int] = [:]

    /// Takes a way in, as it is stored; says whether it is shorter than what was known.
    mutating func note(_ copy: Copy, _ cost: Int) -> Bool {
      var copy = copy
      if case .system(let id) = copy.node, let seal = model[id].sealedUnder { copy.key = seal }
      guard cost < costs[copy] ?? .max else { return false }
      costs[copy] = cost
      return true
    }

    mutating func begin(after yesterday: [Copy: Int]) {
      for (copy, cost) in yesterday {
        guard let arrival = copy.arrival,
          Replay.keeps(copy.node, until: day, from: Day(number: arrival), in: model)
        else { continue }
        costs[copy] = cost
      }
      for system in model.systemIDs {
        for holding in model[system].holdings
        where holding.subjects.contains(atom) && holding.period.widest.contains(day) {
          for item in holding.items { _ = note(here(.system(system), item), 0) }
        }
      }
      for flow in model.flows where runs(flow) {
        if case .all = flow.items { continue }
        guard case .party(let party) = flow.from, model[party].kind == .dataSubject else {
          continue
        }
        for item in model.resolved(flow.items) { _ = note(here(flow.from, item), 0) }
      }
      for flow in model.flows where runs(flow) { claim(flow) }
    }

    private func here(_ node: Node, _ item: Item.ID, _ key: Key.ID? = nil) -> Copy {
      Copy(node: node, item: item, key: key, arrival: day.number)
    }

    private func runs(_ flow: Flow) -> Bool {
      flow.subjects.contains(atom) && flow.period.widest.contains(day)
    }

    private func arriving(_ item: Item.ID, by flow: Flow) -> Item.ID? {
      flow.renames[item, default: item]
    }

    private mutating func claim(_ flow: Flow) {
      if case .all = flow.items { return }
      if case .party(let party) = flow.from, model[party].kind == .dataSubject { return }
      let there = slow.contents(of: flow.from, on: day)
      for item in model.resolved(flow.items) {
        guard let arriving = arriving(item, by: flow),
          !there.contains(where: { $0.item == item.position && $0.atom == atom })
        else { continue }
        _ = note(here(flow.to, arriving, flow.seal), 1)
      }
    }

    /// Claims what no way leads to although the source holds it: it comes back from such a claim.
    mutating func claimWhatComesBack() {
      let known = costs.keys
      for flow in model.flows where runs(flow) {
        if case .all = flow.items { continue }
        for item in model.resolved(flow.items) {
          guard let arriving = arriving(item, by: flow),
            !known.contains(where: { $0.node == flow.from && $0.item == item })
          else { continue }
          _ = note(here(flow.to, arriving, flow.seal), 1)
        }
      }
    }

    mutating func relax() -> Bool {
      var isShorter = false
      for (copy, cost) in costs {
        for flow in model.flows where flow.from == copy.node && runs(flow) {
          if carry(copy, cost, flow) { isShorter = true }
        }
        if unseal(copy, cost) { isShorter = true }
        guard case .system(let id) = copy.node else { continue }
        if let outer = model[id].outer {
          let inside = Copy(node: .system(outer), item: copy.item, key: copy.key, arrival: nil)
          if note(inside, cost) { isShorter = true }
        }
      }
      for system in model.systemIDs {
        for derivation in model[system].derivations where derive(derivation, at: system) {
          isShorter = true
        }
      }
      return isShorter
    }

    private mutating func carry(_ copy: Copy, _ cost: Int, _ flow: Flow) -> Bool {
      guard model.resolved(flow.items).contains(copy.item),
        let arriving = arriving(copy.item, by: flow)
      else { return false }
      var states = [copy.key]
      if case .all = flow.items {} else { states.append(nil) }
      var isShorter = false
      for state in states where note(here(flow.to, arriving, flow.seal ?? state), cost + 1) {
        isShorter = true
      }
      return isShorter
    }

    private mutating func unseal(_ copy: Copy, _ cost: Int) -> Bool {
      guard let key = copy.key,
        model.hands(of: copy.node).contains(where: { model.holds($0, key) })
      else { return false }
      var plain = copy
      plain.key = nil
      guard cost < costs[plain] ?? .max else { return false }
      costs[plain] = cost
      return true
    }

    private mutating func derive(_ derivation: System.Derivation, at system: System.ID) -> Bool {
      // Shape: what each combination of ways to the inputs so far gives: arrival day and flows.
      var ways: [Int32: Int] = [.min: 0]
      for input in derivation.inputs {
        var next: [Int32: Int] = [:]
        for (copy, cost) in costs
        where copy.node == .system(system) && copy.item == input && copy.key == nil {
          for (arrival, soFar) in ways {
            let latest = max(arrival, copy.arrival ?? day.number)
            next[latest] = min(next[latest] ?? .max, max(soFar, cost))
          }
        }
        ways = next
      }
      var isShorter = false
      for (arrival, cost) in ways {
        for output in derivation.outputs {
          let made = Copy(
            node: .system(system), item: output, key: model[system].sealedUnder, arrival: arrival)
          guard cost < costs[made] ?? .max else { continue }
          costs[made] = cost
          isShorter = true
        }
      }
      return isShorter
    }
  }
}
