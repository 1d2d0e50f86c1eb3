/// What only the joint reach of a group finds in one of its worlds (`docs/adr/0015`, 4 to 7).
struct JointJudging {
  private let joint: JointReach
  private let member: Int
  private let world: JointWorld
  private let reach: Reach
  private let alone: Reach
  private let facts: Facts

  /// The judging of a world that may have something that its model alone does not have.
  init(_ joint: JointReach, _ member: Int, on day: Day?) {
    self.joint = joint
    self.member = member
    alone = joint.alone(member)
    (world, reach) = joint.world(of: member)
    let news = JointNews(reach, beside: alone)
    let papers = JointPapers(things: joint.things, world: world, member: member)
    var model = reach.model
    model.borrowed.ownApprovals = model.approvals.count
    model.borrowed.exemptsNobody = true
    model.approvals = papers.own + papers.others(about: news)
    facts = Facts(reach.judged(by: model), on: day, news: news)
  }

  /// What is known of the world for whoever asks where things come from.
  var knowledge: JointSources.Knowledge {
    JointSources.Knowledge(world, reach, beyond: alone, joint.things)
  }

  /// What a rule finds that the model alone does not have, whoever is exempt.
  func violations(_ rule: any ReachRule) -> [Violation] { rule.check(facts).flatMap(new) }

  // MARK: What is new

  /// The parts of a violation that the model alone does not have.
  private func new(_ violation: Violation) -> [Violation] {
    guard violation.item.position < alone.model.items.count else { return [violation] }
    var left = [(days: violation.days, atoms: violation.atoms)]
    for piece in known(violation) {
      let cells = violation.exposure == .read ? piece.read : piece.all
      let atoms = cells.atoms(of: violation.item, shape: alone.shape)
      guard !atoms.intersection(violation.atoms).isEmpty else { continue }
      left = left.flatMap { days, rest -> [(days: DayRange, atoms: AtomSet)] in
        guard let shared = days.intersection(piece.days) else { return [(days, rest)] }
        return days.subtracting([shared]).map { ($0, rest) } + [(shared, rest.subtracting(atoms))]
      }.filter { !$0.atoms.isEmpty }
    }
    return left.map { days, atoms in
      var part = violation
      (part.days, part.atoms) = (days, atoms)
      return part
    }
  }

  /// What the model alone has at the place of a violation.
  private func known(_ violation: Violation) -> [Exposed] {
    switch (violation.place, violation.party) {
    case (.node(let node), let party?): return alone.had(by: party, at: node)
    case (.node(.system(let system)), nil): return alone.recorded(in: system)
    case (.node, nil): return []
    case (.passage(.flow(let flow)), let party?) where violation.bypassed != nil:
      return alone.passing(flow, of: party)
    case (.passage(let passage), let party?):
      return violation.isEntry
        ? alone.entered(party, by: passage) : alone.overheard(by: party, on: passage)
    case (.passage, nil): return []
    }
  }

  // MARK: Who is exempt, and where it comes from

  /// Whether whoever has it is exempt in every business that it comes from: nobody is of S108 and of the direct way, which ask what leaves
  /// this authority.
  private func isExempt(_ violation: Violation, _ sources: JointSources) -> Bool {
    guard violation.rule != LeavesUnconnected.code, violation.bypassed == nil else { return false }
    // Of a 本人 only what it has of others is a violation, wherever that comes from.
    guard let party = violation.party, reach.model[party].kind != .dataSubject else { return false }
    let sources = sources.of(world.itemNumbers[violation.item.position], in: member)
    return !sources.isEmpty
      && sources.allSatisfy { source in
        guard let there = joint.things.party(party, of: member, in: source) else { return false }
        return !Facts.isJudged(there, in: joint.things.models[source])
      }
  }

  /// A verdict on the model alone with what is found jointly.
  func added(to verdict: Verdict, _ sources: JointSources) -> Verdict {
    let grouping = Grouping(facts)
    var violations: [Violation] = []
    var findings: [Finding] = []
    for rule in Rules.joint {
      let broken = self.violations(rule).filter { !isExempt($0, sources) }
      violations += broken
      findings += grouping.findings(rule, broken)
    }
    return verdict.adding(violations, findings.map { told($0, sources) }, facts, grouping)
  }

  private func told(_ finding: Finding, _ known: JointSources) -> Finding {
    let numbers = Set(finding.items.map { world.itemNumbers[$0.position] })
    let sources = Set(numbers.flatMap { known.of($0, in: member) }).sorted()
    var told = finding
    told.tellJointly(
      from: sources.map { joint.things.models[$0].title },
      related: sources.flatMap { related(finding, $0) })
    return told
  }

  /// Where what a finding's path takes over from another business is in that: the flow that last brings it there.
  private func related(_ finding: Finding, _ source: Int) -> [Finding.Related] {
    guard case .imported(let node, let item, let day)? = finding.path?.steps.first,
      let there = joint.things.node(reach.wiring.number(of: node), of: member, in: source)
    else { return [] }
    let (world, other) = joint.world(of: source)
    let number = self.world.itemNumbers[item.position]
    guard let itemThere = world.item(number), itemThere.position < other.shape.items,
      let atom = other.segment(of: other.wiring.node(there), on: day).contents
        .cells(shape: other.shape).atoms(of: itemThere, shape: other.shape).members.first,
      let path = other.path(to: other.wiring.node(there), item: itemThere, atom: atom, on: day)
    else { return [] }
    let model = joint.things.models[source]
    let flows = path.flows.map { Finding.Related(model[$0].span, of: model) }
    return flows.isEmpty ? [Finding.Related(model.span, of: model)] : flows
  }
}

extension Rules {
  /// Those that are asked of what only several businesses together have: purposes are judged by each for itself.
  static let joint: [any ReachRule] = reach.filter { type(of: $0).code != OtherPurpose.code }
}
