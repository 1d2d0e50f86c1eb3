/// X501: something that a rule of the project forbids.
///
/// **What.** A 規則 with 禁止 selects something that is: somebody has the data, it stands in a system
/// or at a place, or it passes between two parties or over a channel. Names mean their parts too;
/// without 主体 and without a place, everybody outside the authority is meant.
///
/// **何を。** 「禁止」のある規則に当たるものがあります。誰かが持つ、システムや場所にある、2者の間や経路を通る、
/// のいずれかです。名前はその一部（課、内側のシステム、まとまりの項目）も指します。主体も場所も書かなければ、
/// 実施機関の外の全ての者を指します。
///
/// **Why.** Councils attach conditions to what they approve, and no list of items can say them.
///
/// **理由。** 審議会などが付けた条件には、項目の一覧では書けないものがあります。
///
/// **Example.** `禁止: {所在地: 国外}`, and a system stands in Singapore.
///
/// **例。** 「禁止: {所在地: 国外}」という規則があり、システムの所在地がシンガポールです。
///
/// **Cure.** Change the flow or the place; a rule that is wrong is changed where it was made.
///
/// **直し方。** 流れか場所を直します。規則のほうが誤りなら、規則を決めた所で改めます。
///
/// - SeeAlso: the rule's own 根拠; house rule otherwise.
struct ForbiddenByRule: ModelRule {
  static let heading = RuleHeading(
    "X501", ja: "規則が禁じていること", en: "forbidden by a rule of the project")
  static let isAboutData = true

  func check(_ facts: Facts) -> [Observation] {
    facts.model.rules.flatMap { rule -> [Observation] in
      guard case .forbid(let selector) = rule.content else { return [] }
      let selection = Selection(selector, in: facts)
      if selector.isOfPassages { return passing(rule, selection, facts) }
      return selector.namesPlace && selector.parties.isEmpty
        ? standing(rule, selection, facts) : had(rule, selection, facts)
    }
  }

  private func passing(
    _ rule: ProjectRule, _ selection: Selection, _ facts: Facts
  ) -> [Observation] {
    let model = facts.model
    return selection.passages().compactMap { passage in
      let parts = facts.parts(
        selection.of(facts.reach.passing(on: passage), over: passage))
      guard !parts.isEmpty else { return nil }
      let channel = model.channel(of: passage)
      let (from, to) = (model.name(of: model.origin(of: passage)), model.endName(of: passage))
      return Observation(
        Self.self, [rule.name, from, to, channel.map { model[$0].name }, model.label(of: passage)],
        severity: rule.severity, party: model.farHands(of: passage).first, channel: channel,
        parts: parts, at: model.span(of: passage), related: rule.related
      ) { text in
        let (ja, en) =
          channel == nil ? ("", "") : ("「\(text.channelJA)」で", " over '\(text.channelEN)'")
        return rule.said(
          "\(text.itemsJA)が\(ja)「\(from)」から「\(to)」へ渡る",
          "\(text.itemsEN) \(text.isOne ? "passes" : "pass") from '\(from)' to '\(to)'\(en)")
      }
    }
  }

  private func standing(
    _ rule: ProjectRule, _ selection: Selection, _ facts: Facts
  ) -> [Observation] {
    let model = facts.model
    return selection.systems.compactMap { id in
      let parts = facts.parts(selection.standing(in: id))
      guard let first = parts.map(\.days.first).min() else { return nil }
      let name = model[id].name
      let address = facts.reach.model(on: first).address(of: id)
      let place = selection.selector.isAbroad ? address.map { "（所在地: \($0.text)）" } ?? "" : ""
      return Observation(
        Self.self, [rule.name, nil, name], severity: rule.severity, node: .system(id), parts: parts,
        at: model[id].span, related: rule.related
      ) { text in
        rule.said(
          "\(text.itemsJA)が「\(name)」にある\(place)", "\(text.itemsEN) \(text.isEN) kept in '\(name)'")
      }
    }
  }

  private func had(_ rule: ProjectRule, _ selection: Selection, _ facts: Facts) -> [Observation] {
    let model = facts.model
    return selection.parties.compactMap { party in
      var pieces: [(days: DayRange, cells: Cells)] = []
      var path: Path?
      var capacities: Set<Capacity> = []
      for possession in facts.possessions(of: party) {
        if case .node(let node) = possession.place {
          guard selection.takes(node) else { continue }
        } else if selection.selector.namesPlace {
          continue
        }
        let here = possession.judged(selection.selector.exposure)
          .map { (days: $0.days, cells: selection.of($0.cells)) }.filter { !$0.cells.isEmpty }
        pieces += here
        for (days, cells) in here {
          path =
            path
            ?? facts.path(
              to: possession.place, facts.parts([(days, cells)]), readableBy: possession.party)
        }
        capacities.formUnion(facts.capacities(of: possession, here))
      }
      guard !pieces.isEmpty else { return nil }
      let shown = model.shown(party)
      return Observation(
        Self.self, [rule.name, model[party].name], severity: rule.severity, party: party,
        parts: facts.parts(pieces), path: path, capacities: capacities.sorted(),
        at: path.flatMap { model.span(of: $0) } ?? rule.span,
        related: rule.related
      ) { text in
        rule.said(
          "\(text.itemsJA)が\(shown.ja)に届く", "\(text.itemsEN) \(text.reachesEN) \(shown.en)")
      }
    }
  }
}

extension Possession {
  /// The cells that a rule about having speaks of, in order of days. Mere carriage is answered, not judged (ADR 0001, 18).
  func judged(_ exposure: Exposure?) -> [(days: DayRange, cells: Cells)] {
    switch (place, exposure) {
    case (.passage, .custody?): []
    case (.passage, .read?), (.passage, nil): pieces.map { ($0.days, $0.read) }
    case (.node, nil): pieces.map { ($0.days, $0.all) }
    case (.node, let exposure?): pieces.map { ($0.days, $0[exposure]) }
    }
  }
}

extension Facts {
  /// The way of the first of some parts to a place, to be read there by `reader` if it can.
  func path(to place: Place, _ parts: [Finding.Part], readableBy reader: Party.ID? = nil) -> Path? {
    guard let part = parts.first, let atom = part.atoms.first else { return nil }
    let (item, day) = (part.item, part.days.first)
    switch place {
    case .node(let node):
      return reader.flatMap {
        reach.path(of: $0, at: node, item: item, atom: atom, on: day, .read)
          ?? reach.path(of: $0, at: node, item: item, atom: atom, on: day, .custody)
      }
        ?? reach.path(to: node, item: item, atom: atom, on: day)
    case .passage(let passage):
      return reach.path(over: passage, readBy: reader, item: item, atom: atom, on: day)
        ?? reach.path(over: passage, readBy: nil, item: item, atom: atom, on: day)
    }
  }
}

extension Model {
  /// Where the last flow of a path is written.
  func span(of path: Path) -> SourceSpan? { path.flows.last.map { self[$0].span } }
}
