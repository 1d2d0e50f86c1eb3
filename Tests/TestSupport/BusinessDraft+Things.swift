import NagarezuCore

// MARK: What is its own

extension BusinessDraft {
  /// The authority, its sections, companies, and now and then the people themselves. Names come from few, so that businesses share some.
  mutating func writeParties(isOneAuthority: Bool) {
    func add(_ party: Party) -> Int {
      draft.model.parties.append(party)
      return draft.model.parties.count - 1
    }
    func name(_ names: [String]) -> String? {
      draft.random.pick(names.filter { name in !model.parties.contains { $0.name == name } })
    }
    var authority = 0
    if !(isOneAuthority && draft.random.chance(75)) {
      let word = draft.random.pick(["pa", "pc", "pn"]) ?? "pa"
      authority = add(Party(name: word, span: RandomDraft.span))
    }
    draft.model.parties[authority].kind = .authority
    draft.model.authority = Party.ID(authority)
    for _ in 0..<draft.random.within(1...2) {
      guard let word = name(["pd", "pk", "pq"]) else { continue }
      let parents = model.partyIDs.filter { model.isOfAuthority($0) }
      _ = add(
        Party(name: word, parent: draft.random.pick(parents), span: RandomDraft.span))
    }
    for _ in 0..<draft.random.within(1...2) {
      guard let word = name(["pf", "pg", "pr", "ps"]) else { continue }
      let companies = model.partyIDs.filter {
        !model.isOfAuthority($0) && model[$0].kind == .other
      }
      _ = add(
        Party(
          name: word, parent: draft.random.chance(20) ? draft.random.pick(companies) : nil,
          fullName: draft.random.chance(25) ? draft.random.pick(["一", "二"]) : nil,
          span: RandomDraft.span))
    }
    if draft.random.chance(30), let word = name(["pi", "pj"]) {
      _ = add(
        Party(
          name: word, kind: .dataSubject,
          subjects: draft.random.chance(50) ? draft.someAtoms() : nil, span: RandomDraft.span))
    }
    let sections = model.partyIDs.filter {
      model.isOfAuthority($0) && $0 != model.authority
    }
    if draft.random.chance(60) {
      draft.model.sections = draft.random.some(draft.random.within(1...2), of: sections)
    }
  }

  mutating func writeThings() {
    func names(_ all: [String], _ most: Int, besides taken: [String]) -> [String] {
      let free = all.filter { !taken.contains($0) }
      return draft.random.some(draft.random.within(0...most), of: free)
    }
    for name in names(
      ["ia", "ib", "id", "ie", "ig", "ik"], 2, besides: model.items.map(\.name))
    {
      draft.model.items.append(
        Item(name: name, isSpecific: draft.random.chance(15), span: RandomDraft.span))
    }
    if !model.purposes.isEmpty, draft.random.chance(40) {
      draft.model.purposes.append(Purpose(name: "mb", span: RandomDraft.span))
    }
    for name in names(["k0", "kb"], 1, besides: model.keys.map(\.name)) {
      let holders = draft.random.some(draft.random.below(3), of: draft.operators)
      draft.model.keys.append(Key(name: name, holders: holders, span: RandomDraft.span))
    }
    for name in ["h0"] + names(["h3", "h2"], 1, besides: model.channels.map(\.name)) {
      let channel = draft.someChannel(named: name)
      draft.model.channels.append(channel)
    }
    if draft.random.chance(30) {
      let operators = draft.random.some(1, of: draft.operators)
      draft.model.sites.append(Site(name: "t5", operators: operators, span: RandomDraft.span))
    }
    let systems = names(["sa", "sc", "sf", "sj"], 3, besides: model.systems.map(\.name))
    for name in systems.isEmpty ? ["sa"] : systems { draft.addSystem(named: name, heldIn: 70) }
  }

  /// Operators and the like of its own things are so for some days only, now and then.
  mutating func changeHands() {
    let before = model
    draft.changeHands(seed: draft.random.next())
    for index in before.systems.indices where isShared(before.systems[index].span) {
      draft.model.systems[index] = before.systems[index]
    }
    for index in before.sites.indices where isShared(before.sites[index].span) {
      draft.model.sites[index] = before.sites[index]
    }
    for index in before.keys.indices where isShared(before.keys[index].span) {
      draft.model.keys[index] = before.keys[index]
    }
    for index in before.channels.indices where isShared(before.channels[index].span) {
      draft.model.channels[index] = before.channels[index]
    }
  }

  /// Each system and site has an unnamed operator of its own.
  mutating func nameTheUnnamed() {
    func named(_ operators: [Party.ID], _ name: String, _ span: SourceSpan) -> [Party.ID] {
      guard operators.contains(where: { model[$0].kind == .unnamed }) else { return operators }
      draft.model.parties.append(
        Party(name: Party.unnamedOperator(of: name), kind: .unnamed, span: span))
      return operators.filter { model[$0].kind != .unnamed }
        + [Party.ID(draft.model.parties.count - 1)]
    }
    for index in model.systems.indices {
      let system = model.systems[index]
      draft.model.systems[index].operators = named(system.operators, system.name, system.span)
    }
    for index in model.sites.indices {
      let site = model.sites[index]
      draft.model.sites[index].operators = named(site.operators, site.name, site.span)
    }
  }

  mutating func addAnyone() {
    draft.model.parties.append(
      Party(
        name: Party.anyoneName, kind: .anyone,
        span: SourceSpan(file: file, line: 1, column: 1)))
    let anyone = Party.ID(model.parties.count - 1)
    for (index, channel) in model.channels.enumerated()
    where channel.kind.isOpen && !channel.isEncrypted {
      draft.model.channels[index].operators.append(anyone)
    }
  }

  /// Two to five flows, most of them from or to what is shared.
  mutating func writeFlows() {
    let shared = model.systemIDs.filter { isShared(model[$0].span) }
    for number in 0..<draft.random.within(2...5) {
      guard var flow = draft.someFlow(number: number) else { continue }
      if draft.random.chance(65), let system = draft.random.pick(shared) {
        let isOut = draft.random.chance(50)
        if isOut, flow.to != .system(system) {
          flow.from = .system(system)
          if draft.random.chance(50) { flow.items = .all(except: []) }
        } else if flow.from != .system(system) {
          flow.to = .system(system)
        }
      }
      flow.number = "\(draft.random.within(1...9))\(number)"
      flow.purposes = draft.somePurposes()
      draft.model.flows.append(flow)
    }
  }

  mutating func writePapers() {
    draft.approveChain()
    draft.writeRegimes()
    draft.leadThroughOthers()
    switch draft.random.below(10) {
    case 0..<4: draft.approveWhatIsHad()
    case 4..<7:
      draft.approveWhatIsHad()
      let own = model.approvals.indices.filter { isOwnPaper($0) }
      if let gone = draft.random.pick(own) {
        draft.model.approvals[gone].items = .named(draft.someItems(atMost: 1))
      }
    default: draft.approveAtRandom()
    }
  }

  private func isOwnPaper(_ index: Int) -> Bool { !isShared(model.approvals[index].span) }
}
