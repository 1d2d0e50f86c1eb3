/// P304: a row of the checklist without its pair.
///
/// **What.** In an approval with 対策 on both sides: a row of one side (運用 and システム apart) that no
/// row of the other side resembles, or a row of the counterparty's that makes nobody do anything
/// (〜する where 〜させる belongs). Rows are paired by their letters alone.
///
/// **何を。** 「対策」が両側にある承認で、一方の行（運用とシステムは別々に見ます）に似た行がもう一方にないか、
/// 相手に行わせる対策の行が「〜させる」の形になっていません。行は文字の並びの似かたで組にします。意味は見ません。
///
/// **Why.** What the authority promises to have done and what it makes the counterparty do are one
/// list told twice; a row that is missing on one side binds nobody there.
///
/// **理由。** 区が行う対策と相手に行わせる対策は、1つの一覧を両側から書いたものです。片側にない行は、
/// そちらを縛りません。
///
/// **Example.** The contractor must confer after an accident, and no row says that the ward does.
///
/// **例。** 事故のときの協議が、受託者の側にだけあります。「特定相手以外との通信を不可とする」が、
/// 行わせる側でも「する」のままです。
///
/// **Cure.** Add the row, or put it in the causative; where a row has no counterpart by nature,
/// waive the finding.
///
/// **直し方。** 行を加えるか、「〜させる」に改めます。片側だけでよい行なら、留保します。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条第2項（委託を受けた者への準用）; 新宿区 個人情報保護対策チェックリスト; read 2026-11-21.
struct SafeguardWithoutPair: ModelRule {
  static let heading = RuleHeading(
    "P304", ja: "対になっていない対策", en: "safeguard without its pair", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.compactMap { id -> Observation? in
      let paper = model[id]
      let sides = Safeguard.Side.allCases.filter { side in
        paper.safeguards.contains { $0.side == side }
      }
      guard sides.count == Safeguard.Side.allCases.count else { return nil }
      let rows = Safeguard.Kind.allCases.flatMap { self.rows(paper, $0) }
      guard !rows.isEmpty else { return nil }
      return model.observation(Self.self, id, rows) { count in
        Message(
          ja: "承認「\(paper.id)」の対策に、対になっていない行が\(count)行ある",
          en: "\(count) rows of the checklist of '\(paper.id)' are without their pair")
      }
    }
  }

  private func rows(_ paper: Approval, _ kind: Safeguard.Kind) -> [Finding.Related] {
    let own = paper.safeguards(.authority, kind)
    let others = paper.safeguards(.counterparty, kind)
    let pairs = Checklist.pairs(own, others)
    let (left, right) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
    let lonely =
      own.indices.filter { !left.contains($0) }.map {
        row(own[$0], "相手の側にない", "missing on the counterparty's side")
      }
      + others.indices.filter { !right.contains($0) }.map {
        row(others[$0], "実施機関の側にない", "missing on the authority's side")
      }
    let idle = others.filter { !Checklist.isCausative($0.text) }.map {
      row($0, "「〜させる」になっていない", "not in the causative")
    }
    return lonely + idle
  }

  private func row(_ row: Safeguard, _ ja: String, _ en: String) -> Finding.Related {
    let text = Checklist.short(row.text)
    return Finding.Related(
      span: row.span, message: Message(ja: "\(ja):「\(text)」", en: "\(en): '\(text)'"))
  }
}

extension Model {
  /// One finding about rows of one paper's checklist; it stands at the first of them.
  func observation(
    _ rule: any ModelRule.Type, _ id: Approval.ID, _ rows: [Finding.Related],
    say: (Int) -> Message
  ) -> Observation {
    let party: Party.ID? = if case .party(let party) = self[id].target { party } else { nil }
    let message = say(rows.count)
    return Observation(
      rule, [party.map { self[$0].name }, nil, nil, nil, self[id].id], party: party, approval: id,
      at: rows.first?.span ?? self[id].span, related: rows
    ) { _ in message }
  }
}
