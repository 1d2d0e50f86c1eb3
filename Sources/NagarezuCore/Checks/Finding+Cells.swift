extension Finding {
  /// A row of what a finding is about: every one of the items, about all of the people, on all of the days (design §10.5).
  public struct Cell: Hashable, Sendable {
    /// In the author's order. Never empty.
    public var items: [Item.ID]
    public var atoms: AtomSet
    /// Joined, in order of days. Never empty.
    public var during: [DayRange]
  }
}

extension Finding.Cell {
  /// Some people of an item who have the same days.
  private struct Group: Hashable {
    var atoms: AtomSet
    var during: [DayRange]
  }

  /// The parts as rows that do not overlap: items that are about equal people on equal days share their rows, of each people with
  /// equal days share one. In order of first item, then of people.
  ///
  /// - Parameter sequence: all items of the parts, in the order in which they are listed.
  static func rows(of parts: [Finding.Part], in sequence: [Item.ID]) -> [Finding.Cell] {
    var order: [[Group]] = []
    var items: [[Group]: [Item.ID]] = [:]
    let partsOf = Dictionary(grouping: parts, by: \.item)
    for item in sequence {
      let groups = groups(partsOf[item] ?? [])
      if items[groups] == nil { order.append(groups) }
      items[groups, default: []].append(item)
    }
    return order.flatMap { groups in
      groups.map {
        Finding.Cell(items: items[groups] ?? [], atoms: $0.atoms, during: $0.during)
      }
    }
  }

  private static func groups(_ parts: [Finding.Part]) -> [Group] {
    // People who are in the same parts so far; every part cuts them further.
    var blocks: [(atoms: AtomSet, days: [DayRange])] = []
    for part in parts {
      var rest = part.atoms
      for index in blocks.indices {
        let shared = blocks[index].atoms.intersection(rest)
        guard !shared.isEmpty else { continue }
        let others = blocks[index].atoms.subtracting(shared)
        if !others.isEmpty { blocks.append((others, blocks[index].days)) }
        blocks[index] = (shared, blocks[index].days + [part.days])
        rest = rest.subtracting(shared)
      }
      if !rest.isEmpty { blocks.append((rest, [part.days])) }
    }
    var people: [[DayRange]: AtomSet] = [:]
    for block in blocks {
      let days = DayRange.joined(block.days)
      people[days] = people[days].map { $0.union(block.atoms) } ?? block.atoms
    }
    return people.map { Group(atoms: $1, during: $0) }
      .sorted { ($0.atoms.first ?? 0) < ($1.atoms.first ?? 0) }
  }
}

extension Model {
  /// The items of some parts, each once, in the author's order.
  func items(of parts: [Finding.Part]) -> [Item.ID] { inAuthorsOrder(Set(parts.map(\.item))) }
}

extension Finding.Part {
  /// The parts in order of item, then of days; those of one item and the same people joined.
  static func joined(_ parts: [Finding.Part]) -> [Finding.Part] {
    let rows = Dictionary(grouping: parts) {
      Finding.Part(item: $0.item, atoms: $0.atoms, days: .always)
    }
    return rows.flatMap { row, parts in
      DayRange.joined(parts.map(\.days)).map {
        Finding.Part(item: row.item, atoms: row.atoms, days: $0)
      }
    }.sorted { a, b in
      if a.item != b.item { return a.item < b.item }
      if a.days.first != b.days.first { return a.days.first < b.days.first }
      let (person, other) = (a.atoms.first ?? 0, b.atoms.first ?? 0)
      return person != other ? person < other : a.days.last < b.days.last
    }
  }
}
