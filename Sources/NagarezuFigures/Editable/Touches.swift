/// Where the arrows of a page touch its boxes and frames, so that what is moved takes its arrows along.
struct Touches {
  /// Where one end of an arrow touches something.
  struct Touch: Hashable {
    var end: Scene.End
    /// From the top left corner of what is touched, in points.
    var point: Point
  }

  /// Shape: arrow → where it starts and where it ends; `nil` for an end that touches nothing on the page.
  let ends: [(from: Touch?, to: Touch?)]

  /// An end farther away than this, in points, is not tied to its box.
  private static let reach = 3.0

  init(_ page: LaidOutScene.Page) {
    ends = page.arrows.map { arrow in
      guard let first = arrow.curve.first, let last = arrow.curve.last else { return (nil, nil) }
      return (
        Self.touch(arrow.arrow.from, at: first, on: page),
        Self.touch(arrow.arrow.to, at: last, on: page)
      )
    }
  }

  private static func touch(
    _ end: Scene.End, at point: Point, on page: LaidOutScene.Page
  ) -> Touch? {
    let rect: Rect
    switch end {
    case .box(let box) where page.boxes.indices.contains(box): rect = page.boxes[box].rect
    case .frame(let frame) where page.frames.indices.contains(frame): rect = page.frames[frame].rect
    case .box, .frame: return nil
    }
    guard rect.inset(by: -reach).contains(point) else { return nil }
    let inside = Point(
      min(max(point.x - rect.x, 0), rect.width), min(max(point.y - rect.y, 0), rect.height))
    return Touch(end: end, point: inside)
  }
}
