import Foundation
import TestSupport
import Testing

@Suite struct RenderTests {
  @Test func theFigureOfTheRealCaseIsMadeInEveryFormat() throws {
    try inFolder { (program) throws in
      try program.write(try Shinjuku.text(), to: "models/m.yaml")
      for (name, start) in [("f.svg", "<?xml"), ("f.pdf", "%PDF-"), ("f.png", "\u{FFFD}PNG")] {
        let ending = try program.run("render", "models/m.yaml", "-o", name)
        #expect(ending.code == 0, "\(name): \(ending.remarks)")
        #expect(ending.output.isEmpty)
        #expect(try program.read(name).hasPrefix(start), "\(name)")
      }
      #expect(try program.read("f.svg").contains("給付管理システム"))
      let names = try program.names()
      #expect(names.allSatisfy { !$0.hasPrefix(".") }, "\(names)")
      let pdf = program.folder + "/f.pdf"
      let check = try run(try tool("qpdf", package: "qpdf"), ["--check", pdf])
      #expect(check.code == 0, "\(check.output)")
      let words = try run(try tool("pdftotext", package: "poppler-utils"), [pdf, "-"])
      #expect(words.output.contains("給付管理システム"))
    }
  }

  /// `make run` redraws them; whoever changes a model or the drawing commits them with it.
  @Test func theCommittedFiguresAreThoseOfTheModels() throws {
    try inFolder { (program) throws in
      try program.write(try Shinjuku.text(), to: Shinjuku.path)
      #expect(try program.run("render", Shinjuku.path, "-o", "f.svg", "--lang", "ja").code == 0)
      for (drawn, committed) in [("f.svg", "kyufukin.svg"), ("f-2.svg", "kyufukin-2.svg")] {
        let path = Shinjuku.root + "/diagrams/shinjuku/" + committed
        #expect(try program.read(drawn) == String(contentsOfFile: path, encoding: .utf8))
      }
    }
  }

  @Test func aFigureIsDrawnTheSameTwice() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      for suffix in ["svg", "pdf", "png"] {
        #expect(try program.run("render", "models/m.yaml", "-o", "a.\(suffix)").code == 0)
        #expect(
          try program.run(
            "render", "models/m.yaml", "-o", "b.\(suffix)", environment: ["TZ": "Asia/Tokyo"]
          ).code == 0)
        let files = try ["a", "b"].map {
          try Data(contentsOf: URL(fileURLWithPath: "\(program.folder)/\($0).\(suffix)"))
        }
        #expect(files[0] == files[1], "\(suffix)")
      }
    }
  }

  @Test(arguments: [
    ["render", "models/m.yaml", "-o", "f.docx"], ["render", "models/m.yaml", "-o", "f"],
    ["render", "models/m.yaml", "-o", "f.svg", "--style", "neon"],
    ["render", "models/m.yaml", "-o", "f.svg", "--paper", "a5"], ["render", "models/m.yaml"],
    ["render", "models", "-o", "f.svg"],
  ])
  func whatCannotBeDrawnIsWrongUse(arguments: [String]) throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      try program.write(Sample.open, to: "models/n.yaml")
      let ending = try program.run(arguments)
      #expect(ending.code == 64)
      #expect(!ending.remarks.isEmpty)
      #expect(try program.names() == ["models"])
    }
  }

  @Test func aFigureThatCannotBeWrittenLeavesNothing() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      #expect(try program.run("render", "models/m.yaml", "-o", "missing/f.svg").code == 74)
      #expect(try program.names() == ["models"])
    }
  }
}
