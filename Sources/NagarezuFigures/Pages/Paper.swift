/// A sheet of paper, landscape.
public enum Paper: String, CaseIterable, Comparable, Sendable {
  case a4, a3, a2, a1, a0
  /// No sheet that one can ask for: the column of words of an upright A4 page, with room for margins and title, which
  /// a cropped figure does without.
  case column

  public static let allCases: [Paper] = [.a4, .a3, .a2, .a1, .a0]

  /// Points. A4 is 842 × 595.
  public var size: Size {
    switch self {
    case .a4: Size(842, 595)
    case .a3: Size(1191, 842)
    case .a2: Size(1684, 1191)
    case .a1: Size(2384, 1684)
    case .a0: Size(3370, 2384)
    case .column:
      Size(
        CroppedFigure.width - 2 * CroppedFigure.edge + 2 * Sheet.margin,
        CroppedFigure.height - 2 * CroppedFigure.edge + 2 * Sheet.margin + Sheet.titleHeight)
    }
  }

  /// This size and every larger one, from this.
  var orLarger: [Paper] { [self] + Paper.allCases.filter { $0 > self } }

  public static func < (a: Self, b: Self) -> Bool { a.size.width < b.size.width }
}
