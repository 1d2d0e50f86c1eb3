/// What one party has at one place over some days: the pairs it reads, and those it merely keeps.
public struct Exposed: Hashable, Sendable {
  public var days: DayRange
  public var read: Cells
  /// Never overlaps `read`.
  public var custody: Cells

  var isEmpty: Bool { read.isEmpty && custody.isEmpty }

  /// The pairs with one exposure.
  public subscript(exposure: Exposure) -> Cells {
    switch exposure {
    case .read: read
    case .custody: custody
    }
  }
}

/// Something that passes from node to hands: a flow, or a reader's look.
public enum Passage: Hashable, Comparable, Sendable {
  case flow(Flow.ID)
  /// The reader at a position in `System.readers`.
  case reader(System.ID, Int)

  public static func < (a: Passage, b: Passage) -> Bool {
    switch (a, b) {
    case (.flow(let a), .flow(let b)): a < b
    case (.flow, .reader): true
    case (.reader, .flow): false
    case (.reader(let a, let i), .reader(let b, let j)): (a, i) < (b, j)
    }
  }
}

extension Model {
  /// The channel a passage uses; `nil` where none is stated.
  public func channel(of passage: Passage) -> Channel.ID? {
    switch passage {
    case .flow(let id): self[id].channel
    case .reader(let system, let index): self[system].readers[index].channel
    }
  }

  /// Where a passage begins: the node a flow leaves, or the system that is read.
  public func origin(of passage: Passage) -> Node {
    switch passage {
    case .flow(let id): self[id].from
    case .reader(let system, _): .system(system)
    }
  }

  /// Into whose hands a passage brings something they did not have before: those of the node it enters and of the systems around
  /// that (23). In order, none twice.
  public func receivers(of passage: Passage) -> [Party.ID] {
    switch passage {
    case .flow(let id):
      let before = Set(handsAround(self[id].from).map(\.party))
      return Set(handsAround(self[id].to).map(\.party)).subtracting(before).sorted()
    case .reader(let system, let index):
      let before = hands(of: .system(system))
      return [self[system].readers[index].party].filter { !before.contains($0) }
    }
  }

  /// Every flow and every reader's look, in order.
  public var passages: [Passage] {
    flowIDs.map { .flow($0) }
      + systemIDs.flatMap { id in self[id].readers.indices.map { .reader(id, $0) } }
  }

  /// The looks by which `party` may see `item` of any of `atoms` at `node`, in order; none for whoever operates it.
  func looks(of party: Party.ID, at node: Node, _ item: Item.ID, _ atoms: AtomSet) -> [Passage] {
    guard case .system(let id) = node, !self[id].operators.contains(party) else { return [] }
    return self[id].readers.indices.filter { index in
      let reader = self[id].readers[index]
      return reader.party == party && resolved(reader.items).contains(item)
        && !reader.subjects.intersection(atoms).isEmpty
    }.map { .reader(id, $0) }
  }

  /// The parties that have something at a node by themselves: operators, readers, the site's operators; none twice.
  public func partiesPresent(at node: Node) -> [Party.ID] {
    var found = hands(of: node)
    if case .system(let id) = node {
      found += self[id].readers.map(\.party)
      found += site(of: id).map { self[$0].operators } ?? []
    }
    return Set(found).sorted()
  }
}

extension Reach {
  /// What `party` makes of copies that it can open: plain ones, and sealed ones whose key it holds.
  func readable(_ copies: Copies, by party: Party.ID) -> Cells {
    var cells = copies.cells(nil, shape: shape)
    for key in model.keyIDs where model.holds(party, key) {
      cells.formUnion(copies.cells(key, shape: shape))
    }
    return cells
  }

  /// What a reader's selection lets through of what it can read (13).
  func read(by index: Int, of system: System.ID, from copies: Copies) -> Cells {
    let reader = model[system].readers[index]
    let selection = Cells(
      shape: shape, items: model.resolved(reader.items), atoms: reader.subjects)
    return readable(copies, by: reader.party).intersection(selection)
  }

  /// What `party` has of `copies` at `node` (12 to 14, 16).
  func exposed(_ copies: Copies, to party: Party.ID, at node: Node, on days: DayRange) -> Exposed {
    var read = Cells(shape: shape)
    var kept = Cells(shape: shape)
    if model.hands(of: node).contains(party) {
      read.formUnion(readable(copies, by: party))
      kept.formUnion(copies.cells(shape: shape))
    }
    if case .system(let id) = node {
      for index in model[id].readers.indices where model[id].readers[index].party == party {
        read.formUnion(self.read(by: index, of: id, from: copies))
      }
      if let site = model.site(of: id), model[site].operators.contains(party) {
        read.formUnion(readableBySite(copies, of: id, party))
        kept.formUnion(copies.cells(shape: shape))
      }
    }
    return Exposed(days: days, read: read, custody: kept.subtracting(read))
  }

  /// What the operator of a system's site can read there (14).
  private func readableBySite(_ copies: Copies, of id: System.ID, _ party: Party.ID) -> Cells {
    let system = model[id]
    let isSealedOff = system.sealedUnder.map { !model.holds(party, $0) } ?? false
    guard isSealedOff || system.noAccess != nil else { return readable(copies, by: party) }
    var cells = Cells(shape: shape)
    for key in model.keyIDs where model.holds(party, key) {
      cells.formUnion(copies.cells(key, shape: shape))
    }
    return cells
  }

  /// What `party` has at `node` over time, in order of days; days with nothing are left out.
  public func had(by party: Party.ID, at node: Node) -> [Exposed] {
    history(of: node).compactMap { segment in
      let exposed = exposed(segment.contents, to: party, at: node, on: segment.days)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// What a channel's operator gets of a passage over it, in order of days (15).
  public func overheard(by party: Party.ID, on passage: Passage) -> [Exposed] {
    guard let channel = model.channel(of: passage) else { return [] }
    let isEncrypted = model[channel].isEncrypted
    return travelling(on: passage).compactMap { days, copies in
      var read = Cells(shape: shape)
      if !isEncrypted { read.formUnion(copies.cells(nil, shape: shape)) }
      for key in model.keyIDs where model.holds(party, key) {
        read.formUnion(copies.cells(key, shape: shape))
      }
      let custody = copies.cells(shape: shape).subtracting(read)
      let exposed = Exposed(days: days, read: read, custody: custody)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// What a passage brings into the hands of `party`, in order of days (23).
  public func entered(_ party: Party.ID, by passage: Passage) -> [Exposed] {
    travelling(on: passage).compactMap { days, copies in
      let exposed: Exposed
      switch passage {
      case .flow(let id): exposed = self.exposed(arriving: copies, by: id, to: party, on: days)
      case .reader:
        exposed = Exposed(
          days: days, read: copies.cells(shape: shape), custody: Cells(shape: shape))
      }
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// What a flow carries, as stored where it arrives and in the systems around that, in the hands of `party`.
  private func exposed(
    arriving copies: Copies, by flow: Flow.ID, to party: Party.ID, on days: DayRange
  ) -> Exposed {
    var read = Cells(shape: shape)
    var kept = Cells(shape: shape)
    var stored = copies
    var last: Node?
    for (hand, node) in model.handsAround(model[flow].to) {
      if node != last { stored = self.stored(stored, at: node) }
      last = node
      guard hand == party else { continue }
      read.formUnion(readable(stored, by: party))
      kept.formUnion(stored.cells(shape: shape))
    }
    return Exposed(days: days, read: read, custody: kept.subtracting(read))
  }

  /// The copies on their way: what a flow carries, or what a reader reads, in the states they are in.
  func travelling(on passage: Passage) -> [(days: DayRange, copies: Copies)] {
    switch passage {
    case .flow(let id): return carried(by: id)
    case .reader(let system, let index):
      let reader = model[system].readers[index]
      let selection = Cells(
        shape: shape, items: model.resolved(reader.items), atoms: reader.subjects)
      return history(of: .system(system)).map { segment in
        (segment.days, segment.contents.restricted(to: selection, openedBy: reader.party, in: self))
      }
    }
  }
}

extension Copies {
  /// The copies of `selection` that `party` can open.
  fileprivate func restricted(
    to selection: Cells, openedBy party: Party.ID, in reach: Reach
  ) -> Copies {
    let shape = reach.shape
    var result = self
    for state in 0..<shape.states {
      let isOpen = state == 0 || reach.model.holds(party, Key.ID(state - 1))
      for index in 0..<shape.plane {
        result.words[state * shape.plane + index] &= isOpen ? selection.words[index] : 0
      }
    }
    return result
  }
}
