/// P309: an approval counts its items otherwise than it lists them.
///
/// **What.** `項目数` on an approval is not the number of different fields that its items name: groups
/// opened, 同義 counted once, 除く taken out, whatever the people.
///
/// **何を。** 承認の「項目数」が、項目の並びを数えた数と違います。まとまりは開き、同義は1つに数え、
/// 「除く」は引きます。対象には関わりません。
///
/// **Why.** The council decided on so many fields; one more in a group would be approved with nobody
/// having seen it, one less means that the list is not the one decided on.
///
/// **理由。** 会議が認めたのはその数の項目です。まとまりに1つ加われば、誰も見ていない項目が承認されたことになり、
/// 1つ減っていれば、決めた一覧ではありません。
///
/// **Example.** The paper lists 2 fields, and its group has grown to 3.
///
/// **例。** 承認は2項目なのに、そのまとまりは3項目に増えています。
///
/// **Cure.** Take the field that was not decided on out of the approval, or put it before the council
/// and write the new count.
///
/// **直し方。** 決めていない項目を承認から外すか、付議して新しい数を書きます。
///
/// - SeeAlso: 各自治体の要綱（業務委託・外部結合・電算処理の件名は「情報項目」の一覧を付議する）.
struct CountDisagrees: ModelRule {
  static let heading = RuleHeading(
    "P309", ja: "承認の項目数が合わない", en: "approval that counts its items otherwise")

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.compactMap { id in
      let paper = model[id]
      guard let stated = paper.itemCount, case .named(let items) = paper.items else { return nil }
      let named = Set(items).count
      guard named != stated else { return nil }
      let listed = model.listed(items)
      return Observation.ofPaper(
        Self.self, id,
        Message(
          ja: "承認「\(paper.id)」の項目数は\(stated)だが、並べた項目は\(named)ある（\(listed.ja)）",
          en: "'\(paper.id)' counts \(stated) items and lists \(named): \(listed.en)"),
        extent: Set(items.map { model[$0].name } + ["\(stated)"]), in: model)
    }
  }
}
