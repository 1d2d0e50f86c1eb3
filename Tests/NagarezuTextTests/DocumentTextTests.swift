import NagarezuCore
import NagarezuText
import Testing

/// Documents as a terminal shows them.
@Suite struct DocumentTextTests {
  private func page(_ blocks: [Document.Block]) -> String {
    Document(.plain("題"), language: .ja, blocks: blocks).text
  }

  private func list(_ entries: [Document.Entry], nothing: String = "") -> String {
    page([.list(Document.List(entries, nothing: nothing))])
  }

  @Test func headingsListsAndParagraphsStandBelowEachOther() {
    let text = page([
      .list(Document.List([Document.Entry(Document.Run("旧"))])),
      .heading(.plain("届くもの")),
      .list(
        Document.List([Document.Entry(Document.Run("会社", .strong), lines: ["項目: 氏名", "対象: 全員"])])),
      .paragraph(.plain("結論")),
    ])
    #expect(text == "題\n  旧\n\n届くもの\n  会社\n    項目: 氏名\n    対象: 全員\n\n結論\n")
  }

  @Test func anEmptyListSaysSo() {
    #expect(list([], nothing: "なし") == "題\n  なし\n")
  }

  @Test func whatCannotBeSeenOrWouldSteerATerminalIsWrittenOut() {
    let hostile = "\u{1B}[2J氏名\n偽の行\u{202E}"
    let text = page([
      .heading(.plain(hostile)), .paragraph(.plain(hostile)),
      .list(Document.List([Document.Entry(Document.Run(hostile), lines: [hostile])])),
      .grid(Document.Grid(headings: [hostile], rows: [[[.plain(hostile)]]])),
    ])
    let seen = "<U+001B>[2J氏名<U+000A>偽の行<U+202E>"
    #expect(
      text == """
        題

        \(seen)

        \(seen)
          \(seen)
            \(seen)

        \(seen)
        \(seen)

        """)
  }

  @Test func wideLettersCountTwiceWhereALineIsBroken() {
    let names = (1...60).map { "項目\($0)" }.joined(separator: "、")
    let lines = list([Document.Entry(Document.Run(names), lines: [names])])
      .split(separator: "\n").dropFirst()
    #expect(lines.count > 4)
    #expect(lines.allSatisfy { Excerpt.width(String($0)) <= LineWrapping.width })
    #expect(
      lines.allSatisfy { Excerpt.width(String($0)) > 0 && $0.hasSuffix("、") || $0.hasSuffix("60") })
    #expect(lines.filter { $0.hasPrefix("  項目") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("    項目") }.count > 1)
    #expect(lines.filter { $0.hasPrefix("      項目") }.count > 1)
  }

  @Test func aWordWithoutAPlaceToBreakIsBrokenAnywhere() {
    let text = page([.paragraph(.plain(String(repeating: "字", count: 200)))])
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { Excerpt.width(String($0)) <= LineWrapping.width })
    #expect(lines.joined().filter { $0 == "字" }.count == 200)
  }

  @Test func columnsOfATableStandUnderEachOther() {
    let table = Document.Grid(
      headings: ["名", "数"],
      rows: [
        [[.plain("番号")], [.plain("1")]],
        [[.plain("ab"), .plain("c")], [.plain("２"), .plain("3")]],
      ]
    )
    #expect(table.text == "名    数\n番号  1\nab    ２\nc     3\n")
  }

  @Test func aShortCellLeavesNoSpaceAtTheEnd() {
    let table = Document.Grid(
      headings: [], rows: [[[.plain("a")], []], [[.plain("bb")], [.plain("c")]]])
    #expect(table.text == "a\nbb  c\n")
  }

  @Test func whatIsNewAndWhatIsGoneCanBeToldApart() {
    let line = [
      Document.Run("旧", .removed), Document.Run("新", .added), Document.Run("同", .underlined),
    ]
    #expect(page([.paragraph(line)]) == "題\n\n[-旧-]{+新+}同\n")
  }

  @Test func everyFormHoldsTheWholeList() {
    let document = Document(
      .plain("題"), language: .ja,
      blocks: [
        .list(Document.List([Document.Entry(Document.Run("a<b", .strong), lines: ["c*d"])])),
        .list(Document.List([], nothing: "なし")),
      ])
    #expect(document.markdown == "# 題\n\n- **a&lt;b**\n  - c\\*d\n\nなし\n")
    #expect(
      document.html.contains(
        "<ul><li><strong>a&lt;b</strong><ul><li>c*d</li></ul></li></ul><p>なし</p>"))
  }
}
