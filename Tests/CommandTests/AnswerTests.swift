import Foundation
import TestSupport
import Testing

/// A JSON text as what Foundation makes of it.
private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct AnswerTests {
  @Test func checkAsJSONHasTheKeysOfItsSchema() throws {
    try inFolder { (program) throws in
      try program.write(
        Sample.leaking.replacingOccurrences(
          of: "承認:\n", with: "  - {番号: ②, から: 台帳, へ: 業者, 項目: 氏名, 対象: 対象者, 期間: 令和6年4月1日〜}\n承認:\n"),
        to: "models/m.yaml")
      let ending = try program.run("check", "--format", "json")
      #expect(ending.code == 1)
      let report = try object(ending.output)
      #expect(report["schema"] as? String == "nagarezu/check/2")
      #expect(report["verdict"] as? String == "findings")
      #expect(report["assumptions"] is [String])
      let findings = try #require(report["findings"] as? [[String: Any]])
      let finding = try #require(findings.first)
      let keys: Set<String> = [
        "id", "rule", "severity", "model", "party", "system", "items", "subjects", "exposure",
        "channel", "during", "waived", "path", "nearestApproval", "file", "line", "column",
        "message",
      ]
      #expect(keys.isSubset(of: finding.keys))
      #expect(finding["rule"] as? String == "S101")
      #expect(finding["party"] as? String == "業者")
      #expect(finding["items"] as? [String] == ["口座"])
      #expect(finding["waived"] as? Bool == false)
      #expect(
        finding["during"] as? [[String: String]] == [["from": "2024-04-01", "to": "2025-03-31"]])
      let hop = try #require((finding["path"] as? [[String: Any]])?.first)
      #expect(
        Set(["flow", "from", "to", "channel", "file", "line", "column"]).isSubset(of: hop.keys))
      #expect(hop["flow"] as? String == "①")
      let nearest = try #require(finding["nearestApproval"] as? [String: Any])
      #expect(nearest["id"] as? String == "業務委託/業者")
      #expect(nearest["line"] as? Int == 22)
      let gap = try #require((report["gaps"] as? [[String: Any]])?.first)
      #expect(Set(["id", "rule", "file", "line", "column", "message"]).isSubset(of: gap.keys))
      #expect(gap["rule"] as? String == "G-CHANNEL")
    }
  }

  @Test(arguments: [
    (Sample.clean, "clean"), (Sample.leaking, "findings"), (Sample.open, "cannot-say"),
  ])
  func theVerdictIsInTheJSON(text: String, verdict: String) throws {
    try inFolder(with: text) { (program) throws in
      let report = try object(try program.run("check", "--format", "json").output)
      #expect(report["verdict"] as? String == verdict)
      #expect((report["findings"] as? [Any])?.isEmpty == (verdict != "findings"))
      #expect((report["gaps"] as? [Any])?.isEmpty == (verdict != "cannot-say"))
    }
  }

  @Test func anOpenEndIsNullInJSON() throws {
    try inFolder { (program) throws in
      try program.write(
        Sample.clean.replacingOccurrences(of: "業者, 保存: 契約終了まで", with: "業者"), to: "models/m.yaml")
      let report = try object(try program.run("check", "--format", "json").output)
      let finding = try #require((report["findings"] as? [[String: Any]])?.first)
      #expect(finding["rule"] as? String == "C203")
      let during = try #require((finding["during"] as? [[String: Any]])?.first)
      #expect(during["from"] as? String == "2025-04-01")
      #expect(during["to"] is NSNull)
    }
  }

  @Test func whoAndWhatAsJSONHaveTheKeysOfTheirSchemas() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let who = try object(try program.run("who", "氏名", "--format", "json").output)
      #expect(who["schema"] as? String == "nagarezu/who/1")
      #expect(who["item"] as? String == "氏名")
      let seen = try #require(who["seenBy"] as? [[String: Any]])
      #expect(Set(seen.compactMap { $0["party"] as? String }) == ["区", "業者", "総務課"])
      let keys: Set<String> = [
        "party", "exposure", "how", "subjects", "during", "channels", "path",
      ]
      for sighting in seen { #expect(keys.isSubset(of: sighting.keys)) }
      let what = try object(try program.run("what", "株式会社業者", "--format", "json").output)
      #expect(what["schema"] as? String == "nagarezu/what/1")
      let sees = try #require(what["sees"] as? [[String: Any]])
      #expect(Set(sees.compactMap { $0["item"] as? String }) == ["氏名", "住所"])
      #expect(sees.allSatisfy { $0["how"] as? String == "direct" })
    }
  }

  @Test func whySaysEveryHopWithItsPlaceOrWhatStopsIt() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let reached = try program.run("why", "氏名", "業者")
      #expect(reached.code == 0)
      #expect(reached.output.contains("models/m.yaml:19:5"))
      let stopped = try program.run("why", "口座", "業者")
      #expect(stopped.code == 0)
      #expect(stopped.output.contains("①"))
      let report = try object(try program.run("why", "口座", "業者", "--format", "json").output)
      #expect((report["ways"] as? [Any])?.isEmpty == true)
      #expect((report["stops"] as? [Any])?.count == 1)
    }
  }

  @Test(arguments: [
    ("令和6年7月1日", "2024-07-01"), ("2024-07-01", "2024-07-01"), ("R6.7.1", "2024-07-01"),
  ])
  func oneDayIsAnsweredInAnySpelling(written: String, day: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run("who", "氏名", "--as-of", written, "--format", "json")
      #expect(ending.code == 0)
      let answer = try object(ending.output)
      #expect(answer["asOf"] as? String == day)
      for sighting in try #require(answer["seenBy"] as? [[String: Any]]) {
        #expect(sighting["during"] as? [[String: String]] == [["from": day, "to": day]])
      }
      #expect(try program.run("check", "--as-of", written).code == 0)
    }
  }

  @Test func aDayOfTheWrongEraIsRefusedAndTheRightOneOffered() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      for command in [["check"], ["who", "氏名"], ["what", "業者"], ["why", "氏名", "業者"]] {
        let ending = try program.run(command + ["--as-of", "平成31年5月1日"])
        #expect(ending.code == 64)
        #expect(ending.remarks.contains("令和元年5月1日"))
        #expect(ending.output.isEmpty)
      }
    }
  }

  @Test func aNameNobodyKnowsIsWrongUseAndTheNearestIsOffered() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let asked = [
        (["who", "住所所"], "住所"), (["what", "総務科"], "総務課"), (["why", "氏各", "業者"], "氏名"),
        (["why", "氏名", "業社"], "業者"),
      ]
      for (arguments, nearest) in asked {
        let ending = try program.run(arguments)
        #expect(ending.code == 64, "\(arguments)")
        #expect(ending.remarks.contains("「\(nearest)」ですか"), "\(arguments): \(ending.remarks)")
        let english = try program.run(arguments + ["--lang", "en"])
        #expect(english.remarks.contains("did you mean '\(nearest)'?"), "\(arguments)")
      }
    }
  }

  @Test func aGroupIsAskedForByItsName() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let who = try object(try program.run("who", "住基情報", "--format", "json").output)
      let seen = try #require(who["seenBy"] as? [[String: Any]])
      #expect(seen.filter { $0["party"] as? String == "業者" }.count == 2)
    }
  }
}

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ([:], true), (["LANG": "ja_JP.UTF-8"], true), (["LANG": "C"], true),
      (["LANG": "C.UTF-8"], true),
      (["LANG": "POSIX"], true), (["LANG": "en_US.UTF-8"], false), (["LANG": "de_DE.UTF-8"], false),
      (["LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"], false),
      (["LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"], true),
      (["LANG": "en_US.UTF-8", "LC_ALL": ""], false),
    ] as [([String: String], Bool)])
  func theSettingOfTheMachineDecides(environment: [String: String], isJapanese: Bool) throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let output = try program.run("check", environment: environment).output
      #expect(output.contains("結論:") == isJapanese)
      #expect(output.contains("verdict:") == !isJapanese)
      let help = try program.run("--help", environment: environment).output
      #expect(help.contains("使い方:") == isJapanese)
      let wrong = try program.run("check", "missing.yaml", environment: environment).output
      #expect(wrong.contains("誤り[") == isJapanese)
    }
  }

  @Test func theOptionBeatsTheSetting() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let english = try program.run(
        "check", "--lang", "en", environment: ["LANG": "ja_JP.UTF-8"])
      #expect(english.output.contains("verdict: beyond what was approved"))
      #expect(english.code == 1)
      let japanese = try program.run(
        "check", "--lang=ja", environment: ["LANG": "en_US.UTF-8"])
      #expect(japanese.output.contains("結論: 承認の範囲を超えています"))
      let wrong = try program.run("check", "missing.yaml", "--lang", "en").output
      #expect(wrong.contains("error[L101]"))
    }
  }
}
