import NagarezuCore

/// Where, how and as what one party has one item about one atom.
public struct SlowStanding: Hashable, Sendable {
  /// `system N`, `party N`, or `channel of` a flow or reader.
  public var place: String
  /// The party's position.
  public var party: Int
  /// The item's position.
  public var item: Int
  /// The subject atom.
  public var atom: Int
  /// The higher one, where copies differ.
  public var exposure: Exposure
  /// Such as `operator of system 2`, `reader 0 of system 1`, `key 3`.
  public var capacities: Set<String>

  /// One party's having of one cell.
  public init(
    place: String, party: Int, item: Int, atom: Int, exposure: Exposure, capacities: Set<String>
  ) {
    self.place = place
    self.party = party
    self.item = item
    self.atom = atom
    self.exposure = exposure
    self.capacities = capacities
  }
}

/// In what capacity a party has a copy: design §3 "Who sees" and §10.12, copy by copy.
///
/// Whoever has a copy has it as the operator of the system, as its reader, as who runs the site or the channel, or in hand; and if a copy
/// that it reads is sealed, by the key as well. Of a cell only those count that give the higher exposure.
struct SlowCapacity {
  let reach: SlowReach
  private let day: Day
  private let tables: SlowModel
  private var model: Model { tables.model }

  /// The capacities of one day.
  init(reach: SlowReach, on day: Day) {
    self.reach = reach
    self.day = day
    tables = reach.tables(on: day)
  }

  private struct Seat: Hashable {
    var party: Int
    var place: SlowPlace
  }

  /// Everything anybody has on a day.
  func standings() -> Set<SlowStanding> {
    var best: [SlowKey: (exposure: Exposure, words: Set<String>)] = [:]
    func note(_ seat: Seat, _ fact: SlowFact, _ word: String, _ reads: Bool) {
      let key = SlowKey(party: seat.party, place: seat.place, item: fact.item, atom: fact.atom)
      let exposure = reads ? Exposure.read : .custody
      var words: Set = [word]
      if reads, let key = fact.key { words.insert("key \(key)") }
      guard let known = best[key], known.exposure >= exposure else {
        best[key] = (exposure, words)
        return
      }
      if known.exposure == exposure { best[key] = (exposure, known.words.union(words)) }
    }
    for (node, facts) in reach[day].contents.enumerated() {
      for fact in facts {
        for party in tables.hands[node] {
          let word = node < tables.systemCount ? "operator of system \(node)" : "in hand"
          note(Seat(party: party, place: .node(node)), fact, word, tables.canRead(party, fact))
        }
        if node < tables.systemCount { noteOthers(fact, node, note) }
      }
    }
    for (index, flow) in tables.flows.enumerated() {
      for fact in reach[day].carried[index] {
        noteCarriers(fact, flow.channel, .channelOfFlow(index), note)
      }
    }
    for (index, system) in model.systems.enumerated() {
      for (number, one) in system.assignments.enumerated()
      where one.period.widest.first == day
        && reach.successors(of: index, on: day).contains(one.holder.position)
      {
        for fact in reach[day].contents[index] {
          noteCarriers(fact, one.channel?.position, .channelOfSuccession(number, index), note)
        }
      }
    }
    for one in reach.remains(on: day) {
      let word = one.site.map { "site \($0)" } ?? "operator of system \(one.system)"
      note(
        Seat(party: one.party, place: .node(one.system)), one.fact, word, one.exposure == .read)
    }
    return Set(
      best.map { key, how in
        SlowStanding(
          place: key.place.text(systems: tables.systemCount), party: key.party, item: key.item,
          atom: key.atom, exposure: how.exposure, capacities: how.words)
      })
  }

  /// Readers, who has the site, and who carries what a reader sees.
  private func noteOthers(
    _ fact: SlowFact, _ node: Int, _ note: (Seat, SlowFact, String, Bool) -> Void
  ) {
    for (index, reader) in tables.systems[node].readers.enumerated() {
      let canSee =
        reader.takes[fact.item] && reader.concerns[fact.atom] && tables.canRead(reader.party, fact)
      guard canSee else { continue }
      note(
        Seat(party: reader.party, place: .node(node)), fact, "reader \(index) of system \(node)",
        true)
      noteCarriers(fact, reader.channel, .channelOfReader(index, node), note)
    }
    // An inner system stands where the outer stands unless it says otherwise.
    for (site, party) in tables.hosts[node] {
      let system = model.systems[node]
      let isKeptOut =
        system.noAccess != nil
        || system.sealedUnder.map { !tables.holds(party, $0.position) } ?? false
      let hasKey = fact.key.map { tables.holds(party, $0) } ?? false
      note(
        Seat(party: party, place: .node(node)), fact, "site \(site)",
        hasKey || (fact.key == nil && !isKeptOut))
    }
  }

  private func noteCarriers(
    _ fact: SlowFact, _ channel: Int?, _ place: SlowPlace,
    _ note: (Seat, SlowFact, String, Bool) -> Void
  ) {
    guard let channel else { return }
    for party in model.channels[channel].operators.map(\.position) {
      let reads = fact.key.map { tables.holds(party, $0) } ?? !model.channels[channel].isEncrypted
      note(Seat(party: party, place: place), fact, "channel \(channel)", reads)
    }
  }
}
