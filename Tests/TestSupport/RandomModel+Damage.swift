import NagarezuCore

extension RandomDraft {
  /// Spoils one thing: an item, an atom, a day, a channel or the exposure of one approval, or the approval itself.
  ///
  /// A spoilt thing may still be covered by another approval; that is a near miss too.
  mutating func damage() {
    guard let spoilt = random.pick(Array(model.approvals.indices)) else { return }
    var approval = model.approvals[spoilt]
    switch random.below(12) {
    case 0, 1: dropItem(from: &approval)
    case 2:
      let atoms = approval.subjects.members
      approval.subjects = AtomSet(
        count: model.population.count, random.some(atoms.count - 1, of: atoms))
    case 3...5:
      if model.purposes.isEmpty || random.chance(40) {
        shorten(&approval)
      } else {
        approval.purposes.removeAll { _ in random.chance(60) }
      }
    case 6: approval.exposure = .custody
    case 7:
      approval.channels.removeAll { _ in random.chance(50) }
      approval.media.removeAll { _ in random.chance(50) }
    case 8: misdirect(&approval)
    case 9 where random.chance(50): narrow(&approval)
    case 9: approval.items = .unknown
    case 10:
      approval.subjects = model.population.nobody
      approval.statesSubjects = false
    default: approval.periods = []
    }
    model.approvals[spoilt] = approval
  }

  private mutating func dropItem(from approval: inout Approval) {
    let items = model.resolved(approval.items)
    if case .all = approval.items {
      approval.items = .all(except: random.some(1, of: model.itemIDs))
    } else if items.count > 1 {
      approval.items = .named(random.some(items.count - 1, of: items))
    } else if let other = random.pick(model.itemIDs) {
      approval.items = .named([other])
    }
  }

  /// Takes a day off one end, closes an open one, or makes a day a vague date.
  private mutating func shorten(_ approval: inout Approval) {
    guard let at = random.pick(Array(approval.periods.indices)) else { return }
    let period = approval.periods[at]
    var shorter = period
    if random.chance(50) {
      let start = period.start?.latest.next ?? Day(number: Int32(random.below(4)))
      shorter.start =
        random.chance(30) ? Bound(earliest: start.previous, latest: start) : Bound(start)
    } else {
      let end = period.end?.earliest.previous ?? Day(number: Int32(Self.lastDay - random.below(4)))
      shorter.end = random.chance(30) ? Bound(earliest: end, latest: end.next) : Bound(end)
    }
    if shorter.isWellFormed { approval.periods[at] = shorter }
  }

  private mutating func misdirect(_ approval: inout Approval) {
    switch approval.target {
    case .party:
      if random.chance(50) {
        approval.target = .party(random.pick(operators) ?? model.authority)
      } else {
        approval.kind = approval.kind == .connection ? .consent : .connection
        approval.parents = []
        (approval.ends, approval.through) = ([], [])
      }
    case .system:
      if let system = random.pick(model.systemIDs) { approval.target = .system(system) }
    }
  }
}
