/// A page as a raster of cells: what stands in each, which lines run through it, which words lie on it.
///
/// Cells are known by their number, row by row from the top left. Lines run through the middles of cells, so that
/// neighbouring lines are ``pitch`` apart.
struct RouteGrid: Sendable {
  /// The side of a cell in points.
  static let pitch = 7.0

  let region: Rect
  let width: Int
  let height: Int
  /// Under a box: no line may enter.
  private(set) var isBlocked: [Bool]
  /// Beside a box: a bend here would crowd an arrow's point.
  private(set) var isBeside: [Bool]
  /// What a step costs more than one, because of a frame's words.
  private(set) var toll: [Float]
  /// Where a level, or an upright, piece of a frame's border runs close by.
  private(set) var hasLevelBorder: [Bool]
  private(set) var hasUprightBorder: [Bool]
  /// How many lines run level, or upright, through a cell.
  private(set) var level: [UInt8]
  private(set) var upright: [UInt8]
  /// The same as bits: whether any does.
  private var levelBits: BitRows
  private var uprightBits: BitRows
  /// Shape: look → cell → how many lines of that look run level, or upright, through it; empty of a look without lines.
  private var levelLooks: [[UInt8]] = Array(repeating: [], count: Scene.Line.allCases.count)
  private var uprightLooks: [[UInt8]] = Array(repeating: [], count: Scene.Line.allCases.count)
  /// How many labels lie on a cell.
  private(set) var words: [UInt8]
  /// Shape: cell → ``price(of:)``, kept current.
  private(set) var prices: [CellPrice] = []
  /// Shape: cell → the headings that lead to a free cell, each as the bit of its number.
  private(set) var exits: [UInt8] = []
  /// Shape: cell → 0.
  private let none: [UInt8]

  /// A page with what stands still on it: boxes, frames with borders, and the places of their words.
  init(_ region: Rect, boxes: [Rect], frames: [Rect], headings: [Rect]) {
    self.region = region
    width = max(1, Int(region.width / Self.pitch))
    height = max(1, Int(region.height / Self.pitch))
    let count = width * height
    isBlocked = Array(repeating: false, count: count)
    isBeside = isBlocked
    hasLevelBorder = isBlocked
    hasUprightBorder = isBlocked
    toll = Array(repeating: 0, count: count)
    level = Array(repeating: 0, count: count)
    upright = level
    words = level
    none = level
    levelBits = BitRows(width: width, height: height)
    uprightBits = levelBits
    for box in boxes { block(box) }
    for frame in frames { addBorder(frame) }
    for heading in headings { charge(heading.inset(by: -2), Price.heading) }
    prices = (0..<count).map(price)
    exits = (0..<count).map { cell in
      Heading.all.reduce(0) { bits, heading in
        let isOpen = neighbour(of: cell, heading).map { !isBlocked[$0] } ?? false
        return isOpen ? bits | 1 << UInt8(heading.rawValue) : bits
      }
    }
  }

  func middle(of cell: Int) -> Point {
    Point(
      region.x + (Double(cell % width) + 0.5) * Self.pitch,
      region.y + (Double(cell / width) + 0.5) * Self.pitch)
  }

  /// The columns whose middles lie between two places, both included.
  func columns(from left: Double, to right: Double) -> ClosedRange<Int>? {
    Self.range(from: left - region.x, to: right - region.x, count: width)
  }

  /// The rows whose middles lie between two places, both included.
  func rows(from top: Double, to bottom: Double) -> ClosedRange<Int>? {
    Self.range(from: top - region.y, to: bottom - region.y, count: height)
  }

  private static func range(from low: Double, to high: Double, count: Int) -> ClosedRange<Int>? {
    let first = max(0, Int((low / pitch - 0.5).rounded(.up)))
    let last = min(count - 1, Int((high / pitch - 0.5).rounded(.down)))
    return first <= last ? first...last : nil
  }

  /// Calls `body` with every cell whose middle lies in a rectangle, row by row.
  func forEachCell(in rect: Rect, _ body: (Int) -> Void) {
    guard let columns = columns(from: rect.x, to: rect.maxX),
      let rows = rows(from: rect.y, to: rect.maxY)
    else { return }
    for row in rows {
      for column in columns { body(row * width + column) }
    }
  }

  /// The cells whose middles lie in a rectangle.
  func cells(in rect: Rect) -> [Int] {
    var cells: [Int] = []
    forEachCell(in: rect) { cells.append($0) }
    return cells
  }

  /// The value that puts the middle of a cell under `value`, moved by half a cell at most.
  static func snapped(_ value: Double, from origin: Double) -> Double {
    origin + (((value - origin) / pitch - 0.5).rounded() + 0.5) * pitch
  }

  // MARK: - What stands still

  private mutating func block(_ box: Rect) {
    for cell in cells(in: box.inset(by: -2.5)) { isBlocked[cell] = true }
    for cell in cells(in: box.inset(by: -2.5 - Self.pitch)) { isBeside[cell] = true }
  }

  private mutating func charge(_ rect: Rect, _ toll: Float) {
    for cell in cells(in: rect) { self.toll[cell] += toll }
  }

  private mutating func addBorder(_ rect: Rect) {
    let near = 4.0
    for y in [rect.y, rect.maxY] {
      let strip = Rect(x: rect.x, y: y - near, width: rect.width, height: 2 * near)
      for cell in cells(in: strip) { hasLevelBorder[cell] = true }
    }
    for x in [rect.x, rect.maxX] {
      let strip = Rect(x: x - near, y: rect.y, width: 2 * near, height: rect.height)
      for cell in cells(in: strip) { hasUprightBorder[cell] = true }
    }
  }

  // MARK: - Lines and labels

  /// The raster as a line of some look sees it.
  func field(of look: Scene.Line, ground: [Float]) -> Field {
    func lines(_ looks: [[UInt8]]) -> [UInt8] {
      looks[look.rawValue].isEmpty ? none : looks[look.rawValue]
    }
    return Field(
      grid: self, ground: ground, level: lines(levelLooks), upright: lines(uprightLooks))
  }

  /// Enters a line of some look, or with `isAdded` false takes it away again.
  mutating func mark(_ path: RoutePath, _ look: Scene.Line, isAdded: Bool = true) {
    let look = look.rawValue
    if levelLooks[look].isEmpty { (levelLooks[look], uprightLooks[look]) = (none, none) }
    for step in path.steps {
      if step.isLevel {
        Self.count(&level[step.cell], isAdded)
        Self.count(&levelLooks[look][step.cell], isAdded)
        levelBits.set(step.cell, level[step.cell] > 0)
      }
      if step.isUpright {
        Self.count(&upright[step.cell], isAdded)
        Self.count(&uprightLooks[look][step.cell], isAdded)
        uprightBits.set(step.cell, upright[step.cell] > 0)
      }
    }
    // A line counts for what runs beside it: above and below a level one, left and right of an upright one.
    for step in path.steps {
      reprice(step.cell)
      if step.isLevel {
        reprice(step.cell - width)
        reprice(step.cell + width)
      }
      if step.isUpright {
        reprice(step.cell - 1)
        reprice(step.cell + 1)
      }
    }
  }

  private mutating func reprice(_ cell: Int) {
    if prices.indices.contains(cell) { prices[cell] = price(of: cell) }
  }

  /// Enters a label, or takes it away again.
  mutating func mark(_ label: Rect, isAdded: Bool = true) {
    for cell in cells(in: label.inset(by: -1)) {
      Self.count(&words[cell], isAdded)
      prices[cell] = price(of: cell)
    }
  }

  /// In how many rows of a rectangle a level line runs, and in how many of its columns an upright one.
  func linesUnder(_ rect: Rect) -> Int {
    guard let columns = columns(from: rect.x, to: rect.maxX),
      let rows = rows(from: rect.y, to: rect.maxY)
    else { return 0 }
    return levelBits.rowCount(rows, columns) + uprightBits.columnCount(rows, columns)
  }

  /// Whether any line runs through a rectangle.
  func hasLine(in rect: Rect) -> Bool {
    guard let columns = columns(from: rect.x, to: rect.maxX),
      let rows = rows(from: rect.y, to: rect.maxY)
    else { return false }
    return levelBits.rowCount(rows, columns) > 0 || uprightBits.rowCount(rows, columns) > 0
  }

  private static func count(_ value: inout UInt8, _ isAdded: Bool) {
    if isAdded { value = value < .max ? value + 1 : value } else if value > 0 { value -= 1 }
  }
}

/// One of the four ways a line can run.
enum Heading: Int, Sendable {
  case right, down, left, up

  static let all: [Heading] = [.right, .down, .left, .up]

  var isLevel: Bool { rawValue % 2 == 0 }
  var opposite: Heading {
    switch self {
    case .right: .left
    case .down: .up
    case .left: .right
    case .up: .down
    }
  }
  var step: Point {
    switch self {
    case .right: Point(1, 0)
    case .down: Point(0, 1)
    case .left: Point(-1, 0)
    case .up: Point(0, -1)
    }
  }
}

/// A place at a border where a line may leave or arrive.
struct Gate: Sendable {
  /// The first cell in which the line may turn.
  var cell: Int
  /// The cell between that and the border, so that an arrow's point stands straight; `nil` where there is no room.
  var stub: Int?
  /// The way a line leaves; it arrives the opposite way.
  var heading: Heading
  /// The place on the border itself.
  var border: Point
  /// How much a line would rather be elsewhere on the border.
  var cost: Float

  /// The state in which a line arrives: its last cell and its heading there.
  var arrival: Int { cell * 4 + heading.opposite.rawValue }
  var stubStep: RoutePath.Step? {
    stub.map { .init(cell: $0, isLevel: heading.isLevel, isUpright: !heading.isLevel) }
  }
}

extension RouteGrid {
  /// The cell next to another; `nil` beyond the edge.
  func neighbour(of cell: Int, _ heading: Heading) -> Int? {
    switch heading {
    case .right: (cell + 1) % width == 0 ? nil : cell + 1
    case .left: cell % width == 0 ? nil : cell - 1
    case .down: cell + width < width * height ? cell + width : nil
    case .up: cell >= width ? cell - width : nil
    }
  }

  /// Whether so many cells from `cell` on are free, and no walls of `ground`.
  func isFree(from cell: Int, _ heading: Heading, count: Int, on ground: [Float]) -> Bool {
    var next: Int? = cell
    for _ in 0..<count {
      guard let cell = next, !isBlocked[cell], ground[cell] < Field.wall else { return false }
      next = neighbour(of: cell, heading)
    }
    return true
  }
}

/// A line from gate to gate, cell by cell.
struct RoutePath: Sendable {
  struct Step: Sendable {
    var cell: Int
    var isLevel: Bool
    var isUpright: Bool
  }
  var start: Gate
  var end: Gate
  var steps: [Step]
  var cost: Float

  /// The ends and the corners of the line.
  func corners(in grid: RouteGrid) -> [Point] {
    var corners = [start.border]
    for step in steps where step.isLevel && step.isUpright {
      corners.append(grid.middle(of: step.cell))
    }
    corners.append(end.border)
    return corners
  }
}
