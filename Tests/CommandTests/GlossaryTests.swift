import Foundation
import TestSupport
import Testing

/// One word per thing: no English sentence of the program has a twin of a word in the glossary of docs/model.md.
@Suite struct GlossaryTests {
  /// A word that means what another in the glossary does.
  struct Twin: CustomTestStringConvertible, Sendable {
    /// In lower case, one and many.
    let words: Set<String>
    /// The word of the glossary.
    let word: String
    /// Phrases in which it means something else.
    let allowed: [String]

    var testDescription: String { words.sorted().joined(separator: ", ") }
  }

  static let twins = [
    Twin(
      words: ["paper", "papers"], word: "approval",
      // The documents a model is written from, an approval explained, and what a figure is printed on.
      allowed: [
        "papers it was written from", "the papers say so", "no paper says so", "Agenda papers",
        "The paper.", "the papers also call",
      ]),
    Twin(
      words: ["way", "ways"], word: "path",
      allowed: ["on the way to", "both ways", "the way back", "in more than … ways"]),
    Twin(words: ["look", "looks"], word: "reader", allowed: ["looks like"]),
    Twin(words: ["route", "routes"], word: "path", allowed: []),
    Twin(words: ["former", "formerly"], word: "old", allowed: []),
    // As the system says it of a file.
    Twin(words: ["permission", "permissions"], word: "approval", allowed: ["permission denied"]),
    Twin(words: ["exception", "exceptions"], word: "waiver", allowed: []),
    Twin(words: ["violation", "violations"], word: "finding", allowed: []),
  ]

  /// English sentences in quotes with their places; the pages of the rules are prose on papers, and are not read.
  private static let sentences = Result { () -> [(place: String, text: String)] in
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Shinjuku.root + "/Sources")
      .map { "Sources/" + $0 }.sorted()
    return try paths.filter { path in
      path.hasSuffix(".swift") && !path.hasSuffix("/RulePages.swift")
    }.flatMap { path in
      let text = try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8)
      return text.components(separatedBy: "\n").enumerated().flatMap { index, line in
        let code = line.drop { $0 == " " }.hasPrefix("//") ? "" : line
        return code.matches(of: /"((?:[^"\\]|\\.)*)"/).map { ("\(path):\(index + 1)", $0.output.1) }
          .filter { $0.1.contains(" ") && $0.1.utf8.allSatisfy { $0 < 0x80 } }
          .map { ($0.0, String($0.1)) }
      }
    }
  }

  @Test(arguments: twins) func noSentenceHasATwin(twin: Twin) throws {
    let sentences = try Self.sentences.get()
    #expect(sentences.count > 500)
    for (place, sentence) in sentences where !twin.words.isDisjoint(with: Self.words(sentence)) {
      // What a sentence fills in is code.
      let said = twin.allowed.reduce(sentence.replacing(/\\\([^)]*\)/, with: "…")) {
        $0.replacing($1, with: "")
      }
      #expect(
        twin.words.isDisjoint(with: Self.words(said)),
        "\(place): say \(twin.word) in: \(sentence)")
    }
  }

  private static func words(_ sentence: String) -> Set<String> {
    // An option is called as it is spelt.
    let said = sentence.replacing(/--[a-z-]+/, with: "")
    return Set(said.lowercased().split { !$0.isLetter }.map(String.init))
  }

  @Test(arguments: twins) func everyWordIsInTheGlossary(twin: Twin) throws {
    let text = try Page("docs/model.md").text()
    let glossary =
      text.components(separatedBy: "## 用語").last?
      .components(separatedBy: "\n## ").first ?? ""
    let isThere = glossary.contains("| \(twin.word) |")
    #expect(isThere, "docs/model.md: no row of the glossary has '\(twin.word)'")
  }
}
