import CRsvg
import NagarezuFigures

/// The letters that the fonts of this machine can draw. A letter of none would be drawn as a box with its number in it.
struct Letters {
  /// What is drawn for a letter that no font has, as printers do: 〓 (geta).
  private static let geta: Unicode.Scalar = "\u{3013}"

  /// The letters of each font.
  private let fonts: [OpaquePointer]

  /// All fonts that fontconfig knows and that cairo can draw with.
  init() {
    let config = FcConfigGetCurrent()
    var fonts: [OpaquePointer] = []
    for set in [FcConfigGetFonts(config, FcSetSystem), FcConfigGetFonts(config, FcSetApplication)] {
      guard let set else { continue }
      for index in 0..<Int(set.pointee.nfont) {
        var scalable: FcBool = 0
        var letters: OpaquePointer?
        guard let font = set.pointee.fonts[index],
          FcPatternGetBool(font, FC_SCALABLE, 0, &scalable) == FcResultMatch, scalable != 0,
          FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) == FcResultMatch, let letters
        else { continue }
        fonts.append(letters)
      }
    }
    self.fonts = fonts
  }

  private func has(_ letter: Unicode.Scalar) -> Bool {
    fonts.contains { FcCharSetHasChar($0, letter.value) != 0 }
  }

  /// The pages with 〓 for each letter that no font has, and these letters in the order in which they stand.
  ///
  /// - Throws: ``FigureFault/noFont(letters:)`` where the letters of a whole script are missing.
  func drawable(_ pages: [String]) throws(FigureFault) -> (pages: [String], missing: String) {
    var missing: [Unicode.Scalar] = []
    var seen: Set<Unicode.Scalar> = []
    for page in pages {
      for letter in Self.texts(in: page) where seen.insert(letter).inserted {
        if Self.isSeen(letter), !has(letter) { missing.append(letter) }
      }
    }
    guard !missing.isEmpty else { return (pages, "") }
    let text = String(String.UnicodeScalarView(missing))
    let knowsKanji = has("\u{500B}") && has("\u{4EBA}")
    guard has(Self.geta), !missing.contains(where: { Self.isBasic($0, knowsKanji: knowsKanji) })
    else { throw .noFont(letters: text) }
    let gone = Set(missing)
    let drawn = pages.map { page in
      var scalars = String.UnicodeScalarView()
      for letter in page.unicodeScalars {
        scalars.append(gone.contains(letter) ? Self.geta : letter)
      }
      return String(scalars)
    }
    return (drawn, text)
  }

  /// What is drawn: what stands outside tags but in a title or description, which are heard and not seen. Our SVG
  /// writes every letter as it is, but for five of ASCII.
  private static func texts(in svg: String) -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    for piece in svg.unicodeScalars.split(separator: "<") {
      let isHeard = ["title", "desc"].contains { piece.starts(with: $0.unicodeScalars) }
      guard !isHeard, let end = piece.firstIndex(of: ">") else { continue }
      found += piece[piece.index(after: end)...]
    }
    return found
  }

  /// Whether a font must have a form for it.
  private static func isSeen(_ letter: Unicode.Scalar) -> Bool {
    let properties = letter.properties
    guard !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace else { return false }
    return properties.generalCategory != .control && properties.generalCategory != .format
  }

  /// Whether without it the font for a whole script is missing: ASCII, kana and full-width signs, and all kanji where there are none.
  private static func isBasic(_ letter: Unicode.Scalar, knowsKanji: Bool) -> Bool {
    switch letter.value {
    case 0x21...0x7E, 0x3001...0x30FF, 0xFF01...0xFF9F: true
    default: !knowsKanji && letter.properties.isIdeographic
    }
  }
}
