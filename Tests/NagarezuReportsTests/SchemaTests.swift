import NagarezuCore
import NagarezuReports
import TestSupport
import Testing

/// What the commands print as JSON, held against the published schemas.
@Suite struct SchemaTests {
  @Test func aCleanCheckFitsItsSchema() throws {
    try expectFits(
      try CheckJSON().render(CheckReport([Verdict(Shinjuku.model())]), in: .ja), "check")
  }

  @Test func aCheckWithFindingsFitsItsSchema() throws {
    let verdict = try Verdict(Shinjuku.model(Shinjuku.addPublicAccount))
    #expect(!verdict.standing.isEmpty)
    try expectFits(try CheckJSON().render(CheckReport([verdict]), in: .en), "check")
  }

  @Test func aCheckOfOneDayFitsItsSchema() throws {
    let verdict = try Verdict(Shinjuku.model(), on: Day(year: 2024, month: 7, day: 1))
    try expectFits(try CheckJSON().render(CheckReport([verdict]), in: .ja), "check")
  }

  @Test func whatCouldNotBeReadFitsTheSchemas() throws {
    let problems = [
      Diagnostic(
        code: "L401", span: SourceSpan(file: "b.yaml", line: 3, column: 5),
        message: Message(ja: "誤り", en: "wrong"), help: Message(ja: "直す", en: "mend it")),
      Diagnostic(
        code: "L101", span: SourceSpan(file: "c.yaml", line: 1, column: 1),
        message: Message(ja: "ない", en: "missing")),
    ]
    let unread = [
      Reading(path: "b.yaml", files: ["b.yaml"], problems: [problems[0]], model: nil),
      Reading(path: "c.yaml", files: [], problems: [problems[1]], model: nil),
    ]
    for verdicts in [[try Verdict(Shinjuku.model())], []] {
      let report = CheckReport(verdicts, unread: unread, problems: problems)
      let text = try CheckJSON().render(report, in: .en)
      try expectFits(text, "check")
      #expect(text.contains("\"mend it\""))
      #expect(text.contains("\"verdict\" : \"unread\""))
    }
    let model = try Shinjuku.model()
    let item = try #require(model.itemIDs.first)
    let party = try #require(model.partyIDs.first)
    let reach = Reach(model)
    try expectFits(
      WhoJSON().render(
        WhoAnswer(item: "x", parts: [(reach, item)], day: nil, problems: problems), in: .ja), "who")
    try expectFits(
      WhatJSON().render(
        WhatAnswer(party: "x", parts: [(reach, party)], day: nil, problems: problems), in: .ja),
      "what")
    try expectFits(
      WhyJSON().render(
        WhyAnswer(item: "x", party: "y", parts: [], day: nil, problems: problems), in: .ja), "why")
  }

  @Test func aRunThatJudgedNothingIsNeverClean() {
    #expect(CheckReport([]).ending == .unread)
    #expect(CheckReport([], allowsGaps: true).ending == .unread)
  }

  @Test func theAnswersFitTheirSchemas() throws {
    let model = try Shinjuku.model()
    let reach = Reach(model)
    let item = try #require(model.itemIDs.first { model[$0].name == "口座フラグ" })
    let far = try #require(model.itemIDs.first { model[$0].name == "生年月日" })
    let party = try #require(model.partyIDs.first { model[$0].name == "イムラ封筒" })
    try expectFits(
      try WhoJSON().render(
        WhoAnswer(item: "口座フラグ", parts: [(reach, item)], day: nil), in: .ja), "who")
    try expectFits(
      try WhatJSON().render(
        WhatAnswer(party: "イムラ封筒", parts: [(reach, party)], day: nil), in: .ja), "what")
    for (name, asked) in [("口座フラグ", item), ("生年月日", far)] {
      let why = WhyAnswer(
        item: name, party: "イムラ封筒", parts: [(reach, asked, party)], day: nil)
      try expectFits(try WhyJSON().render(why, in: .ja), "why")
    }
  }

  @Test func comparisonsFitTheirSchema() throws {
    let pairs: [(RealCase, RealCase)] = [
      (.benefitBefore, .benefit), (.careBefore, .careAfter), (.healthCheck, .healthCheck),
    ]
    for (old, new) in pairs {
      let report = DiffReport(
        Comparison(try old.model(), try new.model()), oldName: old.path, newName: new.path)
      try expectFits(try DiffJSON().render(report, in: .ja), "diff")
    }
    let day = try #require(Day(year: 2020, month: 4, day: 30))
    let model = try RealCase.care.model()
    let report = DiffReport(
      Comparison(model, model, on: (old: day, new: day.next)), oldName: "a", newName: "a")
    try expectFits(try DiffJSON().render(report, in: .ja), "diff")
  }

  @Test(arguments: ["漢字氏名", "公金受取口座情報", "確認書收受日"])
  func whatToRemoveFitsItsSchema(name: String) throws {
    let model = try Shinjuku.model(Shinjuku.addPublicAccount)
    let item = try #require(model.itemIDs.first { model[$0].name == name })
    let party = try #require(model.partyIDs.first { model[$0].name == "広済堂ネクスト" })
    let why = WhyAnswer(
      item: name, party: "広済堂ネクスト", parts: [(Reach(model), item, party)], day: nil, cutting: true)
    let text = try WhyJSON().render(why, in: .ja)
    #expect(text.contains("\"goal\""))
    try expectFits(text, "why")
  }

  @Test func theListOfRulesFitsItsSchema() throws {
    try expectFits(try RulesJSON().render(RuleList(), in: .ja), "rules")
  }

  @Test func aKeyThatTheSchemaDoesNotKnowIsAFault() throws {
    let text = try CheckJSON().render(CheckReport([Verdict(Shinjuku.model())]), in: .ja)
      .replacing("\"gapsAllowed\"", with: "\"gapsPermitted\"")
    #expect(try SchemaCheck("check").faults(in: text).count == 2)
  }

  private func expectFits(_ text: String, _ schema: String) throws {
    #expect(try SchemaCheck(schema).faults(in: text) == [])
  }
}
