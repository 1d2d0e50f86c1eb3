/// Finds a place beside its arrow for every label: over no box, no other label, no heading, and no line.
struct LabelPlacing {
  private let drawing: Drawing
  private let lines: [Polyline]
  private let walls: [Rect]
  private let headings: [Rect]
  private var options: [[Option]] = []
  /// Shape: arrow → position of the option taken.
  private var taken: [Int]

  private struct Option {
    var rect: Rect
    var detail: Measures.Detail
    /// What it costs by itself, whatever the other labels do.
    var cost: Double
  }

  /// Cost of lying over a box or another label, so high that a number alone is always better.
  private static let forbidden = 5000.0

  init(_ drawing: Drawing, hints: [Point?]) {
    self.drawing = drawing
    lines = drawing.curves.map { Polyline($0.samples()) }
    walls = drawing.boxes.map { $0.inset(by: -1.5) }
    headings = drawing.frames.indices.map { drawing.heading(of: $0).inset(by: -1) }
    taken = Array(repeating: 0, count: hints.count)
    for arrow in hints.indices { options.append(choices(for: arrow, hint: hints[arrow])) }
  }

  /// The labels' places, and how much of each is shown.
  func labels() -> ([Rect], [Measures.Detail]) {
    var placing = self
    for arrow in options.indices {
      placing.taken[arrow] =
        options[arrow].indices.min { options[arrow][$0].cost < options[arrow][$1].cost } ?? 0
    }
    for _ in 0..<8 {
      let before = placing.taken
      for arrow in options.indices { placing.taken[arrow] = placing.cheapest(arrow) }
      if placing.taken == before { break }
    }
    let chosen = placing.options.indices.map { placing.options[$0][placing.taken[$0]] }
    return (chosen.map(\.rect), chosen.map(\.detail))
  }

  private func cheapest(_ arrow: Int) -> Int {
    let others = options.indices.filter { $0 != arrow }.map { options[$0][taken[$0]].rect }
    var (best, least) = (0, Double.infinity)
    for (position, option) in options[arrow].enumerated() where option.cost < least {
      let grown = option.rect.inset(by: -1)
      let clash = others.contains { $0.intersects(grown) } ? Self.forbidden : 0
      if option.cost + clash < least { (best, least) = (position, option.cost + clash) }
    }
    return best
  }

  private func choices(for arrow: Int, hint: Point?) -> [Option] {
    let line = lines[arrow]
    var options: [Option] = []
    for detail in Measures.Detail.allCases {
      let size = drawing.labelSize(of: arrow, detail)
      let base =
        switch detail {
        case .full: 0.0
        case .brief: 45.0
        case .number: 420.0
        }
      if let hint {
        let rect = Rect(center: hint, size: size)
        options.append(option(rect, arrow, detail, base: base + distance(rect, line) * 0.6))
      }
      for step in 1..<20 {
        let fraction = Double(step) / 20
        let (point, along) = line.place(at: fraction)
        let normal = along.normal
        let reach = abs(normal.x) * size.width / 2 + abs(normal.y) * size.height / 2
        let off = abs(fraction - 0.5) * 14
        for side in [1.0, -1.0] {
          for gap in [2.5, 7, 13, 21, 30] {
            let rect = Rect(center: point + normal * (side * (reach + gap)), size: size)
            options.append(
              option(rect, arrow, detail, base: base + off + (gap - 2.5) * 1.9, reach: gap + 3))
          }
        }
        // On its own line, which the label's ground interrupts.
        let rect = Rect(center: point, size: size)
        let covered = line.length(inside: rect) / max(1, line.length)
        options.append(
          option(rect, arrow, detail, base: base + off + 18 + covered * 50, coversOwn: true))
      }
    }
    return options
  }

  private func distance(_ rect: Rect, _ line: Polyline) -> Double {
    line.length(inside: rect) > 0
      ? 0 : max(0, line.distance(to: rect.center) - min(rect.width, rect.height) / 2)
  }

  private func option(
    _ rect: Rect, _ arrow: Int, _ detail: Measures.Detail, base: Double, coversOwn: Bool = false,
    reach: Double = 4
  ) -> Option {
    var cost = base
    if !drawing.region.inset(by: -1).contains(rect) { cost += Self.forbidden }
    for wall in walls where wall.intersects(rect) { cost += Self.forbidden }
    for heading in headings where heading.intersects(rect) { cost += Self.forbidden / 2 }
    let near = rect.inset(by: -1)
    let wide = rect.inset(by: -reach)
    for (other, line) in lines.enumerated() {
      let inside = line.length(inside: near)
      guard inside > 0 else {
        // Nearer to another arrow than to its own, it would be read as the other's.
        if other != arrow && line.length(inside: wide) > 0 { cost += 60 }
        continue
      }
      if other == arrow {
        if !coversOwn { cost += 10 + inside * 0.8 }
      } else {
        cost += 240 + inside * 2
      }
    }
    for frame in drawing.frames { cost += Self.border(of: frame, under: rect) }
    return Option(rect: rect, detail: detail, cost: cost)
  }

  /// What it costs to hide a piece of a frame's border.
  private static func border(of frame: Rect, under rect: Rect) -> Double {
    guard frame.intersects(rect), !frame.contains(rect) else { return 0 }
    return 45
  }
}
