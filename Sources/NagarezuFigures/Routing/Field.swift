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

  /// The same lists for a search, which looks at them millions of times.
  struct Places {
    let exits: UnsafeBufferPointer<UInt8>
    let prices: UnsafeBufferPointer<CellPrice>
    let ground: UnsafeBufferPointer<Float>
    let level: UnsafeBufferPointer<UInt8>
    let upright: UnsafeBufferPointer<UInt8>

    /// As ``Field/price(of:isLevel:)``.
    func price(of cell: Int, isLevel: Bool) -> Float {
      let isCrossing = (isLevel ? upright[cell] : level[cell]) > 0
      return ground[cell] + prices[cell].step(isLevel: isLevel)
        + (isCrossing ? RouteGrid.Price.sameCrossing : 0)
    }
  }

  /// Calls `body` with the lists, which live as long as it runs.
  func withPlaces<Result>(_ body: (Places) -> Result) -> Result {
    grid.exits.withUnsafeBufferPointer { exits in
      grid.prices.withUnsafeBufferPointer { prices in
        ground.withUnsafeBufferPointer { ground in
          level.withUnsafeBufferPointer { level in
            upright.withUnsafeBufferPointer { upright in
              body(
                Places(
                  exits: exits, prices: prices, ground: ground, level: level, upright: upright))
            }
          }
        }
      }
    }
  }
}
