import Foundation
import TestSupport
import Testing

/// The figures of `view`: drawn anew where what they are made of changed, and nowhere else.
@Suite struct LiveFigureTests {
  /// Whoever has the page of a business open, as a figure changes.
  private struct Watching {
    let program: Program
    let viewing: Viewing
    let browser: Viewing.Browser
    let events: SocketClient
    let words: [String]

    init(_ program: Program, _ words: [String]) throws {
      (self.program, self.words) = (program, words)
      viewing = try Viewing(program, words)
      browser = try viewing.browser()
      events = try browser.events()
    }

    /// The figure once the next change is told.
    func figure() throws -> String {
      let told = try Viewing.Told.next(events)
      #expect(told.problems.isEmpty, "\(told.problems)")
      let place = try #require(told.parts.firstIndex { $0.id == "b1-figure" })
      let answer = try browser.page("/parts/\(place)")
      return try #require(answer.components(separatedBy: "\r\n\r\n").last)
    }

    /// The page as it is made of the files alone.
    func anew() throws -> String {
      #expect([0, 1, 3].contains(try program.run(["report"] + words + ["-o", "anew.html"]).code))
      return try program.read("anew.html")
    }
  }

  private static let items = "情報項目:\n  住基情報: [氏名, 住所]\n  口座: {}\n"

  /// A model whose items stand in a part, with a shape of its figure that its layout does not hang on.
  private static var model: String {
    Sample.clean.replacing("  住基情報: [氏名, 住所]\n  口座: {}\n", with: "")
      .replacing("情報項目:\n", with: "取込: [../parts/items.yaml]\n")
  }

  /// Writes a file as editors do, a new one in the place of the old: half a file would be a state of its own.
  private static func save(_ text: String, to name: String, in program: Program) throws {
    try program.write(text, to: name + ".new")
    let path = program.folder + "/" + name
    #expect(rename(path + ".new", path) == 0)
  }

  private static func part(_ items: String) -> String { "---\nnagarezu: 1\n" + items + "...\n" }

  /// Each change is one that a key made of less than everything would miss; at last all is as it was at first.
  @Test(arguments: [[], ["--against", "old.yaml"], ["--as-of", "2024-06-01"], ["--lang", "en"]])
  func noFigureIsStale(options: [String]) throws {
    try inFolder { (program) throws in
      try program.write("", to: ".nagarezu-root")
      try program.write(Self.part(Self.items), to: "parts/items.yaml")
      try program.write(Self.model, to: "models/m.yaml")
      try program.write(Sample.clean.replacing("委託機", with: "旧委託機"), to: "old.yaml")
      let watching = try Watching(program, ["models/m.yaml"] + options)
      let first = try watching.figure()
      var last = first
      let pins = "図:\n  固定: [{もの: 台帳, 列: 2}, {もの: 委託機, 列: 1}]\n"
      var edits: [(file: String, text: String)] = [
        ("models/m.yaml", Self.model.replacing("委託機", with: "受託機")),
        ("models/m.yaml", Self.model.replacing("名簿を渡す。", with: "名簿を返す。")),
        ("models/m.yaml", Self.model.replacing("件名: 給付事業", with: "件名: 給付業務")),
        ("models/m.yaml", Self.model.replacing("業者: {種別", with: "業者: {名称: 別の社, 種別")),
        ("models/m.yaml", Self.model.replacing("流れ:\n", with: pins + "流れ:\n")),
        ("models/m.yaml", Self.model.replacing("流れ:\n", with: "図: {紙: A3縦}\n流れ:\n")),
        ("models/m.yaml", Self.model),
        ("parts/items.yaml", Self.part(Self.items.replacing("住所", with: "居所"))),
        ("parts/items.yaml", Self.part(Self.items)),
      ]
      if options.first == "--against" {
        edits += [
          ("old.yaml", Sample.clean.replacing("委託機", with: "前委託機")),
          ("old.yaml", Sample.clean.replacing("委託機", with: "旧委託機")),
        ]
      }
      for (file, text) in edits {
        try Self.save(text, to: file, in: program)
        let now = try watching.figure()
        #expect(now != last, "\(file) changed, and the figure did not: \(text)")
        #expect(try watching.anew().contains(now), "\(file): not the figure of \(text)")
        last = now
      }
      #expect(last == first)
    }
  }

  /// Three businesses of one shape, so that each takes as many drawings.
  @Test func onlyWhatChangedIsDrawn() throws {
    try inFolder { (program) throws in
      func write(_ name: String, _ text: String) throws {
        try Self.save(
          text.replacing("給付", with: "給付\(name)"), to: "models/\(name).yaml", in: program)
      }
      for name in ["a", "b", "c"] { try write(name, Sample.clean) }
      let path = try Self.counting(in: program)
      let viewing = try Viewing(program, ["models"], path: path)
      let events = try viewing.browser().events()
      _ = try Viewing.Told.next(events)
      let first = try Self.drawings(program)
      #expect(first > 0 && first % 3 == 0)

      let renamed = Sample.clean.replacing("委託機", with: "受託機")
      try write("b", renamed)
      let told = try Viewing.Told.next(events)
      let states = Dictionary(uniqueKeysWithValues: told.parts.map { ($0.id, $0.state) })
      #expect(["b1-figure", "b2-figure", "b3-figure"].map { states[$0] } == [1, 2, 1])
      #expect(try Self.drawings(program) == first + first / 3)

      // What no figure is made of, and what was drawn before.
      for text in ["# 注\n" + renamed, Sample.clean, renamed, Sample.clean] {
        try write("b", text)
        _ = try Viewing.Told.next(events)
        #expect(try Self.drawings(program) == first + first / 3)
      }
    }
  }

  /// The program beside one that notes each drawing before it is done.
  private static func counting(in program: Program) throws -> String {
    try program.write(
      "#!/bin/sh\necho \"$1\" >> '\(program.folder)/drawings'\nexec '\(Program.path)-draw' \"$@\"\n",
      to: "bin/nagarezu-draw")
    chmod(program.folder + "/bin/nagarezu-draw", 0o755)
    let path = program.folder + "/bin/nagarezu"
    try FileManager.default.copyItem(atPath: Program.path, toPath: path)
    return path
  }

  private static func drawings(_ program: Program) throws -> Int {
    try program.read("drawings").components(separatedBy: "layout\n").count - 1
  }
}
