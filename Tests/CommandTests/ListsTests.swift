import Foundation
import NagarezuCore
import TestSupport
import Testing

/// What the pages list is what the program has: codes, commands, formats, styles, views, decisions.
@Suite struct ListsTests {
  private static func text(_ path: String) throws -> String { try Page(path).text() }

  @Test func theWarningsAreThoseOfTheRules() throws {
    let path = "docs/exit-codes.md"
    let part = try #require(
      try Self.text(path).firstMatch(of: /\*\*警告\*\*（(.*?)、それに/)?.output.1)
    let codes = Rules.all.filter { type(of: $0).severity == .warning }.map { type(of: $0).code }
    try TestSupport.expect(Self.ranges(codes), insteadOf: String(part), in: path)
  }

  /// Three codes or more in a row as the first and the last.
  private static func ranges(_ codes: [String]) -> String {
    var runs: [[String]] = []
    for code in codes {
      let before = "\(code.prefix(1))\((Int(code.dropFirst()) ?? 0) - 1)"
      if runs.last?.last == before {
        runs[runs.count - 1].append(code)
      } else {
        runs.append([code])
      }
    }
    return runs.flatMap { $0.count > 2 ? ["\($0[0])〜\($0[$0.count - 1])"] : $0 }
      .joined(separator: "、")
  }

  /// Holds that a page has some words, and else names the page: a page in a failure would hide them.
  private func expect(
    _ path: String, has words: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let isThere = try Self.text(path).contains(words)
    #expect(isThere, "edit \(path): it lacks \(words)", sourceLocation: location)
  }

  /// Every command of the program, as its help lists them.
  private static func commands() throws -> [String] {
    try Program(in: Shinjuku.root).run("--help", "--lang", "en").output.split(separator: "\n")
      .compactMap { $0.wholeMatch(of: #/  ([a-z]+)  +\S.*/#).map { String($0.output.1) } }
  }

  @Test func theCommandsAreThoseOfTheProgram() throws {
    let commands = try Self.commands()
    #expect(commands.count > 5)
    for command in commands { try expect("README.md", has: "`nagarezu \(command)") }
    try expect(
      "docs/limits.md", has: "あるのは \(commands.map { "`\($0)`" }.joined(separator: "・")) です。")
  }

  /// Shape: command → the formats of its answer, the standard one first; a command without `--format` is not in it.
  static func formats() throws -> [String: [String]] {
    var formats: [String: [String]] = [:]
    for command in try commands() {
      let help = try Program(in: Shinjuku.root).run(command, "--help", "--lang", "en").output
      let list = help.firstMatch(of: /--format <([a-z|-]+)>/)?.output.1
      formats[command] = list?.split(separator: "|").map(String.init)
    }
    return formats
  }

  @Test func theFormatsOfAnswersAreThoseOfTheProgram() throws {
    let formats = try Self.formats()
    #expect(formats.count > 5)
    let path = "docs/formats.md"
    let rows = try Self.text(path).split(separator: "\n").filter { $0.hasPrefix("| ") }
    for (command, names) in formats.sorted(by: { $0.key < $1.key }) {
      for name in names {
        let isThere = rows.contains {
          $0.contains("`\(command)`") && $0.contains("`--format \(name)`")
        }
        #expect(isThere, "edit \(path): no row has `\(command)` and `--format \(name)`")
      }
    }
    for command in ["check", "diff"] {
      let names = try #require(formats[command])
      try expect("README.md", has: "`--format \(names.joined(separator: "\\|"))`")
    }
    let names = try #require(formats["check"]).joined(separator: "・")
    try expect("docs/limits.md", has: "`check` の形式は \(names) です。")
  }

  /// Shape: option of `render` → the values that its help lists.
  private static func values() throws -> [String: [String]] {
    let help = try Program(in: Shinjuku.root).run("render", "--help", "--lang", "en").output
    var values: [String: [String]] = [:]
    for match in help.matches(of: #/  (--[a-z]+) <([^>]*\|[^>]*)>/#) {
      values[String(match.output.1)] = match.output.2.split(separator: "|").map(String.init)
    }
    let endings = try #require(help.firstMatch(of: /figure\s+\(([a-z,\s]+)\)/)?.output.1)
    values["-o"] = endings.split { !$0.isLetter }.map(String.init)
    return values
  }

  @Test(arguments: ["--style", "--paper", "--view", "-o"])
  func thePageOfFormatsKnowsEveryValue(option: String) throws {
    let values = try #require(try Self.values()[option])
    #expect(values.count > 2)
    let page = try Self.text("docs/formats.md")
    for value in values {
      let word = value.replacing("=…", with: "=")
      let isKnown =
        option == "-o"
        ? page.contains("\n## ") && page.contains(value)
        : page.contains("`\(word)") || page.contains("`\(option) \(word)")
      #expect(isKnown, "edit docs/formats.md: it lacks \(option) \(value)")
    }
  }

  @Test func theReadmeListsStylesSheetsViewsAndEndings() throws {
    let values = try Self.values()
    for option in ["--style", "--paper"] {
      let list = try #require(values[option]).joined(separator: "\\|")
      try expect("README.md", has: "`\(option) \(list)`")
    }
    // The whole figure needs no example.
    for view in try #require(values["--view"]).dropFirst() {
      try expect("README.md", has: "--view " + view.replacing("=…", with: "="))
    }
    let endings = try #require(values["-o"]).joined(separator: "・")
    try expect("README.md", has: "拡張子で \(endings)。")
    try expect("docs/limits.md", has: "図の形式は \(endings) です。")
  }

  @Test func theDecisionsAreThoseOfTheirFolder() throws {
    let (path, folder) = ("docs/architecture.md", "docs/adr")
    let mark = "<!-- adr: ListsTests makes this list of the files in docs/adr (make docs). -->\n\n"
    let parts = try Self.text(path).components(separatedBy: mark)
    #expect(parts.count == 2, "\(path) has lost the mark before its list of decisions")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Shinjuku.root + "/" + folder
    ).sorted()
    let rows = try files.map { file in
      let heading = try Self.text(folder + "/" + file).prefix { $0 != "\n" }.dropFirst(2)
      let (number, title) = (heading.prefix { $0 != " " }, heading.drop { $0 != " " }.dropFirst())
      #expect(file.hasPrefix(number + "-"), "\(folder)/\(file) begins with another number")
      return "- [\(number)](adr/\(file)) \(title)\n"
    }
    try TestSupport.expect(rows.joined(), insteadOf: try #require(parts.last), in: path)
  }
}
