import Foundation
import TestSupport
import Testing

/// The recipes of CONTRIBUTING.md name files, folders and words of code that are there.
@Suite struct RecipesTests {
  private static let page = "CONTRIBUTING.md"

  /// Shape: recipe → its lines, in order; the first is its heading.
  private static let recipes = Result {
    let text = try Page(page).text()
    let section =
      text.components(separatedBy: "## 加え方").last?
      .components(separatedBy: "\n## ").first ?? ""
    return section.components(separatedBy: "\n### ").dropFirst().map {
      $0.split(separator: "\n").map(String.init)
    }
  }

  /// What stands between backquotes in the recipes, in order.
  private static let spans = Result {
    try recipes.get().joined().flatMap { line in
      line.matches(of: /`([^`]+)`/).map { String($0.output.1) }
    }
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
      let isThere = makefile.contains("\n\(span.dropFirst(5)):")
      #expect(isThere, "\(Self.page): the Makefile has no '\(span)'")
    } else if span.hasPrefix("# ") || span.hasPrefix("RENEW=1") {
      // The mark of a fixture, and how tests are renewed; both stand in the tests' own words.
      let word = try #require(span.split { " =:".contains($0) }.first { $0 != "#" })
      let isThere = try Self.code.get().contains("\(word)")
      #expect(isThere, "\(Self.page): no test speaks of '\(word)'")
    } else if span.contains("/") || span.hasSuffix(".swift") || span.hasSuffix(".md") {
      let isThere = try Self.paths.get().contains { Self.isPlace($0, span) }
      #expect(isThere, "\(Self.page): no file is like \(span)")
    } else {
      for word in span.split(separator: ".") {
        let name = word.drop { $0 == "-" }.prefix { $0 != "(" }
        let isThere = try Self.code.get().contains(Regex("\\b\(name)\\b"))
        #expect(isThere, "\(Self.page): nothing is called \(name)")
      }
    }
  }

  @Test func theRecipesAreRead() throws {
    #expect(try Self.recipes.get().count > 8)
    #expect(try Self.spans.get().count > 80)
  }

  /// A step is a file, or what writes files.
  @Test func everyStepBeginsWithWhatIsWritten() throws {
    for recipe in try Self.recipes.get() {
      let steps = recipe.dropFirst().filter { !$0.hasPrefix(" ") }
      #expect(steps.count > 2, "\(recipe[0])")
      for (index, step) in steps.enumerated() {
        let what = step.prefixMatch(of: #/([0-9]+)\. `([^`]+)`: /#)?.output
        #expect(what.map { Int($0.1) } == index + 1, "\(Self.page), \(recipe[0]): \(step)")
        let isFile = what.map {
          $0.2.contains(".") || $0.2.hasPrefix("make ") || $0.2.hasPrefix("RENEW=1 ")
        }
        #expect(isFile == true, "\(Self.page), \(recipe[0]): step \(index + 1) begins with no file")
      }
    }
  }

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
