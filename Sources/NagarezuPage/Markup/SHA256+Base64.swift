import Foundation
import NagarezuCore

extension SHA256 {
  /// The digest of `bytes` as Content Security Policy writes it.
  static func base64(_ bytes: [UInt8]) -> String {
    Data(digest(bytes)).base64EncodedString()
  }
}
