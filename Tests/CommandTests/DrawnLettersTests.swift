import Foundation
import TestSupport
import Testing

/// A picture has every letter of its text, or says which it lacks: never a box in a letter's place.
@Suite struct DrawnLettersTests {
  /// Where fontconfig finds fonts: in folders alone.
  private func fonts(_ folders: [String], _ program: Program) throws -> [String: String] {
    let dirs = folders.map { "<dir>\($0)</dir>" }.joined()
    try program.write(
      """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>\(dirs)<cachedir>\(program.folder)/cache</cachedir></fontconfig>

      """, to: "fonts.conf")
    return ["FONTCONFIG_FILE": program.folder + "/fonts.conf"]
  }

  private static let latin = "/usr/share/fonts/truetype/dejavu"

  @Test(arguments: [[], [latin]], ["pdf", "png"])
  func withoutAJapaneseFontThereIsNoPicture(folders: [String], ending: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let settings = try fonts(folders, program)
      for language in ["ja", "en"] {
        let drawn = try program.run(
          "render", "models/m.yaml", "-o", "f.\(ending)", "--lang", language,
          environment: settings)
        #expect(drawn.code == 70)
        #expect(drawn.remarks.contains("apt-get install fonts-morisawa-bizud-gothic"))
        #expect(try !program.names().contains("f.\(ending)"))
      }
    }
  }

  /// No font is opened for them: they are drawn where they are looked at.
  @Test(arguments: ["svg", "pptx", "drawio", "mmd", "dot", "md"])
  func whatIsNoPictureNeedsNoFont(ending: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let settings = try fonts([], program)
      let drawn = try program.run(
        "render", "models/m.yaml", "-o", "f.\(ending)", environment: settings)
      #expect(drawn.code == 0 && drawn.remarks.isEmpty, "\(drawn.remarks)")
    }
  }

  /// Letters of planes and scripts that BIZ UDPGothic lacks; DejaVu has the second.
  @Test func aLetterThatNoFontHasIsNamedAndAnotherIsDrawnByTheNextFont() throws {
    try inFolder { (program) throws in
      let model = Sample.clean.replacing("業者", with: "𠮷野კ社")
      try program.write(model, to: "models/m.yaml")
      for ending in ["pdf", "png"] {
        let drawn = try program.run("render", "models/m.yaml", "-o", "f.\(ending)")
        #expect(drawn.code == 0)
        let all = drawn.remarks
        #expect(all.contains("「𠮷」（U+20BB7）") && all.contains("fonts-hanazono"), "\(all)")
        #expect(!all.contains("კ"))
      }
      let text = try TestSupport.run(
        try tool("pdftotext", package: "poppler-utils"), [program.folder + "/f.pdf", "-"])
      #expect(text.output.contains("〓野კ社") && !text.output.contains("𠮷"), "\(text.output)")
      let english = try program.run("render", "models/m.yaml", "-o", "f.png", "--lang", "en")
      #expect(english.remarks.contains("'𠮷' (U+20BB7)"))
    }
  }

  @Test func everyLetterOfTheExamplesIsDrawn() throws {
    let program = Program(in: Shinjuku.root)
    try inFolder { (folder) throws in
      for model in ["shinjuku/kyufukin.yaml", "sumida/shohinken.yaml"] {
        let drawn = try program.run(
          "render", "models/\(model)", "-o", folder.folder + "/" + model.suffix(8) + ".png")
        #expect(drawn.code == 0 && drawn.remarks.isEmpty, "\(drawn.remarks)")
      }
    }
  }
}

/// Want of memory, and ends that come from outside.
@Suite struct BoundedDrawingTests {
  @Test(
    arguments: [100_000, 150_000, 200_000, 250_000],
    ["svg", "pdf", "png", "pptx", "drawio", "mmd"])
  func littleMemoryGivesAPictureOrAFault(kilobytes: Int, ending: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let run = try program.shell(
        "ulimit -v \(kilobytes); nagarezu render models/m.yaml -o f.\(ending)")
      #expect([0, 70].contains(run.code), "\(run.code) \(run.output)")
      #expect(try program.names().contains { $0.hasPrefix("f") } == (run.code == 0))
    }
  }

  /// A run that waits to write its answer, and is sent what the kernel sends a program that traps.
  @Test(arguments: ["SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGSEGV"])
  func aRunThatCrashesEndsAtOnceAsAFaultOfTheTool(signal: String) throws {
    let script = """
      import fcntl, os, signal, subprocess, sys, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      try:
          while True:
              os.write(writer, b" " * 4096)
      except BlockingIOError:
          os.set_blocking(writer, True)
      run = subprocess.Popen(["\(Program.path)", "rules"], stdout=writer, stderr=subprocess.PIPE)
      def waits():
          with open("/proc/%d/wchan" % run.pid) as place:
              return "pipe" in place.read()
      for _ in range(400):
          try:
              if waits():
                  break
          except OSError:
              pass
          time.sleep(0.01)
      else:
          time.sleep(1)
      run.send_signal(signal.\(signal))
      said = run.communicate()[1].decode()
      print(said)
      sys.exit(run.returncode if run.returncode >= 0 else 128 - run.returncode)

      """
    try inFolder { (program) throws in
      try program.write(script, to: "crash.py")
      let ending = try TestSupport.run(
        try tool("python3", package: "python3"), [program.folder + "/crash.py"])
      #expect(ending.code == 70 && ending.output.contains("異常終了した"), "\(ending.output)")
    }
  }

  /// The drawing program ends with the one that started it, however that ends.
  @Test func theChildEndsWithItsParent() throws {
    try inFolder { (program) throws in
      let draw = Program.path + "-draw"
      // A parent that starts it on a socket and is killed while it waits for a request.
      let script = """
        import os, signal, socket, subprocess, sys, time
        ours, theirs = socket.socketpair()
        reader, writer = os.pipe()
        middle = os.fork()
        if middle == 0:
            child = subprocess.Popen(["\(draw)", "layout", "600"], stdin=theirs, stdout=theirs)
            os.write(writer, b"%d" % child.pid)
            time.sleep(60)
        pid = int(os.read(reader, 20))
        # Until it waits for its request: a busy machine takes long to start it.
        for _ in range(100):
            time.sleep(0.05)
            with open("/proc/%d/wchan" % pid) as place:
                if "unix" in place.read():
                    break
        os.kill(middle, signal.SIGKILL)
        os.waitpid(middle, 0)
        for _ in range(200):
            state = ""
            try:
                state = open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()[0]
            except OSError:
                pass
            if state in ("", "Z"):
                sys.exit(0)
            time.sleep(0.05)
        sys.exit(1)

        """
      try program.write(script, to: "parent.py")
      let ending = try TestSupport.run(
        try tool("python3", package: "python3"), [program.folder + "/parent.py"])
      #expect(ending.code == 0, "\(ending.output)")
    }
  }
}
