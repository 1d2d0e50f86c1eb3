import Foundation
import NagarezuCore

extension SHA256 {
  /// The digest of `bytes` as Content Security Policy writes it.
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array(hexadecimal(bytes))
    let digest = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return Data(digest).base64EncodedString()
  }
}
