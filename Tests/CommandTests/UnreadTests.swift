import Foundation
import NagarezuReports
import TestSupport
import Testing

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

/// What cannot be read is named with all its problems; the rest is judged and answered all the same.
@Suite struct UnreadTests {
  /// Two names that are declared nowhere.
  private static let twiceWrong = Sample.wrong.replacingOccurrences(of: "運用: 総務課", with: "運用: 総務化")

  private func threeModels(_ program: Program) throws {
    try program.write(Sample.clean, to: "models/a.yaml")
    try program.write(Self.twiceWrong, to: "models/b.yaml")
    try program.write(Sample.leaking, to: "models/c.yaml")
  }

  /// Whoever is in a folder that another has removed is told so, and does not wait for ever.
  @Test func aFolderThatIsGoneIsNoReasonToHang() throws {
    try inFolder { (program) throws in
      for command in ["check model.yaml", "who 氏名", "check", "fmt --check model.yaml"] {
        let ending = try program.shell(
          "mkdir gone && cd gone && rmdir ../gone && nagarezu \(command); echo $?")
        #expect(ending.output.hasSuffix("2\n"), "\(command): \(ending.output)")
      }
    }
  }

  @Test func theModelsBesideABrokenOneAreJudged() throws {
    try inFolder { (program) throws in
      try threeModels(program)
      for language in ["ja", "en"] {
        let ending = try program.run("check", "--lang", language)
        #expect(ending.code == 2)
        #expect(ending.remarks.isEmpty)
        for words in [
          "models/a.yaml", "models/c.yaml:19:5", "[S101]", "models/b.yaml:16:12",
          "models/b.yaml:21:20", "[L401]", language == "ja" ? "「業者」ですか" : "did you mean '業者'?",
          language == "ja" ? "読めないモデル1件、誤り2件" : "1 unread model, 2 problems",
        ] {
          #expect(ending.output.contains(words), "\(language): \(words)")
        }
        #expect(!ending.output.contains("収まっています"))
        #expect(!ending.output.contains("verdict: clean"))
      }
    }
  }

  @Test func theJSONHasAProblemForEachAndAVerdictForEachModel() throws {
    try inFolder { (program) throws in
      try threeModels(program)
      let ending = try program.run("check", "--format", "json")
      #expect(ending.code == 2)
      #expect(try SchemaCheck("check").faults(in: ending.output) == [])
      let report = try object(ending.output)
      #expect(report["verdict"] as? String == "unread")
      let models = try #require(report["models"] as? [[String: Any]])
      #expect(models.map { $0["verdict"] as? String } == ["clean", "unread", "findings"])
      #expect(models.map { $0["file"] as? String } == ["a.yaml", "b.yaml", "c.yaml"])
      #expect((report["findings"] as? [Any])?.count == 1)
      let problems = try #require(report["problems"] as? [[String: Any]])
      #expect(problems.map { $0["line"] as? Int } == [16, 21])
      #expect(problems.map { $0["code"] as? String } == ["L401", "L401"])
      #expect(problems.map { $0["help"] as? String } == ["「総務課」ですか", "「業者」ですか"])
    }
  }

  @Test func aBrokenPartSpoilsTheModelsThatIncludeItAlone() throws {
    try inFolder { (program) throws in
      let including = Sample.leaking.replacingOccurrences(of: "主体:\n", with: "取込: 部品/p.yaml\n主体:\n")
      try program.write(including, to: "models/a.yaml")
      try program.write(Sample.open, to: "models/b.yaml")
      try program.write(including, to: "models/c.yaml")
      try program.write("nagarezu: 1\n主体: {消防署: {色: 赤}}\n", to: "models/部品/p.yaml")
      let ending = try program.run("check", "--format", "json", "--allow-gaps")
      #expect(ending.code == 2)
      let report = try object(ending.output)
      let models = try #require(report["models"] as? [[String: Any]])
      #expect(models.map { $0["verdict"] as? String } == ["unread", "cannot-say", "unread"])
      #expect((report["problems"] as? [Any])?.count == 1)
      #expect((report["findings"] as? [Any])?.isEmpty == true)
      #expect((report["gaps"] as? [Any])?.count == 1)
    }
  }

  @Test func aRunOfBrokenModelsAloneSaysSoInEveryFormat() throws {
    try inFolder { (program) throws in
      try program.write(Self.twiceWrong, to: "models/b.yaml")
      let text = try program.run("check")
      #expect(text.code == 2)
      #expect(text.output.contains("何も調べていません"))
      let json = try program.run("check", "--format", "json", "--strict", "--allow-gaps")
      #expect(json.code == 2)
      let report = try object(json.output)
      #expect(report["verdict"] as? String == "unread")
      #expect((report["problems"] as? [Any])?.count == 2)
    }
  }

  @Test func aFolderWithoutAModelIsNamed() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      try program.write("x", to: "empty/notes.txt")
      let ending = try program.run("check", "models", "empty")
      #expect(ending.code == 2)
      #expect(ending.output.contains("誤り[L111] 「empty」にモデルが1件もありません"))
      #expect(try program.run("check", "empty").code == 2)
      #expect(try program.run("who", "氏名", "models", "empty").code == 2)
    }
  }

  private static let questions = [
    (["who", "氏名"], "seenBy"), (["what", "業者"], "sees"), (["why", "氏名", "業者"], "ways"),
  ]

  @Test func questionsAreAnsweredForWhatCouldBeReadAndSaySo() throws {
    try inFolder { (program) throws in
      try threeModels(program)
      for (question, list) in Self.questions {
        let text = try program.run(question)
        #expect(text.code == 2, "\(question)")
        #expect(text.output.contains("①"))
        #expect(text.output.hasSuffix("読めなかったもの（答えに入っていない）: models/b.yaml（誤り2件）\n"))
        #expect(text.remarks.contains("models/b.yaml:21:20"))
        let json = try program.run(question + ["--format", "json", "--lang", "en"])
        #expect(json.code == 2)
        #expect(try SchemaCheck(question[0]).faults(in: json.output) == [])
        let answer = try object(json.output)
        #expect((answer[list] as? [Any])?.isEmpty == false)
        #expect((answer["problems"] as? [Any])?.count == 2)
      }
    }
  }

  @Test func aNameThatMayStandInWhatCannotBeReadIsNotWrongUse() throws {
    try inFolder { (program) throws in
      try threeModels(program)
      for (question, list) in [
        (["who", "氏各"], "seenBy"), (["what", "業社"], "sees"), (["why", "氏各", "業者"], "ways"),
      ] {
        let ending = try program.run(question + ["--format", "json"])
        #expect(ending.code == 2, "\(question)")
        #expect(ending.remarks.contains("読めたモデルの中では"))
        #expect((try object(ending.output)[list] as? [Any])?.isEmpty == true)
      }
      #expect(try program.run("who", "氏各", "models/a.yaml").code == 64)
    }
  }

  @Test func oneModelThatCannotBeReadIsNeitherComparedNorDrawn() throws {
    try inFolder { (program) throws in
      try threeModels(program)
      for arguments in [
        ["diff", "models/a.yaml", "models/b.yaml"], ["diff", "models/b.yaml", "models/a.yaml"],
        ["render", "models/b.yaml", "-o", "f.svg"],
        ["render", "models/a.yaml", "--against", "models/b.yaml", "-o", "f.svg"],
      ] {
        let ending = try program.run(arguments)
        #expect(ending.code == 2, "\(arguments)")
        #expect(ending.output.isEmpty)
        for place in ["models/b.yaml:16:12", "models/b.yaml:21:20"] {
          #expect(ending.remarks.contains(place), "\(arguments)")
        }
      }
      #expect(try program.names() == ["models"])
    }
  }

  @Test func aCommandForOneModelRefusesAFolderOfSeveral() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      try program.write(Sample.leaking, to: "models/c.yaml")
      for arguments in [["diff", "models", "models/a.yaml"], ["render", "models", "-o", "f.svg"]] {
        let ending = try program.run(arguments)
        #expect(ending.code == 64, "\(arguments)")
        #expect(ending.remarks.contains("2件"))
      }
    }
  }
}

/// What ends a run when several things are true of it: 2 before 1 before 3 before 74.
@Suite struct EndingOrderTests {
  @Test(
    arguments: [
      ([Sample.clean], 0, 74), ([Sample.open], 3, 3), ([Sample.leaking], 1, 1),
      ([Sample.leaking, Sample.open], 1, 1), ([Sample.wrong], 2, 2),
      ([Sample.clean, Sample.wrong], 2, 2), ([Sample.leaking, Sample.open, Sample.wrong], 2, 2),
    ] as [([String], Int32, Int32)])
  func theWorstEndsTheRunWrittenOrNot(models: [String], code: Int32, lost: Int32) throws {
    try inFolder { (program) throws in
      for (index, text) in models.enumerated() {
        try program.write(text, to: "models/\(index).yaml")
      }
      for format in CheckFormats.names {
        #expect(try program.run("check", "--format", format).code == code)
        let full = try program.run("check", "--format", format, output: .full)
        #expect(full.code == lost)
        #expect(full.remarks.contains("書き出せない"))
        #expect(try program.run("check", "--format", format, "-o", "/dev/full").code == lost)
      }
    }
  }

  @Test func aLostAnswerToAQuestionIs74UnlessSomethingIsUnread() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      #expect(try program.run("who", "氏名", output: .full).code == 74)
      #expect(try program.run("what", "業者", output: .full).code == 74)
      try program.write(Sample.wrong, to: "models/b.yaml")
      let full = try program.run("who", "氏名", output: .full)
      #expect(full.code == 2)
      #expect(full.remarks.contains("書き出せない"))
      #expect(try program.run("why", "氏名", "業者", output: .full).code == 2)
    }
  }
}

@Suite struct OperandTests {
  @Test func aFileCalledLikeAFlagIsNeverTakenForOne() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "-h.yaml")
      try program.write(Sample.leaking, to: "leak.yaml")
      for arguments in [["check", "-h.yaml", "leak.yaml"], ["who", "口座", "leak.yaml", "-h.yaml"]] {
        let ending = try program.run(arguments)
        #expect(ending.code == 64)
        #expect(ending.output.isEmpty)
        #expect(ending.remarks.contains("./-h.yaml"))
        #expect(
          try program.run(arguments + ["--lang", "en"]).remarks.contains("write ./-h.yaml"))
      }
      #expect(try program.run("check", "./-h.yaml", "leak.yaml").code == 1)
      #expect(try program.run("check", "--", "-h.yaml", "leak.yaml").code == 1)
      #expect(try program.run("check", "-h").output.contains("--format"))
      // Names that are whole options with their values: a file of that name is one.
      for name in ["-o=x.yaml", "--output=x.yaml", "--against=leak.yaml", "--help.yaml"] {
        try program.write(Sample.clean, to: name)
        let ending = try program.run("check", name, "leak.yaml")
        #expect(ending.code == 64 && ending.remarks.contains("./\(name)"), "\(name)")
      }
      #expect(try !program.names().contains("x.yaml"))
      #expect(try program.run("check", "--as-of=2024-06-01", "leak.yaml").code == 1)
    }
  }

  @Test func theEmptyStringIsNoPath() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      for arguments in [
        ["check", ""], ["check", "models", ""], ["who", "氏名", ""], ["what", "業者", "models", ""],
        ["why", "氏名", "業者", ""], ["diff", "", "models/a.yaml"], ["diff", "models/a.yaml", ""],
        ["render", "", "-o", "f.svg"], ["check", "-o", ""],
      ] {
        let ending = try program.run(arguments)
        #expect(ending.code == 64, "\(arguments)")
        #expect(ending.output.isEmpty)
        #expect(try program.run(arguments + ["--lang", "en"]).remarks.contains("empty"))
      }
      #expect(
        try program.run("render", "models/a.yaml", "--against", "", "-o", "f.svg").code == 64)
      #expect(try program.names() == ["models"])
    }
  }
}
