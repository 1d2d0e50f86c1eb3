import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// One model made to fall under, or to stay clear of, one reading of `docs/adr/0008`: `Tests/Fixtures/readings/NN-name/fails-….yaml`
/// with `# expect: CODE…` at the ends of lines, or `passes-….yaml` without.
struct ReadingFixture: CustomTestStringConvertible, Sendable {
  let path: String

  var testDescription: String { path }
  var isFailing: Bool { path.contains("/fails-") }

  static let folder = "Tests/Fixtures/readings"
  static let all: [ReadingFixture] = {
    let files = FileManager.default.enumerator(atPath: Shinjuku.root + "/" + folder)
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
      .sorted { $0.precedesByBytes($1) }.map { ReadingFixture(path: "\(folder)/\($0)") }
  }()

  func text() throws -> String {
    try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8)
  }
}

@Suite struct ReadingFixtureTests {
  @Test(arguments: ReadingFixture.all)
  func whatTheMarksSayIsReportedAndNothingElse(fixture: ReadingFixture) throws {
    let text = try fixture.text()
    let marks = ExpectedMarks(text)
    #expect(marks.lines.isEmpty != fixture.isFailing, "marks stand in what fails, and there alone")
    let verdict = Verdict(
      try ModelLoader(files: MemoryFiles([fixture.path: text])).load(fixture.path))
    #expect(verdict.reported(warningsOf: marks.codes) == marks.lines)
    #expect(verdict.nothingChecked == nil)
  }

  @Test func everyReadingHasBothSorts() {
    let folders = Dictionary(grouping: ReadingFixture.all) {
      $0.path.split(separator: "/").dropLast().joined(separator: "/")
    }
    #expect(!folders.isEmpty)
    for (folder, fixtures) in folders {
      #expect(Set(fixtures.map(\.isFailing)) == [true, false], "\(folder)")
    }
  }
}
