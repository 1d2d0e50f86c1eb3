import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

@Suite struct VocabularyTests {
  static let page = "docs/model.md"
  static let mark =
    "<!-- keys: this part is printed by Vocabulary.markdown(); a test holds it to that. -->\n\n"

  @Test func thePageOfTheLanguageHasTheKeysOfTheTable() throws {
    let parts = try Self.text().components(separatedBy: Self.mark)
    #expect(parts.count == 2)
    try expect(Vocabulary.markdown(), insteadOf: try #require(parts.last), in: Self.page)
  }

  private static func text() throws -> String {
    try String(contentsOfFile: Shinjuku.root + "/" + page, encoding: .utf8)
  }

  @Test func theExampleOfThePageIsTheOneThatTestsLoad() throws {
    let blocks = try Page(Self.page).blocks
    #expect(blocks.contains { $0.language == "yaml" && $0.text == small })
  }

  /// A page that opens with what a newcomer can check, and grows it by edits that ``PagesTests`` makes and checks.
  @Test func thePageOpensWithASmallModelAndGrowsIt() throws {
    let blocks = try Page(Self.page).blocks
    let first = try #require(blocks.first)
    #expect(first.language == "yaml" && first.lines.count < 24)
    #expect(outcome(of: first.text).places == [])
    let grown = blocks.dropFirst().prefix { $0.language != "yaml" }
    let edits = grown.filter { $0.language == "diff" }
    #expect(edits.count >= 5 && grown.filter { $0.language == "console" }.count == edits.count + 1)
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
      $0.en == $0.ja ? Array($0.spellings.dropFirst()) : $0.spellings
    }
    #expect(Set(spellings).count == spellings.count)
  }

  /// A word without its kind would be read as nothing stated.
  @Test func everyKindOfSystemThatCanBeWrittenIsOneOfTheModel() {
    let words = Vocabulary.words(.systemKind).map(\.ja)
    #expect(Set(words) == Set(System.Kind.allCases.map(\.rawValue)))
  }
}
