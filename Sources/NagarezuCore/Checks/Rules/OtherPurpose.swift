/// S109: data is handed over or looked at for a purpose that nothing allows.
///
/// **What.** Asked of models that declare 目的. (a) What enters a party's hands is covered by papers, but none of them names
/// one of its purposes; an approval without 目的 names none. (b) What leaves a node of the authority, or is looked at there, is for
/// a purpose that neither a holding there nor another flow into it has, for that item and those people, and no 目的外利用, 外部提供,
/// 法令 or 同意 names it. Whoever receives it, the 保有課 too.
///
/// **何を。** 「目的」を定めたモデルだけで調べます。(a) 主体に渡るものを認める承認はあるが、その目的を挙げるものがありません。目的のない承認は、
/// どの目的も認めません。(b) 実施機関のもとから出るもの、そこで見るものの目的が、その項目・人について、そこでの保有にも、
/// そこへのほかの流れにもなく、それを挙げる目的外利用、外部提供、法令、同意もありません。受け取るのが保有課でも同じです。
///
/// **Why.** Personal data is held for a stated purpose. Using it for another is what the law forbids first, even within one
/// office and even by a contractor who may see every field of it.
///
/// **理由。** 個人情報は、目的を特定して保有します。ほかの目的に使うことは、同じ役所の中でも、全ての項目を見てよい委託先でも、
/// まず禁じられています。
///
/// **Example.** The register is held for 給付, and a flow takes addresses out of it for 意識調査.
///
/// **例。** 台帳は「給付」のために持つのに、「意識調査」のための流れが住所を持ち出します。
///
/// **Cure.** Name the purpose on the paper that allows it (目的外利用, or a law), or do not hand it over for that.
///
/// **直し方。** それを認める文書（目的外利用など）にその目的を挙げるか、その目的には渡さないことにします。
///
/// - SeeAlso: 個人情報の保護に関する法律 第61条（保有の制限等）, 第69条（利用及び提供の制限）; read 2026-11-21.
struct OtherPurpose: ReachRule {
  static let heading = RuleHeading("S109", ja: "認められていない目的", en: "purpose beyond scope")

  func check(_ facts: Facts) -> [Violation] {
    guard !facts.model.purposes.isEmpty else { return [] }
    let lenders = Lenders(facts.model)
    return facts.model.passages.flatMap { passage in
      facts.model.purposes(of: passage).flatMap { purpose in
        facts.entries(by: passage, for: purpose) + facts.uses(by: passage, for: purpose, lenders)
      }
    }
  }

  func message(_ finding: FindingText) -> Message {
    let said = Message(
      ja: "\(finding.itemsJA)が\(finding.purposesJA)の目的で\(finding.partyJA)に渡るが、",
      en: "\(finding.itemsEN) \(finding.reachesEN) \(finding.partyEN) for \(finding.purposesEN); ")
    return finding.isUse
      ? Message(
        ja: said.ja + "\(finding.systemJA)ではこの目的で持っておらず、これを認める目的外利用などの承認もない",
        en: said.en
          + "it is not held for that in \(finding.systemEN), and no approval allows the other use")
      : Message(
        ja: said.ja + "範囲の合う承認に、この目的を挙げるものがない",
        en: said.en + "no covering approval names that purpose")
  }
}
