import Foundation
import NagarezuCore
import NagarezuOutput
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

  private func report(on day: Day? = nil, allowsGaps: Bool = false) -> CheckReport {
    let lines = lines
    return CheckReport([Verdict(model, on: day)], allowsGaps: allowsGaps) { span in
      lines.indices.contains(span.line - 1) ? lines[span.line - 1] : nil
    }
  }

  @Test(arguments: Language.allCases) func checkForPeople(language: Language) throws {
    try expect(
      CheckText().render(report(), in: language), toBe: "check.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func checkOfOneDay(language: Language) throws {
    let day = try #require(Day(year: 2024, month: 7, day: 1))
    try expect(
      CheckText().render(report(on: day, allowsGaps: true), in: language),
      toBe: "check-one-day.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func checkForPrograms(language: Language) throws {
    try expect(
      CheckJSON().render(report(), in: language), toBe: "check.\(language.rawValue).json")
  }

  @Test(arguments: Language.allCases) func whoSeesAnItemByInference(language: Language) throws {
    let answer = WhoAnswer(
      item: "病歴", parts: [(reach: Reach(model), item: try item("病歴"))], day: nil)
    try expect(answer.text(in: language), toBe: "who.\(language.rawValue).txt")
    try expect(answer.json(), toBe: "who.json")
  }

  @Test(arguments: Language.allCases) func whatAPartySees(language: Language) throws {
    let answer = WhatAnswer(
      party: "見守り社", parts: [(reach: Reach(model), party: try party("見守り社"))], day: nil)
    try expect(answer.text(in: language), toBe: "what.\(language.rawValue).txt")
    try expect(answer.json(), toBe: "what.json")
  }

  @Test(arguments: Language.allCases) func whyAnItemReaches(language: Language) throws {
    let answer = WhyAnswer(
      item: "住所", party: "配送社",
      parts: [(reach: Reach(model), item: try item("住所"), party: try party("配送社"))], day: nil)
    try expect(answer.text(in: language), toBe: "why.\(language.rawValue).txt")
    try expect(answer.json(in: .ja), toBe: "why.json")
  }

  @Test(arguments: Language.allCases) func whyAnItemDoesNotReach(language: Language) throws {
    let answer = WhyAnswer(
      item: "病歴", party: "配送社",
      parts: [(reach: Reach(model), item: try item("病歴"), party: try party("配送社"))], day: nil)
    try expect(answer.text(in: language), toBe: "why-not.\(language.rawValue).txt")
    try expect(answer.json(in: .ja), toBe: "why-not.json")
  }

  @Test func everyFormatHasItsOwnName() {
    let names = CheckFormats.all.map { type(of: $0).name }
    #expect(Set(names).count == names.count)
  }

  @Test func noEnglishReportHoldsAJapaneseSentence() throws {
    // Names are Japanese in either language; what stands between them is not.
    let why = WhyAnswer(
      item: "病歴", party: "配送社",
      parts: [(reach: Reach(model), item: try item("病歴"), party: try party("配送社"))], day: nil)
    let text = try CheckText().render(report(), in: .en) + why.text(in: .en)
    for word in ["である", "ない", "届く", "指摘", "不明", "結論", "（model", "→訪", "1 findings", "1 gaps"] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}
