import NagarezuCore
import TestSupport
import Testing

/// The slow joint engine on portfolios whose answer was worked out by hand: towns that put data into the system of a hub, and take it out
/// again (ADR 0015).
@Suite struct SlowJointTests {
  static let first = Day(year: 2024, month: 4, day: 1) ?? .distantPast
  static let days = first.number - 1...first.number + 9

  /// What is told in one of the models on the fifth day, or on so many days after the first.
  private func told(
    _ files: [String: String], in index: Int, after days: Int32 = 4
  ) throws -> Set<String> {
    let models = try Businesses.read(files)
    let joint = SlowJoint(models, days: Self.days)
    return Businesses.told(
      joint, of: models, in: index, on: Day(number: Self.first.number + days))
  }

  private func run(
    _ one: Town, _ other: Town, part: String = Town.part
  ) -> [String: String] {
    ["部品.yaml": part, "甲.yaml": one.text, "乙.yaml": other.text]
  }

  /// In order of path: 乙 before 甲.
  private static let (second, other) = (0, 1)

  // MARK: What passes

  @Test func whatOneTownPutsInTheContractorOfAnotherGets() throws {
    let files = run(Town("甲", gives: "[氏名, 病歴]"), Town("乙", takes: "全て"))
    #expect(try told(files, in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
    #expect(try told(files, in: Self.second, after: 9) == ["S101 乙社 社機 病歴 read 被保険者"])
    #expect(try told(files, in: Self.second, after: -1).isEmpty)
    #expect(try told(files, in: Self.other).isEmpty)
    let joint = SlowJoint(try Businesses.read(files), days: Self.days)
    #expect(joint.groups == [[0, 1]])
    #expect(joint.origins(of: "病歴", in: Self.second) == [Self.other])
    #expect(joint.origins(of: "氏名", in: Self.other) == [Self.second])
  }

  @Test func anItemThatATownDoesNotKnowPassesAsWell() throws {
    let one = Town("甲", gives: "[氏名, 病歴]", more: Town.itemOfItsOwn)
    let files = run(one, Town("乙", takes: "全て"), part: Town.partOfNames)
    #expect(try told(files, in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
  }

  @Test func whoNamesItemsCarriesNoOthers() throws {
    let files = run(Town("甲", gives: "[氏名, 病歴]"), Town("乙", takes: "氏名"))
    #expect(try told(files, in: Self.second).isEmpty)
  }

  /// 不明 claims what its own model knows, and carries of the rest what is there.
  @Test func anUnknownFlowCarriesWhatIsThere() throws {
    let one = Town("甲", gives: "[氏名, 病歴]", more: Town.itemOfItsOwn)
    let files = run(one, Town("乙", takes: "不明"), part: Town.partOfNames)
    #expect(try told(files, in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
  }

  @Test func aClassOfItsOwnBecomesTheSharedOneAroundIt() throws {
    let one = Town("甲", gives: "病歴", of: "患者", more: "個人の範囲: {患者: {属する: 被保険者}}\n")
    let two = Town("乙", takes: "全て", more: "個人の範囲: {高齢者: {属する: 被保険者}, 住民: {}}\n")
    #expect(
      try told(run(one, two), in: Self.second) == [
        "S101 乙社 社機 病歴 read 被保険者", "S101 乙社 社機 病歴 read 高齢者",
        "S101 乙社 社機 病歴 read 住民・被保険者", "S101 乙社 社機 病歴 read 住民・高齢者",
      ])
  }

  /// Who lies in no shared class is anybody.
  @Test func whoIsInNoSharedClassIsEverybody() throws {
    let one = Town("甲", gives: "病歴", of: "患者", more: "個人の範囲: {患者: {}}\n")
    #expect(
      try told(run(one, Town("乙", takes: "全て")), in: Self.second) == [
        "S101 乙社 社機 病歴 read 被保険者", "S101 乙社 社機 病歴 read 以外",
      ])
  }

  // MARK: Keys and keeps

  @Test func whatIsSealedUnderAKeyOfAnotherIsInCustody() throws {
    let one = Town("甲", gives: "病歴", seal: "甲鍵", more: "鍵: {甲鍵: {保持者: 甲課}}\n")
    #expect(
      try told(run(one, Town("乙", takes: "全て")), in: Self.second)
        == ["S101 乙社 社機 病歴 custody 被保険者"])
  }

  @Test func aKeyOfAnotherIsHeldByWhoeverIsSomebodyHere() throws {
    let one = Town(
      "甲", gives: "病歴", seal: "甲鍵", parties: ", 乙社: {}", more: "鍵: {甲鍵: {保持者: [甲課, 乙社]}}\n")
    let two = Town("乙", takes: "全て")
    #expect(try told(run(one, two), in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
    let stranger = Town(
      "甲", gives: "病歴", seal: "甲鍵", parties: ", 乙社: {名称: 乙商会}",
      more: "鍵: {甲鍵: {保持者: [甲課, 乙社]}}\n")
    #expect(
      try told(run(stranger, two), in: Self.second) == ["S101 乙社 社機 病歴 custody 被保険者"])
  }

  /// What arrived on the first day is kept for two more; what another has there begins no time of its own.
  @Test func whatIsGoneThereIsGoneHere() throws {
    let part = Town.part.replacing("運用: 連合会", with: "運用: 連合会, 保存: 2日")
    let one = Town("甲", gives: "病歴", period: "令和6年4月1日〜令和6年4月1日")
    let onThird = run(one, Town("乙", takes: "全て", takesFrom: "令和6年4月3日"), part: part)
    #expect(try told(onThird, in: Self.second, after: 1).isEmpty)
    #expect(try told(onThird, in: Self.second, after: 2) == ["S101 乙社 社機 病歴 read 被保険者"])
    #expect(try told(onThird, in: Self.second, after: 9) == ["S101 乙社 社機 病歴 read 被保険者"])
    let onFourth = run(one, Town("乙", takes: "全て", takesFrom: "令和6年4月4日"), part: part)
    #expect(try told(onFourth, in: Self.second, after: 9).isEmpty)
  }

  // MARK: Papers

  @Test func aPaperOfAnotherCoversWhoIsOne() throws {
    func one(_ paper: String, parties: String = ", 乙社: {}") -> Town {
      Town("甲", gives: "病歴", parties: parties, papers: paper)
    }
    let two = Town("乙", takes: "全て")
    let paper = "{種別: 業務委託, 相手: 乙社, 項目: 病歴, 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}"
    #expect(try told(run(one(paper), two), in: Self.second).isEmpty)
    // By no channel, from a later day, for a place that is nobody's here, or to somebody else of that name.
    let noChannel = one(paper.replacing("媒体: 専用線, ", with: ""))
    #expect(try told(run(noChannel, two), in: Self.second) == ["S103 乙社 ② 病歴 read 被保険者"])
    let later = one(paper.replacing("期間: 令和6年4月1日", with: "期間: 令和6年4月6日"))
    #expect(try told(run(later, two), in: Self.second) == ["S105 乙社 社機 病歴 read 被保険者"])
    #expect(try told(run(later, two), in: Self.second, after: 5).isEmpty)
    let elsewhere = one(paper.replacing("媒体: 専用線", with: "媒体: 専用線, システム: 社機"))
    #expect(try told(run(elsewhere, two), in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
    let stranger = one(paper, parties: ", 乙社: {名称: 乙商会}")
    #expect(try told(run(stranger, two), in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
  }

  /// A paper for a town's own class covers nothing of the class around it.
  @Test func aPaperAboutAClassOfItsOwnIsReadNarrowly() throws {
    func one(_ people: String) -> Town {
      Town(
        "甲", gives: "病歴", of: "患者", parties: ", 乙社: {}",
        more: "個人の範囲: {患者: {属する: 被保険者}}\n",
        papers: "{種別: 業務委託, 相手: 乙社, 項目: 病歴, 対象: \(people), 媒体: 専用線, 期間: 令和6年4月1日〜}")
    }
    let two = Town("乙", takes: "全て")
    #expect(try told(run(one("患者"), two), in: Self.second) == ["S102 乙社 社機 病歴 read 被保険者"])
    #expect(try told(run(one("被保険者"), two), in: Self.second).isEmpty)
  }

  /// 全て on a paper is what its own model knows.
  @Test func aPaperOfEverythingApprovesNothingThatItsModelDoesNotKnow() throws {
    let two = Town("乙", takes: "全て", approved: "全て")
    let one = Town("甲", gives: "病歴", more: Town.itemOfItsOwn)
    let files = run(one, two, part: Town.partOfNames)
    #expect(try told(files, in: Self.second) == ["S101 乙社 社機 病歴 read 被保険者"])
    #expect(try told(run(Town("甲", gives: "病歴"), two), in: Self.second).isEmpty)
  }

  // MARK: Who is exempt, who joins

  @Test func exemptIsWhoIsExemptWhereItComesFrom() throws {
    let part = Town.part.replacing("主体: {", with: "主体: {県: {}, 県課: {所属: 県}, 県係: {所属: 県}, ")
    func business(_ name: String, _ section: String, gives: String, takes: String?) -> Town {
      var town = Town(name, gives: gives, takes: takes)
      town.authority = "県"
      town.section = section
      town.receiver = "県課"
      return town
    }
    let two = business("乙", "県課", gives: "氏名", takes: "全て")
    let same = run(business("甲", "県課", gives: "病歴", takes: nil), two, part: part)
    #expect(try told(same, in: Self.second).isEmpty)
    let another = run(business("甲", "県係", gives: "病歴", takes: nil), two, part: part)
    #expect(try told(another, in: Self.second) == ["S101 県課 社機 病歴 read 被保険者"])
  }

  @Test func whatIsNotInForceDoesNotJoin() throws {
    let former = Town("甲", gives: "病歴", more: "状態: 変更前\n")
    let models = try Businesses.read(run(former, Town("乙", takes: "全て")))
    #expect(SlowJoint(models, days: Self.days).groups.isEmpty)
    #expect(SlowJoint(models, days: Self.days).cells.isEmpty)
  }

  @Test func withNothingSharedThereIsNothingJoint() throws {
    var models = try Businesses.read(run(Town("甲", gives: "病歴"), Town("乙", takes: "全て")))
    for index in models.indices { models[index].sharedParts = [] }
    #expect(SlowJoint(models, days: Self.days).groups.isEmpty)
    let apart = [
      "部品.yaml": Town.part, "部品2.yaml": Town.part, "甲.yaml": Town("甲", gives: "病歴").text,
      "乙.yaml": Town("乙", takes: "全て").text.replacing("部品.yaml", with: "部品2.yaml"),
    ]
    #expect(SlowJoint(try Businesses.read(apart), days: Self.days).groups.isEmpty)
  }
}

/// A town with a ledger, whose section hands items to the hub; and perhaps a flow from there to its contractor.
struct Town {
  static let part = """
    nagarezu: 1
    主体: {連合会: {}}
    個人の範囲: {被保険者: {}}
    情報項目: {氏名: {}, 病歴: {}}
    システム:
      共同処理: {運用: 連合会}

    """

  /// The same without 病歴, and the words that declare it in a model.
  static let partOfNames = part.replacing(", 病歴: {}", with: "")
  static let itemOfItsOwn = "情報項目: {病歴: {}}\n"

  let name: String
  var authority: String
  var section: String
  var receiver: String
  var gives = "氏名"
  var people = "被保険者"
  var period = "令和6年4月1日〜"
  var seal: String?
  var takes: String?
  var takesFrom = "令和6年4月1日"
  var parties = ""
  var more = ""
  var approved = "氏名"
  var papers = ""

  /// A town; its contractor may have 氏名 alone unless `approved` says more.
  init(
    _ name: String, gives: String = "氏名", of people: String = "被保険者",
    period: String = "令和6年4月1日〜", seal: String? = nil, takes: String? = nil,
    takesFrom: String = "令和6年4月1日", parties: String = "", more: String = "",
    approved: String = "氏名", papers: String = ""
  ) {
    self.name = name
    authority = "\(name)市"
    section = "\(name)課"
    receiver = "\(name)社"
    (self.gives, self.people, self.period, self.seal) = (gives, people, period, seal)
    (self.takes, self.takesFrom, self.parties, self.more) = (takes, takesFrom, parties, more)
    (self.approved, self.papers) = (approved, papers)
  }

  private var ownParties: String {
    let isOwn = authority == "\(name)市"
    return isOwn
      ? "\(authority): {種別: 実施機関}, \(section): {所属: \(authority)}, \(receiver): {}" : "\(name)社: {}"
  }

  /// As a file.
  var text: String {
    let scope = "対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜"
    let sealing = seal.map { ", 封印: \($0)" } ?? ""
    let way = takes.map {
      "  - {番号: ②, から: 共同処理, へ: 社機, 経路: 専用線, 項目: \($0), 期間: \(takesFrom)〜}\n"
    }
    return """
      nagarezu: 1
      件名: \(name)の事業
      実施機関: \(authority)
      保有課: \(section)
      取込: 部品.yaml
      \(more)主体: {\(ownParties)\(parties)}
      システム:
        台帳: {運用: \(section), 保有: [{項目: \(gives), 対象: \(people)}]}
        社機: {運用: \(receiver)}
      流れ:
        - {番号: ①, から: 台帳, へ: 共同処理, 経路: 専用線, 項目: \(gives), 対象: \(people), 期間: \(period)\(sealing)}
      \(way ?? "")承認:
        - {種別: 法令, 相手: 連合会, 項目: \(gives), \(scope)}
        - {種別: 外部結合, 相手: 連合会, 項目: \(gives), \(scope)}
        - {種別: 業務委託, 相手: \(receiver), 項目: \(approved), \(scope)}
      \(papers.isEmpty ? "" : "  - \(papers)\n")
      """
  }
}
