/// What a rule about how the model fits together found: all of a finding but its final parts, as several may come out with one id.
public struct Observation: Sendable {
  var rule: any ModelRule.Type
  /// Where it is graver or lighter than its rule; `nil` for as grave.
  var severity: Severity?
  /// The parts of the id behind the rule: names, never items, lines or days.
  var about: [String?]
  var party: Party.ID?
  var node: Node?
  var channel: Channel.ID?
  var approval: Approval.ID?
  /// What it is about, in order; empty where it is about papers or names. A waiver of one with parts names items and people.
  var parts: [Finding.Part]
  /// As ``Finding/extent``.
  var extent: Set<String> = []
  var path: Path?
  /// The approval shown as nearest: unless a rule says otherwise, the one it is about.
  var nearest: Approval.ID?
  /// In what capacities its party has what it is about, where that is what the rule speaks of.
  var capacities: [Capacity]
  var span: SourceSpan
  /// The other places that one must look at, in order.
  var related: [Finding.Related]
  /// The sentence, said again when a waiver has taken some of the parts away.
  var wording: @Sendable (FindingText) -> Message

  init(
    _ rule: any ModelRule.Type, _ about: [String?], severity: Severity? = nil,
    party: Party.ID? = nil, node: Node? = nil, channel: Channel.ID? = nil,
    approval: Approval.ID? = nil, parts: [Finding.Part] = [], path: Path? = nil,
    nearest: Approval.ID?? = nil, capacities: [Capacity] = [], at span: SourceSpan,
    related: [Finding.Related] = [], wording: @escaping @Sendable (FindingText) -> Message
  ) {
    self.rule = rule
    self.severity = severity
    self.about = about
    self.party = party
    self.node = node
    self.channel = channel
    self.approval = approval
    self.parts = parts
    self.path = path
    self.nearest = nearest ?? approval
    self.capacities = capacities
    self.span = span
    self.related = related
    self.wording = wording
  }
}

extension Observation {
  /// What is wrong with one paper, whatever flows: found again by the paper's id, with the papers it stands on beside it.
  ///
  /// - Parameter extent: all that it is about, where the sentence leaves some of that out.
  static func ofPaper(
    _ rule: any ModelRule.Type, _ id: Approval.ID, _ sentence: Message,
    extent: Set<String> = [], in model: Model
  ) -> Observation {
    let paper = model[id]
    let party: Party.ID? = if case .party(let id) = paper.target { id } else { nil }
    var found = Observation(
      rule, [party.map { model[$0].name }, nil, nil, nil, paper.id], party: party, approval: id,
      nearest: .some(paper.parents.first), at: paper.span,
      related: paper.parents.dropFirst().map {
        Finding.Related(
          span: model[$0].span, message: Message(ja: model[$0].id, en: model[$0].id))
      }
    ) { _ in sentence }
    found.extent = extent
    return found
  }

  /// The sentence about its own parts.
  func message(in model: Model) -> Message {
    wording(FindingText(party, node, channel, parts, in: model))
  }

  /// The finding that it makes together with others of the same id, whose places stand beside it.
  func finding(with others: [Observation], in model: Model) -> Finding {
    let all = [self] + others
    return Finding(
      rule, about, severities: all.map(\.severity), in: model,
      party: party, node: node, channel: channel, approval: approval,
      parts: Finding.Part.joined(all.flatMap(\.parts)),
      extent: all.reduce(into: []) { $0.formUnion($1.extent) },
      evidence: Finding.Evidence(
        path: path, nearest: nearest,
        capacities: Set(all.flatMap(\.capacities)).sorted()),
      at: span,
      related: others.reduce(related) { known, other in
        known + [Finding.Related(span: other.span, message: other.message(in: model))]
          + other.related
      }, wording: wording)
  }
}

extension Grouping {
  /// The findings of a rule about how the model fits together, in order of id. Two that come out with one id are one.
  func findings(_ observations: [Observation]) -> [Finding] {
    Dictionary(grouping: observations) { Self.id([$0.rule.code] + $0.about) }.values
      .compactMap { group in
        group.first?.finding(with: Array(group.dropFirst()), in: facts.model)
      }
      .sorted { $0.id.precedesByBytes($1.id) }
  }
}
