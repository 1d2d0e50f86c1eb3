/// M402: carried, and nobody at the far end can read it.
///
/// **What.** A flow brings sealed data to a node where neither operators nor readers hold the key.
/// Where the receiver is approved to keep only (取扱い: 保管), or the data is carried on, that is meant.
///
/// **何を。** 封印されて届くのに、届いた先の運用者も閲覧者も鍵を持ちません。相手の承認が「取扱い: 保管」のときと、
/// そこからさらに運ばれるときは、そのつもりとみなします。
///
/// **Why.** Either the key is handed over in a way the model does not know, or the data is handed
/// over for nothing.
///
/// **理由。** モデルにないやり方で鍵を渡しているか、使えない情報を渡しているかのどちらかです。
///
/// **Example.** A sealed file goes to the contractor, and 鍵 names the section alone.
///
/// **例。** 封印したファイルを委託先に渡しますが、鍵の保持者は区の課だけです。
///
/// **Cure.** Name the key's holder, write 取扱い: 保管 in the approval, or leave the flow out.
///
/// **直し方。** 鍵の保持者に受け手を書くか、承認に「取扱い: 保管」と書くか、流れをやめます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第61条（保有の制限）.
struct UnreadableAtEnd: ModelRule {
  static let heading = RuleHeading(
    "M402", ja: "届いた先で誰も読めない", en: "unreadable where it arrives", severity: .warning)
  static let isAboutData = true

  func check(_ facts: Facts) -> [Observation] {
    // Without a seal everything is read by whoever operates the far end.
    guard !facts.model.keys.isEmpty else { return [] }
    return facts.model.flowIDs.compactMap { observation($0, facts) }
  }

  private func observation(_ id: Flow.ID, _ facts: Facts) -> Observation? {
    let (model, shape) = (facts.model, facts.reach.shape)
    let flow = model[id]
    let meant = meant(flow.to, facts)
    let pieces = facts.reach.carried(by: id).map { days, copies -> (DayRange, Cells) in
      var shut = facts.reach.stored(copies, at: flow.to).cells(shape: shape)
      for node in nodes(around: flow.to, model) {
        let stored = facts.reach.stored(copies, at: node)
        for party in model.parties(at: .node(node)) {
          shut.subtract(facts.reach.exposed(stored, to: party, at: node, on: days).read)
        }
      }
      return (days, shut.subtracting(meant))
    }
    let parts = facts.parts(pieces.map { (days: $0.0, cells: $0.1) })
    guard !parts.isEmpty else { return nil }
    let (name, number) = (model.name(of: flow.to), flow.number)
    let party = model.hands(of: flow.to).min()
    let path = parts.first.flatMap { part in
      part.atoms.first.flatMap {
        facts.reach.path(over: id, item: part.item, atom: $0, on: part.days.first)
      }
    }
    return Observation(
      Self.self,
      [
        party.map { model[$0].name }, name, nil, flow.channel.map { model[$0].name },
        number + (flow.isReturn ? "（戻り）" : ""),
      ], party: party, node: flow.to, channel: flow.channel, parts: parts, path: path, at: flow.span
    ) { text in
      Message(
        ja: "流れ\(number)が\(text.itemsJA)を「\(name)」に運ぶが、そこでは誰も読めない（鍵がない）",
        en:
          "flow \(number) carries \(text.itemsEN) to '\(name)', where nobody can read \(text.thisEN) (no key)"
      )
    }
  }

  private func nodes(around node: Node, _ model: Model) -> [Node] {
    guard case .system(let id) = node else { return [node] }
    return model.withOuter(id).map { .system($0) }
  }

  /// What is kept there on purpose, or carried on from there.
  private func meant(_ node: Node, _ facts: Facts) -> Cells {
    let (model, shape) = (facts.model, facts.reach.shape)
    var cells = Cells()
    for party in model.hands(of: node) {
      for paper in model.approvals(of: party, at: node) where model[paper].exposure == .custody {
        cells.insert(model.covered(by: paper), model[paper].subjects, shape: shape)
      }
    }
    let wiring = facts.reach.wiring
    for place in nodes(around: node, model).map(wiring.number) {
      for line in wiring.stations[place].leaving {
        for (_, copies) in facts.reach.carried(by: wiring.lines[line].flow) {
          cells.formUnion(copies.cells(shape: shape))
        }
      }
    }
    return cells
  }
}
