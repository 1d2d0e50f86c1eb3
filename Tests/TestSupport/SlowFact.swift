import NagarezuCore

/// One copy: a field of one subject atom in one state. Positions in the model's lists.
public struct SlowFact: Hashable, Sendable {
  /// The item's position.
  public var item: Int
  /// The subject atom.
  public var atom: Int
  /// The key it is sealed under; `nil` for plain.
  public var key: Int?

  /// A copy of `item` for `atom`, plain unless `key` is given.
  public init(item: Int, atom: Int, key: Int? = nil) {
    self.item = item
    self.atom = atom
    self.key = key
  }

  /// The same copy, plain.
  var plain: SlowFact { SlowFact(item: item, atom: atom) }

  /// One number instead of three: random models ask for millions of these.
  public func hash(into hasher: inout Hasher) {
    hasher.combine((item * 4096 + atom) * 64 + (key ?? -1) + 1)
  }
}
