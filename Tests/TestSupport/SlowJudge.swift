import NagarezuCore

/// One violated cell.
public struct SlowCell: Hashable, Sendable {
  /// `S101` to `S108`, or `C203`.
  public var rule: String
  /// The party's position; -1 for S107.
  public var party: Int
  /// `system N`, `party N`, `flow N`, `reader R of system N`, or `channel of` one of the last two.
  public var place: String
  /// The item's position.
  public var item: Int
  /// The subject atom.
  public var atom: Int
  /// How it is had there.
  public var exposure: Exposure
  /// The day's number.
  public var day: Int32

  /// A cell that breaks `rule`.
  public init(
    rule: String, party: Int, place: String, item: Int, atom: Int, exposure: Exposure, day: Int32
  ) {
    self.rule = rule
    self.party = party
    self.place = place
    self.item = item
    self.atom = atom
    self.exposure = exposure
    self.day = day
  }
}

/// What a party sees, wherever it sees it.
public struct SlowSeen: Hashable, Sendable {
  /// The party's position.
  public var party: Int
  /// The item's position.
  public var item: Int
  /// The subject atom.
  public var atom: Int
  /// How it is had there.
  public var exposure: Exposure

  /// An answer to "who".
  public init(party: Int, item: Int, atom: Int, exposure: Exposure) {
    self.party = party
    self.item = item
    self.atom = atom
    self.exposure = exposure
  }
}

/// The verdict on a model, cell by cell: ADR 0001 rules 17 to 29.
public struct SlowJudge {
  /// Every violated cell of every day simulated.
  public private(set) var cells: Set<SlowCell> = []
  /// `C201 ID` and `C202 ID`, with the approval's id.
  public let papers: Set<String>
  /// Such as `G-SOURCE flow 3` or `G-CHANNEL reader 0 of system 1`.
  public let gaps: Set<String>
  /// What is where, all dates at their widest.
  public let reach: SlowReach
  let scope: SlowScope
  private let regimes: SlowRegimes
  /// The world that is judged among others; `nil` for a model alone.
  private let world: SlowWorld?
  var tables: SlowModel { reach.tables }
  var model: Model { reach.tables.model }

  /// Judges `model` on every day of `days`.
  public init(_ model: Model, days: ClosedRange<Int32>) {
    reach = SlowReach(model, days: days)
    scope = SlowScope(reach.tables, days: days)
    regimes = SlowRegimes(model)
    papers = slowPapers(reach.tables)
    gaps = slowGaps(reach)
    world = nil
    for number in days {
      let day = Day(number: number)
      let had = SlowHad(reach: reach, on: day)
      let table = had.table()
      let present = had.present()
      for (key, exposure) in table {
        if case .node(let node) = key.place {
          judgeHad(key, day, at: node, present[key])
        } else {
          judge(key, exposure, day, among: table)
        }
      }
    }
  }

  /// Judges of a world among others what the model alone does not have and what is not merely another's there (0015.4); its papers and gaps
  /// are not asked.
  init(_ world: SlowWorld) {
    reach = world.reach
    scope = SlowScope(SlowModel(world.withPapers, ownItems: world.ownItems), days: reach.days)
    regimes = SlowRegimes(world.model)
    papers = []
    gaps = []
    self.world = world
    for number in reach.days {
      let day = Day(number: number)
      let had = SlowHad(reach: reach, on: day)
      let table = had.table()
      let own = had.present()
      let alone = SlowHad(reach: world.alone, on: day).table()
      for key in Set(own.keys).union(scope.remaining(reach, on: day).keys) {
        if case .node(let node) = key.place {
          judgeHad(key, day, at: node, own[key], beyond: alone[key])
        } else if let exposure = own[key], Self.isNew(exposure, beyond: alone[key]) {
          judge(key, exposure, day, among: table)
        }
      }
    }
  }

  /// Whether a model alone does not have a cell so.
  private static func isNew(_ exposure: Exposure, beyond alone: Exposure?) -> Bool {
    alone.map { $0 < exposure } ?? true
  }

  /// Whether a cell's party is never judged: of a world among others, in no business that the cell comes from (0015.6).
  private func isExempt(_ key: SlowKey) -> Bool {
    world?.isExempt(key.party, item: key.item) ?? tables.isExempt(key.party)
  }

  /// What every party sees on a day, ancestors included (rule 17), each at its highest exposure.
  public func seen(on day: Day) -> Set<SlowSeen> {
    var highest: [SlowSeen: Exposure] = [:]
    for (key, exposure) in SlowHad(reach: reach, on: day).table() {
      switch key.place {
      case .node, .channelOfFlow, .channelOfReader, .channelOfSuccession: break
      case .flow, .handover, .direct, .reader, .record, .succession: continue
      }
      for party in tables.chains[key.party] {
        let one = SlowSeen(party: party, item: key.item, atom: key.atom, exposure: .custody)
        highest[one] = max(highest[one] ?? exposure, exposure)
      }
    }
    return Set(
      highest.map { one, exposure in
        SlowSeen(party: one.party, item: one.item, atom: one.atom, exposure: exposure)
      })
  }

  /// What every party can tell on a day from what it reads, and does not read itself (0008.3), ancestors included.
  public func told(on day: Day) -> Set<SlowSeen> {
    let read = seen(on: day).filter { $0.exposure == .read }
    let sources = slowSources(model)
    let told = read.flatMap { one in
      sources[one.item].map {
        SlowSeen(party: one.party, item: $0, atom: one.atom, exposure: .read)
      }
    }
    return Set(told).subtracting(read)
  }

  /// Who has what on a day by itself, where, how and in what capacity.
  public func standings(on day: Day) -> Set<SlowStanding> {
    SlowCapacity(reach: reach, on: day).standings()
  }

  private mutating func judge(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, among table: [SlowKey: Exposure]
  ) {
    let rules: [String?]
    switch key.place {
    case .node: return
    case .channelOfFlow(let flow):
      rules = [ruleOfCarrier(key, exposure, day, from: tables.flows[flow].from, among: table)]
    case .channelOfReader(_, let system), .channelOfSuccession(_, let system):
      rules = [ruleOfCarrier(key, exposure, day, from: system, among: table)]
    case .flow(let index):
      let flow = tables.flows[index]
      rules =
        rulesOfEntry(
          key, exposure, day, over: flow.channel, from: flow.from, to: flow.to, far: flow.to,
          out: reach.tables(on: day).hands[flow.from])
        + [ruleOfPurpose(key, exposure, day, model.flows[index].purposes, at: flow.to)]
    case .direct(let index): rules = [ruleOfBypass(key, exposure, day, by: index)]
    case .handover(let index):
      let flow = model.flows[index]
      rules = [ruleOfUse(key, day, flow.purposes, start: flow.period.start, by: index)]
    case .reader(let index, let system):
      let reader = model.systems[system].readers[index]
      let channel = tables.systems[system].readers[index].channel
      rules =
        rulesOfEntry(
          key, exposure, day, over: channel, from: system, to: system,
          far: tables.systemCount + reader.party.position,
          out: reach.tables(on: day).hands[system])
        + [
          ruleOfPurpose(key, exposure, day, reader.purposes, at: system),
          ruleOfUse(key, day, reader.purposes, start: reader.period.start, of: system),
        ]
    case .succession(let index, let system):
      // Out of the hands of the day before (0008.19).
      let one = model.systems[system].assignments[index]
      rules = rulesOfEntry(
        key, exposure, day, over: one.channel?.position, from: system, to: system,
        far: tables.systemCount + one.holder.position,
        out: reach.tables(on: Day(number: day.number - 1)).hands[system])
    case .record(let system): rules = [ruleOfRecord(key, exposure, day, on: system)]
    }
    for case let rule? in rules { note(rule, key, exposure, day) }
  }

  private mutating func note(_ rule: String, _ key: SlowKey, _ exposure: Exposure, _ day: Day) {
    cells.insert(
      SlowCell(
        rule: rule, party: key.party, place: key.place.text(systems: tables.systemCount),
        item: key.item, atom: key.atom, exposure: exposure, day: day.number))
  }

  /// What of a cell at a node is judged: what is there by itself and nobody's own, and what stays with one who has left.
  private mutating func judgeHad(
    _ key: SlowKey, _ day: Day, at node: Int, _ present: Exposure?,
    beyond alone: Exposure? = nil
  ) {
    let had = SlowHad(reach: reach, on: day)
    // A 本人 that says whose data is its own is judged for everybody else's.
    let own = model.parties[key.party].subjects
    let isOthers = own.map { !$0.contains(key.atom) } ?? false
    guard !isExempt(key) || isOthers else { return }
    var judged = scope.remaining(reach, on: day)[key]
    if let exposure = present, !had.isOwnBusiness(key), !had.isOwnOrigin(key) {
      judged = max(judged ?? exposure, exposure)
    }
    guard let judged, Self.isNew(judged, beyond: alone),
      let rule = ruleOfHad(key, judged, day, at: node)
    else { return }
    note(rule, key, judged, day)
  }
}

// MARK: - Rules 19 to 22: what a party has

extension SlowJudge {
  private func ruleOfHad(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, at node: Int
  ) -> String? {
    let today = reach[day]
    let had = SlowHad(reach: reach, on: day)
    func isOfCell(_ fact: SlowFact) -> Bool { fact.item == key.item && fact.atom == key.atom }
    let approvals = scope.approvals(of: key.party, at: node)
    guard let rule = uncovered(key, exposure, day, by: approvals) else { return nil }
    guard rule == "S105" else { return rule }

    let hasEnded = approvals.contains { approval in
      // 0008.11b: a gap after one of its periods is after an end too; 0008.19: so is the time after a section has operated.
      (approval.periods.contains { $0.end.map { $0.earliest < day } ?? false }
        || hasLeft(approval, key, day))
        && scope.fitsButForDay(approval, key, exposure)
    }
    let isReader =
      node < tables.systemCount
      && reach.tables(on: day).systems[node].readers.contains { reader in
        reader.party == key.party
          && today.contents[node].contains { isOfCell($0) && had.reads(reader, $0) }
      }
    let isFresh = today.fresh[node].contains { fact in
      isOfCell(fact) && had.keepers(of: fact, at: node).contains { $0 == (key.party, exposure) }
    }
    return hasEnded && !isReader && !isFresh ? "C203" : "S105"
  }

  /// Whether a 電算処理 paper spoke of the party on an earlier day and does not on this one.
  private func hasLeft(_ approval: SlowApproval, _ key: SlowKey, _ day: Day) -> Bool {
    !scope.speaks(approval, of: key, on: day, reach)
      && reach.days.map { Day(number: $0) }.contains {
        $0 < day && scope.speaks(approval, of: key, on: $0, reach)
      }
  }

  private func ruleOfCarrier(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, from node: Int,
    among table: [SlowKey: Exposure]
  ) -> String? {
    guard exposure == .read, !isExempt(key),
      !SlowHad(reach: reach, on: day).isOwnBusiness(key)
    else { return nil }
    let there = SlowKey(party: key.party, place: .node(node), item: key.item, atom: key.atom)
    var hands = reach.tables(on: day).hands[node]
    if case .channelOfSuccession = key.place {
      hands += reach.tables(on: Day(number: day.number - 1)).hands[node]
    }
    if hands.contains(key.party), table[there] == .read { return nil }
    return uncovered(key, exposure, day, by: scope.approvals(of: key.party, at: -1))
  }

  /// Rule 22's order; `nil` for a cell that is covered.
  private func uncovered(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, by approvals: [SlowApproval]
  ) -> String? {
    var left = approvals
    if left.isEmpty { return "S106" }
    left = left.filter { $0.covers[key.item] }
    if left.isEmpty { return "S101" }
    left = left.filter { $0.concerns[key.atom] }
    if left.isEmpty { return "S102" }
    left = left.filter { $0.exposure >= exposure }
    if left.isEmpty { return "S104" }
    return left.contains { scope.fitsDay($0, key, exposure, day, on: reach) } ? nil : "S105"
  }
}

// MARK: - Rules 23 to 25: what enters, what is recorded

extension SlowJudge {
  private func rulesOfEntry(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, over channel: Int?, from: Int, to: Int,
    far: Int, out hands: [Int]
  ) -> [String?] {
    guard let channel else { return [] }
    var rules: [String?] = []
    if !isExempt(key), !SlowHad(reach: reach, on: day).isOwnBusiness(key) {
      let covering = scope.approvals(of: key.party, at: to).filter {
        scope.covers($0, key, exposure, day, on: reach)
      }
      let isNamed = covering.contains { names($0, channel) }
      if !covering.isEmpty && !isNamed { rules.append("S103") }
    }
    let isOutside =
      !tables.isOfAuthority(key.party) && model.parties[key.party].kind != .dataSubject
    if isOutside, model.channels[channel].kind.isNetwork,
      hands.contains(where: tables.isOfAuthority)
    {
      let isJoined = scope.connections(of: key.party, from: from, to: far, at: to).contains {
        paper in
        let approval = scope.tables.model.approvals[paper.index]
        let namesNothing = approval.channels.isEmpty && approval.media.isEmpty
        return (namesNothing || names(paper, channel))
          && scope.covers(paper, key, exposure, day, evenIfOwn: true, on: reach)
      }
      if !isJoined && regimes.requires(.connection, on: day) { rules.append("S108") }
    }
    return rules
  }

  /// 0008.15 (a): what enters hands and is otherwise covered needs a covering paper for each of its purposes.
  private func ruleOfPurpose(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, _ purposes: [Purpose.ID], at node: Int
  ) -> String? {
    guard !isExempt(key), !SlowHad(reach: reach, on: day).isOwnBusiness(key)
    else { return nil }
    let covering = scope.approvals(of: key.party, at: node).filter {
      scope.covers($0, key, exposure, day, on: reach)
    }.map { scope.tables.model.approvals[$0.index] }
    if covering.isEmpty { return nil }
    let isServed = purposes.allSatisfy { purpose in
      covering.contains { $0.purposes.contains(purpose) }
    }
    return isServed ? nil : "S109"
  }

  /// 0008.15 (b): what leaves a node of the authority, or is looked at there, for a purpose for which it is not there needs a paper.
  private func ruleOfUse(
    _ key: SlowKey, _ day: Day, _ purposes: [Purpose.ID], start: Bound?, by flow: Int? = nil,
    of system: Int? = nil
  ) -> String? {
    guard let source = flow.map({ tables.flows[$0].from }) ?? system,
      reach.tables(on: day).hands[source].contains(where: tables.isOfAuthority),
      !SlowHad(reach: reach, on: day).isOwnBusiness(key)
    else { return nil }
    let receiver = model.parties[key.party]
    if receiver.kind == .dataSubject, receiver.subjects?.contains(key.atom) ?? true { return nil }
    let lending = SlowPurposes(reach)
    let isServed = purposes.allSatisfy { purpose in
      lending.isLent(purpose, at: source, key, by: day, start: start, besides: flow)
        || scope.uses(for: key.party, out: tables.hands[source]).contains {
          scope.tables.model.approvals[$0.index].purposes.contains(purpose) && $0.covers[key.item]
            && $0.concerns[key.atom] && scope.fitsDay($0, key, .custody, day, on: reach)
        }
    }
    return isServed ? nil : "S109"
  }

  func names(_ paper: SlowApproval, _ channel: Int) -> Bool {
    let approval = scope.tables.model.approvals[paper.index]
    let kind = model.channels[channel].kind
    return approval.channels.contains(Channel.ID(channel)) || approval.media.contains(kind)
      || approval.media.contains(.paper) && [.post, .counter, .handDelivery].contains(kind)
  }

  private func ruleOfRecord(
    _ key: SlowKey, _ exposure: Exposure, _ day: Day, on system: Int
  ) -> String? {
    let approvals = scope.records(of: system)
    guard !approvals.isEmpty, regimes.requires(.processing, on: day) else { return nil }
    return approvals.contains { scope.covers($0, key, exposure, day, on: reach) } ? nil : "S107"
  }
}
