/// A set of subject atoms: the cells into which the declared classes cut the people. Flat bits, no order.
public struct AtomSet: Hashable, Sendable {
  /// Shape: atom 0 is the lowest bit of word 0. All sets of one model have the same number of words.
  public internal(set) var words: [UInt64]

  /// The empty set over `count` atoms.
  public init(count: Int) {
    words = Array(repeating: 0, count: max(1, (count + 63) / 64))
  }

  /// The set of the given atoms, each from 0 to `count - 1`.
  public init(count: Int, _ members: some Sequence<Int>) {
    self.init(count: count)
    for atom in members { insert(atom) }
  }

  init(words: [UInt64]) { self.words = words }

  public mutating func insert(_ atom: Int) { words[atom >> 6] |= 1 << UInt64(atom & 63) }

  public func contains(_ atom: Int) -> Bool { words[atom >> 6] >> UInt64(atom & 63) & 1 == 1 }

  /// How many atoms are in it.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  public func union(_ other: AtomSet) -> AtomSet { combined(with: other, |) }
  public func intersection(_ other: AtomSet) -> AtomSet { combined(with: other, &) }
  public func subtracting(_ other: AtomSet) -> AtomSet { combined(with: other) { $0 & ~$1 } }
  public func isSubset(of other: AtomSet) -> Bool { subtracting(other).isEmpty }

  /// The least atom; `nil` of nobody.
  var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
  }

  /// The atoms in ascending order.
  public var members: [Int] {
    words.indices.flatMap { index in
      var rest = words[index]
      var found: [Int] = []
      while rest != 0 {
        found.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return found
    }
  }

  private func combined(with other: AtomSet, _ bits: (UInt64, UInt64) -> UInt64) -> AtomSet {
    var result = self
    for index in words.indices { result.words[index] = bits(words[index], other.words[index]) }
    return result
  }
}
