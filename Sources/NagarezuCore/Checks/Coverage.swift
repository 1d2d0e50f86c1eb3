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
