/// Which (item, atom) pairs something holds for: a flat bit table, one row of atom bits per item.
///
/// Shape: word `item * width + w` holds atoms `64w…64w+63` of `item`. All tables of one model that are not empty are equally long.
public struct Cells: Hashable, Sendable {
  /// Empty where no pair is set, as in most tables: then there is nothing to make, to compare or to go through.
  private(set) var words: [UInt64] = []

  init() {}

  init(words: [UInt64]) { self.words = words.isBlank ? [] : words }

  /// Whether no pair is set.
  public var isEmpty: Bool { words.isEmpty }

  mutating func formUnion(_ other: Cells) {
    guard !words.isEmpty, !other.words.isEmpty else {
      if words.isEmpty { words = other.words }
      return
    }
    words.combine(with: other.words) { $0 | $1 }
  }

  /// Takes out the pairs of a table that may have fewer items, as many people to each.
  mutating func subtract(_ other: Cells) {
    guard !words.isEmpty, !other.words.isEmpty else { return }
    if !words.combine(with: other.words, { $0 & ~$1 }), words.isBlank { words = [] }
  }

  mutating func formIntersection(_ other: Cells) {
    guard !words.isEmpty else { return }
    if other.words.isEmpty || !words.combine(with: other.words, { $0 & $1 }) { words = [] }
  }

  func union(_ other: Cells) -> Cells { changed { $0.formUnion(other) } }
  func subtracting(_ other: Cells) -> Cells { changed { $0.subtract(other) } }
  func intersection(_ other: Cells) -> Cells { changed { $0.formIntersection(other) } }

  /// The pairs that are not set, of all that a table has room for.
  func complement(shape: Shape) -> Cells {
    Cells(
      words: words.isEmpty
        ? Array(repeating: ~0, count: shape.plane) : words.map { ~$0 })
  }

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
    insert(items, atoms, shape: shape)
  }

  /// Adds the pairs of `items` with `atoms`.
  mutating func insert(_ items: some Sequence<Item.ID>, _ atoms: AtomSet, shape: Shape) {
    guard !atoms.isEmpty else { return }
    for item in items {
      if words.isEmpty { words = Array(repeating: 0, count: shape.plane) }
      let start = item.position * shape.width
      for w in 0..<shape.width { words[start + w] |= atoms.words[w] }
    }
  }

  /// The atoms set for `item`.
  public func atoms(of item: Item.ID, shape: Shape) -> AtomSet {
    guard !words.isEmpty else {
      return AtomSet(words: Array(repeating: 0, count: shape.width))
    }
    let start = item.position * shape.width
    return AtomSet(words: Array(words[start..<start + shape.width]))
  }

  /// Whether any atom is set for `item`.
  func has(_ item: Item.ID, shape: Shape) -> Bool {
    guard !words.isEmpty else { return false }
    let start = item.position * shape.width
    return (start..<start + shape.width).contains { words[$0] != 0 }
  }

  /// The items with at least one atom set, ascending.
  public func items(shape: Shape) -> [Item.ID] {
    guard !words.isEmpty else { return [] }
    return (0..<shape.items).lazy.filter { item in
      (0..<shape.width).contains { words[item * shape.width + $0] != 0 }
    }.map { Item.ID($0) }
  }

  /// The items that are set, each with its atoms, in order.
  func rows(shape: Shape) -> [(Item.ID, AtomSet)] {
    items(shape: shape).map { ($0, atoms(of: $0, shape: shape)) }
  }
}
