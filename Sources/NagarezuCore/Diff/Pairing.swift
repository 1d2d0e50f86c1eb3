/// Which of two lists' elements are the same thing: at most one partner each.
struct Pairing: Sendable {
  /// Shape: position in the new list → position in the old.
  private(set) var oldOf: [Int: Int] = [:]
  /// Shape: position in the old list → position in the new.
  private(set) var newOf: [Int: Int] = [:]
  let oldCount: Int
  let newCount: Int

  init(oldCount: Int, newCount: Int) {
    self.oldCount = oldCount
    self.newCount = newCount
  }

  var unpairedOld: [Int] { (0..<oldCount).filter { newOf[$0] == nil } }
  var unpairedNew: [Int] { (0..<newCount).filter { oldOf[$0] == nil } }

  private mutating func join(_ old: Int, _ new: Int) {
    newOf[old] = new
    oldOf[new] = old
  }

  /// Pairs what is not paired yet and has the same key. Of several with one key nobody is paired, or, with `inOrder`, the first with
  /// the first; an element whose key is `nil` is left alone.
  mutating func pair<Key: Hashable>(
    inOrder: Bool = false, old: (Int) -> Key?, new: (Int) -> Key?
  ) {
    let ours = Dictionary(grouping: unpairedOld) { old($0) }
    let theirs = Dictionary(grouping: unpairedNew) { new($0) }
    for (key, olds) in ours where key != nil {
      guard let news = theirs[key], inOrder || (olds.count == 1 && news.count == 1) else {
        continue
      }
      for (one, other) in zip(olds, news) { join(one, other) }
    }
  }

  /// Pairs by any name both go by, where each is the only one the other could be.
  mutating func pair(oldNames: (Int) -> Set<String>, newNames: (Int) -> Set<String>) {
    let (olds, news) = (unpairedOld, unpairedNew)
    let ours = Dictionary(uniqueKeysWithValues: olds.map { ($0, oldNames($0)) })
    let theirs = Dictionary(uniqueKeysWithValues: news.map { ($0, newNames($0)) })
    func partners(_ names: Set<String>, _ others: [Int: Set<String>]) -> [Int] {
      others.filter { !$0.value.isDisjoint(with: names) }.map(\.key)
    }
    for old in olds {
      let candidates = partners(ours[old] ?? [], theirs)
      guard let new = candidates.first, candidates.count == 1,
        partners(theirs[new] ?? [], ours).count == 1
      else { continue }
      join(old, new)
    }
  }
}
