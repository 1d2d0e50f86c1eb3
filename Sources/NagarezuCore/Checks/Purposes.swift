/// What S109 blames (`docs/adr/0008`, 15).
extension Facts {
  /// (a): what a passage brings into hands, and papers cover, of which none names the purpose.
  func entries(by passage: Passage, for purpose: Purpose.ID) -> [Violation] {
    reach.receivers(of: passage).filter { Facts.isJudged($0, in: model) }.flatMap { party in
      let papers = readings.coverages(of: party, at: model.end(of: passage))
      return violations(
        of: party, passage, purpose, isUse: false, against: papers,
        in: { $0.enteredOrdinary(party, by: passage) }
      ) { slice, exposure in
        slice.covered(exposure).subtracting(slice.covered(exposure, by: .purpose(purpose)))
      }
    }
  }

  /// (b): what a passage takes from a node of the authority for a purpose for which that does not have it, and no paper names.
  func uses(by passage: Passage, for purpose: Purpose.ID, _ lenders: Lenders) -> [Violation] {
    let origin = model.origin(of: passage)
    guard model.hands(of: origin).contains(where: { model.isOfAuthority($0) }) else { return [] }
    let loans = Loans(reach, lenders, of: purpose, at: origin, for: passage)
    return model.farHands(of: passage).flatMap { party -> [Violation] in
      let others = reach.othersData(than: party)
      if model[party].kind == .dataSubject, others == nil { return [] }
      let papers = Coverages(
        model.papersOfUse(by: party, of: origin).filter {
          model.approvals[$0.position].purposes.contains(purpose)
        }, exposure: .read, in: reach)
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
        leavesAuthority(passage, on: slice) ? slice.uncovered(exposure) : Cells()
      }
    }
  }

  /// Whether a passage takes something out of hands of the authority on the days of a slice.
  func leavesAuthority(_ passage: Passage, on slice: Slice) -> Bool {
    reach.givers(of: passage, on: slice.exposed.days.first).contains { model.isOfAuthority($0) }
  }

  private func violations(
    of party: Party.ID, _ passage: Passage, _ purpose: Purpose.ID, isUse: Bool,
    against papers: Coverages, in timeline: Timeline, blamed: (Slice, Exposure) -> Cells
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
      withAncestors(party) + hands(of: origin).filter { isOfAuthority($0) } + sections)
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

/// What gives which node something for which purpose, found once for all passages.
struct Lenders {
  private struct Key: Hashable {
    let node: Node
    let purpose: Purpose.ID
  }

  private var holdings: [Key: [(System.ID, Int)]] = [:]
  private var flows: [Key: [Flow.ID]] = [:]

  init(_ model: Model) {
    for id in model.systemIDs {
      for (index, holding) in model[id].holdings.enumerated() where !holding.purposes.isEmpty {
        for (node, purpose) in model.withOuter(id).flatMap({ outer in
          holding.purposes.map { (Node.system(outer), $0) }
        }) {
          holdings[Key(node: node, purpose: purpose), default: []].append((id, index))
        }
      }
    }
    for id in model.flowIDs {
      for purpose in model[id].purposes {
        flows[Key(node: model[id].to, purpose: purpose), default: []].append(id)
      }
    }
  }

  /// The holdings of a system and of those inside it.
  func holdings(at node: Node, for purpose: Purpose.ID) -> [(System.ID, Int)] {
    holdings[Key(node: node, purpose: purpose)] ?? []
  }

  func flows(into node: Node, for purpose: Purpose.ID) -> [Flow.ID] {
    flows[Key(node: node, purpose: purpose)] ?? []
  }
}

/// From which day on a node has which cells for a purpose: by holdings there or in systems inside it, and by other flows into it.
private struct Loans {
  private var found: [(from: Day, cells: Cells)] = []
  private let reach: Reach

  init(
    _ reach: Reach, _ lenders: Lenders, of purpose: Purpose.ID, at node: Node, for passage: Passage
  ) {
    self.reach = reach
    let model = reach.model
    let start: Bound? =
      switch passage {
      case .flow(let id): model[id].period.start
      case .reader(let system, let index): model[system].readers[index].period.start
      case .succession: nil
      }
    for (system, index) in lenders.holdings(at: node, for: purpose) {
      let holding = model[system].holdings[index]
      add(
        Cells(shape: reach.shape, items: holding.items, atoms: holding.subjects),
        from: Self.firstDay(holding.period.start, as: start))
    }
    for id in lenders.flows(into: node, for: purpose) {
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
      let made = reach.lineage.derived[item.position]
      all.insert(made, atoms, shape: reach.shape)
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
