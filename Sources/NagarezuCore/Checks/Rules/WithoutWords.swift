/// M404: a number or a box of the figure that nothing explains.
///
/// **What.** A number in the figure none of whose flows has a sentence (備考), where other numbers
/// have one; a system without a description (説明), where other systems have one.
///
/// **何を。** ほかの番号には「備考」があるのに、どの流れにも備考のない番号。ほかのシステムには「説明」があるのに、
/// 説明のないシステム。
///
/// **Why.** The （備考）table and the glossary below the figure would have a hole just there.
///
/// **理由。** 図の下の（備考）と用語の説明に、そこだけ穴があきます。
///
/// **Example.** Flows ① to ⑥ have a sentence each, and ⑦ has none.
///
/// **例。** ①から⑥には備考があり、⑦にはありません。
///
/// **Cure.** Write the sentence.
///
/// **直し方。** 1文を書きます。
///
/// - SeeAlso: 特定個人情報保護評価書（全項目評価書）別添1「事務の内容」（備考）.
struct WithoutWords: ModelRule {
  static let heading = RuleHeading(
    "M404", ja: "説明のない番号・システム", en: "number or system without words", severity: .warning)

  func check(_ facts: Facts) -> [Observation] { numbers(facts.model) + systems(facts.model) }

  private func numbers(_ model: Model) -> [Observation] {
    let explained = Set(model.flows.filter { $0.remark != nil }.map(\.number))
    guard !explained.isEmpty else { return [] }
    var seen = explained
    return model.flows.compactMap { flow in
      guard seen.insert(flow.number).inserted else { return nil }
      return Observation(Self.self, [nil, nil, nil, nil, flow.number], at: flow.span) { _ in
        Message(
          ja: "番号「\(flow.number)」の流れに備考がない", en: "no flow numbered '\(flow.number)' has a sentence")
      }
    }
  }

  private func systems(_ model: Model) -> [Observation] {
    guard model.systems.contains(where: { $0.note.description != nil }) else { return [] }
    return model.systemIDs.filter { model[$0].note.description == nil }.map { id in
      let name = model[id].name
      return Observation(Self.self, [nil, name], node: .system(id), at: model[id].span) { _ in
        Message(ja: "システム「\(name)」に説明がない", en: "system '\(name)' has no description")
      }
    }
  }
}
