/// S108: data leaves the authority over a network for somebody outside, without a fitting 外部結合
/// paper.
///
/// **What.** From a node of the authority, by a flow or by the look of a reader, into the hands of
/// an outside party (not 本人) over 専用線, 閉域網, LGWAN, 情報提供NWS, 住基ネット, インターネット or 電子メール. A paper that
/// names its line approves that line only. Only the first hop; who has it further on is judged by
/// S101 to S106.
///
/// **何を。** 実施機関から、実施機関の外（本人を除く）の手へ、専用線、閉域網、LGWAN、情報提供NWS、住基ネット、
/// インターネット、電子メールで、流れか閲覧により出ます。回線を挙げた承認は、その回線だけを認めます。
/// 最初の1区間だけを見ます。その先は S101〜S106 が見ます。
///
/// **Why.** Joining computers opens a door that stays open; councils approve the join apart from
/// the contract.
///
/// **理由。** コンピュータの結合は、開いたままの扉になります。審議会は、契約とは別に結合を承認します。
///
/// **Example.** 給付管理システム is joined over VPN from May, and the 外部結合 paper begins on 11 June.
///
/// **例。** 給付管理システムが5月からVPNでつながり、外部結合の承認は6月11日からです。
///
/// **Cure.** Put an 外部結合 paper before the council, keep the flow within what it lists, or state in
/// 制度 from when to when the body requires none.
///
/// **直し方。** 外部結合の件名を付議するか、流れをその範囲に収めるか、求められない期間を「制度」に書きます。
///
/// - SeeAlso: 新宿区個人情報保護条例 第17条（電子計算機の結合; 令和5年3月31日まで）; 以後は各自治体の要綱; read 2026-11-21.
struct LeavesUnconnected: ReachRule {
  static let heading = RuleHeading(
    "S108", ja: "外部結合の承認がない結合", en: "leaves without a connection approval")

  func check(_ facts: Facts) -> [Violation] {
    let model = facts.model
    return facts.askedPassages.flatMap { passage -> [Violation] in
      // Whoever holds the origin on any day: which day it leaves the authority on is asked slice by slice.
      guard let channel = model.channel(of: passage), model[channel].kind.isNetwork,
        model.hands(of: model.origin(of: passage)).contains(where: { model.isOfAuthority($0) })
      else { return [] }
      return facts.reach.receivers(of: passage).filter { model.isOutsider($0) }
        .flatMap { check($0, passage, channel, facts) }
    }
  }

  private func check(
    _ party: Party.ID, _ passage: Passage, _ channel: Channel.ID, _ facts: Facts
  ) -> [Violation] {
    // A paper that names its line approves that line; one that names none approves the join as such.
    let model = facts.model
    let ends = [model.origin(of: passage), model.end(of: passage), model.far(of: passage)]
    let papers = facts.readings.coverages(.joins(party, ends, channel)) {
      model.connections(with: party, for: passage).flatMap { Coverage.all(of: $0, in: model) }
        .filter { $0.namesNoChannel || $0.names(channel, in: model) }
    }
    return facts.entries(
      Self.self, of: party, by: passage, against: papers, requiring: .connection,
      evenIfOwn: true
    ) { slice, exposure in
      facts.leavesAuthority(passage, on: slice)
        ? slice.uncovered(exposure) : Cells()
    }
  }

  func message(_ finding: FindingText) -> Message {
    Message(
      ja:
        "\(finding.itemsJA)が「\(finding.channelJA)」で実施機関の外の\(finding.partyJA)へ出るが、合う外部結合の承認がない（\(finding.daysJA)）",
      en:
        "\(finding.itemsEN) \(finding.leavesEN) for \(finding.partyEN) over '\(finding.channelEN)' without a fitting connection approval (\(finding.daysEN))"
    )
  }
}
