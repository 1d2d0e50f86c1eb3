import NagarezuViewServer
import TestSupport
import Testing

/// What is read of a request, and how much.
@Suite struct RequestTests {
  @Test(arguments: [
    ("GET / HTTP/1.0\r\n\r\n", 505), ("GET / HTTP/2\r\n\r\n", 505), ("GET /\r\n\r\n", 400),
    ("GET  / HTTP/1.1\r\n\r\n", 400), (" GET / HTTP/1.1\r\n\r\n", 400), ("\r\n\r\n", 400),
    ("GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", 400), ("GET * HTTP/1.1\r\n\r\n", 400),
    ("GET /#x HTTP/1.1\r\n\r\n", 400), ("GET /\u{E9} HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\n\n", 400), ("GET / HTTP/1.1\r\nHost: x\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\n: x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n", 400), ("GET / HTTP/1.1\r\nA: x\rB: y\r\n\r\n", 400),
    ("G\u{0}T / HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 400),
    ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\nx", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 16385\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501),
    ("POST / HTTP/1.1\r\n\r\n", 411),
  ])
  func whatNoBrowserSendsIsRefused(text: String, status: Int) throws {
    try Served.run { served in
      let answer = try served.answer(to: text)
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
      // A sentence, and no page.
      #expect(answer.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"))
    }
  }

  @Test func howMuchIsReadHasLimits() throws {
    var limits = ServerLimits()
    limits.requestLine = 100
    limits.head = 1000
    limits.fields = 10
    try Served.run(limits) { served in
      let cookie = try served.enter()
      func status(_ line: String, _ fields: [String] = []) throws -> String {
        let text = served.asking(line, fields, cookie: cookie)
        return String(try served.answer(to: text).dropFirst(9).prefix(3))
      }
      let path = "/?" + String(repeating: "a", count: 80)
      #expect(try status("GET \(path) HTTP/1.1") == "200")
      #expect(try status("GET \(path)aaaaaaaaaaaaaaaaaaaa HTTP/1.1") == "414")
      #expect(try status("GET / HTTP/1.1", (0..<8).map { "A\($0): x" }) == "200")
      #expect(try status("GET / HTTP/1.1", (0..<9).map { "A\($0): x" }) == "431")
      #expect(try status("GET / HTTP/1.1", ["A: " + String(repeating: "x", count: 700)]) == "200")
      #expect(try status("GET / HTTP/1.1", ["A: " + String(repeating: "x", count: 900)]) == "431")
      // Without an end, too.
      let client = try SocketClient(port: served.server.port)
      try client.send(String(repeating: "a", count: 200))
      #expect(try client.rest().hasPrefix("HTTP/1.1 414 "))
      let other = try SocketClient(port: served.server.port)
      try other.send("GET / HTTP/1.1\r\n" + String(repeating: "a", count: 2000))
      #expect(try other.rest().hasPrefix("HTTP/1.1 431 "))
    }
  }

  /// A connection has one request: what follows it is not answered, and takes the answer from nobody.
  @Test func whatFollowsARequestIsNotAnswered() throws {
    try Served.run { served in
      let cookie = try served.enter()
      let one = served.asking(cookie: cookie)
      let answer = try served.answer(to: one + one + String(repeating: "x", count: 200_000))
      #expect(answer.components(separatedBy: "HTTP/1.1 200").count == 2)
      #expect(answer.hasSuffix(Served.page))
    }
  }

  @Test func aRequestMayComeByteByByte() throws {
    let editing = ViewServer.Editing(path: "/pin") { Reply(type: "text/plain", body: $0) }
    try Served.run(editing: editing) { served in
      let cookie = try served.enter()
      let client = try SocketClient(port: served.server.port)
      let fields = [
        "Origin: http://\(served.host)", "content-type:\tapplication/json", "Content-Length: 6",
        "X-Nagarezu-Edit: \(served.server.editKey)", "Sec-Fetch-Site:  same-origin  ",
      ]
      for byte in (served.asking("POST /pin HTTP/1.1", fields, cookie: cookie) + "{\"区\"").utf8 {
        try client.send([byte])
      }
      #expect(try client.rest().hasSuffix("\r\n\r\n{\"区\""))
    }
  }
}
