import Foundation
import TestSupport
import Testing

/// `view`, as it goes on until ``end(by:)``.
final class Viewing {
  private let process = Process()
  private let pipe = Pipe()
  /// What it prints first: the address.
  private(set) var line = ""

  /// - Parameter path: the program, where it is not that beside the tests.
  init(
    _ program: Program, _ arguments: [String], environment: [String: String] = [:],
    path: String = Program.path
  ) throws {
    // The thread of a test may hold signals back, and a shell lets what runs behind it not hear of Ctrl-C.
    // A disc is full where no file may grow.
    let hearing = """
      import os, resource, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      signal.signal(signal.SIGINT, signal.SIG_DFL)
      if os.environ.get("FULL"):
          signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
          resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
      os.execv(sys.argv[1], sys.argv[1:])
      """
    process.executableURL = URL(fileURLWithPath: try tool("python3", package: "python3"))
    process.arguments = ["-c", hearing, path, "view"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    line = try next()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// The next line that it prints.
  func next() throws -> String {
    var bytes: [UInt8] = []
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  var address: String { String(line.prefix { $0 != " " }) }

  var port: UInt16 {
    get throws {
      try #require(address.firstMatch(of: /:(\d+)\//).flatMap { UInt16($0.output.1) })
    }
  }

  /// Ends it as Ctrl-C does, and gives its exit code.
  func end(by signal: Int32 = SIGINT) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let isSignalled = process.terminationReason == .uncaughtSignal
    return process.terminationStatus + (isSignalled ? 128 : 0)
  }

  /// Whoever has the page open.
  func browser() throws -> Browser {
    let query = try #require(address.split(separator: "?").last)
    let answer = try ask("/?\(query)", cookie: "")
    let cookie = try #require(answer.firstMatch(of: /Set-Cookie: ([^;]*)/)?.output.1)
    return Browser(viewing: self, cookie: String(cookie))
  }

  func ask(_ path: String, cookie: String) throws -> String {
    let client = try listen(path, cookie: cookie)
    return try client.rest()
  }

  func listen(_ path: String, cookie: String) throws -> SocketClient {
    let client = try SocketClient(port: port)
    try client.send(
      "GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nCookie: \(cookie)\r\n\r\n")
    return client
  }
}

extension Viewing {
  /// Whoever has the page open.
  struct Browser {
    let viewing: Viewing
    let cookie: String

    func page(_ path: String = "/") throws -> String {
      let answer = try viewing.ask(path, cookie: cookie)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK"), "\(answer.prefix(300))")
      return answer
    }

    /// Asks for a change with all that our page says.
    func post(_ body: String, of page: String) throws -> String {
      let key = try #require(page.firstMatch(of: /name="nagarezu-edit" content="([0-9a-f]+)"/))
        .output.1
      let client = try SocketClient(port: viewing.port)
      let host = "localhost:\(try viewing.port)"
      try client.send(
        "POST /pin HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\nCookie: \(cookie)\r\n"
          + "X-Nagarezu-Edit: \(key)\r\nContent-Type: application/json\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      return try client.rest()
    }

    func events() throws -> SocketClient { try viewing.listen("/events", cookie: cookie) }
  }

  /// What an event says.
  struct Told: Decodable {
    struct Part: Decodable {
      let id: String
      let state: Int
    }
    struct Problem: Decodable {
      let place: String
      let ja: String
      let line: String?
    }
    struct Box: Decodable {
      let name: String
      let column: Int
      let row: Int

      /// What asks for it to stand elsewhere.
      func move(in state: Int, column: Int, row: Int) -> String {
        "{\"state\":\(state),\"business\":0,\"thing\":\"\(name)\",\"column\":\(column),\"row\":\(row)}"
      }
    }
    let state: Int
    let parts: [Part]
    let problems: [Problem]
    let grids: [[Box]?]

    /// The next event of a stream.
    static func next(_ client: SocketClient) throws -> Told {
      while true {
        let text = try client.read(until: "\n\n")
        // The end of a stream is no event.
        try #require(!text.isEmpty)
        let lines = text.components(separatedBy: "\n")
        guard let data = lines.first(where: { $0.hasPrefix("data: {") }) else { continue }
        return try JSONDecoder().decode(Told.self, from: Data(data.dropFirst(6).utf8))
      }
    }
  }
}
