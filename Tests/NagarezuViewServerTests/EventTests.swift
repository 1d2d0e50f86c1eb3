import Foundation
import NagarezuViewServer
import TestSupport
import Testing

/// What those hear who listen.
@Suite struct EventTests {
  private func listen(_ served: Served, _ cookie: String, _ fields: [String] = []) throws
    -> SocketClient
  {
    let client = try SocketClient(port: served.server.port)
    try client.send(served.asking("GET /events HTTP/1.1", fields, cookie: cookie))
    return client
  }

  @Test func everyTabHearsOfEveryChange() throws {
    try Served.run { served in
      let cookie = try served.enter()
      let tabs = try (0..<2).map { _ in try listen(served, cookie) }
      for tab in tabs {
        let heard = try tab.read(until: #"{"version":1}"# + "\n\n")
        #expect(heard.contains("\r\nContent-Type: text/event-stream; charset=utf-8\r\n"))
        #expect(!heard.contains("Content-Length"))
        #expect(heard.contains("\r\n\r\nretry: 1000\n\nid: 1\nevent: shown\ndata: "))
      }
      served.server.show(["/": Served.reply("new")], event: #"{"version":2}"#)
      for tab in tabs {
        #expect(
          try tab.read(until: "\n\n") == "id: 2\nevent: shown\ndata: {\"version\":2}\n\n")
      }
      #expect(try served.answer(to: served.asking(cookie: cookie)).hasSuffix("\r\n\r\nnew"))
    }
  }

  /// A laptop that slept: it hears of what is there now, whatever it missed.
  @Test func whoComesBackHearsWhatIsThereNow() throws {
    try Served.run { served in
      let cookie = try served.enter()
      for version in 2...9 {
        served.server.show(["/": Served.reply("x")], event: "{\"version\":\(version)}")
      }
      for fields in [[], ["Last-Event-ID: 3"], ["Last-Event-ID: 9"]] {
        let tab = try listen(served, cookie, fields)
        #expect(try tab.read(until: "\"version\":9").contains("id: 9\n"))
      }
    }
  }

  @Test func aSignOfLifeComesThoughNothingHappens() throws {
    var limits = ServerLimits()
    limits.beatSeconds = 0.05
    try Served.run(limits) { served in
      let tab = try listen(served, try served.enter())
      let heard = try tab.read(until: "event: beat\ndata: \n\nevent: beat")
      #expect(heard.contains("event: shown"))
    }
  }

  /// A line break in what is told would be an event of its own.
  @Test func anEventIsOneLine() throws {
    try Served.run { served in
      served.server.show([:], event: "{\n\"a\": 1}\r\n\nevent: evil")
      let tab = try listen(served, try served.enter())
      let heard = try tab.read(until: "evil")
      let line = heard.split(separator: "\n").last
      #expect(line?.hasPrefix("data: {") == true && line?.hasSuffix("1} event: evil") == true)
    }
  }

  @Test func soManyListenAndNoMore() throws {
    var limits = ServerLimits()
    limits.streams = 3
    try Served.run(limits) { served in
      let cookie = try served.enter()
      var tabs = try (0..<3).map { _ in try listen(served, cookie) }
      for tab in tabs { _ = try tab.read(until: "version") }
      let more = try listen(served, cookie).rest()
      #expect(more.hasPrefix("HTTP/1.1 503 ") && more.contains("close some"))
      // One that leaves makes room.
      tabs.removeLast()
      try CrowdTests.wait {
        (try? listen(served, cookie).read(until: "\r\n").hasPrefix("HTTP/1.1 200")) == true
      }
    }
  }

  @Test func whoListensWithoutACookieHearsNothing() throws {
    try Served.run { served in
      #expect(
        try served.answer(to: served.asking("GET /events HTTP/1.1")).hasPrefix("HTTP/1.1 403 "))
      let cookie = try served.enter()
      let head = try served.answer(to: served.asking("HEAD /events HTTP/1.1", cookie: cookie))
      #expect(head.hasPrefix("HTTP/1.1 404 "))
    }
  }

  @Test func theEndHangsUpOnAllAtOnce() throws {
    let served = try Served()
    let cookie = try served.enter()
    let tabs = try (0..<5).map { _ in try listen(served, cookie) }
    for tab in tabs { _ = try tab.read(until: #"{"version":1}"# + "\n\n") }
    let silent = try SocketClient(port: served.server.port)
    #expect(served.end())
    for tab in tabs { #expect(try tab.rest().isEmpty) }
    #expect((try? silent.rest())?.isEmpty ?? true)
    #expect(served.socketsHeld() == 0)
    #expect(throws: SocketClient.Failed.self) { try SocketClient(port: served.server.port) }
    // The port is free at once.
    let next = try Served(port: served.server.port)
    #expect(next.end())
  }

  @Test func aPortThatIsTakenIsToldOf() throws {
    try Served.run { served in
      #expect(throws: ServerFault.portTaken(served.server.port)) {
        try ViewServer(port: served.server.port, language: .en)
      }
      #expect(ServerFault.portTaken(80).message.en.contains("--port"))
    }
  }
}
