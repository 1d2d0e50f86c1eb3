/// Where the arrows of a page touch its boxes and frames, so that what is moved takes its arrows along.
struct Touches {
  /// Where one end of an arrow touches something.
  struct Touch: Hashable {
    var end: Scene.End
    /// From the top left corner of what is touched, in points.
    var point: Point
    /// The side on which it lies.
    var side: Side
    /// Its position among the touches of the same thing.
    var index: Int
  }

  enum Side: Hashable { case top, left, bottom, right }

  /// Shape: arrow → where it starts and where it ends; `nil` for an end that touches nothing on the page.
  private(set) var ends: [(from: Touch?, to: Touch?)] = []
  /// Shape: box or frame → its touches, in order of their index.
  private(set) var touches: [Scene.End: [Touch]] = [:]

  /// An end farther away than this, in points, is not tied to its box.
  private static let reach = 3.0

  init(_ page: LaidOutScene.Page) {
    for arrow in page.arrows {
      guard let first = arrow.curve.first, let last = arrow.curve.last else {
        ends.append((nil, nil))
        continue
      }
      let from = touch(arrow.arrow.from, at: first, on: page)
      ends.append((from, touch(arrow.arrow.to, at: last, on: page)))
    }
  }

  private mutating func touch(
    _ end: Scene.End, at point: Point, on page: LaidOutScene.Page
  ) -> Touch? {
    let rect: Rect
    switch end {
    case .box(let box) where page.boxes.indices.contains(box): rect = page.boxes[box].rect
    case .frame(let frame) where page.frames.indices.contains(frame): rect = page.frames[frame].rect
    case .box, .frame: return nil
    }
    guard rect.inset(by: -Self.reach).contains(point) else { return nil }
    let inside = Point(
      min(max(point.x - rect.x, 0), rect.width), min(max(point.y - rect.y, 0), rect.height))
    let sides: [(Double, Side)] = [
      (inside.y, .top), (inside.x, .left), (rect.height - inside.y, .bottom),
      (rect.width - inside.x, .right),
    ]
    let side = sides.min { $0.0 < $1.0 }?.1 ?? .top
    let touch = Touch(end: end, point: inside, side: side, index: touches[end]?.count ?? 0)
    touches[end, default: []].append(touch)
    return touch
  }
}
