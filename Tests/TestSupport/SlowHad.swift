import NagarezuCore

/// Where a cell is: positions in the model's lists.
enum SlowPlace: Hashable {
  /// What a party has at a node (number of ``SlowModel``).
  case node(Int)
  /// What the operator of a flow's channel gets from the flow.
  case channelOfFlow(Int)
  /// What the operator of a reader's channel gets: reader, system.
  case channelOfReader(Int, Int)
  /// What enters by a flow.
  case flow(Int)
  /// What a flow hands to whoever operates its end, whether it enters their hands or not (0008.15).
  case handover(Int)
  /// What a flow carries that passes by what a paper leads through, at the paper's counterparty (0008.11).
  case direct(Int)
  /// What enters by a reader: reader, system.
  case reader(Int, Int)
  /// What is recorded on a system.
  case record(Int)

  /// The place in words, `systems` being how many systems the model has.
  func text(systems: Int) -> String {
    switch self {
    case .node(let node): node < systems ? "system \(node)" : "party \(node - systems)"
    case .channelOfFlow(let flow): "channel of flow \(flow)"
    case .channelOfReader(let reader, let system): "channel of reader \(reader) of system \(system)"
    case .flow(let flow), .handover(let flow), .direct(let flow): "flow \(flow)"
    case .reader(let reader, let system): "reader \(reader) of system \(system)"
    case .record(let system): "system \(system)"
    }
  }
}

/// A cell but for its day and exposure; of a record the party is -1.
struct SlowKey: Hashable {
  var party: Int
  var place: SlowPlace
  var item: Int
  var atom: Int
}

/// Who has what, what enters and what is recorded, day by day: ADR 0001 rules 12 to 18, 23 and 24.
struct SlowHad {
  let reach: SlowReach
  private var tables: SlowModel { reach.tables }

  /// Shape: cell → its exposure at that place (rule 16), for one day.
  func table(on day: Day) -> [SlowKey: Exposure] {
    var table: [SlowKey: Exposure] = [:]
    func note(_ party: Int, _ place: SlowPlace, _ fact: SlowFact, _ exposure: Exposure) {
      let key = SlowKey(party: party, place: place, item: fact.item, atom: fact.atom)
      table[key] = max(table[key] ?? exposure, exposure)
    }
    let today = reach[day]
    for (node, facts) in today.contents.enumerated() {
      for fact in facts {
        for (party, exposure) in keepers(of: fact, at: node) {
          note(party, .node(node), fact, exposure)
        }
      }
    }
    for (system, facts) in today.contents.prefix(tables.systemCount).enumerated() {
      for (index, reader) in tables.systems[system].readers.enumerated() {
        let party = reader.party
        for fact in facts where reads(reader, fact) {
          note(party, .node(system), fact, .read)
          if !tables.hands[system].contains(party) {
            note(party, .reader(index, system), fact, .read)
          }
          for (carrier, exposure) in carriers(of: fact, over: reader.channel) {
            note(carrier, .channelOfReader(index, system), fact, exposure)
          }
        }
      }
      for fact in today.local[system] {
        let isRead = tables.hands[system].contains { tables.canRead($0, fact) }
        note(-1, .record(system), fact, isRead ? .read : .custody)
      }
    }
    for (index, flow) in tables.flows.enumerated() {
      for fact in today.carried[index] {
        for (carrier, exposure) in carriers(of: fact, over: flow.channel) {
          note(carrier, .channelOfFlow(index), fact, exposure)
        }
        if !tables.model.purposes.isEmpty {
          let kept = tables.stored(fact, at: flow.to)
          for party in tables.hands[flow.to] {
            note(party, .handover(index), kept, tables.canRead(party, kept) ? .read : .custody)
          }
        }
        noteDirect(fact, over: index) { note($0, .direct(index), $1, $2) }
        var stored = fact
        for node in around(flow.to) {
          stored = tables.stored(stored, at: node)
          for party in entering(node, over: flow) {
            note(party, .flow(index), stored, tables.canRead(party, stored) ? .read : .custody)
          }
        }
      }
    }
    return table
  }

  /// Tells of a copy that passes by what papers lead through: at whom, as it is kept at their end, and how.
  private func noteDirect(
    _ fact: SlowFact, over index: Int, _ note: (Int, SlowFact, Exposure) -> Void
  ) {
    for paper in tables.model.approvals {
      guard let end = tables.directEnd(of: tables.flows[index], by: paper),
        case .party(let counterparty) = paper.target
      else { continue }
      let kept = tables.stored(fact, at: end)
      let isRead = tables.hands[end].contains {
        tables.chains[$0].contains(counterparty.position) && tables.canRead($0, kept)
      }
      note(counterparty.position, kept, isRead ? .read : .custody)
    }
  }

  /// Into whose hands a flow brings something at its end or at a system around that (0008.1).
  func entering(_ node: Int, over flow: SlowFlow) -> [Int] {
    if node != flow.to && around(flow.from).contains(node) { return [] }
    let givers = Set(tables.hands[flow.from])
    let takers = Set(tables.hands[node])
    if givers == takers { return [] }
    return takers.filter { givers != [$0] }
  }

  /// Whether a flow enters anybody's hands.
  func entersHands(_ flow: SlowFlow) -> Bool {
    around(flow.to).contains { !entering($0, over: flow).isEmpty }
  }

  /// Whether a cell that is had or that enters is 独自 there, and so judged at nobody (0008.13).
  func isOwnBusiness(_ key: SlowKey, on day: Day) -> Bool {
    let today = reach[day]
    func isOrdinary(_ facts: Set<SlowFact>) -> Bool {
      facts.contains { $0.item == key.item && $0.atom == key.atom }
    }
    switch key.place {
    case .node(let node): return !isOrdinary(today.ordinary[node])
    case .channelOfFlow(let flow), .handover(let flow):
      return !isOrdinary(today.carriedOrdinary[flow])
    case .channelOfReader(_, let system), .reader(_, let system):
      return !isOrdinary(today.ordinary[system])
    case .flow(let index):
      let flow = tables.flows[index]
      let chain = around(flow.to)
      // A system around the end that somebody else operates as well makes it an ordinary copy.
      let staysInHands = chain.indices.allSatisfy { place in
        !entering(chain[place], over: flow).contains(key.party)
          || chain.prefix(place + 1).adjacent.allSatisfy(tables.keepsHands)
      }
      return staysInHands && !isOrdinary(today.carriedOrdinary[index])
    case .record, .direct: return false
    }
  }

  /// A node and the systems around it, innermost first.
  private func around(_ node: Int) -> [Int] {
    node < tables.systemCount ? tables.outers[node] : [node]
  }

  /// Rules 12 and 14: who has a copy at a node without being a reader, and how. A party may stand there twice.
  func keepers(of fact: SlowFact, at node: Int) -> [(party: Int, exposure: Exposure)] {
    var keepers = tables.hands[node].map { party in
      (party: party, exposure: tables.canRead(party, fact) ? Exposure.read : .custody)
    }
    guard node < tables.systemCount else { return keepers }
    let system = tables.systems[node]
    for party in tables.siteOperators[node] {
      let isShutOut = system.isShut || system.seal.map { !tables.holds(party, $0) } ?? false
      let reads =
        isShutOut
        ? fact.key.map { tables.holds(party, $0) } ?? false
        : tables.canRead(party, fact)
      keepers.append((party, reads ? .read : .custody))
    }
    return keepers
  }

  /// Rule 13: whether a reader reads a copy.
  func reads(_ reader: SlowReader, _ fact: SlowFact) -> Bool {
    tables.canRead(reader.party, fact) && reader.concerns[fact.atom] && reader.takes[fact.item]
  }

  /// Rule 15: who gets a copy by carrying it, and how.
  private func carriers(
    of fact: SlowFact, over channel: Int?
  ) -> [(party: Int, exposure: Exposure)] {
    guard let channel = channel.map({ tables.channels[$0] }) else { return [] }
    return channel.operators.map { party in
      let reads = fact.key.map { tables.holds(party, $0) } ?? !channel.isEncrypted
      return (party, reads ? .read : .custody)
    }
  }
}

extension Collection {
  /// Each element with the next.
  fileprivate var adjacent: [(Element, Element)] { Array(zip(self, dropFirst())) }
}
