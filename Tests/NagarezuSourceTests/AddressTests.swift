import Foundation
import NagarezuCore
import NagarezuSource
import Testing

/// An address that is not known to lie in Japan is found (C204), and no other (design §10.16).
@Suite struct AddressTests {
  static let inJapan = [
    "日本", "国内", "日本国内", "日本国", "日本国東京都", "日本国　大阪府堺市", "東京都", "東京都新宿区歌舞伎町1-4-1", "〒160-8484 東京都新宿区",
    "160-8484東京都新宿区歌舞伎町一丁目", "〒１６０－８４８４　東京都", "東京都、大阪府", "東京都及び大阪府", "東京都並びに国内", "東京都又は大阪府",
    "東京都と大阪府",
    "東京都／大阪府", "東京都・大阪府", "東京都，大阪府", "東京都; 大阪府", "東京都千代田区（霞が関ビル3階）", "東京都千代田区霞が関1-1（３Ｆ）",
    "東京都江東区（インドア・スクエア内）", "東京都（東京都千代田区）", "東京都千代田区丸の内1-1-1、5階", "新宿区", "新宿区役所", "東京都庁舎",
    "千代田区外神田4-14-1",
    "横浜市西区みなとみらい2-2-1", "埼玉県比企郡ときがわ町大字玉川", "ときがわ町", "比企郡ときがわ町", "虻田郡倶知安町北1条", "茅ケ崎市", "茅ヶ崎市",
    "竜ヶ崎市",
    "鎌ヶ谷市", "金澤市", "髙山市", "葛\u{E0100}飾区", "南アルプス市", "いちき串木野市", "東京都 千代田区", "大阪府 大阪市 北区",
    "京都府京都市下京区", "札幌市中央区",
    "つくばみらい市とさいたま市", "Japan", "Tokyo, Japan", "Osaka Prefecture", "東京都（市役所本庁舎）",
    "岡山市北区丸の内1-15-20 中国銀行本店", "大阪市住之江区南港北2-1-10 アジア太平洋トレードセンター",
    "東京都千代田区フランスパン通りビル", "福岡県（九州支社）",
  ]

  @Test(arguments: inJapan) func anAddressInJapanIsNotFound(address: String) throws {
    #expect(try Self.findings(of: address) == [])
  }

  /// Shape: address, and the part of it that is named.
  static let elsewhere: [(String, String)] = [
    ("ハノイ市", "ハノイ市"), ("ソウル特別市江南区", "ソウル特別市江南区"), ("東京都、ハノイ市", "ハノイ市"), ("ハノイ市、東京都", "ハノイ市"),
    ("東京都，ハノイ市", "ハノイ市"), ("東京都,ハノイ市", "ハノイ市"), ("東京都・ソウル", "ソウル"), ("東京都･ソウル", "ソウル"),
    ("東京都/ハノイ市", "ハノイ市"),
    ("東京都／カリフォルニア州", "カリフォルニア州"), ("東京都及びハノイ市", "ハノイ市"), ("東京都並びに上海市", "上海市"), ("東京都又はダナン", "ダナン"),
    ("東京都とダナン", "ダナン"), ("東京都；ダナン", "ダナン"), ("東京都またはダナン", "ダナン"), ("東京都（ハノイ市）", "ハノイ市"),
    ("東京都(バージニア州)", "バージニア州"),
    ("東京都「米国リージョン」", "米国リージョン"), ("東京都（シンガポール）", "シンガポール"), ("東京都（ケベック州モントリオール）", "ケベック州モントリオール"),
    ("東京都 ハノイ市", "東京都 ハノイ市"), ("都合により公表しない", "都合により公表しない"), ("市の都合による", "市の都合による"), ("国内外", "国内外"),
    ("国内及び国外", "国外"), ("日本以外", "日本以外"), ("東京都以外", "東京都以外"), ("東京都外", "東京都外"), ("東京都ほか", "東京都ほか"),
    ("東京都等", "東京都等"),
    ("東京都、その他", "その他"), ("東京都（ほか）", "ほか"), ("東京", "東京"), ("東京リージョン", "東京リージョン"), ("クラウド", "クラウド"),
    ("非公開", "非公開"), ("京都議定書による", "京都議定書による"),
    ("中国", "中国"), ("台北市中正区", "台北市中正区"), ("仁川広域市中区", "仁川広域市中区"), ("広東省", "広東省"), ("市内", "市内"),
    ("区", "区"), ("日本橋", "日本橋"),
    ("（丸の内ビル）", "（丸の内ビル）"), ("Hanoi, Japan", "Hanoi"), ("Tokyo and Seoul", "Seoul"),
    ("Singapore", "Singapore"), ("ap-northeast-1", "ap-northeast-1"),
    ("、", "、"), ("東京都〜シンガポール", "東京都〜シンガポール"), ("東京都シンガポール", "東京都シンガポール"), ("東京都　ダナン市", "東京都　ダナン市"),
    ("東京都 Singapore", "東京都 Singapore"),
  ]

  @Test(arguments: elsewhere)
  func whatIsNotKnownToBeInJapanIsFoundAndNamed(address: String, odd: String) throws {
    let found = try Self.findings(of: address)
    #expect(found.count == 1)
    #expect(found.first?.contains("「\(address)」") == true)
    #expect(found.first?.contains("「\(odd)」") == true)
  }

  @Test func theOperatorOfAChannelIsAskedToo() throws {
    let text = small("回線: {種別: 専用線, ", "回線: {種別: 専用線, 運用: 通信社, ")
      .replacingOccurrences(of: "  住民: {", with: "  通信社: {所在地: 釜山広域市}\n  住民: {")
    let model = try #require(outcome(of: text).model)
    #expect(Verdict(model).findings.filter { $0.rule == "C204" }.count == 1)
  }

  @Test func ofSeveralOperatorsEachIsAsked() throws {
    let text = small("業者: {", "業者: {所在地: 東京都, ")
      .replacingOccurrences(of: "運用: 業者,", with: "運用: [業者, 相方],")
      .replacingOccurrences(of: "  住民: {", with: "  相方: {所在地: ダナン}\n  住民: {")
    let found = Verdict(try #require(outcome(of: text).model)).findings.filter { $0.rule == "C204" }
    #expect(found.map { $0.message.ja.contains("「ダナン」") } == [true])
  }

  @Test func whoeverStatesNoAddressIsTakenToBeInJapanAndThatIsSaid() throws {
    let silent = try #require(outcome(of: small).model)
    #expect(silent.assumptions.contains { $0.message.ja.contains("国内にあるものとした: 「委託機」") })
    let stated = try #require(outcome(of: small("業者: {", "業者: {所在地: 東京都, ")).model)
    #expect(!stated.assumptions.contains { $0.message.ja.contains("国内にあるものとした") })
  }

  private static func findings(of address: String) throws -> [String] {
    let text = small("業者: {", "業者: {所在地: \"\(address)\", ")
    let model = try #require(outcome(of: text).model)
    return Verdict(model).findings.filter { $0.rule == "C204" }.map(\.message.ja)
  }
}
