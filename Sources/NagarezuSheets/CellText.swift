import NagarezuCore

/// A text as a cell takes it.
enum CellText {
  /// What cannot be seen is written out, as everywhere; line ends stay.
  static func visible(_ text: String) -> String { VisibleText.written(text, keeping: ["\n"]) }

  /// The same for the file: `_x003D_` stands for `=` there, so one that somebody wrote is kept from being read as that.
  ///
  /// - SeeAlso: ECMA-376, part 1, 22.9.2.19 ST_Xstring.
  static func written(_ text: String) -> String {
    let visible = visible(text)
    guard visible.contains("_x") else { return visible }
    return visible.replacing(/_x(?=[0-9A-Fa-f]{4}_)/, with: "_x005F_x")
  }

  /// Whether a spreadsheet would take it for a formula if somebody typed it: such a cell is one of text.
  static func wouldBeFormula(_ text: String) -> Bool {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    return first.map { ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains($0) } ?? false
  }
}
