/// Names of files as editors write them.
///
/// - SeeAlso: RFC 8089, The "file" URI Scheme.
package enum FileURI {
  /// The absolute path that a URI names; `nil` for one of another scheme.
  package static func path(_ uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file:") else { return nil }
    var rest = Substring(uri.dropFirst(5))
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      rest = rest[slash...]
    }
    guard rest.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    var index = rest.utf8.startIndex
    while index < rest.utf8.endIndex {
      let byte = rest.utf8[index]
      let after = rest.utf8.index(after: index)
      if byte == UInt8(ascii: "%"),
        let end = rest.utf8.index(after, offsetBy: 2, limitedBy: rest.utf8.endIndex),
        let code = UInt8(String(decoding: rest.utf8[after..<end], as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        index = end
      } else {
        bytes.append(byte)
        index = after
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The URI of an absolute path.
  package static func uri(_ path: String) -> String {
    var text = "file://"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
