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
    var arrivals = [UInt64](repeating: 0, count: (items + 63) / 64)
    var (kept, renamed): ([Int], [Pair]) = ([], [])
    for pair in pairs {
      arrivals[pair.arriving >> 6] |= 1 << UInt64(pair.arriving & 63)
      guard pair.leaving == pair.arriving else {
        renamed.append(pair)
        continue
      }
      kept.append(pair.leaving)
    }
    kept.sort()
    hasRenames = !renamed.isEmpty
    self.arrivals = arrivals
    var runs: [Run] = []
    for item in kept {
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
    let items = model.resolved(flow.items)
    let pairs =
      flow.renames.isEmpty
      ? items.map { Pair(leaving: $0.position, arriving: $0.position) }
      : items.compactMap { item -> Pair? in
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
    let (width, subjects) = (shape.width, lines[index].subjects)
    let (isAll, isClaim, seal) = (lines[index].isAll, lines[index].isClaim, lines[index].seal)
    let sealed = node.flatMap { stations[$0].sealed }
    let runs = lines[index].carriage.runs
    /// Adds to a plane what leaves of the people of the line: what is in `held`, or all there may be, but for what is in `own`.
    func add(_ held: [UInt64]?, but own: [UInt64]?, to plane: Int) {
      target.fill(plane, shape: shape) { taken in
        for run in runs {
          let (leaving, arriving) = (run.leaving * width, run.arriving * width)
          let words = 0..<run.items * width
          switch (held, own) {
          case (let held?, nil):
            for word in words {
              taken[arriving + word] |=
                held[leaving + word] & subjects[width == 1 ? 0 : word % width]
            }
          case (nil, nil):
            for word in words { taken[arriving + word] |= subjects[width == 1 ? 0 : word % width] }
          case (_, let own?):
            for word in words {
              let there = held?[leaving + word] ?? ~0
              taken[arriving + word] |=
                there & ~own[leaving + word] & subjects[width == 1 ? 0 : word % width]
            }
          }
        }
      }
    }
    for (state, held) in source.planes where isAll || state > 0 {
      add(held, but: nil, to: sealed ?? seal ?? state)
    }
    guard !isAll else { return }
    let plain = sealed ?? seal ?? 0
    if isClaim {
      return add(nil, but: own.flatMap { $0.isEmpty ? nil : $0.words }, to: plain)
    }
    let held = source.inAnyState
    if !held.isEmpty { add(held, but: nil, to: plain) }
  }

  /// What a line carries of what its source holds, in the states it travels in (6); what it claims to carry but for `own`.
  func carried(
    by index: Int, from source: Copies, claimingNothingOf own: Cells? = nil
  ) -> Copies {
    var result = Copies()
    carry(by: index, from: source, claimingNothingOf: own, into: &result)
    return result
  }

  /// The same copies as a node stores them: sealed, if everything there is (4).
  func stored(_ copies: Copies, at node: Int) -> Copies {
    guard let sealed = stations[node].sealed else { return copies }
    return copies.gathered(into: sealed)
  }
}
