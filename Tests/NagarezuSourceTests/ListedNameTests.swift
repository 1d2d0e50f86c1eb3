import Foundation
import NagarezuCore
import NagarezuSource
import Testing

/// What stands in a list of items: one name each, or a word that leaves the list open (design §10.16).
@Suite struct ListedNameTests {
  /// Shape: a name that is several, and the row that is offered.
  static let several: [(String, String)] = [
    ("氏名､電話", "氏名、電話"), ("氏名・電話", "氏名、電話"), ("氏名･電話", "氏名、電話"), ("氏名／電話", "氏名、電話"),
    ("氏名/電話", "氏名、電話"),
    ("氏名,電話", "氏名、電話"), ("氏名, 電話", "氏名、電話"), ("氏名;電話", "氏名、電話"), ("氏名及び電話", "氏名、電話"),
    ("氏名並びに電話", "氏名、電話"),
    ("氏名または電話", "氏名、電話"), ("氏名又は電話", "氏名、電話"), ("氏名および電話", "氏名、電話"), ("氏名 電話", "氏名、電話"),
    ("氏名　電話", "氏名、電話"),
    ("氏名  電話", "氏名、電話"), ("カナ フリガナ", "カナ、フリガナ"), ("①氏名", "氏名"), ("⑴電話", "電話"), ("1.氏名", "氏名"),
    ("１．電話", "電話"), ("(1)電話", "電話"),
    ("（１）電話", "電話"), ("1)電話", "電話"), ("2）電話", "電話"), ("1 電話", "電話"), ("(ア)電話", "電話"), ("・電話", "電話"),
    ("㈠電話", "電話"),
    ("氏名・電話・FAX", "氏名、電話、FAX"),
  ]

  @Test(arguments: several) func aListedNameThatIsSeveralIsRefusedWithTheRightRow(
    name: String, row: String
  ) {
    let places: [(String, String)] = [
      ("[氏名, 住所]", "[氏名, 住所, \"\(name)\"]"), ("住基情報: [氏名, 住所]", "住基情報: \"住所、\(name)\""),
      ("住基情報: [氏名, 住所]", "住基情報: {項目: [氏名, 住所, \"\(name)\"]}"),
      ("経路: 回線, 項目: 住基情報", "経路: 回線, 項目: [住基情報, \"\(name)\"]"),
      ("{項目: 住基情報, 対象: 対象者}", "{項目: [住基情報, \"\(name)\"], 対象: 対象者}"),
      ("運用: 業者,", "運用: 業者, 閲覧: {主体: 区, 項目: [\"\(name)\", 住所]},"),
      ("相手: 業者, 項目: 住基情報", "相手: 業者, 項目: [住基情報, \"\(name)\"]"),
    ]
    for (piece, written) in places {
      let found = outcome(of: small(piece, written)).diagnostics
      #expect(Set(found.map(\.code)) == ["L421"], "\(written)")
      #expect(found.first?.help?.ja.contains(row) == true, "\(written)")
    }
    // What is offered is read, where its names are.
    let mended = small(
      "住基情報: [氏名, 住所]", "住基情報: 住所、\(row)\n" + (row.contains("氏名") ? "" : "  氏名: {}"))
    #expect(outcome(of: mended).places == [])
  }

  @Test(arguments: several) func aNameWithAnEntryOfItsOwnIsOneName(name: String, row: String) {
    // A full-width space in a name is refused as a sign of its own.
    guard !name.contains("　") else { return }
    let text = small("[氏名, 住所]", "[氏名, 住所, \"\(name)\"]\n  \"\(name)\": {}")
    #expect(outcome(of: text).places == [])
  }

  @Test(arguments: [
    "3歳児健診", "24時間の記録", "第1号", "Visa Card", "カード番号", "IPアドレス", "1.5歳児健診", "氏名（カナ）", "ABO式", "A1",
    "アレルギー", "一次判定", "もとの住所",
    "ミドル ネームA".replacingOccurrences(of: " ", with: ""),
  ]) func anOrdinaryNameIsRead(name: String) {
    #expect(outcome(of: small("[氏名, 住所]", "[氏名, 住所, \(name)]")).places == [])
  }

  @Test func namesInBracketsAreSeparatedLikewise() {
    let text = small("[氏名, 住所]", "氏名、住所、口座情報（銀行名・支店名）")
    let found = outcome(of: text).diagnostics
    #expect(found.map(\.code) == ["L421"])
    #expect(found.first?.help?.ja.contains("氏名、住所、口座情報（銀行名、支店名）") == true)
  }

  // MARK: Open lists

  static let open = [
    "等", "など", "ほか", "他", "、その他", "、ほか", "、等", " 等", "等々", "、その他必要な事項", "、…", "、その他の情報", "などの情報",
    "、etc.",
  ]

  @Test(arguments: open) func aListThatIsLeftOpenIsAGapAndReachesNoFurther(ending: String) throws {
    let places: [(String, String, Int)] = [
      ("[氏名, 住所]", "氏名、住所\(ending)", 1), ("[氏名, 住所]", "[氏名, \"住所\(ending)\"]", 1),
      ("経路: 回線, 項目: 住基情報", "経路: 回線, 項目: \"氏名、住所\(ending)\"", 1),
      ("{項目: 住基情報, 対象: 対象者}", "{項目: \"氏名、住所\(ending)\", 対象: 対象者}", 1),
      ("運用: 業者,", "運用: 業者, 閲覧: {主体: 区, 経路: 回線, 項目: \"氏名、住所\(ending)\"},", 1),
      ("相手: 業者, 項目: 住基情報", "相手: 業者, 項目: \"氏名、住所\(ending)\"", 1),
      ("相手: 業者, 項目: 住基情報", "相手: 業者, 項目: \"住基情報（氏名、住所\(ending)）\"", 1),
    ]
    for (piece, written, count) in places {
      let result = outcome(of: small(piece, written))
      let model = try #require(result.model, "\(written): \(result.places)")
      #expect(model.items.map(\.name) == ["住所", "口座", "氏名"], "\(written)")
      let verdict = Verdict(model)
      #expect(verdict.gaps.map(\.kind) == Array(repeating: .items, count: count), "\(written)")
      // What a stranger may see is not approved here in any case.
      let rules = Set(verdict.standing.filter { $0.severity == .error }.map(\.rule))
      #expect(rules.isSubset(of: ["S108"]), "\(written)")
    }
  }

  @Test(arguments: ["等", "など", "ほか", "他", " 等", "等々", "などの情報"])
  func aListIsLeftOpenInItsMiddleToo(ending: String) throws {
    let places = [
      ("[氏名, 住所]", "氏名\(ending)、住所"), ("[氏名, 住所]", "[\"氏名\(ending)\", 住所]"),
      ("経路: 回線, 項目: 住基情報", "経路: 回線, 項目: \"氏名\(ending)、住所\""),
      ("相手: 業者, 項目: 住基情報", "相手: 業者, 項目: \"氏名\(ending)、住所\""),
    ]
    for (piece, written) in places {
      let outcome = outcome(of: small(piece, written))
      #expect(outcome.places == [], "\(written)")
      let model = try #require(outcome.model)
      #expect(model.openLists.count == 1, "\(written)")
      #expect(Set(model.items.map(\.name)).isSuperset(of: ["氏名", "住所"]), "\(written)")
      #expect(Verdict(model).gaps.map(\.kind.rawValue).contains("G-ITEMS"), "\(written)")
    }
  }

  @Test func severalNamesWhereOneBelongsAreToldSo() throws {
    for several in ["氏名、住所", "氏名・住所", "氏名及び住所"] {
      let rule = small("流れ:", "規則:\n  - {名称: 別々に, 理由: 試す, 禁止: {併有: [\"\(several)\", 口座]}}\n流れ:")
      let apart = outcome(of: rule).diagnostics
      let one = apart.first { $0.code == "L421" }
      #expect(one?.help?.ja.contains("[氏名, 住所]") == true, "\(apart)")
      let renamed = small(
        "経路: 回線, 項目: 住基情報", "経路: 回線, 項目: 住基情報, 変換: {\"\(several)\": 削除}")
      let found = outcome(of: renamed).diagnostics
      #expect(found.map(\.code) == ["L421"], "\(found)")
      #expect(found.first?.help?.ja.contains("1項目ずつ") == true)
    }
  }

  @Test func aNameOfItsOwnLeavesNothingOpen() throws {
    for written in ["氏名、住所、個人番号等\n  個人番号等: {}", "氏名、住所、続柄の親等", "氏名、住所、税の均等"] {
      let text = small("住基情報: [氏名, 住所]", "住基情報: " + written)
      #expect(Verdict(try #require(outcome(of: text).model)).gaps.isEmpty, "\(written)")
    }
  }

  @Test func aListOfNothingElseIsRefused() {
    let text = small("経路: 回線, 項目: 住基情報", "経路: 回線, 項目: その他")
    #expect(outcome(of: text).diagnostics.map(\.code) == ["L311"])
  }

  @Test func anOpenGroupCoversAndCarriesWhatItNames() throws {
    // What the flow carries beyond the named items is found still.
    let text = small("経路: 回線, 項目: 住基情報", "経路: 回線, 項目: [住基情報, 口座]")
      .replacingOccurrences(of: "相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: 氏名、住所等")
      .replacingOccurrences(of: "{項目: 住基情報, 対象", with: "{項目: [住基情報, 口座], 対象")
    let verdict = Verdict(try #require(outcome(of: text).model))
    #expect(verdict.standing.contains { $0.rule == "S101" })
  }

  /// A group that only rows open is all that any of them opens, and each row is what stands in its brackets, in whatever order they stand.
  @Test func aRowIsWhatStandsInItsBrackets() throws {
    let rows = ["甲: [住民情報（氏名、住所）]", "乙: [住民情報（電話、住所）]", "丙: [住民情報, 口座]"]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let items = order.map { "  \(rows[$0])\n" }.joined()
      let text = small("情報項目:\n", "情報項目:\n" + items)
      let model = try #require(outcome(of: text).model)
      func fields(_ group: String) -> Set<String>? {
        model.groups.first { $0.name == group }.map { Set($0.items.map { model[$0].name }) }
      }
      #expect(fields("甲") == ["氏名", "住所"], "\(order)")
      #expect(fields("乙") == ["電話", "住所"], "\(order)")
      #expect(fields("住民情報") == ["氏名", "住所", "電話"], "\(order)")
      #expect(fields("丙") == ["氏名", "住所", "電話", "口座"], "\(order)")
    }
  }

  /// One name in brackets behind a group is one of its fields; behind anything else it belongs to the name.
  @Test func oneNameInBracketsIsAFieldOfAGroup() throws {
    func model(_ row: String) -> Outcome {
      outcome(of: small("情報項目:\n", "情報項目:\n  乙: [\(row), 口座]\n"))
    }
    let known = try #require(model("住基情報（氏名）").model)
    let group = try #require(known.groups.first { $0.name == "乙" })
    #expect(Set(group.items.map { known[$0].name }) == ["氏名", "口座"])
    #expect(!known.items.contains { $0.name.hasPrefix("住基情報") })
    #expect(try #require(model("電話番号（自宅）").model).items.contains { $0.name == "電話番号（自宅）" })
    let refused = model("住基情報（外国人）").diagnostics
    #expect(refused.first?.help?.ja.contains("住基情報（外国人）: {}") == true, "\(refused)")
  }
}
