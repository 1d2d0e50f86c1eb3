import Foundation

/// One end of a connection to a server of this machine, which says anything.
public final class SocketClient {
  /// What the system said, as `errno`.
  public struct Failed: Error { public let number: Int32 }

  private let socket: Int32
  /// What came and was not read yet.
  private var pending: [UInt8] = []

  /// Connects to a port of this machine.
  ///
  /// - Throws: ``Failed`` where nobody listens there.
  public init(port: UInt16, family: Int32 = AF_INET) throws {
    socket = Foundation.socket(family, Int32(SOCK_STREAM.rawValue), 0)
    // A server that falls silent fails the test, and does not hang it.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let status: Int32
    if family == AF_INET {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      status = connect(to: &address)
    } else {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_addr = in6addr_loopback
      status = connect(to: &address)
    }
    guard status == 0 else { throw Failed(number: errno) }
  }

  deinit { close(socket) }

  private func connect<Address>(to address: inout Address) -> Int32 {
    withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(socket, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }

  /// Sends all of a text.
  ///
  /// - Throws: ``Failed`` where the other side has hung up.
  public func send(_ text: String) throws { try send(Array(text.utf8)) }

  /// The same of bytes.
  public func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failed(number: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Says that nothing more will be sent.
  public func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// All that comes until the other side hangs up.
  public func rest() throws -> String {
    while try receive() {}
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// What comes until these words have come, which are the last of it; all that came where the other side hung up before.
  public func read(until words: String) throws -> String {
    while true {
      let text = String(decoding: pending, as: UTF8.self)
      if let found = text.utf8.firstRange(of: words.utf8) {
        pending.removeFirst(text.utf8.distance(from: text.startIndex, to: found.upperBound))
        return String(text[..<found.upperBound])
      }
      guard try receive() else {
        pending = []
        return text
      }
    }
  }

  /// Takes what comes next; `false` where the other side has hung up.
  private func receive() throws -> Bool {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &room, room.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failed(number: errno) }
      pending += room[..<count]
      return count > 0
    }
  }
}
