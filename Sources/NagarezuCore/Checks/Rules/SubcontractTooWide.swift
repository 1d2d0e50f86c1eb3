/// C202: a 再委託 is wider than the paper it stands on.
///
/// **What.** It names an item, people or days that its parent does not, or reading where the parent
/// may only keep.
///
/// **何を。** 元の承認にない項目・対象・日があるか、元が保管だけなのに閲覧を認めています。
///
/// **Why.** Nobody can hand on more than they were given.
///
/// **理由。** 受けた以上のものを、人に渡すことはできません。
///
/// **Example.** The 委託 ends on 31 October and the 再委託 on 29 November.
///
/// **例。** 委託は10月31日まで、再委託は11月29日までです。
///
/// **Cure.** Narrow the 再委託, or widen the 委託.
///
/// **直し方。** 再委託を狭めるか、委託を広げます。
///
/// - SeeAlso: 行政手続における特定の個人を識別するための番号の利用等に関する法律 第10条; read 2026-11-21.
struct SubcontractTooWide: ModelRule {
  static let heading = RuleHeading(
    "C202", ja: "元の委託より広い再委託", en: "subcontract wider than its parent")

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.filter { model[$0].kind == .subcontract }.compactMap { id in
      guard let parent = model[id].parent else { return nil }
      let reasons = reasons(model[id], beyond: model[parent], model)
      guard !reasons.isEmpty else { return nil }
      let (name, other) = (model[id].id, model[parent].id)
      return .ofPaper(
        Self.self, id,
        Message(
          ja: "再委託「\(name)」が元の承認「\(other)」より広い: "
            + reasons.map(\.ja).joined(separator: "、"),
          en: "subcontract '\(name)' is wider than '\(other)': "
            + reasons.map(\.en).joined(separator: "; ")), in: model)
    }
  }

  private func reasons(_ paper: Approval, beyond parent: Approval, _ model: Model) -> [Message] {
    var reasons: [Message] = []
    let allowed = items(of: parent, model)
    let extra = items(of: paper, model).filter { !allowed.contains($0) }.map { model[$0].name }
    if !extra.isEmpty {
      reasons.append(
        Message(
          ja: "情報項目 " + extra.joined(separator: "、"),
          en: "items " + extra.joined(separator: ", ")))
    }
    let people = paper.subjects.subtracting(parent.subjects)
    if !people.isEmpty {
      let names = model.described(people)
      reasons.append(
        Message(
          ja: "個人の範囲 " + names.map(\.ja).joined(separator: "、"),
          en: "subjects " + names.map(\.en).joined(separator: ", ")))
    }
    if paper.exposure > parent.exposure {
      reasons.append(Message(ja: "取扱い（元は保管のみ）", en: "reading, where the parent may only keep"))
    }
    if isLonger(paper.period, than: parent.period) {
      reasons.append(Message(ja: "期間", en: "period"))
    }
    return reasons
  }

  private func items(of paper: Approval, _ model: Model) -> [Item.ID] {
    if case .unknown = paper.items { return [] }
    return model.resolved(paper.items)
  }

  /// Ends written with the same imprecise date agree; else the child is read at its widest, the parent at its narrowest.
  private func isLonger(_ child: Period?, than parent: Period?) -> Bool {
    guard let child else { return false }
    guard let parent else { return true }
    let startsFirst =
      switch (child.start, parent.start) {
      case (_, nil): false
      case (nil, _?): true
      case (let a?, let b?): !isSame(a, b) && a.earliest < b.latest
      }
    let endsLast =
      switch (child.end, parent.end) {
      case (_, nil): false
      case (nil, _?): true
      case (let a?, let b?): !isSame(a, b) && a.latest > b.earliest
      }
    return startsFirst || endsLast
  }

  private func isSame(_ a: Bound, _ b: Bound) -> Bool {
    (a.earliest, a.latest) == (b.earliest, b.latest)
  }
}
