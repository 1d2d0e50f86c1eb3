import NagarezuCore

/// Finds the parts that several businesses include: their systems and people are one thing in all of them (design §10.20).
///
/// Looked for among all models under the project's root, whether or not they are in the run: a model that is judged alone must not pass
/// for one that nobody else puts anything into.
struct Sharing {
  private let files: any FileReading

  init(files: any FileReading) { self.files = files }

  /// What another file says of itself, as far as sharing goes.
  private struct Header {
    var path: String
    /// `nil` for a part, and for what cannot be read.
    var title: String?
    var includes: [String]
    var supersedes: String?
    /// Names of files that stand somewhere in a text that cannot be read; `nil` where it can.
    var unreadText: [UInt8]?
  }

  /// The same run, each model with its shared parts and what it assumes of them.
  func marked(_ run: RunReading) -> RunReading {
    let wanted = run.models.map(Self.candidates)
    guard wanted.contains(where: { !$0.isEmpty }) else { return run }
    let candidates = wanted.reduce(into: Set<String>()) { $0.formUnion($1) }
    let roots = zip(run.models, wanted).filter { !$0.1.isEmpty }.map {
      files.root(of: $0.0.span.file)
    }
    let headers = headers(below: Set(roots), besides: run)
    let shared = candidates.filter { part in
      Set(businesses(run, headers).filter { $0.parts.contains(part) }.map(\.name)).count > 1
    }
    return RunReading(
      run.all.map { reading in
        guard let model = reading.model else { return reading }
        return Reading(
          path: reading.path, files: reading.files, problems: reading.problems,
          model: Self.marked(model, shared.intersection(Self.candidates(model))))
      }, problems: run.problems)
  }

  /// The parts of a model that declare systems or people.
  private static func candidates(_ model: Model) -> Set<String> {
    Set(model.systems.map(\.span.file) + model.subjects.map(\.span.file))
      .subtracting([model.span.file])
  }

  private static func marked(_ model: Model, _ parts: Set<String>) -> Model {
    var model = model
    model.sharedParts = parts.sorted { $0.precedesByBytes($1) }
    model.assumptions += model.sharedParts.map { part in
      Model.Assumption(
        span: SourceSpan(file: part, line: 1, column: 1),
        message: Message(
          ja: "部品「\(part)」のシステムと範囲に、ほかの事業が入れるものは調べていない",
          en:
            "what other businesses put into the systems and people of the part '\(part)' was not judged"
        ))
    }
    return model
  }

  // MARK: Businesses

  /// Every model with all its parts, under the name of its business: versions of one another, and models of one title, are one.
  private func businesses(_ run: RunReading, _ headers: [Header]) -> [(
    name: String, parts: Set<String>
  )] {
    let byPath = Dictionary(headers.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    var all: [(path: String, title: String?, supersedes: String?, parts: Set<String>)] =
      run.models.map { ($0.span.file, $0.title, $0.supersedes, Set($0.files)) }
    let known = Set(all.map(\.path))
    for header in headers where !known.contains(header.path) {
      if let text = header.unreadText {
        // It may be a model that includes whatever it names.
        let names = Set(run.models.flatMap(Self.candidates)).filter { text.contains(nameOf: $0) }
        all.append((header.path, nil, nil, names))
      } else if header.title != nil {
        all.append((header.path, header.title, header.supersedes, parts(of: header, byPath)))
      }
    }
    var names = Dictionary(all.map { ($0.path, $0.path) }, uniquingKeysWith: { one, _ in one })
    func join(_ a: String, _ b: String) {
      guard let one = names[a], let other = names[b], one != other else { return }
      for (path, name) in names where name == other { names[path] = one }
    }
    var firstOfTitle: [String: String] = [:]
    for one in all {
      if let earlier = one.supersedes { join(one.path, earlier) }
      guard let title = one.title else { continue }
      if let first = firstOfTitle[title] {
        join(first, one.path)
      } else {
        firstOfTitle[title] = one.path
      }
    }
    return all.map { (names[$0.path] ?? $0.path, $0.parts) }
  }

  private func parts(of header: Header, _ all: [String: Header]) -> Set<String> {
    var found = Set(header.includes)
    var open = header.includes
    while let next = open.popLast() {
      for inner in all[next]?.includes ?? [] where found.insert(inner).inserted {
        open.append(inner)
      }
    }
    return found
  }

  // MARK: Reading others

  private func headers(below roots: Set<String>, besides run: RunReading) -> [Header] {
    roots.flatMap { root -> [Header] in
      guard let listing = try? files.listModels(in: root) else { return [] }
      let project = ModelPath.leadsOut(root) ? root : ""
      return listing.models.compactMap { header(of: $0, in: project) }
    }
  }

  /// What a file says of itself; `nil` for one that includes nothing.
  private func header(of path: String, in project: String) -> Header? {
    guard let bytes = try? files.read(path, in: project),
      Self.marks.contains(where: bytes.contains(sequence:))
    else { return nil }
    let shown = files.displayed(path)
    guard let fields = Part(path: shown, bytes: bytes).fields else {
      return Header(path: shown, title: nil, includes: [], supersedes: nil, unreadText: bytes)
    }
    return Header(
      path: shown, title: fields.text(.title)?.text,
      includes: fields.texts(.include).map { ModelPath.target($0.text, from: shown) },
      supersedes: fields.text(.supersedes).map { ModelPath.target($0.text, from: shown) },
      unreadText: nil)
  }

  /// Without one of these no file includes another.
  private static let marks = ["取込", "include"].map { Array($0.utf8) }
}

extension [UInt8] {
  /// Whether these bytes stand somewhere in a row.
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    guard let first = sequence.first, count >= sequence.count else { return false }
    return withUnsafeBufferPointer { all in
      (0...all.count - sequence.count).contains { at in
        all[at] == first && all[at..<at + sequence.count].elementsEqual(sequence)
      }
    }
  }

  /// Whether the name of a file, without its folder, stands somewhere.
  fileprivate func contains(nameOf path: String) -> Bool {
    contains(sequence: Array(path.split(separator: "/").last.map(String.init)?.utf8 ?? path.utf8))
  }
}
