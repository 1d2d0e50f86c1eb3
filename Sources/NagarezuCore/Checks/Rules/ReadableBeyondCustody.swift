/// S104: a party can read what it was approved only to keep.
///
/// **What.** The item and the people are approved, but with 取扱い: 保管 (custody), and the party can
/// read it.
///
/// **何を。** 項目と対象は承認されているが「取扱い: 保管」で、相手は閲覧できます。
///
/// **Why.** A data centre that houses a server needs no look into it. Where the seal, the
/// encryption or the access bar goes, keeping becomes reading.
///
/// **理由。** サーバを置く場所を貸すのに、中を見る必要はありません。封印、暗号化、アクセス不可のどれもなくなれば、
/// 保管は閲覧になります。
///
/// **Example.** The data centre's operator was approved for custody, and the server is no longer
/// sealed.
///
/// **例。** データセンターの運用者は保管だけを承認されているのに、サーバが封印されていません。
///
/// **Cure.** Seal the data, bar the access and say by which safeguard, or have reading approved.
///
/// **直し方。** 封印するか、アクセスできないようにして対策を書くか、閲覧の承認を得ます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条; read 2026-11-21.
struct ReadableBeyondCustody: ReachRule {
  static let heading = RuleHeading("S104", ja: "保管のみの承認なのに閲覧できる", en: "readable beyond custody")

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.itemsJA)を\(finding.partyJA)が閲覧できるが、承認は保管だけである",
      en: "\(finding.partyEN) can read \(finding.itemsEN); it is approved for custody only")
  }
}
