/// C203: data is kept after the contract's end, with no 返還・消去.
///
/// **What.** An otherwise fitting approval has ended, nothing brings the data any more, and it is
/// still there because the system's 保存 does not end.
///
/// **何を。** ほかの点では合う承認が終わり、もう何も届かないのに、システムの「保存」が終わらないので残っています。
///
/// **Why.** What nobody needs any more can only leak. Contracts ask for return or erasure and a
/// certificate.
///
/// **理由。** 要らなくなったものは、漏れる心配しか残しません。契約は返還・消去と、その証明を求めます。
///
/// **Example.** The contractor's system has no 保存, so what it holds it holds for ever.
///
/// **例。** 委託先のシステムに「保存」がないので、いつまでも持ちます。
///
/// **Cure.** State 保存: 契約終了まで (or a day) once the erasure is agreed; of an operator who has been replaced, 引渡し: 消去済 or 返還済.
///
/// **直し方。** 消去を約束したうえで「保存: 契約終了まで」（又は日）を書きます。替わった運用者なら、その期間に「引渡し: 消去済」（又は返還済）と書きます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条; 特記事項（消去・返却）; read 2026-11-21.
struct KeptAfterEnd: ReachRule {
  static let heading = RuleHeading("C203", ja: "契約終了後も残っている", en: "kept after the contract's end")

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.itemsJA)が承認の終了後も\(finding.partyJA)に残る（返還・消去の定めがない。\(finding.daysJA)）",
      en:
        "\(finding.itemsEN) \(finding.staysEN) with \(finding.partyEN) after its approval ended (\(finding.daysEN)); no return or erasure is stated"
    )
  }
}
