/// P305: a row of the checklist that speaks to the wrong one.
///
/// **What.** 結合先 in the checklist of a paper that is no 外部結合; or, among what the counterparty is
/// made to do, a row that has it report to itself (「委託先に対し…させる」 in a 業務委託).
///
/// **何を。** 外部結合でない承認の対策に「結合先」があるか、相手に行わせる対策の行で、
/// 報告などの宛先が相手自身になっています（業務委託の「委託先に対し…させる」など）。
///
/// **Why.** Such rows are left over from another paper; as they stand they bind nobody to report to
/// the authority.
///
/// **理由。** 別の件名から写したときの消し忘れです。このままでは、区への報告を誰にも義務付けません。
///
/// **Example.** 「委託先に対し速やかに状況報告をさせる」 among what the contractor is made to do.
///
/// **例。** 受託者に行わせる対策に「委託先に対し速やかに状況報告をさせる」とあります。
///
/// **Cure.** Write whom it is really told to.
///
/// **直し方。** 本来の宛先（区など）に直します。
///
/// - SeeAlso: 新宿区 個人情報保護対策チェックリスト（令和6年度第2回）; house rule otherwise; read 2026-11-21.
struct SafeguardToWrongOne: ModelRule {
  static let heading = RuleHeading(
    "P305", ja: "宛先の違う対策", en: "safeguard to the wrong one", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.compactMap { id -> Observation? in
      let paper = model[id]
      let rows = paper.safeguards.compactMap { self.row($0, paper.kind) }
      guard !rows.isEmpty else { return nil }
      return model.observation(Self.self, id, rows) { count in
        Message(
          ja: "承認「\(paper.id)」の対策に、宛先の違う行が\(count)行ある",
          en: "\(count) rows of the checklist of '\(paper.id)' speak to the wrong one")
      }
    }
  }

  private func row(_ row: Safeguard, _ kind: Approval.Kind) -> Finding.Related? {
    let text = Checklist.short(row.text)
    if kind != .connection, row.text.holds("結合先") {
      return Finding.Related(
        span: row.span,
        message: Message(
          ja: "外部結合でないのに「結合先」:「\(text)」", en: "'結合先' where nothing is joined: '\(text)'"))
    }
    guard row.side == .counterparty,
      let name = names(of: kind).first(where: { speaks(row.text, to: $0) })
    else { return nil }
    return Finding.Related(
      span: row.span,
      message: Message(
        ja: "「\(name)」自身が宛先:「\(text)」", en: "'\(name)' is told to address itself: '\(text)'"))
  }

  private func speaks(_ text: String, to name: String) -> Bool {
    text.holds(name)
      && [name + "に対し", name + "に報告", name + "へ報告"].contains(where: text.holds)
  }

  /// What the checklist of such a paper calls the counterparty, longer names first.
  private func names(of kind: Approval.Kind) -> [String] {
    switch kind {
    case .connection: ["結合の相手方", "結合先"]
    case .subcontract: ["再委託先", "再受託事業者", "再受託者"]
    case .entrustment, .processing: ["受託事業者", "委託事業者", "委託先", "受託者"]
    case .provision, .otherPurpose, .statute, .consent: ["提供先"]
    }
  }
}
