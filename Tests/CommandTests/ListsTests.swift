import Foundation
import NagarezuCore
import TestSupport
import Testing

/// What the pages list is what the program has: codes, commands, formats, styles, views.
@Suite struct ListsTests {
  private static func text(_ path: String) throws -> String { try Page(path).text() }

  @Test func theWarningsAreThoseOfTheRules() throws {
    let path = "docs/exit-codes.md"
    let part = try #require(
      try Self.text(path).firstMatch(of: /\*\*警告\*\*（(.*?)、それに/)?.output.1)
    let codes = Rules.all.filter { type(of: $0).severity == .warning }.map { type(of: $0).code }
    try expect(Self.ranges(codes), insteadOf: String(part), in: path)
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

  @Test func theCommandsAreThoseOfTheProgram() throws {
    let help = try Program(in: Shinjuku.root).run("--help", "--lang", "en").output
    let commands = help.split(separator: "\n").compactMap {
      $0.wholeMatch(of: #/  ([a-z]+)  +\S.*/#).map { String($0.output.1) }
    }
    #expect(commands.count > 5)
    let (readme, limits) = (try Self.text("README.md"), try Self.text("docs/limits.md"))
    for command in commands {
      #expect(readme.contains("`nagarezu \(command)"), "README.md lacks \(command)")
      #expect(limits.contains("`\(command)`"), "docs/limits.md lacks \(command)")
    }
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
      #expect(isKnown, "docs/formats.md lacks \(option) \(value)")
    }
  }

  @Test func theReadmeListsStylesSheetsAndEndings() throws {
    let values = try Self.values()
    let readme = try Self.text("README.md")
    for option in ["--style", "--paper"] {
      let list = try #require(values[option]).joined(separator: "\\|")
      #expect(readme.contains("`\(option) \(list)`"), "README.md: \(option) \(list)")
    }
    let endings = try #require(values["-o"]).joined(separator: "・")
    #expect(readme.contains("拡張子で \(endings)。"))
    #expect(try Self.text("docs/limits.md").contains("図の形式は \(endings) です。"))
  }
}
