extension DiagramStyle.Marks {
  /// A border of a frame or box, as attributes; the first is its colour.
  func border(
    _ change: Scene.Change?, _ plain: String, width: Double, dash: [Double]
  ) -> SVGWriter.Attributes {
    let (color, width, dash) =
      switch change {
      case nil: (plain, width, dash)
      case .added, .changed: (ink, max(self.width, width), dash)
      case .removed: (removedInk, width * 0.7, [1.5, 2.5])
      }
    return [("stroke", color), ("stroke-width", XMLText.number(width))] + SVGWriter.dash(dash)
  }

  /// The stroke of an arrow: its dashes still tell the channel.
  func stroke(_ change: Scene.Change?, _ plain: DiagramStyle.Stroke) -> DiagramStyle.Stroke {
    var stroke = plain
    switch change {
    case nil: break
    case .added, .changed:
      stroke.color = ink
      stroke.width = max(width, plain.width + (plain.isDouble ? 0.4 : 0))
    case .removed: stroke.color = removedInk
    }
    return stroke
  }
}

extension SVGDrawing {
  /// A wide pale line under an arrow that brings something new.
  func drawHalo(_ curve: [Point], _ svg: inout SVGWriter) {
    svg.openGroup("new-reach")
    svg.curve(curve, .init(color: style.marks.halo, width: 8))
    svg.closeGroup()
  }

  /// A small × on each removed arrow, where no label or box hides it.
  func drawCrosses(_ page: LaidOutScene.Page, _ svg: inout SVGWriter) {
    let walls = page.boxes.map(\.rect) + page.arrows.map(\.label)
    for arrow in page.arrows where arrow.arrow.change == .removed {
      let line = Polyline(Curve(arrow.curve).samples())
      let places = stride(from: 0.0, through: 0.4, by: 0.05).flatMap { [0.5 + $0, 0.5 - $0] }
        .map { line.place(at: $0).point }
      let free = places.first { place in
        !walls.contains { $0.inset(by: -5).contains(Rect(center: place, size: Size(0, 0))) }
      }
      guard let center = free ?? places.first else { continue }
      svg.openGroup("removed")
      for side in [1.0, -1.0] {
        svg.line(
          center + Point(-4, -4 * side), center + Point(4, 4 * side),
          [("stroke", style.marks.removedInk), ("stroke-width", "1.6")])
      }
      svg.closeGroup()
    }
  }

  /// A number in the look of its mark: what was removed is struck.
  func drawMarked(_ badge: LaidOutScene.Badge, _ svg: inout SVGWriter) {
    let isRemoved = badge.change == .removed
    let look = style.marks.badge
    let stroke = isRemoved ? style.marks.removedInk : look.stroke
    svg.rect(
      badge.rect.inset(by: 0.5), radius: badge.rect.height / 2 - 0.5,
      [
        ("fill", isRemoved ? "#FFFFFF" : look.fill), ("stroke", stroke),
        ("stroke-width", isRemoved ? "0.8" : "1.4"),
      ])
    let height = badge.size * TextBlock.lineHeight
    svg.text(
      .init(
        lines: [badge.text], size: badge.size,
        rect: Rect(
          x: badge.rect.x, y: badge.rect.center.y - height / 2, width: badge.rect.width,
          height: height),
        anchor: .middle, isBold: true, ink: isRemoved ? .normal : .badge,
        change: isRemoved ? .removed : nil))
  }

  /// The ground of a row.
  func tint(of change: Scene.Change?) -> String {
    switch change {
    case .added, .changed: style.marks.tint
    case nil, .removed: "none"
    }
  }

  func draw(_ cell: LaidOutScene.Cell, _ svg: inout SVGWriter) {
    svg.rect(
      cell.rect, radius: 0,
      [
        ("fill", "none"), ("stroke", style.tableRule), ("stroke-width", "0.7"),
      ])
    svg.text(cell.text)
  }
}
