/// What of a text a reader cannot see, or is fooled by: the one place where that is decided.
///
/// A figure, a report or a terminal writes such a character out, `<U+202E>`, so that everybody sees that
/// somebody put it there.
public enum VisibleText {
  /// The text with every unsafe character written out, but for those that are `kept`.
  public static func written(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
    guard text.unicodeScalars.contains(where: \.isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isUnsafe, !kept.contains(scalar) {
        result.append(contentsOf: scalar.code.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// `<U+0007>`: four digits at least.
  public var code: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">"
  }

  /// Whether it is a control, turns the direction of the text around it, takes no room, or is no character.
  ///
  /// Signs that stand before digits (U+0600) are seen; variation selectors pick the shape of the letter before them (髙), and
  /// which letter it is stays seen.
  public var isUnsafe: Bool {
    switch value {
    case 0x20...0x7E, 0x3001...0x3130, 0x3190...0xD7FF: false
    default: isControl || isDirectionControl || isInvisible
    }
  }

  /// Controls, line ends of Unicode's own, and what is no character.
  public var isControl: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Characters that turn the direction of the text around them, so that a reader sees another order than the tool.
  ///
  /// - SeeAlso: Unicode Standard Annex #9; N. Boucher, R. Anderson, "Trojan Source" (2021).
  public var isDirectionControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Characters that take no room, so that two names look the same: joiners, fillers, annotations, tags.
  ///
  /// - SeeAlso: Unicode Standard, chapter 23, and its property Default_Ignorable_Code_Point.
  public var isInvisible: Bool {
    switch value {
    case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B...0x200D, 0x2060...0x2065,
      0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x13430...0x1343F,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF:
      true
    default: false
    }
  }
}
