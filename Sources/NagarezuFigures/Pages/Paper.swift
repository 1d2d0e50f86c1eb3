/// A sheet of paper, landscape.
public enum Paper: String, CaseIterable, Comparable, Sendable {
  case a4, a3, a2, a1, a0

  /// Points. A4 is 842 × 595.
  public var size: Size {
    switch self {
    case .a4: Size(842, 595)
    case .a3: Size(1191, 842)
    case .a2: Size(1684, 1191)
    case .a1: Size(2384, 1684)
    case .a0: Size(3370, 2384)
    }
  }

  /// This size and every larger one, from this.
  var orLarger: [Paper] { Paper.allCases.filter { $0 >= self } }

  public static func < (a: Self, b: Self) -> Bool { a.size.width < b.size.width }
}
