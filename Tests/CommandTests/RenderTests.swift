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
  /// `make figures` with SVG alone: the others come from it.
  @Test func theCommittedFiguresAreThoseOfTheModels() throws {
    try inFolder { (program) throws in
      let models = try paths(under: "models", ending: ".yaml").map { "models/" + $0 }
      let drawn = program.folder + "/diagrams"
      for words in [
        ["scripts/figures", Program.path, drawn] + models,
        ["scripts/examples", Program.path, drawn + "/examples"],
      ] {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "cd '\(Shinjuku.root)' && ENDINGS=svg \(quoted) > /dev/null"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      let committed = try paths(under: "diagrams", ending: ".svg")
      let fresh = try FileManager.default.subpathsOfDirectory(atPath: drawn)
        .filter { $0.hasSuffix(".svg") }
      #expect(Set(fresh) == Set(committed))
      for path in committed {
        let (new, old) = try (
          String(contentsOfFile: drawn + "/" + path, encoding: .utf8),
          String(contentsOfFile: Shinjuku.root + "/diagrams/" + path, encoding: .utf8)
        )
        #expect(new == old, "\(path): run make figures")
      }
    }
  }

  @Test func theGalleryShowsEveryFigure() throws {
    let gallery = try String(
      contentsOfFile: Shinjuku.root + "/diagrams/README.md", encoding: .utf8)
    for ending in [".svg", ".png", ".pdf"] {
      for path in try paths(under: "diagrams", ending: ending) {
        #expect(gallery.contains("(\(path))"), "\(path) is not in diagrams/README.md")
      }
    }
  }

  private func paths(under folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: Shinjuku.root + "/" + folder)
      .filter { $0.hasSuffix(ending) }.sorted()
  }

  @Test func aFigureIsDrawnTheSameTwice() throws {
    try inFolder(with: Sample.clean) { (program) throws in
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
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write(Sample.open, to: "models/n.yaml")
      let ending = try program.run(arguments)
      #expect(ending.code == 64)
      #expect(!ending.remarks.isEmpty)
      #expect(try program.names() == ["models"])
    }
  }

  @Test func aFigureThatCannotBeWrittenLeavesNothing() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("render", "models/m.yaml", "-o", "missing/f.svg").code == 74)
      #expect(try program.names() == ["models"])
    }
  }
}
