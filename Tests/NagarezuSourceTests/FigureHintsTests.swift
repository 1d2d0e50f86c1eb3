import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What 図 says is read at its line, or refused there.
@Suite struct FigureHintsTests {
  private static func text(_ figure: String) -> String {
    small.replacing("...\n", with: "図:\n\(figure)...\n")
  }

  private func model(_ figure: String) throws -> Model {
    try ModelLoader(files: MemoryFiles(["m.yaml": Self.text(figure)])).load("m.yaml")
  }

  @Test func everyKeyIsRead() throws {
    let hints = try model(
      """
        紙: A3縦
        主体の順: [株式会社業者, 住民]
        固定:
          - {もの: ホスト, 列: ２, 順: 3}
          - {もの: 株式会社業者, 側: 右, 順: 1}
        札: [{番号: ⑤, 横: 120, 縦: ３００}]
        改頁: 業者
        隠す: 住民
        凡例: 左下
        言い方: {住基情報: 基本の情報, 株式会社業者: 受託者, 回線: 線}

      """
    ).figure
    #expect(hints.paper == .a3Upright && hints.legend == .bottomLeft)
    #expect(hints.order.map(\.name) == ["株式会社業者", "住民"])
    #expect(hints.order.allSatisfy { $0.node != nil })
    #expect(hints.pins.map(\.column) == [2, nil] && hints.pins.map(\.row) == [3, 1])
    #expect(hints.pins.map(\.side) == [nil, .right])
    #expect(hints.labels.map(\.number) == ["⑤"])
    #expect(hints.labels.map { [$0.x, $0.y] } == [[120, 300]])
    #expect(hints.pageBreaks.count == 1 && hints.pageBreaks[0].node != nil)
    #expect(hints.hidden.count == 1 && hints.wording.allSatisfy { $0.thing != nil })
    #expect(hints.wording.first?.thing == .init(.item, "住基情報"))
  }

  @Test func itChangesNoVerdict() throws {
    let plain = try ModelLoader(files: MemoryFiles(["m.yaml": small])).load("m.yaml")
    let laid = try model("  隠す: [業者, ホスト]\n  言い方: {業者: 受託者}\n  紙: A4縦\n")
    #expect(Verdict(laid).findings.map(\.id) == Verdict(plain).findings.map(\.id))
    #expect(Verdict(laid).gaps.map(\.id) == Verdict(plain).gaps.map(\.id))
    #expect(Comparison(plain, laid).isEmpty)
  }

  @Test func theFigureKnowsItsOwnWords() throws {
    let worded = try model("  言い方: {株式会社業者: 受託者, 住基情報: 基本の情報, 庁舎: 本庁舎}\n").inOwnWords
    #expect(worded.parties.contains { $0.name == "受託者" })
    #expect(worded.groups.contains { $0.name == "基本の情報" })
    #expect(worded.sites.contains { $0.name == "本庁舎" })
  }

  @Test(arguments: [
    ("  紙: A5\n", "L305", 1), ("  固定: {もの: 業者, 列: 1}\n", "L303", 1),
    ("  固定:\n    - {もの: 業者}\n", "L302", 2), ("  固定:\n    - {列: 1}\n", "L302", 2),
    ("  固定:\n    - {もの: 業者, 列: 0}\n", "L303", 2),
    ("  固定:\n    - {もの: 業者, 列: 左}\n", "L303", 2),
    ("  固定:\n    - {もの: 業者, 側: 真ん中}\n", "L305", 2),
    ("  固定:\n    - {もの: 業者, 側: 左, 列: 1}\n", "L310", 2),
    ("  固定:\n    - {もの: 業者, 側: 下, 順: 1}\n", "L310", 2),
    ("  固定:\n    - {もの: 住基情報, 列: 1}\n", "L407", 2),
    ("  主体の順: [業者, 株式会社業者]\n", "L415", 1), ("  主体の順: ホスト\n", "L407", 1),
    ("  隠す: 区\n", "L310", 1), ("  言い方: {対象者: 人}\n", "L407", 1),
    ("  札: ⑤\n", "L303", 1), ("  札:\n    - {番号: ⑤, 横: 10}\n", "L302", 2),
    ("  札:\n    - {横: 10, 縦: 10}\n", "L302", 2),
    ("  札:\n    - {番号: ⑤, 横: 3372, 縦: 10}\n", "L303", 2),
    ("  札:\n    - {番号: ⑤, 横: 10, 縦: 下}\n", "L303", 2),
    ("  改頁: ホスト\n", "L407", 1), ("  改頁: [業者, 株式会社業者]\n", "L415", 1),
    ("  言い方: 業者\n", "L303", 1), ("  色: 赤\n", "L301", 1), ("  凡例: 中\n", "L305", 1),
  ])
  func whatCannotBeIsRefusedAtItsLine(figure: String, code: String, line: Int) {
    let text = Self.text(figure)
    let run = ModelLoader(files: MemoryFiles(["m.yaml": text])).read(["m.yaml"])
    let first =
      text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0 == "図:" } ?? 0
    #expect(
      run.problems.map { "\($0.code) \($0.span.line)" } == ["\(code) \(first + 1 + line)"],
      "\(run.problems.map(\.message.en))")
  }

  @Test func aPartHasNone() {
    let run = ModelLoader(
      files: MemoryFiles([
        "m.yaml": small.replacing("件名: 給付事業\n", with: "件名: 給付事業\n取込: p.yaml\n"),
        "p.yaml": "---\nnagarezu: 1\n図: {紙: A4縦}\n...\n",
      ])
    ).read(["m.yaml"])
    #expect(run.problems.map { "\($0.span.file) \($0.code)" } == ["p.yaml L310"])
  }
}
