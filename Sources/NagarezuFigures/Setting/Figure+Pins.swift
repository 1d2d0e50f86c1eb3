import NagarezuCore

extension Paper {
  /// The sheet that a model asks for.
  init(_ paper: FigureHints.Paper) {
    self =
      switch paper {
      case .a4: .a4
      case .a4Upright: .a4Portrait
      case .a3: .a3
      case .a3Upright: .a3Portrait
      }
  }
}

extension Figure {
  /// A pin for every box of the figure that has a name in `model`, where it stands now, by column and row; `nil` where the figure is
  /// divided and so has no one place for each.
  ///
  /// A model with these pins is drawn with its boxes in the same columns and rows.
  public func pins(in model: Model) -> [FigureHints.Pin]? {
    guard isWhole, let page = laidOut.pages.first else { return nil }
    let nodes = model.partyIDs.map { Node.party($0) } + model.systemIDs.map { Node.system($0) }
    let named = Dictionary(
      nodes.filter(model.isNamed).map { (model.figureKey(of: $0), $0) },
      uniquingKeysWith: { a, _ in a })
    let pins = zip(page.boxes, page.grid).compactMap { box, place -> FigureHints.Pin? in
      guard let node = box.box.identity.node.flatMap({ named[$0] }) else { return nil }
      let thing = FigureHints.Thing(name: model.name(of: node), node: node, span: model.span)
      return FigureHints.Pin(thing: thing, column: place.column, row: place.row)
    }
    return pins.sorted { ($0.column ?? 0, $0.row ?? 0) < ($1.column ?? 0, $1.row ?? 0) }
  }
}

extension Model {
  /// Whether somebody gave a node its name: what nobody declared has none to be pinned by.
  fileprivate func isNamed(_ node: Node) -> Bool {
    guard case .party(let party) = node else { return true }
    return self[party].kind != .unnamed && self[party].kind != .anyone
  }
}

extension LaidOutScene.Page {
  /// Shape: box → its column and row, from 1. Boxes in one column have rows from the top, and what stands wholly above something else has
  /// a smaller row.
  var grid: [(column: Int, row: Int)] {
    let middles = boxes.map(\.rect.center.x)
    var columns: [Double] = []
    for middle in middles.sorted() where middle - (columns.last ?? -.infinity) > Self.columnWidth {
      columns.append(middle)
    }
    var rows = [Int](repeating: 0, count: boxes.count)
    var (row, bottom) = (0, -Double.infinity)
    let order = boxes.indices.sorted {
      (boxes[$0].rect.center.y, $0) < (boxes[$1].rect.center.y, $1)
    }
    for box in order {
      let rect = boxes[box].rect
      if rect.y >= bottom { (row, bottom) = (row + 1, rect.maxY) }
      bottom = min(bottom, rect.maxY)
      rows[box] = row
    }
    return boxes.indices.map { box in
      let column = columns.lastIndex { $0 <= middles[box] + 0.01 } ?? 0
      return (column + 1, rows[box])
    }
  }

  /// Middles that lie closer are those of one column, in points.
  private static var columnWidth: Double { 12 }
}
