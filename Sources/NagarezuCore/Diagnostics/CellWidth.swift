extension Unicode.Scalar {
  /// Cells a terminal gives a scalar, near enough for a mark: two for East Asian wide and full-width forms, none for what is drawn
  /// over the letter before.
  ///
  /// - SeeAlso: Unicode Standard Annex #11, East Asian Width.
  public var cells: Int {
    switch value {
    case 0x1100...0x115F, 0x2460...0x24FF, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      isDrawnOver ? 0 : 2
    case 0x1F300...0x1FAFF: 2
    case 0x20...0x7E: 1
    default: isDrawnOver ? 0 : 1
    }
  }

  /// Combining marks, the voiced sign of kana among them, and variation selectors.
  private var isDrawnOver: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
