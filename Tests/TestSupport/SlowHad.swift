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
  /// What enters when an operator takes a system over: assignment, system (0008.19).
  case succession(Int, Int)
  /// What the operator of the channel of such a change gets: assignment, system.
  case channelOfSuccession(Int, Int)
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
    case .succession(let index, let system): "succession \(index) of system \(system)"
    case .channelOfSuccession(let index, let system):
      "channel of succession \(index) of system \(system)"
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
  let day: Day
  private let tables: SlowModel

  /// What is had on a day.
  init(reach: SlowReach, on day: Day) {
    self.reach = reach
    self.day = day
    tables = reach.tables(on: day)
  }

  /// Shape: cell → its exposure at that place (rule 16): what is there by itself, and what those who have left still have.
  func table() -> [SlowKey: Exposure] {
    present().merging(remaining(judgedOnly: false), uniquingKeysWith: max)
  }

  /// Shape: cell at a node → its exposure, for what those who have left still have (0008.19); of what is judged without what was nobody's or
  /// the party's own when it left.
  func remaining(judgedOnly: Bool) -> [SlowKey: Exposure] {
    var table: [SlowKey: Exposure] = [:]
    for one in reach.remains(on: day) {
      let key = SlowKey(
        party: one.party, place: .node(one.system), item: one.fact.item, atom: one.fact.atom)
      if judgedOnly {
        let then = SlowHad(reach: reach, on: one.lastDay)
        if then.isOwnBusiness(key) || then.isOwnOrigin(key) { continue }
      }
      table[key] = max(table[key] ?? one.exposure, one.exposure)
    }
    return table
  }

  /// Whether a cell at a node is the party's own because it was born there with the authority (0008.13).
  func isOwnOrigin(_ key: SlowKey) -> Bool {
    guard case .node(let node) = key.place, tables.isOwn(node, of: key.party) else { return false }
    return !reach[day].brought[node].contains { $0.item == key.item && $0.atom == key.atom }
  }

  /// What is there by itself.
  func present() -> [SlowKey: Exposure] {
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
      for fact in today.local[system].intersection(facts) {
        let isRead = tables.hands[system].contains { tables.canRead($0, fact) }
        note(-1, .record(system), fact, isRead ? .read : .custody)
      }
      for (index, one) in tables.model.systems[system].assignments.enumerated()
      where takesOver(one, system) {
        for fact in facts {
          let isRead = tables.canRead(one.holder.position, fact)
          note(one.holder.position, .succession(index, system), fact, isRead ? .read : .custody)
          for (carrier, exposure) in carriers(of: fact, over: one.channel?.position) {
            note(carrier, .channelOfSuccession(index, system), fact, exposure)
          }
        }
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

  /// Whether it is the first day of an operator who takes a system over.
  private func takesOver(_ one: Assignment<Party.ID>, _ system: Int) -> Bool {
    one.period.widest(reach.reading)?.first == day
      && reach.successors(of: system, on: day).contains(one.holder.position)
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
  func isOwnBusiness(_ key: SlowKey) -> Bool {
    let today = reach[day]
    func isOrdinary(_ facts: Set<SlowFact>) -> Bool {
      facts.contains { $0.item == key.item && $0.atom == key.atom }
    }
    switch key.place {
    case .node(let node): return !isOrdinary(today.ordinary[node])
    case .channelOfFlow(let flow), .handover(let flow):
      return !isOrdinary(today.carriedOrdinary[flow])
    case .channelOfReader(_, let system), .reader(_, let system),
      .channelOfSuccession(_, let system), .succession(_, let system):
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
    for (_, party) in tables.hosts[node] {
      keepers.append((party, tables.hosted(fact, in: node, by: party)))
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
