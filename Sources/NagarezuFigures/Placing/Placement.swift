/// Boxes and frames on a page: columns spaced for their labels, rows stacked so that frames are close and arrows level.
struct Placement: Sendable {
  /// Points on the page per point of ``Measures``.
  var scale: Double
  var boxes: [Rect] { stacking.boxes }
  /// Drawn closely around what they hold, with room for their words.
  var frames: [Rect] { stacking.frames }
  /// What is wrong with it as far as straight lines between the boxes tell.
  var strain: Double { stacking.strain }
  /// Which of ``scales`` it has, from the best.
  let step: Int
  private var stacking: Stacking

  /// As ``Structure/order``.
  var order: [Double] { stacking.keys }

  /// Scales tried, with the share of the labels' width that columns must leave; the first that fits is taken.
  private static let scales = [
    (1.15, 1.0), (1.08, 1), (1, 1), (0.96, 0.9), (0.92, 0.8), (Measures.leastScale, 0.7),
    (Measures.leastScale, 0.45), (Measures.leastScale, 0.2),
  ]

  /// The largest picture of `structure` that fits `region`; `nil` where type of 8 points does not.
  init?(_ scene: Scene, _ measures: Measures, _ structure: Structure, in region: Rect) {
    for (step, (scale, share)) in Self.scales.enumerated() {
      guard
        let spacing = ColumnSpacing(
          scene, measures, columns: structure.columns, region: region, scale: scale, share: share),
        let stacking = Stacking(
          scene, measures, scale: scale, columns: spacing.centers, keys: structure.order,
          region: region)
      else { continue }
      self.scale = scale
      self.step = step
      self.stacking = stacking
      return
    }
    return nil
  }

  /// Exchanges neighbours in the stacks as long as the picture gets better.
  mutating func improve() { stacking.improve() }

  /// The same picture with two neighbours exchanged, every pair in turn, each when it is asked for.
  func exchanged() -> some Sequence<Placement> {
    stacking.exchanged().lazy.map { stacking in
      var other = self
      other.stacking = stacking
      return other
    }
  }
}

/// Draws frames closely around what they hold.
struct FrameFitting: Sendable {
  private let parents: [Int?]
  private let boxFrames: [Int?]
  private let words: [Size]
  /// Shape: frame → its least width.
  private let widths: [Double]
  /// Shape: frame → the room between what it holds and its borders.
  let paddings: [Padding]

  /// The room between what a frame holds and its left, right and lower border, in points.
  struct Padding: Sendable {
    var left: Double
    var right: Double
    var bottom: Double
  }

  init(_ scene: Scene, _ measures: Measures, scale: Double) {
    parents = scene.frames.map(\.parent)
    boxFrames = scene.boxes.map(\.frame)
    words = measures.frames.map { Size(($0.size.width + 8) * scale, ($0.size.height + 7) * scale) }
    widths = zip(words, measures.frames).map { max($0.width, $1.labelRoom * scale) }
    paddings = Self.paddings(scene, measures, scale: scale)
  }

  /// Shape: frame → its padding; wide where an arrow runs between the frame and what it holds, and where arrows within
  /// it run by its side.
  static func paddings(_ scene: Scene, _ measures: Measures, scale: Double) -> [Padding] {
    var least = [Double](repeating: 9, count: scene.frames.count)
    for arrow in scene.arrows {
      for (end, other) in [(arrow.from, arrow.to), (arrow.to, arrow.from)] {
        if case .frame(let frame) = end, scene.frames(around: other).contains(frame) {
          least[frame] = 40
        }
      }
    }
    return zip(least, measures.frames).map { least, frame in
      Padding(
        left: max(least, 9 + frame.lanes.left) * scale,
        right: max(least, 9 + frame.lanes.right) * scale, bottom: least * scale)
    }
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
      let padding = paddings[frame]
      let needed = held.width + padding.left + padding.right
      let width = max(needed, widths[frame])
      frames[frame] = Rect(
        x: held.x - padding.left - (width - needed) / 2, y: held.y - words[frame].height,
        width: width, height: held.height + words[frame].height + padding.bottom)
      if let parent = parents[frame] {
        inside[parent] = inside[parent]?.union(frames[frame]) ?? frames[frame]
      }
    }
    return frames
  }
}
