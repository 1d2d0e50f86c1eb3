/// Why no approval covers what a party has: the first reason that applies, in the design's order (§4).
enum Shortfall {
  case noApproval, item, subjects, exposure, day, keptAfterEnd

  /// The rule that speaks of it.
  var rule: any ReachRule.Type {
    switch self {
    case .noApproval: WithoutApproval.self
    case .item: ItemBeyondScope.self
    case .subjects: SubjectsBeyondScope.self
    case .exposure: ReadableBeyondCustody.self
    case .day: OutsidePeriod.self
    case .keptAfterEnd: KeptAfterEnd.self
    }
  }
}

/// Finds the shortfalls of a model.
struct Shortfalls {
  private(set) var found: [Violation] = []
  private let model: Model
  private let readings: Readings
  private let window: DayRange
  private var reach: Reach { readings.base }
  private var shape: Shape { reach.shape }

  /// What the model alone has is not judged again; `nil` where nothing is left out.
  private let news: JointNews?

  init(_ model: Model, _ readings: Readings, _ window: DayRange, news: JointNews? = nil) {
    self.news = news
    self.model = model
    self.readings = readings
    self.window = window
    for place in model.places where news?.isNew(at: place) ?? true {
      for party in model.parties(at: place) { judge(party, at: place) }
    }
  }

  private mutating func judge(_ party: Party.ID, at place: Place) {
    switch place {
    case .node(let node):
      if Shortfalls.isJudged(party, in: model) { judge(party, at: node) }
    case .passage(let passage):
      if Facts.isJudged(party, in: model) { judge(party, listeningTo: passage) }
    }
  }

  /// Whether what a party has at a node is judged: of a 本人 too, where it says whose data is its own.
  static func isJudged(_ party: Party.ID, in model: Model) -> Bool {
    Facts.isJudged(party, in: model) || model[party].subjects != nil
  }

  // MARK: What a party has at a node

  private mutating func judge(_ party: Party.ID, at node: Node) {
    let (slices, papers) = Shortfalls.slices(
      of: party, at: node, readings, window, without: news?.alone.had(by: party, at: node))
    // Most nodes have nothing to blame anyone for.
    var causes: Causes?
    for slice in slices {
      for exposure in [Exposure.read, .custody] {
        for (reason, cells) in reasons(slice, exposure, papers) where !cells.isEmpty {
          let known = causes ?? Causes(readings.ways, party, node)
          causes = known
          guard reason == .day else {
            blame(reason, known, cells, exposure, slice.exposed.days)
            continue
          }
          judgeDays(known, cells, exposure, slice.exposed.days, papers)
        }
      }
    }
  }

  /// What `party` has at `node` and is judged for, cut along the approvals that speak of it; without what it had besides.
  static func slices(
    of party: Party.ID, at node: Node, _ readings: Readings, _ window: DayRange,
    without had: [Exposed]? = nil
  ) -> (slices: [Slice], papers: Coverages) {
    let reach = readings.base
    let all = reach.model.approvals(of: party, at: node).flatMap {
      Coverage.all(of: $0, in: reach.model)
    }
    let papers = Coverages(all.map { $0.limited(to: party, in: reach) }, in: reach)
    // What stays with an old operator agrees with no paper: in no reading of the dates is it gone.
    let remains = Shortfalls.remains(reach, party, node)
    let slices = readings.slices(
      of: { Shortfalls.judged($0, party, node).joined(with: remains) }, at: .node(node),
      against: papers, within: window, without: had)
    return (slices, papers)
  }

  /// What `party` has at `node`, without what is its own origin (`docs/adr/0008`, 13).
  private static func judged(_ reach: Reach, _ party: Party.ID, _ node: Node) -> [Exposed] {
    reach.history(of: node).compactMap { segment in
      limited(
        reach.exposed(segment.contents, to: party, at: node, on: segment.days), reach, party, node,
        by: segment)
    }.joined(with: remains(reach, party, node))
  }

  /// What `party` still has at `node` after its time there (19), without what was its own when it left.
  private static func remains(_ reach: Reach, _ party: Party.ID, _ node: Node) -> [Exposed] {
    reach.remains(of: party, at: node).compactMap { remains in
      limited(
        Exposed(remains.shares, on: remains.days), reach, party, node,
        by: reach.segment(of: node, on: remains.lastDay))
    }
  }

  /// What is judged of something that `party` has at `node`: not what is 独自, its own origin or its own data in the segment; `nil`
  /// where nothing is.
  private static func limited(
    _ exposed: Exposed, _ reach: Reach, _ party: Party.ID, _ node: Node, by segment: Segment
  ) -> Exposed? {
    var exposed = exposed
    if let ordinary = segment.ordinary { exposed.limit(to: ordinary.cells(shape: reach.shape)) }
    if reach.model(on: segment.first).isOwn(node, of: party), let brought = segment.brought {
      exposed.limit(to: brought.cells(shape: reach.shape))
    }
    if let others = reach.othersData(than: party) { exposed.limit(to: others) }
    return exposed.isEmpty ? nil : exposed
  }

  /// Splits what is uncovered by the first reason that applies, in the design's order.
  private func reasons(
    _ slice: Slice, _ exposure: Exposure, _ papers: Coverages
  ) -> [(Shortfall, Cells)] {
    var rest = slice.uncovered(exposure)
    guard !rest.isEmpty else { return [] }
    guard !papers.all.isEmpty else { return [(.noApproval, rest)] }
    var result: [(Shortfall, Cells)] = []
    func take(_ reason: Shortfall, notIn allowed: Cells) {
      result.append((reason, rest.subtracting(allowed)))
      rest.formIntersection(allowed)
    }
    take(.item, notIn: papers.items)
    take(.subjects, notIn: papers.cells)
    take(.exposure, notIn: papers.cells(exposure))
    result.append((.day, rest))
    return result
  }

  /// Tells what merely stays after an approval ended (C203) from what is there too early or too late (S105).
  private mutating func judgeDays(
    _ causes: Causes, _ cells: Cells, _ exposure: Exposure, _ days: DayRange,
    _ papers: Coverages
  ) {
    let (party, node) = (causes.party, causes.node)
    let ended = papers.ended(exposure, before: days.first)
    for part in days.cut(at: causes.arrivals.boundaries) {
      var staying = cells.intersection(ended)
      let brought = causes.arrivals.brought(on: part.first)
      let arriving = reach.exposed(brought, to: party, at: node, on: part)
      staying.subtract(exposure == .read ? arriving.read : arriving.custody)
      staying.subtract(readAsReader(party, node, on: part.first))
      blame(.keptAfterEnd, causes, staying, exposure, part)
      blame(.day, causes, cells.subtracting(staying), exposure, part)
    }
  }

  private func readAsReader(_ party: Party.ID, _ node: Node, on day: Day) -> Cells {
    var cells = Cells()
    guard case .system(let id) = node else { return cells }
    for index in model[id].readers.indices where model[id].readers[index].party == party {
      cells.formUnion(
        reach.read(by: index, of: id, from: reach.contents(of: node, on: day), on: day))
    }
    return cells
  }

  // MARK: What a channel's operator gets

  private mutating func judge(_ party: Party.ID, listeningTo passage: Passage) {
    let had = news?.alone.overheard(by: party, on: passage)
    let papers = readings.coverages(of: party, at: nil)
    let slices = readings.slices(
      of: { Shortfalls.judged($0, party, passage) }, at: .passage(passage), against: papers,
      within: window, without: had)
    for slice in slices {
      for (reason, cells) in reasons(slice, .read, papers) {
        for (item, atoms) in cells.rows(shape: shape) {
          found.append(
            Violation(
              rule: reason.rule.code, party: party, place: .passage(passage), passage: passage,
              item: item, atoms: atoms, exposure: .read, days: slice.exposed.days))
        }
      }
    }
  }

  /// What a channel's operator reads of a passage and does not read where it begins (18, 19).
  private static func judged(
    _ reach: Reach, _ party: Party.ID, _ passage: Passage
  ) -> [Exposed] {
    let origin = reach.model.origin(of: passage)
    let ordinary = reach.ordinary(on: passage)
    return reach.overheard(by: party, on: passage).flatMap { piece -> [Exposed] in
      var read = piece.limited(to: ordinary)
      read.custody.subtract(read.custody)
      let day = piece.days.first
      let isAtOrigin =
        reach.givers(of: passage, on: day).contains(party)
        || reach.model(on: day).hands(of: origin).contains(party)
      guard isAtOrigin else { return read.isEmpty ? [] : [read] }
      return reach.had(by: party, at: origin).cut(piece.days).map { days, there in
        var rest = read
        rest.days = days
        if let there { rest.read.subtract(there.read) }
        return rest
      }.filter { !$0.isEmpty }
    }
  }

  // MARK: Causes

  /// Files cells under what brought them: each flow that carries them there on those days, a reader's look, or the last flow
  /// of a path to what merely stays.
  private mutating func blame(
    _ reason: Shortfall, _ causes: Causes, _ cells: Cells, _ exposure: Exposure,
    _ days: DayRange
  ) {
    for (item, atoms) in cells.rows(shape: shape) {
      for cause in causes.of(item, atoms, exposure, days) {
        found.append(
          Violation(
            rule: reason.rule.code, party: causes.party, place: .node(causes.node),
            passage: cause.passage, item: item, atoms: cause.atoms, exposure: exposure,
            days: cause.days))
      }
    }
  }
}

extension Reach {
  /// For a 本人 that says whose data is its own: everybody else's; `nil` for anyone else.
  func othersData(than party: Party.ID) -> Cells? {
    guard model[party].kind == .dataSubject, let own = model[party].subjects else { return nil }
    let others = model.population.everyone.subtracting(own)
    return Cells(shape: shape, items: model.itemIDs, atoms: others)
  }
}

extension [Exposed] {
  /// The parts of `days`, each with what there is then; `nil` where there is nothing.
  fileprivate func cut(_ days: DayRange) -> [(DayRange, Exposed?)] {
    let cuts = flatMap(\.days.turns).sorted()
    return days.cut(at: cuts).map { part in
      (part, first { $0.days.contains(part.first) })
    }
  }
}
