/// C201: a 再委託 without its ground.
///
/// **What.** It names no parent 委託; or no consent (`meeting` and `decided`); or its parent says
/// 再委託: 禁止; or it stands on another 再委託 (a third level).
///
/// **何を。** 元の業務委託を示していない、承諾（会議と議決日）がない、元の委託が「再委託: 禁止」である、
/// 又は別の再委託の再委託（三段目）です。
///
/// **Why.** Whoever hands work on needs the first principal's leave, at every level; the usual 特記事項
/// allow no third.
///
/// **理由。** 仕事をさらに委託するには、どの段でも、最初の委託者の承諾が要ります。
/// 特記事項は三段目を認めないのが普通です。
///
/// **Example.** The envelope maker hands the printing on to another company.
///
/// **例。** 封入を受けた会社が、印刷をさらに別の会社に出します。
///
/// **Cure.** Name 元の承認, 会議 and 議決日; do not hand on past the second level.
///
/// **直し方。** 「元の承認」「会議」「議決日」を書きます。三段目はやめます。
///
/// - SeeAlso: 行政手続における特定の個人を識別するための番号の利用等に関する法律 第10条（再委託）; 新宿区 特記事項（別紙2-11）; read 2026-11-21.
struct SubcontractWithoutConsent: ModelRule {
  static let code = "C201"
  static let title = Message(ja: "根拠のない再委託", en: "subcontract without its ground")

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.filter { model[$0].kind == .subcontract }.compactMap { id in
      let reasons = reasons(id, model)
      guard !reasons.isEmpty else { return nil }
      let name = model[id].id
      return .ofPaper(
        Self.self, id,
        Message(
          ja: "再委託「\(name)」: " + reasons.map(\.ja).joined(separator: "、"),
          en: "subcontract '\(name)': " + reasons.map(\.en).joined(separator: "; ")), in: model)
    }
  }

  private func reasons(_ id: Approval.ID, _ model: Model) -> [Message] {
    let paper = model[id]
    var reasons: [Message] = []
    if paper.parents.isEmpty {
      reasons.append(Message(ja: "元の業務委託が示されていない", en: "no parent 業務委託 is named"))
    }
    for parent in paper.parents.map({ model[$0] }) {
      reasons += faults(of: parent, isOneOfSeveral: paper.parents.count > 1)
    }
    if paper.meeting == nil || paper.decided == nil {
      reasons.append(
        Message(ja: "承諾の記録（会議と議決日）がない", en: "no consent is recorded (meeting and day decided)"))
    }
    return reasons
  }

  /// What is wrong with one parent, named where there are several.
  private func faults(of parent: Approval, isOneOfSeveral: Bool) -> [Message] {
    var faults: [Message] = []
    switch parent.kind {
    case .entrustment: break
    case .subcontract:
      faults.append(
        Message(
          ja: "再々委託である（三段目は認められない）",
          en: "it stands on another subcontract: a third level is not allowed"))
    case .provision, .otherPurpose, .statute, .consent, .connection, .processing:
      faults.append(Message(ja: "元の業務委託が示されていない", en: "no parent 業務委託 is named"))
    }
    if parent.subcontracting == .forbidden {
      faults.append(
        Message(ja: "元の委託が再委託を禁止している", en: "its parent forbids subcontracting"))
    }
    guard isOneOfSeveral else { return faults }
    return faults.map {
      Message(ja: "\($0.ja)（元の承認「\(parent.id)」）", en: "\($0.en) (parent '\(parent.id)')")
    }
  }
}
