/// S102: a party has an approved item about people whom no approval of that item covers.
///
/// **What.** Some approval names the item, but for other people.
///
/// **何を。** その項目の承認はあるが、別の人々についてのものです。
///
/// **Why.** Some people's data must not be handed out at all: those in care homes after abuse,
/// those who fled domestic violence. A flow that forgets its 対象外 hands over exactly these.
///
/// **理由。** 虐待を受けて入所している人、暴力から逃れている人のように、渡してはならない人がいます。「対象外」
/// を書き忘れた流れは、まさにその人たちの分を渡します。
///
/// **Example.** ① carries 支給対象者 without excluding 委託しない対象者.
///
/// **例。** ①が、委託しない対象者を除かずに支給対象者の分を運びます。
///
/// **Cure.** State 対象 and 対象外 on the flow as on the paper.
///
/// **直し方。** 流れの「対象」「対象外」を、文書のとおりに書きます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条, 第69条; read 2026-11-21.
struct SubjectsBeyondScope: ReachRule {
  static let heading = RuleHeading("S102", ja: "承認されていない個人の範囲", en: "subjects beyond scope")

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.subjectsJA)の\(finding.itemsJA)が\(finding.partyJA)に届くが、承認はこの人たちを含まない",
      en:
        "\(finding.itemsEN) of \(finding.subjectsEN) \(finding.reachesEN) \(finding.partyEN); its approvals do not cover these people"
    )
  }
}
