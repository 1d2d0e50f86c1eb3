/// The picture of one candidate: places on the page, arrows routed, labels placed, and what is wrong with it.
struct Drawing: Sendable {
  var scene: Scene
  var measures: Measures
  /// Points on the page per point of ``Measures``.
  var scale: Double
  var boxes: [Rect]
  var frames: [Rect]
  /// Shape: arrow → its line and its label.
  var routes: [Routing.Route] = []

  /// Rounds in which arrows are taken up again.
  private static let rounds = 4

  /// Passes in which those that cross are taken up together.
  private static let passes = 3

  /// Finds ways and labels for boxes and frames that have their places in `region`.
  init(
    _ scene: Scene, _ measures: Measures, _ forms: [LabelForms], _ placement: Placement,
    region: Rect, isUntangled: Bool = false
  ) {
    self.init(scene, measures, placement, region: region)
    var routing = routing(forms, in: region)
    routes = routing.solve(rounds: Self.rounds, untangling: isUntangled ? Self.passes : 0)
  }

  /// What is wrong with a draught, in which every arrow is laid once, and how many pairs cross in it; `nil` where its
  /// cost is not below `limit`.
  static func draughtCost(
    _ scene: Scene, _ measures: Measures, _ forms: [LabelForms], _ placement: Placement,
    region: Rect, below limit: Double
  ) -> (cost: Double, crossings: Int)? {
    var routing = Drawing(scene, measures, placement, region: region).routing(forms, in: region)
    return routing.draughtCost(below: limit)
  }

  /// Boxes and frames alone.
  private init(_ scene: Scene, _ measures: Measures, _ placement: Placement, region: Rect) {
    self.scene = scene
    self.measures = measures
    scale = placement.scale
    // The middle of a box lies on the raster, so that a single arrow meets the middle of its side.
    boxes = placement.boxes.map { box in
      Rect(
        center: Point(
          RouteGrid.snapped(box.center.x, from: region.x),
          RouteGrid.snapped(box.center.y, from: region.y)), size: Size(box.width, box.height))
    }
    frames = FrameFitting(scene, measures, scale: scale).frames(around: boxes)
  }

  private func routing(_ forms: [LabelForms], in region: Rect) -> Routing {
    Routing(
      scene, forms, scale: scale, boxes: boxes, frames: frames,
      headings: frames.indices.map { heading(of: $0) }, region: region)
  }

  /// What is wrong with the picture: crossings, bends, lines through frames of others, labels cut short.
  var cost: Double { routes.reduce(0) { $0 + $1.cost } }

  /// The part of a frame that its words take.
  func heading(of frame: Int) -> Rect {
    let size = measures.frames[frame].size
    let rect = frames[frame]
    return Rect(
      x: rect.x, y: rect.y, width: min(rect.width, size.width * scale + 6),
      height: size.height * scale + 3)
  }
}
