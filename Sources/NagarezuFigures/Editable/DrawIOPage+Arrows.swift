import NagarezuText

/// Arrows, their halos and labels.
extension DrawIOPage {
  mutating func add(arrow position: Int) {
    let arrow = page.arrows[position]
    guard arrow.curve.count >= 4 else { return }
    var cell = DrawIOCell(id: "arrow-\(position)", parent: Self.layer)
    cell.style =
      Self.look(style.stroke(of: arrow.arrow))
      + Self.heads(start: arrow.arrow.isTwoWay, end: true)
    let line = tie(&cell, like: position)
    cells.append(cell)
    addLabel(of: arrow, to: cell.id, along: line)
  }

  /// The wide pale line under an arrow, tied to the same boxes.
  mutating func add(haloOf position: Int) {
    guard page.arrows[position].curve.count >= 4 else { return }
    var cell = DrawIOCell(id: "halo-\(position)", parent: Self.layer)
    cell.style = Self.look(style.halo) + Self.heads(start: false, end: false)
    _ = tie(&cell, like: position)
    cells.append(cell)
  }

  /// Lets an edge take the way of an arrow, from box to box.
  private func tie(_ cell: inout DrawIOCell, like position: Int) -> Polyline {
    let curve = page.arrows[position].curve
    let (from, to) = touches.ends[position]
    for (name, touch) in [("exit", from), ("entry", to)] {
      if let touch { cell.style += anchor(name, touch) }
    }
    let way = DrawnWay(curve)
    let waypoints = Array(way.points.dropFirst().dropLast())
    if way.isSquare {
      cell.style += [
        ("edgeStyle", "orthogonalEdgeStyle"), ("rounded", "1"), ("arcSize", "10"),
      ]
    } else if !waypoints.isEmpty {
      cell.style.append(("curved", "1"))
    }
    cell.kind = .edge(
      source: from.map { id($0.end) }, target: to.map { id($0.end) }, from: curve[0],
      to: curve[curve.count - 1], waypoints: waypoints)
    return Polyline(way.points)
  }

  /// Where an arrow touches its box, as a share of the box.
  private func anchor(_ name: String, _ touch: Touches.Touch) -> DrawIOCell.Style {
    let rect: Rect =
      switch touch.end {
      case .box(let box): page.boxes[box].rect
      case .frame(let frame): page.frames[frame].rect
      }
    let share = { (part: Double, whole: Double) in
      let thousandths = whole > 0 ? Int((part / whole * 10_000).rounded()) : 0
      return Self.decimal(thousandths)
    }
    return [
      ("\(name)X", share(touch.point.x, rect.width)),
      ("\(name)Y", share(touch.point.y, rect.height)), ("\(name)Dx", "0"), ("\(name)Dy", "0"),
      ("\(name)Perimeter", "0"),
    ]
  }

  /// Ten-thousandths as a decimal fraction: two decimals would move an arrow on a wide frame.
  private static func decimal(_ value: Int) -> String {
    guard value > 0, value < 10_000 else { return value <= 0 ? "0" : "1" }
    let digits = String(value)
    return "0." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Number, words, lock and codes hang on the middle of their arrow, at the distance that the figure gives them.
  private mutating func addLabel(
    of arrow: LaidOutScene.Arrow, to edge: String, along line: Polyline
  ) {
    let rects =
      [arrow.badge?.rect, arrow.lock?.rect].compactMap { $0 } + arrow.texts.map(\.rect)
      + arrow.codes.map(\.rect)
    guard let first = rects.first else { return }
    let rect = rects.reduce(first) { $0.union($1) }
    let corner = Point(rect.x, rect.y)
    var cell = DrawIOCell(id: newID(), parent: edge)
    cell.kind = .label(rect, offset: corner - line.place(at: 0.5).point)
    cell.style = Self.look(.init(fill: nil, border: nil)) + [("connectable", "0"), ("html", "0")]
    cells.append(cell)
    let ground = [
      ("fillColor", style.ground(of: arrow)), ("strokeColor", "none"),
      ("fillOpacity", XMLText.number(DiagramStyle.groundOpacity * 100)),
    ]
    for text in arrow.texts.flatMap(\.looks) {
      add(text.rect, ground, saying: text, to: cell.id, at: corner)
    }
    if let badge = arrow.badge { add(badge, to: cell.id, at: corner) }
    if let lock = arrow.lock { add(lock: lock, to: cell.id, at: corner) }
    for code in arrow.codes { add(code, to: cell.id, at: corner) }
  }
}
