/// Which models of a run are judged jointly (`docs/adr/0015`, 1).
public struct JointGroups: Sendable {
  /// The places of the models of each group: two or more, in order.
  public let groups: [[Int]]
  /// Which version of a business joins.
  public enum Versions: String, CaseIterable, Sendable {
    /// Its 現行.
    case current = "現行"
    /// Its 案, where it has one; else its 現行.
    case draft = "案"
  }

  /// The places of all that were taken, those with nobody to be judged with too, in order.
  public let taken: [Int]
  /// Shape: place → that of the version that stands for its business, which need not share a part; `nil` where none may.
  let chosen: [Int?]

  /// The groups among some models; of each business the version that is 現行, or as asked for.
  public init(_ models: [Model], _ versions: Versions = .current) {
    let businesses = Version.businesses(models.map(\.version))
    let wanted: [Model.State] = versions == .draft ? [.draft, .current] : [.current]
    let all = Dictionary(grouping: models.indices) { businesses[$0] }
    let standing = all.compactMapValues { places in
      wanted.lazy.compactMap { state in
        places.filter { models[$0].state == state }
          .min { models[$0].span.file.precedesByBytes(models[$1].span.file) }
      }.first
    }
    chosen = businesses.map { standing[$0] }
    let taken = standing.values.filter { !models[$0].sharedParts.isEmpty }.sorted()

    var sets = DisjointSets(count: models.count)
    var first: [Thing: Int] = [:]
    for place in taken {
      for thing in models[place].sharedThings {
        if let other = first[thing] { sets.join(place, other) } else { first[thing] = place }
      }
    }
    let connected = Dictionary(grouping: taken) { sets.root(of: $0) }
    groups = connected.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    self.taken = taken
  }

  /// A declaration of a shared part.
  struct Thing: Hashable {
    let file: String
    let name: String
    /// Whether it is a class and not a system.
    let isClass: Bool
  }
}

extension Model {
  /// The systems and classes that are one thing in several businesses.
  fileprivate var sharedThings: [JointGroups.Thing] {
    let parts = Set(sharedParts)
    return systems.filter { parts.contains($0.span.file) }.map {
      .init(file: $0.span.file, name: $0.name, isClass: false)
    }
      + subjects.filter { parts.contains($0.span.file) }.map {
        .init(file: $0.span.file, name: $0.name, isClass: true)
      }
  }
}
