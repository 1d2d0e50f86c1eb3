/// Which of two lists' elements are the same thing: at most one partner each.
struct Pairing: Sendable {
  /// Shape: position in the new list → position in the old.
  private(set) var oldOf: [Int: Int] = [:]
  /// Shape: position in the old list → position in the new.
  private(set) var newOf: [Int: Int] = [:]
  let oldCount: Int
  let newCount: Int

  init(oldCount: Int, newCount: Int) {
    self.oldCount = oldCount
    self.newCount = newCount
  }

  var unpairedOld: [Int] { (0..<oldCount).filter { newOf[$0] == nil } }
  var unpairedNew: [Int] { (0..<newCount).filter { oldOf[$0] == nil } }

  private mutating func join(_ old: Int, _ new: Int) {
    newOf[old] = new
    oldOf[new] = old
  }

  /// Pairs what is not paired yet and has the same key. Of several with one key nobody is paired, or, with `inOrder`, the first with
  /// the first; an element whose key is `nil` is left alone.
  mutating func pair(
    inOrder: Bool = false, old: (Int) -> String?, new: (Int) -> String?
  ) {
    let ours = Dictionary(grouping: unpairedOld) { old($0) }
    let theirs = Dictionary(grouping: unpairedNew) { new($0) }
    for (key, olds) in ours where key != nil {
      guard let news = theirs[key], inOrder || (olds.count == 1 && news.count == 1) else {
        continue
      }
      for (one, other) in zip(olds, news) { join(one, other) }
    }
  }

  /// Pairs by any name both go by, where each is the only one the other could be.
  mutating func pair(oldNames: (Int) -> Set<String>, newNames: (Int) -> Set<String>) {
    let (olds, news) = (unpairedOld, unpairedNew)
    let ours = Dictionary(uniqueKeysWithValues: olds.map { ($0, oldNames($0)) })
    let theirs = Dictionary(uniqueKeysWithValues: news.map { ($0, newNames($0)) })
    func partners(_ names: Set<String>, _ others: [Int: Set<String>]) -> [Int] {
      others.filter { !$0.value.isDisjoint(with: names) }.map(\.key)
    }
    for old in olds {
      let candidates = partners(ours[old] ?? [], theirs)
      guard let new = candidates.first, candidates.count == 1,
        partners(theirs[new] ?? [], ours).count == 1
      else { continue }
      join(old, new)
    }
  }
}

/// Which things of two models are the same thing.
///
/// By name first, then by other names (別名, 名称), where that leaves no doubt. Sites, systems, keys and channels that say and do
/// just the same under another name are the same too. Parties, items and classes of people never are: a contractor that replaces
/// another does just the same, and must count as new.
struct Matching: Sendable {
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

  init(_ old: Model, _ new: Model) {
    self.old = old
    self.new = new
    parties = Self.byNames(old.parties, new.parties) {
      Set($0.aliases + [$0.name] + ($0.fullName.map { [$0] } ?? []))
    }
    items = Self.byNames(old.items, new.items) { Set($0.aliases + [$0.name]) }
    classes = Self.byNames(old.subjects, new.subjects) { [$0.name] }
    groups = Self.byNames(old.groups, new.groups) { [$0.name] }
    sites = Self.byNames(old.sites, new.sites) { Set($0.aliases + [$0.name]) }
    systems = Self.byNames(old.systems, new.systems) {
      Set($0.aliases + [$0.name] + ($0.fullName.map { [$0] } ?? []))
    }
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
    let ours = Describing(old, as: { soFar.identity($0, $1) })
    let theirs = Describing(new)
    pairing.pair(
      old: { ours.content(kind, $0) }, new: { theirs.content(kind, $0) })
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
    case .model, .flow, .approval, .waiver: ""
    }
  }

  private func name<Thing: Named>(
    _ new: [Thing], _ old: [Thing], _ pairing: Pairing, _ position: Int
  ) -> String {
    pairing.newOf[position].map { new[$0].name } ?? old[position].name
  }
}
