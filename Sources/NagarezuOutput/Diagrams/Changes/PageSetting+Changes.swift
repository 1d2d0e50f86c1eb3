extension PageSetting {
  /// The pages with the tables of changed reach after them, where the scene has some.
  func withReach(_ pages: [LaidOutScene.Page], on paper: Paper) -> [LaidOutScene.Page] {
    var pages = pages
    ReachTable(scene, width: paper.size.width - 2 * Self.margin)
      .add(to: &pages) { sheet(on: paper) }
    return pages
  }

  /// Two figures with everything at the same place: this scene, which has room for the words of
  /// each, is set once.
  func laidOut(
    by engine: any LayoutEngine, drawing sides: [ComparedScenes.Side]
  ) throws(LayoutFault) -> LaidOutScene {
    guard scene.arrows.count <= Self.limit, scene.boxes.count <= Self.limit,
      let best = try best(by: engine)
    else {
      throw .tooLarge(boxes: scene.boxes.count, arrows: scene.arrows.count, limit: Self.limit)
    }
    var pages: [LaidOutScene.Page] = []
    for side in sides {
      var drawing = best.drawing
      drawing.measures = drawing.measures.reworded(for: side.scene, instead: scene)
      drawing.scene = side.scene
      var own = PageSetting(side.shown, paper: best.paper)
        .pages(drawing, on: best.paper, isTableApart: best.isTableApart)
      own[0].frames = side.frames.sorted().map { own[0].frames[$0] }
      own[0].boxes = side.boxes.sorted().map { own[0].boxes[$0] }
      own[0].arrows = side.arrows.sorted().map { own[0].arrows[$0] }
      pages += own
    }
    return LaidOutScene(title: scene.title, summary: scene.subtitle, pages: numbered(pages))
  }
}

extension Measures {
  /// The words of another scene of the same parts, broken to fit the places measured here for
  /// `room`; what is the same words keeps its lines.
  fileprivate func reworded(for scene: Scene, instead room: Scene) -> Measures {
    var result = self
    for (position, box) in scene.boxes.enumerated() where !box.says(room.boxes[position]) {
      let size = boxes[position].size
      let words = Self.box(box)
      let isWide = words.size.width > size.width + 0.5
      result.boxes[position] = isWide ? Self.box(box, within: max(60, size.width - 20)) : words
      result.boxes[position].size = size
    }
    for (position, frame) in scene.frames.enumerated() {
      result.frames[position] = Self.frame(frame)
      result.frames[position].size = frames[position].size
    }
    let isCrowded = scene.arrows.count > Self.crowd
    for (position, arrow) in scene.arrows.enumerated()
    where !arrow.says(room.arrows[position]) {
      let brief = reworded(arrow, arrow.briefItems, briefLabels[position])
      result.briefLabels[position] = brief
      result.labels[position] =
        isCrowded ? brief : reworded(arrow, arrow.items, labels[position])
    }
    return result
  }

  /// A label no wider than the one in whose place it stands.
  private func reworded(_ arrow: Scene.Arrow, _ items: String, _ label: Label) -> Label {
    let width = max(label.items.width, label.channel?.width ?? 0) + 0.01
    return Self.label(arrow, items: items, former: nil, width: width)
  }
}

extension Scene.Box {
  fileprivate func says(_ other: Scene.Box) -> Bool {
    name == other.name && detail == other.detail && tabs == other.tabs && mark == other.mark
      && arrivals == other.arrivals && shape == other.shape
  }
}

extension Scene.Arrow {
  fileprivate func says(_ other: Scene.Arrow) -> Bool {
    number == other.number && items == other.items && briefItems == other.briefItems
      && channel == other.channel
  }
}
