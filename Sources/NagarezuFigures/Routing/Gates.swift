/// The places where lines may leave and reach boxes and frames.
struct Gates {
  let scene: Scene
  let boxes: [Rect]
  let frames: [Rect]
  let grid: RouteGrid

  func rect(of end: Scene.End) -> Rect {
    switch end {
    case .box(let box): boxes[box]
    case .frame(let frame): frames[frame]
    }
  }

  /// All gates of an end, for a line to `other`. Of a frame around `other` they are on its inner side.
  ///
  /// - Parameter ground: as ``Field/ground``; there is no gate in a wall.
  func gates(of end: Scene.End, towards other: Scene.End, on ground: [Float]) -> [Gate] {
    let (rect, aim) = (rect(of: end), self.rect(of: other))
    let isInner = rect.contains(aim)
    return Heading.all.flatMap { side in
      var gates = gates(of: end, rect, on: side, isInner: isInner, ground)
      if Self.leads(away: side, from: rect, aim) {
        for gate in gates.indices { gates[gate].cost += Self.away }
      }
      return gates
    }
  }

  /// What it costs to leave on the side that looks away from where the line goes.
  private static let away: Float = 12
  /// What it costs to leave where a line must bend at once, in the arrow's point.
  private static let tight: Float = 30

  /// Whether all of `aim` lies beyond the side opposite to `side`.
  private static func leads(away side: Heading, from rect: Rect, _ aim: Rect) -> Bool {
    switch side {
    case .right: aim.maxX < rect.x
    case .left: aim.x > rect.maxX
    case .down: aim.maxY < rect.y
    case .up: aim.y > rect.maxY
    }
  }

  private func gates(
    of end: Scene.End, _ rect: Rect, on side: Heading, isInner: Bool, _ ground: [Float]
  ) -> [Gate] {
    let margin = 3.5
    let inset = inset(of: end, rect, on: side)
    let out = isInner ? -2.6 : 2.6
    let pitch = RouteGrid.pitch
    let isUpright = side == .left || side == .right
    let isLast = side == .right || side == .down
    let (least, most) = isUpright ? (rect.x, rect.maxX) : (rect.y, rect.maxY)
    let edge = isLast ? most + out : least - out
    let goesOn = isLast != isInner
    let low = goesOn ? edge : edge - pitch
    // The cells next to the side: one beyond the border, in the rows or columns that it spans.
    let (first, last) = isUpright ? (rect.y, rect.maxY) : (rect.x, rect.maxX)
    let (from, to) = (first + inset + margin, last - inset - margin)
    guard
      let columns = isUpright
        ? grid.columns(from: low, to: low + pitch) : grid.columns(from: from, to: to),
      let rows = isUpright ? grid.rows(from: from, to: to) : grid.rows(from: low, to: low + pitch)
    else { return [] }
    func next(_ beyond: ClosedRange<Int>) -> Int { goesOn ? beyond.lowerBound : beyond.upperBound }
    let cells =
      isUpright
      ? rows.map { $0 * grid.width + next(columns) }
      : columns.map { next(rows) * grid.width + $0 }
    let isFrame = if case .frame = end { true } else { false }
    let heading = isInner ? side.opposite : side
    return cells.filter { !grid.isBlocked[$0] && ground[$0] < Field.wall }.map { cell in
      let middle = grid.middle(of: cell)
      let off =
        side.isLevel ? abs(middle.y - rect.center.y) : abs(middle.x - rect.center.x)
      // Only where a line straight on would still have a cell to spare.
      let next =
        grid.isFree(from: cell, heading, count: 4, on: ground)
        ? grid.neighbour(of: cell, heading) : nil
      return Gate(
        cell: next ?? cell, stub: next == nil ? nil : cell, heading: heading,
        border: border(of: end, rect, on: side, at: middle),
        cost: Float(off / pitch) * (isFrame ? 0.05 : 0.35) + (side.isLevel ? 0 : 0.5)
          + (next == nil ? Self.tight : 0))
    }
  }

  private func shape(of end: Scene.End) -> Scene.Box.Shape? {
    guard case .box(let box) = end else { return nil }
    return scene.boxes[box].shape
  }

  /// How much of a side, from both its ends, no line may touch.
  private func inset(of end: Scene.End, _ rect: Rect, on side: Heading) -> Double {
    switch shape(of: end) {
    case .person: (side.isLevel ? rect.height : rect.width) * 0.2
    case .sheet: side == .up || side == .right ? 9 : 0
    case .hands, .unknown: 4
    case .work: 8
    case .store: side.isLevel ? 5 : rect.width * 0.1
    case .system, .terminal: 0
    case nil: 8
    }
  }

  /// The place on the drawn border that a level or upright line through `place` meets.
  private func border(of end: Scene.End, _ rect: Rect, on side: Heading, at place: Point) -> Point {
    let straight =
      switch side {
      case .right: Point(rect.maxX, place.y)
      case .left: Point(rect.x, place.y)
      case .down: Point(place.x, rect.maxY)
      case .up: Point(place.x, rect.y)
      }
    let middle = rect.center
    switch shape(of: end) {
    case .person:
      if side.isLevel {
        let share = (place.y - middle.y) / (rect.height / 2)
        let reach = rect.width / 2 * max(0, 1 - share * share).squareRoot()
        return Point(middle.x + side.step.x * reach, place.y)
      }
      let share = (place.x - middle.x) / (rect.width / 2)
      let reach = rect.height / 2 * max(0, 1 - share * share).squareRoot()
      return Point(place.x, middle.y + side.step.y * reach)
    case .store where !side.isLevel:
      let lid = min(6.5, rect.height / 6)
      let share = (place.x - middle.x) / (rect.width / 2)
      let sag = lid * (1 - max(0, 1 - share * share).squareRoot())
      return Point(place.x, side == .up ? rect.y + sag : rect.maxY - sag)
    default: return straight
    }
  }
}
