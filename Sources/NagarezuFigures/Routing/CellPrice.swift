/// What it costs to run through a cell and to turn in it, beyond the step itself, as lines and words lie now.
struct CellPrice: Sendable {
  var level: Float = 0
  var upright: Float = 0
  var levelTurn: Float = 0
  var uprightTurn: Float = 0

  /// To run through, level or upright.
  func step(isLevel: Bool) -> Float { isLevel ? level : upright }
  /// To turn out of a level line, or out of an upright one.
  func turn(isLevel: Bool) -> Float { isLevel ? levelTurn : uprightTurn }
}

extension RouteGrid {
  /// Prices in steps from cell to cell.
  enum Price {
    static let bend: Float = 20
    static let bendBesideBox: Float = 26
    static let crossing: Float = 30
    /// More for lines that look alike: where they cross, nobody knows which goes on.
    static let sameCrossing: Float = 40
    /// Two lines in one place cannot be told apart.
    static let overlap: Float = 70
    static let nearParallel: Float = 1.4
    static let nearPoint: Float = 5
    static let words: Float = 60
    static let alongBorder: Float = 4
    static let heading: Float = 14
  }

  /// The price of a cell by what stands, runs and lies in it and beside it.
  func price(of cell: Int) -> CellPrice {
    let (level, upright) = (level[cell], upright[cell])
    let ground = toll[cell] + (words[cell] > 0 ? Price.words : 0)
    // Points of arrows side by side want more room than lines.
    let near = isBeside[cell] ? Price.nearPoint : Price.nearParallel
    let bend = Price.bend + (isBeside[cell] ? Price.bendBesideBox : 0)
    return CellPrice(
      level: ground + Float(level) * Price.overlap + Float(upright) * Price.crossing
        + (hasLevelBorder[cell] ? Price.alongBorder : 0)
        + near * Float(Self.linesBeside(cell, by: width, in: self.level)),
      upright: ground + Float(upright) * Price.overlap + Float(level) * Price.crossing
        + (hasUprightBorder[cell] ? Price.alongBorder : 0)
        + near * Float(Self.linesBeside(cell, by: 1, in: self.upright)),
      // To turn on another line would join the two.
      levelTurn: bend + Float(upright) * Price.overlap,
      uprightTurn: bend + Float(level) * Price.overlap)
  }

  /// How many of the two cells at a distance have lines, from 0 to 2.
  private static func linesBeside(_ cell: Int, by step: Int, in lines: [UInt8]) -> Int {
    (cell >= step && lines[cell - step] > 0 ? 1 : 0)
      + (cell + step < lines.count && lines[cell + step] > 0 ? 1 : 0)
  }
}
