/// What is decided before words are measured: which column every box stands in, and in which order.
struct Structure: Hashable, Sendable {
  /// Shape: box → column from 0.
  var columns: [Int]
  /// Shape: box, then frame → the number by which those beside it are ordered from the top.
  var order: [Double]
  /// Whether frames are wide enough for the words of arrows straight up and down in them, where that is possible.
  var hasWideFrames = false
}
