import NagarezuCore
import TestSupport
import Testing

/// What rules make of texts that people write: addresses, legal bases, rows of checklists.
@Suite struct ReadingTests {
  /// Whether a contractor's system may stand at an address, and in which words not.
  private func objection(to address: String) -> String? {
    var small = SmallModel(parties: ["会社"], systems: ["台帳", "委託機"], sites: ["機械室"])
    small.bear(["氏名"], in: "台帳")
    small.operate("委託機", by: "会社")
    small.stand("委託機", at: "機械室", runBy: "会社")
    small.flow("台帳", to: "委託機", ["氏名"])
    small.approve(.entrustment, "会社")
    small.change { $0.sites[0].location = address }
    return Verdict(small.model).errors.first { $0.rule == "C204" }?.message.ja
  }

  @Test(arguments: [
    "東京都江東区", "日本国内", "新宿区歌舞伎町1-4-1", "北海道石狩市", "広島県（中国支社）", "埼玉県 タイムビル3階", "Tokyo, Japan",
    "千葉県印西市（インドアビル）", "東京都新宿区西新宿（新宿ワシントンホテル）", "宮崎県宮崎市青島", "千葉県鴨川市天津", "京都府京都市右京区梅ケ畑高雄町",
    "東京都ﾀｲﾑﾋﾞﾙ",
  ])
  func anAddressInJapanIsRead(text: String) {
    #expect(objection(to: text) == nil)
  }

  @Test(arguments: [
    "シンガポール", "米国オレゴン州", "日本国外", "海外のデータセンター", "アメリカ合衆国", "中国", "中華人民共和国上海市", "Frankfurt, Germany",
    "日本及び米国",
    "東京都及びシンガポール", "タイ・バンコク", "東京都ｼﾝｶﾞﾎﾟｰﾙ", "東京都 ﾄﾞｲﾂ", "日本（ｳﾞｧｰｼﾞﾆｱ、ﾊﾟﾘ）", "東京都（ペルー）", "東京都（コロンビア）",
    "東京都（Estonia）", "東京都（Ｓｉｎｇａｐｏｒｅ）", "日本（南アフリカ）", "東京都ﾅﾄﾞ",
  ])
  func anAddressAbroadIsReadEvenBesideOneInJapan(text: String) {
    #expect(objection(to: text) != nil)
  }

  @Test(arguments: ["クラウド", "未定の場所", "AWS ap-northeast-1", "庁舎の地下"])
  func whatIsNeitherIsUnclear(text: String) {
    #expect(objection(to: text)?.contains("読み取れない") == true)
  }

  /// How many of a paper before and a paper after all the changes of law cannot stand on a basis.
  private func faults(_ basis: String, entrusts: Bool = false, networks: Bool = false) -> Int {
    [2015, 2025].filter { year in
      var small = SmallModel(
        parties: ["会社"], systems: ["台帳"],
        channels: ["線": networks ? .informationNetwork : .paper])
      small.bear(["氏名"], in: "台帳")
      small.flow("台帳", to: "会社", ["氏名"], over: "線")
      small.approve(entrusts ? .entrustment : .statute, "会社", over: ["線"])
      small.change { model in
        model.approvals[0].basis = basis
        let days = [Day(year: year, month: 4, day: 1), Day(year: year, month: 9, day: 30)]
        model.approvals[0].periods = [
          Period(start: days[0].map { Bound($0) }, end: days[1].map { Bound($0) })
        ]
      }
      return Verdict(small.model).errors.contains { $0.rule == "P303" }
    }.count
  }

  @Test(arguments: [
    ("新宿区個人情報保護条例第14条第1項", 1), ("墨田区個人情報の保護に関する条例第12条", 1), ("区個人情報保護法施行条例第3条", 0),
    ("区議会の個人情報の保護に関する条例", 0), ("個人情報保護条例（令和4年条例第1号）", 0), ("個人情報の保護に関する法律第69条第2項第1号", 1),
    ("個人情報保護法第六十九条", 1), ("個人情報保護法第23条", 0), ("要綱第3条第1項第3号", 0), ("介護保険法第41条第10項", 0),
  ])
  func aBasisIsReadForTheDaysOfItsLaw(text: String, count: Int) {
    #expect(faults(text) == count)
  }

  // MARK: The day that is judged (ADR 0008.6)

  /// What P303 says of one paper with a ground and days: severities, with the days its sentence names.
  private func judged(_ basis: String, _ period: Period?, decided: Bound? = nil) -> [String] {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], channels: ["線": .paper])
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "線")
    small.approve(.statute, "会社", over: ["線"])
    small.change { model in
      model.approvals[0].basis = basis
      model.approvals[0].periods = period.map { [$0] } ?? []
      model.approvals[0].decided = decided
    }
    return Verdict(small.model).standing.filter { $0.rule == "P303" }.map {
      "\($0.severity.rawValue) \($0.message.en)"
    }
  }

  private static let act = "個人情報の保護に関する法律第66条"
  private static let ordinance = "区個人情報保護条例第14条"

  private static func bound(_ first: String, _ last: String? = nil) throws -> Bound {
    func day(_ text: String) throws -> Day {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
    }
    return Bound(earliest: try day(first), latest: try day(last ?? first))
  }

  @Test func theFirstDayOfThePeriodIsJudgedAndNotTheDayOfDecision() throws {
    let march = try Self.bound("2023-03-10")
    let april = Period(start: try Self.bound("2023-04-01"))
    #expect(judged(Self.act, april, decided: march) == [])
    let found = judged(Self.act, nil, decided: march)
    #expect(found.count == 1)
    #expect(
      found.allSatisfy { $0.hasPrefix("error ") && $0.contains("day of decision, 2023-03-10") })
    #expect(judged(Self.act, nil) == [])
    // Decided after the end, but of a period wholly before it.
    let before = Period(start: try Self.bound("2022-04-01"), end: try Self.bound("2023-03-31"))
    #expect(judged(Self.ordinance, before, decided: try Self.bound("2023-05-01")) == [])
  }

  @Test func whatBeganBeforeTheLawIsAnErrorHoweverLongItRuns() throws {
    let start = try Self.bound("2022-04-01")
    for end in [nil, try Self.bound("2027-03-31")] {
      let found = judged(Self.act, Period(start: start, end: end))
      #expect(found.count == 1)
      #expect(found.allSatisfy { $0.hasPrefix("error ") && $0.contains("first day, 2022-04-01") })
    }
  }

  @Test func aFirstDayThatMayLieOnEitherSideIsAWarning() throws {
    let either = try Self.bound("2023-03-21", "2023-04-10")
    for basis in [Self.act, Self.ordinance] {
      let found = judged(basis, Period(start: either, end: try Self.bound("2024-03-31")))
      #expect(found.count == 1)
      #expect(found.allSatisfy { $0.hasPrefix("warning ") && $0.contains("may not be in force") })
    }
    let open = judged(Self.act, Period(end: try Self.bound("2024-03-31")))
    #expect(open.count == 1 && open.allSatisfy { $0.contains("not stated") })
  }

  @Test func whatRunsOnPastTheEndIsAWarningAndAnOpenEndNeverEnds() throws {
    let start = try Self.bound("2022-04-01")
    for end in [nil, try Self.bound("2023-04-01")] {
      let found = judged(Self.ordinance, Period(start: start, end: end))
      #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("warning ") })
    }
    let inTime = Period(start: start, end: try Self.bound("2023-03-31"))
    #expect(judged(Self.ordinance, inTime) == [])
    let late = judged(Self.ordinance, Period(start: try Self.bound("2023-04-01")))
    #expect(late.count == 1 && late.allSatisfy { $0.hasPrefix("error ") })
  }

  // MARK: 特定個人情報 (ADR 0008.6a)

  private static let grounds: [(Approval.Kind, String?, Bool)] = [
    (Approval.Kind.provision, "個人情報保護法第69条第2項第1号", false), (.otherPurpose, nil, false),
    (.consent, "番号法第9条第2項", false), (.consent, "番号法第119条", false),
    (.provision, "番号法第19条第8号", true), (.provision, "番号法第９条、第三十条第一項", true),
    (.provision, "番号法第29条、同法第30条", true), (.provision, "番号法第9条及び第19条第8号", true),
    (.provision, "番号法第19条の2", false), (.provision, "番号法第十九条の二第一項", false),
    (.provision, "番号法第19条によらない", false), (.provision, "番号法第19条第8号の規定によらないもの", false),
    (.provision, "番号法第19条以外", false), (.provision, "番号法第19条に該当しない", false),
    (.provision, "番号法第9条、戸籍法第30条", false),
    (.provision, "番号法（平成25年法律第27号）第19条第8号", true),
    (
      .provision,
      "行政手続における特定の個人を識別するための番号の利用等に関する法律（平成二十五年法律第二十七号）第十九条第八号", true
    ),
    (
      .provision,
      "行政手続における特定の個人を識別するための番号の利用等に関する法律（以下「番号法」という。）第19条第8号", true
    ),
    (.provision, "番号法第9条（利用範囲）、第19条（特定個人情報の提供の制限）第8号", true),
    (.provision, "番号法（第19条第8号）", true), (.provision, "マイナンバー法第19 条第8号", true),
    (.provision, "番号法第19条の適用なし", false), (.provision, "番号法第19条各号のいずれにも当たらない", false),
    (.provision, "番号法第19条違反", false), (.provision, "番号法第19条の規定により禁止", false),
    (.provision, "番号法第19条（検討中）", false), (.provision, "番号法（平成25年法律第27号）第9条", false),
    (.otherPurpose, "行政手続における特定の個人を識別するための番号の利用等に関する法律第30条", true),
    (.statute, "個人情報保護法第69条", true), (.entrustment, nil, true),
  ]

  @Test(arguments: grounds)
  func someKindsCarrySpecificDataOnlyOnTheGroundOfTheNumberAct(
    kind: Approval.Kind, basis: String?, covers: Bool
  ) {
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳"], items: ["個人番号", "氏名"], channels: ["線": .paper])
    small.bear(["氏名", "個人番号"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名", "個人番号"], over: "線")
    small.approve(kind, "会社", over: ["線"])
    small.change { model in
      for index in model.items.indices {
        model.items[index].isSpecific = model.items[index].name == "個人番号"
      }
      model.approvals[0].basis = basis
    }
    let verdict = Verdict(small.model)
    let beyond = verdict.standing.filter { $0.rule == "S101" }.flatMap(\.items)
    #expect(beyond.map { small.model[$0].name } == (covers ? [] : ["個人番号"]))
    #expect(verdict.errors.contains { $0.rule == "P303" } == !covers)
  }

  @Test(arguments: [
    ("番号法第19条第7号", false, true, 1), ("番号法第19条第8号", false, true, 0), ("番号法第十九条第七号", false, true, 1),
    ("番号法第19条第7号", false, false, 0), ("番号法第19条第5号", true, false, 1), ("番号法第１９条第６号", true, false, 1),
    ("行政手続における特定の個人を識別するための番号の利用等に関する法律第19条第5号", true, false, 1), ("番号法第9条", true, true, 0),
  ])
  func aNumberOfArticle19IsReadForWhatItIsUsedFor(
    text: String, entrusts: Bool, networks: Bool, count: Int
  ) {
    #expect(faults(text, entrusts: entrusts, networks: networks) == count)
  }

  /// The rows of a checklist that P304 finds fault with.
  private func faultyRows(_ own: [String], _ other: [String]) -> [String] {
    var small = SmallModel(parties: ["会社"])
    small.approve(.entrustment, "会社")
    let span = SourceSpan(file: "small.yaml", line: 1, column: 1)
    small.change { model in
      model.approvals[0].safeguards =
        own.map { Safeguard(side: .authority, kind: .operation, text: $0, span: span) }
        + other.map { Safeguard(side: .counterparty, kind: .operation, text: $0, span: span) }
    }
    return Verdict(small.model).warnings.filter { $0.rule == "P304" }.flatMap(\.related)
      .map(\.message.ja)
  }

  @Test func rowsArePairedWithTheOneTheyResembleMost() {
    let own = ["個人情報を手交する場合は、鍵付きカバンで運搬する。", "データは暗号化する。", "入力テストでは、ダミーデータを使うよう指導する。"]
    let other = ["入力テストでは、ダミーデータを使わせる。", "個人情報を手交する場合は、鍵付きカバンで運搬させる。"]
    #expect(faultyRows(own, other) == ["相手の側にない:「データは暗号化する。」"])
    #expect(faultyRows(own, other + ["データは暗号化させる。"]) == [])
  }

  @Test(arguments: [
    ("通信を不可とする。", false), ("通信を不可とさせる。", true), ("業務を行わせる。", true), ("利用制限を設ける。", false),
    ("ダミーデータを使わせる。", true),
    ("報告書を提出させ、確認する。", true),
  ])
  func aRowThatMakesSomebodyDoSomethingIsKnownByItsForm(text: String, isCausative: Bool) {
    #expect(faultyRows([text], [text]).isEmpty == isCausative)
  }
}
