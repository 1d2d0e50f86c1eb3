import Foundation
import NagarezuCore
import NagarezuSource
import Testing

/// Names that a reader takes for one are refused until one is an alias of the other or says that it is not (design §10.17).
@Suite struct LookAlikeTests {
  static let pairs: [(String, String)] = [
    ("戸籍", "⼾籍"), ("戸籍", "戶籍"), ("水道", "⽔道"), ("西口", "⻄口"), ("長所", "⻑所"), ("ドナー", "ﾄﾞﾅｰ"),
    ("ドナー", "ト゛ナー"), ("ページ", "へ゜ージ"), ("ベッド", "べッド"), ("ペット", "ぺット"), ("ヘルパー", "へルパー"),
    ("桜工業", "櫻工業"), ("学校", "學校"),
    ("国保", "國保"), ("渡辺", "渡邊"), ("渡辺", "渡邉"), ("斎藤", "齋藤"), ("山崎", "山﨑"), ("高田", "髙田"),
    ("浜田", "濵田"), ("浜田", "濱田"),
    ("沢田", "澤田"), ("吉野", "𠮷野"), ("島田", "嶋田"), ("体力", "體力"), ("会費", "會費"), ("図面", "圖面"),
    ("広報", "廣報"), ("峰山", "峯山"),
    ("口径", "ロ径"), ("カ行", "力行"), ("工場", "エ場"), ("二重", "ニ重"), ("八番", "ハ番"), ("夕方", "タ方"),
    ("卜部", "ト部"), ("一般", "ー般"),
    ("Ａ社", "A社"), ("A社", "a社"), ("A社", "А社"), ("Omega", "Οmega"), ("paypal", "раураl"),
    ("O型", "0型"), ("l号", "1号"), ("I号", "1号"), ("Ⅰ期", "I期"), ("①番", "1番"), ("氏名番号", "氏名\u{E0100}番号"),
    ("サーバ－", "サーバー"),
    ("データ‐番号", "データ-番号"), ("イムラ", "株式会社イムラ"), ("イムラ", "㈱イムラ"), ("イムラ", "イムラ㈱"), ("イムラ", "（株）イムラ"),
    ("イムラ", "株式会社　イムラ"),
    ("イムラ", "イムラ（有）"), ("イムラ", "有限会社イムラ"), ("イムラ", "合同会社イムラ"), ("見守り会", "一般社団法人見守り会"),
    ("見守り会", "(一社)見守り会"),
    ("見守り会", "特定非営利活動法人見守り会"), ("見守り会", "社会福祉法人見守り会"), ("Imura", "Imura Co., Ltd."),
    ("㈱イムラ", "有限会社イムラ"),
  ]

  @Test(arguments: pairs) func whatLooksAlikeIsRefusedInNamesOfAllKinds(one: String, other: String)
  {
    let places: [(String, String)] = [
      ("主体:\n", "{}"), ("システム:\n", "{運用: 業者}"), ("場所:\n", "{運用: 区}"), ("個人の範囲:\n", "{}"),
      ("情報項目:\n", "{}"), ("鍵:\n", "{保持者: 総務課}"),
    ]
    for (section, value) in places {
      let text = small(section, section + "  \"\(one)\": \(value)\n  \"\(other)\": \(value)\n")
      #expect(Self.codes(text) == ["L404"], "\(section)")
    }
    let listed = small("[氏名, 住所]", "[氏名, 住所, \"\(one)\", \"\(other)\"]")
    #expect(Self.codes(listed).contains("L404") || Self.codes(listed).contains("L421"))
    let classes = small(
      "口座: {区分: 要配慮}", "口座: {区分: \"\(one)\"}\n  病名: {区分: \"\(other)\"}")
    #expect(Self.codes(classes) == ["L404"])
  }

  /// Names that differ, however little.
  static let apart: [(String, String)] = [
    ("桜工業", "梅工業"), ("ハット", "バット"), ("氏名", "氏各"), ("住所", "往所"), ("第2号", "第3号"), ("A社", "B社"),
    ("ひらがな", "カタカナ"), ("甲種", "乙種"),
    ("国保中央会", "国保連合会"), ("システム1", "システム2"), ("税務課", "税務部"),
  ]

  @Test(arguments: apart) func whatDiffersIsRead(one: String, other: String) {
    #expect(Self.codes(small("主体:\n", "主体:\n  \(one): {}\n  \(other): {}\n")) == [])
    #expect(Self.codes(small("情報項目:\n", "情報項目:\n  \(one): {}\n  \(other): {}\n")) == [])
  }

  @Test(arguments: [
    ("主体:\n", "桜工業: {別物: はい}", "櫻工業: {}"), ("主体:\n", "桜工業: {}", "櫻工業: {別物: はい}"),
    ("主体:\n", "桜工業: {別物: 櫻工業}", "櫻工業: {}"), ("主体:\n", "桜工業: {distinct: [櫻工業, 業者]}", "櫻工業: {}"),
    ("主体:\n", "桜工業: {別名: 櫻工業}", ""),
    ("システム:\n", "桜機: {運用: 業者, 別物: はい}", "櫻機: {運用: 業者}"),
    ("個人の範囲:\n", "桜組: {別物: true}", "櫻組: {}"),
    ("情報項目:\n", "桜番号: {}", "櫻番号: {別物: 桜番号}"), ("情報項目:\n", "桜番号: {項目: [番, 号], 別物: はい}", "櫻番号: {}"),
    ("主体:\n", "国保連: {別物: はい}", "国保連合会: {}"), ("主体:\n", "国保連: {別名: 国保連合会}", ""),
  ]) func oneOfThemSaysThatItIsNotTheOther(section: String, one: String, other: String) {
    let text = small(section, section + "  \(one)\n" + (other.isEmpty ? "" : "  \(other)\n"))
    #expect(Self.codes(text) == [])
  }

  @Test func whatItIsNotMustBeKnownAndIsThatAlone() {
    let parties = "主体:\n  桜工業: {別物: 業者}\n  櫻工業: {}\n"
    #expect(Self.codes(small("主体:\n", parties)) == ["L404"])
    #expect(Self.codes(small("主体:\n", "主体:\n  桜工業: {別物: 誰か}\n")) == ["L401"])
    #expect(Self.codes(small("主体:\n", "主体:\n  桜工業: {別物: いいえ}\n  櫻工業: {}\n")) == ["L404"])
    // A party and a system are told apart from each other.
    let system = small("主体:\n", "主体:\n  桜機: {別物: 櫻機}\n")
      .replacingOccurrences(of: "システム:\n", with: "システム:\n  櫻機: {運用: 業者}\n")
    #expect(Self.codes(system) == [])
  }

  @Test(arguments: [
    "国保連: {}\n  国保連合会: {}", "国保連: {種別: 団体}\n  国保連合会: {種別: 団体}", "国保連: {}\n  国保連合会: {種別: 団体}",
    "健康保険: {}\n  健康保険組合: {}", "情報処理: {種別: 企業}\n  情報処理機構: {種別: 企業}", "相談支援: {}\n  相談支援センター: {}",
    "自治体連: {}\n  自治体連会: {}", "国保連: {}\n  東京国保連: {別名: 国保連合会}",
  ]) func aShortNameAndItsLongOneAreOneUntilSaidOtherwise(parties: String) {
    #expect(Self.codes(small("主体:\n", "主体:\n  \(parties)\n")) == ["L404"])
  }

  @Test(arguments: [
    "国保連: {種別: 団体}\n  国保連合会: {種別: 企業}", "国保連: {}\n  国保連合会: {所属: 国保連}",
    "国保連: {所属: 国保連合会}\n  国保連合会: {}", "国保連: {所属: 中間}\n  中間: {所属: 国保連合会}\n  国保連合会: {}",
    "区民: {}\n  区民会: {}",
    "国保連: {}\n  国保連支部: {}", "国保連: {}\n  国保連合会: {別物: 国保連}", "加入者: {種別: 本人}\n  加入者組合: {}",
  ]) func othersAreTwo(parties: String) {
    #expect(Self.codes(small("主体:\n", "主体:\n  \(parties)\n")) == [])
  }

  @Test(arguments: [
    "要配虜", "要　配慮", "要・配慮", "要配慮".map { "\($0) " }.joined(), "配慮", "要配慮個", "sensitve", "Sensitiv",
    "特定個人", "特定個人情法",
  ]) func aNearMissOfAKnownClassIsRefused(text: String) {
    let isHeld = text.contains("要配慮")
    #expect(Self.codes(small("{区分: 要配慮}", "{区分: \"\(text)\"}")) == (isHeld ? [] : ["L404"]))
  }

  @Test(arguments: ["機微 情報", "機微な情報", "機微の情報", "機微・情報", "（機微情報）", "機微情報。"])
  func aNearMissOfAClassUsedElsewhereIsRefused(text: String) {
    let two = "口座: {区分: 機微情報}\n  病名: {区分: \"\(text)\"}"
    #expect(Self.codes(small("口座: {区分: 要配慮}", two)) == ["L404"])
  }

  @Test(arguments: ["基本", "機微情報A", "住民情報", "個人情報", "税情報", "要介護", "sensor"])
  func anotherClassIsRead(text: String) {
    let two = "口座: {区分: 機微情報}\n  病名: {区分: \(text)}"
    #expect(Self.codes(small("口座: {区分: 要配慮}", two)) == [])
  }

  private static func codes(_ text: String) -> [String] {
    Set(outcome(of: text).diagnostics.map(\.code)).sorted()
  }
}
