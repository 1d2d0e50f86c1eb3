extension Sequence where Element: Hashable {
  /// Each element once, where it first stands.
  public var withoutRepeats: [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}
