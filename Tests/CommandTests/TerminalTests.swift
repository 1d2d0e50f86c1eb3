import Foundation
import TestSupport
import Testing

/// What a person meets first: a template to begin from, what is missing, completions, the man page, and a run on every save.
@Suite struct TerminalTests {
  static let templates = [
    "業務委託", "再委託", "外部結合", "情報提供NWS", "データセンター移転",
  ]

  // MARK: init

  @Test(arguments: templates)
  func aTemplateLoadsIsCleanAndCanBeDrawn(template: String) throws {
    let program = try Program()
    defer { program.remove() }
    for (file, words) in [
      ("a.yaml", []),
      ("b.yaml", ["--authority", "ためし区", "--section", "税務課", "--title", "ためし", "--partner", "甲社"]),
    ] {
      let begun = try program.run(
        ["init", template, "-o", file, "--from", "令和9年4月1日"] + words)
      #expect(begun.code == 0 && begun.remarks.contains("nagarezu check \(file)"))
      let checked = try program.run("check", file, "--strict")
      #expect(checked.code == 0, "\(checked.output)")
      let drawn = try program.run("render", file, "-o", file + ".svg")
      #expect(drawn.code == 0, "\(drawn.remarks)")
      let formatted = try program.run("fmt", "--check", file)
      #expect(formatted.code == 0, "\(formatted.output)\(formatted.remarks)")
      #expect(try !program.read(file).contains("《"))
    }
    let text = try program.read("b.yaml")
    for word in ["ためし区", "税務課", "甲社", "令和9年4月1日"] { #expect(text.contains(word)) }
  }

  @Test func whatIsThereStaysAndWrongNamesAreRefused() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("私のもの\n", to: "model.yaml")
    let refusals: [([String], String)] = [
      (["init", "業務委託"], "もうある"),
      (["init", "-o", "x.yaml"], "業務委託、再委託"),
      (["init", "委託", "-o", "x.yaml"], "「委託」というひな形はない"),
      (["init", "業務委託", "-o", "x.yaml", "--partner", "甲: 乙"], "使えない字"),
      (["init", "業務委託", "-o", "x.yaml", "--partner", "見本市"], "モデルにならない"),
      (["init", "業務委託", "-o", "x.yaml", "--from", "ある日"], "--from"),
    ]
    for (words, reason) in refusals {
      let ending = try program.run(words)
      #expect(ending.code == 64 && ending.remarks.contains(reason), "\(words): \(ending.remarks)")
    }
    #expect(try program.read("model.yaml") == "私のもの\n")
    #expect(try program.names() == ["model.yaml"])
  }

  @Test func onATerminalFiveThingsAreAsked() throws {
    let program = try Program()
    defer { program.remove() }
    let answers = ["2", "ためし区", "", "ためしの事業", ""]
    let (code, screen) = try talk(
      [Program.path, "init"], answers.map { $0 + "\n" }, in: program.folder)
    #expect(code == 0, "\(screen)")
    let text = try program.read("model.yaml")
    #expect(text.contains("件名: ためしの事業") && text.contains("ためし区") && text.contains("再委託"))
    #expect(try program.run("check", "model.yaml").code == 0)
  }

  // MARK: doctor, manual

  @Test func aMachineThatHasAllIsWellAndOneWithoutTheDrawingIsNot() throws {
    let program = try Program()
    defer { program.remove() }
    let well = try program.run("doctor", environment: ["LANG": "ja_JP.UTF-8", "HOME": "/nowhere"])
    #expect(well.code == 0, "\(well.output)")
    #expect(well.output.contains("そろっている") && !well.output.contains("[なし]"))
    let garbled = try program.run("doctor", environment: ["LC_ALL": "C", "NAGAREZU_LANG": "en"])
    #expect(garbled.code == 0 && garbled.output.contains("export LANG=C.UTF-8"))
    try FileManager.default.copyItem(atPath: Program.path, toPath: program.folder + "/nagarezu")
    let alone = try run("/usr/bin/env", ["-i", program.folder + "/nagarezu", "doctor"])
    #expect(alone.code == 70 && alone.output.contains("nagarezu-draw を nagarezu と同じフォルダに置く"))
    // A program whose libraries are not there ends so.
    try program.write("#!/bin/sh\nexit 127\n", to: "nagarezu-draw")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.folder + "/nagarezu-draw")
    let unlinked = try run("/usr/bin/env", ["-i", program.folder + "/nagarezu", "doctor"])
    #expect(unlinked.code == 70 && unlinked.output.contains("apt-get install libgvc6"))
    let fontless = try program.run(
      "doctor", environment: ["FONTCONFIG_FILE": try Self.noFonts(in: program)])
    #expect(fontless.code == 70, "\(fontless.output)")
    #expect(fontless.output.contains("apt-get install fonts-morisawa-bizud-gothic"))
  }

  /// A setting of fontconfig under which no font is found.
  private static func noFonts(in program: Program) throws -> String {
    try program.write(
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>/nowhere</dir></fontconfig>
      """, to: "fonts.conf")
    return program.folder + "/fonts.conf"
  }

  @Test func theManualHasEveryCommandAndEnding() throws {
    let program = try Program()
    defer { program.remove() }
    let page = try program.run("manual").output
    let help = try program.run("--help").output
    let commands = help.split(separator: "\n").drop { $0 != "コマンド:" }.dropFirst()
      .compactMap { line -> String? in
        line.hasPrefix("  ") && !line.hasPrefix("   ")
          ? line.split(separator: " ").first.map(String.init) : nil
      }.filter { $0.allSatisfy(\.isASCII) }
    #expect(commands.count > 12)
    for command in commands { #expect(page.contains(".SH \"nagarezu \(command)\""), "\(command)") }
    for code in [0, 1, 2, 3, 64, 70, 74] { #expect(page.contains(".B \(code)\n")) }
  }

  // MARK: watch

  @Test func everySaveIsOneLine() throws {
    let program = try Program()
    defer { program.remove() }
    _ = try program.run("init", "業務委託", "--from", "令和9年4月1日")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["watch", "model.yaml", "-o", "図.svg"]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    process.environment = [:]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    // Whoever is asked to end by a thread that holds signals back does not hear it.
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    var lines = pipe.fileHandleForReading.bytes(upTo: 30)
    #expect(lines.next()?.contains("収まっています") == true)
    let text = try program.read("model.yaml")
    try program.write(
      text.replacing(
        "    項目: 宛名\n    対象: 対象者\n    期間",
        with: "    項目: [宛名, 口座情報]\n    対象: 対象者\n    期間"),
      to: "model.yaml")
    #expect(lines.next()?.contains("超えています") == true)
    try program.write(text + "続き: [\n", to: "model.yaml")
    #expect(lines.next()?.contains("model.yaml:") == true)
    try program.write(text, to: "model.yaml")
    #expect(lines.next()?.contains("図.svg") == true)
    #expect(try program.read("図.svg").contains("<svg"))
  }

  // MARK: Progress

  /// Every command runs where a terminal watches: there the line that says how far it is is put up.
  @Test func commandsRunOnATerminal() throws {
    let program = try Program()
    defer { program.remove() }
    _ = try program.run("init", "業務委託", "--from", "令和9年4月1日")
    for words in [["check", "model.yaml"], ["who", "住所", "model.yaml"], ["--version"]] {
      let (code, screen) = try talk([Program.path] + words, [], in: program.folder)
      #expect(code == 0, "\(words): \(screen)")
    }
  }

  // MARK: Completions

  /// In the shells themselves: what stands on the line once TAB was pressed.
  @Test(arguments: [
    ("bash", "source ./c.bash"), ("zsh", "fpath=(. $fpath); autoload -U compinit; compinit -u -D"),
    ("fish", "source ./c.fish"),
  ])
  func shellsCompleteNamesOfTheModel(shell: String, setup: String) throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("", to: "models/.kept")
    let begun = try program.run("init", "業務委託", "-o", "models/a.yaml", "--from", "令和9年4月1日")
    #expect(begun.code == 0)
    let script = try program.run("completions", shell)
    #expect(script.code == 0)
    try program.write(script.output, to: shell == "zsh" ? "_nagarezu" : "c.\(shell)")
    let path = try tool(shell, package: shell)
    let flags = ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]][shell] ?? []
    for (typed, whole) in [
      ("nagarezu who 口", "口座情報"), ("nagarezu what 印刷会", "印刷会社"),
    ] + (shell == "zsh" ? [] : [("nagarezu explain G-SOU", "G-SOURCE")]) {
      // What the shell adds to the word is waited for.
      let begun = typed.split(separator: " ").last.map(\.count) ?? 0
      let (_, screen) = try talk(
        [path] + flags,
        [setup + "\n", "echo RE''ADY\n", typed, "\t" + whole.dropFirst(begun), "\n"],
        in: program.folder)
      let after = screen.split(separator: "READY").last.map(String.init) ?? ""
      #expect(after.contains(whole), "\(shell): \(screen)")
    }
  }

  // MARK: A terminal

  /// A program at a terminal of its own, to which a person types one thing after the other; `READY` on the screen is waited for.
  private func talk(
    _ words: [String], _ typed: [String], in folder: String
  ) throws -> (code: Int32, screen: String) {
    let script = """
      import json, os, pty, select, sys, time
      words, typed = json.loads(sys.argv[1]), json.loads(sys.argv[2])
      pid, fd = pty.fork()
      if pid == 0:
          os.environ.update(TERM="dumb", LANG="C.UTF-8")
          os.environ["PATH"] = sys.argv[3] + ":" + os.environ["PATH"]
          os.execv(words[0], words)
      screen = b""
      def read(seconds, until=None):
          global screen
          start, end = len(screen), time.time() + seconds
          while time.time() < end:
              if select.select([fd], [], [], 0.05)[0]:
                  try:
                      screen += os.read(fd, 65536)
                  except OSError:
                      return
                  end = max(end, time.time() + 0.3) if until is None else end
                  if until and until in screen[start:]:
                      return
      read(0.5)
      for text in typed:
          if text.startswith("\\t"):
              os.write(fd, b"\\t")
              read(30, text[1:].encode())
              continue
          os.write(fd, text.encode())
          if "READY" in text or "RE''ADY" in text:
              read(30, b"READY\\r")
          read(0.7)
      for _ in range(1200):
          done, status = os.waitpid(pid, os.WNOHANG)
          if done:
              break
          read(0.05)
          if len(typed) and "READY" in "".join(typed).replace("''", ""):
              os.kill(pid, 9)
      else:
          os.kill(pid, 9)
          done, status = os.waitpid(pid, 0)
      sys.stdout.write(screen.decode(errors="replace"))
      sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 99)
      """
    let ended = try run(
      try python(),
      [
        "-c", script, String(decoding: try JSONEncoder().encode(words), as: UTF8.self),
        String(decoding: try JSONEncoder().encode(typed), as: UTF8.self), builtFolder,
      ], in: folder,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder, "PYTHONIOENCODING": "utf-8"])
    return (ended.code, ended.output)
  }
}

extension FileHandle {
  /// The lines that come, each waited for at most so many seconds.
  fileprivate func bytes(upTo seconds: Double) -> WaitedLines {
    WaitedLines(handle: self, seconds: seconds)
  }
}

/// Lines of a program that goes on.
private struct WaitedLines {
  let handle: FileHandle
  let seconds: Double
  private var text = ""

  init(handle: FileHandle, seconds: Double) {
    self.handle = handle
    self.seconds = seconds
  }

  /// The next line; `nil` where none comes in time.
  mutating func next() -> String? {
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      if let line = text.firstIndex(of: "\n") {
        defer { text = String(text[text.index(after: line)...]) }
        return String(text[..<line])
      }
      var waiting = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 200) > 0 else { continue }
      text += String(decoding: handle.availableData, as: UTF8.self)
    }
    return nil
  }
}
