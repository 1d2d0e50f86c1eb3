import NagarezuCore

/// A model with all its references put elsewhere. Every list goes from an old position to the new one.
struct Replacing {
  var parties: [Int]
  var sites: [Int]
  var systems: [Int]
  var items: [Int]
  var keys: [Int]
  var channels: [Int]
  var purposes: [Int]
  var approvals: [Int]

  /// Everything behind what another model has.
  init(_ model: Model, behind other: Model) {
    func moved<Thing>(_ list: KeyPath<Model, [Thing]>) -> [Int] {
      model[keyPath: list].indices.map { $0 + other[keyPath: list].count }
    }
    parties = moved(\.parties)
    sites = moved(\.sites)
    systems = moved(\.systems)
    items = moved(\.items)
    keys = moved(\.keys)
    channels = moved(\.channels)
    purposes = moved(\.purposes)
    approvals = moved(\.approvals)
  }

  /// Everything in order of its name.
  init(sorting model: Model) {
    func sorted(_ names: [String]) -> [Int] {
      let order = names.indices.sorted { names[$0].precedesByBytes(names[$1]) }
      var places = Array(names.indices)
      for (place, old) in order.enumerated() { places[old] = place }
      return places
    }
    parties = sorted(model.parties.map(\.name))
    sites = sorted(model.sites.map(\.name))
    systems = sorted(model.systems.map(\.name))
    items = sorted(model.items.map(\.name))
    keys = sorted(model.keys.map(\.name))
    channels = sorted(model.channels.map(\.name))
    purposes = sorted(model.purposes.map(\.name))
    approvals = sorted(model.approvals.map(\.id))
  }

  // MARK: References

  private func party(_ id: Party.ID) -> Party.ID { Party.ID(parties[id.position]) }
  private func item(_ id: Item.ID) -> Item.ID { Item.ID(items[id.position]) }
  private func key(_ id: Key.ID) -> Key.ID { Key.ID(keys[id.position]) }
  private func site(_ id: Site.ID) -> Site.ID { Site.ID(sites[id.position]) }
  private func system(_ id: System.ID) -> System.ID { System.ID(systems[id.position]) }
  private func channel(_ id: Channel.ID) -> Channel.ID { Channel.ID(channels[id.position]) }
  private func purpose(_ id: Purpose.ID) -> Purpose.ID { Purpose.ID(purposes[id.position]) }

  private func node(_ node: Node) -> Node {
    switch node {
    case .system(let id): .system(system(id))
    case .party(let id): .party(party(id))
    }
  }

  private func selection(_ selection: ItemSelection) -> ItemSelection {
    switch selection {
    case .named(let items): .named(items.map(item))
    case .all(let excepted): .all(except: excepted.map(item))
    case .unknown: .unknown
    }
  }

  private func assigned(_ one: Assignment<Party.ID>) -> Assignment<Party.ID> {
    Assignment(
      party(one.holder), one.period, channel: one.channel.map(channel), handover: one.handover,
      span: one.span)
  }

  // MARK: Things

  /// The model with its lists as they are and what they name elsewhere.
  func replaced(_ model: Model) -> Model {
    var new = model
    if !model.parties.isEmpty, model.parties.indices.contains(model.authority.position) {
      new.authority = party(model.authority)
    }
    new.sections = model.sections.map(party).sorted()
    for index in new.parties.indices {
      new.parties[index].parent = model.parties[index].parent.map(party)
    }
    for index in new.sites.indices {
      new.sites[index].operators = model.sites[index].operators.map(party).sorted()
      new.sites[index].assignments = model.sites[index].assignments.map(assigned)
    }
    for index in new.keys.indices {
      new.keys[index].holders = model.keys[index].holders.map(party).sorted()
      new.keys[index].assignments = model.keys[index].assignments.map(assigned)
    }
    for index in new.channels.indices {
      new.channels[index].operators = model.channels[index].operators.map(party).sorted()
      new.channels[index].assignments = model.channels[index].assignments.map(assigned)
    }
    for index in new.regimes.indices {
      new.regimes[index].authority = party(model.regimes[index].authority)
    }
    new.systems = model.systems.map(replaced)
    new.flows = model.flows.map(replaced)
    new.approvals = model.approvals.map(replaced)
    return new
  }

  private func replaced(_ old: System) -> System {
    var one = old
    one.operators = old.operators.map(party).sorted()
    one.assignments = old.assignments.map(assigned)
    one.siteAssignments = old.siteAssignments.map {
      Assignment(site($0.holder), $0.period, handover: $0.handover, span: $0.span)
    }
    one.site = old.site.map(site)
    one.outer = old.outer.map(system)
    one.sealedUnder = old.sealedUnder.map(key)
    for index in one.readers.indices {
      one.readers[index].party = party(old.readers[index].party)
      one.readers[index].channel = old.readers[index].channel.map(channel)
      one.readers[index].items = selection(old.readers[index].items)
      one.readers[index].purposes = old.readers[index].purposes.map(purpose).sorted()
    }
    for index in one.holdings.indices {
      one.holdings[index].items = old.holdings[index].items.map(item)
      one.holdings[index].purposes = old.holdings[index].purposes.map(purpose).sorted()
    }
    for index in one.derivations.indices {
      one.derivations[index].inputs = old.derivations[index].inputs.map(item)
      one.derivations[index].outputs = old.derivations[index].outputs.map(item)
    }
    return one
  }

  private func replaced(_ old: Flow) -> Flow {
    var one = old
    one.from = node(old.from)
    one.to = node(old.to)
    one.items = selection(old.items)
    one.channel = old.channel.map(channel)
    one.seal = old.seal.map(key)
    one.purposes = old.purposes.map(purpose).sorted()
    one.renames = [:]
    for (leaving, arriving) in old.renames {
      one.renames.updateValue(arriving.map(item), forKey: item(leaving))
    }
    return one
  }

  private func replaced(_ old: Approval) -> Approval {
    var one = old
    switch old.target {
    case .party(let id): one.target = .party(party(id))
    case .system(let id): one.target = .system(system(id))
    }
    for index in one.leaves.indices { one.leaves[index].party = party(old.leaves[index].party) }
    one.parents = old.parents.map { Approval.ID(approvals[$0.position]) }.sorted()
    one.items = selection(old.items)
    one.channels = old.channels.map(channel).sorted()
    one.purposes = old.purposes.map(purpose).sorted()
    one.systems = old.systems.map(system).sorted()
    one.ends = old.ends.map(node)
    one.through = old.through.map(node)
    return one
  }

  /// The model with its lists in the new order, and what they name.
  func moved(_ model: Model) -> Model {
    func move<Thing>(_ things: [Thing], _ places: [Int]) -> [Thing] {
      var moved = things
      for (index, thing) in things.enumerated() { moved[places[index]] = thing }
      return moved
    }
    var new = replaced(model)
    new.parties = move(new.parties, parties)
    new.sites = move(new.sites, sites)
    new.systems = move(new.systems, systems)
    new.items = move(new.items, items)
    new.keys = move(new.keys, keys)
    new.channels = move(new.channels, channels)
    new.purposes = move(new.purposes, purposes)
    new.approvals = move(new.approvals, approvals)
    return new
  }
}

extension Model {
  /// The model with each thing at another place in the files.
  func placed(_ place: (SourceSpan) -> SourceSpan) -> Model {
    var new = self
    new.span = place(span)
    new.files = files.map { place(SourceSpan(file: $0, line: 1, column: 1)).file }
    for index in parties.indices { new.parties[index].span = place(parties[index].span) }
    for index in sites.indices { new.sites[index].span = place(sites[index].span) }
    for index in subjects.indices { new.subjects[index].span = place(subjects[index].span) }
    for index in items.indices { new.items[index].span = place(items[index].span) }
    for index in keys.indices { new.keys[index].span = place(keys[index].span) }
    for index in channels.indices { new.channels[index].span = place(channels[index].span) }
    for index in purposes.indices { new.purposes[index].span = place(purposes[index].span) }
    for index in regimes.indices { new.regimes[index].span = place(regimes[index].span) }
    for index in flows.indices { new.flows[index].span = place(flows[index].span) }
    for index in approvals.indices { new.approvals[index].span = place(approvals[index].span) }
    for index in systems.indices { new.systems[index] = systems[index].placed(place) }
    return new
  }
}

extension System {
  fileprivate func placed(_ place: (SourceSpan) -> SourceSpan) -> System {
    var new = self
    new.span = place(span)
    for index in readers.indices { new.readers[index].span = place(readers[index].span) }
    for index in holdings.indices { new.holdings[index].span = place(holdings[index].span) }
    return new
  }
}
