import Foundation
import TestSupport
import Testing

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct DiffTests {
  @Test func whatNewlyReachesComesFirstWithItsPlace() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "old.yaml")
      try program.write(Sample.leaking, to: "new.yaml")
      let ending = try program.run("diff", "old.yaml", "new.yaml")
      #expect(ending.code == 0, "\(ending.remarks)")
      let parts = ["新たに届くもの", "業者: 閲覧", "項目: 口座", "new.yaml:19:5", "届かなくなるもの", "承認の変更", "そのほかの変更"]
      var rest = ending.output[...]
      for part in parts {
        let place = try #require(rest.range(of: part), "\(part)")
        rest = rest[place.upperBound...]
      }
      #expect(try program.run("diff", "old.yaml", "old.yaml").output.contains("違いはない"))
    }
  }

  @Test(
    arguments: [
      (Sample.clean, Sample.leaking, 1), (Sample.leaking, Sample.clean, 0),
      (Sample.clean, Sample.clean, 0), (Sample.clean, Sample.wrong, 2),
    ] as [(String, String, Int32)])
  func theExitCodeTellsWhetherAnythingNewlyReaches(old: String, new: String, code: Int32) throws {
    try inFolder { (program) throws in
      try program.write(old, to: "old.yaml")
      try program.write(new, to: "new.yaml")
      #expect(try program.run("diff", "old.yaml", "new.yaml", "--exit-code").code == code)
      #expect(try program.run("diff", "old.yaml", "new.yaml").code == (code == 2 ? 2 : 0))
      #expect(
        try program.run("diff", "old.yaml", "new.yaml", "--exit-code", "-o", "no/x").code
          == (code == 0 ? 74 : code))
    }
  }

  @Test func oneModelOnTwoDays() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.yaml")
      let ending = try program.run(
        "diff", "m.yaml", "--from", "令和6年3月31日", "--to", "2024-04-01", "--format", "json",
        "--exit-code")
      #expect(ending.code == 1)
      let report = try object(ending.output)
      #expect(report["schema"] as? String == "nagarezu/diff/1")
      let reached = try #require(report["newlyReaches"] as? [[String: Any]])
      #expect(reached.map { $0["party"] as? String } == ["業者"])
      #expect(
        reached.first?["during"] as? [[String: String]]
          == [["from": "2024-04-01", "to": "2025-03-31"]])
      #expect((report["old"] as? [String: Any])?["day"] as? String == "2024-03-31")
      #expect((report["approvals"] as? [Any])?.count == 1)
      let back = try program.run(
        "diff", "m.yaml", "--from", "2025-03-31", "--to", "2025-04-01", "--exit-code")
      #expect(back.code == 0)
      #expect(back.output.contains("届かなくなるもの\n  業者: 閲覧"))
      // No difference between days of which the model says nothing is no answer.
      let outside = try program.run("diff", "m.yaml", "--from", "2001-01-01", "--to", "2002-01-01")
      #expect(outside.code == 3 && outside.remarks.contains("扱う期間"), "\(outside.remarks)")
      let within = try program.run("diff", "m.yaml", "--from", "2024-05-01", "--to", "2024-06-01")
      #expect(within.code == 0 && within.remarks.isEmpty)
    }
  }

  @Test func whatStandsBesideTheOneModelOfAFolderIsSaid() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "old/a.yaml")
      try program.write(Sample.wrong, to: "old/b.yaml")
      try program.write(Sample.leaking, to: "new.yaml")
      let ending = try program.run("diff", "old", "new.yaml", "--exit-code")
      #expect(ending.code == 2 && ending.output.contains("項目: 口座"))
      #expect(ending.remarks.contains("--> old/b.yaml:21:20"))
      let drawn = try program.run("render", "old", "-o", "f.md")
      #expect(drawn.code == 2 && drawn.remarks.contains("--> old/b.yaml:21:20"))
      #expect(try program.names().contains("f.md"))
      #expect(try program.run("render", "old", "-o", "none/f.md").code == 2)
    }
  }

  @Test(arguments: [
    ["old.yaml"], ["old.yaml", "new.yaml", "--from", "2024-04-01"],
    ["old.yaml", "--from", "2024-04-01"],
    [
      "old.yaml", "new.yaml", "--from", "2024-04-01", "--to", "2024-05-01", "--as-of", "2024-04-01",
    ],
    ["old.yaml", "--as-of", "2024-04-01"], ["old.yaml", "--from", "昨日", "--to", "2024-04-01"],
    ["old.yaml", "new.yaml", "--headings", "新"], ["old.yaml", "new.yaml", "--headings", "新,,旧"],
    ["old.yaml", "new.yaml", "--columns", "left"], ["folder", "new.yaml"],
  ])
  func whatCannotBeMeantIsWrongUse(arguments: [String]) throws {
    try inFolder { (program) throws in
      for name in ["old.yaml", "new.yaml", "folder/a.yaml", "folder/b.yaml"] {
        try program.write(Sample.clean, to: name)
      }
      let ending = try program.run(["diff"] + arguments)
      #expect(ending.code == 64, "\(ending.remarks)")
      #expect(ending.output.isEmpty)
      #expect(!ending.remarks.isEmpty)
    }
  }

  /// Each was called no difference once (F1).
  @Test(arguments: [
    ("rules/X501/fails.yaml", "規則", "規則 削除"), ("rules/P304/passes.yaml", "対策", "相手の運用: "),
  ])
  func whatRulesAndChecklistsSayIsCompared(file: String, key: String, words: String) throws {
    try inFolder { (program) throws in
      let text = try String(
        contentsOfFile: Shinjuku.root + "/Tests/Fixtures/" + file, encoding: .utf8)
      try program.write(text, to: "old.yaml")
      try program.write(Self.without(key, text), to: "new.yaml")
      let ending = try program.run("diff", "old.yaml", "new.yaml")
      #expect(ending.code == 0, "\(ending.remarks)")
      #expect(!ending.output.contains("違いはない"))
      #expect(ending.output.contains(words))
      let json = try object(
        try program.run("diff", "old.yaml", "new.yaml", "--format", "json").output)
      let changes = ["approvals", "others"].flatMap { json[$0] as? [Any] ?? [] }
      #expect(!changes.isEmpty)
      let table = try program.run("diff", "old.yaml", "new.yaml", "--format", "taishohyo").output
      #expect(table.contains("（削る）"))
    }
  }

  /// The text without a key and what stands below it.
  private static func without(_ key: String, _ text: String) -> String {
    var isInside = false
    var indent = 0
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let spaces = line.prefix { $0 == " " }.count
      if isInside, line.isEmpty || spaces > indent { return false }
      isInside = line.dropFirst(spaces).hasPrefix("\(key):")
      indent = spaces
      return !isInside
    }.joined(separator: "\n")
  }

  /// The figure once said that nothing changes (F2).
  @Test func moreDaysNewlyReachInTheTextAndInTheFigure() throws {
    try inFolder { (program) throws in
      let text = try String(
        contentsOfFile: Shinjuku.root + "/Tests/Fixtures/rules/M406/passes.yaml", encoding: .utf8)
      try program.write(text, to: "a.yaml")
      let longer = text.replacingOccurrences(of: "令和7年3月31日", with: "令和8年3月31日")
      try #require(longer != text)
      try program.write(longer, to: "b.yaml")
      let ending = try program.run("diff", "a.yaml", "b.yaml", "--exit-code", "--lang", "en")
      #expect(ending.code == 1)
      #expect(ending.output.contains("during: 2025-04-01 to 2026-03-31"))
      let drawn = try program.run(
        "render", "b.yaml", "--against", "a.yaml", "--reach", "-o", "b.md", "--lang", "en")
      #expect(drawn.code == 0, "\(drawn.remarks)")
      let list = try program.read("b.md")
      #expect(!list.contains("Nothing changes") && !list.contains("No changes since"))
      #expect(list.contains("2025-04-01 to 2026-03-31") || list.contains("2025\\-04\\-01"))
    }
  }

  @Test func aModelOfAnotherVersionIsNotCompared() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "old.yaml")
      try program.write(
        Sample.clean.replacingOccurrences(of: "nagarezu: 1", with: "nagarezu: 2"), to: "new.yaml")
      for paths in [["old.yaml", "new.yaml"], ["new.yaml", "old.yaml"]] {
        let ending = try program.run(["diff"] + paths + ["--exit-code"])
        #expect(ending.code == 2)
        #expect(ending.output.isEmpty)
        #expect(ending.remarks.contains("nagarezu: 2"), "\(ending.remarks)")
      }
      let drawn = try program.run("render", "old.yaml", "--against", "new.yaml", "-o", "f.svg")
      #expect(drawn.code == 2)
    }
  }

  @Test func longListsArePutTogetherUnlessAskedFor() throws {
    try inFolder { (program) throws in
      let root = Shinjuku.root + "/models/shinjuku/"
      for name in ["kyufukin.yaml", "kyufukin/r6-dai1kai.yaml"] {
        let text = try String(contentsOfFile: root + name, encoding: .utf8)
        try program.write(text, to: name)
      }
      let paths = ["diff", "kyufukin/r6-dai1kai.yaml", "kyufukin.yaml"]
      let (short, long) = try (program.run(paths), program.run(paths + ["--verbose"]))
      #expect(short.code == 0 && long.code == 0, "\(short.remarks)")
      #expect(short.output.contains("--verbose") && !long.output.contains("--verbose"))
      #expect(long.output.count > 2 * short.output.count)
    }
  }

  @Test func theTableTakesTheCustomOfTheOffice() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "old.yaml")
      try program.write(Sample.leaking, to: "new.yaml")
      let plain = try program.run("diff", "old.yaml", "new.yaml", "--format", "taishohyo")
      #expect(plain.output.contains("| 新 | 旧 |"))
      #expect(plain.output.contains("<u>口座</u>"))
      let custom = try program.run(
        "diff", "old.yaml", "new.yaml", "--format", "taishohyo-html", "--columns", "old-first",
        "--headings", "変更後,変更前,備考")
      #expect(custom.output.contains("<th scope=\"col\">変更前</th><th scope=\"col\">変更後</th>"))
      #expect(custom.output.contains("備考"))
    }
  }
}

@Suite struct DiffWithGitTests {
  /// A model with a part, committed, and then changed in its part and in itself.
  private func inRepository(_ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      try program.git("init", "-q")
      let model = Sample.clean.replacingOccurrences(of: "  業者: {種別: 企業, 別名: [株式会社業者]}\n", with: "")
        .replacingOccurrences(of: "保有課: 総務課\n", with: "保有課: 総務課\n取込: parts/p.yaml\n")
      try program.write(model, to: "models/m.yaml")
      try program.write("nagarezu: 1\n主体:\n  業者: {種別: 企業}\n", to: "models/parts/p.yaml")
      try program.commit()
      try program.git("tag", "first")
      try program.write(
        model.replacingOccurrences(of: "紙, 項目: 住基情報,", with: "紙, 項目: [住基情報, 口座],"),
        to: "models/m.yaml")
      try program.write("nagarezu: 1\n主体:\n  業者: {種別: 企業, 所在地: 国内}\n", to: "models/parts/p.yaml")
      try program.commit()
      try body(program)
    }
  }

  @Test(arguments: ["first", "HEAD~1", "HEAD^"])
  func aRevisionIsReadWithItsParts(revision: String) throws {
    try inRepository { program in
      let ending = try program.run(
        "diff", "\(revision):models/m.yaml", "models/m.yaml", "--exit-code")
      #expect(ending.code == 1, "\(ending.remarks)")
      #expect(ending.output.contains("項目: 口座"))
      #expect(ending.output.contains("所在地: 国内"))
      #expect(ending.output.contains("\(revision):models/m.yaml"))
      let back = try program.run(
        "diff", "HEAD:models/m.yaml", "\(revision):models/m.yaml", "--exit-code")
      #expect(back.code == 0)
      #expect(back.output.contains("届かなくなるもの\n  業者: 閲覧"))
    }
  }

  @Test func fromAFolderInsideTheRepositoryPathsAreThoseOfThatFolder() throws {
    try inRepository { program in
      let inner = Program(in: program.folder + "/models")
      let ending = try inner.run("diff", "HEAD~1:m.yaml", "m.yaml", "--exit-code")
      #expect(ending.code == 1, "\(ending.remarks)")
    }
  }

  @Test(arguments: ["nosuch", "-h", "--output=x", "", "HEAD~99", "HEAD;touch x", "first..HEAD"])
  func aRevisionThatIsNoneIsSaidAndNeverAnOption(revision: String) throws {
    try inRepository { program in
      let ending = try program.run("diff", "--", "\(revision):models/m.yaml", "models/m.yaml")
      #expect(ending.code == 2)
      #expect(ending.output.isEmpty)
      #expect(ending.remarks.contains("git に版「\(revision)」がない"), "\(ending.remarks)")
      #expect(try program.names() == [".git", "models"])
    }
  }

  @Test func aFileThatTheRevisionLacksIsSaid() throws {
    try inRepository { program in
      let ending = try program.run("diff", "HEAD:models/none.yaml", "models/m.yaml")
      #expect(ending.code == 2)
      #expect(ending.remarks.contains("models/none.yaml"))
      // A folder with one model is that model, in a revision too.
      #expect(try program.run("diff", "HEAD:models", "models/m.yaml").code == 0)
      #expect(try program.run("diff", "HEAD:none", "models/m.yaml").code == 2)
      #expect(try program.run("diff", "HEAD:/etc/passwd", "models/m.yaml").code == 2)
    }
  }

  @Test func outsideARepositoryItIsSaid() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.yaml")
      let ending = try program.run(
        "diff", "HEAD:m.yaml", "m.yaml", environment: ["GIT_CEILING_DIRECTORIES": "/"])
      #expect(ending.code == 2)
      #expect(ending.remarks.contains("git の管理下にない"), "\(ending.remarks)")
      let english = try program.run("diff", "HEAD:m.yaml", "m.yaml", "--lang", "en")
      #expect(english.remarks.contains("not in a git repository"))
      let without = try program.run(
        "diff", "HEAD:m.yaml", "m.yaml", environment: ["PATH": program.folder])
      #expect(without.code == 2)
      #expect(without.remarks.contains("git を起動できない"))
    }
  }

  @Test func aFileWhoseNameHoldsAColonIsAFile() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "C:m.yaml")
      #expect(try program.run("diff", "C:m.yaml", "C:m.yaml").code == 0)
    }
  }
}
