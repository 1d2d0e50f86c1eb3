import Foundation
import TestSupport
import Testing

@Suite struct EditableFormatTests {
  /// Each ending, how its file begins, and how the words `給付管理システム` stand in it.
  private static let formats = [
    ("pptx", "PK", "<a:t>給付管理システム</a:t>"), ("drawio", "<?xml", "value=\"給付管理システム\""),
    ("mmd", "flowchart LR\n", "[(\"給付管理システム\")]"), ("dot", "digraph {\n", "label=<給付管理システム>"),
    ("md", "# 【", "| ① | 支給対象者データベース → 給付管理システム | "),
  ]

  @Test func theRealCaseIsWrittenInEveryFormTheSameTwice() throws {
    try inFolder { (program) throws in
      try program.write(try Shinjuku.text(), to: "models/m.yaml")
      for (ending, start, words) in Self.formats {
        for name in ["a", "b"] {
          let run = try program.run(
            "render", "models/m.yaml", "-o", "\(name).\(ending)", "--lang", "ja",
            environment: name == "a" ? [:] : ["TZ": "Asia/Tokyo", "LANG": "en_US.UTF-8"])
          #expect(run.code == 0, "\(ending): \(run.remarks)")
          #expect(run.output.isEmpty && run.remarks.isEmpty)
        }
        let text = try program.read("a.\(ending)")
        #expect(text.hasPrefix(start), "\(ending)")
        #expect(text.contains(words), "\(ending)")
        let files = try ["a", "b"].map {
          try Data(contentsOf: URL(fileURLWithPath: "\(program.folder)/\($0).\(ending)"))
        }
        #expect(files[0] == files[1], "\(ending)")
      }
      // All pages are in the one file.
      #expect(try program.names().count == 1 + 2 * Self.formats.count)
    }
  }

  @Test func aPresentationIsAGoodArchive() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      #expect(try program.run("render", "models/m.yaml", "-o", "f.pptx").code == 0)
      let file = try Data(contentsOf: URL(fileURLWithPath: program.folder + "/f.pptx"))
      #expect(StoredZIP(Array(file)).faults == [])
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
      process.arguments = ["-tqq", program.folder + "/f.pptx"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
  }

  @Test func theLanguageIsThatOfTheFigure() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      #expect(
        try program.run("render", "models/m.yaml", "-o", "f.md", "--lang", "en").code == 0)
      #expect(try program.read("f.md").contains("| No. | Flow | Explanation |"))
    }
  }

  @Test func aFormatNobodyKnowsIsAnsweredWithThoseThereAre() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      let ending = try program.run("render", "models/m.yaml", "-o", "f.ppt", "--lang", "ja")
      #expect(ending.code == 64)
      for (known, _, _) in Self.formats { #expect(ending.remarks.contains(known)) }
    }
  }
}
