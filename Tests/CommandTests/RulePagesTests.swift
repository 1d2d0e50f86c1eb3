import Foundation
import NagarezuCore
import TestSupport
import Testing

/// `docs/rules` and `explain` say what the rules' doc comments say, with the fixtures as examples, and know every code.
@Suite struct RulePagesTests {
  private static let codes = Rules.all.map { type(of: $0).code }

  @Test func whatExplainReadsIsMadeOfTheDocComments() throws {
    try expect(RuleManual.swift(), matches: RuleManual.path)
  }

  @Test(arguments: codes) func aPageIsMadeOfTheDocCommentAndTheFixtures(code: String) throws {
    let rule = try #require(Rules.all.first { type(of: $0).code == code })
    try expect(RuleManual.page(of: rule), matches: "docs/rules/\(code).md")
  }

  @Test func theListOfThePagesIsThatOfTheRules() throws {
    try expect(RuleManual.list, matches: "docs/rules/README.md")
  }

  @Test func aGapHasItsExampleToo() throws {
    let sections = try GapPage.sections()
    let missing = Set(Rules.titles.keys).subtracting(Self.codes).subtracting(sections.map(\.code))
    #expect(missing.isEmpty, "edit \(GapPage.path): no section explains \(missing.sorted())")
    for section in sections {
      let example = try RuleManual.example(of: section.code)
      #expect(!section.example.isEmpty, "\(section.code)")
      try expect(
        example.trimmingCharacters(in: .newlines),
        insteadOf: section.example.trimmingCharacters(in: .newlines), in: GapPage.path)
    }
  }

  @Test func thereIsNoPageOfARuleThatIsGone() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Shinjuku.root + "/docs/rules")
    let wanted = Set(Self.codes.map { "\($0).md" } + ["README.md", "gaps.md"])
    let (gone, missing) = (Set(pages).subtracting(wanted), wanted.subtracting(pages))
    #expect(gone.isEmpty, "remove \(gone.sorted()) from docs/rules")
    #expect(missing.isEmpty, "make docs writes \(missing.sorted()) into docs/rules")
  }

  @Test(arguments: Rules.titles.keys.sorted()) func everyCodeIsExplained(code: String) throws {
    let page = try #require(Rules.pages[code], "make docs writes \(RuleManual.path)")
    #expect(page.ja.unicodeScalars.contains { !$0.isASCII })
    #expect(page.ja.contains("直し方: ") && page.en.contains("Cure: "))
    let title = try #require(Rules.titles[code])
    let pages = try Page.all().filter { $0.path.hasPrefix("docs/rules/") }
    let isThere = try pages.contains { try $0.text().contains("# \(code) \(title.ja)") }
    #expect(isThere, "no page of docs/rules has the heading '\(code) \(title.ja)'")
  }

  @Test(arguments: Rules.titles.keys.sorted()) func aCureIsOneSentence(code: String) throws {
    let page = try #require(Rules.pages[code], "make docs writes \(RuleManual.path)")
    let cure = try #require(Rules.cure(of: code))
    #expect(page.ja.contains("直し方: " + cure.ja) && page.en.contains("Cure: " + cure.en))
    #expect(cure.ja.hasSuffix("。") && cure.ja.count { $0 == "。" } == 1)
    #expect(cure.en.hasSuffix(".") && !cure.en.contains(". "))
    #expect(!cure.ja.contains("\n") && !cure.en.contains("\n"))
  }
}
