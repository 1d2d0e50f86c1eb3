/// The places from which a copy about one atom may have come to a goal, found backwards from it: what a path search looks at.
///
/// A model has many paths to find, each over a small part of it.
struct PathCone {
  /// Shape: node → the items that matter there.
  private var places: [Int: Set<Int>] = [:]
  /// Shape: node → the lines on which something there leaves towards the goal, ascending.
  private(set) var leaving: [Int: [Int]] = [:]

  init(
    to goal: Int, item: Int, atom: Int, among relevant: Set<Int>, in wiring: Wiring
  ) {
    var pending: [(node: Int, item: Int)] = []
    func reach(_ cone: inout Self, _ node: Int, _ item: Int) {
      if cone.places[node, default: []].insert(item).inserted { pending.append((node, item)) }
    }
    reach(&self, goal, item)
    var lines: Set<Int> = []
    while let (node, item) = pending.popLast() {
      let station = wiring.stations[node]
      for line in station.arriving
      where AtomSet(words: wiring.lines[line].subjects).contains(atom) {
        for source in wiring.lines[line].carriage.leaving(as: item) where relevant.contains(source)
        {
          lines.insert(line)
          reach(&self, wiring.lines[line].from, source)
        }
      }
      for inner in station.inner { reach(&self, inner, item) }
      for derivation in station.derivations where derivation.outputs.contains(item) {
        for input in derivation.inputs where relevant.contains(input) { reach(&self, node, input) }
      }
    }
    for line in lines.sorted() { leaving[wiring.lines[line].from, default: []].append(line) }
  }

  /// The nodes that matter, ascending.
  var nodes: [Int] { places.keys.sorted() }

  /// The lines that matter, ascending.
  var lines: [Int] { leaving.values.flatMap(\.self).sorted() }

  /// The items that matter at a node, ascending.
  func items(at node: Int) -> [Int] { (places[node] ?? []).sorted() }

  func contains(_ item: Int, at node: Int) -> Bool { places[node]?.contains(item) ?? false }
}
