/// Things that are put into sets which are joined.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of place: Int) -> Int {
    var root = place
    while parents[root] != root { root = parents[root] }
    var next = place
    while parents[next] != root { (parents[next], next) = (root, parents[next]) }
    return root
  }

  /// The earlier of both becomes the root, so that a set is known by its first.
  mutating func join(_ a: Int, _ b: Int) {
    let (one, other) = (root(of: a), root(of: b))
    parents[max(one, other)] = min(one, other)
  }
}
