extension Routing {
  /// An arrow with its label.
  struct Route: Sendable {
    var path: RoutePath?
    var label: PlacedLabel?
    /// The ends and the corners.
    var corners: [Point] = []
    /// Where its points stand.
    var heads: [Rect] = []
    var cost = Double.infinity
    /// As ``PlacedLabel/rects`` of its label.
    var rects: [Rect] = []
  }
}

extension Routing.Route {
  /// Whether two lines cross, or touch.
  func crosses(_ other: Routing.Route) -> Bool {
    let others = zip(other.corners, other.corners.dropFirst())
    return zip(corners, corners.dropFirst()).contains { a, b in
      others.contains { c, d in
        max(min(a.x, b.x), min(c.x, d.x)) <= min(max(a.x, b.x), max(c.x, d.x))
          && max(min(a.y, b.y), min(c.y, d.y)) <= min(max(a.y, b.y), max(c.y, d.y))
      }
    }
  }
}
