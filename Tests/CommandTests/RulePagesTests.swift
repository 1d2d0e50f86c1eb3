import Foundation
import NagarezuCore
import Testing

/// `docs/rules` says what the rules' doc comments say, and knows every code.
@Suite struct RulePagesTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let sources = root.appending(path: "Sources/NagarezuCore/Checks/Rules")
  private static let pages = root.appending(path: "docs/rules")
  private static let codes = Rules.all.map { type(of: $0).code }
  private static let manual = "Sources/NagarezuCore/Checks/RulePages.swift"

  private static func text(_ file: URL) throws -> String {
    try String(contentsOf: file, encoding: .utf8)
  }

  private static func names(in folder: URL, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(ending) }.sorted()
  }

  /// The paragraphs of the doc comment of the rule with `code`, each on one line.
  private static func paragraphs(of code: String) throws -> [String] {
    for name in try names(in: sources, ending: ".swift") {
      let text = try text(sources.appending(path: name))
      guard text.contains("static let code = \"\(code)\"") else { continue }
      let comment = text.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { !$0.hasPrefix("///") }.prefix { $0.hasPrefix("///") }
        .map { $0.dropFirst(3).trimmingCharacters(in: .whitespaces) }
      return comment.split(separator: "").map { lines in
        // Japanese lines go on without a space between them.
        lines.reduce("") { text, line in
          let isJapanese = text.hasPrefix("**") && text.dropFirst(2).first?.isASCII == false
          return text.isEmpty || isJapanese ? text + line : text + " " + line
        }
      }
    }
    return []
  }

  @Test func thePagesAreWhatTheScriptMakes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = Process()
    script.executableURL = Self.root.appending(path: "scripts/rule-pages")
    script.arguments = [
      Self.sources.path, folder.path, folder.appending(path: "Pages.swift").path,
    ]
    try script.run()
    script.waitUntilExit()

    #expect(script.terminationStatus == 0)
    #expect(
      try Self.text(folder.appending(path: "Pages.swift"))
        == Self.text(Self.root.appending(path: Self.manual)), "out of date: make docs")
    let made = try Self.names(in: folder, ending: ".md")
    #expect(made == (Self.codes.map { "\($0).md" } + ["README.md"]).sorted())
    for name in made {
      let (new, old) = (folder.appending(path: name), Self.pages.appending(path: name))
      #expect(try Self.text(new) == Self.text(old), "\(name) is out of date: make docs")
    }
  }

  @Test func thereIsNoPageOfARuleThatIsGone() throws {
    let known = Set(Self.codes.map { "\($0).md" } + ["README.md", "gaps.md"])
    #expect(try Set(Self.names(in: Self.pages, ending: ".md")) == known)
  }

  @Test(arguments: codes) func aPageSaysWhatTheDocCommentSays(code: String) throws {
    let page = try Self.text(Self.pages.appending(path: "\(code).md"))
    let title = try #require(Rules.titles[code])
    #expect(page.hasPrefix("# \(code) \(title.ja)（\(title.en)）\n"))

    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let paragraphs = try Self.paragraphs(of: code)
    // A sentence, four sections in two languages, and a source.
    #expect(paragraphs.count == 10)
    for paragraph in paragraphs.dropFirst() {
      let marks = paragraph.hasPrefix("-") ? [": "] : [".** ", "。** "]
      let mark = try #require(marks.lazy.compactMap { paragraph.firstRange(of: $0) }.first)
      let said = paragraph[mark.upperBound...].split(separator: " ").joined(separator: " ")
      #expect(words.contains(said))
    }
    let explained = try #require(Rules.pages[code])
    #expect(explained.ja.contains("直し方: ") && explained.en.contains("Cure: "))
    for heading in ["（What）", "（Why）", "（Example）", "（Cure）", "（See also）"] {
      #expect(page.split(separator: "\n").filter { $0.hasSuffix(heading) }.count == 1)
    }
  }

  @Test(arguments: Rules.titles.keys.sorted()) func everyCodeIsExplained(code: String) throws {
    let page = try #require(Rules.pages[code])
    #expect(!page.ja.isEmpty && !page.en.isEmpty)
    #expect(page.ja.unicodeScalars.contains { !$0.isASCII })
    let headings = try Self.names(in: Self.pages, ending: ".md").flatMap { name in
      try Self.text(Self.pages.appending(path: name)).split(separator: "\n")
        .filter { $0.hasPrefix("#") }
    }
    let title = try #require(Rules.titles[code])
    #expect(headings.contains { $0.contains("\(code) \(title.ja)") })
  }
}
