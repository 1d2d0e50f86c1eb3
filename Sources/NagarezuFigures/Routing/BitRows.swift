/// One bit for each cell of a raster, row by row, so that many cells are asked at once.
package struct BitRows: Sendable {
  private let width: Int
  /// Words in a row.
  private let span: Int
  private var words: [UInt64]

  /// No bit is set.
  package init(width: Int, height: Int) {
    self.width = width
    span = (width + 63) / 64
    words = Array(repeating: 0, count: span * height)
  }

  /// Sets the bit of a cell, or takes it away.
  package mutating func set(_ cell: Int, _ isSet: Bool) {
    let (row, column) = cell.quotientAndRemainder(dividingBy: width)
    let bit = UInt64(1) << UInt64(column % 64)
    let word = row * span + column / 64
    words[word] = isSet ? words[word] | bit : words[word] & ~bit
  }

  /// How many of some rows have a bit in some columns.
  package func rowCount(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Int {
    let (first, last) = (columns.lowerBound / 64, columns.upperBound / 64)
    var count = 0
    for row in rows {
      for word in first...last where words[row * span + word] & Self.mask(word, columns) != 0 {
        count += 1
        break
      }
    }
    return count
  }

  /// How many of some columns have a bit in some rows.
  package func columnCount(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Int {
    let (first, last) = (columns.lowerBound / 64, columns.upperBound / 64)
    var count = 0
    for word in first...last {
      var any: UInt64 = 0
      for row in rows { any |= words[row * span + word] }
      count += (any & Self.mask(word, columns)).nonzeroBitCount
    }
    return count
  }

  /// The bits of a word that stand for some columns.
  private static func mask(_ word: Int, _ columns: ClosedRange<Int>) -> UInt64 {
    let low = max(0, columns.lowerBound - word * 64)
    let high = min(63, columns.upperBound - word * 64)
    return (UInt64.max << UInt64(low)) & (UInt64.max >> UInt64(63 - high))
  }
}
