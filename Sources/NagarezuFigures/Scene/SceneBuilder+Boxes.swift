import NagarezuCore

/// Puts everything that is drawn into its frame, as a box or as a frame around what is inside it.
extension SceneBuilder {
  mutating func placeAll() {
    for id in model.partyIDs where drawn.contains(.party(id)) { placeHands(of: id) }
    for id in model.systemIDs where drawn.contains(.system(id)) { placeSystem(id) }
  }

  /// The drawn nodes in the hands of a party or of a part of it.
  func members(of party: Party.ID) -> [Node] {
    drawn.filter { node in
      let hands = model.hands(of: node).first
      return hands.map { model.withAncestors($0).contains(party) } ?? false
    }
  }

  /// Whether a party gets a frame: the authority, a party with several boxes, a company with a role and a system.
  private func hasFrame(_ party: Party.ID) -> Bool {
    if party == model.authority { return true }
    let members = members(of: party)
    let leaves = members.filter { node in
      !members.contains { inner in
        guard case .system(let id) = inner, case .system(let outer) = node, inner != node else {
          return false
        }
        return model.withOuter(id).contains(outer)
      }
    }
    if leaves.count > 1 { return members.count > 1 && !isOneOuter(members) || hasRole(party) }
    guard case .system = leaves.first else { return false }
    return hasRole(party)
  }

  /// Whether the nodes are one system with what is inside it: its own frame says enough.
  private func isOneOuter(_ nodes: [Node]) -> Bool {
    let tops = nodes.filter { node in
      guard case .system(let id) = node, let outer = model[id].outer else { return true }
      return !nodes.contains(.system(outer))
    }
    return tops.count == 1
  }

  func hasRole(_ party: Party.ID) -> Bool { !(roles[party] ?? []).isEmpty }

  /// The frame in which a party's own boxes stand; made with those around it.
  private mutating func frame(of party: Party.ID) -> Int? {
    if let known = partyFrames[party] { return known }
    let parent = model[party].parent
    guard hasFrame(party) else { return parent.flatMap { frame(of: $0) } }
    let around = parent.flatMap { frame(of: $0) }
    let isRoot = parent == nil || party == model.authority
    scene.frames.append(
      Scene.Frame(
        kind: isRoot ? .party : .section, zone: zone(of: party), name: fullName(of: party),
        detail: nil, tabs: isRoot ? tabs(of: party) : [], mark: isRoot ? mark(of: party) : nil,
        parent: around, identity: identity(of: party)))
    partyFrames[party] = scene.frames.count - 1
    return scene.frames.count - 1
  }

  func fullName(of party: Party.ID) -> String { model[party].fullName ?? model[party].name }

  private mutating func placeHands(of party: Party.ID) {
    let isVisitor = isVisitor(party)
    if isVisitor { visitors.insert(party) }
    let frame = frame(of: isVisitor ? model.authority : party)
    let zone = isVisitor ? .authority : zone(of: party)
    let isRoot = model[party].parent == nil && partyFrames[party] == nil
    let shape: Scene.Box.Shape =
      switch model[party].kind {
      case .dataSubject: .person
      case .unnamed, .anyone: .unknown
      case .authority, .other: .hands
      }
    var box = Scene.Box(
      shape: shape, zone: zone, name: isRoot ? fullName(of: party) : model[party].name,
      detail: isVisitor
        ? "（\(FigureWords.visiting[language])）"
        : unframedSection(of: party, in: frame, skipping: party),
      tabs: isRoot ? tabs(of: party) : [], mark: isRoot ? mark(of: party) : nil, frame: frame,
      identity: identity(of: party))
    if isVisitor { box.guest = self.zone(of: party) }
    scene.boxes.append(box)
    boxes[.party(party)] = scene.boxes.count - 1
  }

  /// The section that operates something and has no frame of its own, and the other operators.
  private func unframedSection(of party: Party.ID, in frame: Int?, skipping: Party.ID?) -> String? {
    guard party != skipping, partyFrames[party] == nil, party != model.authority else { return nil }
    return model[party].name
  }

  private mutating func placeSystem(_ id: System.ID) {
    guard boxes[.system(id)] == nil, systemFrames[id] == nil else { return }
    let system = model[id]
    let around = frameAround(id)
    let name = system.fullName ?? system.name
    let lead = system.operators.first
    let owner = lead.flatMap { unframedSection(of: $0, in: around, skipping: nil) }
    let isInside = system.outer.map { model[$0].operators == system.operators } ?? false
    let others = system.operators.dropFirst().map { model[$0].name }
    let names = isInside ? [] : ([owner].compactMap { $0 } + others)
    let detail = names.isEmpty ? nil : "（\(names.joined(separator: "・"))）"
    let zone = lead.map { self.zone(of: $0) } ?? Scene.Zone.outside
    let isShut = system.noAccess != nil
    let mark = isShut ? FigureWords.noAccess[language] : nil
    let hasInner = model.systemIDs.contains { model[$0].outer == id && drawn.contains(.system($0)) }
    let isSealed = system.sealedUnder != nil
    if hasInner {
      var frame = Scene.Frame(
        kind: .system, zone: zone, name: name, detail: detail, tabs: [], mark: mark,
        parent: around, identity: identity(of: id))
      frame.isSealed = isSealed
      scene.frames.append(frame)
      systemFrames[id] = scene.frames.count - 1
    } else {
      scene.boxes.append(
        Scene.Box(
          shape: shape(of: written[id]), zone: zone, name: name, detail: detail, tabs: [],
          mark: mark, frame: around, isSealed: isSealed,
          identity: identity(of: id)))
      boxes[.system(id)] = scene.boxes.count - 1
    }
  }

  /// The frame in which a system stands: the system around it, or its site within its operator's frame.
  private mutating func frameAround(_ id: System.ID) -> Int? {
    let system = model[id]
    if let outer = system.outer {
      placeSystem(outer)
      return systemFrames[outer]
    }
    let party = system.operators.first.flatMap { frame(of: $0) }
    guard let site = system.site, isShared(site) else { return party }
    let key = SiteFrame(site: site, around: party)
    if let known = siteFrames[key] { return known }
    scene.frames.append(frame(of: site, around: system, in: party))
    siteFrames[key] = scene.frames.count - 1
    return scene.frames.count - 1
  }

  /// The frame of a site around a system: who runs it, with their role and in their colour, where that is somebody else.
  func frame(of site: Site.ID, around system: System, in party: Int?) -> Scene.Frame {
    let hosts = model[site].operators.filter { host in
      !system.operators.contains { root(of: $0) == root(of: host) }
    }
    let roles = Set(hosts.map { tabs(of: root(of: $0)) })
    // Of several with other roles, each has its own behind its name.
    let names = hosts.map { host in
      fullName(of: host)
        + (roles.count > 1 ? tabs(of: root(of: host)).map { "【\($0)】" }.joined() : "")
    }
    var frame = Scene.Frame(
      kind: .site, zone: system.operators.first.map { zone(of: $0) } ?? Scene.Zone.outside,
      name: model[site].name,
      detail: names.isEmpty
        ? nil : FigureWords.operated(by: names.joined(separator: "・"))[language],
      tabs: roles.count == 1 ? roles.first ?? [] : [],
      mark: hosts.compactMap { mark(of: root(of: $0)) }.first, parent: party,
      identity: identity(of: site))
    frame.host = hosts.map { zone(of: $0) }.min()
    return frame
  }

  /// Whether a site has something to tell: systems or an operator of another legal person than the rest.
  private func isShared(_ site: Site.ID) -> Bool {
    let systems = model.systemIDs.filter { model[$0].site == site && drawn.contains(.system($0)) }
    let owners = systems.flatMap { model[$0].operators } + model[site].operators
    return Set(owners.map { root(of: $0) }).count > 1
  }

  /// By the kind, and where none is stated by the name.
  private func shape(of system: System) -> Scene.Box.Shape {
    switch system.kind {
    case .server, .database: .store
    case .terminal: .terminal
    case .ledger, .cabinet: .sheet
    case .work: .work
    case .program, .counter, .other: .system
    case nil: shape(named: system.name)
    }
  }

  private func shape(named name: String) -> Scene.Box.Shape {
    func says(_ any: String...) -> Bool { any.contains { name.contains($0) } }
    if says("データベース", "サーバ", "database", "server") { return .store }
    if says("端末", "パソコン", "terminal") { return .terminal }
    if says("台帳", "保管庫", "キャビネット", "書庫", "ledger", "cabinet") { return .sheet }
    if says("コンピュータ", "バックアップ") { return .store }
    return .system
  }
}
