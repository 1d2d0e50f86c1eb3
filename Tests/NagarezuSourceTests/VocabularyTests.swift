import Foundation
import NagarezuCore
import NagarezuSource
import Testing

@Suite struct VocabularyTests {
  /// The page of the language, beside the tests.
  static let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent()
    .appendingPathComponent("../../docs/model.md").standardizedFileURL
  static let mark =
    "<!-- keys: this part is printed by Vocabulary.markdown(); a test holds it to that. -->\n\n"

  @Test func thePageOfTheLanguageHasTheKeysOfTheTable() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let parts = text.components(separatedBy: Self.mark)
    if ProcessInfo.processInfo.environment["NAGAREZU_RENEW"] != nil {
      try (parts[0] + Self.mark + Vocabulary.markdown()).write(
        to: Self.page, atomically: true, encoding: .utf8)
      return
    }
    #expect(parts.count == 2)
    #expect(parts.last == Vocabulary.markdown(), "run the tests with NAGAREZU_RENEW=1")
  }

  @Test func theExampleOfThePageLoads() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let example = text.components(separatedBy: "```yaml\n")[1].components(separatedBy: "```")[0]
    #expect(example == small)
  }

  @Test(arguments: Vocabulary.Context.allCases)
  func aKeyHasOneSpellingInEachLanguageAndNoneIsThatOfAnother(context: Vocabulary.Context) {
    let keys = Vocabulary.keys(context)
    let spellings = keys.flatMap { Set([$0.ja, $0.en]) }
    #expect(Set(spellings).count == spellings.count)
    #expect(keys.allSatisfy { !$0.doc.ja.isEmpty && !$0.doc.en.isEmpty })
  }

  @Test(arguments: Vocabulary.WordList.allCases)
  func aWordMeansOneThing(list: Vocabulary.WordList) {
    let spellings = Vocabulary.words(list).flatMap {
      [$0.ja] + ($0.en == $0.ja ? [] : [$0.en]) + $0.others
    }
    #expect(Set(spellings).count == spellings.count)
  }

  /// A word without its kind would be read as nothing stated.
  @Test func everyKindOfSystemThatCanBeWrittenIsOneOfTheModel() {
    let words = Vocabulary.words(.systemKind).map(\.ja)
    #expect(Set(words) == Set(System.Kind.allCases.map(\.rawValue)))
  }

  @Test func onlyOneFileKnowsTheYAMLLibrary() throws {
    let sources = Self.page.deletingLastPathComponent().appendingPathComponent("../Sources")
      .standardizedFileURL
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var importing: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.contains("import Yams") || text.contains("import CYaml") {
        importing.append(file.lastPathComponent)
      }
    }
    #expect(importing == ["YAMLTree.swift"])
  }
}
