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
      route: model.name(of: flow.from) + sign + model.name(of: flow.to), items: items(of: flow),
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
      var left = items
      var parts: [String] = []
      for group in wholeGroups(in: items) {
        parts.append(
          FigureWords.group(
            group.name, group.items.map { model[$0].name }.joined(separator: comma))[language])
        left.removeAll(where: group.items.contains)
      }
      return called + (parts + left.map { model[$0].name }).joined(separator: comma)
    }
  }

  /// The approvals of whoever receives a flow that are about some of it, by kind and ground.
  private func basis(of id: Flow.ID) -> String {
    let flow = model[id]
    let days = flow.period.widest
    let items = Set(model.resolved(flow.items))
    let receivers = model.receivers(of: .flow(id)).flatMap { model.withAncestors($0) }
    let papers = model.inAuthorsOrder(model.approvalIDs).map { model[$0] }.filter { paper in
      guard case .party(let party) = paper.target, paper.kind.coversParties,
        receivers.contains(party)
      else { return false }
      return !paper.subjects.intersection(flow.subjects).isEmpty
        && paper.periods.contains { $0.widest.intersection(days) != nil }
        && !items.isDisjoint(with: model.resolved(paper.items))
    }
    let grounds = papers.map { paper in
      FigureWords.paper(
        language == .ja ? paper.kind.rawValue : paper.kind.english,
        ground: paper.basis ?? paper.meeting)[language]
    }
    let all = [flow.basis].compactMap { $0 } + unique(grounds)
    return all.isEmpty ? nothing : all.joined(separator: FigureWords.semicolon[language])
  }
}
