import NagarezuCore

/// Which texts may be read as plain: those of whose letters and signs nothing is said (``TextCheck``).
enum PlainText {
  /// Whether each letter may stand where it does; not for a text that is no UTF-8.
  static func holds(_ bytes: [UInt8]) -> Bool {
    var place = 0
    // How many brackets are open, as ``TextCheck`` counts them.
    var open = 0
    while place < bytes.count {
      let byte = bytes[place]
      guard byte < 0x80 else {
        guard let length = letter(at: place, in: bytes) else { return false }
        place += length
        continue
      }
      switch byte {
      case .openBracket, .openBrace:
        open += 1
        guard open < 400 else { return false }
      case .closeBracket, .closeBrace: open = max(0, open - 1)
      case .ampersand, .asterisk:
        // An anchor or an alias, perhaps.
        guard place > 0, !" \n[{,:-?".utf8.contains(bytes[place - 1]) else { return false }
      case 0x20...0x7E, .lineFeed: break
      default: return false
      }
      place += 1
    }
    return true
  }

  /// How many bytes a letter past ASCII has; `nil` for one that is refused, and for bytes that are none.
  private static func letter(at place: Int, in bytes: [UInt8]) -> Int? {
    let first = bytes[place]
    if first >= 0xE3, first < 0xF0, place + 2 < bytes.count {
      let (second, third) = (bytes[place + 1], bytes[place + 2])
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80, isCommon(value(first, second, third)) {
        return 3
      }
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard place + length <= bytes.count,
      let text = String(validating: bytes[place..<place + length], as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, mayStand(scalar)
    else { return nil }
    return length
  }

  /// Kana, kanji and letters of full width, which may all stand.
  static func isCommon(_ value: UInt32) -> Bool {
    switch value {
    case 0x3001...0x3003, 0x3041...0x3096, 0x30A1...0x30FE, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
    default: false
    }
  }

  /// Kana and kanji, which are no sign of anything.
  static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF: true
    default: false
    }
  }

  /// Those, and letters and digits of ASCII.
  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: isLetter(scalar.value)
    }
  }

  /// The letter that three bytes stand for.
  static func value(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
  }

  /// Letters that are refused, and those that end a line for the library alone.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0x2028, 0x2029, 0xFFFE, 0xFFFF: false
    default: TextCheck.refusal(of: scalar, before: nil) == nil
    }
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let dash = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let percent = UInt8(ascii: "%")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let numberSign = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let asterisk = UInt8(ascii: "*")
  static let backslash = UInt8(ascii: "\\")
  static let quotationMark = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isQuote: Bool { self == .quotationMark || self == .apostrophe }

  /// Signs of YAML's own, and what is no sign at all.
  var beginsNoText: Bool {
    switch self {
    case .dash, UInt8(ascii: "?"), .colon, .comma, .openBracket, .closeBracket, .openBrace,
      .closeBrace, .numberSign, .ampersand, .asterisk, UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), .apostrophe, .quotationMark, .percent, UInt8(ascii: "@"),
      UInt8(ascii: "`"), .space, .lineFeed:
      true
    default: false
    }
  }
  /// Whether a colon before it is that of a key.
  var endsAColon: Bool { self == .space || self == .lineFeed }

  /// Signs at which a text between brackets ends, or may.
  var endsInARow: Bool {
    switch self {
    case .comma, .openBracket, .closeBracket, .openBrace, .closeBrace, UInt8(ascii: "?"): true
    default: false
    }
  }
}
