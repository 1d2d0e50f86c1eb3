import NagarezuCore

/// What is drawn of a model, and as whose.
extension SceneBuilder {
  static func roles(in model: Model) -> [Party.ID: [Role]] {
    var roles: [Party.ID: Set<Role>] = [:]
    for approval in model.approvals {
      guard case .party(let party) = approval.target, !model.isOfAuthority(party),
        let root = model.withAncestors(party).last
      else { continue }
      switch approval.kind {
      case .entrustment: roles[root, default: []].insert(.contractor)
      case .subcontract: roles[root, default: []].insert(.subcontractor)
      case .connection: roles[root, default: []].insert(.joined)
      case .provision, .otherPurpose: roles[root, default: []].insert(.receiver)
      case .statute, .consent, .processing: break
      }
    }
    return roles.mapValues { $0.sorted() }
  }

  static func drawnNodes(
    in model: Model, roles: [Party.ID: [Role]], leavingOut idle: Set<System.ID>
  ) -> Set<Node> {
    var drawn = Set(model.flows.flatMap { [$0.from, $0.to] })
    let own = model.files.first
    for id in model.systemIDs where model[id].span.file == own && !idle.contains(id) {
      drawn.insert(.system(id))
    }
    for case .system(let id) in drawn {
      for outer in model.withOuter(id) { drawn.insert(.system(outer)) }
    }
    var present = Set<Party.ID>()
    for node in drawn {
      for party in model.hands(of: node) { present.formUnion(model.withAncestors(party)) }
      guard case .system(let id) = node else { continue }
      for party in model.site(of: id).map({ model[$0].operators }) ?? [] {
        present.formUnion(model.withAncestors(party))
      }
    }
    for case .system(let id) in drawn {
      for reader in model[id].readers where drawsLook(of: reader, into: id, model) {
        // A section of the authority that only reads stands for itself; others are there as their company.
        if !present.contains(reader.party) || !isFromOutside(reader.party, id, model) {
          drawn.insert(.party(reader.party))
        }
      }
    }
    for root in roles.keys where !present.contains(root) && model[root].span.file == own {
      drawn.insert(.party(root))
    }
    return drawn.subtracting(model.hiddenNodes)
  }

  /// Whether a reader is of another legal person than everyone who operates the system.
  static func isFromOutside(_ party: Party.ID, _ system: System.ID, _ model: Model) -> Bool {
    let root = model.withAncestors(party).last
    return !model[system].operators.contains { model.withAncestors($0).last == root }
  }

  /// Whether a reader's look is drawn: that of another legal person, and that of a section for another purpose (目的外利用).
  static func drawsLook(of reader: System.Reader, into system: System.ID, _ model: Model) -> Bool {
    guard !reader.subjects.isEmpty else { return false }
    if isFromOutside(reader.party, system, model) { return true }
    let own = model[system].operators.flatMap { model.withAncestors($0) }
    return model.approvals.contains { approval in
      guard approval.kind == .otherPurpose, case .party(let target) = approval.target else {
        return false
      }
      return model.withAncestors(reader.party).contains(target) && !own.contains(target)
    }
  }

  /// Whether a contractor works within the authority: all it does there is look into the authority's systems, over channels that do not
  /// leave it, and nothing of the figure is in its own hands.
  func isVisitor(_ party: Party.ID) -> Bool {
    guard !model.isOfAuthority(party), hasRole(root(of: party)),
      members(of: root(of: party)) == [.party(party)],
      !model.flows.contains(where: { $0.from == .party(party) || $0.to == .party(party) })
    else { return false }
    var looks = 0
    for case .system(let system) in drawn {
      for reader in model[system].readers
      where !reader.subjects.isEmpty && root(of: reader.party) == root(of: party) {
        guard model[system].operators.allSatisfy(model.isOfAuthority),
          let channel = reader.channel, staysWithinAuthority(channel)
        else { return false }
        looks += 1
      }
    }
    return looks > 0
  }

  /// Whether a channel ends where the authority does: its own network, or a declared way that no flow takes to anybody else.
  private func staysWithinAuthority(_ channel: Channel.ID) -> Bool {
    switch model[channel].kind {
    case .officeLAN: return true
    case .recordingMedium, .flashMemory, .paper, .handDelivery, .counter: break
    case .leasedLine, .closedNetwork, .lgwan, .informationNetwork, .residentNetwork, .internet,
      .email, .post, .telephone, .fax:
      return false
    }
    let ends = model.flows.filter { $0.channel == channel }.flatMap { [$0.from, $0.to] }
    return model[channel].isDeclared && !ends.isEmpty
      && ends.allSatisfy { model.hands(of: $0).allSatisfy(model.isOfAuthority) }
  }

  func root(of party: Party.ID) -> Party.ID { model.withAncestors(party).last ?? party }

  func zone(of party: Party.ID) -> Scene.Zone {
    if model.isOfAuthority(party) { return .authority }
    if model[party].kind == .dataSubject { return .person }
    let roles = roles[root(of: party)] ?? []
    if roles.contains(.contractor) { return .contractor }
    return roles.contains(.subcontractor) ? .subcontractor : .outside
  }

  func tabs(of party: Party.ID) -> [String] {
    model[party].kind == .dataSubject ? [] : (roles[party] ?? []).map { $0.word[language] }
  }

  /// アクセス不可 where every approval of a party is for custody only, and it reads nothing.
  func mark(of party: Party.ID) -> String? {
    custodians.contains(party) ? FigureWords.noAccess[language] : nil
  }

  /// The legal persons who keep and do not read: by all their approvals, and by what in fact reaches them.
  static func custodians(in reach: Reach) -> Set<Party.ID> {
    let model = reach.model
    var exposures: [Party.ID: Set<Exposure>] = [:]
    for approval in model.approvals {
      guard case .party(let party) = approval.target, approval.kind.coversParties,
        let root = model.withAncestors(party).last
      else { continue }
      exposures[root, default: []].insert(approval.exposure)
    }
    let meant = Set(exposures.filter { $0.value == [.custody] }.keys)
    guard !meant.isEmpty else { return [] }
    let parts = model.partyIDs.filter { party in
      model.withAncestors(party).last.map(meant.contains) == true
    }
    let readers = reach.possessions(of: Set(parts)).filter { possession in
      possession.pieces.contains { !$0.read.isEmpty }
    }.compactMap { model.withAncestors($0.party).last }
    return meant.subtracting(readers)
  }
}
