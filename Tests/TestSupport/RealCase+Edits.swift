// What may happen to the real cases, one edit each; docs/cases.md tells the stories.

/// Of 特定健診.
public enum HealthCheckEdit {
  private static let onward = """
        項目: 特定健診情報
        対象: 特定健康診査対象者
        期間: 令和3年3月〜
        備考: 国保連合会の
    """

  /// ⑥ begins in the middle of February.
  public static let begin = FileEdit(
    "期間: 令和3年3月〜\n    備考: 国保連合会の", "期間: 令和3年2月15日〜\n    備考: 国保連合会の")

  /// ⑥ goes over the internet.
  public static let sendOverInternet = FileEdit(
    "    経路: 国保中央会との専用回線\n" + onward, "    経路: インターネット\n" + onward)

  /// The ward sends straight to the central body, over a channel.
  public static func sendDirectly(over channel: String) -> FileEdit {
    FileEdit(
      "\n承認:\n",
      """
        - 番号: ⑧
          から: 指定したパソコン
          へ: オンライン資格確認等システム
          経路: \(channel)
          項目: 特定健診情報
          対象: 特定健康診査対象者
          期間: 令和3年4月1日〜

      承認:

      """)
  }

  /// There is no link test with real data, and no waiver for one.
  public static let withoutTest =
    FileEdit("    期間: 令和3年2月\n", "    期間: 令和3年3月1日〜令和3年3月31日\n") + withoutWaiver

  /// The early test is accepted by nobody.
  public static let withoutWaiver = FileEdit(dropping: "留保")
}

/// Of 滞納整理.
public enum ArrearsEdit {
  private static let look = "    閲覧: [{主体: シンク, 経路: 庁内のサーバ操作}]\n    保存: 平成30年2月末日"

  /// The contractor hands its work on, with a paper.
  public static let subcontract =
    FileEdit("\n個人の範囲:", "  下請: {種別: 企業}\n\n個人の範囲:")
    + FileEdit(
      "\n...\n",
      """

        - {種別: 再委託, 相手: 下請, 元の承認: 業務委託/シンク（本番）, 会議: 第1回審議会, 議決日: 平成30年6月1日, 項目: 滞納整理の情報, 対象: 世帯主及び世帯員, 媒体: 電子記録媒体, 期間: 平成30年7月〜平成31年2月11日}
      ...

      """)

  /// The data of the test stays until the end of the whole work.
  public static let keepOverTheGap = FileEdit("保存: 平成30年2月末日", "保存: 平成31年2月11日")

  /// The contractor looks in over a line instead of at the ward's own server.
  public static let lookFromOutside = FileEdit(
    look, "    閲覧: [{主体: シンク, 経路: VPN}]\n    保存: 平成30年2月末日")

  /// The contractor carries the data away on a stick.
  public static let takeOut = FileEdit(
    "\n承認:\n",
    """
      - {番号: ⑥, から: 抽出データ（本番）, へ: シンク, 経路: フラッシュメモリ, 項目: 滞納整理の情報, 対象: 世帯主及び世帯員, 期間: 平成30年7月〜平成31年2月11日}

    承認:

    """)

  /// The contractor looks into the ward's system itself.
  public static let lookAtTheSource = FileEdit(
    "    別名: [国民健康保険滞納整理支援システム]",
    "    別名: [国民健康保険滞納整理支援システム]\n    閲覧: [{主体: シンク, 経路: 庁内のサーバ操作}]")
}

/// Of 介護・障害.
public enum CareEdit {
  private static let after = "kaigo-shogai/henkogo.yaml"
  private static let place = "    場所: 共同運用センター\n"
  private static let seal = "    封印: 国保連の暗号鍵\n"
  private static let bar = """
        アクセス: 不可
        対策: 再委託先が個人情報データにアクセスすることのないように、システム操作権限の設定等を行う

    """

  /// The new centre's data is sealed no more.
  public static let withoutSeal = FileEdit(place + seal + bar, place + bar, in: after)
  /// The centre's operator is barred no more.
  public static let withoutBar = FileEdit(place + seal + bar, place + seal, in: after)
  /// Neither sealed nor barred.
  public static let withoutBoth = FileEdit(place + seal + bar, place, in: after)
  /// The operator of the new centre holds the key as well.
  public static let keyHandedOver = FileEdit(
    "保持者: 国保連合会", "保持者: [国保連合会, 鉄道情報システム]", in: "kaigo-shogai/common.yaml")
  /// The old centre's data is erased a month late.
  public static let eraseLate = FileEdit(
    "システム操作権限を持たない\n    保存: 令和2年4月30日", "システム操作権限を持たない\n    保存: 令和2年5月31日",
    in: "kaigo-shogai/genko.yaml")
}

/// Of 商品券.
public enum VoucherEdit {
  private static let print = """
        対象外: [施設入所等児童等, 虐待による入所者]
        期間: 令和元年7月1日〜令和2年3月31日
        備考: 印字用
    """

  /// The attachment has no password.
  public static let withoutPassword = FileEdit("    封印: 添付ファイルのパスワード\n", "")
  /// ⑥ hands over the list as well.
  public static let handOverTheList = FileEdit(
    "    項目: 印字用データ\n    対象: 商品券購入対象者\n" + print,
    "    項目: [印字用データ, 該当者リスト]\n    対象: 商品券購入対象者\n" + print)
  /// ⑥ forgets whom it must leave out.
  public static let forgetExcluded = FileEdit(
    print, "    期間: 令和元年7月1日〜令和2年3月31日\n    備考: 印字用")
  /// The system that is to stand alone is joined to the contractor.
  public static let joinTheSystem =
    FileEdit("    経路: 手渡しの電子媒体\n", "    経路: 閉域網\n")
    // A channel that nothing uses is refused.
    + FileEdit(
      "  手渡しの電子媒体:\n    種別: 電子記録媒体\n    対策: 直接手渡しすることを原則とする\n"
        + "    証拠: {行: 2 委託に係る個人情報の保護対策 (7), 引用: 区が委託事業者へ個人情報を含む文書又は電子媒体を提供する場合は、直接手渡しすることを原則とし}\n",
      "")
  /// Ordinary mail instead of LGWAN.
  public static let sendByMail = FileEdit("    経路: LGWAN\n    封印", "    経路: 電子メール\n    封印")
  /// The contractor says nothing about erasing.
  public static let contractorKeeps = FileEdit("    保存: 契約終了まで\n", "")
}
