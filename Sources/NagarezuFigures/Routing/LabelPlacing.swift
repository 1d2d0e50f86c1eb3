/// A label in its place: the number on its line, the words beside it.
struct PlacedLabel: Sendable {
  var badge: Rect?
  /// Words from the top, each block with its rectangle; as wide as its text.
  var blocks: [(block: LabelForms.Block, rect: Rect)]
  /// Whether the words end at the badge instead of beginning there.
  var isLeft: Bool
  /// How much of its items it says.
  var extent: Scene.Arrow.Extent
  /// What is wrong with the place.
  var cost: Double

  /// All that must be kept free.
  var rects: [Rect] { [badge].compactMap { $0 } + blocks.map(\.rect) }

  /// The whole label.
  var bounds: Rect {
    let rects = rects
    guard let first = rects.first else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    return rects.dropFirst().reduce(first) { $0.union($1) }
  }
}

/// Finds the best place for one label: its number on its own line, its words beside it, over nothing else.
struct LabelPlacing {
  let forms: LabelForms
  let scale: Double
  /// The arrow's own corners.
  let corners: [Point]
  /// Every arrow's points.
  let heads: [Rect]
  /// Every other label's rectangles.
  let others: [Rect]
  /// With every other line, and without the arrow's own.
  let grid: RouteGrid
  let surroundings: LabelSurroundings
  /// Where the author wants the number (図の札); the middle of the line for `nil`.
  var wanted: Point?

  /// The cost of a label over a box, a frame's words, another label or the edge of the picture.
  static let forbidden = 20_000.0
  private static let badgeOnLine = 120.0

  private enum Price {
    static let line = 140.0
    static let border = 90.0
    static let nearTip = 22.0
    static let overTip = 70.0
    static let beside = 40.0
    static let nearCorner = 12.0
    static let farFromMiddle = 0.035
    static let farFromWanted = 1.0
    static let overhang = 0.12
    static let left = 2.0
    static let split = -1.5
    static let strangeGround = 30.0
    static let overHead = 20.0
    static let nearerOther = 80.0
  }

  /// The cheapest place; `nil` for a label of no form.
  ///
  /// Where every place on the line covers something, the number may stand close beside it.
  func best() -> PlacedLabel? {
    var best: PlacedLabel?
    consider(beside: 0, &best)
    if best?.cost ?? 0 >= Self.forbidden {
      for side in [-1.0, 1] { consider(beside: side, &best) }
    }
    return best
  }

  /// Every place along the line, with the number on it or to one of its sides.
  private func consider(beside side: Double, _ best: inout PlacedLabel?) {
    let total = length(of: corners)
    var travelled = 0.0
    for (position, (a, b)) in zip(corners, corners.dropFirst()).enumerated() {
      let long = a.distance(to: b)
      let isLast = position == corners.count - 2
      var along = min(5, long / 2)
      while along <= long - min(5, long / 2) + 0.01 {
        let place = a + (b - a).unit * along
        var cost =
          wanted.map { place.distance(to: $0) * Price.farFromWanted }
          ?? abs(travelled + along - total / 2) * Price.farFromMiddle
        let toTip = isLast ? long - along : .infinity
        if toTip < 16 { cost += toTip < 13 ? Price.overTip : Price.nearTip }
        if position > 0 && along < 10 || !isLast && long - along < 10 { cost += Price.nearCorner }
        if position == 0 && along < 9 { cost += Price.nearCorner }
        let aside = (b - a).unit.normal * (side * room(for: forms.badge, beside: b - a))
        consider(place + aside, a, b, cost + abs(side) * Price.beside, &best)
        along += RouteGrid.pitch
      }
      travelled += long
    }
  }

  /// How far from a line the middle of a badge stands that does not touch it.
  private func room(for badge: Size?, beside direction: Point) -> Double {
    guard let badge else { return 0 }
    return (abs(direction.x) > abs(direction.y) ? badge.height : badge.width) * scale / 2 + 3
  }

  private func length(of corners: [Point]) -> Double {
    zip(corners, corners.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// Every form and arrangement at one place of the line.
  private func consider(
    _ place: Point, _ a: Point, _ b: Point, _ base: Double, _ best: inout PlacedLabel?
  ) {
    let badge = forms.badge.map {
      Rect(center: place, size: Size($0.width * scale, $0.height * scale))
    }
    let badgeCost = badge.map { cost(ofBadge: $0) } ?? 0
    guard base + badgeCost < best?.cost ?? .infinity else { return }
    let isLevel = abs(a.x - b.x) > abs(a.y - b.y)
    for form in forms.forms {
      let start = base + badgeCost + form.cost
      guard start - 2 < best?.cost ?? .infinity else { continue }
      guard !form.blocks.isEmpty else {
        take(
          PlacedLabel(badge: badge, blocks: [], isLeft: false, extent: form.extent, cost: start),
          &best)
        continue
      }
      let splits =
        isLevel
        ? Array(0...form.blocks.count) : [-1]
      for split in splits {
        for isLeft in [false, true] {
          let isSplit = split > 0 && split < form.blocks.count
          let cost = start + (isLeft ? Price.left : 0) + (isSplit ? Price.split : 0)
          guard cost < best?.cost ?? .infinity else { continue }
          var label = arranged(form, badge, place, split: split, isLeft: isLeft)
          label.cost = cost
          if isLevel { label.cost += overhang(label, a, b) * Price.overhang }
          add(&label, below: best?.cost ?? .infinity)
          take(label, &best)
        }
      }
    }
  }

  private func take(_ label: PlacedLabel, _ best: inout PlacedLabel?) {
    if label.cost < best?.cost ?? .infinity { best = label }
  }

  /// How far words reach beyond a level piece of line.
  private func overhang(_ label: PlacedLabel, _ a: Point, _ b: Point) -> Double {
    let (low, high) = (min(a.x, b.x), max(a.x, b.x))
    return label.blocks.reduce(0) { $0 + max(0, low - $1.rect.x) + max(0, $1.rect.maxX - high) }
  }

  /// Puts words beside a place: `split` of the blocks above a level line and the rest below; all beside an upright one.
  private func arranged(
    _ form: LabelForms.Form, _ badge: Rect?, _ place: Point, split: Int, isLeft: Bool
  ) -> PlacedLabel {
    let gap = 2.5 * scale
    let reach = (badge?.width ?? 0) / 2 + (badge == nil && split < 0 ? 3 : 1.5) * scale
    func left(_ width: Double) -> Double { isLeft ? place.x - reach - width : place.x + reach }
    var blocks: [(block: LabelForms.Block, rect: Rect)] = []
    let heights = form.blocks.map { $0.size.height * scale }
    var y: Double
    if split < 0 {
      y = place.y - heights.reduce(0, +) / 2
    } else {
      y = place.y - gap - heights.prefix(split).reduce(0, +)
    }
    for (position, block) in form.blocks.enumerated() {
      if position == split { y = place.y + gap }
      let width = block.size.width * scale
      let rect = Rect(x: left(width), y: y, width: width, height: heights[position])
      blocks.append((block: block, rect: rect))
      y += heights[position]
    }
    return PlacedLabel(
      badge: badge, blocks: blocks, isLeft: isLeft, extent: form.extent, cost: 0)
  }

  // MARK: - Costs

  private func cost(ofBadge badge: Rect) -> Double {
    var cost = 0.0
    if !surroundings.region.contains(badge) { cost += LabelPlacing.forbidden }
    for wall in surroundings.walls where wall.intersects(badge) { cost += LabelPlacing.forbidden }
    for other in others where other.intersects(badge.inset(by: -1)) {
      cost += LabelPlacing.forbidden
    }
    grid.forEachCell(in: badge.inset(by: -0.5)) { cell in
      if grid.level[cell] > 0 { cost += Self.badgeOnLine }
      if grid.upright[cell] > 0 { cost += Self.badgeOnLine }
    }
    for frame in surroundings.frames where Self.isAcross(frame, badge) { cost += Price.border }
    return cost
  }

  private func add(_ label: inout PlacedLabel, below limit: Double) {
    for (_, rect) in label.blocks {
      guard label.cost < limit else { return }
      let near = rect.inset(by: -1)
      if !surroundings.region.contains(rect) { label.cost += LabelPlacing.forbidden }
      for wall in surroundings.walls where wall.intersects(near) {
        label.cost += LabelPlacing.forbidden
      }
      guard label.cost < limit else { return }
      for other in others where other.intersects(near) { label.cost += LabelPlacing.forbidden }
      guard label.cost < limit else { return }
      for frame in surroundings.frames where Self.isAcross(frame, rect) {
        label.cost += Price.border
      }
      for frame in surroundings.strange where frame.intersects(rect) {
        label.cost += Price.strangeGround
      }
      for head in heads where head.intersects(rect) { label.cost += Price.overHead }
      label.cost += linesUnder(rect)
      if hasOtherLine(around: rect) { label.cost += Price.nearerOther }
      for (a, b) in zip(corners, corners.dropFirst()) where rect.clip(from: a, to: b) != nil {
        label.cost += Price.line
      }
    }
  }

  /// What other lines under a rectangle, or close to it, cost.
  private func linesUnder(_ rect: Rect) -> Double {
    let wide = rect.inset(by: -1.5)
    guard let columns = grid.columns(from: wide.x, to: wide.maxX),
      let rows = grid.rows(from: wide.y, to: wide.maxY)
    else { return 0 }
    var cost = 0.0
    for row in rows where columns.contains(where: { grid.level[row * grid.width + $0] > 0 }) {
      cost += Price.line
    }
    for column in columns where rows.contains(where: { grid.upright[$0 * grid.width + column] > 0 })
    {
      cost += Price.line
    }
    return cost
  }

  /// Whether another line runs as close to words as their own, so that they could be read as those of either.
  private func hasOtherLine(around rect: Rect) -> Bool {
    let own = zip(corners, corners.dropFirst()).reduce(Double.infinity) {
      let gaps = rect.gaps(toLineFrom: $1.0, to: $1.1)
      return min($0, max(gaps.across, gaps.along))
    }
    let wide = rect.inset(by: -min(own + 1.5, 12))
    guard let columns = grid.columns(from: wide.x, to: wide.maxX),
      let rows = grid.rows(from: wide.y, to: wide.maxY)
    else { return false }
    for row in rows {
      for column in columns {
        let cell = row * grid.width + column
        if grid.level[cell] > 0 || grid.upright[cell] > 0 { return true }
      }
    }
    return false
  }

  /// Whether a frame's border runs through a rectangle.
  private static func isAcross(_ frame: Rect, _ rect: Rect) -> Bool {
    frame.intersects(rect.inset(by: -0.5)) && !frame.contains(rect.inset(by: -0.5))
  }
}

/// What stands around all labels alike.
struct LabelSurroundings: Sendable {
  var region: Rect
  /// Boxes and the words of frames.
  var walls: [Rect]
  var frames: [Rect]
  /// Frames of others, in which the arrow's words would seem to belong to them.
  var strange: [Rect]
}
