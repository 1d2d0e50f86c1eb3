extension Telling {
  func thing(_ one: Approval) -> Thing {
    let target: Thing.Value =
      switch one.target {
      case .party(let id): value(id)
      case .system(let id): value(id)
      }
    return Thing(
      kind: .approval, name: one.id, title: Message(ja: one.id, en: one.id),
      fields: [
        field(.kind, word(one.kind.rawValue, one.kind.english)), field(.counterparty, [target]),
        field(.parent, one.parents.map { value($0) }), field(.basis, text(one.basis)),
        field(.meeting, text(one.meeting)), field(.decided, one.decided.map { [bound($0)] } ?? []),
      ] + fields(one.items) + [
        field(.itemCount, text(one.itemCount.map { "\($0)" })),
        field(.byGroup, flag(one.namesGroup)),
        field(.subjects, one.statesSubjects ? people(one.subjects) : []),
        field(.exposure, exposure(one.exposure)),
        field(.via, one.channels.map { value($0) }), field(.media, kinds(one.media)),
        field(.period, one.periods.flatMap { period($0) }),
        field(.subcontract, one.subcontracting.map { word($0.rawValue, $0.english) } ?? []),
        field(.consent, one.leaves.map(leave)),
        purposes(one.purposes), field(.systems, one.systems.map { value($0) }),
        field(.ends, one.ends.map { value($0) }), field(.through, inOrder(one.through)),
      ] + safeguards(of: one) + notes(one.note), span: one.span)
  }

  /// Nodes whose order matters: each with its number.
  private func inOrder(_ nodes: [Node]) -> [Thing.Value] {
    nodes.enumerated().map { index, node in
      let hop = value(node)
      return Thing.Value(
        content: .fields([.through: [hop.content: 1], .number: [.text("\(index)"): 1]]),
        shown: hop.shown)
    }
  }

  private func leave(_ one: Approval.Leave) -> Thing.Value {
    composed(
      field(.by, [value(one.party)]),
      [
        field(.document, text(one.document)),
        field(.day, one.day.map { [bound($0)] } ?? word("不明", "unknown")),
      ])
  }

  /// The rows of its checklist, those of each side and kind a field.
  private func safeguards(of one: Approval) -> [Thing.Field] {
    func rows(_ side: Safeguard.Side, _ kind: Safeguard.Kind) -> [Thing.Value] {
      texts(one.safeguards.filter { $0.side == side && $0.kind == kind }.map(\.text))
    }
    return [
      field(.authorityOperation, rows(.authority, .operation)),
      field(.authoritySystem, rows(.authority, .system)),
      field(.counterpartyOperation, rows(.counterparty, .operation)),
      field(.counterpartySystem, rows(.counterparty, .system)),
    ]
  }
}
