/// Whether an address, as people write it, lies in Japan.
enum Whereabouts {
  case japan, abroad
  /// Neither a place in Japan nor one abroad could be read out of it.
  case unclear

  init(_ text: String) {
    if Self.isForeign(text) {
      self = .abroad
    } else if Self.isJapanese(text) {
      self = .japan
    } else {
      self = .unclear
    }
  }

  private static func isForeign(_ text: String) -> Bool {
    if ["国外", "海外", "外国"].contains(where: text.contains) { return true }
    let lower = text.lowercased()
    if latin.contains(where: { lower.containsWord($0) }) { return true }
    if katakana.contains(where: { text.containsWord($0) }) { return true }
    // 中国 is a part of Japan too, and then a prefecture is named with it.
    let isRegion = prefectures.contains(where: text.contains)
    return kanji.contains(where: text.contains) || (text.contains("中国") && !isRegion)
  }

  private static func isJapanese(_ text: String) -> Bool {
    if ["日本", "国内", "庁内", "庁舎"].contains(where: text.contains) { return true }
    if prefectures.contains(where: text.contains) { return true }
    if text.lowercased().containsWord("japan") { return true }
    return "都道府県市区町村".contains { text.contains($0) }
  }

  private static let prefectures = [
    "北海道", "青森", "岩手", "宮城", "秋田", "山形", "福島", "茨城", "栃木", "群馬", "埼玉", "千葉", "東京", "神奈川", "新潟",
    "富山",
    "石川", "福井", "山梨", "長野", "岐阜", "静岡", "愛知", "三重", "滋賀", "京都", "大阪", "兵庫", "奈良", "和歌山", "鳥取", "島根",
    "岡山", "広島", "山口", "徳島", "香川", "愛媛", "高知", "福岡", "佐賀", "長崎", "熊本", "大分", "宮崎", "鹿児島", "沖縄",
  ]

  private static let kanji = [
    "米国", "英国", "韓国", "台湾", "香港", "豪州", "独国", "仏国", "中華人民共和国", "大韓民国", "北京", "上海", "深圳", "台北", "欧州",
    "北米", "南米", "東南アジア",
  ]

  /// Words that stand alone: another letter of the same script beside them makes another word (タイム is not タイ).
  private static let katakana = [
    "アメリカ", "カナダ", "メキシコ", "ブラジル", "チリ", "アルゼンチン", "イギリス", "アイルランド", "フランス", "ドイツ", "オランダ", "ベルギー",
    "スイス", "オーストリア", "イタリア", "スペイン", "ポルトガル", "ポーランド", "チェコ", "ハンガリー", "ルーマニア", "ギリシャ", "スウェーデン",
    "ノルウェー", "フィンランド", "デンマーク", "アイスランド", "エストニア", "ラトビア", "リトアニア", "ロシア", "ウクライナ", "トルコ", "イスラエル",
    "エジプト", "ケニア", "ナイジェリア", "モロッコ", "インド", "パキスタン", "バングラデシュ", "スリランカ", "ネパール", "タイ", "ベトナム",
    "フィリピン", "マレーシア", "シンガポール", "インドネシア", "カンボジア", "ラオス", "ミャンマー", "モンゴル", "カザフスタン", "ウズベキスタン",
    "オーストラリア", "ニュージーランド", "サウジアラビア", "カタール", "ドバイ", "ヨーロッパ", "アジア", "アフリカ",
  ]

  private static let latin = [
    "usa", "u.s.a.", "united states", "us", "canada", "mexico", "brazil", "uk", "united kingdom",
    "ireland",
    "france", "germany", "netherlands", "belgium", "switzerland", "italy", "spain", "poland",
    "sweden", "norway", "finland", "denmark", "russia", "india", "thailand", "vietnam",
    "philippines", "malaysia", "singapore", "indonesia", "china", "taiwan", "korea", "hong kong",
    "australia", "new zealand", "israel", "eu", "europe", "asia", "overseas", "abroad",
  ]
}

extension String {
  /// Whether `word` stands here with no letter of its own script right before or behind it.
  fileprivate func containsWord(_ word: String) -> Bool {
    let (text, word) = (Array(unicodeScalars), Array(word.unicodeScalars))
    guard let first = word.first, let last = word.last, text.count >= word.count else {
      return false
    }
    return (0...(text.count - word.count)).contains { start in
      let end = start + word.count
      return Array(text[start..<end]) == word
        && (start == 0 || !text[start - 1].continues(first))
        && (end == text.count || !text[end].continues(last))
    }
  }
}

extension Unicode.Scalar {
  fileprivate func continues(_ other: Unicode.Scalar) -> Bool {
    (isKatakana && other.isKatakana) || (isLatin && other.isLatin)
  }

  private var isKatakana: Bool { (0x30A1...0x30FA).contains(value) || value == 0x30FC }
  private var isLatin: Bool { value < 0x80 && properties.isAlphabetic }
}

extension Model {
  /// Where a system stands, in words, and where that is said: the site's address, or else that of an operator.
  func address(of system: System.ID) -> (text: String, span: SourceSpan)? {
    if let site = site(of: system) {
      if let text = self[site].location { return (text, self[site].span) }
      return self[site].operators.lazy.compactMap { self.address(of: $0) }.first
    }
    return self[system].operators.lazy.compactMap { self.address(of: $0) }.first
  }

  func address(of party: Party.ID) -> (text: String, span: SourceSpan)? {
    withAncestors(party).lazy.compactMap { id in
      self[id].location.map { ($0, self[id].span) }
    }.first
  }
}
