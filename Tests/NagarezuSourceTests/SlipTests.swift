import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// A slip of the keyboard in ``small``: what is written, marked where it is said, what the answer offers, and the piece with the
/// answer followed.
struct KeySlip: CustomTestStringConvertible, Sendable {
  var code: LoadCode
  var piece: String
  var written: String
  /// A part of the Japanese help.
  var offer: String
  var cured: String

  init(_ code: LoadCode, _ piece: String, _ written: String, _ offer: String, cured: String? = nil)
  {
    self.code = code
    self.piece = piece
    self.written = written
    self.offer = offer
    self.cured = cured ?? piece
  }

  var testDescription: String { "\(code): \(written)" }
}

private let flow = "  - {番号: ①, から: ホスト, へ: 委託機, 経路: 回線, 項目: 住基情報,"
private let blockFlow = """
    - 番号: ①
      から: ホスト
      へ: 委託機
      経路: 回線
      項目:
        - 氏名
        - 住所
      対象: 対象者
      期間: 令和6年4月1日〜令和7年3月31日
  承認:
  """
private let flowLine =
  "  - {番号: ①, から: ホスト, へ: 委託機, 経路: 回線, 項目: 住基情報, 対象: 対象者, 期間: 令和6年4月1日〜令和7年3月31日}\n承認:"

/// The flow written in lines of its own, with a piece of it written otherwise.
private func block(_ code: LoadCode, _ piece: String, _ written: String, _ offer: String) -> KeySlip
{
  KeySlip(
    code, flowLine, blockFlow.replacingOccurrences(of: piece, with: written), offer,
    cured: blockFlow)
}

private let slips: [KeySlip] = [
  block(.syntax, "番号: ①", "番号⟦1⟧:①", "番号: ①"),
  block(.syntax, "対象: 対象者", "対象⟦1⟧:対象者", "対象: 対象者"),
  block(.syntax, "経路: 回線", "経路⟦1⟧:回線", "経路: 回線"),
  block(.fullWidthSign, "番号: ①", "番号⟦1⟧：①", "半角の「:」"),
  block(.fullWidthSign, "番号: ①", "番号:⟦1⟧　①", "半角の空白"),
  block(.syntax, "- 番号", "⟦1⟧－ 番号", "「- 」"), block(.syntax, "- 番号", "⟦1⟧ー番号", "「- 」"),
  block(.syntax, "- 番号", "⟦1⟧・番号", "「- 」"), block(.syntax, "- 番号", "⟦1⟧–　番号", "「- 」"),
  block(.syntax, "- 番号", "⟦1⟧-番号", "「- 」"), block(.syntax, "- 番号", "⟦1⟧-　番号", "「- 」"),
  block(.syntax, "- 番号", "⟦1⟧―番号", "「- 」"), block(.syntax, "- 番号", "⟦1⟧• 番号", "「- 」"),
  block(.syntax, "    - 氏名\n      - 住所", "    ⟦1⟧・氏名\n      ⟦2⟧・住所", "「- 」"),
  block(.syntax, "    - 氏名\n      - 住所", "    ⟦1⟧-氏名\n      ⟦2⟧-住所", "「- 」"),
  block(.syntax, "    - 氏名\n      - 住所", "    - 氏名\n      ⟦1⟧・住所", "「- 」"),
  block(.syntax, "    - 氏名\n      - 住所", "    ⟦1⟧氏名\n      住所", "[氏名, 住所]"),
  block(.syntax, "項目:\n      - 氏名\n      - 住所", "項目: 氏名\n      ⟦1⟧住所", "[氏名, 住所]"),
  block(.invisibleCharacter, "    から", "⟦1⟧\u{A0}\u{A0}\u{A0}\u{A0}から", "半角の空白"),
  block(.invisibleCharacter, "    から", "    ⟦1⟧\u{2003}から", "半角の空白"),
  block(.invisibleCharacter, "    から", "    ⟦1⟧\u{200B}から", "消してください"),
  block(.invisibleCharacter, "ホスト", "ホスト⟦1⟧\u{A0}", "半角の空白"),
  block(.invisibleCharacter, "ホスト", "ホ⟦1⟧\u{2060}スト", "消してください"),
  block(.controlCharacter, "ホスト", "ホスト⟦1⟧\u{FEFF}", "消してください"),
  block(.controlCharacter, "ホスト", "ホスト⟦1⟧\u{2028}", "消してください"),
  block(.fullWidthSign, "    から", "⟦1⟧　　から", "半角の空白"),
  block(.fullWidthSign, "    から", "  ⟦1⟧　から", "半角の空白"),
  block(.fullWidthSign, "  - 番号", "⟦1⟧　- 番号", "半角の空白"),
  block(.tab, "    から", "⟦1⟧\tから", "半角の空白"),
  KeySlip(.tab, "  住基情報: [氏名, 住所]", "  住基情報: 氏名⟦1⟧\t住所\t性別", "「、」", cured: "  住基情報: 氏名、住所、性別"),
  KeySlip(.syntax, "  住基情報: [氏名, 住所]", "  住基情報:\n    ⟦1⟧氏名\n    住所", "[氏名, 住所]"),
  KeySlip(
    .syntax, "  住基情報: [氏名, 住所]", "  住基情報:\n    ⟦1⟧・氏名\n    ⟦2⟧・住所", "「- 」",
    cured: "  住基情報:\n    - 氏名\n    - 住所"),
  KeySlip(.syntax, "件名: 給付事業", "件名⟦1⟧:給付事業", "件名: 給付事業"),
  KeySlip(.syntax, "実施機関: 区", "実施機関⟦1⟧:区", "実施機関: 区"),
  KeySlip(.syntax, "  区: {種別", "  区⟦1⟧:{種別", "区: {種別"),
  KeySlip(.syntax, "[氏名, 住所]", "[氏名, 住所]\n  別⟦1⟧:[性別]", "別: [性別]"),
  KeySlip(.syntax, "{番号: ①,", "{⟦1⟧番号:①,", "番号: ①"),
  KeySlip(.syntax, "暗号化: はい}", "⟦1⟧暗号化:はい}", "暗号化: はい"),
  KeySlip(.fullWidthSign, "[氏名, 住所]", "[氏名⟦1⟧，住所]", "半角の「,」"),
  KeySlip(
    .fullWidthSign, "項目: 住基情報, 対象: 対象者, 期", "項目: 氏名⟦1⟧，住所, 対象: 対象者, 期", "「氏名、住所」",
    cured: "項目: 氏名、住所, 対象: 対象者, 期"),
  KeySlip(
    .fullWidthSign, "対象: 対象者, 期", "対象: 対象者⟦1⟧，施設入所者, 期", "「[対象者, 施設入所者]」",
    cured: "対象: [対象者, 施設入所者], 期"),
  KeySlip(.fullWidthSign, "から: ホスト", "から: ⟦1⟧“ホスト”", "「ホスト」"),
  KeySlip(.unknownName, "から: ホスト", "から: ⟦1⟧「ホスト」", "「ホスト」"),
  KeySlip(.unknownName, "対象: 対象者, 期", "対象: ⟦1⟧『対象者』, 期", "「対象者」"),
  KeySlip(.alias, "件名: 給付事業", "件名: ⟦1⟧*給付事業", "\"…\"", cured: "件名: \"*給付事業\""),
  KeySlip(.anchor, "件名: 給付事業", "件名: ⟦1⟧&給付事業", "\"…\"", cured: "件名: \"&給付事業\""),
  KeySlip(.tag, "件名: 給付事業", "件名: ⟦1⟧!給付事業", "\"…\"", cured: "件名: \"!給付事業\""),
  KeySlip(.syntax, "件名: 給付事業", "件名: ⟦1⟧%給付事業", "\"…\"", cured: "件名: \"%給付事業\""),
  KeySlip(.syntax, "件名: 給付事業", "件名: ⟦1⟧`給付事業`", "\"…\"", cured: "件名: \"`給付事業`\""),
  KeySlip(.syntax, "件名: 給付事業", "件名: ⟦1⟧|給付事業", "\"…\"", cured: "件名: \"|給付事業\""),
  KeySlip(.syntax, "件名: 給付事業", "件名: ⟦1⟧>給付事業", "\"…\"", cured: "件名: \">給付事業\""),
  KeySlip(
    .wrongShape, "経路: 回線, 項目", "経路: ⟦1⟧[回線, 紙], 項目", "同じ番号",
    cured: "経路: 回線, 項目"),
  KeySlip(.wrongShape, "経路: 回線, 項目", "経路: ⟦1⟧回線、紙, 項目", "同じ番号"),
  KeySlip(.wrongShape, "経路: 回線, 項目", "経路: ⟦1⟧回線及び郵送, 項目", "同じ番号"),
  KeySlip(.wrongShape, "経路: 回線, 項目", "経路: ⟦1⟧[回線], 項目", "そのまま"),
  KeySlip(.wrongShape, "へ: 委託機", "へ: ⟦1⟧[委託機, 業者]", "同じ番号"),
  KeySlip(.unknownWord, "暗号化: はい", "暗号化: ⟦1⟧on", "「はい」"),
  KeySlip(.unknownWord, "暗号化: はい", "暗号化: ⟦1⟧オン", "「はい」"),
  KeySlip(.unknownWord, "暗号化: はい", "暗号化: ⟦1⟧×", "「いいえ」", cured: "暗号化: いいえ"),
]

/// What looks like a slip and is none.
private let sound = [
  "備考: |\n      番号:①のとおり\n      ・氏名\n      ・住所\n      　次に送る",
  "備考: 次のとおり\n      ・氏名を送る\n      ・住所を送る", "備考: \"目的:\n      対象:全員\"", "備考: >-\n      -氏名",
  "備考: '甲''乙\n      対象:全員'", "項目: 氏名、\n      住所", "備考: 甲 # 対象:全員", "備考: 12:30に送る",
  "備考: http://example.jp/ に置く", "備考: 送る。\n      更に送る",
]

@Suite struct SlipTests {
  @Test(arguments: slips) func aSlipIsNamedAtItsPlaceAndItsCureLoads(slip: KeySlip) {
    let marked = MarkedText(small(slip.piece, slip.written))
    let found = outcome(of: marked.text)
    let expected = marked.places.sorted { $0.key < $1.key }
      .map { "\(slip.code.rawValue) \($0.value.line):\($0.value.column)" }
    #expect(found.places == expected)
    #expect(found.diagnostics.first?.help?.ja.contains(slip.offer) == true, "\(found.diagnostics)")
    #expect(found.diagnostics.first?.help?.en.isEmpty == false)
    #expect(outcome(of: small(slip.piece, slip.cured)).places == [])
  }

  @Test(arguments: sound) func whatLooksLikeASlipIsRead(text: String) {
    let key = text.hasPrefix("項目") ? "項目:\n      - 氏名\n      - 住所" : "経路: 回線"
    let written = text.hasPrefix("項目") ? text : "経路: 回線\n    \(text)"
    let flow = blockFlow.replacingOccurrences(of: key, with: written)
    #expect(outcome(of: small(flowLine, flow)).places == [], "\(flow)")
  }

  @Test func nothingIsSaidOfARemark() {
    #expect(outcome(of: small("主体:", "# 甲\u{A0}乙\u{200B}丙 番号:① ・氏名\n主体:")).places == [])
  }

  /// What the library says is never shown: each of its complaints has words of ours, in both languages.
  @Test(arguments: [
    "件名: 給付\n実施機関", "件名: \"給付", "件名: '給付", "- 甲\n件名: 乙", "件名: [甲", "件名: {甲", "件名: [甲]乙",
    "件名: \"甲\"乙",
    "件名: ? 甲", "? 件名\n: 甲\n? [", "件名: \"\\q\"", "件名: \"\\x1\"", "件名: \"\\ud800\"", "件名: |0\n  甲",
    "件名: |甲",
    "件名: !<甲> 乙", "件名: !甲!乙 丙", "件名: &甲 乙", "件名: *甲", "件名: @甲", "件名: `甲`", "件名: , 甲", "件名: ] 甲",
    "件名: }",
    "件名: [,甲]", "件名: {,}", "件名: - 甲", "件名: 甲: 乙", "  件名: 甲\n 実施機関: 乙", "件名:\n- 甲\n 乙: 丙",
    "件名: 甲\n  - 乙\n丙",
    "{件名: 甲}\n乙: 丙", "件名: [甲: 乙: 丙]", "件名: {\"甲\":: 乙}", "件名: %甲", "件名: 甲\n%乙", "[件名]: 甲: 乙",
    "件名: >\n\t甲",
    "件名: !!甲%zz 乙", "件名: \"甲\n---\n乙\"", "件名: {甲: 乙", "件名: [[[", "&a &b 件名: 甲",
    "件名: \"\\U00110000\"",
  ])
  func noWordsOfTheLibraryAreShown(text: String) {
    let found = outcome(of: "nagarezu: 1\n" + text + "\n").diagnostics
    #expect(!found.isEmpty)
    for one in found {
      let words = one.message.ja + (one.help?.ja ?? "")
      let english = words.replacing(#/"…"|YAML|UTF-8|「[^」]*」|<U\+[0-9A-F]+>/#, with: "")
      #expect(!english.contains(#/[A-Za-z]{3,}/#), "\(words)")
      #expect(!one.message.en.contains(#/did not|found |while /#), "\(one.message.en)")
    }
  }

  @Test func allProblemsOfAFileWithoutItsLastLineFeedAreShown() {
    let text = String(small("相手: 業者", "相手: 業社").dropLast())
    #expect(outcome(of: text).places == ["L401 29:20"])
  }
}
