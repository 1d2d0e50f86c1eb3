extension PageSetting {
  /// The pages with the tables of changed reach after them, where the scene has some.
  func withReach(_ pages: [LaidOutScene.Page], on paper: Paper) -> [LaidOutScene.Page] {
    var pages = pages
    ReachTable(scene, width: paper.size.width - 2 * Self.margin)
      .add(to: &pages) { sheet(on: paper) }
    return pages
  }

  /// Two figures with everything at the same place: this scene, which has room for the words of each, is set once.
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
      drawing.measures = drawing.measures.reworded(for: side.scene)
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
  /// The words of another scene of the same parts, broken to fit the places measured here.
  func reworded(for scene: Scene) -> Measures {
    var result = self
    for (position, box) in scene.boxes.enumerated() {
      result.boxes[position] = Self.box(box, within: max(66, boxes[position].name.width + 1))
      result.boxes[position].size = boxes[position].size
    }
    for (position, frame) in scene.frames.enumerated() {
      result.frames[position] = Self.frame(frame)
      result.frames[position].size = frames[position].size
    }
    func width(_ label: Label) -> Double {
      max(label.items.width, label.channel?.width ?? 0) + 0.01
    }
    let isCrowded = scene.arrows.count > Self.crowd
    for (position, arrow) in scene.arrows.enumerated() {
      let brief = Self.label(
        arrow, items: arrow.briefItems, former: nil, width: width(briefLabels[position]))
      result.briefLabels[position] = brief
      result.labels[position] =
        isCrowded
        ? brief
        : Self.label(arrow, items: arrow.items, former: nil, width: width(labels[position]))
    }
    return result
  }
}
