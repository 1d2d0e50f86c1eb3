/// Which things of two models are the same thing.
///
/// By name first, then by other names (別名, 名称), where that leaves no doubt. Sites, systems, keys and channels that say and do
/// just the same under another name are the same too. Parties, items and classes of people never are: a contractor that replaces
/// another does just the same, and must count as new.
public struct Matching: Sendable {
  let old: Model
  let new: Model
  private(set) var parties: Pairing
  private(set) var items: Pairing
  private(set) var classes: Pairing
  private(set) var groups: Pairing
  private(set) var sites: Pairing
  private(set) var systems: Pairing
  private(set) var keys: Pairing
  private(set) var channels: Pairing

  /// Matches the things of two models.
  public init(_ old: Model, _ new: Model) {
    self.old = old
    self.new = new
    parties = Self.byNames(old.parties, new.parties) { $0.names }
    items = Self.byNames(old.items, new.items) { Set($0.aliases + [$0.name]) }
    classes = Self.byNames(old.subjects, new.subjects) { [$0.name] }
    groups = Self.byNames(old.groups, new.groups) { [$0.name] }
    sites = Self.byNames(old.sites, new.sites) { Set($0.aliases + [$0.name]) }
    systems = Self.byNames(old.systems, new.systems) { $0.names }
    keys = Self.byNames(old.keys, new.keys) { [$0.name] }
    channels = Self.byNames(old.channels, new.channels) { [$0.name] }
    pairByContent(.site, \.sites)
    pairByContent(.key, \.keys)
    pairByContent(.channel, \.channels)
    pairByContent(.system, \.systems)
  }

  private static func byNames<Thing: Named>(
    _ old: [Thing], _ new: [Thing], _ names: (Thing) -> Set<String>
  ) -> Pairing {
    var pairing = Pairing(oldCount: old.count, newCount: new.count)
    pairing.pair(old: { old[$0].name }, new: { new[$0].name })
    pairing.pair(oldNames: { names(old[$0]) }, newNames: { names(new[$0]) })
    return pairing
  }

  private mutating func pairByContent(
    _ kind: Thing.Kind, _ path: WritableKeyPath<Matching, Pairing>
  ) {
    var pairing = self[keyPath: path]
    guard !pairing.unpairedOld.isEmpty, !pairing.unpairedNew.isEmpty else { return }
    let soFar = self
    let ours = Telling(old, as: { soFar.identity($0, $1) })
    let theirs = Telling(new)
    pairing.pair(old: { ours.role(kind, $0) }, new: { theirs.role(kind, $0) })
    self[keyPath: path] = pairing
  }

  /// The name by which a thing of the old model is compared: that of its partner, or its own.
  func identity(_ kind: Thing.Kind, _ position: Int) -> String {
    switch kind {
    case .party: name(new.parties, old.parties, parties, position)
    case .item: name(new.items, old.items, items, position)
    case .subjects: name(new.subjects, old.subjects, classes, position)
    case .group: name(new.groups, old.groups, groups, position)
    case .site: name(new.sites, old.sites, sites, position)
    case .system: name(new.systems, old.systems, systems, position)
    case .key: name(new.keys, old.keys, keys, position)
    case .channel: name(new.channels, old.channels, channels, position)
    case .purpose: old.purposes[position].name
    case .approval: old.approvals[position].id
    case .model, .regime, .flow, .rule, .waiver: ""
    }
  }

  private func name<Thing: Named>(
    _ new: [Thing], _ old: [Thing], _ pairing: Pairing, _ position: Int
  ) -> String {
    pairing.newOf[position].map { new[$0].name } ?? old[position].name
  }
}

// MARK: - Places

extension Matching {
  /// One thing of either model: by its place in the newer one or, where it is gone, in the older.
  public enum Place<Owner>: Hashable, Sendable {
    case newer(Index<Owner>)
    case older(Index<Owner>)
  }

  /// The place of a party of the older model.
  public func place(ofOlder id: Party.ID) -> Place<Party> { place(id, parties) }
  /// The place of a system of the older model.
  public func place(ofOlder id: System.ID) -> Place<System> { place(id, systems) }
  /// The place of a site of the older model.
  public func place(ofOlder id: Site.ID) -> Place<Site> { place(id, sites) }
  /// The place of an item of the older model.
  public func place(ofOlder id: Item.ID) -> Place<Item> { place(id, items) }
  /// The place of a key of the older model.
  public func place(ofOlder id: Key.ID) -> Place<Key> { place(id, keys) }
  /// The place of a channel of the older model.
  public func place(ofOlder id: Channel.ID) -> Place<Channel> { place(id, channels) }

  private func place<Owner>(_ id: Index<Owner>, _ pairing: Pairing) -> Place<Owner> {
    pairing.newOf[id.position].map { .newer(Index($0)) } ?? .older(id)
  }
}
