import Foundation
import TestSupport
import Testing

/// The recipes of CONTRIBUTING.md name files, folders and words of code that are there.
@Suite struct RecipesTests {
  /// What stands between backquotes in the table of recipes, in order.
  private static let spans = Result {
    let text = try Page("CONTRIBUTING.md").text()
    let section =
      text.components(separatedBy: "## 加え方").last?
      .components(separatedBy: "\n## ").first ?? ""
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    return rows.flatMap { row in row.matches(of: /`([^`]+)`/).map { String($0.output.1) } }
  }

  /// Every file and folder as seen from the root, in order.
  private static let paths = Result {
    let top = ["CHANGELOG.md", "Makefile"]
    return try top
      + ["Sources", "Tests", "docs", "Schema", "models", "Benchmarks/Sources"].flatMap { folder in
        try FileManager.default.subpathsOfDirectory(atPath: Shinjuku.root + "/" + folder)
          .map { folder + "/" + $0 }
      }.sorted()
  }

  private static let code = Result {
    try paths.get().filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOfFile: Shinjuku.root + "/" + $0, encoding: .utf8)
    }.joined(separator: "\n")
  }

  @Test(arguments: try RecipesTests.spans.get()) func whatARecipeNamesIsThere(span: String) throws {
    if span.hasPrefix("make ") {
      let makefile = try String(contentsOfFile: Shinjuku.root + "/Makefile", encoding: .utf8)
      #expect(makefile.contains("\n\(span.dropFirst(5)):"))
    } else if span.hasPrefix("# ") || span.hasPrefix("RENEW=1") {
      // The mark of a fixture, and how tests are renewed; both stand in the tests' own words.
      let word = try #require(span.split { " =:".contains($0) }.first { $0 != "#" })
      #expect(try Self.code.get().contains("\(word)"))
    } else if span.contains("/") || span.hasSuffix(".swift") || span.hasSuffix(".md") {
      #expect(try Self.paths.get().contains { Self.isPlace($0, span) }, "no file is like \(span)")
    } else {
      for word in span.split(separator: ".") {
        let name = word.prefix { $0 != "(" }
        let pattern = try Regex("\\b\(name)\\b")
        #expect(try Self.code.get().contains(pattern), "nothing is called \(name)")
      }
    }
  }

  @Test func theTableIsRead() throws { #expect(try Self.spans.get().count > 30) }

  /// Whether a path ends as a recipe says; what stands in `<…>` is any name.
  private static func isPlace(_ path: String, _ recipe: String) -> Bool {
    let wanted = recipe.replacing(/\/$/, with: "").split(separator: "/")
    let there = path.split(separator: "/").suffix(wanted.count)
    return there.count == wanted.count
      && zip(there, wanted).allSatisfy { part, wanted in
        let ends = wanted.split(separator: /<[^>]*>/, omittingEmptySubsequences: false)
        guard ends.count > 1, let first = ends.first, let last = ends.last else {
          return part == wanted
        }
        return part.hasPrefix(first) && part.hasSuffix(last)
          && part.count > first.count + last.count
      }
  }
}
