/// W102: a rule of the project that speaks of nothing here.
///
/// **What.** A 規則 with 必須 in the model's own file whose 場合 no flow and no look fits, kinds of
/// channels left out of it. A rule in a shared file may have nothing to say in some models; a 禁止
/// that finds nothing is kept.
///
/// **何を。** モデルのファイルに書いた「必須」の規則の「場合」に、
/// 当たる流れも閲覧もありません（経路の種別は問いません）。共通の部品の規則は、
/// 当たるもののないモデルがあってもかまいません。「禁止」に当たるものがないのは、守られているということです。
///
/// **Why.** A rule that was written for the wrong pair of names demands nothing, and nobody
/// notices.
///
/// **理由。** 名前を取り違えた規則は何も求めません。そして、誰も気付きません。
///
/// **Example.** The rule speaks of 新宿区 and 国保中央会, and every flow goes by way of 国保連合会.
///
/// **例。** 規則は新宿区と国保中央会の間についてですが、流れは全て国保連合会を経由します。
///
/// **Cure.** Correct the names, or take the rule out.
///
/// **直し方。** 名前を直すか、規則を取り除きます。
///
/// - SeeAlso: house rule.
struct RuleMatchesNothing: ModelRule {
  static let heading = RuleHeading("W102", ja: "何にも当たらない規則", en: "rule that matches nothing")

  func check(_ facts: Facts) -> [Observation] {
    facts.model.rules.compactMap { rule -> Observation? in
      guard rule.isOwn, case .require(_, let selector) = rule.content else { return nil }
      let selection = Selection(selector, in: facts)
      let isSpoken = selection.passages(anyKind: true).contains { passage in
        selection.of(facts.reach.passing(on: passage), over: passage).contains {
          !$0.cells.isEmpty
        }
      }
      guard !isSpoken else { return nil }
      return Observation(Self.self, [rule.name], at: rule.span) { _ in
        Message(
          ja: "規則「\(rule.name)」の「場合」に当たる流れも閲覧もない",
          en: "no flow and no reader fits the 'when' of rule '\(rule.name)'")
      }
    }
  }
}
