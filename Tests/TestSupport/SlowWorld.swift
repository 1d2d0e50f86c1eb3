import NagarezuCore

/// One business among others: its model with what it knows of theirs, and what is where in it (ADR 0015 rule 3).
final class SlowWorld {
  /// Its model with the items and keys that only others declare, behind its own.
  let model: Model
  /// The same with the papers of the others, for what is judged (rule 5).
  let withPapers: Model
  let ownItems: Int
  /// What is where in the model alone.
  let alone: SlowReach
  /// Shape: party → business of the group → the party that it is there.
  let counterparts: [[Int?]]
  /// What is where in the world, as far as is known.
  var reach: SlowReach
  /// Shape: item → the businesses of the group from which what others have of it comes; set when all is known.
  var imported: [Set<Int>] = []
  /// Shape: business of the group → party → whether it is the authority or a 保有課 there.
  private let exempt: [[Bool]]

  /// The world of the business at `index` of a group, before anything came from another.
  init(_ index: Int, of group: [Model], days: ClosedRange<Int32>) {
    let own = group[index]
    let others = group.indices.filter { $0 != index }
    let known = SlowKnown(own, others.map { group[$0] })
    model = known.model
    withPapers = known.withPapers
    ownItems = own.items.count
    alone = SlowReach(own, days: days)
    let parties = group.map { SlowOneness(one: own, other: $0).parties }
    counterparts = own.parties.indices.map { party in
      group.indices.map { $0 == index ? party : parties[$0][party] }
    }
    exempt = group.map { model in
      model.partyIDs.map { $0 == model.authority || model.sections.contains($0) }
    }
    let onenesses = others.map { SlowOneness(one: own, other: group[$0]) }
    let nothing = SlowImportsOfDay(nodes: own.systems.count + own.parties.count)
    let imports = SlowImports(
      ownItems: own.items.count,
      isCommon: own.flows.indices.map { Self.isCommon($0, of: own, onenesses) },
      isWithinCommon: own.systems.indices.map { Self.isWithinCommon($0, of: own, onenesses) },
      days: days, everyDay: days.map { _ in nothing })
    reach = SlowReach(known.model, days: days, imports: imports, marks: false)
  }

  /// Whether somebody else has the node where a flow begins, and all who do have the flow.
  private static func isCommon(_ flow: Int, of own: Model, _ others: [SlowOneness]) -> Bool {
    let having = others.filter { $0.node(own.flows[flow].from) != nil }
    return !having.isEmpty && having.allSatisfy { $0.flows[flow] }
  }

  /// Whether somebody else has a system, and all who do have the one around it, around it.
  private static func isWithinCommon(
    _ system: Int, of own: Model, _ others: [SlowOneness]
  ) -> Bool {
    guard let outer = own.systems[system].outer else { return false }
    let having = others.filter { $0.systems[system] != nil }
    return !having.isEmpty
      && having.allSatisfy { same in
        same.systems[system].flatMap { same.other.systems[$0].outer?.position }
          == same.systems[outer.position] && same.systems[outer.position] != nil
      }
  }

  /// The businesses of the group from which a cell of an item comes that the model alone does not have: those of the item, and of what that is
  /// derived or renamed from (rule 6).
  func origins(of item: Int) -> Set<Int> {
    slowSources(model)[item].union([item]).reduce(into: []) { $0.formUnion(imported[$1]) }
  }

  /// Whether a party is never judged for such a cell: 本人, and who is exempt in every business that it comes from.
  func isExempt(_ party: Int, item: Int) -> Bool {
    if model.parties[party].kind == .dataSubject { return true }
    let origins = origins(of: item)
    return !origins.isEmpty
      && origins.allSatisfy { business in
        counterparts[party][business].map { exempt[business][$0] } ?? false
      }
  }
}

/// A model with what it knows of others: their items and keys (ADR 0015 rule 3), and their papers as it reads them (rule 5).
struct SlowKnown {
  private(set) var model: Model
  private(set) var withPapers: Model

  /// What a business knows of others.
  init(_ own: Model, _ others: [Model]) {
    model = own
    for other in others {
      for item in other.items where !model.items.contains(where: { $0.name == item.name }) {
        var item = item
        // Whoever says that it is 特定個人情報.
        item.isSpecific = others.contains { other in
          other.items.contains { $0.name == item.name && $0.isSpecific }
        }
        model.items.append(item)
      }
    }
    for other in others {
      for (index, key) in Self.keys(of: other, read: own).enumerated()
      where SlowOneness(one: other, other: own).keys[index] == nil {
        let known = model.keys.firstIndex {
          $0.span.file == key.span.file && $0.name == key.name
        }
        guard let known else {
          model.keys.append(key)
          continue
        }
        model.keys[known].holders = Set(model.keys[known].holders + key.holders).sorted()
        model.keys[known].assignments += key.assignments
      }
    }
    withPapers = model
    // 全て on a paper is everything that its own model knows: nobody approved what others have.
    for index in own.approvals.indices {
      withPapers.approvals[index].items = Self.listed(own.approvals[index].items, in: own)
    }
    for other in others { addPapers(of: other, read: own) }
  }

  /// The keys of another model, held by those of their holders who are somebody here.
  private static func keys(of other: Model, read own: Model) -> [Key] {
    let parties = SlowOneness(one: other, other: own).parties
    return other.keys.map { key in
      var key = key
      key.holders = key.holders.compactMap { parties[$0.position].map { Party.ID($0) } }.sorted()
      let isChanging = !key.assignments.isEmpty
      key.assignments = key.assignments.compactMap { one in
        parties[one.holder.position].map {
          Assignment(Party.ID($0), one.period, span: one.span)
        }
      }
      if isChanging && key.assignments.isEmpty { key.holders = [] }
      return key
    }
  }

  /// A selection without 全て.
  private static func listed(_ items: ItemSelection, in model: Model) -> ItemSelection {
    if items == .unknown { return .unknown }
    return .named(model.resolved(items))
  }

  // MARK: Papers of others

  private mutating func addPapers(of other: Model, read own: Model) {
    let same = SlowOneness(one: other, other: own)
    for paper in other.approvals {
      if let read = read(paper, of: other, same) { withPapers.approvals.append(read) }
    }
  }

  /// Another business's paper as this one reads it; `nil` where it is about nobody and nothing here.
  private func read(_ paper: Approval, of other: Model, _ same: SlowOneness) -> Approval? {
    guard paper.through.isEmpty, let target = target(paper.target, same) else { return nil }
    var read = paper
    read.target = target
    read.parents = []
    read.leaves = []
    read.systems = paper.systems.compactMap { same.systems[$0.position] }.map { System.ID($0) }
      .sorted()
    if !paper.systems.isEmpty && read.systems.isEmpty { return nil }
    read.ends = paper.ends.compactMap(same.node)
    if read.ends.count < paper.ends.count { return nil }
    read.items = items(Self.listed(paper.items, in: other), of: other)
    read.subjects = same.narrowed(paper.subjects)
    read.channels = paper.channels.compactMap { same.channels[$0.position] }
      .map { Channel.ID($0) }
    // An 外部結合 that names no channel fits any: one whose channels are all others' does not.
    let namesOthers = !paper.channels.isEmpty && read.channels.isEmpty && read.media.isEmpty
    if paper.kind == .connection && namesOthers { return nil }
    read.purposes = paper.purposes.compactMap { same.purposes[$0.position] }.map { Purpose.ID($0) }
    return read
  }

  private func target(_ target: Approval.Target, _ same: SlowOneness) -> Approval.Target? {
    switch target {
    case .party(let id): same.parties[id.position].map { .party(Party.ID($0)) }
    case .system(let id): same.systems[id.position].map { .system(System.ID($0)) }
    }
  }

  /// Items of another model, here.
  private func items(_ selection: ItemSelection, of other: Model) -> ItemSelection {
    guard case .named(let items) = selection else { return selection }
    let names = Set(items.map { other[$0].name })
    return .named(model.itemIDs.filter { names.contains(model[$0].name) })
  }
}
