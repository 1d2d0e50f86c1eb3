import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// が is one letter, and so it is as か with a mark behind it, as some keyboards and disks write it.
@Suite struct NormalFormTests {
  private func verdict(_ text: String) throws -> Verdict {
    let run = ModelLoader(files: MemoryFiles(["m.yaml": text])).read(["m.yaml"])
    #expect(run.problems.isEmpty, "\(run.problems)")
    return Verdict(try #require(run.models.first))
  }

  /// With marks that stand for themselves behind the letter.
  private static func taken(apart text: String) -> String {
    text.decomposedStringWithCanonicalMapping
  }

  @Test(arguments: RealCase.allCases)
  func aCaseTakenApartSaysTheSame(one: RealCase) throws {
    let files = try RealCase.files()
    func findings(_ files: [String: String]) throws -> [String] {
      let verdict = Verdict(try ModelLoader(files: MemoryFiles(files)).load(one.path))
      return verdict.findings.map { "\($0.id) \($0.message.ja) \($0.span.line)" }
        + verdict.gaps.map { "\($0.id)" }
    }
    #expect(try findings(files.mapValues(Self.taken)) == findings(files))
  }

  /// A contractor at an address, which is sent items under a paper for as many.
  private static func model(
    address: String = "東京都", items: String = "[氏名, 住所]", period: String = "令和6年4月1日〜令和7年3月31日",
    keep: String = "契約終了まで"
  ) -> String {
    """
    nagarezu: 1
    件名: x
    実施機関: 区
    主体: {区: {種別: 実施機関}, 業者: {種別: 企業, 所在地: \(address)}}
    情報項目: {宛名: \(items)}
    システム:
      台帳: {運用: 区, 保有: {項目: 宛名, 期間: 令和6年4月1日〜令和7年3月31日}, 保存: 令和7年3月31日}
      機: {運用: 業者, 保存: \(keep)}
    流れ:
      - {番号: ①, から: 台帳, へ: 機, 経路: 紙, 項目: 宛名, 期間: \(period)}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: 宛名, 項目数: 2, 対象: 全員, 媒体: 紙, 期間: \(period)}
    ...

    """
  }

  @Test(arguments: ["東京都シンガポール", "東京都（ドイツ）", "東京都 バンガロール", "日本及びパキスタン"])
  func anAddressAbroadIsOne(address: String) throws {
    for text in [address, Self.taken(apart: address)] {
      let errors = try verdict(Self.model(address: text)).errors.map(\.rule)
      #expect(errors == ["C204"], "\(text.unicodeScalars.count)")
    }
  }

  @Test(arguments: ["住所など", "住所ﾅﾄﾞ", "住所ナド", "住所など。", "住所等．", "住所ｅｔｃ．", "住所 など", "住所ﾎｶ"])
  func whatIsLeftOpenIsAGap(item: String) throws {
    let spelled = "\"" + item.replacing("ど", with: "\\u3068\\u3099") + "\""
    for text in [item, Self.taken(apart: item), spelled] {
      let gaps = try verdict(Self.model(items: "[氏名, \(text)]")).gaps.map(\.kind.rawValue)
      #expect(gaps.contains("G-ITEMS"), "\(text)")
    }
  }

  @Test func datesTakenApartAreRead() throws {
    for text in ["令和6年4月1日から令和7年3月31日まで", "令和6年4月1日〜令和7年3月31日"] {
      #expect(try verdict(Self.taken(apart: Self.model(period: text))).outcome == .clean)
    }
  }

  /// A refusal within such a text names the place where the text begins.
  @Test func aRefusalNamesThePlaceOfTheWholeText() throws {
    let text = Self.taken(apart: Self.model(period: "令和6年4月1日から令和7年13月まで"))
    let run = ModelLoader(files: MemoryFiles(["m.yaml": text])).read(["m.yaml"])
    #expect(run.problems.contains { $0.span.line == 10 })
  }

  /// An editor reads the text as it is written: to all there is nothing is added, however the keyboard spells it.
  @Test(arguments: ["すべて", taken(apart: "すべて"), "不明"])
  func nothingIsAddedToAll(items: String) throws {
    let text = "流れ:\n  - {番号: ①, 項目: \(items)}\n"
    let outline = try #require(FileOutline(Array(text.utf8), file: "m.yaml"))
    let flow = SourceSpan(file: "m.yaml", line: 2, column: 5)
    #expect(outline.adding(["氏名"], to: .items, .flow, at: flow) == nil)
    let named = try #require(
      FileOutline(Array(text.replacing(items, with: "住所").utf8), file: "m.yaml"))
    #expect(named.adding(["氏名"], to: .items, .flow, at: flow)?.count == 2)
  }
}
