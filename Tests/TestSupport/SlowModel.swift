import NagarezuCore

/// What a model says as plain tables of positions.
///
/// Worked out from the lists alone, without the model's own look-ups, so that a mistake in those shows up as a
/// difference between the engines. Nodes are numbered: systems first, then parties. Yes-or-no lists stand where
/// sets would read as well, because random models ask them millions of times.
final class SlowModel: Sendable {
  let model: Model
  /// Shape: party → itself and everything it is a part of.
  let chains: [[Int]]
  /// Shape: key → party → whether it holds the key (rule 3).
  let keyHolders: [[Bool]]
  /// Shape: node number → the parties in whose hands it is (rule 1).
  let hands: [[Int]]
  /// Shape: node number → key → whether one of its hands holds the key (rule 7).
  let opens: [[Bool]]
  /// Shape: system → itself and the systems around it.
  let outers: [[Int]]
  /// Shape: system → the operators of the sites where it stands, each with the site; empty where none is known.
  let hosts: [[(site: Int, party: Int)]]
  let flows: [SlowFlow]
  let systems: [SlowSystem]
  let channels: [SlowChannel]

  /// The tables of `model`, of whose items the first `ownItems` are its own and the rest come from other businesses (0015.3); all are
  /// its own where nothing is given.
  init(_ model: Model, ownItems: Int? = nil) {
    self.model = model
    let chains = model.parties.indices.map { party in
      Self.chain(from: party) { model.parties[$0].parent?.position }
    }
    let outers = model.systems.indices.map { system in
      Self.chain(from: system) { model.systems[$0].outer?.position }
    }
    let keyHolders = model.keys.map { key in
      // Outside the authority, one part of a legal person keeps no key from another.
      let persons = Set(key.holders.map { chains[$0.position].last })
      let family = model.parties.indices.filter { party in
        !chains[party].contains(model.authority.position) && persons.contains(chains[party].last)
      }
      let holders = Set(key.holders.flatMap { chains[$0.position] } + family)
      return model.parties.indices.map { holders.contains($0) }
    }
    let hands =
      model.systems.map { $0.operators.map(\.position) } + model.parties.indices.map { [$0] }
    self.chains = chains
    self.outers = outers
    self.keyHolders = keyHolders
    self.hands = hands
    opens = hands.map { parties in
      keyHolders.map { holders in parties.contains { holders[$0] } }
    }
    hosts = outers.map { chain in
      for place in chain {
        let system = model.systems[place]
        let sites = system.site.map { [$0] } ?? Set(system.siteAssignments.map(\.holder)).sorted()
        if sites.isEmpty { continue }
        return sites.flatMap { site in
          model.sites[site.position].operators.map { (site.position, $0.position) }
        }
      }
      return []
    }
    flows = model.flows.map { SlowFlow($0, in: model, ownItems: ownItems ?? model.items.count) }
    systems = model.systems.map { SlowSystem($0, in: model) }
    channels = model.channels.map {
      SlowChannel(operators: $0.operators.map(\.position), isEncrypted: $0.isEncrypted)
    }
  }

  private static func chain(from start: Int, _ next: (Int) -> Int?) -> [Int] {
    var chain = [start]
    while let following = next(chain[chain.count - 1]) { chain.append(following) }
    return chain
  }

  var systemCount: Int { systems.count }
  var nodeCount: Int { hands.count }

  /// The number of a node.
  func number(of node: Node) -> Int { Self.number(of: node, in: model) }

  /// The number of a node of `model`.
  static func number(of node: Node, in model: Model) -> Int {
    switch node {
    case .system(let id): id.position
    case .party(let id): model.systems.count + id.position
    }
  }

  /// Whether a party holds a key (rule 3).
  func holds(_ party: Int, _ key: Int) -> Bool { keyHolders[key][party] }

  /// Whether what is born at a node is a party's own although nothing says so: it operates it and is of the authority (0008.13).
  func isOwn(_ node: Int, of party: Int) -> Bool {
    hands[node].contains(party) && isOfAuthority(party)
  }

  /// Whether somebody outside the authority operates a node.
  func isOutsiders(_ node: Int) -> Bool { hands[node].contains { !isOfAuthority($0) } }

  /// Whether what passes from one node to another comes into no other hands.
  func keepsHands(from: Int, to: Int) -> Bool {
    Set(hands[to]).isSubset(of: hands[from])
  }

  /// Whether a party is the authority or a part of it.
  func isOfAuthority(_ party: Int) -> Bool { chains[party].contains(model.authority.position) }

  /// Whether a party is 本人, the authority itself or the 保有課 itself: never judged but by S107 and S108.
  func isExempt(_ party: Int) -> Bool {
    model.parties[party].kind == .dataSubject || party == model.authority.position
      || model.sections.contains(Party.ID(party))
  }

  /// Whether a party can make out a copy: it is plain, or sealed under a key the party holds.
  func canRead(_ party: Int, _ fact: SlowFact) -> Bool {
    guard let key = fact.key else { return true }
    return holds(party, key)
  }

  /// A copy as it is once stored at a node (rule 4).
  func stored(_ fact: SlowFact, at node: Int) -> SlowFact {
    guard node < systemCount, let key = systems[node].seal else { return fact }
    return SlowFact(item: fact.item, atom: fact.atom, key: key)
  }

  /// The sealed copies of a node that are plain there as well, because its hands hold the key (rule 7).
  func opened(_ facts: Set<SlowFact>, at node: Int) -> [SlowFact] {
    guard opens[node].contains(true) else { return [] }
    return facts.filter { fact in fact.key.map { opens[node][$0] } ?? false }
  }
}
