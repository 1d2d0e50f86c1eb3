import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// An approval is what was decided (P310): what a paper covers does not grow without a later 議決日, however the model says it.
@Suite struct DecidedTests {
  private static let base = """
    nagarezu: 1
    件名: 給付
    実施機関: 区
    主体: {区: {種別: 実施機関}, 業者: {種別: 企業}, 会社: {種別: 企業}, 県: {種別: 団体}}
    情報項目: {氏名: {}, 病歴: {}}
    目的: {給付: {}, 調査: {}}
    システム:
      台帳: {運用: 区, 保有: {項目: [氏名, 病歴], 目的: [給付, 調査], 期間: 令和6年4月1日〜令和7年3月31日}, 保存: 令和7年3月31日}
      機: {運用: 業者, 保存: 1日}
      機2: {運用: 業者, 保存: 1日}
    流れ:
      - {番号: ①, から: 台帳, へ: 機, 経路: 専用線, 項目: 氏名, 目的: 給付, 期間: 令和6年6月1日〜令和6年7月1日}
    承認:
      - {種別: 業務委託, 相手: 業者, システム: 機, 項目: 氏名, 対象: 全員, 媒体: 専用線, 目的: 給付, 議決日: 令和6年5月1日, 期間: 令和6年6月1日〜令和6年7月1日}
      - {種別: 外部結合, 相手: 業者, 項目: 氏名, 対象: 全員, 媒体: 専用線, 両端: [台帳, 機], 議決日: 令和6年5月1日, 期間: 令和6年6月1日〜令和6年7月1日}
    ...

    """

  private static func model(_ edits: [(String, String)]) throws -> Model {
    let text = edits.reduce(base) { $0.replacing($1.0, with: $1.1) }
    return try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
  }

  private static let period = "期間: 令和6年6月1日〜令和6年7月1日}"
  private static let entrusted = "システム: 機, 項目: 氏名"

  /// Edits of the model before, then those that widen it.
  static let wider: [(before: [(String, String)], after: [(String, String)])] = [
    ([], [(entrusted, "システム: 機, 項目: [氏名, 病歴]")]),
    ([], [(entrusted, "項目: 氏名")]),
    ([], [("目的: 給付, 議決日", "目的: [給付, 調査], 議決日")]),
    ([], [("両端: [台帳, 機], ", "")]),
    ([], [("両端: [台帳, 機]", "両端: [台帳, 機2]")]),
    ([("両端: [台帳, 機]", "経由: 県")], [("両端: [台帳, 機], ", "")]),
    // Imprecise dates cover what happens on the same date.
    ([], [(period, "期間: 令和6年6月1日〜令和6年7月}")]),
    (
      [],
      [
        (
          "5月1日, 期間: 令和6年6月1日〜令和6年7月1日}", "5月1日, 期間: [令和6年6月1日〜令和6年7月1日, 令和6年8月]}"
        )
      ]
    ),
    (
      [(period, "期間: 令和6年6月}")],
      [(period, "期間: 令和6年6月}"), (entrusted, "システム: 機, 項目: [氏名, 病歴]")]
    ),
    ([(period, "期間: 令和6年6月}")], [(period, "期間: 令和6年度}")]),
    // Two things of one name were two.
    ([], [("業者: {種別: 企業}, 会社: {種別: 企業}", "業者: {種別: 企業, 別名: 会社}")]),
    ([], [("会社: {種別: 企業}", "会社: {種別: 企業, 所属: 業者}")]),
    ([], [("情報項目: {氏名: {}, 病歴: {}}", "情報項目: {氏名: {別名: 病歴}}"), ("[氏名, 病歴]", "氏名")]),
    ([], [("機: {運用: 業者, 保存: 1日}\n  機2: {運用: 業者, 保存: 1日}", "機: {運用: 業者, 保存: 1日, 別名: 機2}")]),
    // Under another name, or another kind, it is the same decision.
    ([], [("業者", "業社"), (entrusted, "システム: 機, 項目: [氏名, 病歴]")]),
    ([], [("業者", "業社"), (period, "期間: 令和6年6月1日〜令和7年7月1日}")]),
    ([], [("種別: 業務委託", "種別: 外部提供"), (entrusted, "システム: 機, 項目: [氏名, 病歴]")]),
    // What was decided of a part was not decided of the whole, nor of what is around a system.
    (
      [("会社: {種別: 企業}", "会社: {種別: 企業, 所属: 県}"), ("種別: 業務委託, 相手: 業者, システム: 機", "種別: 外部提供, 相手: 会社")],
      [
        ("会社: {種別: 企業}", "会社: {種別: 企業, 所属: 県}"), ("種別: 業務委託, 相手: 業者, システム: 機", "種別: 外部提供, 相手: 県"),
      ]
    ),
    (
      [("会社: {種別: 企業}", "会社: {種別: 企業, 所属: 県}"), ("種別: 業務委託, 相手: 業者, システム: 機", "種別: 外部提供, 相手: 県")],
      [
        ("会社: {種別: 企業}", "会社: {種別: 企業, 所属: 県}"),
        ("種別: 業務委託, 相手: 業者, システム: 機, 項目: 氏名", "種別: 外部提供, 相手: 会社, 項目: [氏名, 病歴]"),
      ]
    ),
    (
      [("機: {運用: 業者", "機: {運用: 業者, 内包先: 機2"), ("種別: 業務委託, 相手: 業者, システム: 機", "種別: 電算処理, 相手: 機")],
      [("機: {運用: 業者", "機: {運用: 業者, 内包先: 機2"), ("種別: 業務委託, 相手: 業者, システム: 機", "種別: 電算処理, 相手: 機2")]
    ),
    (
      [("種別: 業務委託, 相手: 業者, システム: 機", "種別: 電算処理, 相手: 機")],
      [
        ("種別: 業務委託, 相手: 業者, システム: 機, 項目: 氏名", "種別: 電算処理, 相手: 器, 項目: [氏名, 病歴]"),
        ("  機: {運用: 業者", "  器: {運用: 業者"), ("へ: 機,", "へ: 器,"), ("両端: [台帳, 機]", "両端: [台帳, 器]"),
      ]
    ),
  ]

  @Test(arguments: wider.indices) func whatGrewWasNotDecided(index: Int) throws {
    let (before, after) = Self.wider[index]
    let (old, new) = try (Self.model(before), Self.model(after))
    #expect(!Comparison(old, new).widened.isEmpty)
    #expect(Comparison(old, old).widened.isEmpty && Comparison(new, new).widened.isEmpty)
    // A later decision is one.
    let decided = try Self.model(after + [("議決日: 令和6年5月1日", "議決日: 令和6年5月2日")])
    #expect(Comparison(old, decided).widened.isEmpty)
  }

  @Test(arguments: [
    [
      ("システム: 機, 項目: 氏名", "システム: 機, 項目: 氏名"), ("期間: 令和6年6月1日〜令和6年7月1日}", "期間: 令和6年6月2日〜令和6年6月30日}"),
    ],
    // A system within one that a paper is for.
    [("機2: {運用: 業者, 保存: 1日}", "機2: {運用: 業者, 保存: 1日}\n  機3: {運用: 業者, 内包先: 機, 保存: 1日}")],
    [("両端: [台帳, 機]", "両端: [機, 台帳]")],
    [("業者: {種別: 企業}", "業者: {種別: 企業, 名称: 株式会社業者}")],
    // Another name, or another kind, and no more; and somebody else, of whom something else was decided.
    [("業者", "業社")],
    [("種別: 業務委託", "種別: 外部提供")],
    [("業者", "業社"), (entrusted, "システム: 機, 項目: [氏名, 病歴]"), ("議決日: 令和6年5月1日", "議決日: 令和6年4月1日")],
    [
      (
        "承認:\n",
        "承認:\n  - {種別: 法令, 相手: 会社, 項目: [氏名, 病歴], 対象: 全員, 根拠: 住民基本台帳法第12条, 議決日: 令和6年5月1日, 期間: 令和6年6月1日〜令和7年7月1日}\n"
      )
    ],
  ])
  func whatDidNotGrowIsNotTold(edits: [(String, String)]) throws {
    let (old, new) = try (Self.model([]), Self.model(edits))
    #expect(Comparison(old, new).widened.isEmpty)
  }

  /// What was decided of the whole was decided of its part; and what stays decided of the part is not what is decided of the whole.
  @Test func aPaperToAPartIsNoMoreThanOneToTheWhole() throws {
    let part = ("会社: {種別: 企業}", "会社: {種別: 企業, 所属: 県}")
    func provided(_ to: String, _ more: String = "") throws -> Model {
      try Self.model([
        part, ("種別: 業務委託, 相手: 業者, システム: 機", "種別: 外部提供, 相手: \(to)"), ("承認:\n", "承認:\n" + more),
      ])
    }
    let (whole, one) = try (provided("県"), provided("会社"))
    #expect(Comparison(whole, one).widened.isEmpty)
    let paper = "  - {種別: 外部提供, 相手: 県, 項目: 病歴, 対象: 全員, 議決日: 令和6年5月1日, 期間: 令和6年6月1日〜令和6年7月1日}\n"
    #expect(try Comparison(one, provided("会社", paper)).widened.isEmpty)
  }

  @Test func aGapThatGrewOrCameTwiceIsNew() throws {
    func open(_ items: String, _ more: String = "") throws -> Model {
      try Self.model([
        ("経路: 専用線, 項目: 氏名, 目的", "項目: \(items), 目的"),
        ("承認:\n", more + "承認:\n"),
      ])
    }
    let twin = "  - {番号: ①, から: 台帳, へ: 機, 項目: 氏名, 目的: 給付, 期間: 令和6年6月1日〜令和6年7月1日}\n"
    let old = try open("氏名")
    for new in [try open("[氏名, 病歴]"), try open("氏名", twin)] {
      #expect(Against([new], since: [old]).gaps.new.map(\.gap.kind) == [.channel])
      #expect(Against([new], since: [new]).gaps.new.isEmpty)
      #expect(Against([old], since: [new]).gaps.new.isEmpty)
    }
  }

  /// A new version is held against the one it supersedes, and what has no earlier one is named.
  @Test func aNewVersionIsHeldAgainstTheOneBefore() throws {
    let wide = Self.base.replacing(Self.entrusted, with: "システム: 機, 項目: [氏名, 病歴]")
    func models(_ files: [String: String]) -> [Model] {
      let run = ModelLoader(files: MemoryFiles(files)).read(files.keys.sorted())
      #expect(run.problems.isEmpty, "\(run.problems)")
      return run.models
    }
    let old = models(["a.yaml": Self.base])
    let later = wide.replacing("件名: 給付\n", with: "件名: 給付2\n版の元: a.yaml\n状態: 案\n")
    let draft = wide.replacing("件名: 給付\n", with: "件名: 給付\n状態: 案\n")
    for text in [later, draft] {
      let against = Against(models(["a.yaml": Self.base, "b.yaml": text]), since: old)
      #expect(against.findings.new.contains { $0.finding.rule == "P310" })
      #expect(against.unmatched.isEmpty)
    }
    let other = wide.replacing("件名: 給付\n", with: "件名: 別の事業\n")
    let against = Against(models(["a.yaml": Self.base, "b.yaml": other]), since: old)
    #expect(against.unmatched.map(\.span.file) == ["b.yaml"])
  }
}
