import NagarezuCore

extension RandomModel {
  /// The model of a seed with many of its dates not quite known: bare ones, ends that may come before the day on which the period
  /// begins, the same date at both ends; and with stays of some days behind them.
  public static func vague(seed: UInt64) -> Model {
    var random = Random(seed: seed ^ 0x6461_7465)
    var model = make(seed: seed)
    let dates: [Bound] = (0..<2).map { _ in
      let first = Int32(random.within(1...6))
      return .some(first, first + Int32(random.within(1...4)))
    }
    for index in model.flows.indices where random.chance(50) {
      model.flows[index].period = period(dates, &random)
    }
    for index in model.systems.indices {
      for holding in model.systems[index].holdings.indices where random.chance(20) {
        model.systems[index].holdings[holding].period = period(dates, &random)
      }
      if random.chance(40) {
        model.systems[index].keep = .span(years: 0, months: 0, days: random.within(0...3))
      } else if random.chance(20) {
        model.systems[index].keep = .contractEnd
      }
    }
    for index in model.approvals.indices where random.chance(60) {
      var periods = [period(dates, &random)]
      while random.chance(50) { periods.append(period(dates, &random)) }
      model.approvals[index].periods = periods.uniqued().sorted {
        ($0.widest.first, $0.widest.last) < ($1.widest.first, $1.widest.last)
      }
    }
    return model
  }

  /// A period in which one of `dates` stands, or none.
  private static func period(_ dates: [Bound], _ random: inout Random) -> Period {
    let date = dates[random.below(dates.count)]
    let day = Bound(Day(number: Int32(random.within(0...10))))
    let period =
      switch random.below(7) {
      case 0, 1: Period(on: date)
      case 2: Period(start: date, end: date)
      case 3: Period(start: date, end: day)
      case 4: Period(start: day, end: date)
      case 5: Period(start: date)
      default: Period(start: day, end: Bound(day.latest.next.next))
      }
    guard let start = period.start, let end = period.end, end.latest < start.earliest else {
      return period
    }
    return Period(start: start)
  }
}
