/// Two models whose papers are compared: what each thing of the newer one was. A thing that goes by the names of several was all of them, and
/// what is said of it must have been said of each: a paper is not widened by calling one thing by the name of another.
struct PaperComparing {
  let old: Model
  let new: Model
  private let people: CommonPeople
  /// Shape: thing of the newer model → positions of what it was, ascending.
  private let items: [[Int]]
  private let parties: [[Int]]
  private let systems: [[Int]]
  private let purposes: [String: Int]
  private let matching: Matching

  init(_ old: Model, _ new: Model) {
    self.old = old
    self.new = new
    matching = Matching(old, new)
    people = CommonPeople(old, new)
    items = Self.namesakes(old.items, new.items, matching.items) { Set($0.aliases + [$0.name]) }
    parties = Self.namesakes(old.parties, new.parties, matching.parties) {
      $0.kind == .unnamed ? [$0.name] : $0.names
    }
    systems = Self.namesakes(old.systems, new.systems, matching.systems) { $0.names }
    purposes = Dictionary(
      old.purposes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// The partner of each thing, and whatever bore one of its names.
  private static func namesakes<Thing: Named>(
    _ old: [Thing], _ new: [Thing], _ pairing: Pairing, _ names: (Thing) -> Set<String>
  ) -> [[Int]] {
    var bearers: [String: [Int]] = [:]
    for (position, thing) in old.enumerated() {
      for name in names(thing) { bearers[name, default: []].append(position) }
    }
    return new.enumerated().map { position, thing in
      let named = names(thing).flatMap { bearers[$0] ?? [] }
      return Set(named + (pairing.oldOf[position].map { [$0] } ?? [])).sorted()
    }
  }

  /// The people of the newer model who are surely among those of all that an item was.
  func surely(about item: Item.ID, _ covered: (Item.ID) -> AtomSet) -> AtomSet {
    let were = items[item.position]
    guard let first = were.first else { return new.population.nobody }
    return were.dropFirst().reduce(people.surely(among: covered(Item.ID(first)))) {
      $0.intersection(people.surely(among: covered(Item.ID($1))))
    }
  }

  // MARK: Papers

  /// The older papers of a kind that some of today must be held against, counterparty by counterparty: those to each that this one was,
  /// and those to each that is a part of it today and was not. One list without papers where it was nobody.
  func formerPapers(of kind: Approval.Kind, to target: Approval.Target) -> [[Approval.ID]] {
    let all = old.approvalIDs.filter { old[$0].kind == kind }
    switch target {
    case .system(let id):
      let were = systems[id.position].map { System.ID($0) }
      return were.isEmpty ? [[]] : were.map { one in all.filter { old[$0].target == .system(one) } }
    case .party(let id):
      let were = parties[id.position].map { Party.ID($0) }
      let joined = new.family(of: id).flatMap { parties[$0.position] }.map { Party.ID($0) }
        .filter { one in !old.withAncestors(one).contains(where: were.contains) }
      return were.isEmpty && joined.isEmpty
        ? [[]]
        : were.map { one in all.filter { old[$0].target == .party(one) } }
          + joined.withoutRepeats.map { one in
            let chain = old.withAncestors(one)
            return all.filter { id in
              if case .party(let party) = old[id].target { chain.contains(party) } else { false }
            }
          }
    }
  }

  /// The older papers that those of today of a kind and a counterparty may have been though they go by another name, where none stood
  /// under it: of what that model said and this one says no more, those to the same counterparty of another kind, and those of the kind to
  /// a part of it, to what it is a part of, or, where this one was not there, to one that is gone.
  func renamed(_ kind: Approval.Kind, to target: Approval.Target) -> [Approval.ID] {
    old.approvalIDs.filter { id in
      let paper = old[id]
      guard let today = today(paper.target) else {
        return paper.kind == kind && isNew(target) && isAlike(paper.target, target)
      }
      let isKin = paper.kind == kind && (isWithin(today, target) || isWithin(target, today))
      return (today == target || isKin)
        && !new.approvals.contains { $0.kind == paper.kind && $0.target == today }
    }
  }

  /// Whether what an older paper spoke of, as far as it is there today, takes in a target: a paper to a part says nothing of the whole.
  func tookIn(_ target: Approval.Target, _ paper: Approval.ID) -> Bool {
    today(old[paper].target).map { isWithin(target, $0) } ?? true
  }

  /// Whether one is the other, a part of it or inside it.
  private func isWithin(_ one: Approval.Target, _ other: Approval.Target) -> Bool {
    switch (one, other) {
    case (.party(let one), .party(let other)): new.withAncestors(one).contains(other)
    case (.system(let one), .system(let other)): new.withOuter(one).contains(other)
    default: false
    }
  }

  /// What a target of the older model is today; `nil` where it is gone.
  private func today(_ target: Approval.Target) -> Approval.Target? {
    switch target {
    case .party(let id): matching.parties.newOf[id.position].map { .party(Party.ID($0)) }
    case .system(let id): matching.systems.newOf[id.position].map { .system(System.ID($0)) }
    }
  }

  private func isNew(_ target: Approval.Target) -> Bool {
    switch target {
    case .party(let id): parties[id.position].isEmpty
    case .system(let id): systems[id.position].isEmpty
    }
  }

  /// Whether both are parties, or both systems.
  private func isAlike(_ one: Approval.Target, _ other: Approval.Target) -> Bool {
    switch (one, other) {
    case (.party, .party), (.system, .system): true
    default: false
    }
  }

  // MARK: Circumstances

  /// What some circumstances were, one for each system that the place was.
  func formerly(_ asked: PaperCover.Circumstances) -> [PaperCover.Circumstances] {
    var before = asked
    if case .this(let id) = asked.purpose {
      before.purpose = purposes[new[id].name].map { .this(Purpose.ID($0)) } ?? .unknown
    }
    (before.ends, before.through) = (formerly(asked.ends), formerly(asked.through))
    guard let place = asked.place else { return [before] }
    // A system that was not there is like the one around it that was, or else like any place that no paper named.
    let were = new.withOuter(place).lazy.map { systems[$0.position] }.first { !$0.isEmpty } ?? []
    return (were.isEmpty ? [nil] : were.map { System.ID($0) }).map { system in
      before.place = system
      return before
    }
  }

  /// Two nodes of the older model in the newer one; `nil` where one is gone.
  func today(_ nodes: [Node]) -> [Node]? {
    let found = nodes.compactMap { node -> Node? in
      switch node {
      case .party(let id): matching.parties.newOf[id.position].map { .party(Party.ID($0)) }
      case .system(let id): matching.systems.newOf[id.position].map { .system(System.ID($0)) }
      }
    }
    return found.count == nodes.count ? found : nil
  }

  private func formerly(_ asked: PaperCover.Asked<[Node]>) -> PaperCover.Asked<[Node]> {
    guard case .this(let nodes) = asked else { return asked }
    let were = nodes.compactMap(formerly)
    return were.count == nodes.count ? .this(were) : .unknown
  }

  private func formerly(_ node: Node) -> Node? {
    switch node {
    case .party(let id): matching.parties.oldOf[id.position].map { .party(Party.ID($0)) }
    case .system(let id): matching.systems.oldOf[id.position].map { .system(System.ID($0)) }
    }
  }
}
