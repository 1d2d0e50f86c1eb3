import NagarezuCore
import TestSupport

/// A model written down again: every list in another order, under other names if asked for.
///
/// Every list of places goes from an old position to the new one.
struct Rewriting {
  private(set) var rewritten: Model
  private let old: Model
  private let parties: [Int]
  private let sites: [Int]
  private let systems: [Int]
  private let subjects: [Int]
  private let items: [Int]
  private let keys: [Int]
  private let channels: [Int]
  private let flows: [Int]
  private let approvals: [Int]
  private let readers: [[Int]]
  private let atoms: [Int]

  /// Other names for everything, and so another order of every list.
  static func renaming(_ model: Model, seed: UInt64) -> Rewriting {
    Rewriting(model, seed: seed, isRenaming: true, movesFlows: true)
  }

  /// The same names; approvals, readers and holdings in another order, and flows if asked for.
  static func shuffling(_ model: Model, seed: UInt64, movesFlows: Bool) -> Rewriting {
    Rewriting(model, seed: seed, isRenaming: false, movesFlows: movesFlows)
  }

  private init(_ model: Model, seed: UInt64, isRenaming: Bool, movesFlows: Bool) {
    var random = Random(seed: seed)
    func places<Thing>(_ things: [Thing], moved: Bool) -> [Int] {
      let same = Array(things.indices)
      return moved ? random.shuffled(same) : same
    }
    old = model
    parties = places(model.parties, moved: isRenaming)
    sites = places(model.sites, moved: isRenaming)
    systems = places(model.systems, moved: isRenaming)
    let subjects = places(model.subjects, moved: isRenaming)
    self.subjects = subjects
    items = places(model.items, moved: isRenaming)
    keys = places(model.keys, moved: isRenaming)
    channels = places(model.channels, moved: isRenaming)
    flows = places(model.flows, moved: movesFlows)
    approvals = places(model.approvals, moved: true)
    readers = model.systems.map { places($0.readers, moved: true) }
    rewritten = model
    let classes = model.subjects.map { one in
      var one = one
      one.within = one.within.map { SubjectClass.ID(subjects[$0.position]) }
      return one
    }
    rewritten.subjects = Self.move(classes, subjects)
    if isRenaming, let population = try? Population(rewritten.subjects) {
      rewritten.population = population
    }
    let found = rewritten.population.classes
    atoms = model.population.classes.map { inside in
      let moved = Set(inside.map { SubjectClass.ID(subjects[$0.position]) })
      return found.firstIndex { Set($0) == moved } ?? -1
    }
    rewrite(&random)
    if isRenaming { rename() }
  }

  private static func move<Thing>(_ things: [Thing], _ places: [Int]) -> [Thing] {
    var moved = things
    for (index, thing) in things.enumerated() { moved[places[index]] = thing }
    return moved
  }

  // MARK: Where things go

  func party(_ id: Party.ID) -> Party.ID { Party.ID(parties[id.position]) }
  func item(_ id: Item.ID) -> Item.ID { Item.ID(items[id.position]) }
  func key(_ id: Key.ID) -> Key.ID { Key.ID(keys[id.position]) }
  private func system(_ id: System.ID) -> System.ID { System.ID(systems[id.position]) }
  private func channel(_ id: Channel.ID) -> Channel.ID { Channel.ID(channels[id.position]) }

  func node(_ node: Node) -> Node {
    switch node {
    case .system(let id): .system(system(id))
    case .party(let id): .party(party(id))
    }
  }

  /// A copy, where it is now.
  func fact(_ fact: SlowFact) -> SlowFact {
    SlowFact(item: items[fact.item], atom: atoms[fact.atom], key: fact.key.map { keys[$0] })
  }

  /// A violated cell, where it is now.
  func broken(_ cell: BrokenCell) -> BrokenCell {
    var moved = cell
    moved.party = cell.party.map(party)
    moved.item = item(cell.item)
    moved.atom = atoms[cell.atom]
    switch cell.place {
    case .node(let node): moved.place = .node(self.node(node))
    case .passage(.flow(let flow)): moved.place = .passage(.flow(Flow.ID(flows[flow.position])))
    case .passage(.reader(let id, let index)):
      moved.place = .passage(.reader(system(id), readers[id.position][index]))
    case .passage(.succession(let id, let index)):
      moved.place = .passage(.succession(system(id), index))
    }
    return moved
  }

  private func people(_ set: AtomSet) -> AtomSet {
    AtomSet(count: atoms.count, set.members.map { atoms[$0] })
  }

  private func selection(_ selection: ItemSelection) -> ItemSelection {
    switch selection {
    case .named(let items): .named(items.map(item))
    case .all(let excepted): .all(except: excepted.map(item))
    case .unknown: .unknown
    }
  }

  // MARK: Writing it down again

  private mutating func rewrite(_ random: inout Random) {
    rewritten.authority = party(old.authority)
    rewritten.sections = old.sections.map(party)
    for index in rewritten.regimes.indices {
      rewritten.regimes[index].authority = party(old.regimes[index].authority)
    }
    rewritten.parties = Self.move(
      old.parties.map { one in
        var one = one
        one.parent = one.parent.map(party)
        one.subjects = one.subjects.map(people)
        return one
      }, parties)
    rewritten.sites = Self.move(renamed(old.sites, \.operators, \.assignments), sites)
    rewritten.items = Self.move(old.items, items)
    rewritten.groups = old.groups.map { one in
      var one = one
      one.items = one.items.map(item)
      return one
    }
    rewritten.keys = Self.move(renamed(old.keys, \.holders, \.assignments), keys)
    rewritten.channels = Self.move(
      renamed(old.channels, \.operators, \.assignments), channels)
    var written: [System] = []
    for index in old.systems.indices { written.append(rewrite(system: index, &random)) }
    rewritten.systems = Self.move(written, systems)
    rewritten.flows = Self.move(old.flows.map(rewrite), flows)
    rewritten.approvals = Self.move(old.approvals.map(rewrite), approvals)
  }

  /// Things with the parties that each of them names renamed.
  private func renamed<Thing>(
    _ things: [Thing], _ parties: WritableKeyPath<Thing, [Party.ID]>,
    _ assignments: WritableKeyPath<Thing, [Assignment<Party.ID>]>
  ) -> [Thing] {
    things.map { one in
      var one = one
      one[keyPath: parties] = one[keyPath: parties].map(party)
      one[keyPath: assignments] = one[keyPath: assignments].map(assigned)
      return one
    }
  }

  private func assigned(_ one: Assignment<Party.ID>) -> Assignment<Party.ID> {
    Assignment(
      party(one.holder), one.period, channel: one.channel.map(channel), handover: one.handover,
      span: one.span)
  }

  private func rewrite(system index: Int, _ random: inout Random) -> System {
    var one = old.systems[index]
    one.operators = one.operators.map(party)
    one.assignments = one.assignments.map(assigned)
    one.siteAssignments = one.siteAssignments.map {
      Assignment(
        Site.ID(sites[$0.holder.position]), $0.period, handover: $0.handover, span: $0.span)
    }
    one.site = one.site.map { Site.ID(sites[$0.position]) }
    one.outer = one.outer.map(system)
    one.sealedUnder = one.sealedUnder.map(key)
    one.readers = Self.move(
      one.readers.map { reader in
        var reader = reader
        reader.party = party(reader.party)
        reader.channel = reader.channel.map(channel)
        reader.items = selection(reader.items)
        reader.subjects = people(reader.subjects)
        return reader
      }, readers[index])
    one.holdings = random.shuffled(
      one.holdings.map { holding in
        var holding = holding
        holding.items = holding.items.map(item)
        holding.subjects = people(holding.subjects)
        return holding
      })
    one.derivations = random.shuffled(
      one.derivations.map {
        System.Derivation(
          inputs: $0.inputs.map(item), outputs: $0.outputs.map(item),
          declassified: $0.declassified, span: $0.span)
      })
    return one
  }

  private func rewrite(_ flow: Flow) -> Flow {
    var one = flow
    one.from = node(flow.from)
    one.to = node(flow.to)
    one.items = selection(flow.items)
    one.subjects = people(flow.subjects)
    one.channel = flow.channel.map(channel)
    one.seal = flow.seal.map(key)
    one.renames = [:]
    for (leaving, arriving) in flow.renames {
      one.renames.updateValue(arriving.map(item), forKey: item(leaving))
    }
    return one
  }

  private func rewrite(_ approval: Approval) -> Approval {
    var one = approval
    switch approval.target {
    case .party(let id): one.target = .party(party(id))
    case .system(let id): one.target = .system(system(id))
    }
    one.leaves = approval.leaves.map {
      Approval.Leave(by: party($0.party), document: $0.document, on: $0.day)
    }
    one.systems = approval.systems.map(system).sorted()
    one.ends = approval.ends.map(node).reversed()
    one.through = approval.through.map(node)
    one.parents = approval.parents.map { Approval.ID(approvals[$0.position]) }
    one.items = selection(approval.items)
    one.subjects = people(approval.subjects)
    one.channels = approval.channels.map(channel)
    return one
  }

  /// Names in the order of the new lists.
  private mutating func rename() {
    for index in rewritten.parties.indices { rewritten.parties[index].name = "主\(index + 100)" }
    for index in rewritten.sites.indices { rewritten.sites[index].name = "所\(index + 100)" }
    for index in rewritten.systems.indices { rewritten.systems[index].name = "器\(index + 100)" }
    for index in rewritten.subjects.indices { rewritten.subjects[index].name = "人\(index + 100)" }
    for index in rewritten.items.indices { rewritten.items[index].name = "項\(index + 100)" }
    for index in rewritten.keys.indices { rewritten.keys[index].name = "鍵\(index + 100)" }
    for index in rewritten.channels.indices { rewritten.channels[index].name = "路\(index + 100)" }
    for index in rewritten.flows.indices { rewritten.flows[index].number = "\(index + 100)" }
    for index in rewritten.approvals.indices { rewritten.approvals[index].id = "件\(index + 100)" }
  }
}

/// One violated cell of one day, whatever caused it.
struct BrokenCell: Hashable {
  var rule: String
  var party: Party.ID?
  var place: Place
  var item: Item.ID
  var atom: Int
  var exposure: Exposure
  var day: Int32

  /// The violated cells of a verdict on some days.
  static func all(_ verdict: Verdict, days: ClosedRange<Int32>) -> Set<BrokenCell> {
    var cells: Set<BrokenCell> = []
    for violation in verdict.violations {
      for (atom, day) in violation.cells(on: days) {
        cells.insert(
          BrokenCell(
            rule: violation.rule, party: violation.party, place: violation.place,
            item: violation.item, atom: atom, exposure: violation.exposure, day: day))
      }
    }
    return cells
  }
}
