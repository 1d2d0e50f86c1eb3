/// In what capacity a party has something (design §10.12): which of the model's statements gives it to the party.
public enum Capacity: Hashable, Comparable, Sendable {
  /// 運用: it operates the system where the copy stands.
  case `operator`(System.ID)
  /// 閲覧: it is the reader at a position in `System.readers`, and its selection takes it.
  case reader(System.ID, Int)
  /// 場所の管理: it operates the site where the system stands.
  case site(Site.ID)
  /// 経路の運営: it operates the channel over which the copy passes.
  case channel(Channel.ID)
  /// 手元: the copy is in its own hands.
  case hands(Party.ID)
  /// 鍵: it holds the key under which a copy that it reads is sealed. Never alone: a key opens what is had otherwise.
  case key(Key.ID)

  /// The word in JSON.
  public var word: String {
    switch self {
    case .operator: "operator"
    case .reader: "reader"
    case .site: "site"
    case .channel: "channel"
    case .hands: "hands"
    case .key: "key"
    }
  }

  /// The word for people.
  public var described: Message {
    switch self {
    case .operator: Message(ja: "運用", en: "operator")
    case .reader: Message(ja: "閲覧", en: "reader")
    case .site: Message(ja: "場所の管理", en: "site operator")
    case .channel: Message(ja: "経路の運営", en: "channel operator")
    case .hands: Message(ja: "手元", en: "holder")
    case .key: Message(ja: "鍵", en: "key holder")
    }
  }

  /// In the design's order of capacities, then in the order of things.
  public static func < (a: Self, b: Self) -> Bool { a.order.lexicographicallyPrecedes(b.order) }

  private var order: [Int] {
    switch self {
    case .operator(let id): [0, id.position]
    case .reader(let id, let index): [1, id.position, index]
    case .site(let id): [2, id.position]
    case .channel(let id): [3, id.position]
    case .hands(let id): [4, id.position]
    case .key(let id): [5, id.position]
    }
  }
}

extension Model {
  /// The line that says so: the thing that names the party, or the reader's own line.
  public func span(of capacity: Capacity) -> SourceSpan {
    switch capacity {
    case .operator(let id): self[id].span
    case .reader(let id, let index): self[id].readers[index].span
    case .site(let id): self[id].span
    case .channel(let id): self[id].span
    case .hands(let id): self[id].span
    case .key(let id): self[id].span
    }
  }

  /// The name of what the party operates, reads, or holds.
  public func name(of capacity: Capacity) -> String {
    switch capacity {
    case .operator(let id), .reader(let id, _): self[id].name
    case .site(let id): self[id].name
    case .channel(let id): self[id].name
    case .hands(let id): self[id].name
    case .key(let id): self[id].name
    }
  }
}

/// What one capacity gives a party of some copies.
struct Share {
  let capacity: Capacity
  /// The copies as they lie before the party: as stored there, or on their way.
  let copies: Copies
  let read: Cells
  /// What it has whether or not it reads it; empty for a reader, who has only what it reads.
  let had: Cells
}

extension Exposed {
  /// What some shares come to: read is what any of them reads (16).
  init(_ shares: [Share], on days: DayRange) {
    self.days = days
    read = shares.reduce(into: Cells()) { $0.formUnion($1.read) }
    custody = shares.reduce(into: Cells()) { $0.formUnion($1.had) }
    custody.subtract(read)
  }
}

// MARK: - Shares

extension Reach {
  /// What `party` has of `copies` at `node` on a day, share by share (12 to 14).
  func shares(of copies: Copies, to party: Party.ID, at node: Node, on day: Day) -> [Share] {
    let epoch = epoch(on: day)
    var shares: [Share] = []
    if epoch.model.hands(of: node).contains(party) {
      shares.append(share(of: copies, to: party, as: handsCapacity(of: node), on: day))
    }
    guard case .system(let id) = node else { return shares }
    for index in epoch.model[id].readers.indices
    where epoch.model[id].readers[index].party == party {
      let read = self.read(by: index, of: id, from: copies, on: day)
      shares.append(
        Share(capacity: .reader(id, index), copies: copies, read: read, had: Cells()))
    }
    for site in epoch.model.sites(of: id) where epoch.model[site].operators.contains(party) {
      let isShut =
        epoch.model[id].noAccess != nil
        || epoch.model[id].sealedUnder.map { !epoch.model.holds(party, $0) } ?? false
      shares.append(share(of: copies, to: party, as: .site(site), isShut: isShut, on: day))
    }
    return shares
  }

  /// What `party` has of what passes over its channel (15); nothing if it does not operate it.
  func shares(
    of copies: Copies, to party: Party.ID, listeningTo passage: Passage, on day: Day
  ) -> [Share] {
    let epoch = epoch(on: day)
    guard let channel = model.channel(of: passage),
      epoch.model[channel].operators.contains(party)
    else { return [] }
    return [
      share(
        of: copies, to: party, as: .channel(channel), isShut: model[channel].isEncrypted, on: day)
    ]
  }

  /// What `party` has of what a passage brings on a day: a flow's copies as stored where it arrives and in the systems around that,
  /// what a reader reads (23), or what a system holds that it takes over.
  func shares(
    of copies: Copies, to party: Party.ID, receiving passage: Passage, on day: Day
  ) -> [Share] {
    let epoch = epoch(on: day)
    switch passage {
    case .succession(let system, _):
      return [share(of: copies, to: party, as: .operator(system), on: day)]
    case .reader(let system, let index):
      guard !epoch.model.hands(of: .system(system)).contains(party) else { return [] }
      let read = copies.cells(shape: shape)
      return [
        Share(
          capacity: .reader(system, index), copies: copies, read: read, had: Cells())
      ]
    case .flow(let flow):
      var shares: [Share] = []
      var stored = copies
      let entered = epoch.model.entries(of: flow).filter { $0.parties.contains(party) }.map(\.node)
      for node in model.around(model[flow].to) {
        stored = self.stored(stored, at: node)
        guard entered.contains(node) else { continue }
        shares.append(share(of: stored, to: party, as: handsCapacity(of: node), on: day))
      }
      return shares
    }
  }

  private func handsCapacity(of node: Node) -> Capacity {
    switch node {
    case .system(let id): .operator(id)
    case .party(let id): .hands(id)
    }
  }

  /// All of the copies; those it can open are read, or, where it is shut out, only those whose key it holds.
  private func share(
    of copies: Copies, to party: Party.ID, as capacity: Capacity, isShut: Bool = false,
    on day: Day
  ) -> Share {
    Share(
      capacity: capacity, copies: copies,
      read: isShut
        ? unsealed(copies, by: party, on: day) : readable(copies, by: party, on: day),
      had: copies.cells(shape: shape))
  }
}

// MARK: - Capacities

extension Reach {
  /// In what capacities a party has `item` about any of `atoms` at a place with `exposure`, on some of the days: those that by
  /// themselves give that exposure, and the keys that open it. In order, none twice; empty where it has none of that.
  public func capacities(
    of possession: Possession, _ item: Item.ID, _ atoms: AtomSet, _ exposure: Exposure,
    during: [DayRange]
  ) -> [Capacity] {
    capacities(
      shares(of: possession.party, at: possession.place), possession.party, item, atoms, exposure,
      during: during)
  }

  /// The same of shares that are at hand.
  func capacities(
    _ there: [(days: DayRange, shares: [Share])], _ party: Party.ID, _ item: Item.ID,
    _ atoms: AtomSet, _ exposure: Exposure, during: [DayRange]
  ) -> [Capacity] {
    var found: Set<Capacity> = []
    for (days, shares) in there
    where !shares.isEmpty && during.contains(where: { $0.intersection(days) != nil }) {
      func row(_ cells: Cells) -> AtomSet { cells.atoms(of: item, shape: shape) }
      let read = shares.reduce(atoms.subtracting(atoms)) { $0.union(row($1.read)) }
      let here = exposure == .read ? atoms.intersection(read) : atoms.subtracting(read)
      for share in shares {
        let given = row(exposure == .read ? share.read : share.had).intersection(here)
        guard !given.isEmpty else { continue }
        found.insert(share.capacity)
        guard exposure == .read else { continue }
        for key in model.keyIDs where epoch(on: days.first).model.holds(party, key) {
          let plane = key.position + 1
          if share.copies.hasCopy(of: item, aboutAnyOf: given, in: plane..<plane + 1, shape: shape)
          {
            found.insert(.key(key))
          }
        }
      }
    }
    return found.sorted()
  }

  /// What a party has at a place over time, share by share.
  func shares(
    of party: Party.ID, at place: Place
  ) -> [(days: DayRange, shares: [Share])] {
    switch place {
    case .node(let node):
      history(of: node).map {
        ($0.days, shares(of: $0.contents, to: party, at: node, on: $0.first))
      } + remains(of: party, at: node).map { ($0.days, $0.shares) }
    case .passage(let passage):
      travelling(on: passage).map {
        ($0.days, shares(of: $0.copies, to: party, listeningTo: passage, on: $0.days.first))
      }
    }
  }

  /// The same of the cells of a timeline.
  func capacities(
    of party: Party.ID, at place: Place, _ timeline: [(days: DayRange, cells: Cells)],
    _ exposure: Exposure
  ) -> [Capacity] {
    capacities(shares(of: party, at: place), party, timeline, exposure)
  }

  /// In what capacities a passage brings `party` the cells of a timeline with `exposure`, and the keys that open them.
  func capacities(
    of party: Party.ID, receiving passage: Passage,
    _ timeline: [(days: DayRange, cells: Cells)], _ exposure: Exposure
  ) -> [Capacity] {
    let there = travelling(on: passage).map { days, copies in
      (days: days, shares: shares(of: copies, to: party, receiving: passage, on: days.first))
    }
    return capacities(there, party, timeline, exposure)
  }

  private func capacities(
    _ there: [(days: DayRange, shares: [Share])], _ party: Party.ID,
    _ timeline: [(days: DayRange, cells: Cells)], _ exposure: Exposure
  ) -> [Capacity] {
    var found: Set<Capacity> = []
    for (days, shares) in there {
      let today = epoch(on: days.first)
      let keys = model.keyIDs.filter { today.model.holds(party, $0) }
      let asked = timeline.filter { $0.days.intersection(days) != nil }
      guard !asked.isEmpty, !shares.isEmpty else { continue }
      let cells = asked.reduce(into: Cells()) { $0.formUnion($1.cells) }
      let here = Exposed(shares, on: days)[exposure].intersection(cells)
      for share in shares {
        let given = (exposure == .read ? share.read : share.had).intersection(here)
        guard !given.isEmpty else { continue }
        found.insert(share.capacity)
        guard exposure == .read else { continue }
        found.formUnion(
          keys.filter { !share.copies.cells($0, shape: shape).intersection(given).isEmpty }
            .map { .key($0) })
      }
    }
    return found.sorted()
  }
}
