import NagarezuReports
import TestSupport
import Testing

/// Each question has its own list of formats, and writes those and no others.
@Suite struct FormatTests {
  private static let questions: [(arguments: [String], names: [String])] = [
    (["check", "m.yaml"], CheckFormats.names), (["who", "口座", "m.yaml"], WhoFormats.names),
    (["what", "業者", "m.yaml"], WhatFormats.names),
    (["why", "口座", "業者", "m.yaml"], WhyFormats.names), (["rules"], RulesFormats.names),
    (["table", "flows", "m.yaml"], TableFormats.names),
    (["matrix", "m.yaml"], MatrixFormats.names),
    (["diff", "m.yaml", "m.yaml"], DiffFormats.names),
  ]

  @Test func everyCommandThatTakesAFormatIsAskedHere() throws {
    let asked = Self.questions.map { $0.arguments[0] }
    let missing = Set(try ListsTests.formats().keys).subtracting(asked).sorted()
    #expect(missing.isEmpty, "add \(missing) to `questions` in FormatTests.swift")
  }

  @Test(arguments: questions.indices) func everyListedFormatIsWritten(position: Int) throws {
    let question = Self.questions[position]
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.yaml")
      var outputs: Set<String> = []
      let files = FileFormat.allCases.map(\.rawValue)
      let names = question.names.filter { !files.contains($0) }
      for name in names {
        let ending = try program.run(question.arguments + ["--format", name])
        #expect(ending.code == 0, "\(name): \(ending.remarks)")
        #expect(ending.output.utf8.last == 10)
        outputs.insert(ending.output)
      }
      #expect(outputs.count == names.count, "no format is another's")
      for name in question.names where files.contains(name) {
        #expect(try program.run(question.arguments + ["--format", name]).code == 64)
        let words = question.arguments + ["--format", name, "-o", "a.\(name)"]
        #expect(try program.run(words).code == 0)
        #expect(try program.read("a.\(name)").hasPrefix("PK"))
      }
      let plain = try program.run(question.arguments).output
      #expect(
        try program.run(question.arguments + ["--format", question.names[0]]).output == plain)
    }
  }

  @Test(arguments: questions.indices) func whatIsNotListedIsRefusedAndTheListIsNamed(
    position: Int
  ) throws {
    let question = Self.questions[position]
    let every = Set(Self.questions.flatMap(\.names) + ["xml", "markdown", "TEXT", ""])
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.yaml")
      for name in every.subtracting(question.names) {
        let ending = try program.run(question.arguments + ["--format", name])
        #expect(ending.code == 64, "\(name)")
        #expect(ending.output.isEmpty)
        // The parser lists more than five below each other.
        let list =
          question.names.count > 5
          ? question.names.map { "\n  - \($0)" }.joined()
          : " " + question.names.joined(separator: "、")
        #expect(ending.remarks.contains("次のどれかを指定する:\(list)\n"), "\(ending.remarks)")
      }
      let help = try program.run(question.arguments[0], "--help", "--lang", "en").output
      #expect(help.contains("--format <\(question.names.joined(separator: "|"))>"))
    }
  }

  @Test func theFormatsOfAComparisonAreThoseOfItsHelp() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "a.yaml")
      try program.write(Sample.leaking, to: "b.yaml")
      let help = try program.run("diff", "--help", "--lang", "en").output
      let list = try #require(help.firstMatch(of: /--format <([a-z|-]+)>/)).output.1
      let names = list.split(separator: "|").map(String.init)
      #expect(names.count >= 5)
      for name in names {
        #expect(try program.run("diff", "a.yaml", "b.yaml", "--format", name).code == 0, "\(name)")
      }
      #expect(try program.run("diff", "a.yaml", "b.yaml", "--format", "xml").code == 64)
    }
  }
}
