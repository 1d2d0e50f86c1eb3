/// A small shape that is not seen and to which connectors are glued: it lies where an arrow really touches its box, which has places
/// of its own in the middles of its sides only.
struct SlidePort {
  enum Side { case top, left, bottom, right }

  let id: Int
  /// Where it is touched.
  let point: Point
  /// The way a connector leaves it.
  let side: Side

  /// So far, in points, it reaches to the back.
  let depth: Double

  /// The side towards which a line goes that starts at one point and passes another.
  static func side(from start: Point, towards next: Point) -> Side {
    let step = next - start
    if abs(step.x) >= abs(step.y) { return step.x < 0 ? .left : .right }
    return step.y < 0 ? .top : .bottom
  }

  var rect: Rect {
    let half = depth / 2
    let center =
      switch side {
      case .top: point + Point(0, half)
      case .left: point + Point(half, 0)
      case .bottom: point + Point(0, -half)
      case .right: point + Point(-half, 0)
      }
    return Rect(center: center, size: Size(depth, depth))
  }

  /// The position among the eight places of an ellipse, which go round from the top to the left.
  var glue: SlideConnector.Glue {
    switch side {
    case .top: (id, 0)
    case .left: (id, 2)
    case .bottom: (id, 4)
    case .right: (id, 6)
    }
  }

  func write(name: String, _ out: inout SlideMarkup) {
    out.shape(
      .init(
        id: id, name: name, rect: rect, form: .preset(.ellipse),
        fill: .color("#FFFFFF", opacity: 0)))
  }
}
