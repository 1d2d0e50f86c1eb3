extension StackTree {
  /// An arrow as a stack sees it.
  struct Link: Sendable {
    var from: Int
    var to: Int
    var label: Size
    /// Frames that hold one of its ends, or are one.
    var around: [Int]
    /// Shape: frame → whether it is one of those.
    var isAround: [Bool]
    /// The frames that are its ends.
    var fromFrame: Int?
    var toFrame: Int?
    /// Shape: box → whether it is inside those.
    var isBehind: [Bool]
  }

  /// What draws a unit up or down: an arrow from a box inside to one outside in another column.
  struct Pull: Sendable {
    var mine: Int
    var other: Int
    var share: Double
  }

  /// Shape: unit × unit → the height of the highest label of an arrow straight up or down between them, or 0.
  static func labelHeights(
    _ links: [Link], _ columns: [Double], _ parents: [Int]
  ) -> [Double] {
    func chain(_ box: Int) -> [Int] {
      var chain = [box]
      while let last = chain.last, parents[last] >= 0 { chain.append(parents[last]) }
      return chain
    }
    var heights = [Double](repeating: 0, count: parents.count * parents.count)
    for link in links where abs(columns[link.from] - columns[link.to]) < 40 {
      for a in chain(link.from) {
        for b in chain(link.to) where a != b {
          let height = max(heights[a * parents.count + b], link.label.height)
          heights[a * parents.count + b] = height
          heights[b * parents.count + a] = height
        }
      }
    }
    return heights
  }

  /// Shape: unit → what draws it.
  static func pulls(
    _ links: [Link], _ isInside: [[Bool]], _ columns: [Double]
  ) -> [[Pull]] {
    isInside.map { own in
      links.compactMap { link in
        let (isFrom, isTo) = (own[link.from], own[link.to])
        guard isFrom != isTo, abs(columns[link.from] - columns[link.to]) > 40 else { return nil }
        let (mine, other) = isFrom ? (link.from, link.to) : (link.to, link.from)
        // Long arrows need not be level.
        let share = 1 / max(1, abs(columns[mine] - columns[other]) / 150)
        return Pull(mine: mine, other: other, share: share)
      }
    }
  }
}
