/// In which order things stand from the top where some have their rows.
struct PinnedOrder {
  private let scene: Scene
  private let columns: [Int]
  /// Shape: box → how far down it would stand, in points.
  private let rows: [Double]
  /// Shape: frame → the boxes inside.
  private let members: [[Int]]

  /// The order of boxes that would stand at `rows` in their columns.
  init(_ scene: Scene, columns: [Int], rows: [Double]) {
    (self.scene, self.columns, self.rows) = (scene, columns, rows)
    members = scene.frames.indices.map { frame in
      scene.boxes.indices.filter { scene.frames(around: .box($0)).contains(frame) }
    }
  }

  /// Shape: box, then frame → whether it keeps its place among those beside it.
  static func fixed(_ scene: Scene) -> [Bool] {
    var fixed =
      scene.boxes.map { $0.pin.isUpright || $0.pin.rank != nil }
      + scene.frames.map { $0.pin.isUpright || $0.pin.rank != nil }
    for (box, one) in scene.boxes.enumerated() where one.pin.row != nil {
      for frame in scene.frames(around: .box(box)) { fixed[scene.boxes.count + frame] = true }
    }
    return fixed
  }

  /// Shape: box, then frame → the number by which those beside it are ordered: of a frame the mean of its boxes'.
  var keys: [Double] {
    let isPinned = (scene.boxes.map(\.pin) + scene.frames.map(\.pin)).contains(where: \.isUpright)
    let own = isPinned ? rowsWithPins : rows
    var keys =
      own
      + members.indices.map { frame in
        let inside = members[frame]
        let pinned = inside.filter { scene.boxes[$0].pin.row != nil }
        return Self.mean((pinned.isEmpty ? inside : pinned).map { own[$0] })
      }
    for (frame, one) in scene.frames.enumerated() {
      if let key = key(of: one.pin) { keys[scene.boxes.count + frame] = key }
    }
    rank(&keys)
    return keys
  }

  private static func mean(_ all: [Double]) -> Double {
    all.isEmpty ? 0 : all.reduce(0, +) / Double(all.count)
  }

  /// Above everything, below everything, or a little above what is not pinned and stands in the same row.
  private func key(of pin: Scene.Pin) -> Double? {
    if let row = pin.row { return Double(row) - 0.25 }
    switch pin.side {
    case .top: return -1000
    case .bottom: return 10_000
    case .left, .right, nil: return nil
    }
  }

  /// Shape: box → its row, from 1; where most have theirs, the others go beside those that they deal with.
  private var rowsWithPins: [Double] {
    let pinned = scene.boxes.indices.filter { scene.boxes[$0].pin.row != nil }
    let isMostlyPinned = pinned.count * 2 > scene.boxes.count
    return scene.boxes.indices.map { box in
      if let key = key(of: scene.boxes[box].pin) { return key }
      let near = isMostlyPinned ? neighbours(of: box) : []
      guard near.isEmpty else { return Self.mean(near) + 0.1 }
      return 1
        + Double(
          scene.boxes.indices.count { columns[$0] == columns[box] && rows[$0] < rows[box] })
    }
  }

  /// The rows of what a box deals with.
  private func neighbours(of box: Int) -> [Double] {
    scene.arrows.flatMap { arrow -> [Double] in
      let ends = [scene.anchor(of: arrow.from), scene.anchor(of: arrow.to)]
      guard ends.contains(box) else { return [] }
      return ends.filter { $0 != box }.compactMap { key(of: scene.boxes[$0].pin) }
    }
  }

  /// Gives those that are in an order, among what stands around them, the keys of theirs in that order.
  private func rank(_ keys: inout [Double]) {
    let ranked =
      scene.boxes.enumerated().map { ($0.offset, $0.element.pin.rank, $0.element.frame) }
      + scene.frames.enumerated().map {
        ($0.offset + scene.boxes.count, $0.element.pin.rank, $0.element.parent)
      }
    for (_, group) in Dictionary(grouping: ranked.filter { $0.1 != nil }, by: { $0.2 ?? -1 }) {
      let units = group.sorted { ($0.1 ?? 0) < ($1.1 ?? 0) }.map(\.0)
      let sorted = units.map { keys[$0] }.sorted()
      for (place, unit) in units.enumerated() { keys[unit] = sorted[place] + Double(place) * 1e-6 }
    }
  }
}
