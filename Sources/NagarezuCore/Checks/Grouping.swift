/// Turns violations into findings: one per cause, each with its id, its path and its words.
struct Grouping {
  let facts: Facts
  private var model: Model { facts.model }
  /// Shape: what makes flows one cause → those flows, in order.
  private let flows: [OneCause: [Flow.ID]]

  init(_ facts: Facts) {
    self.facts = facts
    flows = Dictionary(grouping: facts.model.flowIDs) { OneCause($0, in: facts.model) }
  }

  /// What flows share that have a number, a channel and both ends in common.
  private struct OneCause: Hashable {
    let name: String
    let channel: Channel.ID?
    let from: Node
    let to: Node

    init(_ id: Flow.ID, in model: Model) {
      name = model.label(of: .flow(id))
      channel = model[id].channel
      from = model[id].from
      to = model[id].to
    }
  }

  /// What makes two violations one finding. The same parts make its id.
  private struct Cause: Hashable {
    let party: Party.ID?
    let node: Node?
    let exposure: Exposure
    let channel: Channel.ID?
    let last: String
    /// The paper that leads through somebody else, where this passes directly.
    let bypassed: Approval.ID?
  }

  /// The findings that violations of one rule make, in order of id.
  func findings(_ rule: any ReachRule, _ violations: [Violation]) -> [Finding] {
    Dictionary(grouping: violations, by: cause(of:))
      .map { finding(rule, $0, $1) }.sorted { $0.id.precedesByBytes($1.id) }
  }

  private func cause(of violation: Violation) -> Cause {
    Cause(
      party: violation.party, node: node(of: violation), exposure: violation.exposure,
      channel: violation.passage.flatMap { model.channel(of: $0) },
      last: violation.passage.map(name(of:)) ?? "", bypassed: violation.bypassed)
  }

  /// Where the party has it or whose hands it enters; `nil` for what the operator of a channel gets.
  private func node(of violation: Violation) -> Node? {
    switch violation.place {
    case .node(let node): return node
    case .passage(let passage):
      if violation.isUse { return model.origin(of: passage) }
      if let paper = violation.bypassed, case .flow(let id) = passage {
        return facts.reach.flowsPassing(by: paper).first { $0.flow == id }?.node
      }
      guard let party = violation.party, facts.reach.receivers(of: passage).contains(party) else {
        return nil
      }
      return model.end(of: passage)
    }
  }

  /// A flow's number, or who looks at what.
  private func name(of passage: Passage) -> String {
    switch passage {
    case .flow(let id):
      model[id].number + (model[id].isReturn ? "（戻り）" : "")
    case .reader(let system, let index):
      "閲覧:\(model[model[system].readers[index].party].name)@\(model[system].name)"
    case .succession(let system, let index):
      "引継ぎ:\(model[model[system].assignments[index].holder].name)@\(model[system].name)"
    }
  }

  /// Parts joined by `/`, a part that is missing written `-`; a `/` within a name becomes `%2F`, and a `%` becomes `%25`, so
  /// that ids stay apart.
  static func id(_ parts: [String?]) -> String {
    parts.map { part in
      guard let part, !part.isEmpty else { return "-" }
      return part.map { $0 == "%" ? "%25" : $0 == "/" ? "%2F" : String($0) }.joined()
    }.joined(separator: "/")
  }

  private func finding(_ rule: any ReachRule, _ cause: Cause, _ all: [Violation]) -> Finding {
    let passage = all.compactMap(\.passage).min()
    let scene = all.first.map {
      Finding.Scene(
        place: $0.place, isEntry: $0.isEntry, isUse: $0.isUse, bypassed: $0.bypassed)
    }
    let bypassed = cause.bypassed.map(self.bypassed)
    let purposes = Set(all.flatMap(\.purposes)).sorted().map { model[$0].name }
    let parts = Finding.Part.joined(
      all.map { Finding.Part(item: $0.item, atoms: $0.atoms, days: $0.days) })
    let code = type(of: rule).code
    return Finding(
      type(of: rule),
      [
        cause.party.map { model[$0].name }, cause.node.map { model.name(of: $0) },
        cause.exposure.rawValue, cause.channel.map { model[$0].name },
        cause.last + (cause.bypassed.map { "（経由せず:\(model[$0].id)）" } ?? ""),
      ], in: model, party: cause.party, node: cause.node, exposure: cause.exposure,
      channel: cause.channel, passage: passage, scene: scene, parts: parts,
      evidence: evidence(code, cause.party, cause.node, cause.exposure, scene, parts),
      at: span(cause, passage),
      wording: { text in
        var text = text
        text.purposes = purposes
        text.bypassed = bypassed
        text.isUse = scene?.isUse ?? false
        let message = rule.message(text)
        return scene?.isEntry == true ? message : text.had(message)
      })
  }

  private func bypassed(_ id: Approval.ID) -> Message {
    let hops = model[id].through.map { model.name(of: $0) }
    return Message(
      ja: "承認「\(model[id].id)」は\(hops.map { "「\($0)」" }.joined(separator: "→"))を経由するとしているのに",
      en:
        "although '\(model[id].id)' leads through \(hops.map { "'\($0)'" }.joined(separator: " → "))"
    )
  }

  /// The same finding about some of its parts, with evidence and words that fit them. What an observation brings as evidence stays.
  func finding(_ finding: Finding, about parts: [Finding.Part]) -> Finding {
    let evidence =
      finding.scene == nil
      ? finding.evidence
      : evidence(
        finding.rule, finding.party, finding.node, finding.exposure, finding.scene, parts)
    return finding.about(parts, evidence, in: model)
  }

  // MARK: Evidence

  private func evidence(
    _ rule: String, _ party: Party.ID?, _ node: Node?, _ exposure: Exposure?,
    _ scene: Finding.Scene?, _ parts: [Finding.Part]
  ) -> Finding.Evidence {
    guard let scene, let exposure, let first = parts.first else { return Finding.Evidence() }
    var evidence = Finding.Evidence(
      path: path(to: scene.place, first, party, exposure),
      nearest: scene.bypassed ?? nearest(to: first, rule, party, node, exposure))
    guard let party else { return evidence }
    let timeline = facts.timeline(parts)
    if scene.bypassed != nil, let node {
      evidence.capacities = facts.reach.capacities(of: party, at: .node(node), timeline, exposure)
      return evidence
    }
    if scene.isUse, case .passage(let passage) = scene.place {
      let end = Place.node(model.end(of: passage))
      evidence.capacities = facts.reach.capacities(of: party, at: end, timeline, exposure)
      return evidence
    }
    if scene.isEntry, case .passage(let passage) = scene.place {
      evidence.capacities = facts.reach.capacities(
        of: party, receiving: passage, timeline, exposure)
      return evidence
    }
    evidence.capacities = facts.reach.capacities(of: party, at: scene.place, timeline, exposure)
    if exposure == .custody {
      evidence.stops = facts.reach.stops(of: party, at: scene.place, timeline)
    }
    return evidence
  }

  private func path(
    to place: Place, _ part: Finding.Part, _ party: Party.ID?, _ exposure: Exposure
  ) -> Path? {
    guard let atom = part.atoms.first else { return nil }
    let day = part.days.first
    switch place {
    case .passage(.flow(let flow)):
      // Flows that share a number and both ends are one cause: the first of them that carries the cell.
      return (flows[OneCause(flow, in: model)] ?? []).lazy.compactMap {
        facts.reach.path(over: $0, item: part.item, atom: atom, on: day)
      }.first
    case .passage(let passage):
      return facts.reach.path(
        over: passage, readBy: exposure == .read ? party : nil, item: part.item, atom: atom,
        on: day)
    case .node(let node):
      guard let party else {
        return facts.reach.path(to: node, item: part.item, atom: atom, on: day)
      }
      return facts.reach.path(
        of: party, at: node, item: part.item, atom: atom, on: day, exposure)
    }
  }

  private func span(_ cause: Cause, _ passage: Passage?) -> SourceSpan {
    if let passage { return model.span(of: passage) }
    return cause.node.map { model.span(of: $0) } ?? model.span
  }

  /// The approval that comes nearest to covering a part: the one that fits most of item, people, exposure and day.
  private func nearest(
    to part: Finding.Part, _ rule: String, _ party: Party.ID?, _ node: Node?, _ exposure: Exposure
  ) -> Approval.ID? {
    let candidates: [Approval.ID]
    switch (rule, party, node) {
    case (RecordedBeyondProcessing.code, _, .system(let id)?):
      candidates = model.processing(of: id)
    case (LeavesUnconnected.code, let party?, _): candidates = model.connections(with: party)
    case (WithoutApproval.code, let party?, _):
      candidates = model.approvalsElsewhere(of: party, than: node)
    case (_, let party?, _): candidates = model.approvals(of: party, at: node)
    case (_, nil, _): candidates = []
    }
    func fit(_ id: Approval.ID) -> Int {
      let coverage = Coverage(id, in: model)
      let people = coverage.people(of: part.item)
      let hasItem = people != nil
      let hasPeople = people.map(part.atoms.isSubset) ?? false
      let hasDay = model[id].periods.contains { $0.narrowest?.contains(part.days.first) ?? false }
      return [hasItem, hasItem && hasPeople, coverage.allows(exposure), hasDay]
        .reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
    }
    return candidates.map { (fit: fit($0), id: $0) }.max { ($0.fit, $1.id) < ($1.fit, $0.id) }?.id
  }
}
