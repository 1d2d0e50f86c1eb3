/// Which items a line carries, and as which they arrive.
///
/// Items that keep their name are held as runs of neighbours too, so that all of them are carried by a loop over words.
struct Carriage: Sendable {
  typealias Pair = FixpointRules.Pair

  /// Items that stand side by side and arrive so: what is carried by one loop over words.
  struct Run: Sendable {
    let leaving: Int
    let arriving: Int
    var items: Int
  }

  /// Shape: for each item carried, in the order written, the item that arrives; dropped ones are not in it.
  let pairs: [Pair]
  /// Shape: all pairs, those first that arrive as themselves, ascending.
  let runs: [Run]
  /// Whether something arrives under another name.
  let hasRenames: Bool
  /// Shape: bit of an item → whether something arrives as that.
  private let arrivals: [UInt64]

  init(_ pairs: [Pair], items: Int) {
    self.pairs = pairs
    let renamed = pairs.filter { $0.leaving != $0.arriving }
    hasRenames = !renamed.isEmpty
    var arrivals = [UInt64](repeating: 0, count: (items + 63) / 64)
    for pair in pairs { arrivals[pair.arriving >> 6] |= 1 << UInt64(pair.arriving & 63) }
    self.arrivals = arrivals
    var runs: [Run] = []
    for item in pairs.lazy.filter({ $0.leaving == $0.arriving }).map(\.leaving).sorted() {
      if let last = runs.last, last.leaving + last.items == item {
        runs[runs.count - 1].items += 1
      } else {
        runs.append(Run(leaving: item, arriving: item, items: 1))
      }
    }
    self.runs =
      runs + renamed.map { Run(leaving: $0.leaving, arriving: $0.arriving, items: 1) }
  }

  /// Whether something arrives as an item.
  func brings(_ item: Int) -> Bool { arrivals[item >> 6] >> UInt64(item & 63) & 1 == 1 }

  /// The items that arrive as `item`, in the order written.
  func leaving(as item: Int) -> [Int] {
    guard brings(item) else { return [] }
    return !hasRenames ? [item] : pairs.filter { $0.arriving == item }.map(\.leaving)
  }

  /// The items that `item` arrives as, in the order written.
  func arriving(of item: Int) -> [Int] {
    guard hasRenames else { return brings(item) ? [item] : [] }
    return pairs.filter { $0.leaving == item }.map(\.arriving)
  }
}

extension Carriage {
  /// What a flow carries; selections that say all but something are kept in `known`, since a model has thousands that are alike.
  init(of flow: Flow, in model: Model, _ known: inout [ItemSelection: Carriage]) {
    let isShared = if case .named = flow.items { false } else { flow.renames.isEmpty }
    if isShared, let same = known[flow.items] {
      self = same
      return
    }
    let pairs = model.resolved(flow.items).compactMap { item -> Pair? in
      switch flow.renames[item] {
      case .none: Pair(leaving: item.position, arriving: item.position)
      case .some(.none): nil
      case .some(.some(let renamed)): Pair(leaving: item.position, arriving: renamed.position)
      }
    }
    self.init(pairs, items: model.items.count)
    if isShared { known[flow.items] = self }
  }
}

extension Wiring {
  /// Adds to `target` what a line carries of what its source holds, in the states it travels in (6), as the node at its end stores it,
  /// if one is given; what it claims to carry but for `own`.
  func carry(
    by index: Int, from source: Copies, claimingNothingOf own: Cells? = nil,
    into target: inout Copies, at node: Int? = nil
  ) {
    let (width, states, plane) = (shape.width, shape.states, shape.plane)
    let (isAll, isClaim, seal) = (lines[index].isAll, lines[index].isClaim, lines[index].seal)
    let sealed = node.flatMap { stations[$0].sealed }
    let plain = (sealed ?? seal ?? 0) * plane
    let (held, subjects) = (source.words.span, lines[index].subjects)
    var taken = target.words.mutableSpan
    for run in lines[index].carriage.runs {
      let (leaving, arriving) = (run.leaving * width, run.arriving * width)
      let words = 0..<run.items * width
      for state in (isAll ? 0 : 1)..<max(states, 1) {
        let (from, to) = (state * plane + leaving, (sealed ?? seal ?? state) * plane + arriving)
        for word in words {
          taken[to + word] |= held[from + word] & subjects[width == 1 ? 0 : word % width]
        }
      }
      guard !isAll else { continue }
      for word in words {
        var bits = subjects[width == 1 ? 0 : word % width]
        if !isClaim {
          bits &= source.inAnyState(word: leaving + word, shape: shape)
        } else if let own {
          bits &= ~own.words[leaving + word]
        }
        taken[plain + arriving + word] |= bits
      }
    }
  }

  /// What a line carries of what its source holds, in the states it travels in (6); what it claims to carry but for `own`.
  func carried(
    by index: Int, from source: Copies, claimingNothingOf own: Cells? = nil
  ) -> Copies {
    var result = Copies(shape: shape)
    carry(by: index, from: source, claimingNothingOf: own, into: &result)
    return result
  }

  /// The same copies as a node stores them: sealed, if everything there is (4).
  func stored(_ copies: Copies, at node: Int) -> Copies {
    guard let sealed = stations[node].sealed else { return copies }
    return copies.gathered(into: sealed, shape: shape)
  }
}

extension Copies {
  /// Whether there is a copy of an item about an atom, in any state.
  func hasCopy(of item: Int, about atom: Int, shape: Shape) -> Bool {
    let word = item * shape.width + (atom >> 6)
    return inAnyState(word: word, shape: shape) >> UInt64(atom & 63) & 1 == 1
  }

  /// The bits that a word of one plane has in any state.
  fileprivate func inAnyState(word: Int, shape: Shape) -> UInt64 {
    var bits: UInt64 = 0
    for plane in 0..<shape.states { bits |= words[plane * shape.plane + word] }
    return bits
  }
}
