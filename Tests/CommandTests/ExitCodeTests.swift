import Foundation
import TestSupport
import Testing

@Suite struct ExitCodeTests {
  @Test(
    arguments: [
      (Sample.clean, 0), (Sample.leaking, 1), (Sample.wrong, 2), (Sample.open, 3),
      (String(Sample.leaking.dropLast(40)), 2), ("件名: [", 2),
    ] as [(String, Int32)])
  func checkEndsWithWhatItFound(text: String, code: Int32) throws {
    try inFolder(with: text) { (program) throws in
      let ending = try program.run("check")
      #expect(ending.code == code, "\(ending.remarks)")
      // What cannot be read is part of the answer too.
      #expect(ending.output.contains("結論:"))
      #expect(ending.output.contains("誤り[L") == (code == 2))
      #expect(ending.remarks.isEmpty)
    }
  }

  @Test func findingsBeatGapsAndAWrongFileBeatsBoth() throws {
    try inFolder { (program) throws in
      try program.write(Sample.leaking, to: "models/a.yaml")
      try program.write(Sample.open, to: "models/b.yaml")
      #expect(try program.run("check").code == 1)
      try program.write(Sample.wrong, to: "models/c.yaml")
      let ending = try program.run("check")
      #expect(ending.code == 2)
      #expect(ending.output.contains("指摘[S101]"))
      #expect(ending.output.contains("不明[G-CHANNEL]"))
      #expect(ending.output.contains("誤り[L401]"))
      #expect(try program.run("check", "--allow-gaps").code == 2)
    }
  }

  @Test func allowedGapsEndWithZeroAndAreStillShown() throws {
    try inFolder(with: Sample.open) { (program) throws in
      let ending = try program.run("check", "--allow-gaps")
      #expect(ending.code == 0)
      #expect(ending.output.contains("G-CHANNEL"))
      #expect(ending.output.contains("--allow-gaps"))
      try program.write(Sample.leaking, to: "models/m.yaml")
      #expect(try program.run("check", "--allow-gaps").code == 1)
    }
  }

  @Test func nothingToCheckIsNeverClean() throws {
    try inFolder { (program) throws in
      #expect(try program.run("check").code == 2)
      #expect(try program.run("check", "missing.yaml").code == 2)
      try program.write("# nothing\n", to: "models/empty.yaml")
      #expect(try program.run("check").code == 2)
      try program.write(Sample.clean, to: "models/empty.yaml")
      // On that day nothing flows and nothing is approved.
      let ending = try program.run("check", "--as-of", "2001-01-01")
      #expect(ending.code == 2)
      #expect(ending.output.isEmpty)
      #expect(try program.run("check", "--allow-gaps", "--as-of", "2001-01-01").code == 2)
    }
  }

  @Test(arguments: [
    ["--format", "xml"], ["--colour"], ["--as-of", "昨日"], ["--as-of", "2024-02-30"],
    ["--lang", "fr"],
    ["--as-of"], ["-o"],
  ])
  func anOptionThatCannotBeReadIsWrongUse(options: [String]) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(["check"] + options)
      #expect(ending.code == 64)
      #expect(ending.output.isEmpty)
      #expect(!ending.remarks.isEmpty)
    }
  }

  @Test func anUnknownCommandIsWrongUse() throws {
    try inFolder { (program) throws in
      #expect(try program.run("chekc").code == 64)
    }
  }

  @Test func helpAndVersionEndWithZero() throws {
    try inFolder { (program) throws in
      for arguments in [["--help"], ["check", "--help"], ["--version"]] {
        let ending = try program.run(arguments)
        #expect(ending.code == 0)
        #expect(!ending.output.isEmpty)
        #expect(try program.run(arguments, output: .full).code == 74)
      }
    }
  }

  @Test func whatCannotBeWrittenIsNeverZero() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("check", output: .full).code == 74)
      #expect(try program.run("who", "氏名", output: .full).code == 74)
      let ending = try program.run("check", "-o", "missing/report.txt")
      #expect(ending.code == 74)
      #expect(ending.remarks.contains("missing/report.txt"))
      #expect(ending.output.isEmpty)
      #expect(try program.names() == ["models"])
    }
  }

  @Test(arguments: [(Sample.leaking, 1), (Sample.open, 3), (Sample.wrong, 2)] as [(String, Int32)])
  func aVerdictOutlivesAnOutputThatCannotBeWritten(text: String, code: Int32) throws {
    try inFolder(with: text) { (program) throws in
      for format in ["text", "json"] {
        let full = try program.run("check", "--format", format, output: .full)
        #expect(full.code == code)
        #expect(!full.remarks.isEmpty)
        #expect(try program.run("check", "--format", format, "-o", "missing/report").code == code)
      }
    }
  }
}
