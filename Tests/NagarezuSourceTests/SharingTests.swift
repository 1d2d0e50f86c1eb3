import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// Systems and people of a part that several businesses include (design §10.20, as far as one model says it).
@Suite struct SharingTests {
  private static let part = """
    nagarezu: 1
    主体: {連合会: {}}
    個人の範囲: {被保険者: {}}
    情報項目: {氏名: {}, 病歴: {}}
    システム:
      共同処理: {運用: 連合会}
      中の機: {運用: 連合会, 内包先: 共同処理}

    """

  /// A business of a town that hands names in, and takes out what `items` says.
  private static func business(
    _ town: String, title: String? = nil, items: String = "全て", more: String = ""
  ) -> String {
    """
    nagarezu: 1
    件名: \(title ?? town)
    実施機関: \(town)
    保有課: \(town)課
    取込: 部品.yaml
    \(more)主体: {\(town): {種別: 実施機関}, \(town)課: {所属: \(town)}, \(town)社: {}}
    システム:
      台帳: {運用: \(town)課, 保有: [{項目: 氏名, 対象: 被保険者}]}
      社機: {運用: \(town)社}
    流れ:
      - {番号: ①, から: 台帳, へ: 共同処理, 経路: 専用線, 項目: 氏名, 対象: 被保険者, 期間: 令和6年4月1日〜}
      - {番号: ②, から: 共同処理, へ: 社機, 経路: 専用線, 項目: \(items), 期間: 令和6年4月1日〜}
    承認:
      - {種別: 法令, 相手: 連合会, 項目: 氏名, 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 外部結合, 相手: 連合会, 項目: 氏名, 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 業務委託, 相手: \(town)社, 項目: 氏名, 対象: 被保険者, 媒体: 専用線, 期間: 令和6年4月1日〜}

    """
  }

  /// The verdict on the first town's model beside other files.
  private func verdict(
    _ first: String = business("甲市"), beside others: [String: String],
    of paths: [String] = ["甲.yaml"]
  ) throws -> Verdict {
    let files = MemoryFiles(
      ["甲.yaml": first, "部品.yaml": Self.part].merging(others) { _, new in new })
    let models = ModelLoader(files: files).read(paths).models
    return Verdict(try #require(models.first { $0.span.file == "甲.yaml" }))
  }

  private func shared(_ verdict: Verdict) -> [String] {
    verdict.gaps.filter { $0.kind == .shared }.map(\.about)
  }

  @Test func aModelAloneSaysWhatOthersMayPutIntoItsPart() throws {
    let verdict = try verdict(beside: ["乙.yaml": Self.business("乙市")])
    #expect(shared(verdict) == ["②:共同処理→社機"])
    #expect(verdict.outcome == .cannotSay)
    #expect(
      verdict.model.assumptions.map(\.message.ja).filter { $0.hasPrefix("部品") }
        == ["部品「部品.yaml」のシステムと範囲に、ほかの事業が入れるものは調べていない"])
  }

  @Test func beingJudgedTogetherIsNoJointReach() throws {
    let others = ["乙.yaml": Self.business("乙市")]
    #expect(try shared(verdict(beside: others, of: ["甲.yaml", "乙.yaml"])) == ["②:共同処理→社機"])
  }

  @Test func whatOneBusinessAloneIncludesIsItsOwn() throws {
    let alone = try verdict(beside: [:])
    #expect(shared(alone).isEmpty && alone.outcome == .clean)
    #expect(alone.model.sharedParts.isEmpty)
    let sameTitle = ["乙.yaml": Self.business("甲市")]
    #expect(try verdict(beside: sameTitle).model.sharedParts.isEmpty)
    // That of another authority is no version of it.
    let otherTown = ["乙.yaml": Self.business("乙市", title: "甲市")]
    #expect(try !verdict(beside: otherTown).model.sharedParts.isEmpty)
  }

  @Test func versionsAreOneBusinessWhicheverNamesTheOther() throws {
    let later = Self.business("乙市", more: "版の元: 甲.yaml\n状態: 案\n")
    #expect(try verdict(beside: ["乙.yaml": later]).model.sharedParts.isEmpty)
    let earlier = Self.business("乙市", more: "状態: 変更前\n")
    let first = Self.business("甲市", more: "版の元: 乙.yaml\n")
    #expect(try verdict(first, beside: ["乙.yaml": earlier]).model.sharedParts.isEmpty)
    // A third business beside two versions.
    let third = ["乙.yaml": later, "丙.yaml": Self.business("丙市")]
    #expect(try verdict(beside: third).model.sharedParts == ["部品.yaml"])
  }

  @Test func namedItemsAreNoGapAndFlowsWithinThePartAreNone() throws {
    let others = ["乙.yaml": Self.business("乙市")]
    let named = try verdict(Self.business("甲市", items: "氏名"), beside: others)
    #expect(shared(named).isEmpty && named.model.sharedParts == ["部品.yaml"])
    let within = Self.business("甲市").replacing("へ: 社機", with: "へ: 中の機")
    #expect(try shared(verdict(within, beside: others)).isEmpty)
    let inner = Self.business("甲市").replacing("から: 共同処理, へ: 社機", with: "から: 中の機, へ: 社機")
    #expect(try shared(verdict(inner, beside: others)) == ["②:中の機→社機"])
    let back = Self.business("甲市", items: "氏名").replacing(
      "から: 共同処理, へ: 社機, 経路: 専用線, 項目: 氏名", with: "から: 社機, へ: 共同処理, 双方向: はい, 経路: 専用線, 項目: 全て")
    #expect(try shared(verdict(back, beside: others)) == ["②:共同処理→社機"])
  }

  @Test func aFileThatCannotBeReadMayBeAnotherBusiness() throws {
    let broken = Self.business("乙市").replacing("主体: {", with: "主体: {{")
    #expect(try verdict(beside: ["乙.yaml": broken]).model.sharedParts == ["部品.yaml"])
    let elsewhere = broken.replacing("部品.yaml", with: "ほか.yaml")
    #expect(try verdict(beside: ["乙.yaml": elsewhere]).model.sharedParts.isEmpty)
  }

  @Test func partsOfPartsCountAndPartsWithoutSystemsOrPeopleDoNot() throws {
    let through = Self.business("乙市").replacing("取込: 部品.yaml", with: "取込: 間.yaml")
    let others = ["乙.yaml": through, "間.yaml": "nagarezu: 1\n取込: 部品.yaml\n"]
    #expect(try verdict(beside: others).model.sharedParts == ["部品.yaml"])
    let parties = "nagarezu: 1\n主体: {連合会: {}}\n"
    let first = Self.business("甲市").replacing("取込: 部品.yaml", with: "取込: [部品.yaml, 主体.yaml]")
      .replacing("情報項目", with: "情報項目")
    let second = "nagarezu: 1\n件名: 乙\n実施機関: 乙市\n取込: 主体.yaml\n"
    let found = ModelLoader(
      files: MemoryFiles([
        "甲.yaml": first, "部品.yaml": Self.part.replacing("主体: {連合会: {}}\n", with: ""),
        "主体.yaml": parties, "乙.yaml": second,
      ])
    ).read(["甲.yaml"])
    #expect(found.models.map(\.sharedParts) == [[]])
  }

  @Test(arguments: ["部品.yaml", "甲.yaml"])
  func theVersionBeforeIsAnotherModel(path: String) {
    let files = MemoryFiles([
      "甲.yaml": Self.business("甲市", more: "版の元: \(path)\n"), "部品.yaml": Self.part,
    ])
    let problems = ModelLoader(files: files).read(["甲.yaml"]).problems
    #expect(problems.map { $0.span.line } == [6])
  }

  /// A model that was copied without its earlier version is judged all the same.
  @Test func aVersionBeforeThatIsNotThereIsListed() throws {
    let verdict = try verdict(Self.business("甲市", more: "版の元: 無い.yaml\n"), beside: [:])
    #expect(verdict.outcome == .clean)
    #expect(verdict.model.assumptions.contains { $0.message.ja.contains("版の元「無い.yaml」") })
  }

  @Test func theRootIsTheNearestMarkedFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nagarezu-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let inner = folder.appending(path: "市/事業")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    func root(of path: String, from start: URL) -> (path: String, mark: ProjectRoot.Mark?) {
      let root = ProjectRoot(of: path, from: start.path)
      return (String(root.path.dropFirst(folder.path.count)), root.mark)
    }
    #expect(root(of: "市/事業/甲.yaml", from: folder) == ("/市/事業", nil))
    // A folder is its own, and what is not there yet belongs to what is.
    #expect(root(of: "市/事業", from: folder) == ("/市/事業", nil))
    try FileManager.default.createDirectory(
      at: inner.appending(path: ".git"), withIntermediateDirectories: true)
    #expect(root(of: "市/事業/甲.yaml", from: folder) == ("/市/事業", .git))
    #expect(root(of: "市/事業/無い/甲.yaml", from: folder) == ("/市/事業", .git))
    // A file put there for it wins over a repository that is nearer.
    try Data().write(to: folder.appending(path: "市/.nagarezu-root"))
    #expect(root(of: "甲.yaml", from: inner) == ("/市", .file))
    #expect(root(of: "../..", from: inner) == ("", nil))
  }

  /// A verdict does not change with the companions of its model.
  @Test func aModelIsJudgedAlikeAloneAndAmongOthers() {
    let loader = ModelLoader(files: DiskFiles(root: Shinjuku.root))
    let together = loader.read(["models"]).models
    #expect(together.count > 5)
    for model in together {
      let (among, alone) = (
        Verdict(model), loader.read([model.span.file]).models.map { Verdict($0) }
      )
      #expect(alone.count == 1)
      #expect(alone.first?.findings.map(\.id) == among.findings.map(\.id))
      #expect(alone.first?.findings.map(\.cells) == among.findings.map(\.cells))
      #expect(alone.first?.gaps == among.gaps)
      #expect(alone.first?.model.assumptions == among.model.assumptions)
      #expect(alone.first?.outcome == among.outcome)
    }
  }
}
