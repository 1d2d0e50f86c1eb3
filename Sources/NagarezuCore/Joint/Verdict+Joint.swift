extension Verdict {
  /// The same judgement with what only several businesses together have.
  func adding(
    _ violations: [Violation], _ findings: [Finding], _ facts: Facts, _ grouping: Grouping
  ) -> Verdict {
    let world = facts.model
    var verdict = self
    verdict.model.borrowed = Borrowed(
      items: Array(world.items.dropFirst(model.items.count)),
      keys: Array(world.keys.dropFirst(model.keys.count)),
      approvals: Array(world.approvals.dropFirst(model.approvals.count)))
    let waiving = Waiving(facts, grouping, judged: [], isJoint: true).apply(to: findings)
    verdict.findings = (self.findings + waiving.findings).sorted(by: Verdict.order)
    verdict.violations += violations
    verdict.unmatchedWaivers += waiving.unmatched
    verdict.openWaivers = openWaivers.map { open in
      waiving.open.first { $0.waiver == open.waiver } ?? open
    }
    return verdict
  }

  /// The same judgement of a model of which it is known who else shares its parts: without the gaps that speak of them, and on what it
  /// stands instead (`docs/adr/0015`, 8).
  func standing(on assumptions: [Model.Assumption], without gaps: Set<String>) -> Verdict {
    var verdict = self
    verdict.model.assumptions = assumptions
    verdict.gaps.removeAll { $0.kind == .shared && gaps.contains($0.id) }
    return verdict
  }
}
