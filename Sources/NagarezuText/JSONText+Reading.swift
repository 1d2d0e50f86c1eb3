/// Why a text is no JSON that is read.
package enum JSONFault: Error, Hashable, Sendable {
  /// Shape: how many bytes stand before the place.
  case syntax(Int)
  /// Lists and objects inside each other.
  case tooDeep
}

extension JSONText {
  /// How many lists and objects may stand inside each other.
  package static let depth = 64

  /// The value that some bytes write down.
  ///
  /// A number with a fraction is cut to the whole one before it; one that is too large is the largest there is. Half of a pair of
  /// surrogates and bytes that are no UTF-8 become U+FFFD. Of two equal keys the last counts.
  /// - Throws: ``JSONFault``.
  /// - SeeAlso: RFC 8259.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONFault) {
    var reading = JSONReading(bytes: Array(bytes))
    self = try reading.document()
  }

  /// The value on one line, keys sorted.
  package var line: String {
    var text = ""
    add(to: &text)
    return text
  }

  private func add(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .string(let value): Self.add(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.add(to: &text)
      }
      text += "]"
    case .object(let values):
      text += "{"
      for (index, key) in values.keys.sorted().enumerated() {
        if index > 0 { text += "," }
        Self.add(key, to: &text)
        text += ":"
        (values[key] ?? .null).add(to: &text)
      }
      text += "}"
    }
  }

  private static func add(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// One pass over the bytes of a value.
private struct JSONReading {
  let bytes: [UInt8]
  var at = 0

  private var fault: JSONFault { .syntax(at) }

  mutating func document() throws(JSONFault) -> JSONText {
    let value = try value(1)
    skipSpace()
    guard at == bytes.count else { throw fault }
    return value
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  private mutating func value(_ depth: Int) throws(JSONFault) -> JSONText {
    guard depth <= JSONText.depth else { throw .tooDeep }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: JSONText) throws(JSONFault) -> JSONText {
    guard bytes[at...].starts(with: word.utf8) else { throw fault }
    at += word.utf8.count
    return value
  }

  private mutating func object(_ depth: Int) throws(JSONFault) -> JSONText {
    at += 1
    var values: [String: JSONText] = [:]
    skipSpace()
    if takes("}") { return .object(values) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault }
      let key = try string()
      skipSpace()
      guard takes(":") else { throw fault }
      values[key] = try value(depth + 1)
      skipSpace()
    } while takes(",")
    guard takes("}") else { throw fault }
    return .object(values)
  }

  private mutating func array(_ depth: Int) throws(JSONFault) -> JSONText {
    at += 1
    var values: [JSONText] = []
    skipSpace()
    if takes("]") { return .array(values) }
    repeat {
      values.append(try value(depth + 1))
      skipSpace()
    } while takes(",")
    guard takes("]") else { throw fault }
    return .array(values)
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    return bytes[start..<at]
  }

  private mutating func number() throws(JSONFault) -> Int {
    let isNegative = takes("-")
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { throw fault }
    if takes("."), digits().isEmpty { throw fault }
    var hasExponent = false
    if takes("e") || takes("E") {
      hasExponent = true
      if !takes("+") { _ = takes("-") }
      if digits().isEmpty { throw fault }
    }
    let value = Int(String(decoding: whole, as: UTF8.self)) ?? .max
    return hasExponent ? 0 : isNegative ? -value : value
  }

  private mutating func string() throws(JSONFault) -> String {
    at += 1
    var letters: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: letters, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(&letters)
      case 0..<0x20: throw fault
      default: letters.append(byte)
      }
    }
    throw fault
  }

  private mutating func escape(_ letters: inout [UInt8]) throws(JSONFault) {
    guard let sign = next else { throw fault }
    at += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letters.append(sign)
    case UInt8(ascii: "b"): letters.append(0x08)
    case UInt8(ascii: "f"): letters.append(0x0C)
    case UInt8(ascii: "n"): letters.append(0x0A)
    case UInt8(ascii: "r"): letters.append(0x0D)
    case UInt8(ascii: "t"): letters.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = Unicode.Scalar(try codePoint()) ?? "\u{FFFD}"
      letters.append(contentsOf: String(Character(scalar)).utf8)
    default: throw fault
    }
  }

  private mutating func codePoint() throws(JSONFault) -> UInt32 {
    let first = try unit()
    guard (0xD800...0xDBFF).contains(first) else { return first }
    let before = at
    guard takes("\\"), takes("u") else {
      at = before
      return first
    }
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second) else {
      at = before
      return first
    }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private mutating func unit() throws(JSONFault) -> UInt32 {
    guard at + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16),
      bytes[at] != UInt8(ascii: "+")
    else { throw fault }
    at += 4
    return unit
  }
}
