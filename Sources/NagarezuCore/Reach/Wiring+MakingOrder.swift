extension Wiring {
  /// Some derivations, those that make what others are made from before these, but for what closes a cycle: taken in this order, one pass
  /// makes all that can be made, whatever order they are written in.
  static func inMakingOrder(_ derivations: [Derivation]) -> [Derivation] {
    // Shape: item → the derivations that make it; taken out once they were looked at.
    var makers: [Int: [Int]] = [:]
    for (position, derivation) in derivations.enumerated() {
      for output in derivation.outputs { makers[output, default: []].append(position) }
    }
    var order: [Derivation] = []
    var isSeen = [Bool](repeating: false, count: derivations.count)
    // Shape: a derivation, and those before it that were not looked at yet.
    var open: [(position: Int, before: [Int])] = []
    func look(at position: Int) {
      guard !isSeen[position] else { return }
      isSeen[position] = true
      let before = derivations[position].inputs.flatMap { makers.removeValue(forKey: $0) ?? [] }
      open.append((position, before))
    }
    for first in derivations.indices {
      look(at: first)
      while let last = open.indices.last {
        if let next = open[last].before.popLast() {
          look(at: next)
        } else {
          order.append(derivations[open.removeLast().position])
        }
      }
    }
    return order
  }
}
