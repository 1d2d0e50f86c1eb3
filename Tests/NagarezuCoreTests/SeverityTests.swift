import NagarezuCore
import TestSupport
import Testing

/// A rule says once how grave it is (F4).
@Suite struct SeverityTests {
  /// Whatever a party has without an approval, taken lightly.
  private struct Lenient: ReachRule {
    static let heading = RuleHeading("T001", ja: "試験の規則", en: "rule of a test", severity: .warning)

    func check(_ facts: Facts) -> [Violation] { facts.shortfalls }

    func message(_ finding: FindingText) -> Message { Self.title }
  }

  private func model() -> Model {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"])
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"])
    return small.model
  }

  @Test func aRuleAboutWhatFlowsMayWarn() {
    let verdict = Verdict(model(), reach: [Lenient()], models: [])
    #expect(verdict.findings.map(\.severity) == [.warning])
    #expect(verdict.findings.map(\.rule) == ["T001"])
    #expect(verdict.errors.isEmpty && verdict.warnings.count == 1)
    #expect(verdict.outcome != .findings)
  }

  @Test func theRulesThatThereAreStillFail() {
    #expect(Verdict(model()).errors.map(\.rule) == ["S106"])
  }
}
