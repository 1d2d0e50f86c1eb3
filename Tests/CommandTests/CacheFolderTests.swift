import Foundation
import NagarezuCore
import TestSupport
import Testing

/// `check` says what it says without a cache, whatever stands in its folder, and whoever else uses that.
@Suite struct CacheFolderTests {
  private static var line: Regex<Substring> { #/nagarezu: キャッシュ .* を使わずに調べる: .*\n/# }

  // MARK: Entries that cannot be trusted

  @Test func aTornOrForeignEntryIsWorkedOutAnew() throws {
    try CachedProject.inFolder { (program) throws in
      let plain = try program.run("check", "models")
      let words = ["check", "models", "--cache", "cache"]
      _ = try program.run(words)
      let cached = Cached(program)
      let (name, whole) = try #require(try cached.entries().first)
      _ = try program.run("check", "models/a.yaml", "--cache", "cache")
      let other = try #require(try cached.entries().first { $0.name != name })
      let wrong: [Data] = [
        Data(), Data("{}".utf8), whole.prefix(10), whole.prefix(60), whole.dropLast(), whole + [0],
        other.bytes, Data(repeating: 0xFF, count: 4_000),
      ]
      for bytes in wrong {
        try cached.write(bytes, to: name)
        expectSame(plain, try program.run(words), "\(bytes.count) bytes")
        let kept = try #require(try cached.entries().first { $0.name == name })
        #expect(kept.bytes != bytes)
      }
    }
  }

  @Test func bytesThatAreFlippedNeverChangeWhatIsSaid() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let plain = try program.run("check", "models")
      let words = ["check", "models", "--cache", "cache"]
      _ = try program.run(words)
      let cached = Cached(program)
      let (name, whole) = try #require(try cached.entries().first)
      var random = Random(seed: 13)
      for _ in 0..<60 {
        var bytes = whole
        for _ in 0...random.below(3) {
          bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
        }
        try cached.write(bytes, to: name)
        expectSame(plain, try program.run(words))
      }
    }
  }

  // MARK: Folders that cannot be used

  private func expectWithout(_ program: Program, _ ending: Program.Ending, _ what: String) throws {
    let plain = try program.run("check", "models")
    #expect(ending.code == plain.code && ending.output == plain.output, "\(what)")
    #expect(ending.remarks.wholeMatch(of: Self.line) != nil, "\(what): \(ending.remarks)")
  }

  @Test func aFolderThatCannotBeUsedIsSaidInOneLine() throws {
    try CachedProject.inFolder { (program) throws in
      try program.write("", to: "file")
      for mode in [0o777, 0o770] {
        let name = "open\(mode)"
        try FileManager.default.createDirectory(
          atPath: program.folder + "/" + name, withIntermediateDirectories: false)
        chmod(program.folder + "/" + name, mode_t(mode))
      }
      for cache in ["file", "file/inner", "/dev/full", "/proc/nagarezu", "open511", "open504"] {
        try expectWithout(program, try program.run("check", "models", "--cache", cache), cache)
      }
      let other = program.folder + "/other"
      try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: false)
      // Where tests may not give a folder away, one of the system's will do.
      let foreign = chown(other, 12_345, 12_345) == 0 ? other : "/usr"
      try expectWithout(program, try program.run("check", "models", "--cache", foreign), foreign)
    }
  }

  @Test func aDiscThatIsFullIsSaidInOneLine() throws {
    try CachedProject.inFolder { (program) throws in
      // No file may have a byte: what is written to the pipe is not counted.
      let ending = try program.shell(
        "(trap '' XFSZ; ulimit -f 0; nagarezu check models --cache cache; echo $?) 2>&1 | cat")
      let plain = try program.shell("nagarezu check models; echo $?")
      #expect(ending.output.contains(Self.line))
      #expect(ending.output.replacing(Self.line, with: "") == plain.output)
      #expect(try program.names(in: "cache") == [])
    }
  }

  // MARK: Whose cache, and how much

  @Test func theCacheOfTheUserIsUsed() throws {
    try CachedProject.inFolder { (program) throws in
      let plain = try program.run("check", "models")
      let folder = program.folder
      for (environment, place) in [
        (["XDG_CACHE_HOME": folder + "/x"], "x/nagarezu"),
        (["HOME": folder + "/h"], "h/.cache/nagarezu"),
        (["XDG_CACHE_HOME": "relative", "HOME": folder + "/i"], "i/.cache/nagarezu"),
      ] {
        let without = ["check", "models", "--no-cache"]
        expectSame(plain, try program.run(without, environment: environment))
        #expect(!FileManager.default.fileExists(atPath: folder + "/" + place))
        for _ in 0..<2 {
          expectSame(
            plain, try program.run(["check", "models"], environment: environment))
        }
        #expect(try program.names(in: place).count == 1)
        let status = try FileManager.default.attributesOfItem(atPath: folder + "/" + place)
        #expect(status[.posixPermissions] as? Int == 0o700)
      }
      #expect(try program.names() == ["h", "i", "models", "x"])
      for words in [["--cache", "c", "--no-cache"], ["--cache", ""]] {
        #expect(try program.run(["check", "models"] + words).code == 64)
      }
    }
  }

  @Test func whatIsNoMatterOfFilesAloneIsNotKept() throws {
    try CachedProject.inFolder { (program) throws in
      try program.write(CachedProject.model, to: "old.yaml")
      for words in [
        ["models/a.yaml", "--against", "old.yaml"],
        ["models", "--write-waivers", "--owner", "課長", "--reason", "次", "--until", "令和9年3月31日"],
        ["models", "--format", "no"], ["models", "-o", "models/a.yaml"],
      ] {
        _ = try program.run(["check"] + words + ["--cache", "cache"])
        let isEmpty = ((try? program.names(in: "cache")) ?? []).isEmpty
        #expect(isEmpty, "\(words)")
      }
    }
  }

  @Test func theOldestGoFirstAndNothingElseIsTouched() throws {
    try CachedProject.inFolder { (program) throws in
      let words = ["check", "models", "--cache", "cache"]
      _ = try program.run(words)
      let cached = Cached(program)
      for number in 1...1_002 {
        try cached.write(Data("x".utf8), to: "\(number).nagarezu-check", secondsAgo: number)
      }
      try cached.write(Data("mine".utf8), to: "mine.txt", secondsAgo: 100_000)
      _ = try program.run(["check", "models/a.yaml", "--cache", "cache"])
      let names = Set(try program.names(in: "cache"))
      #expect(names.count == 1_001)
      #expect(names.contains("mine.txt") && names.contains("998.nagarezu-check"))
      #expect(names.isDisjoint(with: (999...1_002).map { "\($0).nagarezu-check" }))
    }
  }

  @Test func runsAtOnceSayTheSame() throws {
    try CachedProject.inFolder { (program) throws in
      let plain = try program.run("check", "models").output
      let one = "(nagarezu check models --cache cache > $n.txt; echo $? > $n.code) &"
      _ = try program.shell("for n in 1 2 3 4 5 6; do \(one) done; wait")
      for number in 1...6 {
        #expect(try program.read("\(number).txt") == plain)
        #expect(try program.read("\(number).code") == "1\n")
      }
      #expect(try program.names(in: "cache").count == 1)
      try Cached(program).forge()
      let words = ["check", "models", "--cache", "cache"]
      #expect(try program.run(words).output.contains(Cached.forged))
    }
  }
}
