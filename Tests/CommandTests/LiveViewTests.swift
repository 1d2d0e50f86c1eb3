import Foundation
import TestSupport
import Testing

/// `view` as it runs: what the page, and those who listen, get of every change of the files. Browsers have tests of their own.
@Suite struct LiveViewTests {
  @Test func everySaveIsToldWithThePartsThatItChanged() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml"])
      #expect(viewing.line.hasSuffix("（Ctrl-C で終わる）"), "\(viewing.line)")
      let browser = try viewing.browser()
      let page = try browser.page()
      #expect(page.contains("給付事業") && page.contains("<svg"))
      #expect(page.contains("connect-src 'self'"))
      let events = try browser.events()
      let first = try Viewing.Told.next(events)
      #expect(first.state == 1 && first.problems.isEmpty && first.parts.count > 5)
      #expect(
        page.contains(
          "<meta name=\"nagarezu-state\" content=\"1\" data-parts=\"\(first.parts.count)\">"))

      try program.write(Sample.leaking, to: "models/m.yaml")
      let leaking = try Viewing.Told.next(events)
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
      let wrong = try Viewing.Told.next(events)
      #expect(wrong.state == 2)
      let problem = try #require(wrong.problems.first)
      #expect(problem.place.hasPrefix("models/m.yaml:21:"), "\(problem.place)")
      #expect(problem.ja.contains("業社") && problem.line?.contains("業社") == true)
      #expect(try browser.page().contains("S101"))

      try program.write(Sample.clean, to: "models/m.yaml")
      let mended = try Viewing.Told.next(events)
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
      for tab in tabs { _ = try Viewing.Told.next(tab) }
      let path = program.folder + "/models/m.yaml"
      try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
      for tab in tabs {
        let gone = try Viewing.Told.next(tab)
        #expect(gone.state == 1 && !gone.problems.isEmpty)
      }
      #expect(try browser.page().contains("給付事業"))
      try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
      for tab in tabs {
        let back = try Viewing.Told.next(tab)
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
      let first = try Viewing.Told.next(events)
      #expect(first.problems.isEmpty, "\(first.problems)")
      try program.write(
        "---\nnagarezu: 1\n" + item.replacing("住所]", with: "住所, 電話番号]") + "...\n",
        to: "parts/items.yaml")
      #expect(try Viewing.Told.next(events).state == 2)
    }
  }

  @Test func aModelThatIsWrongFromTheStartIsShownWithItsErrors() throws {
    try inFolder(with: Sample.wrong) { (program) throws in
      let viewing = try Viewing(program, ["models"])
      let browser = try viewing.browser()
      #expect(try browser.page().contains("業社"))
      let events = try browser.events()
      _ = try Viewing.Told.next(events)
      try program.write(Sample.clean, to: "models/m.yaml")
      #expect(try Viewing.Told.next(events).problems.isEmpty)
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
      let first = try Viewing.Told.next(events)
      let boxes = try #require(first.grids.first ?? nil)
      let one = try #require(boxes.first { $0.name == "台帳" })
      let other = try #require(boxes.first { $0.name == "委託機" })
      #expect(one.column != other.column)
      // They change places.
      let answer = try browser.post(
        one.move(in: 1, column: other.column, row: other.row), of: page)
      #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
      let moved = try Viewing.Told.next(events)
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
      let boxes = try #require(try Viewing.Told.next(try browser.events()).grids.first ?? nil)
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

  /// Whoever comes second is told, and moves it once the page has caught up.
  @Test func twoViewsOfOneFileDoNotOverwriteEachOther() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let views = try (0..<2).map { _ in try Viewing(program, ["models/m.yaml", "--edit"]) }
      let browsers = try views.map { try $0.browser() }
      let pages = try browsers.map { try $0.page() }
      let events = try browsers.map { try $0.events() }
      let boxes = try events.map { try #require(try Viewing.Told.next($0).grids.first ?? nil) }
      let one = try #require(boxes[0].first { $0.name == "台帳" })
      let move = one.move(in: 1, column: one.column + 1, row: one.row)
      #expect(try browsers[0].post(move, of: pages[0]).hasPrefix("HTTP/1.1 200 "))
      let first = try program.read("models/m.yaml")
      let late = try browsers[1].post(move, of: pages[1])
      #expect(late.hasPrefix("HTTP/1.1 409 ") && late.contains("書き"), "\(late)")
      #expect(try program.read("models/m.yaml") == first)
      // Each is told of what the other wrote.
      let told = try events.map { try Viewing.Told.next($0) }
      #expect(told.allSatisfy { $0.state == 2 && $0.problems.isEmpty })
      let again = one.move(in: 2, column: one.column, row: one.row)
      #expect(try browsers[1].post(again, of: pages[1]).hasPrefix("HTTP/1.1 200 "))
      let second = try program.read("models/m.yaml")
      #expect(try browsers[0].post("{\"undo\":true}", of: pages[0]).hasPrefix("HTTP/1.1 409 "))
      #expect(try program.read("models/m.yaml") == second && second != first)
      #expect(try program.run("check", "models/m.yaml").code == 0)
    }
  }

  @Test func aFullDiscLeavesTheFileAsItWas() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let viewing = try Viewing(program, ["models/m.yaml", "--edit"], environment: ["FULL": "1"])
      let browser = try viewing.browser()
      let boxes = try #require(try Viewing.Told.next(try browser.events()).grids.first ?? nil)
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
      #expect(try program.run("view", "models", "--edit", "--against", "models/m.yaml").code == 64)
    }
  }
}
