/// Rows for boxes whose columns are known: stacked without overlap, frames around their own, in an order that makes
/// arrows level and keeps them from crossing.
///
/// Starts from an order that was found before and exchanges neighbours as long as the picture gets better.
struct Stacking: Sendable {
  private(set) var boxes: [Rect] = []
  private(set) var frames: [Rect] = []
  private(set) var strain = Double.infinity

  private let tree: StackTree
  private let region: Rect
  private var spacing: [StackSpacing] = []
  /// As ``Structure/order``.
  private(set) var keys: [Double]

  /// The most pictures that are looked at.
  private static let patience = 160

  /// `nil` where the boxes do not fit the height of `region`.
  init?(
    _ scene: Scene, _ measures: Measures, scale: Double, columns: [Double], keys: [Double],
    region: Rect
  ) {
    tree = StackTree(scene, measures, scale: scale, columns: columns)
    self.region = region
    self.keys = keys
    guard let first = best(keys) else { return nil }
    take(first)
  }

  /// Exchanges siblings as long as the picture gets better, then widens the gaps.
  mutating func improve() {
    var looked = 0
    var isBetter = true
    while isBetter && looked < Self.patience {
      isBetter = false
      for move in tree.exchanges(keys) where looked < Self.patience {
        var changed = keys
        changed.swapAt(move.0, move.1)
        looked += 1
        guard let picture = best(changed), picture.strain < strain - 0.5 else { continue }
        keys = changed
        take(picture)
        isBetter = true
      }
    }
    loosen(keys)
  }

  /// The same stack with two neighbours exchanged, every pair in turn, each when it is asked for.
  func exchanged() -> some Sequence<Stacking> {
    tree.neighbours(keys).lazy.compactMap { move in
      var other = self
      other.keys.swapAt(move.0, move.1)
      guard let picture = best(other.keys) else { return nil }
      other.take(picture)
      other.loosen(other.keys)
      return other
    }
  }

  private typealias Picture = (
    boxes: [Rect], frames: [Rect], strain: Double, spacing: [StackSpacing]
  )

  /// Gives each frame, and then the page, wider gaps where there is room: one full column need not press all others.
  private mutating func loosen(_ keys: [Double]) {
    var spacing = self.spacing
    for parent in spacing.indices {
      for wider in Self.spacings where wider.gap > spacing[parent].gap {
        var changed = spacing
        changed[parent] = wider
        guard let picture = picture(keys, changed), picture.strain <= strain + 6 else { continue }
        spacing = changed
        take(picture)
        break
      }
    }
  }

  private mutating func take(_ picture: Picture) {
    (boxes, frames, strain, spacing) = picture
  }

  /// From the widest; the narrowest still keeps borders apart.
  private static let spacings = [
    StackSpacing(gap: 46, share: 1), StackSpacing(gap: 30, share: 1),
    StackSpacing(gap: 22, share: 1), StackSpacing(gap: 16, share: 1),
    StackSpacing(gap: 13, share: 0.8), StackSpacing(gap: 10, share: 0.6),
  ]

  /// The stack with the widest gaps that fits.
  private func best(_ keys: [Double]) -> Picture? {
    for spacing in Self.spacings {
      if let picture = picture(keys, tree.everywhere(spacing)) { return picture }
    }
    return nil
  }

  private func picture(_ keys: [Double], _ spacing: [StackSpacing]) -> Picture? {
    guard let boxes = tree.stacked(keys, spacing, region: region) else { return nil }
    let frames = tree.fitting.frames(around: boxes)
    return (boxes, frames, tree.strain(boxes, frames), spacing)
  }
}

/// How far the things in one frame, or on the page, stand apart.
struct StackSpacing: Hashable, Sendable {
  /// Points at scale 1 between neighbours.
  var gap: Double
  /// How much of a label's height an arrow straight up or down gets, from 0 to 1.
  var share: Double
}
