/// An approval as the items, people and days it covers; of one with several periods there is one for each.
///
/// Not as a table of cells: a party may have thousands of approvals, and a table may be large.
struct Coverage: Sendable {
  let approval: Approval.ID
  let items: [Item.ID]
  let subjects: AtomSet
  let exposure: Exposure
  /// `nil` where it covers no day.
  private(set) var period: Period?
  let channels: [Channel.ID]
  let media: [Channel.Kind]
  /// The days on which it speaks of the party: those on which that operates the system of a 電算処理 paper; `nil` for all.
  private var speaking: [DayRange]?

  /// What an approval covers, period by period; one without days where no period is readable.
  static func all(
    of id: Approval.ID, in model: Model, exposure: Exposure? = nil
  ) -> [Coverage] {
    let whole = Coverage(id, in: model, exposure: exposure)
    let periods = model.approvals[id.position].periods
    guard !periods.isEmpty else { return [whole] }
    return periods.map { period in
      var part = whole
      part.period = period
      return part
    }
  }

  /// The cells of an approval, whatever its days, of the exposure it states unless another is given.
  init(_ id: Approval.ID, in model: Model, exposure: Exposure? = nil) {
    let paper = model[id]
    approval = id
    items = model.covered(by: id)
    subjects = paper.subjects
    self.exposure = exposure ?? paper.exposure
    channels = paper.channels
    media = paper.media
  }

  /// The cells it covers.
  func cells(shape: Shape) -> Cells { Cells(shape: shape, items: items, atoms: subjects) }

  /// The people about whom it covers an item; `nil` where it does not.
  func people(of item: Item.ID) -> AtomSet? {
    !subjects.isEmpty && items.contains(item) ? subjects : nil
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
    /// Only where the cell is gone however each of these dates is read that keeps the day out.
    case agreeing([DateToken])
  }

  func fit(on day: Day) -> Fit {
    guard let period, period.widest.contains(day),
      speaking?.contains(where: { $0.contains(day) }) ?? true
    else { return .no }
    let disputed = period.tokens.filter { $0.side == .start ? day < $0.latest : day > $0.earliest }
    return disputed.isEmpty ? .yes : .agreeing(disputed)
  }
}

/// Of some approvals only those that name something.
enum CoverageFilter: Hashable {
  case channel(Channel.ID)
  case purpose(Purpose.ID)
}

/// One place of one party over days on which neither what it has nor what covers it changes.
struct Slice {
  var exposed: Exposed
  fileprivate let papers: Coverages
  /// What covers cells only as far as they are gone when a date is read at its narrowest, with what it so covers.
  fileprivate let agreeing: [(coverage: Coverage, read: Cells, custody: Cells)]

  init(
    _ exposed: Exposed, _ papers: Coverages,
    _ agreeing: [(coverage: Coverage, read: Cells, custody: Cells)]
  ) {
    self.exposed = exposed
    self.papers = papers
    self.agreeing = agreeing
  }

  /// The cells of one exposure that an approval covers, or one that names something.
  func covered(_ exposure: Exposure, by filter: CoverageFilter? = nil) -> Cells {
    var cells = papers.surely(exposure, on: exposed.days.first, by: filter)
    cells.formIntersection(exposed[exposure])
    for (coverage, read, custody) in agreeing
    where filter.map({ papers.takes(coverage, $0) }) ?? true {
      cells.formUnion(exposure == .read ? read : custody)
    }
    return cells
  }

  /// What each approval covers of the cells of one exposure; one with several periods may stand there for each.
  func covering(
    _ exposure: Exposure, shape: Shape
  ) -> [(approval: Approval.ID, cells: Cells)] {
    let sure = papers.sure(exposure, on: exposed.days.first).map {
      ($0.approval, $0.cells(shape: shape).intersection(exposed[exposure]))
    }
    let agreed = agreeing.map {
      ($0.coverage.approval, exposure == .read ? $0.read : $0.custody)
    }
    return (sure + agreed).filter { !$0.1.isEmpty }
  }

  /// The cells of one exposure that no approval covers.
  func uncovered(_ exposure: Exposure) -> Cells {
    // What is covered is not looked for where there is nothing to cover.
    let there = exposed[exposure]
    return there.isEmpty ? there : there.subtracting(covered(exposure))
  }
}
