import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// One model made to break, or to keep, one rule.
struct RuleFixture: CustomTestStringConvertible, Sendable {
  let code: String
  let name: String

  var testDescription: String { "\(code)/\(name)" }
  var path: String { "Tests/Fixtures/rules/\(code)/\(name).yaml" }

  static let folder = Shinjuku.root + "/Tests/Fixtures/rules"
  static let codes = Rules.titles.keys.sorted { $0.precedesByBytes($1) }
  static let failing = codes.map { RuleFixture(code: $0, name: "fails") }
  static let passing = codes.map { RuleFixture(code: $0, name: "passes") }

  /// What stands beside the two models of a code, where the rule is about more than one.
  static let beside = [
    "G-SHARED": ["another", "part"], Widening.code: ["before"], "P307": ["beside"],
  ]

  func text() throws -> String {
    try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8)
  }

  /// The judgement; beside a model of an earlier state (`before.yaml`), with what only a comparison finds, and beside another business of
  /// the same run (`beside.yaml`), with what is found among them.
  func verdict() throws -> Verdict {
    let beside = Self.beside[code, default: []].map { RuleFixture(code: code, name: $0) }
    let texts = try ([self] + beside).map { ($0.path, try $0.text()) }
    let files = MemoryFiles(Dictionary(uniqueKeysWithValues: texts))
    let model = try ModelLoader(files: files).load(path)
    if Self.beside[code] == ["beside"] {
      let other = try ModelLoader(files: files).load(RuleFixture(code: code, name: "beside").path)
      return try #require(AmongBusinesses.verdicts([other, model]).last)
    }
    let before = RuleFixture(code: code, name: "before")
    guard FileManager.default.fileExists(atPath: Shinjuku.root + "/" + before.path) else {
      return Verdict(model)
    }
    let old = try ModelLoader(files: MemoryFiles([before.path: try before.text()]))
      .load(before.path)
    return Verdict(model, models: Rules.models + [Widening(since: old)])
  }
}

/// What a fixture says must be reported: `# expect: CODE…` at the ends of its lines.
struct ExpectedMarks {
  /// Shape: `line code`, in order.
  let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .flatMap { index, line -> [String] in
        let parts = line.components(separatedBy: "# expect: ")
        guard parts.count == 2 else { return [] }
        return parts[1].split(separator: " ").map { "\(index + 1) \($0)" }
      }.sorted()
  }

  var codes: Set<String> {
    Set(lines.compactMap { $0.split(separator: " ").last.map(String.init) })
  }
}

extension Verdict {
  /// Shape: `line code` of each error and gap, and of each warning of the rules in question: a fixture of one rule need not be
  /// beyond reproach in all else.
  func reported(warningsOf codes: Set<String>) -> [String] {
    (standing.filter { $0.severity == .error || codes.contains($0.rule) }
      .map { "\($0.span.line) \($0.rule)" }
      + gaps.map { "\($0.span.line) \($0.kind.rawValue)" }).sorted()
  }
}

@Suite struct RuleFixtureTests {
  @Test(arguments: RuleFixture.failing)
  func everyMarkIsReportedAtItsLineAndNothingElseIs(fixture: RuleFixture) throws {
    let expected = ExpectedMarks(try fixture.text()).lines
    #expect(
      expected.contains { $0.hasSuffix(" \(fixture.code)") },
      "\(fixture.path) has no mark `# expect: \(fixture.code)`")
    let verdict = try fixture.verdict()
    #expect(verdict.reported(warningsOf: [fixture.code]) == expected)
    let isWarning = verdict.warnings.contains { $0.rule == fixture.code }
    #expect((verdict.outcome != .clean) != (isWarning && verdict.errors.isEmpty))
  }

  @Test(arguments: RuleFixture.passing)
  func whatKeepsTheRuleIsClean(fixture: RuleFixture) throws {
    let marks = ExpectedMarks(try fixture.text()).lines
    #expect(marks.isEmpty, "\(fixture.path) has a mark; it is to pass")
    let verdict = try fixture.verdict()
    #expect(verdict.reported(warningsOf: [fixture.code]).isEmpty)
    #expect(verdict.outcome == .clean)
    #expect(verdict.nothingChecked == nil)
  }

  @Test func everyCodeHasItsFixturesAndNoOtherFolderIsThere() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: RuleFixture.folder)
    let (there, wanted) = (Set(folders), Set(RuleFixture.codes))
    let missing = wanted.subtracting(there).sorted()
    #expect(missing.isEmpty, "write fails.yaml and passes.yaml in Tests/Fixtures/rules/\(missing)")
    #expect(there.subtracting(wanted) == [], "no rule or gap has such a code")
    for folder in folders {
      let files = try FileManager.default.contentsOfDirectory(
        atPath: RuleFixture.folder + "/" + folder)
      let names = RuleFixture.beside[folder, default: []] + ["fails", "passes"]
      #expect(files.sorted() == names.map { $0 + ".yaml" }.sorted(), "\(folder)")
    }
  }

  @Test func everyFileOfRulesIsInTheListsAndTheOtherWayRound() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Shinjuku.root + "/Sources/NagarezuCore/Checks/Rules")
    let listed = Rules.all.map { "\(type(of: $0)).swift" }
    let lists = "the lists of `Rules` in Sources/NagarezuCore/Checks/CheckRule.swift"
    let unlisted = Set(files).subtracting(listed).sorted()
    #expect(unlisted.isEmpty, "add \(unlisted) to \(lists)")
    let strange = Set(listed).subtracting(files).sorted()
    #expect(strange.isEmpty, "Checks/Rules has no file \(strange): a rule is in a file of its name")
    #expect(Set(listed).count == listed.count, "a rule stands twice in \(lists)")
  }

  @Test func noTwoRulesShareACodeAndTheListsAreInOrder() {
    let reach = Rules.reach.map { type(of: $0).code }
    let models = Rules.models.map { type(of: $0).code }
    let codes = reach + models
    #expect(Set(codes).count == codes.count)
    #expect(Rules.all.map { type(of: $0).code } == codes.sorted())
    // Flows: S before C.
    #expect(
      reach == reach.filter { $0.hasPrefix("S") }.sorted()
        + reach.filter { $0.hasPrefix("C") }.sorted(),
      "`Rules.reach` in CheckRule.swift is not in order of code")
    #expect(Set(codes).isSubset(of: Set(RuleFixture.codes)))
  }

  @Test func everyTitleIsSaidInBothLanguages() {
    for (code, title) in Rules.titles {
      #expect(!title.ja.isEmpty && !title.en.isEmpty, "\(code)")
      #expect(title.en.unicodeScalars.allSatisfy { $0.isASCII }, "\(code)")
      #expect(!title.ja.unicodeScalars.allSatisfy { $0.isASCII }, "\(code)")
    }
  }
}
