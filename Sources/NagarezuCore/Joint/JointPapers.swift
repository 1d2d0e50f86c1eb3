/// The papers of other businesses as one of a group reads them (`docs/adr/0015`, 5).
struct JointPapers {
  let things: JointThings
  let world: JointWorld
  let member: Int

  /// The papers of all others that may say something about what is new, in order of members, none twice.
  func others(about news: JointNews) -> [Approval] {
    let parties = news.parties.map { things.parties[member][$0.position] }
    let systems = news.systems.compactMap { things.nodes[member][$0.position] }
    var known: Set<Content> = []
    return things.papers.of(parties: Set(parties), systems: Set(systems))
      .filter { $0.member != member }
      .compactMap { read(things.models[$0.member][$0.paper], of: $0.member) }
      .filter { known.insert(Content($0)).inserted }
  }

  /// The model's own papers: 全て on a paper is everything that its own model knows, for nobody approved what others have.
  var own: [Approval] {
    world.model.approvals.map { paper in
      var read = paper
      read.items = listed(paper.items, of: member)
      return read
    }
  }

  private func listed(_ selection: ItemSelection, of member: Int) -> ItemSelection {
    guard case .all = selection else { return selection }
    return .named(things.models[member].resolved(selection))
  }

  /// What a paper covers, whatever it is called.
  private struct Content: Hashable {
    let target: Approval.Target
    let kind: Approval.Kind
    let items: ItemSelection
    let subjects: AtomSet
    let exposure: Exposure
    let channels: [Channel.ID]
    let media: [Channel.Kind]
    let periods: [Period]
    let purposes: [Purpose.ID]
    let systems: [System.ID]
    let ends: [Node]
    let basis: String?

    init(_ paper: Approval) {
      (target, kind, items) = (paper.target, paper.kind, paper.items)
      (subjects, exposure) = (paper.subjects, paper.exposure)
      (channels, media, periods) = (paper.channels, paper.media, paper.periods)
      (purposes, systems, ends) = (paper.purposes, paper.systems, paper.ends)
      basis = paper.basis
    }
  }

  /// A paper of another member; `nil` for one that says nothing here.
  private func read(_ paper: Approval, of other: Int) -> Approval? {
    guard paper.through.isEmpty, let target = target(paper.target, of: other) else { return nil }
    var read = paper
    read.target = target
    read.parents = []
    read.leaves = []
    read.items = items(paper.items, of: other)
    read.subjects = things.people.narrow(paper.subjects, of: other, in: member)
    read.channels = paper.channels.compactMap { channel in
      things.channels.positions[member][things.channels.numbers[other][channel.position]]
        .map { Channel.ID($0) }
    }
    read.systems = paper.systems.compactMap { system($0, of: other) }
    read.ends = paper.ends.compactMap { node($0, of: other) }
    guard read.systems.isEmpty == paper.systems.isEmpty, read.ends.count == paper.ends.count
    else { return nil }
    // An 外部結合 that names no channel fits any; one whose channels are all somebody else's does not.
    if paper.kind == .connection, !paper.channels.isEmpty, read.channels.isEmpty, read.media.isEmpty
    {
      return nil
    }
    let names = things.models[other].purposes
    read.purposes = paper.purposes.compactMap { id in
      world.model.purposes.firstIndex { $0.name == names[id.position].name }
        .map { Purpose.ID($0) }
    }
    return read
  }

  private func target(_ target: Approval.Target, of other: Int) -> Approval.Target? {
    switch target {
    case .party(let party): things.party(party, of: other, in: member).map { .party($0) }
    case .system(let id): system(id, of: other).map { .system($0) }
    }
  }

  private func system(_ id: System.ID, of other: Int) -> System.ID? {
    things.node(id.position, of: other, in: member).map { System.ID($0) }
  }

  private func node(_ node: Node, of other: Int) -> Node? {
    switch node {
    case .system(let id): system(id, of: other).map { .system($0) }
    case .party(let id): things.party(id, of: other, in: member).map { .party($0) }
    }
  }

  private func items(_ selection: ItemSelection, of other: Int) -> ItemSelection {
    guard case .named(let items) = listed(selection, of: other) else { return .unknown }
    return .named(items.compactMap { world.item(things.items.numbers[other][$0.position]) })
  }
}
