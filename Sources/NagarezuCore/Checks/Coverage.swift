/// An approval as the cells and days it covers; of one with several periods there is one for each.
struct Coverage: Sendable {
  let approval: Approval.ID
  let cells: Cells
  /// The items it names, about everyone.
  let items: Cells
  let exposure: Exposure
  /// `nil` where it covers no day.
  private(set) var period: Period?
  let channels: [Channel.ID]
  let media: [Channel.Kind]
  /// The days on which it speaks of the party: those on which that operates the system of a 電算処理 paper; `nil` for all.
  private var speaking: [DayRange]?

  /// What an approval covers, period by period; one without days where no period is readable.
  static func all(
    of id: Approval.ID, in model: Model, shape: Shape, exposure: Exposure? = nil
  ) -> [Coverage] {
    let whole = Coverage(id, in: model, shape: shape, exposure: exposure)
    guard !model[id].periods.isEmpty else { return [whole] }
    return model[id].periods.map { period in
      var part = whole
      part.period = period
      return part
    }
  }

  /// The cells of an approval, whatever its days, of the exposure it states unless another is given.
  init(_ id: Approval.ID, in model: Model, shape: Shape, exposure: Exposure? = nil) {
    let paper = model[id]
    approval = id
    let items = model.covered(by: id)
    cells = Cells(shape: shape, items: items, atoms: paper.subjects)
    self.items = Cells(shape: shape, items: items, atoms: model.population.everyone)
    self.exposure = exposure ?? paper.exposure
    channels = paper.channels
    media = paper.media
  }

  /// Whether it may cover cells of this exposure: read covers custody.
  func allows(_ exposure: Exposure) -> Bool { self.exposure >= exposure }

  /// Whether `via` or `media` name the channel. 郵送, 窓口 and 手渡し count as 紙.
  func names(_ channel: Channel.ID, in model: Model) -> Bool {
    let kind = model[channel].kind
    return channels.contains(channel) || media.contains(kind)
      || (kind.countsAsPaper && media.contains(.paper))
  }

  /// Whether it names neither `via` nor `media`.
  var namesNoChannel: Bool { channels.isEmpty && media.isEmpty }

  /// The same as far as it speaks of `party`: a 電算処理 paper does so as long as that operates the system (`docs/adr/0008`, 19).
  func limited(to party: Party.ID, in reach: Reach) -> Coverage {
    guard reach.epochs.count > 1, case .system(let system) = reach.model[approval].target else {
      return self
    }
    var limited = self
    limited.speaking = reach.epochs.filter { $0.model[system].operators.contains(party) }
      .map(\.days)
    return limited
  }

  /// Whether it has covered something, and surely does so no more on a day.
  func hasEnded(before day: Day) -> Bool {
    if lastSureDay.map({ $0 < day }) ?? false { return true }
    guard let speaking else { return false }
    return speaking.contains { $0.last < day } && !speaking.contains { $0.contains(day) }
  }

  /// The days after its end, read at its narrowest; `nil` where it is open or covers no day.
  private var lastSureDay: Day? { period?.end?.earliest }

  /// The first days on which what it says changes.
  var boundaries: [Day] {
    let turns = (speaking ?? []).flatMap(\.turns)
    guard let period else { return turns }
    return turns
      + [period.widest, period.narrowest].compactMap { $0 }
      .flatMap(\.turns) + (lastSureDay.map { [$0.next] } ?? [])
      + (period.start.map { [$0.latest] } ?? [])
  }

  /// How far it reaches on a day (21).
  enum Fit {
    case no
    case yes
    /// Only where the cell is gone when each of these dates is read at its narrowest.
    case agreeing([DateToken])
  }

  func fit(on day: Day) -> Fit {
    guard let period, period.widest.contains(day),
      speaking?.contains(where: { $0.contains(day) }) ?? true
    else { return .no }
    var disputed: [DateToken] = []
    if let start = period.start, day < start.latest {
      disputed.append(DateToken(side: .start, of: start))
    }
    if let end = period.end, day > end.earliest {
      disputed.append(DateToken(side: .end, of: end))
    }
    return disputed.isEmpty ? .yes : .agreeing(disputed)
  }
}

/// One place of one party over days on which neither what it has nor what covers it changes.
struct Slice {
  var exposed: Exposed
  /// Shape: an approval that fits these days → the cells it covers, read and custody.
  var covering: [(coverage: Coverage, read: Cells, custody: Cells)]

  /// The cells of one exposure that no approval covers.
  func uncovered(_ exposure: Exposure) -> Cells {
    covering.reduce(into: exposed[exposure]) { rest, next in
      rest.subtract(exposure == .read ? next.read : next.custody)
    }
  }
}

/// What happens at one place over time, in one reading of the dates.
typealias Timeline = (Reach) -> [Exposed]

/// Cuts timelines along approvals. Holds the readings with one date at its narrowest, made when first asked for.
final class Readings {
  let base: Reach
  /// The imprecise dates with which flows, holdings and contracts are written: only on these can an approval agree.
  private let shared: Set<DateToken>
  private var narrowed: [DateToken: Reach] = [:]

  init(_ base: Reach) {
    self.base = base
    shared = Readings.dates(of: base.model)
  }

  /// The reach with one date read at its narrowest; `nil` where nothing is written with it.
  private func reach(narrowing token: DateToken) -> Reach? {
    guard shared.contains(token) else { return nil }
    if let known = narrowed[token] { return known }
    let reach = Reach(base.model, narrowing: token, imports: base.imports)
    narrowed[token] = reach
    return reach
  }

  private static func dates(of model: Model) -> Set<DateToken> {
    var tokens = (model.flows.map(\.period) + model.assignmentPeriods).flatMap(\.tokens)
    for id in model.systemIDs {
      tokens += model[id].holdings.flatMap(\.period.tokens)
      if model[id].keep.followsContract { tokens += contractDates(of: id, in: model) }
    }
    return Set(tokens)
  }

  private static func contractDates(of id: System.ID, in model: Model) -> [DateToken] {
    let parties = Set(model[id].operators.flatMap(model.withAncestors))
    return model.approvals.flatMap { approval -> [DateToken] in
      guard case .party(let party) = approval.target, parties.contains(party) else { return [] }
      return approval.periods.flatMap(\.tokens).filter { $0.side == .end }
    }
  }

  /// The slices of a timeline, in order of days, on the days of `window`.
  func slices(
    of timeline: Timeline, against coverages: [Coverage], within window: DayRange
  ) -> [Slice] {
    let pieces = timeline(base)
    guard !pieces.isEmpty else { return [] }
    let disputed = Set(coverages.flatMap { $0.period?.tokens ?? [] }).sorted()
    var others: [DateToken: [Exposed]] = [:]
    for token in disputed {
      if let reach = reach(narrowing: token) { others[token] = timeline(reach) }
    }
    let cuts = Set(
      coverages.flatMap(\.boundaries)
        + others.values.flatMap { $0.flatMap(\.days.turns) }
    ).sorted()
    return pieces.flatMap { piece in
      guard let days = piece.days.intersection(window) else { return [Slice]() }
      return days.cut(at: cuts).map { slice(piece, $0, coverages, others) }
    }
  }

  private func slice(
    _ piece: Exposed, _ days: DayRange, _ coverages: [Coverage], _ others: [DateToken: [Exposed]]
  ) -> Slice {
    var exposed = piece
    exposed.days = days
    let covering = coverages.compactMap { coverage -> (Coverage, Cells, Cells)? in
      var read = coverage.cells.intersection(exposed.read)
      var custody = coverage.cells.intersection(exposed.custody)
      if !coverage.allows(.read) { read.subtract(read) }
      switch coverage.fit(on: days.first) {
      case .no: return nil
      case .yes: break
      case .agreeing(let tokens):
        for token in tokens {
          guard let other = others[token] else { return nil }
          let there = other.first { $0.days.contains(days.first) }
          if let there {
            let left = there.read.union(there.custody)
            read.subtract(left)
            custody.subtract(left)
          }
        }
      }
      return read.isEmpty && custody.isEmpty ? nil : (coverage, read, custody)
    }
    return Slice(exposed: exposed, covering: covering)
  }
}
