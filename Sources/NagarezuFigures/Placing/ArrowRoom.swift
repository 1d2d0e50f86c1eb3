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
}
