/// S105: before an approval begins, or after it has ended.
///
/// **What.** Item, people and exposure are approved, but not for that day; and on that day the data
/// is still being brought or looked at, or the approval has not begun yet. What merely stays after
/// the end is C203.
///
/// **何を。** 項目、対象、取扱いは承認されているが、その日は承認の期間にありません。その日にも届くか見られているか、
/// 承認がまだ始まっていないときです。終わった後に残っているだけなら C203 です。
///
/// **Why.** A test with real data before the contract, or a line that nobody switched off, is
/// handling without a ground.
///
/// **理由。** 契約の前に実データで行う試験も、切り忘れた回線も、根拠のない取扱いです。
///
/// **Example.** 本稼働 in May, and the 業務委託 runs from 11 June.
///
/// **例。** 本稼働が5月で、業務委託は6月11日からです。
///
/// **Cure.** Move the flow's period inside the paper's, or have the paper's period changed.
///
/// **直し方。** 流れの期間を承認の期間に収めるか、承認の期間を改めます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条, 第69条; read 2026-11-21.
struct OutsidePeriod: ReachRule {
  static let heading = RuleHeading("S105", ja: "承認の期間外", en: "outside the approved period")

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.itemsJA)が\(finding.partyJA)に承認の期間外（\(finding.daysJA)）に届く",
      en:
        "\(finding.itemsEN) \(finding.reachesEN) \(finding.partyEN) outside the approved period (\(finding.daysEN))"
    )
  }
}
