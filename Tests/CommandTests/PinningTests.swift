import Foundation
import TestSupport
import Testing

/// `render --pin` through the program.
@Suite struct PinningTests {
  @Test func todaysPlacesAreWrittenAndDrawTheSameFigure() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let model = "models/m.yaml"
      #expect(try program.run("render", model, "-o", "before.svg").code == 0)
      let ending = try program.run("render", model, "-o", "pinned.svg", "--pin")
      #expect(ending.code == 0 && ending.remarks.contains("固定を"))
      let text = try program.read(model)
      // One piece is put in, and nothing goes.
      let figure = try #require(text.range(of: "図:\n  固定:\n"))
      let rest = text[figure.upperBound...].drop { $0 != "." }
      #expect(Sample.clean == text[..<figure.lowerBound].dropLast() + rest)
      #expect(text.contains("    - {もの: 台帳, 列: 1, 順: "))
      #expect(try program.run("check", model).code == 0)
      #expect(try program.run("render", model, "-o", "after.svg").code == 0)
      #expect(try program.read("after.svg") == program.read("pinned.svg"))
      #expect(try program.read("before.svg") == program.read("pinned.svg"))
      // Once more changes nothing.
      #expect(try program.run("render", model, "-o", "again.svg", "--pin").code == 0)
      #expect(try program.read(model) == text)
    }
  }

  @Test(arguments: [["--view", "overview"], ["--as-of", "令和6年5月1日"]])
  func aPartOfTheFigureIsNotPinned(words: [String]) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(
        ["render", "models/m.yaml", "-o", "f.svg", "--pin"] + words)
      #expect(ending.code == 64 && ending.remarks.contains("--pin"))
      #expect(try program.read("models/m.yaml") == Sample.clean)
    }
  }
}
