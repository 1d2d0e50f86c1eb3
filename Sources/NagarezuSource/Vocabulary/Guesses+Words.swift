/// What newcomers write for one of the words of a list; see ``Vocabulary/guessedKeys``.
extension Vocabulary {
  /// Words tried for one word of a list.
  public struct GuessedWord: Sendable {
    /// The list in which they are looked for.
    public let list: WordList
    /// The word that says it, in Japanese.
    public let ja: String
    /// What is written instead.
    public let tried: [String]

    fileprivate init(_ list: WordList, _ ja: String, _ tried: [String]) {
      self.list = list
      self.ja = ja
      self.tried = tried
    }
  }

  /// The word of a list that another was meant for; `nil` where that is anybody's guess.
  static func guess(_ word: String, in list: WordList) -> ListedWord? {
    guessesOfWords[list]?[word]
  }

  /// Shape: list → word that is tried, as written and in small letters → the word of the list.
  private static let guessesOfWords: [WordList: [String: ListedWord]] = {
    var table: [WordList: [String: ListedWord]] = [:]
    for guess in guessedWords {
      guard let word = listed(guess.ja, in: guess.list) else { continue }
      for tried in guess.tried { table[guess.list, default: [:]][tried] = word }
    }
    return table
  }()

  /// The table; a word stands once in a list.
  public static let guessedWords: [GuessedWord] = [
    GuessedWord(
      .partyKind, "企業",
      [
        "民間企業", "民間事業者", "民間", "株式会社", "有限会社", "業者", "委託業者", "委託先", "受託者", "受託事業者", "再委託先", "ベンダー",
        "vendor",
        "corporation", "contractor",
      ]),
    GuessedWord(
      .partyKind, "本人",
      ["住民", "市民", "区民", "対象者", "個人", "利用者", "申請者", "被保険者", "citizen", "resident", "person"]),
    GuessedWord(.partyKind, "自治体", ["市", "町", "村", "市区町村", "市町村", "都道府県", "県", "他自治体", "city"]),
    GuessedWord(.partyKind, "国", ["省庁", "府省", "官公庁", "中央省庁", "政府", "government", "ministry"]),
    GuessedWord(
      .partyKind, "団体",
      ["財団法人", "社団法人", "一般社団法人", "公益財団法人", "独立行政法人", "社会福祉法人", "NPO", "NPO法人", "連合会", "組合", "ngo"]),
    GuessedWord(.partyKind, "金融機関", ["銀行", "信用金庫", "ゆうちょ銀行", "農協"]),
    GuessedWord(
      .partyKind, "課", ["局", "担当", "課室", "出張所", "事務所", "所管課", "担当課", "department", "division"]),
    GuessedWord(.partyKind, "その他", ["医療機関", "病院", "学校", "大学", "hospital"]),
    GuessedWord(.systemKind, "サーバ", ["ストレージ", "ファイルサーバ", "共有フォルダ", "storage", "cloud"]),
    GuessedWord(.systemKind, "端末", ["スマホ", "機器", "laptop", "tablet", "pc"]),
    GuessedWord(.systemKind, "台帳", ["帳簿", "Excel", "エクセル", "表計算", "ファイル", "file"]),
    GuessedWord(.systemKind, "保管庫", ["倉庫", "棚", "金庫室", "safe"]),
    GuessedWord(.systemKind, "プログラム", ["ツール", "バッチ", "application", "app"]),
    GuessedWord(.channelKind, "専用線", ["専用", "有線", "leased line"]),
    GuessedWord(.channelKind, "閉域網", ["VPN接続", "VPN回線", "閉域", "閉鎖網", "vpn"]),
    GuessedWord(.channelKind, "庁内LAN", ["LAN", "社内LAN", "イントラネット", "庁内", "lan", "intranet"]),
    GuessedWord(
      .channelKind, "インターネット", ["ネット", "オンライン", "Wi-Fi", "WiFi", "sftp", "api", "web", "wifi"]),
    GuessedWord(.channelKind, "電子メール", ["Mail", "mail", "Email", "添付ファイル"]),
    GuessedWord(.channelKind, "電子記録媒体", ["媒体", "外部媒体", "ディスク", "dvd", "cd", "disk"]),
    GuessedWord(.channelKind, "フラッシュメモリ", ["USBスティック", "USBキー", "usb", "USB memory"]),
    GuessedWord(.channelKind, "紙", ["用紙等", "紙ベース", "ペーパー", "document"]),
    GuessedWord(.channelKind, "郵送", ["郵便物", "ゆうびん", "送付", "letter", "courier", "mail delivery"]),
    GuessedWord(.channelKind, "手渡し", ["直接", "訪問", "手渡", "受渡し", "by hand"]),
    GuessedWord(.channelKind, "電話", ["通話", "でんわ", "phone", "call"]),
    GuessedWord(.channelKind, "LGWAN", ["LG-WAN", "エルジーワン", "LGWAN経由"]),
    GuessedWord(
      .approvalKind, "業務委託", ["契約", "委託契約", "業務委託契約", "委任", "請負", "outsourcing", "contract"]),
    GuessedWord(.approvalKind, "再委託", ["再々委託", "再委託契約", "下請", "subcontracting"]),
    GuessedWord(.approvalKind, "外部提供", ["第三者提供", "情報提供", "提供する", "disclosure", "sharing"]),
    GuessedWord(.approvalKind, "目的外利用", ["目的外", "目的外提供", "目的外使用"]),
    GuessedWord(.approvalKind, "法令", ["法律", "法令等", "条例", "法令に基づく", "law"]),
    GuessedWord(.approvalKind, "同意", ["本人の同意", "承諾", "同意書"]),
    GuessedWord(
      .approvalKind, "外部結合", ["オンライン結合", "回線結合", "電算結合", "電子計算機の結合", "接続", "link"]),
    GuessedWord(.approvalKind, "電算処理", ["電算", "電算化", "システム処理", "電子計算機処理"]),
    GuessedWord(.exposure, "閲覧", ["参照", "利用", "見る", "閲覧可", "view"]),
    GuessedWord(.exposure, "保管", ["保管のみ", "保存", "預かり", "store"]),
    GuessedWord(.subcontract, "禁止", ["不可", "なし", "認めない", "no"]),
    GuessedWord(.subcontract, "承諾制", ["可", "承諾", "許可制", "事前承諾", "あり", "yes"]),
    GuessedWord(.access, "不可", ["なし", "不能", "禁止", "いいえ", "no"]),
    GuessedWord(.processing, "不要", ["なし", "いいえ", "非該当", "no"]),
    GuessedWord(.severity, "指摘", ["エラー", "重大", "違反"]),
    GuessedWord(.severity, "警告", ["注意", "軽微", "warn"]),
    GuessedWord(.scope, "全事業", ["全て", "全体", "全事業共通", "全部", "all"]),
    GuessedWord(.scope, "この事業", ["この事業だけ", "単独", "事業", "one"]),
    GuessedWord(.consentBy, "文書と日", ["文書", "書面", "承諾書"]),
    GuessedWord(.consentBy, "会議", ["審議会", "議決"]),
    GuessedWord(.state, "現行", ["現在", "最新", "確定", "now"]),
    GuessedWord(.state, "変更前", ["旧", "過去", "廃止", "old"]),
    GuessedWord(.state, "案", ["新", "予定", "改正案", "変更案", "下書き", "proposal"]),
    GuessedWord(
      .flag, "はい",
      [
        "on", "On", "ON", "オン", "True", "TRUE", "Yes", "YES", "y", "Y", "t", "1", "有り", "済", "済み",
        "要", "必要",
        "可", "実施", "実施する", "している", "暗号化", "暗号化あり", "暗号化済み", "暗号化する", "AES", "AES256", "SSL", "TLS",
        "該当", "◯", "〇",
        "✓", "✔", "☑", "レ", "ok", "OK",
      ]),
    GuessedWord(
      .flag, "いいえ",
      [
        "off", "Off", "OFF", "オフ", "False", "FALSE", "No", "NO", "n", "N", "f", "0", "無し", "未",
        "未実施", "不要", "不可",
        "していない", "暗号化なし", "暗号化しない", "非該当", "×", "✕", "✗", "ー", "－",
      ]),
  ]
}
