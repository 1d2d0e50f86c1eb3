extension PageSetting {
  /// Two figures with everything at the same place: this scene, which has room for the words of
  /// each, is set once.
  func laidOut(
    by engine: any LayoutEngine, drawing sides: [ComparedScenes.Side],
    settling places: SettledPlaces?
  ) throws(FigureFault) -> LaidOutScene {
    let width = paper.size.width - 2 * Sheet.margin
    var roomy = scene
    roomy.leastLegend = sides.map { Legend($0.shown).height(width: width) }.max() ?? 0
    var best = try PageSetting(places.map(roomy.settled) ?? roomy, paper: paper).picture(by: engine)
    if places != nil, best.sheet.paper != paper {
      best = try PageSetting(roomy, paper: paper).picture(by: engine)
    }
    var all = TablePages(scene, paper: best.sheet.paper)
    var earlier = 0
    for side in sides {
      var drawing = best.drawing
      drawing.measures = drawing.measures.reworded(for: side.scene, instead: scene)
      drawing.routes = drawing.routes(reworded: side.scene, instead: scene)
      drawing.scene = side.scene
      var own = TablePages(side.scene, paper: best.sheet.paper)
      own.pages = PageSetting(side.shown, paper: best.sheet.paper).pages(drawing, on: best.sheet)
      own.pages[0].keep(frames: side.frames, boxes: side.boxes, arrows: side.arrows)
      own.appendItems()
      own.appendReach()
      earlier = all.pages.count
      all.pages += own.pages
    }
    var laidOut = LaidOutScene(title: scene.title, summary: scene.subtitle, pages: all.numbered)
    laidOut.earlierPages = earlier
    return laidOut
  }
}

extension Measures {
  /// The words of another scene of the same parts, broken to fit the places measured here for
  /// `room`; what is the same words keeps its lines.
  fileprivate func reworded(for scene: Scene, instead room: Scene) -> Measures {
    var result = self
    for (position, box) in scene.boxes.enumerated() where !box.says(room.boxes[position]) {
      let size = boxes[position].size
      let words = Self.box(box, of: scene)
      let isWide = words.size.width > size.width + 0.5
      result.boxes[position] =
        isWide ? Self.box(box, within: max(60, size.width - 20), of: scene) : words
      result.boxes[position].size = size
    }
    for (position, frame) in scene.frames.enumerated() {
      result.frames[position] = Self.frame(frame, of: scene)
      result.frames[position].size = frames[position].size
    }
    return result
  }
}

extension Drawing {
  /// The same lines with the words of another scene of the same parts in the places of the labels.
  fileprivate func routes(reworded scene: Scene, instead room: Scene) -> [Routing.Route] {
    zip(routes, zip(scene.arrows, room.arrows)).map { route, arrows in
      guard let label = route.label, !arrows.0.says(arrows.1) else { return route }
      var route = route
      route.label?.blocks = label.blocks.compactMap { block, rect in
        let width = rect.width / scale - block.lockRoom + 0.01
        switch block.content {
        case .items(let text):
          let words = arrows.0.words(label.extent, scene.language)
          let own = TextBlock(
            words.today, after: words.former, before: words.kept, size: text.size, width: width,
            maxLines: text.lines.count, at: scene.breaks)
          return own.map { (.init(content: .items($0)), rect) }
        case .channel(let text):
          guard let words = arrows.0.bracketedChannel else { return nil }
          let own = TextBlock(
            words, size: text.size, width: width, maxLines: text.lines.count, at: scene.breaks)
          return (.init(content: .channel(own), lockRoom: block.lockRoom), rect)
        case .codes: return (block, rect)
        }
      }
      return route
    }
  }
}

extension Scene.Box {
  fileprivate func says(_ other: Scene.Box) -> Bool {
    name == other.name && detail == other.detail && tabs == other.tabs && mark == other.mark
      && arrivals == other.arrivals && shape == other.shape && showsLock == other.showsLock
      && wordMarks.note == other.wordMarks.note && formerName == other.formerName
      && wordMarks.tabs == other.wordMarks.tabs
  }
}

extension Scene.Arrow {
  fileprivate func says(_ other: Scene.Arrow) -> Bool {
    number == other.number && items == other.items && briefItems == other.briefItems
      && hidesItems == other.hidesItems && hidesInBrief == other.hidesInBrief
      && itemChange == other.itemChange && briefItemChange == other.briefItemChange
      && channel == other.channel
  }
}
