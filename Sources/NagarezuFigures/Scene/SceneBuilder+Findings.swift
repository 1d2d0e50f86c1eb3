import NagarezuCore

extension SceneBuilder {
  /// Marks every finding and gap where it is, and lists them; the subtitle says how many there are and of which days.
  ///
  /// Gives, for each note of the list, where it is marked; nowhere for what has no place in the figure, such as a
  /// list of items that is assumed.
  mutating func mark(_ verdict: Verdict) -> [[Place]] {
    var places: [[Place]] = []
    for finding in verdict.findings {
      let place = self.places(of: finding)
      let status: Scene.RuleCode.Status =
        finding.isWaived ? .waived : (finding.severity == .warning ? .warning : .standing)
      let code = Scene.RuleCode(code: finding.rule, status: status)
      add(code, to: place)
      scene.findings.append(
        .init(ruleCode: code, head: head(place), sentence: sentence(of: finding)))
      places.append(place)
    }
    for gap in verdict.gaps {
      let place = self.places(at: gap.span)
      let code = Scene.RuleCode(code: gap.kind.rawValue, status: .gap)
      add(code, to: place)
      scene.findings.append(
        .init(ruleCode: code, head: head(place), sentence: gap.message[language]))
      places.append(place)
    }
    say(
      FigureWords.verdict(
        findings: verdict.errors.count, warnings: verdict.warnings.count,
        waived: verdict.findings.count - verdict.standing.count, gaps: verdict.gaps.count,
        days: FigureWords.days(verdict.day)[language])[language])
    return places
  }

  private func sentence(of finding: Finding) -> String {
    let words = finding.message[language]
    guard let waiver = finding.waiver.map({ model[$0] }) else { return words }
    return FigureWords.waived(
      words, reason: waiver.reason, owner: waiver.owner, until: waiver.until)[language]
  }

  private mutating func add(_ code: Scene.RuleCode, to places: [Place]) {
    func append(_ codes: inout [Scene.RuleCode]) { if !codes.contains(code) { codes.append(code) } }
    for place in places {
      switch place {
      case .arrow(let arrow): append(&scene.arrows[arrow].ruleCodes)
      case .end(.box(let box)): append(&scene.boxes[box].ruleCodes)
      case .end(.frame(let frame)): append(&scene.frames[frame].ruleCodes)
      }
    }
  }

  /// Where a note is, in words: `① A → B` or a name.
  private func head(_ places: [Place]) -> String {
    switch places.first {
    case .arrow(let position):
      let arrow = scene.arrows[position]
      let sign = arrow.isTwoWay ? " ⇄ " : " → "
      return (arrow.shownNumber.map { $0 + " " } ?? "") + scene.name(of: arrow.from) + sign
        + scene.name(of: arrow.to)
    case .end(let end): return scene.name(of: end)
    case nil: return ""
    }
  }

  // MARK: - Places

  /// Where a finding shows: the arrow that brought it, else the box that has it, else who it is about.
  private func places(of finding: Finding) -> [Place] {
    if let arrow = finding.passage.flatMap({ arrow(of: $0) }) { return [.arrow(arrow)] }
    if case .reader(let system, _) = finding.passage, let end = end(of: .system(system)) {
      return [.end(end)]
    }
    if let end = finding.node.flatMap({ end(of: $0) }) { return [.end(end)] }
    if let party = finding.party.flatMap({ place(of: $0) }) { return [party] }
    return finding.approval.map { places(of: model[$0].target) } ?? []
  }

  private func places(of target: Approval.Target) -> [Place] {
    switch target {
    case .party(let party): place(of: party).map { [$0] } ?? []
    case .system(let system): end(of: .system(system)).map { [.end($0)] } ?? []
    }
  }

  private func arrow(of passage: Passage) -> Int? {
    passages.firstIndex { $0.contains(passage) }
  }

  /// The frame or box of a party, or of what it is a part of; else the first box in its hands, or the first site that
  /// it runs.
  private func place(of party: Party.ID) -> Place? {
    for one in model.withAncestors(party) {
      if let frame = partyFrames[one] { return .end(.frame(frame)) }
      if let box = boxes[.party(one)] { return .end(.box(box)) }
      let systems = model.systemIDs.filter { model[$0].operators.contains(one) }
      if let end = systems.lazy.compactMap({ end(of: .system($0)) }).first { return .end(end) }
      let sites = siteFrames.filter { model[$0.key.site].operators.contains(one) }
      if let frame = sites.values.min() { return .end(.frame(frame)) }
    }
    return nil
  }

  /// Where the thing that stands at a place in the files is drawn: a gap knows no more.
  private func places(at span: SourceSpan) -> [Place] {
    let flows = model.flowIDs.filter { model[$0].span == span }
    if let arrow = flows.lazy.compactMap({ self.arrow(of: .flow($0)) }).first {
      return [.arrow(arrow)]
    }
    for id in model.systemIDs {
      let system = model[id]
      if let reader = system.readers.firstIndex(where: { $0.span == span }) {
        if let arrow = arrow(of: .reader(id, reader)) { return [.arrow(arrow)] }
        return end(of: .system(id)).map { [.end($0)] } ?? []
      }
      if system.span == span || system.holdings.contains(where: { $0.span == span }) {
        return end(of: .system(id)).map { [.end($0)] } ?? []
      }
    }
    let sites = siteFrames.filter { model[$0.key.site].span == span }.values.sorted()
    if !sites.isEmpty { return sites.map { .end(.frame($0)) } }
    let paper = model.approvals.first { $0.span == span }
    return paper.map { places(of: $0.target) } ?? []
  }
}
