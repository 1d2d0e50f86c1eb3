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

  /// The files below some folders.
  init(_ files: any FileReading, below roots: Set<String>) {
    headers = roots.sorted { $0.precedesByBytes($1) }.flatMap { root -> [Header] in
      guard let listing = try? files.listModels(in: root) else { return [] }
      return listing.models.compactMap { Self.header(of: $0, in: root, files) }
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

  /// What a file says of itself; `nil` for one that includes nothing.
  private static func header(
    of path: String, in project: String, _ files: any FileReading
  ) -> Header? {
    guard let bytes = try? files.read(path, in: project),
      marks.contains(where: bytes.contains(sequence:))
    else { return nil }
    guard let fields = Part(path: path, bytes: bytes).fields else {
      return Header(path: path, title: nil, includes: [], supersedes: nil, unreadText: bytes)
    }
    return Header(
      path: path, title: fields.text(.title)?.text,
      includes: fields.texts(.include).map { ModelPath.target($0.text, from: path) },
      supersedes: fields.text(.supersedes).map { ModelPath.target($0.text, from: path) },
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
