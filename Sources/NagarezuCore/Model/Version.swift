/// What tells which models are versions of one business.
public struct Version: Sendable {
  public let path: String
  /// 件名; `nil` for what could not be read.
  public let title: String?
  /// 版の元: the path of the version before.
  public let supersedes: String?

  /// A version by what its file says.
  public init(path: String, title: String?, supersedes: String?) {
    self.path = path
    self.title = title
    self.supersedes = supersedes
  }

  /// Shape: version → its business, by the place of the first of its versions. Versions of one another, and those of one title, are one
  /// business (design §10.21).
  public static func businesses(_ versions: [Version]) -> [Int] {
    var sets = DisjointSets(count: versions.count)
    let places = Dictionary(
      versions.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
    var titled: [String: Int] = [:]
    for (place, version) in versions.enumerated() {
      if let earlier = version.supersedes.flatMap({ places[$0] }) { sets.join(place, earlier) }
      guard let title = version.title else { continue }
      if let first = titled[title] { sets.join(place, first) } else { titled[title] = place }
    }
    return versions.indices.map { sets.root(of: $0) }
  }
}

extension Model {
  /// Which version of a business it is.
  public var version: Version {
    Version(path: span.file, title: title, supersedes: supersedes)
  }
}
