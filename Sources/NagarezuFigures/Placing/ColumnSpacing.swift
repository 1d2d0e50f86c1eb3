/// How far apart columns stand: room for the labels between them, for the borders of frames, and the rest of the
/// width shared out by the number of arrows.
struct ColumnSpacing {
  /// Shape: box → the middle of its column.
  private(set) var centers: [Double] = []

  /// Columns over the width of `region`, with at least `share` of the room that labels ask for; `nil` where that is
  /// too wide.
  init?(
    _ scene: Scene, _ measures: Measures, columns: [Int], region: Rect, scale: Double, share: Double
  ) {
    let count = (columns.max() ?? 0) + 1
    var spans: [ClosedRange<Int>?] = Array(repeating: nil, count: scene.frames.count)
    for box in scene.boxes.indices {
      for frame in scene.frames(around: .box(box)) {
        let (low, high) = (
          spans[frame]?.lowerBound ?? columns[box], spans[frame]?.upperBound ?? columns[box]
        )
        spans[frame] = min(low, columns[box])...max(high, columns[box])
      }
    }
    var widths = [Double](repeating: 0, count: count)
    // The room that borders take on the left and on the right of a column.
    let paddings = FrameFitting.paddings(scene, measures, scale: scale)
    var before = [Double](repeating: 0, count: count)
    var after = before
    for (box, column) in columns.enumerated() {
      widths[column] = max(widths[column], measures.boxes[box].size.width)
      let around = scene.frames(around: .box(box))
      let opening = around.filter { spans[$0]?.lowerBound == column }
      before[column] = max(
        before[column], opening.reduce(0) { $0 + paddings[$1].left + 0.5 * scale })
      let closing = around.filter { spans[$0]?.upperBound == column }
      after[column] = max(
        after[column], closing.reduce(0) { $0 + paddings[$1].right + 0.5 * scale })
    }
    for (frame, span) in spans.enumerated() {
      guard let span, span.count == 1 else { continue }
      widths[span.lowerBound] = max(
        widths[span.lowerBound], measures.frames[frame].size.width - 10,
        measures.frames[frame].labelRoom - 10)
    }
    let (needs, weights) = Self.gaps(scene, measures, columns: columns, count: count, share: share)
    var gaps = (0..<(count - 1)).map {
      needs[$0] * scale + after[$0] + before[$0 + 1]
    }
    let edges = before[0] + after[count - 1]
    let total = widths.reduce(0) { $0 + $1 * scale } + gaps.reduce(0, +) + edges
    let rest = region.width - total
    guard rest >= 0 else { return nil }
    let weight = weights.reduce(0, +)
    // A single gap need not swallow a whole page.
    for gap in gaps.indices { gaps[gap] += min(rest * weights[gap] / weight, 240) }
    let used = widths.reduce(0) { $0 + $1 * scale } + gaps.reduce(0, +) + edges
    var left = region.x + (region.width - used) / 2 + before[0]
    var middles: [Double] = []
    for column in 0..<count {
      middles.append(left + widths[column] * scale / 2)
      left += widths[column] * scale + (column < count - 1 ? gaps[column] : 0)
    }
    centers = columns.map { middles[$0] }
  }

  /// Shape: gap between neighbouring columns → the room it needs at scale 1, and its share of what is left over.
  private static func gaps(
    _ scene: Scene, _ measures: Measures, columns: [Int], count: Int, share: Double
  ) -> ([Double], [Double]) {
    var needs = [Double](repeating: 26, count: max(0, count - 1))
    var weights = [Double](repeating: 1, count: max(0, count - 1))
    for (position, arrow) in scene.arrows.enumerated() {
      let (a, b) = (columns[scene.anchor(of: arrow.from)], columns[scene.anchor(of: arrow.to)])
      for gap in min(a, b)..<max(a, b) { weights[gap] += 1 }
      if abs(a - b) == 1 {
        weights[min(a, b)] += 1.5
        let room = measures.labels[position].width * share + 22
        needs[min(a, b)] = max(needs[min(a, b)], room)
      }
    }
    return (needs, weights)
  }
}
