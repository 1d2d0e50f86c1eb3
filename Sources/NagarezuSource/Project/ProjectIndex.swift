import NagarezuCore

/// What the files of a project say of themselves, as far as including goes: read without judging anything.
struct ProjectIndex {
  /// What one file says of itself.
  struct Header {
    var path: String
    /// `nil` for a part, and for what cannot be read.
    var title: String?
    var includes: [String]
    var supersedes: String?
    /// The bytes of a text that cannot be read: it may include whatever it names; `nil` where it can.
    var unreadText: [UInt8]?

    /// Whether it is a model, or cannot be read and so may be one.
    var mayBeAModel: Bool { title != nil || unreadText != nil }
  }

  /// Those that include something, or cannot be read and may; in order of root, then of path.
  let headers: [Header]
  /// Shape: path → header.
  private let byPath: [String: Header]

  /// The files below some folders, of which those of `parts` were read already.
  init(_ files: any FileReading, below roots: Set<String>, knowing parts: [String: Part] = [:]) {
    headers = roots.sorted { $0.precedesByBytes($1) }.flatMap { root -> [Header] in
      guard let listing = try? files.listModels(in: root) else { return [] }
      return listing.models.compactMap { path in
        if let part = parts[path] { return part.header }
        return (try? files.read(path, in: root)).flatMap { Part(path: path, bytes: $0).header }
      }
    }
    byPath = Dictionary(headers.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// What a file includes, directly or through others, of `wanted`; of a text that cannot be read what it names.
  func parts(of header: Header, among wanted: Set<String>) -> Set<String> {
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

  /// Whether a file may include another: without one of these words none does.
  static func mayInclude(_ bytes: [UInt8]) -> Bool { marks.contains(where: bytes.contains(sequence:)) }

  private static let marks = ["取込", "include"].map { Array($0.utf8) }
}

extension Part {
  /// What the file says of itself; `nil` for one that includes nothing.
  var header: ProjectIndex.Header? { mayInclude ? said ?? heard : nil }

  /// What it says, asked of what stands in it.
  var heard: ProjectIndex.Header {
    // What is wrong with it is said where it is read to be followed.
    guard let fields = fields?.saying(to: DiagnosticLog()) else {
      return ProjectIndex.Header(
        path: path, title: nil, includes: [], supersedes: nil, unreadText: unreadText)
    }
    return ProjectIndex.Header(
      path: path, title: fields.text(.title)?.text,
      includes: fields.texts(.include).map { ModelPath.target($0.text, from: path) },
      supersedes: fields.text(.supersedes).map { ModelPath.target($0.text, from: path) },
      unreadText: nil)
  }
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
