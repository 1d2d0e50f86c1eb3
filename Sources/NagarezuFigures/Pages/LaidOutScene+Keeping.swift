extension LaidOutScene.Page {
  /// Leaves only some frames, boxes and arrows. Frames around others and the ends of arrows become positions in what is
  /// left, so that formats which tie arrows to boxes find them; an end that is not left lies past the last box.
  mutating func keep(frames: Set<Int>, boxes: Set<Int>, arrows: Set<Int>) {
    let all = self.frames
    let (frameOrder, boxOrder) = (frames.sorted(), boxes.sorted())
    let newFrame = Dictionary(uniqueKeysWithValues: frameOrder.enumerated().map { ($1, $0) })
    let newBox = Dictionary(uniqueKeysWithValues: boxOrder.enumerated().map { ($1, $0) })
    func around(_ frame: Int?) -> Int? {
      guard let frame else { return nil }
      return newFrame[frame] ?? around(all[frame].frame.parent)
    }
    func end(_ end: Scene.End) -> Scene.End {
      switch end {
      case .box(let box): .box(newBox[box] ?? boxOrder.count)
      case .frame(let frame): newFrame[frame].map { .frame($0) } ?? .box(boxOrder.count)
      }
    }
    self.frames = frameOrder.map { position in
      var frame = all[position]
      frame.frame.parent = around(frame.frame.parent)
      return frame
    }
    self.boxes = boxOrder.map { position in
      var box = self.boxes[position]
      box.box.frame = around(box.box.frame)
      return box
    }
    self.arrows = arrows.sorted().map { position in
      var arrow = self.arrows[position]
      (arrow.arrow.from, arrow.arrow.to) = (end(arrow.arrow.from), end(arrow.arrow.to))
      return arrow
    }
  }
}
