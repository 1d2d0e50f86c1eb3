/// M403: sensitive by inference.
///
/// **What.** A party reads something derived (生成, 変換) from a 要配慮 item, neither has that item nor is
/// approved to read it, and nothing says the derived item is harmless (機微解除). The path is that of
/// one of the people.
///
/// **何を。** 要配慮の項目から作られた項目を、もとの項目を見ることを承認されておらず、持ってもいない者が閲覧します。
/// 「機微解除」が書かれているものは除きます。道すじは、そのうちの1人分です。
///
/// **Why.** Who sees the flag knows what it was made from: that somebody lives on public
/// assistance, or is ill.
///
/// **理由。** 印を見る者は、もとの情報（生活保護を受けていること、病気など）を知ることになります。
///
/// **Example.** 口座フラグ, made from 生活保護費支給口座情報, is read by the contractor.
///
/// **例。** 生活保護費支給口座情報から作る口座フラグを、委託先が閲覧します。
///
/// **Cure.** Do not hand it over, approve the source, or state under 機微解除 why it tells nothing.
///
/// **直し方。** 渡さないか、もとの項目の承認を得るか、もとの情報が分からない理由を「機微解除」に書きます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第2条第3項（要配慮個人情報）.
struct SensitiveByInference: ModelRule {
  static let heading = RuleHeading(
    "M403", ja: "推知される要配慮情報", en: "sensitive by inference", severity: .warning)
  static let isAboutData = true

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    let sensitive = model.itemIDs.filter { model[$0].isSensitive }
    guard !sensitive.isEmpty else { return [] }
    let marks = Marks(model)
    let sources = sensitive.map { ($0, marks.bearing(markOf: $0)) }.filter { !$0.1.isEmpty }
    guard !sources.isEmpty else { return [] }
    return model.partyIDs.filter { Facts.isJudged($0, in: model) }.flatMap { party in
      let had = Array(facts.possessions(of: party))
      guard !had.isEmpty else { return [Observation]() }
      return sources.compactMap { observation(party, had, $0.0, $0.1, facts) }
    }
  }

  private func observation(
    _ party: Party.ID, _ had: [Possession], _ source: Item.ID, _ derived: [Item.ID], _ facts: Facts
  ) -> Observation? {
    let (model, shape) = (facts.model, facts.reach.shape)
    // Who has the source itself, rightly or not, is judged by the S-rules.
    var known = had.reduce(model.population.nobody) {
      $0.union($1.atoms(of: source, .read, in: facts.reach))
    }
    var found: [(place: Place, path: Path, part: Finding.Part, capacities: [Capacity])] = []
    for possession in had {
      let node: Node? = if case .node(let node) = possession.place { node } else { nil }
      for paper in model.approvals(of: party, at: node) where model[paper].exposure == .read {
        if let people = Coverage(paper, in: model).people(of: source) {
          known = known.union(people)
        }
      }
      for (piece, item) in possession.pieces.flatMap({ piece in derived.map { (piece, $0) } }) {
        let atoms = piece.read.atoms(of: item, shape: shape).subtracting(known)
        guard !atoms.isEmpty else { continue }
        let part = Finding.Part(item: item, atoms: atoms, days: piece.days)
        if let path = path(possession.place, part, party, source, facts) {
          let capacities = facts.reach.capacities(
            of: possession, item, atoms, .read, during: [piece.days])
          found.append((possession.place, path, part, capacities))
        }
      }
    }
    // The shortest way tells most.
    guard let first = found.min(by: { $0.path.flows.count < $1.path.flows.count }) else {
      return nil
    }
    let (name, shown) = (model[source].name, model.shown(party))
    return Observation(
      Self.self, [model[party].name, nil, nil, nil, name], party: party, parts: found.map(\.part),
      path: first.path, capacities: Set(found.flatMap(\.capacities)).sorted(),
      at: span(first.place, model),
      related: [
        Finding.Related(
          span: model[source].span,
          message: Message(ja: "もとの項目「\(name)」", en: "made from '\(name)'"))
      ]
    ) { text in
      Message(
        ja: "\(text.itemsJA)から、\(shown.ja)に要配慮の「\(name)」が分かるが、その項目の承認がない",
        en:
          "\(text.itemsEN) \(text.tellsEN) \(shown.en) about the sensitive '\(name)', which no approval of theirs names"
      )
    }
  }

  private func path(
    _ place: Place, _ part: Finding.Part, _ party: Party.ID, _ source: Item.ID,
    _ facts: Facts
  ) -> Path? {
    guard let atom = part.atoms.first else { return nil }
    switch place {
    case .node(let node):
      return facts.reach.path(
        of: party, at: node, item: part.item, atom: atom, on: part.days.first, .read, from: source)
    case .passage(let passage):
      return facts.reach.path(
        over: passage, readBy: party, item: part.item, atom: atom, on: part.days.first,
        from: source)
    }
  }

  private func span(_ place: Place, _ model: Model) -> SourceSpan {
    switch place {
    case .node(let node): model.span(of: node)
    case .passage(let passage): model.span(of: passage)
    }
  }
}

/// To which items the mark of a sensitive one passes.
private struct Marks {
  /// Shape: item → what is made from it in one step, its mark kept.
  private var next: [Item.ID: Set<Item.ID>] = [:]

  init(_ model: Model) {
    for flow in model.flows {
      for case (let old, .some(let new)) in flow.renames { next[old, default: []].insert(new) }
    }
    for derivation in model.systems.flatMap(\.derivations) where derivation.declassified == nil {
      for input in derivation.inputs { next[input, default: []].formUnion(derivation.outputs) }
    }
  }

  /// The items made from a sensitive one to which its mark passes, ascending.
  func bearing(markOf source: Item.ID) -> [Item.ID] {
    var found: Set<Item.ID> = []
    var pending = [source]
    while let item = pending.popLast() {
      for item in next[item] ?? [] where item != source && found.insert(item).inserted {
        pending.append(item)
      }
    }
    return found.sorted()
  }
}
