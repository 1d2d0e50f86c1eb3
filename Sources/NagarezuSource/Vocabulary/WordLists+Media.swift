/// What papers call the ways on which data travels, and the machines on which it lies.
extension Vocabulary {
  static let systemKinds = [
    ListedWord(
      "サーバ", "server",
      ["サーバー", "Webサーバ", "クラウド", "クラウドサービス", "ガバメントクラウド", "LGWAN-ASP", "ASP", "SaaS", "ホスト", "汎用機"]),
    ListedWord("データベース", "database", ["DB", "DBサーバ"]),
    ListedWord(
      "端末", "terminal",
      ["パソコン", "PC", "ノートPC", "ノートパソコン", "タブレット", "タブレット端末", "スマートフォン", "モバイル端末", "専用端末"]),
    ListedWord("プログラム", "program", ["アプリ", "アプリケーション", "ソフトウェア"]),
    ListedWord("保管庫", "cabinet", ["キャビネット", "書庫", "施錠書庫", "ロッカー", "金庫"]),
    ListedWord("台帳", "ledger", ["名簿", "簿冊"]),
    ListedWord("窓口", "counter", ["特設窓口", "コールセンター"]),
    ListedWord("作業", "work", ["工程", "手作業"]), ListedWord("その他", "other"),
  ]

  static let channelKinds = [
    ListedWord(
      "専用線", "leasedLine",
      ["専用回線", "専用回線ネットワーク", "専用回線（専用線）", "専用ネットワーク", "専用通信回線"]),
    ListedWord(
      "閉域網", "closedNetwork",
      [
        "VPN", "閉域網(VPN)", "閉域網（VPN）", "閉域ネットワーク", "閉域ネットワーク(VPN)", "閉域ネットワーク（VPN）", "IP-VPN",
        "閉域VPN", "閉域回線", "広域イーサネット",
      ]),
    ListedWord(
      "LGWAN", "lgwan",
      ["総合行政ネットワーク", "総合行政ネットワーク（LGWAN）", "LGWAN回線", "LGWAN接続", "LGWAN-ASP"]),
    ListedWord(
      "情報提供ネットワークシステム", "informationNetwork",
      ["情報提供NWS", "情報提供ネットワーク", "情報提供等ネットワークシステム"]),
    ListedWord("住民基本台帳ネットワークシステム", "residentNetwork", ["住基ネット", "住民基本台帳ネットワーク"]),
    ListedWord(
      "庁内LAN", "officeLAN", ["庁内連携システム", "庁内ネットワーク", "庁内ＬＡＮ", "庁内回線", "庁内連携", "庁内無線LAN", "構内LAN"]),
    ListedWord(
      "インターネット", "internet",
      ["インターネット回線", "インターネット接続", "インターネットVPN", "Web会議", "公衆回線", "公衆Wi-Fi"],
      means: [
        "SFTP", "FTPS", "FTP", "SCP", "HTTPS", "HTTP", "SSL-VPN", "API", "API連携", "Web API", "Web",
        "Webサイト", "ウェブサイト",
        "ホームページ", "電子申請", "オンライン申請", "クラウド", "クラウドサービス", "クラウドストレージ", "オンラインストレージ", "ファイル転送サービス",
        "ファイル転送", "ファイル共有サービス", "データ伝送", "チャット", "SNS", "LINE",
      ]),
    ListedWord(
      "電子メール", "email", ["メール", "Eメール", "eメール", "Ｅメール", "E-mail", "e-mail", "電子メール添付", "メール添付"]),
    ListedWord(
      "電子記録媒体", "recordingMedium",
      [
        "電磁的媒体", "電磁的記録媒体", "電子媒体", "記録媒体", "電子記録媒体（フラッシュメモリを除く。）", "電磁的媒体（DVD-R等）", "外部記録媒体",
        "可搬媒体",
        "可搬型記録媒体", "DVD-R", "DVD", "DVD-RW", "DVD-RAM", "DVD-ROM", "CD-R", "CD", "CD-RW", "CD-ROM",
        "BD-R", "ブルーレイ",
        "ブルーレイディスク", "光ディスク", "磁気ディスク", "光磁気ディスク", "MO", "磁気テープ", "カートリッジテープ", "LTO", "フロッピーディスク",
        "FD",
        "ハードディスク", "HDD", "外付けHDD", "外付けハードディスク", "ポータブルHDD", "ポータブルハードディスク",
      ], means: ["タブレット", "タブレット端末"]),
    ListedWord(
      "フラッシュメモリ", "flashMemory",
      [
        "USB", "USBメモリ", "USBメモリー", "USBフラッシュメモリ", "フラッシュメモリー", "SDカード", "microSD", "microSDカード",
        "メモリカード",
        "メモリーカード", "SSD", "外付けSSD", "ポータブルSSD",
      ]),
    ListedWord(
      "紙", "paper", ["紙媒体", "書面", "帳票", "文書", "紙帳票"],
      means: ["書類", "用紙", "申請書", "届出書", "通知書", "印刷物"]),
    ListedWord(
      "郵送", "post",
      [
        "郵便", "発送", "書留", "簡易書留", "一般書留", "書留郵便", "特定記録", "特定記録郵便", "配達証明", "本人限定受取郵便", "レターパック",
        "ゆうパック",
        "ゆうメール",
      ],
      means: ["メール便", "宅配便", "宅配", "宅急便", "セキュリティ便", "セキュリティ輸送", "運送", "配送", "搬送", "輸送", "運搬"]),
    ListedWord(
      "手渡し", "handDelivery",
      ["直接手渡し", "手交", "持参", "直接持参", "持込み", "持ち込み", "直接持込み"],
      means: ["交換便", "庁内便", "文書交換便", "引取り"]),
    ListedWord("窓口", "counter", ["特設窓口", "窓口交付"], means: ["対面"]),
    ListedWord("電話", "telephone", ["電話回線", "携帯電話"], means: ["口頭", "SMS", "ショートメッセージ"]),
    ListedWord("ファクシミリ", "fax", ["FAX", "ＦＡＸ", "ファックス", "ファクス", "Fax"]),
  ]
}
