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
  /// Shape: form → block → its size on the page.
  let sizes: [[Size]]
  let scale: Double
  /// The arrow's own corners.
  let corners: [Point]
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

  /// A label in a place, of which only the winner is made.
  private struct Candidate {
    var form: Int
    var badge: Rect?
    var place: Point
    /// How many of the blocks stand above a level line; −1 beside an upright one.
    var split: Int
    var isLeft: Bool
    var cost: Double
  }

  /// A search under way.
  private struct Search {
    var best: Candidate?
    /// What the next candidate must cost less than.
    var limit: Double
    /// What stands so near to a place of the line that some form would touch it.
    var near = LabelSurroundings(region: Rect(x: 0, y: 0, width: 0, height: 0))
    /// The blocks of a candidate.
    var rects: [Rect] = []
    /// How far from a place of the line the largest form reaches.
    let reach: Size
    /// Whether one candidate is enough.
    var isForAny = false
    var isOver: Bool { isForAny && best != nil }

    init(limit: Double, reach: Size) { (self.limit, self.reach) = (limit, reach) }

    mutating func take(_ candidate: Candidate) {
      guard candidate.cost < limit else { return }
      (best, limit) = (candidate, candidate.cost)
    }
  }

  /// The cheapest place; `nil` for a label of no form, and where none costs less than `limit`.
  ///
  /// Where every place on the line covers something, the number may stand close beside it.
  func best(below limit: Double = .infinity) -> PlacedLabel? {
    // Words on both sides cost less than the place in which they begin.
    var search = Search(limit: limit - Price.split, reach: reach)
    consider(beside: 0, &search)
    if search.best == nil, search.limit < Self.forbidden {
      var any = Search(limit: Self.forbidden, reach: reach)
      any.isForAny = true
      consider(beside: 0, &any)
      if any.best != nil { return nil }
    }
    if search.best?.cost ?? .infinity >= Self.forbidden {
      for side in [-1.0, 1] { consider(beside: side, &search) }
    }
    return search.best.map(label)
  }

  /// Every place along the line, with the number on it or to one of its sides.
  private func consider(beside side: Double, _ search: inout Search) {
    let total = length(of: corners)
    var travelled = 0.0
    for position in 0..<(corners.count - 1) {
      let (a, b) = (corners[position], corners[position + 1])
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
        consider(place + aside, a, b, cost + abs(side) * Price.beside, &search)
        if search.isOver { return }
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
    _ place: Point, _ a: Point, _ b: Point, _ base: Double, _ search: inout Search
  ) {
    guard base < search.limit else { return }
    let badge = forms.badge.map {
      Rect(center: place, size: Size($0.width * scale, $0.height * scale))
    }
    gather(around: place, search.reach, &search.near)
    let badgeCost = badge.map { cost(ofBadge: $0, search.near) } ?? 0
    guard base + badgeCost < search.limit else { return }
    let isLevel = abs(a.x - b.x) > abs(a.y - b.y)
    for (position, form) in forms.forms.enumerated() {
      let start = base + badgeCost + form.cost
      guard start - 2 < search.limit else { continue }
      var candidate = Candidate(
        form: position, badge: badge, place: place, split: -1, isLeft: false, cost: start)
      guard !form.blocks.isEmpty else {
        search.take(candidate)
        continue
      }
      for split in isLevel ? 0...form.blocks.count : -1...(-1) {
        for isLeft in [false, true] {
          let isSplit = split > 0 && split < form.blocks.count
          candidate.cost = start + (isLeft ? Price.left : 0) + (isSplit ? Price.split : 0)
          guard candidate.cost < search.limit else { continue }
          (candidate.split, candidate.isLeft) = (split, isLeft)
          arrange(candidate, &search.rects)
          if isLevel { candidate.cost += overhang(search.rects, a, b) * Price.overhang }
          add(to: &candidate.cost, search.rects, search.near, below: search.limit)
          search.take(candidate)
        }
      }
    }
  }

  /// How far words reach beyond a level piece of line.
  private func overhang(_ rects: [Rect], _ a: Point, _ b: Point) -> Double {
    let (low, high) = (min(a.x, b.x), max(a.x, b.x))
    return rects.reduce(0) { $0 + max(0, low - $1.x) + max(0, $1.maxX - high) }
  }

  /// Puts words beside a place: `split` of the blocks above a level line and the rest below; all beside an upright one.
  private func arrange(_ candidate: Candidate, _ rects: inout [Rect]) {
    let (badge, place, split) = (candidate.badge, candidate.place, candidate.split)
    let sizes = sizes[candidate.form]
    let gap = 2.5 * scale
    let reach = (badge?.width ?? 0) / 2 + (badge == nil && split < 0 ? 3 : 1.5) * scale
    let above = sizes.prefix(split < 0 ? sizes.count : split).reduce(0) { $0 + $1.height }
    var y = split < 0 ? place.y - above / 2 : place.y - gap - above
    rects.removeAll(keepingCapacity: true)
    for (position, size) in sizes.enumerated() {
      if position == split { y = place.y + gap }
      let left = candidate.isLeft ? place.x - reach - size.width : place.x + reach
      rects.append(Rect(x: left, y: y, width: size.width, height: size.height))
      y += size.height
    }
  }

  private func label(_ candidate: Candidate) -> PlacedLabel {
    let form = forms.forms[candidate.form]
    var rects: [Rect] = []
    arrange(candidate, &rects)
    return PlacedLabel(
      badge: candidate.badge, blocks: Array(zip(form.blocks, form.blocks.isEmpty ? [] : rects)),
      isLeft: candidate.isLeft, extent: form.extent, cost: candidate.cost)
  }

  // MARK: - Costs

  /// Finds out what could touch a label at a place.
  private func gather(around place: Point, _ reach: Size, _ near: inout LabelSurroundings) {
    let around = Rect(center: place, size: Size(2 * reach.width, 2 * reach.height))
    func take(_ all: [Rect], _ some: inout [Rect]) {
      some.removeAll(keepingCapacity: true)
      for one in all where one.intersects(around) { some.append(one) }
    }
    take(surroundings.walls, &near.walls)
    take(surroundings.frames, &near.frames)
    take(surroundings.strange, &near.strange)
    take(surroundings.heads, &near.heads)
    take(surroundings.labels, &near.labels)
  }

  /// How far the largest form reaches to each side of its place, and a little more.
  private var reach: Size {
    let most = sizes.reduce(Size(0, 0)) { most, form in
      Size(
        form.reduce(most.width) { max($0, $1.width) },
        max(most.height, form.reduce(0) { $0 + $1.height }))
    }
    let badge = forms.badge ?? Size(0, 0)
    return Size(
      most.width + (badge.width / 2 + 3) * scale + 3,
      most.height + (badge.height / 2 + 3) * scale + 3)
  }

  private func cost(ofBadge badge: Rect, _ near: LabelSurroundings) -> Double {
    var cost = 0.0
    if !surroundings.region.contains(badge) { cost += LabelPlacing.forbidden }
    for wall in near.walls where wall.intersects(badge) { cost += LabelPlacing.forbidden }
    let wide = badge.inset(by: -1)
    for other in near.labels where other.intersects(wide) { cost += LabelPlacing.forbidden }
    grid.forEachCell(in: badge.inset(by: -0.5)) { cell in
      if grid.level[cell] > 0 { cost += Self.badgeOnLine }
      if grid.upright[cell] > 0 { cost += Self.badgeOnLine }
    }
    for frame in near.frames where Self.isAcross(frame, badge) { cost += Price.border }
    return cost
  }

  /// Adds what words in `rects` cost; where that is not below `limit`, perhaps less.
  private func add(
    to cost: inout Double, _ rects: [Rect], _ near: LabelSurroundings, below limit: Double
  ) {
    for rect in rects {
      guard cost < limit else { return }
      let wide = rect.inset(by: -1)
      if !surroundings.region.contains(rect) { cost += LabelPlacing.forbidden }
      for wall in near.walls where wall.intersects(wide) { cost += LabelPlacing.forbidden }
      guard cost < limit else { return }
      for other in near.labels where other.intersects(wide) { cost += LabelPlacing.forbidden }
      guard cost < limit else { return }
      for frame in near.frames where Self.isAcross(frame, rect) { cost += Price.border }
      for frame in near.strange where frame.intersects(rect) { cost += Price.strangeGround }
      for head in near.heads where head.intersects(rect) { cost += Price.overHead }
      guard cost < limit else { return }
      cost += Double(grid.linesUnder(rect.inset(by: -1.5))) * Price.line
      guard cost < limit else { return }
      if hasOtherLine(around: rect) { cost += Price.nearerOther }
      for position in 1..<corners.count
      where rect.clip(from: corners[position - 1], to: corners[position]) != nil {
        cost += Price.line
      }
    }
  }

  /// Whether another line runs as close to words as their own, so that they could be read as those of either.
  private func hasOtherLine(around rect: Rect) -> Bool {
    var own = Double.infinity
    for position in 1..<corners.count {
      let gaps = rect.gaps(toLineFrom: corners[position - 1], to: corners[position])
      own = min(own, max(gaps.across, gaps.along))
    }
    return grid.hasLine(in: rect.inset(by: -min(own + 1.5, 12)))
  }

  /// Whether a frame's border runs through a rectangle.
  private static func isAcross(_ frame: Rect, _ rect: Rect) -> Bool {
    frame.intersects(rect.inset(by: -0.5)) && !frame.contains(rect.inset(by: -0.5))
  }
}
