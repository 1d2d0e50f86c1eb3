import NagarezuCore

/// What a part of a figure stands for, the same in both figures where it is the same thing in the
/// same hands.
///
/// Whatever moved to other hands or into another system is not the same: each figure must show it
/// where it stood.
enum PartKey: Hashable {
  case party(Matching.Place<Party>, in: Matching.Place<Party>?)
  case hands(Matching.Place<Party>, in: Matching.Place<Party>?)
  /// `at` is the site of a system that moved from one to another of which a figure shows one; else `nil`.
  case system(
    Matching.Place<System>, by: Matching.Place<Party>?, in: Matching.Place<System>?,
    at: Matching.Place<Site>?)
  case site(Matching.Place<Site>, in: Matching.Place<Party>?)

  var isSite: Bool {
    if case .site = self { return true }
    return false
  }
}

/// One of the two scenes that are compared, with what its parts stand for.
struct SceneSide {
  let builder: SceneBuilder
  let scene: Scene
  /// Shape: frame → what it stands for.
  private(set) var frames: [PartKey] = []
  /// Shape: box → what it stands for.
  private(set) var boxes: [PartKey] = []
  /// The parties that operate, or are, something drawn, and what they are parts of.
  private(set) var parties: Set<PartKey> = []
  private let places: Places
  /// Systems that stand at another site on the other side.
  private let moved: Set<Matching.Place<System>>

  /// How the things of this side are named.
  struct Places {
    var party: (Party.ID) -> Matching.Place<Party>
    var system: (System.ID) -> Matching.Place<System>
    var site: (Site.ID) -> Matching.Place<Site>
    var item: (Item.ID) -> Matching.Place<Item>
    var key: (Key.ID) -> Matching.Place<Key>
    var channel: (Channel.ID) -> Matching.Place<Channel>

    static func older(_ matching: Matching) -> Places {
      Places(
        party: { matching.place(ofOlder: $0) }, system: { matching.place(ofOlder: $0) },
        site: { matching.place(ofOlder: $0) }, item: { matching.place(ofOlder: $0) },
        key: { matching.place(ofOlder: $0) }, channel: { matching.place(ofOlder: $0) })
    }

    static var newer: Places {
      Places(
        party: { .newer($0) }, system: { .newer($0) }, site: { .newer($0) }, item: { .newer($0) },
        key: { .newer($0) }, channel: { .newer($0) })
    }
  }

  var model: Model { builder.model }

  /// Both sides of a comparison.
  static func sides(
    _ older: SceneBuilder, _ newer: SceneBuilder, _ matching: Matching
  ) -> (old: SceneSide, new: SceneSide) {
    let places = (old: Places.older(matching), new: Places.newer)
    let sites = (old: sites(in: older, places.old), new: sites(in: newer, places.new))
    let shown = Set(older.siteFrames.keys.map { places.old.site($0.site) })
      .union(newer.siteFrames.keys.map { places.new.site($0.site) })
    let moved = sites.new.filter { system, site in
      guard let before = sites.old[system], before != site else { return false }
      return [before, site].compactMap(\.self).contains { shown.contains($0) }
    }
    return (
      SceneSide(older, places.old, moved: Set(moved.keys)),
      SceneSide(newer, places.new, moved: Set(moved.keys))
    )
  }

  /// Shape: drawn system → where it stands; `nil` where the model does not say.
  private static func sites(
    in builder: SceneBuilder, _ place: Places
  ) -> [Matching.Place<System>: Matching.Place<Site>?] {
    var sites: [Matching.Place<System>: Matching.Place<Site>?] = [:]
    for case .system(let system) in builder.drawn {
      sites.updateValue(
        builder.model.site(of: system).map(place.site), forKey: place.system(system))
    }
    return sites
  }

  private init(
    _ builder: SceneBuilder, _ place: Places, moved: Set<Matching.Place<System>>
  ) {
    self.builder = builder
    places = place
    self.moved = moved
    scene = builder.scene
    var frames: [Int: PartKey] = [:]
    for (party, frame) in builder.partyFrames { frames[frame] = key(party) }
    for (system, frame) in builder.systemFrames { frames[frame] = key(system) }
    for (site, frame) in builder.siteFrames {
      let around = builder.partyFrames.first { $0.value == site.around }?.key
      frames[frame] = .site(place.site(site.site), in: around.map(place.party))
    }
    self.frames = scene.frames.indices.compactMap { frames[$0] }
    var boxes: [Int: PartKey] = [:]
    for (node, box) in builder.boxes { boxes[box] = key(node) }
    self.boxes = scene.boxes.indices.compactMap { boxes[$0] }
    for node in builder.drawn {
      for party in model.hands(of: node).prefix(1) {
        parties.formUnion(model.withAncestors(party).map { key($0) })
      }
    }
  }

  func place(_ party: Party.ID) -> Matching.Place<Party> { places.party(party) }
  func place(_ system: System.ID) -> Matching.Place<System> { places.system(system) }
  func place(_ site: Site.ID) -> Matching.Place<Site> { places.site(site) }
  func place(_ item: Item.ID) -> Matching.Place<Item> { places.item(item) }
  func place(_ key: Key.ID) -> Matching.Place<Key> { places.key(key) }
  func place(_ channel: Channel.ID) -> Matching.Place<Channel> { places.channel(channel) }

  func key(_ party: Party.ID) -> PartKey {
    .party(place(party), in: model[party].parent.map(place))
  }

  func key(_ system: System.ID) -> PartKey {
    .system(
      place(system), by: model[system].operators.first.map(place),
      in: model[system].outer.map(place),
      at: moved.contains(place(system)) ? model.site(of: system).map(place) : nil)
  }

  func key(_ node: Node) -> PartKey {
    switch node {
    case .party(let party): .hands(place(party), in: around(party).map(place))
    case .system(let system): key(system)
    }
  }

  func key(_ end: Scene.End) -> PartKey {
    switch end {
    case .box(let box): boxes[box]
    case .frame(let frame): frames[frame]
    }
  }

  /// The frames that a part may stand in, nearest first: that of its own scene where it is a
  /// site's, then those of the systems and the parties around it.
  func containers(of key: PartKey) -> [PartKey] {
    var found: [PartKey] = []
    let own = boxes.firstIndex(of: key).flatMap { scene.boxes[$0].frame }
    let outer = frames.firstIndex(of: key).flatMap { scene.frames[$0].parent }
    if let around = own ?? outer, scene.frames[around].kind == .site {
      found.append(frames[around])
    }
    if let system = system(of: key) {
      if let outer = model[system].outer { return [self.key(outer)] }
      found += parties(around: model[system].operators.first)
    } else if let party = model.partyIDs.first(where: { self.key(.party($0)) == key }) {
      found += parties(around: builder.visitors.contains(party) ? model.authority : party)
    } else if let party = model.partyIDs.first(where: { self.key($0) == key }) {
      found += parties(around: model[party].parent)
    } else if case .site(_, let around?) = key {
      found += parties(around: model.partyIDs.first { place($0) == around })
    }
    return found
  }

  /// In whose frame a party's hands stand, where that is not its own.
  private func around(_ party: Party.ID) -> Party.ID? {
    builder.visitors.contains(party) ? model.authority : model[party].parent
  }

  /// The party that a key of this side names: as a frame or as hands.
  func party(of key: PartKey) -> Party.ID? {
    model.partyIDs.first { self.key($0) == key || self.key(.party($0)) == key }
  }

  /// The system that a key of this side names.
  func system(of key: PartKey) -> System.ID? {
    model.systemIDs.first { self.key($0) == key }
  }

  /// Who operates a system beside the first of them, as its box says it.
  func otherOperators(of system: System.ID) -> String? {
    let operators = model[system].operators
    let isInside = model[system].outer.map { model[$0].operators == operators } ?? false
    guard operators.count > 1, !isInside else { return nil }
    return "（\(operators.dropFirst().map { model[$0].name }.joined(separator: "・"))）"
  }

  private func parties(around party: Party.ID?) -> [PartKey] {
    party.map { model.withAncestors($0).map { key($0) } } ?? []
  }

  /// The frame that a site would have on this side around the systems that stand there; `nil` where none is drawn.
  func frame(ofSite key: PartKey) -> Scene.Frame? {
    guard case .site(let wanted, let around) = key else { return nil }
    for system in model.systemIDs where builder.drawn.contains(.system(system)) {
      guard let site = model.site(of: system), place(site) == wanted else { continue }
      let parties = model[system].operators.first.map { model.withAncestors($0) } ?? []
      guard around.map({ parties.map(place).contains($0) }) ?? true else { continue }
      return builder.frame(of: site, around: model[system], in: nil)
    }
    return nil
  }

  /// Whether a reader's look that is drawn on the other side is known here too: where a flow
  /// between the two says as much it is not drawn, and yet it is not gone.
  func knowsLook(_ arrow: Scene.Arrow, of other: SceneSide) -> Bool {
    guard arrow.number == nil else { return false }
    let (from, to) = (other.key(arrow.from), other.key(arrow.to))
    return system(of: from).map { system in
      model[system].readers.contains { self.key(.party($0.party)) == to }
    } ?? false
  }

  /// What an arrow's flows name.
  func items(of arrow: Int) -> Set<ItemMark> {
    builder.arrowFlows[arrow].reduce(into: []) { $0.formUnion(marks(of: $1.items)) }
  }

  func marks(of selection: ItemSelection) -> Set<ItemMark> {
    switch selection {
    case .named(let items): Set(items.map { .named(place($0)) })
    case .all(let excepted): Set([.all] + excepted.map { .except(place($0)) })
    case .unknown: [.unknown]
    }
  }

  /// The names of what this side's arrow has and `others` has not, in the order of the model's
  /// items.
  func names(of arrow: Int, without others: Set<ItemMark>) -> [String] {
    let own = items(of: arrow).subtracting(others)
    guard !own.isEmpty else { return [] }
    let named = model.itemIDs.filter { own.contains(.named(place($0))) }
    return named.map { model[$0].name }
  }

  /// The people of an arrow's flows, in words.
  func people(of arrow: Int) -> String {
    let all = builder.arrowFlows[arrow].reduce(model.population.nobody) { $0.union($1.subjects) }
    return model.described(all).map { $0[scene.language] }.joined(separator: "、")
  }

  /// What an arrow's flows name.
  enum ItemMark: Hashable {
    case named(Matching.Place<Item>)
    case except(Matching.Place<Item>)
    case all, unknown
  }

  /// Shape: arrow → its row of the table; readers have none.
  var rows: [Int: Scene.Remark] {
    let numbered = scene.arrows.indices.filter { scene.arrows[$0].number != nil }
    return Dictionary(uniqueKeysWithValues: zip(numbered, scene.remarks))
  }
}
