/// Something that passes from node to hands: a flow, a reader's look, or what a system holds when somebody takes over its operation.
public enum Passage: Hashable, Comparable, Sendable {
  case flow(Flow.ID)
  /// The reader at a position in `System.readers`.
  case reader(System.ID, Int)
  /// The first day of the operator at a position in `System.assignments` (`docs/adr/0008`, 19).
  case succession(System.ID, Int)

  public static func < (a: Passage, b: Passage) -> Bool { a.order < b.order }

  private var order: (Int, Int, Int) {
    switch self {
    case .flow(let id): (0, id.position, 0)
    case .reader(let system, let index): (1, system.position, index)
    case .succession(let system, let index): (2, system.position, index)
    }
  }
}

extension Model {
  /// Every flow, every reader's look and every succession with a channel, in order: of one without there is nothing to ask.
  public var passages: [Passage] {
    var passages = flowIDs.map { Passage.flow($0) }
    for id in systemIDs { passages += self[id].readers.indices.map { .reader(id, $0) } }
    for id in systemIDs {
      let stated = self[id].assignments.indices.filter { self[id].assignments[$0].channel != nil }
      passages += stated.map { .succession(id, $0) }
    }
    return passages
  }

  /// The channel a passage uses; `nil` where none is stated.
  public func channel(of passage: Passage) -> Channel.ID? {
    switch passage {
    case .flow(let id): self[id].channel
    case .reader(let system, let index): self[system].readers[index].channel
    case .succession(let system, let index): self[system].assignments[index].channel
    }
  }

  /// Where a passage begins: the node a flow leaves, or the system that is read or taken over.
  public func origin(of passage: Passage) -> Node {
    switch passage {
    case .flow(let id): self[id].from
    case .reader(let system, _), .succession(let system, _): .system(system)
    }
  }

  /// Where a passage ends: the node a flow enters, or the system that is read or taken over.
  func end(of passage: Passage) -> Node {
    switch passage {
    case .flow(let id): self[id].to
    case .reader(let system, _), .succession(let system, _): .system(system)
    }
  }

  /// Into whose hands a passage brings something (`docs/adr/0008`, 1): those of a flow's end and of the systems around that, or a
  /// reader who does not operate the system, or a new operator. In order, none twice.
  public func receivers(of passage: Passage) -> [Party.ID] {
    switch passage {
    case .flow(let id): return Set(entries(of: id).flatMap(\.parties)).sorted()
    case .reader(let system, let index):
      let before = hands(of: .system(system))
      return [self[system].readers[index].party].filter { !before.contains($0) }
    case .succession(let system, let index): return [self[system].assignments[index].holder]
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

  /// In whose hands a passage ends: those of the node a flow enters, the reader, or the new operator.
  func farHands(of passage: Passage) -> [Party.ID] {
    switch passage {
    case .flow(let id): hands(of: self[id].to)
    case .reader(let system, let index): [self[system].readers[index].party]
    case .succession(let system, let index): [self[system].assignments[index].holder]
    }
  }

  /// Whoever gets what passes: those at its end, and those who operate a system around that (`docs/adr/0008`, 1).
  func takers(of passage: Passage) -> [Party.ID] {
    farHands(of: passage) + receivers(of: passage)
  }

  /// Where a passage is written.
  public func span(of passage: Passage) -> SourceSpan {
    switch passage {
    case .flow(let id): self[id].span
    case .reader(let system, let index): self[system].readers[index].span
    case .succession(let system, let index): self[system].assignments[index].span
    }
  }

  /// A flow's number, 閲覧 or 引継ぎ.
  func label(of passage: Passage) -> String {
    switch passage {
    case .flow(let id): self[id].number + (self[id].isReturn ? "（戻り）" : "")
    case .reader: "閲覧"
    case .succession: "引継ぎ"
    }
  }

  /// The name of who or what a passage ends at: the node a flow enters, the reader, or the new operator.
  public func endName(of passage: Passage) -> String {
    switch passage {
    case .flow(let id): name(of: self[id].to)
    case .reader(let system, let index): self[self[system].readers[index].party].name
    case .succession(let system, let index): self[self[system].assignments[index].holder].name
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
