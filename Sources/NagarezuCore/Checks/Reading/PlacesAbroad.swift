/// Names of places abroad, as people write them into an address: every country, the continents, and the cities in which services are run.
///
/// - SeeAlso: 外務省「国・地域」; ISO 3166-1 (English short names); read 2026-11-30.
enum PlacesAbroad {
  /// Words that may stand in others.
  static let kanji = words(
    """
    米国 英国 韓国 台湾 香港 豪州 独国 仏国 中華人民共和国 大韓民国 北京 上海 深圳 台北 欧州 北米 南米 東南アジア \
    大連 広州市 西安 台中市 高雄市 釜山 仁川 平壌 蒙古 印度 越南 比国 露国 澳門 蘇州 杭州 武漢 成都市 重慶 \
    瀋陽 大邱
    """, at: " ")

  /// Words that stand alone: another letter of the same script beside them makes another word (タイム is not タイ).
  static let katakana = letters(
    of: words(
      """
      アメリカ カナダ メキシコ グアテマラ ベリーズ ホンジュラス エルサルバドル ニカラグア コスタリカ パナマ キューバ \
      ジャマイカ ハイチ ドミニカ バハマ バルバドス トリニダード グレナダ プエルトリコ バミューダ ケイマン ブラジル \
      アルゼンチン チリ ペルー コロンビア ベネズエラ エクアドル ボリビア パラグアイ ウルグアイ ガイアナ スリナム \
      イギリス アイルランド フランス ドイツ オランダ ベルギー ルクセンブルク スイス リヒテンシュタイン オーストリア \
      イタリア サンマリノ バチカン マルタ モナコ アンドラ スペイン ポルトガル ポーランド チェコ スロバキア \
      スロベニア クロアチア ハンガリー ルーマニア ブルガリア ギリシャ キプロス セルビア ボスニア モンテネグロ コソボ \
      アルバニア マケドニア モルドバ スウェーデン ノルウェー フィンランド デンマーク アイスランド グリーンランド \
      エストニア ラトビア リトアニア ベラルーシ ロシア ウクライナ ジョージア グルジア アルメニア アゼルバイジャン \
      トルコ ジャージー ガーンジー ジブラルタル イスラエル パレスチナ レバノン シリア ヨルダン イラク イラン \
      クウェート バーレーン カタール アラブ首長国連邦 ドバイ アブダビ オマーン イエメン サウジアラビア \
      アフガニスタン エジプト リビア チュニジア アルジェリア モロッコ スーダン エチオピア エリトリア ジブチ ソマリア \
      ケニア ウガンダ タンザニア ルワンダ ブルンジ コンゴ ガボン カメルーン チャド ニジェール ナイジェリア ベナン \
      トーゴ ガーナ コートジボワール リベリア シエラレオネ ギニア ガンビア セネガル マリ モーリタニア ブルキナファソ \
      アンゴラ ザンビア ジンバブエ マラウイ モザンビーク ボツワナ ナミビア レソト エスワティニ 南アフリカ \
      マダガスカル モーリシャス セーシェル コモロ カーボベルデ インド パキスタン バングラデシュ スリランカ ネパール \
      ブータン モルディブ タイ ベトナム フィリピン マレーシア シンガポール インドネシア ブルネイ カンボジア ラオス \
      ミャンマー モンゴル 東ティモール カザフスタン ウズベキスタン キルギス タジキスタン トルクメニスタン マカオ \
      オーストラリア ニュージーランド フィジー パプアニューギニア サモア トンガ ツバル バヌアツ キリバス ナウル \
      パラオ ミクロネシア マーシャル ソロモン諸島 クック諸島 ニウエ タヒチ ニューカレドニア ソウル プサン ハノイ \
      ホーチミン ダナン バンコク マニラ セブ ジャカルタ クアラルンプール ペナン バンガロール ベンガルール ムンバイ \
      デリー ハイデラバード チェンナイ プネー コルカタ ダッカ コロンボ カトマンズ ヤンゴン プノンペン ビエンチャン \
      ウランバートル タシケント ニューヨーク ワシントン シアトル オレゴン カリフォルニア サンフランシスコ \
      ロサンゼルス シリコンバレー バージニア オハイオ テキサス ダラス シカゴ アイオワ ネバダ アリゾナ フロリダ \
      マイアミ ボストン アトランタ ハワイ グアム トロント モントリオール バンクーバー サンパウロ リオデジャネイロ \
      ブエノスアイレス サンティアゴ リマ ボゴタ ロンドン パリ フランクフルト ベルリン ミュンヘン ダブリン \
      アムステルダム ブリュッセル チューリッヒ ジュネーブ ウィーン ミラノ ローマ マドリード リスボン ワルシャワ \
      プラハ ブダペスト ストックホルム オスロ ヘルシンキ コペンハーゲン タリン モスクワ イスタンブール テルアビブ \
      カイロ ナイロビ ケープタウン ヨハネスブルグ シドニー メルボルン オークランド
      """, at: " "))

  static let continents = letters(of: ["ヨーロッパ", "アジア", "アフリカ", "オセアニア"])

  /// Words in small Latin letters that stand alone.
  static let latin = letters(
    of: words(
      """
      usa|u.s.a.|u.s.|united states|us|america|canada|mexico|guatemala|belize|honduras|el salvador|nicaragua|\
      costa rica|panama|cuba|jamaica|haiti|dominican republic|bahamas|barbados|trinidad|puerto rico|bermuda|cayman|\
      brazil|argentina|chile|peru|colombia|venezuela|ecuador|bolivia|paraguay|uruguay|guyana|suriname|uk|u.k.|\
      united kingdom|england|scotland|wales|ireland|france|germany|netherlands|belgium|luxembourg|switzerland|\
      liechtenstein|austria|italy|san marino|malta|monaco|andorra|spain|portugal|poland|czech|czechia|slovakia|\
      slovenia|croatia|hungary|romania|bulgaria|greece|cyprus|serbia|bosnia|montenegro|kosovo|albania|macedonia|\
      moldova|sweden|norway|finland|denmark|iceland|greenland|estonia|latvia|lithuania|belarus|russia|ukraine|\
      georgia|armenia|azerbaijan|turkey|türkiye|turkiye|jersey|guernsey|gibraltar|israel|palestine|lebanon|syria|\
      jordan|iraq|iran|kuwait|bahrain|qatar|uae|united arab emirates|dubai|abu dhabi|oman|yemen|saudi arabia|\
      afghanistan|egypt|libya|tunisia|algeria|morocco|sudan|ethiopia|eritrea|djibouti|somalia|kenya|uganda|tanzania|\
      rwanda|burundi|congo|gabon|cameroon|chad|niger|nigeria|benin|togo|ghana|ivory coast|liberia|sierra leone|\
      guinea|gambia|senegal|mali|mauritania|burkina faso|angola|zambia|zimbabwe|malawi|mozambique|botswana|namibia|\
      lesotho|eswatini|south africa|madagascar|mauritius|seychelles|comoros|cape verde|india|pakistan|bangladesh|\
      sri lanka|nepal|bhutan|maldives|thailand|vietnam|viet nam|philippines|malaysia|singapore|indonesia|brunei|\
      cambodia|laos|myanmar|mongolia|east timor|timor-leste|kazakhstan|uzbekistan|kyrgyzstan|tajikistan|turkmenistan|\
      china|prc|taiwan|korea|hong kong|macau|macao|australia|new zealand|fiji|papua new guinea|samoa|tonga|tuvalu|\
      vanuatu|kiribati|nauru|palau|micronesia|marshall islands|solomon islands|cook islands|tahiti|new caledonia|\
      seoul|busan|hanoi|ho chi minh|da nang|bangkok|manila|cebu|jakarta|kuala lumpur|penang|bangalore|bengaluru|\
      mumbai|delhi|hyderabad|chennai|pune|kolkata|dhaka|colombo|kathmandu|yangon|phnom penh|beijing|shanghai|\
      shenzhen|dalian|guangzhou|taipei|new york|washington dc|washington d.c.|seattle|oregon|california|san francisco|los angeles|\
      silicon valley|virginia|ohio|texas|dallas|chicago|iowa|nevada|arizona|florida|miami|boston|atlanta|hawaii|guam|\
      toronto|montreal|vancouver|sao paulo|buenos aires|santiago|lima|bogota|london|paris|frankfurt|berlin|munich|\
      dublin|amsterdam|brussels|zurich|geneva|vienna|milan|rome|madrid|lisbon|warsaw|prague|budapest|stockholm|oslo|\
      helsinki|copenhagen|tallinn|moscow|istanbul|tel aviv|cairo|nairobi|cape town|johannesburg|sydney|melbourne|\
      auckland|eu|apac|emea|overseas|abroad|offshore
      """, at: "|"))

  private static func words(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator).map(String.init)
  }

  private static func letters(of words: [String]) -> [[Unicode.Scalar]] {
    words.map { Array($0.unicodeScalars) }
  }
}
