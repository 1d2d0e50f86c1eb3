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
  /// Every flow and every reader's look, in order.
  public var passages: [Passage] {
    flowIDs.map { .flow($0) }
      + systemIDs.flatMap { id in self[id].readers.indices.map { .reader(id, $0) } }
  }

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

  /// Where a passage ends: the node a flow enters, or the system that is read.
  func end(of passage: Passage) -> Node {
    switch passage {
    case .flow(let id): self[id].to
    case .reader(let system, _): .system(system)
    }
  }

  /// Into whose hands a passage brings something (`docs/adr/0008`, 1): those of a flow's end and of the systems around that, or a
  /// reader who does not operate the system. In order, none twice.
  public func receivers(of passage: Passage) -> [Party.ID] {
    switch passage {
    case .flow(let id): return Set(entries(of: id).flatMap(\.parties)).sorted()
    case .reader(let system, let index):
      let before = hands(of: .system(system))
      return [self[system].readers[index].party].filter { !before.contains($0) }
    }
  }

  /// The nodes at which a flow enters somebody's hands, and whose: where it ends, then the systems around that, innermost first.
  ///
  /// A system around its end that is its source or around that is not entered. Nothing enters from a node into the hands of
  /// those who alone operate it, nor where both are operated by the same.
  func entries(of id: Flow.ID) -> [(node: Node, parties: [Party.ID])] {
    let (from, to) = (self[id].from, self[id].to)
    let givers = Set(hands(of: from))
    let behind = around(from)
    return around(to).compactMap { node in
      guard node == to || !behind.contains(node) else { return nil }
      let takers = Set(hands(of: node))
      guard takers != givers else { return nil }
      let parties = takers.filter { givers != [$0] }.sorted()
      return parties.isEmpty ? nil : (node, parties)
    }
  }

  /// In whose hands a passage ends: those of the node a flow enters, or the reader.
  func farHands(of passage: Passage) -> [Party.ID] {
    switch passage {
    case .flow(let id): hands(of: self[id].to)
    case .reader(let system, let index): [self[system].readers[index].party]
    }
  }

  /// Where a passage is written.
  func span(of passage: Passage) -> SourceSpan {
    switch passage {
    case .flow(let id): self[id].span
    case .reader(let system, let index): self[system].readers[index].span
    }
  }

  /// A flow's number, or 閲覧.
  func label(of passage: Passage) -> String {
    switch passage {
    case .flow(let id): self[id].number + (self[id].isReturn ? "（戻り）" : "")
    case .reader: "閲覧"
    }
  }

  /// The name of who or what a passage ends at: the node a flow enters, or the reader.
  func endName(of passage: Passage) -> String {
    switch passage {
    case .flow(let id): name(of: self[id].to)
    case .reader(let system, let index): self[self[system].readers[index].party].name
    }
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
}
