import Foundation

/// The one form in which words are compared.
enum NormalForm {
  /// A word as it is compared: NFC.
  static func of(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isComposed) ? text : text.precomposedStringWithCanonicalMapping
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
