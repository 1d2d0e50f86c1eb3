/// Days on which nobody's part changes, and the model as it stands on them (`docs/adr/0008`, 19).
///
/// On each of its days whoever the model names as operator, reader, key holder or site is that; readers whose time it is not read
/// nothing of nobody.
///
/// A class, because it is asked at every cell and a model is dear to copy.
final class Epoch: Sendable {
  let days: DayRange
  let model: Model
  let reading: DateReading

  init(days: DayRange, model: Model, _ reading: DateReading) {
    self.days = days
    self.model = model
    self.reading = reading
  }
}

extension Model {
  /// Whether any operator, reader, key holder or site is so for some days only.
  var hasAssignments: Bool { !assignmentPeriods.isEmpty }

  /// The periods of all parts that have one.
  var assignmentPeriods: [Period] {
    var periods: [Period] = []
    for system in systems {
      periods += system.assignments.map(\.period) + system.siteAssignments.map(\.period)
      periods += system.readers.map(\.period).filter { $0 != .always }
    }
    periods += sites.flatMap { $0.assignments.map(\.period) }
    periods += keys.flatMap { $0.assignments.map(\.period) }
    return periods + channels.flatMap { $0.assignments.map(\.period) }
  }

  /// On how many days somebody's part begins or has ended, at the most.
  public var daysOfChange: Int {
    Set(assignmentPeriods.map(\.widest).flatMap(\.turns)).count
  }

  /// All days in order, cut where anybody's part begins or ends, dates as `reading` has them; one epoch of all days
  /// where nothing changes.
  func epochs(_ reading: DateReading = [:]) -> [Epoch] {
    guard hasAssignments else { return [Epoch(days: .always, model: self, reading)] }
    let cuts = assignmentPeriods.compactMap { $0.widest(reading) }
      .flatMap(\.turns)
    return DayRange.always.cut(at: Set(cuts).sorted()).map { days in
      Epoch(
        days: days, model: standing(on: days.first, reading), reading)
    }
  }

  /// The model with everybody's part as it is on one day, and in that for ever.
  func standing(on day: Day) -> Model {
    guard hasAssignments else { return self }
    var model = standing(on: day, [:])
    for index in model.systems.indices {
      model.systems[index].assignments = []
      model.systems[index].siteAssignments = []
      for reader in model.systems[index].readers.indices {
        model.systems[index].readers[reader].period = .always
      }
    }
    for index in model.sites.indices { model.sites[index].assignments = [] }
    for index in model.keys.indices { model.keys[index].assignments = [] }
    for index in model.channels.indices { model.channels[index].assignments = [] }
    return model
  }

  /// The model with everybody's part as it is on one day.
  private func standing(on day: Day, _ reading: DateReading) -> Model {
    var model = self
    for id in systemIDs {
      let system = self[id]
      if !system.assignments.isEmpty {
        let operators: [Party.ID] = system.assignments.holders(on: day, reading)
        model.systems[id.position].operators =
          operators.isEmpty ? nobody(of: system.operators, system.assignments) : operators
      }
      if !system.siteAssignments.isEmpty {
        let sites = system.siteAssignments.filter {
          $0.period.mayHold(on: day, reading)
        }
        model.systems[id.position].siteAssignments = sites
        model.systems[id.position].site = sites.first?.holder
      }
      for (index, reader) in system.readers.enumerated()
      where !reader.period.mayHold(on: day, reading) {
        model.systems[id.position].readers[index].subjects = population.nobody
      }
    }
    for (index, site) in sites.enumerated() where !site.assignments.isEmpty {
      let operators: [Party.ID] = site.assignments.holders(on: day, reading)
      model.sites[index].operators =
        operators.isEmpty ? nobody(of: site.operators, site.assignments) : operators
    }
    for (index, key) in keys.enumerated() where !key.assignments.isEmpty {
      model.keys[index].holders = key.assignments.holders(on: day, reading)
    }
    for (index, channel) in channels.enumerated() where !channel.assignments.isEmpty {
      model.channels[index].operators = channel.assignments.holders(on: day, reading)
    }
    return model
  }

  /// Who operates a system or site on a day on which nobody is named: the unnamed outsider among its operators, whom no period names.
  private func nobody(
    of operators: [Party.ID], _ assignments: [Assignment<Party.ID>]
  ) -> [Party.ID] {
    operators.filter { party in
      self[party].kind == .unnamed && !assignments.contains { $0.holder == party }
    }
  }
}
