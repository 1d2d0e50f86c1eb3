/// X502: something passes otherwise than a rule of the project demands.
///
/// **What.** A 規則 with 必須 speaks of a flow or look (場合), and that uses another channel, is not
/// sealed, or is not encrypted. Where a channel is demanded, one that is not stated does not do;
/// within one party's hands none is needed.
///
/// **何を。** 「必須」のある規則の「場合」に当たる流れや閲覧が、別の経路を通る、封印されていない、
/// 又は暗号化されていません。経路を求める規則では、書かれていない経路は合わないものとみなします（1つの主体の中は除きます）。
///
/// **Why.** What was promised for one line is easily forgotten for the next.
///
/// **理由。** ある回線で約束した対策は、次の回線では忘れられがちです。
///
/// **Example.** Between the ward and the federation only 専用線 or 閉域網 may be used, and a flow goes by
/// 電子メール.
///
/// **例。** 区と国保連合会の間は専用線か閉域網だけと決めたのに、電子メールの流れがあります。
///
/// **Cure.** Change the flow; a rule that is wrong is changed where it was made.
///
/// **直し方。** 流れを直します。規則のほうが誤りなら、規則を決めた所で改めます。
///
/// - SeeAlso: the rule's own 根拠; house rule otherwise.
struct DemandUnmet: ModelRule {
  static let heading = RuleHeading(
    "X502", ja: "規則が求めることを欠く", en: "otherwise than a rule of the project demands")
  static let isAboutData = true

  func check(_ facts: Facts) -> [Observation] {
    facts.model.rules.flatMap { rule -> [Observation] in
      guard case .require(let demand, let selector) = rule.content else { return [] }
      let selection = Selection(selector, in: facts)
      return selection.passages().compactMap {
        check($0, rule, demand, selection, facts)
      }
    }
  }

  private func check(
    _ passage: Passage, _ rule: ProjectRule, _ demand: ProjectRule.Demand, _ selection: Selection,
    _ facts: Facts
  ) -> Observation? {
    let model = facts.model
    let channel = model.channel(of: passage)
    guard channel != nil || !facts.reach.receivers(of: passage).isEmpty else { return nil }
    var missing: [Message] = []
    if !demand.channels.isEmpty || !demand.kinds.isEmpty,
      !(channel.map { model[$0].isAmong(demand.channels, demand.kinds, id: $0) } ?? false)
    {
      let names = demand.channels.map { model[$0].name } + demand.kinds.map(\.rawValue)
      missing.append(
        Message(
          ja: "経路が\(names.map { "「\($0)」" }.joined())でない",
          en: "its channel is not \(names.map { "'\($0)'" }.joined(separator: " or "))"))
    }
    if demand.needsEncryption, !(channel.map { model[$0].isEncrypted } ?? false) {
      missing.append(Message(ja: "暗号化されていない", en: "it is not encrypted"))
    }
    let all = facts.parts(
      selection.of(facts.reach.passing(on: passage), over: passage))
    let plain = facts.parts(
      selection.of(facts.reach.passingPlain(on: passage), over: passage))
    if demand.needsSeal, !plain.isEmpty {
      missing.append(Message(ja: "封印されていない", en: "it is not sealed"))
    }
    guard !missing.isEmpty, !all.isEmpty else { return nil }
    let (from, to) = (model.name(of: model.origin(of: passage)), model.endName(of: passage))
    let (ja, en) = (
      missing.map(\.ja).joined(separator: "、"), missing.map(\.en).joined(separator: "; ")
    )
    return Observation(
      Self.self, [rule.name, from, to, channel.map { model[$0].name }, model.label(of: passage)],
      severity: rule.severity, party: model.farHands(of: passage).first, channel: channel,
      parts: all, at: model.span(of: passage), related: rule.related
    ) { text in
      rule.said(
        "\(text.itemsJA)が「\(from)」から「\(to)」へ渡るが、\(ja)",
        "\(text.itemsEN) \(text.isOne ? "passes" : "pass") from '\(from)' to '\(to)', but \(en)")
    }
  }
}

extension Reach {
  /// What a passage carries unsealed, over time; what a reader opens has no seal any more.
  fileprivate func passingPlain(on passage: Passage) -> [(days: DayRange, cells: Cells)] {
    switch passage {
    case .flow(let id): carried(by: id).map { ($0.days, $0.copies.cells(nil, shape: shape)) }
    case .reader: passing(on: passage)
    case .succession(let system, let index):
      takenOver(system, index).map { ($0.days, $0.copies.cells(nil, shape: shape)) }
    }
  }
}
