import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import TestSupport
import Testing

/// Whole texts of every report on one small model.
@Suite struct ReportSnapshotTests {
  private static let folder = Shinjuku.root + "/Tests/Fixtures/reports"

  private let model: Model
  private let lines: [String]

  init() throws {
    let text = try String(contentsOfFile: Self.folder + "/model.yaml", encoding: .utf8)
    lines = text.components(separatedBy: "\n")
    model = try ModelLoader(files: MemoryFiles(["model.yaml": text])).load("model.yaml")
  }

  private func item(_ name: String) throws -> Item.ID {
    try #require(model.itemIDs.first { model[$0].name == name })
  }

  private func party(_ name: String) throws -> Party.ID {
    try #require(model.partyIDs.first { model[$0].name == name })
  }

  private func expect(
    _ text: String, toBe name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    try TestSupport.expect(
      text, matches: "Tests/Fixtures/reports/\(name)", sourceLocation: location)
  }

  private static let problem = Diagnostic(
    code: "L401", span: SourceSpan(file: "model.yaml", line: 3, column: 7),
    message: Message(ja: "主体「市」は定められていません", en: "no party is named 'x'"),
    help: Message(ja: "「町」ですか", en: "did you mean 'y'?"))

  private func report(
    on day: Day? = nil, allowsGaps: Bool = false, unread: Bool = false
  ) -> CheckReport {
    let lines = lines
    let reading = Reading(
      path: "other.yaml", files: ["other.yaml"], problems: [Self.problem], model: nil)
    return CheckReport(
      [Verdict(model, on: day)], unread: unread ? [reading] : [],
      problems: unread ? [Self.problem] : [], allowsGaps: allowsGaps
    ) { span in
      lines.indices.contains(span.line - 1) ? lines[span.line - 1] : nil
    }
  }

  @Test(arguments: Language.allCases) func checkInEveryFormat(language: Language) throws {
    for format in CheckFormats.all {
      let name = type(of: format).name
      let ending = name == "text" ? "txt" : name
      try expect(
        format.render(report(), in: language), toBe: "check.\(language.rawValue).\(ending)")
    }
  }

  @Test(arguments: Language.allCases) func checkOfOneDay(language: Language) throws {
    let day = try #require(Day(year: 2024, month: 7, day: 1))
    try expect(
      CheckText().render(report(on: day, allowsGaps: true), in: language),
      toBe: "check-one-day.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func checkWithAModelThatCannotBeRead(
    language: Language
  ) throws {
    try expect(
      CheckText().render(report(unread: true), in: language),
      toBe: "check-unread.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func whoSeesAnItemByInference(language: Language) throws {
    let answer = WhoAnswer(
      item: "病歴", parts: [(reach: Reach(model), item: try item("病歴"))], day: nil)
    try expect(
      WhoText().render(answer, in: language), toBe: "who.\(language.rawValue).txt")
    try expect(WhoJSON().render(answer, in: language), toBe: "who.json")
  }

  @Test(arguments: Language.allCases) func whatAPartySees(language: Language) throws {
    let answer = WhatAnswer(
      party: "見守り社", parts: [(reach: Reach(model), party: try party("見守り社"))], day: nil)
    try expect(
      WhatText().render(answer, in: language), toBe: "what.\(language.rawValue).txt")
    try expect(WhatJSON().render(answer, in: language), toBe: "what.json")
  }

  @Test(arguments: Language.allCases) func whyAnItemReaches(language: Language) throws {
    let answer = WhyAnswer(
      item: "住所", party: "配送社",
      parts: [(reach: Reach(model), item: try item("住所"), party: try party("配送社"))], day: nil)
    try expect(
      WhyText().render(answer, in: language), toBe: "why.\(language.rawValue).txt")
    try expect(WhyJSON().render(answer, in: .ja), toBe: "why.json")
  }

  @Test(arguments: Language.allCases) func whyAnItemDoesNotReach(language: Language) throws {
    let answer = WhyAnswer(
      item: "病歴", party: "配送社",
      parts: [(reach: Reach(model), item: try item("病歴"), party: try party("配送社"))], day: nil)
    try expect(
      WhyText().render(answer, in: language), toBe: "why-not.\(language.rawValue).txt")
    try expect(WhyJSON().render(answer, in: .ja), toBe: "why-not.json")
  }

  @Test func everyFormatHasItsOwnName() {
    for names in [
      CheckFormats.names, WhoFormats.names, WhatFormats.names, WhyFormats.names, RulesFormats.names,
      DiffFormats.names,
    ] {
      #expect(Set(names).count == names.count)
      #expect(names.first == "text")
    }
  }

  @Test func noEnglishReportHoldsAJapaneseSentence() throws {
    // Names are Japanese in either language; what stands between them is not.
    let why = WhyAnswer(
      item: "病歴", party: "配送社",
      parts: [(reach: Reach(model), item: try item("病歴"), party: try party("配送社"))], day: nil)
    let text =
      try CheckText().render(report(unread: true), in: .en) + WhyText().render(why, in: .en)
    for word in [
      "である", "ない", "届く", "指摘", "不明", "結論", "（model", "→訪", "1 findings", "1 gaps", "1 problems",
      "1 unread models",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}
