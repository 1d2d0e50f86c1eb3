/// S102: a party has an approved item about people whom no approval of that item covers.
///
/// **What.** Some approval names the item, but for other people.
///
/// **Why.** Some people's data must not be handed out at all: those in care homes after abuse, those who fled domestic violence. A flow that forgets
/// its 対象外 hands over exactly these.
///
/// **Example.** ① carries 支給対象者 without excluding 委託しない対象者.
///
/// **Cure.** State 対象 and 対象外 on the flow as on the paper.
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条, 第69条; read 2026-11-21.
struct SubjectsBeyondScope: ReachRule {
  static let code = "S102"
  static let title = Message(ja: "承認されていない個人の範囲", en: "subjects beyond scope")

  func check(_ facts: Facts) -> [Violation] { facts.violations(.subjects, of: Self.code) }

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.subjectsJA)の\(finding.itemsJA)が\(finding.partyJA)に届くが、承認はこの人たちを含まない",
      en:
        "\(finding.itemsEN) of \(finding.subjectsEN) \(finding.reachesEN) \(finding.partyEN); its approvals do not cover these people"
    )
  }
}
