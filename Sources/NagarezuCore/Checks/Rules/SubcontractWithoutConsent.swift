/// C201: a 再委託 without its ground.
///
/// **What.** It names no parent 委託; or its parent says 再委託: 禁止; or no leave of the authority is
/// recorded (承諾 by the authority or a part of it, or 会議 and 議決日) that was surely given by the day
/// it begins. A third level or deeper needs such leave at each level.
/// A 制度 may forbid such depth.
///
/// **何を。** 元の業務委託を示していない、元の承認が「再委託: 禁止」である、又は、始まる日までに実施機関の承諾
/// （実施機関かその課による「承諾」、又は会議と議決日）があったと言えません。三段目より深いものは、どの段にも承諾が要ります。
/// 制度が認めない段数も指摘します。
///
/// **Why.** Whoever hands work on needs the first principal's leave, at every level.
///
/// **理由。** 仕事をさらに委託するには、どの段でも、最初の委託者の承諾が要ります。
///
/// **Example.** The envelope maker hands the printing on to another company, and nobody asked the
/// authority.
///
/// **例。** 封入を受けた会社が、実施機関に断りなく、印刷をさらに別の会社に出します。
///
/// **Cure.** Name 元の承認, and 承諾 (or 会議 and 議決日) at each level, given before it begins.
///
/// **直し方。** 「元の承認」と、始まる前の日の「承諾」（又は「会議」と「議決日」）を、どの段にも書きます。
///
/// - SeeAlso: 行政手続における特定の個人を識別するための番号の利用等に関する法律 第10条（再委託）; 新宿区 特記事項（別紙2-11）; read 2026-11-21.
struct SubcontractWithoutConsent: ModelRule {
  static let heading = RuleHeading("C201", ja: "根拠のない再委託", en: "subcontract without its ground")

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
    if let fault = fault(of: model.leave(for: id), paper, model) { reasons.append(fault) }
    reasons += model.regimes(for: paper).compactMap { regime in
      guard let depth = regime.subcontractDepth, model.level(of: id) > depth + 1 else { return nil }
      let level = model.level(of: id)
      return Message(
        ja: "\(level)段目の委託は、制度「\(regime.name)」が認めない（再委託の段数\(depth)）",
        en: "'\(regime.name)' does not allow level \(level) (subcontractDepth \(depth))")
    }
    let above = model.subcontracts(above: id).filter {
      if case .given = model.leave(for: $0) { false } else { true }
    }
    reasons += above.map { other in
      let (name, level) = (model[other].id, model.level(of: id))
      return Message(
        ja: "\(level)段目であるのに、上の段の再委託「\(name)」に承諾がない",
        en: "it is at level \(level), and '\(name)' above it has no leave")
    }
    return reasons
  }

  private func fault(of leave: Leave, _ paper: Approval, _ model: Model) -> Message? {
    switch leave {
    case .given: return nil
    case .late(let day):
      let start = paper.firstDay?.described ?? Message(ja: "", en: "")
      return Message(
        ja: "承諾の日（\(day.described.ja)）が、再委託の始まり（\(start.ja)）より前と言えない",
        en: "its leave (\(day.described.en)) is not surely given by the day it begins (\(start.en))"
      )
    case .byAnother(let party):
      let name = model[party].name
      return Message(
        ja: "承諾した「\(name)」は最初の委託者（実施機関）でない",
        en: "'\(name)', who allowed it, is not the authority that gave the work out first")
    case .none:
      return Message(
        ja: "承諾の記録（承諾、又は会議と議決日）がない",
        en: "no leave is recorded (consent, or meeting and day decided)")
    }
  }

  /// What is wrong with one parent, named where there are several.
  private func faults(of parent: Approval, isOneOfSeveral: Bool) -> [Message] {
    var faults: [Message] = []
    switch parent.kind {
    case .entrustment, .subcontract: break
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
