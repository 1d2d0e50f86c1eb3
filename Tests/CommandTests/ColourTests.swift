import Foundation
import NagarezuCore
import TestSupport
import Testing

/// Colour and width: what a terminal gets, and that nothing else gets any of it.
@Suite struct ColourTests {
  private static let coloured = ["TERM": "xterm"]

  // MARK: Colour

  @Test(arguments: [
    (Sample.clean, "\u{1B}[32m結論: 承認の範囲に収まっています", ""),
    (Sample.leaking, "\u{1B}[31m結論: 承認の範囲を超えています", "\u{1B}[31m指摘[S101]\u{1B}[0m "),
    (Sample.open, "\u{1B}[33m結論: 不明が残っている", "\u{1B}[33m不明[G-CHANNEL]\u{1B}[0m "),
    (Sample.wrong, "\u{1B}[33m結論: 読めない", "\u{1B}[31m誤り["),
  ])
  func aTerminalGetsTheVerdictAndTheCodesInColour(
    model: String, verdict: String, code: String
  ) throws {
    try inFolder(with: model) { (program) throws in
      let screen = try screen(of: ["check"], in: program, Self.coloured)
      #expect(screen.contains(verdict) && (code.isEmpty || screen.contains(code)), "\(screen)")
      let plain = try program.run("check").output
      #expect(withoutColours(screen) == plain)
      let isFound = plain.contains("= id: ")
      #expect(screen.contains("\u{1B}[2m    = id: ") == isFound)
    }
  }

  @Test func noColourWhereItIsNotWanted() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let plain = try program.run("check").output
      for environment in [
        ["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""],
        ["TERM": "xterm", "NO_COLOR": "1", "CLICOLOR_FORCE": "0"],
      ] {
        #expect(try screen(of: ["check"], in: program, environment) == plain, "\(environment)")
      }
      #expect(try screen(of: ["check"], in: program, ["TERM": "xterm", "NO_COLOR": ""]) != plain)
      for force in ["0", ""] {
        #expect(try program.run("check", environment: ["CLICOLOR_FORCE": force]).output == plain)
      }
      for more in [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]] {
        let forced = try program.run(
          "check", environment: ["CLICOLOR_FORCE": "1"].merging(more) { $1 }
        ).output
        #expect(forced != plain && withoutColours(forced) == plain)
      }
    }
  }

  @Test func noFileAndNoFormatForMachinesGetsColour() throws {
    let force = ["CLICOLOR_FORCE": "1"]
    try inFolder(with: Sample.leaking) { (program) throws in
      let plain = try program.run("check").output
      _ = try program.run("check", "-o", "a.txt", environment: force)
      _ = try program.run("check", "--report", "text=b.txt", environment: force)
      _ = try screen(
        of: ["check", "-o", "c.txt", "--report", "text=d.txt"], in: program, Self.coloured)
      for file in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        #expect(try program.read(file) == plain, "\(file)")
      }
      for format in ["json", "sarif", "junit", "github", "gitlab", "markdown"] {
        let output = try program.run("check", "--format", format, environment: force).output
        #expect(try output == program.run("check", "--format", format).output, "\(format)")
      }
      for words in [
        ["who", "氏名"], ["what", "業者"], ["why", "口座", "業者"], ["table", "flows"], ["matrix"],
        ["diff", "models/m.yaml", "models/m.yaml"], ["rules"],
      ] {
        let output = try program.run(words, environment: force).output
        #expect(try withoutColours(output) == program.run(words).output, "\(words)")
        #expect(output.contains("\u{1B}[1m「") == words[0].hasPrefix("wh"), "\(words)")
      }
    }
  }

  @Test func whatIsNewIsInColourAndWhatWasMendedToo() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      try program.write(Sample.clean, to: "old.yaml")
      let force = ["CLICOLOR_FORCE": "1"]
      let new = try program.run(
        "check", "models/m.yaml", "--against", "old.yaml", environment: force
      ).output
      #expect(new.contains("  \u{1B}[31m新しい指摘[S101]\u{1B}[0m "), "\(new)")
      let mended = try program.run(
        "check", "old.yaml", "--against", "models/m.yaml", environment: force
      ).output
      #expect(mended.contains("  \u{1B}[32mなくなった指摘[S101]\u{1B}[0m "), "\(mended)")
    }
  }

  /// Names that hold escape sequences, and what our own marks are made of.
  @Test func noNameBringsAnEscapeSequenceIn() throws {
    let hostile = [
      "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{1}g\u{2}", "\u{1}0000000000000g\u{2}", "\u{9B}1m",
    ]
    try inFolder { (program) throws in
      for (index, name) in hostile.enumerated() {
        try program.write(Sample.leaking, to: "models/\(index)\(name).yaml")
        let written = name.unicodeScalars.map {
          "\\u" + String(repeating: "0", count: 4 - String($0.value, radix: 16).count)
            + String($0.value, radix: 16)
        }.joined()
        try program.write(
          Sample.leaking.replacing("口座: {}", with: "口座: {}\n  \"口\(written)\": {}"),
          to: "models/w\(index).yaml")
        try program.write(
          Sample.leaking.replacing("件名: 給付事業", with: "件名: \"給付\(written)\""),
          to: "models/t\(index).yaml")
      }
      for words in [["check"], ["who", "氏名"], ["check", "x\(hostile[0])"]] {
        let plain = try program.run(words).output
        let forced = try program.run(words, environment: ["CLICOLOR_FORCE": "1"]).output
        #expect(plain.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isUnsafe })
        #expect(withoutColours(forced) == plain)
        #expect(forced.contains("\u{1B}["))
      }
    }
  }

  // MARK: Width

  @Test func theWidthThatIsAskedForIsKept() throws {
    let long = Sample.leaking.replacing(
      "備考: 名簿を渡す。", with: "備考: \(String(repeating: "長い備考。", count: 20))")
    try inFolder(with: long) { (program) throws in
      for width in [40, 60, 120] {
        let quoted = try quotes(program.run("check", "--output-width", "\(width)").output)
        #expect(quoted.contains { $0.contains("…") })
        for line in quoted { #expect(cells(line) <= width, "\(line)") }
        #expect(quoted.contains { cells($0) > width - 12 })
        #expect(try quotes(screen(of: ["check"], in: program, ["COLUMNS": "\(width)"])) == quoted)
      }
      // A file has as much as without a terminal.
      _ = try screen(of: ["check", "-o", "a.txt"], in: program, ["COLUMNS": "60"])
      #expect(try program.read("a.txt") == program.run("check").output)
      let panels = try [40, 80, 1000].map { width in
        try program.run("table", "flows", "--output-width", "\(width)").output
          .split(separator: "\n\n").count
      }
      #expect(panels[0] > panels[1] && panels[1] > panels[2] && panels[2] == 1, "\(panels)")
      let wide = try program.run("matrix", "--output-width", "\(Int.max)")
      #expect(wide.code == 0)
    }
  }

  @Test func whatIsNoWidthIsRefused() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      for command in [["check"], ["table", "flows"], ["matrix"]] {
        for width in ["39", "0", "広い", "", "80.5", "99999999999999999999"] {
          let refused = try program.run(command + ["--output-width", width])
          #expect(refused.code == 64 && refused.output.isEmpty)
          #expect(refused.remarks.contains("--output-width「\(width)」は、40 以上の数でない"))
        }
        #expect(try program.run(command + ["--output-width", "-5"]).code == 64)
        let english = try program.run(command + ["--output-width", "9", "--lang", "en"])
        #expect(english.remarks.contains("'9' is not a number of 40 or more"))
      }
    }
  }

  private func quotes(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter {
      $0.contains(" | ") && $0.first == " "
    }
  }

  private func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 || $1 == "…" ? 1 : 2) }
  }

  // MARK: A terminal

  /// The text without the sequences that we write, and no others.
  private func withoutColours(_ text: String) -> String {
    ["0", "1", "2", "31", "32", "33"].reduce(text) { $0.replacing("\u{1B}[\($1)m", with: "") }
  }

  /// What a terminal gets of a run, with nothing in its environment but `environment`; `COLUMNS` there is the terminal's width.
  private func screen(
    of words: [String], in program: Program, _ environment: [String: String]
  ) throws -> String {
    let script = """
      import fcntl, json, os, pty, struct, sys, termios
      words, environment = json.loads(sys.argv[1]), json.loads(sys.argv[2])
      pid, fd = pty.fork()
      if pid == 0:
          size = struct.pack("HHHH", 24, int(environment.pop("COLUMNS", "0")), 0, 0)
          fcntl.ioctl(1, termios.TIOCSWINSZ, size)
          os.execve(words[0], words, environment)
      screen = b""
      while True:
          try:
              part = os.read(fd, 65536)
          except OSError:
              break
          if not part:
              break
          screen += part
      os.waitpid(pid, 0)
      sys.stdout.buffer.write(screen.replace(b"\\r\\n", b"\\n"))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try python())
    process.arguments = [
      "-c", script,
      String(decoding: try JSONEncoder().encode([Program.path] + words), as: UTF8.self),
      String(decoding: try JSONEncoder().encode(environment), as: UTF8.self),
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
