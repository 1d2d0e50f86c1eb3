import Foundation
import NagarezuViewServer
import TestSupport
import Testing

/// A server on a thread of its own, and those who talk to it; both gone with ``end()``.
final class Served: Sendable {
  let server: ViewServer
  private let ended = DispatchSemaphore(value: 0)

  static let page = "<!doctype html><p>図"

  init(
    _ limits: ServerLimits = ServerLimits(), port: UInt16? = nil, editing: ViewServer.Editing? = nil
  ) throws {
    let server = try ViewServer(port: port, language: .en, limits: limits, editing: editing)
    self.server = server
    server.show(["/": Self.reply(Self.page)], event: #"{"version":1}"#)
    Thread.detachNewThread { [ended] in
      server.run()
      ended.signal()
    }
  }

  static func reply(_ text: String) -> Reply {
    Reply(type: "text/html; charset=utf-8", body: Array(text.utf8), policy: "default-src 'none'")
  }

  /// Stops the server; `false` where it went on.
  @discardableResult func end() -> Bool {
    server.stop()
    return ended.wait(timeout: .now() + 30) == .success
  }

  var host: String { "127.0.0.1:\(server.port)" }

  /// What is sent to ask for something, with these fields.
  func asking(
    _ line: String = "GET / HTTP/1.1", _ fields: [String] = [], cookie: String? = nil
  ) -> String {
    ([line, "Host: \(host)"] + fields + (cookie.map { ["Cookie: \($0)"] } ?? []))
      .joined(separator: "\r\n") + "\r\n\r\n"
  }

  /// The whole answer to what is sent.
  func answer(to text: String) throws -> String {
    let client = try SocketClient(port: server.port)
    try client.send(text)
    return try client.rest()
  }

  /// The cookie of who uses the printed address.
  func enter() throws -> String {
    let query = try #require(server.address.split(separator: "?").last)
    let answer = try answer(to: asking("GET /?\(query) HTTP/1.1"))
    #expect(answer.hasPrefix("HTTP/1.1 303 "), "\(answer)")
    let line = try #require(answer.firstMatch(of: /Set-Cookie: ([^;\r]*)/))
    return String(line.output.1)
  }

  /// The sockets of this process that stand at the port of the server: those that listen, and its ends of connections.
  func socketsHeld() -> Int {
    (0..<4096).count { file in
      var address = sockaddr_in6()
      var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
      let status = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(Int32(file), $0, &size) }
      }
      let isOfNetwork = [AF_INET, AF_INET6].contains(Int32(address.sin6_family))
      return status == 0 && isOfNetwork && UInt16(bigEndian: address.sin6_port) == server.port
    }
  }

  /// Runs a test against a server.
  static func run(
    _ limits: ServerLimits = ServerLimits(), editing: ViewServer.Editing? = nil,
    _ body: (Served) throws -> Void
  ) throws {
    let served = try Served(limits, editing: editing)
    defer { #expect(served.end()) }
    try body(served)
  }
}
