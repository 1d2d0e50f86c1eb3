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
        let files = try ["a", "b"].map {
          try Data(contentsOf: URL(fileURLWithPath: "\(program.folder)/\($0).\(ending)"))
        }
        #expect(files[0] == files[1], "\(ending)")
        #expect(String(decoding: files[0], as: UTF8.self).hasPrefix(start), "\(ending)")
        #expect(try text("a.\(ending)", of: program).contains(words), "\(ending)")
      }
      // All pages are in the one file.
      #expect(try program.names().count == 1 + 2 * Self.formats.count)
    }
  }

  /// What a file says; of a presentation, all of its parts.
  private func text(_ name: String, of program: Program) throws -> String {
    guard name.hasSuffix(".pptx") else { return try program.read(name) }
    let file = try Data(contentsOf: URL(fileURLWithPath: "\(program.folder)/\(name)"))
    return ZIPReading(Array(file)).text
  }

  @Test func aPresentationIsAGoodArchive() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("render", "models/m.yaml", "-o", "f.pptx").code == 0)
      let file = try Data(contentsOf: URL(fileURLWithPath: program.folder + "/f.pptx"))
      #expect(ZIPReading(Array(file)).faults == [])
      let unzip = try tool("unzip", package: "unzip")
      #expect(try run(unzip, ["-tqq", program.folder + "/f.pptx"]).code == 0)
    }
  }

  /// Options, and words that a file made with them holds in each form: slides and diagrams, then the list.
  private static let views: [(options: [String], words: [String], list: [String])] = [
    (
      ["--against", "old.yaml", "--baseline", "前回", "--reach"],
      ["※前回からの変更点は、赤太字下線部", "新たに届く：口座", "新たに届く項目"],
      ["※前回からの変更点は", "<br><u>**項目の追加：口座**</u>", "## 新たに届く項目"]
    ),
    (["--against", "old.yaml", "--pair"], ["（現行）", "（変更後）"], ["<u>**項目の追加：口座**</u>"]),
    (["--view", "item=口座"], ["の流れ（口座）", "項目が通る所"], ["| ① |"]),
    (
      ["--view", "findings", "--glossary"], ["S101", "指摘と不明", "指摘1件"], ["## 指摘と不明", "| S101 | ①"]
    ),
  ]

  @Test(arguments: views.indices, ["pptx", "drawio", "md"])
  func aViewIsTheSameInEveryForm(view: Int, ending: String) throws {
    let (options, words, list) = Self.views[view]
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "old.yaml")
      try program.write(Sample.leaking, to: "new.yaml")
      let ran = try program.run(
        ["render", "new.yaml", "-o", "f.\(ending)", "--lang", "ja"] + options)
      #expect(ran.code == 0, "\(ran.remarks)")
      let text = try text("f.\(ending)", of: program)
      for words in ending == "md" ? list : words {
        #expect(text.contains(words), "\(words)")
      }
    }
  }

  @Test func theLanguageIsThatOfTheFigure() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(
        try program.run("render", "models/m.yaml", "-o", "f.md", "--lang", "en").code == 0)
      #expect(try program.read("f.md").contains("| No\\. | Flow | Explanation |"))
    }
  }

  @Test func aFormatNobodyKnowsIsAnsweredWithThoseThereAre() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run("render", "models/m.yaml", "-o", "f.ppt", "--lang", "ja")
      #expect(ending.code == 64)
      for (known, _, _) in Self.formats { #expect(ending.remarks.contains(known)) }
    }
  }
}
