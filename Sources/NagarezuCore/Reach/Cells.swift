/// Which (item, atom) pairs something holds for: a flat bit table, one row of atom bits per item.
///
/// Shape: word `item * width + w` holds atoms `64w…64w+63` of `item`. All tables of one model are equally long.
public struct Cells: Hashable, Sendable {
  var words: [UInt64]

  init(shape: Shape) { words = Array(repeating: 0, count: shape.items * shape.width) }

  init(words: [UInt64]) { self.words = words }

  /// Whether no pair is set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func formUnion(_ other: Cells) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func subtract(_ other: Cells) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// The same, of a table that may have fewer items, as many people to each.
  mutating func subtract(first other: Cells) {
    for index in other.words.indices { words[index] &= ~other.words[index] }
  }

  mutating func formIntersection(_ other: Cells) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  func union(_ other: Cells) -> Cells { changed { $0.formUnion(other) } }
  func subtracting(_ other: Cells) -> Cells { changed { $0.subtract(other) } }
  func intersection(_ other: Cells) -> Cells { changed { $0.formIntersection(other) } }

  private func changed(_ change: (inout Cells) -> Void) -> Cells {
    var copy = self
    change(&copy)
    return copy
  }
}

/// The sizes that all bit tables of one model share.
public struct Shape: Hashable, Sendable {
  let items: Int
  /// Words per item.
  let width: Int
  /// 1 for plain, and one per key.
  let states: Int

  init(_ model: Model) {
    items = model.items.count
    width = max(1, (model.population.count + 63) / 64)
    states = 1 + model.keys.count
  }

  /// Words in the table of one state.
  var plane: Int { items * width }
}

extension Cells {
  /// The pairs of `items` with `atoms`.
  init(shape: Shape, items: some Sequence<Item.ID>, atoms: AtomSet) {
    self.init(shape: shape)
    insert(items, atoms, shape: shape)
  }

  /// Adds the pairs of `items` with `atoms`.
  mutating func insert(_ items: some Sequence<Item.ID>, _ atoms: AtomSet, shape: Shape) {
    for item in items {
      let start = item.position * shape.width
      for w in 0..<shape.width { words[start + w] |= atoms.words[w] }
    }
  }

  /// The atoms set for `item`.
  public func atoms(of item: Item.ID, shape: Shape) -> AtomSet {
    let start = item.position * shape.width
    return AtomSet(words: Array(words[start..<start + shape.width]))
  }

  /// Whether any atom is set for `item`.
  func has(_ item: Item.ID, shape: Shape) -> Bool {
    let start = item.position * shape.width
    return (start..<start + shape.width).contains { words[$0] != 0 }
  }

  /// The items with at least one atom set, ascending.
  public func items(shape: Shape) -> [Item.ID] {
    (0..<shape.items).lazy.filter { item in
      (0..<shape.width).contains { words[item * shape.width + $0] != 0 }
    }.map { Item.ID($0) }
  }

  /// The items that are set, each with its atoms, in order.
  func rows(shape: Shape) -> [(Item.ID, AtomSet)] {
    items(shape: shape).map { ($0, atoms(of: $0, shape: shape)) }
  }
}
