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
      #expect(ending.output.hasPrefix("結論: 調べる流れも、判定する相手の手元にある情報もないので、判断できません"))
      #expect(try program.run("check", "--allow-gaps", "--as-of", "2001-01-01").code == 2)
      // A program that reads the answer is told too, in each model and of the whole.
      let json = try program.run("check", "--format", "json", "--as-of", "2001-01-01")
      #expect(json.code == 2)
      #expect(json.output.components(separatedBy: #""verdict" : "not-judged""#).count == 3)
    }
  }

  /// What only rests on the day is not clean, and lets the others be.
  @Test func aModelThatRestsOnTheDayIsNotCalledClean() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      let later = Sample.clean.replacing("件名: 給付事業", with: "件名: 後の事業")
        .replacing("令和6年4月1日〜令和7年3月31日", with: "令和8年4月1日〜令和9年3月31日")
      try program.write(later, to: "models/b.yaml")
      let json = try program.run("check", "--format", "json", "--as-of", "2024-06-01")
      #expect(json.code == 0, "\(json.output)")
      #expect(json.output.components(separatedBy: #""verdict" : "clean""#).count == 3)
      #expect(json.output.components(separatedBy: #""verdict" : "not-judged""#).count == 2)
    }
  }

  /// Faults 02 and 03 of what was tried: an approval that is over or cannot be read leaves the data judged.
  @Test func anApprovalThatIsOverOrCannotBeReadIsNoReasonToJudgeNothing() throws {
    try inFolder { (program) throws in
      let open = Sample.clean.replacing("令和7年3月31日, 備考", with: ", 備考")
      try program.write(open, to: "models/m.yaml")
      let late = try program.run("check", "--as-of", "2030-01-01")
      #expect(late.code == 1 && late.output.contains("S105"), "\(late.output)")
      let bare = Sample.clean.replacing("媒体: 紙, 期間: 令和6年4月1日〜令和7年3月31日", with: "媒体: 紙")
      try program.write(bare, to: "models/m.yaml")
      let unread = try program.run("check")
      #expect(unread.code == 1 && unread.output.contains("G-APPROVAL"), "\(unread.output)")
    }
  }

  @Test func anEmptyAnswerAboutADayTheModelDoesNotKnowIsNoAnswer() throws {
    try inFolder { (program) throws in
      let dated = Sample.clean.replacing(
        "口座], 対象: 対象者}", with: "口座], 対象: 対象者, 期間: 令和6年4月1日〜}")
      try program.write(dated, to: "models/m.yaml")
      for question in [["who", "氏名"], ["what", "業者"], ["why", "氏名", "業者"]] {
        let ending = try program.run(question + ["--as-of", "2001-01-01"])
        #expect(ending.code == 3, "\(question)")
        #expect(ending.output.contains("モデルの扱う期間"), "\(question)")
        let json = try program.run(question + ["--as-of", "2001-01-01", "--format", "json"])
        #expect(json.output.contains(#""outsideTime" : true"#), "\(json.output)")
        #expect(try program.run(question).code == 0, "\(question)")
        // A holding that states no period is there on every day: that answer may not be all, either.
        try program.write(Sample.clean, to: "o/m.yaml")
        let other = question.map { $0 == "業者" ? "総務課" : $0 }
        let open = try program.run(other + ["o", "--as-of", "2001-01-01"])
        #expect(open.code == 3 && (open.output + open.remarks).contains("扱う期間"), "\(other)")
        // Beside a model that speaks of the day it is an answer.
        let later = Sample.clean.replacing("令和6年4月1日〜", with: "平成13年1月1日〜").replacing(
          "給付", with: "別の給付")
        try program.write(later, to: "p/n.yaml")
        #expect(try program.run(other + ["o", "p", "--as-of", "2001-01-01"]).code == 0, "\(other)")
      }
    }
  }

  @Test func todayIsADayInJapan() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/m.yaml")
      let report = try program.run("who", "氏名", "--as-of", "今日", "--format", "json").output
      let hours = Calendar(identifier: .gregorian)
      let days = [-1.0, 1].map { minutes -> String in
        var calendar = hours
        calendar.timeZone = TimeZone(secondsFromGMT: 9 * 3600) ?? .gmt
        let parts = calendar.dateComponents(
          [.year, .month, .day], from: Date().addingTimeInterval(minutes * 60))
        return String(
          format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      }
      #expect(days.contains { report.contains(#""asOf" : "\#($0)""#) }, "\(report)")
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
