import Foundation
import TestSupport
import Testing

/// What a run does with pages that an earlier and longer run left beside its own.
@Suite struct LaterPagesTests {
  /// A folder with a figure and files that are, or look like, later pages of it.
  private func withPages(_ body: (Program) throws -> Void) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("render", "models/m.yaml", "-o", "f.svg").code == 0)
      let page = try program.read("f.svg")
      func numbered(_ number: Int) throws -> String {
        try TextEdit(" data-page=\"1\"", " data-page=\"\(number)\"").applied(to: page)
      }
      for number in [7, 12] { try program.write(try numbered(number), to: "f-\(number).svg") }
      for name in ["f-08.svg", "f-8.svg.bak", "g-7.svg", "f-x.svg", "f-1.svg"] {
        try program.write(try numbered(7), to: name)
      }
      // Another figure of ours, of whose set it is the first page, and a drawing of somebody's.
      try program.write(page, to: "f-9.svg")
      try program.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "f-10.svg")
      try body(program)
    }
  }

  @Test func theyAreNamedAndLeft() throws {
    try withPages { (program) throws in
      let before = try program.names()
      let ending = try program.run("render", "models/m.yaml", "-o", "f.svg")
      #expect(ending.code == 0)
      #expect(ending.remarks.contains("f-7.svg、f-12.svg") && ending.remarks.contains("--clean"))
      #expect(ending.remarks.contains("f-9.svg、f-10.svg"))
      for name in ["f-08", "bak", "g-7", "f-x", "f-1.svg"] {
        #expect(!ending.remarks.contains(name))
      }
      #expect(try program.names() == before)
    }
  }

  @Test func onlyThoseThatAreSurelyOursAreTakenAway() throws {
    try withPages { (program) throws in
      let before = try program.names()
      let ending = try program.run(
        "render", "models/m.yaml", "-o", "f.svg", "--clean", "--lang", "en")
      #expect(ending.code == 0)
      #expect(ending.remarks.contains("f-7.svg, f-12.svg"))
      #expect(Set(before).subtracting(try program.names()) == ["f-7.svg", "f-12.svg"])
    }
  }

  @Test func aRunThatFailsTakesNothingAway() throws {
    try withPages { (program) throws in
      let before = try program.names()
      try program.write("件名: [", to: "models/broken.yaml")
      #expect(
        try program.run("render", "models/broken.yaml", "-o", "f.svg", "--clean").code == 2)
      #expect(try program.names() == before)
    }
  }

  @Test func aPictureIsKnownByItsMark() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("render", "models/m.yaml", "-o", "f.png").code == 0)
      let folder = URL(fileURLWithPath: program.folder)
      let page = try Data(contentsOf: folder.appending(path: "f.png"))
      try page.write(to: folder.appending(path: "f-8.png"))
      let mark = try #require(page.range(of: Data("nagarezu 1".utf8)))
      var seventh = page
      seventh.replaceSubrange(mark, with: Data("nagarezu 7".utf8))
      try seventh.write(to: folder.appending(path: "f-7.png"))
      let ending = try program.run("render", "models/m.yaml", "-o", "f.png", "--clean")
      #expect(ending.code == 0)
      let names = try program.names()
      #expect(names.contains("f-8.png") && !names.contains("f-7.png"))
    }
  }

  @Test(arguments: [
    ["-o", "f.pdf", "--clean"], ["-o", "f.md", "--clean"], ["-o", "f.pptx", "--crop"],
    ["-o", "f.drawio", "--crop", "--clean"],
  ])
  func anOptionThatTheFormHasNoUseForIsWrong(arguments: [String]) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(["render", "models/m.yaml"] + arguments)
      #expect(ending.code == 64)
      #expect(try program.names() == ["models"])
    }
  }

  /// The picture goes into a text: no title of its own, no table.
  @Test func aCroppedFigureIsThePictureAlone() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      for ending in ["svg", "pdf", "png"] {
        let file = "f.\(ending)"
        #expect(try program.run("render", "models/m.yaml", "-o", file, "--crop").code == 0)
      }
      let svg = try program.read("f.svg")
      #expect(!svg.contains("class=\"title\"") && !svg.contains("class=\"remark\""))
      let info = try run(
        try tool("pdfinfo", package: "poppler-utils"), [program.folder + "/f.pdf"]
      ).output
      let size = info.split(separator: "\n").first { $0.hasPrefix("Page size:") } ?? ""
      let width = size.split(separator: " ").compactMap { Double($0) }.first ?? .infinity
      #expect(width <= 170 * 72 / 25.4 + 0.1, "\(size)")
    }
  }
}
