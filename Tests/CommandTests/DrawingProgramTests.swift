import Foundation
import TestSupport
import Testing

@Suite struct DrawingProgramTests {
  /// The libraries that a built program needs to start.
  private func libraries(of program: String) throws -> [String] {
    let ending = try run(try tool("ldd", package: "libc-bin"), [program])
    #expect(ending.code == 0)
    return ending.output.split(separator: "\n").map(String.init)
  }

  @Test func aProgramThatOnlyChecksLinksNoDrawing() throws {
    let drawing = [
      "libgvc", "libcgraph", "librsvg", "libcairo", "libpango", "libgobject", "libxml",
    ]
    let own = try libraries(of: Program.path)
    #expect(own.count > 3)
    #expect(!own.contains { line in drawing.contains(where: line.contains) }, "\(own)")
    // The same search finds them where they are.
    let child = try libraries(of: Program.path + "-draw")
    #expect(child.contains { $0.contains("libgvc") })
    #expect(child.contains { $0.contains("librsvg") })
  }

  @Test(arguments: ["svg", "pdf", "png"])
  func withoutTheDrawingProgramTheRunSaysWhereItLooked(ending: String) throws {
    try inFolder { program in
      let bare = program.folder + "/bin"
      try FileManager.default.createDirectory(atPath: bare, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: Program.path, toPath: bare + "/nagarezu")
      try program.write(Sample.clean, to: "a.yaml")
      let run = try run(
        "/bin/sh",
        ["-c", "cd '\(program.folder)' && bin/nagarezu render a.yaml -o a.\(ending) --lang en"])
      #expect(run.code == 70)
      #expect(run.output.contains("/bin/nagarezu-draw"))
      #expect(try program.names() == ["a.yaml", "bin"])
      // What needs no drawing works all the same.
      let check = try self.check(in: program.folder)
      #expect(check == 0)
    }
  }

  private func check(in folder: String) throws -> Int32 {
    try run("/bin/sh", ["-c", "cd '\(folder)' && bin/nagarezu check a.yaml"]).code
  }
}
