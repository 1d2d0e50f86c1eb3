import Foundation
import TestSupport
import Testing

/// `view` as it runs: what the page, and those who listen, get of every change of the files. Browsers have tests of their own.
@Suite struct LiveViewTests {
  /// `view`, as it goes on until ``end(by:)``.
  private final class Viewing {
    private let process = Process()
    private let pipe = Pipe()
    /// What it prints first: the address.
    private(set) var line = ""

    init(_ program: Program, _ arguments: [String], environment: [String: String] = [:]) throws {
      // The thread of a test may hold signals back, and what it starts would not hear of Ctrl-C.
      // A disc is full where no file may grow.
      let hearing = """
        import os, resource, signal, sys
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if os.environ.get("FULL"):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        os.execv(sys.argv[1], sys.argv[1:])
        """
      process.executableURL = URL(fileURLWithPath: try tool("python3", package: "python3"))
      process.arguments = ["-c", hearing, Program.path, "view"] + arguments
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

  private struct Browser {
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
  private struct Told: Decodable {
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

  @Test func everySaveIsToldWithThePartsThatItChanged() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml"])
      #expect(viewing.line.hasSuffix("（Ctrl-C で終わる）"), "\(viewing.line)")
      let browser = try viewing.browser()
      let page = try browser.page()
      #expect(page.contains("給付事業") && page.contains("<svg"))
      #expect(page.contains("connect-src 'self'"))
      let events = try browser.events()
      let first = try Told.next(events)
      #expect(first.state == 1 && first.problems.isEmpty && first.parts.count > 5)
      #expect(
        page.contains(
          "<meta name=\"nagarezu-state\" content=\"1\" data-parts=\"\(first.parts.count)\">"))

      try program.write(Sample.leaking, to: "models/m.yaml")
      let leaking = try Told.next(events)
      #expect(leaking.state == 2 && leaking.problems.isEmpty)
      let changed = leaking.parts.enumerated().filter { $0.element.state == 2 }
      // The verdict is another, and the way to the views is not.
      #expect(changed.contains { $0.element.id == "page-head" })
      #expect(!changed.contains { $0.element.id == "page-nav" })
      for (place, part) in changed {
        #expect(try browser.page("/parts/\(place)").contains("id=\"\(part.id)\""))
      }
      #expect(try browser.page().contains("S101"))

      // What is wrong is told at its line, and the page stays as it was.
      try program.write(Sample.wrong, to: "models/m.yaml")
      let wrong = try Told.next(events)
      #expect(wrong.state == 2)
      let problem = try #require(wrong.problems.first)
      #expect(problem.place.hasPrefix("models/m.yaml:21:"), "\(problem.place)")
      #expect(problem.ja.contains("業社") && problem.line?.contains("業社") == true)
      #expect(try browser.page().contains("S101"))

      try program.write(Sample.clean, to: "models/m.yaml")
      let mended = try Told.next(events)
      #expect(mended.state == 3 && mended.problems.isEmpty)
      #expect(try !browser.page().contains("S101"))
      #expect(viewing.end() == 130)
      #expect(try events.rest().isEmpty)
    }
  }

  @Test func aFileThatGoesAwayAndComesBackIsFollowed() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml"])
      let browser = try viewing.browser()
      let tabs = [try browser.events(), try browser.events()]
      for tab in tabs { _ = try Told.next(tab) }
      let path = program.folder + "/models/m.yaml"
      try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
      for tab in tabs {
        let gone = try Told.next(tab)
        #expect(gone.state == 1 && !gone.problems.isEmpty)
      }
      #expect(try browser.page().contains("給付事業"))
      try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
      for tab in tabs {
        let back = try Told.next(tab)
        #expect(back.problems.isEmpty)
        // Nothing has changed.
        #expect(back.parts.allSatisfy { $0.state == 1 })
      }
      #expect(viewing.end(by: SIGTERM) == 143)
    }
  }

  /// A part stands anywhere in the project.
  @Test func whatAModelIncludesIsFollowed() throws {
    try inFolder { (program) throws in
      try program.write("", to: ".nagarezu-root")
      let item = "情報項目:\n  住基情報: [氏名, 住所]\n  口座: {}\n"
      try program.write("---\nnagarezu: 1\n" + item + "...\n", to: "parts/items.yaml")
      let model = Sample.clean.replacing("  住基情報: [氏名, 住所]\n  口座: {}\n", with: "")
        .replacing("情報項目:\n", with: "取込: [../parts/items.yaml]\n")
      try program.write(model, to: "models/m.yaml")
      let viewing = try Viewing(program, ["models/m.yaml"])
      let events = try viewing.browser().events()
      let first = try Told.next(events)
      #expect(first.problems.isEmpty, "\(first.problems)")
      try program.write(
        "---\nnagarezu: 1\n" + item.replacing("住所]", with: "住所, 電話番号]") + "...\n",
        to: "parts/items.yaml")
      #expect(try Told.next(events).state == 2)
    }
  }

  @Test func aModelThatIsWrongFromTheStartIsShownWithItsErrors() throws {
    try inFolder(with: Sample.wrong) { (program) throws in
      let viewing = try Viewing(program, ["models"])
      let browser = try viewing.browser()
      #expect(try browser.page().contains("業社"))
      let events = try browser.events()
      _ = try Told.next(events)
      try program.write(Sample.clean, to: "models/m.yaml")
      #expect(try Told.next(events).problems.isEmpty)
      #expect(try browser.page().contains("<svg"))
    }
  }

  @Test func aPortThatIsTakenEndsTheRun() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models"])
      let ending = try program.run("view", "models", "--port", "\(viewing.port)")
      #expect(ending.code == 74 && ending.output.isEmpty)
      #expect(ending.remarks.contains("--port に別の番号を付けるか"), "\(ending.remarks)")
      let port = try viewing.port
      #expect(viewing.end() == 130)
      // It is free at once.
      let next = try Viewing(program, ["models", "--port", "\(port)", "--lang", "en"])
      #expect(next.line.hasPrefix("http://127.0.0.1:\(port)/?token="))
      #expect(next.line.hasSuffix("(Ctrl-C ends it)"))
    }
  }

  @Test(arguments: [["view"], ["view", "models/none.yaml"], ["view", "folder"]])
  func nothingToFollowEndsTheRun(words: [String]) throws {
    try inFolder { (program) throws in
      try program.write("", to: "folder/x.txt")
      let ending = try program.run(words)
      #expect(ending.code == 2 && ending.output.isEmpty)
      #expect(!ending.remarks.isEmpty)
    }
  }

  @Test(arguments: [["--port", "0"], ["--port", "65536"], ["--port", "x"], ["--as-of", "いつか"]])
  func wrongUseIsSaid(words: [String]) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run(["view", "models"] + words).code == 64)
    }
  }

  @Test func theBrowserIsOpenedWhereThereIsOne() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write(
        "#!/bin/sh\necho \"$1\" > opened.tmp\nmv opened.tmp opened\n", to: "bin/xdg-open")
      chmod(program.folder + "/bin/xdg-open", 0o755)
      let viewing = try Viewing(
        program, ["models", "--open"], environment: ["PATH": program.folder + "/bin:/usr/bin:/bin"])
      let deadline = Date(timeIntervalSinceNow: 60)
      while (try? program.read("opened")) == nil, Date() < deadline { usleep(10_000) }
      #expect(try program.read("opened") == viewing.address + "\n")
      // And where there is none, or it fails, that is said.
      let none = try Viewing(program, ["models", "--open"], environment: ["PATH": "/nowhere"])
      #expect(try none.next().contains("ブラウザを開けない"))
    }
  }

  // MARK: --edit

  /// The lines of the model stay as they are, but for those that are new.
  @Test func aBoxThatIsMovedStandsThereInTheFileAndBack() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml", "--edit"])
      let browser = try viewing.browser()
      let page = try browser.page()
      let events = try browser.events()
      let first = try Told.next(events)
      let boxes = try #require(first.grids.first ?? nil)
      let one = try #require(boxes.first { $0.name == "台帳" })
      let other = try #require(boxes.first { $0.name == "委託機" })
      #expect(one.column != other.column)
      // They change places.
      let answer = try browser.post(
        one.move(in: 1, column: other.column, row: other.row), of: page)
      #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
      let moved = try Told.next(events)
      let now = try #require(moved.grids.first ?? nil)
      #expect(now.first { $0.name == "台帳" }?.column == other.column)
      #expect(now.first { $0.name == "委託機" }?.column == one.column)
      let text = try program.read("models/m.yaml")
      var lines = text.components(separatedBy: "\n")[...]
      for line in Sample.clean.components(separatedBy: "\n") {
        let place = try #require(lines.firstIndex(of: line), "\(line) is gone from \(text)")
        lines = lines[(place + 1)...]
      }
      // And back, byte by byte; what was never done is not undone.
      #expect(try browser.post("{\"undo\":true}", of: page).hasPrefix("HTTP/1.1 200 "))
      #expect(try program.read("models/m.yaml") == Sample.clean)
      #expect(try browser.post("{\"undo\":true}", of: page).hasPrefix("HTTP/1.1 409 "))
    }
  }

  @Test func aFileThatChangedMeanwhileIsNotWritten() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml", "--edit"])
      let browser = try viewing.browser()
      let page = try browser.page()
      let boxes = try #require(try Told.next(try browser.events()).grids.first ?? nil)
      let one = try #require(boxes.first)
      let move = one.move(in: 1, column: one.column + 1, row: one.row)
      // Whether the server has seen it yet or not.
      let changed = Sample.clean.replacing("給付事業", with: "別の事業")
      try program.write(changed, to: "models/m.yaml")
      let answer = try browser.post(move, of: page)
      #expect(answer.hasPrefix("HTTP/1.1 409 "), "\(answer)")
      #expect(try program.read("models/m.yaml") == changed)
      for body in [
        "", "{}", "[]", "{\"undo\":false}",
        "{\"state\":1,\"business\":-1,\"thing\":\"台帳\",\"column\":1,\"row\":1}",
        one.move(in: 1, column: 0, row: 1), one.move(in: 1, column: 1, row: 101), "\u{0}",
      ] {
        let answer = try browser.post(body, of: page)
        #expect(answer.hasPrefix("HTTP/1.1 40"), "\(body): \(answer)")
      }
      #expect(try program.read("models/m.yaml") == changed)
    }
  }

  @Test func aFullDiscLeavesTheFileAsItWas() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml", "--edit"], environment: ["FULL": "1"])
      let browser = try viewing.browser()
      let boxes = try #require(try Told.next(try browser.events()).grids.first ?? nil)
      let one = try #require(boxes.first)
      let answer = try browser.post(
        one.move(in: 1, column: one.column + 1, row: one.row), of: try browser.page())
      #expect(answer.hasPrefix("HTTP/1.1 507 "), "\(answer)")
      #expect(answer.contains("models/m.yaml"))
      #expect(try program.read("models/m.yaml") == Sample.clean)
      #expect(try program.names(in: "models") == ["m.yaml"])
    }
  }

  @Test func withoutEditNothingIsWritten() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml"])
      let browser = try viewing.browser()
      #expect(try !browser.page().contains("nagarezu-edit\" content"))
      #expect(try program.run("view", "models", "--edit", "--as-of", "2024-06-01").code == 64)
    }
  }
}
