import NagarezuCore

/// Two scenes as one: everything of the newer in its order and, at its place, what only the older
/// has.
///
/// Frames and boxes are matched by what they stand for (``PartKey``); arrows between the same ends
/// by what they carry first, then by number, then by channel. A system that is a box on one side
/// and a frame on the other is a frame.
struct SceneComparison {
  let old: SceneSide
  let new: SceneSide
  /// Shape: frame of the whole → what it stands for; those around others before them.
  private(set) var frames: [PartKey]
  private(set) var boxes: [PartKey]
  /// Shape: frame and box → the frame it stands in.
  private(set) var around: [PartKey: Int] = [:]
  private(set) var arrows: [ArrowTwin]
  /// The positions of what each side has.
  private var parts: (older: Parts, newer: Parts) = (Parts(), Parts())

  /// One of the two.
  enum Which { case older, newer }

  struct Parts {
    var frames: Set<Int> = []
    var boxes: Set<Int> = []
    var arrows: Set<Int> = []
  }

  /// An arrow of the whole: its position on each side. Never `nil` on both.
  struct ArrowTwin {
    var old: Int?
    var new: Int?
  }

  init(_ old: SceneSide, _ new: SceneSide) {
    self.old = old
    self.new = new
    let frames = Self.merged(old.frames, new.frames)
    boxes = Self.merged(old.boxes, new.boxes).filter { !frames.contains($0) }
    arrows = ArrowMatching(old, new).twins
    let known = Set(frames)
    var containers: [PartKey: PartKey] = [:]
    for key in frames + boxes {
      let around = [new, old].filter { $0.frames.contains(key) || $0.boxes.contains(key) }
        .flatMap { $0.containers(of: key) }.filter { known.contains($0) && $0 != key }
      // A site that one side alone draws is there on the other: a system that moved has another key.
      containers[key] = around.first { $0.isSite } ?? around.first
    }
    // A frame in which nothing stands any more has no place.
    var filled = Set<PartKey>()
    for box in boxes {
      var next = containers[box]
      while let frame = next, filled.insert(frame).inserted { next = containers[frame] }
    }
    self.frames = []
    for frame in frames where filled.contains(frame) { append(frame, containers) }
    for key in self.frames + boxes {
      around[key] = containers[key].flatMap { self.frames.firstIndex(of: $0) }
    }
    parts = (foundParts(of: .older), foundParts(of: .newer))
  }

  /// The positions of what a side has.
  func parts(of which: Which) -> Parts { which == .older ? parts.older : parts.newer }

  private func foundParts(of which: Which) -> Parts {
    let side = which == .older ? old : new
    let boxes = self.boxes.indices.filter { side.boxes.contains(self.boxes[$0]) }
    var frames = Set<Int>()
    // A system that is a box on this side and a frame on the other stands as a frame.
    let own = self.frames.indices.filter { side.boxes.contains(self.frames[$0]) }
    for start in boxes.map({ around[self.boxes[$0]] }) + own.map(Optional.some) {
      var next = start
      while let frame = next, frames.insert(frame).inserted { next = around[self.frames[frame]] }
    }
    let arrows = self.arrows.indices.filter {
      (which == .older ? self.arrows[$0].old : self.arrows[$0].new) != nil
    }
    return Parts(frames: frames, boxes: Set(boxes), arrows: Set(arrows))
  }

  /// Adds a frame after those around it.
  private mutating func append(_ frame: PartKey, _ containers: [PartKey: PartKey]) {
    guard !frames.contains(frame) else { return }
    if let outer = containers[frame] { append(outer, containers) }
    frames.append(frame)
  }

  /// `new` in its order, and after what stands before it there what only `old` has.
  static func merged<Element: Equatable>(_ old: [Element], _ new: [Element]) -> [Element] {
    var result = new
    var last = -1
    for one in old {
      if let known = result.firstIndex(of: one) {
        last = known
      } else {
        last += 1
        result.insert(one, at: last)
      }
    }
    return result
  }

  /// Where an arrow of one side ends in the whole.
  func end(_ end: Scene.End, of side: SceneSide) -> Scene.End {
    let key = side.key(end)
    if let box = boxes.firstIndex(of: key) { return .box(box) }
    return frames.firstIndex(of: key).map { .frame($0) } ?? end
  }
}

/// Finds for each arrow what it was before.
struct ArrowMatching {
  private let old: SceneSide
  private let new: SceneSide
  /// Shape: arrow of the newer side → that of the older.
  private var former: [Int: Int] = [:]
  /// Shape: arrow of the newer side, then of the older only, each after its neighbour there.
  private(set) var twins: [SceneComparison.ArrowTwin] = []

  init(_ old: SceneSide, _ new: SceneSide) {
    self.old = old
    self.new = new
    let (a, b) = (old.scene.arrows, new.scene.arrows)
    let (oldItems, newItems) = (
      a.indices.map { old.items(of: $0) }, b.indices.map { new.items(of: $0) }
    )
    let tests: [(Int, Int) -> Bool] = [
      {
        a[$0].number == b[$1].number && a[$0].channel == b[$1].channel
          && oldItems[$0] == newItems[$1]
      },
      { a[$0].channel == b[$1].channel && oldItems[$0] == newItems[$1] },
      { a[$0].number == b[$1].number && a[$0].channel == b[$1].channel },
      { a[$0].number == b[$1].number },
      { a[$0].channel == b[$1].channel },
      { _, _ in true },
    ]
    var isFree = a.map { _ in true }
    for test in tests {
      for next in b.indices where former[next] == nil {
        let match = a.indices.first { isFree[$0] && isBetweenTheSame($0, next) && test($0, next) }
        guard let match else { continue }
        former[next] = match
        isFree[match] = false
      }
    }
    twins = b.indices.map { .init(old: former[$0], new: $0) }
    var last = -1
    for arrow in a.indices {
      if let known = twins.firstIndex(where: { $0.old == arrow }) {
        last = known
      } else {
        last += 1
        twins.insert(.init(old: arrow, new: nil), at: last)
      }
    }
  }

  private func isBetweenTheSame(_ before: Int, _ after: Int) -> Bool {
    let (a, b) = (old.scene.arrows[before], new.scene.arrows[after])
    // A reader's look never becomes a flow.
    guard (a.number == nil) == (b.number == nil) else { return false }
    let (from, to) = (old.key(a.from), old.key(a.to))
    if from == new.key(b.from) && to == new.key(b.to) { return true }
    return a.isTwoWay && b.isTwoWay && from == new.key(b.to) && to == new.key(b.from)
  }
}
