import Foundation
import NagarezuCore
import NagarezuText
import TestSupport
import Testing

/// What people wrote, through the parser that GitHub uses: it comes out as the words it was, and as nothing else.
@Suite struct MarkdownTextTests {
  private static let labels = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- x -->",
    "&lt;b&gt; &amp; &#60;",
    "**太字** __x__ *y* _z_ ~~消す~~ ~x~", "`code` ``x``", "[名](javascript:alert(1))", "![図](x.png)",
    "[^1] [x]: y", "https://example.jp/a?b=c", "www.example.jp", "WWW.example.jp",
    "someone@example.jp",
    "mailto:a@b.jp", "ftp://a.b", "# 見出し", "## x ##", "> 引用", "- 項目", "+ 項目", "* 項目", "1. 項目",
    "1) 項目",
    "---", "===", "***", "| 表 | x |", "a|b", "\\|", "\\", "a\\", "| --- |", "$x^2$ {x} ^1^ ==x==",
    "@somebody #12",
    "!important", "$(id) `id`", "氏名\n\n# 見出し", "a  \nb", "\u{202E}gnp.exe", "\u{200B}x", "\u{7}",
    "株式会社A&B",
    "1.5倍（概算）: 2-3", "😀👨‍👩‍👧", "xmpp:a@b.jp/x", "~~~", "```", "<https://a.jp>", "AT&T;",
  ]

  /// Prints what the parser makes of each: a JSON list of HTML.
  private static let script = """
    import sys, json, cmarkgfm
    from cmarkgfm.cmark import Options
    texts = json.load(open(sys.argv[1]))
    print(json.dumps([cmarkgfm.github_flavored_markdown_to_html(t, Options.CMARK_OPT_UNSAFE) for t in texts]))
    """

  private func parsed(_ texts: [String]) throws -> [String] {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("markdown-\(UUID().uuidString).json")
    try JSONEncoder().encode(texts).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let ran = try run(try python(), ["-c", Self.script, path.path])
    #expect(ran.code == 0, "\(ran.output)")
    // A comment is no markup: it shows nothing.
    return try JSONDecoder().decode([String].self, from: Data(ran.output.utf8)).map {
      $0.replacing("<!-- -->", with: "")
    }
  }

  /// The words as they are shown, the way HTML writes them.
  private func words(_ label: String) -> String {
    XMLText.visible(label).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
      .trimmingCharacters(in: .whitespaces)
  }

  @Test func nothingInALineBecomesMarkup() throws {
    let lines = Self.labels.map(MarkdownText.escaped)
    for (label, html) in zip(Self.labels, try parsed(lines)) {
      #expect(html == "<p>\(words(label))</p>\n", "\(label)")
    }
  }

  @Test func nothingInACellBecomesMarkupOrAnotherCell() throws {
    let tables = Self.labels.map { label in
      let cell = MarkdownText.escaped(label)
      return "| a | b |\n| --- | --- |\n| \(cell) | **x** \(cell) |\n"
    }
    for (label, html) in zip(Self.labels, try parsed(tables)) {
      let words = words(label)
      let rows = html.components(separatedBy: "<tbody>").last ?? ""
      #expect(
        rows
          == "\n<tr>\n<td>\(words)</td>\n<td><strong>x</strong> \(words)</td>\n</tr>\n</tbody>\n</table>\n",
        "\(label)")
    }
  }

  @Test func nothingInALinkOrAHeadingBecomesMarkup() throws {
    let headings = Self.labels.map { "# \(MarkdownText.escaped($0))\n" }
    for (label, html) in zip(Self.labels, try parsed(headings)) {
      #expect(html == "<h1>\(words(label))</h1>\n", "\(label)")
    }
  }

  @Test func theParserWouldSeeMarkupInTheLabelsThemselves() throws {
    // Otherwise the tests above could not fail.
    let html = try parsed(Self.labels)
    let plain = zip(Self.labels, html).filter { $1 == "<p>\(words($0))</p>\n" }
    #expect(plain.count < Self.labels.count / 2, "\(plain.map(\.0))")
  }
}

@Suite struct HTMLTextTests {
  @Test func everySignOfHTMLIsWrittenAsAReference() {
    #expect(
      HTMLText.escaped("<a b='c' d=\"e\">&") == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;")
    #expect(HTMLText.escaped("x\u{61C}y") == "x&lt;U+061C&gt;y")
    let long = String(repeating: "長<", count: 2_000)
    #expect(HTMLText.escaped(long) == String(repeating: "長&lt;", count: 2_000))
  }
}

@Suite struct ExcerptTests {
  private func lines(_ line: String, _ column: Int) -> [String] {
    Excerpt(line: line, span: SourceSpan(file: "m.yaml", line: 7, column: column)).text
      .components(separatedBy: "\n")
  }

  @Test func theMarkStandsUnderThePlaceWhateverIsBeforeIt() {
    #expect(lines("  氏名: x", 7) == ["   |", " 7 |   氏名: x", "   |         ^", ""])
    #expect(lines("a\u{202E}bc", 3)[1...2] == [" 7 | a<U+202E>bc", "   |          ^"])
    #expect(lines("ab", 9)[2] == "   |   ^", "past the end")
  }

  @Test func aPlaceFarToTheRightStaysInView() throws {
    let line = String(repeating: "あ", count: 300) + "★" + String(repeating: "い", count: 300)
    let shown = lines(line, 301)
    #expect(shown[1].contains("…ああ") && shown[1].contains("★いい") && shown[1].hasSuffix("い…"))
    let before = try #require(shown[1].components(separatedBy: "★").first)
    let cells = before.unicodeScalars.reduce(0) { $0 + ($1 == "あ" ? 2 : 1) }
    #expect(shown[2] == "   |" + String(repeating: " ", count: cells - 4) + "^")
    #expect(shown[1].unicodeScalars.count < 140)
  }

  /// Whatever stands before and behind it: the mark is under the place, and no line is wider than a screen.
  @Test(arguments: ["あ", "a", "か\u{3099}", "葛\u{E0100}", "\t", "\u{202E}", "㉑", "😀"])
  func theMarkStandsInsideWhatIsShown(letter: String) throws {
    for (front, back) in [(0, 0), (3, 200), (40, 40), (200, 3), (200, 200), (35, 0), (36, 1)] {
      let before = String(repeating: letter, count: front)
      let line = before + "★" + String(repeating: letter, count: back)
      let shown = lines(line, before.unicodeScalars.count + 1)
      let text = try #require(shown[1].components(separatedBy: " | ").last)
      let shownBefore = try #require(text.components(separatedBy: "★").first)
      #expect(shown[2] == "   | " + String(repeating: " ", count: Excerpt.width(shownBefore)) + "^")
      #expect(Excerpt.width(text) <= 76, "\(letter) \(front) \(back)")
    }
  }

  @Test func aPlaceBehindALongLineStaysInViewToo() {
    let shown = lines(String(repeating: "あ", count: 100), 101)
    #expect(shown[1].hasPrefix(" 7 | …あ") && shown[1].hasSuffix("あ"))
    #expect(shown[2].hasSuffix("^") && Excerpt.width(shown[2]) == Excerpt.width(shown[1]) + 1)
  }
}
