import NagarezuCore

/// 情報項目一覧（別表）: what each flow hands over, in full.
extension SceneBuilder {
  /// Adds a row for each flow of an arrow, the way there and back being one, and gives their places.
  mutating func list(_ flows: [Flow.ID], _ number: String, isTwoWay: Bool) -> [Int] {
    var seen = Set<SourceSpan>()
    let there = flows.filter { !model[$0].isReturn } + flows.filter { model[$0].isReturn }
    return there.filter { seen.insert(model[$0].span).inserted }.map { flow in
      let place = scene.itemRows.count + 1
      scene.itemRows.append(row(flow, place, number, isTwoWay: isTwoWay))
      return place
    }
  }

  private func row(
    _ id: Flow.ID, _ place: Int, _ number: String, isTwoWay: Bool
  ) -> Scene.ItemRow {
    let flow = model[id]
    let sign = isTwoWay ? " ⇄ " : " → "
    let ways =
      [flow.channel.map { model[$0].name }, flow.seal.map { _ in FigureWords.sealed[language] }]
      .compactMap { $0 }
    return Scene.ItemRow(
      place: place, number: number,
      route: drawnName(of: flow.from) + sign + drawnName(of: flow.to), items: items(of: flow),
      channel: ways.isEmpty ? nothing : ways.joined(separator: "・"),
      people: model.described(flow.subjects).map { $0[language] }.joined(separator: comma),
      period: flow.isPeriodUnknown
        ? FigureWords.unknownPeriod[language] : flow.period.described[language],
      basis: basis(of: id))
  }

  private var nothing: String { FigureWords.nothing[language] }

  /// Every item by its own name, behind what the flow is called and the groups that are carried whole.
  private func items(of flow: Flow) -> String {
    let called = flow.name.map { FigureWords.called($0)[language] } ?? ""
    switch flow.items {
    case .unknown: return called + FigureWords.unknownItems[language]
    case .all(let excepted):
      let names = excepted.map { model[$0].name }.joined(separator: comma)
      return called
        + (names.isEmpty ? FigureWords.everything : FigureWords.allBut(names))[language]
    case .named(let items):
      let groups = wholeGroups(in: items)
      // In the author's order, a group where the first of it stands (design §10.14).
      var said = Set<Item.ID>()
      let parts = items.compactMap { item -> String? in
        guard said.insert(item).inserted else { return nil }
        guard let group = groups.first(where: { $0.items.contains(item) }) else {
          return model[item].name
        }
        said.formUnion(group.items)
        return FigureWords.group(
          group.name, group.items.map { model[$0].name }.joined(separator: comma))[language]
      }
      return called + parts.joined(separator: comma)
    }
  }

  /// What the flow rests on: the ground it states, the approvals that cover any of what it brings into hands that need one, and those by which
  /// its line may be there (外部結合). Says where none is needed, and where they do not cover all.
  private func basis(of id: Flow.ID) -> String {
    let flow = model[id]
    let entries = cover.entries(over: .flow(id))
    let found = Set(entries.flatMap(\.papers)).union(connections(for: id))
    let papers = model.inAuthorsOrder(model.approvalIDs).filter(found.contains).map { model[$0] }
    // Kinds of one ground together, as a paper of a council decides them.
    var kinds: [String?: [String]] = [:]
    let grounds = unique(papers.map { $0.basis ?? $0.meeting })
    for paper in papers {
      kinds[paper.basis ?? paper.meeting, default: []].append(
        language == .ja ? paper.kind.rawValue : paper.kind.english)
    }
    var words = grounds.map { ground in
      let names = unique(kinds[ground] ?? []).joined(separator: language == .ja ? "・" : ", ")
      return FigureWords.paper(names, ground: ground)[language]
    }
    if entries.contains(where: { !$0.isWhole }) {
      let isBare = entries.allSatisfy(\.papers.isEmpty)
      words.append((isBare ? FigureWords.unapproved : FigureWords.partlyUnapproved)[language])
    }
    let all = [flow.basis].compactMap { $0 } + words
    return all.isEmpty
      ? FigureWords.needsNoApproval[language]
      : all.joined(separator: FigureWords.semicolon[language])
  }

  /// The approvals of 外部結合 that are about the line of a flow between the authority and others.
  private func connections(for id: Flow.ID) -> [Approval.ID] {
    let flow = model[id]
    guard let channel = flow.channel, model[channel].kind.isNetwork else { return [] }
    let ends = [flow.from, flow.to].flatMap { model.hands(of: $0) }.flatMap(model.withAncestors)
    let items = Set(model.resolved(flow.items))
    return model.approvalIDs.filter { id in
      let paper = model[id]
      guard paper.kind == .connection, case .party(let party) = paper.target else { return false }
      return ends.contains(party) && !paper.subjects.intersection(flow.subjects).isEmpty
        && (paper.channels.isEmpty && paper.media.isEmpty || paper.channels.contains(channel)
          || paper.media.contains(model[channel].kind))
        && paper.periods.contains { $0.widest.intersection(flow.period.widest) != nil }
        && !items.isDisjoint(with: model.resolved(paper.items))
    }
  }
}
