/// A part of a scene as a scene of its own.
extension Scene {
  /// The boxes and arrows given with the ends of those arrows, in the frames that stand around them, and the remarks
  /// given. A frame that an arrow touches becomes a box where nothing inside it is kept.
  ///
  /// Everything keeps its order.
  func keeping(boxes kept: Set<Int>, arrows: Set<Int>, remarks: [Remark] = []) -> Scene {
    var part = self
    let ends = arrows.flatMap { [self.arrows[$0].from, self.arrows[$0].to] }
    var keptBoxes = kept
    var touched = Set<Int>()
    for end in ends {
      switch end {
      case .box(let box): keptBoxes.insert(box)
      case .frame(let frame): touched.insert(frame)
      }
    }
    var around = Set(keptBoxes.flatMap { frames(around: .box($0)) })
    // From the outside in: a hollow frame that holds a touched one stays a frame.
    let hollow = touched.filter { frame in
      !around.contains(frame)
        && !touched.contains { $0 != frame && frames(around: .frame($0)).contains(frame) }
    }
    for frame in touched { around.formUnion(frames(around: .frame(frame)).dropFirst()) }
    around.formUnion(touched.subtracting(hollow))

    let frameOrder = frames.indices.filter(around.contains)
    let newFrame = Dictionary(uniqueKeysWithValues: frameOrder.enumerated().map { ($1, $0) })
    part.frames = frameOrder.map { position in
      var frame = frames[position]
      frame.parent = frame.parent.flatMap { newFrame[$0] }
      return frame
    }
    let boxOrder = boxes.indices.filter(keptBoxes.contains)
    let newBox = Dictionary(uniqueKeysWithValues: boxOrder.enumerated().map { ($1, $0) })
    part.boxes = boxOrder.map { position in
      var box = boxes[position]
      box.frame = box.frame.flatMap { newFrame[$0] }
      return box
    }
    var hollowBox: [Int: Int] = [:]
    for frame in hollow.sorted() {
      hollowBox[frame] = part.boxes.count
      part.boxes.append(box(in: frames[frame].parent.flatMap { newFrame[$0] }, for: frames[frame]))
    }
    func end(_ end: End) -> End {
      switch end {
      case .box(let box): .box(newBox[box] ?? 0)
      case .frame(let frame): hollowBox[frame].map { .box($0) } ?? .frame(newFrame[frame] ?? 0)
      }
    }
    part.arrows = self.arrows.indices.filter(arrows.contains).map { position in
      var arrow = self.arrows[position]
      (arrow.from, arrow.to) = (end(arrow.from), end(arrow.to))
      return arrow
    }
    part.remarks = remarks
    let listed = Set(part.arrows.flatMap(\.listed))
    part.itemRows = itemRows.filter { listed.contains($0.place) }
    return part
  }

  /// A frame drawn as one box.
  func box(in parent: Int?, for frame: Frame) -> Box {
    let shape: Box.Shape = frame.kind == .system ? .system : .hands
    return Box(
      shape: shape, zone: frame.zone, name: frame.name, detail: frame.detail, tabs: frame.tabs,
      mark: frame.mark, frame: parent, change: frame.change, formerName: frame.formerName,
      emphasis: frame.emphasis, ruleCodes: frame.ruleCodes, wordMarks: frame.wordMarks,
      isSealed: frame.isSealed, pin: frame.pin, identity: frame.identity)
  }

  /// Who somebody is in the figure: the outermost frame, or a box on the page itself.
  func party(of end: End) -> End {
    guard let outermost = frames(around: end).last else { return end }
    return .frame(outermost)
  }

  /// The same with every number where it finds room: on another sheet, or while it is decided what stands where.
  var withoutLabelPlaces: Scene {
    var scene = self
    scene.labelPlaces = [:]
    return scene
  }

  /// Whether a page begins with a party (図の改頁).
  func beginsPage(_ party: End) -> Bool {
    identity(of: party).node.map(pageBreaks.contains) ?? false
  }

  /// What a frame or a box stands for.
  func identity(of end: End) -> Identity {
    switch end {
    case .box(let box): boxes[box].identity
    case .frame(let frame): frames[frame].identity
    }
  }

  /// The name of a frame or a box.
  func name(of end: End) -> String {
    switch end {
    case .box(let box): boxes[box].name
    case .frame(let frame): frames[frame].name
    }
  }

  func zone(of end: End) -> Zone {
    switch end {
    case .box(let box): boxes[box].zone
    case .frame(let frame): frames[frame].zone
    }
  }

  /// The roles of a frame or a box, or what its zone is called where it has none.
  func role(of end: End) -> String {
    let tabs =
      switch end {
      case .box(let box): boxes[box].tabs
      case .frame(let frame): frames[frame].tabs
      }
    return tabs.isEmpty ? FigureWords.legend(zone(of: end))[language] : tabs.joined(separator: "・")
  }
}
