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
    let used = UsedNames(model)
    return unused(model.items, \.span, used.items, Message(ja: "情報項目", en: "item"), model)
      + unused(model.sites, \.span, used.sites, Message(ja: "場所", en: "site"), model)
      + unused(model.keys, \.span, used.keys, Message(ja: "鍵", en: "key"), model)
      + unused(model.systems, \.span, used.systems, Message(ja: "システム", en: "system"), model)
      + unused(model.parties, \.span, used.parties, Message(ja: "主体", en: "party"), model)
  }

  /// Of the things of one kind, those of the model's own file that are not used, in order.
  private func unused<Declared: Named>(
    _ things: [Declared], _ span: (Declared) -> SourceSpan, _ used: Used<Declared>,
    _ noun: Message,
    _ model: Model
  ) -> [Observation] {
    things.indices.filter {
      !used.contains(Index($0)) && span(things[$0]).file == model.span.file
    }.map { index in
      let name = things[index].name
      return Observation(Self.self, [noun.ja, name], at: span(things[index])) { _ in
        Message(
          ja: "\(noun.ja)「\(name)」を定めているが、どこでも使っていない",
          en: "\(noun.en) '\(name)' is declared and never used")
      }
    }
  }
}

/// Which of the things of one kind are used: marks, since most things of a model are named many times.
private struct Used<Declared> {
  private var marks: [Bool]

  init(_ things: [Declared]) { marks = Array(repeating: false, count: things.count) }

  func contains(_ thing: Index<Declared>) -> Bool { marks[thing.position] }

  mutating func insert(_ thing: Index<Declared>) { marks[thing.position] = true }

  mutating func formUnion(_ things: [Index<Declared>]) { for thing in things { insert(thing) } }
}

/// What something in the model names or says something of.
private struct UsedNames {
  private(set) var items: Used<Item>
  private(set) var sites: Used<Site>
  private(set) var keys: Used<Key>
  /// What something enters, leaves or is born in, is inside another or has one inside, or a paper or rule names.
  private(set) var systems: Used<System>
  /// Who hands over, receives, operates, reads, holds a key or a paper, has a part that is declared, or a rule names.
  private(set) var parties: Used<Party>

  init(_ model: Model) {
    items = Used(model.items)
    sites = Used(model.sites)
    keys = Used(model.keys)
    systems = Used(model.systems)
    parties = Used(model.parties)
    take(partiesOf: model)
    for (id, system) in zip(model.systemIDs, model.systems) { take(system, id) }
    for flow in model.flows { take(flow) }
    for paper in model.approvals { take(paper) }
    for rule in model.rules {
      systems.formUnion(rule.selector.systems)
      parties.formUnion(rule.selector.parties + rule.selector.between)
    }
  }

  private mutating func take(partiesOf model: Model) {
    for id in model.partyIDs {
      switch model[id].kind {
      case .authority, .anyone, .unnamed: parties.insert(id)
      case .dataSubject, .other: break
      }
      if let parent = model[id].parent { parties.insert(parent) }
    }
    parties.formUnion(model.sections)
    parties.formUnion(model.sites.flatMap(\.operators))
    parties.formUnion(model.channels.flatMap(\.operators))
    parties.formUnion(model.keys.flatMap(\.holders))
  }

  private mutating func take(_ system: System, _ id: System.ID) {
    if !system.holdings.isEmpty || !system.readers.isEmpty { systems.insert(id) }
    if let outer = system.outer { systems.formUnion([id, outer]) }
    parties.formUnion(system.operators + system.readers.map(\.party))
    sites.formUnion(system.siteAssignments.map(\.holder) + [system.site].compactMap(\.self))
    if let key = system.sealedUnder { keys.insert(key) }
    for holding in system.holdings { items.formUnion(holding.items) }
    for derivation in system.derivations { items.formUnion(derivation.inputs + derivation.outputs) }
    for reader in system.readers { take(reader.items) }
  }

  private mutating func take(_ flow: Flow) {
    take([flow.from, flow.to])
    if let seal = flow.seal { keys.insert(seal) }
    take(flow.items)
    for (old, new) in flow.renames { items.formUnion([old] + [new].compactMap(\.self)) }
  }

  private mutating func take(_ paper: Approval) {
    switch paper.target {
    case .party(let id): parties.insert(id)
    case .system(let id): systems.insert(id)
    }
    parties.formUnion(paper.leaves.map(\.party))
    systems.formUnion(paper.systems)
    take(paper.ends + paper.through)
    take(paper.items)
  }

  private mutating func take(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .party(let id): parties.insert(id)
      case .system(let id): systems.insert(id)
      }
    }
  }

  private mutating func take(_ selection: ItemSelection) {
    switch selection {
    case .named(let named): items.formUnion(named)
    case .all(let except): items.formUnion(except)
    case .unknown: break
    }
  }
}
