/// What S109 blames (`docs/adr/0008`, 15).
extension Facts {
  /// (a): what a passage brings into hands, and papers cover, of which none names the purpose.
  func entries(by passage: Passage, for purpose: Purpose.ID) -> [Violation] {
    reach.receivers(of: passage).filter { Facts.isJudged($0, in: model) }.flatMap { party in
      let papers = model.approvals(of: party, at: model.end(of: passage)).flatMap {
        Coverage.all(of: $0, in: model, shape: reach.shape)
      }
      return violations(
        of: party, passage, purpose, isUse: false, against: papers,
        in: { $0.enteredOrdinary(party, by: passage) }
      ) { slice, exposure in
        var covered = Cells(shape: reach.shape)
        var named = Cells(shape: reach.shape)
        for (coverage, read, custody) in slice.covering {
          let cells = exposure == .read ? read : custody
          covered.formUnion(cells)
          if model[coverage.approval].purposes.contains(purpose) { named.formUnion(cells) }
        }
        return covered.subtracting(named)
      }
    }
  }

  /// (b): what a passage takes from a node of the authority for a purpose for which that does not have it, and no paper names.
  func uses(by passage: Passage, for purpose: Purpose.ID) -> [Violation] {
    let origin = model.origin(of: passage)
    guard model.hands(of: origin).contains(where: model.isOfAuthority) else { return [] }
    let loans = Loans(reach, of: purpose, at: origin, for: passage)
    return model.farHands(of: passage).flatMap { party -> [Violation] in
      let others = reach.othersData(than: party)
      if model[party].kind == .dataSubject, others == nil { return [] }
      let papers = model.papersOfUse(by: party, of: origin).filter {
        model[$0].purposes.contains(purpose)
      }.flatMap { Coverage.all(of: $0, in: model, shape: reach.shape, exposure: .read) }
      return violations(
        of: party, passage, purpose, isUse: true, against: papers,
        in: { reach in
          reach.handed(to: party, by: passage).flatMap(loans.left).map { piece in
            var piece = piece
            if let others { piece.limit(to: others) }
            return piece
          }.filter { !$0.isEmpty }
        }
      ) { slice, exposure in
        leavesAuthority(passage, on: slice) ? slice.uncovered(exposure) : Cells(shape: reach.shape)
      }
    }
  }

  /// Whether a passage takes something out of hands of the authority on the days of a slice.
  func leavesAuthority(_ passage: Passage, on slice: Slice) -> Bool {
    reach.givers(of: passage, on: slice.exposed.days.first).contains(where: model.isOfAuthority)
  }

  private func violations(
    of party: Party.ID, _ passage: Passage, _ purpose: Purpose.ID, isUse: Bool,
    against papers: [Coverage], in timeline: Timeline, blamed: (Slice, Exposure) -> Cells
  ) -> [Violation] {
    readings.slices(of: timeline, at: .passage(passage), against: papers, within: window)
      .flatMap { slice in
      [Exposure.read, .custody].flatMap { exposure in
        blamed(slice, exposure).rows(shape: reach.shape).map { item, atoms in
          Violation(
            rule: OtherPurpose.code, party: party, place: .passage(passage), isEntry: true,
            isUse: isUse, purposes: [purpose], passage: passage, item: item, atoms: atoms,
            exposure: exposure, days: slice.exposed.days)
        }
      }
    }
  }
}

extension Model {
  /// The papers that may allow a party a purpose for which a node does not have something, in order: to the party or what it is a part
  /// of, to the 保有課, or to the section that operates the node.
  func papersOfUse(by party: Party.ID, of origin: Node) -> [Approval.ID] {
    let named = Set(
      withAncestors(party) + hands(of: origin).filter(isOfAuthority) + sections)
    return papers.of(named.map { .party($0) }).filter { id in
      switch approvals[id.position].kind {
      case .otherPurpose, .provision, .statute, .consent: return true
      case .entrustment, .subcontract, .connection, .processing: return false
      }
    }
  }

  /// Whether two flows are one that was written both ways: it does not vouch for itself.
  fileprivate func isOneFlow(_ a: Flow.ID, _ b: Flow.ID) -> Bool {
    let (one, other) = (self[a], self[b])
    return a == b
      || (one.number == other.number && one.isReturn != other.isReturn && one.from == other.to
        && one.to == other.from)
  }
}

/// From which day on a node has which cells for a purpose: by holdings there or in systems inside it, and by other flows into it.
private struct Loans {
  private var found: [(from: Day, cells: Cells)] = []
  private let reach: Reach

  init(_ reach: Reach, of purpose: Purpose.ID, at node: Node, for passage: Passage) {
    self.reach = reach
    let model = reach.model
    let start: Bound? =
      switch passage {
      case .flow(let id): model[id].period.start
      case .reader(let system, let index): model[system].readers[index].period.start
      case .succession: nil
      }
    for case .system(let inner) in [node] + reach.inside(node) {
      for holding in model[inner].holdings where holding.purposes.contains(purpose) {
        add(
          Cells(shape: reach.shape, items: holding.items, atoms: holding.subjects),
          from: Self.firstDay(holding.period.start, as: start))
      }
    }
    for id in reach.flows(into: node) where model[id].purposes.contains(purpose) {
      if case .flow(let asking) = passage, model.isOneFlow(id, asking) { continue }
      let first = Self.firstDay(model[id].period.start, as: start)
      for (days, copies) in reach.carried(by: id) {
        add(copies.cells(shape: reach.shape), from: max(first, days.first))
      }
    }
  }

  /// The first day on which something has surely begun; the same imprecise date is the same day.
  private static func firstDay(_ start: Bound?, as other: Bound?) -> Day {
    guard let start else { return .distantPast }
    return start.earliest == other?.earliest && start.latest == other?.latest
      ? start.earliest : start.latest
  }

  /// Lends some cells and those of all that is made from their items.
  private mutating func add(_ cells: Cells, from day: Day) {
    var all = cells
    for (item, atoms) in cells.rows(shape: reach.shape) {
      all.formUnion(
        Cells(shape: reach.shape, items: reach.lineage.derived[item.position], atoms: atoms))
    }
    found.append((day, all))
  }

  /// What is left of something when what is lent on its days is taken off, in order of days.
  func left(of piece: Exposed) -> [Exposed] {
    piece.days.cut(at: Set(found.map(\.from)).sorted()).map { days in
      var rest = piece
      rest.days = days
      for loan in found where loan.from <= days.first {
        rest.read.subtract(loan.cells)
        rest.custody.subtract(loan.cells)
      }
      return rest
    }
  }
}

extension Reach {
  /// What a passage hands to a party that operates its end, or that looks, in order of days; but for what is 独自.
  fileprivate func handed(to party: Party.ID, by passage: Passage) -> [Exposed] {
    switch passage {
    case .reader, .succession: return enteredOrdinary(party, by: passage)
    case .flow(let id):
      let ordinary = ordinary(on: passage)
      return carried(by: id).filter { piece in
        model(on: piece.days.first).hands(of: model[id].to).contains(party)
      }.map { days, copies in
        let kept = stored(copies, at: model[id].to)
        let read = readable(kept, by: party, on: days.first)
        let all = kept.cells(shape: shape)
        return Exposed(days: days, read: read, custody: all.subtracting(read)).limited(to: ordinary)
      }
    }
  }
}
