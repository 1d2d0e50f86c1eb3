import NagarezuCore

/// The fast engine's answers in the slow engine's words, so that the two can be compared as sets.
public enum FastAnswers {
  /// What stands at a node on a day.
  public static func contents(_ reach: Reach, of node: Node, on day: Day) -> Set<SlowFact> {
    let copies = reach.contents(of: node, on: day)
    var facts: Set<SlowFact> = []
    for key in [nil] + reach.model.keyIDs.map(Optional.some) {
      let cells = copies.cells(key, shape: reach.shape)
      for item in cells.items(shape: reach.shape) {
        for atom in cells.atoms(of: item, shape: reach.shape).members {
          facts.insert(SlowFact(item: item.position, atom: atom, key: key?.position))
        }
      }
    }
    return facts
  }

  /// The violated cells of a verdict on the given days.
  public static func cells(_ verdict: Verdict, days: ClosedRange<Int32>) -> Set<SlowCell> {
    var cells: Set<SlowCell> = []
    for violation in verdict.violations {
      let place = place(of: violation, in: verdict.model)
      for (atom, day) in violation.cells(on: days) {
        cells.insert(
          SlowCell(
            rule: violation.rule, party: violation.party?.position ?? -1, place: place,
            item: violation.item.position, atom: atom, exposure: violation.exposure, day: day))
      }
    }
    return cells
  }

  /// The violated cells that only several models together have, on the given days.
  public static func jointCells(
    _ models: [Model], days: ClosedRange<Int32>
  ) -> Set<SlowJointCell> {
    var cells: Set<SlowJointCell> = []
    let alone = AmongBusinesses.verdicts(models, joint: nil)
    for (index, verdict) in AmongBusinesses.verdicts(models).enumerated() {
      let model = verdict.model
      for violation in verdict.violations.dropFirst(alone[index].violations.count) {
        let place = place(of: violation, in: model)
        for (atom, day) in violation.cells(on: days) {
          cells.insert(
            SlowJointCell(
              model: index, rule: violation.rule,
              party: violation.party.map { model[$0].name } ?? "", place: place,
              item: model[violation.item].name, atom: atom, exposure: violation.exposure, day: day))
        }
      }
    }
    return cells
  }

  private static func place(of violation: Violation, in model: Model) -> String {
    let entries = ["S103", "S108", "S109"]
    if entries.contains(violation.rule), case .passage(let passage) = violation.place {
      return name(of: passage)
    }
    return place(of: violation.place, in: model)
  }

  private static func name(of passage: Passage) -> String {
    switch passage {
    case .flow(let id): "flow \(id.position)"
    case .reader(let system, let index): "reader \(index) of system \(system.position)"
    case .succession(let system, let index):
      "succession \(index) of system \(system.position)"
    }
  }

  /// The findings about papers that the slow engine knows of: rule and approval.
  public static func papers(_ verdict: Verdict) -> Set<String> {
    Set(
      verdict.findings.filter { ["C201", "C202"].contains($0.rule) }.compactMap { finding in
        finding.approval.map { "\(finding.rule) \(verdict.model[$0].id)" }
      })
  }

  /// What everybody has on a day, the highest exposure of each.
  public static func seen(_ reach: Reach, on day: Day) -> Set<SlowSeen> {
    var best: [[Int]: Exposure] = [:]
    for item in reach.model.itemIDs {
      for sighting in WhoSees(item, on: day).answer(reach) where sighting.manner == .direct {
        for atom in sighting.atoms.members {
          let key = [sighting.party.position, item.position, atom]
          best[key] = max(best[key] ?? .custody, sighting.exposure)
        }
      }
    }
    return Set(
      best.map { SlowSeen(party: $0.key[0], item: $0.key[1], atom: $0.key[2], exposure: $0.value) })
  }
}

extension FastAnswers {
  /// What everybody can tell on a day from what they read, without reading it.
  public static func told(_ reach: Reach, on day: Day) -> Set<SlowSeen> {
    let told = reach.model.itemIDs.flatMap { WhoSees($0, on: day).answer(reach) }
      .filter { $0.manner != .direct }
    return Set(
      told.flatMap { sighting in
        sighting.atoms.members.map {
          SlowSeen(
            party: sighting.party.position, item: sighting.item.position, atom: $0,
            exposure: sighting.exposure)
        }
      })
  }

  /// The list of who has what, on one day.
  public static func standings(_ reach: Reach, on day: Day) -> Set<SlowStanding> {
    var found: Set<SlowStanding> = []
    for possession in reach.possessions(during: DayRange(on: day)) {
      let place = place(of: possession.place, in: reach.model)
      for piece in possession.pieces {
        for exposure in [Exposure.read, .custody] {
          for item in piece[exposure].items(shape: reach.shape) {
            for atom in piece[exposure].atoms(of: item, shape: reach.shape).members {
              let capacities = reach.capacities(
                of: possession, item, AtomSet(count: reach.model.population.count, [atom]),
                exposure, during: [piece.days])
              found.insert(
                SlowStanding(
                  place: place, party: possession.party.position, item: item.position, atom: atom,
                  exposure: exposure, capacities: Set(capacities.map(word))))
            }
          }
        }
      }
    }
    return found
  }

  private static func place(of place: Place, in model: Model) -> String {
    switch place {
    case .node(.system(let id)): "system \(id.position)"
    case .node(.party(let id)): "party \(id.position)"
    case .passage(let passage): "channel of \(name(of: passage))"
    }
  }

  private static func word(_ capacity: Capacity) -> String {
    switch capacity {
    case .operator(let id): "operator of system \(id.position)"
    case .reader(let id, let index): "reader \(index) of system \(id.position)"
    case .site(let id): "site \(id.position)"
    case .channel(let id): "channel \(id.position)"
    case .hands: "in hand"
    case .key(let id): "key \(id.position)"
    }
  }
}

extension Violation {
  /// Its people, day by day, on some days.
  public func cells(on days: ClosedRange<Int32>) -> [(atom: Int, day: Int32)] {
    let first = max(self.days.first.number, days.lowerBound)
    let last = min(self.days.last.number, days.upperBound)
    guard first <= last else { return [] }
    return atoms.members.flatMap { atom in (first...last).map { (atom, $0) } }
  }
}
