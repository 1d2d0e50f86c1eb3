import NagarezuCore
import NagarezuLanguageServer
import NagarezuSource
import NagarezuText
import Testing

@Suite struct FeatureTests {
  private func opened(_ files: [String: String] = sample, encodings: [String] = []) -> Talk {
    let talk = Talk(files, encodings: encodings)
    talk.open("a.yaml")
    return talk
  }

  private func labels(_ answer: JSONText) -> [String] {
    answer["result"]["items"].list.compactMap { $0["label"].text }
  }

  private func value(_ hover: JSONText) -> String {
    hover["result"]["contents"]["value"].text ?? ""
  }

  // MARK: Completion

  @Test(arguments: [
    ("へ: 委託機", 3, ["ホスト", "業者", "株式会社業者", "不明"]),
    ("属する: ", 5, ["対象者", "施設入所者"]),
    ("種別: 業務委託", 4, ["業務委託", "電算処理"]),
    ("氏名, 住所", 0, ["氏名", "口座", "住基情報"]),
    ("、口座\n", 1, ["口座", "住基情報"]),
    ("    媒体", 4, ["会議", "仮"]),
    ("運用: 総務課", 0, ["運用", "場所"]),
    ("令和6年4月1日〜令和7年3月31日\n    備考", 0, ["令和6年4月1日〜令和7年3月31日"]),
    ("common.yaml", 0, ["b.yaml", "common.yaml"]),
  ])
  func whatMayStandThereIsOffered(words: String, skip: Int, offered: [String]) {
    let found = labels(opened().ask("completion", at: words, in: "a.yaml", skip: skip))
    #expect(Set(offered).isSubset(of: found), "\(found)")
  }

  @Test func keysThatStandThereAlreadyAreNotOffered() {
    let found = labels(opened().ask("completion", at: "    対象: 対象者\n    期間", in: "a.yaml", skip: 4))
    #expect(found.contains("根拠"))
    for key in ["番号", "から", "へ", "項目", "期間", "備考"] { #expect(!found.contains(key)) }
  }

  @Test func aHalfTypedTextIsStillCompletedFromWhatWasKnown() {
    let talk = opened()
    talk.change("a.yaml", "    相手: 業者", to: "    相手: [業")
    #expect(talk.diagnostics("a.yaml").allSatisfy { $0.hasPrefix("L") })
    #expect(labels(talk.ask("completion", at: "    相手: [業", in: "a.yaml", skip: 9)).contains("業者"))
  }

  @Test func keysAreOfferedInTheLanguageOfTheFile() {
    let talk = Talk(["e.yaml": "nagarezu: 1\ntitle: T\nparties:\n  City: {kind: authority}\n"])
    talk.open("e.yaml")
    #expect(labels(talk.ask("completion", at: "title", in: "e.yaml")).contains("approvals"))
    #expect(labels(talk.ask("completion", at: "authority", in: "e.yaml")).contains("company"))
  }

  // MARK: Hover

  @Test(arguments: [
    ("口座: {区分", 0, "3主体に届く"), ("口座: {区分", 0, "業者: 閲覧、令和6年4月1日〜令和7年3月31日"),
    ("業者\n    項目", 0, "業務委託/業者: 氏名、住所"), ("番号: ①", 4, "渡る先: 業者"),
    ("令和6年4月1日", 0, "2024-04-01 to 2025-03-31"), ("媒体", 0, "承認した媒体"),
    ("業務委託", 0, "entrustment"), ("ホスト\n", 0, "運用: 総務課"), ("住基情報: [", 0, "氏名\n住所"),
  ])
  func everythingSaysWhatItIs(words: String, skip: Int, said: String) {
    let text = value(opened().ask("hover", at: words, in: "a.yaml", skip: skip))
    #expect(text.contains(said), "\(text)")
  }

  @Test func aDateThatIsNotKnownToTheDaySaysSo() {
    let talk = opened()
    talk.change("a.yaml", "令和6年4月1日〜令和7年3月31日\n    備考", to: "令和6年4月〜令和7年3月31日予定\n    備考")
    let text = value(talk.ask("hover", at: "令和6年4月〜", in: "a.yaml"))
    #expect(text.contains("2024-04-01〜2024-04-30のある日") && text.contains("予定"), "\(text)")
  }

  @Test func aTextThatCannotBeReadStillSaysWhatWasKnown() {
    let talk = opened()
    talk.change("a.yaml", "件名:", to: "{件名:")
    #expect(value(talk.ask("hover", at: "口座: {区分", in: "a.yaml")).contains("3主体に届く"))
  }

  // MARK: Names

  private func places(_ answer: JSONText) -> [String] {
    answer["result"].list.map { one in
      "\(one["uri"].text?.split(separator: "/").last ?? "") \(Talk.place(one["range"]))"
    }
  }

  @Test func aNameLeadsToItsDeclarationInAPart() {
    let talk = opened()
    #expect(places(talk.ask("definition", at: "株式会社業者", in: "a.yaml")) == ["common.yaml 6:3"])
    #expect(places(talk.ask("definition", at: "回線\n", in: "a.yaml")) == ["common.yaml 9:3"])
  }

  @Test func anApprovalAndAnIncludeLeadToWhatTheyName() {
    let talk = Talk(sample)
    talk.open("b.yaml")
    #expect(places(talk.ask("definition", at: "業務委託/業者", in: "b.yaml")) == ["b.yaml 15:5"])
    let file = talk.ask("definition", at: "common.yaml", in: "b.yaml")["result"]
    #expect(file["uri"].text == Talk.uri("common.yaml"))
  }

  @Test func referencesReachEveryModelThatSharesTheName() {
    let talk = opened()
    let declaring: [String: JSONText] = ["context": .object(["includeDeclaration": .bool(true)])]
    let all = places(talk.ask("references", at: "業者\n    項目", in: "a.yaml", declaring))
    #expect(
      all == [
        "a.yaml 15:13", "a.yaml 27:9", "b.yaml 11:12", "b.yaml 15:20", "b.yaml 16:19",
        "common.yaml 6:3", "common.yaml 6:21",
      ])
  }

  @Test func aNewNameGoesOverIncludesAndKeepsAliasesAndIds() throws {
    let talk = opened()
    let answer = talk.ask("rename", at: "業者\n    項目", in: "a.yaml", ["newName": .string("事業者")])
    let after = talk.applied(answer["result"])
    #expect(after["common.yaml"]?.contains("  事業者: {種別: 企業, 別名: [株式会社業者]}") == true)
    #expect(after["a.yaml"]?.contains("運用: 株式会社業者") == true)
    #expect(after["a.yaml"]?.contains("相手: 事業者") == true)
    #expect(after["b.yaml"]?.contains("元の承認: 業務委託/事業者") == true)
    let before = ModelLoader(files: MemoryFiles(sample)).read(["a.yaml", "b.yaml"])
    let then = ModelLoader(files: MemoryFiles(after)).read(["a.yaml", "b.yaml"])
    #expect(then.problems == [] && before.problems == [])
    #expect(
      then.models.map { Verdict($0).findings.map(\.rule) }
        == before.models.map { Verdict($0).findings.map(\.rule) })
  }

  @Test func anAliasIsRenamedByItself() {
    let talk = opened()
    let answer = talk.ask("rename", at: "株式会社業者", in: "a.yaml", ["newName": .string("㈱業者")])
    let after = talk.applied(answer["result"])
    #expect(after["common.yaml"]?.contains("  業者: {種別: 企業, 別名: [㈱業者]}") == true)
    #expect(after["a.yaml"]?.contains("運用: ㈱業者") == true)
    #expect(after["b.yaml"] == sample["b.yaml"])
  }

  @Test func idsOfWaivedFindingsFollowTheName() {
    var files = sample
    files["a.yaml"] = sample["a.yaml"]?.replacing(
      "\n...",
      with:
        "\n留保:\n  - {指摘: S101/業者/委託機/read/回線/①, 項目: 口座, 対象: 対象者, 責任者: 課長, 理由: 次回に付議する, 期限: 令和7年3月31日}\n..."
    )
    let talk = opened(files)
    #expect(!talk.diagnostics("a.yaml").contains { $0.hasPrefix("S101") })
    let answer = talk.ask("rename", at: "業者\n    項目", in: "a.yaml", ["newName": .string("事業者")])
    let after = talk.applied(answer["result"])
    #expect(after["a.yaml"]?.contains("指摘: S101/事業者/委託機/read/回線/①") == true)
  }

  @Test(arguments: ["総務課", "全員", "ホスト", "a: b {"])
  func aNameThatIsTakenOrUnfitIsRefused(name: String) {
    let talk = opened()
    let answer = talk.ask("rename", at: "業者\n    項目", in: "a.yaml", ["newName": .string(name)])
    #expect(answer["error"]["code"].number == -32803)
    #expect(answer["error"]["message"].text?.contains("変え") == true)
  }

  // MARK: Lists

  @Test func elementsAreListedWithTheLinesThatBelongToThem() {
    let talk = opened()
    let symbols = talk.ask("documentSymbol", of: "a.yaml").list
    let flows = symbols.first { $0["name"].text == "流れ" }
    #expect(flows?["children"].list.first?["name"].text == "① ホスト → 委託機")
    #expect(flows?["children"].list.first?["range"]["end"]["line"].number == 23)
    let folds = talk.ask("foldingRange", of: "a.yaml").list.map {
      [$0["startLine"].number ?? 0, $0["endLine"].number ?? 0]
    }
    #expect(folds == [[6, 8], [9, 11], [12, 14], [15, 23], [16, 23], [24, 30], [25, 30]])
  }

  @Test func anItemSaysHowManyPartiesItReaches() {
    let talk = opened()
    let lenses = talk.ask("codeLens", of: "a.yaml").list
    let titles = lenses.map { lens -> String in
      guard case .object(let fields) = lens else { return "" }
      return talk.ask("codeLens/resolve", fields)["result"]["command"]["title"].text ?? ""
    }
    #expect(titles == ["3主体に届く", "3主体に届く"])
  }

  /// The first model that includes the part hands it to fewer than the second.
  @Test func anItemOfAPartCountsWhomItReachesInAnyModel() {
    var files = sample
    files["common.yaml"] = sample["common.yaml"]?.replacing(
      "\n...", with: "\n情報項目:\n  整理番号: {}\n...")
    files["a.yaml"] = sample["a.yaml"]?.replacing("[住基情報, 口座]", with: "[住基情報, 口座, 整理番号]")
    files["b.yaml"] = sample["b.yaml"]?.replacing("項目: 申請書", with: "項目: [申請書, 整理番号]")
    let talk = Talk(files)
    talk.open("common.yaml")
    guard case .object(let lens)? = talk.ask("codeLens", of: "common.yaml").list.first else {
      Issue.record("no lens")
      return
    }
    #expect(talk.ask("codeLens/resolve", lens)["result"]["command"]["title"].text == "3主体に届く")
    let text = value(talk.ask("hover", at: "整理番号", in: "common.yaml"))
    #expect(text.contains("業者: 閲覧"), "\(text)")
  }

  @Test(arguments: [
    ("件名: 給付事業", "件名:    給付事業"), ("...\n", "...\n\n\n"), ("---\n", "\n---\n"), ("# 😀\n---", "---"),
    ("a", "b"), ("a\n", "a\na\n"), ("a\na\n", "a\n"), ("", "x\n"), ("x\n", ""),
  ])
  func formattingChangesTheLinesThatDiffer(one: String, other: String) throws {
    for encoding in [PositionEncoding.utf8, .utf16] {
      var text = OpenText("始め\n" + one)
      let edit = text.edit(to: "始め\n" + other, encoding)
      text.take(.object(["range": edit["range"], "text": edit["newText"]]), encoding)
      #expect(text.string == "始め\n" + other)
    }
  }

  @Test func formattingIsThatOfFmt() throws {
    let format = ModelFormat()
    let talk = Talk(sample, format: { try? format.formatted($0, file: $1) })
    talk.open("a.yaml")
    talk.change("a.yaml", "件名: 給付事業", to: "件名:    給付事業")
    let edits = talk.ask("formatting", of: "a.yaml")
    let after = talk.applied(
      .object(["changes": .object([Talk.uri("a.yaml"): edits])]))["a.yaml"]
    let wanted = try format.formatted(Array(talk.text("a.yaml").utf8), file: "a.yaml")
    #expect(after == String(decoding: wanted, as: UTF8.self))
    talk.change("a.yaml", "件名:", to: "{件名:")
    #expect(talk.ask("formatting", of: "a.yaml").list.isEmpty)
    let other = Talk(sample)
    other.open("a.yaml")
    #expect(other.ask("formatting", of: "a.yaml").isNull)
  }
}
