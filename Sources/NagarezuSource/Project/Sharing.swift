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
  func marked(_ run: RunReading) -> RunReading {
    let wanted = run.models.map(Self.candidates)
    guard wanted.contains(where: { !$0.isEmpty }) else { return run }
    let candidates = wanted.reduce(into: Set<String>()) { $0.formUnion($1) }
    let roots = zip(run.models, wanted).filter { !$0.1.isEmpty }.map {
      files.project(of: $0.0.span.file)
    }
    let index = ProjectIndex(files, below: Set(roots), knowing: parts)
    let businesses = businesses(run, index)
    let sharers = Dictionary(
      uniqueKeysWithValues: candidates.map { part in
        (part, businesses.filter { $0.parts.contains(part) })
      })
    let shared = candidates.filter { Set((sharers[$0] ?? []).map(\.business)).count > 1 }
    return RunReading(
      run.all.map { reading in
        guard let model = reading.model else { return reading }
        return Reading(
          path: reading.path, files: reading.files, problems: reading.problems,
          model: Self.marked(
            model, shared.intersection(Self.candidates(model)), sharers.mapValues { $0.map(\.path) }
          ))
      }, problems: run.problems, digests: run.digests)
  }

  /// The parts of a model that declare systems or people.
  private static func candidates(_ model: Model) -> Set<String> {
    Set(model.systems.map(\.span.file) + model.subjects.map(\.span.file))
      .subtracting([model.span.file])
  }

  private static func marked(
    _ model: Model, _ parts: Set<String>, _ sharers: [String: [String]]
  ) -> Model {
    var model = model
    model.sharers = sharers.filter { parts.contains($0.key) }.mapValues { paths in
      paths.filter { $0 != model.span.file }.sorted { $0.precedesByBytes($1) }
    }
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
    let known = Set(all.map(\.version.path))
    let wanted = Set(run.models.flatMap(Self.candidates))
    for header in index.headers where !known.contains(header.path) && header.mayBeAModel {
      let version = Version(
        path: header.path, title: header.title, supersedes: header.supersedes)
      all.append((version, index.parts(of: header, among: wanted)))
    }
    return zip(Version.businesses(all.map(\.version)), all).map { ($0, $1.version.path, $1.parts) }
  }
}
