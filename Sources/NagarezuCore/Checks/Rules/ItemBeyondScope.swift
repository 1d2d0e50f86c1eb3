/// S101: a party has an item that none of its approvals names.
///
/// **What.** The party has at least one approval, and the item stands in none of them.
///
/// **何を。** その主体への承認はあるが、どの承認にもその項目がありません。
///
/// **Why.** Handing over more than was approved turns a lawful exchange into an unlawful one; the
/// usual cause is a new column in an old file.
///
/// **理由。** 承認より多く渡せば、適法な提供も違法になります。よくある原因は、前からあるファイルに増えた列です。
///
/// **Example.** The flow into 給付管理システム also carries 公金受取口座情報, which the 業務委託 paper does not list.
///
/// **例。** 給付管理システムへの流れが、業務委託にない公金受取口座情報も運びます。
///
/// **Cure.** Take the item out of the flow, or put a changed paper before the council.
///
/// **直し方。** 流れから項目を外すか、項目を加えた文書を付議します。
///
/// - SeeAlso: 個人情報の保護に関する法律（平成15年法律第57号）第66条（安全管理措置）, 第69条（利用及び提供の制限）; read 2026-11-21.
struct ItemBeyondScope: ReachRule {
  static let heading = RuleHeading("S101", ja: "承認されていない情報項目", en: "item beyond scope")

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.itemsJA)が\(finding.partyJA)に届くが、その承認のどれにもこの項目がない",
      en:
        "\(finding.itemsEN) \(finding.reachesEN) \(finding.partyEN); none of its approvals names \(finding.thisEN)"
    )
  }
}
