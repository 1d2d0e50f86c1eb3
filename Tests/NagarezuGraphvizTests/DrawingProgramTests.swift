import Foundation
import NagarezuDrawing
import NagarezuFigures
import TestSupport
import Testing

@Suite struct DrawingProgramTests {
  private let graph = LayoutGraph(
    nodes: [
      .init(size: Size(80, 40), frame: 0, column: 0),
      .init(size: Size(80, 40), frame: nil, column: 1),
    ],
    frames: [.init(parent: nil)], edges: [.init(tail: 0, head: 1)])

  /// What becomes of a layout whose child does what a shell script says.
  private func fault(of script: String, limit: Double = 20) throws -> FigureFault? {
    try withFile(Array("#!/bin/sh\n\(script)\n".utf8), ".sh") { path in
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
      while true {
        do {
          _ = try DrawingProgram(executable: path, limit: limit).places(for: [graph])
          return nil
        } catch FigureFault.cannotStart {
          // Text file busy: a test beside this one was starting a process while the script was written.
          usleep(5000)
        } catch let fault as FigureFault {
          return fault
        }
      }
    }
  }

  @Test func graphvizGivesEveryThingAPlace() throws {
    let places = try #require(try graphviz.places(for: [graph, graph]).last)
    #expect(places.count == 2)
    #expect(places[0].x < places[1].x)
  }

  @Test func aChildThatCrashesIsAFault() throws {
    #expect(try fault(of: "kill -SEGV $$") == .crashed(signal: 11))
    #expect(try fault(of: "kill -ABRT $$") == .crashed(signal: 6))
  }

  @Test func aChildThatHangsIsEnded() throws {
    #expect(try fault(of: "exec sleep 600", limit: 0.3) == .timedOut(seconds: 3))
    // Also one that closes its output first.
    #expect(try fault(of: "exec 0<&- 1>&-; exec sleep 600", limit: 0.3) == .timedOut(seconds: 3))
  }

  @Test func aChildThatUsesUpItsProcessorTimeIsAFault() throws {
    #expect(try fault(of: "kill -XCPU $$") == .timedOut(seconds: 20))
  }

  @Test func aChildThatFailsIsAFault() throws {
    #expect(try fault(of: "exit 70") == .failed(code: 70))
  }

  @Test(arguments: [
    "echo hello", ":", "echo 'nagarezu-layout 1 1'", "printf 'nagarezu-layout 1 1\\nend\\n'",
    "printf 'nagarezu-layout 1 1\\nnode 0 nan\\nnode 1 1\\nend\\n'",
    "printf '\\377\\376'",
    "printf 'nagarezu-layout 1 1\\nnode 0 0\\nnode 1 1\\nnode 2 2\\nend\\n'",
  ])
  func anAnswerThatIsNoLayoutIsAFault(script: String) throws {
    #expect(try fault(of: script) == .garbled)
  }

  @Test func anEndlessAnswerIsCutOff() throws {
    #expect(try fault(of: "exec yes", limit: 60) == .garbled)
  }

  @Test func aProgramThatIsNotThereIsAFault() {
    #expect(throws: FigureFault.cannotStart(executable: "/nowhere/nagarezu-draw")) {
      try DrawingProgram(executable: "/nowhere/nagarezu-draw").places(for: [graph])
    }
  }

  @Test(arguments: ["layout 20", "raster 20"], ["", "digraph { a -> b }", "<svg/>"])
  func theChildRefusesWhatIsNoRequest(job: String, words: String) throws {
    try withFile(Array(words.utf8), ".txt") { path in
      let shell = "'\(program)' \(job) < '\(path)'"
      let ending = try run("/bin/sh", ["-c", shell])
      #expect(ending.code == 65)
      #expect(ending.output == "")
    }
  }

  @Test(arguments: ["", "layout", "layout x", "paint 20", "--help 1 2"])
  func theChildSaysWhoStartsIt(arguments: String) throws {
    let ending = try run("/bin/sh", ["-c", "'\(program)' \(arguments) < /dev/null"])
    #expect(ending.code == 64)
    #expect(ending.output.contains("started by nagarezu"))
  }

  @Test(arguments: [
    "nagarezu-raster 1 pictures 0 1\n5\nabcd", "nagarezu-raster 1 pictures 0 1\n-1\n",
    "nagarezu-raster 1 pictures 0 2\n4\nabcd", "nagarezu-raster 1 pictures nan 0\n\n",
    "nagarezu-raster 1 pictures 0 2\n9223372036854775807 9223372036854775807\nabcd",
    "nagarezu-raster 1 pixels 0 1\n1\n3", "nagarezu-raster 1 praise 0 0\n\n", "\n\n", "",
  ])
  func anAnswerThatIsNoPictureIsAFault(answer: String) throws {
    try withFile(Array(answer.utf8), ".txt") { path in
      try withFile(Array("#!/bin/sh\ncat '\(path)'\n".utf8), ".sh") { script in
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o700], ofItemAtPath: script)
        let fault = #expect(throws: FigureFault.self) {
          while true {
            do {
              return _ = try DrawingProgram(executable: script).png(pages: ["<svg/>"])
            } catch FigureFault.cannotStart {
              usleep(5000)
            }
          }
        }
        #expect(fault == .garbled)
      }
    }
  }

  @Test func whyThereIsNoPictureComesBackInTheLibrarysWords() throws {
    let fault = #expect(throws: FigureFault.self) { try graphviz.pdf(pages: ["<svg"]) }
    guard case .drawing(let words) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(!words.isEmpty)
  }

  @Test func everyFaultSaysWhatToDoInBothLanguages() {
    let faults: [FigureFault] = [
      .tooLarge(boxes: 1, arrows: 500, limit: 400), .timedOut(seconds: 30), .crashed(signal: 11),
      .failed(code: 70), .garbled, .cannotStart(executable: "x"), .drawing("x"), .writing("x"),
      .tooManyPixels(width: 1, height: 1), .noFont(letters: "字"),
    ]
    #expect(faults.allSatisfy { !$0.message.ja.isEmpty && !$0.message.en.isEmpty })
  }
}
