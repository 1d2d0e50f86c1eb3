import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// One thing wrong with ``small``: a piece of it, and that piece with a mark where it is wrong.
struct Wrong: CustomTestStringConvertible {
  var code: LoadCode
  var piece: String
  var written: String

  init(_ code: LoadCode, _ piece: String, _ written: String) {
    self.code = code
    self.piece = piece
    self.written = written
  }

  var testDescription: String { "\(code): \(written)" }
}

/// A model that declares what things are for, with something before what its holding and its flow say.
private func withoutPurpose(holding: String, flow: String) -> Wrong {
  let between = """
    対象: 対象者}]}
      委託機: {運用: 業者, 保存: 契約終了まで}
    鍵:
      合鍵: {保持者: 総務課}
    経路:
      回線: {種別: 専用線, 暗号化: はい}
    """
  func text(_ holding: String, _ purposes: String, _ flow: String) -> String {
    "保有: [\(holding)項目: 住基情報, \(between)\n\(purposes)流れ:\n  - \(flow)番号: ①"
  }
  return Wrong(.noPurpose, text("{", "", "{"), text(holding, "目的: {給付: {}}\n", flow))
}

let wrongTexts = [
  Wrong(.controlCharacter, "業者: {", "業⟦1⟧\u{7}者: {"),
  Wrong(.controlCharacter, "業者: {", "業⟦1⟧\u{85}者: {"),
  Wrong(.controlCharacter, "件名: 給付事業", "件名: 給付⟦1⟧\u{FEFF}事業"),
  Wrong(.directionControl, "給付事業", "給付⟦1⟧\u{202E}事業"),
  Wrong(.directionControl, "給付事業", "\"給付⟦1⟧\u{2066}事業\""),
  Wrong(.tab, "件名: ", "件名:⟦1⟧\t"),
  Wrong(.tab, "  区: {種別", "⟦1⟧\t区: {種別"),
  Wrong(.directive, "---\n", "⟦1⟧%YAML 1.2\n---\n"),
  Wrong(.documentMark, "主体:", "⟦1⟧---\n主体:"),
  Wrong(.documentMark, "...\n", "...\n⟦1⟧件名: 続き\n"),
  Wrong(.documentMark, "---\n", "⟦1⟧--- # 始まり\n"),
  Wrong(.syntax, "主体:", "主体:\n⟦1⟧主体"),
  Wrong(.syntax, "給付事業", "⟦1⟧\"給付事業"),
  Wrong(.syntax, "給付事業", "⟦1⟧@給付事業"),
  Wrong(.syntax, "区: {種別: 実施機関}", "区: ⟦1⟧{種別: 実施機関"),
  Wrong(.syntax, "区: {種別: 実施機関}", "区: {種別: }⟦1⟧}"),
  Wrong(.fullWidthSign, "実施機関: 区", "実施機関⟦1⟧： 区"),
  Wrong(.fullWidthSign, "実施機関: 区", "  実施機関⟦1⟧：区"),
  Wrong(.fullWidthSign, "実施機関: 区", "実施機関:⟦1⟧　区"),
  Wrong(.fullWidthSign, "{種別: 企業, 別名", "{種別: 企業⟦1⟧，別名"),
  Wrong(.fullWidthSign, "{属する: 対象者}", "{属する⟦1⟧：対象者}"),
  Wrong(.fullWidthSign, "[氏名, 住所]", "[氏名⟦1⟧，住所]"),
  Wrong(.fullWidthSign, "運用: 業者,", "運用: 業者⟦1⟧　,"),
  Wrong(.fullWidthSign, "  業者: {種別: 企業, 別名: [株式会社業者]}", "  業者⟦1⟧｛種別: 企業｝"),
  Wrong(.fullWidthSign, "件名: 給付事業", "件名: 給付事業\n  備考⟦1⟧：送る"),
  Wrong(.fullWidthSign, "  庁舎: {", "  ⟦1⟧\u{3000}庁舎: {"),
  Wrong(.anchor, "給付事業", "⟦1⟧&a 給付事業"),
  Wrong(.anchor, "{運用: 区}", "⟦1⟧&a {運用: 区}"),
  Wrong(.alias, "給付事業", "⟦1⟧*a"),
  Wrong(.tag, "給付事業", "⟦1⟧!!str 給付事業"),
  Wrong(.tag, "{運用: 区}", "⟦1⟧!x {運用: 区}"),
  Wrong(.mergeKey, "{運用: 区}", "{⟦1⟧<<: {運用: 区}}"),
  Wrong(
    .tooDeep, "給付事業",
    String(repeating: "[", count: 31) + "⟦1⟧[]" + String(repeating: "]", count: 31)),
  Wrong(.textTooLong, "給付事業", "⟦1⟧" + String(repeating: "給", count: 1001)),
  Wrong(.textTooLong, "給付事業", "⟦1⟧" + String(repeating: "給", count: 30_000)),
  Wrong(.invisibleCharacter, "[氏名, 住所]", "[氏⟦1⟧\u{200B}名, 住所]"),
  Wrong(.duplicateKey, "実施機関: 区", "実施機関: 区\n⟦1⟧実施機関: 区"),
  Wrong(
    .remarkBehindNames, "  - {番号: ①, から: ホスト, へ: 委託機, 経路: 回線, 項目: 住基情報,",
    "  - 番号: ②\n    から: ホスト\n    へ: 委託機\n    経路: 回線\n    項目: 氏名、住所 ⟦1⟧#、口座\n"
      + "  - {番号: ①, から: ホスト, へ: 委託機, 経路: 回線, 項目: 住基情報,"),
  Wrong(.remarkBehindNames, "  住基情報: [氏名, 住所]", "  住基情報: 氏名、住所  ⟦1⟧# 二つ"),
  Wrong(.remarkBehindNames, "  住基情報: [氏名, 住所]", "  住基情報:\n    - 氏名\n    - 住所 ⟦1⟧#、続柄"),
  Wrong(.duplicateKey, "実施機関: 区", "実施機関: 区\n⟦1⟧authority: 区"),
  Wrong(.duplicateKey, "  庁舎: {運用: 区}", "  庁舎: {運用: 区}\n  ⟦1⟧庁舎: {運用: 区}"),
]

let wrongKeys = [
  Wrong(.unknownKey, "保有課: ", "⟦1⟧保育課: "),
  Wrong(.unknownKey, "{運用: 業者, 保存", "{運用: 業者, ⟦1⟧保管"),
  Wrong(.missingKey, "---\nnagarezu: 1\n", "---\n⟦1⟧"),
  Wrong(.missingKey, "nagarezu: 1\n件名: 給付事業\n実施機関: 区\n", "⟦1⟧nagarezu: 1\n件名: 給付事業\n"),
  Wrong(.missingKey, "{番号: ①, ", "⟦1⟧{"),
  Wrong(.missingKey, "回線: {種別: 専用線, 暗号化: はい}", "⟦1⟧回線: {暗号化: はい}"),
  Wrong(.missingKey, "運用: 業者,", "運用: 業者, ⟦1⟧アクセス: 不可,"),
  Wrong(.missingKey, "{属する: 対象者}", "{属する: 対象者, 証拠: ⟦1⟧{含意: はい}}"),
  Wrong(
    .missingKey, "承認:\n",
    "留保:\n  - ⟦1⟧{指摘: S108/業者, 対象: 対象者, 責任者: 長, 理由: 手続中, 期限: 令和7年3月31日}\n承認:\n"),
  Wrong(
    .missingKey, "承認:\n",
    "留保:\n  - ⟦1⟧{指摘: M403/業者, 項目: 氏名, 責任者: 長, 理由: 手続中, 期限: 令和7年3月31日}\n承認:\n"),
  Wrong(.wrongShape, "{種別: 企業, 別名: [株式会社業者]}", "⟦1⟧企業"),
  Wrong(.wrongShape, "給付事業", "⟦1⟧[給付事業]"),
  Wrong(.wrongShape, "  区: {種別", "  ⟦1⟧[区]: 都\n  区: {種別"),
  Wrong(.wrongShape, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: [⟦1⟧[氏名]]"),
  Wrong(.wrongShape, "項目: 住基情報, 対象: 対象者, 期", "項目: ⟦1⟧氏名（住所, 対象: 対象者, 期"),
  Wrong(.wrongShape, "項目: 住基情報, 対象: 対象者, 期", "項目: [⟦1⟧全て, 住所], 対象: 対象者, 期"),
  Wrong(.unknownWord, "企業", "⟦1⟧起業"),
  Wrong(.unknownWord, "暗号化: はい", "暗号化: ⟦1⟧たぶん"),
  Wrong(.wrongVersion, "nagarezu: 1", "nagarezu: ⟦1⟧2"),
  Wrong(.unfitName, "  庁舎: {", "  ⟦1⟧\" 庁舎\": {"),
  Wrong(.unfitName, "[氏名, 住所]", "[氏名, ⟦1⟧…, 住所]"),
  Wrong(.nameTooLong, "[氏名, 住所]", "[氏名, 住所, ⟦1⟧" + String(repeating: "名", count: 65) + "]"),
  Wrong(.keyOutOfPlace, "{種別: 企業,", "{⟦1⟧対象: 対象者, 種別: 企業,"),
  Wrong(.keyOutOfPlace, "運用: 業者,", "運用: 業者, ⟦1⟧対策: 施錠,"),
  Wrong(.keyOutOfPlace, "へ: 委託機,", "へ: 委託機, 変換: {氏名: 削除}, ⟦1⟧双方向: はい,"),
  Wrong(.keyOutOfPlace, "相手: 業者, 項目: 住基情報,", "相手: 業者, ⟦1⟧除く: 住所,"),
  Wrong(.keyOutOfPlace, "相手: 業者, 項目: 住基情報,", "相手: 業者, ⟦1⟧項目数: 2,"),
  Wrong(.keyOutOfPlace, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: 全て, ⟦1⟧項目数: 2"),
  Wrong(.keyOutOfPlace, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: 不明, ⟦1⟧項目数: 2"),
  Wrong(.wrongShape, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目数: ⟦1⟧二, 項目: 住基情報"),
  Wrong(.wrongShape, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目数: ⟦1⟧2項目, 項目: 住基情報"),
  Wrong(.wrongShape, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目数: ⟦1⟧-2, 項目: 住基情報"),
  Wrong(.emptyValue, "件名: 給付事業", "⟦1⟧件名:"),
  Wrong(.emptyValue, "[氏名, 住所]", "⟦1⟧[]"),
  Wrong(.emptyValue, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: 氏名、⟦1⟧"),
]

let wrongNames = [
  Wrong(
    .regimesDisagree, "流れ:\n",
    "制度:\n  前: {実施機関: 区, 再委託の段数: 1, 期間: 〜令和5年4月1日}\n  ⟦1⟧後: {実施機関: 区, 再委託の段数: 2, 期間: 令和5年4月1日〜}\n流れ:\n"
  ),
  Wrong(
    .regimesDisagree, "流れ:\n",
    "制度:\n  甲: {実施機関: 区, 必要な承認: {種別: 電算処理, 期間: なし}}\n  ⟦1⟧乙: {実施機関: 区, 必要な承認: {種別: 電算処理, 期間: 令和6年度}}\n流れ:\n"
  ),
  Wrong(.unknownName, "流れ:\n", "制度:\n  甲: {実施機関: ⟦1⟧市}\n流れ:\n"),
  Wrong(.missingKey, "流れ:\n", "制度:\n  ⟦1⟧甲: {再委託の段数: 1}\n流れ:\n"),
  Wrong(
    .keyOutOfPlace, "流れ:\n",
    "制度:\n  甲: {実施機関: 区, 必要な承認: {種別: 業務委託, ⟦1⟧期間: なし}}\n流れ:\n"),
  Wrong(
    .namedTwice, "流れ:\n",
    "制度:\n  甲: {実施機関: 区, 必要な承認: [{種別: 電算処理, 期間: なし}, {⟦1⟧種別: 電算処理, 期間: なし}]}\n流れ:\n"),
  Wrong(.wrongShape, "流れ:\n", "制度:\n  甲: {実施機関: 区, 再委託の段数: ⟦1⟧無制限}\n流れ:\n"),
  Wrong(.wrongShape, "流れ:\n", "制度:\n  甲: {実施機関: 区, 用語: ⟦1⟧結合}\n流れ:\n"),
  Wrong(.unknownWord, "流れ:\n", "制度:\n  甲: {実施機関: 区, 同意とみなすもの: ⟦1⟧口頭}\n流れ:\n"),
  Wrong(.unknownWord, "流れ:\n", "制度:\n  甲: {実施機関: 区, 禁止経路: [紙, ⟦1⟧狼煙]}\n流れ:\n"),
  Wrong(.unreadableDate, "流れ:\n", "制度:\n  甲: {実施機関: 区, ⟦1⟧期間: 不明}\n流れ:\n"),
  Wrong(
    .unreadableDate, "流れ:\n",
    "制度:\n  甲: {実施機関: 区, 必要な承認: {種別: 電算処理, ⟦1⟧期間: 不明}}\n流れ:\n"),
  withoutPurpose(holding: "⟦1⟧{", flow: "{目的: 給付, "),
  withoutPurpose(holding: "{目的: 給付, ", flow: "⟦1⟧{"),
  Wrong(.unknownName, "{種別: 業務委託, 相手: 業者", "{種別: 業務委託, 相手: 業者, 目的: ⟦1⟧調査"),
  Wrong(.unknownName, "{種別: 業務委託, 相手: 業者", "{種別: 業務委託, 相手: 業者, システム: ⟦1⟧ホスト二"),
  Wrong(.keyOutOfPlace, "{種別: 業務委託, 相手: 業者", "{種別: 業務委託, 相手: 業者, ⟦1⟧両端: [ホスト, 業者]"),
  Wrong(.keyOutOfPlace, "{種別: 業務委託, 相手: 業者", "{種別: 業務委託, 相手: 業者, ⟦1⟧経由: 区"),
  Wrong(
    .keyOutOfPlace, "{種別: 業務委託, 相手: 業者",
    "{種別: 電算処理, 相手: ホスト, 項目: 氏名, ⟦1⟧システム: ホスト}\n  - {種別: 業務委託, 相手: 業者"),
  Wrong(
    .wrongShape, "{種別: 業務委託, 相手: 業者",
    "{種別: 外部結合, 相手: 業者, 項目: 氏名, ⟦1⟧両端: ホスト}\n  - {種別: 業務委託, 相手: 業者"),
  Wrong(
    .namedTwice, "{種別: 業務委託, 相手: 業者",
    "{種別: 外部結合, 相手: 業者, 項目: 氏名, 両端: [ホスト, ⟦1⟧ホスト]}\n  - {種別: 業務委託, 相手: 業者"),
  Wrong(
    .unknownName, "{種別: 業務委託, 相手: 業者",
    "{種別: 外部結合, 相手: 業者, 項目: 氏名, 経由: [業者, ⟦1⟧中継]}\n  - {種別: 業務委託, 相手: 業者"),
  Wrong(.unusedChannel, "経路:\n", "経路:\n  ⟦1⟧VPNN: {種別: 閉域網, 運用: 業者}\n"),
  Wrong(.notOwnBusiness, "項目: 住基情報, 対象: 対象者}]", "項目: 住基情報, 対象: 対象者, ⟦1⟧独自: はい}]"),
  Wrong(
    .notOwnBusiness, "運用: 業者,",
    "運用: 業者, 保有: [{項目: 氏名, 対象: 対象者, ⟦1⟧独自: はい}],"),
  Wrong(
    .matchesNothing, "流れ:\n",
    "規則:\n  - {名称: 甲, 禁止: {区分: ⟦1⟧要注意}, 理由: 条件}\n流れ:\n"),
  Wrong(.unknownName, "相手: 業者", "相手: ⟦1⟧業社"),
  Wrong(.unknownName, "経路: 回線", "経路: ⟦1⟧改線"),
  Wrong(.unknownName, "保有課: 総務課", "保有課: ⟦1⟧総務科"),
  Wrong(.unknownName, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: 氏名、⟦1⟧住処"),
  Wrong(.unknownName, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: 住基情報（氏名、⟦1⟧口座）"),
  Wrong(.unknownName, "{種別: 業務委託, 相手: 業者", "{種別: 業務委託, 相手: 業者, 元の承認: ⟦1⟧業務委託/誰か"),
  Wrong(.unknownName, "保有課: 総務課", "保有課: [総務課, ⟦1⟧会計科]"),
  Wrong(.nameOfTwoKinds, "  委託機: {", "  ⟦1⟧株式会社業者: {運用: 業者}\n  委託機: {"),
  Wrong(.declaredTwice, "  住民: {種別: 本人}", "  ⟦1⟧株式会社業者: {}\n  住民: {種別: 本人}"),
  Wrong(.lookAlike, "[氏名, 住所]", "[氏名, 住所, 氏 名]\n  ⟦1⟧氏 名: {}"),
  Wrong(.otherSeparator, "[氏名, 住所]", "[氏名, 住所, ⟦1⟧氏 名]"),
  Wrong(.otherSeparator, "[氏名, 住所]", "氏名、⟦1⟧住所・続柄"),
  Wrong(.otherSeparator, "相手: 業者, 項目: 住基情報", "相手: 業者, 項目: ⟦1⟧氏名及び住所"),
  Wrong(.lookAlike, "口座: {区分: 要配慮}", "口座: {区分: ⟦1⟧要 配慮}"),
  Wrong(.lookAlike, "口座: {区分: 要配慮}", "口座: {区分: [基本, ⟦1⟧要配虜]}"),
  Wrong(.lookAlike, "口座: {区分: 要配慮}", "口座: {区分: ⟦1⟧配慮を要する}"),
  Wrong(.lookAlike, "口座: {区分: 要配慮}", "口座: {区分: ⟦1⟧特定個人}"),
  Wrong(.lookAlike, "口座: {区分: 要配慮}", "口座: {区分: 機微情報}\n  病名: {区分: ⟦1⟧機微 情報}"),
  Wrong(.lookAlike, "  住民: {種別: 本人}", "  髙田商店: {}\n  ⟦1⟧高田商店: {}\n  住民: {種別: 本人}"),
  Wrong(.lookAlike, "  住民: {種別: 本人}", "  ㈱イムラ: {}\n  ⟦1⟧(株)ｲﾑﾗ: {}\n  住民: {種別: 本人}"),
  Wrong(.lookAlike, "[氏名, 住所]", "[氏名, 住所, 葛\u{E0100}飾区, ⟦1⟧葛飾区]"),
  Wrong(.reservedName, "  住民: {種別: 本人}", "  ⟦1⟧不特定の者: {}\n  住民: {種別: 本人}"),
  Wrong(.reservedName, "[氏名, 住所]", "[氏名, 住所, ⟦1⟧全て]"),
  Wrong(.circle, "{種別: 企業, ", "{⟦1⟧所属: 業者, 種別: 企業, "),
  Wrong(.circle, "  対象者: {}\n  施設入所者: {", "  対象者: {属する: 施設入所者}\n  施設入所者: {⟦1⟧"),
  Wrong(.circle, "運用: 業者,", "運用: 業者, ⟦1⟧内包先: 委託機,"),
  Wrong(.circle, "{種別: 業務委託, 相手: 業者", "{識別名: 甲, ⟦1⟧元の承認: 甲, 種別: 業務委託, 相手: 業者"),
  Wrong(.circle, "住基情報: [氏名, 住所]", "⟦1⟧住基情報: [氏名, 住所, 住基情報]"),
  Wrong(.circle, "{区分: 要配慮}", "{同義: 振込先}\n  振込先: {同義: ⟦1⟧口座}"),
  Wrong(.wrongKindOfName, "相手: 業者", "相手: ⟦1⟧委託機"),
  Wrong(.wrongKindOfName, "種別: 業務委託, 相手: 業者", "種別: 電算処理, 相手: ⟦1⟧業者"),
  Wrong(.wrongKindOfName, "へ: 委託機,", "へ: 委託機, 変換: {⟦1⟧住基情報: 削除},"),
  Wrong(.wrongKindOfName, "区: {種別: 実施機関}", "区: {⟦1⟧種別: 国}"),
  Wrong(.tooManyAtoms, "個人の範囲:", "⟦1⟧個人の範囲:\n" + (1...13).map { "  範囲\($0): {}\n" }.joined()),
  Wrong(
    .emptyClass, "  対象者: {}", "  対象者: {分割: はい}\n  世帯主: {属する: 対象者}\n  ⟦1⟧両方: {属する: [世帯主, 施設入所者]}"),
  Wrong(.outsideAuthority, "保有課: 総務課", "保有課: ⟦1⟧業者"),
  Wrong(.outsideAuthority, "保有課: 総務課", "保有課: [総務課, ⟦1⟧業者]"),
  Wrong(.itemNotCarried, "へ: 委託機,", "へ: 委託機, 変換: {⟦1⟧口座: 削除},"),
  Wrong(.nothingLeft, "項目: 住基情報, 対象: 対象者, 媒体", "⟦1⟧項目: 住基情報, 除く: [氏名, 住所], 対象: 対象者, 媒体"),
  Wrong(.nothingLeft, "対象: 対象者, 媒体", "対象: 施設入所者, ⟦1⟧対象外: 対象者, 媒体"),
  Wrong(.cannotBeApproved, "相手: 業者", "相手: ⟦1⟧不特定の者"),
  Wrong(.cannotBeApproved, "相手: 業者", "相手: ⟦1⟧不明"),
  Wrong(.namedTwice, "[氏名, 住所]", "[氏名, 住所, ⟦1⟧氏名]"),
  Wrong(.keyOutOfPlace, "相手: 業者, 項目", "相手: 業者, ⟦1⟧承諾: {者: 区, 日: 令和6年3月1日}, 項目"),
  Wrong(.missingKey, "種別: 業務委託, 相手: 業者", "種別: 再委託, 相手: 業者, 承諾: ⟦1⟧{日: 令和6年3月1日}"),
  Wrong(.missingKey, "種別: 業務委託, 相手: 業者", "種別: 再委託, 相手: 業者, 承諾: ⟦1⟧{者: 区}"),
  Wrong(
    .unknownName, "種別: 業務委託, 相手: 業者",
    "種別: 再委託, 相手: 業者, 承諾: [{者: 区, 日: 令和6年3月1日}, {者: ⟦1⟧国, 日: 不明}]"),
  Wrong(
    .emptyValue, "種別: 業務委託, 相手: 業者",
    "種別: 再委託, 相手: 業者, 承諾: {者: 区, 文書: ⟦1⟧未定, 日: 令和6年3月1日}"),
  Wrong(
    .unreadableDate, "種別: 業務委託, 相手: 業者",
    "種別: 再委託, 相手: 業者, 承諾: {者: 区, 日: ⟦1⟧先日}"),
  Wrong(.namedTwice, "保有課: 総務課", "保有課: [総務課, ⟦1⟧総務課]"),
  Wrong(.namedTwice, "期間: 令和6年4月1日〜令和7年3月31日}\n...", "期間: [令和6年度, ⟦1⟧2024年度]}\n..."),
  Wrong(.namedTwice, "運用: 業者,", "運用: [業者, ⟦1⟧株式会社業者],"),
  Wrong(.channelKindClash, "経路:\n", "経路:\n  ⟦1⟧紙: {種別: 電子メール, 暗号化: はい}\n"),
]

let wrongDates = [
  Wrong(.unreadableDate, "媒体: 回線, 期間: 令和6年4月1日", "媒体: 回線, 期間: ⟦1⟧来春"),
  Wrong(.unreadableDate, "令和7年3月31日}\n承認", "⟦1⟧令和7年3月頃}\n承認"),
  Wrong(.unreadableDate, "期間: 令和6年4月1日〜令和7年3月31日}\n...", "期間: [令和6年4月, ⟦1⟧不明]}\n..."),
  Wrong(.unreadableDate, "期間: 令和6年4月1日〜令和7年3月31日}\n...", "期間: [令和6年4月, ⟦1⟧来春]}\n..."),
  Wrong(.impossibleDate, "媒体: 回線, 期間: 令和6年4月1日", "媒体: 回線, 期間: ⟦1⟧平成36年4月1日"),
  Wrong(.impossibleDate, "令和7年3月31日}\n承認", "⟦1⟧令和7年2月29日}\n承認"),
  Wrong(.endBeforeStart, "媒体: 回線, 期間: 令和6年4月1日〜令和7", "媒体: 回線, 期間: ⟦1⟧令和6年4月1日〜令和6"),
  Wrong(.unreadableKeep, "保存: 契約終了まで", "保存: ⟦1⟧しばらく"),
  Wrong(.impossibleDate, "保存: 契約終了まで", "保存: ⟦1⟧平成32年3月31日"),
]

private let flowItems = "経路: 回線, 項目: 住基情報, 対象: 対象者, 期"
private let approvalItems = "相手: 業者, 項目: 住基情報, 対象: 対象者, 媒"

/// What once loaded as a model in which there was nothing to judge.
let wrongForSayingNothing = [
  Wrong(.emptyValue, flowItems, "経路: 回線, 項目: 住基情報⟦1⟧（）, 期"),
  Wrong(.emptyValue, flowItems, "経路: 回線, 項目: 住基情報⟦1⟧（、）, 期"),
  Wrong(.emptyValue, flowItems, "経路: 回線, 項目: 住基情報⟦1⟧（　）, 期"),
  Wrong(.emptyValue, flowItems, "経路: 回線, 項目: 住基情報（氏名、⟦1⟧）, 期"),
  Wrong(.emptyValue, flowItems, "経路: 回線, 項目: 全て, 除く: 住基情報⟦1⟧(), 期"),
  Wrong(.emptyValue, approvalItems, "相手: 業者, 項目: 口座、住基情報⟦1⟧（ ）, 媒"),
  Wrong(.emptyValue, "{項目: 住基情報, 対象: 対象者}", "{項目: 住基情報⟦1⟧（）, 対象: 対象者}"),
  Wrong(.emptyValue, "運用: 業者,", "運用: 業者, 閲覧: [{主体: 区, 項目: 住基情報⟦1⟧（）}],"),
  Wrong(.emptyValue, "運用: 業者,", "運用: 業者, 生成: [{から: 住基情報⟦1⟧（）, へ: 口座}],"),
  Wrong(.emptyValue, "  口座: {区分", "  他情報: 電話番号、住基情報⟦1⟧（）\n  口座: {区分"),
  Wrong(.emptyValue, "  口座: {区分", "  他情報: 電話番号、備考（その他⟦1⟧（、））\n  口座: {区分"),

  Wrong(.nothingLeft, flowItems, "経路: 回線, 項目: 住基情報, ⟦1⟧対象外: 全員, 期"),
  Wrong(.nothingLeft, flowItems, "経路: 回線, 項目: 住基情報, ⟦1⟧対象外: 対象者, 期"),
  Wrong(.nothingLeft, "{項目: 住基情報, 対象: 対象者}", "{項目: 住基情報, ⟦1⟧対象外: [対象者, 施設入所者]}"),
  Wrong(.nothingLeft, "運用: 業者,", "運用: 業者, 閲覧: [{主体: 区, ⟦1⟧対象外: 全員}],"),
  Wrong(.nothingLeft, approvalItems, "相手: 業者, 項目: 住基情報, 対象: 全員, ⟦1⟧対象外: 全員, 媒"),
  Wrong(.nothingLeft, flowItems, "経路: 回線, ⟦1⟧項目: 全て, 除く: [住基情報, 口座], 期"),
  Wrong(.nothingLeft, approvalItems, "相手: 業者, ⟦1⟧項目: 全て, 除く: [住基情報, 口座], 対象: 対象者, 媒"),
  Wrong(.nothingLeft, "運用: 業者,", "運用: 業者, 閲覧: [{主体: 区, ⟦1⟧除く: [氏名, 住所, 口座]}],"),
  Wrong(.nothingLeft, "運用: 業者,", "運用: 業者, 閲覧: [{主体: 区, ⟦1⟧項目: 氏名, 除く: 住基情報}],"),

  Wrong(.emptyValue, "件名: 給付事業", "件名: ⟦1⟧\" 　\""),
  Wrong(.emptyValue, "件名: 給付事業", "件名: ⟦1⟧未定"),
  Wrong(.emptyValue, "運用: 業者,", "運用: 業者, アクセス: 不可, 対策: ⟦1⟧なし,"),
  Wrong(.emptyValue, "運用: 業者,", "運用: 業者, 生成: [{から: 口座, へ: 氏名, 機微解除: ⟦1⟧不明}],"),
  Wrong(.emptyValue, "相手: 業者,", "相手: 業者, 会議: ⟦1⟧\"-\","),
  Wrong(.emptyValue, "相手: 業者,", "相手: 業者, 会議: ⟦1⟧（未定）,"),
  Wrong(
    .emptyValue, "...\n", "留保:\n  - {指摘: x, 責任者: ⟦1⟧\" \", 理由: 次回の会議で改める, 期限: 令和7年3月31日}\n...\n"),
  Wrong(.emptyValue, "...\n", "留保:\n  - {指摘: x, 責任者: 総務課長, 理由: ⟦1⟧ー, 期限: 令和7年3月31日}\n...\n"),
  Wrong(.unreadableDate, "...\n", "留保:\n  - {指摘: x, 責任者: 総務課長, 理由: 改める, 期限: ⟦1⟧不明}\n...\n"),
  Wrong(.wrongShape, "口座: {区分: 要配慮}", "口座: ⟦1⟧要配慮"),
  Wrong(.wrongShape, "口座: {区分: 要配慮}", "口座: ⟦1⟧特定個人情報"),
  Wrong(.wrongShape, "口座: {区分: 要配慮}", "口座: [⟦1⟧Sensitive]"),
]

/// What once passed for somebody or something that is not judged.
let wrongForPassingAsAnother = [
  Wrong(.wrongKindOfName, "運用: 業者,", "運用: ⟦1⟧住民,"),
  Wrong(.wrongKindOfName, "運用: 業者,", "運用: [業者, ⟦1⟧住民],"),
  Wrong(.wrongKindOfName, "庁舎: {運用: 区}", "庁舎: {運用: ⟦1⟧住民}"),
  Wrong(.wrongKindOfName, "{種別: 専用線,", "{運用: ⟦1⟧住民, 種別: 専用線,"),
  Wrong(.wrongKindOfName, "保持者: 総務課", "保持者: [総務課, ⟦1⟧住民]"),
  Wrong(.wrongKindOfName, "{種別: 企業, ", "{種別: 企業, 所属: ⟦1⟧区, "),
  Wrong(.wrongKindOfName, "{種別: 企業, ", "{種別: 国, 所属: ⟦1⟧総務課, "),
  Wrong(.wrongKindOfName, "{種別: 本人}", "{種別: 本人, 所属: ⟦1⟧総務課}"),
  Wrong(.channelKindClash, "経路:\n", "経路:\n  ⟦1⟧VPN: {種別: インターネット, 暗号化: はい}\n"),
  Wrong(.channelKindClash, "経路:\n", "経路:\n  ⟦1⟧ＶＰＮ: {種別: インターネット, 暗号化: はい}\n"),
  Wrong(.channelKindClash, "経路:\n", "経路:\n  ⟦1⟧メール: {種別: 閉域網}\n"),
  Wrong(.wrongShape, "流れ:\n", "流れ:\n  - {番号: ②, から: 住民, へ: 委託機, 経路: 紙, 項目: ⟦1⟧全て}\n"),
  Wrong(.wrongShape, "流れ:\n", "流れ:\n  - {番号: ②, から: 委託機, へ: 住民, 双方向: はい, 経路: 紙, 項目: ⟦1⟧全て}\n"),
]

@Suite struct RefusalTests {
  @Test func theSmallModelLoads() {
    #expect(outcome(of: small).places == [])
  }

  @Test(arguments: wrongTexts + wrongKeys + wrongNames + wrongDates + wrongParts)
  func whatIsWrongIsSaidAtItsPlaceAndNothingElse(wrong: Wrong) {
    let marked = MarkedText(small(wrong.piece, wrong.written))
    let expected = marked.places.values.map { "\(wrong.code.rawValue) \($0.line):\($0.column)" }
    #expect(outcome(of: marked.text).places == expected)
  }

  @Test(arguments: wrongForSayingNothing + wrongForPassingAsAnother)
  func whatWouldHideDataFromTheRulesIsSaidAtItsPlace(wrong: Wrong) {
    whatIsWrongIsSaidAtItsPlaceAndNothingElse(wrong: wrong)
  }

  @Test func aDayThatMustBeKnownIsNotAskedForAsUnknown() {
    let waiver = "留保:\n  - {指摘: x, 責任者: 総務課長, 理由: 改める, 期限: 不明}\n...\n"
    let found = outcome(of: small("...\n", waiver)).diagnostics
    #expect(found.first?.help?.ja.contains("不明") == false)
  }

  @Test func thereIsALimitToEachKindOfThing() {
    func places(_ section: String, _ count: Int, _ entry: (Int) -> String) -> [String] {
      outcome(of: small(section, section + (0..<count).map(entry).joined())).places
    }
    #expect(places("主体:\n", Limits.parties - 3) { "  p\($0): {}\n" } == ["L309 6:1"])
    #expect(
      places("個人の範囲:\n", 10_000) { "  c\($0): {属する: \($0 == 0 ? "対象者" : "c\($0 - 1)")}\n" }
        == ["L309 11:1"])
    #expect(
      places("情報項目:\n", 1) { _ in
        "  多数: \((3...Limits.items).map { "i\($0)" }.joined(separator: "、"))\n"
      }
        == ["L309 14:1"])
    #expect(places("システム:\n", Limits.systems - 1) { "  s\($0): {運用: 区}\n" } == ["L309 19:1"])
    #expect(places("鍵:\n", Limits.keys) { "  k\($0): {保持者: 区}\n" } == ["L309 22:1"])
    #expect(places("鍵:\n", Limits.keys - 1) { "  k\($0): {保持者: 区}\n" } == [])
    #expect(
      places("承認:\n", Limits.approvals) { "  - {識別名: a\($0), 種別: 法令, 相手: 業者}\n" } == ["L309 28:1"])
    let many = outcome(of: small("鍵:\n", "鍵:\n" + (1...64).map { "  k\($0): {保持者: 区}\n" }.joined()))
    #expect(many.diagnostics.first?.message.ja == "鍵が65件あります（上限64件）")
  }

  @Test func partiesAndSystemsMayBeNestedOnlySoDeep() {
    func parties(_ count: Int) -> [String] {
      outcome(
        of: small(
          "主体:\n",
          "主体:\n" + (1...count).map { "  p\($0): {所属: \($0 == 1 ? "区" : "p\($0 - 1)")}\n" }.joined()
        )
      ).places
    }
    #expect(parties(Limits.nesting) == [])
    #expect(parties(Limits.nesting + 3) == ["L212 \(6 + Limits.nesting + 1):9"])
    func systems(_ count: Int) -> [String] {
      outcome(
        of: small(
          "システム:\n",
          "システム:\n"
            + (1...count).map { "  s\($0): {内包先: \($0 == 1 ? "ホスト" : "s\($0 - 1)")}\n" }.joined())
      ).places
    }
    #expect(systems(Limits.nesting) == [])
    #expect(systems(Limits.nesting + 3) == ["L212 \(19 + Limits.nesting + 1):9"])
  }

  @Test func everyCodeHasACase() {
    let cases = Set((wrongTexts + wrongKeys + wrongNames + wrongDates + wrongParts).map(\.code))
    let ofFiles: Set<LoadCode> = [
      .fileMissing, .notAFile, .symbolicLink, .outsideProject, .fileTooLarge, .tooMuchInAll,
      .notUTF8,
      .noFinalNewline, .cutOff, .unreadable, .noModel, .lostPart, .nothingToCheck, .includesAModel,
      .moreProblems, .emptyFile, .noEndMark, .notIncludable, .tooMany, .approvalNeedsID,
      // Said by a check, which has the list to offer.
      .openWaiver,
    ]
    #expect(cases.isDisjoint(with: ofFiles))
    #expect(cases.union(ofFiles) == Set(LoadCode.allCases))
  }
}
