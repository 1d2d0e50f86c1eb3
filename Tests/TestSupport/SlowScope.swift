import NagarezuCore

/// An approval in positions.
struct SlowApproval {
  let kind: Approval.Kind
  let target: Approval.Target
  /// Shape: item → whether the approval covers it; unknown items cover nothing.
  let covers: [Bool]
  /// Shape: atom → whether the approval covers it.
  let concerns: [Bool]
  let exposure: Exposure
  /// Empty where none can be read.
  let periods: [Period]
  /// Position in the model's list.
  let index: Int
}

/// Which approvals cover a cell: ADR 0001 rules 20 and 21.
final class SlowScope {
  /// With the papers that are asked, which may be more than those of the reach (0015.5).
  let tables: SlowModel
  private let days: ClosedRange<Int32>
  private let approvals: [SlowApproval]
  /// Shape: reading of the dates → day → what is there then by itself; filled when asked.
  private var present: [DateReading: [Day: [SlowKey: Exposure]]] = [:]
  /// Shape: reading of the dates → day → what those who have left still have and is judged; filled when asked.
  private var left: [DateReading: [Day: [SlowKey: Exposure]]] = [:]
  /// Shape: reading of the dates → that reach.
  private var reaches: [DateReading: SlowReach] = [:]
  /// Answers of ``approvals(of:at:)``, which is asked for every cell of every day.
  private var answered: [[Int]: [SlowApproval]] = [:]

  init(_ tables: SlowModel, days: ClosedRange<Int32>) {
    self.tables = tables
    self.days = days
    approvals = tables.model.approvals.enumerated().map { index, approval in
      let isReadable = approval.items != .unknown
      return SlowApproval(
        kind: approval.kind, target: approval.target,
        covers: zip(approval.items.marks(in: tables.model), tables.model.items).map {
          $0 && isReadable && (!$1.isSpecific || carriesSpecific(approval))
        },
        concerns: approval.subjects.marks(in: tables.model), exposure: approval.exposure,
        periods: approval.periods, index: index)
    }
  }

  /// The approvals of a party at a node (rule 20), or at no node (-1): those of a channel's operator.
  func approvals(of party: Int, at node: Int) -> [SlowApproval] {
    if let answer = answered[[party, node]] { return answer }
    let answer = approvals.filter { approval in
      switch approval.target {
      case .party(let counterparty):
        return approval.kind.coversParties && tables.chains[party].contains(counterparty.position)
          && tables.takesIn(tables.model.approvals[approval.index], node)
      case .system(let system):
        guard approval.kind == .processing, tables.systems.indices.contains(node) else {
          return false
        }
        // Whoever operates it on any day; on which days it speaks of them is asked with the day.
        return tables.isOfAuthority(party)
          && tables.hands[system.position].contains(party)
          && tables.outers[node].contains(system.position)
      }
    }
    answered[[party, node]] = answer
    return answer
  }

  /// The papers that allow a party a purpose for which a node does not have something (0008.15): to the party or what it is a part of,
  /// to the 保有課, or to the section that operates the node.
  func uses(for party: Int, out hands: [Int]) -> [SlowApproval] {
    let sections = hands.filter(tables.isOfAuthority)
    let named =
      tables.chains[party] + sections + tables.model.sections.map(\.position)
    return approvals.filter { approval in
      guard case .party(let counterparty) = approval.target else { return false }
      return [.otherPurpose, .provision, .statute, .consent].contains(approval.kind)
        && named.contains(counterparty.position)
    }
  }

  /// All of them, in order.
  var papers: [SlowApproval] { approvals }

  /// The 外部結合 approvals to a party or to what it is a part of (rule 25) that are for what passes from a node to a node or reader and
  /// is judged at a place (0008.11).
  func connections(of party: Int, from: Int, to: Int, at place: Int) -> [SlowApproval] {
    approvals.filter { approval in
      guard approval.kind == .connection, case .party(let counterparty) = approval.target
      else { return false }
      let paper = tables.model.approvals[approval.index]
      return tables.chains[party].contains(counterparty.position) && paper.through.isEmpty
        && tables.takesIn(paper, place) && tables.joins(paper, from: from, to: to)
    }
  }

  /// The 電算処理 approvals that name a system or one around it (rule 24).
  func records(of system: Int) -> [SlowApproval] {
    approvals.filter { approval in
      guard approval.kind == .processing, case .system(let named) = approval.target
      else { return false }
      return tables.outers[system].contains(named.position)
    }
  }

  /// Whether an approval fits in item, subject and exposure: in all but the day.
  func fitsButForDay(_ approval: SlowApproval, _ key: SlowKey, _ exposure: Exposure) -> Bool {
    approval.covers[key.item] && approval.concerns[key.atom] && approval.exposure >= exposure
  }

  /// Whether an approval covers a cell on a day; with `evenIfOwn` what is 独自 is judged like everything (S108).
  func covers(
    _ approval: SlowApproval, _ key: SlowKey, _ exposure: Exposure, _ day: Day,
    evenIfOwn: Bool = false, on reach: SlowReach
  ) -> Bool {
    fitsButForDay(approval, key, exposure)
      && fitsDay(approval, key, exposure, day, evenIfOwn: evenIfOwn, on: reach)
  }

  /// Rule 21, asked of each period (0008.11b).
  func fitsDay(
    _ approval: SlowApproval, _ key: SlowKey, _ exposure: Exposure, _ day: Day,
    evenIfOwn: Bool = false, on reach: SlowReach
  ) -> Bool {
    speaks(approval, of: key, on: day, reach)
      && approval.periods.contains { fits($0, key, day, evenIfOwn, reach) }
  }

  /// Whether a paper is about the party on a day: a 電算処理 paper is while it operates the system (0008.19).
  func speaks(
    _ approval: SlowApproval, of key: SlowKey, on day: Day, _ reach: SlowReach
  ) -> Bool {
    guard case .system(let system) = approval.target, case .node = key.place else { return true }
    return reach.tables(on: day).hands[system.position].contains(key.party)
  }

  private func fits(
    _ period: Period, _ key: SlowKey, _ day: Day, _ evenIfOwn: Bool, _ base: SlowReach
  ) -> Bool {
    let isAfterStart = period.start.map { $0.latest <= day } ?? true
    let isBeforeEnd = period.end.map { day <= $0.earliest } ?? true
    if isAfterStart && isBeforeEnd { return true }
    if let start = period.start, !isAfterStart {
      guard start.earliest <= day,
        isGone(
          DateToken(side: .start, of: start, isSomeDay: period.isSomeDay), key, day, evenIfOwn, base
        )
      else { return false }
    }
    if let end = period.end, !isBeforeEnd {
      guard day <= end.latest,
        isGone(
          DateToken(side: .end, of: end, isSomeDay: period.isSomeDay), key, day, evenIfOwn, base)
      else { return false }
    }
    return true
  }

  /// Whether the very cell is not there, or its party's own, whatever day the date means of those on which a paper written with it
  /// does not cover `day`: later ones of a start, earlier ones of an end (0008.4d).
  private func isGone(
    _ token: DateToken, _ key: SlowKey, _ day: Day, _ evenIfOwn: Bool, _ base: SlowReach
  ) -> Bool {
    days.map { Day(number: $0) }
      .filter { token.earliest <= $0 && $0 <= token.latest }
      .filter { token.side == .start ? day < $0 : $0 < day }
      .allSatisfy { isGone([token: $0], key, day, evenIfOwn, base) }
  }

  private func isGone(
    _ reading: DateReading, _ key: SlowKey, _ day: Day, _ evenIfOwn: Bool, _ base: SlowReach
  ) -> Bool {
    let reach =
      reaches[reading]
      ?? SlowReach(base.model, days: days, reading: reading, imports: base.imports)
    reaches[reading] = reach
    // What an old operator still has agrees with nothing.
    if remaining(base, on: day)[key] != nil || remaining(reach, on: day)[key] != nil {
      return false
    }
    if present[reading] == nil {
      present[reading] = Dictionary(
        uniqueKeysWithValues: days.map { number in
          let day = Day(number: number)
          return (day, SlowHad(reach: reach, on: day).present())
        })
    }
    guard let left = present[reading]?[day]?[key] else { return true }
    let had = SlowHad(reach: reach, on: day)
    if !evenIfOwn, had.isOwnBusiness(key) { return true }
    // Custody of what is merely carried is nothing to judge.
    switch key.place {
    case .channelOfFlow, .channelOfReader, .channelOfSuccession:
      if left == .custody { return true }
    case .node, .flow, .handover, .direct, .reader, .record, .succession: break
    }
    return had.isOwnOrigin(key)
  }
}

extension SlowScope {
  /// What those who have left still have on a day, in one reading of the dates.
  func remaining(_ reach: SlowReach, on day: Day) -> [SlowKey: Exposure] {
    guard slowChanges(tables.model) else { return [:] }
    if let known = left[reach.reading]?[day] { return known }
    let found = SlowHad(reach: reach, on: day).remaining(judgedOnly: true)
    left[reach.reading, default: [:]][day] = found
    return found
  }
}

/// Whether a paper may speak of 特定個人情報 (ADR 0008.6a): of three kinds only on the ground of 番号法第19条 or 第30条.
func carriesSpecific(_ approval: Approval) -> Bool {
  guard ["外部提供", "目的外利用", "同意"].contains(approval.kind.rawValue) else { return true }
  return ["番号法第19条", "番号法第30条"].contains { approval.basis?.contains($0) ?? false }
}
