import NagarezuCore
import NagarezuSource
import TestSupport

/// A model in which every key of the language that is read stands somewhere, and for each key an edit of that key alone.
enum SampleOfEveryKey {
  static let text = """
    nagarezu: 1
    件名: 見本
    英語の件名: Sample
    実施機関: 区
    保有課: 総務課
    出典: 資料1
    説明: 見本の事業
    取込: 部品.yaml
    状態: 変更前
    版の元: 前の版.yaml
    主体:
      区: {種別: 実施機関}
      国: {種別: 国}
      総務課: {種別: 課, 所属: 区}
      福祉課: {種別: 課, 所属: 区}
      業者:
        種別: 企業
        名称: 株式会社業者
        英名: Firm
        別名: 業者本社
        認証: 甲認証
        所在地: 東京都
        説明: 委託先
        証拠: {文書: 資料2, 行: 三行, 引用: 業者に委託する, 含意: はい}
        仮: はい
      他社: {種別: 企業}
      住民: {種別: 本人, 対象: 対象者}
    場所:
      庁舎: {運用: 区, 所在地: 東京都庁舎, 英名: Hall, 別名: 本庁, 説明: 建物, 証拠: {文書: 場所の資料}, 仮: はい}
      倉庫: {運用: 業者, 所在地: 大阪府}
    個人の範囲:
      対象者: {分割: はい, 人数: 百人, 説明: 範囲, 証拠: {文書: 範囲の資料}, 仮: はい}
      世帯主: {属する: 対象者}
      同居者: {属する: 対象者}
      転入者: {}
    情報項目:
      氏名: {区分: 基本, 出典: 様式一, 英名: Name, 別名: 名前, 説明: 項目, 証拠: {文書: 項目の資料}, 仮: はい}
      住所: {}
      口座: {区分: 要配慮}
      振込先: {同義: 口座}
      口座有無: {}
      基本情報: {項目: [氏名, 住所], 英名: Basics}
    システム:
      台帳:
        種別: 台帳
        名称: 総務台帳
        英名: Register
        運用: 総務課
        場所: 庁舎
        閲覧: [{主体: 福祉課, 経路: 庁内線, 目的: 給付, 項目: 全て, 除く: 口座, 対象: 対象者, 対象外: 世帯主}]
        保有: [{目的: 給付, 項目: [基本情報, 口座], 対象: 対象者, 対象外: 同居者, 期間: 令和5年4月1日〜}]
        生成: [{から: 口座, へ: 口座有無, 機微解除: 有無だけになる}]
        電算処理: 不要
        別名: 台帳機
        説明: 機器
        証拠: {文書: 機器の資料}
        仮: はい
      金庫: {運用: 業者, 場所: 倉庫, 封印: 合鍵, 保存: 5年}
      預け機: {運用: 業者, 場所: 庁舎, アクセス: 不可, 対策: 施錠する, 内包先: 大機}
      大機: {運用: 業者, 場所: 庁舎}
      他社機: {運用: 他社, 保有: [{目的: 給付, 項目: 住所, 独自: はい}]}
    鍵:
      合鍵: {保持者: 総務課, 説明: 鍵のこと, 証拠: {文書: 鍵の資料}, 仮: はい}
    経路:
      回線: {種別: 専用線, 運用: 他社, 暗号化: はい, 対策: 監視する, 英名: Line, 説明: 線のこと, 証拠: {文書: 線の資料}, 仮: はい}
      庁内線: {種別: 庁内LAN}
    流れ:
      - 番号: ①
        から: 台帳
        へ: 大機
        経路: 回線
        項目: 全て
        除く: 住所
        対象: 対象者
        対象外: 世帯主
        封印: 合鍵
        変換: {口座: 口座有無}
        期間: 令和6年4月〜令和7年3月31日予定
        根拠: 委託契約
        目的: 給付
        備考: 一つ目を渡す。
        説明: 渡し方
        証拠: {文書: 流れの資料}
        仮: はい
      - {番号: ②, から: 大機, へ: 金庫, 項目: 氏名, 双方向: はい}
    承認:
      - 識別名: 委託
        種別: 業務委託
        相手: 業者
        根拠: 個人情報保護法
        目的: 給付
        システム: 大機
        会議: 第一回
        議決日: 令和6年3月1日
        項目: 全て
        除く: 住所
        対象: 対象者
        対象外: 世帯主
        取扱い: 保管
        経路: 回線
        媒体: 紙
        期間: 令和6年4月〜令和7年3月31日
        再委託: 承諾制
        対策:
          実施機関の運用: [台帳を点検する]
          実施機関のシステム: [記録を取る]
          相手の運用: [鍵を掛ける]
          相手のシステム: [暗号にする]
        説明: 文書のこと
        証拠: {文書: 承認の資料}
        仮: はい
      - {識別名: 再委託先, 種別: 再委託, 相手: 他社, 元の承認: 委託, 承諾: {者: 福祉課, 文書: 承諾書, 日: 令和6年3月2日}, 項目: 氏名, 項目数: 1, 対象: 対象者, 媒体: 紙, 期間: 令和6年度}
      - {識別名: 別の委託, 種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 対象者, 期間: 令和6年度}
      - {識別名: 結合, 種別: 外部結合, 相手: 業者, 両端: [台帳, 大機], 経由: [他社, 預け機], 項目: 氏名, 対象: 対象者, 媒体: 専用線, 期間: 令和7年度}
    目的:
      給付: {根拠: 給付の要綱, 説明: 給付のこと, 証拠: {文書: 目的の資料}, 仮: はい}
    留保:
      - {指摘: S101-abc, 項目: 氏名, 対象: 対象者, 責任者: 総務課長, 理由: 移行のため, 期限: 令和7年3月31日}
    制度:
      区の制度:
        実施機関: 区
        必要な承認: [{種別: 電算処理, 期間: なし}, {種別: 外部結合, 期間: 令和6年度}]
        再委託の段数: 1
        同意とみなすもの: 文書と日
        禁止経路: 電子メール
        用語: {外部結合: 回線結合}
        期間: 令和5年4月2日〜
        根拠: 区の要綱
        説明: 制度のこと
        証拠: {文書: 制度の資料}
        仮: はい
    規則:
      - 名称: 出さない
        禁止: {主体: 業者, システム: 大機, 場所: 庁舎, 所在地: 国外, 項目: 住所, 区分: 要配慮, 対象: 対象者, 対象外: 世帯主, 取扱い: 閲覧}
        理由: 会議の条件
        重さ: 警告
        根拠: 条例
        説明: 規則のこと
      - {名称: 分ける, 禁止: {併有: [氏名, 口座]}, 理由: 分けるため}
      - 名称: 線を選ぶ
        場合: {間: [区, 業者], 経路: 紙}
        必須: {経路: 回線, 封印: はい, 暗号化: はい}
        理由: 線のため

    """

  static let part = "nagarezu: 1\n説明: 部品のこと\n出典: 部品の資料\n主体:\n  部品社: {種別: 団体}\n"

  /// The model after some edits of its own file, or of the part.
  ///
  /// - Throws: ``TextEdit/NotOnce``; `LoadFailure` where the text is no model any more.
  static func model(_ edit: TextEdit? = nil, ofPart: Bool = false) throws -> Model {
    let files = try [
      "前の版.yaml": "nagarezu: 1\n件名: 前の見本\n", "前の前の版.yaml": "nagarezu: 1\n件名: 前の見本\n",
      "見本.yaml": ofPart ? text : edit?.applied(to: text) ?? text,
      "部品.yaml": ofPart ? edit?.applied(to: part) ?? part : part,
    ]
    return try ModelLoader(files: MemoryFiles(files)).load("見本.yaml")
  }

  /// Shape: `context.key` in English → an edit that adds, removes or changes that key and no other.
  static let edits: [String: TextEdit] = [
    "file.title": TextEdit("件名: 見本\n英", "件名: 見本二\n英"),
    "file.englishTitle": TextEdit("英語の件名: Sample\n", ""),
    "file.authority": TextEdit(
      "実施機関: 区\n保有課: 総務課\n", "実施機関: 国\n保有課: 総務課\n")
      + TextEdit("区: {種別: 実施機関}", "区: {所属: 国}")
      + TextEdit("国: {種別: 国}", "国: {種別: 実施機関}"),
    "file.section": TextEdit("保有課: 総務課\n", "保有課: 福祉課\n"),
    "file.source": TextEdit("出典: 資料1\n", ""),
    "file.description": TextEdit("説明: 見本の事業\n", ""),
    "file.state": TextEdit("状態: 変更前\n", ""),
    "file.supersedes": TextEdit("版の元: 前の版", "版の元: 前の前の版"),
    "file.parties": TextEdit("  住民: {種別: 本人", "  銀行: {種別: 金融機関}\n  住民: {種別: 本人"),
    "file.sites": TextEdit("  倉庫: {運用: 業者, 所", "  車庫: {運用: 業者}\n  倉庫: {運用: 業者, 所"),
    "file.subjects": TextEdit("  転入者: {}\n", ""),
    "file.items": TextEdit("  住所: {}\n", "  住所: {}\n  電話番号: {}\n"),
    "file.systems": TextEdit("  大機: {運用", "  小機: {運用: 業者}\n  大機: {運用"),
    "file.keys": TextEdit("鍵:\n  合鍵:", "鍵:\n  副鍵: {保持者: 総務課}\n  合鍵:"),
    "file.channels": TextEdit("  庁内線: {種別", "  庁外線: {種別: LGWAN}\n  庁内線: {種別")
      + TextEdit("場合: {間: [区, 業者], 経路: 紙}", "場合: {間: [区, 業者], 経路: [紙, 庁外線]}"),
    "file.flows": TextEdit("  - {番号: ②", "  - {番号: ③, から: 大機, へ: 金庫, 項目: 住所}\n  - {番号: ②"),
    "file.approvals": TextEdit(
      "  - {識別名: 別の委託, 種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 対象者, 期間: 令和6年度}\n", ""),
    "file.waivers": TextEdit(
      "  - {指摘: S101-abc, 項目",
      "  - {指摘: S102-abc, 項目: 氏名, 対象: 対象者, 責任者: 長, 理由: 移行, 期限: 令和7年3月31日}\n"
        + "  - {指摘: S101-abc, 項目"),
    "file.rules": TextEdit("  - {名称: 分ける, 禁止: {併有: [氏名, 口座]}, 理由: 分けるため}\n", ""),

    "party.kind": TextEdit("  業者:\n    種別: 企業", "  業者:\n    種別: 国"),
    "party.partOf": TextEdit("福祉課: {種別: 課, 所属: 区}", "福祉課: {種別: 課, 所属: 総務課}"),
    "party.name": TextEdit("    名称: 株式会社業者\n", "    名称: 業者株式会社\n"),
    "party.englishName": TextEdit("    英名: Firm\n", ""),
    "party.aliases": TextEdit("    別名: 業者本社\n", ""),
    "party.certified": TextEdit("    認証: 甲認証\n", ""),
    "party.location": TextEdit("    所在地: 東京都\n", "    所在地: 京都府\n"),
    "party.subjects": TextEdit("住民: {種別: 本人, 対象: 対象者}", "住民: {種別: 本人}"),
    "party.description": TextEdit("    説明: 委託先\n", ""),
    "party.evidence": TextEdit(
      "    証拠: {文書: 資料2, 行: 三行, 引用: 業者に委託する, 含意: はい}\n", ""),
    "party.assumed": TextEdit("含意: はい}\n    仮: はい\n", "含意: はい}\n"),
    "evidence.doc": TextEdit("文書: 資料2", "文書: 資料3"),
    "evidence.row": TextEdit("行: 三行, ", ""),
    "evidence.quote": TextEdit("引用: 業者に委託する, ", ""),
    "evidence.implied": TextEdit(", 含意: はい", ""),

    "site.operator": TextEdit("倉庫: {運用: 業者", "倉庫: {運用: 他社"),
    "site.location": TextEdit("所在地: 大阪府", "所在地: 奈良県"),
    "site.englishName": TextEdit(", 英名: Hall", ""),
    "site.aliases": TextEdit(", 別名: 本庁", ""),
    "site.description": TextEdit(", 説明: 建物", ""),
    "site.evidence": TextEdit(", 証拠: {文書: 場所の資料}", ""),
    "site.assumed": TextEdit("場所の資料}, 仮: はい", "場所の資料}"),

    "subjectClass.within": TextEdit("転入者: {}", "転入者: {属する: 世帯主}"),
    "subjectClass.partition": TextEdit("分割: はい, ", ""),
    "subjectClass.count": TextEdit("人数: 百人", "人数: 千人"),
    "subjectClass.description": TextEdit(", 説明: 範囲", ""),
    "subjectClass.evidence": TextEdit(", 証拠: {文書: 範囲の資料}", ""),
    "subjectClass.assumed": TextEdit("範囲の資料}, 仮: はい", "範囲の資料}"),

    "item.items": TextEdit("{項目: [氏名, 住所], 英名", "{項目: [氏名, 住所, 口座有無], 英名"),
    "item.class": TextEdit("{区分: 基本, 出典", "{区分: 本人確認, 出典"),
    "item.sameAs": TextEdit("振込先: {同義: 口座}", "振込先: {}"),
    "item.source": TextEdit("出典: 様式一, ", ""),
    "item.englishName": TextEdit(", 英名: Name", ""),
    "item.aliases": TextEdit(", 別名: 名前", ""),
    "item.description": TextEdit(", 説明: 項目, ", ", "),
    "item.evidence": TextEdit(", 証拠: {文書: 項目の資料}", ""),
    "item.assumed": TextEdit("項目の資料}, 仮: はい", "項目の資料}"),

    "system.kind": TextEdit("    種別: 台帳\n", "    種別: サーバ\n"),
    "system.name": TextEdit("    名称: 総務台帳\n", ""),
    "system.englishName": TextEdit("    英名: Register\n", ""),
    "system.operator": TextEdit("    運用: 総務課\n", "    運用: 福祉課\n"),
    "system.site": TextEdit("    場所: 庁舎\n", ""),
    "system.inside": TextEdit(", 内包先: 大機", ""),
    "system.readers": TextEdit(
      "    閲覧: [{主体: 福祉課, 経路: 庁内線, 目的: 給付, 項目: 全て, 除く: 口座, 対象: 対象者, 対象外: 世帯主}]\n",
      "    閲覧: [{主体: 福祉課, 経路: 庁内線, 目的: 給付, 項目: 全て, 除く: 口座, 対象: 対象者, 対象外: 世帯主}, {主体: 福祉課, 目的: 給付}]\n"
    ),
    "system.holds": TextEdit(
      "    保有: [{目的: 給付, 項目: [基本情報, 口座], 対象: 対象者, 対象外: 同居者, 期間: 令和5年4月1日〜}]\n", ""),
    "system.derives": TextEdit("    生成: [{から: 口座, へ: 口座有無, 機微解除: 有無だけになる}]\n", ""),
    "system.sealed": TextEdit(", 封印: 合鍵, 保存", ", 保存"),
    "system.access": TextEdit(", アクセス: 不可, 対策: 施錠する", ""),
    "system.safeguard": TextEdit("対策: 施錠する", "対策: 見張る"),
    "system.keep": TextEdit(", 保存: 5年", ", 保存: 6年"),
    "system.processing": TextEdit("    電算処理: 不要\n", ""),
    "system.aliases": TextEdit("    別名: 台帳機\n", ""),
    "system.description": TextEdit("    説明: 機器\n", ""),
    "system.evidence": TextEdit("    証拠: {文書: 機器の資料}\n", ""),
    "system.assumed": TextEdit("機器の資料}\n    仮: はい\n", "機器の資料}\n"),
    "reader.party": TextEdit("{主体: 福祉課, 経路", "{主体: 業者, 経路"),
    "reader.via": TextEdit("{主体: 福祉課, 経路: 庁内線, ", "{主体: 福祉課, 経路: 回線, ")
      + TextEdit("必須: {経路: 回線", "必須: {経路: [回線, 庁内線]"),
    "reader.purposes": TextEdit("庁内線, 目的: 給付", "庁内線, 目的: 調査")
      + TextEdit("目的:\n  給付:", "目的:\n  調査: {}\n  給付:"),
    "reader.items": TextEdit("項目: 全て, 除く: 口座, 対", "項目: 基本情報, 対"),
    "reader.except": TextEdit("除く: 口座", "除く: 住所"),
    "reader.subjects": TextEdit("除く: 口座, 対象: 対象者", "除く: 口座, 対象: 全員"),
    "reader.excluding": TextEdit(", 対象外: 世帯主}]\n    保有", "}]\n    保有"),
    "holding.items": TextEdit("項目: [基本情報, 口座]", "項目: [基本情報]"),
    "holding.subjects": TextEdit("口座], 対象: 対象者", "口座], 対象: 全員"),
    "holding.excluding": TextEdit("対象外: 同居者, ", ""),
    "holding.period": TextEdit("期間: 令和5年4月1日〜", "期間: 令和5年4月〜"),
    "holding.purposes": TextEdit("[{目的: 給付, 項目: [基", "[{目的: [給付, 調査], 項目: [基")
      + TextEdit("目的:\n  給付:", "目的:\n  調査: {}\n  給付:"),
    "holding.ownBusiness": TextEdit(", 独自: はい", ""),
    "derivation.from": TextEdit("{から: 口座, へ", "{から: [口座, 氏名], へ"),
    "derivation.to": TextEdit("へ: 口座有無, 機", "へ: 住所, 機"),
    "derivation.declassified": TextEdit(", 機微解除: 有無だけになる", ""),

    "key.holders": TextEdit("保持者: 総務課", "保持者: 業者"),
    "key.description": TextEdit(", 説明: 鍵のこと", ""),
    "key.evidence": TextEdit(", 証拠: {文書: 鍵の資料}", ""),
    "key.assumed": TextEdit("鍵の資料}, 仮: はい", "鍵の資料}"),

    "channel.kind": TextEdit("種別: 専用線", "種別: 閉域網"),
    "channel.operator": TextEdit("専用線, 運用: 他社", "専用線, 運用: 業者"),
    "channel.encrypted": TextEdit("暗号化: はい, 対策: 監視する", "対策: 監視する"),
    "channel.measures": TextEdit(", 対策: 監視する", ""),
    "channel.englishName": TextEdit(", 英名: Line", ""),
    "channel.description": TextEdit(", 説明: 線のこと", ""),
    "channel.evidence": TextEdit(", 証拠: {文書: 線の資料}", ""),
    "channel.assumed": TextEdit("線の資料}, 仮: はい", "線の資料}"),

    "flow.no": TextEdit("番号: ①", "番号: ⑨"),
    "flow.from": TextEdit("から: 台帳\n", "から: 預け機\n"),
    "flow.to": TextEdit("    へ: 大機\n", "    へ: 預け機\n"),
    "flow.via": TextEdit(
      "    経路: 回線\n    項目: 全て\n    除く: 住所\n    対象: 対象者\n    対象外: 世帯主\n    封印",
      "    経路: 庁内線\n    項目: 全て\n    除く: 住所\n    対象: 対象者\n    対象外: 世帯主\n    封印"),
    "flow.items": TextEdit("へ: 金庫, 項目: 氏名", "へ: 金庫, 項目: 住所"),
    "flow.except": TextEdit(
      "    除く: 住所\n    対象: 対象者\n    対象外: 世帯主\n    封印", "    対象: 対象者\n    対象外: 世帯主\n    封印"),
    "flow.subjects": TextEdit(
      "    対象: 対象者\n    対象外: 世帯主\n    封印", "    対象: 全員\n    対象外: 世帯主\n    封印"),
    "flow.excluding": TextEdit("    対象外: 世帯主\n    封印", "    封印"),
    "flow.seal": TextEdit("    封印: 合鍵\n", ""),
    "flow.as": TextEdit("    変換: {口座: 口座有無}\n", "    変換: {口座: 削除}\n"),
    "flow.period": TextEdit("令和7年3月31日予定", "令和7年3月31日"),
    "flow.basis": TextEdit("    根拠: 委託契約\n", ""),
    "flow.purposes": TextEdit("契約\n    目的: 給付\n", "契約\n    目的: [給付, 調査]\n")
      + TextEdit("目的:\n  給付:", "目的:\n  調査: {}\n  給付:"),
    "flow.note": TextEdit("    備考: 一つ目を渡す。\n", ""),
    "flow.bothWays": TextEdit(", 双方向: はい", ""),
    "flow.description": TextEdit("    説明: 渡し方\n", ""),
    "flow.evidence": TextEdit("    証拠: {文書: 流れの資料}\n", ""),
    "flow.assumed": TextEdit("流れの資料}\n    仮: はい\n", "流れの資料}\n"),

    "approval.id": TextEdit("識別名: 再委託先", "識別名: 他社の分"),
    "approval.kind": TextEdit("識別名: 別の委託, 種別: 業務委託", "識別名: 別の委託, 種別: 外部提供"),
    "approval.to": TextEdit("種別: 業務委託, 相手: 業者", "種別: 業務委託, 相手: 他社"),
    "approval.parent": TextEdit("元の承認: 委託", "元の承認: 別の委託"),
    "approval.basis": TextEdit("    根拠: 個人情報保護法\n", ""),
    "approval.meeting": TextEdit("    会議: 第一回\n", "    会議: 第二回\n"),
    "approval.decided": TextEdit("議決日: 令和6年3月1日", "議決日: 令和6年3月"),
    "approval.items": TextEdit(
      "相手: 業者, 項目: 氏名, 対象: 対象者, 期間", "相手: 業者, 項目: 不明, 対象: 対象者, 期間"),
    "approval.except": TextEdit(
      "    除く: 住所\n    対象: 対象者\n    対象外: 世帯主\n    取扱い", "    対象: 対象者\n    対象外: 世帯主\n    取扱い"),
    "approval.count": TextEdit("項目: 氏名, 項目数: 1", "項目: 氏名, 項目数: 2"),
    "approval.subjects": TextEdit(
      "相手: 業者, 項目: 氏名, 対象: 対象者, 期間", "相手: 業者, 項目: 氏名, 期間"),
    "approval.excluding": TextEdit("    対象外: 世帯主\n    取扱い", "    取扱い"),
    "approval.exposure": TextEdit("    取扱い: 保管\n", ""),
    "approval.via": TextEdit("    経路: 回線\n    媒体", "    経路: 庁内線\n    媒体"),
    "approval.media": TextEdit("    媒体: 紙\n", "    媒体: 郵送\n"),
    "approval.period": TextEdit(
      "    期間: 令和6年4月〜令和7年3月31日\n", "    期間: 令和6年4月1日〜令和7年3月31日\n"),
    "approval.purposes": TextEdit("保護法\n    目的: 給付\n", "保護法\n"),
    "approval.systems": TextEdit("    システム: 大機\n", "    システム: 預け機\n"),
    "approval.ends": TextEdit("両端: [台帳, 大機]", "両端: [台帳, 預け機]"),
    "approval.through": TextEdit("経由: [他社, 預け機]", "経由: [他社]"),
    "approval.subcontract": TextEdit("    再委託: 承諾制\n", ""),
    "approval.consent": TextEdit("承諾: {者: 福祉課, 文書: 承諾書, 日: 令和6年3月2日}, ", ""),
    "consent.by": TextEdit("者: 福祉課, 文書", "者: 総務課, 文書"),
    "consent.doc": TextEdit("文書: 承諾書, ", ""),
    "consent.day": TextEdit("日: 令和6年3月2日", "日: 令和6年3月上旬"),
    "approval.safeguards": TextEdit("実施機関の運用: [台帳を点検する]", "実施機関の運用: [台帳を点検する, 控える]"),
    "approval.description": TextEdit("    説明: 文書のこと\n", ""),
    "approval.evidence": TextEdit("    証拠: {文書: 承認の資料}\n", ""),
    "approval.assumed": TextEdit("承認の資料}\n    仮: はい\n", "承認の資料}\n"),
    "safeguards.authorityOperation": TextEdit("      実施機関の運用: [台帳を点検する]\n", ""),
    "safeguards.authoritySystem": TextEdit("      実施機関のシステム: [記録を取る]\n", ""),
    "safeguards.counterpartyOperation": TextEdit("      相手の運用: [鍵を掛ける]\n", ""),
    "safeguards.counterpartySystem": TextEdit("      相手のシステム: [暗号にする]\n", ""),

    "waiver.id": TextEdit("指摘: S101-abc", "指摘: S102-abc"),
    "waiver.items": TextEdit("abc, 項目: 氏名", "abc, 項目: 住所"),
    "waiver.subjects": TextEdit("abc, 項目: 氏名, 対象: 対象者", "abc, 項目: 氏名, 対象: 世帯主"),
    "waiver.owner": TextEdit("責任者: 総務課長", "責任者: 福祉課長"),
    "waiver.reason": TextEdit("理由: 移行のため", "理由: 準備のため"),
    "waiver.until": TextEdit("期限: 令和7年3月31日", "期限: 令和7年3月末日予定"),

    "file.regimes": TextEdit("制度:\n  区の制度:", "制度:\n  国の制度: {実施機関: 国}\n  区の制度:"),
    "regime.authority": TextEdit("    実施機関: 区\n    必要な承認", "    実施機関: 国\n    必要な承認"),
    "regime.requires": TextEdit("[{種別: 電算処理, 期間: なし}, {種別", "[{種別"),
    "regime.subcontractDepth": TextEdit("    再委託の段数: 1\n", "    再委託の段数: ２\n"),
    "regime.consentBy": TextEdit("    同意とみなすもの: 文書と日\n", "    同意とみなすもの: [会議, 文書と日]\n"),
    "regime.forbiddenChannels": TextEdit("禁止経路: 電子メール", "禁止経路: [電子メール, 紙]"),
    "regime.terms": TextEdit("{外部結合: 回線結合}", "{外部結合: オンライン結合}"),
    "regime.period": TextEdit("    期間: 令和5年4月2日〜\n", ""),
    "regime.basis": TextEdit("    根拠: 区の要綱\n", ""),
    "regime.description": TextEdit("    説明: 制度のこと\n", ""),
    "regime.evidence": TextEdit("    証拠: {文書: 制度の資料}\n", ""),
    "regime.assumed": TextEdit("制度の資料}\n    仮: はい\n", "制度の資料}\n"),
    "requirement.kind": TextEdit("{種別: 電算処理, 期間: なし}", "{種別: 法令, 期間: 令和6年度}"),
    "requirement.period": TextEdit("{種別: 電算処理, 期間: なし}", "{種別: 電算処理, 期間: 令和6年度}"),

    "file.purposes": TextEdit("目的:\n  給付:", "目的:\n  調査: {}\n  給付:"),
    "purpose.basis": TextEdit("根拠: 給付の要綱, ", ""),
    "purpose.description": TextEdit(", 説明: 給付のこと", ""),
    "purpose.evidence": TextEdit(", 証拠: {文書: 目的の資料}", ""),
    "purpose.assumed": TextEdit("目的の資料}, 仮: はい", "目的の資料}"),

    "rule.name": TextEdit("名称: 出さない", "名称: 決して出さない"),
    "rule.forbid": TextEdit(", 取扱い: 閲覧}", "}"),
    "rule.when": TextEdit("場合: {間: [区, 業者], 経路: 紙}", "場合: {経路: 紙}"),
    "rule.require": TextEdit(", 封印: はい, 暗号化: はい}", "}"),
    "rule.severity": TextEdit("    重さ: 警告\n", ""),
    "rule.reason": TextEdit("    理由: 会議の条件\n", "    理由: 長の判断\n"),
    "rule.basis": TextEdit("    根拠: 条例\n", ""),
    "rule.description": TextEdit("    説明: 規則のこと\n", ""),
    "selector.party": TextEdit("{主体: 業者, システム", "{主体: 他社, システム"),
    "selector.between": TextEdit("間: [区, 業者]", "間: [区, 他社]"),
    "selector.system": TextEdit("システム: 大機, 場", "システム: 金庫, 場"),
    "selector.site": TextEdit("場所: 庁舎, 所在地: 国外", "場所: 倉庫, 所在地: 国外"),
    "selector.location": TextEdit(", 所在地: 国外", ""),
    "selector.items": TextEdit("国外, 項目: 住所", "国外, 項目: 氏名"),
    "selector.class": TextEdit(", 区分: 要配慮, 対象", ", 対象"),
    "selector.subjects": TextEdit("要配慮, 対象: 対象者", "要配慮, 対象: 全員"),
    "selector.excluding": TextEdit(", 対象外: 世帯主, 取扱い", ", 取扱い"),
    "selector.via": TextEdit("業者], 経路: 紙", "業者], 経路: 郵送"),
    "selector.exposure": TextEdit("取扱い: 閲覧", "取扱い: 保管"),
    "selector.together": TextEdit("併有: [氏名, 口座]", "併有: [住所, 口座]"),
    "demand.via": TextEdit("必須: {経路: 回線", "必須: {経路: 庁内線"),
    "demand.seal": TextEdit("封印: はい, 暗", "暗"),
    "demand.encrypted": TextEdit(", 暗号化: はい}\n    理由", "}\n    理由"),
  ]

  /// Neighbours of those: what differs inside a value, or how often one stands.
  static let neighbours: [TextEdit] = [
    // Rows, how often, precision, 予定, one of several parts of a nested value.
    TextEdit("[台帳を点検する]", "[台帳を点検する, 台帳を点検する]"),
    TextEdit("議決日: 令和6年3月1日", "議決日: 令和6年3月1日予定"),
    TextEdit("令和7年3月31日予定", "令和7年3月予定"),
    TextEdit("期間: 令和5年4月1日〜", "期間: 不明"),
    TextEdit("保存: 5年", "保存: 60か月"),
    TextEdit("保存: 5年", "保存: 令和11年3月31日"),
    TextEdit("認証: 甲認証", "認証: [甲認証, 乙認証]"),
    TextEdit("振込先: {同義: 口座}", "振込先: {同義: 口座, 説明: 振り込む先}"),
    TextEdit("英名: Basics}", "英名: Basics, 別名: 基本組}"),
    TextEdit("英名: Basics}", "英名: Basics, 区分: 組}"),
    TextEdit("期限: 令和7年3月31日", "期限: 令和7年3月"),
    TextEdit("保持者: 総務課", "保持者: [総務課, 福祉課]"),
    TextEdit("へ: 金庫, 項目: 氏名", "へ: 金庫, 項目: 不明"),
    TextEdit("へ: 金庫, 項目: 氏名", "へ: 金庫, 項目: 全て"),
    TextEdit("経由: [他社, 預け機]", "経由: [預け機, 他社]"),
    // One or a list.
    TextEdit("保有課: 総務課\n", "保有課: [総務課, 福祉課]\n"),
    TextEdit("元の承認: 委託", "元の承認: [委託, 別の委託]"),
    TextEdit("日: 令和6年3月2日", "日: 不明"),
    TextEdit(
      "承諾: {者: 福祉課, 文書: 承諾書, 日: 令和6年3月2日}",
      "承諾: [{者: 福祉課, 文書: 承諾書, 日: 令和6年3月2日}, {者: 区, 日: 令和6年3月2日}]"),
    TextEdit("媒体: 紙, 期間: 令和6年度", "媒体: 紙, 期間: [令和6年度, 令和8年度]"),
  ]

  /// Differences that ``Thing/leftOut`` names: they change nothing.
  static let same: [TextEdit] = [
    TextEdit("{項目: [氏名, 住所], 英名", "{項目: [住所, 氏名], 英名"),
    TextEdit("間: [区, 業者]", "間: [業者, 区]"),
    TextEdit("件名: 見本\n英", "title: 見本\n英"),
    TextEdit("議決日: 令和6年3月1日", "議決日: 2024-03-01"),
    TextEdit("項目: [基本情報, 口座]", "項目: [氏名, 住所, 口座]"),
    TextEdit("元の承認: 委託", "元の承認: [委託]"),
    TextEdit("版の元: 前の版.yaml", "版の元: ./前の版.yaml"),
    TextEdit("両端: [台帳, 大機]", "両端: [大機, 台帳]"),
    TextEdit("保護法\n    目的: 給付\n", "保護法\n    目的: [給付]\n"),
    TextEdit("国: {種別: 国}", "国: {種別: 国の機関}"),
    TextEdit("項目: 氏名, 項目数: 1", "項目: 氏名, 項目数: １"),
    TextEdit("対象: 対象者, 媒体: 紙", "対象: 対象者, 取扱い: 閲覧, 媒体: 紙"),
  ]
}
