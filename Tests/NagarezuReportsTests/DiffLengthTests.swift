import NagarezuCore
import NagarezuReports
import TestSupport
import Testing

/// A comparison fits the eye of whoever reads it.
@Suite struct DiffLengthTests {
  private static let pairs: [(RealCase, RealCase)] = [
    (.benefitBefore, .benefit), (.benefit, .benefitBefore), (.healthCheckBefore, .healthCheck),
    (.careBefore, .careAfter), (.careBefore, .care), (.arrears, .vouchers),
  ]

  private func report(
    _ pair: (RealCase, RealCase), isVerbose: Bool = false
  ) throws -> DiffReport {
    try DiffReport(
      Comparison(pair.0.model(), pair.1.model()), oldName: pair.0.path, newName: pair.1.path,
      isVerbose: isVerbose)
  }

  @Test(arguments: pairs.indices, Language.allCases)
  func aRealPairFitsAHundredAndFiftyLinesOfTwoHundredLetters(pair: Int, language: Language) throws {
    let report = try report(Self.pairs[pair])
    for text in [
      DiffText().render(report, in: language), DiffMarkdown().render(report, in: language),
    ] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 150)
      #expect(lines.filter { $0.count > 200 } == [])
    }
  }

  @Test(arguments: Language.allCases) func whatIsCutIsCountedAndEveryPartyIsNamed(
    language: Language
  )
    throws
  {
    let report = try report(Self.pairs[0])
    let text = DiffText().render(report, in: language)
    #expect(text.contains("--verbose"))
    let section = text.components(separatedBy: language == .ja ? "届かなくなるもの" : "no longer")[0]
    for change in report.comparison.newlyReaching {
      #expect(section.contains(report.comparison.new[change.party].name))
    }
  }

  @Test(arguments: Language.allCases) func withVerboseNothingIsCut(language: Language) throws {
    let report = try report(Self.pairs[0], isVerbose: true)
    for text in [
      DiffText().render(report, in: language), DiffMarkdown().render(report, in: language),
    ] {
      #expect(!text.contains("--verbose") && !text.contains("…"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 200 })
      let heads = text.split(separator: "\n").filter {
        ($0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  - "))
          || $0.hasPrefix("- **")
      }
      let comparison = report.comparison
      let count =
        comparison.newlyReaching.count + comparison.noLongerReaching.count
        + comparison.approvals.count + comparison.others.count
      #expect(heads.count >= count)
    }
  }

  @Test func aLongNameWithoutAnySpaceIsBrokenToo() throws {
    var new = try RealCase.arrears.model()
    let old = new
    new.flows[0].remark = String(repeating: "あ", count: 900)
    new.flows[0].basis = String(repeating: "*", count: 900)
    let report = DiffReport(
      Comparison(old, new), oldName: "a", newName: "b", isVerbose: true)
    for text in [DiffText().render(report, in: .ja), DiffMarkdown().render(report, in: .ja)] {
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 200 })
      #expect(text.filter { $0 == "あ" }.count == 900)
    }
  }
}
