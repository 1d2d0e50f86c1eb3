import NagarezuCore

/// Models of the size that council papers have.
enum SampleModels {
  /// 物価高騰対策臨時給付金: twelve boxes, sixteen arrows.
  static func benefit() throws -> Model {
    var draft = ModelDraft("物価高騰対策臨時給付金給付事業")
    draft.party("新宿区", .authority)
    draft.party("総務課", partOf: "新宿区")
    draft.party("情報システム課", partOf: "新宿区")
    draft.party("広済堂ネクスト", fullName: "株式会社広済堂ネクスト")
    draft.party("イムラ封筒", fullName: "株式会社イムラ封筒")
    draft.party("支給対象者", .dataSubject)
    draft.party("委託しない対象者", .dataSubject)
    draft.party("金融機関")
    draft.party("デジタル庁")
    draft.system("ホストコンピュータ", "サーバ", by: ["情報システム課"])
    draft.system("支給対象者データベース", "データベース", by: ["情報システム課"], inside: "ホストコンピュータ")
    draft.system("支給判定プログラム", "プログラム", by: ["情報システム課"], inside: "ホストコンピュータ")
    draft.system("照会用データ作成プログラム", "プログラム", by: ["情報システム課"], inside: "ホストコンピュータ")
    draft.system("専用端末（区）", "端末", by: ["総務課"])
    draft.system("給付管理システム", "サーバ", by: ["広済堂ネクスト"])
    draft.system("専用端末（委託先）", "端末", by: ["広済堂ネクスト"])
    draft.system("コールセンター", "窓口", by: ["広済堂ネクスト"])
    draft.system("情報提供ネットワークシステム", nil, by: ["デジタル庁"])
    draft.channel("VPN", .closedNetwork)
    draft.channel("情報提供NWS", .informationNetwork)
    draft.channel("DVD-R", .recordingMedium)
    draft.channel("紙", .paper)
    draft.channel("郵送", .post)
    draft.channel("電話", .telephone)
    draft.channel("手渡し", .handDelivery)
    draft.groups = [
      ("住民基本台帳情報", ["住民番号", "世帯番号", "郵便番号", "漢字住所", "漢字氏名", "生年月日", "続柄"]),
      ("口座情報", ["金融機関名", "支店名", "口座番号", "口座名義"]),
    ]
    draft.flow("①", "支給対象者データベース", "給付管理システム", "VPN", ["住民基本台帳情報", "口座フラグ"], "支給対象者データを連携する。")
    draft.flow(
      "②", "専用端末（区）", "給付管理システム", "VPN", ["住民基本台帳情報", "進捗状況", "審査完了日"], "区職員が対象者の状況を照会し、登録する。",
      isTwoWay: true)
    draft.flow(
      "③", "専用端末（委託先）", "給付管理システム", "VPN", ["住民基本台帳情報", "対応履歴情報"], "受託者が審査結果を登録する。", isTwoWay: true)
    draft.flow("④", "給付管理システム", "支給判定プログラム", "VPN", ["支給予定情報"], "支給予定情報を突合し、二重支給を防止する。")
    draft.flow(
      "⑤", "照会用データ作成プログラム", "情報提供ネットワークシステム", "情報提供NWS", ["課税状況", "公金受取口座登録の有無"], "転入者の課税状況等を照会する。")
    draft.flow("⑥", "情報提供ネットワークシステム", "ホストコンピュータ", "情報提供NWS", ["課税状況", "公金受取口座情報"], "照会結果の提供を受ける。")
    draft.flow(
      "⑦", "給付管理システム", "イムラ封筒", "DVD-R", ["氏名", "郵便番号", "住所", "給付管理番号", "口座フラグ"],
      "確認書の印字データを再委託先へ渡す。")
    draft.flow("⑧", "イムラ封筒", "支給対象者", "郵送", ["氏名", "住所", "給付管理番号"], "確認書を封入封緘し、支給対象者へ郵送する。")
    draft.flow("⑨", "支給対象者", "広済堂ネクスト", "郵送", ["氏名", "口座情報"], "支給対象者が確認書・申請書を返送する。")
    draft.flow(
      "⑩", "支給対象者", "コールセンター", "電話", ["氏名", "問合せ内容"], "支給対象者が制度・手続について問い合わせる。", isTwoWay: true)
    draft.flow("⑪", "広済堂ネクスト", "給付管理システム", nil, ["口座情報", "不備状況"], "返送された確認書を入力する。")
    draft.flow("⑫", "給付管理システム", "総務課", "DVD-R", ["口座情報", "支給不支給情報"], "審査済みの口座振替データを区へ渡す。")
    draft.flow("⑬", "総務課", "金融機関", "DVD-R", ["口座情報"], "金融機関へ振込を依頼する。")
    draft.flow("⑭", "金融機関", "支給対象者", nil, ["振込額"], "金融機関が給付金を支給対象者の口座へ振り込む。")
    draft.flow("⑮", "総務課", "委託しない対象者", "郵送", ["氏名", "住所"], "区が確認書を直接郵送する。")
    draft.flow("⑯", "コールセンター", "給付管理システム", nil, ["対応履歴情報"], "オペレータが対応を記録する。")
    draft.approvals = [
      (.entrustment, "広済堂ネクスト", .read), (.connection, "広済堂ネクスト", .read),
      (.subcontract, "イムラ封筒", .read),
    ]
    return try draft.model()
  }

  /// 共同運用センター: a server of one body in the data centre of another that cannot look in.
  static func dataCentre() throws -> Model {
    var draft = ModelDraft("共同運用センターのデータ保管業務")
    draft.party("新宿区", .authority)
    draft.party("介護保険課", partOf: "新宿区")
    draft.party("障害者福祉課", partOf: "新宿区")
    draft.party("国保連", fullName: "東京都国民健康保険団体連合会")
    draft.party("鉄道情報システム", fullName: "鉄道情報システム株式会社")
    draft.party("東日本電信電話", fullName: "東日本電信電話株式会社")
    draft.site("共同運用センター", by: ["鉄道情報システム"])
    draft.site("バックアップセンター", by: ["東日本電信電話"])
    draft.system("介護保険審査支払等システム", nil, by: ["国保連"], at: "共同運用センター", noAccess: "暗号化")
    draft.system("障害者総合支援給付審査支払等システム", nil, by: ["国保連"], at: "共同運用センター", noAccess: "暗号化")
    draft.system("バックアップデータ", nil, by: ["国保連"], at: "バックアップセンター", noAccess: "暗号化")
    draft.channel("専用線", .leasedLine)
    draft.flow(
      "1-①", "介護保険課", "介護保険審査支払等システム", "専用線", ["被保険者番号", "給付情報", "認定情報"], "審査・支払のための情報を送る。")
    draft.flow("1-②", "障害者福祉課", "障害者総合支援給付審査支払等システム", "専用線", ["受給者番号", "給付情報"], "審査・支払のための情報を送る。")
    draft.flow("2-①", "介護保険審査支払等システム", "バックアップデータ", "専用線", ["被保険者番号", "給付情報"], "バックアップを取る。")
    draft.flow("2-②", "障害者総合支援給付審査支払等システム", "バックアップデータ", "専用線", ["受給者番号", "給付情報"], "バックアップを取る。")
    draft.approvals = [
      (.entrustment, "国保連", .read), (.subcontract, "鉄道情報システム", .custody),
      (.subcontract, "東日本電信電話", .custody),
    ]
    return try draft.model()
  }

  /// 特定健康診査情報の外部結合: two outside bodies in a row.
  static func healthCheck() throws -> Model {
    var draft = ModelDraft("特定健康診査情報の外部結合等について")
    draft.party("新宿区", .authority)
    draft.party("健康づくり課", partOf: "新宿区")
    draft.party("医療保険年金課", partOf: "新宿区")
    draft.party("国保連合会", fullName: "東京都国民健康保険団体連合会")
    draft.party("国保中央会", fullName: "公益社団法人国民健康保険中央会")
    draft.party("他の保険者")
    draft.system("指定したパソコン", "端末", by: ["健康づくり課"])
    draft.system("国民健康保険情報システム", nil, by: ["医療保険年金課"])
    draft.system("特定健診等データ管理システム", "データベース", by: ["国保連合会"])
    draft.system("国保情報集約システム", "サーバ", by: ["国保連合会"])
    draft.system("医療保険者等向け中間サーバー", "サーバ", by: ["国保中央会"])
    draft.system("オンライン資格確認等システム", "サーバ", by: ["国保中央会"])
    draft.channel("専用回線", .leasedLine)
    draft.flow("①", "指定したパソコン", "特定健診等データ管理システム", "専用回線", ["特定健診情報"], "特定健診情報を登録する。")
    draft.flow("②", "特定健診等データ管理システム", "オンライン資格確認等システム", "専用回線", ["特定健診情報"], "電子証明書で接続元を認証し、提供する。")
    draft.flow("③", "国民健康保険情報システム", "国保情報集約システム", "専用回線", ["資格情報"], "資格情報を登録する。")
    draft.flow("④", "国保情報集約システム", "医療保険者等向け中間サーバー", "専用回線", ["資格情報"])
    draft.flow("⑤", "医療保険者等向け中間サーバー", "オンライン資格確認等システム", nil, ["資格情報"])
    draft.flow(
      "⑥", "オンライン資格確認等システム", "他の保険者", "専用回線", ["特定健診情報", "資格情報"], "保険者間で引き継ぐ。", isTwoWay: true)
    draft.approvals = [
      (.entrustment, "国保連合会", .read), (.subcontract, "国保中央会", .read),
      (.connection, "国保中央会", .read),
    ]
    return try draft.model()
  }
}
