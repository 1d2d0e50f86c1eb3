/// What a rule about the model as a whole found: one finding, already put together.
public struct Observation: Sendable {
  public var rule: String
  public var severity: Severity
  /// The parts of the id behind the rule: names, never items, lines or days.
  var about: [String?]
  var party: Party.ID?
  var node: Node?
  var channel: Channel.ID?
  var approval: Approval.ID?
  /// What it is about, in order; empty where it is about papers or names. A waiver of one with cells names items and people.
  var cells: [Finding.Cell]
  var path: Path?
  var span: SourceSpan
  /// The other places that one must look at, in order.
  var related: [Finding.Related]
  /// The sentence, said again when a waiver has taken some of the cells away.
  var wording: @Sendable (FindingText) -> Message

  init(
    _ rule: any ModelRule.Type, _ about: [String?], severity: Severity? = nil,
    party: Party.ID? = nil, node: Node? = nil, channel: Channel.ID? = nil,
    approval: Approval.ID? = nil, cells: [Finding.Cell] = [], path: Path? = nil,
    at span: SourceSpan,
    related: [Finding.Related] = [], wording: @escaping @Sendable (FindingText) -> Message
  ) {
    self.rule = rule.code
    self.severity = severity ?? rule.severity
    self.about = about
    self.party = party
    self.node = node
    self.channel = channel
    self.approval = approval
    self.cells = cells
    self.path = path
    self.span = span
    self.related = related
    self.wording = wording
  }
}

extension Grouping {
  /// The findings of a rule about the model as a whole, in order of id. Two that come out with one id are one.
  func findings(_ observations: [Observation]) -> [Finding] {
    var found: [Finding] = []
    for observation in observations {
      let id = Self.id([observation.rule] + observation.about)
      if let index = found.firstIndex(where: { $0.id == id }) {
        let other = reworded(finding(observation, id), about: observation.cells)
        found[index].cells += observation.cells
        found[index].related +=
          [Finding.Related(span: other.span, message: other.message)] + observation.related
        found[index].severity = max(found[index].severity, observation.severity)
      } else {
        found.append(finding(observation, id))
      }
    }
    return found.map { reworded($0, about: Self.sorted($0.cells)) }
      .sorted { $0.id.precedesByBytes($1.id) }
  }

  private func finding(_ observation: Observation, _ id: String) -> Finding {
    Finding(
      id: id, rule: observation.rule, severity: observation.severity, party: observation.party,
      node: observation.node, exposure: nil, channel: observation.channel, passage: nil, place: nil,
      approval: observation.approval, cells: observation.cells, waiver: nil,
      path: observation.path, nearest: observation.approval, span: observation.span,
      message: Message(ja: "", en: ""), related: observation.related,
      wording: observation.wording)
  }

  /// The same finding about these cells, in words that fit them.
  func reworded(_ finding: Finding, about cells: [Finding.Cell]) -> Finding {
    var result = finding
    result.cells = cells
    if let wording = result.wording { result.message = wording(text(of: result)) }
    return result
  }
}
