import Families

/// What the same facts take at least: a worklist over flat words that knows nothing of days, seals, people's names or evidence. Ours,
/// and no part of the product.
struct Yardstick {
  private let nodes: Int
  /// Words of one node.
  private let width: Int
  /// Shape: node → the positions of its leaving links, from `first[node]` to before `first[node + 1]`.
  private let first: [Int]
  private let targets: [Int]
  /// Shape: link → where its words are, in ``words`` and ``masks``; empty where it carries all.
  private let lists: [Range<Int>]
  private let carriesAll: [Bool]
  /// The words of a list that are not zero: which, and their bits.
  private let words: [Int]
  private let masks: [UInt64]
  private let births: [UInt64]

  init(_ network: Network) {
    nodes = network.nodes
    width = (Network.items * Network.people + 63) / 64
    var births = [UInt64](repeating: 0, count: nodes * width)
    for origin in network.origins {
      for (word, bits) in Self.packed(origin.items) { births[origin.node * width + word] |= bits }
    }
    self.births = births
    let sorted = network.links.indices.sorted {
      (network.links[$0].from, $0) < (network.links[$1].from, $1)
    }
    var first = [Int](repeating: 0, count: nodes + 1)
    var lists: [Range<Int>] = []
    var (words, masks): ([Int], [UInt64]) = ([], [])
    for link in sorted.map({ network.links[$0] }) {
      first[link.from + 1] += 1
      let start = words.count
      for (word, bits) in Self.packed(link.items ?? []) {
        words.append(word)
        masks.append(bits)
      }
      lists.append(start..<words.count)
    }
    for node in 0..<nodes { first[node + 1] += first[node] }
    self.first = first
    targets = sorted.map { network.links[$0].to }
    carriesAll = sorted.map { network.links[$0].items == nil }
    (self.lists, self.words, self.masks) = (lists, words, masks)
  }

  /// The words of some items about everybody that are not zero, ascending.
  private static func packed(_ items: [Int]) -> [(word: Int, bits: UInt64)] {
    var found: [(word: Int, bits: UInt64)] = []
    for item in items {
      for bit in item * Network.people..<(item + 1) * Network.people {
        if found.last?.word != bit >> 6 { found.append((bit >> 6, 0)) }
        found[found.count - 1].bits |= 1 << UInt64(bit & 63)
      }
    }
    return found
  }

  /// How many (node, item, cell of people) there are: only what is new at a node travels on.
  func facts() -> Int { run { _, _, _ in } }

  /// The same, with the round in which each fact came: of a shortest way to it how many links long it is. Gives the sum of all.
  func distances() -> Int {
    var sum = 0
    _ = run { round, _, bits in sum += round * bits.nonzeroBitCount }
    return sum
  }

  private func run(_ note: (_ round: Int, _ word: Int, _ bits: UInt64) -> Void) -> Int {
    var held = births
    // What came in the round before, and what comes in this one.
    var fresh = births
    var coming = [UInt64](repeating: 0, count: births.count)
    var isWaiting = [Bool](repeating: false, count: nodes)
    var queue = (0..<nodes).filter { node in
      (0..<width).contains { births[node * width + $0] != 0 }
    }
    var next: [Int] = []
    var round = 0
    while !queue.isEmpty {
      round += 1
      for node in queue {
        for link in first[node]..<first[node + 1] {
          let (from, to) = (node * width, targets[link] * width)
          var isNew = false
          func bring(_ word: Int, _ bits: UInt64) {
            let new = bits & ~held[to + word]
            guard new != 0 else { return }
            held[to + word] |= new
            coming[to + word] |= new
            isNew = true
            note(round, to + word, new)
          }
          if carriesAll[link] {
            for word in 0..<width { bring(word, fresh[from + word]) }
          } else {
            for place in lists[link] {
              bring(words[place], fresh[from + words[place]] & masks[place])
            }
          }
          if isNew, !isWaiting[targets[link]] {
            isWaiting[targets[link]] = true
            next.append(targets[link])
          }
        }
      }
      for node in queue {
        for word in node * width..<(node + 1) * width { fresh[word] = 0 }
      }
      for node in next {
        isWaiting[node] = false
        for word in node * width..<(node + 1) * width {
          fresh[word] = coming[word]
          coming[word] = 0
        }
      }
      (queue, next) = (next, [])
    }
    return held.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
