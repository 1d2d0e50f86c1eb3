import NagarezuCore

/// What the files of a project say of themselves, as far as including goes: read without judging anything.
struct ProjectIndex {
  /// Those that include something, or cannot be read and may; in order of root, then of path.
  let headers: [PartHeader]
  /// Shape: path → header.
  private let byPath: [String: PartHeader]

  /// The files below some folders, of which those of `parts` were read already.
  init(_ files: any FileReading, below roots: Set<String>, knowing parts: [String: Part] = [:]) {
    headers = roots.sorted { $0.precedesByBytes($1) }.flatMap { root -> [PartHeader] in
      guard let listing = try? files.listModels(in: root) else { return [] }
      return listing.models.compactMap { path in
        if let part = parts[path] { return part.header }
        return (try? files.read(path, in: root)).flatMap { Part(path: path, bytes: $0).header }
      }
    }
    byPath = Dictionary(headers.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// What a file includes, directly or through others, of `wanted`; of a text that cannot be read what it names.
  func parts(of header: PartHeader, among wanted: Set<String>) -> Set<String> {
    if let text = header.unreadText { return wanted.filter { text.contains(nameOf: $0) } }
    var found = Set(header.includes)
    var open = header.includes
    while let next = open.popLast() {
      for inner in byPath[next]?.includes ?? [] where found.insert(inner).inserted {
        open.append(inner)
      }
    }
    return found.intersection(wanted)
  }

  /// The models that include a part, and what cannot be read but names it; in the order of ``headers``.
  func models(including part: String) -> [String] {
    headers.filter { header in
      header.mayBeAModel && header.path != part
        && parts(of: header, among: [part]).contains(part)
    }.map(\.path)
  }

}
