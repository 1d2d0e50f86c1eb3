/// The position of one thing of a kind in its list in ``Model``; from 0.
///
/// One generic type and a name per owner: a `Party.ID` never passes for an `Item.ID`. Lists are sorted by
/// name, so the order of indices is the order of names by UTF-8 bytes and never that of files or lines.
public struct Index<Owner>: Hashable, Comparable, Sendable {
  /// From 0.
  public let position: Int

  /// The index of the thing at `position`, from 0.
  public init(_ position: Int) { self.position = position }

  public static func < (a: Self, b: Self) -> Bool { a.position < b.position }
}

/// Things that have a name a person wrote.
public protocol Named {
  /// In NFC, as people write it; unique among things of its kind.
  var name: String { get }
}

/// Something that goes by other names too.
protocol ManyNamed {
  var name: String { get }
  /// The registered name, when it differs from `name`.
  var fullName: String? { get }
  var aliases: [String] { get }
}

extension ManyNamed {
  /// All that it is called.
  var names: Set<String> { Set([name] + aliases + (fullName.map { [$0] } ?? [])) }
}
