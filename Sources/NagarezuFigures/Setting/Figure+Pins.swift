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

/// What 図 asks for and a figure does not have.
struct Unmet {
  private(set) var messages: [Message] = []

  init(_ scene: Scene, _ laidOut: LaidOutScene, isWhole: Bool, asked: FigureHints.Paper?) {
    for name in scene.undrawn {
      messages.append(
        Message(
          ja: "図の固定: 「\(name)」はこの図に描かれていない",
          en: "pins of the figure: '\(name)' is not drawn in it"))
    }
    guard let page = laidOut.pages.first else { return }
    if let asked, page.size != Paper(asked).size {
      messages.append(
        Message(
          ja: "図の紙: \(asked.rawValue) には入らないので、大きい紙に描いた",
          en: "sheet of the figure: it does not fit \(asked.english), and has a larger sheet"))
    }
    let hasPins = (scene.boxes.map(\.pin) + scene.frames.map(\.pin)).contains {
      $0.isAcross || $0.isUpright
    }
    guard hasPins else { return }
    guard isWhole else {
      messages.append(
        Message(
          ja: "図の固定: 1枚に入らないので分けて描き、固定は頁ごとに当てた",
          en: "pins of the figure: it does not fit one page, and each page has them for itself"))
      return
    }
    let grid = page.grid
    for (position, box) in page.boxes.enumerated() {
      compare(box.box.pin, box.box.name, grid[position].column)
    }
    for (position, frame) in page.frames.enumerated() {
      let inside = page.boxes.indices.filter { box in
        var next = page.boxes[box].box.frame
        while let around = next, around != position { next = page.frames[around].frame.parent }
        return next == position
      }
      guard let first = inside.map({ grid[$0].column }).min() else { continue }
      compare(frame.frame.pin, frame.frame.name, first)
    }
    for (a, one) in page.boxes.enumerated() {
      for (b, other) in page.boxes.enumerated() where grid[a].column == grid[b].column {
        guard let row = one.box.pin.row, let below = other.box.pin.row, row < below,
          one.rect.y > other.rect.y
        else { continue }
        messages.append(
          Message(
            ja: "図の固定: 枠のまとまりのため、「\(one.box.name)」は「\(other.box.name)」より上に置けない",
            en:
              "pins of the figure: frames keep '\(one.box.name)' from standing above '\(other.box.name)'"
          ))
      }
    }
  }

  private mutating func compare(_ pin: Scene.Pin, _ name: String, _ column: Int) {
    guard let wanted = pin.column, wanted != column else { return }
    messages.append(
      Message(
        ja: "図の固定: 「\(name)」は列\(wanted)に置けず、列\(column)にある（空いた列は詰める）",
        en:
          "pins of the figure: '\(name)' cannot stand in column \(wanted), and is in column \(column) (an empty column is closed up)"
      ))
  }
}
