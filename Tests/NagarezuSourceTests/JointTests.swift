import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What only several businesses with a common part have together (design §10.20, `docs/adr/0015`).
@Suite struct JointTests {
  /// A part with a system of a federation, into which towns put what they have.
  private static let part = """
    nagarezu: 1
    主体: {連合会: {}}
    個人の範囲: {被保険者: {}}
    情報項目: {氏名: {}}
    システム: {共同処理: {運用: 連合会}}

    """

  /// A town that puts `gives` about `of` into the federation's system and takes `takes` out to its company.
  private static func town(
    _ name: String, gives: String = "氏名", of people: String = "被保険者", takes: String = "氏名",
    seal: String = "", more: String = "", approves: String = "氏名"
  ) -> String {
    """
    nagarezu: 1
    件名: \(name)の事業
    実施機関: \(name)
    保有課: \(name)課
    取込: 部品.yaml
    \(more)主体: {\(name): {種別: 実施機関}, \(name)課: {所属: \(name)}, \(name)社: {}}
    システム:
      \(name)台帳: {運用: \(name)課, 保有: [{項目: \(gives), 対象: \(people)}]}
      \(name)社機: {運用: \(name)社}
    流れ:
      - {番号: ①, から: \(name)台帳, へ: 共同処理, 経路: 専用線, 項目: \(gives), 対象: \(people), \(seal)期間: 令和6年4月1日〜}
      - {番号: ②, から: 共同処理, へ: \(name)社機, 経路: 専用線, 項目: \(takes), 対象: 被保険者, 期間: 令和6年4月1日〜}
    承認:
      - {種別: 法令, 相手: 連合会, 項目: \(gives), 対象: \(people), 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 外部結合, 相手: 連合会, 項目: \(gives), 対象: \(people), 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 業務委託, 相手: \(name)社, 項目: \(approves), 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}

    """
  }

  private static let sick = "情報項目: {病歴: {区分: 要配慮}}\n"

  private func verdicts(
    _ files: [String: String], joint: JointGroups.Versions? = .current,
    of paths: [String]? = nil
  ) -> [String: Verdict] {
    let all = files.merging(["部品.yaml": Self.part]) { own, _ in own }
    let run = ModelLoader(files: MemoryFiles(all)).read(paths ?? files.keys.sorted())
    #expect(run.problems.isEmpty)
    let verdicts = AmongBusinesses.verdicts(run.models, joint: joint)
    return Dictionary(uniqueKeysWithValues: verdicts.map { ($0.model.span.file, $0) })
  }

  /// The joint findings of a model: rule, party and items.
  private func joint(_ verdict: Verdict?) -> [String] {
    guard let verdict else { return ["no verdict"] }
    return verdict.findings.filter { $0.businesses != nil }.map { finding in
      let party = finding.party.map { verdict.model[$0].name } ?? "-"
      return "\(finding.rule) \(party) \(finding.items.map { verdict.model[$0].name })"
    }
  }

  private static let twoTowns = [
    "甲.yaml": town("甲市", gives: "[氏名, 病歴]", more: sick),
    "乙.yaml": town("乙市", takes: "全て"),
  ]

  /// One puts in what the other does not know, and the other's flow of everything takes it on.
  @Test func whatOnePutsInAnotherTakesOut() throws {
    let found = verdicts(Self.twoTowns)
    #expect(joint(found["甲.yaml"]).isEmpty)
    #expect(joint(found["乙.yaml"]) == ["S101 乙市社 [\"病歴\"]"])
    let told = try #require(found["乙.yaml"]?.findings.first { $0.businesses != nil })
    #expect(told.businesses == ["甲市の事業"])
    #expect(told.id == "S101/乙市社/乙市社機/read/専用線/②/合同")
    #expect(told.message.ja.hasSuffix("（ほかの事業「甲市の事業」から）"))
    #expect(told.related.map(\.span.file) == ["甲.yaml"] && told.related[0].span.line == 12)
    #expect(found["乙.yaml"]?.outcome == .findings && found["甲.yaml"]?.outcome == .clean)
  }

  /// All who include the part were seen: the gap goes, and the assumption says so.
  @Test func theGapGoesWhereAllWereSeen() throws {
    let found = verdicts(Self.twoTowns)
    #expect(found.values.flatMap(\.gaps).isEmpty)
    #expect(
      found["乙.yaml"]?.model.assumptions.map(\.message.ja).filter { $0.hasPrefix("部品") }
        == ["部品「部品.yaml」を使う事業2件を合わせて調べた。ほかの事業はない"])
  }

  @Test func withoutItTheGapStays() {
    let found = verdicts(Self.twoTowns, joint: nil)
    #expect(found["乙.yaml"]?.gaps.map(\.kind) == [.shared])
    #expect(joint(found["乙.yaml"]).isEmpty && found["乙.yaml"]?.outcome == .cannotSay)
  }

  /// A third that is not in the run may put in what nobody saw: it is named.
  @Test func theGapStaysWhereOneIsMissing() {
    let all = Self.twoTowns.merging(["丙.yaml": Self.town("丙市")]) { own, _ in own }
    let found = verdicts(all, of: ["甲.yaml", "乙.yaml"])
    #expect(found["乙.yaml"]?.gaps.map(\.kind) == [.shared])
    #expect(joint(found["乙.yaml"]) == ["S101 乙市社 [\"病歴\"]"])
    let assumed = found["乙.yaml"]?.model.assumptions.map(\.message.ja) ?? []
    #expect(assumed.contains("部品「部品.yaml」を使う「丙.yaml」は合わせて調べていない"))
  }

  /// A business that has only a 案, or only a 変更前, is not judged jointly: it is named, and the gap stays.
  @Test(arguments: ["案", "変更前"])
  func theGapStaysWhereABusinessHasNoCurrentVersion(state: String) {
    let other = Self.town("甲市", gives: "[氏名, 病歴]", more: Self.sick + "状態: \(state)\n")
    let found = verdicts(["甲.yaml": other, "乙.yaml": Self.town("乙市", takes: "全て")])
    #expect(found["乙.yaml"]?.gaps.map(\.kind) == [.shared])
    let assumed = found["乙.yaml"]?.model.assumptions.map(\.message.ja) ?? []
    #expect(assumed.contains("部品「部品.yaml」を使う「甲.yaml」は合わせて調べていない"))
  }

  /// What a business did before it left the part is not missing: its current version stands for it.
  @Test func theGapGoesWhereOnlyAFormerVersionIncludesThePart() {
    let former = Self.town("甲市", gives: "[氏名, 病歴]", more: Self.sick + "状態: 変更前\n")
    let now =
      "nagarezu: 1\n件名: 甲市の事業\n実施機関: 甲市\n主体: {甲市: {種別: 実施機関}, 甲市社: {}}\n"
      + "情報項目: {氏名: {}}\nシステム: {甲市台帳: {運用: 甲市, 保有: [{項目: 氏名}]}, 甲市庫: {運用: 甲市}}\n"
      + "流れ: [{番号: ①, から: 甲市台帳, へ: 甲市庫, 項目: 氏名, 期間: 令和6年4月1日〜}]\n"
      + "承認: [{種別: 業務委託, 相手: 甲市社, 項目: 氏名, 対象: 全員, 媒体: 紙, 期間: 令和6年4月1日〜}]\n"
    let files = [
      "甲.yaml": now, "甲前.yaml": former, "乙.yaml": Self.town("乙市", takes: "全て"),
    ]
    #expect(verdicts(files)["乙.yaml"]?.gaps.map(\.kind) == [])
  }

  @Test func aNamedFlowTakesNothingOfOthers() {
    let named = ["甲.yaml": Self.twoTowns["甲.yaml"] ?? "", "乙.yaml": Self.town("乙市")]
    #expect(joint(verdicts(named)["乙.yaml"]).isEmpty)
  }

  /// A business's own class is read as the shared class around it, whole; its own verdict stays as exact as it was.
  @Test func anOwnClassIsReadAsTheSharedOneAround() throws {
    let own = "個人の範囲: {入院中の者: {属する: 被保険者}}\n"
    let files = [
      "甲.yaml": Self.town("甲市", gives: "[氏名, 病歴]", of: "入院中の者", more: Self.sick + own),
      "乙.yaml": Self.town("乙市", takes: "全て"),
    ]
    let found = verdicts(files)
    let told = try #require(found["乙.yaml"]?.findings.first { $0.businesses != nil })
    let model = try #require(found["乙.yaml"]?.model)
    #expect(told.atoms == model.population.atoms[0])
    #expect(joint(found["甲.yaml"]).isEmpty)
  }

  /// Sealed under a key that only its own business knows, it is kept and not read.
  @Test func aSealOfAnotherStaysShut() throws {
    let key = "鍵: {甲の鍵: {保持者: 甲市課}}\n"
    let files = [
      "甲.yaml": Self.town(
        "甲市", gives: "[病歴]", takes: "全て", seal: "封印: 甲の鍵, ", more: Self.sick + key),
      "乙.yaml": Self.town("乙市", takes: "全て"),
    ]
    let sealed = try #require(verdicts(files)["乙.yaml"]?.findings.first { $0.businesses != nil })
    #expect(sealed.exposure == .custody && sealed.rule == "S101")
  }

  /// Papers of the business it comes from count where their counterparty is the same.
  @Test func papersOfTheOthersCount() {
    func files(_ paper: String) -> [String: String] {
      [
        "甲.yaml": Self.town("甲市", gives: "[氏名, 病歴]", more: Self.sick)
          .replacing("甲市社: {}}", with: "甲市社: {}, 乙市社: {}}") + paper,
        "乙.yaml": Self.town("乙市", takes: "全て"),
      ]
    }
    let paper =
      "  - {種別: 外部提供, 相手: 乙市社, 項目: 病歴, 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}\n"
    #expect(joint(verdicts(files(""))["乙.yaml"]) == ["S101 乙市社 [\"病歴\"]"])
    #expect(joint(verdicts(files(paper))["乙.yaml"]).isEmpty)
    let late = paper.replacing("媒体: 専用線", with: "媒体: 紙")
    #expect(joint(verdicts(files(late))["乙.yaml"]) == ["S103 乙市社 [\"病歴\"]"])
  }

  /// Whoever is exempt in both stays so; a section that is exempt in one alone is judged of what comes from the other.
  @Test func exemptIsWhoIsExemptInEveryBusiness() {
    func town(_ section: String, _ takes: String) -> String {
      Self.town("甲市", gives: "[氏名, 病歴]", takes: takes, more: Self.sick)
        .replacing("甲市の事業", with: "\(section)の事業")
        .replacing("甲市課", with: section).replacing("運用: 甲市社", with: "運用: \(section)")
        .replacing("甲市台帳", with: "\(section)台帳").replacing("甲市社機", with: "\(section)機")
    }
    let same = ["甲.yaml": town("福祉課", "氏名"), "乙.yaml": town("福祉課", "全て")]
    #expect(verdicts(same).values.flatMap { joint($0) }.isEmpty)
    let plain = Self.town("甲市", gives: "氏名", takes: "全て")
      .replacing("甲市の事業", with: "税の事業").replacing("甲市課", with: "税務課")
      .replacing("運用: 甲市社", with: "運用: 税務課").replacing("甲市台帳", with: "税務台帳")
      .replacing("甲市社機", with: "税務機")
    let apart = ["甲.yaml": town("福祉課", "氏名"), "乙.yaml": plain]
    #expect(joint(verdicts(apart)["乙.yaml"]) == ["S106 税務課 [\"病歴\"]"])
  }

  @Test func onlyTheCurrentVersionJoinsUnlessDraftsAreAsked() {
    let draft = Self.town("甲市", gives: "[氏名, 病歴]", more: Self.sick + "状態: 案\n")
    let files = [
      "甲.yaml": Self.town("甲市"), "甲案.yaml": draft,
      "乙.yaml": Self.town("乙市", takes: "全て"),
    ]
    #expect(joint(verdicts(files)["乙.yaml"]).isEmpty)
    #expect(joint(verdicts(files, joint: .draft)["乙.yaml"]) == ["S101 乙市社 [\"病歴\"]"])
  }

  /// What one keeps until a day is in the other's world until that day, and not longer.
  @Test func whatIsTakenInIsThereAsLongAsWhereItComesFrom() throws {
    let kept = Self.part.replacing("運用: 連合会}", with: "運用: 連合会, 保存: 1年}")
    let ended = Self.town("甲市", gives: "[氏名, 病歴]", more: Self.sick)
      .replacing("期間: 令和6年4月1日〜}", with: "期間: 令和6年4月1日〜令和7年3月31日}")
    let files = ["部品.yaml": kept, "甲.yaml": ended, "乙.yaml": Self.town("乙市", takes: "全て")]
    let told = try #require(
      verdicts(files, of: ["甲.yaml", "乙.yaml"])["乙.yaml"]?.findings
        .first { $0.businesses != nil && $0.rule == "S101" })
    let brought = try #require(told.during.first)
    #expect(brought.first == Day(year: 2024, month: 4, day: 1))
    #expect(told.passage != nil)
  }

  /// Every town has a business of that title: they are no versions of one another.
  @Test func townsWithBusinessesOfOneTitleJoin() throws {
    let files = Self.twoTowns.mapValues {
      $0.replacing("件名: 甲市の事業", with: "件名: 国保").replacing("件名: 乙市の事業", with: "件名: 国保")
    }
    #expect(joint(verdicts(files)["乙.yaml"]) == ["S101 乙市社 [\"病歴\"]"])
    // A town's own version under another of its names is none of another town.
    let renamed = files.merging([
      "丙.yaml": Self.town("乙市", takes: "全て").replacing("件名: 乙市の事業", with: "件名: 国保")
        .replacing("乙市: {種別: 実施機関}", with: "乙: {種別: 実施機関, 別名: 乙市}")
        .replacing("実施機関: 乙市\n", with: "実施機関: 乙\n状態: 変更前\n")
        .replacing("所属: 乙市", with: "所属: 乙")
    ]) { own, _ in own }
    let verdicts = verdicts(renamed)
    #expect(joint(verdicts["乙.yaml"]) == ["S101 乙市社 [\"病歴\"]"])
    #expect(joint(verdicts["丙.yaml"]).isEmpty)
  }

  /// Two towns hand it round, one of them keeping it for a day: it never goes away, and that takes no round a day to find out.
  @Test(arguments: [("", true), ("令和8年3月31日", false)])
  func whatGoesRoundLongerWithEveryRoundIsFollowedToItsEnd(end: String, isForEver: Bool) throws {
    let part = """
      nagarezu: 1
      主体: {県: {種別: 団体}}
      個人の範囲: {住民: {}}
      情報項目: {氏名: {}, 病歴: {}}
      システム: {共同: {運用: 県, 保存: 0日}, 共同2: {運用: 県, 保存: 0日}}

      """
    func town(_ name: String, _ body: String) -> String {
      "nagarezu: 1\n件名: \(name)\n取込: 部品.yaml\n実施機関: \(name)市\n" + body
    }
    let first = "令和6年4月1日〜"
    let paper = "承認: [{種別: 外部提供, 相手: 県, 項目: 病歴, 対象: 全員, 媒体: 紙, 期間: \(first)}]\n"
    let files = [
      "部品.yaml": part,
      "甲.yaml": town(
        "甲",
        """
        主体: {甲市: {種別: 実施機関}}
        システム: {甲台帳: {運用: 甲市, 保有: {項目: 病歴}}}
        流れ:
          - {番号: ①, から: 甲台帳, へ: 共同, 経路: 紙, 項目: 病歴, 期間: \(first)令和6年6月30日}
        \(paper)
        """),
      "乙.yaml": town(
        "乙",
        """
        主体: {乙市: {種別: 実施機関}}
        システム: {乙機: {運用: 乙市, 保存: 1日}}
        流れ:
          - {番号: ①, から: 共同, へ: 乙機, 経路: 紙, 項目: 全て, 期間: \(first)\(end)}
          - {番号: ②, から: 乙機, へ: 共同2, 経路: 紙, 項目: 全て, 期間: \(first)\(end)}
        \(paper)
        """),
      "丙.yaml": town(
        "丙",
        """
        主体: {丙市: {種別: 実施機関}, 業者: {種別: 企業}}
        システム: {機: {運用: 業者, 保存: 0日}}
        流れ:
          - {番号: ①, から: 共同2, へ: 機, 経路: 紙, 項目: 全て, 期間: \(first)}
          - {番号: ②, から: 機, へ: 共同, 経路: 紙, 項目: 全て, 期間: \(first)}
        \(paper)
        """),
    ]
    let told = try #require(
      verdicts(files, of: ["甲.yaml", "乙.yaml", "丙.yaml"])["丙.yaml"]?.findings
        .first { $0.businesses != nil && $0.rule == "S106" })
    let days = told.during
    #expect(days.first?.first == Day(year: 2024, month: 4, day: 1))
    #expect(days.last?.last == (isForEver ? .distantFuture : Day(year: 2026, month: 3, day: 31)))
  }

  /// It can be accepted, and a waiver of it is told as unused only where it was looked for.
  @Test func aJointFindingCanBeWaived() {
    let waiver = """
      留保:
        - {指摘: S101/乙市社/乙市社機/read/専用線/②/合同, 項目: 病歴, 対象: 被保険者, 責任者: 課長, 理由: 協定を結ぶまでの間, 期限: 令和99年3月31日}

      """
    let names = "情報項目: {病歴: {}}\n"
    let files = [
      "甲.yaml": Self.twoTowns["甲.yaml"] ?? "",
      "乙.yaml": Self.town("乙市", takes: "全て", more: names) + waiver,
    ]
    let together = verdicts(files)["乙.yaml"]
    #expect(together?.findings.contains { $0.isWaived && $0.businesses != nil } == true)
    #expect(together?.findings.contains { $0.rule == "W101" } == false)
    let alone = verdicts(files, joint: nil)["乙.yaml"]
    #expect(alone?.findings.contains { $0.rule == "W101" } == false)
  }
}
