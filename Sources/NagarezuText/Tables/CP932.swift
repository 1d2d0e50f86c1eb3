#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Microsoft's code page 932 (Windows-31J), by the tables of the C library: the one file that knows iconv. No locale plays a part.
final class CP932 {
  private let encoder: iconv_t
  private let decoder: iconv_t
  /// Shape: scalar → its bytes; `nil` for one that the page has not.
  private var known: [Unicode.Scalar: [UInt8]?] = [:]

  /// `nil` where the C library came without the table.
  init?() {
    let none = iconv_t(bitPattern: -1)
    guard let encoder = iconv_open("CP932", "UTF-32LE"), encoder != none else { return nil }
    guard let decoder = iconv_open("UTF-32LE", "CP932"), decoder != none else {
      iconv_close(encoder)
      return nil
    }
    (self.encoder, self.decoder) = (encoder, decoder)
  }

  deinit {
    iconv_close(encoder)
    iconv_close(decoder)
  }

  /// Characters of JIS X 0208 that Microsoft's table holds under another number than Unicode's own mapping does. Each pair is one
  /// character of the standard and looks alike, so the one is written as the other. Shape: Unicode's → Microsoft's.
  ///
  /// - SeeAlso: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP932.TXT; JIS X 0208:1997 附属書.
  static let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{301C}": "\u{FF5E}",  // 〜 ～
    "\u{2014}": "\u{2015}",  // — ―
    "\u{2212}": "\u{FF0D}",  // − －
    "\u{2016}": "\u{2225}",  // ‖ ∥
    "\u{00A2}": "\u{FFE0}",  // ¢ ￠
    "\u{00A3}": "\u{FFE1}",  // £ ￡
    "\u{00AC}": "\u{FFE2}",  // ¬ ￢
  ]

  /// The bytes of a character, or of its twin; `nil` for one that the page has not. What would come back as another character, as
  /// `¥` does as `\`, is not held either.
  func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    if scalar.isASCII { return [UInt8(truncatingIfNeeded: scalar.value)] }
    if let bytes = known[scalar] { return bytes }
    let written = Self.twins[scalar] ?? scalar
    let value = withUnsafeBytes(of: written.value.littleEndian) { Array($0) }
    let bytes = Self.converted(value, by: encoder).flatMap { bytes in
      Self.converted(bytes, by: decoder) == value ? bytes : nil
    }
    known[scalar] = .some(bytes)
    return bytes
  }

  private static func converted(_ bytes: [UInt8], by descriptor: iconv_t) -> [UInt8]? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = Array(repeating: CChar(0), count: 16)
    let room = output.count
    let left = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output -> Int? in
        var (from, fromLeft) = (input.baseAddress, input.count)
        var (to, toLeft) = (output.baseAddress, output.count)
        let result = iconv(descriptor, &from, &fromLeft, &to, &toLeft)
        // A number above 0 counts what was written as something else.
        guard result == 0, fromLeft == 0 else {
          iconv(descriptor, nil, nil, nil, nil)
          return nil
        }
        return toLeft
      }
    }
    return left.map { left in output.prefix(room - left).map { UInt8(bitPattern: $0) } }
  }
}
