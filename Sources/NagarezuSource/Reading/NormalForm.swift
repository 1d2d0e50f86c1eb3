import Foundation

/// The one form in which words are compared.
enum NormalForm {
  /// A word as it is compared: NFC.
  static func of(_ text: String) -> String {
    isEvident(text) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a text is in NFC at a glance.
  static func isEvident(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isComposed) }

  /// A word with its letters in their usual width: NFKC. The library leaves the mark behind ﾄﾞ a letter of its own.
  static func ofAnyWidth(_ text: String) -> String {
    of(text.precomposedStringWithCompatibilityMapping)
  }

  /// Whether a text is in NFC at a glance, as nearly all are: of ASCII, kanji, kana and their signs, without marks that belong
  /// to the letter before.
  static func isEvident(in bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      if first < 0x80 {
        place += 1
        continue
      }
      guard first >= 0xE2, first < 0xF0, place + 2 < bytes.count else { return false }
      let value = PlainText.value(first, bytes[place + 1], bytes[place + 2])
      guard let scalar = Unicode.Scalar(value), isComposed(scalar) else { return false }
      place += 3
    }
    return true
  }

  /// Whether there is no letter in it that only Japanese has.
  static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// Letters that NFC leaves alone whatever stands beside them: asking the library for each name costs a third of the
  /// time to read a model.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF,
      0xFF01...0xFF9F, 0x2460...0x24FF:
      true
    default: false
    }
  }
}
