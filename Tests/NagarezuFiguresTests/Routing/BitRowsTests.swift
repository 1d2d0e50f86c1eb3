import NagarezuFigures
import TestSupport
import Testing

/// Bits of a raster against the same counted cell by cell, over rows of less and of more than a word.
@Suite struct BitRowsTests {
  @Test(arguments: [1, 63, 64, 65, 130]) func countsAsOneByOne(width: Int) {
    var random = Random(seed: UInt64(width))
    let height = 9
    var bits = BitRows(width: width, height: height)
    var cells = [Bool](repeating: false, count: width * height)
    for _ in 0..<400 {
      let cell = random.below(cells.count)
      let isSet = random.below(3) > 0
      cells[cell] = isSet
      bits.set(cell, isSet)
      let columns = Self.range(below: width, &random)
      let rows = Self.range(below: height, &random)
      #expect(
        bits.rowCount(rows, columns)
          == rows.count { row in columns.contains { cells[row * width + $0] } })
      #expect(
        bits.columnCount(rows, columns)
          == columns.count { column in rows.contains { cells[$0 * width + column] } })
    }
  }

  private static func range(below count: Int, _ random: inout Random) -> ClosedRange<Int> {
    let ends = [random.below(count), random.below(count)].sorted()
    return ends[0]...ends[1]
  }
}
