/// The copies at one place: a table of ``Cells`` per state.
///
/// Shape: plane 0 is plain, plane `1 + k` is sealed under key `k`. Only planes that hold something are there, since most nodes have few of
/// them and most tables of a node none: equal copies are therefore equal tables.
public struct Copies: Hashable, Sendable {
  /// One state past the first of which something is here.
  private struct Sealed: Hashable {
    let plane: Int
    /// Shape: as ``Cells/words``; some bit is set.
    var words: [UInt64]
  }

  /// Shape: as ``Cells/words``; empty where nothing is plain.
  private var plain: [UInt64] = []
  /// In order of planes.
  private var sealed: [Sealed] = []

  public var isEmpty: Bool { plain.isEmpty && sealed.isEmpty }

  /// The planes that hold something, in order, with their words.
  var planes: [(plane: Int, words: [UInt64])] {
    (plain.isEmpty ? [] : [(plane: 0, words: plain)]) + sealed.map { ($0.plane, $0.words) }
  }

  /// Shape: as ``Cells/words``; empty where nothing is in that plane.
  func words(of plane: Int) -> [UInt64] {
    plane == 0 ? plain : sealed.first { $0.plane == plane }?.words ?? []
  }

  /// Where a plane past the first stands among those that hold something, or would.
  private func place(of plane: Int) -> (place: Int, isThere: Bool) {
    let place = sealed.firstIndex { $0.plane >= plane } ?? sealed.count
    return (place, place < sealed.count && sealed[place].plane == plane)
  }

  /// Adds to one plane, which is as long as all are meanwhile, and left out afterwards if it holds nothing.
  private mutating func change<Result>(
    _ plane: Int, _ shape: Shape, _ body: (inout [UInt64]) -> Result
  ) -> Result {
    func change(_ words: inout [UInt64]) -> Result {
      let wasEmpty = words.isEmpty
      if wasEmpty { words = Array(repeating: 0, count: shape.plane) }
      // What held something still does.
      defer { if wasEmpty, words.isBlank { words = [] } }
      return body(&words)
    }
    guard plane > 0 else { return change(&plain) }
    let (place, isThere) = place(of: plane)
    if !isThere { sealed.insert(Sealed(plane: plane, words: []), at: place) }
    defer { if sealed[place].words.isEmpty { sealed.remove(at: place) } }
    return change(&sealed[place].words)
  }

  /// Adds to one plane; says whether any was new.
  @discardableResult
  private mutating func add(_ words: [UInt64], to plane: Int) -> Bool {
    guard !words.isEmpty else { return false }
    guard plane > 0 else { return plain.add(words) }
    let (place, isThere) = place(of: plane)
    guard isThere else {
      sealed.insert(Sealed(plane: plane, words: words), at: place)
      return true
    }
    return sealed[place].words.add(words)
  }
}

// MARK: - Sets of copies

extension Copies {
  /// Adds the copies of `other`; says whether any was new.
  @discardableResult
  mutating func formUnion(_ other: Copies) -> Bool {
    var isGrown = plain.add(other.plain)
    for one in other.sealed where add(one.words, to: one.plane) { isGrown = true }
    return isGrown
  }

  func union(_ other: Copies) -> Copies {
    var copy = self
    copy.formUnion(other)
    return copy
  }

  func subtracting(_ other: Copies) -> Copies {
    guard !other.isEmpty else { return self }
    return mapped { $0.combined(with: other.words(of: $1), whereNone: $0) { $0 & ~$1 } }
  }

  mutating func formIntersection(_ other: Copies) {
    self = mapped { $0.combined(with: other.words(of: $1), whereNone: []) { $0 & $1 } }
  }

  /// The copies of `selection` in the planes that `isOpen` names.
  func restricted(to selection: Cells, openedWhere isOpen: (Int) -> Bool) -> Copies {
    mapped { words, plane in
      isOpen(plane) ? words.combined(with: selection.words, whereNone: []) { $0 & $1 } : []
    }
  }

  /// The words of each plane that holds something, changed.
  private func mapped(_ change: (_ words: [UInt64], _ plane: Int) -> [UInt64]) -> Copies {
    var copy = Copies()
    if !plain.isEmpty { copy.plain = change(plain, 0) }
    copy.sealed = sealed.compactMap { one in
      let words = change(one.words, one.plane)
      return words.isEmpty ? nil : Sealed(plane: one.plane, words: words)
    }
    return copy
  }

  /// Adds to plane `to` what plane `from` has; says whether any was new. Planes from 0.
  @discardableResult
  mutating func copyPlane(_ from: Int, to: Int) -> Bool { add(words(of: from), to: to) }

  /// The same copies, all moved to plane `to`.
  func gathered(into to: Int) -> Copies {
    var result = Copies()
    for (_, words) in planes { result.add(words, to: to) }
    return result
  }
}

// MARK: - Cells

extension Copies {
  /// The pairs in one state: `nil` for plain, a key for sealed under it.
  public func cells(_ key: Key.ID?, shape: Shape) -> Cells {
    Cells(words: words(of: key.map { $0.position + 1 } ?? 0))
  }

  /// The pairs in any state.
  public func cells(shape: Shape) -> Cells {
    Cells(words: inAnyState)
  }

  /// The words of all planes in one; empty where nothing is here.
  var inAnyState: [UInt64] { sealed.reduce(into: plain) { $0.add($1.words) } }

  /// The atoms of one item in one plane.
  func atoms(item: Int, plane: Int, shape: Shape) -> ArraySlice<UInt64> {
    let words = words(of: plane)
    guard !words.isEmpty else { return Self.none(shape.width) }
    let start = item * shape.width
    return words[start..<start + shape.width]
  }

  /// Nobody, in so many words.
  private static func none(_ width: Int) -> ArraySlice<UInt64> {
    width <= blank.count ? blank[..<width] : [UInt64](repeating: 0, count: width)[...]
  }
  private static let blank = [UInt64](repeating: 0, count: 64)

  /// Whether there is a copy of an item about any of some people, in any state or in those of `planes`.
  func hasCopy(
    of item: Item.ID, aboutAnyOf atoms: AtomSet, in planes: Range<Int>? = nil, shape: Shape
  ) -> Bool {
    self.planes.contains { plane, words in
      guard planes?.contains(plane) ?? true else { return false }
      let start = item.position * shape.width
      return (0..<shape.width).contains { words[start + $0] & atoms.words[$0] != 0 }
    }
  }

  /// Whether there is a copy of an item about an atom, in any state.
  func hasCopy(of item: Int, about atom: Int, shape: Shape) -> Bool {
    let word = item * shape.width + (atom >> 6)
    return planes.contains { $0.words[word] >> UInt64(atom & 63) & 1 == 1 }
  }

  /// Those of some items of which, of some of the people, there is no copy in any state.
  func lacking(_ items: [Item.ID], about atoms: AtomSet, shape: Shape) -> [Item.ID] {
    let held = inAnyState
    guard !held.isEmpty else { return atoms.isEmpty ? [] : items }
    return items.filter { item in
      let start = item.position * shape.width
      return (0..<shape.width).contains { atoms.words[$0] & ~held[start + $0] != 0 }
    }
  }

  /// Adds `atoms` of one item in one plane; says whether any was new.
  @discardableResult
  mutating func insert(_ atoms: ArraySlice<UInt64>, item: Int, plane: Int, shape: Shape) -> Bool {
    guard atoms.contains(where: { $0 != 0 }) else { return false }
    let start = item * shape.width
    return change(plane, shape) { words in
      var grown: UInt64 = 0
      for (w, bits) in atoms.enumerated() {
        grown |= bits & ~words[start + w]
        words[start + w] |= bits
      }
      return grown != 0
    }
  }

  /// Adds whatever `fill` writes into one plane.
  mutating func fill(
    _ plane: Int, shape: Shape, _ fill: (inout MutableSpan<UInt64>) -> Void
  ) {
    change(plane, shape) { words in
      var span = words.mutableSpan
      fill(&span)
    }
  }
}

// MARK: - Bits

/// A copy by its number: (plane × words of a plane + word) × 64 + bit.
extension Copies {
  /// The numbers of all copies, ascending.
  func bits(shape: Shape) -> [Int] {
    planes.flatMap { plane, words in
      AtomSet(words: words).members.map { $0 + plane * shape.plane * 64 }
    }
  }

  func has(bit: Int, shape: Shape) -> Bool {
    let (plane, place) = (bit / (shape.plane * 64), bit % (shape.plane * 64))
    let words = words(of: plane)
    return !words.isEmpty && words[place >> 6] >> UInt64(place & 63) & 1 == 1
  }

  mutating func insert(bit: Int, shape: Shape) {
    let (plane, place) = (bit / (shape.plane * 64), bit % (shape.plane * 64))
    change(plane, shape) { $0[place >> 6] |= 1 << UInt64(place & 63) }
  }
}

extension [UInt64] {
  /// Whether no bit is set. Looks at all words without a branch: tables are long, and most of those asked are empty.
  var isBlank: Bool {
    var bits: UInt64 = 0
    for word in self { bits |= word }
    return bits == 0
  }

  /// Changes each word by that of another table, as long or shorter; says whether a bit is left in those.
  @discardableResult
  @inline(__always)
  mutating func combine(with other: [UInt64], _ combine: (UInt64, UInt64) -> UInt64) -> Bool {
    let others = other.span
    var words = mutableSpan
    var left: UInt64 = 0
    for index in 0..<Swift.min(words.count, others.count) {
      let word = combine(words[index], others[index])
      words[index] = word
      left |= word
    }
    return left != 0
  }

  /// Adds the bits of other words, as many or none; says whether any was new. Looks before it writes: what others hold too is copied by the
  /// first write.
  @discardableResult
  fileprivate mutating func add(_ other: [UInt64]) -> Bool {
    guard !other.isEmpty else { return false }
    guard !isEmpty else {
      self = other
      return true
    }
    guard isLacking(other) else { return false }
    let new = other.span
    var words = mutableSpan
    for index in words.indices { words[index] |= new[index] }
    return true
  }

  /// Whether some bit of other words, as many, is not here.
  private func isLacking(_ other: [UInt64]) -> Bool {
    let (held, new) = (span, other.span)
    var lacking: UInt64 = 0
    for index in held.indices { lacking |= new[index] & ~held[index] }
    return lacking != 0
  }

  /// These words with others, as many or none, word by word; empty where no bit is left.
  fileprivate func combined(
    with other: [UInt64], whereNone: [UInt64], _ combine: (UInt64, UInt64) -> UInt64
  ) -> [UInt64] {
    guard !other.isEmpty else { return whereNone }
    var words = self
    return words.combine(with: other, combine) ? words : []
  }
}
