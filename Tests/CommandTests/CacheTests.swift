import Foundation
import NagarezuCore
import TestSupport
import Testing

/// `check` with a cache says what it says without one, whatever has changed since.
@Suite struct CacheTests {
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
          expectSame(
            plain, try root.run(words + ["--cache", program.folder + "/cache"]), name)
        }
      }
    }
  }

  // MARK: What changed is seen

  private static let waived = CachedProject.model.replacing(
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
        { try $0.write(CachedProject.model.replacing("番号: ①", with: "番号: ②"), to: "models/a.yaml") }
      ),
      Change(
        "a finding is mended", nil,
        {
          try $0.write(
            CachedProject.model.replacing(", 口座], 対象: 対象者, 期間", with: "], 対象: 対象者, 期間"),
            to: "models/a.yaml")
        }
      ),
      Change("a waiver", nil, { try $0.write(waived, to: "models/a.yaml") }),
      Change(
        "a part", nil,
        {
          try $0.write(CachedProject.part.replacing("企業", with: "企業, 仮: はい"), to: "models/部品.yaml")
        }
      ),
      Change("a part is gone", nil, { try CachedProject.remove("models/部品.yaml", $0) }),
      Change("a model is gone", nil, { try CachedProject.remove("models/b.yaml", $0) }),
      Change(
        "a new model that includes the part", nil,
        {
          try $0.write(CachedProject.model.replacing("給付事業", with: "別の事業"), to: "models/c.yaml")
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

  @Test(arguments: changes.indices)
  func aChangeIsSeen(place: Int) throws {
    let one = Self.changes[place]
    let (name, other) = (one.name, one.words)
    try CachedProject.inFolder { (program) throws in
      let words = ["check", "models"]
      let before = try program.run(words + ["--cache", "cache"])
      expectSame(before, try program.run(words), name)
      try Cached(program).forge()
      #expect(try program.run(words + ["--cache", "cache"]).output.contains(Cached.forged))
      try one.change(program)
      let plain = try program.run(other ?? words)
      #expect(plain.output != before.output, "\(name) changes nothing")
      for _ in 0..<2 {
        expectSame(
          plain, try program.run((other ?? words) + ["--cache", "cache"]), name)
      }
    }
  }

  /// A model that is named alone hangs on what stands beside it: another that shares its part.
  @Test func aModelThatSharesAPartOfAModelThatIsJudgedAloneIsSeen() throws {
    try CachedProject.inFolder { (program) throws in
      try program.write("", to: ".nagarezu-root")
      let shared = "---\nnagarezu: 1\nシステム: {共同: {運用: 業者}}\n主体: {業者: {種別: 企業, 別名: [株式会社業者]}}\n...\n"
      try program.write(shared, to: "models/部品.yaml")
      try CachedProject.remove("models/b.yaml", program)
      let words = ["check", "models/a.yaml", "--verbose"]
      let alone = try program.run(words + ["--cache", "cache"])
      try Cached(program).forge()
      try program.write(
        CachedProject.model.replacing("給付事業", with: "丁の事業").replacing("台帳", with: "丁簿"),
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
    try CachedProject.inFolder { (program) throws in
      let words = ["check", "models", "--format", "json"]
      let before = try program.run(words + ["--cache", "cache"])
      try program.write("", to: ".nagarezu-root")
      let plain = try program.run(words)
      #expect(plain.output != before.output)
      expectSame(plain, try program.run(words + ["--cache", "cache"]))
    }
  }

  @Test func coloursAndSurroundingsAreSeen() throws {
    try CachedProject.inFolder { (program) throws in
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
    try CachedProject.inFolder { (program) throws in
      let words = ["check", "models", "--cache", "cache", "-o", "out.txt"]
      #expect(try program.run(words).code == 1)
      try CachedProject.remove("out.txt", program)
      try FileManager.default.linkItem(
        atPath: program.folder + "/models/a.yaml", toPath: program.folder + "/out.txt")
      let ending = try program.run(words)
      #expect(ending.code == 64)
      #expect(try program.read("models/a.yaml") == CachedProject.model)
    }
  }
}
