import NagarezuCore

/// Where the boxes of a model stand in its whole figure. Shape: key of a box (``Scene/Identity``) → column and row, from 1.
typealias SettledPlaces = [String: (column: Int, row: Int)]

extension Figure {
  /// The places of the whole figure, for a view or a comparison to keep; `nil` for what is the whole figure, and where that is divided
  /// and has no one place for each.
  static func settled(
    _ subject: FigureSubject, layout: any LayoutEngine
  ) throws(FigureFault) -> SettledPlaces? {
    guard let scene = subject.whole, scene.arrows.count <= PageSetting.limit,
      scene.boxes.count <= PageSetting.limit,
      let page = try FigureSplitting(scene, paper: subject.paper, layout: layout).whole()?.pages
        .first
    else { return nil }
    var places: SettledPlaces = [:]
    for (box, place) in zip(page.boxes, page.grid) {
      if let key = box.box.identity.node { places[key] = place }
    }
    return places
  }
}

extension Scene {
  /// The same with its boxes pinned to their places; what has none there finds its own.
  func settled(_ places: SettledPlaces) -> Scene {
    var scene = self
    for frame in scene.frames.indices { scene.frames[frame].pin = Pin() }
    for box in scene.boxes.indices {
      scene.boxes[box].pin = Pin()
      guard let place = scene.boxes[box].identity.node.flatMap({ places[$0] }) else { continue }
      (scene.boxes[box].pin.column, scene.boxes[box].pin.row) = (place.column, place.row)
    }
    return scene
  }
}
