/// Boxes and frames on a page: columns spaced for their labels, rows stacked so that frames are close and arrows level.
///
/// From the layout engine comes the order within the columns, which decides most crossings.
struct Placement: Sendable {
  /// Points on the page per point of ``Measures``.
  var scale: Double
  var boxes: [Rect]
  /// Drawn closely around what they hold, with room for their words.
  var frames: [Rect]
  /// What is wrong with it as far as straight lines between the boxes tell.
  var strain: Double
  private var stacking: Stacking
  private let engine: Rect

  /// Scales tried, with the share of the labels' width that columns must leave; the first that fits is taken.
  private static let scales = [
    (1.15, 1.0), (1.08, 1), (1, 1), (0.96, 0.95), (0.92, 0.9), (Measures.leastScale, 0.85),
    (Measures.leastScale, 0.5),
  ]

  /// The largest picture of `places` that fits `region`; `nil` where type of 8 points does not.
  init?(
    _ scene: Scene, _ measures: Measures, _ places: LayoutPlaces, columns: [Int], in region: Rect
  ) {
    for (scale, share) in Self.scales {
      guard
        let spacing = ColumnSpacing(
          scene, measures, columns: columns, region: region, scale: scale, share: share),
        let stacking = Stacking(
          scene, measures, scale: scale, columns: spacing.centers,
          rows: scene.plan?.rows ?? scene.boxes.indices.map { places.nodes[$0].y },
          region: region)
      else { continue }
      self.scale = scale
      self.stacking = stacking
      engine = places.nodes.dropFirst().reduce(
        Rect(x: places.nodes[0].x, y: places.nodes[0].y, width: 0, height: 0)
      ) { $0.union(Rect(x: $1.x, y: $1.y, width: 0, height: 0)) }
      (boxes, frames, strain) = (stacking.boxes, stacking.frames, stacking.strain)
      return
    }
    return nil
  }

  /// Exchanges neighbours in the stacks as long as the picture gets better.
  mutating func improve() {
    stacking.improve()
    (boxes, frames, strain) = (stacking.boxes, stacking.frames, stacking.strain)
  }

  /// About where a place of the layout is on the page.
  func point(_ point: Point) -> Point {
    let all = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    return Point(
      all.x + (point.x - engine.x) / max(1, engine.width) * all.width,
      all.y + (point.y - engine.y) / max(1, engine.height) * all.height)
  }
}

/// Draws frames closely around what they hold.
struct FrameFitting: Sendable {
  private let parents: [Int?]
  private let boxFrames: [Int?]
  private let words: [Size]
  let padding: Double

  init(_ scene: Scene, _ measures: Measures, scale: Double) {
    parents = scene.frames.map(\.parent)
    boxFrames = scene.boxes.map(\.frame)
    words = measures.frames.map { Size(($0.size.width + 8) * scale, ($0.size.height + 7) * scale) }
    padding = 9 * scale
  }

  /// The height of a frame's words.
  func heading(of frame: Int) -> Double { words[frame].height }

  /// The part of a frame that its words take.
  func heading(of frame: Int, _ rect: Rect) -> Rect {
    Rect(x: rect.x, y: rect.y, width: words[frame].width, height: words[frame].height)
  }

  /// Shape: frame → its rectangle, given the boxes'.
  func frames(around boxes: [Rect]) -> [Rect] {
    var inside = [Rect?](repeating: nil, count: parents.count)
    for (box, frame) in zip(boxes, boxFrames) {
      if let frame { inside[frame] = inside[frame]?.union(box) ?? box }
    }
    var frames = inside.map { $0 ?? Rect(x: 0, y: 0, width: 0, height: 0) }
    // A frame comes after the one around it, so the innermost are done first.
    for frame in parents.indices.reversed() {
      let held = inside[frame] ?? frames[frame]
      let width = max(held.width + 2 * padding, words[frame].width)
      frames[frame] = Rect(
        x: held.center.x - width / 2, y: held.y - words[frame].height, width: width,
        height: held.height + words[frame].height + padding)
      if let parent = parents[frame] {
        inside[parent] = inside[parent]?.union(frames[frame]) ?? frames[frame]
      }
    }
    return frames
  }
}
