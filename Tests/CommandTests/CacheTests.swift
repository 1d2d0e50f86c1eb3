import Foundation
import NagarezuCore
import TestSupport
import Testing

/// `check` with a cache says what it says without one, whatever stands in the cache.
@Suite struct CacheTests {
  private typealias Ending = Program.Ending

  private static var line: Regex<Substring> { #/nagarezu: キャッシュ .* を使わずに調べる: .*\n/# }

  private func expectSame(
    _ one: Ending, _ other: Ending, _ what: String = "", location: SourceLocation = #_sourceLocation
  ) {
    let isSame =
      one.code == other.code && one.output == other.output && one.remarks == other.remarks
    #expect(
      isSame, "\(what)\n\(one.code) \(other.code)\n\(other.output)\(other.remarks)",
      sourceLocation: location)
  }

  // MARK: The same bytes

  private static let reports = ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"]

  @Test func theRealModelsAreSaidToTheByteInEveryFormat() throws {
    try inFolder { (program) throws in
      let root = Program(in: Shinjuku.root)
      let all = { (run: String) in
        Self.reports.flatMap { ["--report", "\($0)=\(program.folder)/\(run).\($0)"] }
      }
      let words = ["check", "models", "--allow-gaps", "--cache", program.folder + "/cache"]
      let plain = try root.run(["check", "models", "--allow-gaps"] + all("out"))
      for name in ["cold", "again"] {
        // The same words, so that the second run finds what the first kept.
        expectSame(plain, try root.run(words + all("kept")), name)
        for format in Self.reports {
          let isSame = try program.read("kept.\(format)") == program.read("out.\(format)")
          #expect(isSame, "\(name): \(format)")
        }
      }
      try Cached(program).forge()
      let forged = try root.run(words + all("kept"))
      #expect(forged.output.contains(Cached.forged), "nothing was kept")
    }
  }

  @Test(arguments: [
    ["--summary"], ["--quiet"], ["--verbose"], ["--strict"], ["--no-joint"], ["--drafts"],
    ["--lang", "en"], ["--as-of", "令和6年6月1日"], ["--output-width", "60"], ["--format", "json"],
  ])
  func theRealModelsAreSaidToTheByteWithEveryOption(option: [String]) throws {
    try inFolder { (program) throws in
      let root = Program(in: Shinjuku.root)
      let plain = try root.run(["check", "models"] + option)
      let words = ["check", "models"] + option + ["--cache", program.folder + "/cache"]
      expectSame(plain, try root.run(words), "cold")
      expectSame(plain, try root.run(words), "again")
    }
  }

  @Test func theFixturesOfTheRulesAreSaidToTheByte() throws {
    try inFolder { (program) throws in
      let root = Program(in: Shinjuku.root)
      let folder = Shinjuku.root + "/Tests/Fixtures/rules"
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names.count > 20)
      for name in names where !name.contains(".") {
        let words = ["check", "Tests/Fixtures/rules/\(name)", "--format", "json"]
        let plain = try root.run(words)
        for _ in 0..<2 {
          expectSame(plain, try root.run(words + ["--cache", program.folder + "/cache"]), name)
        }
      }
    }
  }

  // MARK: What changed is seen

  /// A project with a part, and what may change there.
  private static let part = "---\nnagarezu: 1\n主体: {業者: {種別: 企業, 別名: [株式会社業者]}}\n...\n"
  private static let model = Sample.leaking.replacing(
    "  業者: {種別: 企業, 別名: [株式会社業者]}\n", with: ""
  ).replacing("主体:\n", with: "取込: 部品.yaml\n主体:\n")
  private static let waived = model.replacing(
    "...\n",
    with: """
      留保:
        - {指摘: S101/業者/委託機/read/紙/①, 項目: 口座, 対象: 対象者, 責任者: 課長, 理由: 次に直す, 期限: 令和7年3月31日}
      ...

      """)

  /// Shape: what is done → the words that are then run, where they are others.
  private struct Change: Sendable {
    let name: String
    let words: [String]?
    let change: @Sendable (Program) throws -> Void

    init(
      _ name: String, _ words: [String]?, _ change: @escaping @Sendable (Program) throws -> Void
    ) {
      (self.name, self.words, self.change) = (name, words, change)
    }
  }

  private static let changes: [Change] =
    [
      Change(
        "a model", nil,
        { try $0.write(model.replacing("番号: ①", with: "番号: ②"), to: "models/a.yaml") }
      ),
      Change(
        "a finding is mended", nil,
        {
          try $0.write(
            model.replacing(", 口座], 対象: 対象者, 期間", with: "], 対象: 対象者, 期間"), to: "models/a.yaml")
        }
      ),
      Change("a waiver", nil, { try $0.write(waived, to: "models/a.yaml") }),
      Change(
        "a part", nil,
        { try $0.write(part.replacing("企業", with: "企業, 仮: はい"), to: "models/部品.yaml") }
      ),
      Change("a part is gone", nil, { try remove("models/部品.yaml", $0) }),
      Change("a model is gone", nil, { try remove("models/b.yaml", $0) }),
      Change(
        "a new model that includes the part", nil,
        {
          try $0.write(model.replacing("給付事業", with: "別の事業"), to: "models/c.yaml")
        }
      ),
      Change(
        "a new model that cannot be read", nil, { try $0.write("件名: [", to: "models/d.yaml") }),
      Change(
        "a link", nil,
        {
          try FileManager.default.createSymbolicLink(
            atPath: $0.folder + "/models/e.yaml", withDestinationPath: "a.yaml")
        }
      ),
      Change("an option", ["check", "models", "--summary"], { _ in }),
      Change("a path", ["check", "models/a.yaml"], { _ in }),
      Change("a day", ["check", "models", "--as-of", "令和6年4月1日"], { _ in }),
      Change("a format", ["check", "models", "--format", "markdown"], { _ in }),
      Change("a language", ["check", "models", "--lang", "en"], { _ in }),
    ]

  private static func remove(_ name: String, _ program: Program) throws {
    try FileManager.default.removeItem(atPath: program.folder + "/" + name)
  }

  private func project(_ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      try program.write(Self.part, to: "models/部品.yaml")
      try program.write(Self.model, to: "models/a.yaml")
      try program.write(
        Self.model.replacing("給付事業", with: "乙の事業").replacing("台帳", with: "名簿"),
        to: "models/b.yaml")
      try body(program)
    }
  }

  @Test(arguments: changes.indices)
  func aChangeIsSeen(place: Int) throws {
    let one = Self.changes[place]
    let (name, other) = (one.name, one.words)
    try project { (program) throws in
      let words = ["check", "models"]
      let before = try program.run(words + ["--cache", "cache"])
      expectSame(before, try program.run(words), name)
      try Cached(program).forge()
      #expect(try program.run(words + ["--cache", "cache"]).output.contains(Cached.forged))
      try one.change(program)
      let plain = try program.run(other ?? words)
      #expect(plain.output != before.output, "\(name) changes nothing")
      for _ in 0..<2 {
        expectSame(plain, try program.run((other ?? words) + ["--cache", "cache"]), name)
      }
    }
  }

  /// A model that is named alone hangs on what stands beside it: another that shares its part.
  @Test func aModelThatSharesAPartOfAModelThatIsJudgedAloneIsSeen() throws {
    try project { (program) throws in
      try program.write("", to: ".nagarezu-root")
      let shared = "---\nnagarezu: 1\nシステム: {共同: {運用: 業者}}\n主体: {業者: {種別: 企業, 別名: [株式会社業者]}}\n...\n"
      try program.write(shared, to: "models/部品.yaml")
      try Self.remove("models/b.yaml", program)
      let words = ["check", "models/a.yaml", "--verbose"]
      let alone = try program.run(words + ["--cache", "cache"])
      try Cached(program).forge()
      try program.write(
        Self.model.replacing("給付事業", with: "丁の事業").replacing("台帳", with: "丁簿"),
        to: "elsewhere/d.yaml")
      try program.write(
        try program.read("elsewhere/d.yaml").replacing("取込: 部品", with: "取込: ../models/部品"),
        to: "elsewhere/d.yaml")
      let plain = try program.run(words)
      #expect(plain.output != alone.output)
      expectSame(plain, try program.run(words + ["--cache", "cache"]))
    }
  }

  @Test func aRootThatIsPutThereIsSeen() throws {
    try project { (program) throws in
      let words = ["check", "models", "--format", "json"]
      let before = try program.run(words + ["--cache", "cache"])
      try program.write("", to: ".nagarezu-root")
      let plain = try program.run(words)
      #expect(plain.output != before.output)
      expectSame(plain, try program.run(words + ["--cache", "cache"]))
    }
  }

  @Test func coloursAndSurroundingsAreSeen() throws {
    try project { (program) throws in
      let words = ["check", "models", "--cache", "cache"]
      let plain = try program.run("check", "models")
      expectSame(plain, try program.run(words))
      try Cached(program).forge()
      for environment in [["CLICOLOR_FORCE": "1"], ["LANG": "en_US.UTF-8"]] {
        let other = try program.run(["check", "models"], environment: environment)
        #expect(other.output != plain.output)
        expectSame(other, try program.run(words, environment: environment))
      }
      let inner = Program(in: program.folder + "/models")
      expectSame(
        try inner.run("check", "."), try inner.run("check", ".", "--cache", "../cache"))
    }
  }

  @Test func nothingIsWrittenOverAModelThatWasReadWhenTheAnswerWasKept() throws {
    try project { (program) throws in
      let words = ["check", "models", "--cache", "cache", "-o", "out.txt"]
      #expect(try program.run(words).code == 1)
      try Self.remove("out.txt", program)
      try FileManager.default.linkItem(
        atPath: program.folder + "/models/a.yaml", toPath: program.folder + "/out.txt")
      let ending = try program.run(words)
      #expect(ending.code == 64)
      #expect(try program.read("models/a.yaml") == Self.model)
    }
  }

  // MARK: Entries that cannot be trusted

  @Test func aTornOrForeignEntryIsWorkedOutAnew() throws {
    try project { (program) throws in
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

  private func expectWithout(_ program: Program, _ ending: Ending, _ what: String) throws {
    let plain = try program.run("check", "models")
    #expect(ending.code == plain.code && ending.output == plain.output, "\(what)")
    #expect(ending.remarks.wholeMatch(of: Self.line) != nil, "\(what): \(ending.remarks)")
  }

  @Test func aFolderThatCannotBeUsedIsSaidInOneLine() throws {
    try project { (program) throws in
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
    try project { (program) throws in
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
    try project { (program) throws in
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
          expectSame(plain, try program.run(["check", "models"], environment: environment))
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
    try project { (program) throws in
      try program.write(Self.model, to: "old.yaml")
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
    try project { (program) throws in
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
    try project { (program) throws in
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
