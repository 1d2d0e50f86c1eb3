/// A sheet of paper, landscape or upright.
public enum Paper: String, CaseIterable, Sendable {
  case a4, a3, a2, a1, a0
  case a4Portrait = "a4-portrait"
  case a3Portrait = "a3-portrait"
  case a2Portrait = "a2-portrait"
  case a1Portrait = "a1-portrait"
  case a0Portrait = "a0-portrait"
  /// No sheet that one can ask for: the column of words of an upright A4 page, with room for margins and title, which
  /// a cropped figure does without.
  case column

  public static let allCases: [Paper] = [
    .a4, .a3, .a2, .a1, .a0, .a4Portrait, .a3Portrait, .a2Portrait, .a1Portrait, .a0Portrait,
  ]

  /// Points. A4 is 842 × 595.
  public var size: Size {
    switch self {
    case .a4: Size(842, 595)
    case .a3: Size(1191, 842)
    case .a2: Size(1684, 1191)
    case .a1: Size(2384, 1684)
    case .a0: Size(3370, 2384)
    case .a4Portrait: Paper.a4.size.turned
    case .a3Portrait: Paper.a3.size.turned
    case .a2Portrait: Paper.a2.size.turned
    case .a1Portrait: Paper.a1.size.turned
    case .a0Portrait: Paper.a0.size.turned
    case .column:
      Size(
        CroppedFigure.width - 2 * CroppedFigure.edge + 2 * Sheet.margin,
        CroppedFigure.height - 2 * CroppedFigure.edge + 2 * Sheet.margin + Sheet.titleHeight)
    }
  }

  var isPortrait: Bool { size.height > size.width }

  /// This size and every larger one that lies as it does, from this.
  var orLarger: [Paper] {
    [self]
      + Paper.allCases.filter { $0.isPortrait == isPortrait && $0.size.width > size.width }
  }
}

extension Size {
  fileprivate var turned: Size { Size(height, width) }
}
