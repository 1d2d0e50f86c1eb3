extension String {
  /// The order of names everywhere: by UTF-8 bytes, so that no locale or library version moves a line.
  public func precedesByBytes(_ other: String) -> Bool {
    let (own, others) = (utf8.span, other.utf8.span)
    for place in 0..<min(own.count, others.count) where own[place] != others[place] {
      return own[place] < others[place]
    }
    return own.count < others.count
  }

  /// Whether two texts in one normal form are the same. `==` asks what each would be in normal form, letter by letter.
  package func hasBytes(of other: String) -> Bool {
    let (own, others) = (utf8.span, other.utf8.span)
    guard own.count == others.count else { return false }
    for place in own.indices where own[place] != others[place] { return false }
    return true
  }
}
