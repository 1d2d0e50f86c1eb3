import Foundation
import NagarezuGraphviz
import NagarezuOutput
import TestSupport
import Testing

@Suite struct LayoutChildTests {
  private let graph = LayoutGraph(
    nodes: [
      .init(size: Size(80, 40), frame: 0, column: 0),
      .init(size: Size(80, 40), frame: nil, column: 1),
    ],
    frames: [.init(parent: nil)], edges: [.init(tail: 0, head: 1)])

  /// What becomes of a layout whose child does what a shell script says.
  private func fault(of script: String, limit: Double = 20) throws -> LayoutFault? {
    try withFile(Array("#!/bin/sh\n\(script)\n".utf8), ".sh") { path in
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
      while true {
        do {
          _ = try GraphvizLayout(executable: path, limit: limit).places(for: [graph])
          return nil
        } catch LayoutFault.cannotStart {
          // Text file busy: a test beside this one was starting a process while the script was written.
          usleep(5000)
        } catch let fault as LayoutFault {
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
    #expect(try fault(of: "exec sleep 600", limit: 0.3) == .timedOut(seconds: 0.3))
    // Also one that closes its output first.
    #expect(try fault(of: "exec 0<&- 1>&-; exec sleep 600", limit: 0.3) == .timedOut(seconds: 0.3))
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
    #expect(throws: LayoutFault.cannotStart(executable: "/nowhere/nagarezu")) {
      try GraphvizLayout(executable: "/nowhere/nagarezu").places(for: [graph])
    }
  }

  @Test func theChildRefusesWhatIsNoRequest() throws {
    for words in ["", "digraph { a -> b }", "nagarezu-layout 1 1\ngraph 1 0 0 1 1\nend\n"] {
      let code = try withFile(Array(words.utf8), ".txt") { path in
        try run(
          "/bin/sh", ["-c", "'\(program)' __layout < '\(path)' | cat; exit ${PIPESTATUS:-0}"]
        ).output
      }
      #expect(code == "")
    }
  }

  @Test func everyFaultSaysWhatToDoInBothLanguages() {
    let faults: [LayoutFault] = [
      .tooLarge(boxes: 1, arrows: 500, limit: 400), .timedOut(seconds: 30), .crashed(signal: 11),
      .failed(code: 70), .garbled, .cannotStart(executable: "x"),
    ]
    #expect(faults.allSatisfy { !$0.message.ja.isEmpty && !$0.message.en.isEmpty })
  }
}
