/// Tells the things of a model field by field.
///
/// What a thing of a kind says is told in the file of that kind, `<Kind>+Thing.swift`. A new stored property of a model's type goes
/// there, or into ``Thing/leftOut`` with the reason: a test asks for one of the two.
struct Telling {
  let model: Model
  /// The name by which a thing is compared, from its kind and position.
  let identity: (Thing.Kind, Int) -> String
  /// The day that is told of: flows, holdings and papers that are not in force then are left out. `nil` for all.
  let day: Day?
  let known = Known()

  /// What much of a model says again and again, and takes time to put into words.
  final class Known {
    var people: [AtomSet: [Thing.Value]] = [:]
    var periods: [Period: [Thing.Value]] = [:]
  }

  /// Things under their own names.
  init(_ model: Model, on day: Day? = nil) {
    self.init(model, on: day) { kind, position in
      switch kind {
      case .party: model.parties[position].name
      case .site: model.sites[position].name
      case .system: model.systems[position].name
      case .subjects: model.subjects[position].name
      case .item: model.items[position].name
      case .group: model.groups[position].name
      case .key: model.keys[position].name
      case .channel: model.channels[position].name
      case .purpose: model.purposes[position].name
      case .approval: model.approvals[position].id
      case .regime: model.regimes[position].name
      case .model, .flow, .rule, .waiver: ""
      }
    }
  }

  init(_ model: Model, on day: Day? = nil, as identity: @escaping (Thing.Kind, Int) -> String) {
    self.model = model
    self.day = day
    self.identity = identity
  }

  /// The things of a kind that a writer declared, by position.
  func things(_ kind: Thing.Kind) -> [(position: Int, thing: Thing)] {
    positions(kind).map { ($0, thing(kind, $0)) }
  }

  private func positions(_ kind: Thing.Kind) -> [Int] {
    switch kind {
    case .model: [0]
    case .party:
      model.parties.indices.filter { ![.unnamed, .anyone].contains(model.parties[$0].kind) }
    case .site: Array(model.sites.indices)
    case .system: Array(model.systems.indices)
    case .subjects: Array(model.subjects.indices)
    case .item: Array(model.items.indices)
    case .group: Array(model.groups.indices)
    case .key: Array(model.keys.indices)
    case .channel: model.channels.indices.filter { model.channels[$0].isDeclared }
    case .purpose: Array(model.purposes.indices)
    case .flow: model.flows.indices.filter { isInForce(model.flows[$0].period.widest) }
    case .approval:
      model.approvals.indices.filter { index in
        day == nil
          || model.approvals[index].periods.contains { $0.narrowest.map(isInForce) ?? false }
      }
    case .rule: Array(model.rules.indices)
    case .regime: Array(model.regimes.indices)
    case .waiver: Array(model.waivers.indices)
    }
  }

  func isInForce(_ days: DayRange) -> Bool { day.map(days.contains) ?? true }

  func thing(_ kind: Thing.Kind, _ position: Int) -> Thing {
    switch kind {
    case .model: header
    case .party: thing(model.parties[position])
    case .site: thing(model.sites[position])
    case .system: thing(model.systems[position])
    case .subjects: thing(model.subjects[position])
    case .item: thing(model.items[position])
    case .group: thing(model.groups[position])
    case .key: thing(model.keys[position])
    case .channel: thing(model.channels[position])
    case .purpose: thing(model.purposes[position])
    case .flow: thing(model.flows[position])
    case .approval: thing(model.approvals[position])
    case .rule: thing(model.rules[position])
    case .regime: thing(model.regimes[position])
    case .waiver: thing(model.waivers[position])
    }
  }

  /// All that a thing says and that is done with it, but for its names and what supports it.
  struct Role: Hashable {
    let content: Thing.Said
    /// Numbers of flows from it, to it and over or under it; names of the systems it houses or seals.
    let uses: [[String]]
  }

  /// What a site, key, channel or system is to the model; `nil` where nothing is done with it.
  func role(_ kind: Thing.Kind, _ position: Int) -> Role? {
    func numbers(_ isMeant: (Flow) -> Bool) -> [String] {
      model.flows.filter(isMeant).map(\.number).sorted()
    }
    func systems(_ isMeant: (System) -> Bool) -> [String] {
      model.systems.indices.filter { isMeant(model.systems[$0]) }.map { identity(.system, $0) }
        .sorted()
    }
    let uses: [[String]] =
      switch kind {
      case .system:
        [
          numbers { $0.from == .system(System.ID(position)) },
          numbers { $0.to == .system(System.ID(position)) },
        ]
      case .channel: [numbers { $0.channel == Channel.ID(position) }]
      case .key:
        [
          numbers { $0.seal == Key.ID(position) },
          systems { $0.sealedUnder == Key.ID(position) },
        ]
      case .site: [systems { $0.site == Site.ID(position) }]
      case .approval, .regime, .model, .party, .subjects, .item, .group, .purpose, .flow, .rule,
        .waiver:
        []
      }
    guard !uses.joined().isEmpty else { return nil }
    let names: Set<Thing.Key> = [.name, .aliases, .englishName, .evidence]
    return Role(content: thing(kind, position).content(without: names), uses: uses)
  }
}
