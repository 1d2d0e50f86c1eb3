import Foundation
import NagarezuViewServer
import TestSupport
import Testing

/// Many clients, slow ones, and those that mean no good.
@Suite struct CrowdTests {
  @Test func twoHundredAreAnsweredAtOnce() throws {
    try Served.run { served in
      let large = String(repeating: "大", count: 300_000)
      served.server.show(["/": Served.reply(large)], event: "{}")
      let cookie = try served.enter()
      let clients = try (0..<200).map { number in
        try SocketClient(port: served.server.port, family: number % 2 == 0 ? AF_INET : AF_INET6)
      }
      for client in clients { try client.send(served.asking(cookie: cookie)) }
      for client in clients.reversed() {
        let answer = try client.rest()
        #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.hasSuffix("\r\n\r\n" + large))
      }
    }
  }

  @Test func slowClientsStopNobodyAndAreHungUpOn() throws {
    var limits = ServerLimits()
    limits.connections = 20
    limits.requestSeconds = 1
    try Served.run(limits) { served in
      let cookie = try served.enter()
      // More than there is room for, each with a part of a request, and some that say nothing.
      let slow = try (0..<60).map { number in
        let client = try SocketClient(port: served.server.port)
        if number % 3 > 0 { try client.send("GET / HTTP/1.1\r\nHost: ") }
        return client
      }
      #expect(try served.answer(to: served.asking(cookie: cookie)).hasSuffix(Served.page))
      let ends = slow.map { (try? $0.rest()) ?? "" }
      // Those for whom there was no more room heard nothing; the last took too long.
      #expect(ends.allSatisfy { $0.isEmpty || $0.hasPrefix("HTTP/1.1 408 ") }, "\(ends)")
      #expect(ends.last?.hasPrefix("HTTP/1.1 408 ") == true)
      #expect(try served.answer(to: served.asking(cookie: cookie)).hasSuffix(Served.page))
    }
  }

  @Test func whoDoesNotReadTheirAnswerIsHungUpOn() throws {
    var limits = ServerLimits()
    limits.sendingSeconds = 0.5
    try Served.run(limits) { served in
      // More than sockets hold.
      let large = String(repeating: "a", count: 40_000_000)
      served.server.show(["/": Served.reply(large)], event: "{}")
      let cookie = try served.enter()
      let client = try SocketClient(port: served.server.port)
      try client.send(served.asking(cookie: cookie))
      try Self.wait { served.socketsHeld() == 2 }
      // A part came, and then the end, or the word that there is none.
      let got = (try? client.rest()) ?? ""
      #expect(got.utf8.count < large.utf8.count)
      #expect(try served.answer(to: served.asking()).hasPrefix("HTTP/1.1 403 "))
    }
  }

  @Test func whoNeverHangsUpIsHungUpOn() throws {
    var limits = ServerLimits()
    limits.lingeringSeconds = 0.2
    try Served.run(limits) { served in
      let clients = try (0..<5).map { _ in try SocketClient(port: served.server.port) }
      for client in clients { try client.send(served.asking()) }
      try Self.wait { served.socketsHeld() == 2 }
      for client in clients { #expect(try client.rest().hasPrefix("HTTP/1.1 403 ")) }
    }
  }

  /// Waits until something holds; a minute is too long.
  static func wait(until holds: () -> Bool) throws {
    struct TookTooLong: Error {}
    let deadline = Date(timeIntervalSinceNow: 60)
    while !holds() {
      guard Date() < deadline else { throw TookTooLong() }
      usleep(10_000)
    }
  }

  // MARK: Odd requests

  /// Pieces that a request is made of, right and wrong.
  private static let pieces = [
    "GET", "HEAD", "POST", "PUT", " ", "  ", "/", "/events", "/pin", "/?token=", "/../", "%00", "#",
    "HTTP/1.1", "HTTP/1.0", "\r\n", "\n", "\r", "\r\n\r\n", "Host: ", "HOST:", "Origin: ",
    "Cookie: ",
    "Content-Length: ", "Content-Type: application/json", "Transfer-Encoding: chunked", "0", "5",
    "-1",
    "999999999", "Sec-Fetch-Site: ", "same-origin", "none", "cross-site", ":", ",", ";", "=",
    "\u{0}",
    "\t", "図", "x", "localhost", "null", "http://", "X-Nagarezu-Edit: ", "{}",
    "Expect: 100-continue",
    "Upgrade: websocket",
  ]

  private static func odd(_ served: Served, _ cookie: String, _ random: inout Random) -> [UInt8] {
    let own = ["Host: \(served.host)\r\n", "Cookie: \(cookie)\r\n", served.host]
    if random.chance(50) {
      // A right request with some of it changed.
      let method = random.pick(["GET", "GET", "HEAD", "POST"]) ?? ""
      let path = random.pick(["/", "/", "/pin", "/no"]) ?? ""
      let more = ["Content-Length: 3", "Origin: http://\(served.host)", "A: b"]
      let text = served.asking(
        "\(method) \(path) HTTP/1.1", random.some(random.chance(30) ? 1 : 0, of: more),
        cookie: random.chance(80) ? cookie : nil)
      var bytes = Array(text.utf8)
      for _ in 0..<random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(random.below(256)), at: place)
        default: bytes.insert(contentsOf: Array((random.pick(pieces) ?? "").utf8), at: place)
        }
      }
      return bytes
    }
    return (0..<random.within(1...20)).flatMap { _ in
      Array((random.pick(pieces + own) ?? "").utf8)
    }
  }

  /// Whether a request that was let in was one that may be: by the one thing that must be there, and not by how we read it.
  private static func mayBeAnswered(_ bytes: [UInt8], _ served: Served, _ cookie: String) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return false }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let hosts = lines.filter { $0.lowercased().hasPrefix("host:") }
    let value = hosts.first?.dropFirst(5).trimmingCharacters(in: .whitespaces).lowercased()
    return hosts.count == 1
      && ["127.0.0.1", "localhost", "[::1]"].contains { value == "\($0):\(served.server.port)" }
      && lines.contains { $0.lowercased().hasPrefix("cookie:") && $0.contains(cookie) }
      && lines[0].wholeMatch(of: /(GET|HEAD) \/(\?[!-~]*)? HTTP\/1\.1/) != nil
  }

  @Test func tenThousandOddRequestsAreSurvived() throws {
    let editing = ViewServer.Editing(path: "/pin") { _ in
      Reply(status: 500, type: "text/plain", body: [])
    }
    var limits = ServerLimits()
    limits.requestSeconds = 30
    try Served.run(limits, editing: editing) { served in
      let cookie = try served.enter()
      var random = Random(seed: 16)
      var statuses: [Substring: Int] = [:]
      for round in 0..<10_000 {
        let bytes = Self.odd(served, cookie, &random)
        let client = try SocketClient(port: served.server.port)
        try client.send(bytes)
        // What may be half of a request ends here.
        client.endSending()
        let answer = try client.rest()
        statuses[answer.dropFirst(9).prefix(3), default: 0] += 1
        guard answer.hasPrefix("HTTP/1.1 200 ") else { continue }
        #expect(
          Self.mayBeAnswered(bytes, served, cookie),
          "round \(round): \(String(decoding: bytes, as: UTF8.self)) got \(answer)")
      }
      // They were odd in many ways, and some were as good as right.
      #expect(statuses.count >= 8 && statuses["200", default: 0] > 50, "\(statuses)")
      #expect(try served.answer(to: served.asking(cookie: cookie)).hasSuffix(Served.page))
      // Two listen, and nothing else is held.
      try Self.wait { served.socketsHeld() == 2 }
    }
  }
}
