import NagarezuCore
import NagarezuSource
import Testing

/// A text that says nothing where a reason or a safeguard is asked for is refused (design §10.16).
@Suite struct SayingNothingTests {
  static let nothing = [
    "検討中", "検討中。", "検討中です", "現在検討中", "今後検討する", "（検討中）", "　検討中　", "検 討 中", "別途定める", "別途定める。",
    "別途、定める", "別途定めるものとする",
    "別途", "別途協議", "追って通知", "後日", "TBD", "tbd", "ＴＢＤ", "T.B.D.", "TBD（予定）", "TBA",
    "to be determined", "To be decided.",
    "特になし", "特に無し", "特になし。", "とくになし", "なし", "無し", "無", "該当なし", "未定", "未定です", "不明", "調整中", "確認中",
    "協議中",
    "N/A", "n/a", "Ｎ／Ａ", "N.A.", "NA", "none", "null", "-", "－", "—", "ー", "―", "〃", "々", "同上",
    "同左", "？", "?", "???", "…", "・", "○○", "××", "。",
    "現時点では別途協議の上決定しております", "具体的には「上記のとおり」とします。", "今のところ、別に定めるものである",
    "*", "適宜", "省略", "決定次第", "保留", "pending", "ditto", "same as above", "not applicable",
  ]

  @Test(arguments: nothing) func whatSaysNothingIsRefused(text: String) {
    for (piece, written) in Self.places(text) {
      #expect(outcome(of: small(piece, written)).diagnostics.map(\.code) == ["L311"], "\(written)")
    }
  }

  @Test(arguments: ["はい", "あり", "有", "OK", "実施済み"]) func yesIsNoReason(text: String) {
    for (piece, written) in Self.places(text) {
      #expect(outcome(of: small(piece, written)).diagnostics.map(\.code) == ["L311"], "\(written)")
    }
  }

  @Test(arguments: [
    "施錠する", "次回の会議で改める", "移行のため", "暗号化して保管する", "検討中の新システムに移るまでの間", "なしの実の扱い", "未定義の項目を除く", "手続中",
    "A", "法定",
    "別途定める要領第3条による", "同上の理由に加え、災害時のため",
  ]) func whatSaysSomethingIsRead(text: String) {
    for (piece, written) in Self.places(text) {
      #expect(
        !outcome(of: small(piece, written)).diagnostics.map(\.code).contains("L311"), "\(written)")
    }
  }

  private static func places(_ text: String) -> [(String, String)] {
    [
      ("運用: 業者,", "運用: 業者, アクセス: 不可, 対策: \"\(text)\","),
      ("運用: 業者,", "運用: 業者, 生成: [{から: 口座, へ: 氏名, 機微解除: \"\(text)\"}],"),
      ("{種別: 専用線,", "{対策: [監視する, \"\(text)\"], 種別: 専用線,"),
      ("相手: 業者,", "相手: 業者, 対策: {相手の運用: [\"\(text)\"]},"),
      ("流れ:\n", "規則:\n  - {名称: 甲, 禁止: {項目: 口座}, 理由: \"\(text)\"}\n流れ:\n"),
      (
        "...\n",
        "留保:\n  - {指摘: S106/業者, 項目: 氏名, 対象: 対象者, 責任者: 総務課長, 理由: \"\(text)\", 期限: 令和7年3月31日}\n...\n"
      ),
    ]
  }
}
