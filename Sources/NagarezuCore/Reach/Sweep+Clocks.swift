/// Arrival days, where a stay is a span.
extension Sweep {
  /// Gives what was unsealed the arrival day of what it was unsealed from; says whether any moved.
  mutating func passClocks(from plane: Int, at node: Int) -> Bool {
    let bitsPerPlane = wiring.shape.plane * 64
    var isMoved = false
    for (bit, clock) in states[node].clocks where bit / bitsPerPlane == plane {
      if advance(bit % bitsPerPlane, to: clock, at: node) { isMoved = true }
    }
    return isMoved
  }

  /// Gives the outputs the latest arrival day of the inputs; says whether any moved.
  mutating func deriveClocks(
    _ derivation: Wiring.Derivation, atoms: [UInt64], at node: Int, _ plane: Int
  ) -> Bool {
    let shape = wiring.shape
    var isMoved = false
    for atom in AtomSet(words: atoms).members {
      func bit(_ item: Int, _ plane: Int) -> Int {
        (plane * shape.plane + item * shape.width) * 64 + atom
      }
      // An input that an inner system or another business has arrives today.
      let latest = derivation.inputs.map { input in
        let position = bit(input, 0)
        let isLocal = states[node].local.has(bit: position, shape: shape)
        let isInside =
          states[node].inside.has(bit: position, shape: shape)
          || states[node].imported?.has(bit: position, shape: shape) ?? false
        return isInside || !isLocal ? Self.now : states[node].clocks[position] ?? Self.now
      }.max()
      guard let latest else { continue }
      for output in derivation.outputs where advance(bit(output, plane), to: latest, at: node) {
        isMoved = true
      }
    }
    return isMoved
  }

  mutating func advance(_ bit: Int, to clock: Int32, at node: Int) -> Bool {
    guard states[node].clocks[bit] ?? .min < clock else { return false }
    states[node].clocks[bit] = clock
    return true
  }
}
