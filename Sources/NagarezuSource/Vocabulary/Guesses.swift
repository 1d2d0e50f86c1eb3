import NagarezuCore

/// What newcomers write for a key, from papers, from other tools and from English: each is answered with the key that says it.
///
/// None is read: a model has one word for a thing. A test holds each to its place.
extension Vocabulary {
  /// Words tried for one key of one context.
  public struct GuessedKey: Sendable {
    /// Where they are tried.
    public let context: Context
    /// The key that says what they mean.
    public let word: Word
    /// The value that says it, where the key alone does not: 要配慮 is a value of 区分.
    public let value: String?
    /// What is written instead.
    public let tried: [String]

    fileprivate init(_ context: Context, _ word: Word, value: String? = nil, _ tried: [String]) {
      self.context = context
      self.word = word
      self.value = value
      self.tried = tried
    }
  }

  /// The key that a word was meant for in a context; `nil` where that is anybody's guess.
  static func guess(_ word: String, in context: Context) -> GuessedKey? {
    guessesOfKeys[context]?[word]
  }

  /// Shape: context → word that is tried → key.
  private static let guessesOfKeys: [Context: [String: GuessedKey]] = {
    var table: [Context: [String: GuessedKey]] = [:]
    for guess in guessedKeys {
      for word in guess.tried { table[guess.context, default: [:]][word] = guess }
    }
    return table
  }()

  /// The table; a word stands once in a context.
  public static let guessedKeys: [GuessedKey] = ofFile + ofThings + ofSystems + ofFlows + ofPapers

  private static let ofFile = [
    GuessedKey(
      .file, .title, ["事業名", "案件名", "業務名", "タイトル", "名称", "題名", "表題", "subject", "project"]),
    GuessedKey(.file, .authority, ["機関", "実施主体", "自治体", "組織", "団体名", "organization", "body"]),
    GuessedKey(
      .file, .section,
      ["保有部署", "保有部局", "担当課", "担当部署", "所管課", "主管課", "所管", "部署", "課", "department"]),
    GuessedKey(.file, .source, ["資料", "参考資料", "参考", "文書", "references"]),
    GuessedKey(.file, .description, ["概要", "事業の概要", "事業概要", "備考", "summary", "notes"]),
    GuessedKey(.file, .include, ["取り込み", "取込み", "読込", "インクルード", "共通", "部品", "import"]),
    GuessedKey(.file, .state, ["版", "ステータス", "status"]),
    GuessedKey(.file, .supersedes, ["前の版", "旧版", "変更前", "previous"]),
    GuessedKey(
      .file, .parties,
      [
        "関係者", "登場人物", "当事者", "事業者", "法人", "関係機関", "委託先", "提供先", "組織一覧", "actors", "organizations",
        "entities",
      ]),
    GuessedKey(.file, .sites, ["設置場所", "拠点", "データセンター", "locations", "places"]),
    GuessedKey(
      .file, .subjects, ["対象者", "個人", "対象", "本人", "個人範囲", "対象者の範囲", "people", "dataSubjects"]),
    GuessedKey(
      .file, .items,
      [
        "個人データ", "個人情報", "個人情報項目", "データ項目", "データ", "項目", "記録項目", "特定個人情報", "fields", "data",
      ]),
    GuessedKey(.file, .systems, ["サーバ", "サーバー", "機器", "情報システム", "保管場所", "nodes", "servers"]),
    GuessedKey(.file, .keys, ["暗号鍵", "暗号キー"]),
    GuessedKey(
      .file, .channels, ["媒体", "回線", "通信", "通信経路", "ネットワーク", "network", "media", "routes"]),
    GuessedKey(.file, .purposes, ["利用目的", "使用目的"]),
    GuessedKey(
      .file, .flows,
      ["フロー", "データフロー", "情報の流れ", "個人情報の流れ", "授受", "提供", "移転", "transfers", "dataFlows"]),
    GuessedKey(
      .file, .approvals,
      ["審議会", "議決", "委託", "契約", "許可", "根拠", "承認事項", "諮問", "contracts", "permissions"]),
    GuessedKey(.file, .waivers, ["例外", "許容", "受容", "exceptions"]),
    GuessedKey(.file, .regimes, ["条例", "要綱", "規程"]),
    GuessedKey(.file, .rules, ["ルール", "独自規則", "禁止事項", "条件", "policies"]),
  ]

  private static let ofThings = [
    GuessedKey(.party, .kind, ["種類", "区分", "分類", "type", "category"]),
    GuessedKey(.party, .partOf, ["親", "上位", "所属先", "組織", "部", "parent"]),
    GuessedKey(.party, .name, ["正式名称", "正式名", "会社名", "法人名", "商号", "fullName"]),
    GuessedKey(.party, .aliases, ["略称", "通称", "別称", "旧称", "同義", "alias"]),
    GuessedKey(.party, .certified, ["認定", "資格", "Pマーク", "プライバシーマーク", "certificates"]),
    GuessedKey(.party, .location, ["住所", "国", "所在", "所在国", "address", "country"]),
    GuessedKey(.party, .subjects, ["個人の範囲", "範囲"]),
    GuessedKey(.site, .operator, ["管理者", "運営者", "運用者", "所有者", "管理", "owner"]),
    GuessedKey(.site, .location, ["住所", "国", "address"]),
    GuessedKey(.subjectClass, .within, ["上位", "親", "所属", "範囲", "含まれる", "parent"]),
    GuessedKey(.subjectClass, .count, ["対象人数", "対象者数", "件数", "数", "number"]),
    GuessedKey(.subjectClass, .partition, ["排他", "分ける"]),
    GuessedKey(.item, .class, ["分類", "種別", "種類", "category", "type"]),
    GuessedKey(.item, .class, value: "要配慮", ["要配慮", "要配慮個人情報", "機微", "機微情報", "sensitive"]),
    GuessedKey(.item, .class, value: "特定個人情報", ["特定個人情報", "マイナンバー", "個人番号"]),
    GuessedKey(.item, .items, ["内訳", "含む項目", "構成", "情報項目", "fields"]),
    GuessedKey(.item, .aliases, ["略称", "通称", "別称", "alias"]),
    GuessedKey(.item, .source, ["出所", "典拠", "資料"]),
    GuessedKey(.item, .sameAs, ["同じ", "読替え", "名寄せ"]),
    GuessedKey(.key, .holders, ["保有者", "持ち主", "管理者", "所持者", "holder", "owner"]),
    GuessedKey(.channel, .kind, ["種類", "媒体", "回線", "方法", "type"]),
    GuessedKey(
      .channel, .operator, ["運用者", "通信事業者", "運送業者", "事業者", "管理者", "提供者", "carrier"]),
    GuessedKey(.channel, .encrypted, ["暗号", "暗号化あり", "暗号化の有無", "encryption"]),
    GuessedKey(.channel, .measures, ["安全対策", "安全管理措置", "保護対策", "措置", "safeguards"]),
    GuessedKey(.purpose, .basis, ["法的根拠", "根拠法令", "法令"]),
  ]

  private static let ofSystems = [
    GuessedKey(.system, .kind, ["種類", "分類", "区分", "type"]),
    GuessedKey(
      .system, .operator, ["運用者", "運用主体", "管理者", "管理", "運営", "所有者", "所管", "委託先", "owner"]),
    GuessedKey(.system, .site, ["設置場所", "所在地", "置き場所", "location"]),
    GuessedKey(.system, .inside, ["親", "上位システム", "収容先", "parent"]),
    GuessedKey(.system, .readers, ["閲覧者", "利用者", "利用", "参照", "アクセス権", "users"]),
    GuessedKey(.system, .holds, ["保有項目", "データ", "情報項目", "項目", "個人データ", "個人情報", "data"]),
    GuessedKey(.system, .derives, ["導出", "作成", "加工", "派生"]),
    GuessedKey(.system, .sealed, ["暗号化", "暗号", "鍵", "encrypted"]),
    GuessedKey(
      .system, .keep, ["保存期間", "保管期間", "保管", "保持期間", "消去", "廃棄", "retention"]),
    GuessedKey(.system, .name, ["正式名称", "正式名", "システム名", "fullName"]),
    GuessedKey(.reader, .party, ["閲覧者", "者", "利用者", "名前", "相手", "who"]),
    GuessedKey(.reader, .via, ["回線", "通信", "媒体", "channel"]),
    GuessedKey(.reader, .items, ["情報項目", "データ", "fields"]),
    GuessedKey(.reader, .except, ["除外", "除外項目"]),
    GuessedKey(.reader, .subjects, ["対象者", "個人の範囲"]),
    GuessedKey(.reader, .excluding, ["対象外者", "除外者"]),
    GuessedKey(.holding, .items, ["情報項目", "データ", "個人データ", "fields"]),
    GuessedKey(.holding, .subjects, ["対象者", "個人の範囲", "本人"]),
    GuessedKey(.holding, .excluding, ["対象外者", "除外者", "除外"]),
    GuessedKey(.holding, .period, ["保有期間", "契約期間", "時期", "日付"]),
    GuessedKey(.holding, .ownBusiness, ["独自業務", "自社業務"]),
    GuessedKey(.derivation, .from, ["入力", "もと", "元", "input"]),
    GuessedKey(.derivation, .to, ["出力", "結果", "output"]),
  ]

  private static let ofFlows = [
    GuessedKey(.flow, .no, ["No", "NO", "№", "番", "ID", "図の番号", "number"]),
    GuessedKey(
      .flow, .from,
      ["送信元", "提供元", "送付元", "移動元", "発信元", "渡す側", "起点", "委託元", "source", "sender"]),
    GuessedKey(
      .flow, .to,
      [
        "送信先", "提供先", "送付先", "宛先", "受信先", "受取先", "移転先", "移動先", "委託先", "受領者", "相手", "相手方",
        "destination",
        "receiver", "target",
      ]),
    GuessedKey(
      .flow, .via,
      ["媒体", "手段", "方法", "提供方法", "送付方法", "通信経路", "回線", "通信", "channel", "medium"]),
    GuessedKey(
      .flow, .items,
      ["情報項目", "データ", "個人情報", "個人データ", "内容", "提供項目", "データ項目", "data", "fields"]),
    GuessedKey(.flow, .except, ["除外", "除外項目"]),
    GuessedKey(.flow, .subjects, ["対象者", "個人の範囲", "本人", "people"]),
    GuessedKey(.flow, .excluding, ["対象外者", "除外者", "対象者以外"]),
    GuessedKey(.flow, .seal, ["暗号化", "暗号", "鍵", "パスワード", "encrypted"]),
    GuessedKey(.flow, .as, ["加工", "変換後", "匿名化"]),
    GuessedKey(
      .flow, .period,
      [
        "契約期間", "実施期間", "委託期間", "提供時期", "時期", "日付", "年月日", "実施日", "いつ", "date", "dates", "when",
      ]),
    GuessedKey(.flow, .basis, ["法的根拠", "根拠法令", "法令"]),
    GuessedKey(.flow, .note, ["備考欄", "コメント", "メモ", "摘要", "remark", "comment"]),
    GuessedKey(.flow, .bothWays, ["相互", "往復", "両方向", "双方", "twoWay"]),
  ]

  private static let ofPapers = [
    GuessedKey(.approval, .id, ["名前", "名称", "番号", "件名", "ID", "name"]),
    GuessedKey(.approval, .kind, ["種類", "区分", "分類", "type"]),
    GuessedKey(
      .approval, .to,
      [
        "委託先", "再委託先", "提供先", "結合先", "相手方", "相手先", "受託者", "契約先", "事業者", "counterparty", "vendor",
      ]),
    GuessedKey(.approval, .parent, ["親", "元契約", "原契約", "委託元", "もとの承認"]),
    GuessedKey(.approval, .basis, ["法的根拠", "根拠法令", "条例", "法令"]),
    GuessedKey(.approval, .meeting, ["審議会", "会議名", "審査会", "諮問先", "運営会議"]),
    GuessedKey(
      .approval, .decided, ["決定日", "承認日", "議決", "会議日", "了承日", "答申日", "日付", "date"]),
    GuessedKey(.approval, .items, ["情報項目", "個人情報", "個人データ", "データ", "承認項目", "fields"]),
    GuessedKey(.approval, .except, ["除外", "除外項目"]),
    GuessedKey(.approval, .count, ["件数", "項目の数"]),
    GuessedKey(.approval, .subjects, ["対象者", "個人の範囲", "本人", "people"]),
    GuessedKey(.approval, .excluding, ["対象外者", "除外者"]),
    GuessedKey(.approval, .via, ["回線", "通信", "通信経路", "結合の形態", "channel"]),
    GuessedKey(.approval, .media, ["記録媒体", "提供方法", "medium"]),
    GuessedKey(
      .approval, .period, ["契約期間", "委託期間", "実施期間", "有効期間", "履行期間", "時期", "dates"]),
    GuessedKey(.approval, .subcontract, ["再委託の可否", "再委託可否"]),
    GuessedKey(.approval, .consent, ["再委託の承諾", "許諾", "承認"]),
    GuessedKey(.approval, .safeguards, ["安全対策", "保護対策", "チェックリスト", "情報保護対策"]),
    GuessedKey(.consent, .by, ["承諾者", "主体", "誰"]),
    GuessedKey(.consent, .doc, ["書類", "承諾書", "文書名"]),
    GuessedKey(.consent, .day, ["承諾日", "日付", "年月日", "date"]),
    GuessedKey(.waiver, .id, ["番号", "識別名", "規則", "指摘番号"]),
    GuessedKey(.waiver, .owner, ["担当者", "承認者", "担当", "責任"]),
    GuessedKey(.waiver, .reason, ["備考", "わけ", "説明", "because"]),
    GuessedKey(.waiver, .until, ["期日", "終了日", "いつまで", "期間", "deadline"]),
    GuessedKey(.rule, .name, ["規則名", "件名", "識別名"]),
    GuessedKey(.rule, .forbid, ["禁止事項", "禁ずる"]),
    GuessedKey(.rule, .reason, ["備考", "わけ"]),
    GuessedKey(.regime, .requires, ["承認", "要する承認"]),
    GuessedKey(.regime, .forbiddenChannels, ["禁止媒体", "禁止する経路"]),
    GuessedKey(.regime, .period, ["施行期間", "施行日", "有効期間"]),
    GuessedKey(.regime, .basis, ["法的根拠", "条例", "要綱"]),
  ]
}
