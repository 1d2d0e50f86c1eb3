/// What tells which models are versions of one business.
public struct Version: Sendable {
  public let path: String
  /// 件名; `nil` for what could not be read.
  public let title: String?
  /// What its 実施機関 is called; empty where the file alone does not say.
  public let authority: Set<String>
  /// 版の元: the path of the version before.
  public let supersedes: String?

  /// A version by what its file says.
  public init(path: String, title: String?, authority: Set<String>, supersedes: String?) {
    self.path = path
    self.title = title
    self.authority = authority
    self.supersedes = supersedes
  }

  /// Shape: version → its business, by the place of the first of its versions. Versions of one another, and those of one title of one
  /// authority, are one business (design §10.21; `docs/adr/0015`, 1): 国民健康保険事業 is another one in every city.
  public static func businesses(_ versions: [Version]) -> [Int] {
    var sets = DisjointSets(count: versions.count)
    let places = Dictionary(
      versions.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
    for (place, version) in versions.enumerated() {
      if let earlier = version.supersedes.flatMap({ places[$0] }) { sets.join(place, earlier) }
    }
    let titled = Dictionary(grouping: versions.indices.filter { versions[$0].title != nil }) {
      versions[$0].title
    }
    for places in titled.values { join(places, of: versions, in: &sets) }
    return versions.indices.map { sets.root(of: $0) }
  }

  /// Joins those of one title that one authority has. Whose authority is not known is of the only one there is.
  private static func join(
    _ places: [Int], of versions: [Version], in sets: inout DisjointSets
  ) {
    var first: [String: Int] = [:]
    for place in places {
      for name in versions[place].authority {
        if let other = first[name] { sets.join(place, other) } else { first[name] = place }
      }
    }
    let unknown = places.filter { versions[$0].authority.isEmpty }
    let known = places.filter { !versions[$0].authority.isEmpty }
    for place in unknown.dropFirst() { sets.join(place, unknown[0]) }
    guard let one = known.first, let other = unknown.first else { return }
    if Set(known.map { sets.root(of: $0) }).count == 1 { sets.join(other, one) }
  }
}

extension Model {
  /// Which version of a business it is.
  public var version: Version {
    Version(
      path: span.file, title: title, authority: self[authority].names, supersedes: supersedes)
  }
}
