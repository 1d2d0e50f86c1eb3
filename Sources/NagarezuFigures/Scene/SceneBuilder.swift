import NagarezuCore

/// Makes the ``Scene`` of a model: who and what is drawn, in which frame, with which words.
///
/// Drawn are the ends of flows, the systems around them, whoever reads a drawn system from outside, and what the
/// model's own file declares as a system or approves; of shared files only what is used.
public struct SceneBuilder {
  /// Under the names of the figure's language.
  let model: Model
  /// As it was written.
  let written: Model
  let language: Language
  var scene: Scene
  /// Shape: root party → its roles by the approvals, in the order of tabs.
  let roles: [Party.ID: [Role]]
  var partyFrames: [Party.ID: Int] = [:]
  var siteFrames: [SiteFrame: Int] = [:]
  var systemFrames: [System.ID: Int] = [:]
  var boxes: [Node: Int] = [:]
  /// Shape: arrow → its flows, in the order of the model's; empty for a reader.
  var arrowFlows: [[Flow]] = []
  /// Contractors that stand in the authority's frame.
  private(set) var visitors: Set<Party.ID> = []
  /// Everything that stands in the figure as a box or, where something drawn is inside it, as a frame.
  let drawn: Set<Node>
  /// Shape: arrow of the scene → the flows or looks that it stands for, never empty.
  var passages: [[Passage]] = []
  /// Shape: remark of the scene → its arrow.
  var remarkArrows: [Int] = []

  /// A site as far as it lies in one frame.
  struct SiteFrame: Hashable {
    var site: Site.ID
    var around: Int?
  }

  enum Role: Int, Comparable {
    case contractor, subcontractor, joined, receiver

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    var word: Message {
      switch self {
      case .contractor: FigureWords.contractor
      case .subcontractor: FigureWords.subcontractor
      case .joined: FigureWords.joined
      case .receiver: FigureWords.receiver
      }
    }
  }

  /// The scene of a whole model.
  ///
  /// With `day`, of that day alone: its flows, the roles by the approvals in force, and the systems that hold or pass on data.
  public static func scene(
    of model: Model, on day: Day? = nil, language: Language = .ja, stamp: String? = nil
  ) -> Scene {
    building(model, on: day, language: language, stamp: stamp).scene
  }

  /// The builder after its work, which still knows what each part of its scene stands for.
  static func building(
    _ model: Model, on day: Day? = nil, language: Language, stamp: String?
  ) -> Self {
    let stamps = [stamp, day.map { FigureWords.asOf($0)[language] }].compactMap { $0 }
    var builder = SceneBuilder(
      day.map { model.inForce(on: $0) } ?? model,
      leavingOut: day.map { model.idleSystems(on: $0) } ?? [], language: language,
      stamp: stamps.isEmpty ? nil : stamps.joined(separator: FigureWords.space[language]))
    builder.placeAll()
    builder.drawArrows()
    builder.takeHints()
    return builder
  }

  private init(
    _ model: Model, leavingOut idle: Set<System.ID>, language: Language, stamp: String?
  ) {
    written = model
    let model = language == .en ? model.inEnglish : model.inOwnWords
    self.model = model
    self.language = language
    roles = Self.roles(in: model)
    drawn = Self.drawnNodes(in: model, roles: roles, leavingOut: idle)
    scene = Scene(
      title: FigureWords.title(model.title)[language],
      subtitle: FigureWords.authority(
        model[model.authority].name, sections: model.sections.map { model[$0].name })[language],
      stamp: stamp, frames: [], boxes: [], arrows: [], remarks: [], language: language)
  }
}

// MARK: - What is drawn

extension SceneBuilder {
  private static func roles(in model: Model) -> [Party.ID: [Role]] {
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

  private static func drawnNodes(
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

  /// アクセス不可 where every approval of a party is for custody only.
  func mark(of party: Party.ID) -> String? {
    let own = model.approvals.filter { approval in
      guard case .party(let target) = approval.target, approval.kind.coversParties else {
        return false
      }
      return root(of: target) == party
    }
    let isCustodian = !own.isEmpty && own.allSatisfy { $0.exposure == .custody }
    return isCustodian ? FigureWords.noAccess[language] : nil
  }
}

// MARK: - Frames and boxes

extension SceneBuilder {
  private mutating func placeAll() {
    for id in model.partyIDs where drawn.contains(.party(id)) { placeHands(of: id) }
    for id in model.systemIDs where drawn.contains(.system(id)) { placeSystem(id) }
  }

  /// The drawn nodes in the hands of a party or of a part of it.
  private func members(of party: Party.ID) -> [Node] {
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

  private func hasRole(_ party: Party.ID) -> Bool { !(roles[party] ?? []).isEmpty }

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
