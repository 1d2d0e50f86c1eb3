import NagarezuCore
import NagarezuFigures
import Testing

/// Mermaid, DOT and Markdown: forms that place nothing themselves.
@Suite struct TextFormTests {
  @Test func mermaidHasASubgraphForEachFrameAndALineForEachArrow() throws {
    let scene = try EditableSample.scene()
    let lines = Mermaid(scene).text.split(separator: "\n").map(String.init)
    #expect(lines.first == "flowchart LR")
    let starts = lines.filter { $0.contains("subgraph ") }.count
    #expect(starts == scene.frames.count)
    #expect(lines.filter { $0.hasSuffix("  end") }.count == scene.frames.count)
    let trimmed = lines.map { String($0.drop { $0 == " " }) }
    let names = scene.boxes.map(\.name)
    let store = try #require(names.firstIndex(of: "台帳管理"))
    let server = try #require(names.firstIndex(of: "給付サーバ"))
    let person = try #require(names.firstIndex(of: "住民"))
    let terminal = try #require(names.firstIndex(of: "端末甲"))
    #expect(trimmed.contains("n\(store)[(\"台帳管理\")]"))
    #expect(trimmed.contains("n\(person)([\"住民\"])"))
    #expect(trimmed.contains("n\(terminal)[[\"端末甲\"]]"))
    #expect(trimmed.contains("n\(store) ==>|\"① 住所録<br/>（閉域網）\"| n\(server)"))
    #expect(trimmed.contains("n\(server) -.->|\"② 住所録<br/>（郵送）\"| n\(person)"))
    #expect(trimmed.contains { $0.contains("<==>") && $0.contains("④") })
  }

  @Test func anArrowToAFrameAroundItsOtherEndGoesToAStandIn() throws {
    var scene = try EditableSample.scene()
    let inner = try #require(scene.boxes.firstIndex { $0.frame != nil })
    let frame = try #require(scene.boxes[inner].frame)
    scene.arrows[0].from = .box(inner)
    scene.arrows[0].to = .frame(frame)
    #expect(Mermaid(scene).text.contains("| s\(frame)\n"))
    #expect(DOT(scene).text.contains("n\(inner) -> s\(frame) ["))
    scene.arrows[0].from = .box(try #require(scene.boxes.firstIndex { $0.shape == .person }))
    #expect(Mermaid(scene).text.contains("| f\(frame)\n"))
    #expect(DOT(scene).text.contains("lhead=cluster_\(frame)"))
  }

  @Test func dotHasAClusterForEachFrameAndTheWordsOfTheModel() throws {
    let scene = try EditableSample.scene()
    let text = DOT(scene).text
    for frame in scene.frames.indices { #expect(text.contains("subgraph cluster_\(frame) {")) }
    for box in scene.boxes { #expect(text.contains(box.name)) }
    for arrow in scene.arrows { #expect(text.contains(arrow.items)) }
    #expect(text.contains("shape=cylinder"))
    #expect(text.contains("dir=both"))
  }

  @Test func markdownIsTheListOfRemarks() throws {
    var scene = try EditableSample.scene()
    scene.changeSentence = "※変更点は下線"
    #expect(
      RemarksMarkdown(scene).text == """
        # 【給付金】の個人情報の流れ

        実施機関：甲市

        ※変更点は下線

        ## （備考）流れの説明

        | 番号 | 流れ | 説明 |
        | --- | --- | --- |
        | ① | 台帳管理 → 給付サーバ | 渡す。 |
        | ② | 給付サーバ → 住民 | 送る。 |
        | ③ | 給付サーバ → 保管庫乙 | 預ける。 |
        | ④ | 端末甲 ⇄ 給付サーバ | 見る。 |

        ## 別表　情報項目一覧

        | 別表 | 番号 | 流れ | 項目 | 経路 | 対象 | 期間 | 根拠（承認） |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | 1 | ① | 台帳管理 → 給付サーバ | 住所録（氏名、住所） | 閉域網 | 住民 | 期間の定めなし | 業務委託。一部に承認なし |
        | 2 | ② | 給付サーバ → 住民 | 住所録（氏名、住所） | 郵送 | 住民 | 期間の定めなし | 承認を要しない |
        | 3 | ③ | 給付サーバ → 保管庫乙 | 住所録（氏名、住所） | 専用線 | 住民 | 期間の定めなし | 業務委託。一部に承認なし |
        | 4 | ④ | 端末甲 ⇄ 給付サーバ | 氏名 | 閉域網 | 住民 | 期間の定めなし | 業務委託。一部に承認なし |

        """)
  }

  /// A scene in which something was added, something removed and something said in other words.
  private func changed() throws -> Scene {
    var scene = try EditableSample.scene()
    scene.boxes[0].change = .added
    scene.boxes[1].change = .changed
    scene.boxes[1].formerName = "旧名"
    scene.arrows[0].change = .added
    scene.arrows[1].change = .removed
    scene.arrows[2].change = .changed
    scene.arrows[2].formerChannel = "庁内LAN"
    scene.remarks[0].change = .added
    scene.remarks[1].change = .removed
    scene.remarks[2].change = .changed
    scene.remarks[2].formerSentence = "渡した。"
    scene.remarks[3].change = .changed
    scene.remarks[3].changeNote = "項目の追加：住所"
    scene.changeSentence = "※変更点は下線"
    return scene
  }

  @Test func mermaidMarksWhatChanged() throws {
    let scene = try changed()
    let text = Mermaid(scene).text
    #expect(text.contains("<b><u>\(scene.boxes[0].name)</u></b>"))
    #expect(text.contains("<s>旧名</s><b><u>\(scene.boxes[1].name)</u></b>"))
    #expect(text.contains("<b><u>① </u></b><b><u>住所録</u></b><br/><b><u>（閉域網）</u></b>"))
    #expect(text.contains("<s>② </s><s>住所録</s>"))
    #expect(text.contains("③ 住所録<br/><s>（庁内LAN）</s><b><u>（専用線）</u></b>"))
    #expect(text.contains("linkStyle 0,2 stroke:#C00000"))
    #expect(text.contains("c0[\"※変更点は下線\"]"))
  }

  @Test func wordsWithoutFormerOnesAreOnlyNew() throws {
    var scene = try changed()
    scene.boxes[1].formerName = ""
    scene.arrows[2].formerChannel = ""
    let text = Mermaid(scene).text
    #expect(text.contains("\"<b><u>\(scene.boxes[1].name)</u></b>"))
    #expect(text.contains("③ 住所録<br/><b><u>（専用線）</u></b>"))
  }

  @Test func dotMarksWhatChanged() throws {
    let scene = try changed()
    let text = DOT(scene).text
    #expect(text.contains("<B><U>\(scene.boxes[0].name)</U></B>"))
    #expect(text.contains("<S>旧名</S>"))
    #expect(text.contains("<S>（庁内LAN）</S>"))
    #expect(text.contains("<BR/><FONT POINT-SIZE=\"9\">※変更点は下線</FONT>"))
  }

  @Test func markdownMarksWhatChangedAsThePapersDo() throws {
    let text = RemarksMarkdown(try changed()).text
    #expect(
      text.contains("| <u>**①**</u> | <u>**台帳管理 → 給付サーバ**</u> | <u>**渡す。**</u> |"))
    #expect(text.contains("| ~~②~~ | ~~給付サーバ → 住民~~ | ~~送る。~~ |"))
    #expect(text.contains("| ③ | 給付サーバ → 保管庫乙 | ~~渡した。~~ <u>**預ける。**</u> |"))
    #expect(text.contains("| 見る。<br><u>**項目の追加：住所**</u> |"))
    #expect(text.contains("\n\n※変更点は下線\n\n"))
  }

  @Test func aNewRoleIsMarkedAloneAndCodesAreNamed() throws {
    var scene = try EditableSample.scene()
    let frame = try #require(scene.frames.firstIndex { $0.tabs == ["委託先"] })
    scene.frames[frame].tabs.append("再委託先")
    scene.frames[frame].change = .changed
    scene.frames[frame].wordMarks.tabs = ["再委託先": .added]
    scene.arrows[0].ruleCodes = try ComparedSample.codes()
    scene.arrows[0].isEncrypted = true
    let text = Mermaid(scene).text
    #expect(text.contains("\"【委託先】<b><u>【再委託先】</u></b>株式会社乙\""))
    #expect(text.contains("（閉域網）〔暗号化〕<br/>〈S101〉〈S106 留保〉\""))
    #expect(DOT(scene).text.contains("〈S101〉〈S106 留保〉"))
  }

  @Test func markdownHasTheListsBehindTheFigure() throws {
    let figures = try ComparedSample.figures()
    let text = figures.map { RemarksMarkdown($0.scene()).text }.joined()
    for words in [
      "## 新たに届く項目\n\n| 相手 | 項目 | どの流れで |\n| --- | --- | --- |\n| ", "| 丁社 | 住所録 | ⑤（紙） |\n",
      "## 届かなくなる項目\n", "## 指摘と不明\n\n| 規則 | 場所 | 説明 |\n| --- | --- | --- |\n| S1",
      "## 名称の説明\n\n| 名称 | 説明 |\n| --- | --- |\n| 台帳管理 | 台帳を収める |",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("<script>", "&lt;script&gt;"), ("[x](y)", "\\[x\\]\\(y\\)"),
    ("**b** _i_ ~~s~~ `c`", "\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\`c\\`"),
    ("http://x.jp www.x.jp", "http\\://x\\.jp www\\.x\\.jp"), ("&amp;", "&amp;amp;"),
    ("一\n二", "一 二"), ("a\u{202E}b", "a&lt;U\\+202E&gt;b"), (" 前後 ", "前後"),
  ])
  func nothingInMarkdownIsMarkupOfTheModel(words: String, written: String) throws {
    var scene = try EditableSample.scene()
    scene.remarks[0].sentence = words
    let row = RemarksMarkdown(scene).text.split(separator: "\n").first { $0.hasPrefix("| ① ") }
    #expect(row == "| ① | 台帳管理 → 給付サーバ | \(written) |")
  }
}
