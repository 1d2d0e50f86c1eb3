import NagarezuCore

/// Municipalities whose businesses exchange data with each other, with contractors and over a hub of the nation: the same facts as
/// numbers, for whoever computes with them alone, and as a model. The same size always gives the same network.
public struct Network: Sendable {
  /// One flow between nodes.
  public struct Link: Sendable {
    public let from: Int
    public let to: Int
    /// The items it names, ascending; `nil` where it carries all there is.
    public let items: [Int]?
  }

  /// What a node is born with.
  public struct Origin: Sendable {
    public let node: Int
    /// Ascending.
    public let items: [Int]
  }

  public static let items = 400
  /// How many cells of people each item is known about.
  public static let people = 9
  private static let businesses = 20

  public private(set) var nodes = 0
  public private(set) var links: [Link] = []
  public private(set) var origins: [Origin] = []

  public init(municipalities: Int) {
    var chance = Chance()
    let hub = node()
    let contractors = (0..<5 + municipalities / 20).map { _ in node() }
    // Every business of a kind has fields of its own, and hands on about the same in every municipality.
    let kinds = (0..<Self.businesses).map { _ in chance.some(60, of: Self.items) }
    let shared = chance.some(40, of: Self.items)
    for _ in 0..<municipalities {
      let (host, gateway, vault) = (node(), node(), node())
      origins.append(Origin(node: host, items: shared))
      link(gateway, hub, chance.some(40, of: Self.items))
      link(hub, gateway, chance.some(40, of: Self.items))
      link(host, vault, nil)
      let systems = kinds.map { _ in node() }
      for (kind, system) in zip(kinds, systems) {
        origins.append(Origin(node: system, items: kind))
        link(host, system, chance.some(of: shared))
        link(system, host, chance.some(of: kind))
        link(system, gateway, chance.some(of: kind))
        link(gateway, system, chance.some(20, of: Self.items))
        link(system, vault, chance.below(7) == 0 ? nil : kind)
        let contractor = contractors[chance.below(contractors.count)]
        link(system, contractor, chance.some(of: kind))
        link(contractor, system, chance.some(of: kind))
        link(system, systems[chance.below(systems.count)], chance.some(of: kind))
      }
    }
  }

  private mutating func node() -> Int {
    nodes += 1
    return nodes - 1
  }

  private mutating func link(_ from: Int, _ to: Int, _ items: [Int]?) {
    guard from != to else { return }
    links.append(Link(from: from, to: to, items: items))
  }

  /// The network in the language: every node a system of the authority, every item about all of the people.
  public var model: Model {
    let span = SourceSpan(file: "network.yaml", line: 1, column: 1)
    // A class that is cut into parts, which are one less than the cells: the last are those in none.
    let parts = (1..<Self.people).map {
      SubjectClass(name: "区分\($0)", within: [SubjectClass.ID(0)], span: span)
    }
    let classes = [SubjectClass(name: "住民", isPartitioned: true, span: span)] + parts
    let population: Population
    do {
      population = try Population(classes)
    } catch {
      preconditionFailure("disjoint classes can always be cut: \(error)")
    }
    precondition(population.count == Self.people)
    let everyone = population.everyone
    func ids(_ items: [Int]) -> [Item.ID] { items.map { Item.ID($0) } }
    let born = Dictionary(grouping: origins, by: \.node)
    let systems = (0..<nodes).map { node in
      System(
        name: "機\(node)", operators: [Party.ID(0)],
        holdings: (born[node] ?? []).map {
          System.Holding(items: ids($0.items), subjects: everyone, span: span)
        }, keep: .forever, span: span)
    }
    let flows = links.enumerated().map { number, link in
      Flow(
        number: "\(number)", from: .system(System.ID(link.from)), to: .system(System.ID(link.to)),
        items: link.items.map { .named(ids($0)) } ?? .all(except: []), subjects: everyone,
        span: span)
    }
    return Model(
      title: "network", authority: Party.ID(0),
      parties: [Party(name: "区", kind: .authority, span: span)], sites: [], systems: systems,
      subjects: classes, population: population,
      items: (0..<Self.items).map { Item(name: "項目\($0)", span: span) }, groups: [], keys: [],
      channels: [], flows: flows, approvals: [], files: ["network.yaml"], span: span)
  }
}

/// Numbers that look like chance and are always the same.
private struct Chance {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// From 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  /// About so many numbers below `bound`, ascending.
  mutating func some(_ count: Int, of bound: Int) -> [Int] {
    (0..<bound).filter { _ in below(bound) < count }
  }

  /// About half of some numbers, in their order.
  mutating func some(of numbers: [Int]) -> [Int] { numbers.filter { _ in below(2) == 0 } }
}
