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

/// The copies at one place: a table of ``Cells`` per state.
///
/// Shape: plane 0 is plain, plane `1 + k` is sealed under key `k`.
public struct Copies: Hashable, Sendable {
  var words: [UInt64]

  init(shape: Shape) { words = Array(repeating: 0, count: shape.plane * shape.states) }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Adds the copies of `other`; says whether any was new.
  @discardableResult
  mutating func formUnion(_ other: Copies) -> Bool {
    var grown: UInt64 = 0
    for index in words.indices {
      grown |= other.words[index] & ~words[index]
      words[index] |= other.words[index]
    }
    return grown != 0
  }

  func union(_ other: Copies) -> Copies {
    var copy = self
    copy.formUnion(other)
    return copy
  }

  func subtracting(_ other: Copies) -> Copies {
    var copy = self
    for index in copy.words.indices { copy.words[index] &= ~other.words[index] }
    return copy
  }

  mutating func formIntersection(_ other: Copies) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// The pairs in one state: `nil` for plain, a key for sealed under it.
  public func cells(_ key: Key.ID?, shape: Shape) -> Cells {
    let start = shape.plane * (key.map { $0.position + 1 } ?? 0)
    return Cells(words: Array(words[start..<start + shape.plane]))
  }

  /// Whether there is a copy of an item about any of some people, in any state or in those of `planes`.
  func hasCopy(
    of item: Item.ID, aboutAnyOf atoms: AtomSet, in planes: Range<Int>? = nil, shape: Shape
  ) -> Bool {
    (planes ?? 0..<shape.states).contains { plane in
      let start = plane * shape.plane + item.position * shape.width
      return (0..<shape.width).contains { words[start + $0] & atoms.words[$0] != 0 }
    }
  }

  /// The pairs in any state.
  public func cells(shape: Shape) -> Cells {
    var all = Cells(shape: shape)
    for state in 0..<shape.states {
      for index in 0..<shape.plane { all.words[index] |= words[state * shape.plane + index] }
    }
    return all
  }

  /// Adds to plane `to` what plane `from` has; says whether any was new. Planes from 0.
  @discardableResult
  mutating func copyPlane(_ from: Int, to: Int, shape: Shape) -> Bool {
    var grown: UInt64 = 0
    for index in 0..<shape.plane {
      let bits = words[from * shape.plane + index]
      grown |= bits & ~words[to * shape.plane + index]
      words[to * shape.plane + index] |= bits
    }
    return grown != 0
  }

  /// The same copies, all moved to plane `to`.
  func gathered(into to: Int, shape: Shape) -> Copies {
    var result = Copies(shape: shape)
    for state in 0..<shape.states {
      for index in 0..<shape.plane {
        result.words[to * shape.plane + index] |= words[state * shape.plane + index]
      }
    }
    return result
  }

  /// Adds `atoms` of one item in one plane; says whether any was new.
  @discardableResult
  mutating func insert(_ atoms: ArraySlice<UInt64>, item: Int, plane: Int, shape: Shape) -> Bool {
    let start = plane * shape.plane + item * shape.width
    var grown: UInt64 = 0
    for (w, bits) in atoms.enumerated() {
      grown |= bits & ~words[start + w]
      words[start + w] |= bits
    }
    return grown != 0
  }

  /// The atoms of one item in one plane.
  func atoms(item: Int, plane: Int, shape: Shape) -> ArraySlice<UInt64> {
    let start = plane * shape.plane + item * shape.width
    return words[start..<start + shape.width]
  }
}
