/// The raster as one line sees it: where it may run, and which lines there look like it.
struct Field {
  /// The price from which on a cell is closed to a line.
  static let wall: Float = 100_000

  let grid: RouteGrid
  /// Shape: cell → what a step costs more because of the frames there, or ``wall``.
  let ground: [Float]
  /// Shape: cell → how many lines of the same look run level, or upright, through it.
  let level: [UInt8]
  let upright: [UInt8]

  /// What it costs to run through a cell, beyond the step itself.
  func price(of cell: Int, isLevel: Bool) -> Float {
    let isCrossing = (isLevel ? upright[cell] : level[cell]) > 0
    return ground[cell] + grid.prices[cell].step(isLevel: isLevel)
      + (isCrossing ? RouteGrid.Price.sameCrossing : 0)
  }

  /// Whether a line may not enter a cell.
  func isWall(_ cell: Int) -> Bool { ground[cell] >= Self.wall }
}
