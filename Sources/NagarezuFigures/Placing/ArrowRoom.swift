extension Measures {
  /// Makes frames wide enough for the words of the arrows that run straight up and down in them.
  mutating func makeRoom(forLabels forms: [LabelForms], _ scene: Scene, columns: [Int]) {
    for (arrow, form) in zip(scene.arrows, forms)
    where columns[scene.anchor(of: arrow.from)] == columns[scene.anchor(of: arrow.to)] {
      let around = scene.frames(around: arrow.from)
      guard let inner = scene.frames(around: arrow.to).first(where: around.contains) else {
        continue
      }
      frames[inner].labelRoom = max(frames[inner].labelRoom, 2 * form.reach + 8)
    }
  }

  /// Points at scale 1 along a box's side for each arrow, from the widest; with none, a box is as high as its words.
  static let arrowRooms = [17.0, 13, 9, 0]

  /// Makes boxes that many arrows meet high enough that these stand `room` points apart.
  mutating func makeRoom(forArrows room: Double, _ scene: Scene, columns: [Int]) {
    var (left, right, level) = (
      [Int](repeating: 0, count: boxes.count), [Int](repeating: 0, count: boxes.count),
      [Int](repeating: 0, count: boxes.count)
    )
    for arrow in scene.arrows {
      let ends = [arrow.from, arrow.to]
      for (end, other) in zip(ends, ends.reversed()) {
        guard case .box(let box) = end else { continue }
        let way = columns[scene.anchor(of: other)] - columns[box]
        if way < 0 { left[box] += 1 } else if way > 0 { right[box] += 1 } else { level[box] += 1 }
      }
    }
    for box in boxes.indices {
      // Two arrows to the same column go straight up and down; more go round by a side.
      let around = max(0, level[box] - 2)
      let most = max(left[box], right[box] + around)
      let lids = scene.boxes[box].shape == .store ? 14.0 : 0
      // A person stays a person: its arrows arrive from all around.
      let share = scene.boxes[box].shape == .person ? 0.5 : 1
      let needed = Double(most) * share * room + 12 + lids
      boxes[box].size.height = max(boxes[box].size.height, needed.rounded(.up))
    }
  }

  /// Gives frames room at a side for the arrows within them that go round other boxes, with their words where
  /// `hasWords`: on the side to which fewer arrows leave.
  mutating func makeLanes(
    _ scene: Scene, _ structure: Structure, _ forms: [LabelForms], hasWords: Bool
  ) {
    let columns = structure.columns
    let ranks = ranks(scene, structure)
    for frame in frames.indices where scene.frames[frame].kind == .party {
      var (left, right) = (0, 0)
      var (lanes, room, pairs) = (0, 0.0, [[Int]: Int]())
      for (position, arrow) in scene.arrows.enumerated() {
        let ends = [scene.anchor(of: arrow.from), scene.anchor(of: arrow.to)]
        let isInside = ends.map { scene.frames(around: .box($0)).contains(frame) }
        if isInside[0] && isInside[1] {
          guard columns[ends[0]] == columns[ends[1]], ends[0] != ends[1] else { continue }
          pairs[ends.sorted(), default: 0] += 1
          let isNext = abs(ranks[ends[0]] - ranks[ends[1]]) == 1
          guard !isNext || pairs[ends.sorted()] ?? 0 > 2 else { continue }
          lanes += 1
          room = max(room, forms[position].reach)
        } else if isInside[0] != isInside[1] {
          let (own, other) = isInside[0] ? (ends[0], ends[1]) : (ends[1], ends[0])
          if columns[other] < columns[own] { left += 1 } else { right += 1 }
        }
      }
      guard lanes > 0 else { continue }
      let width = 10 + 7 * Double(min(lanes, 4)) + (hasWords ? room : 0)
      // One more on the other side where there are several: they need not cross.
      let narrow = lanes > 1 ? 17.0 : 0
      frames[frame].lanes = left < right ? (width, narrow) : (narrow, width)
    }
  }

  /// Shape: box → how many boxes of its column stand above it.
  private func ranks(_ scene: Scene, _ structure: Structure) -> [Int] {
    let paths = scene.boxes.indices.map { box in
      scene.frames(around: .box(box)).reversed().map { structure.order[scene.boxes.count + $0] }
        + [structure.order[box]]
    }
    return scene.boxes.indices.map { box in
      scene.boxes.indices.count {
        structure.columns[$0] == structure.columns[box]
          && paths[$0].lexicographicallyPrecedes(paths[box])
      }
    }
  }
}
