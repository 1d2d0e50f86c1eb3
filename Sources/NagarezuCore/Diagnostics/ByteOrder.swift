extension String {
  /// The order of names everywhere: by UTF-8 bytes, so that no locale or library version moves a line.
  public func precedesByBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
