/// M406: declared and never used.
///
/// **What.** An item that no flow, holding, derivation or approval names, a site where no system
/// stands, a key that seals nothing, a system that nothing enters, leaves or is born in, or a party
/// that does nothing, declared in the model's own file. (A channel that nothing uses is refused when
/// the model is read: L418.)
///
/// **何を。** モデルのファイルに定めたのに、どの流れ・保有・生成・承認にもない項目、システムのない場所、
/// 何も封印しない鍵、何も出入りせず生まれもしないシステム、何もしない主体です。使われない経路は、読み込みの誤り（L418）になります。
///
/// **Why.** What is declared and not used is often a misspelt name, and the one that was meant is
/// then another.
///
/// **理由。** 使われない名前は、書き誤りのことがよくあります。そのとき、使うつもりだったものは別のものになっています。
///
/// **Example.** 口座フラッグ is declared, and the flows carry 口座フラグ.
///
/// **例。** 「口座フラッグ」を定め、流れでは「口座フラグ」を渡しています。
///
/// **Cure.** Correct the name, use it, or take it out.
///
/// **直し方。** 名前を直すか、使うか、取り除きます。
///
/// - SeeAlso: house rule.
struct UnusedDeclaration: ModelRule {
  static let heading = RuleHeading(
    "M406", ja: "定めたが使っていない", en: "declared and never used", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    let items = itemsUsed(model)
    let keys = Set(model.systems.compactMap(\.sealedUnder) + model.flows.compactMap(\.seal))
    let sites = Set(
      model.systems.flatMap { $0.siteAssignments.map(\.holder) } + model.systems.compactMap(\.site))
    return observations(
      model.itemIDs.filter { !items.contains($0) }.map { (model[$0].name, model[$0].span) },
      Message(ja: "情報項目", en: "item"), model)
      + observations(
        model.sites.indices.filter { !sites.contains(Site.ID($0)) }.map {
          (model.sites[$0].name, model.sites[$0].span)
        }, Message(ja: "場所", en: "site"), model)
      + observations(
        model.keyIDs.filter { !keys.contains($0) }.map { (model[$0].name, model[$0].span) },
        Message(ja: "鍵", en: "key"), model)
      + observations(
        model.systemIDs.filter { !isUsed($0, model) }.map { (model[$0].name, model[$0].span) },
        Message(ja: "システム", en: "system"), model)
      + observations(
        model.partyIDs.filter { !isUsed($0, model) }.map { (model[$0].name, model[$0].span) },
        Message(ja: "主体", en: "party"), model)
  }

  /// Whether something enters, leaves or is born in a system, one is inside it, or a paper or rule names it.
  private func isUsed(_ id: System.ID, _ model: Model) -> Bool {
    !model[id].holdings.isEmpty || !model[id].readers.isEmpty
      || model.flows.contains { $0.from == .system(id) || $0.to == .system(id) }
      || model.systems.contains { $0.outer == id }
      || model.approvals.contains { paper in
        paper.target == .system(id) || paper.systems.contains(id)
          || (paper.ends + paper.through).contains(.system(id))
      } || model[id].outer != nil || model.rules.contains { $0.selector.systems.contains(id) }
  }

  /// Whether a party does anything: hands over, receives, operates, reads, holds a key or a paper, or has a part that is declared.
  private func isUsed(_ id: Party.ID, _ model: Model) -> Bool {
    switch model[id].kind {
    case .authority, .anyone, .unnamed: return true
    case .dataSubject, .other: break
    }
    return model.sections.contains(id) || model.parties.contains { $0.parent == id }
      || model.flows.contains { $0.from == .party(id) || $0.to == .party(id) }
      || model.systems.contains { system in
        system.operators.contains(id) || system.readers.contains { $0.party == id }
      }
      || model.sites.contains { $0.operators.contains(id) }
      || model.channels.contains { $0.operators.contains(id) }
      || model.keys.contains { $0.holders.contains(id) }
      || model.approvals.contains { paper in
        paper.target == .party(id) || paper.leaves.contains { $0.party == id }
          || (paper.ends + paper.through).contains(.party(id))
      }
      || model.rules.contains { ($0.selector.parties + $0.selector.between).contains(id) }
  }

  private func observations(
    _ unused: [(name: String, span: SourceSpan)], _ noun: Message, _ model: Model
  ) -> [Observation] {
    unused.filter { $0.span.file == model.span.file }.map { name, span in
      Observation(Self.self, [noun.ja, name], at: span) { _ in
        Message(
          ja: "\(noun.ja)「\(name)」を定めているが、どこでも使っていない",
          en: "\(noun.en) '\(name)' is declared and never used")
      }
    }
  }

  private func itemsUsed(_ model: Model) -> Set<Item.ID> {
    var used: Set<Item.ID> = []
    func take(_ selection: ItemSelection) {
      switch selection {
      case .named(let items): used.formUnion(items)
      case .all(let except): used.formUnion(except)
      case .unknown: break
      }
    }
    for flow in model.flows {
      take(flow.items)
      for (old, new) in flow.renames { used.formUnion([old] + (new.map { [$0] } ?? [])) }
    }
    for system in model.systems {
      used.formUnion(system.holdings.flatMap(\.items))
      used.formUnion(system.derivations.flatMap { $0.inputs + $0.outputs })
      for reader in system.readers { take(reader.items) }
    }
    for paper in model.approvals { take(paper.items) }
    return used
  }
}
