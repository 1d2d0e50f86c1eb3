import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// 規則 as people write it: what is taken, and what is refused with a place.
@Suite struct ProjectRuleTests {
  private func text(_ rule: String) -> String {
    small.replacingOccurrences(of: "承認:\n", with: "規則:\n  - \(rule)\n承認:\n")
  }

  private func outcome(_ rule: String) -> Outcome {
    do {
      return .models([try ModelLoader(files: MemoryFiles(["m.yaml": text(rule)])).load("m.yaml")])
    } catch {
      return .refused(error.diagnostics)
    }
  }

  @Test(arguments: [
    "{名称: 甲, 禁止: {所在地: 国外}, 理由: 条件}",
    "{name: a, forbid: {location: abroad}, reason: x, severity: warning}",
    "{名称: 甲, 禁止: {主体: 業者, 項目: 住基情報, 対象: 対象者, 対象外: 施設入所者, 取扱い: 保管}, 理由: 条件}",
    "{名称: 甲, 禁止: {併有: [住基情報, 口座], 主体: 業者}, 理由: 条件, 根拠: 要綱, 説明: 文}",
    "{名称: 甲, 場合: {間: [区, 業者]}, 必須: {経路: [回線, 閉域網], 封印: はい}, 理由: 条件}",
    "{名称: 甲, 禁止: {区分: 要配慮, システム: 委託機, 場所: 庁舎}, 理由: 条件}",
  ])
  func whatIsWellWrittenIsRead(rule: String) throws {
    let found = outcome(rule)
    #expect(found.places == [])
    #expect(found.model?.rules.count == 1)
    #expect(found.model?.rules.first?.isOwn == true)
  }

  @Test(arguments: [
    ("{名称: 甲, 禁止: {主体: 業社}, 理由: 条件}", LoadCode.unknownName),
    ("{名称: 甲, 禁止: {項目: 氏明}, 理由: 条件}", .unknownName),
    ("{名称: 甲, 禁止: {経路: 電子メル}, 理由: 条件}", .unknownName),
    ("{名称: 甲, 禁止: {区分: 要注意}, 理由: 条件}", .matchesNothing),
    ("{名称: 甲, 禁止: {所在地: 国内}, 理由: 条件}", .unknownWord),
    ("{名称: 甲, 禁止: {間: [区]}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 禁止: {併有: [口座]}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 禁止: {併有: [口座, 氏名], 項目: 住所}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 禁止: {経路: 紙, 取扱い: 保管}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 禁止: {主体: 業者}, 場合: {経路: 紙}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 場合: {経路: 紙}, 必須: {封印: いいえ}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 必須: {封印: はい}, 理由: 条件}", .missingKey),
    ("{名称: 甲, 理由: 条件}", .missingKey),
    ("{名称: 甲, 禁止: {主体: 業者}}", .missingKey),
    ("{名称: 甲, 禁止: {主体: 業者}, 理由: なし}", .emptyValue),
    ("{名称: 甲, 禁止: {}, 理由: 条件}", .emptyValue),
    ("{名称: 甲, 禁止: {主体: 業者}, 必須: {封印: はい}, 理由: 条件}", .keyOutOfPlace),
    ("{名称: 甲, 禁止: {主体: 業者}, 理由: 条件}\n  - {名称: 甲, 禁止: {主体: 区}, 理由: 条件}", .declaredTwice),
  ])
  func whatCouldPassUnnoticedIsRefused(rule: String, code: LoadCode) {
    let codes = Set(outcome(rule).diagnostics.map(\.code))
    #expect(codes.contains(code.rawValue), "\(codes)")
  }

  @Test func aChannelThatNothingUsesIsRefusedWithTheLineThatNamesItsKind() throws {
    let text = small.replacingOccurrences(
      of: "  回線: {", with: "  専用回線A: {運用: 業者, 種別: 専用線}\n  回線: {"
    )
    .replacingOccurrences(of: "経路: 回線", with: "経路: 専用線")
    .replacingOccurrences(of: "媒体: 回線", with: "媒体: 専用線")
    let failure = #expect(throws: LoadFailure.self) {
      try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
    }
    let found = try #require(failure).diagnostics
    #expect(found.map(\.code) == ["L418", "L418"])
    #expect(found.first?.help?.ja.contains("専用線") == true)
  }

  @Test func aChannelOfASharedFileMayRest() throws {
    let text = small.replacingOccurrences(of: "保有課:", with: "取込: shared.yaml\n保有課:")
    let files = MemoryFiles([
      "m.yaml": text, "shared.yaml": "---\nnagarezu: 1\n経路:\n  ほかの線: {種別: 閉域網}\n...\n",
    ])
    #expect(try ModelLoader(files: files).load("m.yaml").channels.contains { $0.name == "ほかの線" })
  }
}
