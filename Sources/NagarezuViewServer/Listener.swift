import Glibc
import NagarezuCore

/// Why no server could be begun.
public enum ServerFault: Error, Equatable {
  /// Another program listens there.
  case portTaken(UInt16)
  /// What the system said, as `errno`.
  case system(Int32)

  /// The fault, in words for the person at the keyboard.
  public var message: Message {
    switch self {
    case .portTaken(let port):
      Message(
        ja: "ポート \(port) は、ほかのプログラムが使っている。--port に別の番号を付けるか、--port を付けずに実行する",
        en: "port \(port) is in use; name another with --port, or leave --port out")
    case .system(let number):
      Message(
        ja: "このコンピュータで待ち受けられない: \(String(cString: strerror(number)))",
        en: "cannot listen on this machine: \(String(cString: strerror(number)))")
    }
  }
}

/// The sockets of one port on which this machine's own programs are heard, and nobody else.
struct Listener {
  let port: UInt16
  /// Of IPv4, and of IPv6 where the machine has it.
  let sockets: [Int32]

  /// Listens on a port, by default a free one.
  init(port wanted: UInt16?) throws(ServerFault) {
    // A port that is free in one family may be taken in the other.
    var attempts = wanted == nil ? 20 : 1
    while true {
      attempts -= 1
      do throws(ServerFault) {
        (port, sockets) = try Self.opened(wanted ?? 0)
        return
      } catch {
        guard attempts > 0, case .portTaken = error else { throw error }
      }
    }
  }

  private static func opened(
    _ wanted: UInt16
  ) throws(ServerFault) -> (port: UInt16, sockets: [Int32]) {
    let first = try listening(on: wanted, AF_INET)
    do throws(ServerFault) {
      let port = try port(of: first)
      do throws(ServerFault) {
        return (port, [first, try listening(on: port, AF_INET6)])
      } catch {
        guard case .system(let number) = error,
          [EAFNOSUPPORT, EADDRNOTAVAIL, EPROTONOSUPPORT].contains(number)
        else { throw error }
        return (port, [first])
      }
    } catch {
      close(first)
      throw error
    }
  }

  private static func listening(
    on port: UInt16, _ family: Int32
  ) throws(ServerFault) -> Int32 {
    let kind =
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let socket = Glibc.socket(family, kind, 0)
    guard socket >= 0 else { throw .system(errno) }
    set(SO_REUSEADDR, of: SOL_SOCKET, on: socket)
    if family == AF_INET6 { set(IPV6_V6ONLY, of: Int32(IPPROTO_IPV6), on: socket) }
    guard bind(socket, to: port, family) == 0, listen(socket, 512) == 0 else {
      let number = errno
      close(socket)
      throw number == EADDRINUSE ? .portTaken(port) : .system(number)
    }
    return socket
  }

  private static func set(_ option: Int32, of level: Int32, on socket: Int32) {
    var on: Int32 = 1
    _ = setsockopt(socket, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func bind(_ socket: Int32, to port: UInt16, _ family: Int32) -> Int32 {
    if family == AF_INET {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      return bind(socket, to: &address)
    }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    address.sin6_addr = in6addr_loopback
    return bind(socket, to: &address)
  }

  private static func bind<Address>(_ socket: Int32, to address: inout Address) -> Int32 {
    withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(socket, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }

  private static func port(of socket: Int32) throws(ServerFault) -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
    }
    guard status == 0 else { throw .system(errno) }
    return UInt16(bigEndian: address.sin_port)
  }
}
