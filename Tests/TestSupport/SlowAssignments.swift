import NagarezuCore

/// The model with everybody in the part they have on one day, whoever has it written with 期間: 0008.19, read aloud.
func slowStanding(_ model: Model, on day: Day, _ reading: DateReading) -> Model {
  func runs(_ period: Period) -> Bool {
    period.widest(reading)?.contains(day) ?? false
  }
  var today = model
  // An unnamed outsider among the operators, whom no period names, stands in for nobody.
  func nobody(_ operators: [Party.ID], _ named: [Assignment<Party.ID>]) -> [Party.ID] {
    operators.filter {
      model.parties[$0.position].kind == .unnamed && !named.map(\.holder).contains($0)
    }
  }
  for (index, system) in model.systems.enumerated() {
    if !system.assignments.isEmpty {
      var operators: Set<Party.ID> = []
      for one in system.assignments where runs(one.period) { operators.insert(one.holder) }
      today.systems[index].operators =
        operators.isEmpty
        ? nobody(system.operators, system.assignments) : operators.sorted()
    }
    if !system.siteAssignments.isEmpty {
      // Of places that it may be in on the same day it is in all.
      today.systems[index].siteAssignments = system.siteAssignments.filter { runs($0.period) }
      today.systems[index].site = nil
    }
    for (number, reader) in system.readers.enumerated() where !runs(reader.period) {
      today.systems[index].readers[number].subjects = model.population.nobody
    }
  }
  for (index, site) in model.sites.enumerated() where !site.assignments.isEmpty {
    let hosts = Set(site.assignments.filter { runs($0.period) }.map(\.holder))
    today.sites[index].operators =
      hosts.isEmpty
      ? nobody(site.operators, site.assignments) : hosts.sorted()
  }
  for (index, key) in model.keys.enumerated() where !key.assignments.isEmpty {
    today.keys[index].holders = Set(key.assignments.filter { runs($0.period) }.map(\.holder))
      .sorted()
  }
  for (index, channel) in model.channels.enumerated() where !channel.assignments.isEmpty {
    today.channels[index].operators = Set(
      channel.assignments.filter { runs($0.period) }.map(\.holder)
    ).sorted()
  }
  return today
}

/// Whether anybody's part is written with 期間.
func slowChanges(_ model: Model) -> Bool {
  model.systems.contains { system in
    !system.assignments.isEmpty || !system.siteAssignments.isEmpty
      || system.readers.contains { $0.period != .always }
  } || model.sites.contains { !$0.assignments.isEmpty }
    || model.keys.contains { !$0.assignments.isEmpty }
    || model.channels.contains { !$0.assignments.isEmpty }
}

// MARK: - Who takes over, who leaves

extension SlowReach {
  /// The model with everybody in the part they have on a day.
  public func standing(on day: Day) -> Model { tables(on: day).model }

  /// Who takes a system over on a day: an operator of that day who was none the day before, unless all who were are of its legal person;
  /// nobody as long as no operator had ever begun.
  func successors(of system: Int, on day: Day) -> [Int] {
    let number = day.number
    guard days.contains(number - 1) else { return [] }
    let begun = model.systems[system].assignments.contains { one in
      one.period.widest(reading).map { $0.first < day } ?? false
    }
    guard begun else { return [] }
    let today = tables(on: day)
    let before = tables(on: Day(number: number - 1)).hands[system]
    return today.hands[system].filter { party in
      !before.contains(party)
        && before.contains { today.chains[$0].last != today.chains[party].last }
    }
  }

  /// What parties that have left a system still have of it on a day: what each had as its operator or as its site's on its last day, as
  /// long as the system keeps that; nothing that was handed over.
  public func remains(on day: Day) -> [SlowRemains] {
    guard slowChanges(model) else { return [] }
    var found: [SlowRemains] = []
    for number in days where Day(number: number) < day && days.contains(number + 1) {
      let last = Day(number: number)
      let (before, after) = (tables(on: last), tables(on: Day(number: number + 1)))
      for system in 0..<before.systemCount {
        var leaving: [(party: Int, site: Int?)] = []
        for party in before.hands[system] where !after.hands[system].contains(party) {
          leaving.append((party, nil))
        }
        for (site, party) in before.hosts[system]
        where !after.hosts[system].contains(where: { $0.party == party }) {
          leaving.append((party, site))
        }
        for (party, site) in leaving where !isHandedOver(system, party, site, on: last) {
          for (fact, arrival) in lastHad(in: system, on: last)
          where stays(system, party, until: day, whatArrived: arrival) {
            let exposure =
              site != nil
              ? before.hosted(fact, in: system, by: party)
              : before.canRead(party, fact) ? .read : .custody
            found.append(
              SlowRemains(
                party: party, system: system, fact: fact, exposure: exposure, lastDay: last,
                site: site))
          }
        }
      }
    }
    return found
  }

  /// Every copy in a system with the day it arrived; what is there merely through an inner system arrives on the day itself.
  private func lastHad(in system: Int, on day: Day) -> [(SlowFact, Int32)] {
    let today = self[day]
    return today.contents[system].map { ($0, today.arrivals[system][$0] ?? day.number) }
      + today.contents[system].filter { !today.local[system].contains($0) }.map { ($0, day.number) }
  }

  private func stays(
    _ system: Int, _ party: Int, until day: Day, whatArrived arrival: Int32
  ) -> Bool {
    switch model.systems[system].keep {
    case .forever: return true
    case .until(let bound): return day <= bound.latest
    case .span(let years, let months, let days):
      return day <= Day(number: arrival).adding(years: years, months: months, days: days)
    case .contractEnd:
      return contractEnd(of: Set(tables.chains[party])).map { day <= $0 } ?? true
    case .afterContract(let years, let months, let days):
      return contractEnd(of: Set(tables.chains[party]))
        .map { day <= $0.adding(years: years, months: months, days: days) } ?? true
    }
  }

  /// Whether all of the party's parts that end on a day, as operator or as host, say that the copies are erased or returned.
  private func isHandedOver(_ system: Int, _ party: Int, _ site: Int?, on day: Day) -> Bool {
    func ends(_ period: Period) -> Bool { period.widest(reading)?.last == day }
    var words: [Handover?] = []
    if site == nil {
      for one in model.systems[system].assignments
      where one.holder.position == party && ends(one.period) {
        words.append(one.handover)
      }
    } else if let site {
      for one in model.sites[site].assignments
      where one.holder.position == party && ends(one.period) {
        words.append(one.handover)
      }
      for place in tables.outers[system] {
        for one in model.systems[place].siteAssignments
        where one.holder.position == site && ends(one.period) {
          words.append(one.handover)
        }
      }
    }
    return !words.isEmpty && !words.contains(nil)
  }
}

/// One copy that a party which has left still has.
public struct SlowRemains {
  public let party: Int
  public let system: Int
  public let fact: SlowFact
  public let exposure: Exposure
  /// The last day on which it was there.
  public let lastDay: Day
  /// The site that it ran; `nil` where it was an operator.
  let site: Int?
}

extension SlowModel {

  /// How whoever runs the site has a copy.
  func hosted(_ fact: SlowFact, in system: Int, by party: Int) -> Exposure {
    let isShutOut =
      systems[system].isShut || systems[system].seal.map { !holds(party, $0) } ?? false
    let reads = isShutOut ? fact.key.map { holds(party, $0) } ?? false : canRead(party, fact)
    return reads ? .read : .custody
  }

  /// Whether two systems have the same operators on every day, and on every day some.
  func areOperatedAlike(_ one: Int, _ other: Int) -> Bool {
    func operators(_ system: Int, _ day: Day) -> Set<Party.ID> {
      let assignments = model.systems[system].assignments
      if assignments.isEmpty { return Set(model.systems[system].operators) }
      return Set(assignments.filter { $0.period.widest.contains(day) }.map(\.holder))
    }
    let days = slowChanges(model) ? -60...60 : 0...0
    return days.map { Day(number: Int32($0)) }.allSatisfy { day in
      !operators(one, day).isEmpty && operators(one, day) == operators(other, day)
    }
  }
}
