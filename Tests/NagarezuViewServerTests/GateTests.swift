import Foundation
import NagarezuViewServer
import Testing

/// Who is let in, and by what.
@Suite struct GateTests {
  @Test func thePrintedAddressLetsOneBrowserIn() throws {
    try Served.run { served in
      #expect(try served.answer(to: served.asking()).hasPrefix("HTTP/1.1 403 "))
      let cookie = try served.enter()
      let page = try served.answer(to: served.asking(cookie: cookie))
      #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n") && page.hasSuffix("\r\n\r\n" + Served.page))
      // Another browser with the same address, and ours, which comes back by it.
      let again = try #require(served.server.address.split(separator: "?").last)
      let late = try served.answer(to: served.asking("GET /?\(again) HTTP/1.1"))
      #expect(late.hasPrefix("HTTP/1.1 403 ") && late.contains("start `nagarezu view` again"))
      let back = try served.answer(to: served.asking("GET /?\(again) HTTP/1.1", cookie: cookie))
      #expect(back.hasPrefix("HTTP/1.1 303 "))
    }
  }

  @Test func theCookieIsOfThisServerAndOfNoScript() throws {
    try Served.run { served in
      let query = try #require(served.server.address.split(separator: "?").last)
      // A look beforehand does not use the address up, nor does a guess.
      for look in [
        "HEAD /?\(query) HTTP/1.1", "GET /?token=\(String(repeating: "0", count: 32)) HTTP/1.1",
      ] {
        #expect(try served.answer(to: served.asking(look)).hasPrefix("HTTP/1.1 403 "))
      }
      let answer = try served.answer(to: served.asking("GET /?\(query) HTTP/1.1"))
      let line = try #require(
        answer.components(separatedBy: "\r\n").first { $0.hasPrefix("Set-Cookie: ") })
      #expect(
        line.wholeMatch(
          of: /Set-Cookie: nagarezu-(\d+)=[0-9a-f]{32}; HttpOnly; SameSite=Strict; Path=\//)?.output
          .1 == "\(served.server.port)")
      #expect(answer.contains("\r\nLocation: /\r\n"))
      for cookie in ["nagarezu-\(served.server.port)=", "nagarezu-1=0", "other=x; nagarezu"] {
        #expect(try served.answer(to: served.asking(cookie: cookie)).hasPrefix("HTTP/1.1 403 "))
      }
    }
  }

  @Test func otherServersHaveOtherSecrets() throws {
    try Served.run { one in
      try Served.run { other in
        #expect(one.server.address != other.server.address)
        #expect(one.server.editKey != other.server.editKey)
        let cookie = try one.enter()
        #expect(try other.answer(to: other.asking(cookie: cookie)).hasPrefix("HTTP/1.1 403 "))
      }
    }
  }

  @Test func theNamesOfTheServerAreThree() throws {
    try Served.run { served in
      let cookie = try served.enter()
      let port = served.server.port
      func status(_ hosts: String...) throws -> String {
        let fields = hosts.map { "Host: \($0)\r\n" }.joined()
        let text = "GET / HTTP/1.1\r\n\(fields)Cookie: \(cookie)\r\n\r\n"
        return String(try served.answer(to: text).dropFirst(9).prefix(3))
      }
      for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LocalHost:\(port)", "[::1]:\(port)"] {
        #expect(try status(host) == "200", "\(host)")
      }
      for host in [
        "127.0.0.1", "localhost", "127.0.0.1:\(port)0", "127.0.0.2:\(port)", "evil.example:\(port)",
        "localhost.:\(port)", "127.0.0.1:\(port) ,x", "127.0.0.1:\(port)@evil.example", "", "[::1]",
        "0.0.0.0:\(port)", "localhost:\(port)/", "xlocalhost:\(port)",
      ] {
        #expect(try status(host) == "421", "\(host)")
      }
      #expect(try status() == "400")
      #expect(try status("localhost:\(port)", "localhost:\(port)") == "400")
      #expect(try status("localhost:\(port)", "evil.example") == "400")
    }
  }

  @Test func requestsOfOtherPagesAreRefused() throws {
    try Served.run { served in
      let cookie = try served.enter()
      func status(_ fields: String...) throws -> String {
        String(
          try served.answer(to: served.asking("GET / HTTP/1.1", fields, cookie: cookie))
            .dropFirst(9).prefix(3))
      }
      #expect(try status("Origin: http://\(served.host)") == "200")
      #expect(try status("Sec-Fetch-Site: none") == "200")
      #expect(try status("Sec-Fetch-Site: same-origin") == "200")
      for field in [
        "Origin: http://evil.example", "Origin: null", "Origin: ",
        "Origin: https://\(served.host)", "Origin: http://localhost:\(served.server.port)",
        "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: ",
      ] {
        #expect(try status(field) == "403", "\(field)")
      }
      #expect(
        try status("Origin: http://\(served.host)", "Origin: http://evil.example") == "400")
    }
  }

  @Test func nothingIsPostedWhereNothingMayBeChanged() throws {
    try Served.run { served in
      let cookie = try served.enter()
      for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "X"] {
        let answer = try served.answer(
          to: served.asking("\(method) / HTTP/1.1", ["Content-Length: 0"], cookie: cookie))
        #expect(answer.hasPrefix("HTTP/1.1 405 "), "\(method)")
        #expect(answer.contains("\r\nAllow: GET, HEAD\r\n"))
        #expect(!answer.contains("Access-Control"))
      }
    }
  }

  @Test func onePlaceTakesWhatOurPageSays() throws {
    let editing = ViewServer.Editing(path: "/pin") { body in
      Reply(status: 409, type: "text/plain", body: body)
    }
    try Served.run(editing: editing) { served in
      let cookie = try served.enter()
      let own = [
        "Origin: http://\(served.host)", "Content-Type: application/json", "Content-Length: 2",
        "X-Nagarezu-Edit: \(served.server.editKey)",
      ]
      func status(
        _ fields: [String], _ path: String = "/pin", cookie: String? = cookie
      ) throws -> String {
        String(
          try served.answer(
            to: served.asking("POST \(path) HTTP/1.1", fields, cookie: cookie) + "{}"
          ).dropFirst(9).prefix(3))
      }
      #expect(try status(own) == "409")
      #expect(try status(own + ["Sec-Fetch-Site: same-origin"]) == "409")
      #expect(try status(own, "/") == "404")
      #expect(try status(own, cookie: nil) == "403")
      #expect(try status(own + ["Sec-Fetch-Site: none"]) == "403")
      for (index, wanted) in [(0, "403"), (1, "415"), (2, "411"), (3, "403")] {
        var fields = own
        fields.remove(at: index)
        #expect(try status(fields) == wanted, "\(own[index])")
      }
      let other = own.dropLast() + ["X-Nagarezu-Edit: \(String(repeating: "0", count: 32))"]
      #expect(try status(Array(other)) == "403")
      // What is posted by GET is no change.
      #expect(
        try served.answer(to: served.asking("GET /pin HTTP/1.1", cookie: cookie)).hasPrefix(
          "HTTP/1.1 404 "))
    }
  }

  @Test func aPageMayDoLittleAndNobodyKeepsIt() throws {
    try Served.run { served in
      let cookie = try served.enter()
      for text in [
        served.asking(cookie: cookie), served.asking(),
        served.asking("GET /x HTTP/1.1", cookie: cookie),
        "x\r\n\r\n",
      ] {
        let head = try #require(
          try served.answer(to: text).components(separatedBy: "\r\n\r\n").first)
        for line in [
          "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
          "Referrer-Policy: no-referrer", "Cache-Control: no-store", "X-Frame-Options: DENY",
          "Connection: close", "Cross-Origin-Resource-Policy: same-origin",
        ] {
          #expect(head.components(separatedBy: "\r\n").contains(line), "\(line)")
        }
        #expect(!head.contains("Access-Control") && !head.lowercased().contains("\r\nserver:"))
      }
    }
  }

  @Test func namesAreFixedAndNoFileIsLookedFor() throws {
    try Served.run { served in
      let cookie = try served.enter()
      for path in [
        "/etc/passwd", "/../etc/passwd", "/%2e%2e/etc/passwd", "//", "/.", "/index.html", "/%00",
        "/events/", "/Package.swift",
      ] {
        let answer = try served.answer(to: served.asking("GET \(path) HTTP/1.1", cookie: cookie))
        #expect(answer.hasPrefix("HTTP/1.1 404 "), "\(path)")
        #expect(answer.hasSuffix("nothing is here; open /\n"))
      }
      // Nothing but the name counts, and a head alone is one.
      #expect(
        try served.answer(to: served.asking("GET /?a=b HTTP/1.1", cookie: cookie)).hasSuffix(
          Served.page))
      let head = try served.answer(to: served.asking("HEAD / HTTP/1.1", cookie: cookie))
      #expect(head.hasPrefix("HTTP/1.1 200 ") && head.hasSuffix("\r\n\r\n"))
      #expect(head.contains("\r\nContent-Length: \(Served.page.utf8.count)\r\n"))
    }
  }
}
