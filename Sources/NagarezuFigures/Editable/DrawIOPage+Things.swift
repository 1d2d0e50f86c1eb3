import NagarezuText

/// Frames, boxes and what is written on them.
extension DrawIOPage {
  func id(_ end: Scene.End) -> String {
    switch end {
    case .box(let box): "box-\(box)"
    case .frame(let frame): "frame-\(frame)"
    }
  }

  /// The cell around something, and its top left corner.
  private func around(_ frame: Int?) -> (id: String, corner: Point) {
    guard let frame, page.frames.indices.contains(frame) else { return (Self.layer, Point(0, 0)) }
    let rect = page.frames[frame].rect
    return (id(.frame(frame)), Point(rect.x, rect.y))
  }

  mutating func add(frame position: Int) {
    let frame = page.frames[position]
    let isParty = frame.frame.kind == .party
    let (parent, corner) = around(frame.frame.parent)
    var cell = DrawIOCell(id: id(.frame(position)), parent: parent)
    cell.kind = .vertex(frame.rect.moved(by: corner))
    cell.style =
      [("rounded", "1"), ("arcSize", isParty ? "16" : "8"), ("absoluteArcSize", "1")]
      + [("container", "1"), ("collapsible", "0"), ("dropTarget", "0")]
      + Self.look(style.body(of: frame.frame))
    fill(
      cell, frame.rect, frame.texts, tabs: frame.tabs,
      tabColor: style.look(of: frame.frame).stroke, mark: frame.mark, frame.codes, frame.lock)
  }

  mutating func add(box position: Int) {
    let box = page.boxes[position]
    let (parent, corner) = around(box.box.frame)
    var cell = DrawIOCell(id: id(.box(position)), parent: parent)
    cell.kind = .vertex(box.rect.moved(by: corner))
    cell.style = shape(box.box.shape, box.rect) + Self.look(style.body(of: box.box))
    fill(
      cell, box.rect, box.texts, tabs: box.tabs, tabColor: style.zone(box.box.ownZone).stroke,
      mark: box.mark, box.codes, box.lock)
  }

  func shape(_ shape: Scene.Box.Shape, _ rect: Rect) -> DrawIOCell.Style {
    let size = Size(rect.width, rect.height)
    return switch shape {
    case .system: [("rounded", "1"), ("arcSize", "4"), ("absoluteArcSize", "1")]
    case .store:
      [
        ("shape", "cylinder3"), ("boundedLbl", "0"), ("backgroundOutline", "1"),
        ("size", XMLText.number(Scene.Box.Shape.lid(size))),
      ]
    case .terminal: [("shape", "ext"), ("double", "1"), ("rounded", "1"), ("arcSize", "4")]
    case .sheet:
      [
        ("shape", "note"), ("size", XMLText.number(Scene.Box.Shape.fold(size))),
        ("backgroundOutline", "1"),
      ]
    case .work:
      [("shape", "mxgraph.basic.octagon2"), ("dx", XMLText.number(Scene.Box.Shape.cut(size)))]
    case .hands, .unknown: [("rounded", "1"), ("arcSize", "18"), ("absoluteArcSize", "1")]
    case .person: [("ellipse", "")]
    }
  }

  /// Adds a cell with its name as its own words; everything else that is written on it lies on it.
  private mutating func fill(
    _ cell: DrawIOCell, _ rect: Rect, _ texts: [LaidOutScene.Text], tabs: [LaidOutScene.Text],
    tabColor: String, mark: LaidOutScene.Text?, _ codes: [LaidOutScene.CodeTag],
    _ lock: LaidOutScene.Lock?
  ) {
    var cell = cell
    let corner = Point(rect.x, rect.y)
    let texts = texts.flatMap(\.looks)
    let name = texts.firstIndex { $0.change != .removed } ?? texts.indices.first
    if let name { cell.say(texts[name], in: rect, style) }
    cells.append(cell)
    for (position, text) in texts.enumerated() where position != name {
      add(words: text, to: cell.id, at: corner)
    }
    for tab in tabs {
      add(
        tab.rect, [("fillColor", tabColor), ("strokeColor", "none")], saying: tab, to: cell.id,
        at: corner)
    }
    if let mark {
      var words = mark
      words.lines = ["⊘ " + mark.lines.joined()]
      add(
        mark.rect, Self.pill + Self.look(style.markBody), saying: words, to: cell.id, at: corner)
    }
    for code in codes { add(code, to: cell.id, at: corner) }
    if let lock { add(lock: lock, to: cell.id, at: corner) }
  }
}
