import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// The words of papers for how data travels, and on what it lies.
@Suite struct MediaWordTests {
  @Test(arguments: [
    ("SFTP", Channel.Kind.internet), ("API連携", .internet), ("クラウドストレージ", .internet),
    ("インターネットVPN", .internet),
    ("宅配便", .post), ("セキュリティ便", .post), ("メール便", .post), ("簡易書留", .post), ("郵送", .post),
    ("外付けHDD", .recordingMedium), ("DVD-R", .recordingMedium), ("タブレット", .recordingMedium),
    ("USBメモリ", .flashMemory), ("USB", .flashMemory), ("外付けSSD", .flashMemory), ("FAX", .fax),
    ("手渡し", .handDelivery), ("持参", .handDelivery), ("庁内便", .handDelivery), ("専用線", .leasedLine),
    ("VPN", .closedNetwork), ("IP-VPN", .closedNetwork), ("LGWAN-ASP", .lgwan), ("LGWAN", .lgwan),
    ("メール", .email), ("Eメール", .email), ("庁内LAN", .officeLAN), ("電話", .telephone), ("窓口", .counter),
  ])
  func aWordIsReadAsTheKindItIs(word: String, kind: Channel.Kind) {
    let declared = outcome(of: small("{種別: 専用線", "{種別: \(word)")).model
    #expect(declared?.channels.first { $0.name == "回線" }?.kind == kind)
    let named = outcome(
      of: small("流れ:\n", "流れ:\n  - {番号: ②, から: ホスト, へ: 委託機, 経路: \(word), 項目: 氏名, 対象: 対象者}\n"))
    #expect(named.model?.channels.contains { $0.kind == kind && !$0.isDeclared } == true)
  }

  @Test(arguments: [
    ("ガバメントクラウド", System.Kind.server), ("LGWAN-ASP", .server), ("タブレット", .terminal),
    ("ノートPC", .terminal),
    ("施錠書庫", .cabinet), ("名簿", .ledger), ("コールセンター", .counter),
  ])
  func aMachineIsReadAsTheKindItIs(word: String, kind: System.Kind) {
    let model = outcome(of: small("  委託機: {", "  委託機: {種別: \(word), ")).model
    #expect(model?.systems.first { $0.name == "委託機" }?.kind == kind)
  }

  private func declaring(_ name: String, _ kind: String) -> Outcome {
    outcome(
      of: small.replacingOccurrences(of: "経路: 回線", with: "経路: \(name)")
        .replacingOccurrences(of: "媒体: 回線", with: "媒体: \(name)")
        .replacingOccurrences(of: "  回線: {種別: 専用線", with: "  \(name): {種別: \(kind)"))
  }

  /// Design §10.16: whatever has インターネット or 電子メール in its name is that.
  @Test(arguments: [
    ("インターネット経由の回線", "専用線"), ("専用線（インターネット）", "閉域網"), ("ｲﾝﾀｰﾈｯﾄ回線", "専用線"), ("Internet回線", "専用線"),
    ("暗号化インターネット", "電子メール"), ("電子メールの添付", "LGWAN"), ("Eメール送付", "庁内LAN"), ("区のE-mail", "紙"),
    ("電子メール", "インターネット"), ("USB", "電子記録媒体"), ("簡易書留", "手渡し"),
  ])
  func aNameThatTellsAnotherKindIsRefused(name: String, kind: String) {
    #expect(declaring(name, kind).places == ["L416 25:3"])
  }

  @Test(arguments: [
    ("インターネット経由の回線", "インターネット"), ("電子メールの添付", "電子メール"), ("インターネットメール", "電子メール"), ("SFTP", "閉域網"),
    ("API連携", "LGWAN"), ("宅配便", "電子記録媒体"), ("搬送", "電子記録媒体"), ("申請書", "郵送"), ("クラウド", "専用線"),
  ])
  func aNameThatOnlySaysHowIsNot(name: String, kind: String) {
    #expect(declaring(name, kind).places == [])
  }
}
