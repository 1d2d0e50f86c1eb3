/// Two long texts, shown where they differ: what they begin with in common gives way to …
struct Elision {
  private let old: String
  private let new: String

  init(_ old: String, _ new: String) {
    self.old = old
    self.new = new
  }

  /// Both texts, whole where neither is longer than `limit` letters; else each from shortly before the first difference.
  func shown(atMost limit: Int) -> (String, String) {
    guard max(old.count, new.count) > limit else { return (old, new) }
    let same = zip(old, new).prefix { $0 == $1 }.count
    // A few letters before the difference tell where in the text it is.
    let start = max(0, same - 12)
    func part(_ text: String) -> String {
      let rest = text.dropFirst(start)
      let end = rest.count > limit ? rest.prefix(limit - 1) + "…" : rest
      return (start > 0 ? "…" : "") + end
    }
    return (part(old), part(new))
  }
}
