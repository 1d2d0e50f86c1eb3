/// S106: a party has personal data and no approval on record.
///
/// **What.** No 業務委託, 再委託, 外部提供, 目的外利用, 法令 or 同意 is to this party or to what it is a part of (and
/// no 電算処理 is of a system that it operates as a section of the authority). A paper with システム that does not take in
/// the place is none there.
///
/// **何を。** その主体（又は属する主体）への業務委託、再委託、外部提供、目的外利用、法令、
/// 同意のどれもありません（課として運用するシステムの電算処理もありません）。
/// 「システム」を書いた承認は、そのシステムの外では承認に数えません。
///
/// **Why.** Whoever gets personal data needs a ground. Companies that "only carry" an unencrypted
/// line, and anyone at all on an open network, get it too.
///
/// **理由。** 個人情報を受け取る者には根拠が要ります。暗号化していない回線を「運ぶだけ」の会社も、
/// 開かれた回線の不特定の者も、受け取っています。
///
/// **Example.** The VPN is run by an outside company and is not encrypted.
///
/// **例。** 外部の会社がVPNを運用し、暗号化していません。
///
/// **Cure.** Put a paper before the council, encrypt the channel, or cut the flow.
///
/// **直し方。** 件名を付議するか、経路を暗号化するか、流れをやめます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第69条; read 2026-11-21.
struct WithoutApproval: ReachRule {
  static let heading = RuleHeading("S106", ja: "承認の記録がない相手", en: "no approval on record")

  func message(_ finding: FindingText) -> Message {
    if let elsewhere = finding.elsewhere {
      return Message(
        ja: "\(finding.itemsJA)が\(finding.partyJA)に届くが、この相手への承認は\(elsewhere.ja)",
        en: "\(finding.itemsEN) \(finding.reachesEN) \(finding.partyEN), \(elsewhere.en)")
    }
    return Message(
      ja: "\(finding.itemsJA)が\(finding.partyJA)に届くが、この相手への承認が一つもない",
      en:
        "\(finding.itemsEN) \(finding.reachesEN) \(finding.partyEN), for which no approval is on record"
    )
  }
}
