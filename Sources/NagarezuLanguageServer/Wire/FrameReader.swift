/// Takes messages out of a stream of bytes, each behind a header that says how long it is.
///
/// - SeeAlso: Language Server Protocol 3.17, Base Protocol.
package struct FrameReader {
  package enum Frame: Hashable {
    case body([UInt8])
    /// A header that says no length, or too large a one: it was passed over.
    case broken
  }

  /// Bytes of one message; a longer one is passed over.
  static let limit = 64 << 20
  /// Bytes past which a length is no length but a slip: what follows is listened to.
  private static let longest = 1 << 30
  /// Bytes of a header.
  private static let headerLimit = 8 << 10

  private var bytes: [UInt8] = []
  /// Bytes of a message too large to take that are still to come.
  private var skipping = 0
  private var start = 0

  package init() {}

  package mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The next message; `nil` until all of it has come.
  package mutating func next() -> Frame? {
    if skipping > 0 {
      let count = min(skipping, bytes.count - start)
      (start, skipping) = (start + count, skipping - count)
    }
    compact()
    guard skipping == 0, let end = headerEnd() else { return overlong() }
    let length = Self.length(of: bytes[start..<end.header])
    guard let length, length >= 0 else {
      start = end.body
      return .broken
    }
    guard length <= Self.limit else {
      (start, skipping) = (end.body, length > Self.longest ? 0 : length)
      return .broken
    }
    guard bytes.count - end.body >= length else { return nil }
    let body = Array(bytes[end.body..<end.body + length])
    start = end.body + length
    return .body(body)
  }

  private mutating func compact() {
    guard start > 1 << 16 || start == bytes.count else { return }
    bytes.removeFirst(start)
    start = 0
  }

  /// A header that never ends is none.
  private mutating func overlong() -> Frame? {
    guard skipping == 0, bytes.count - start > Self.headerLimit else { return nil }
    start = bytes.count
    return .broken
  }

  /// Where the header ends, and where the body begins.
  private func headerEnd() -> (header: Int, body: Int)? {
    var index = start
    let last = min(bytes.count, start + Self.headerLimit)
    while index < last {
      if bytes[index] == 0x0A {
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return (index, index + 2) }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
          return (index, index + 3)
        }
      }
      index += 1
    }
    return nil
  }

  /// What `Content-Length` says, the last time it does: what came before a message may be the rest of one that was passed over; `nil`
  /// where it does not, or says no number.
  private static func length(of header: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: header, as: UTF8.self).lowercased()
    guard let name = text.ranges(of: "content-length:").last else { return nil }
    let digits = text[name.upperBound...].utf8.drop { $0 == 0x20 || $0 == 0x09 }
      .prefix { (0x30...0x39).contains($0) }
    guard (1...18).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A message as it is sent.
  package static func framed(_ body: String) -> [UInt8] {
    let bytes = Array(body.utf8)
    return Array("Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes
  }
}
