import NagarezuCore

/// Finds the parts that several businesses include: their systems and people are one thing in all of them (design §10.20).
///
/// Looked for among all models under the project's root, whether or not they are in the run: a model that is judged alone must not pass
/// for one that nobody else puts anything into.
struct Sharing {
  private let files: any FileReading

  /// Shape: path → file, of those that were read already.
  private let parts: [String: Part]

  init(files: any FileReading, knowing parts: [String: Part]) {
    self.files = files
    self.parts = parts
  }

  /// The same run, each model with its shared parts and what it assumes of them.
  func marked(_ run: RunReading) -> RunReading { marked(run, by: sharers(run)) }

  /// The same; `nil` where one that is known shares other parts than it did.
  func stillMarked(_ run: RunReading) -> RunReading? {
    let sharers = sharers(run)
    let isAsItWas = run.known.allSatisfy { model in
      Set(model.declaring).intersection(sharers.keys) == Set(model.sharedParts)
    }
    return isAsItWas ? marked(run, by: sharers) : nil
  }

  /// Shape: shared part → every file that is a model, or may be one, and includes it, in order of path.
  private func sharers(_ run: RunReading) -> [String: [String]] {
    let wanted =
      run.models.map { ($0.span.file, Self.candidates($0)) }
      + run.known.map { ($0.path, Set($0.declaring)) }
    let candidates = wanted.reduce(into: Set<String>()) { $0.formUnion($1.1) }
    guard !candidates.isEmpty else { return [:] }
    let roots = wanted.filter { !$0.1.isEmpty }.map { files.project(of: $0.0) }
    let businesses = businesses(run, ProjectIndex(files, below: Set(roots), knowing: parts))
    var sharers: [String: [String]] = [:]
    for part in candidates {
      let including = businesses.filter { $0.parts.contains(part) }
      guard Set(including.map(\.business)).count > 1 else { continue }
      sharers[part] = including.map(\.path).sorted { $0.precedesByBytes($1) }
    }
    return sharers
  }

  private func marked(_ run: RunReading, by sharers: [String: [String]]) -> RunReading {
    guard !sharers.isEmpty else { return run }
    var marked = RunReading(
      run.all.map { reading in
        guard let model = reading.model else { return reading }
        return Reading(
          path: reading.path, files: reading.files, problems: reading.problems,
          model: Self.marked(model, Self.candidates(model).intersection(sharers.keys), sharers))
      }, problems: run.problems, digests: run.digests)
    (marked.known, marked.origins) = (run.known, run.origins)
    return marked
  }

  /// The parts of a model that declare systems or people.
  private static func candidates(_ model: Model) -> Set<String> { Set(model.declaringParts) }

  private static func marked(
    _ model: Model, _ parts: Set<String>, _ sharers: [String: [String]]
  ) -> Model {
    var model = model
    model.sharers = sharers.filter { parts.contains($0.key) }
    model.sharedParts = parts.sorted { $0.precedesByBytes($1) }
    model.assumptions += model.sharedParts.map { part in
      Model.Assumption(
        span: SourceSpan(file: part, line: 1, column: 1),
        message: Message(
          ja: "部品「\(part)」のシステムと範囲に、ほかの事業が入れるものは調べていない",
          en:
            "what other businesses put into the systems and people of the part '\(part)' was not judged"
        ), isOfSharing: true)
    }
    return model
  }

  // MARK: Businesses

  /// Every model with all its parts, and its business.
  private func businesses(_ run: RunReading, _ index: ProjectIndex) -> [(
    business: Int, path: String, parts: Set<String>
  )] {
    var all = run.models.map { (version: $0.version, parts: Set($0.files)) }
    all += run.known.map { ($0.version, Set($0.files)) }
    let known = Set(all.map(\.version.path))
    let wanted = Set(run.models.flatMap(Self.candidates) + run.known.flatMap(\.declaring))
    for header in index.headers where !known.contains(header.path) && header.mayBeAModel {
      let version = Version(
        path: header.path, title: header.title,
        authority: header.authority.map { [$0] } ?? [], supersedes: header.supersedes)
      all.append((version, index.parts(of: header, among: wanted)))
    }
    return zip(Version.businesses(all.map(\.version)), all).map { ($0, $1.version.path, $1.parts) }
  }
}
